"""Bodies of restrictions."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Identifier, Line, Model, Moment
from api.schemas.request_views import LetterHeader
from domain.restrictions.model import (
    NewRestriction,
    RestrictableRecord,
    RestrictedField,
    RestrictedRecord,
    RestrictionGround,
    RestrictionScope,
    Target,
)
from domain.restrictions.use_cases import ShownRestriction

Reason = Annotated[
    str, StringConstraints(min_length=1, max_length=2_000, pattern=NO_CONTROL, strip_whitespace=True)
]


class RestrictionCreate(Model):
    """Wat wordt afgeschermd en waarom: het hele dossier, een gegeven of een stuk."""

    scope: RestrictionScope
    field: RestrictedField | None = None
    record_kind: RestrictedRecord | None = None
    record_id: Identifier | None = None
    ground: RestrictionGround
    reason: Reason
    request_id: Identifier | None = None


class Restriction(Model):
    """Een afscherming. De reden staat er alleen voor wie haar behandelt."""

    id: Identifier
    scope: RestrictionScope
    field: RestrictedField | None = None
    record_kind: RestrictedRecord | None = None
    record_id: Identifier | None = None
    ground: RestrictionGround
    reason: Reason | None = None
    request_id: Identifier | None = None
    set_at: Moment
    set_by_name: Line
    told_at: Moment | None = None
    lifted_at: Moment | None = None
    lifted_by_name: Line | None = None
    letters: Annotated[list[LetterHeader], Field(max_length=100)]


class RestrictionList(Model):
    """De afschermingen van een dossier, ook de opgeheven."""

    items: Annotated[list[Restriction], Field(max_length=200)]


class RestrictableRecordLine(Model):
    """Een stuk dat apart kan worden afgeschermd: soort en dag, geen inhoud."""

    kind: RestrictedRecord
    id: Identifier
    made_at: Moment


class RestrictableRecordList(Model):
    """Wat apart kan worden afgeschermd, het nieuwste eerst."""

    items: Annotated[list[RestrictableRecordLine], Field(max_length=500)]


def new_of(body: RestrictionCreate) -> NewRestriction:
    target = Target(body.scope, body.field, body.record_kind, body.record_id)
    return NewRestriction(target, body.ground, body.reason, body.request_id)


def present(shown: ShownRestriction) -> dict[str, Any]:
    """A restriction as JSON members."""
    one = shown.restriction
    return {
        "id": one.id,
        "scope": one.target.scope,
        "field": one.target.field,
        "recordKind": one.target.record_kind,
        "recordId": one.target.record_id,
        "ground": one.ground,
        "reason": one.reason,
        "requestId": one.request_id,
        "setAt": one.set_at,
        "setByName": one.set_by_name,
        "toldAt": one.told_at,
        "liftedAt": one.lifted_at,
        "liftedByName": one.lifted_by_name,
        "letters": [{"id": kept.id, "kind": kept.kind, "madeAt": kept.made_at} for kept in shown.letters],
    }


def present_record(record: RestrictableRecord) -> dict[str, Any]:
    return {"kind": record.kind, "id": record.id, "madeAt": record.at}
