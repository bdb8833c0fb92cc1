"""The requests that are asked, as bytes on the wire."""

import time
from datetime import date
from uuid import UUID

import orjson
from jose import jwt

from api.security.tokens import TokenService
from domain.policy.actor import Actor
from domain.policy.roles import Role
from domain.shared.clock import SystemClock
from persistence.encryption.keyring import Keyring
from tests.bench.baseline import SECRET, TEXT_COLUMNS
from tests.bench.seed import Seeded, Staff
from tests.bench.servers import Server

ADVISERS_ASKED = 20


def _wire(method: str, path: str, token: str, body: bytes = b"") -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


def token_of(keyring: Keyring, server: Server, staff: Staff) -> str:
    """An access token as the login gives it."""
    service = TokenService(keyring, SystemClock(), issuer=server.base_url)
    return service.issue(Actor.person(staff.user_id, staff.session_id, frozenset({Role(staff.role)}))).token


def gets(keyring: Keyring, server: Server, seeded: Seeded) -> list[bytes]:
    """Each asked adviser opens each of their own clients."""
    found = []
    for adviser in seeded.advisers[:ADVISERS_ASKED]:
        token = token_of(keyring, server, adviser)
        found += [
            _wire("GET", f"/api/v1/clients/{client}", token) for client in seeded.clients[adviser.user_id]
        ]
    return found


def opened(keyring: Keyring, server: Server, adviser: Staff, clients: list[UUID]) -> list[bytes]:
    """One adviser opens these clients."""
    token = token_of(keyring, server, adviser)
    return [_wire("GET", f"/api/v1/clients/{client}", token) for client in clients]


def timelines(keyring: Keyring, server: Server, adviser: Staff, clients: list[UUID]) -> list[bytes]:
    """One adviser reads the newest twenty entries of these clients."""
    token = token_of(keyring, server, adviser)
    return [_wire("GET", f"/api/v1/clients/{client}/timeline?limit=20", token) for client in clients]


def lists(keyring: Keyring, server: Server, seeded: Seeded) -> list[bytes]:
    """Each asked adviser lists a caseload of 50."""
    return [
        _wire("GET", "/api/v1/clients?limit=50", token_of(keyring, server, adviser))
        for adviser in seeded.advisers[:ADVISERS_ASKED]
    ]


def creates(keyring: Keyring, server: Server, seeded: Seeded, *, number: int = 20_000) -> list[bytes]:
    """The coordinator makes clients, each with its own order reference."""
    token = token_of(keyring, server, seeded.coordinator)
    return [_wire("POST", "/api/v1/clients", token, orjson.dumps(_client(seeded, n))) for n in range(number)]


def _client(seeded: Seeded, n: int) -> dict[str, object]:
    return {
        "partyId": str(seeded.party_id),
        "contractId": str(seeded.contract_id),
        "adviserId": str(seeded.advisers[n % len(seeded.advisers)].user_id),
        "orderReference": f"CREATE-{time.time_ns()}-{n}",
        "service": "spoor-2",
        "goal": "new-employer",
        "givenNames": f"Voornaam{n}",
        "surnamePrefix": "de",
        "surname": f"Nieuw{n}",
        "sex": "V",
        "dateOfBirth": "1985-05-17",
        "address": {"street": "Voorbeeldlaan", "houseNumber": "12", "postcode": "1234 AB", "city": "Utrecht"},
        "phone": "+31612345678",
        "email": f"nieuw{n}@example.org",
        "nationality": "NL",
        "benefit": {"kind": "ZW", "since": "2025-01-01"},
        "contactName": "Invented Person",
    }


def _bare_token(owner: UUID) -> str:
    claims = {"sub": str(owner), "aud": "baseline", "exp": int(time.time()) + 7200}
    return str(jwt.encode(claims, SECRET, algorithm="HS256"))


def _owner(n: int) -> UUID:
    return UUID(f"00000000-0000-4000-9000-{n:012x}")


def bare_gets(rows: int) -> list[bytes]:
    """The same number of different rows."""
    token = _bare_token(_owner(0))
    return [_wire("GET", f"/clients/00000000-0000-4000-8000-{n:012x}", token) for n in range(1, rows + 1)]


def bare_lists(rows: int) -> list[bytes]:
    """Lists of 50 rows each."""
    return [_wire("GET", "/clients", _bare_token(_owner(n))) for n in range(min(rows // 50, ADVISERS_ASKED))]


def bare_creates() -> list[bytes]:
    """One body of 38 given columns."""
    body = {name: f"waarde {name}" for name in TEXT_COLUMNS}
    born = date(1985, 5, 17).isoformat()
    return [
        _wire("POST", "/clients", _bare_token(_owner(0)), orjson.dumps({**body, "born": born, "since": born}))
    ]
