"""What acts on mediations need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.cases.ports import CasesWork
from domain.cases.sealed import CaseEvent, CasePartsWork
from domain.mediations.model import Mediation
from domain.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class MediationFile:
    """A mediation with what happened."""

    mediation: Mediation
    events: Sequence[CaseEvent]


@dataclass(frozen=True, slots=True)
class DisputedCase:
    """The open request or complaint a mediation is about."""

    id: UUID
    client_id: UUID


class MediationsRepository(Protocol):
    """Mediations. One about a complaint about the actor is not there (R45)."""

    async def disputed(self, case_id: UUID) -> DisputedCase | None:
        """An open request or complaint of a client, in reach of the actor."""
        ...

    async def add(self, mediation_id: UUID, about: DisputedCase) -> bool:
        """False when one is open for the same case."""
        ...

    async def list(self, *, closed: bool) -> Sequence[Mediation]:
        """Newest first, without their texts; at most 200."""
        ...

    async def mediation(self, mediation_id: UUID, *, lock: bool = False) -> Mediation | None:
        """One mediation; with `lock` held for change."""
        ...

    async def change(self, mediation: Mediation) -> None: ...


class MediationsWork(UnitOfWork, CasesWork, CasePartsWork, Protocol):
    @property
    def mediations(self) -> MediationsRepository: ...
