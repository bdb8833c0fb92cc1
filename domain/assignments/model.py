"""An assignment and its period."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Assignment:
    """A client assigned to an adviser, from a moment, until a moment or until further notice."""

    id: UUID
    adviser_id: UUID
    adviser_name: str
    valid_from: datetime
    valid_until: datetime | None
    reason: str | None
