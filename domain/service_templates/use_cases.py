"""Acts on the templates of services. What runs keeps the version it began with."""

from collections.abc import Sequence

from domain.intake.codes import Service
from domain.policy.gate import authorise
from domain.service_templates.model import ServiceTemplate, TemplateContent, check_template
from domain.service_templates.ports import ServiceTemplatesWork
from domain.shared.errors import NotFound, StaleVersion
from domain.shared.ids import new_id


async def list_templates(uow: ServiceTemplatesWork) -> Sequence[ServiceTemplate]:
    """The template of every service, in its newest version."""
    await authorise(uow)
    uow.log.about("service-template")
    found = await uow.service_templates.newest()
    await uow.commit()
    return found


async def read_template(uow: ServiceTemplatesWork, service: Service) -> ServiceTemplate:
    """The newest version for one service. Raises NotFound."""
    await authorise(uow)
    found = await _newest(uow, service)
    uow.log.about("service-template", found.id)
    await uow.commit()
    return found


async def change_template(
    uow: ServiceTemplatesWork, service: Service, content: TemplateContent, version: int
) -> ServiceTemplate:
    """Lay down the version after `version`. Raises NotFound, Invalid, StaleVersion (with the newest)."""
    await authorise(uow)
    current = await _newest(uow, service)
    check_template(content)
    template = ServiceTemplate(new_id(), service, version + 1, content, uow.now)
    uow.log.about("service-template", template.id)
    if current.version != version or not await uow.service_templates.add(template):
        raise StaleVersion(current)
    await uow.commit()
    return template


async def _newest(uow: ServiceTemplatesWork, service: Service) -> ServiceTemplate:
    found = await uow.service_templates.newest_of(service)
    if found is None:
        raise NotFound
    return found
