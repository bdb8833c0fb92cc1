"""Writing the access log: the record and the commit travel together, so nothing commits unlogged."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from domain.audit.record import RECORD_COLUMNS, encoded, members_of
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.log import LogDraft, Result
from domain.policy.purposes import Purpose
from persistence.sql import literal

_TYPES = (
    "uuid, timestamptz, uuid, text, text, uuid, uuid, uuid, uuid[], text, text, uuid, text[], text, text, text, text, "
    "text, uuid, bytea, bytea"
)

PREPARE_APPEND = (
    f"PREPARE append_audit_record ({_TYPES}) AS WITH written AS ("
    f"INSERT INTO audit_record ({', '.join(RECORD_COLUMNS)}, mac) VALUES "
    f"({', '.join(f'${n}' for n in range(1, 22))})) "
    "INSERT INTO audit_pending (record_id) VALUES ($1)"
)
"""Sent once on each new connection, so that appending costs no parsing. The record waits for its seal from its own
commit on: what is not committed yet is not in the way, and what commits late is sealed with the next. No RETURNING:
who writes a record may not read it."""


def append_script(
    draft: LogDraft,
    *,
    record_id: UUID,
    actor: Actor,
    action: Action,
    purpose: Purpose,
    result: Result,
    now: datetime,
    request_id: UUID,
    payload: bytes | None,
    mark: Callable[[bytes], bytes],
) -> str:
    """The statement that appends one record. Only codes and pseudonymous identifiers go in, beside the sealed
    payload."""
    values = (
        record_id,
        now,
        actor.id,
        actor.kind.value,
        draft.role.value if draft.role else None,
        draft.on_behalf_of,
        actor.session_id,
        draft.client_id,
        draft.client_ids or None,
        action.value,
        draft.object_kind,
        draft.object_id,
        [group.value for group in sorted(draft.fields)],
        purpose.value,
        draft.relation.value,
        draft.clause.value if draft.clause else None,
        result.value,
        draft.code,
        request_id,
        payload,
    )
    record = dict(zip(RECORD_COLUMNS, values, strict=True))
    marked = (*values, mark(encoded(members_of(record))))
    return f"EXECUTE append_audit_record ({', '.join(literal(value) for value in marked)})"
