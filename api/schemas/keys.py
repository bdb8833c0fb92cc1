"""Bodies about the versions of keys. Never key material."""

from typing import Annotated

from pydantic import Field

from api.schemas.base import Count, Model, Moment
from domain.keys.model import KeyKind


class KeyVersion(Model):
    """Een versie van een sleutel, en hoeveel gegevens ermee zijn verzegeld."""

    version: Count
    first_seen_at: Moment
    retired_at: Moment | None = None
    rows: Count


class KeyState(Model):
    """De versies van een sleutel, oudste eerst, en hoe ver de nieuwste het heeft overgenomen."""

    kind: KeyKind
    versions: Annotated[list[KeyVersion], Field(max_length=10_000)]
    rotating: bool
    total: Count
    done: Count
    behind: Count


class KeyStateList(Model):
    """De stand van alle sleutels die van versie wisselen."""

    items: Annotated[list[KeyState], Field(max_length=10)]
