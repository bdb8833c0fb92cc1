"""What explaining the policy needs from the database."""

from datetime import date
from typing import Protocol
from uuid import UUID

from domain.policy.gate import ClientFacts
from domain.ports import UnitOfWork


class ColleagueRepository(Protocol):
    """How a colleague stands to a file that the asker can reach."""

    async def colleague_facts(self, user_id: UUID, client_id: UUID | None, today: date) -> ClientFacts | None:
        """None when there is no such member of staff."""
        ...


class ExplainWork(UnitOfWork, Protocol):
    """An act that explains the policy."""

    @property
    def colleagues(self) -> ColleagueRepository: ...
