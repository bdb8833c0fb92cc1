"""Routes that declare their act. A route without a declared action cannot be added, and cannot start."""

from collections.abc import Callable, Iterable
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

from domain.policy.actions import Action
from domain.policy.purposes import Purpose

Endpoint = Callable[..., Any]


class UndeclaredRoute(RuntimeError):
    """A route that names no action. The application refuses to start with it."""


class DeclaredRoute(APIRoute):
    """An APIRoute that knows the act it does and the purpose it does it for."""

    def __init__(
        self, *args: Any, action: Action | None = None, purpose: Purpose | None = None, **kwargs: Any
    ) -> None:
        declared = kwargs.get("openapi_extra") or {}
        self.action = action or _declared_action(declared)
        self.purpose = purpose or _declared_purpose(declared)
        super().__init__(*args, **kwargs)


class PolicyRouter(APIRouter):
    """The only router in use. `action` and `purpose` are part of adding a route, so they cannot be forgotten unseen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(route_class=DeclaredRoute, redirect_slashes=False, **kwargs)

    def act(
        self, method: str, path: str, *, name: str, action: Action, purpose: Purpose, **kwargs: Any
    ) -> Callable[[Endpoint], Endpoint]:
        """Declare a route: the method, the path, its name (the operationId), the act it does, the purpose it serves."""
        extra = {**kwargs.pop("openapi_extra", {}), "x-action": action.value, "x-purpose": purpose.value}

        def add(endpoint: Endpoint) -> Endpoint:
            self.add_api_route(
                path, endpoint, methods=[method], name=name, operation_id=name, openapi_extra=extra, **kwargs
            )
            return endpoint

        return add


def verify_declared(app: FastAPI) -> None:
    """Raise UndeclaredRoute for the first route whose act is unknown."""
    for route in _routes(app.routes):
        if getattr(route, "action", None) is None or getattr(route, "purpose", None) is None:
            raise UndeclaredRoute(f"route {getattr(route, 'path', route)!r} declares no action")


def _routes(routes: Iterable[Any]) -> Iterable[Any]:
    for route in routes:
        nested = getattr(route, "routes", None)
        if nested:
            yield from _routes(nested)
        else:
            yield route


def _declared_action(extra: dict[str, Any]) -> Action | None:
    value = extra.get("x-action")
    return Action(value) if value else None


def _declared_purpose(extra: dict[str, Any]) -> Purpose | None:
    value = extra.get("x-purpose")
    return Purpose(value) if value else None
