"""The heading row of a table: each column under its one name, problems named before any row is read."""

from collections.abc import Sequence

from api.intake_files.failed_rows import REASON, plain
from domain.intake.fields import REQUIRED_HEADINGS, heading_of, shown_name
from domain.intake.model import MAX_CELL_CHARACTERS, MAX_COLUMNS, FileProblem
from domain.intake.row import OUTSIDE_SCHEMA, RawRow, RefusedField
from domain.shared.clauses import Clause

ROW = "rij"
"""The name under which problems of a row as a whole are reported."""


class Header:
    """The columns of a CSV file or a sheet, in the order of the file."""

    def __init__(self, cells: Sequence[str]) -> None:
        cells = _without_empty_end(cells)
        if len(cells) > MAX_COLUMNS:
            words = f"Een bestand heeft ten hoogste {MAX_COLUMNS} kolommen."
            raise FileProblem("too-many-columns", words, row=0, column=str(MAX_COLUMNS + 1))
        if not any(cell.strip() for cell in cells):
            raise FileProblem("no-headings", "De eerste rij heeft geen kolomkoppen.", row=0)
        # The reason column of our own failed-rows file is neither taken nor refused when that file comes back.
        own = [cell.strip().casefold() == REASON for cell in cells]
        self._names = [None if mine else heading_of(cell) for cell, mine in zip(cells, own, strict=True)]
        self._unknown = {
            at: shown_name(cell) for at, cell in enumerate(cells) if self._names[at] is None and not own[at]
        }
        self._refuse_doubled()
        self._refuse_missing()

    @property
    def headings(self) -> list[str]:
        """The known columns, by their Dutch headings."""
        return [name for name in self._names if name]

    @property
    def refused(self) -> list[RefusedField]:
        """The columns outside the schema (R5)."""
        return [RefusedField(name, Clause.R5, OUTSIDE_SCHEMA) for name in self._unknown.values()]

    def row(self, number: int, cells: Sequence[str]) -> RawRow | None:
        """One row; None when it is empty. Raises FileProblem for a cell beyond the limit."""
        if not any(cells):
            return None
        values: dict[str, str] = {}
        for name, cell in zip(self._names, cells, strict=False):
            if len(cell) > MAX_CELL_CHARACTERS:
                self._refuse_long(number, cells)
            if name is not None:
                values[name] = plain(cell)
        unknown = tuple(name for at, name in self._unknown.items() if at < len(cells) and cells[at].strip())
        wide = any(cell.strip() for cell in cells[len(self._names) :])
        return RawRow(number, values, unknown, ((ROW, "row-too-wide"),) if wide else ())

    def _refuse_doubled(self) -> None:
        seen: set[str] = set()
        for name in self.headings:
            if name in seen:
                raise FileProblem(
                    "doubled-heading", f"De kolom {name} komt twee keer voor.", row=0, column=name
                )
            seen.add(name)

    def _refuse_missing(self) -> None:
        missing = sorted(REQUIRED_HEADINGS - set(self.headings))
        if missing:
            words = f"Deze kolommen ontbreken: {', '.join(missing)}."
            raise FileProblem("missing-headings", words, row=0, column=missing[0])

    def _refuse_long(self, number: int, cells: Sequence[str]) -> None:
        at = next(i for i, cell in enumerate(cells) if len(cell) > MAX_CELL_CHARACTERS)
        column = (self._names[at] or str(at + 1)) if at < len(self._names) else str(at + 1)
        words = f"Een cel heeft ten hoogste {MAX_CELL_CHARACTERS} tekens."
        raise FileProblem("cell-too-long", words, row=number, column=column)


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
