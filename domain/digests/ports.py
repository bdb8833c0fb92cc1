"""What the digest needs from the database."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.digests.model import DigestClient
from domain.ports import UnitOfWork


class DigestRepository(Protocol):
    """Reads through the actor's own row filters: who does not have a client gets nothing of it."""

    async def clients(self, client_ids: Sequence[UUID], today: date) -> Sequence[DigestClient]: ...


class DigestsWork(UnitOfWork, Protocol):
    """An act that shows what waits."""

    @property
    def digests(self) -> DigestRepository: ...
