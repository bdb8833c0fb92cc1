"""Whether the service lives and whether it may be used."""

from fastapi import Request
from starlette.responses import Response

from api.call import OpenCall
from api.problems import problem
from api.routing import PolicyRouter
from api.schemas.health import Health
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Gezondheid"])


@router.act(
    "GET",
    "/health/live",
    action=Action.SYSTEM_HEALTH,
    purpose=Purpose.ADMINISTRATION,
    name="readLiveness",
    summary="Leeft de dienst (is the service alive)",
    response_model=Health,
)
async def read_liveness(_call: OpenCall) -> Health:
    """Answers as long as the process runs."""
    return Health(status="live")


@router.act(
    "GET",
    "/health/ready",
    action=Action.SYSTEM_HEALTH,
    purpose=Purpose.ADMINISTRATION,
    name="readReadiness",
    summary="Is de dienst klaar voor gebruik (is the service ready)",
    response_model=Health,
)
async def read_readiness(request: Request, _call: OpenCall) -> Health | Response:
    """Ready when the migrations are this release's and the keys fit; otherwise 503."""
    if await request.app.state.readiness():
        return Health(status="ready")
    return problem(
        request, 503, "not-ready", "Nog niet klaar", "De migraties of sleutels zijn nog niet in orde."
    )
