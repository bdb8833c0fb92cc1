"""References of third parties (R11): a source, a question, a basis, and three texts that stay apart."""

from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.fill_results import assessment, reference
from tests.support.house import House, Person

DAY = "2026-11-24"


async def bureau(house: House) -> tuple[Person, str, str]:
    """The assigned adviser, the references' path and the traject's."""
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, mine)
    opened = await house.http.get(f"/clients/{client_id}", headers=mine.headers)
    traject_id = opened.json()["trajects"][0]["id"]
    return mine, f"/clients/{client_id}/references", f"/trajects/{traject_id}"


@pytest.mark.clause("R11")
async def test_a_reference_keeps_fact_opinion_and_observation_apart(house: House) -> None:
    mine, path, _ = await bureau(house)
    made = await house.http.post(path, headers=mine.headers, json=reference("Proef", DAY))
    assert made.status_code == 201, made.text
    body = made.json()
    assert (body["fact"], body["opinion"], body["observation"]) == (
        "Proeffeit",
        "Proefmening",
        "Proefwaarneming",
    )
    assert (body["authorId"], body["version"]) == (str(mine.id), 1)
    assert made.headers["location"] == f"/api/v1{path}/{body['id']}"
    assert (await house.http.get(path, headers=mine.headers)).json()["items"] == [body]


@pytest.mark.clause("R11")
async def test_a_reference_changes_with_its_version_and_can_be_taken_out(house: House) -> None:
    mine, path, _ = await bureau(house)
    made = (await house.http.post(path, headers=mine.headers, json=reference("Proef", DAY))).json()
    one, current = f"{path}/{made['id']}", {**mine.headers, "If-Match": '"1"'}
    assert (await house.http.patch(one, headers=mine.headers, json={"fact": "Anders"})).status_code == 428
    changes = {"basis": {"kind": "contract"}, "observation": None}
    changed = await house.http.patch(one, headers=current, json=changes)
    assert changed.status_code == 200, changed.text
    assert changed.json()["basis"] == {"kind": "contract", "consentedOn": None, "provision": None}
    assert (changed.json()["observation"], changed.json()["fact"]) == (None, "Proeffeit")
    stale = await house.http.patch(one, headers=current, json={"fact": "Anders"})
    assert (stale.status_code, stale.json()["current"]["version"]) == (412, 2)
    assert (await house.http.delete(one, headers=current)).status_code == 412
    assert (await house.http.delete(one, headers={**mine.headers, "If-Match": '"2"'})).status_code == 204
    assert (await house.http.get(path, headers=mine.headers)).json()["items"] == []


@pytest.mark.clause("R11")
@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"basis": None}, {"/basis"}),
        ({"basis": {"kind": "gewoon"}}, {"/basis/kind"}),
        ({"basis": {"kind": "client-consent"}}, {"/basis/consentedOn"}),
        ({"basis": {"kind": "client-consent", "consentedOn": "2026-11-25"}}, {"/basis/consentedOn"}),
        ({"basis": {"kind": "legal-provision"}}, {"/basis/provision"}),
        ({"basis": {"kind": "contract", "provision": "SUWI-73"}}, {"/basis/provision"}),
        ({"basis": {"kind": "contract", "consentedOn": DAY}}, {"/basis/consentedOn"}),
        ({"clientMaySee": False}, {"/withheldReason"}),
        ({"withheldReason": "rights-of-third-parties"}, {"/withheldReason"}),
        ({"fact": None, "opinion": None, "observation": None}, {"/fact"}),
        ({"receivedOn": "2026-11-26"}, {"/receivedOn"}),
        ({"fact": "een\x00twee"}, {"/fact"}),
        ({"diagnosis": "nee"}, {"/diagnosis"}),
    ],
)
async def test_a_reference_that_cannot_be_is_refused_by_name(
    house: House, changes: dict[str, Any], pointers: set[str]
) -> None:
    mine, path, _ = await bureau(house)
    body = reference("Proef", DAY, **changes)
    refused = await house.http.post(path, headers=mine.headers, json=body)
    assert refused.status_code == 400, refused.text
    assert {error["pointer"] for error in refused.json()["errors"]} == pointers
    assert (await house.http.get(path, headers=mine.headers)).json()["items"] == []


