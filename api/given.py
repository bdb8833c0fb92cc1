"""What a recipient gets by a link: one file as it is, several in one ZIP. Names say what it is, nothing of a person."""

import io
import zipfile
from collections.abc import Sequence

from starlette.responses import Response

from domain.disclosures.model import DisclosedKind
from domain.disclosures.ports import Given
from domain.documents.model import MediaType

ZIP = "application/zip"
GIVEN_TYPES = (*MediaType, ZIP)
_WORDS = {
    DisclosedKind.EMPLOYER_PROFILE: "profiel",
    DisclosedKind.DOCUMENT: "stuk",
    DisclosedKind.REPORT: "rapportage",
}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""No moment of making goes along in the ZIP."""


def given_answer(given: Sequence[Given]) -> Response:
    """A file that any browser saves and none runs."""
    if len(given) == 1:
        one = given[0]
        return _file(one.content, _name(one, None), one.media_type)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for number, one in enumerate(given, start=1):
            packed.writestr(zipfile.ZipInfo(_name(one, number), _FIRST_DAY), one.content)
    return _file(out.getvalue(), "stukken.zip", ZIP)


def _name(one: Given, number: int | None) -> str:
    stem = _WORDS[one.kind] if number is None else f"{_WORDS[one.kind]}-{number}"
    return stem + MediaType(one.media_type).extension


def _file(content: bytes, name: str, media_type: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(content, headers=headers, media_type=media_type)
