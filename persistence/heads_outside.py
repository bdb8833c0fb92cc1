"""Heads and leaves kept in a folder outside the database: one file per head, written once, never changed.

With the folder on other storage than the database, who can change the one cannot change the other: then the first bad
record is named also when its leaf was changed along, and an end that was cut off is noticed.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from domain.audit.lines import lines_of, read_lines
from domain.audit.verification import Outside

_DIGITS = 9


class HeadFolder:
    """See `domain.audit.ports.HeadsOutside`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def last_number(self) -> int:
        """The newest head that was kept; 0 for none."""
        if not self._directory.is_dir():
            return 0
        return max((int(path.stem) for path in self._directory.glob("[0-9]*.jsonl")), default=0)

    def read(self, first: int, last: int) -> dict[int, Outside]:
        """What was kept of these heads. ValueError when a file is no such file."""
        found = {}
        for number in range(first, last + 1):
            path = self._path(number)
            if path.exists():
                (found[number],) = read_lines(path.read_bytes().splitlines())
        return found

    def keep(self, kept: Iterable[Outside]) -> int:
        """Write files for heads that have none; a power cut leaves a whole file or none."""
        self._directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        count = 0
        for one in kept:
            draft = self._path(one.head.number).with_suffix(".draft")
            with draft.open("wb") as file:
                file.writelines(lines_of(one, with_records=False))
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self._path(one.head.number))
            count += 1
        return count

    def _path(self, number: int) -> Path:
        return self._directory / f"{number:0{_DIGITS}d}.jsonl"
