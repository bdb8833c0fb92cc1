"""A report as PDF/A-2a with PDF/UA-1 by typst, and as JSON; pages of it as pictures for the screen.

Rendering is work for the processor: it runs in a thread, so that other requests go on.
"""

import io
from datetime import date
from pathlib import Path

import orjson
from anyio import to_thread
from PIL import Image

from api.document_files.pdf import inspect_pdf, page_picture
from api.reports.templates import TEMPLATES
from api.reports.typst_pdf import TypstPdf
from domain.reporting.content import Content, as_json, as_print
from domain.reporting.model import Rendered

_LONGEST_SIDE = 1_286
"""Pixels: 110 dots an inch on A4, sharp enough to read and small enough to send."""


class TypstRenderer:
    """See `domain.reporting.ports.ReportRenderer`."""

    def __init__(self, bureau_name: str, templates: Path = TEMPLATES) -> None:
        self.bureau_name = bureau_name
        self._pdf = TypstPdf("reports", templates)

    async def render(self, content: Content, made_on: date) -> Rendered:
        return await to_thread.run_sync(self._render, content, made_on)

    async def page(self, pdf: bytes, number: int) -> bytes | None:
        return await to_thread.run_sync(_picture, pdf, number)

    def _render(self, content: Content, made_on: date) -> Rendered:
        pdf = self._pdf.compile(content.template.layout, as_print(content, made_on))
        return Rendered(pdf, orjson.dumps(as_json(content, made_on)), inspect_pdf(io.BytesIO(pdf)))


def _picture(pdf: bytes, number: int) -> bytes | None:
    if not 1 <= number <= inspect_pdf(io.BytesIO(pdf)):
        return None
    out = io.BytesIO()
    page = page_picture(io.BytesIO(pdf), number, _LONGEST_SIDE)
    page.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(out, "PNG", optimize=True)
    return out.getvalue()
