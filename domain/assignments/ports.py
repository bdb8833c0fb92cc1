"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.assignments.model import Assignment
from domain.clients.ports import ClientsWork
from domain.exclusions.ports import ExclusionsWork


class AssignmentRepository(Protocol):
    """Assignments of one client."""

    async def assignments(self, client_id: UUID) -> Sequence[Assignment]: ...


class AssignmentsWork(ClientsWork, ExclusionsWork, Protocol):
    """An act on assignments."""

    @property
    def assignments(self) -> AssignmentRepository: ...
