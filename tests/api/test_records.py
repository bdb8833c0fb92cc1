"""The records of a file: versions, sealing, the ground for health data (R29) and the purpose (R23)."""

from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.house import House, Person

NEW: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "benefits": ({"kind": "Wajong", "since": "2024-01-01"}, {"until": "2025-01-01"}),
    "educations": ({"name": "Logistiek", "level": "MBO 4", "year": 2012}, {"completed": True}),
    "diplomas": ({"name": "VCA"}, {"obtainedOn": 2019}),
    "work-experiences": ({"jobTitle": "Kok", "fromYear": 2001}, {"description": "Kookte voor tachtig."}),
    "preferences": ({"kind": "hours", "text": "Liefst 24 uur"}, {"text": "Liefst 20 uur"}),
    "health-records": (
        {"item": "tillen", "level": "limited", "source": "fml", "group": "dynamic-movements"},
        {"level": "strongly-limited"},
    ),
}
SEALED = {
    "benefits": ("benefit", "Wajong"),
    "work-experiences": ("work_experience", "Kookte"),
    "preferences": ("preference", "Liefst"),
    "health-records": ("health_record", "tillen"),
}


async def bureau(
    house: House, kind: str = "uwv", service: str = "naar-werk", **changes: Any
) -> tuple[Person, UUID]:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party(kind, f"Proef {kind}", [service])
    return adviser, await house.client(coordinator, party, adviser, service=service, **changes)


def path_of(client_id: UUID, kind: str, record: str = "") -> str:
    query = "?purpose=guidance" if kind == "health-records" else ""
    return f"/clients/{client_id}/{kind}{record}{query}"


@pytest.mark.clause("R7")
@pytest.mark.parametrize("kind", NEW)
async def test_a_record_is_added_changed_with_its_version_and_removed(house: House, kind: str) -> None:
    adviser, client_id = await bureau(house)
    new, change = NEW[kind]
    first = await house.http.get(path_of(client_id, kind), headers=adviser.headers)
    made = await house.http.post(path_of(client_id, kind), headers=adviser.headers, json=new)
    assert made.status_code == 201, made.text
    assert made.headers["etag"] == '"1"'
    one = path_of(client_id, kind, f"/{made.json()['id']}")
    assert (await house.http.patch(one, headers=adviser.headers, json=change)).status_code == 428
    assert (await house.http.delete(one, headers=adviser.headers)).status_code == 428
    current = {**adviser.headers, "If-Match": '"1"'}
    changed = await house.http.patch(one, headers=current, json=change)
    assert changed.status_code == 200, changed.text
    assert changed.json() == {**made.json(), **change, "version": 2}
    stale = await house.http.patch(one, headers=current, json=change)
    assert stale.status_code == 412
    assert stale.json()["current"] == changed.json()
    assert (await house.http.delete(one, headers=current)).status_code == 412
    removed = await house.http.delete(one, headers={**adviser.headers, "If-Match": '"2"'})
    assert removed.status_code == 204
    last = await house.http.get(path_of(client_id, kind), headers=adviser.headers)
    assert last.json() == first.json()


@pytest.mark.clause("R6")
@pytest.mark.parametrize("kind", SEALED)
async def test_what_is_sealed_is_not_readable_in_its_table(house: House, cluster: Cluster, kind: str) -> None:
    adviser, client_id = await bureau(house)
    new, change = NEW[kind]
    answer = await house.http.post(
        path_of(client_id, kind),
        headers=adviser.headers,
        json={**new, **change} if kind != "benefits" else new,
    )
    assert answer.status_code == 201
    table, word = SEALED[kind]
    assert word in answer.text
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        rows = connection.execute(f"select * from {table}").fetchall()
    assert rows
    text = "".join(
        value.decode("latin-1") if isinstance(value, bytes) else str(value) for row in rows for value in row
    )
    assert word not in text


@pytest.mark.clause("R29")
async def test_a_new_client_without_a_health_ground_takes_no_limitations(house: House) -> None:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("municipality", "Proef gemeente", ["participatie"])
    members = house.client_members(party, adviser, "Proef")
    refused = await house.http.post(
        "/clients",
        headers=coordinator.headers,
        json={**members, "service": "participatie", "goal": "participation"},
    )
    assert refused.status_code == 400
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/functionalLimitations"]
    assert "tillen" not in refused.text


@pytest.mark.clause("R29")
async def test_a_traject_without_a_health_ground_takes_no_health_record(house: House) -> None:
    adviser, client_id = await bureau(
        house, "municipality", "participatie", goal="participation", functionalLimitations=[]
    )
    refused = await house.http.post(
        path_of(client_id, "health-records"), headers=adviser.headers, json=NEW["health-records"][0]
    )
    assert refused.status_code == 403
    assert refused.json()["clause"] == "R29"
    listed = await house.http.get(path_of(client_id, "health-records"), headers=adviser.headers)
    assert listed.json() == {"items": []}


@pytest.mark.clause("R23")
@pytest.mark.parametrize("purpose", ["intake", "oversight", "administration", "legal-duty", "client-contact"])
async def test_health_data_open_only_for_a_purpose_that_needs_them(house: House, purpose: str) -> None:
    adviser, client_id = await bureau(house)
    path = f"/clients/{client_id}/health-records"
    for method, body in (("GET", None), ("POST", NEW["health-records"][0])):
        refused = await house.http.request(
            method, f"{path}?purpose={purpose}", headers=adviser.headers, json=body
        )
        assert refused.status_code == 403
        assert refused.json()["clause"] == "R23"
        assert "tillen" not in refused.text


@pytest.mark.clause("R23")
async def test_health_data_ask_for_a_purpose(house: House) -> None:
    adviser, client_id = await bureau(house)
    path = f"/clients/{client_id}/health-records"
    assert (await house.http.get(path, headers=adviser.headers)).status_code == 400
    assert (await house.http.get(f"{path}?purpose=zomaar", headers=adviser.headers)).status_code == 400


@pytest.mark.clause("R24")
async def test_a_record_of_another_client_is_not_reached_through_the_own_client(house: House) -> None:
    adviser, client_id = await bureau(house)
    other_adviser, other_client = await bureau(house, mark="Ander")
    listed = await house.http.get(path_of(other_client, "educations"), headers=other_adviser.headers)
    foreign = listed.json()["items"][0]["id"]
    headers = {**adviser.headers, "If-Match": '"1"'}
    for record in (foreign, str(uuid4())):
        one = path_of(client_id, "educations", f"/{record}")
        changed = await house.http.patch(one, headers=headers, json={"name": "X"})
        removed = await house.http.delete(one, headers=headers)
        assert (changed.status_code, removed.status_code) == (404, 404)


async def test_a_period_that_ends_before_it_begins_is_refused_and_named(house: House) -> None:
    adviser, client_id = await bureau(house)
    wrong = await house.http.post(
        path_of(client_id, "benefits"),
        headers=adviser.headers,
        json={"kind": "WW", "since": "2025-01-02", "until": "2025-01-01"},
    )
    assert wrong.status_code == 400
    assert [error["pointer"] for error in wrong.json()["errors"]] == ["/until"]


async def test_an_unknown_member_is_refused_and_not_echoed(house: House) -> None:
    adviser, client_id = await bureau(house)
    wrong = await house.http.post(
        path_of(client_id, "health-records"),
        headers=adviser.headers,
        json={**NEW["health-records"][0], "diagnose": "Kanarieziekte"},
    )
    assert wrong.status_code == 400
    assert "Kanarieziekte" not in wrong.text
