"""What the use cases of this subject need from the database."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol
from uuid import UUID

from domain.clients.model import TrajectHeader
from domain.consents.ports import LapsingConsents
from domain.events.ports import EventsWork
from domain.ports import UnitOfWork
from domain.service_templates.ports import ServiceTemplateRepository
from domain.statements.ports import WasOffered
from domain.tasks.ports import TaskRepository
from domain.trajects.model import NewEvent, OrderTerms, Suspension, Traject, TrajectEvent


class TrajectRepository(Protocol):
    """Trajects that the actor may reach; the row filter decides which."""

    async def traject(self, traject_id: UUID) -> Traject | None: ...

    async def of_client(self, client_id: UUID) -> Sequence[Traject]:
        """The trajects of a client, newest first."""
        ...

    async def template_id(self, traject_id: UUID) -> UUID | None:
        """The version of the service's template that a traject runs on; None before it began."""
        ...

    async def order_terms(self, traject_id: UUID) -> OrderTerms: ...

    async def suspensions(self, traject: Traject, *, reasons: bool) -> Sequence[Suspension]:
        """In order of time. `reasons` opens what is sealed."""
        ...

    async def events(self, traject: Traject, *, reasons: bool) -> Sequence[TrajectEvent]:
        """Newest first, a bounded number. `reasons` opens what is sealed."""
        ...

    async def save(self, before: Traject, after: TrajectHeader, template_id: UUID | None) -> bool:
        """Write the header; False when the traject was changed since `before` was read."""
        ...

    async def add_event(self, traject: Traject, event: NewEvent) -> None: ...

    async def add_suspension(self, traject: Traject, begins_on: date, reason: str) -> bool:
        """False when it overlaps another one, as the database sees it."""
        ...

    async def end_suspension(self, suspension: Suspension) -> None: ...

    async def has_health_records(self, traject_id: UUID) -> bool:
        """Whether functional limitations hang on this traject; answers only to who may see them."""
        ...


class TrajectsWork(UnitOfWork, Protocol):
    """An act under a traject."""

    @property
    def trajects(self) -> TrajectRepository: ...


class TrajectActsWork(TrajectsWork, WasOffered, LapsingConsents, EventsWork, Protocol):
    """An act on the traject itself, with the template it follows and the tasks it leaves."""

    @property
    def service_templates(self) -> ServiceTemplateRepository: ...

    @property
    def tasks(self) -> TaskRepository: ...
