"""Who handles a complaint, whom it is about and whose it turns out to be; and a quarter of complaints in numbers."""

import csv
import io
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from domain.retention.erasure import erase_client
from domain.retention.model import ErasureReason
from persistence.context import begin_script
from tests.api.test_complaints import MARK, Desk, desk, words_of
from tests.support.cluster import Cluster

__all__ = ["desk"]

UNKNOWN = "C-999999"


async def number_of(desk: Desk) -> str:
    opened = await desk.get(desk.adviser, f"/clients/{desk.client_id}")
    return str(opened.json()["number"])


async def loose(desk: Desk, **changes: Any) -> str:
    """A complaint of someone of whom no file is known yet; answers its path."""
    made = await desk.complain(desk.adviser, clientId=None, contact="Iemand aan de balie", **changes)
    return f"/complaints/{made['id']}"


def code(answer: Any) -> str:
    return str(answer.json()["type"].rsplit("/", 1)[-1])


@pytest.mark.clause("R46")
async def test_a_complaint_is_linked_to_a_client_afterwards_with_all_its_parts(
    desk: Desk, cluster: Cluster
) -> None:
    path = await loose(desk, aboutUserId=str(desk.adviser.id))
    await desk.done(desk.officer, f"{path}/acknowledgement")
    before = len(words_of_letters(await desk.done(desk.officer, f"{path}/hearing", HEARD)))
    linked = await desk.done(desk.officer, f"{path}/client", {"clientNumber": await number_of(desk)})
    assert linked["clientNumber"] == await number_of(desk)
    assert linked["events"][0]["act"] == "link-client"
    adjourned = await desk.done(desk.officer, f"{path}/adjournment", {"reason": "Meer tijd nodig."})
    assert len(words_of_letters(adjourned)) == before + 1
    letter = adjourned["letters"][0]
    pdf = await desk.get(desk.officer, f"{path}/letters/{letter['id']}")
    assert "Proefachternaam" in words_of(pdf.content)
    complaint_id = path.rsplit("/", 1)[-1]
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        for table in ("complaint", "case_key", "case_about", "case_event", "case_letter"):
            rows = connection.execute(
                f"select distinct client_id from {table} where case_id = %s", (complaint_id,)
            ).fetchall()
            assert rows == [(desk.client_id,)], table
    # From here on it holds up the retention of that file, and goes with it when it is erased.
    mediation = await desk.done(desk.officer, "/mediations", {"aboutCaseId": complaint_id})
    assert mediation["aboutCaseId"] == complaint_id
    await erase_client(desk.house.database, desk.client_id, ErasureReason.REQUEST)
    assert (await desk.get(desk.officer, path)).status_code == 404


HEARD = {"hearing": "held", "heardOn": "2026-11-24", "report": f"{MARK} vertelde"}


def words_of_letters(complaint: dict[str, Any]) -> list[str]:
    return [letter["kind"] for letter in complaint["letters"]]


@pytest.mark.clause("R24")
async def test_numbers_cannot_be_tried_out_by_linking(desk: Desk, cluster: Cluster) -> None:
    """One answer for every number that does not lead to a file; one success ends it; each attempt is in the log."""
    path = await loose(desk)
    erased = await desk.house.client(
        await desk.house.person(Role.COORDINATOR),
        await desk.house.party("uwv", "Andere opdrachtgever", ["naar-werk"]),
        desk.adviser,
        mark="Weg",
    )
    gone = (await desk.get(desk.adviser, f"/clients/{erased}")).json()["number"]
    await erase_client(desk.house.database, erased, ErasureReason.REQUEST)
    answers = [
        await desk.post(desk.officer, f"{path}/client", {"clientNumber": number})
        for number in (UNKNOWN, gone)
    ]
    assert {answer.status_code for answer in answers} == {400}
    assert len({str({**answer.json(), "instance": ""}) for answer in answers}) == 1
    assert [error["pointer"] for error in answers[0].json()["errors"]] == ["/clientNumber"]
    number = await number_of(desk)
    await desk.done(desk.officer, f"{path}/client", {"clientNumber": number})
    for again in (number, UNKNOWN):
        refused = await desk.post(desk.officer, f"{path}/client", {"clientNumber": again})
        assert (refused.status_code, code(refused)) == (409, "complaint-linked")
    closed = await loose(desk)
    await desk.done(desk.officer, f"{closed}/withdrawal")
    for any_number in (number, UNKNOWN):
        refused = await desk.post(desk.officer, f"{closed}/client", {"clientNumber": any_number})
        assert (refused.status_code, code(refused)) == (409, "complaint-closed")
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        tried = connection.execute(
            "select count(*) from audit_record where action = 'complaint.handle' and result = 'failed' "
            "and object_id = any(%s::uuid[])",
            ([path.rsplit("/", 1)[-1], closed.rsplit("/", 1)[-1]],),
        ).fetchone()
    assert tried == (6,)


