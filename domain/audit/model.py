"""Heads of trees and what verification finds."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.audit.record import encoded, moment_text

BEGINNING = bytes(32)
"""What the first head has for the hash of the one before."""

FORMAT = "trajectdossier-log-1"


@dataclass(frozen=True, slots=True)
class TreeHead:
    """A signed tree over `size` records, the first of which has `first_sequence`; chained to the head before."""

    number: int
    sealed_at: datetime
    first_sequence: int
    size: int
    root: bytes
    previous: bytes
    key_id: str
    signature: bytes = b""

    @property
    def last_sequence(self) -> int:
        return self.first_sequence + self.size - 1

    def members(self) -> dict[str, Any]:
        """What is signed and chained, as JSON members."""
        return {
            "format": FORMAT,
            "number": self.number,
            "sealedAt": moment_text(self.sealed_at),
            "firstSequence": self.first_sequence,
            "size": self.size,
            "root": self.root.hex(),
            "previous": self.previous.hex(),
            "keyId": self.key_id,
        }

    def signed_bytes(self) -> bytes:
        return json.dumps(self.members(), sort_keys=True, separators=(",", ":")).encode()

    @property
    def hash(self) -> bytes:
        """What the next head is chained to."""
        return hashlib.sha256(self.signed_bytes()).digest()


def head_from(members: dict[str, Any]) -> TreeHead:
    """A head from its JSON members and signature. ValueError, KeyError or TypeError when it is none."""
    if members["format"] != FORMAT:
        raise ValueError("not a head of this log")
    return TreeHead(
        number=int(members["number"]),
        sealed_at=datetime.fromisoformat(members["sealedAt"]),
        first_sequence=int(members["firstSequence"]),
        size=int(members["size"]),
        root=bytes.fromhex(members["root"]),
        previous=bytes.fromhex(members["previous"]),
        key_id=str(members["keyId"]),
        signature=bytes.fromhex(members["signature"]),
    )


@dataclass(frozen=True, slots=True)
class WaitingRecord:
    """A record that is not sealed yet. `members` is None when the record itself is gone."""

    record_id: UUID
    members: dict[str, Any] | None
    at: datetime | None
    mac: bytes | None

    @property
    def content(self) -> bytes:
        return encoded(self.members or {})


@dataclass(frozen=True, slots=True)
class Leaf:
    """The place of a record in the log. `members` is None when the record itself is gone."""

    sequence: int
    record_id: UUID
    leaf_hash: bytes
    members: dict[str, Any] | None


class FindingKind(StrEnum):
    """What can be wrong with the log."""

    ALTERED = "altered"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    CUT_OFF = "cut-off"
    HEAD_ALTERED = "head-altered"
    HEAD_MISSING = "head-missing"
    TREE_ALTERED = "tree-altered"


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing that is wrong, and where."""

    kind: FindingKind
    head_number: int | None = None
    sequence: int | None = None
    record_id: UUID | None = None


SENTENCES = {
    FindingKind.ALTERED: "Een regel is gewijzigd nadat hij was geschreven.",
    FindingKind.MISSING: "Een regel is weggehaald.",
    FindingKind.INSERTED: "Er is een regel tussengevoegd die de toepassing niet heeft geschreven.",
    FindingKind.REORDERED: "Regels staan niet meer in de volgorde waarin ze zijn verzegeld.",
    FindingKind.CUT_OFF: "Het einde van het logboek ontbreekt: buiten de database zijn nieuwere koppen bewaard.",
    FindingKind.HEAD_ALTERED: "Een kop is gewijzigd: zijn handtekening of zijn schakel klopt niet.",
    FindingKind.HEAD_MISSING: "Een kop is weggehaald.",
    FindingKind.TREE_ALTERED: "De bladen van een kop zijn gewijzigd: samen geven ze een andere wortel.",
}
"""Each finding in words for the privacy officer."""
