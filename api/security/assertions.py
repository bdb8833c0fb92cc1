"""private_key_jwt (RFC 7523): a machine signs who it is with a key whose public half the administrator registered."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from jose import JWTError, jwt

from domain.parties.machine_tokens import CheckedAssertion
from domain.parties.model import ASSERTION_ALGORITHMS, ASSERTION_LIFETIME

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ALGORITHM_OF = {"RSA": "RS256", "EC": "ES256"}
_CLOCK_SKEW_SECONDS = 30


def claimed_client(assertion: str) -> str:
    """Who the assertion says it is, unchecked; only good for finding the registered keys."""
    try:
        return str(jwt.get_unverified_claims(assertion).get("sub", ""))
    except JWTError:
        return ""


def check_assertion(
    assertion: str, client_id: str, keys: Sequence[dict[str, Any]], audiences: Sequence[str], now: datetime
) -> CheckedAssertion | None:
    """The assertion when a registered key signed it for us, for this client, for at most five minutes; else None."""
    key = _key_for(assertion, keys)
    if key is None:
        return None
    for audience in audiences:
        try:
            claims = jwt.decode(
                assertion,
                key,
                algorithms=[_ALGORITHM_OF[key["kty"]]],
                audience=audience,
                issuer=client_id,
                subject=client_id,
                options={"verify_exp": False, "verify_iat": False, "verify_nbf": False},
            )
        except JWTError:
            continue
        return _in_time(claims, now)
    return None


def _key_for(assertion: str, keys: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    try:
        header = jwt.get_unverified_header(assertion)
    except JWTError:
        return None
    if header.get("alg") not in ASSERTION_ALGORITHMS:
        return None
    named = [
        key for key in keys if key["kid"] == header.get("kid") and _ALGORITHM_OF[key["kty"]] == header["alg"]
    ]
    return named[0] if named else None


def _in_time(claims: dict[str, Any], now: datetime) -> CheckedAssertion | None:
    expires = claims.get("exp")
    if not isinstance(expires, int | float) or not claims.get("jti"):
        return None
    left = float(expires) - now.timestamp()
    if left <= 0 or left > ASSERTION_LIFETIME.total_seconds() + _CLOCK_SKEW_SECONDS:
        return None
    digest = hashlib.sha256(f"{claims['iss']}\x00{claims['jti']}".encode()).digest()
    return CheckedAssertion(digest, datetime.fromtimestamp(float(expires), UTC))
