"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.clients.model import CaseloadItem, ClientFile, ClientValues, SearchQuery
from domain.intake.codes import PartyKind
from domain.intake.content import IntakeContent
from domain.intake.row import ContractTerms
from domain.policy.actor import Standing
from domain.policy.engine import Decision
from domain.policy.gate import ClientFacts
from domain.ports import UnitOfWork
from domain.referrals.ports import NewFile, ReferralRepository


@dataclass(frozen=True, slots=True)
class CaseloadFilter:
    """Which clients to list, by closed codes only; `after` is the last client of the previous page."""

    service: str | None = None
    state: str | None = None
    adviser_id: UUID | None = None
    newest_first: bool = False
    after: UUID | None = None
    limit: int = 51


@dataclass(frozen=True, slots=True)
class Commission:
    """A contract, and the commissioning party whose it is."""

    party_kind: PartyKind
    party_name: str
    terms: ContractTerms


@dataclass(frozen=True, slots=True)
class CreationFacts:
    """What entering a client rests on. `commission` is None when the party has no such contract, `adviser_name`
    when the adviser cannot be given clients (see `ClientRepository.adviser_available`).
    """

    standing: Standing
    commission: Commission | None = None
    adviser_name: str | None = None


class OpenedFile(Protocol):
    """A file as it was read, still closed: `open` decrypts what the decision allows, and nothing else."""

    @property
    def facts(self) -> ClientFacts: ...

    @property
    def unseen_assignment(self) -> UUID | None:
        """The assignment of this actor that was never opened before."""
        ...

    def open(self, decision: Decision) -> ClientFile: ...


class ClientRepository(Protocol):
    """Clients: header, identity, caseload."""

    async def read(self, client_id: UUID) -> OpenedFile:
        """Standing, relation, key and row, in one statement."""
        ...

    async def mark_seen(self, assignment_id: UUID) -> None: ...

    async def caseload(self, wanted: CaseloadFilter, *, everyone: bool) -> Sequence[CaseloadItem]: ...

    async def search(self, query: SearchQuery, *, everyone: bool, limit: int) -> Sequence[CaseloadItem]: ...

    async def bsn(self, client_id: UUID) -> str | None: ...

    async def values(self, client_id: UUID) -> tuple[ClientValues, int]: ...

    async def change(self, client_id: UUID, values: ClientValues, expected_version: int) -> bool: ...

    async def adviser_available(self, adviser_id: UUID) -> bool:
        """Active, an adviser, and with a confidentiality agreement in force (R27)."""
        ...

    async def creation_facts(self, party_id: UUID, contract_id: UUID, adviser_id: UUID) -> CreationFacts:
        """Standing, party, contract and adviser, in one statement."""
        ...

    async def add(self, content: IntakeContent, file: NewFile) -> str | None:
        """Lay down a client's whole file and answer the client's number; None when the BSN belongs to a client."""
        ...


class ClientsWork(UnitOfWork, Protocol):
    """An act on clients."""

    @property
    def clients(self) -> ClientRepository: ...

    @property
    def referrals(self) -> ReferralRepository: ...
