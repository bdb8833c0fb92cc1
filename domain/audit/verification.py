"""Find the first thing wrong with the log: pure functions over heads and leaves, the same online and from an export.

Against whoever can change the database but does not hold the signing key: the head of a tree fixes its records and
their order, the chain fixes the heads, and what was exported fixes where the log ended.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.audit.merkle import leaf_hash, root_of
from domain.audit.model import BEGINNING, Finding, FindingKind, Leaf, TreeHead, WaitingRecord
from domain.audit.record import encoded

SignatureFits = Callable[[TreeHead], bool]
MarkFits = Callable[[WaitingRecord], bool]


@dataclass(frozen=True, slots=True)
class Outside:
    """What was kept outside the database of one head: the head, and its leaves in order."""

    head: TreeHead
    leaves: Sequence[Leaf] = field(default=())


class Chain:
    """Checks heads one after the other: numbers, places, links and signatures."""

    def __init__(self, signature_fits: SignatureFits) -> None:
        self._signature_fits = signature_fits
        self._number = 0
        self._next_sequence = 1
        self._hash = BEGINNING

    def check(self, head: TreeHead, outside: TreeHead | None) -> Finding | None:
        """The next head; what is wrong with it, or nothing."""
        expected = self._number + 1
        if head.number != expected:
            return Finding(FindingKind.HEAD_MISSING, expected, self._next_sequence)
        fits = (
            head.first_sequence == self._next_sequence
            and head.previous == self._hash
            and (outside is None or outside.hash == head.hash)
            and self._signature_fits(head)
        )
        if not fits:
            return Finding(FindingKind.HEAD_ALTERED, head.number, head.first_sequence)
        self._number, self._next_sequence, self._hash = head.number, head.last_sequence + 1, head.hash
        return None

    def end(self, outside: Mapping[int, Outside]) -> Finding | None:
        """After the last head: whether newer ones were kept outside, which tells that the end was cut off."""
        newer = sorted(number for number in outside if number > self._number)
        if not newer:
            return None
        first = outside[newer[0]]
        record_id = first.leaves[0].record_id if first.leaves else None
        return Finding(FindingKind.CUT_OFF, newer[0], first.head.first_sequence, record_id)


def check_tree(head: TreeHead, leaves: Sequence[Leaf], outside: Sequence[Leaf] = ()) -> Finding | None:
    """One head's records, in the order of their places; the first that is wrong, or nothing.

    With the leaves that were kept outside it can name the record also when its leaf was changed along with it.
    """
    held = {leaf.sequence: leaf for leaf in leaves}
    kept = {leaf.sequence: leaf for leaf in outside}
    in_order = sorted(leaf.record_id for leaf in leaves)
    for position, sequence in enumerate(range(head.first_sequence, head.last_sequence + 1)):
        leaf, witness = held.get(sequence), kept.get(sequence)
        if leaf is None:
            return _at(FindingKind.MISSING, head, sequence, witness)
        # A tree's records stand in the order of their identifiers. (When one is missing, the others still do.)
        if len(leaves) == head.size and leaf.record_id != in_order[position]:
            return _at(FindingKind.REORDERED, head, sequence, leaf)
        if witness is not None and witness.record_id != leaf.record_id:
            return _at(FindingKind.INSERTED, head, sequence, leaf)
        if leaf.members is None:
            return _at(FindingKind.MISSING, head, sequence, leaf)
        content_hash = leaf_hash(encoded(leaf.members))
        if content_hash != (witness.leaf_hash if witness else leaf.leaf_hash):
            return _at(FindingKind.ALTERED, head, sequence, leaf)
    beyond = [leaf for leaf in leaves if not head.first_sequence <= leaf.sequence <= head.last_sequence]
    if beyond:
        return _at(FindingKind.INSERTED, head, beyond[0].sequence, beyond[0])
    if root_of([leaf.leaf_hash for leaf in sorted(leaves, key=lambda leaf: leaf.sequence)]) != head.root:
        return Finding(FindingKind.TREE_ALTERED, head.number, head.first_sequence)
    return None


def check_waiting(records: Sequence[WaitingRecord], mark_fits: MarkFits) -> Finding | None:
    """Records that wait for their place: gone before they were sealed, or not written by the product."""
    for record in records:
        if record.members is None:
            return Finding(FindingKind.MISSING, record_id=record.record_id)
        if not mark_fits(record):
            return Finding(FindingKind.ALTERED, record_id=record.record_id)
    return None


def _at(kind: FindingKind, head: TreeHead, sequence: int, leaf: Leaf | None) -> Finding:
    return Finding(kind, head.number, sequence, leaf.record_id if leaf else None)
