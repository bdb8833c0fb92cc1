"""Text documents and spreadsheets, which are zips: DOCX, XLSX and ODT, no macros, within limits of unpacking."""

import io
import zipfile
from typing import BinaryIO

from api.document_files.refusals import refuse
from api.intake_files.xlsx_file import check_archive
from domain.documents.model import MediaType
from domain.intake.model import FileProblem
from domain.shared.errors import Unsupported

_MAIN_PARTS = {"word/document.xml": MediaType.DOCX, "xl/workbook.xml": MediaType.XLSX}
_ODT = b"application/vnd.oasis.opendocument.text"
_PROGRAM_PARTS = ("vbaproject", "vbadata", "/activex/", "macrosheets/", "basic/", "scripts/")
_TYPES_BYTES = 1024 * 1024
_END_BYTES = 22
"""The end record of a zip; office programs write no comment behind it, so nothing may follow."""


def inspect_office(file: BinaryIO) -> MediaType:
    """Which of the three it is. Raises Unsupported for any other zip, Invalid for a bomb or one with programs in it."""
    _check_limits(file)
    file.seek(-_END_BYTES, io.SEEK_END)
    ends_itself = file.read(4) == b"PK\x05\x06"
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
        if not parts or not ends_itself or min(part.header_offset for part in parts) != 0:
            raise refuse("two-files-in-one", "Dit bestand bevat nog een ander bestand.")
        names = [part.filename for part in parts]
        found = _kind(archive, names)
        if found is None:
            raise Unsupported("Een zipbestand wordt niet aangenomen. Voeg de documenten een voor een toe.")
        if _has_programs(archive, names):
            raise refuse("macros", "Dit bestand bevat macro's. Bewaar het zonder macro's, of als PDF.")
        return found


def _check_limits(file: BinaryIO) -> None:
    try:
        check_archive(file)
    except FileProblem as problem:
        if problem.code == "xlsx-too-large":
            raise refuse("unpacks-too-large", "Dit bestand pakt te groot uit.") from None
        raise refuse(
            "archive-damaged", "Dit bestand is niet te openen. Bewaar het opnieuw, of als PDF."
        ) from None


def _kind(archive: zipfile.ZipFile, names: list[str]) -> MediaType | None:
    if "[Content_Types].xml" in names:
        return next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)
    if names[0] == "mimetype" and archive.getinfo("mimetype").file_size == len(_ODT):
        return MediaType.ODT if archive.read("mimetype") == _ODT else None
    return None


def _has_programs(archive: zipfile.ZipFile, names: list[str]) -> bool:
    if any(mark in f"/{name.lower()}" for name in names for mark in _PROGRAM_PARTS):
        return True
    if "[Content_Types].xml" not in names:
        return False
    with archive.open("[Content_Types].xml") as types:
        return b"macroenabled" in types.read(_TYPES_BYTES).lower()