@pytest.mark.clause("R45")
async def test_who_it_is_about_cannot_link_it_and_postgresql_refuses_it_too(desk: Desk) -> None:
    path = await loose(desk, aboutUserId=str(desk.officer.id))
    number = await number_of(desk)
    assert (await desk.post(desk.officer, f"{path}/client", {"clientNumber": number})).status_code == 404

    def link(who: Any) -> Any:
        actor = Actor.person(who.id, uuid4(), frozenset({who.role}))
        with psycopg.connect(desk.house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(actor, desk.house.clock.now()))
            found = connection.execute(
                "select link_complaint(%s, %s)", (path.rsplit("/", 1)[-1], number)
            ).fetchone()
            connection.execute("ROLLBACK")
            return found

    assert [link(who) for who in (desk.officer, desk.adviser, desk.director)] == [(False,), (False,), (True,)]


@pytest.mark.clause("R45")
async def test_naming_a_colleague_shuts_them_out_of_a_running_mediation_too(desk: Desk) -> None:
    second = await desk.house.person(Role.PRIVACY_OFFICER)
    complaint = await desk.complain(desk.adviser)
    mediation = await desk.done(desk.officer, "/mediations", {"aboutCaseId": complaint["id"]})
    assert (await desk.get(second, f"/mediations/{mediation['id']}")).status_code == 200
    named = await desk.post(
        desk.officer, f"/complaints/{complaint['id']}/persons", {"userId": str(second.id)}
    )
    assert named.status_code == 204
    assert (await desk.get(second, f"/mediations/{mediation['id']}")).status_code == 404
    listed = await desk.get(second, "/mediations")
    assert mediation["number"] not in listed.text


@pytest.mark.clause("R45")
async def test_a_colleague_named_by_mistake_is_let_in_again_and_never_by_themselves(desk: Desk) -> None:
    second = await desk.house.person(Role.PRIVACY_OFFICER)
    complaint = await desk.complain(desk.adviser, aboutUserId=str(second.id))
    path = f"/complaints/{complaint['id']}"
    mediation = await desk.done(desk.officer, "/mediations", {"aboutCaseId": complaint["id"]})
    (about,) = (await desk.get(desk.officer, path)).json()["about"]
    assert about["userId"] == str(second.id)

    async def unname(who: Any) -> int:
        who = await desk.house.fresh(who)
        answer = await desk.house.http.delete(f"{path}/persons/{second.id}", headers=who.headers)
        return int(answer.status_code)

    assert await unname(second) == 404
    assert await unname(desk.officer) == 204
    assert await unname(desk.officer) == 404
    assert (await desk.get(second, path)).status_code == 200
    assert (await desk.get(second, f"/mediations/{mediation['id']}")).status_code == 200


@pytest.mark.clause("R46")
async def test_a_handler_can_be_changed_until_the_complaint_is_closed(desk: Desk) -> None:
    complaint = await desk.complain(desk.adviser)
    path = f"/complaints/{complaint['id']}"
    for who in (desk.director, desk.officer):
        handled = await desk.done(desk.officer, f"{path}/handler", {"handlerId": str(who.id)})
        assert handled["handlerId"] == str(who.id)
    refused = await desk.post(desk.officer, f"{path}/handler", {"handlerId": str(desk.adviser.id)})
    assert refused.status_code == 400
    await desk.done(desk.officer, f"{path}/withdrawal")
    refused = await desk.post(desk.officer, f"{path}/handler", {"handlerId": str(desk.director.id)})
    assert (refused.status_code, code(refused)) == (409, "complaint-closed")


async def _answered(desk: Desk, path: str, outcome: str) -> None:
    await desk.done(desk.officer, f"{path}/acknowledgement")
    today = desk.house.clock.now().date().isoformat()
    await desk.done(desk.officer, f"{path}/hearing", {**HEARD, "heardOn": today})
    await desk.done(desk.officer, f"{path}/finding", {"outcome": outcome, "finding": "Zo vinden wij dat."})
    await desk.done(desk.officer, f"{path}/answer")


