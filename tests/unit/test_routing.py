"""A route without a declared act cannot start."""

import pytest
from fastapi import APIRouter, FastAPI

from api.app import create_api
from api.routing import PolicyRouter, UndeclaredRoute, verify_declared
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.policy.rules import RULES


async def _answer() -> None:
    return None


def test_an_undeclared_route_stops_the_start() -> None:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.add_api_route("/sneaky", _answer)
    with pytest.raises(UndeclaredRoute, match="/sneaky"):
        verify_declared(app)


def test_an_undeclared_route_inside_another_router_stops_the_start() -> None:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    router = APIRouter()
    router.add_api_route("/nested", _answer)
    app.include_router(router)
    with pytest.raises(UndeclaredRoute):
        verify_declared(app)


def test_a_declared_route_starts() -> None:
    router = PolicyRouter()
    router.act("GET", "/fine", name="fine", action=Action.SYSTEM_HEALTH, purpose=Purpose.ADMINISTRATION)(
        _answer
    )
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    app.router.routes.extend(router.routes)
    verify_declared(app)


def test_every_route_of_the_product_names_an_act_that_has_a_rule() -> None:
    known = {rule.action for rule in RULES}
    actions = {route.action for route in create_api().routes}  # type: ignore[attr-defined]
    assert actions <= known
