"""Access beyond the assigned adviser (R26): stand-ins, emergency access, exclusions."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import access as body
from domain.emergency_accesses import use_cases as emergencies
from domain.emergency_accesses.model import EmergencyRequest
from domain.exclusions import use_cases as exclusions
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.stand_ins import use_cases as stand_ins
from domain.stand_ins.model import NewStandIn, Scope

router = PolicyRouter(tags=["Toegang"])

StandInId = Annotated[UUID, Path(alias="standInId", json_schema_extra={"maxLength": 36})]
EmergencyAccessId = Annotated[UUID, Path(alias="emergencyAccessId", json_schema_extra={"maxLength": 36})]
ExclusionId = Annotated[UUID, Path(alias="exclusionId", json_schema_extra={"maxLength": 36})]


@router.act(
    "GET", "/colleagues", name="listColleagues", action=Action.COLLEAGUE_LIST, purpose=Purpose.GUIDANCE,
    summary="Collega's bij naam (list colleagues)", response_model=body.ColleagueList,
)  # fmt: skip
async def list_colleagues(call: AuthenticatedCall) -> Response:
    """To choose a stand-in, or who may not see a file."""
    async with call.begin() as uow:
        found = await stand_ins.list_colleagues(uow)
    return json_answer({"items": [body.present_colleague(colleague) for colleague in found]})


@router.act(
    "GET", "/stand-ins", name="listStandIns", action=Action.STAND_IN_LIST, purpose=Purpose.GUIDANCE,
    summary="Waarnemingen (list stand-ins)", response_model=body.StandInList,
)  # fmt: skip
async def list_stand_ins(call: AuthenticatedCall) -> Response:
    """Given and received; for the coordinator all."""
    async with call.begin() as uow:
        found = await stand_ins.list_stand_ins(uow)
        now = uow.now
    return json_answer({"items": [body.present_stand_in(item, now) for item in found]})


@router.act(
    "POST", "/stand-ins", name="arrangeStandIn", action=Action.STAND_IN_ARRANGE, purpose=Purpose.GUIDANCE,
    summary="Waarneming regelen (arrange stand-in)", response_model=body.StandIn, status_code=201,
)  # fmt: skip
async def arrange_stand_in(
    request: Request,
    call: AuthenticatedCall,
    new: body.StandInCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """A colleague takes over for a time; it ends by itself everywhere."""
    wanted = NewStandIn(
        new.absent_adviser_id,
        new.stand_in_id,
        new.reason,
        new.begins_at,
        new.ends_at,
        Scope(new.whole_caseload, frozenset(new.client_ids), new.with_health),
    )

    async def act() -> Response:
        async with call.begin() as uow:
            made = await stand_ins.arrange_stand_in(uow, wanted)
            now = uow.now
        return json_answer(body.present_stand_in(made, now), status=201, version=made.version)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", "/stand-ins/{standInId}/end", name="endStandIn", action=Action.STAND_IN_END, purpose=Purpose.GUIDANCE,
    summary="Waarneming nu beëindigen (end stand-in)", response_model=body.StandIn,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def end_stand_in(call: AuthenticatedCall, stand_in_id: StandInId) -> Response:
    """End it at once; If-Match names the version."""
    version = call.expected_version()
    async with call.begin() as uow:
        now = uow.now
        with present_stale(lambda current: plain(body.present_stand_in(current, now))):
            ended = await stand_ins.end_stand_in(uow, stand_in_id, version)
    return json_answer(body.present_stand_in(ended, now), version=ended.version)


@router.act(
    "GET", "/stand-ins/{standInId}/digest", name="readStandInDigest", action=Action.STAND_IN_DIGEST,
    purpose=Purpose.GUIDANCE, summary="Overzicht bij de overdracht (hand-over digest)",
    response_model=body.StandInDigest,
)  # fmt: skip
async def read_digest(call: AuthenticatedCall, stand_in_id: StandInId) -> Response:
    """What waits with each client, for the one who stands in, as long as it runs."""
    async with call.begin() as uow:
        digest = await stand_ins.read_digest(uow, stand_in_id)
        now = uow.now
    return json_answer(body.present_digest(digest, now))


@router.act(
    "GET", "/emergency-accesses", name="listEmergencyAccesses", action=Action.EMERGENCY_LIST,
    purpose=Purpose.OVERSIGHT, summary="Noodtoegang (list emergency accesses)",
    response_model=body.EmergencyAccessList,
)  # fmt: skip
async def list_emergency_accesses(
    call: AuthenticatedCall, unreviewed: Annotated[bool, Query()] = False
) -> Response:
    """The own ones; for the privacy officer all. Newest first."""
    async with call.begin() as uow:
        found = await emergencies.list_emergency_accesses(uow, unreviewed_only=unreviewed)
    return json_answer({"items": [body.present_emergency(access) for access in found]})


@router.act(
    "POST", "/emergency-accesses", name="openEmergencyAccess", action=Action.EMERGENCY_OPEN,
    purpose=Purpose.CLIENT_CONTACT, summary="Noodtoegang nemen (take emergency access)",
    response_model=body.EmergencyAccess, status_code=201,
)  # fmt: skip
async def open_emergency_access(call: AuthenticatedCall, new: body.EmergencyAccessCreate) -> Response:
    """Thirty minutes, read-only; the adviser and the privacy officer are told, and a second person reviews it."""
    request = EmergencyRequest(new.client_number, new.date_of_birth, new.kind, new.reason)
    async with call.begin() as uow:
        opened = await emergencies.open_emergency_access(uow, request)
    return json_answer(body.present_emergency(opened), status=201, version=opened.version)


@router.act(
    "POST", "/emergency-accesses/{emergencyAccessId}/review", name="reviewEmergencyAccess",
    action=Action.EMERGENCY_REVIEW, purpose=Purpose.OVERSIGHT,
    summary="Noodtoegang beoordelen (review emergency access)", response_model=body.EmergencyAccess,
)  # fmt: skip
async def review_emergency_access(
    call: AuthenticatedCall, emergency_access_id: EmergencyAccessId, review: body.EmergencyReview
) -> Response:
    """A second person's judgement; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda current: plain(body.present_emergency(current))):
        async with call.begin() as uow:
            reviewed = await emergencies.review_emergency_access(
                uow, emergency_access_id, review.outcome, review.remark, version
            )
    return json_answer(body.present_emergency(reviewed), version=reviewed.version)


