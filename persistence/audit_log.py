"""Writing the access log: the record and the commit travel together, so nothing commits unlogged."""

from datetime import datetime
from uuid import UUID

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.log import LogDraft, Result
from domain.policy.purposes import Purpose
from domain.shared.ids import new_id
from persistence.sql import literal

_COLUMNS = (
    "id, at, actor_id, actor_kind, role, on_behalf_of, session_id, client_id, client_ids, action, object_kind, "
    "object_id, field_groups, purpose, relation, clause, result, code, request_id"
)
_TYPES = (
    "uuid, timestamptz, uuid, text, text, uuid, uuid, uuid, uuid[], text, text, uuid, text[], text, text, text, text, "
    "text, uuid"
)

PREPARE_APPEND = (
    f"PREPARE append_audit_record ({_TYPES}) AS INSERT INTO audit_record ({_COLUMNS}) VALUES "
    f"({', '.join(f'${n}' for n in range(1, 20))})"
)
"""Sent once on each new connection, so that appending costs no parsing."""


def append_script(
    draft: LogDraft,
    *,
    actor: Actor,
    action: Action,
    purpose: Purpose,
    result: Result,
    now: datetime,
    request_id: UUID,
) -> str:
    """The statement that appends one record. Only codes and pseudonymous identifiers go in."""
    values = (
        new_id(),
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
    )
    return f"EXECUTE append_audit_record ({', '.join(literal(value) for value in values)})"
