"""Idempotency-Key: the same key with the same body gets the stored answer; another body is refused.

Any POST route may wrap its act in `once`. Answers are kept sealed for 24 hours, per caller; giving one again is
decided and recorded as the act itself was.
"""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Header
from pydantic import StringConstraints
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.call import Call
from domain.policy.actor import Actor
from domain.policy.replay import allow_repeat
from domain.shared.answers import AnswerStore, Claim, StoredAnswer
from domain.shared.errors import Conflict, Unprocessable
from domain.trajects.gate import allow_repeat_under_traject
from domain.work import Work

IdempotencyKey = Annotated[
    Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[\x21-\x7e]+$")]
    | SkipJsonSchema[None],
    Header(
        alias="Idempotency-Key",
        description="Zelfde sleutel en inhoud geeft het bewaarde antwoord, 24 uur lang.",
    ),
]

_KEPT_HEADERS = ("location", "content-type", "etag")


async def once(call: Call, key: str | None, body: bytes, act: Callable[[], Awaitable[Response]]) -> Response:
    """Do the act once per key. Raises Unprocessable for another body, Conflict while the first is still going."""
    if key is None:
        return await act()
    store: AnswerStore = call.request.app.state.answers
    claim = await store.claim(call.actor, key, _request_hash(call, body))
    match claim:
        case StoredAnswer():
            async with call.begin() as uow:
                await _allow_repeat(uow, call)
            return Response(claim.body, claim.status, claim.headers)
        case Claim.OTHER_REQUEST:
            raise Unprocessable(
                "Deze Idempotency-Key is al gebruikt voor een ander verzoek.", code="idempotency-key-reused"
            )
        case Claim.IN_PROGRESS:
            raise Conflict(
                "Het eerste verzoek met deze Idempotency-Key loopt nog.", code="idempotency-in-progress"
            )
        case Claim.MINE:
            return await _keep(store, call.actor, key, act)


async def _keep(
    store: AnswerStore, actor: Actor, key: str, act: Callable[[], Awaitable[Response]]
) -> Response:
    try:
        response = await act()
    except BaseException:
        await store.release(actor, key)
        raise
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    await store.keep(actor, key, StoredAnswer(response.status_code, headers, bytes(response.body)))
    return response


async def _allow_repeat(uow: Work, call: Call) -> None:
    traject_id = _named(call, "trajectId")
    if traject_id is not None:
        await allow_repeat_under_traject(uow, traject_id)
    else:
        await allow_repeat(uow, _named(call, "clientId"))


def _named(call: Call, parameter: str) -> UUID | None:
    value = call.request.path_params.get(parameter)
    return None if value is None else UUID(str(value))


def _request_hash(call: Call, body: bytes) -> bytes:
    request = call.request
    digest = hashlib.sha256()
    for part in (request.method.encode(), request.url.path.encode(), request.url.query.encode(), body):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
