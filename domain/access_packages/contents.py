"""What a file holds of one client: rows of every table, opened; and the inventory's lines for them.

The rows are found by walking the tables, the columns by walking the inventory: what is added to both is in the
package without a line here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from domain.access_log.model import AccessLogEntry
from domain.inventory import INVENTORY
from domain.inventory_entry import Category, Entry
from domain.statements.words import CATEGORY_WORDS, TABLE_WORDS

LOG: Final = "audit_record"
"""Given as the client reads it, by the access log's own words."""
DOCUMENT: Final = "document"
CONTENT: Final = "document_chunk"
"""The files themselves, one a document."""
CONTENT_PATH: Final = "document_chunk.content_sealed"
PERSON: Final = frozenset({"client", "client_identity"})
"""Who the client is: told by kind, as the statement does."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the bureau. Without their name unless the privacy officer decides otherwise (C-579/21)."""

    id: UUID
    name: str
    guides: bool
    """Is or was the adviser of this client."""

    @property
    def role(self) -> str:
        return "uw adviseur" if self.guides else "een medewerker van het bureau"


@dataclass(frozen=True, slots=True)
class Blob:
    """Sealed bytes that are no text: a letter, a signature."""

    content: bytes
    extension: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row, opened. `id` names it towards the officer and in the data file."""

    table: str
    id: str
    values: Mapping[str, Any]

    def text(self, column: str) -> str:
        value = self.values.get(column)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that was collected of one client."""

    tables: Mapping[str, Sequence[Row]]
    log: Sequence[AccessLogEntry] = field(default_factory=tuple)

    def rows(self, table: str) -> Sequence[Row]:
        return self.tables.get(table, ())


@dataclass(frozen=True, slots=True)
class Chapter:
    """A category of the inventory with its tables, in the order of the privacy statement."""

    category: Category
    title: str
    entries: Mapping[str, tuple[Entry, ...]]


def path_of(entry: Entry) -> str:
    """How the inventory names a column, and the data file too."""
    return f"{entry.table}.{entry.column}"


def exported(tables: Iterable[str], entries: Iterable[Entry] = INVENTORY) -> Iterator[Entry]:
    """The lines of the inventory that leave in a package, for these tables."""
    wanted = frozenset(tables)
    for entry in entries:
        if entry.table in wanted and entry.export is not None:
            yield entry


def chapters(tables: Iterable[str], entries: Iterable[Entry] = INVENTORY) -> tuple[Chapter, ...]:
    """The exported lines by category. A row is not torn apart: its table stands where most of it belongs.

    Only the person's own details are told by kind, as the statement does.
    """
    found: dict[Category, dict[str, list[Entry]]] = {category: {} for category in CATEGORY_WORDS}
    lines = [entry for entry in exported(tables, entries) if entry.table not in (LOG, CONTENT)]
    home = {entry.table: _home(entry.table, lines) for entry in lines}
    for entry in lines:
        category = entry.category if entry.table in PERSON else home[entry.table]
        found.setdefault(_told(category), {}).setdefault(entry.table, []).append(entry)
    return tuple(
        Chapter(category, CATEGORY_WORDS[category], {table: tuple(of) for table, of in by_table.items()})
        for category, by_table in found.items()
        if by_table
    )


def table_words(table: str) -> str:
    """A table in a few words; one without words of its own is told by its columns alone."""
    words = TABLE_WORDS.get(table) or _MORE_TABLES.get(table, "gegevens")
    return words[:1].upper() + words[1:]


_MORE_TABLES: Final = {
    "benefit": "uitkeringen",
    "education": "opleidingen",
    "diploma": "diploma's",
    "work_experience": "werkervaring",
    "preference": "voorkeuren",
    "complaint": "klachten",
    "mediation": "bemiddeling",
    "privacy_question": "vragen over uw gegevens",
    "access_question": "vragen over uw adviseur",
    "case_event": "wat met uw zaak is gedaan",
    "case_letter": "brieven over uw zaak",
    "case_about": "over wie een klacht gaat",
    "employer_profile": "profielen voor een werkgever",
    "retention": "hoe lang wij uw dossier bewaren",
    "retention_hold": "waarom uw dossier langer blijft",
}


def _home(table: str, entries: Sequence[Entry]) -> Category:
    """The category that most lines of a table have; the first of them when there are as many."""
    of = [entry.category for entry in entries if entry.table == table]
    return max(dict.fromkeys(of), key=of.count)


def _told(category: Category) -> Category:
    """A number stands with the name; what else the statement has no words for, with the guidance."""
    if category is Category.PSEUDONYM:
        return Category.NAME
    return category if category in CATEGORY_WORDS else Category.GUIDANCE
