"""What a file is, told by its first bytes; what senders call it proves nothing."""

from domain.intake.model import FileFormat

HEAD_BYTES = 1024

_BINARY_STARTS = (
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"7z\xbc\xaf",
    b"Rar!",
    b"MZ",
    b"\x7fELF",
)
_BOM = b"\xef\xbb\xbf"


def format_of(head: bytes) -> FileFormat | None:
    """The format, or None for a file that is certainly something else. Unreadable text is found while reading."""
    if head.startswith(b"PK"):
        return FileFormat.XLSX
    if head.startswith(_BINARY_STARTS):
        return None
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"["):
        return FileFormat.JSON
    if start.startswith(b"{"):
        return FileFormat.NDJSON
    if start[:1] == b"<":
        return None
    return FileFormat.CSV
