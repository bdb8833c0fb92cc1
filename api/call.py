"""The call: who asks, which act and purpose the route declared, and the way to begin the unit of work.

Every route takes a `Call`; there is no other way from a route to the database.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request

from api.routing import DeclaredRoute
from api.security.tokens import TokenService
from domain.letters.ports import LetterPrinter
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose
from domain.shared.errors import NotAuthenticated, StaleVersion, VersionRequired
from domain.work import Work, Works


class Call:
    """One request on its way to one use case."""

    __slots__ = ("action", "actor", "purpose", "request")

    def __init__(self, request: Request, actor: Actor, action: Action, purpose: Purpose) -> None:
        self.request = request
        self.actor = actor
        self.action = action
        self.purpose = purpose

    @property
    def request_id(self) -> UUID:
        request_id: UUID = self.request.state.request_id
        return request_id

    def begin(self, purpose: Purpose | None = None) -> AbstractAsyncContextManager[Work]:
        """The act's unit of work. `purpose` replaces the declared one where the caller must choose it."""
        works: Works = self.request.app.state.database
        return works.begin(self.actor, self.action, purpose or self.purpose, request_id=self.request_id)

    @property
    def printer(self) -> LetterPrinter:
        """Prints letters in the bureau's look; knows the bureau."""
        printer: LetterPrinter = self.request.app.state.letter_printer
        return printer

    def expected_version(self) -> int:
        """The version named in If-Match. Raises VersionRequired when absent or unreadable."""
        tag = self.request.headers.get("if-match", "").strip().strip('"')
        if not tag.isdigit() or len(tag) > 9:
            raise VersionRequired()
        return int(tag)


def _declared(request: Request) -> DeclaredRoute:
    route = request.scope["route"]
    assert isinstance(route, DeclaredRoute)
    return route


async def _call(request: Request) -> Call:
    tokens: TokenService = request.app.state.tokens
    header = request.headers.get("authorization", "")
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise NotAuthenticated()
    route = _declared(request)
    assert route.action is not None
    assert route.purpose is not None
    return Call(request, tokens.actor_of(token), route.action, route.purpose)


async def _open_call(request: Request) -> Call:
    route = _declared(request)
    assert route.action is not None
    assert route.purpose is not None
    return Call(request, Actor.anonymous(), route.action, route.purpose)


AuthenticatedCall = Annotated[Call, Depends(_call)]
"""For every route that needs a token: the actor's signature is checked here, the standing in the act."""

OpenCall = Annotated[Call, Depends(_open_call)]
"""For the few routes that are open to everyone (login, token, health)."""


@contextmanager
def present_stale(present: Callable[[Any], Any]) -> Iterator[None]:
    """Turn the present state inside a StaleVersion into the body that the caller knows, for the 412 problem."""
    try:
        yield
    except StaleVersion as stale:
        raise StaleVersion(present(stale.current)) from stale