@router.act(
    "GET", "/clients/{clientId}/exclusions", name="listExclusions", action=Action.EXCLUSION_READ,
    purpose=Purpose.GUIDANCE, summary="Niet voor deze collega (list exclusions)",
    response_model=body.ExclusionList,
)  # fmt: skip
async def list_exclusions(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Who may not see this file."""
    async with call.begin() as uow:
        found = await exclusions.list_exclusions(uow, client_id)
    return json_answer({"items": [body.present_exclusion(exclusion) for exclusion in found]})


@router.act(
    "POST", "/clients/{clientId}/exclusions", name="addExclusion", action=Action.EXCLUSION_CHANGE,
    purpose=Purpose.GUIDANCE, summary="Collega uitsluiten (exclude a colleague)", response_model=body.Exclusion,
    status_code=201,
)  # fmt: skip
async def add_exclusion(call: AuthenticatedCall, client_id: ClientId, new: body.ExclusionCreate) -> Response:
    """Effective at once, whatever the colleague's role."""
    async with call.begin() as uow:
        added = await exclusions.add_exclusion(uow, client_id, new.user_id, new.reason)
    return json_answer(body.present_exclusion(added), status=201)


@router.act(
    "DELETE", "/clients/{clientId}/exclusions/{exclusionId}", name="liftExclusion",
    action=Action.EXCLUSION_CHANGE, purpose=Purpose.GUIDANCE,
    summary="Uitsluiting opheffen (lift exclusion)", status_code=204, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def lift_exclusion(call: AuthenticatedCall, client_id: ClientId, exclusion_id: ExclusionId) -> None:
    """On the client's word."""
    async with call.begin() as uow:
        await exclusions.lift_exclusion(uow, client_id, exclusion_id)
