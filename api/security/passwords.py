"""Password hashing: passlib's argon2id behind one module, in few threads, with equal work when there is no account."""

import anyio
import anyio.to_thread
from passlib.hash import argon2

_HASHER = argon2.using(type="ID", memory_cost=19_456, time_cost=2, parallelism=1)  # type: ignore[no-untyped-call]
"""OWASP's parameters for argon2id: 19 MiB, two passes."""

_AT_ONCE = 4


class Argon2Hasher:
    """See `domain.sessions.ports.PasswordHasher`. At most four hashes at once, so a flood cannot eat the memory."""

    def __init__(self) -> None:
        self._limit = anyio.CapacityLimiter(_AT_ONCE)
        self._nobody = str(_HASHER.hash("nobody has this password"))

    async def hash(self, password: str) -> str:
        return str(await anyio.to_thread.run_sync(_HASHER.hash, password, limiter=self._limit))

    async def verify(self, password: str, hashed: str | None) -> bool:
        """The same work for an unknown account: it is checked against a hash that nobody's password fits."""
        fits = await anyio.to_thread.run_sync(_verify, password, hashed or self._nobody, limiter=self._limit)
        return fits and hashed is not None


def _verify(password: str, hashed: str) -> bool:
    try:
        return bool(_HASHER.verify(password, hashed))
    except (ValueError, TypeError):
        return False
