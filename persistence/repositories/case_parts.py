"""What complaints, mediations and breaches share: a key per case, events, letters, and who a case is about."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import CheckViolationError, Record, UniqueViolationError
from sqlalchemy import text

from domain.cases.sealed import Addressee, CaseEvent, CaseLetter
from domain.letters.model import LetterKind, Printed
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict
from domain.shared.ids import new_id
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.complaints import case_event, case_key, case_letter

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_BEGIN = Sql(insert_into(case_key, "case_id", "client_id", "key_id", "kek_version", "wrapped", "created_at"))
_KEY = Sql(text("select key_id, kek_version, wrapped from case_key where case_id = :case_id"))
_HAPPENED = Sql(insert_into(case_event, "id", "case_id", "client_id", "at", "actor_id", "act", "code"))
_EVENTS = Sql(
    text(
        """
        select e.id, e.at, e.act, e.code, u.name as by_name
        from case_event e join app_user u on u.id = e.actor_id
        where e.case_id = :case_id order by e.at desc, e.id desc limit 200
        """
    )
)
_ADD_ABOUT = Sql(
    text(
        """
        insert into case_about (case_id, user_id, client_id, recorded_at)
        select c.id, :user_id, cast(:client_id as uuid), :now from (
            select cast(:case_id as uuid) as id union all
            select m.case_id from mediation m where m.about_case_id = :case_id
        ) c on conflict do nothing
        """
    )
)
_REMOVE_ABOUT = Sql(
    text(
        """
        delete from case_about where user_id = :user_id and case_id in (
            select cast(:case_id as uuid) union all
            select m.case_id from mediation m where m.about_case_id = :case_id
        )
        """
    )
)
_COPY_ABOUT = Sql(
    text(
        """
        insert into case_about (case_id, user_id, client_id, recorded_at)
        select :to_case, user_id, client_id, :now from case_about where case_id = :from_case
        """
    )
)
_MAY_HANDLE = Sql(
    text(
        """
        select u.id from app_user u
        where u.id = :user_id and u.status = 'active' and u.roles && array['privacy_officer', 'director']
          and not exists (select 1 from case_about b where b.case_id = :case_id and b.user_id = u.id)
        """
    )
)
_STAFF = Sql(text("select id from app_user where id = :user_id and status = 'active'"))
_CLIENT = Sql(text("select id from client where id = :client_id"))
_ADDRESSEE = Sql(text("select id, number, name, street, postcode, city from client_of_case(:case_id)"))
_ADDRESSEES = Sql(
    text("select id, number, name, street, postcode, city from clients_by_number(cast(:numbers as text[]))")
)
_ADD_LETTER = Sql(
    insert_into(
        case_letter, "id", "case_id", "client_id", "kind", "pdf_sealed", "sha256", "pages", "made_at", "made_by"
    )
)  # fmt: skip
_LETTERS = Sql(
    text(
        """
        select l.id, l.kind, l.made_at, l.pages, u.name as by_name, l.client_id
        from case_letter l join app_user u on u.id = l.made_by
        where l.case_id = :case_id order by l.made_at desc, l.id desc limit 500
        """
    )
)
_NUMBERS = Sql(text("select id, number from numbers_of_clients(cast(:ids as uuid[]))"))
_PDF = Sql(text("select pdf_sealed from case_letter where case_id = :case_id and id = :id"))


class PostgresCaseParts:
    """See `domain.cases.sealed.CasePartsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def begin(self, case_id: UUID, client_id: UUID | None) -> None:
        key, wrapped = self._work.sealing.new_key(case_id)
        await self._work.execute(
            _BEGIN,
            case_id=case_id,
            client_id=client_id,
            key_id=key.id,
            kek_version=wrapped.kek_version,
            wrapped=wrapped.blob,
            created_at=self._work.now,
        )
        # For the rest of this act: whoever takes a case in cannot read its key back.
        self._work.database.keys.put(case_id, key)

    async def key_of(self, case_id: UUID) -> DataKey:
        """The key of a case. Raises LookupError when there is none for this actor."""
        cached = self._work.database.keys.get(case_id)
        if cached is not None:
            return cached
        row = await self._work.fetch_one(_KEY, case_id=case_id)
        if row is None:
            raise LookupError("no case key")
        return self._work.sealing.unwrap(case_id, row["key_id"], row["kek_version"], row["wrapped"])

    async def happened(self, case_id: UUID, client_id: UUID | None, act: str, code: str | None) -> None:
        await self._work.execute(
            _HAPPENED,
            id=new_id(),
            case_id=case_id,
            client_id=client_id,
            at=self._work.now,
            actor_id=self._work.actor.id,
            act=act,
            code=code,
        )

    async def events(self, case_id: UUID) -> Sequence[CaseEvent]:
        return [CaseEvent(**dict(row)) for row in await self._work.fetch_all(_EVENTS, case_id=case_id)]

    async def add_about(self, case_id: UUID, client_id: UUID | None, user_id: UUID) -> bool:
        try:
            added = await self._work.execute(
                _ADD_ABOUT, case_id=case_id, client_id=client_id, user_id=user_id, now=self._work.now
            )
        except CheckViolationError as error:
            words = "Deze collega behandelt de klacht. Kies eerst een andere behandelaar."
            raise Conflict(words, clause=Clause.R45, code="handler-is-about") from error
        return added > 0

    async def remove_about(self, case_id: UUID, user_id: UUID) -> bool:
        return await self._work.execute(_REMOVE_ABOUT, case_id=case_id, user_id=user_id) > 0

    async def copy_about(self, from_case: UUID, to_case: UUID) -> None:
        await self._work.execute(_COPY_ABOUT, from_case=from_case, to_case=to_case, now=self._work.now)

    async def may_handle(self, case_id: UUID, user_id: UUID) -> bool:
        found = await self._work.fetch_value(_MAY_HANDLE, case_id=case_id, user_id=user_id)
        return found is not None

    async def is_staff(self, user_id: UUID) -> bool:
        return await self._work.fetch_value(_STAFF, user_id=user_id) is not None

    async def sees_client(self, client_id: UUID) -> bool:
        return await self._work.fetch_value(_CLIENT, client_id=client_id) is not None

    async def addressee(self, case_id: UUID) -> Addressee | None:
        row = await self._work.fetch_one(_ADDRESSEE, case_id=case_id)
        return _addressee(row) if row else None

    async def addressees(self, numbers: Sequence[str]) -> Sequence[Addressee]:
        return [_addressee(row) for row in await self._work.fetch_all(_ADDRESSEES, numbers=list(numbers))]

    async def add_letter(
        self, case_id: UUID, client_id: UUID | None, kind: LetterKind, printed: Printed
    ) -> UUID:
        letter_id = new_id()
        key = await self.key_of(case_id)
        try:
            await self._work.execute(
                _ADD_LETTER,
                id=letter_id,
                case_id=case_id,
                client_id=client_id,
                kind=kind.value,
                pdf_sealed=seal(key, printed.pdf, _place(letter_id, case_id)),
                sha256=printed.sha256,
                pages=printed.pages,
                made_at=self._work.now,
                made_by=self._work.actor.id,
            )
        except UniqueViolationError as error:
            words = "Deze cliënt heeft de brief al."
            raise Conflict(words, clause=Clause.AVG_34, code="told-already") from error
        return letter_id

    async def letters(self, case_id: UUID) -> Sequence[CaseLetter]:
        rows = await self._work.fetch_all(_LETTERS, case_id=case_id)
        ids = [row["client_id"] for row in rows if row["client_id"] is not None]
        numbers = {row["id"]: row["number"] for row in await self._work.fetch_all(_NUMBERS, ids=ids)}
        return [
            CaseLetter(
                row["id"], numbers.get(row["client_id"]), LetterKind(row["kind"]), row["made_at"], row["by_name"],
                row["pages"],
            )
            for row in rows
        ]  # fmt: skip

    async def pdf(self, case_id: UUID, letter_id: UUID) -> bytes | None:
        row = await self._work.fetch_one(_PDF, case_id=case_id, id=letter_id)
        if row is None:
            return None
        return open_sealed(await self.key_of(case_id), row["pdf_sealed"], _place(letter_id, case_id))


def seal_case_text(key: DataKey, value: str | None, table: str, column: str, case_id: UUID) -> bytes | None:
    """Seal a text of a case for its one place."""
    return seal_text(key, value, table, column, case_id, case_id)


def open_case_text(key: DataKey, row: Record, table: str, column: str) -> str | None:
    """Open a text of a case read under `column`, with the case's id under `id`."""
    return open_text(key, row[column], table, column, row["id"], row["id"])


def _addressee(row: Record) -> Addressee:
    return Addressee(row["id"], row["number"], row["name"], row["street"], row["postcode"], row["city"])


def _place(letter_id: UUID, case_id: UUID) -> Aad:
    return Aad("case_letter", "pdf_sealed", letter_id, case_id)
