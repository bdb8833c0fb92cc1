"""The register follows the data inventory: nothing in it that is not kept, nothing kept that is not in it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from api.letters.typst_letters import TypstLetters
from domain.inventory import INVENTORY
from domain.inventory_entry import Category, Entry, Erasure, RetentionClass
from domain.policy.purposes import Purpose
from domain.processing_activities.document import document
from domain.processing_activities.model import (
    MAILING,
    PARTY_CONTACTS,
    THIRD_PERSONS,
    Subject,
    register_of,
    subjects_of,
)
from domain.processing_activities.words import (
    ACTIVITY_WORDS,
    CATEGORY_WORDS,
    ERASURE_WORDS,
    RETENTION_WORDS,
    SUBJECT_WORDS,
)
from tests.unit.letters.test_letters import BUREAU

pytestmark = pytest.mark.clause("R1", "AVG 30")

NEW = Entry(
    "client", "proef", Category.PREFERENCE, frozenset({Purpose.INTAKE}), RetentionClass.STATUTORY, "Een proefgegeven",
    "proef", Erasure.UNLINK,
)  # fmt: skip


def labels(code: str, entries: Sequence[Entry] = INVENTORY) -> set[str]:
    activity = next(one for one in register_of(BUREAU, entries).activities if one.code == code)
    return {label for held in activity.held for label in held.labels}


def test_every_line_of_the_inventory_is_in_the_register_under_each_of_its_purposes() -> None:
    for purpose in Purpose:
        assert labels(purpose) == {entry.label for entry in INVENTORY if purpose in entry.purposes}


def test_a_new_column_in_the_inventory_is_a_new_line_and_another_fingerprint() -> None:
    before, after = register_of(BUREAU), register_of(BUREAU, [*INVENTORY, NEW])
    assert "Een proefgegeven" not in labels("intake")
    assert "Een proefgegeven" in labels("intake", [*INVENTORY, NEW])
    assert "Een proefgegeven" not in labels("guidance", [*INVENTORY, NEW])
    assert before.sha256 != after.sha256
    assert after.total == before.total + 1


@pytest.mark.parametrize(
    "change",
    [
        {"retention": RetentionClass.SECURITY},
        {"erasure": Erasure.EXPIRE},
        {"purposes": frozenset({Purpose.OVERSIGHT})},
        {"category": Category.ACCESS_LOG},
    ],
)
def test_another_period_purpose_kind_or_ending_is_another_fingerprint(change: dict[str, object]) -> None:
    changed = [replace(INVENTORY[0], **change), *INVENTORY[1:]]  # type: ignore[arg-type]
    assert register_of(BUREAU, changed).sha256 != register_of(BUREAU).sha256


def test_another_controller_is_another_fingerprint_and_the_same_inventory_is_the_same() -> None:
    assert register_of(BUREAU).sha256 == register_of(replace(BUREAU)).sha256
    assert register_of(replace(BUREAU, name="Ander Bureau")).sha256 != register_of(BUREAU).sha256


def test_health_and_bsn_are_kept_for_the_mailing_list_never() -> None:
    mailing = next(one for one in register_of(BUREAU).activities if one.code == MAILING)
    assert {held.category for held in mailing.held} == {Category.NAME, Category.CONTACT}


def test_a_column_that_names_staff_a_contact_or_a_third_person_says_so() -> None:
    found = {(entry.table, entry.column): subjects_of(entry) for entry in INVENTORY}
    assert set(found) >= THIRD_PERSONS | PARTY_CONTACTS
    assert found["note", "author_id"] == {Subject.CLIENT, Subject.STAFF}
    assert found["note", "text_sealed"] == {Subject.CLIENT}
    assert found["reference", "source_name_sealed"] == {Subject.CLIENT, Subject.THIRD_PERSON}
    assert found["app_user", "name"] == {Subject.STAFF}


def test_words_exist_for_everything_the_inventory_can_say() -> None:
    assert set(ACTIVITY_WORDS) == {*Purpose, MAILING}
    assert set(CATEGORY_WORDS) == set(Category)
    assert set(RETENTION_WORDS) == set(RetentionClass)
    assert set(ERASURE_WORDS) == set(Erasure)
    assert set(SUBJECT_WORDS) == set(Subject)
    for words in ACTIVITY_WORDS.values():
        assert all((words.name, words.purpose, words.grounds, words.recipients))


async def test_the_document_holds_all_that_article_30_asks() -> None:
    register = register_of(BUREAU)
    printed = await TypstLetters(BUREAU).print(document(register, date(2026, 11, 25)))
    pages = pypdfium2.PdfDocument(printed.pdf)
    told = "".join(_packed(page.get_textpage().get_text_bounded()) for page in pages)
    words = re.sub(rf"BureauVoorbeeldkenmerk\w{{12}}Pagina\d+van{len(pages)}", "", told)
    for said in ("Bureau Voorbeeld", "P. Persoon", register.sha256.hex()[:12], "Grondslag", "Ontvangers", "Betrokkenen",
                 "Europese Economische Ruimte", "Beveiliging", "Twee jaar na het einde", "Tien jaar", "UAVG 46",
                 *(words.name for words in ACTIVITY_WORDS.values())):  # fmt: skip
        assert _packed(said) in words, said
    for entry in INVENTORY:
        assert _packed(entry.label) in words, entry.label


def _packed(text: str) -> str:
    """Letters and digits alone: lines and pages bring white space, and hyphens of their own."""
    return re.sub(r"[\W_]", "", text)
