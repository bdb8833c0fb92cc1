"""What this subject needs from the database."""

from collections.abc import Sequence
from typing import Protocol

from domain.outcomes.model import Outcomes
from domain.ports import UnitOfWork


class OutcomesRepository(Protocol):
    async def counted(self) -> Sequence[Outcomes]:
        """Ended trajects in numbers, also of files that were erased; nothing of a person."""
        ...


class OutcomesWork(UnitOfWork, Protocol):
    @property
    def outcomes(self) -> OutcomesRepository: ...
