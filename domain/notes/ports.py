"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.hours.ports import HoursWork
from domain.notes.model import Note, NoteContent, NoteDraft


class NoteRepository(Protocol):
    """Notes and drafts of one file, sealed with the client's key."""

    async def notes(
        self, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int, *, first: UUID | None = None
    ) -> Sequence[Note]:
        """The newest, or those behind `after`, or those from the note `first` on (it included)."""
        ...

    async def note(self, client_id: UUID, note_id: UUID) -> Note | None: ...

    async def add(self, client_id: UUID, note_id: UUID, content: NoteContent) -> None: ...

    async def change(
        self, client_id: UUID, note_id: UUID, content: NoteContent, expected_version: int
    ) -> bool: ...

    async def draft(self, client_id: UUID) -> NoteDraft | None:
        """The actor's own draft."""
        ...

    async def keep_draft(self, client_id: UUID, draft: NoteDraft) -> None: ...

    async def drop_draft(self, client_id: UUID) -> None: ...


class NotesWork(HoursWork, Protocol):
    """An act on notes, and on the hours they book."""

    @property
    def notes(self) -> NoteRepository: ...
