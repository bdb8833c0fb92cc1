"""The sealed log as JSON lines: a head, then its leaves, then the next head. The format of exports and kept heads."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from domain.audit.model import Leaf, TreeHead, head_from
from domain.audit.verification import Outside


def lines_of(one: Outside, *, with_records: bool) -> Iterator[bytes]:
    """A head and its leaves as JSON lines; with the records themselves, for an export that verifies on its own."""
    yield _line({"head": {**one.head.members(), "signature": one.head.signature.hex()}})
    for leaf in one.leaves:
        line: dict[str, Any] = {
            "sequence": leaf.sequence,
            "recordId": str(leaf.record_id),
            "leaf": leaf.leaf_hash.hex(),
        }
        yield _line({**line, "record": leaf.members} if with_records else line)


def read_lines(lines: Iterable[bytes]) -> Iterator[Outside]:
    """Heads with their leaves from JSON lines. ValueError when a line is neither."""
    head: TreeHead | None = None
    leaves: list[Leaf] = []
    try:
        for line in lines:
            members = json.loads(line)
            if "head" in members:
                if head is not None:
                    yield Outside(head, leaves)
                head, leaves = head_from(members["head"]), []
            elif "sequence" in members:
                leaves.append(
                    Leaf(
                        int(members["sequence"]),
                        UUID(members["recordId"]),
                        bytes.fromhex(members["leaf"]),
                        members.get("record"),
                    )
                )
    except (KeyError, TypeError) as error:
        raise ValueError("not a line of an export of the log") from error
    if head is not None:
        yield Outside(head, leaves)


def _line(members: dict[str, Any]) -> bytes:
    return json.dumps(members, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"
