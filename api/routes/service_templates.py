"""Templates of services: what a traject brings along, in versions."""

from typing import Annotated

from fastapi import Path
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, present_stale
from api.routing import PolicyRouter
from api.schemas import service_templates as body
from domain.intake.codes import Service
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.service_templates import use_cases

router = PolicyRouter(tags=["Diensten"])

ServicePath = Annotated[Service, Path(alias="service")]
_TEMPLATES = "/service-templates"
_ADMIN = Purpose.ADMINISTRATION


@router.act(
    "GET", _TEMPLATES, name="listServiceTemplates", action=Action.TEMPLATE_READ, purpose=_ADMIN,
    summary="De opzet van alle diensten (list service templates)", response_model=body.ServiceTemplateList,
)  # fmt: skip
async def list_templates(call: AuthenticatedCall) -> Response:
    """The newest version for every service."""
    async with call.begin() as uow:
        found = await use_cases.list_templates(uow)
    return json_answer({"items": [body.present_template(template) for template in found]})


@router.act(
    "GET", _TEMPLATES + "/{service}", name="readServiceTemplate", action=Action.TEMPLATE_READ, purpose=_ADMIN,
    summary="De opzet van een dienst (read service template)", response_model=body.ServiceTemplateBody,
)  # fmt: skip
async def read_template(call: AuthenticatedCall, service: ServicePath) -> Response:
    """The newest version for one service, with its version as ETag."""
    async with call.begin() as uow:
        template = await use_cases.read_template(uow, service)
    return json_answer(body.present_template(template), version=template.version)


@router.act(
    "PUT", _TEMPLATES + "/{service}", name="changeServiceTemplate", action=Action.TEMPLATE_CHANGE, purpose=_ADMIN,
    summary="Nieuwe versie van een dienst (new version of a service template)",
    response_model=body.ServiceTemplateBody,
)  # fmt: skip
async def change_template(
    call: AuthenticatedCall, service: ServicePath, update: body.ServiceTemplateUpdate
) -> Response:
    """Lay down the next version; trajects that run keep theirs. If-Match names the version it follows."""
    version = call.expected_version()
    with present_stale(lambda template: plain(body.present_template(template))):
        async with call.begin() as uow:
            template = await use_cases.change_template(uow, service, body.content_of(update), version)
    return json_answer(body.present_template(template), version=template.version)