@pytest.mark.clause("R46")
async def test_a_quarter_is_counted_for_the_commissioning_party_and_small_numbers_are_left_out(
    desk: Desk,
) -> None:
    for _ in range(5):
        await _answered(desk, await loose(desk, subject="treatment"), "unfounded")
    late = await loose(desk, subject="term")
    counts = (await desk.get(desk.officer, "/complaint-counts?quarter=2026-Q4")).json()
    assert (counts["received"], counts["beginsOn"], counts["endsOn"]) == (6, "2026-10-01", "2026-12-31")
    # One about the term: the five about treatment would give it away.
    assert {one["subject"] for one in counts["subjects"] if one["count"]} == set()
    assert {one["judgement"]: one["count"] for one in counts["judgements"]}["unfounded"] is None
    for _ in range(4):
        await loose(desk, subject="term")
    counts = (await desk.get(desk.director, "/complaint-counts")).json()
    assert counts["received"] == 10
    assert {one["subject"]: one["count"] for one in counts["subjects"] if one["count"]} == {
        "treatment": 5,
        "term": 5,
    }
    assert {one["handling"]: one["count"] for one in counts["handling"] if one["count"]} == {
        "taken-up-in-time": 5,
        "not-answered": 5,
    }
    # Answered after its term: no longer in time.
    desk.house.clock.advance(days=50)
    await _answered(desk, late, "founded")
    counts = (await desk.get(desk.officer, "/complaint-counts?quarter=2026-Q4")).json()
    handled = {one["handling"]: one["count"] for one in counts["handling"]}
    assert counts["received"] == 10
    assert (handled["taken-up-late"], handled["not-answered"]) == (None, None)
    document = await desk.get(desk.officer, "/complaint-counts/document?quarter=2026-Q4")
    assert document.headers["content-disposition"] == 'attachment; filename="klachten-2026-Q4.csv"'
    rows = list(csv.DictReader(io.StringIO(document.content.decode("utf-8-sig")), delimiter=";"))
    said = {(row["verdeling"], row["soort"]): row["aantal"] for row in rows}
    assert said["Ontvangen", "Alle"] == "10"
    assert (
        said["Afhandeling", "In behandeling genomen en te laat beantwoord"] == "minder dan 5, of weggelaten"
    )
    assert (await desk.get(desk.officer, "/complaint-counts?quarter=2027-Q1")).json()["received"] is None


@pytest.mark.clause("R45")
async def test_a_complaint_about_whoever_counts_is_not_counted(desk: Desk) -> None:
    """Or the difference with the register would tell them of it."""
    for _ in range(5):
        await loose(desk)
    await loose(desk, aboutUserId=str(desk.officer.id))
    counted = {
        who.role: (await desk.get(who, "/complaint-counts")).json()["received"]
        for who in (desk.officer, desk.director)
    }
    assert counted == {Role.PRIVACY_OFFICER: 5, Role.DIRECTOR: 6}


@pytest.mark.parametrize("quarter", ["2026-Q5", "2026", "2026-Q4'", "-Q1", "1900-Q1"])
async def test_something_else_than_a_quarter_is_refused(desk: Desk, quarter: str) -> None:
    assert (await desk.get(desk.officer, f"/complaint-counts?quarter={quarter}")).status_code == 400


@pytest.mark.clause("R46")
async def test_the_terms_of_the_klachtenreglement_are_shown_as_they_are_set(desk: Desk) -> None:
    shown = await desk.get(desk.officer, "/complaint-terms")
    assert shown.json() == {"acknowledgeWorkingDays": 5, "hearWeeks": 4, "answerWeeks": 6, "adjournWeeks": 4}
    state = desk.house.app.routes[0].app.state  # type: ignore[attr-defined]
    shorter = {"complaint_acknowledge_working_days": 2, "complaint_answer_weeks": 3}
    state.settings = state.settings.model_copy(update=shorter)
    shown = await desk.get(desk.officer, "/complaint-terms")
    assert (shown.json()["acknowledgeWorkingDays"], shown.json()["answerWeeks"]) == (2, 3)
    made = await desk.complain(desk.adviser)
    assert (made["acknowledgeBy"], made["answerBy"]) == ("2026-11-26", "2026-12-15")
