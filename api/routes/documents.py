"""Documents of a file: ordinary ones, and health documents behind a purpose. There is no route without the client."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Request
from starlette.responses import Response, StreamingResponse

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, Call, present_stale
from api.document_files.receiving import DOCUMENT_BODY, HARD_LIMIT, fingerprint, receive
from api.document_files.rendering import PAGE_SIDE, THUMBNAIL_SIDE, render
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routes.records import HealthPurpose
from api.routing import PolicyRouter
from api.schemas import documents as body
from api.settings import Settings
from domain.documents import use_cases
from domain.documents.model import DocumentClass, MediaType
from domain.documents.ports import OpenedDocument
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Documenten"])

DocumentId = Annotated[UUID, Path(alias="documentId", json_schema_extra={"maxLength": 36})]
PageNumber = Annotated[int, Path(alias="number", ge=1, le=500, json_schema_extra={"format": "int32"})]


@dataclass(frozen=True)
class Shelf:
    """One class of documents as the API shows it: its path, its acts and its Dutch and English names."""

    document_class: DocumentClass
    path: str
    name: str
    dutch: str
    english: str
    read: Action
    write: Action


SHELVES = (
    Shelf(
        DocumentClass.ORDINARY, "documents", "Document", "Document", "document",
        Action.DOCUMENT_READ, Action.DOCUMENT_WRITE,
    ),
    Shelf(
        DocumentClass.HEALTH, "health-documents", "HealthDocument", "Document over gezondheid", "health document",
        Action.HEALTH_DOCUMENT_READ, Action.HEALTH_DOCUMENT_WRITE,
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Acts:
    """What every route of one class does, once it has its parameters."""

    shelf: Shelf

    async def list_all(self, call: Call, client_id: UUID, purpose: Purpose) -> Response:
        async with call.begin(purpose) as uow:
            found = await use_cases.list_documents(uow, self.shelf.document_class, client_id)
        return json_answer(
            {
                "items": [body.present_document(document) for document in found.documents],
                "healthDocuments": [body.present_trace(trace) for trace in found.health],
                "maximumBytes": _settings(call).document_max_bytes,
            }
        )

    async def add(
        self, request: Request, call: Call, client_id: UUID, purpose: Purpose, key: str | None
    ) -> Response:
        settings = _settings(call)
        async with call.begin(purpose) as uow:
            spool = await use_cases.begin_upload(uow, self.shelf.document_class, client_id)
        with spool:
            new = await receive(request, spool, settings.document_max_bytes)

            async def act() -> Response:
                async with call.begin(purpose) as uow:
                    document = await use_cases.add_document(
                        uow,
                        self.shelf.document_class,
                        client_id,
                        new,
                        spool,
                        scanned=bool(settings.clamav_address),
                    )
                location = f"/api/v1/clients/{client_id}/{self.shelf.path}/{document.id}"
                return json_answer(
                    body.present_document(document), status=201, version=document.version, location=location
                )

            return await once(call, key, fingerprint(new, spool.file_hash), act)

    async def read(self, call: Call, client_id: UUID, document_id: UUID, purpose: Purpose) -> Response:
        async with call.begin(purpose) as uow:
            document = await use_cases.read_document(uow, self.shelf.document_class, client_id, document_id)
        return json_answer(body.present_document(document), version=document.version)

    async def change(
        self, call: Call, client_id: UUID, document_id: UUID, update: body.DocumentUpdate, purpose: Purpose
    ) -> Response:
        version = call.expected_version()
        with present_stale(_presented):
            async with call.begin(purpose) as uow:
                document = await use_cases.change_document(
                    uow,
                    self.shelf.document_class,
                    client_id,
                    document_id,
                    update.kind,
                    update.title,
                    version,
                )
        return json_answer(body.present_document(document), version=document.version)

    async def remove(self, call: Call, client_id: UUID, document_id: UUID, purpose: Purpose) -> Response:
        version = call.expected_version()
        with present_stale(_presented):
            async with call.begin(purpose) as uow:
                await use_cases.remove_document(
                    uow, self.shelf.document_class, client_id, document_id, version
                )
        return Response(status_code=204)

    async def restore(self, call: Call, client_id: UUID, document_id: UUID, purpose: Purpose) -> Response:
        async with call.begin(purpose) as uow:
            document = await use_cases.restore_document(
                uow, self.shelf.document_class, client_id, document_id
            )
        return json_answer(body.present_document(document), version=document.version)

    async def content(self, call: Call, client_id: UUID, document_id: UUID, purpose: Purpose) -> Response:
        async with call.begin(purpose) as uow:
            opened, first = await use_cases.open_content(
                uow, self.shelf.document_class, client_id, document_id
            )
        document = opened.document
        return StreamingResponse(
            _streamed(opened, first),
            headers=body.content_headers(document),
            media_type=document.media_type.value,
        )

    async def page(
        self, call: Call, client_id: UUID, document_id: UUID, number: int, purpose: Purpose, *, small: bool
    ) -> Response:
        async with call.begin(purpose) as uow:
            opened = await use_cases.open_page(
                uow,
                self.shelf.document_class,
                client_id,
                document_id,
                number,
                "thumbnail" if small else "page",
            )
        picture = await render(opened, number, THUMBNAIL_SIDE if small else PAGE_SIDE)
        headers = {
            "Content-Disposition": "attachment",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        }
        return Response(picture, headers=headers, media_type="image/png")


async def _streamed(opened: OpenedDocument, first: bytes) -> AsyncIterator[bytes]:
    yield first
    async for piece in opened.content.pieces(1):
        yield piece


def _presented(current: Any) -> Any:
    return plain(body.present_document(current))


def _settings(call: Call) -> Settings:
    settings: Settings = call.request.app.state.settings
    return settings


def _binary(*types: str) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string", "format": "binary", "maxLength": HARD_LIMIT}
    return {200: {"content": {kind: {"schema": schema} for kind in types}}}


_GUIDANCE = Purpose.GUIDANCE
_CONFLICTS: dict[str, Any] = {"x-conflicts": True}


def _ordinary(acts: Acts) -> dict[str, Any]:
    """The endpoints of ordinary documents: the purpose is guidance."""

    async def list_all(call: AuthenticatedCall, client_id: ClientId) -> Response:
        return await acts.list_all(call, client_id, _GUIDANCE)

    async def add(
        request: Request, call: AuthenticatedCall, client_id: ClientId, idempotency_key: IdempotencyKey = None
    ) -> Response:
        return await acts.add(request, call, client_id, _GUIDANCE, idempotency_key)

    async def read(call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId) -> Response:
        return await acts.read(call, client_id, document_id, _GUIDANCE)

    async def change(
        call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId, update: body.DocumentUpdate
    ) -> Response:
        return await acts.change(call, client_id, document_id, update, _GUIDANCE)

    async def remove(call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId) -> Response:
        return await acts.remove(call, client_id, document_id, _GUIDANCE)

    async def restore(call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId) -> Response:
        return await acts.restore(call, client_id, document_id, _GUIDANCE)

    async def content(call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId) -> Response:
        return await acts.content(call, client_id, document_id, _GUIDANCE)

    async def thumbnail(call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId) -> Response:
        return await acts.page(call, client_id, document_id, 1, _GUIDANCE, small=True)

    async def page(
        call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId, number: PageNumber
    ) -> Response:
        return await acts.page(call, client_id, document_id, number, _GUIDANCE, small=False)

    return {
        "list": list_all, "add": add, "read": read, "change": change, "remove": remove, "restore": restore,
        "content": content, "thumbnail": thumbnail, "page": page,
    }  # fmt: skip


def _health(acts: Acts) -> dict[str, Any]:
    """The endpoints of health documents: the caller says what for (R23)."""

    async def list_all(call: AuthenticatedCall, client_id: ClientId, purpose: HealthPurpose) -> Response:
        return await acts.list_all(call, client_id, purpose)

    async def add(
        request: Request,
        call: AuthenticatedCall,
        client_id: ClientId,
        purpose: HealthPurpose,
        idempotency_key: IdempotencyKey = None,
    ) -> Response:
        return await acts.add(request, call, client_id, purpose, idempotency_key)

    async def read(
        call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId, purpose: HealthPurpose
    ) -> Response:
        return await acts.read(call, client_id, document_id, purpose)

    async def change(
        call: AuthenticatedCall,
        client_id: ClientId,
        document_id: DocumentId,
        purpose: HealthPurpose,
        update: body.DocumentUpdate,
    ) -> Response:
        return await acts.change(call, client_id, document_id, update, purpose)

    async def remove(
        call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId, purpose: HealthPurpose
    ) -> Response:
        return await acts.remove(call, client_id, document_id, purpose)

    async def restore(
        call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId, purpose: HealthPurpose
    ) -> Response:
        return await acts.restore(call, client_id, document_id, purpose)

    async def content(
        call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId, purpose: HealthPurpose
    ) -> Response:
        return await acts.content(call, client_id, document_id, purpose)

    async def thumbnail(
        call: AuthenticatedCall, client_id: ClientId, document_id: DocumentId, purpose: HealthPurpose
    ) -> Response:
        return await acts.page(call, client_id, document_id, 1, purpose, small=True)

    async def page(
        call: AuthenticatedCall,
        client_id: ClientId,
        document_id: DocumentId,
        number: PageNumber,
        purpose: HealthPurpose,
    ) -> Response:
        return await acts.page(call, client_id, document_id, number, purpose, small=False)

    return {
        "list": list_all, "add": add, "read": read, "change": change, "remove": remove, "restore": restore,
        "content": content, "thumbnail": thumbnail, "page": page,
    }  # fmt: skip


def _declare(shelf: Shelf) -> None:
    """The nine routes of a class of documents."""
    acts = Acts(shelf)
    endpoints = _health(acts) if shelf.document_class is DocumentClass.HEALTH else _ordinary(acts)
    many, name, dutch, english = f"/clients/{{clientId}}/{shelf.path}", shelf.name, shelf.dutch, shelf.english
    one = many + "/{documentId}"

    def act(key: str, method: str, path: str, operation: str, summary: str, text: str, **more: Any) -> None:
        action = shelf.read if method == "GET" else shelf.write
        router.act(
            method, path, name=operation, action=action, purpose=_GUIDANCE, summary=summary, description=text, **more
        )(endpoints[key])  # fmt: skip

    act(
        "list", "GET", many, f"list{name}s", f"{dutch}: alle (list {english}s)",
        "Nieuwste eerst. Van documenten over gezondheid staat er, zonder doel, alleen dat ze er zijn.",
        response_model=body.DocumentList,
    )  # fmt: skip
    act(
        "add", "POST", many, f"add{name}", f"{dutch} toevoegen (add {english})",
        "Wat het is, wordt gezien aan de inhoud en niet aan de naam. Ten hoogste 25 MB en 500 bladzijden.",
        response_model=body.Document, status_code=201, openapi_extra={"requestBody": DOCUMENT_BODY},
    )  # fmt: skip
    act(
        "read", "GET", one, f"read{name}", f"{dutch}: gegevens (read {english})",
        "Wat er van het document bekend is, zonder de inhoud.",
        response_model=body.Document,
    )  # fmt: skip
    act(
        "change", "PATCH", one, f"change{name}", f"{dutch} wijzigen (change {english})",
        "Een andere titel of soort; de inhoud en de cliënt veranderen nooit. If-Match noemt de versie.",
        response_model=body.Document,
    )  # fmt: skip
    act(
        "remove", "DELETE", one, f"remove{name}", f"{dutch} verwijderen (remove {english})",
        "Een uur lang terug te zetten; daarna wordt het gewist. If-Match noemt de versie.",
        status_code=204, openapi_extra=_CONFLICTS,
    )  # fmt: skip
    act(
        "restore", "POST", one + "/restore", f"restore{name}", f"{dutch} terugzetten (restore {english})",
        "Wat minder dan een uur geleden is verwijderd, staat er weer.",
        response_model=body.Document, openapi_extra=_CONFLICTS,
    )  # fmt: skip
    act(
        "content", "GET", one + "/content", f"read{name}Content", f"{dutch}: inhoud (download {english})",
        "De bytes, om te bewaren. Niet zolang de viruscontrole loopt of als er een virus in zit (409).",
        response_class=StreamingResponse, responses=_binary(*MediaType), openapi_extra=_CONFLICTS,
    )  # fmt: skip
    act(
        "thumbnail", "GET", one + "/thumbnail", f"read{name}Thumbnail", f"{dutch}: klein plaatje (thumbnail)",
        "De eerste bladzijde, klein, als PNG.",
        response_class=StreamingResponse, responses=_binary("image/png"), openapi_extra=_CONFLICTS,
    )  # fmt: skip
    act(
        "page", "GET", one + "/pages/{number}", f"read{name}Page", f"{dutch}: bladzijde (page as picture)",
        "Een bladzijde als PNG.",
        response_class=StreamingResponse, responses=_binary("image/png"), openapi_extra=_CONFLICTS,
    )  # fmt: skip


for _shelf in SHELVES:
    _declare(_shelf)
