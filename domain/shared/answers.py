"""Stored answers of POST requests (Idempotency-Key), as the API needs them; persistence keeps them."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from domain.policy.actor import Actor


class Claim(Enum):
    """How a key stands when there is no stored answer to give."""

    MINE = "mine"
    IN_PROGRESS = "in-progress"
    OTHER_REQUEST = "other-request"


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as it was given the first time."""

    status: int
    headers: dict[str, str]
    body: bytes


class AnswerStore(Protocol):
    """Keeps answers sealed, per caller, for 24 hours."""

    async def claim(self, actor: Actor, key: str, request_hash: bytes) -> Claim | StoredAnswer: ...

    async def keep(self, actor: Actor, key: str, answer: StoredAnswer) -> None: ...

    async def release(self, actor: Actor, key: str) -> None: ...
