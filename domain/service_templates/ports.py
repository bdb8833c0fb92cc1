"""What the use cases of this subject, and the acts that follow a template, need from the database."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.intake.codes import Service
from domain.ports import UnitOfWork
from domain.service_templates.model import ServiceTemplate


class ServiceTemplateRepository(Protocol):
    """Versions of templates; they are added, never changed."""

    async def newest(self) -> Sequence[ServiceTemplate]:
        """The newest version for every service."""
        ...

    async def newest_of(self, service: Service) -> ServiceTemplate | None: ...

    async def version(self, template_id: UUID) -> ServiceTemplate | None: ...

    async def add(self, template: ServiceTemplate) -> bool:
        """Lay a version down; False when someone else laid it down first."""
        ...


class ServiceTemplatesWork(UnitOfWork, Protocol):
    """An act on templates."""

    @property
    def service_templates(self) -> ServiceTemplateRepository: ...
