"""The token endpoint for machines: client credentials with a secret or a signed assertion (RFC 6749, RFC 7523)."""

import base64
import binascii
from typing import Annotated
from urllib.parse import unquote

from fastapi import Form, Request

from api.call import OpenCall
from api.routing import PolicyRouter
from api.schemas.oauth import OAuthToken, OAuthTokenRequest
from api.security.assertions import ASSERTION_TYPE, check_assertion, claimed_client
from api.security.tokens import TokenService
from domain.parties import machine_tokens
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose
from domain.shared.errors import Invalid, NotAuthenticated

router = PolicyRouter(tags=["Machines"])


@router.act(
    "POST", "/oauth/token", name="createMachineToken", action=Action.MACHINE_TOKEN, purpose=Purpose.ADMINISTRATION,
    summary="Token voor een machine (token for a machine)", response_model=OAuthToken,
)  # fmt: skip
async def create_machine_token(
    request: Request, call: OpenCall, form: Annotated[OAuthTokenRequest, Form()]
) -> OAuthToken:
    """Client credentials; the scopes are those the administrator fixed, or fewer when asked."""
    if form.grant_type != "client_credentials":
        raise Invalid("Alleen client_credentials wordt aangenomen.", code="unsupported-grant-type")
    actor = await _grant(request, call, form)
    tokens: TokenService = request.app.state.tokens
    issued = tokens.issue(actor)
    return OAuthToken(
        access_token=issued.token, expires_in=issued.expires_in, scope=" ".join(sorted(actor.scopes))
    )


async def _grant(request: Request, call: OpenCall, form: OAuthTokenRequest) -> Actor:
    asked = frozenset(form.scope.split()) if form.scope else None
    if form.client_assertion is not None:
        return await _with_assertion(request, call, form, asked)
    client_id, secret = _basic(request) or (form.client_id or "", form.client_secret or "")
    async with call.begin() as uow:
        machine = await machine_tokens.credentials_of(uow, client_id)
        return await machine_tokens.grant_with_secret(uow, machine, secret, asked)


async def _with_assertion(
    request: Request, call: OpenCall, form: OAuthTokenRequest, asked: frozenset[str] | None
) -> Actor:
    if form.client_assertion_type != ASSERTION_TYPE or form.client_assertion is None:
        raise Invalid("Deze soort verklaring wordt niet aangenomen.", code="invalid-client-assertion-type")
    client_id = claimed_client(form.client_assertion)
    base = str(request.app.state.settings.base_url).rstrip("/")
    audiences = (f"{base}/api/v1/oauth/token", base)
    async with call.begin() as uow:
        machine = await machine_tokens.credentials_of(uow, client_id)
        keys = machine.public_keys if machine else ()
        checked = check_assertion(form.client_assertion, client_id, keys, audiences, uow.now)
        return await machine_tokens.grant_with_assertion(uow, machine, checked, asked)


def _basic(request: Request) -> tuple[str, str] | None:
    """Client id and secret from a Basic header (RFC 6749, 2.3.1), when there is one. Raises NotAuthenticated."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, separator, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise NotAuthenticated("De gegevens van de machine zijn niet te lezen.") from error
    if not separator:
        raise NotAuthenticated("De gegevens van de machine zijn niet te lezen.")
    return unquote(name), unquote(secret)
