"""Keeping the heads of cases. The details of each kind are their subject's own."""

from datetime import date
from typing import Protocol
from uuid import UUID

from domain.cases.model import NewCase


class CasesRepository(Protocol):
    async def register(self, case: NewCase) -> str:
        """Lay the case down under the next number of its kind and year; answers that number."""
        ...

    async def plan(self, case_id: UUID, *, handler_id: UUID | None, due_on: date | None) -> None:
        """Set who handles it and until when."""
        ...

    async def close(self, case_id: UUID) -> None:
        """End the case now: from here on it opens nothing and holds up nothing."""
        ...

    async def reopen(self, case_id: UUID) -> None: ...


class CasesWork(Protocol):
    @property
    def cases(self) -> CasesRepository: ...
