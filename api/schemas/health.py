"""The answer of the health endpoints."""

from typing import Literal

from api.schemas.base import Model


class Health(Model):
    """State of the service."""

    status: Literal["live", "ready"]
