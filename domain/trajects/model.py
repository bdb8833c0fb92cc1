"""The traject as every subject that works under one knows it."""

from dataclasses import dataclass
from uuid import UUID

from domain.clients.model import TrajectHeader


@dataclass(frozen=True, slots=True)
class Traject:
    """A traject and whose it is."""

    client_id: UUID
    header: TrajectHeader
    version: int
