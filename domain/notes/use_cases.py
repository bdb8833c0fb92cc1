"""Acts on notes (R13). Saving a note books its hours and drops the draft in the same act (R9).

A refused booking refuses the note as well: the draft stays, so nothing that was typed is lost. A draft belongs to its
writer alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from domain.hours.booking import Booking, book_note, check_activity
from domain.notes.model import Note, NoteContent, NoteDraft, check_note
from domain.notes.ports import NotesWork
from domain.policy.gate import authorise_client
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound, Refused, StaleVersion
from domain.shared.ids import new_id


async def list_notes(
    uow: NotesWork,
    client_id: UUID,
    after: tuple[datetime, UUID] | None,
    limit: int,
    *,
    first: UUID | None = None,
) -> Sequence[Note]:
    """The notes of a file, newest contact first; with `first` from that note on, so that one note can be opened.

    Raises NotFound when the file has no such note.
    """
    await authorise_client(uow, client_id)
    uow.log.about("note", first)
    found = await uow.notes.notes(client_id, after, limit, first=first)
    if first is not None and not found:
        raise NotFound
    await uow.commit()
    return found


async def add_note(uow: NotesWork, client_id: UUID, content: NoteContent) -> Note:
    """Save a note, book its hours, drop the draft. Raises Invalid, Conflict (hours beyond the grant)."""
    await authorise_client(uow, client_id)
    check_note(content, uow.now)
    note_id = new_id()
    uow.log.about("note", note_id)
    await _check_activity(uow, client_id, content.activity_id)
    await uow.notes.add(client_id, note_id, content)
    await book_note(uow, client_id, note_id, _booking(content))
    await uow.notes.drop_draft(client_id)
    note = await _note(uow, client_id, note_id)
    await uow.commit()
    return note


async def change_note(
    uow: NotesWork, client_id: UUID, note_id: UUID, change: Callable[[NoteContent], NoteContent], version: int
) -> Note:
    """Change the own note and its hours with it.

    Raises NotFound, Refused (another's note), Invalid, Conflict (beyond the grant, hours approved), StaleVersion.
    """
    await authorise_client(uow, client_id)
    uow.log.about("note", note_id)
    current = await _note(uow, client_id, note_id)
    if current.author_id != uow.actor.id:
        raise Refused("Alleen wie de notitie schreef, kan haar wijzigen.")
    content = change(current.content)
    check_note(content, uow.now)
    await _check_activity(uow, client_id, content.activity_id)
    if not await uow.notes.change(client_id, note_id, content, version):
        raise StaleVersion(current)
    await book_note(uow, client_id, note_id, _booking(content))
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
    """Keep what was typed so far, sealed; it replaces the draft before it. Raises Invalid (activity of another)."""
    await authorise_client(uow, client_id)
    uow.log.about("note-draft")
    await _check_activity(uow, client_id, draft.activity_id)
    await uow.notes.keep_draft(client_id, draft)
    await uow.commit()
    return draft


async def drop_draft(uow: NotesWork, client_id: UUID) -> None:
    """Throw the own draft away."""
    await authorise_client(uow, client_id)
    uow.log.about("note-draft")
    await uow.notes.drop_draft(client_id)
    await uow.commit()


def _booking(content: NoteContent) -> Booking:
    return Booking(content.duration_minutes, bureau_date(content.happened_at), content.activity_id)


async def _check_activity(uow: NotesWork, client_id: UUID, activity_id: UUID | None) -> None:
    if activity_id is not None:
        check_activity(await uow.hours.booking_facts(client_id, None, activity_id), activity_id)


async def _note(uow: NotesWork, client_id: UUID, note_id: UUID) -> Note:
    note = await uow.notes.note(client_id, note_id)
    if note is None:
        raise NotFound
    return note
