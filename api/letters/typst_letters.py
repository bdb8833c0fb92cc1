"""Letters as PDF/A-2a with PDF/UA-1, all in one look (templates/letters/letter.typ)."""

import io
from hashlib import sha256

from anyio import to_thread

from api.document_files.pdf import inspect_pdf
from api.reports.typst_pdf import TypstPdf
from domain.bureau import Bureau
from domain.letters.model import Letter, Printed, as_print


class TypstLetters:
    """See `domain.letters.ports.LetterPrinter`. Printing is work for the processor: it runs in a thread."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        self._pdf = TypstPdf("letters")

    async def print(self, letter: Letter) -> Printed:
        return await to_thread.run_sync(self._print, letter)

    def _print(self, letter: Letter) -> Printed:
        head = {"name": self.bureau.name, "lines": list(self.bureau.own_lines)}
        pdf = self._pdf.compile("letter.typ", {**as_print(letter), "bureau": head})
        return Printed(pdf, sha256(pdf).digest(), inspect_pdf(io.BytesIO(pdf)))
