"""What writing and keeping letters needs from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from domain.bureau import Bureau
from domain.letters.model import KeptLetter, Letter, LetterKind, Printed


class LetterPrinter(Protocol):
    """Prints a letter in the bureau's one look."""

    bureau: Bureau

    async def print(self, letter: Letter) -> Printed:
        """The letter as PDF. Raises Invalid (unprintable-text) for a character that the fonts do not have."""
        ...


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A printed letter to keep in the file of a client, with the thing it is about."""

    id: UUID
    client_id: UUID
    kind: LetterKind
    about_kind: str
    about_id: UUID
    printed: Printed


class LettersRepository(Protocol):
    """Kept letters, sealed with the client's key. The row filters follow the client's and open cases."""

    async def add(self, letter: NewLetter) -> None: ...

    async def of(self, client_id: UUID, about_kind: str, about_id: UUID) -> Sequence[KeptLetter]:
        """The letters about one thing, newest first, at most 100."""
        ...

    async def pdf(self, client_id: UUID, about_kind: str, about_id: UUID, letter_id: UUID) -> bytes | None:
        """The bytes of one letter; None when it is not about that thing or not to be seen."""
        ...


class LettersWork(Protocol):
    @property
    def letters(self) -> LettersRepository: ...
