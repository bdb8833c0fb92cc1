"""The log in the client's words as a letter to hand over."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.access_log.client_view import ClientLine
from domain.letters.model import Block, Heading, Letter, LetterKind, Paragraph, Table, in_words
from domain.shared.clock import bureau_date

_COLUMNS = ("Wie", "Wat", "Waarom", "Hoe vaak", "Voor het laatst")


def client_letter(lines: Sequence[ClientLine], since: datetime | None, dated: date) -> Letter:
    """Who looked in the file. Its reference carries no person and no number of the file."""
    blocks: list[Block] = [
        Paragraph(
            "Hieronder leest u wie in uw dossier heeft gekeken, wat die persoon deed en waarom. "
            "Wij noemen de functie en niet de naam."
        ),
        Heading("Gekeken in uw dossier"),
        log_table([line for line in lines if line.done]),
    ]
    refused = [line for line in lines if not line.done]
    if refused:
        blocks += [
            Heading("Geprobeerd, maar niet gelukt"),
            log_table(refused),
        ]
    if since is not None:
        day = in_words(bureau_date(since))
        blocks.append(Paragraph(f"Dit overzicht begint op {day}. U kunt ook het oudere deel opvragen."))
    blocks.append(
        Paragraph(
            "Begrijpt u een regel niet? Vraag het uw adviseur. U mag ook de privacyfunctionaris vragen."
        )
    )
    return Letter(
        kind=LetterKind.ACCESS_LOG,
        title="Wie keek in uw dossier",
        reference="inzagelog",
        dated=dated,
        blocks=tuple(blocks),
    )


def log_table(lines: Sequence[ClientLine]) -> Table:
    """The lines as a table, for every document that tells who looked."""
    return Table(_COLUMNS, tuple(_row(line) for line in lines))


def _row(line: ClientLine) -> tuple[str, ...]:
    return (line.who, line.what, line.why, f"{line.times} keer", in_words(bureau_date(line.last_at)))
