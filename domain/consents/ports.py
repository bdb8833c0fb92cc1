"""What acts on consents need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.consents.model import (
    Channel,
    Consent,
    ConsentPurpose,
    ConsentState,
    ConsentText,
    Evidence,
    NewConsent,
)
from domain.disclosures.ports import OutgoingWork
from domain.statements.ports import StatementsWork


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a mailing may go to at this moment: a name and how to reach them, nothing of the file."""

    client_id: UUID
    name: str
    street: str
    postcode: str
    city: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Objection:
    """That a client objected to commercial or charitable use (R33); it has no weighing and no term."""

    id: UUID
    purposes: tuple[ConsentPurpose, ...]
    channel: Channel
    objected_at: datetime
    recorded_by_name: str
    ended_consents: int


class ConsentsRepository(Protocol):
    async def texts(self) -> list[ConsentText]:
        """Every version of every text, newest first."""
        ...

    async def add_text(self, text: ConsentText) -> bool: ...

    async def withdraw_text(self, text_id: UUID) -> None: ...

    async def of(self, client_id: UUID) -> Sequence[Consent]:
        """The consents of a file, newest first; a bounded number."""
        ...

    async def owner(self, consent_id: UUID) -> UUID | None:
        """Whose consent it is; None when there is none in reach."""
        ...

    async def consent(self, client_id: UUID, consent_id: UUID, *, lock: bool = False) -> Consent | None:
        """The consent; with `lock` held so that no other act changes it before this one ends."""
        ...

    async def add(
        self,
        client_id: UUID,
        consent_id: UUID,
        new: NewConsent,
        text: ConsentText,
        expires_at: datetime | None,
    ) -> bool:
        """Lay it down. False when the scan is no document of this file, or the traject not of this client.

        Raises Conflict when one is active for the same purpose and recipient.
        """
        ...

    async def replace(self, client_id: UUID, new: NewConsent, text: ConsentText) -> None:
        """End what is active for the same purpose and recipient under other words; clear away what has expired."""
        ...

    async def answer(self, consent: Consent, evidence: Evidence | None, expires_at: datetime | None) -> bool:
        """Record yes (with evidence) or no (without). Same answers and errors as `add`."""
        ...

    async def end(
        self, consent: Consent, state: ConsentState, channel: Channel | None, effects: Sequence[str]
    ) -> None: ...

    async def lapse_of_traject(self, traject_id: UUID) -> int:
        """End what was given or offered for a traject that closes."""
        ...

    async def mailing_in_force(self, client_id: UUID) -> Sequence[UUID]:
        """The consents to commercial or charitable use that are given or offered, held for change."""
        ...

    async def end_by_objection(self, consent_ids: Sequence[UUID], channel: Channel) -> None: ...

    async def add_objection(
        self, client_id: UUID, objection_id: UUID, channel: Channel, ended: int
    ) -> None: ...

    async def objections(self, client_id: UUID) -> Sequence[Objection]: ...

    async def addressees(self, purpose: ConsentPurpose) -> Sequence[Addressee]:
        """Exactly the clients with a consent in force for this mailing, by name."""
        ...


class ConsentsWork(StatementsWork, OutgoingWork, Protocol):
    @property
    def consents(self) -> ConsentsRepository: ...


class LapsingConsents(Protocol):
    """The part of this subject that the closing of a traject asks."""

    @property
    def consents(self) -> ConsentsRepository: ...
