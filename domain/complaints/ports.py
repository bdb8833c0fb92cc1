"""What acts on complaints need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.cases.ports import CasesWork
from domain.cases.sealed import CaseEvent, CaseLetter, CasePartsWork
from domain.complaints.counts import Counted
from domain.complaints.model import Complaint, Deadlines, NewComplaint
from domain.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class ComplaintFile:
    """A complaint with what happened and what was sent."""

    complaint: Complaint
    client_number: str | None
    events: Sequence[CaseEvent]
    letters: Sequence[CaseLetter]


class ComplaintsRepository(Protocol):
    """Complaints. A complaint about the actor is not there (R45)."""

    async def add(self, complaint_id: UUID, new: NewComplaint, deadlines: Deadlines) -> None: ...

    async def list(self, *, closed: bool) -> Sequence[Complaint]:
        """Open ones by what is due first, or closed ones newest first; at most 200, without their texts."""
        ...

    async def complaint(self, complaint_id: UUID, *, lock: bool = False) -> Complaint | None:
        """The complaint with its texts; with `lock` held for change."""
        ...

    async def change(self, complaint: Complaint) -> None: ...

    async def counted(self, begins_on: date, ends_on: date) -> Sequence[Counted]:
        """What was received in a period, counted by what is alike; only what the actor may see."""
        ...

    async def link(self, complaint_id: UUID, client_number: str) -> bool:
        """Let an open complaint without a client, and all its parts, be of this client; False when that cannot be."""
        ...


class ComplaintsWork(UnitOfWork, CasesWork, CasePartsWork, Protocol):
    @property
    def complaints(self) -> ComplaintsRepository: ...
