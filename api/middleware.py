"""Pure ASGI middleware: request number, headers on every answer, a limit per caller. No body is ever read here."""

import hashlib
import logging
import time
from collections.abc import Callable, MutableMapping
from typing import Any
from uuid import UUID

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from domain.shared.ids import new_id

log = logging.getLogger("trajectdossier")

API_VERSION = "1.0.0"
API_PREFIX = "/api/v1"

_COMMON = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_API = (
    *_COMMON,
    (b"api-version", API_VERSION.encode()),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)
_APP = (
    *_COMMON,
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            b"font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
            b"frame-ancestors 'none'"
        ),
    ),
)
_HSTS = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")


class Guard:
    """Numbers the request, sets the security headers and counts requests per caller in a fixed minute."""

    def __init__(self, app: ASGIApp, *, limit_per_minute: int, behind_tls: bool) -> None:
        self._app = app
        self._limit = limit_per_minute
        self._extra = (_HSTS,) if behind_tls else ()
        self._minute = 0
        self._counts: MutableMapping[bytes, int] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = new_id()
        scope.setdefault("state", {})["request_id"] = request_id
        api = scope["path"].startswith(API_PREFIX)
        headers = [*(_API if api else _APP), *self._extra, (b"x-request-id", str(request_id).encode())]
        if api:
            remaining, reset = self._count(scope)
            headers += [
                (b"ratelimit-limit", str(self._limit).encode()),
                (b"ratelimit-remaining", str(max(remaining, 0)).encode()),
                (b"ratelimit-reset", str(reset).encode()),
            ]
            if scope["path"] == API_PREFIX + "/openapi.json":
                headers.append((b"access-control-allow-origin", b"*"))
            if remaining < 0:
                await _too_many(send, headers, reset, request_id)
                return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *headers]
            await send(message)

        try:
            await self._app(scope, receive, with_headers)
        except Exception as error:  # noqa: BLE001 - the answer is out; a traceback in the log could hold a person's data
            log.error("request %s ended by %s", request_id, type(error).__name__)

    def _count(self, scope: Scope) -> tuple[int, int]:
        now = time.time()
        minute = int(now // 60)
        if minute != self._minute:
            self._minute, self._counts = minute, {}
        caller = _caller(scope)
        self._counts[caller] = count = self._counts.get(caller, 0) + 1
        return self._limit - count, 60 - int(now % 60)


class UntilReplayed:
    """After the restore of a backup nothing is answered but health, until what was erased is erased again (R35)."""

    def __init__(self, app: ASGIApp, *, replayed: Callable[[], bool]) -> None:
        self._app = app
        self._replayed = replayed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        health = scope["type"] == "http" and scope["path"].startswith(API_PREFIX + "/health/")
        if scope["type"] != "http" or health or self._replayed():
            await self._app(scope, receive, send)
            return
        request_id = str(scope["state"]["request_id"])
        body = _NOT_REPLAYED.replace(b"REQUEST", request_id.encode())
        headers = [(b"content-type", b"application/problem+json"), (b"retry-after", b"10")]
        await send({"type": "http.response.start", "status": 503, "headers": headers})
        await send({"type": "http.response.body", "body": body})


_NOT_REPLAYED = (
    b'{"type":"https://trajectdossier.example/problems/not-ready","title":"Nog niet klaar","status":503,'
    b'"detail":"Er is een back-up teruggezet. Wat vernietigd was, wordt eerst opnieuw vernietigd.",'
    b'"instance":"urn:uuid:REQUEST"}'
)


def _caller(scope: Scope) -> bytes:
    """Who is counted: the bearer token when there is one (hashed), else the address."""
    for name, value in scope["headers"]:
        if name == b"authorization":
            return hashlib.blake2b(value, digest_size=12).digest()
    client: tuple[str, int] | None = scope.get("client")
    return (client[0] if client else "local").encode()


async def _too_many(send: Send, headers: list[tuple[bytes, bytes]], reset: int, request_id: UUID) -> None:
    body = (
        b'{"type":"https://trajectdossier.example/problems/too-many-requests","title":"Te veel verzoeken","status":429,'
        b'"detail":"Wacht even en probeer het daarna opnieuw.","instance":"urn:uuid:'
        + str(request_id).encode()
        + b'"}'
    )
    start: dict[str, Any] = {
        "type": "http.response.start",
        "status": 429,
        "headers": [
            *headers,
            (b"content-type", b"application/problem+json"),
            (b"retry-after", str(reset).encode()),
        ],
    }
    await send(start)
    await send({"type": "http.response.body", "body": body})
