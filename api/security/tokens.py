"""Access tokens: python-jose behind one module, one algorithm, key id, issuer and audience always checked.

A token only says who asks. Whether that still holds (session live, roles now) is read in the act's transaction.
"""

import base64
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from uuid import UUID

from jose import JWTError, jwt

from domain.policy.actor import Actor, ActorKind
from domain.policy.roles import Role, Scope
from domain.shared.clock import Clock
from domain.shared.errors import NotAuthenticated
from persistence.encryption.keyring import Keyring

ALGORITHM = "HS256"
AUDIENCE = "trajectdossier-api"
PERSON_SECONDS = 600
MACHINE_SECONDS = 900
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A token and how many seconds it lives. The token never prints."""

    token: str
    expires_in: int

    def __repr__(self) -> str:
        return f"IssuedToken(***, {self.expires_in})"


class TokenService:
    """Issues and reads access tokens. Verified tokens are remembered by hash until they end."""

    def __init__(self, keyring: Keyring, clock: Clock, *, issuer: str) -> None:
        self._keys = {str(n): base64.urlsafe_b64encode(raw).decode() for n, raw in keyring.token_keys.items()}
        self._present = str(max(keyring.token_keys))
        self._clock = clock
        self._issuer = issuer
        self._seen: OrderedDict[bytes, tuple[float, Actor]] = OrderedDict()

    def issue(self, actor: Actor) -> IssuedToken:
        """A token for this actor."""
        seconds = PERSON_SECONDS if actor.kind is ActorKind.PERSON else MACHINE_SECONDS
        now = int(self._clock.now().timestamp())
        claims = {
            "iss": self._issuer,
            "aud": AUDIENCE,
            "sub": str(actor.id),
            "iat": now,
            "exp": now + seconds,
            "kind": actor.kind.value,
            "sid": str(actor.session_id) if actor.session_id else None,
            "roles": sorted(actor.roles),
            "scopes": sorted(actor.scopes),
            "party": str(actor.party_id) if actor.party_id else None,
        }
        token = jwt.encode(
            claims, self._keys[self._present], algorithm=ALGORITHM, headers={"kid": self._present}
        )
        return IssuedToken(str(token), seconds)

    def actor_of(self, token: str) -> Actor:
        """Who the token names. Raises NotAuthenticated for anything that is not exactly ours and in time."""
        digest = hashlib.sha256(token.encode()).digest()
        now = self._clock.now().timestamp()
        remembered = self._seen.get(digest)
        if remembered is not None and now < remembered[0]:
            return remembered[1]
        until, actor = self._read(token, now)
        self._seen[digest] = (until, actor)
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return actor

    def _read(self, token: str, now: float) -> tuple[float, Actor]:
        try:
            header = jwt.get_unverified_header(token)
            key = self._keys.get(str(header.get("kid")))
            if key is None or header.get("alg") != ALGORITHM:
                raise NotAuthenticated
            # Time is ours to check: the clock enters everything through the Clock.
            claims = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=self._issuer,
                options={"verify_exp": False},
            )
            if now >= float(claims["exp"]) or now < float(claims["iat"]) - 30:
                raise NotAuthenticated
            return float(claims["exp"]), _actor(claims)
        except (JWTError, KeyError, ValueError, TypeError, AttributeError) as error:
            raise NotAuthenticated from error


def _actor(claims: dict[str, object]) -> Actor:
    kind = ActorKind(str(claims["kind"]))
    subject = UUID(str(claims["sub"]))
    if kind is ActorKind.PERSON:
        return Actor.person(
            subject, UUID(str(claims["sid"])), frozenset(Role(r) for r in _texts(claims["roles"]))
        )
    if kind is ActorKind.MACHINE:
        return Actor.machine(
            subject, UUID(str(claims["party"])), frozenset(Scope(s) for s in _texts(claims["scopes"]))
        )
    raise ValueError("kind")


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError
    return [str(item) for item in value]
