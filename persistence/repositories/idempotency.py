"""Stored answers of POST requests, sealed, per caller, for 24 hours.

These statements run outside the act: the claim must be visible to a second request while the first is going.
"""

import hashlib
from datetime import timedelta
from uuid import UUID

from sqlalchemy import text

from domain.policy.actor import Actor
from domain.shared.answers import Claim, StoredAnswer
from persistence.context import begin_script
from persistence.database import Database
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.sql import Sql

KEPT_FOR = timedelta(hours=24)
ABANDONED_AFTER = timedelta(hours=1)
"""A claim without an answer belongs to a process that died; after this the key can be used again."""

_KEY_ID = UUID("00000000-0000-7000-8000-000000000002")

_CLAIM = Sql(
    text(
        """
        insert into idempotency_key as k (scope_id, key_hash, request_hash, created_at)
        values (:scope_id, :key_hash, :request_hash, :now)
        on conflict (scope_id, key_hash) do update
           set request_hash = excluded.request_hash, created_at = excluded.created_at,
               status = null, headers = null, answer_sealed = null
         where k.created_at < :expired or (k.status is null and k.created_at < :abandoned)
        returning 1
        """
    )
)
_PRESENT = Sql(
    text(
        "select request_hash, status, headers, answer_sealed from idempotency_key "
        "where scope_id = :scope_id and key_hash = :key_hash"
    )
)
_KEEP = Sql(
    text(
        "update idempotency_key set status = :status, headers = :headers, answer_sealed = :answer "
        "where scope_id = :scope_id and key_hash = :key_hash"
    )
)
_RELEASE = Sql(
    text("delete from idempotency_key where scope_id = :scope_id and key_hash = :key_hash and status is null")
)
_EXPIRE = Sql(text("delete from idempotency_key where scope_id = :scope_id and created_at < :expired"))


class IdempotencyStore:
    """See `domain.shared.answers.AnswerStore`. The row filter repeats that no other caller's keys are seen."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seal = DataKey.of(_KEY_ID, database.keyring.derive("idempotency"))

    async def claim(self, actor: Actor, key: str, request_hash: bytes) -> Claim | StoredAnswer:
        """Take the key for this request, or say what stands under it."""
        now = self._database.clock.now()
        key_hash = _hash(key)
        times = {"expired": now - KEPT_FOR, "abandoned": now - ABANDONED_AFTER, "now": now}
        async with self._database.pool.acquire() as connection:
            await connection.execute(begin_script(actor, now))
            try:
                claimed = await connection.fetchval(
                    _CLAIM.text,
                    *_CLAIM.arguments({**_place(actor, key_hash), "request_hash": request_hash, **times}),
                )
                row = await connection.fetchrow(_PRESENT.text, *_PRESENT.arguments(_place(actor, key_hash)))
                await connection.execute(
                    _EXPIRE.text, *_EXPIRE.arguments({**_place(actor, key_hash), **times})
                )
            except BaseException:
                await connection.execute("ROLLBACK")
                raise
            await connection.execute("COMMIT")
        if claimed:
            return Claim.MINE
        if row is None or row["request_hash"] != request_hash:
            return Claim.OTHER_REQUEST
        if row["status"] is None:
            return Claim.IN_PROGRESS
        body = open_sealed(self._seal, row["answer_sealed"], _aad(actor, key_hash))
        return StoredAnswer(row["status"], row["headers"], body)

    async def keep(self, actor: Actor, key: str, answer: StoredAnswer) -> None:
        """Store the answer, sealed."""
        key_hash = _hash(key)
        values = {
            **_place(actor, key_hash),
            "status": answer.status,
            "headers": answer.headers,
            "answer": seal(self._seal, answer.body, _aad(actor, key_hash)),
        }
        await self._run(actor, _KEEP, values)

    async def release(self, actor: Actor, key: str) -> None:
        """Give the key back: the act was not done."""
        await self._run(actor, _RELEASE, _place(actor, _hash(key)))

    async def _run(self, actor: Actor, sql: Sql, values: dict[str, object]) -> None:
        async with self._database.pool.acquire() as connection:
            await connection.execute(begin_script(actor, self._database.clock.now()))
            try:
                await connection.execute(sql.text, *sql.arguments(values))
            except BaseException:
                await connection.execute("ROLLBACK")
                raise
            await connection.execute("COMMIT")


def _place(actor: Actor, key_hash: bytes) -> dict[str, object]:
    return {"scope_id": actor.id, "key_hash": key_hash}


def _aad(actor: Actor, key_hash: bytes) -> Aad:
    return Aad("idempotency_key", "answer_sealed", UUID(bytes=key_hash[:16]), actor.id)


def _hash(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()
