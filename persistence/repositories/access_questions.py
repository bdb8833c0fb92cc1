"""Questions about the adviser in PostgreSQL, sealed with the key of their case."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.access_questions.model import AccessQuestion, AskingClient
from domain.policy.actions import Action
from persistence.repositories.case_parts import open_case_text, seal_case_text
from persistence.sql import Sql, insert_into
from persistence.tables.reviews import access_question

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_TABLE = "access_question"
_ADVISER = Sql(
    text(
        "select adviser_id from assignment where client_id = :client_id and valid_from <= :now "
        "and (valid_until is null or valid_until > :now)"
    )
)
_ADD = Sql(
    insert_into(access_question, "case_id", "client_id", "action", "asked_at", "asked_by", "question_sealed")
)
_SELECT = """
    select q.case_id as id, q.client_id, p.number, p.due_on, q.action, q.asked_at,
           u.name as asked_by_name, q.question_sealed, q.answer_sealed, q.answered_at, v.name as answered_by_name,
           k.key_id, k.kek_version, k.wrapped, c.number as client_number, c.name, c.phone, c.email
    from access_question q join privacy_case p on p.id = q.case_id join case_key k on k.case_id = q.case_id
    join app_user u on u.id = q.asked_by left join app_user v on v.id = q.answered_by
    left join lateral client_of_access_question(q.case_id) c on true
"""
_ALL = Sql(text(_SELECT + " order by q.answered_at is not null, p.due_on, q.case_id limit 200"))
_ONE = Sql(text(_SELECT + " where q.case_id = :id"))
_ANSWER = Sql(
    text(
        "update access_question set answer_sealed = :answer_sealed, answered_at = :now, answered_by = :actor_id "
        "where case_id = :id and answered_at is null"
    )
)


class PostgresAccessQuestions:
    """See `domain.access_questions.ports.AccessQuestionRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def adviser_of(self, client_id: UUID) -> UUID | None:
        found: UUID | None = await self._work.fetch_value(_ADVISER, client_id=client_id, now=self._work.now)
        return found

    async def add(self, case_id: UUID, client_id: UUID, action: Action, question: str | None) -> None:
        key = await self._work.case_parts.key_of(case_id)
        await self._work.execute(
            _ADD,
            case_id=case_id,
            client_id=client_id,
            action=action.value,
            asked_at=self._work.now,
            asked_by=self._work.actor.id,
            question_sealed=seal_case_text(key, question, _TABLE, "question_sealed", case_id),
        )

    async def questions(self) -> Sequence[AccessQuestion]:
        return [self._question(row) for row in await self._work.fetch_all(_ALL)]

    async def question(self, case_id: UUID) -> AccessQuestion | None:
        row = await self._work.fetch_one(_ONE, id=case_id)
        return self._question(row) if row else None

    async def answer(self, case_id: UUID, answer: str) -> bool:
        key = await self._work.case_parts.key_of(case_id)
        answered = await self._work.execute(
            _ANSWER,
            id=case_id,
            answer_sealed=seal_case_text(key, answer, _TABLE, "answer_sealed", case_id),
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        return answered == 1

    def _question(self, row: Record) -> AccessQuestion:
        key = self._work.sealing.unwrap(row["id"], row["key_id"], row["kek_version"], row["wrapped"])
        return AccessQuestion(
            id=row["id"],
            number=row["number"],
            action=Action(row["action"]),
            asked_at=row["asked_at"],
            asked_by_name=row["asked_by_name"],
            due_on=row["due_on"],
            question=open_case_text(key, row, _TABLE, "question_sealed"),
            answer=open_case_text(key, row, _TABLE, "answer_sealed"),
            answered_at=row["answered_at"],
            answered_by_name=row["answered_by_name"],
            client=_client(row),
        )


def _client(row: Record) -> AskingClient | None:
    """Whose question it is, while it is open."""
    if row["client_number"] is None:
        return None
    return AskingClient(row["client_number"], row["name"], row["phone"], row["email"])
