"""A whole bureau for a test: the real application on a real database, with a clock that stands still.

People and parties are made through the product's own acts, and log in as people do. Nothing goes around a wall.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import psycopg
from pydantic import SecretStr
from starlette.applications import Starlette

from api.app import create_app
from api.security.passwords import Argon2Hasher
from api.settings import Settings
from domain.installation.use_cases import JOB, install_administrator
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from domain.users import use_cases as user_acts
from persistence.database import Database
from persistence.roles import DatabaseUrls

PASSWORD = "vier losse woorden samen"
BASE = "http://house.test"
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

ALL_FIELDS = [
    "bsn", "phone", "email", "nationality", "benefit", "educations", "diplomas", "workExperiences",
    "functionalLimitations", "contactName",
]  # fmt: skip


def valid_bsn(number: int) -> str:
    """The nth number of the test range 99999xxxx that passes the 11-test."""
    found = (digits for digits in (f"99999{n:04d}" for n in range(10_000)) if _passes(digits))
    return next(islice(found, number, None))


def _passes(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


class StillClock:
    """A clock that moves only when told."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **length: float) -> None:
        """Move on by `timedelta(**length)`."""
        self.moment += timedelta(**length)


@dataclass
class Person:
    """A member of staff who is logged in."""

    id: UUID
    role: Role
    email: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class Machine:
    """A machine of a commissioning party with its token."""

    party_id: UUID
    client_id: str
    secret: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


