"""The medical firewall for free text: words of diagnoses, medicines, treatments and complaints, and ICD codes (R29).

Local and deterministic: word lists, no network, no model. It misses what it does not know and says so nowhere:
it is a help beside the adviser and the second person, never the only wall. What it does know it never lets pass.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from domain.reporting.medical_words import (
    INNOCENT,
    INNOCENT_PHRASES,
    OCCUPATIONS,
    PROFESSIONS,
    PROPOSALS,
    WORD_LISTS,
    HitKind,
    Theme,
    WordList,
)
from domain.shared.values import Bsn

_WORD = re.compile(r"[^\W\d_]+(?:[-/'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")
_CODE_WITH_POINT = re.compile(r"(?<![\w.])[A-TV-Z][0-9]{2}\.[0-9]{1,2}(?![\w])")
_CODE_ALONE = re.compile(r"(?<![\w.])[B-DF-MP-TV-Z][0-9]{2,3}(?![\w.,]*\d)(?!\w)")
_CODE_NAMED = re.compile(
    r"\b(?:icd|dsm|cas)(?:[- ]?(?:10|11|iv|5|v))?(?:[- ]?codes?)?\s*:?\s*[A-Z0-9][0-9A-Z.]{1,6}",
    re.IGNORECASE,
)
_BEFORE_A_PLACE = re.compile(
    r"(?:lokaal|kamer|zaal|groep|klas|vak|blok|route|lijn|snelweg|rijbewijs|gebouw|weg|afrit|stoel|perron|model"
    r"|type)\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .]?\d){7,8}(?!\d)")
_MINIMUM_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text that tells about health: characters `start` up to `end`, its sentence, other words."""

    start: int
    end: int
    kind: HitKind
    term: str
    sentence: str
    proposal: str


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: HitKind
    theme: Theme


def lint(text: str) -> tuple[Hit, ...]:
    """Every hit in a text, in order, none inside another."""
    folded = _fold(text)
    found = [*_words(text, folded), *_phrases(folded), *_codes(text), *_numbers(text)]
    return tuple(_hit(text, start, end, entry) for start, end, entry in _without_overlap(found))


def _fold(text: str) -> str:
    """Lower case without accents, character for character: places in it are places in the text."""
    return "".join(_fold_character(character) for character in text)


@cache
def _fold_character(character: str) -> str:
    lowered = character.lower()
    decomposed = unicodedata.normalize("NFKD", lowered)
    base = next((part for part in decomposed if not unicodedata.combining(part)), " ")
    return "'" if character == "’" else base


def _words(text: str, folded: str) -> Iterator[tuple[int, int, _Entry]]:
    exact, begins, within = _index()
    for match in _WORD.finditer(folded):
        word = match[0]
        # "ALS" and "MS" in capitals are illnesses; "als" is a conjunction.
        if text[match.start() : match.end()] == "ALS":
            yield match.start(), match.end(), _Entry(HitKind.DIAGNOSIS, Theme.ENERGY)
            continue
        if word in INNOCENT or folded.startswith(INNOCENT_PHRASES, match.start()):
            continue
        if _is_work(word, folded[: match.start()]):
            continue
        entry = exact.get(word) or _longest(begins, word) or _inside(within, word)
        if entry is None and "-" in word:
            parts = word.split("-")
            entry = next((exact[part] for part in parts if part in exact and part not in INNOCENT), None)
        if entry is not None:
            yield match.start(), match.end(), entry


def _is_work(word: str, before: str) -> bool:
    if word not in PROFESSIONS:
        return False
    words = before.rstrip(" \"'(").removesuffix(" een").removesuffix(" het").removesuffix(" de").rstrip()
    return words.endswith(OCCUPATIONS)


def _longest(begins: dict[str, _Entry], word: str) -> _Entry | None:
    for length in range(len(word), 2, -1):
        if entry := begins.get(word[:length]):
            return entry
    return None


def _inside(within: dict[str, _Entry], word: str) -> _Entry | None:
    """At the end of a compound, or before another part of one: `rugoperatie`, `rugoperaties`, `kniepijnklachten`."""
    for part, entry in within.items():
        place = word.find(part, 1)
        if place >= _MINIMUM_WITHIN - 1 and not word.startswith(("coop", "co-op")):
            return entry
    return None


def _phrases(folded: str) -> Iterator[tuple[int, int, _Entry]]:
    for pattern, entry in _phrase_index():
        for match in pattern.finditer(folded):
            yield match.start(), match.end(), entry


def _codes(text: str) -> Iterator[tuple[int, int, _Entry]]:
    entry = _Entry(HitKind.CODE, Theme.OTHER)
    for pattern in (_CODE_NAMED, _CODE_WITH_POINT):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), entry
    for match in _CODE_ALONE.finditer(text):
        if not _BEFORE_A_PLACE.search(text[: match.start()]):
            yield match.start(), match.end(), entry


def _numbers(text: str) -> Iterator[tuple[int, int, _Entry]]:
    for match in _NUMBER.finditer(text):
        try:
            Bsn.parse(match[0])
        except ValueError:
            continue
        yield match.start(), match.end(), _Entry(HitKind.BSN, Theme.NUMBER)


def _without_overlap(found: list[tuple[int, int, _Entry]]) -> Iterator[tuple[int, int, _Entry]]:
    reached = -1
    for start, end, entry in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= reached:
            yield start, end, entry
            reached = end


def _hit(text: str, start: int, end: int, entry: _Entry) -> Hit:
    return Hit(start, end, entry.kind, text[start:end], sentence_at(text, start, end), PROPOSALS[entry.theme])


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a place: all that a second person needs to judge it."""
    begin = 0
    for match in _SENTENCE_END.finditer(text, 0, start):
        begin = match.end()
    following = _SENTENCE_END.search(text, end)
    return text[begin : following.end() if following else len(text)].strip()


@cache
def _index() -> tuple[dict[str, _Entry], dict[str, _Entry], dict[str, _Entry]]:
    exact: dict[str, _Entry] = {}
    begins: dict[str, _Entry] = {}
    within: dict[str, _Entry] = {}
    for words in WORD_LISTS:
        entry = _Entry(words.kind, words.theme)
        for target, source in ((exact, words.exact), (begins, words.begins), (within, words.within)):
            for word in source.split():
                target.setdefault(_fold(word), entry)
    return exact, begins, within


@cache
def _phrase_index() -> tuple[tuple[re.Pattern[str], _Entry], ...]:
    return tuple(
        (re.compile(r"\b" + r"\s+".join(map(re.escape, _fold(phrase).split())) + r"\b"), _entry_of(words))
        for words in WORD_LISTS
        for phrase in words.phrases
    )


def _entry_of(words: WordList) -> _Entry:
    return _Entry(words.kind, words.theme)
