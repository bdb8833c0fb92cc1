"""The OpenAPI document, open to everyone."""

from fastapi import Request
from starlette.responses import Response

from api.call import OpenCall
from api.openapi import document_bytes
from api.routing import PolicyRouter
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Document"])


@router.act(
    "GET",
    "/openapi.json",
    action=Action.API_DOCUMENT_READ,
    purpose=Purpose.ADMINISTRATION,
    name="readDocument",
    summary="Het OpenAPI-document (the OpenAPI document)",
    include_in_schema=False,
)
async def read_document(request: Request, _call: OpenCall) -> Response:
    """The same document that is committed as openapi.yaml, as JSON."""
    return Response(document_bytes(request.app), media_type="application/json")
