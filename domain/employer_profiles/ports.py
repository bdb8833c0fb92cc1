"""What acts on employer profiles need from the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from domain.clients.ports import ClientsWork
from domain.consents.ports import ConsentsWork
from domain.disclosures.ports import DisclosureRepository
from domain.employer_profiles.model import Content, Profile, RestrictedHere
from domain.records.ports import RecordRepository
from domain.trajects.ports import TrajectsWork


@dataclass(frozen=True, slots=True)
class PrintedProfile:
    """The bytes of a preview."""

    pdf: bytes
    sha256: bytes
    pages: int


class EmployerProfileRepository(Protocol):
    """Profiles of files that the actor may reach; names, texts and bytes sealed with the client's key."""

    async def add(
        self, client_id: UUID, traject_id: UUID, profile_id: UUID, content: Content, printed: PrintedProfile
    ) -> None: ...

    async def of(self, client_id: UUID) -> Sequence[Profile]:
        """Newest first, at most 100."""
        ...

    async def pdf(self, client_id: UUID, profile_id: UUID) -> bytes | None: ...

    async def last_sent(self, client_id: UUID, employer_name: str) -> Mapping[str, Any] | None:
        """The content of the last profile that left for this employer."""
        ...

    async def restricted(self, client_id: UUID) -> RestrictedHere:
        """What of this file is restricted on its own."""
        ...

    async def adviser_name(self) -> str:
        """The actor's own name, for who wants to meet the candidate."""
        ...


class EmployerProfilesWork(ClientsWork, ConsentsWork, TrajectsWork, Protocol):
    @property
    def disclosures(self) -> DisclosureRepository: ...

    @property
    def records(self) -> RecordRepository: ...

    @property
    def employer_profiles(self) -> EmployerProfileRepository: ...
