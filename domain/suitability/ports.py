"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.suitability.model import SuitabilityAssessment, SuitabilityContent
from domain.trajects.ports import TrajectsWork


class SuitabilityRepository(Protocol):
    """Suitability assessments, sealed with the client's key."""

    async def assessments(self, client_id: UUID, traject_id: UUID) -> Sequence[SuitabilityAssessment]:
        """Those of a traject, newest first."""
        ...

    async def known_limitations(self, client_id: UUID, record_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Which of these are health records of this client."""
        ...

    async def add(
        self, client_id: UUID, traject_id: UUID, assessment_id: UUID, content: SuitabilityContent
    ) -> None: ...


class SuitabilityWork(TrajectsWork, Protocol):
    """An act on suitability assessments."""

    @property
    def suitability(self) -> SuitabilityRepository: ...
