"""What acts on these questions need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.access_questions.model import AccessQuestion
from domain.cases.ports import CasesWork
from domain.cases.sealed import CasePartsWork
from domain.policy.actions import Action
from domain.ports import UnitOfWork
from domain.tasks.ports import TasksWork


class AccessQuestionRepository(Protocol):
    """Questions the actor may handle: the row filter leaves out those about the actor."""

    async def adviser_of(self, client_id: UUID) -> UUID | None:
        """Who the client is assigned to now."""
        ...

    async def add(self, case_id: UUID, client_id: UUID, action: Action, question: str | None) -> None: ...

    async def questions(self) -> Sequence[AccessQuestion]:
        """Open ones first, by the day they are due; at most 200."""
        ...

    async def question(self, case_id: UUID) -> AccessQuestion | None: ...

    async def answer(self, case_id: UUID, answer: str) -> bool: ...


class AccessQuestionsWork(UnitOfWork, CasesWork, CasePartsWork, Protocol):
    """Handling a question."""

    @property
    def access_questions(self) -> AccessQuestionRepository: ...


class AskWork(TasksWork, AccessQuestionsWork, Protocol):
    """Registering a question: a task in the file, or a case past the adviser."""
