"""What acts on data breaches need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.cases.ports import CasesWork
from domain.cases.sealed import CaseEvent, CaseLetter, CasePartsWork
from domain.data_breaches.model import Breach, NewBreach
from domain.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class BreachFile:
    """A breach with what happened, and the letter of each client who was told."""

    breach: Breach
    events: Sequence[CaseEvent]
    letters: Sequence[CaseLetter]


class BreachesRepository(Protocol):
    async def add(self, breach_id: UUID, new: NewBreach) -> None: ...

    async def list(self, *, closed: bool) -> Sequence[Breach]:
        """Oldest knowledge first for open ones, newest first for closed ones; without texts; at most 200."""
        ...

    async def breach(self, breach_id: UUID, *, lock: bool = False) -> Breach | None:
        """One breach; with `lock` held for change."""
        ...

    async def change(self, breach: Breach) -> None: ...


class BreachesWork(UnitOfWork, CasesWork, CasePartsWork, Protocol):
    @property
    def breaches(self) -> BreachesRepository: ...
