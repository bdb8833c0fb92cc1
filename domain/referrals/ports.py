"""What referrals need from outside."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.events.ports import EventsWork
from domain.intake.codes import Goal, Service
from domain.intake.content import SealedContent
from domain.referrals.model import (
    AdviserLoad,
    Match,
    Previous,
    Referral,
    ReferralItem,
    ReferralState,
    RejectionCode,
)


@dataclass(frozen=True, slots=True)
class NewTraject:
    """An order as a referral brought it, or as the coordinator entered it: then without a referral."""

    id: UUID
    party_id: UUID
    contract_id: UUID
    order_reference: str
    service: Service
    goal: Goal
    contact_name: str | None
    referral_id: UUID | None = None
    granted_hours: int | None = None


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """The first adviser of a new client, and by which act."""

    id: UUID
    adviser_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class NewFile:
    """What is laid down for a new client beside the header: traject, assignment, and the content to seal under the
    client's own key.

    `health` says whether the functional limitations have a ground on this traject (R29); `inform_by` until when the
    client must be told that data are processed (R30, AVG 14).
    """

    client_id: UUID
    traject: NewTraject
    assignment: NewAssignment
    content: SealedContent
    health: bool
    inform_by: date


class ReferralRepository(Protocol):
    """The inbox and what acceptance lays down."""

    async def items(
        self,
        state: ReferralState | None,
        party_id: UUID | None,
        after: tuple[datetime, UUID] | None,
        limit: int,
    ) -> list[ReferralItem]: ...

    async def referral(self, referral_id: UUID, *, lock: bool = False) -> Referral | None: ...

    async def lock_person(self, referral_id: UUID) -> None:
        """One acceptance for the same BSN at a time, until the end of the transaction."""
        ...

    async def matches(self, referral_id: UUID) -> list[Match]:
        """Clients with the same BSN (by index), or the same name key and date of birth; at most 20."""
        ...

    async def previous(self, referral_id: UUID) -> Previous | None: ...

    async def open_content(self, referral_id: UUID) -> SealedContent:
        """Open the sealed content, to lay it down under the client's key. Never for showing."""
        ...

    async def advisers(self, today: date, week_ago: datetime) -> list[AdviserLoad]: ...

    async def client_exists(self, client_id: UUID) -> bool: ...

    async def add_client(self, referral: Referral, file: NewFile) -> None: ...

    async def add_traject(self, client_id: UUID, traject: NewTraject) -> None: ...

    async def hours_per_traject(self, contract_id: UUID) -> int | None: ...

    async def assign(self, client_id: UUID, adviser_id: UUID, reason: str) -> UUID:
        """End the present assignment, if it is another adviser's, and begin this one. Answers its identifier."""
        ...

    async def mark_accepted(self, referral_id: UUID, client_id: UUID, *, content_moved: bool) -> None:
        """Note the decision. When the content moved into the client's file, the referral's own copy and key go."""
        ...

    async def mark_rejected(
        self, referral_id: UUID, code: RejectionCode, explanation: str | None
    ) -> None: ...


class ReferralWork(EventsWork, Protocol):
    """An act on referrals."""

    @property
    def referrals(self) -> ReferralRepository: ...
