"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from domain.access_log.model import AccessLogEntry, AuditRecord, Candidate
from domain.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which records, by codes only."""

    action: str | None = None
    result: str | None = None
    client_id: UUID | None = None
    actor_id: UUID | None = None
    after: tuple[datetime, UUID] | None = None
    limit: int = 51


class AccessLogRepository(Protocol):
    """The log, read."""

    async def entries(
        self, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[AccessLogEntry]: ...

    async def candidates(self, client_id: UUID, today: date) -> Sequence[Candidate]: ...

    async def audit_records(self, wanted: AuditFilter) -> Sequence[AuditRecord]: ...


class AccessLogWork(UnitOfWork, Protocol):
    """An act on the log."""

    @property
    def access_log(self) -> AccessLogRepository: ...
