"""The readable part of a package as PDF/A-2a with PDF/UA-1 (templates/packages/package.typ)."""

import io
import unicodedata
from hashlib import sha256
from typing import Any

from anyio import to_thread

from api.document_files.pdf import inspect_pdf
from api.reports.typst_pdf import TypstPdf
from domain.access_packages.document import PackageText
from domain.bureau import Bureau
from domain.letters.model import Printed, in_words, printed_block
from domain.shared.errors import Invalid

_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


class TypstPackages:
    """See `domain.access_packages.ports.PackagePrinter`."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        self._pdf = TypstPdf("packages")

    async def print(self, text: PackageText) -> Printed:
        return await to_thread.run_sync(self._print, text)

    def _print(self, text: PackageText) -> Printed:
        data = {
            "title": text.title,
            "reference": text.reference,
            "dated": in_words(text.dated),
            "to": list(text.to),
            "opening": [printed_block(block) for block in text.opening],
            "chapters": [
                {"title": chapter.title, "blocks": [printed_block(block) for block in chapter.blocks]}
                for chapter in text.chapters
            ],
            "bureau": {"name": self.bureau.name, "lines": list(self.bureau.own_lines)},
        }
        try:
            pdf = self._pdf.compile("package.typ", data)
        except Invalid:
            # A file may hold any character; one that no font of ours has must not keep a client from the rest.
            pdf = self._pdf.compile("package.typ", _printable(data))
        return Printed(pdf, sha256(pdf).digest(), inspect_pdf(io.BytesIO(pdf)))


def _printable(value: Any) -> Any:
    match value:
        case str():
            return "".join(one if _has_a_shape(one) else "?" for one in value)
        case list():
            return [_printable(one) for one in value]
        case dict():
            return {name: _printable(one) for name, one in value.items()}
        case _:
            return value


def _has_a_shape(character: str) -> bool:
    if character == "\n" or " " <= character <= "~":
        return True
    name = unicodedata.name(character, "")
    return (name.startswith(_SCRIPTS) and ord(character) < 0x1F00) or character in "€‘’“”–—…•·°±²³½¼×÷§©®«»"
