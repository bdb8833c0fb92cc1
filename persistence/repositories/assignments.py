"""Assignments in PostgreSQL."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import text

from domain.assignments.model import Assignment
from persistence.row_filters import NOW
from persistence.sql import Sql

CURRENT = f"{{0}}.valid_from <= {NOW} and ({{0}}.valid_until is null or {{0}}.valid_until > {NOW})"
"""Whose client it is at the moment of the act. A row without an end may still have to begin (a planned transfer)."""

if TYPE_CHECKING:
    from persistence.work import Statements

_ASSIGNMENTS = Sql(
    text(
        """
        select a.id, a.adviser_id, u.name as adviser_name, a.valid_from, a.valid_until, a.reason
        from assignment a join app_user u on u.id = a.adviser_id
        where a.client_id = :client_id
          and (a.transfer_id is null or a.valid_until is null or a.valid_until > a.valid_from)
        order by a.valid_from desc, a.id desc limit 200
        """
    )
)


class PostgresAssignments:
    """See `domain.assignments.ports.AssignmentRepository`."""

    def __init__(self, work: "Statements") -> None:
        self._work = work

    async def assignments(self, client_id: UUID) -> Sequence[Assignment]:
        rows = await self._work.fetch_all(_ASSIGNMENTS, client_id=client_id)
        return [Assignment(**dict(row)) for row in rows]
