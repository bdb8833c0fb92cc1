"""CSV: UTF-8 (a BOM is recognised) or Windows-1252, semicolons or commas, quoted line ends."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from api.intake_files.header import Header
from domain.intake.model import MAX_CELL_CHARACTERS, MAX_COLUMNS, FileProblem
from domain.intake.row import RawRow

MAX_LINE_CHARACTERS = MAX_CELL_CHARACTERS * MAX_COLUMNS
_BLOCK = 256 * 1024


class CsvFile:
    """A CSV file as rows."""

    def __init__(self, file: BinaryIO) -> None:
        encoding = encoding_of(file)
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding=encoding, newline="")
        try:
            first = _line(self._text)
            self._delimiter = delimiter_of(first)
            self._header = Header(next(_records([first], self._delimiter, 0), []))
        except FileProblem as problem:
            problem.row = problem.row or 0
            self.close()
            raise
        self.headings = self._header.headings
        self.refused = self._header.refused

    def close(self) -> None:
        """Let go of the file, which stays its owner's."""
        self._text.detach()

    def __iter__(self) -> Iterator[RawRow]:
        lines = iter(lambda: _line(self._text), "")
        for number, cells in enumerate(_records(lines, self._delimiter, 1), start=1):
            row = self._header.row(number, cells)
            if row is not None:
                yield row


def encoding_of(file: BinaryIO) -> str:
    """Read the whole file once to know its encoding. Raises FileProblem for anything but the three."""
    start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise FileProblem("wrong-encoding", "Bewaar het bestand als UTF-8; UTF-16 wordt niet gelezen.", row=0)
    file.seek(0)
    for encoding in ("utf-8-sig", "cp1252"):
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            file.seek(0)
            continue
        return encoding
    raise FileProblem("wrong-encoding", "Bewaar het bestand als UTF-8 (of Windows-1252).", row=0)


def delimiter_of(heading_line: str) -> str:
    """Whichever of `;` and `,` divides the heading row; quoted ones do not count."""
    outside = "".join(heading_line.split('"')[::2])
    return ";" if outside.count(";") >= outside.count(",") else ","


def _line(text: io.TextIOWrapper) -> str:
    line = text.readline(MAX_LINE_CHARACTERS)
    if len(line) >= MAX_LINE_CHARACTERS:
        raise FileProblem("line-too-long", f"Een regel heeft ten hoogste {MAX_LINE_CHARACTERS} tekens.")
    return line


def _records(lines: Iterator[str] | list[str], delimiter: str, first: int) -> Iterator[list[str]]:
    """The records; a broken one is a problem at its row, since what follows it cannot be trusted."""
    number = first
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            yield cells
            number += 1
    except csv.Error:
        words = "Deze rij is niet te lezen: kijk of elk aanhalingsteken een tweede heeft."
        raise FileProblem("row-unreadable", words, row=number) from None
    except FileProblem as problem:
        problem.row = problem.row if problem.row is not None else number
        raise
