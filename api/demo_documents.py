"""Documents in the demonstration's files, made here so that nobody's real paper is in the product."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.demo import Demo

_CV = (
    "Curriculum vitae", "", "Werkervaring", "2015 - 2024   Magazijnmedewerker, logistiek bedrijf",
    "2009 - 2015   Medewerker groenvoorziening", "", "Opleiding", "MBO 3 Logistiek teamleider",
    "Heftruckcertificaat", "", "Talen", "Nederlands, Engels",
)  # fmt: skip
_LETTER = (
    "Betreft: uitnodiging kennismaking",
    "",
    "Wij nodigen u graag uit voor een gesprek over werk bij ons bedrijf.",
    "Neem uw cv mee. Wilt u bellen als de tijd niet past?",
)
_ABILITIES = (
    "Functionele mogelijkheden, in woorden van werk",
    "",
    "Tillen: tot 10 kg, af en toe",
    "Staan: een half uur achter elkaar",
    "Werktijden: vier uur per dag, geen nachtdienst",
)


async def lay_down_documents(demo: "Demo", headers: dict[str, str], path: str, at: int) -> None:
    """A few papers in one file; every third file also has a health document, where there is a ground for it (R29)."""
    await _add(demo, headers, f"{path}/documents", "cv.pdf", simple_pdf([_CV]), "cv", "Cv")
    if at % 2 == 0:
        letter = simple_pdf([_LETTER, ("Routebeschrijving", "", "Bus 12, halte Industrieweg.")])
        await _add(
            demo, headers, f"{path}/documents", "brief.pdf", letter, "letter", "Uitnodiging van bedrijf"
        )
    if at % 3 == 0:
        content = simple_pdf([_ABILITIES])
        shelf = f"{path}/health-documents?purpose=guidance"
        await _add(demo, headers, shelf, "fml.pdf", content, "abilities-list", "FML van de bedrijfsarts")


async def _add(
    demo: "Demo", headers: dict[str, str], path: str, name: str, content: bytes, kind: str, title: str
) -> None:
    answer = await demo.http.post(
        path, headers=headers, files={"file": (name, content)}, data={"kind": kind, "title": title}
    )
    # No ground for health data under this traject: the file stays without.
    if answer.is_error and answer.status_code != 403:
        raise RuntimeError(f"POST {path.partition('?')[0]}: {answer.status_code} {answer.json().get('type')}")


def simple_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF of A4 pages with lines of text in Helvetica (ISO 32000-1, Latin characters only)."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = b" T* ".join(b"(" + _escaped(line) + b") Tj" for line in lines)
        content = b"BT /F1 14 Tf 20 TL 72 760 Td " + shown + b" ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _escaped(line: str) -> bytes:
    text = line.encode("latin-1", "replace")
    return text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
