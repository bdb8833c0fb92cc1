"""The failed rows as CSV: repair them and send only these again. Nothing in it can act as a formula."""

import codecs
import csv
import io
from collections.abc import Iterator

from domain.intake.use_cases import FailedRows

REASON = "reden"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def neutral(cell: str) -> str:
    """A cell that a spreadsheet takes as text. The reader of our CSV undoes it (`plain`)."""
    return "'" + cell if cell.startswith(_FORMULA_STARTS) else cell


def plain(cell: str) -> str:
    """The cell as it was before `neutral`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(_FORMULA_STARTS) else cell


def as_csv(failed: FailedRows) -> Iterator[bytes]:
    """UTF-8 with a BOM and semicolons, as Dutch spreadsheets open it: the delivered columns and the reason."""
    yield codecs.BOM_UTF8
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([*failed.headings, REASON])
    for values, reason in failed.rows:
        writer.writerow([*(neutral(values.get(heading, "")) for heading in failed.headings), neutral(reason)])
        if text.tell() > 64 * 1024:
            yield _drain(text)
    yield _drain(text)


def _drain(text: io.StringIO) -> bytes:
    value = text.getvalue()
    text.seek(0)
    text.truncate()
    return value.encode()
