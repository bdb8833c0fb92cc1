"""The medical firewall for free text, measured on sentences of our own (R29)."""

import re
from pathlib import Path

import pytest

from domain.reporting.medical_linter import Hit, lint
from domain.reporting.medical_words import PROPOSALS, HitKind

DATA = Path(__file__).parents[2] / "data" / "reporting"
RECALL, PRECISION = 0.93, 0.95
"""Of the words that tell about health so many are found; of what is found so many are right."""


def lines(name: str) -> list[str]:
    read = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


def marked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its brackets, and the places that stood between them."""
    places = [
        (match.start() - 2 * n, match.end() - 2 * n - 2)
        for n, match in enumerate(re.finditer(r"\[[^\]]*\]", line))
    ]
    return re.sub(r"[\[\]]", "", line), places


def touches(hit: Hit, places: list[tuple[int, int]]) -> bool:
    return any(hit.start < end and begin < hit.end for begin, end in places)


@pytest.mark.clause("R29")
def test_nearly_all_health_words_are_found_and_nearly_all_that_is_found_is_health() -> None:
    found = missed = wrong = 0
    for line in lines("health_sentences.txt"):
        sentence, places = marked(line)
        hits = lint(sentence)
        for begin, end in places:
            hit = any(item.start < end and begin < item.end for item in hits)
            found, missed = found + hit, missed + (not hit)
        wrong += sum(not touches(item, places) for item in hits)
    wrong += sum(len(lint(line)) for line in lines("work_sentences.txt"))
    assert found + missed > 90
    assert found / (found + missed) >= RECALL
    assert found / (found + wrong) >= PRECISION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("een depressie", HitKind.DIAGNOSIS),
        ("DEPRESSIES", HitKind.DIAGNOSIS),
        ("suïcidaal", HitKind.DIAGNOSIS),
        ("burn-outklachten", HitKind.DIAGNOSIS),
        ("zijn rugoperaties", HitKind.TREATMENT),
        ("met Oxazepam", HitKind.MEDICINE),
        ("psychische\nklachten", HitKind.COMPLAINT),
        ("F32.1", HitKind.CODE),
        ("ICD-10 M54", HitKind.CODE),
        ("heeft ALS", HitKind.DIAGNOSIS),
        ("nummer 999990019", HitKind.BSN),
        ("9999.90.019", HitKind.BSN),
    ],
)
@pytest.mark.clause("R29")
def test_a_word_is_found_with_its_kind_in_any_form(text: str, kind: HitKind) -> None:
    (hit,) = lint(text)
    assert hit.kind is kind
    assert text[hit.start : hit.end] == hit.term


@pytest.mark.parametrize(
    "text", ["Als het lukt.", "De coöperatie", "de A27 bij afrit 12", "1234567890", "12345678"]
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert lint(text) == ()


def test_a_profession_is_not_a_treatment() -> None:
    assert [hit.term for hit in lint("Zij wil werken als psycholoog.")] == []
    assert [hit.term for hit in lint("Zij gaat naar een psycholoog.")] == ["psycholoog"]


def test_a_hit_knows_its_sentence_and_nothing_around_it() -> None:
    text = "Eerst dit. Zij heeft migraine, soms. Daarna dat.\nNieuwe regel met astma"
    assert [hit.sentence for hit in lint(text)] == ["Zij heeft migraine, soms.", "Nieuwe regel met astma"]


def test_places_are_right_after_letters_with_accents_and_outside_the_plane() -> None:
    text = "Coördinatie 𝒜 İ ging wél: migraïne én migraine"
    assert [text[hit.start : hit.end] for hit in lint(text)] == ["migraïne", "migraine"]


@pytest.mark.parametrize("proposal", PROPOSALS.values())
def test_what_is_proposed_instead_is_not_held_back_itself(proposal: str) -> None:
    assert lint(proposal) == ()


def test_a_long_text_is_read_in_one_go() -> None:
    hits = lint("De cliënt sprak over de stage en had pijn. " * 230)
    assert len(hits) == 230
