"""Notes and drafts in PostgreSQL, their texts sealed with the client's key."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.notes.model import Note, NoteContent, NoteDraft, NoteKind
from domain.shared.ids import new_id
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.files import note

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_NOTE = """
    select n.id, n.kind, n.happened_at, n.duration_minutes, n.next_contact_on, n.activity_id, n.text_sealed,
           n.author_id, u.name as author_name, n.created_at, n.version
    from note n join app_user u on u.id = n.author_id where n.client_id = :client_id
"""
_NOTES = Sql(
    text(
        _NOTE
        + """
        and (cast(:before as timestamptz) is null or (n.happened_at, n.id) < (:before, cast(:before_id as uuid)))
        order by n.happened_at desc, n.id desc limit :limit
        """
    )
)
_FROM = Sql(
    text(
        _NOTE
        + """
        and (n.happened_at, n.id) <= (select f.happened_at, f.id from note f
                                       where f.client_id = :client_id and f.id = :first)
        order by n.happened_at desc, n.id desc limit :limit
        """
    )
)
_ONE = Sql(text(_NOTE + " and n.id = :id"))
_ADD = Sql(
    insert_into(
        note, "id", "client_id", "author_id", "kind", "happened_at", "duration_minutes", "next_contact_on",
        "activity_id", "text_sealed", "created_at",
    )
)  # fmt: skip
_CHANGE = Sql(
    text(
        "update note set kind = :kind, happened_at = :happened_at, duration_minutes = :duration_minutes, "
        "next_contact_on = :next_contact_on, activity_id = :activity_id, text_sealed = :text_sealed, "
        "version = version + 1 "
        "where id = :id and client_id = :client_id and version = :expected"
    )
)
# The draft's identifier binds its seal; one draft per author and client, so it is derived from neither.
_DRAFT = Sql(
    text(
        "select id, kind, happened_at, duration_minutes, next_contact_on, activity_id, text_sealed, updated_at "
        "from note_draft where client_id = :client_id and author_id = :author_id"
    )
)
_KEEP_DRAFT = Sql(
    text(
        """
        insert into note_draft (id, client_id, author_id, kind, happened_at, duration_minutes, next_contact_on,
                                activity_id, text_sealed, updated_at)
        values (:id, :client_id, :author_id, :kind, :happened_at, :duration_minutes, :next_contact_on, :activity_id,
                :text_sealed, :updated_at)
        on conflict (client_id, author_id) do update set id = excluded.id, kind = excluded.kind,
            happened_at = excluded.happened_at, duration_minutes = excluded.duration_minutes,
            next_contact_on = excluded.next_contact_on, activity_id = excluded.activity_id,
            text_sealed = excluded.text_sealed, updated_at = excluded.updated_at
        """
    )
)
_DROP_DRAFT = Sql(text("delete from note_draft where client_id = :client_id and author_id = :author_id"))


class PostgresNotes:
    """See `domain.notes.ports.NoteRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def notes(
        self, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int, *, first: UUID | None = None
    ) -> Sequence[Note]:
        if first is not None:
            rows = await self._work.fetch_all(_FROM, client_id=client_id, first=first, limit=limit)
        else:
            before, before_id = after or (None, None)
            rows = await self._work.fetch_all(
                _NOTES, client_id=client_id, before=before, before_id=before_id, limit=limit
            )
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_note(row, client_id, key) for row in rows]

    async def note(self, client_id: UUID, note_id: UUID) -> Note | None:
        row = await self._work.fetch_one(_ONE, client_id=client_id, id=note_id)
        return _note(row, client_id, await self._work.sealing.key_of(client_id)) if row else None

    async def add(self, client_id: UUID, note_id: UUID, content: NoteContent) -> None:
        await self._work.execute(
            _ADD,
            id=note_id,
            client_id=client_id,
            author_id=self._work.actor.id,
            created_at=self._work.now,
            **await self._values(client_id, note_id, content),
        )

    async def change(
        self, client_id: UUID, note_id: UUID, content: NoteContent, expected_version: int
    ) -> bool:
        values = await self._values(client_id, note_id, content)
        changed = await self._work.execute(
            _CHANGE, id=note_id, client_id=client_id, expected=expected_version, **values
        )
        return changed == 1

    async def draft(self, client_id: UUID) -> NoteDraft | None:
        row = await self._work.fetch_one(_DRAFT, client_id=client_id, author_id=self._work.actor.id)
        if row is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        return NoteDraft(
            text=open_text(key, row["text_sealed"], "note_draft", "text_sealed", row["id"], client_id) or "",
            kind=NoteKind(row["kind"]) if row["kind"] else None,
            duration_minutes=row["duration_minutes"],
            happened_at=row["happened_at"],
            next_contact_on=row["next_contact_on"],
            updated_at=row["updated_at"],
            activity_id=row["activity_id"],
        )

    async def keep_draft(self, client_id: UUID, draft: NoteDraft) -> None:
        key, draft_id = await self._work.sealing.key_of(client_id), new_id()
        await self._work.execute(
            _KEEP_DRAFT,
            id=draft_id,
            client_id=client_id,
            author_id=self._work.actor.id,
            kind=draft.kind.value if draft.kind else None,
            happened_at=draft.happened_at,
            duration_minutes=draft.duration_minutes,
            next_contact_on=draft.next_contact_on,
            activity_id=draft.activity_id,
            text_sealed=seal_text(key, draft.text, "note_draft", "text_sealed", draft_id, client_id),
            updated_at=draft.updated_at,
        )

    async def drop_draft(self, client_id: UUID) -> None:
        await self._work.execute(_DROP_DRAFT, client_id=client_id, author_id=self._work.actor.id)

    async def _values(self, client_id: UUID, note_id: UUID, content: NoteContent) -> dict[str, Any]:
        key = await self._work.sealing.key_of(client_id)
        return {
            "kind": content.kind.value,
            "happened_at": content.happened_at,
            "duration_minutes": content.duration_minutes,
            "next_contact_on": content.next_contact_on,
            "activity_id": content.activity_id,
            "text_sealed": seal_text(key, content.text, "note", "text_sealed", note_id, client_id),
        }


def _note(row: Record, client_id: UUID, key: DataKey) -> Note:
    content = NoteContent(
        kind=NoteKind(row["kind"]),
        happened_at=row["happened_at"],
        duration_minutes=row["duration_minutes"],
        next_contact_on=row["next_contact_on"],
        text=open_text(key, row["text_sealed"], "note", "text_sealed", row["id"], client_id) or "",
        activity_id=row["activity_id"],
    )
    return Note(row["id"], content, row["author_id"], row["author_name"], row["created_at"], row["version"])
