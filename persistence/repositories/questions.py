"""Questions of clients in PostgreSQL, sealed with the client's key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from asyncpg import Record
from sqlalchemy import text

from domain.cases.model import CaseChannel
from domain.questions.model import NewQuestion, Question
from persistence.encryption.envelope import DataKey
from persistence.sealing import open_text, seal_text
from persistence.sql import Sql, insert_into
from persistence.tables.complaints import privacy_question

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_ADD = Sql(insert_into(privacy_question, "id", "client_id", "asked_at", "asked_by", "question_sealed"))
_OF = Sql(
    text(
        """
        select q.id, q.client_id, p.number, p.channel, p.received_on, p.due_on, q.question_sealed,
               q.answer_sealed, q.answered_at, a.name as asked_by_name, b.name as answered_by_name
        from privacy_question q join privacy_case p on p.id = q.id
        join app_user a on a.id = q.asked_by left join app_user b on b.id = q.answered_by
        where q.client_id = :client_id order by q.asked_at desc, q.id desc limit 200
        """
    )
)
_OWNER = Sql(text("select client_id from privacy_question where id = :id"))
_ANSWER = Sql(
    text(
        """
        update privacy_question set answer_sealed = :answer_sealed, answered_at = :now, answered_by = :actor_id
        where id = :id and client_id = :client_id and answered_at is null
        """
    )
)


class PostgresQuestions:
    """See `domain.questions.ports.QuestionsRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def add(self, question_id: UUID, client_id: UUID, new: NewQuestion) -> None:
        key = await self._work.sealing.key_of(client_id)
        await self._work.execute(
            _ADD,
            id=question_id,
            client_id=client_id,
            asked_at=self._work.now,
            asked_by=self._work.actor.id,
            question_sealed=seal_text(
                key, new.text, "privacy_question", "question_sealed", question_id, client_id
            ),
        )

    async def of(self, client_id: UUID) -> Sequence[Question]:
        rows = await self._work.fetch_all(_OF, client_id=client_id)
        if not rows:
            return []
        key = await self._work.sealing.key_of(client_id)
        return [_question(row, key) for row in rows]

    async def owner(self, question_id: UUID) -> UUID | None:
        owner: UUID | None = await self._work.fetch_value(_OWNER, id=question_id)
        return owner

    async def answer(self, client_id: UUID, question_id: UUID, answer: str) -> bool:
        key = await self._work.sealing.key_of(client_id)
        sealed = seal_text(key, answer, "privacy_question", "answer_sealed", question_id, client_id)
        answered = await self._work.execute(
            _ANSWER,
            id=question_id,
            client_id=client_id,
            answer_sealed=sealed,
            now=self._work.now,
            actor_id=self._work.actor.id,
        )
        return answered == 1


def _question(row: Record, key: DataKey) -> Question:
    def opened(column: str) -> str | None:
        return open_text(key, row[column], "privacy_question", column, row["id"], row["client_id"])

    return Question(
        id=row["id"],
        client_id=row["client_id"],
        number=row["number"],
        text=opened("question_sealed") or "",
        channel=CaseChannel(row["channel"]),
        received_on=row["received_on"],
        due_on=row["due_on"],
        asked_by_name=row["asked_by_name"],
        answer=opened("answer_sealed"),
        answered_at=row["answered_at"],
        answered_by_name=row["answered_by_name"],
    )
