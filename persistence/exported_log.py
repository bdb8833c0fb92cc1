"""An export of the log, read from its file as the database would be."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from domain.audit.lines import read_lines
from domain.audit.model import Leaf, TreeHead, WaitingRecord
from domain.audit.verification import Outside


class ExportedLog:
    """See `domain.audit.ports.LogReader`. Heads are read in order, once; only sealed records are in an export."""

    def __init__(self, path: Path) -> None:
        self._pieces = self._read(path)
        self._leaves: dict[int, Sequence[Leaf]] = {}

    async def heads(self, after: int, limit: int) -> Sequence[TreeHead]:  # noqa: ARG002 - a file is read onwards
        self._leaves.clear()
        found = []
        for piece in self._pieces:
            found.append(piece.head)
            self._leaves[piece.head.number] = piece.leaves
            if len(found) == limit:
                break
        return found

    async def leaves(self, head: TreeHead) -> Sequence[Leaf]:
        return self._leaves[head.number]

    async def waiting(self, after: UUID | None, limit: int) -> Sequence[WaitingRecord]:  # noqa: ARG002
        return []

    async def first_outside_the_log(self) -> UUID | None:
        return None

    async def marked_since(self) -> datetime:
        return datetime.min.replace(tzinfo=UTC)

    @staticmethod
    def _read(path: Path) -> Iterator[Outside]:
        with path.open("rb") as file:
            yield from read_lines(file)
