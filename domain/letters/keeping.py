"""Writing a letter: printed in the bureau's look and kept in the file of who it is about."""

from uuid import UUID

from domain.letters.model import Letter
from domain.letters.ports import LetterPrinter, LettersWork, NewLetter
from domain.shared.ids import new_id


async def write_letter(
    uow: LettersWork, client_id: UUID, about_kind: str, about_id: UUID, letter: Letter, printer: LetterPrinter
) -> UUID:
    """Print and keep it with the thing it is about; answers its id. Raises Invalid (unprintable-text)."""
    printed = await printer.print(letter)
    letter_id = new_id()
    await uow.letters.add(NewLetter(letter_id, client_id, letter.kind, about_kind, about_id, printed))
    return letter_id
