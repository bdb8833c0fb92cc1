"""Statement and notice follow the data inventory and say what AVG 13 and 14 ask."""

from dataclasses import replace

import pytest

from domain.inventory import INVENTORY
from domain.inventory_entry import Category, RetentionClass
from domain.letters.model import Bullets, Heading, Paragraph
from domain.policy.purposes import Purpose
from domain.statements.texts import as_blocks, notice_text, reglement_text, statement_text
from domain.statements.words import CATEGORY_WORDS, PURPOSE_WORDS, RETENTION_WORDS, TABLE_WORDS
from tests.unit.letters.test_letters import BUREAU

pytestmark = pytest.mark.clause("R2")


def test_a_new_column_in_the_inventory_changes_statement_and_notice() -> None:
    new = replace(INVENTORY[0], table="client", column="proef", label="Een nieuw gegeven", export="proef")
    for text in (statement_text, notice_text):
        assert "een nieuw gegeven" not in text(BUREAU)
        assert "een nieuw gegeven" in text(BUREAU, [*INVENTORY, new])


def test_another_period_in_the_inventory_changes_the_statement() -> None:
    changed = [replace(entry, retention=RetentionClass.STATUTORY) for entry in INVENTORY]
    assert statement_text(BUREAU, changed) != statement_text(BUREAU)


def test_every_category_of_the_inventory_about_clients_is_told() -> None:
    told = {entry.category for entry in INVENTORY if entry.export and entry.retention in RETENTION_WORDS}
    words = statement_text(BUREAU)
    assert told - set(CATEGORY_WORDS) <= {
        Category.STAFF,
        Category.CREDENTIAL,
        Category.PARTY_CONTACT,
        Category.PSEUDONYM,
    }
    for category in told & set(CATEGORY_WORDS):
        assert CATEGORY_WORDS[category] in words


def test_words_exist_for_every_purpose_and_for_no_table_that_is_not_there() -> None:
    assert set(PURPOSE_WORDS) == set(Purpose)
    assert set(TABLE_WORDS) <= {entry.table for entry in INVENTORY}


@pytest.mark.parametrize(
    "told",
    [
        "Bureau Voorbeeld",
        "privacy@voorbeeld.invalid",
        "twee jaar na het einde",
        "tien jaar",
        "Autoriteit Persoonsgegevens",
        "intrekken",
        "niet naar landen buiten Europa",
        "neemt geen besluiten",
        "binnen een maand",
        "kost u niets",
        "van uw opdrachtgever en van uzelf",
        "geen gevolgen voor uw begeleiding",
    ],
)
def test_the_statement_says_what_the_law_asks(told: str) -> None:
    assert told in statement_text(BUREAU)


def test_the_markup_becomes_headings_items_and_paragraphs() -> None:
    assert as_blocks("# Kop\nTekst\n- een\n- twee\n\nNog iets\n") == (
        Heading("Kop"),
        Paragraph("Tekst"),
        Bullets(("een", "twee")),
        Paragraph("Nog iets"),
    )


def test_lines_of_the_reglement_become_paragraphs_under_their_headings() -> None:
    assert reglement_text(" Doel  \n \nEen zin die \nover twee regels loopt.  \n") == (
        "# Doel\nEen zin die over twee regels loopt.\n"
    )
