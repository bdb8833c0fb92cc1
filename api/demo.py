"""Demo data, made through the product's own API and use cases: nothing is put into the database past a wall.

Logins are written first to a draft file and given their name when everything is there, so that a load that was
interrupted goes on where it stopped. A complete load is left alone.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from rich.console import Console

from api.app import create_app
from api.demo_access import lay_down_access
from api.demo_cases import lay_down_cases
from api.demo_consents import lay_down_consents
from api.demo_credentials import CREDENTIALS, Credentials
from api.demo_disclosures import lay_down_disclosures
from api.demo_files import lay_down_files
from api.demo_office import PARTIES, STAFF, DemoParty, DemoPerson
from api.demo_plans import lay_down_plans
from api.demo_requests import lay_down_requests
from api.demo_restrictions import lay_down_restrictions
from api.demo_results import lay_down_results
from api.demo_retention import lay_down_retention
from api.demo_reviews import lay_down_reviews
from api.demo_work import work_on_trajects
from api.jobs import Worker
from api.security.passwords import Argon2Hasher
from api.settings import Settings
from domain.installation.use_cases import JOB, install_administrator
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from domain.shared.clock import SystemClock, bureau_date
from domain.users import use_cases as users
from persistence.database import Database

CASELOADS = (36, 33, 35)
"""Clients per adviser; what is left stays in the inbox."""

console = Console(highlight=False)


@dataclass
class Demo:
    """The bureau being filled: its API, its database and who can log in."""

    http: httpx.AsyncClient
    database: Database
    settings: Settings
    tokens: Any
    credentials: Credentials

    async def staff(self, email: str) -> dict[str, str]:
        """The headers of a member of staff who logs in now."""
        body = {"email": email, "password": self.credentials.password(email)}
        answer = await self.call("POST", "/auth/login", json=body)
        self.http.cookies.clear()
        return {"Authorization": f"Bearer {answer['accessToken']}"}

    async def machine(self, party: str) -> dict[str, str]:
        """The headers of a party's machine."""
        known = self.credentials.machine(party)
        assert known is not None
        form = {
            "grant_type": "client_credentials",
            "client_id": known["clientId"],
            "client_secret": known["clientSecret"],
        }
        answer = await self.call("POST", "/oauth/token", data=form)
        return {"Authorization": f"Bearer {answer['access_token']}"}

    async def caseload(self, headers: dict[str, str]) -> list[dict[str, Any]]:
        """An adviser's own clients, without those of a colleague who is away."""
        page = await self.call("GET", "/clients", headers=headers, params={"limit": "100"})
        return [client for client in page["items"] if client["standInUntil"] is None]

    async def call(self, method: str, path: str, **request: Any) -> Any:
        """One request. Raises RuntimeError with status and problem code; never with what was sent."""
        answer = await self.http.request(method, path, **request)
        if answer.is_error:
            raise RuntimeError(
                f"{method} {path.partition('?')[0]}: {answer.status_code} {answer.json().get('type')}"
            )
        return answer.json() if answer.content else None


async def load(settings: Settings) -> None:
    """Make the demo data when absent; go on where an interrupted load stopped."""
    if (settings.var_dir / CREDENTIALS).exists():
        console.print("Demo data are there.")
        return
    credentials = Credentials.begin(settings)
    async with _opened(settings, credentials) as demo:
        await _install(demo)
        await _hire(demo)
        await _contract(demo)
        await _deliver(demo)
        await _assign(demo)
        await lay_down_files(demo)
        console.print("Notes and preferences written.")
        await lay_down_plans(demo)
        console.print("Plans and activities written.")
        await lay_down_results(demo)
        console.print("References, assessments and placements written.")
        await work_on_trajects(demo)
        console.print("Hours, appointments, reports and a file of two years written.")
        await lay_down_requests(demo)
        await lay_down_cases(demo)
        console.print("Questions, complaints and breaches laid down.")
        await lay_down_retention(demo)
        await lay_down_disclosures(demo)
        await lay_down_consents(demo)
        console.print("Clients introduced to employers, consents asked, documents handed over.")
        await lay_down_restrictions(demo)
        console.print("A file restricted on request.")
        await lay_down_access(demo)
        console.print("A stand-in arranged, a colleague excluded.")
        await lay_down_reviews(demo)
        console.print("The review of access opened, a transfer planned.")
    credentials.finish()
    console.print("Demo data are ready.")


