"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.clients.model import TrajectHeader
from domain.ports import UnitOfWork
from domain.records.model import Record, RecordKind, Values


class RecordRepository(Protocol):
    """Records of a file, sealed part by part."""

    async def records(self, kind: RecordKind, client_id: UUID) -> Sequence[Record]: ...

    async def record(self, kind: RecordKind, client_id: UUID, record_id: UUID) -> Record | None: ...

    async def add(
        self, kind: RecordKind, client_id: UUID, record_id: UUID, values: Values, traject_id: UUID | None
    ) -> None: ...

    async def change(
        self, kind: RecordKind, client_id: UUID, record_id: UUID, values: Values, expected_version: int
    ) -> bool: ...

    async def remove(
        self, kind: RecordKind, client_id: UUID, record_id: UUID, expected_version: int
    ) -> bool: ...

    async def trajects(self, client_id: UUID) -> Sequence[TrajectHeader]:
        """The trajects of a client, newest first."""
        ...

    async def traject_of(self, client_id: UUID, record_id: UUID) -> TrajectHeader | None:
        """The traject that a health record hangs on."""
        ...


class RecordsWork(UnitOfWork, Protocol):
    """An act on the records of a file."""

    @property
    def records(self) -> RecordRepository: ...
