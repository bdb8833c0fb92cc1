"""What acts on questions need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.cases.ports import CasesWork
from domain.questions.model import NewQuestion, Question
from domain.tasks.ports import TasksWork


class QuestionsRepository(Protocol):
    async def add(self, question_id: UUID, client_id: UUID, new: NewQuestion) -> None: ...

    async def of(self, client_id: UUID) -> Sequence[Question]:
        """Newest first, at most 200."""
        ...

    async def owner(self, question_id: UUID) -> UUID | None: ...

    async def answer(self, client_id: UUID, question_id: UUID, answer: str) -> bool: ...


class QuestionsWork(TasksWork, CasesWork, Protocol):
    @property
    def questions(self) -> QuestionsRepository: ...
