"""The client's file: caseload, search, open, change, show the BSN."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Path, Query, Request
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.cursors import decode_cursor, encode_cursor
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import clients as body
from api.schemas.base import Cursor, Identifier, PageLimit
from domain.clients import use_cases
from domain.clients.creation import NewClient, create_client
from domain.clients.model import SearchQuery
from domain.clients.ports import CaseloadFilter
from domain.intake.codes import Service
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.errors import FieldError, Invalid

router = PolicyRouter(tags=["Cliënten"])

ClientId = Annotated[UUID, Path(alias="clientId", json_schema_extra={"maxLength": 36})]
_CLIENT = "/clients/{clientId}"


@router.act(
    "GET", "/clients", name="listClients", action=Action.CLIENT_LIST, purpose=Purpose.GUIDANCE,
    summary="De caseload (the caseload)", response_model=body.ClientList,
)  # fmt: skip
async def list_clients(
    call: AuthenticatedCall,
    service: Annotated[Service | None, Query()] = None,
    state: Annotated[body.TrajectState | None, Query()] = None,
    sort: Annotated[Literal["name", "newest"], Query()] = "name",
    adviser_id: Annotated[Identifier | SkipJsonSchema[None], Query(alias="adviserId")] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """The clients assigned to the caller; for the coordinator the headers of all clients."""
    wanted = CaseloadFilter(service, state, adviser_id, sort == "newest", _after(cursor), limit + 1)
    async with call.begin() as uow:
        items = await use_cases.list_caseload(uow, wanted)
    more = encode_cursor(str(items[limit - 1].id)) if len(items) > limit else None
    return json_answer({"items": [body.present_item(item) for item in items[:limit]], "nextCursor": more})


@router.act(
    "POST", "/clients", name="createClient", action=Action.CLIENT_CREATE, purpose=Purpose.INTAKE,
    summary="Nieuwe cliënt (create client)", response_model=body.ClientDetail, status_code=201,
)  # fmt: skip
async def add_client(
    request: Request, call: AuthenticatedCall, new: body.ClientCreate, idempotency_key: IdempotencyKey = None
) -> Response:
    """A client who did not come by a referral: client, traject and assignment in one act."""
    members = new.model_dump(
        mode="json", exclude={"party_id", "contract_id", "adviser_id"}, exclude_none=True
    )
    wanted = NewClient(new.party_id, new.contract_id, new.adviser_id, members)

    async def act() -> Response:
        async with call.begin() as uow:
            file = await create_client(uow, wanted)
            now = uow.now
        location = f"/api/v1/clients/{file.id}"
        return json_answer(body.present_file(file, now), status=201, version=file.version, location=location)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "POST", "/clients/search", name="searchClients", action=Action.CLIENT_SEARCH, purpose=Purpose.GUIDANCE,
    summary="Cliënten zoeken (search clients)", response_model=body.ClientSearchResult,
)  # fmt: skip
async def search_clients(call: AuthenticatedCall, search: body.ClientSearch) -> Response:
    """Among the clients the caller may list. A BSN is looked up by its blind index and never answered."""
    query = SearchQuery(search.query, search.bsn, search.date_of_birth)
    async with call.begin() as uow:
        items = await use_cases.search_clients(uow, query)
    return json_answer({"items": [body.present_item(item) for item in items]})


@router.act(
    "GET", _CLIENT, name="readClient", action=Action.CLIENT_READ, purpose=Purpose.GUIDANCE,
    summary="Het dossier openen (open the file)", response_model=body.ClientDetail,
)  # fmt: skip
async def read_client(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """Personal data, contact, trajects and assignment; the coordinator gets the header only."""
    async with call.begin() as uow:
        file = await use_cases.open_client(uow, client_id)
    return json_answer(body.present_file(file, uow.now), version=file.version)


@router.act(
    "PATCH", _CLIENT, name="changeClient", action=Action.CLIENT_CHANGE, purpose=Purpose.GUIDANCE,
    summary="Gegevens wijzigen (change the client)", response_model=body.ClientDetail,
)  # fmt: skip
async def change_client(call: AuthenticatedCall, client_id: ClientId, update: body.ClientUpdate) -> Response:
    """Change personal data, address or contact; If-Match names the version, 412 carries the present file."""
    version = call.expected_version()
    async with call.begin() as uow:
        now = uow.now
        with present_stale(lambda file: plain(body.present_file(file, now))):
            file = await use_cases.change_client(
                uow, client_id, lambda current: body.changed_values(current, update), version
            )
    return json_answer(body.present_file(file, now), version=file.version)


@router.act(
    "POST", _CLIENT + "/bsn", name="revealBsn", action=Action.BSN_REVEAL, purpose=Purpose.GUIDANCE,
    summary="BSN tonen (show the BSN)", response_model=body.Bsn,
)  # fmt: skip
async def reveal_bsn(call: AuthenticatedCall, client_id: ClientId, reveal: body.BsnReveal) -> Response:
    """The whole BSN, for a named purpose; recorded as an act of its own."""
    async with call.begin(reveal.purpose) as uow:
        bsn = await use_cases.reveal_bsn(uow, client_id)
    return json_answer({"bsn": bsn})


def _after(cursor: str | None) -> UUID | None:
    if not cursor:
        return None
    (value,) = decode_cursor(cursor, 1)
    try:
        return UUID(value)
    except ValueError:
        words = "Deze cursor is niet geldig; begin de lijst opnieuw."
        raise Invalid(words, errors=[FieldError("/cursor", "cursor-invalid", words)]) from None