@pytest.mark.clause("R11")
async def test_the_refusal_of_a_basis_that_cannot_be_checked_names_its_clause(house: House) -> None:
    mine, path, _ = await bureau(house)
    body = reference("Proef", DAY, basis={"kind": "client-consent"})
    assert (await house.http.post(path, headers=mine.headers, json=body)).json()["clause"] == "R11"


@pytest.mark.clause("R24")
async def test_a_reference_names_a_traject_of_this_client_only(house: House) -> None:
    mine, path, traject = await bureau(house)
    own = reference("Proef", DAY, trajectId=traject.rpartition("/")[2])
    assert (await house.http.post(path, headers=mine.headers, json=own)).status_code == 201
    foreign = reference("Proef", DAY, trajectId=str(uuid4()))
    refused = await house.http.post(path, headers=mine.headers, json=foreign)
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/trajectId"]


@pytest.mark.clause("R11")
async def test_what_an_assessment_cites_stays_and_what_a_final_one_cites_does_not_change(
    house: House,
) -> None:
    mine, path, traject = await bureau(house)
    made = (await house.http.post(path, headers=mine.headers, json=reference("Proef", DAY))).json()
    one, current = f"{path}/{made['id']}", {**mine.headers, "If-Match": '"1"'}
    cited = {"kind": "reference", "referenceId": made["id"]}
    draft = await house.http.post(
        f"{traject}/assessments", headers=mine.headers, json=assessment("Proef", cited)
    )
    assert draft.status_code == 201, draft.text
    assert (await house.http.delete(one, headers=current)).status_code == 409
    changed = await house.http.patch(one, headers=current, json={"fact": "Beter feit"})
    assert changed.status_code == 200
    final = await house.http.patch(
        f"{traject}/assessments/{draft.json()['id']}", headers=current, json={"state": "final"}
    )
    assert final.status_code == 200, final.text
    frozen = await house.http.patch(
        one, headers={**mine.headers, "If-Match": '"2"'}, json={"fact": "Toch weer anders"}
    )
    assert (frozen.status_code, frozen.json()["clause"]) == (409, "R11")


@pytest.mark.clause("R6")
async def test_a_reference_is_sealed_in_the_database(house: House, cluster: Cluster) -> None:
    mine, path, _ = await bureau(house)
    await house.http.post(path, headers=mine.headers, json=reference("Proef", DAY))
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        row = connection.execute("select r::text from reference r").fetchone()
    assert row is not None
    for word in ("referent", "leidinggevende", "vraag", "feit", "mening", "waarneming"):
        assert f"Proef{word}".encode().hex() not in row[0]
        assert f"Proef{word}" not in row[0]


WITHOUT_BASIS = (
    ("basis = null", psycopg.errors.NotNullViolation),
    ("basis = 'gewoon', basis_consented_on = null", psycopg.errors.CheckViolation),
    ("basis_consented_on = null", psycopg.errors.CheckViolation),
    ("basis_consented_on = received_on + 1", psycopg.errors.CheckViolation),
    ("basis = 'legal-provision', basis_consented_on = null", psycopg.errors.CheckViolation),
    ("client_may_see = false", psycopg.errors.CheckViolation),
    ("client_may_see = false, withheld_reason = 'zomaar'", psycopg.errors.CheckViolation),
    ("fact_sealed = null, opinion_sealed = null, observation_sealed = null", psycopg.errors.CheckViolation),
    ("client_id = client_id, traject_id = gen_random_uuid()", psycopg.errors.ForeignKeyViolation),
)


@pytest.mark.clause("R11")
@pytest.mark.parametrize(("change", "refusal"), WITHOUT_BASIS, ids=[change for change, _ in WITHOUT_BASIS])
async def test_sql_alone_refuses_a_reference_without_basis(
    house: House, cluster: Cluster, change: str, refusal: type[psycopg.Error]
) -> None:
    mine, path, _ = await bureau(house)
    made = await house.http.post(path, headers=mine.headers, json=reference("Proef", DAY))
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection, pytest.raises(refusal):
        connection.execute(f"update reference set {change} where id = %s", (UUID(made.json()["id"]),))


async def test_the_same_key_records_a_reference_once(house: House) -> None:
    mine, path, _ = await bureau(house)
    headers = {**mine.headers, "Idempotency-Key": "een-referentie"}
    answers = [await house.http.post(path, headers=headers, json=reference("Proef", DAY)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert len((await house.http.get(path, headers=mine.headers)).json()["items"]) == 1