@dataclass
class House:
    """The bureau under test. `http` speaks to the application as the network would."""

    app: Starlette
    database: Database
    urls: DatabaseUrls
    http: httpx.AsyncClient
    clock: StillClock
    people: dict[str, Person] = field(default_factory=dict)
    _count: int = 0

    async def install(self) -> Person:
        """The first administrator."""
        email = "beheer@example.org"
        work = self.database.begin(Actor.system(JOB), Action.ADMINISTRATOR_INSTALL, Purpose.ADMINISTRATION)
        async with work as uow:
            user, _ = await install_administrator(
                uow, Argon2Hasher(), name="Bea Beheer", email=email, password=PASSWORD
            )
        self.people["administrator"] = await self._person(user.id, Role.ADMINISTRATOR, email)
        return self.people["administrator"]

    @property
    def administrator(self) -> Person:
        return self.people["administrator"]

    async def person(
        self, role: Role, *, agreement: bool = True, roles: frozenset[Role] = frozenset()
    ) -> Person:
        """A new member of staff, with a confidentiality agreement for a year unless told otherwise."""
        self._count += 1
        email = f"{role.value}{self._count}@example.org"
        actor = await self._actor(self.administrator)
        async with self.database.begin(actor, Action.USER_CREATE, Purpose.ADMINISTRATION) as uow:
            user, _ = await user_acts.create_user(
                uow,
                Argon2Hasher(),
                name=f"Proef {role.value.title()} {self._count}",
                email=email,
                roles=roles or frozenset({role}),
                require_totp=False,
                password=PASSWORD,
            )
        if agreement:
            await self.sign_agreement(user.id)
        return await self._person(user.id, role, email)

    async def sign_agreement(self, user_id: UUID, *, days: int = 365) -> None:
        """Record a confidentiality agreement from today on (R27)."""
        today = self.clock.now().date()
        answer = await self.http.post(
            f"/users/{user_id}/confidentiality-agreements",
            headers=self.administrator.headers,
            json={
                "version": "2026-1",
                "signedOn": today.isoformat(),
                "validFrom": today.isoformat(),
                "validUntil": (today + timedelta(days=days)).isoformat(),
            },
        )
        assert answer.status_code == 201, answer.text

    async def log_in(self, email: str, password: str = PASSWORD) -> httpx.Response:
        """The login as the app does it, without keeping the cookie."""
        answer = await self.http.post("/auth/login", json={"email": email, "password": password})
        self.http.cookies.clear()
        return answer

    async def fresh(self, person: Person) -> Person:
        """The same person with a new token, for after the clock moved on."""
        answer = await self.log_in(person.email)
        assert answer.status_code == 200, answer.text
        return Person(person.id, person.role, person.email, answer.json()["accessToken"])

    async def party(self, kind: str, name: str, services: list[str]) -> dict[str, Any]:
        """A commissioning party with a contract for these services that covers every intake field."""
        headers = (await self.fresh(self.administrator)).headers
        party = await self.http.post(
            "/commissioning-parties", headers=headers, json={"kind": kind, "name": name}
        )
        assert party.status_code == 201, party.text
        contract = await self.http.post(
            f"/commissioning-parties/{party.json()['id']}/contracts",
            headers=headers,
            json={
                "reference": f"RAAM-{name}",
                "services": services,
                "intakeFields": ALL_FIELDS,
                "validFrom": (self.clock.now().date() - timedelta(days=30)).isoformat(),
            },
        )
        assert contract.status_code == 201, contract.text
        return {"id": UUID(party.json()["id"]), "contract_id": UUID(contract.json()["id"]), "name": name}

    async def client(
        self,
        coordinator: Person,
        party: dict[str, Any],
        adviser: Person,
        *,
        mark: str = "Proef",
        told: bool = True,
        **changes: Any,
    ) -> UUID:
        """A client with every intake field filled, made by the coordinator and assigned to the adviser.

        Unless `told` is False the adviser offered the statement, which the client did not sign: enough to begin (R3).
        """
        self._count += 1
        answer = await self.http.post(
            "/clients",
            headers=coordinator.headers,
            json={**self.client_members(party, adviser, mark), **changes},
        )
        assert answer.status_code == 201, answer.text
        client_id = UUID(answer.json()["id"])
        if told:
            await self.offer_statement(adviser, client_id)
        return client_id

    async def offer_statement(self, adviser: Person, client_id: UUID) -> None:
        """The adviser offers statement and reglement; the client declines."""
        offered = await self.http.post(
            f"/clients/{client_id}/privacy-statement-offers",
            headers=(await self.fresh(adviser)).headers,
            json={"method": "screen", "outcome": "declined"},
        )
        assert offered.status_code == 201, offered.text

    def client_members(self, party: dict[str, Any], adviser: Person, mark: str) -> dict[str, Any]:
        """What the coordinator enters; `mark` stands in every text, so that it can be found where it must not be."""
        return {
            "partyId": str(party["id"]),
            "contractId": str(party["contract_id"]),
            "adviserId": str(adviser.id),
            "orderReference": f"{mark}-{self._count:05d}",
            "service": "naar-werk",
            "goal": "benefit-to-work",
            "givenNames": f"{mark}voornaam",
            "surnamePrefix": "van",
            "surname": f"{mark}achternaam",
            "sex": "V",
            "dateOfBirth": "1985-05-17",
            "bsn": valid_bsn(self._count),
            "address": {
                "street": f"{mark}straat",
                "houseNumber": "12",
                "postcode": "1234 AB",
                "city": f"{mark}stad",
            },
            "phone": f"06-1{self._count:07d}",
            "email": f"{mark.lower()}{self._count}@example.org",
            "nationality": "NL",
            "benefit": {"kind": "WW", "since": "2025-01-01"},
            "educations": [f"{mark}opleiding (2012)"],
            "diplomas": [f"{mark}diploma (2008)"],
            "workExperiences": [f"{mark}functie @ {mark}werkgever 2010-2015"],
            "functionalLimitations": ["tillen tot 5 kg"],
            "contactName": f"{mark} Contact",
        }

    async def machine(self, party_id: UUID, *scopes: str) -> Machine:
        """A machine of the party, with a token."""
        headers = (await self.fresh(self.administrator)).headers
        made = await self.http.post(
            f"/commissioning-parties/{party_id}/api-clients",
            headers=headers,
            json={"name": "koppeling", "scopes": list(scopes)},
        )
        assert made.status_code == 201, made.text
        client_id, secret = made.json()["apiClient"]["clientId"], made.json()["clientSecret"]
        answer = await self.machine_token(client_id, secret)
        assert answer.status_code == 200, answer.text
        return Machine(party_id, client_id, secret, answer.json()["access_token"])

    async def machine_token(self, client_id: str, secret: str, **more: str) -> httpx.Response:
        """A token by client credentials."""
        form = {"grant_type": "client_credentials", "client_id": client_id, "client_secret": secret, **more}
        return await self.http.post("/oauth/token", data=form)

    async def _person(self, user_id: UUID, role: Role, email: str) -> Person:
        answer = await self.log_in(email)
        assert answer.status_code == 200, answer.text
        return Person(user_id, role, email, answer.json()["accessToken"])

    async def _actor(self, person: Person) -> Actor:
        fresh = await self.fresh(person)
        return self.app.state.tokens.actor_of(fresh.token)  # type: ignore[no-any-return]


def var_dir_of(urls: DatabaseUrls, key_dir: Path) -> Path:
    """A data folder for each database, beside the keys: the erasure ledger stands in it."""
    name = psycopg.conninfo.conninfo_to_dict(urls.owner)["dbname"]
    return key_dir.with_name(f"var-{name}")


@asynccontextmanager
async def house_of(
    urls: DatabaseUrls, key_dir: Path, clock: StillClock | None = None
) -> AsyncIterator[House]:
    """Start the application on a database and put its first administrator in."""
    clock = clock or StillClock()
    settings = Settings(
        application_database_url=SecretStr(urls.application),
        key_dir=key_dir,
        base_url=BASE,
        rate_limit_per_minute=1_000_000,
        secure_cookies=False,
        pool_size=8,
        webhook_loopback=True,
        frontend_dir=Path("/nonexistent"),
        var_dir=var_dir_of(urls, key_dir),
    )
    app = create_app(settings, clock=clock)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 50_000))
        async with httpx.AsyncClient(transport=transport, base_url=f"{BASE}/api/v1") as http:
            house = House(app, app.state.database, urls, http, clock)
            await house.install()
            yield house
