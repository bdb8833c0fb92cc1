"""Kept letters: the bytes sealed with the client's key, so that they become unreadable with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.letters.model import KeptLetter, LetterKind
from domain.letters.ports import NewLetter
from persistence.encryption.envelope import Aad, open_sealed, seal
from persistence.sql import Sql, insert_into
from persistence.tables.cases import letter

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ADD = Sql(
    insert_into(
        letter, "id", "client_id", "kind", "about_kind", "about_id", "pdf_sealed", "sha256", "pages", "made_at",
        "made_by",
    )
)  # fmt: skip
_OF = Sql(
    text(
        """
        select id, client_id, kind, about_kind, about_id, sha256, pages, made_at, made_by from letter
        where client_id = :client_id and about_kind = :about_kind and about_id = :about_id
        order by made_at desc, id desc limit 100
        """
    )
)
_PDF = Sql(
    text(
        """
        select pdf_sealed from letter
        where id = :id and client_id = :client_id and about_kind = :about_kind and about_id = :about_id
        """
    )
)


class PostgresLetters:
    """See `domain.letters.ports.LettersRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, letter: NewLetter) -> None:
        key = await self._work.sealing.key_of(letter.client_id)
        await self._work.execute(
            _ADD,
            id=letter.id,
            client_id=letter.client_id,
            kind=letter.kind.value,
            about_kind=letter.about_kind,
            about_id=letter.about_id,
            pdf_sealed=seal(key, letter.printed.pdf, _place(letter.id, letter.client_id)),
            sha256=letter.printed.sha256,
            pages=letter.printed.pages,
            made_at=self._work.now,
            made_by=self._work.actor.id,
        )

    async def of(self, client_id: UUID, about_kind: str, about_id: UUID) -> Sequence[KeptLetter]:
        rows = await self._work.fetch_all(_OF, client_id=client_id, about_kind=about_kind, about_id=about_id)
        return [
            KeptLetter(
                id=row["id"],
                client_id=row["client_id"],
                kind=LetterKind(row["kind"]),
                about_kind=row["about_kind"],
                about_id=row["about_id"],
                sha256=row["sha256"],
                pages=row["pages"],
                made_at=row["made_at"],
                made_by=row["made_by"],
            )
            for row in rows
        ]

    async def pdf(self, client_id: UUID, about_kind: str, about_id: UUID, letter_id: UUID) -> bytes | None:
        row = await self._work.fetch_one(
            _PDF, id=letter_id, client_id=client_id, about_kind=about_kind, about_id=about_id
        )
        if row is None:
            return None
        key = await self._work.sealing.key_of(client_id)
        return open_sealed(key, row["pdf_sealed"], _place(letter_id, client_id))


def _place(letter_id: UUID, client_id: UUID) -> Aad:
    return Aad("letter", "pdf_sealed", letter_id, client_id)
