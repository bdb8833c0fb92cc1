"""Webhooks on the wire: names resolved and pinned, messages signed after Standard Webhooks, answers hardly read.

The address is looked up once an attempt, checked (domain/webhooks/address.py) and connected to as it was checked: a
name that answers differently a moment later leads nowhere. No redirects, no proxies, no cookies; of the answer only
the status and `Retry-After` are taken, its body is never read.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC
from typing import Final

import httpx
import orjson
from standardwebhooks.webhooks import Webhook

from domain.webhooks.address import AddressRefused, Target, choose_address, parse_target
from domain.webhooks.model import Claimed, Outcome

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""Every address behind a name; none when the name is not there."""

RESOLVE_SECONDS: Final = 5.0
ATTEMPT_SECONDS: Final = 20.0
"""All of one attempt; well within the lease of a delivery."""

RETRY_AFTER_LENGTH: Final = 40
"""Longer is neither a number nor a date."""

_TIMEOUT = httpx.Timeout(10.0, connect=5.0)


async def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(RESOLVE_SECONDS):
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, TimeoutError):
        return []
    return [str(address[0]) for *_, address in found]


class OpenInternet:
    """See `domain.webhooks.ports.Addresses`. `loopback` also lets this machine through: demo and tests only."""

    def __init__(self, *, loopback: bool = False, resolve: Resolve = resolve) -> None:
        self._loopback = loopback
        self._resolve = resolve

    async def check(self, url: str) -> Target:
        target, _ = await self.pin(url)
        return target

    async def pin(self, url: str) -> tuple[Target, str]:
        """The target, and the one address to connect to. Raises AddressRefused."""
        target = parse_target(url, loopback=self._loopback)
        found = await self._resolve(target.host, target.port)
        return target, choose_address(found, loopback=self._loopback)


class HttpSender:
    """See `domain.webhooks.ports.Sender`. `tls` says whom to trust; without it the usual authorities."""

    def __init__(self, addresses: OpenInternet, tls: ssl.SSLContext | None = None) -> None:
        self._addresses = addresses
        self._tls = tls if tls is not None else ssl.create_default_context()

    async def send(self, claimed: Claimed) -> Outcome:
        try:
            async with asyncio.timeout(ATTEMPT_SECONDS):
                target, address = await self._addresses.pin(claimed.url)
                status, retry_after = await self._post(target, address, claimed)
        except AddressRefused as refusal:
            return Outcome(None, refusal.code)
        except (TimeoutError, httpx.TimeoutException):
            return Outcome(None, "timeout")
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            return Outcome(None, "no-connection")
        failure = _failure(status)
        return Outcome(status, failure, retry_after if failure else None)

    async def _post(self, target: Target, address: str, claimed: Claimed) -> tuple[int, str | None]:
        body = message(claimed)
        request = httpx.Request(
            "POST",
            httpx.URL(
                scheme=target.scheme, host=address, port=target.port, raw_path=target.path.encode("ascii")
            ),
            headers={
                "host": target.authority,
                "content-type": "application/json",
                "user-agent": "Trajectdossier-Webhooks/1",
                **signature_headers(claimed, body),
            },
            content=body,
            # The certificate is asked of the name, though the connection goes to the address that was checked.
            extensions={"sni_hostname": target.host},
        )
        async with httpx.AsyncClient(
            verify=self._tls, trust_env=False, follow_redirects=False, timeout=_TIMEOUT
        ) as client:
            answer = await client.send(request, stream=True)
            await answer.aclose()
        retry_after: str | None = answer.headers.get("retry-after")
        return answer.status_code, retry_after[:RETRY_AFTER_LENGTH] if retry_after else None


def message(claimed: Claimed) -> bytes:
    """The thin payload: what kind of thing happened, when, to which identifier."""
    moment = claimed.happened_at.astimezone(UTC)
    return orjson.dumps(
        {"type": claimed.kind.value, "timestamp": moment, "data": {"id": str(claimed.object_id)}},
        option=orjson.OPT_UTC_Z,
    )


def signature_headers(claimed: Claimed, body: bytes) -> dict[str, str]:
    """Standard Webhooks: the identifier, the moment of the attempt, one signature for every live secret."""
    moment = claimed.attempted_at.astimezone(UTC)
    message_id = str(claimed.event_id)
    signed = [Webhook(secret).sign(message_id, moment, body.decode()) for secret in claimed.secrets]
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(signed),
    }


def _failure(status: int) -> str | None:
    match status // 100:
        case 2:
            return None
        case 3:
            return "redirect"
        case _:
            return "refused-by-receiver"