@asynccontextmanager
async def _opened(settings: Settings, credentials: Credentials) -> AsyncIterator[Demo]:
    # In the process, over the same ASGI interface as any request; the limit per minute is meant for strangers.
    app = create_app(settings.model_copy(update={"rate_limit_per_minute": 1_000_000}))
    api = app.routes[0].app  # type: ignore[attr-defined]
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 0))
        base_url = settings.base_url + "/api/v1"
        async with httpx.AsyncClient(transport=transport, base_url=base_url, timeout=60) as http:
            yield Demo(http, api.state.database, settings, api.state.tokens, credentials)


def _administrator() -> DemoPerson:
    return next(person for person in STAFF if person.role is Role.ADMINISTRATOR)


async def _install(demo: Demo) -> None:
    """The first administrator, unless there is one."""
    person = _administrator()
    async with demo.database.begin(
        Actor.system(JOB), Action.ADMINISTRATOR_INSTALL, Purpose.ADMINISTRATION
    ) as uow:
        if await uow.users.active_administrators() > 0:
            return
        await install_administrator(
            uow,
            Argon2Hasher(),
            name=person.name,
            email=person.email,
            password=demo.credentials.password(person.email),
        )
    console.print("Administrator installed.")


async def _hire(demo: Demo) -> None:
    """The staff, each able to log in with a password only, and their confidentiality agreements (R27)."""
    headers = await demo.staff(_administrator().email)
    actor = demo.tokens.actor_of(headers["Authorization"].removeprefix("Bearer "))
    known = {user["email"]: user for user in (await demo.call("GET", "/users", headers=headers))["items"]}
    for person in STAFF:
        user_id = known[person.email]["id"] if person.email in known else await _add(demo, actor, person)
        has_agreement = person.email in known and known[person.email]["agreement"]
        if person.agreement and not has_agreement:
            today = bureau_date(SystemClock().now())
            signed = {
                "version": "2026-1",
                "signedOn": today.isoformat(),
                "validFrom": today.isoformat(),
                "validUntil": today.replace(year=today.year + 1, day=min(today.day, 28)).isoformat(),
            }
            await demo.call(
                "POST", f"/users/{user_id}/confidentiality-agreements", headers=headers, json=signed
            )
    console.print(f"Staff: {len(STAFF)} people.")


async def _add(demo: Demo, actor: Actor, person: DemoPerson) -> str:
    async with demo.database.begin(actor, Action.USER_CREATE, Purpose.ADMINISTRATION) as uow:
        user, _ = await users.create_user(
            uow,
            Argon2Hasher(),
            name=person.name,
            email=person.email,
            roles=frozenset({person.role}),
            require_totp=False,
            password=demo.credentials.password(person.email),
        )
    return str(user.id)


async def _contract(demo: Demo) -> None:
    """Commissioning parties, a contract each, a machine each."""
    headers = await demo.staff(_administrator().email)
    known = {
        party["name"]: party["id"]
        for party in (await demo.call("GET", "/commissioning-parties", headers=headers))["items"]
    }
    for party in PARTIES:
        party_id = known.get(party.name)
        if party_id is None:
            made = await demo.call("POST", "/commissioning-parties", headers=headers, json=party.as_body())
            party_id = made["id"]
        path = f"/commissioning-parties/{party_id}"
        if not (await demo.call("GET", f"{path}/contracts", headers=headers))["items"]:
            await demo.call("POST", f"{path}/contracts", headers=headers, json=party.contract_body())
        if demo.credentials.machine(party.kind) is None:
            await _connect(demo, headers, path, party)
    console.print(f"Commissioning parties: {len(PARTIES)}, with contracts and machines.")


