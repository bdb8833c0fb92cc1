"""multipart/form-data as a stream: one file part is handed on piece by piece, small fields are kept."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from domain.shared.errors import FieldError, Invalid

MAX_FIELD_BYTES = 200
MAX_PARTS = 10
MAX_HEADER_BYTES = 4_000


@dataclass(frozen=True, slots=True)
class FilePart:
    """What the sender says of the file."""

    filename: str
    content_type: str


@dataclass(slots=True)
class Parts:
    """The parts besides the bytes of the file."""

    file: FilePart
    fields: dict[str, str] = field(default_factory=dict)


def _refuse(code: str, words: str) -> Invalid:
    return Invalid(words, errors=[FieldError("/file", code, words)])


async def read_multipart(
    content_type: str,
    stream: AsyncIterator[bytes],
    write: Callable[[bytes], None],
    *,
    field_bytes: int = MAX_FIELD_BYTES,
) -> Parts:
    """Read a form with exactly one file, named `file`. Raises Invalid for none, for two, or for a broken form."""
    boundary = parse_options_header(content_type)[1].get(b"boundary")
    if not boundary or len(boundary) > 200:
        raise _refuse("multipart-broken", "Het formulier mist zijn scheidingsteken (boundary).")
    reader = _Reader(write, field_bytes)
    parser = MultipartParser(boundary, reader.callbacks())  # type: ignore[arg-type]
    try:
        async for piece in stream:
            parser.write(piece)
        parser.finalize()
    except FormParserError:
        raise _refuse("multipart-broken", "Het formulier is niet te lezen.") from None
    if reader.file is None or not reader.ended:
        raise _refuse("file-missing", "Stuur één bestand mee, in het deel `file`.")
    return Parts(reader.file, reader.fields)


class _Reader:
    """Collects the parser's callbacks."""

    def __init__(self, write: Callable[[bytes], None], field_bytes: int) -> None:
        self._write = write
        self._field_bytes = field_bytes
        self._headers: dict[bytes, bytes] = {}
        self._header = (bytearray(), bytearray())
        self._field: str | None = None
        self._in_file = False
        self._value = bytearray()
        self._parts = 0
        self.file: FilePart | None = None
        self.fields: dict[str, str] = {}
        self.ended = False

    def callbacks(self) -> dict[str, Callable[..., None]]:
        return {
            "on_part_begin": self._part_begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._part_data,
            "on_part_end": self._part_end,
            "on_end": self._end,
        }

    def _part_begin(self) -> None:
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise _refuse("multipart-broken", "Het formulier heeft te veel delen.")
        self._headers, self._header = {}, (bytearray(), bytearray())
        self._field, self._in_file, self._value = None, False, bytearray()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._grow(self._header[0], data[start:end])

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._grow(self._header[1], data[start:end])

    def _grow(self, text: bytearray, more: bytes) -> None:
        text.extend(more)
        if len(text) > MAX_HEADER_BYTES:
            raise _refuse("multipart-broken", "Een kop in het formulier is te lang.")

    def _header_end(self) -> None:
        name, value = self._header
        self._headers[bytes(name).lower()] = bytes(value)
        self._header = (bytearray(), bytearray())

    def _headers_finished(self) -> None:
        options = parse_options_header(self._headers.get(b"content-disposition", b""))[1]
        name = options.get(b"name", b"").decode("utf-8", "replace")
        filename = options.get(b"filename")
        if filename is None and name != "file":
            self._field = name
            return
        if self.file is not None:
            raise _refuse("two-files", "Stuur één bestand tegelijk.")
        if name != "file":
            raise _refuse("file-missing", "Stuur het bestand mee in het deel `file`.")
        kind = self._headers.get(b"content-type", b"").decode("latin-1")
        self.file = FilePart((filename or b"").decode("utf-8", "replace"), kind)
        self._in_file = True

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if self._in_file:
            self._write(bytes(data[start:end]))
            return
        self._value.extend(data[start:end])
        if len(self._value) > self._field_bytes:
            raise _refuse("multipart-broken", "Een veld in het formulier is te lang.")

    def _part_end(self) -> None:
        if self._field:
            self.fields[self._field] = self._value.decode("utf-8", "replace")

    def _end(self) -> None:
        self.ended = True
