"""The access log of a file, who can reach it, assignments, the day, the log and the policy."""

from typing import Annotated, Any

from fastapi import Query
from pydantic.alias_generators import to_camel
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.cursors import moment_cursor, read_moment_cursor
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import oversight as body
from api.schemas.appointments import AgendaItem
from api.schemas.base import Code, Cursor, Identifier, PageLimit
from domain.access_log import use_cases as log_acts
from domain.access_log.labels import ACTION_LABELS, PURPOSE_LABELS
from domain.access_log.ports import AuditFilter
from domain.assignments import use_cases as assignment_acts
from domain.assignments.model import Assignment
from domain.day.use_cases import read_day
from domain.policy.actions import Action
from domain.policy.explain import RELATION_WORDS
from domain.policy.matrix import read_matrix, words_of
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Toezicht"])


@router.act(
    "GET", "/clients/{clientId}/access-log", name="readAccessLog", action=Action.ACCESS_LOG_READ,
    purpose=Purpose.GUIDANCE, summary="Het inzagelog (access log)", response_model=body.AccessLog,
)  # fmt: skip
async def read_access_log(
    call: AuthenticatedCall,
    client_id: ClientId,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """Who looked at this file, when and why; newest first."""
    after = read_moment_cursor(cursor)
    async with call.begin() as uow:
        found = await log_acts.read_access_log(uow, client_id, after, limit + 1)
    page = found[:limit]
    items = [
        {
            "id": entry.id,
            "at": entry.at,
            "actorName": entry.actor_name,
            "actorRole": entry.role,
            "action": entry.action,
            "actionLabel": ACTION_LABELS[entry.action],
            "purpose": entry.purpose,
            "purposeLabel": PURPOSE_LABELS[entry.purpose],
            "clause": entry.clause,
            "result": entry.result,
            "changedFields": [to_camel(name) for name in entry.changed_fields],
        }
        for entry in page
    ]
    more = moment_cursor(page[-1].at, page[-1].id) if len(found) > limit else None
    return json_answer({"items": items, "nextCursor": more})


@router.act(
    "GET", "/clients/{clientId}/who-can-access", name="readWhoCanAccess", action=Action.ACCESS_EXPLAIN,
    purpose=Purpose.GUIDANCE, summary="Wie kan erbij (who can access)", response_model=body.WhoCanAccess,
)  # fmt: skip
async def read_who_can_access(call: AuthenticatedCall, client_id: ClientId) -> body.WhoCanAccess:
    """Everyone who can reach the file now, from the engine that decides."""
    async with call.begin() as uow:
        found = await log_acts.who_can_access(uow, client_id)
    return body.WhoCanAccess(
        items=[body.Reach.model_validate(reach, from_attributes=True) for reach in found]
    )


@router.act(
    "GET", "/clients/{clientId}/assignments", name="listAssignments", action=Action.ASSIGNMENT_LIST,
    purpose=Purpose.GUIDANCE, summary="Toewijzingen (list assignments)", response_model=body.AssignmentList,
)  # fmt: skip
async def list_assignments(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """The assignments of a client, newest first."""
    async with call.begin() as uow:
        found = await assignment_acts.list_assignments(uow, client_id)
    return json_answer({"items": [_assignment(assignment) for assignment in found]})


@router.act(
    "POST", "/clients/{clientId}/assignments", name="reassignClient", action=Action.ASSIGNMENT_CHANGE,
    purpose=Purpose.GUIDANCE, summary="Toewijzen (assign)", response_model=body.AssignmentEntry, status_code=201,
)  # fmt: skip
async def reassign(call: AuthenticatedCall, client_id: ClientId, new: body.AssignmentCreate) -> Response:
    """Assign the client to another adviser; the assignment before ends in the same act."""
    async with call.begin() as uow:
        assignment = await assignment_acts.reassign(uow, client_id, new.adviser_id, new.reason)
    return json_answer(_assignment(assignment), status=201)


@router.act(
    "GET", "/day", name="readDay", action=Action.DAY_READ, purpose=Purpose.GUIDANCE,
    summary="Vandaag (today)", response_model=body.DayPage,
)  # fmt: skip
async def read_today(call: AuthenticatedCall) -> body.DayPage:
    """New assignments and open actions of the caller."""
    async with call.begin() as uow:
        day = await read_day(uow)
    return body.DayPage(
        date=day.date,
        new_assignments=[
            body.NewAssignment.model_validate(item, from_attributes=True) for item in day.new_assignments
        ],
        open_actions=[
            body.OpenAction.model_validate(item, from_attributes=True) for item in day.open_actions
        ],
        appointments=[AgendaItem.model_validate(item, from_attributes=True) for item in day.appointments],
    )


@router.act(
    "GET", "/audit-records", name="listAuditRecords", action=Action.AUDIT_READ, purpose=Purpose.OVERSIGHT,
    summary="Het logboek (audit records)", response_model=body.AuditRecordList,
)  # fmt: skip
async def list_audit_records(
    call: AuthenticatedCall,
    action: Annotated[Code | None, Query()] = None,
    result: Annotated[Code | None, Query()] = None,
    client_id: Annotated[Identifier | SkipJsonSchema[None], Query(alias="clientId")] = None,
    actor_id: Annotated[Identifier | SkipJsonSchema[None], Query(alias="actorId")] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """The log for the privacy officer: codes and pseudonyms, newest first."""
    wanted = AuditFilter(action, result, client_id, actor_id, read_moment_cursor(cursor), limit + 1)
    async with call.begin() as uow:
        found = await log_acts.list_audit_records(uow, wanted)
    page = found[:limit]
    items = [body.AuditRecord(**_record(record)).model_dump(mode="json") for record in page]
    more = moment_cursor(page[-1].at, page[-1].id) if len(found) > limit else None
    return json_answer({"items": items, "nextCursor": more})


@router.act(
    "GET", "/policy/matrix", name="readPolicyMatrix", action=Action.POLICY_READ, purpose=Purpose.ADMINISTRATION,
    summary="Wie mag wat (policy matrix)", response_model=body.PolicyMatrix,
)  # fmt: skip
async def read_policy_matrix(call: AuthenticatedCall) -> body.PolicyMatrix:
    """The rules as the decision uses them; no data."""
    async with call.begin() as uow:
        rules = await read_matrix(uow)
    return body.PolicyMatrix(
        items=[
            body.PolicyRule(
                action=rule.action,
                action_label=ACTION_LABELS[rule.action],
                role=rule.role,
                scope=rule.scope,
                relation=rule.relation,
                clause=rule.clause,
                clause_text=words_of(rule.clause),
                reason=RELATION_WORDS[rule.relation],
                fields=sorted(rule.fields),
                agreement=rule.agreement,
                purposes=sorted(rule.purposes) if rule.purposes is not None else None,
            )
            for rule in rules
        ]
    )


def _assignment(assignment: Assignment) -> dict[str, Any]:
    return {
        "id": assignment.id,
        "adviserId": assignment.adviser_id,
        "adviserName": assignment.adviser_name,
        "validFrom": assignment.valid_from,
        "validUntil": assignment.valid_until,
        "reason": assignment.reason,
    }


def _record(record: Any) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in record.__slots__}
    return {**values, "action_label": ACTION_LABELS.get(record.action, record.action)}
