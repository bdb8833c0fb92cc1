"""Which work fits (R16): four criteria and nothing else; limitations only with a ground (R29) and a purpose (R23)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.fill_results import suitability
from tests.support.house import House, Person

DAY = "2026-11-24"
FOR_FITNESS = "?purpose=suitability-assessment"


@dataclass
class File:
    """A client of one adviser, with a traject and its paths."""

    mine: Person
    client_id: UUID
    path: str

    @property
    def records(self) -> str:
        return f"/clients/{self.client_id}/health-records?purpose=guidance"


async def opened(house: House, kind: str, service: str, goal: str) -> File:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party(kind, f"Proef {kind}", [service])
    client_id = await house.client(
        coordinator, party, mine, service=service, goal=goal, functionalLimitations=[]
    )
    read = await house.http.get(f"/clients/{client_id}", headers=mine.headers)
    return File(mine, client_id, f"/trajects/{read.json()['trajects'][0]['id']}/suitability-assessments")


async def with_ground(house: House) -> File:
    return await opened(house, "uwv", "naar-werk", "benefit-to-work")


async def without_ground(house: House) -> File:
    return await opened(house, "municipality", "participatie", "participation")


@pytest.mark.clause("R16")
async def test_suitability_is_judged_on_four_criteria_with_limitations_from_the_file(house: House) -> None:
    file = await with_ground(house)
    limitation = {"item": "tillen", "level": "limited", "source": "fml"}
    record = await house.http.post(file.records, headers=file.mine.headers, json=limitation)
    limitations = {"healthRecordIds": [record.json()["id"]], "text": "Heeft moeite met zwaar tillen."}
    body = suitability("Proef", DAY, limitations=limitations)
    made = await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    assert made.status_code == 201, made.text
    assert {name: made.json()[name] for name in body} == body
    assert made.json()["authorId"] == str(file.mine.id)
    listed = await house.http.get(file.path + FOR_FITNESS, headers=file.mine.headers)
    assert listed.json()["items"] == [made.json()]


@pytest.mark.clause("R16")
@pytest.mark.parametrize("extra", ["score", "character", "diagnosis"])
async def test_there_is_no_fifth_criterion(house: House, extra: str) -> None:
    file = await with_ground(house)
    body = suitability("Proef", DAY, **{extra: "iets"})
    refused = await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    assert [error["pointer"] for error in refused.json()["errors"]] == [f"/{extra}"]


@pytest.mark.clause("R16")
@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"education": " "}, "/education"),
        ({"experience": ""}, "/experience"),
        ({"preferences": None}, "/preferences"),
        ({"conclusion": "  "}, "/conclusion"),
        ({"assessedOn": "2026-11-26"}, "/assessedOn"),
        ({"limitations": {}}, "/limitations"),
        ({"limitations": {"healthRecordIds": [str(uuid4())]}}, "/limitations/healthRecordIds/0"),
    ],
)
async def test_a_criterion_that_cannot_be_is_refused_by_name(
    house: House, changes: dict[str, Any], pointer: str
) -> None:
    file = await with_ground(house)
    body = suitability("Proef", DAY, **changes)
    refused = await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    assert refused.status_code == 400, refused.text
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]


@pytest.mark.clause("R29")
async def test_without_a_ground_there_are_no_limitations_and_the_other_three_can_be_judged(
    house: House,
) -> None:
    file = await without_ground(house)
    body = suitability("Proef", DAY, limitations={"text": "Heeft moeite met tillen."})
    refused = await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    assert (refused.status_code, refused.json()["clause"]) == (403, "R29")
    made = await house.http.post(
        file.path + FOR_FITNESS, headers=file.mine.headers, json=suitability("Proef", DAY)
    )
    assert made.status_code == 201, made.text
    assert made.json()["limitations"] is None


@pytest.mark.clause("R23")
async def test_suitability_opens_for_a_purpose_that_needs_it(house: House) -> None:
    file = await with_ground(house)
    for method, body in (("GET", None), ("POST", suitability("Proef", DAY))):
        for query, status in (("", 400), ("?purpose=intake", 403)):
            answer = await house.http.request(method, file.path + query, headers=file.mine.headers, json=body)
            assert answer.status_code == status, answer.text
    refused = await house.http.get(file.path + "?purpose=intake", headers=file.mine.headers)
    assert refused.json()["clause"] == "R23"


@pytest.mark.clause("R29")
async def test_a_limitation_of_another_client_cannot_be_named(house: House, cluster: Cluster) -> None:
    file, other = await with_ground(house), await with_ground(house)
    limitation = {"item": "tillen", "source": "fml"}
    record = (await house.http.post(other.records, headers=other.mine.headers, json=limitation)).json()
    own = (await house.http.post(file.records, headers=file.mine.headers, json=limitation)).json()
    body = suitability("Proef", DAY, limitations={"healthRecordIds": [record["id"]]})
    refused = await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    assert refused.status_code == 400
    body = suitability("Proef", DAY, limitations={"healthRecordIds": [own["id"]]})
    await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    with (
        psycopg.connect(cluster.superuser_of(house.urls)) as connection,
        pytest.raises(psycopg.errors.ForeignKeyViolation),
    ):
        connection.execute("update suitability_limitation set health_record_id = %s", (record["id"],))


@pytest.mark.clause("R16")
async def test_a_limitation_that_is_taken_out_of_the_file_is_no_longer_named(house: House) -> None:
    file = await with_ground(house)
    limitation = {"item": "tillen", "source": "fml"}
    record = (await house.http.post(file.records, headers=file.mine.headers, json=limitation)).json()
    body = suitability("Proef", DAY, limitations={"healthRecordIds": [record["id"]], "text": "Licht werk."})
    await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    gone = await house.http.delete(
        file.records.replace("?", f"/{record['id']}?"), headers={**file.mine.headers, "If-Match": '"1"'}
    )
    assert gone.status_code == 204
    listed = await house.http.get(file.path + FOR_FITNESS, headers=file.mine.headers)
    assert listed.json()["items"][0]["limitations"] == {"healthRecordIds": [], "text": "Licht werk."}


@pytest.mark.clause("R6")
async def test_every_criterion_is_sealed_in_the_database(house: House, cluster: Cluster) -> None:
    file = await with_ground(house)
    body = suitability("Proef", DAY, limitations={"text": "Proefbeperking"})
    await house.http.post(file.path + FOR_FITNESS, headers=file.mine.headers, json=body)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        (row,) = connection.execute("select s::text from suitability_assessment s").fetchone() or ("",)
    assert b"Proef".hex() not in row
    assert "Proef" not in row
