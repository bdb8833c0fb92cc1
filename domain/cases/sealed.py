"""What complaints, mediations and breaches share beside their head: a key of their own, events, letters, and who they
are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.letters.model import LetterKind, Printed


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something that happened with a case: an act and a code, never a text."""

    id: UUID
    at: datetime
    act: str
    code: str | None
    by_name: str


@dataclass(frozen=True, slots=True)
class CaseLetter:
    """A letter that went out for a case."""

    id: UUID
    client_number: str | None
    kind: LetterKind
    made_at: datetime
    by_name: str
    pages: int


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a letter goes to."""

    client_id: UUID
    number: str
    name: str
    street: str
    postcode: str
    city: str

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.name, self.street, f"{self.postcode} {self.city}")


class CasePartsRepository(Protocol):
    """Parts of a case that its own key seals. The row filters show none of it to whom the case is about (R45)."""

    async def begin(self, case_id: UUID, client_id: UUID | None) -> None:
        """Make the key of a case that was just registered."""
        ...

    async def happened(self, case_id: UUID, client_id: UUID | None, act: str, code: str | None) -> None: ...

    async def events(self, case_id: UUID) -> Sequence[CaseEvent]:
        """Newest first, at most 200."""
        ...

    async def add_about(self, case_id: UUID, client_id: UUID | None, user_id: UUID) -> bool:
        """From here on this person sees nothing of it, nor of a mediation about it. False when already so.

        Raises Conflict when it is they who handle it.
        """
        ...

    async def remove_about(self, case_id: UUID, user_id: UUID) -> bool:
        """Let in again who was named by mistake, also with a mediation about it. False when they were not named."""
        ...

    async def copy_about(self, from_case: UUID, to_case: UUID) -> None: ...

    async def may_handle(self, case_id: UUID, user_id: UUID) -> bool:
        """Whether this is a privacy officer or director whom the case is not about."""
        ...

    async def is_staff(self, user_id: UUID) -> bool: ...

    async def sees_client(self, client_id: UUID) -> bool:
        """Whether the actor has this client's header in reach."""
        ...

    async def addressee(self, case_id: UUID) -> Addressee | None:
        """The client of an open complaint or mediation."""
        ...

    async def addressees(self, numbers: Sequence[str]) -> Sequence[Addressee]: ...

    async def add_letter(
        self, case_id: UUID, client_id: UUID | None, kind: LetterKind, printed: Printed
    ) -> UUID: ...

    async def letters(self, case_id: UUID) -> Sequence[CaseLetter]:
        """Newest first, at most 500."""
        ...

    async def pdf(self, case_id: UUID, letter_id: UUID) -> bytes | None: ...


class CasePartsWork(Protocol):
    @property
    def case_parts(self) -> CasePartsRepository: ...
