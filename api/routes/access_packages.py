"""Access packages: what goes in, what is left out, making, revoking; and fetching one, without a login (AVG 15, 20)."""

from starlette.responses import Response, StreamingResponse

from api.answers import binary, json_answer
from api.call import AuthenticatedCall, OpenCall
from api.packages import shipped_schema
from api.routes.requests import RequestId
from api.routing import PolicyRouter
from api.schemas import access_packages as body
from api.schemas.statements import LinkKey
from api.settings import Settings
from domain.access_packages import use_cases
from domain.access_packages.ports import PackagePrinter
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.errors import NotFound
from domain.statements.model import Link

router = PolicyRouter(tags=["Inzagepakketten"])

_ONE = "/data-subject-requests/{requestId}/package"
_DUTY = Purpose.LEGAL_DUTY
_NO_LINK = "Deze link en code gaan niet open. Vraag het bureau om een nieuwe."
_ZIP = "application/zip"
_SCHEMA = "application/schema+json"
_A_SCHEMA: dict[int | str, dict[str, object]] = {
    200: {"content": {_SCHEMA: {"schema": {"type": "object", "maxProperties": 50}}}}
}


@router.act(
    "GET", _ONE, name="readAccessPackage", action=Action.ACCESS_PACKAGE_READ, purpose=_DUTY,
    summary="Inzagepakket: wat erin komt (read package)", response_model=body.AccessPackageOverview,
)  # fmt: skip
async def read_overview(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """By kind with counts, what is left out and why, and the packages that were made."""
    async with call.begin() as uow:
        overview = await use_cases.read_overview(uow, request_id)
        now = uow.now
    return json_answer(body.present_overview(overview, now))


@router.act(
    "POST", _ONE + "/redactions", name="ruleOnAccessPackage", action=Action.ACCESS_PACKAGE_MAKE, purpose=_DUTY,
    summary="Iets weglaten of toch tonen (redact)", response_model=body.AccessPackageOverview,
)  # fmt: skip
async def rule(call: AuthenticatedCall, request_id: RequestId, ruling: body.PackageRuling) -> Response:
    """One item, with a reason. What is about others is left out unless this says otherwise."""
    async with call.begin() as uow:
        overview = await use_cases.rule(uow, request_id, body.ruling_of(ruling))
        now = uow.now
    return json_answer(body.present_overview(overview, now))


@router.act(
    "POST", _ONE, name="makeAccessPackage", action=Action.ACCESS_PACKAGE_MAKE, purpose=_DUTY,
    summary="Inzagepakket maken (make package)", response_model=body.MadeAccessPackage, status_code=201,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def make(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """Of a granted request that a second person looked at. The link and the code are told in this answer alone."""
    state = call.request.app.state
    printer: PackagePrinter = state.package_printer
    settings: Settings = state.settings
    async with call.begin() as uow:
        made = await use_cases.make(uow, request_id, printer, shipped_schema(), settings.access_package_days)
        now = uow.now
    return json_answer(body.present_made(made, settings.base_url, now), status=201)


@router.act(
    "POST", _ONE + "/revoke", name="revokeAccessPackage", action=Action.ACCESS_PACKAGE_REVOKE, purpose=_DUTY,
    summary="Inzagepakket stoppen (revoke package)", response_model=body.AccessPackageList,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def revoke(call: AuthenticatedCall, request_id: RequestId) -> Response:
    """The link no longer opens and the bytes are gone. What was fetched cannot be taken back."""
    async with call.begin() as uow:
        packages = await use_cases.revoke(uow, request_id)
        now = uow.now
    return json_answer({"items": [body.present_package(package, now) for package in packages]})


@router.act(
    "POST", "/access-package-links/take", name="takeAccessPackage", action=Action.ACCESS_PACKAGE_LINK_USE,
    purpose=_DUTY, summary="Uw gegevens ophalen, één keer (take package)", response_class=StreamingResponse,
    responses=binary(_ZIP),
)  # fmt: skip
async def take(call: OpenCall, key: LinkKey) -> Response:
    """To who has link and code, once. Opened and checked to the last byte before the first is sent."""
    async with call.begin() as uow:
        opened = await use_cases.take(uow, Link(key.token, key.code))
    if opened is None:
        raise NotFound(_NO_LINK)
    headers = {
        "Content-Disposition": 'attachment; filename="mijn-gegevens.zip"',
        "Content-Length": str(opened.byte_size),
    }
    return StreamingResponse(opened.pieces(), headers=headers, media_type=_ZIP)


@router.act(
    "GET", "/portability-schema", name="readPortabilitySchema", action=Action.API_DOCUMENT_READ,
    purpose=Purpose.ADMINISTRATION, summary="De vorm van gegevens om mee te nemen (portability schema)",
    response_class=Response, responses=_A_SCHEMA,
)  # fmt: skip
async def read_schema(_call: OpenCall) -> Response:
    """JSON Schema, for whoever reads or makes such a file (AVG 20)."""
    return Response(shipped_schema(), media_type=_SCHEMA)
