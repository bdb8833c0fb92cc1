"""References of third parties (R11)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import references as body
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.references import use_cases

router = PolicyRouter(tags=["Resultaten"])

ReferenceId = Annotated[UUID, Path(alias="referenceId", json_schema_extra={"maxLength": 36})]
_REFERENCES = "/clients/{clientId}/references"


@router.act(
    "GET", _REFERENCES, name="listReferences", action=Action.REFERENCE_READ, purpose=Purpose.GUIDANCE,
    summary="Referenties (list references)", response_model=body.ReferenceList,
)  # fmt: skip
async def list_references(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """The references of a file, newest first."""
    async with call.begin() as uow:
        found = await use_cases.list_references(uow, client_id)
    return json_answer({"items": [body.present_reference(reference) for reference in found]})


@router.act(
    "POST", _REFERENCES, name="addReference", action=Action.REFERENCE_WRITE, purpose=Purpose.GUIDANCE,
    summary="Referentie vastleggen (add reference)", response_model=body.Reference, status_code=201,
)  # fmt: skip
async def add_reference(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.ReferenceCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Record a reference, with its basis; without one it is refused (R11)."""

    async def act() -> Response:
        async with call.begin() as uow:
            reference = await use_cases.add_reference(uow, client_id, body.content_of(new))
        location = f"/api/v1/clients/{client_id}/references/{reference.id}"
        return json_answer(
            body.present_reference(reference), status=201, version=reference.version, location=location
        )

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "PATCH", _REFERENCES + "/{referenceId}", name="changeReference", action=Action.REFERENCE_WRITE,
    purpose=Purpose.GUIDANCE, summary="Referentie wijzigen (change reference)", response_model=body.Reference,
)  # fmt: skip
async def change_reference(
    call: AuthenticatedCall, client_id: ClientId, reference_id: ReferenceId, update: body.ReferenceUpdate
) -> Response:
    """Change a reference; If-Match names the version. What a final assessment cites does not change."""
    version = call.expected_version()
    with present_stale(lambda current: plain(body.present_reference(current))):
        async with call.begin() as uow:
            reference = await use_cases.change_reference(
                uow, client_id, reference_id, lambda current: body.changed_content(current, update), version
            )
    return json_answer(body.present_reference(reference), version=reference.version)


@router.act(
    "DELETE", _REFERENCES + "/{referenceId}", name="removeReference", action=Action.REFERENCE_WRITE,
    purpose=Purpose.GUIDANCE, summary="Referentie verwijderen (remove reference)", status_code=204,
    openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def remove_reference(call: AuthenticatedCall, client_id: ClientId, reference_id: ReferenceId) -> None:
    """Take a reference out that no assessment cites; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda current: plain(body.present_reference(current))):
        async with call.begin() as uow:
            await use_cases.remove_reference(uow, client_id, reference_id, version)
