"""Bodies about the sealed log."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import Count, Identifier, Line, Model, Moment
from domain.audit.model import SENTENCES, FindingKind, TreeHead
from domain.audit.ports import SealState, Verification

Sequence = Annotated[int, Field(ge=0, le=9_007_199_254_740_991, json_schema_extra={"format": "int64"})]
Hash = Annotated[str, StringConstraints(min_length=64, max_length=64, pattern=r"^[0-9a-f]*$")]


class LogVerification(Model):
    """Een controle van het hele logboek: hoe ver, en wat er het eerst niet klopt."""

    id: Identifier
    asked_at: Moment
    started_at: Moment | None = None
    finished_at: Moment | None = None
    records: Sequence
    records_checked: Sequence
    heads_checked: Count
    compared_outside: bool
    """Whether the heads outside the database were compared."""
    finding: FindingKind | None = None
    sentence: Line | None = None
    head_number: Count | None = None
    sequence: Sequence | None = None
    record_id: Identifier | None = None


class LogState(Model):
    """Hoe ver het logboek is verzegeld, en de laatste controles, nieuwste eerst."""

    sealed: Sequence
    waiting: Sequence
    heads: Count
    last_sealed_at: Moment | None = None
    last_number: Count | None = None
    kept_outside: Count | None = None
    """The newest head outside the database; absent when none are kept there."""
    verifications: Annotated[list[LogVerification], Field(max_length=20)]


class LogTreeHead(Model):
    """Een ondertekende kop over een stuk van het logboek, geschakeld aan de vorige."""

    number: Count
    sealed_at: Moment
    first_sequence: Sequence
    size: Count
    root: Hash
    previous: Hash
    hash: Hash
    key_id: Annotated[str, StringConstraints(min_length=16, max_length=16, pattern=r"^[0-9a-f]*$")]
    signature: Annotated[str, StringConstraints(min_length=128, max_length=128, pattern=r"^[0-9a-f]*$")]


class LogTreeHeadList(Model):
    """Koppen, oudste eerst."""

    items: Annotated[list[LogTreeHead], Field(max_length=100)]
    next_after: Count | None = None


def present_verification(found: Verification) -> dict[str, Any]:
    return {
        "id": found.id,
        "askedAt": found.asked_at,
        "startedAt": found.started_at,
        "finishedAt": found.finished_at,
        "records": found.records,
        "recordsChecked": found.records_checked,
        "headsChecked": found.heads_checked,
        "comparedOutside": found.compared_outside,
        "finding": found.finding,
        "sentence": SENTENCES[found.finding] if found.finding else None,
        "headNumber": found.head_number,
        "sequence": found.sequence,
        "recordId": found.record_id,
    }


def present_state(state: SealState, outside: int | None, found: list[Verification]) -> dict[str, Any]:
    return {
        "sealed": state.sealed,
        "waiting": state.waiting,
        "heads": state.heads,
        "lastSealedAt": state.last_sealed_at,
        "lastNumber": state.last_number,
        "keptOutside": outside,
        "verifications": [present_verification(one) for one in found],
    }


def present_head(head: TreeHead) -> dict[str, Any]:
    return {
        "number": head.number,
        "sealedAt": head.sealed_at,
        "firstSequence": head.first_sequence,
        "size": head.size,
        "root": head.root.hex(),
        "previous": head.previous.hex(),
        "hash": head.hash.hex(),
        "keyId": head.key_id,
        "signature": head.signature.hex(),
    }
