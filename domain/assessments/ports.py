"""What the use cases of this subject need from the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.assessments.model import Assessment, AssessmentContent
from domain.notes.model import NoteKind
from domain.trajects.ports import TrajectsWork


@dataclass(frozen=True, slots=True)
class Citable:
    """Which of the named notes, references and activity are this client's and this traject's."""

    notes: Mapping[UUID | None, NoteKind]
    references: frozenset[UUID | None]
    activity: bool


class AssessmentRepository(Protocol):
    """Assessments and their evidence, sealed with the client's key."""

    async def assessments(self, client_id: UUID, traject_id: UUID) -> Sequence[Assessment]:
        """The assessments of a traject, newest first."""
        ...

    async def assessment(
        self, client_id: UUID, traject_id: UUID, assessment_id: UUID
    ) -> Assessment | None: ...

    async def citable(self, client_id: UUID, traject_id: UUID, content: AssessmentContent) -> Citable: ...

    async def add(
        self,
        client_id: UUID,
        traject_id: UUID,
        assessment_id: UUID,
        content: AssessmentContent,
        supersedes_id: UUID | None,
    ) -> None:
        """Lay down a draft with its evidence."""
        ...

    async def change(
        self, client_id: UUID, assessment_id: UUID, content: AssessmentContent, expected_version: int
    ) -> bool:
        """Change a draft and replace its evidence."""
        ...

    async def make_final(self, client_id: UUID, assessment_id: UUID) -> None:
        """From here on the row filter lets nobody change it."""
        ...


class AssessmentsWork(TrajectsWork, Protocol):
    """An act on assessments."""

    @property
    def assessments(self) -> AssessmentRepository: ...
