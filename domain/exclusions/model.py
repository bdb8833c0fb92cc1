"""A member of staff who may not see a client's file, whatever their role."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class ExclusionReason(StrEnum):
    """Why; no more is recorded."""

    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    ACQUAINTANCE = "acquaintance"
    FORMER_EMPLOYER = "former-employer"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """In force from its making until it is lifted."""

    id: UUID
    user_id: UUID
    user_name: str
    reason: ExclusionReason
    recorded_by_name: str
    created_at: datetime
