"""Acts on notes (R13). Saving a note drops the draft in the same act; a draft belongs to its writer alone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from domain.notes.model import Note, NoteContent, NoteDraft, check_note
from domain.notes.ports import NotesWork
from domain.policy.gate import authorise_client
from domain.shared.errors import NotFound, Refused, StaleVersion
from domain.shared.ids import new_id


async def list_notes(
    uow: NotesWork, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Note]:
    """The notes of a file, newest contact first."""
    await authorise_client(uow, client_id)
    uow.log.about("note")
    found = await uow.notes.notes(client_id, after, limit)
    await uow.commit()
    return found


async def add_note(uow: NotesWork, client_id: UUID, content: NoteContent) -> Note:
    """Save a note and drop the draft. Raises Invalid."""
    await authorise_client(uow, client_id)
    check_note(content, uow.now)
    note_id = new_id()
    uow.log.about("note", note_id)
    await uow.notes.add(client_id, note_id, content)
    await uow.notes.drop_draft(client_id)
    note = await _note(uow, client_id, note_id)
    await uow.commit()
    return note


async def change_note(
    uow: NotesWork, client_id: UUID, note_id: UUID, change: Callable[[NoteContent], NoteContent], version: int
) -> Note:
    """Change the own note. Raises NotFound, Refused (another's note), Invalid, StaleVersion."""
    await authorise_client(uow, client_id)
    uow.log.about("note", note_id)
    current = await _note(uow, client_id, note_id)
    if current.author_id != uow.actor.id:
        raise Refused("Alleen wie de notitie schreef, kan haar wijzigen.")
    content = change(current.content)
    check_note(content, uow.now)
    if not await uow.notes.change(client_id, note_id, content, version):
        raise StaleVersion(current)
    await uow.commit()
    return replace(current, content=content, version=version + 1)


async def read_draft(uow: NotesWork, client_id: UUID) -> NoteDraft | None:
    """The own draft, or None. That there is none is an answer, not a failed act in the client's access log."""
    await authorise_client(uow, client_id)
    uow.log.about("note-draft")
    draft = await uow.notes.draft(client_id)
    await uow.commit()
    return draft


async def keep_draft(uow: NotesWork, client_id: UUID, draft: NoteDraft) -> NoteDraft:
    """Keep what was typed so far, sealed; it replaces the draft before it."""
    await authorise_client(uow, client_id)
    uow.log.about("note-draft")
    await uow.notes.keep_draft(client_id, draft)
    await uow.commit()
    return draft


async def drop_draft(uow: NotesWork, client_id: UUID) -> None:
    """Throw the own draft away."""
    await authorise_client(uow, client_id)
    uow.log.about("note-draft")
    await uow.notes.drop_draft(client_id)
    await uow.commit()


async def _note(uow: NotesWork, client_id: UUID, note_id: UUID) -> Note:
    note = await uow.notes.note(client_id, note_id)
    if note is None:
        raise NotFound
    return note
