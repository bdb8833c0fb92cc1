"""Contact notes and the draft of the next one (R13)."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.cursors import moment_cursor, read_moment_cursor
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import notes as body
from api.schemas.base import Cursor, Identifier, PageLimit
from domain.notes import use_cases
from domain.notes.model import NoteContent, NoteDraft
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.shared.errors import NotFound

router = PolicyRouter(tags=["Notities"])

NoteId = Annotated[UUID, Path(alias="noteId", json_schema_extra={"maxLength": 36})]
_NOTES = "/clients/{clientId}/notes"
_DRAFT = "/clients/{clientId}/note-draft"
_CONTACT = Purpose.CLIENT_CONTACT


@router.act(
    "GET", _NOTES, name="listNotes", action=Action.NOTE_READ, purpose=_CONTACT,
    summary="Notities (list notes)", response_model=body.NoteList,
)  # fmt: skip
async def list_notes(
    call: AuthenticatedCall,
    client_id: ClientId,
    first: Annotated[Identifier | None, Query()] = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> Response:
    """The notes of a file, newest contact first. `first` begins the list at one note; a cursor goes on from there."""
    after = read_moment_cursor(cursor)
    async with call.begin() as uow:
        found = await use_cases.list_notes(uow, client_id, after, limit + 1, first=None if after else first)
    page = found[:limit]
    more = moment_cursor(page[-1].content.happened_at, page[-1].id) if len(found) > limit else None
    return json_answer({"items": [body.present_note(note) for note in page], "nextCursor": more})


@router.act(
    "POST", _NOTES, name="addNote", action=Action.NOTE_WRITE, purpose=_CONTACT,
    summary="Notitie opslaan (add note)", response_model=body.Note, status_code=201,
)  # fmt: skip
async def add_note(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.NoteCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Save a note; the draft is gone in the same act."""
    content = NoteContent(**new.model_dump(by_alias=False))

    async def act() -> Response:
        async with call.begin() as uow:
            note = await use_cases.add_note(uow, client_id, content)
        location = f"/api/v1/clients/{client_id}/notes/{note.id}"
        return json_answer(body.present_note(note), status=201, version=note.version, location=location)

    return await once(call, idempotency_key, await request.body(), act)


@router.act(
    "PATCH", _NOTES + "/{noteId}", name="changeNote", action=Action.NOTE_WRITE, purpose=_CONTACT,
    summary="Eigen notitie wijzigen (change note)", response_model=body.Note,
)  # fmt: skip
async def change_note(
    call: AuthenticatedCall, client_id: ClientId, note_id: NoteId, update: body.NoteUpdate
) -> Response:
    """Change the own note; If-Match names the version."""
    version = call.expected_version()
    with present_stale(lambda note: plain(body.present_note(note))):
        async with call.begin() as uow:
            note = await use_cases.change_note(
                uow, client_id, note_id, lambda current: body.changed_content(current, update), version
            )
    return json_answer(body.present_note(note), version=note.version)


@router.act(
    "GET", _DRAFT, name="readNoteDraft", action=Action.DRAFT_READ, purpose=_CONTACT,
    summary="Het eigen concept (read draft)", response_model=body.NoteDraft,
)  # fmt: skip
async def read_draft(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """What was typed and not saved yet; 404 when there is none."""
    async with call.begin() as uow:
        draft = await use_cases.read_draft(uow, client_id)
    if draft is None:
        raise NotFound("Er is geen concept.")
    return json_answer(body.present_draft(draft))


@router.act(
    "PUT", _DRAFT, name="keepNoteDraft", action=Action.DRAFT_WRITE, purpose=_CONTACT,
    summary="Concept bewaren (keep draft)", response_model=body.NoteDraft,
)  # fmt: skip
async def keep_draft(call: AuthenticatedCall, client_id: ClientId, typed: body.NoteDraftUpdate) -> Response:
    """Keep what was typed so far, sealed; it replaces the draft before it."""
    async with call.begin() as uow:
        draft = await use_cases.keep_draft(
            uow, client_id, NoteDraft(**typed.model_dump(by_alias=False), updated_at=uow.now)
        )
    return json_answer(body.present_draft(draft))


@router.act(
    "DELETE", _DRAFT, name="dropNoteDraft", action=Action.DRAFT_WRITE, purpose=_CONTACT,
    summary="Concept weggooien (drop draft)", status_code=204, openapi_extra={"x-conflicts": True},
)  # fmt: skip
async def drop_draft(call: AuthenticatedCall, client_id: ClientId) -> None:
    """Throw the own draft away."""
    async with call.begin() as uow:
        await use_cases.drop_draft(uow, client_id)
