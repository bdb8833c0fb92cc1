"""A small closed-loop load generator: a fixed number of keep-alive connections, requests counted for a while.

Runs as a process of its own, so that it costs both sides of a comparison the same. Loopback only.
"""

import asyncio
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import cast

import uvloop

Request = Callable[[], bytes]


@dataclass(frozen=True)
class Load:
    """What one run reached. Times in seconds."""

    requests: int
    failures: int
    seconds: float
    p99: float

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


class _Connection(asyncio.Protocol):
    """One keep-alive connection that asks again as soon as it was answered."""

    def __init__(self, next_request: Request, until: float, done: asyncio.Future[None]) -> None:
        self._next = next_request
        self._until = until
        self._done = done
        self._buffer = bytearray()
        self._started = 0.0
        self.times: list[float] = []
        self.failures = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._ask()

    def _ask(self) -> None:
        self._started = time.perf_counter()
        self._transport.write(self._next())

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head = self._buffer.find(b"\r\n\r\n")
        if head < 0:
            return
        lower = bytes(self._buffer[:head]).lower()
        at = lower.find(b"content-length:")
        length = int(lower[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(self._buffer) < head + 4 + length:
            return
        self.times.append(time.perf_counter() - self._started)
        self.failures += self._buffer[9:10] != b"2"
        del self._buffer[: head + 4 + length]
        if time.perf_counter() < self._until:
            self._ask()
        else:
            self._transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        if not self._done.done():
            self._done.set_result(None)


async def _run(port: int, requests: list[bytes], connections: int, seconds: float) -> Load:
    loop = asyncio.get_running_loop()
    begin = time.perf_counter()
    turn = iter(range(10**12))
    clients: list[_Connection] = []
    ends: list[asyncio.Future[None]] = []
    for _ in range(connections):
        done: asyncio.Future[None] = loop.create_future()
        client = _Connection(lambda: requests[next(turn) % len(requests)], begin + seconds, done)
        await loop.create_connection(lambda client=client: client, "127.0.0.1", port)  # type: ignore[misc]
        clients.append(client)
        ends.append(done)
    await asyncio.gather(*ends)
    elapsed = time.perf_counter() - begin
    times = sorted(t for client in clients for t in client.times)
    return Load(len(times), sum(c.failures for c in clients), elapsed, times[int(len(times) * 0.99) - 1])


def main() -> None:
    """Read one job as JSON from standard input, write the result as JSON to standard output."""
    job = json.load(sys.stdin)
    requests = [bytes.fromhex(item) for item in job["requests"]]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        load = runner.run(_run(job["port"], requests, job["connections"], job["seconds"]))
    json.dump(asdict(load), sys.stdout)


if __name__ == "__main__":
    main()
