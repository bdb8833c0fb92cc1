"""The readable part: what the bureau has, why, for how long, from whom, who got it, who looked (AVG 15(1))."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from domain.access_log.client_letter import log_table
from domain.access_log.client_view import grouped
from domain.access_packages.codes import in_words
from domain.access_packages.contents import (
    CONTENT_PATH,
    DOCUMENT,
    PERSON,
    Blob,
    Chapter,
    Colleague,
    Material,
    Row,
    chapters,
    path_of,
    table_words,
)
from domain.access_packages.files import DATA_NAME, PackedFile
from domain.access_packages.redactions import REASONS, STAFF_PATH, Redaction, RedactionCode, Rulings
from domain.bureau import Bureau
from domain.inventory import INVENTORY
from domain.inventory_entry import Entry
from domain.letters.model import Block, Facts, Heading, Paragraph, Table
from domain.statements.texts import about_your_data, as_blocks
from domain.statements.words import PURPOSE_WORDS, RETENTION_WORDS

TITLE: Final = "Uw gegevens bij ons"
_LABELS: Final = {path_of(entry): entry.label for entry in INVENTORY}
_LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class TextChapter:
    """A chapter, with a line in the table of contents."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PackageText:
    """What is printed. How it looks is the template's."""

    title: str
    reference: str
    dated: date
    to: tuple[str, ...]
    opening: tuple[Block, ...]
    chapters: tuple[TextChapter, ...]


def package_text(
    material: Material,
    files: Sequence[PackedFile],
    redactions: Sequence[Redaction],
    rulings: Rulings,
    *,
    reference: str,
    to: tuple[str, ...],
    dated: date,
    bureau: Bureau,
) -> PackageText:
    """The whole text, made from the inventory and the rows."""
    names = {(file.path, file.row_id): file.name for file in files}
    return PackageText(
        title=TITLE,
        reference=reference,
        dated=dated,
        to=to,
        opening=tuple(_opening(files, bureau)),
        chapters=(
            *(
                TextChapter(chapter.title, tuple(_chapter(chapter, material, rulings, names)))
                for chapter in chapters(material.tables)
                if any(material.rows(table) for table in chapter.entries)
            ),
            TextChapter("Wie keek in uw dossier", tuple(_looks(material))),
            TextChapter("Bestanden in dit pakket", tuple(_files(files))),
            TextChapter("Wat wij hebben weggelaten", tuple(_left_out(redactions))),
            TextChapter("Wie zijn wij en wat zijn uw rechten", as_blocks(about_your_data(bureau))),
        ),
    )


def _opening(files: Sequence[PackedFile], bureau: Bureau) -> Iterator[Block]:
    yield Paragraph(
        f"U vroeg om uw gegevens te zien. In dit pakket staat alles wat {bureau.name} over u heeft. Per soort gegevens "
        "leest u waarvoor wij ze gebruiken en hoe lang wij ze bewaren."
    )
    yield Paragraph(
        f"Bij dit document horen {len(files)} losse bestanden en het bestand {DATA_NAME}. Daarin staan dezelfde "
        "gegevens, zo dat een computer ze kan lezen."
    )
    yield Paragraph(
        "Wat over een ander gaat, hebben wij weggelaten. Achterin staat wat dat is en waarom. Klopt er iets niet? "
        "Vraag ons om het te verbeteren."
    )


def _chapter(
    chapter: Chapter, material: Material, rulings: Rulings, names: Mapping[tuple[str, str], str]
) -> Iterator[Block]:
    entries = [entry for of in chapter.entries.values() for entry in of]
    yield Facts(
        (
            (
                "Waarvoor",
                _and(sorted({PURPOSE_WORDS[purpose] for entry in entries for purpose in entry.purposes})),
            ),
            (
                "Hoe lang",
                "; ".join(
                    sorted({RETENTION_WORDS[e.retention] for e in entries if e.retention in RETENTION_WORDS})
                ),
            ),
        )
    )
    for table, of in chapter.entries.items():
        rows = material.rows(table)
        if rows and table not in PERSON:
            yield Heading(f"{table_words(table)} ({len(rows)})")
        for row in rows:
            facts = tuple(_facts(row, of, rulings, names))
            if table == DOCUMENT:
                facts += (("Bestand", names.get((CONTENT_PATH, row.id), "[weggelaten, zie achterin]")),)
            if facts:
                yield Facts(facts)


def _facts(
    row: Row, entries: Iterable[Entry], rulings: Rulings, names: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    for entry in entries:
        value = row.values.get(entry.column)
        if value is None:
            continue
        code = rulings.code_of(row, entry.column)
        if code is not None:
            yield entry.label, f"[weggelaten: {REASONS[code]}]"
            continue
        kept, shortened = rulings.inner(row, entry.column, value)
        said = _said(row, entry, kept, rulings, names)
        if shortened:
            said += f"\n[naam weggelaten: {REASONS[RedactionCode.THIRD_PARTY]}]"
        if said:
            yield entry.label, said


def _said(row: Row, entry: Entry, value: Any, rulings: Rulings, names: Mapping[tuple[str, str], str]) -> str:
    if isinstance(value, Colleague):
        return rulings.colleague(value)
    if isinstance(value, Blob):
        name = names.get((path_of(entry), row.id))
        return f"zie {name}" if name else ""
    said = in_words(entry.column, value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} (de rest staat in {DATA_NAME})"


def _looks(material: Material) -> Iterator[Block]:
    lines = grouped(material.log)
    yield Paragraph(
        "Elke keer dat iemand uw dossier opent, leggen wij vast wie, wanneer en waarom. Wij noemen de functie en niet "
        f"de naam. Elk moment apart staat in {DATA_NAME}."
    )
    yield log_table([line for line in lines if line.done])
    refused = [line for line in lines if not line.done]
    if refused:
        yield Heading("Geprobeerd, maar niet gelukt")
        yield log_table(refused)


def _files(files: Sequence[PackedFile]) -> Iterator[Block]:
    if not files:
        yield Paragraph("Er zijn geen losse bestanden.")
        return
    rows = tuple((file.name, _LABELS.get(file.path, "Bestand")) for file in files)
    yield Table(("Bestand", "Wat het is"), rows)


def _left_out(redactions: Sequence[Redaction]) -> Iterator[Block]:
    found: dict[tuple[str, str], int] = {}
    for one in redactions:
        if not one.shown:
            key = (label_of(one.path), REASONS[one.code])
            found[key] = found.get(key, 0) + 1
    if not found:
        yield Paragraph("Wij hebben niets weggelaten.")
        return
    yield Table(
        ("Wat", "Hoe vaak", "Waarom"),
        tuple((what, f"{count} keer", why) for (what, why), count in found.items()),
    )
    yield Paragraph("Bent u het er niet mee eens? In het laatste hoofdstuk leest u wat u kunt doen.")


def label_of(path: str) -> str:
    """What a path is called towards the client."""
    if path == STAFF_PATH:
        return "Namen van medewerkers"
    if path == "document.content":
        return "Een document"
    return _LABELS.get(path, "Een gegeven")


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " en " + parts[-1]
