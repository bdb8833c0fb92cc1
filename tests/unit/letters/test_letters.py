"""A letter on paper: everything in it, in one look, the same bytes' fingerprint as kept."""

from datetime import date
from hashlib import sha256

import pypdfium2
import pytest

from api.letters.typst_letters import TypstLetters
from domain.bureau import Bureau, ContactPerson
from domain.letters.model import Bullets, Facts, Heading, Letter, LetterKind, Paragraph, Table, in_words
from domain.shared.errors import Invalid

BUREAU = Bureau(
    name="Bureau Voorbeeld",
    street="Kade 1",
    postcode="1234 AB",
    city="Zwolle",
    phone="+31 38 000 00 00",
    email="post@voorbeeld.invalid",
    website="voorbeeld.invalid",
    chamber_of_commerce="00000000",
    privacy_contact=ContactPerson("P. Persoon", "privacy@voorbeeld.invalid", ""),
    complaints_contact=ContactPerson("", "", ""),
)


def letter(*, words: str = "Wij hebben uw verzoek ontvangen.") -> Letter:
    return Letter(
        kind=LetterKind.STATEMENT_RECEIPT,
        title="Ontvangst van uw verzoek",
        reference="V-2026-0007",
        dated=date(2026, 11, 3),
        to=("Mevrouw Voorbeeld", "Laan 2", "1234 AB Zwolle"),
        blocks=(
            Paragraph(words),
            Heading("Wat nu"),
            Bullets(("Wij zoeken het op.", "U krijgt bericht.")),
            Facts((("Nummer", "V-2026-0007"),)),
            Table(("Wat", "Tot wanneer"), (("Antwoord", "3 december 2026"),)),
        ),
        signed_by="P. Persoon",
        signed_as="privacyfunctionaris",
    )


async def test_everything_the_letter_says_is_on_paper() -> None:
    printed = await TypstLetters(BUREAU).print(letter())
    document = pypdfium2.PdfDocument(printed.pdf)
    words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    for said in ("Ontvangst van uw verzoek", "3 november 2026", "Mevrouw Voorbeeld", "Wij zoeken het op.",
                 "Tot wanneer", "P. Persoon", "V-2026-0007", "Kade 1"):  # fmt: skip
        assert said in words, said
    assert printed.pages == len(document) == 1
    assert printed.sha256 == sha256(printed.pdf).digest()


async def test_a_character_without_a_letter_form_is_refused_before_anything_is_kept() -> None:
    with pytest.raises(Invalid):
        await TypstLetters(BUREAU).print(letter(words="\U0001f9ff"))


def test_a_date_is_written_in_words() -> None:
    assert in_words(date(2026, 11, 3)) == "3 november 2026"


def test_a_table_has_as_many_cells_as_columns() -> None:
    with pytest.raises(ValueError, match="table-row-length"):
        Table(("Een", "Twee"), (("alleen",),))