async def _connect(demo: Demo, headers: dict[str, str], path: str, party: DemoParty) -> None:
    scopes = ["intake:write", "intake:read", "referrals:read", "plans:approve"]
    made = await demo.call(
        "POST", f"{path}/api-clients", headers=headers, json={"name": "Koppeling demo", "scopes": scopes}
    )
    demo.credentials.api_clients.append(
        {
            "party": party.kind,
            "clientId": made["apiClient"]["clientId"],
            "clientSecret": made["clientSecret"],
        }
    )
    demo.credentials.save()


async def _deliver(demo: Demo) -> None:
    """Each party's machine uploads its file; a worker does the job. Sent again, a file changes nothing."""
    for party in PARTIES:
        headers = await demo.machine(party.kind)
        content = party.file.read_bytes()
        answer = await demo.call(
            "POST", "/intake-batches", headers=headers, files={"file": (party.file.name, content)}
        )
        async with Worker(demo.settings).opened() as worker:
            await worker.run_until_empty()
        batch = await demo.call("GET", f"/intake-batches/{answer['id']}", headers=headers)
        counts = batch["counts"]
        if batch["state"] not in ("done", "partial"):
            raise RuntimeError(f"the file of {party.kind} ended as {batch['state']}")
        console.print(f"{party.file.name}: {counts['accepted']} accepted, {counts['rejected']} rejected.")


async def _assign(demo: Demo) -> None:
    """The coordinator accepts referrals until every adviser has a caseload; the rest waits in the inbox."""
    coordinator = next(person for person in STAFF if person.role is Role.COORDINATOR)
    headers = await demo.staff(coordinator.email)
    waiting = await _inbox(demo, headers)
    advisers = (await demo.call("GET", "/advisers", headers=headers))["items"]
    order = {person.name: at for at, person in enumerate(p for p in STAFF if p.role is Role.ADVISER)}
    advisers.sort(key=lambda adviser: order[adviser["name"]])
    wanted = {
        adviser["id"]: max(0, size - adviser["activeClients"])
        for adviser, size in zip(advisers, CASELOADS, strict=True)
    }
    turns = _by_turns(wanted)
    for adviser_id, referral in zip(turns, _spread(waiting), strict=False):
        await demo.call(
            "POST", f"/referrals/{referral['id']}/accept", headers=headers, json={"adviserId": adviser_id}
        )
    console.print(f"Accepted {min(len(turns), len(waiting))} referrals; the rest waits in the inbox.")


def _by_turns(wanted: dict[str, int]) -> list[str]:
    """Each identifier as often as wanted, one after the other as long as they want more."""
    rounds = max(wanted.values(), default=0)
    return [name for turn in range(rounds) for name, count in wanted.items() if turn < count]


async def _inbox(demo: Demo, headers: dict[str, str]) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        query = {"state": "received", "limit": "100", "cursor": cursor}
        page = await demo.call("GET", "/referrals", headers=headers, params=query)
        items += page["items"]
        cursor = page["nextCursor"] or ""
        if not cursor:
            return items


def _spread(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Referrals of all parties by turns, quarantined ones last: they stay in the inbox."""
    by_party: dict[str, list[dict[str, Any]]] = {}
    for item in items:
        by_party.setdefault("" if item["quarantined"] else item["partyName"], []).append(item)
    last = by_party.pop("", [])
    turns = [
        (at / len(group), name, at, item) for name, group in by_party.items() for at, item in enumerate(group)
    ]
    return [item for _, _, _, item in sorted(turns, key=lambda turn: turn[:3])] + last
