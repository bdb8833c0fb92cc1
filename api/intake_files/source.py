"""Rows of a sealed upload: the parsers read an ordinary file, in a thread, while pieces are fetched on the loop."""

import io
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO, Protocol, cast

from anyio import from_thread, to_thread

from api.intake_files.csv_file import CsvFile
from api.intake_files.json_file import JsonArrayFile, NdjsonFile
from api.intake_files.xlsx_file import XlsxFile
from domain.intake.model import FileFormat, FileProblem
from domain.intake.ports import SealedFile
from domain.intake.row import RawRow, RefusedField

PIECES_HELD = 8


class Rows(Protocol):
    """What every parser is."""

    headings: list[str]
    refused: list[RefusedField]

    def __iter__(self) -> Iterator[RawRow]: ...

    def close(self) -> None: ...


_PARSERS: dict[FileFormat, Callable[[BinaryIO], Rows]] = {
    FileFormat.CSV: CsvFile,
    FileFormat.XLSX: XlsxFile,
    FileFormat.NDJSON: NdjsonFile,
    FileFormat.JSON: JsonArrayFile,
}


class PieceFile(io.RawIOBase):
    """A read-only, seekable file over pieces of one size, of which a few are held."""

    def __init__(self, byte_size: int, piece_bytes: int, fetch: Callable[[int], bytes]) -> None:
        self._size = byte_size
        self._piece_bytes = piece_bytes
        self._fetch = fetch
        self._position = 0
        self._held: OrderedDict[int, bytes] = OrderedDict()
        self.failure: Exception | None = None
        """Why a piece could not be had: our trouble, which no parser may call a fault of the file."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, target: object) -> int:
        view = memoryview(target).cast("B")  # type: ignore[arg-type]
        if self._position >= self._size or not view:
            return 0
        sequence, at = divmod(self._position, self._piece_bytes)
        found = self._piece(sequence)[at : at + len(view)]
        view[: len(found)] = found
        self._position += len(found)
        return len(found)

    def _piece(self, sequence: int) -> bytes:
        if sequence in self._held:
            self._held.move_to_end(sequence)
            return self._held[sequence]
        try:
            piece = self._held[sequence] = self._fetch(sequence)
        except Exception as error:
            self.failure = error
            raise
        if len(self._held) > PIECES_HELD:
            self._held.popitem(last=False)
        return piece


def open_rows(kind: FileFormat, file: BinaryIO) -> Rows:
    """The rows of an ordinary file. Raises FileProblem."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # what the spreadsheet library finds odd is not the operator's business
        return _PARSERS[kind](file)


class ThreadedSource:
    """See `domain.intake.ports.RowSource`."""

    def __init__(self, rows: Rows, file: PieceFile) -> None:
        self._file = file
        self.headings = rows.headings
        self.refused = rows.refused
        self._parser = rows
        self._rows = iter(rows)

    async def rows(self, count: int) -> list[RawRow]:
        return await to_thread.run_sync(self._take, count)

    async def close(self) -> None:
        self._parser.close()

    def _take(self, count: int) -> list[RawRow]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return list(islice(self._rows, count))
            except FileProblem:
                if self._file.failure is not None:
                    raise self._file.failure from None
                raise
            except UnicodeDecodeError as error:
                raise FileProblem("wrong-encoding", "Bewaar het bestand als UTF-8.") from error


class SealedSources:
    """See `domain.intake.ports.RowSources`."""

    def __init__(self, piece_bytes: int) -> None:
        self._piece_bytes = piece_bytes

    async def open(self, kind: FileFormat, file: SealedFile) -> ThreadedSource:
        raw = PieceFile(
            file.byte_size, self._piece_bytes, lambda sequence: from_thread.run(file.chunk, sequence)
        )

        def build() -> Rows:
            try:
                return open_rows(kind, cast("BinaryIO", io.BufferedReader(raw, 128 * 1024)))
            except FileProblem:
                if raw.failure is not None:
                    raise raw.failure from None
                raise

        return ThreadedSource(await to_thread.run_sync(build), raw)
