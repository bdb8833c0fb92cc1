"""NDJSON (one object a line) and JSON (one array of objects), read piece by piece with a limit on depth."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, NoReturn

from api.intake_files.header import ROW
from domain.intake.fields import COLUMNS, heading_of
from domain.intake.flatten import flatten
from domain.intake.model import MAX_CELL_CHARACTERS, MAX_COLUMNS, FileProblem
from domain.intake.row import RawRow, RefusedField

MAX_DEPTH = 4
MAX_OBJECT_CHARACTERS = MAX_CELL_CHARACTERS * MAX_COLUMNS
_BLOCK = 64 * 1024
_OPENING = re.compile(r"[\[{]")
_MARK = re.compile(r'["{}\[\]]')
_STRING_END = re.compile(r'["\\]')
_BETWEEN = re.compile(r"[\s,]*")


class DoubledMemberError(ValueError):
    """An object names a member twice."""

    def __init__(self, name: str) -> None:
        super().__init__("doubled member")
        self.heading = heading_of(name) or ROW


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        raise DoubledMemberError(next(name for name in names if names.count(name) > 1))
    return members


def _no_constant(_name: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON")


def read_object(number: int, text: str) -> RawRow:
    """One object as a row; what cannot be read is a problem of that row."""
    if len(_OPENING.findall(text)) > MAX_DEPTH and depth_of(text) > MAX_DEPTH:
        return RawRow(number, {}, (), ((ROW, "too-deep"),))
    try:
        members = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except DoubledMemberError as doubled:
        return RawRow(number, {}, (), ((doubled.heading, "doubled"),))
    except (ValueError, RecursionError):
        return RawRow(number, {}, (), ((ROW, "row-unreadable"),))
    if not isinstance(members, Mapping):
        return RawRow(number, {}, (), ((ROW, "row-unreadable"),))
    row = flatten(number, members)
    for heading, value in row.values.items():
        if len(value) > MAX_CELL_CHARACTERS:
            words = f"Een waarde heeft ten hoogste {MAX_CELL_CHARACTERS} tekens."
            raise FileProblem("cell-too-long", words, row=number, column=heading)
    return row


def depth_of(text: str) -> int:
    """How deep brackets nest, strings left out; looks no further than needed."""
    depth = deepest = at = 0
    while found := _MARK.search(text, at):
        at = found.end()
        match found[0]:
            case '"':
                at = _after_string(text, at) or len(text)
            case "{" | "[":
                depth += 1
                deepest = max(deepest, depth)
                if deepest > MAX_DEPTH:
                    return deepest
            case _:
                depth -= 1
    return deepest


def _after_string(text: str, at: int) -> int | None:
    """Where the string that began before `at` ends; None when its end is not there."""
    while found := _STRING_END.search(text, at):
        if found[0] == '"':
            return found.end()
        at = found.end() + 1
    return None


class _JsonFile:
    def __init__(self, file: BinaryIO) -> None:
        self.headings = [column.heading for column in COLUMNS]
        self.refused: list[RefusedField] = []
        file.seek(0)
        self._text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="\n")

    def close(self) -> None:
        """Let go of the file, which stays its owner's."""
        self._text.detach()

    def _decoding(self, number: int) -> FileProblem:
        return FileProblem("wrong-encoding", "Bewaar het bestand als UTF-8.", row=number)


class NdjsonFile(_JsonFile):
    """One object a line; empty lines are passed over."""

    def __iter__(self) -> Iterator[RawRow]:
        number = 0
        while True:
            try:
                line = self._text.readline(MAX_OBJECT_CHARACTERS)
            except UnicodeDecodeError:
                raise self._decoding(number + 1) from None
            if not line:
                return
            number += 1
            if len(line) >= MAX_OBJECT_CHARACTERS:
                raise FileProblem("line-too-long", "Deze regel is te lang.", row=number)
            if line.strip():
                yield read_object(number, line)


class JsonArrayFile(_JsonFile):
    """One array of objects."""

    def __iter__(self) -> Iterator[RawRow]:
        buffer = _Buffer(self._text)
        number = 0
        try:
            buffer.skip_opening()
            while (text := buffer.next_object(number + 1)) is not None:
                number += 1
                yield read_object(number, text)
        except UnicodeDecodeError:
            raise self._decoding(number + 1) from None


class _Buffer:
    """Holds no more of the text than the object being read and the block after it."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._held = ""

    def _more(self) -> bool:
        block = self._text.read(_BLOCK)
        self._held += block
        return bool(block)

    def _skip_between(self) -> str:
        """The next character that is neither space nor comma; empty at the end of the text."""
        while True:
            self._held = self._held[_BETWEEN.match(self._held).end() :]  # type: ignore[union-attr]
            if self._held or not self._more():
                return self._held[:1]

    def skip_opening(self) -> None:
        if self._skip_between() != "[":
            raise FileProblem("json-unreadable", "Een JSON-bestand is één lijst van aanmeldingen.", row=0)
        self._held = self._held[1:]

    def next_object(self, number: int) -> str | None:
        """The text of the next object; None after the last. Raises FileProblem."""
        match self._skip_between():
            case "]":
                return None
            case "{":
                return self._cut(self._end_of_object(number))
            case _:
                raise FileProblem("json-unreadable", "Hier begint geen aanmelding.", row=number)

    def _cut(self, end: int) -> str:
        text, self._held = self._held[:end], self._held[end:]
        return text

    def _end_of_object(self, number: int) -> int:
        depth = at = 0
        while True:
            found = _MARK.search(self._held, at)
            if found is None:
                at = len(self._held)
                self._grow(number)
                continue
            at = found.end()
            match found[0]:
                case '"':
                    at = self._end_of_string(at, number)
                case "{" | "[":
                    depth += 1
                    if depth > MAX_DEPTH:
                        raise FileProblem("too-deep", "Deze aanmelding is te diep genest.", row=number)
                case _:
                    depth -= 1
                    if depth == 0:
                        return at

    def _end_of_string(self, at: int, number: int) -> int:
        while (end := _after_string(self._held, at)) is None:
            self._grow(number)
        return end

    def _grow(self, number: int) -> None:
        if len(self._held) > MAX_OBJECT_CHARACTERS:
            raise FileProblem("line-too-long", "Deze aanmelding is te lang.", row=number)
        if not self._more():
            raise FileProblem("json-unreadable", "Het bestand houdt midden in een aanmelding op.", row=number)
