"""XLSX: the first sheet, formulas kept as text and never evaluated, archives that unpack too far refused.

A spreadsheet is a zip of XML. The directory of the zip is checked first; then every part is unpacked once
against what the directory promised, before a parser sees it.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from api.intake_files.header import Header
from domain.intake.model import MAX_COLUMNS, MAX_ROWS, FileProblem
from domain.intake.row import RawRow

MAX_PARTS = 500
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_STRINGS_BYTES = 128 * 1024 * 1024
MAX_RATIO = 150
RATIO_COUNTS_FROM = 8 * 1024 * 1024
_BLOCK = 128 * 1024
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def _unreadable() -> FileProblem:
    return FileProblem(
        "xlsx-unreadable", "Dit spreadsheet is niet te lezen. Bewaar het opnieuw als XLSX.", row=0
    )


def _bomb() -> FileProblem:
    return FileProblem("xlsx-too-large", "Dit spreadsheet pakt te groot uit.", row=0)


class XlsxFile:
    """The first sheet of a workbook as rows."""

    def __init__(self, file: BinaryIO) -> None:
        check_archive(file)
        file.seek(0)
        try:
            self._book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            sheet = self._book.worksheets[0]
            sheet.reset_dimensions()  # what a sheet says of its own size is not to be trusted
            self._rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=MAX_ROWS + 2, values_only=True)
            first = next(self._rows, ())
        except Exception as error:
            raise _unreadable() from error
        self._header = Header([text_of(value) for value in first])
        self.headings = self._header.headings
        self.refused = self._header.refused

    def __iter__(self) -> Iterator[RawRow]:
        number = 0
        while (cells := self._next(number + 1)) is not None:
            number += 1
            if len(cells) > MAX_COLUMNS and any(value is not None for value in cells[MAX_COLUMNS:]):
                words = f"Een rij heeft ten hoogste {MAX_COLUMNS} kolommen."
                raise FileProblem("too-many-columns", words, row=number, column=str(MAX_COLUMNS + 1))
            row = self._header.row(number, [text_of(value) for value in cells[:MAX_COLUMNS]])
            if row is None:
                continue
            if number > MAX_ROWS:
                raise FileProblem(
                    "too-many-rows", f"Een bestand heeft ten hoogste {MAX_ROWS} rijen.", row=number
                )
            yield row

    def close(self) -> None:
        """Let go of the file, which stays its owner's."""
        self._rows = iter(())

    def _next(self, number: int) -> tuple[Any, ...] | None:
        try:
            return next(self._rows, None)
        except Exception as error:
            raise FileProblem("xlsx-unreadable", "Deze rij is niet te lezen.", row=number) from error


def text_of(value: object) -> str:
    """A cell as text: dates as YYYY-MM-DD, whole numbers without a fraction, formulas as they were typed."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case ArrayFormula():
            return str(value.text or "")
        case DataTableFormula():
            return "="
        case _:
            return str(value)


def check_archive(file: BinaryIO) -> None:
    """Refuse an archive that would unpack beyond the limits, lies about its sizes, or declares XML entities."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_directory(parts)
            for part in parts:
                if not part.is_dir():
                    _check_part(archive, part)
    except FileProblem:
        raise
    except Exception as error:
        raise _unreadable() from error


def _check_directory(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise _bomb()
    if len(set(names)) != len(names) or any(part.flag_bits & 0x1 for part in parts):
        raise _unreadable()
    for part in parts:
        too_dense = part.file_size > RATIO_COUNTS_FROM and part.file_size > part.compress_size * MAX_RATIO
        if too_dense or (part.filename.endswith("sharedStrings.xml") and part.file_size > MAX_STRINGS_BYTES):
            raise _bomb()


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Unpack once, counting: the checksum at the end proves that the directory told the truth."""
    unpacked, tail = 0, b""
    with archive.open(part) as content:
        while block := content.read(_BLOCK):
            unpacked += len(block)
            if unpacked > part.file_size or unpacked > MAX_UNPACKED_BYTES:
                raise _bomb()
            if any(declaration in tail + block for declaration in _DECLARATIONS):
                raise _unreadable()
            tail = block[-16:]
