"""PDF by pdfium: whether it opens, how many pages, and a page as a picture.

pdfium is not made for more than one thread at a time: one lock guards every use of it in this process.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from api.document_files.refusals import refuse
from domain.documents.model import MAXIMUM_PAGES

_PDFIUM = threading.Lock()
_NOT_ENCRYPTED = -1
_WRONG_PASSWORD = "password"


def inspect_pdf(file: BinaryIO) -> int:
    """How many pages. Raises Invalid for a PDF that is locked, damaged or too long."""
    with _opened(file) as document:
        if raw.FPDF_GetSecurityHandlerRevision(document) != _NOT_ENCRYPTED:
            raise _locked()
        pages = len(document)
        if pages > MAXIMUM_PAGES:
            raise refuse("pdf-too-long", f"Een PDF heeft ten hoogste {MAXIMUM_PAGES} bladzijden.")
        if pages == 0 or not _has_size(document):
            raise _damaged()
        return pages


def page_picture(file: BinaryIO, number: int, longest_side: int) -> Image.Image:
    """Page `number` (from 1) as a picture whose longest side is at most `longest_side` pixels."""
    with _opened(file) as document:
        page = document[number - 1]
        try:
            scale = longest_side / max(*page.get_size(), 1.0)
            bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=True)
            try:
                picture: Image.Image = bitmap.to_pil().copy()
                return picture
            finally:
                bitmap.close()
        finally:
            page.close()


@contextmanager
def _opened(file: BinaryIO) -> Iterator[Any]:
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(file)
        except pypdfium2.PdfiumError as error:
            raise (_locked() if _WRONG_PASSWORD in str(error).lower() else _damaged()) from None
        try:
            yield document
        except pypdfium2.PdfiumError:
            raise _damaged() from None
        finally:
            document.close()


def _has_size(document: Any) -> bool:
    page = document[0]
    try:
        width, height = page.get_size()
        return bool(width > 0 and height > 0)
    finally:
        page.close()


def _locked() -> Exception:
    return refuse(
        "pdf-locked", "Deze PDF is beveiligd. Bewaar de PDF zonder wachtwoord en probeer het opnieuw."
    )


def _damaged() -> Exception:
    return refuse("pdf-damaged", "Deze PDF is niet te openen. Bewaar de PDF opnieuw en probeer het nog eens.")
