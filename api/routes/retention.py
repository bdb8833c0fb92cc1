"""The end of files (R35-R38): forecast, holds, retention runs of two people, certificates of erasure."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import binary, json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.cursors import day_cursor, decode_cursor, encode_cursor, read_day_cursor
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import retention as body
from api.schemas.base import Cursor, PageLimit
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.retention import runs, use_cases
from domain.retention.certificate import certificate_letter
from domain.retention.clocks import NEVER
from domain.retention.model import ItemState, Standing
from domain.shared.errors import FieldError, Invalid

router = PolicyRouter(tags=["Bewaren en vernietigen"])

RunId = Annotated[UUID, Path(alias="runId", json_schema_extra={"maxLength": 36})]
HoldId = Annotated[UUID, Path(alias="holdId", json_schema_extra={"maxLength": 36})]
CertificateId = Annotated[UUID, Path(alias="certificateId", json_schema_extra={"maxLength": 36})]
_DUTY = Purpose.LEGAL_DUTY


@router.act(
    "GET", "/retention/forecast", name="readRetentionForecast", action=Action.RETENTION_READ, purpose=_DUTY,
    summary="Wat gebeurt er wanneer (what happens when)", response_model=body.Forecast,
)  # fmt: skip
async def read_forecast(
    call: AuthenticatedCall,
    standing: Annotated[Standing | None, Query()] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: Annotated[PageLimit, Query()] = 50,
) -> Response:
    """Every file by the day it goes, soonest first, with what holds it up; who it is stays a number."""
    async with call.begin() as uow:
        found = await use_cases.read_forecast(uow, standing, read_day_cursor(cursor), limit + 1)
    page = found.page[:limit]
    more = (
        day_cursor(page[-1].dossier_until or NEVER, page[-1].client_id) if len(found.page) > limit else None
    )
    return json_answer({**body.present_forecast(found, page), "nextCursor": more})


@router.act(
    "GET", "/clients/{clientId}/retention", name="readClientRetention", action=Action.RETENTION_OF_CLIENT_READ,
    purpose=Purpose.GUIDANCE, summary="Wanneer gaat dit dossier weg (when this file goes)",
    response_model=body.ClientRetention,
)  # fmt: skip
async def read_client_retention(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Both dates of this file, and what holds it up."""
    async with call.begin() as uow:
        found, today = await use_cases.read_client_retention(uow, client_id)
    return json_answer(body.present_retention(found, today))


@router.act(
    "GET", "/retention/holds", name="listRetentionHolds", action=Action.RETENTION_READ, purpose=_DUTY,
    summary="Bewaarblokkades (list holds)", response_model=body.HoldList,
)  # fmt: skip
async def list_holds(call: AuthenticatedCall) -> Response:
    """Holds in force, first end first."""
    async with call.begin() as uow:
        found = await use_cases.list_holds(uow)
    return json_answer({"items": [body.present_hold(hold) for hold in found]})


@router.act(
    "POST", "/retention/holds", name="placeRetentionHold", action=Action.RETENTION_HOLD, purpose=_DUTY,
    summary="Bewaarblokkade plaatsen (place a hold)", response_model=body.Hold, status_code=201,
)  # fmt: skip
async def place_hold(call: AuthenticatedCall, new: body.HoldCreate) -> Response:
    """A file stays for now, for a reason and until a day; then its clock goes on by itself (R38)."""
    async with call.begin() as uow:
        hold = await use_cases.place_hold(uow, new.client_id, new.reason, new.ends_on)
    return json_answer(body.present_hold(hold), status=201)


@router.act(
    "POST", "/retention/holds/{holdId}/lift", name="liftRetentionHold", action=Action.RETENTION_HOLD,
    purpose=_DUTY, summary="Bewaarblokkade opheffen (lift a hold)", response_model=body.Hold,
)  # fmt: skip
async def lift_hold(call: AuthenticatedCall, hold_id: HoldId) -> Response:
    """The reason is gone."""
    async with call.begin() as uow:
        hold = await use_cases.lift_hold(uow, hold_id)
    return json_answer(body.present_hold(hold))


@router.act(
    "GET", "/retention/runs", name="listRetentionRuns", action=Action.RETENTION_READ, purpose=_DUTY,
    summary="Bewaarlijsten (list retention runs)", response_model=body.RetentionRunList,
)  # fmt: skip
async def list_runs(call: AuthenticatedCall) -> Response:
    """Newest first."""
    async with call.begin() as uow:
        found = await runs.list_runs(uow)
    return json_answer({"items": [body.present_run(run) for run in found]})


@router.act(
    "POST", "/retention/runs", name="makeRetentionRun", action=Action.RETENTION_PREPARE, purpose=_DUTY,
    summary="Bewaarlijst maken (make a retention run)", response_model=body.RetentionRun, status_code=201,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def make_run(
    request: Request, call: AuthenticatedCall, idempotency_key: IdempotencyKey = None
) -> Response:
    """A list of every file that is due and not held up. Nothing goes by this alone."""

    async def act() -> Response:
        async with call.begin() as uow:
            run = await runs.make_run(uow)
        place = f"/api/v1/retention/runs/{run.id}"
        return json_answer(body.present_run(run), status=201, version=run.version, location=place)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "GET", "/retention/runs/{runId}", name="readRetentionRun", action=Action.RETENTION_READ, purpose=_DUTY,
    summary="Eén bewaarlijst (read retention run)", response_model=body.RetentionRun,
)  # fmt: skip
async def read_run(call: AuthenticatedCall, run_id: RunId) -> Response:
    """Who decided, when it goes, how far it is."""
    async with call.begin() as uow:
        run = await runs.read_run(uow, run_id)
    return json_answer(body.present_run(run), version=run.version)


