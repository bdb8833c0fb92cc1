"""The files of a package: documents, letters, signatures; each with a name that says what it is and not whose."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from domain.access_packages.codes import in_words
from domain.access_packages.contents import CONTENT_PATH, DOCUMENT, Blob, Material, Row, exported, path_of
from domain.access_packages.redactions import Rulings
from domain.documents.model import MediaType

TEXT_NAME: Final = "inzagepakket.pdf"
DATA_NAME: Final = "gegevens.json"
SCHEMA_NAME: Final = "schema.json"
_FOLDERS: Final = {"letter": "brieven", "case_letter": "brieven", "report_artifact": "rapportages"}


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file in the package. `content` is None for a document, whose pieces come one by one."""

    name: str
    path: str
    row_id: str
    content: bytes | None


def files_of(material: Material, rulings: Rulings) -> tuple[PackedFile, ...]:
    """Every file that goes in, in a fixed order; what is left out stands among the redactions."""
    return (*_documents(material, rulings), *_blobs(material, rulings))


def _documents(material: Material, rulings: Rulings) -> Iterator[PackedFile]:
    number = 0
    for row in material.rows(DOCUMENT):
        if rulings.code_of(row, "content") is not None:
            continue
        number += 1
        yield PackedFile(_document_name(number, row), CONTENT_PATH, row.id, None)


def _document_name(number: int, row: Row) -> str:
    stem = PurePosixPath(row.text("original_name_sealed")).stem
    try:
        ending = MediaType(row.text("media_type")).extension
    except ValueError:
        ending = ".bin"
    return f"documenten/{number:03d}-{_plain(stem) or 'document'}{ending}"


def _blobs(material: Material, rulings: Rulings) -> Iterator[PackedFile]:
    counts: dict[str, int] = {}
    for entry in exported(material.tables):
        for row in material.rows(entry.table):
            value = row.values.get(entry.column)
            if not isinstance(value, Blob) or rulings.code_of(row, entry.column) is not None:
                continue
            folder = _FOLDERS.get(entry.table, "bewijzen")
            counts[folder] = counts.get(folder, 0) + 1
            said = in_words("kind", row.text("kind")) if "letter" in entry.table else entry.label
            name = f"{folder}/{counts[folder]:03d}-{_plain(said)[:40]}{value.extension}"
            yield PackedFile(name, path_of(entry), row.id, value.content)


def _plain(words: str) -> str:
    """Letters, digits and dashes: a name that every system can keep."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", bare).strip("-").lower()[:80]
