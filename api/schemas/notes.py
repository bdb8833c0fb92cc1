"""Bodies of notes and drafts."""

from typing import Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from api.schemas.base import NO_CONTROL, Cursor, Day, Identifier, Line, LongText, Model, Moment, Version
from domain.notes.model import Note as DomainNote
from domain.notes.model import NoteContent, NoteKind
from domain.notes.model import NoteDraft as DomainDraft

Minutes = Annotated[int, Field(ge=0, le=1440, json_schema_extra={"format": "int32"})]
DraftText = Annotated[str, StringConstraints(max_length=20_000, pattern=NO_CONTROL)]
Offset = Annotated[AwareDatetime, Field(json_schema_extra={"maxLength": 40})]


class NoteCreate(Model):
    """Een contactnotitie (R13). Met een duur worden de uren geboekt op het traject (R9)."""

    kind: NoteKind
    happened_at: Offset
    duration_minutes: Minutes | None = None
    next_contact_on: Day | None = None
    activity_id: Identifier | None = None
    text: LongText


class NoteUpdate(Model):
    """Wat er aan de eigen notitie wijzigt."""

    kind: NoteKind | None = None
    happened_at: Offset | None = None
    duration_minutes: Minutes | None = None
    next_contact_on: Day | None = None
    activity_id: Identifier | None = None
    text: LongText | None = None


class Note(NoteCreate):
    """Een contactnotitie met schrijver en versie."""

    id: Identifier
    author_id: Identifier
    author_name: Line
    created_at: Moment
    version: Version


class NoteList(Model):
    """De notities, nieuwste contact eerst."""

    items: Annotated[list[Note], Field(max_length=100)]
    next_cursor: Cursor | None = None


class NoteDraftUpdate(Model):
    """Wat er tot nu toe getypt is."""

    text: DraftText
    kind: NoteKind | None = None
    duration_minutes: Minutes | None = None
    happened_at: Offset | None = None
    next_contact_on: Day | None = None
    activity_id: Identifier | None = None


class NoteDraft(NoteDraftUpdate):
    """Het eigen concept, verzegeld bewaard."""

    updated_at: Moment


_REQUIRED = frozenset({"kind", "happened_at", "text"})


def changed_content(current: NoteContent, update: NoteUpdate) -> NoteContent:
    """The content after an update: members that were sent, on top of what there is."""
    sent = {name: getattr(update, name) for name in update.model_fields_set}
    sent = {name: value for name, value in sent.items() if value is not None or name not in _REQUIRED}
    kept = {name: getattr(current, name) for name in NoteContent.__slots__}
    return NoteContent(**{**kept, **sent})


def present_note(note: DomainNote) -> dict[str, Any]:
    """A note as JSON members."""
    content = note.content
    return {
        "id": note.id,
        "kind": content.kind,
        "happenedAt": content.happened_at,
        "durationMinutes": content.duration_minutes,
        "nextContactOn": content.next_contact_on,
        "activityId": content.activity_id,
        "text": content.text,
        "authorId": note.author_id,
        "authorName": note.author_name,
        "createdAt": note.created_at,
        "version": note.version,
    }


def present_draft(draft: DomainDraft) -> dict[str, Any]:
    """A draft as JSON members."""
    return {
        "text": draft.text,
        "kind": draft.kind,
        "durationMinutes": draft.duration_minutes,
        "happenedAt": draft.happened_at,
        "nextContactOn": draft.next_contact_on,
        "activityId": draft.activity_id,
        "updatedAt": draft.updated_at,
    }