@router.act(
    "GET", "/retention/runs/{runId}/items", name="listRetentionItems", action=Action.RETENTION_READ,
    purpose=_DUTY, summary="Dossiers op een lijst (files on a list)", response_model=body.RetentionItemList,
)  # fmt: skip
async def list_items(
    call: AuthenticatedCall,
    run_id: RunId,
    state: Annotated[ItemState | None, Query()] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: Annotated[PageLimit, Query()] = 100,
) -> Response:
    """What is on the list, and what became of it."""
    async with call.begin() as uow:
        found = await runs.list_items(uow, run_id, state, _after(cursor), limit + 1)
    more = encode_cursor(str(found[limit - 1].id)) if len(found) > limit else None
    return json_answer({"items": [body.present_item(item) for item in found[:limit]], "nextCursor": more})


@router.act(
    "POST", "/retention/runs/{runId}/exclusions", name="excludeFromRetentionRun",
    action=Action.RETENTION_PREPARE, purpose=_DUTY, summary="Van de lijst halen (exclude from the list)",
    response_model=body.RetentionRun, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def exclude_item(call: AuthenticatedCall, run_id: RunId, exclusion: body.ExclusionOfRun) -> Response:
    """One file less, with the reason; it comes back on a next list while it is due."""
    async with call.begin() as uow:
        run = await runs.exclude_item(uow, run_id, exclusion.item_id, exclusion.reason)
    return json_answer(body.present_run(run), version=run.version)


@router.act(
    "POST", "/retention/runs/{runId}/approve", name="approveRetentionRun", action=Action.RETENTION_APPROVE,
    purpose=_DUTY, summary="Bewaarlijst goedkeuren (approve retention run)", response_model=body.RetentionRun,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def approve_run(call: AuthenticatedCall, run_id: RunId, approval: body.RunApproval) -> Response:
    """A second person types the name of the list; seven days later it is carried out. If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda current: plain(body.present_run(current))):
        async with call.begin() as uow:
            run = await runs.approve_run(uow, run_id, approval.name, version)
    return json_answer(body.present_run(run), version=run.version)


@router.act(
    "POST", "/retention/runs/{runId}/stop", name="stopRetentionRun", action=Action.RETENTION_STOP, purpose=_DUTY,
    summary="Bewaarlijst stoppen (stop retention run)", response_model=body.RetentionRun,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def stop_run(call: AuthenticatedCall, run_id: RunId, stop: body.RunStop) -> Response:
    """Nothing goes. Possible until the first file goes; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda current: plain(body.present_run(current))):
        async with call.begin() as uow:
            run = await runs.stop_run(uow, run_id, stop.reason, version)
    return json_answer(body.present_run(run), version=run.version)


@router.act(
    "GET", "/erasure-certificates", name="listErasureCertificates", action=Action.CERTIFICATE_READ,
    purpose=_DUTY, summary="Bewijzen van vernietiging (list certificates)", response_model=body.CertificateList,
)  # fmt: skip
async def list_certificates(call: AuthenticatedCall) -> Response:
    """Newest first."""
    async with call.begin() as uow:
        found = await runs.list_certificates(uow)
    return json_answer({"items": [body.present_summary(one) for one in found]})


@router.act(
    "GET", "/erasure-certificates/{certificateId}", name="readErasureCertificate",
    action=Action.CERTIFICATE_READ, purpose=_DUTY, summary="Een bewijs van vernietiging (read certificate)",
    response_model=body.Certificate,
)  # fmt: skip
async def read_certificate(call: AuthenticatedCall, certificate_id: CertificateId) -> Response:
    """What was signed, byte for byte, and whether the signature still fits."""
    async with call.begin() as uow:
        found, fits = await runs.read_certificate(uow, certificate_id)
    return json_answer(body.present_certificate(found, fits=fits))


@router.act(
    "GET", "/erasure-certificates/{certificateId}/letter", name="readErasureCertificateLetter",
    action=Action.CERTIFICATE_READ, purpose=_DUTY, summary="Het bewijs op papier (certificate as PDF)",
    response_class=Response, responses=binary("application/pdf"),
)  # fmt: skip
async def read_certificate_letter(call: AuthenticatedCall, certificate_id: CertificateId) -> Response:
    """The same in words, as PDF."""
    async with call.begin() as uow:
        found, fits = await runs.read_certificate(uow, certificate_id)
    printed = await call.printer.print(certificate_letter(found, fits=fits))
    headers = {"Content-Disposition": f'attachment; filename="bewijs-{found.number}.pdf"'}
    return Response(printed.pdf, headers=headers, media_type="application/pdf")


def _after(cursor: str | None) -> UUID | None:
    if not cursor:
        return None
    (value,) = decode_cursor(cursor, 1)
    try:
        return UUID(value)
    except ValueError:
        words = "Deze cursor is niet geldig; begin de lijst opnieuw."
        raise Invalid(words, errors=[FieldError("/cursor", "cursor-invalid", words)]) from None
