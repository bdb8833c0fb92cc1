"""Outcomes per row. What was delivered is kept, sealed, only for rows that failed: they can be sent again."""

import json
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

import orjson
from asyncpg import Record
from sqlalchemy import text

from domain.intake.model import RowChange, RowResult, RowStatus
from domain.intake.row import RawRow, RefusedField
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.sql import Sql

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

# Unit and record separators: no field name or reason holds a control character.
_ITEMS, _PARTS = "\x1f", "\x1e"

_ADD_ROWS = Sql(
    text(
        """
        insert into intake_row (batch_id, row_number, order_reference, status, change, errors, refused_fields,
            referral_id, content_sealed)
        select :batch_id, n, reference, status, change, cast(errors as jsonb),
               coalesce(string_to_array(nullif(refused, ''), chr(31)), array[]::text[]),
               referral, content
        from unnest(cast(:numbers as integer[]), cast(:refs as text[]), cast(:statuses as text[]),
            cast(:changes as text[]), cast(:errors as text[]), cast(:refused as text[]),
            cast(:referrals as uuid[]), cast(:contents as bytea[]))
            as rows (n, reference, status, change, errors, refused, referral, content)
        """
    )
)
_ROWS = Sql(
    text(
        """
        select row_number, order_reference, status, change, errors, refused_fields, referral_id
        from intake_row
        where batch_id = :batch_id and row_number > :after
          and (cast(:status as text) is null or status = cast(:status as text))
        order by row_number limit :limit
        """
    )
)
_FAILED = Sql(
    text(
        """
        select row_number, order_reference, status, change, errors, refused_fields, referral_id, content_sealed
        from intake_row
        where batch_id = :batch_id and row_number > :after and status <> 'accepted'
        order by row_number limit 1000
        """
    )
)
_PIECE = Sql(
    text("select content_sealed from intake_chunk where batch_id = :batch_id and sequence = :sequence")
)
_SAVE_HEADINGS = Sql(text("update intake_batch set headings_sealed = :headings where id = :batch_id"))
_HEADINGS = Sql(text("select headings_sealed from intake_batch where id = :batch_id"))


class IntakeRows(ABC):
    """The part of the intake repository that is about rows."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    @abstractmethod
    async def key(self, batch_id: UUID) -> DataKey:
        """The batch's own data key."""

    async def sealed_piece(self, batch_id: UUID, sequence: int) -> bytes | None:
        """A piece of the uploaded file, sealed."""
        piece: bytes | None = await self._work.fetch_value(_PIECE, batch_id=batch_id, sequence=sequence)
        return piece

    async def save_headings(self, batch_id: UUID, headings: Sequence[str]) -> None:
        key = await self.key(batch_id)
        sealed = seal(key, orjson.dumps(list(headings)), _headings_aad(batch_id))
        await self._work.execute(_SAVE_HEADINGS, batch_id=batch_id, headings=sealed)

    async def headings(self, batch_id: UUID) -> list[str]:
        sealed = await self._work.fetch_value(_HEADINGS, batch_id=batch_id)
        if sealed is None:
            return []
        headings: list[str] = orjson.loads(
            open_sealed(await self.key(batch_id), sealed, _headings_aad(batch_id))
        )
        return headings

    async def add_rows(self, batch_id: UUID, rows: Sequence[RowResult]) -> None:
        key = await self.key(batch_id)
        await self._work.execute(
            _ADD_ROWS,
            batch_id=batch_id,
            numbers=[row.row for row in rows],
            refs=[row.order_reference for row in rows],
            statuses=[row.status.value for row in rows],
            changes=[row.change.value if row.change else None for row in rows],
            errors=[_errors_json(row) for row in rows],
            refused=[
                _ITEMS.join(_PARTS.join((r.field, r.clause.value, r.reason)) for r in row.refused)
                for row in rows
            ],
            referrals=[row.referral_id for row in rows],
            contents=[_seal_raw(key, batch_id, row) for row in rows],
        )

    async def rows(self, batch_id: UUID, status: RowStatus | None, after: int, limit: int) -> list[RowResult]:
        found = await self._work.fetch_all(
            _ROWS, batch_id=batch_id, after=after, status=status.value if status else None, limit=limit
        )
        return [_row(row) for row in found]

    async def failed_rows(self, batch_id: UUID) -> AsyncIterator[RowResult]:
        key = await self.key(batch_id)
        after = 0
        while found := await self._work.fetch_all(_FAILED, batch_id=batch_id, after=after):
            for row in found:
                yield _row(row, _open_raw(key, batch_id, row))
            after = found[-1]["row_number"]


def _errors_json(row: RowResult) -> str:
    errors = [{"field": e.pointer, "code": e.code, "detail": e.detail} for e in row.errors]
    return orjson.dumps(errors).decode()


def _headings_aad(batch_id: UUID) -> Aad:
    return Aad("intake_batch", "headings_sealed", batch_id, batch_id)


def _row_aad(batch_id: UUID, number: int) -> Aad:
    return Aad("intake_row", f"content_sealed.{number}", batch_id, batch_id)


def _seal_raw(key: DataKey, batch_id: UUID, row: RowResult) -> bytes | None:
    if row.raw is None:
        return None
    return seal(key, json.dumps(row.raw.values).encode("ascii"), _row_aad(batch_id, row.row))


def _open_raw(key: DataKey, batch_id: UUID, row: Record) -> RawRow:
    number = row["row_number"]
    if row["content_sealed"] is None:
        return RawRow(number, {})
    return RawRow(number, json.loads(open_sealed(key, row["content_sealed"], _row_aad(batch_id, number))))


def _row(row: Record, raw: RawRow | None = None) -> RowResult:
    return RowResult(
        row["row_number"],
        row["order_reference"],
        RowStatus(row["status"]),
        RowChange(row["change"]) if row["change"] else None,
        tuple(FieldError(e["field"], e["code"], e["detail"], row["row_number"]) for e in row["errors"]),
        tuple(_refused(item) for item in row["refused_fields"]),
        row["referral_id"],
        raw,
    )


def _refused(item: str) -> RefusedField:
    field, clause, reason = item.split(_PARTS)
    return RefusedField(field, Clause(clause), reason)
