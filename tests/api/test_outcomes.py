"""Outcomes in numbers: the same before and after files are erased, and never a small number."""

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from domain.retention.erasure import erase_client
from domain.retention.model import ErasureReason
from persistence.context import begin_script
from tests.support.fill_retention import close_traject
from tests.support.house import House, Person


async def _numbers(house: House, who: Person) -> list[dict[str, Any]]:
    who = await house.fresh(who)
    answer = await house.http.get("/outcome-statistics", headers=who.headers)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@pytest.mark.clause("R35")
async def test_a_year_stays_what_it_was_when_its_files_are_erased(house: House) -> None:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    director = await house.person(Role.DIRECTOR)
    uwv = await house.party("uwv", "UWV Proef", ["naar-werk"])
    company = await house.party("employer", "Werkgever Proef", ["outplacement"])
    clients = []
    for number, party in enumerate([uwv] * 6 + [company] * 2):
        changes = {} if party is uwv else {"service": "outplacement", "functionalLimitations": []}
        client_id = await house.client(coordinator, party, adviser, mark=f"Uitkomst{number}", **changes)
        await close_traject(house, adviser, client_id)
        clients.append(client_id)
    expected = [
        {"orderedBy": "employer", "total": None, "placed": None},
        {"orderedBy": "uwv", "total": 6, "placed": 6},
    ]

    async def told() -> list[dict[str, Any]]:
        items = sorted(await _numbers(house, director), key=lambda item: item["orderedBy"])
        assert {item["year"] for item in items} == {2026}
        return [
            {
                "orderedBy": item["orderedBy"],
                "total": item["total"],
                "placed": next(
                    one["count"] for one in item["results"] if one["result"] == "placed-permanent"
                ),
            }
            for item in items
        ]

    assert await told() == expected
    for client_id in (clients[0], clients[3], clients[7]):
        await erase_client(house.database, client_id, ErasureReason.REQUEST)
        assert await told() == expected
    for client_id in (clients[1], clients[2], clients[4], clients[5], clients[6]):
        await erase_client(house.database, client_id, ErasureReason.REQUEST)
    assert await told() == expected
    assert await _numbers(house, coordinator) == await _numbers(house, director)


@pytest.mark.clause("R35")
async def test_postgresql_counts_for_director_and_coordinator_and_for_nobody_else(house: House) -> None:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser, mark="Uitkomst")
    await close_traject(house, adviser, client_id)
    people = [
        coordinator,
        adviser,
        *[await house.person(role) for role in (Role.DIRECTOR, Role.ADMINISTRATION)],
    ]
    people.append(await house.person(Role.DIRECTOR, agreement=False))
    counted = []
    for who in people:
        actor = Actor.person(who.id, uuid4(), frozenset({who.role}))
        with psycopg.connect(house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(actor, house.clock.now()))
            row = connection.execute("select coalesce(sum(trajects), 0) from outcome_numbers()").fetchone()
            connection.execute("ROLLBACK")
        assert row is not None
        counted.append(int(row[0]))
    assert counted == [1, 0, 1, 0, 0]
