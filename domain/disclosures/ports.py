"""What acts on disclosures need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.consents.model import ConsentPurpose
from domain.disclosures.model import DisclosedKind, Disclosure, NewDisclosure
from domain.disclosures.register import Register, RegisterFilter
from domain.documents.ports import DocumentsWork


@dataclass(frozen=True, slots=True)
class Stopped:
    """What ended: links that can no longer be opened, sends that never leave."""

    links: int
    sends: int

    @property
    def effects(self) -> tuple[str, ...]:
        """What a withdrawal did, as its receipt names it."""
        links = ("links-closed",) if self.links else ()
        return links + (("sends-cancelled",) if self.sends else ())


@dataclass(frozen=True, slots=True)
class TriedLink:
    """What a link and its code show before anything is given: whose log it is for, and the duty."""

    disclosure_id: UUID
    client_id: UUID
    confidentiality_version: str
    confidentiality_text: str


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that left by a link: what was promised, to the byte."""

    disclosure_id: UUID
    kind: DisclosedKind
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Released:
    """A planned send whose moment came: it left, or its ground was gone."""

    disclosure_id: UUID
    client_id: UUID
    sent: bool


class Outgoing(Protocol):
    """What ends in the same transaction as the ground it left on (R34)."""

    async def stop_for_consent(self, client_id: UUID, consent_id: UUID) -> Stopped: ...

    async def stop_for_objection(self, client_id: UUID, purposes: Sequence[ConsentPurpose]) -> Stopped: ...


class DisclosureRepository(Outgoing, Protocol):
    async def add(self, new: NewDisclosure) -> None:
        """Lay it down; sent now unless `send_at` says later.

        Raises Refused (R28) when the ground does not hold at this moment: the database decides, under a lock on the
        consent, so that a withdrawal and a send of the same consent never both win.
        """
        ...

    async def of(self, client_id: UUID) -> Sequence[Disclosure]:
        """Newest first, at most 300."""
        ...

    async def revoke(self, client_id: UUID, disclosure_id: UUID) -> bool:
        """False when it was opened or ended meanwhile."""
        ...

    async def register(self, asked: RegisterFilter, limit: int) -> Register:
        """What left or waits to, of every client, newest first, at most `limit`; the counts are of all."""
        ...

    async def try_link(self, token_hash: bytes, code_hash: bytes) -> TriedLink | None:
        """What is behind a link that opens now; a wrong code counts, and five end it."""
        ...

    async def take(self, token_hash: bytes, code_hash: bytes, accepted_by: str) -> Sequence[Given]:
        """What is behind the link, once, with who accepted the duty.

        Without what lost its ground; nothing when another was first.
        """
        ...

    async def release_next(self) -> Released | None:
        """For the job: let the next planned send leave, or end it when its ground is gone."""
        ...


class OutgoingWork(Protocol):
    """The part of this subject that consents ask."""

    @property
    def disclosures(self) -> Outgoing: ...


class RegisterWork(Protocol):
    """The part of this subject that reads one row back."""

    @property
    def disclosures(self) -> DisclosureRepository: ...


class DisclosuresWork(DocumentsWork, Protocol):
    @property
    def disclosures(self) -> DisclosureRepository: ...
