"""A CSV that a spreadsheet reads as it is meant: every cell quoted, none taken for a formula."""

import csv
import io
from collections.abc import Iterable

from starlette.responses import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_answer(headings: Iterable[str], rows: Iterable[Iterable[str]], name: str) -> Response:
    """A file to keep. `name` says what it is and nothing about a person."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue().encode("utf-8-sig"), headers=headers, media_type="text/csv")


def plain_cell(value: str) -> str:
    """The value with a mark before what a spreadsheet would run."""
    return f"'{value}" if value.startswith(_FORMULA) else value
