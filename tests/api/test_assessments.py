"""Assessments of results: by the assigned adviser (R10), on evidence from the client's own file (R11)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.cluster import Cluster
from tests.support.fill_results import assessment, reference
from tests.support.house import House, Person

DAY = "2026-11-24"
SEEN = {"kind": "observation", "text": "Kwam op tijd en hielp een collega.", "observedOn": DAY}


@dataclass
class File:
    """A client with a traject, a note and a reference."""

    client_id: UUID
    traject_id: str
    note: str
    reference: str

    @property
    def path(self) -> str:
        return f"/trajects/{self.traject_id}/assessments"


@dataclass
class Bureau:
    """The coordinator, the assigned adviser, and two files of theirs."""

    coordinator: Person
    mine: Person
    file: File
    second: File


async def bureau(house: House) -> Bureau:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    files = []
    for _ in range(2):
        client_id = await house.client(coordinator, party, mine)
        base = f"/clients/{client_id}"
        opened = (await house.http.get(base, headers=mine.headers)).json()
        note = {"kind": "conversation", "happenedAt": house.clock.now().isoformat(), "text": "Gesprek."}
        noted = (await house.http.post(f"{base}/notes", headers=mine.headers, json=note)).json()
        referred = await house.http.post(
            f"{base}/references", headers=mine.headers, json=reference("Proef", DAY)
        )
        files.append(File(client_id, opened["trajects"][0]["id"], noted["id"], referred.json()["id"]))
    return Bureau(coordinator, mine, files[0], files[1])


async def judged(house: House, b: Bureau, *evidence: dict[str, Any], **changes: Any) -> dict[str, Any]:
    answer = await house.http.post(
        b.file.path, headers=b.mine.headers, json=assessment("Proef", *(evidence or (SEEN,)), **changes)
    )
    assert answer.status_code == 201, answer.text
    return answer.json()  # type: ignore[no-any-return]


@pytest.mark.clause("R11")
async def test_an_assessment_cites_conversation_reference_observation_and_other(house: House) -> None:
    b = await bureau(house)
    made = await judged(
        house,
        b,
        {"kind": "conversation", "noteId": b.file.note},
        {"kind": "reference", "referenceId": b.file.reference},
        SEEN,
        {"kind": "other", "text": "Het certificaat van de cursus."},
    )
    assert [one["kind"] for one in made["evidence"]] == ["conversation", "reference", "observation", "other"]
    assert [one["on"] for one in made["evidence"]] == [DAY, DAY, DAY, None]
    assert (made["facts"], made["opinion"]) == ("Proeffeit", "Proefoordeel")
    assert (made["authorId"], made["state"], made["version"]) == (str(b.mine.id), "draft", 1)
    one = await house.http.get(f"{b.file.path}/{made['id']}", headers=b.mine.headers)
    assert one.json() == made
    assert one.headers["etag"] == '"1"'
    listed = await house.http.get(b.file.path, headers=b.mine.headers)
    assert listed.json()["items"] == [made]


@pytest.mark.clause("R11")
@pytest.mark.parametrize("evidence", [{}, {"evidence": []}], ids=["none named", "an empty list"])
async def test_an_assessment_without_evidence_is_refused(house: House, evidence: dict[str, Any]) -> None:
    b = await bureau(house)
    body = {**assessment("Proef"), **evidence}
    refused = await house.http.post(b.file.path, headers=b.mine.headers, json=body)
    assert (refused.status_code, refused.json()["clause"]) == (400, "R11")
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/evidence"]
    assert (await house.http.get(b.file.path, headers=b.mine.headers)).json()["items"] == []


@pytest.mark.clause("R11")
@pytest.mark.parametrize(
    ("evidence", "pointer"),
    [
        ({"kind": "conversation"}, "/evidence/0/noteId"),
        ({"kind": "conversation", "noteId": str(uuid4())}, "/evidence/0/noteId"),
        ({"kind": "reference"}, "/evidence/0/referenceId"),
        ({"kind": "reference", "referenceId": str(uuid4())}, "/evidence/0/referenceId"),
        ({"kind": "observation", "text": "Gezien."}, "/evidence/0/observedOn"),
        ({"kind": "observation", "text": "Gezien.", "observedOn": "2026-11-26"}, "/evidence/0/observedOn"),
        ({"kind": "observation", "observedOn": DAY}, "/evidence/0/text"),
        ({"kind": "observation", "text": "  ", "observedOn": DAY}, "/evidence/0/text"),
        ({"kind": "other"}, "/evidence/0/text"),
        ({"kind": "other", "text": "Iets", "observedOn": DAY}, "/evidence/0/observedOn"),
        ({**SEEN, "noteId": str(uuid4())}, "/evidence/0/noteId"),
        ({"kind": "gevoel", "text": "Iets"}, "/evidence/0/kind"),
    ],
)
async def test_evidence_that_proves_nothing_is_refused_by_name(
    house: House, evidence: dict[str, Any], pointer: str
) -> None:
    b = await bureau(house)
    refused = await house.http.post(b.file.path, headers=b.mine.headers, json=assessment("Proef", evidence))
    assert refused.status_code == 400, refused.text
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]


@pytest.mark.clause("R11")
async def test_the_evidence_of_another_client_cannot_be_cited(house: House) -> None:
    b = await bureau(house)
    for evidence in (
        {"kind": "conversation", "noteId": b.second.note},
        {"kind": "reference", "referenceId": b.second.reference},
    ):
        refused = await house.http.post(
            b.file.path, headers=b.mine.headers, json=assessment("Proef", evidence)
        )
        assert refused.status_code == 400
        assert refused.json()["errors"][0]["code"] == "unknown"


@pytest.mark.clause("R11")
async def test_a_conversation_that_did_not_happen_proves_nothing(house: House) -> None:
    b = await bureau(house)
    note = {"kind": "no-show", "happenedAt": house.clock.now().isoformat(), "text": "Niet gekomen."}
    path = f"/clients/{b.file.client_id}/notes"
    noted = (await house.http.post(path, headers=b.mine.headers, json=note)).json()
    cited = {"kind": "conversation", "noteId": noted["id"]}
    refused = await house.http.post(b.file.path, headers=b.mine.headers, json=assessment("Proef", cited))
    assert refused.json()["errors"][0]["code"] == "no-show"


async def test_an_activity_of_another_traject_cannot_be_judged_here(house: House) -> None:
    b = await bureau(house)
    body = assessment("Proef", SEEN, activityId=str(uuid4()))
    refused = await house.http.post(b.file.path, headers=b.mine.headers, json=body)
    assert [error["pointer"] for error in refused.json()["errors"]] == ["/activityId"]


@pytest.mark.clause("R10")
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PRIVACY_OFFICER, Role.ADMINISTRATION, Role.DIRECTOR])
async def test_another_role_does_not_judge_and_is_told_the_clause(house: House, role: Role) -> None:
    b = await bureau(house)
    other = b.coordinator if role is Role.COORDINATOR else await house.person(role)
    made = await judged(house, b)
    for traject in (b.file.traject_id, str(uuid4())):
        refused = await house.http.post(
            f"/trajects/{traject}/assessments", headers=other.headers, json=assessment("Proef", SEEN)
        )
        assert (refused.status_code, refused.json()["clause"]) == (403, "R10")
    changed = await house.http.patch(
        f"{b.file.path}/{made['id']}", headers={**other.headers, "If-Match": '"1"'}, json={"opinion": "Mijn"}
    )
    assert (changed.status_code, changed.json()["clause"]) == (403, "R10")
    assert (await house.http.get(b.file.path, headers=other.headers)).status_code == 404


@pytest.mark.clause("R10")
async def test_another_adviser_finds_nothing_to_judge(house: House) -> None:
    b = await bureau(house)
    stranger = await house.person(Role.ADVISER)
    refused = await house.http.post(b.file.path, headers=stranger.headers, json=assessment("Proef", SEEN))
    assert refused.status_code == 404


@pytest.mark.clause("R10")
async def test_the_author_stays_when_the_client_is_handed_over(house: House) -> None:
    b = await bureau(house)
    made = await judged(house, b)
    after = await house.person(Role.ADVISER)
    house.clock.advance(minutes=1)
    to = {"adviserId": str(after.id), "reason": "overdracht"}
    moved = await house.http.post(
        f"/clients/{b.file.client_id}/assignments", headers=b.coordinator.headers, json=to
    )
    assert moved.status_code == 201
    one = f"{b.file.path}/{made['id']}"
    assert (await house.http.get(one, headers=after.headers)).json()["authorId"] == str(b.mine.id)
    headers = {**after.headers, "If-Match": '"1"'}
    refused = await house.http.patch(one, headers=headers, json={"opinion": "Van mij"})
    assert (refused.status_code, refused.json()["clause"]) == (403, "R10")


@pytest.mark.clause("R10")
async def test_a_draft_changes_with_its_version_and_what_is_final_stands(house: House) -> None:
    b = await bureau(house)
    made = await judged(house, b)
    one = f"{b.file.path}/{made['id']}"
    first, second = ({**b.mine.headers, "If-Match": f'"{n}"'} for n in (1, 2))
    assert (await house.http.patch(one, headers=b.mine.headers, json={})).status_code == 428
    cited = [{"kind": "conversation", "noteId": b.file.note}]
    changed = await house.http.patch(one, headers=first, json={"result": "reached", "evidence": cited})
    assert changed.status_code == 200, changed.text
    assert (changed.json()["result"], changed.json()["version"]) == ("reached", 2)
    assert [one["kind"] for one in changed.json()["evidence"]] == ["conversation"]
    assert (await house.http.patch(one, headers=first, json={"result": "reached"})).status_code == 412
    emptied = await house.http.patch(one, headers=second, json={"evidence": []})
    assert (emptied.status_code, emptied.json()["clause"]) == (400, "R11")
    final = await house.http.patch(one, headers=second, json={"state": "final"})
    assert (final.json()["state"], final.json()["finalAt"] is not None) == ("final", True)
    third = {**b.mine.headers, "If-Match": '"3"'}
    refused = await house.http.patch(one, headers=third, json={"opinion": "Toch anders"})
    assert (refused.status_code, refused.json()["clause"]) == (409, "R10")


@pytest.mark.clause("R10")
async def test_a_newer_assessment_takes_the_place_of_a_final_one_once(house: House) -> None:
    b = await bureau(house)
    old = await judged(house, b, state="final")
    new = await judged(house, b, supersedesId=old["id"], state="final")
    listed = (await house.http.get(b.file.path, headers=b.mine.headers)).json()["items"]
    assert [(one["id"], one["supersededBy"]) for one in listed] == [(new["id"], None), (old["id"], new["id"])]
    body = assessment("Proef", SEEN, supersedesId=old["id"])
    assert (await house.http.post(b.file.path, headers=b.mine.headers, json=body)).status_code == 409
    draft = await judged(house, b)
    body = assessment("Proef", SEEN, supersedesId=draft["id"])
    assert (await house.http.post(b.file.path, headers=b.mine.headers, json=body)).status_code == 409
    body = assessment("Proef", SEEN, supersedesId=str(uuid4()))
    assert (await house.http.post(b.file.path, headers=b.mine.headers, json=body)).status_code == 400


@pytest.mark.clause("R6")
async def test_facts_opinion_and_observation_are_sealed_in_the_database(
    house: House, cluster: Cluster
) -> None:
    b = await bureau(house)
    await judged(house, b)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        for table in ("assessment", "assessment_evidence"):
            (row,) = connection.execute(f"select t::text from {table} t").fetchone() or ("",)
            for word in ("Proeffeit", "Proefoordeel", "Kwam op tijd"):
                assert word.encode().hex() not in row


def _as_adviser(connection: psycopg.Connection[Any], house: House, adviser: Person) -> None:
    actor = Actor.person(adviser.id, uuid4(), frozenset({adviser.role}))
    connection.execute(begin_script(actor, house.clock.now()))


_INSERT = (
    "insert into assessment (id, client_id, traject_id, author_id, result, facts_sealed, opinion_sealed, created_at)"
    " values (%s, %s, %s, %s, 'reached', 'x', 'x', now())"
)


@pytest.mark.clause("R11")
async def test_sql_alone_commits_no_assessment_without_evidence(house: House, cluster: Cluster) -> None:
    b = await bureau(house)
    values = (uuid4(), b.file.client_id, b.file.traject_id, b.mine.id)
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        _as_adviser(connection, house, b.mine)
        connection.execute(_INSERT, values)
        with pytest.raises(psycopg.errors.CheckViolation, match="R11"):
            connection.execute("COMMIT")
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        connection.execute(_INSERT, values)
        with pytest.raises(psycopg.errors.CheckViolation, match="R11"):
            connection.commit()


@pytest.mark.clause("R11")
async def test_sql_alone_keeps_the_last_evidence_of_an_assessment(house: House, cluster: Cluster) -> None:
    b = await bureau(house)
    await judged(house, b)
    for statement in (
        "delete from assessment_evidence",
        "update assessment_evidence set assessment_id = (select id from assessment order by id limit 1)",
    ):
        await judged(house, b)
        with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
            connection.execute(statement)
            with pytest.raises(psycopg.errors.CheckViolation, match="R11"):
                connection.commit()


@pytest.mark.clause("R11")
async def test_sql_alone_refuses_evidence_of_another_client(house: House, cluster: Cluster) -> None:
    b = await bureau(house)
    await judged(house, b)
    for change in (
        f"kind = 'conversation', text_sealed = null, observed_on = null, note_id = '{b.second.note}'",
        f"kind = 'reference', text_sealed = null, observed_on = null, reference_id = '{b.second.reference}'",
        f"client_id = '{b.second.client_id}'",
    ):
        with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
            with pytest.raises(psycopg.errors.ForeignKeyViolation):
                connection.execute(f"update assessment_evidence set {change}")
            connection.rollback()


@pytest.mark.clause("R10")
async def test_sql_alone_lets_nobody_change_what_is_final_or_anothers(house: House) -> None:
    b = await bureau(house)
    await judged(house, b, state="final")
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        _as_adviser(connection, house, b.mine)
        for statement in (
            "update assessment set result = 'reached'",
            "update assessment set state = 'draft', final_at = null",
            "delete from assessment",
            "delete from assessment_evidence",
        ):
            assert connection.execute(statement).rowcount == 0, statement
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(_INSERT, (uuid4(), b.file.client_id, b.file.traject_id, b.coordinator.id))


@pytest.mark.clause("R24")
async def test_a_stored_answer_is_given_again_only_to_who_may_still_have_it(house: House) -> None:
    b = await bureau(house)
    headers = {**b.mine.headers, "Idempotency-Key": "een-oordeel"}
    body = assessment("Proef", SEEN)
    first = await house.http.post(b.file.path, headers=headers, json=body)
    again = await house.http.post(b.file.path, headers=headers, json=body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert len((await house.http.get(b.file.path, headers=b.mine.headers)).json()["items"]) == 1
    after = await house.person(Role.ADVISER)
    house.clock.advance(minutes=1)
    to = {"adviserId": str(after.id), "reason": "overdracht"}
    path = f"/clients/{b.file.client_id}/assignments"
    await house.http.post(path, headers=b.coordinator.headers, json=to)
    refused = await house.http.post(b.file.path, headers=headers, json=body)
    assert refused.status_code == 404
    assert "Proef" not in refused.text
