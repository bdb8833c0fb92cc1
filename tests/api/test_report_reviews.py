"""Words about health hold a report back, until they are replaced or a second person lets them through (R29)."""

from typing import Any

import httpx
import psycopg
import pytest

from domain.policy.roles import Role
from tests.api.test_reports import WORDS, preview, send, write, written
from tests.support.cluster import Cluster
from tests.support.house import House, Person
from tests.support.report_house import ReportHouse, add_activity, report_house, text_of

SENTENCE = "Zij heeft een depressie gehad."
REASON = "Staat in de opdracht van de verzekeringsarts."


async def held_back(made: ReportHouse) -> dict[str, Any]:
    report = await written(made)
    changed = await write(made, report, report["version"], agreements=f"Eerst dit. {SENTENCE} Dan dat.")
    body: dict[str, Any] = changed.json()
    return body


async def ask(made: ReportHouse, report: dict[str, Any], **changes: Any) -> httpx.Response:
    hit = report["hits"][0]
    body = {"place": hit["place"], "start": hit["start"], "reason": REASON, **changes}
    return await made.house.http.post(
        f"{made.path}/{report['id']}/reviews", headers=made.adviser.headers, json=body
    )


async def waiting(house: House, who: Person) -> list[dict[str, Any]]:
    answer = await house.http.get("/report-reviews", headers=who.headers)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def decide(
    house: House, who: Person, review: str, decision: str, reason: str = "Nodig."
) -> httpx.Response:
    return await house.http.post(
        f"/report-reviews/{review}/decide",
        headers=who.headers,
        json={"decision": decision, "reason": reason},
    )


@pytest.mark.clause("R29")
async def test_a_health_word_holds_the_report_back_until_it_is_replaced(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    report = await held_back(made)
    (hit,) = report["hits"]
    assert (hit["term"], hit["kind"], hit["sentence"], hit["open"]) == (
        "depressie",
        "diagnosis",
        SENTENCE,
        True,
    )
    refused = await preview(made, report)
    assert (refused.status_code, refused.json()["clause"]) == (409, "R29")
    assert "depressie" not in refused.text
    text = next(s["text"] for s in report["sections"] if s["code"] == "agreements")
    other = text[: hit["start"]] + hit["proposal"] + text[hit["end"] :]
    changed = (await write(made, report, report["version"], agreements=other)).json()
    assert changed["hits"] == []
    assert (await preview(made, report)).status_code == 200


@pytest.mark.clause("R29")
async def test_a_health_word_in_a_result_of_the_plan_holds_the_report_back_too(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    activity = await add_activity(made, "Training", result="Gestopt vanwege haar migraine.")
    report = await written(made)
    assert [(hit["place"], hit["term"]) for hit in report["hits"]] == [
        (f"activity:{activity}:result", "migraine")
    ]
    assert (await preview(made, report)).status_code == 409


@pytest.mark.clause("R29")
async def test_a_word_slipped_in_after_the_preview_does_not_leave(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    report = await written(made)
    sha256 = (await preview(made, report)).json()["preview"]["sha256"]
    await write(made, report, report["version"], agreements=SENTENCE)
    assert (await send(made, report, sha256)).status_code == 409
    delivered = await house.http.get("/delivered-reports", headers=made.machine.headers)
    assert delivered.json()["items"] == []


@pytest.mark.clause("R29")
async def test_a_second_person_lets_a_sentence_through_with_a_reason(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    report = await held_back(made)
    asked = await ask(made, report)
    assert asked.json()["hits"][0]["review"]["decision"] == "pending"
    assert (await preview(made, report)).status_code == 409
    (review,) = await waiting(house, made.officer)
    assert (review["sentence"], review["kind"], review["reason"]) == (SENTENCE, "diagnosis", REASON)
    assert set(review) == {"id", "kind", "term", "sentence", "reason", "requestedAt"}
    assert (await decide(house, made.officer, review["id"], "approved", " ")).status_code == 400
    assert (await decide(house, made.officer, review["id"], "pending")).status_code == 400
    assert (await decide(house, made.officer, review["id"], "approved")).status_code == 200
    assert await waiting(house, made.officer) == []
    shown = (await preview(made, report)).json()
    assert (await send(made, report, shown["preview"]["sha256"])).status_code == 200
    pdf = await house.http.get(f"{made.path}/{report['id']}/preview", headers=made.adviser.headers)
    assert SENTENCE in text_of(pdf.content)


@pytest.mark.clause("R29")
async def test_what_was_let_through_is_that_sentence_in_that_place_and_no_other(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    report = await held_back(made)
    await ask(made, report)
    (review,) = await waiting(house, made.officer)
    await decide(house, made.officer, review["id"], "approved")
    kept = (await write(made, report, report["version"], progress=SENTENCE)).json()
    assert [(hit["place"], hit["open"]) for hit in kept["hits"]] == [
        ("section:progress", True),
        ("section:agreements", False),
    ]
    other = (
        await write(made, report, kept["version"], progress=WORDS, agreements=f"Toch: {SENTENCE}")
    ).json()
    assert [hit["open"] for hit in other["hits"]] == [True]


@pytest.mark.clause("R29")
async def test_a_refused_sentence_stays_held_back_and_can_be_put_forward_again(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    report = await held_back(made)
    await ask(made, report)
    assert (await ask(made, report)).status_code == 409
    (review,) = await waiting(house, made.officer)
    await decide(house, made.officer, review["id"], "refused", "Kan zonder.")
    assert (await decide(house, made.officer, review["id"], "approved")).status_code == 404
    assert (await preview(made, report)).status_code == 409
    read = await house.http.get(f"{made.path}/{report['id']}", headers=made.adviser.headers)
    assert read.json()["hits"][0]["review"] == {
        "decision": "refused", "reason": REASON, "decisionReason": "Kan zonder.",
    }  # fmt: skip
    assert (await ask(made, report)).status_code == 200


@pytest.mark.clause("R29")
async def test_the_writer_is_never_the_second_person_whatever_the_roles(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    both = await house.person(Role.ADVISER, roles=frozenset({Role.ADVISER, Role.PRIVACY_OFFICER}))
    house.clock.advance(minutes=1)
    moved = await house.http.post(
        f"/clients/{made.client_id}/assignments",
        headers=made.coordinator.headers,
        json={"adviserId": str(both.id), "reason": "proef"},
    )
    assert moved.status_code == 201
    made.adviser = both
    report = await held_back(made)
    await ask(made, report)
    assert await waiting(house, both) == []
    (review,) = await waiting(house, made.officer)
    refused = await decide(house, both, review["id"], "approved")
    assert refused.status_code in (403, 404)
    assert (await decide(house, made.officer, review["id"], "approved")).status_code == 200


@pytest.mark.clause("UAVG 46")
async def test_nobody_lets_a_citizen_number_through(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    report = await written(made, text="Het nummer is 999990019, zie de opdracht.")
    assert report["hits"][0]["kind"] == "bsn"
    assert (await preview(made, report)).status_code == 409
    asked = await ask(made, report)
    assert (asked.status_code, asked.json()["clause"]) == (409, "UAVG 46")


@pytest.mark.clause("R29")
async def test_the_decision_is_logged_and_the_writer_is_told(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    await ask(made, await held_back(made))
    (review,) = await waiting(house, made.officer)
    await decide(house, made.officer, review["id"], "approved")
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        record = connection.execute(
            "select client_id, actor_id, code from audit_record where action = 'report-review.decide'"
        ).fetchall()
        tasks = connection.execute(
            "select client_id, created_by from task where kind = 'review-decided'"
        ).fetchall()
        texts = connection.execute("select t::text from report_review t").fetchall()
    assert record == [(made.client_id, made.officer.id, "approved")]
    assert tasks == [(made.client_id, made.officer.id)]
    for word in ("depressie", "opdracht", "Nodig"):
        assert word not in texts[0][0]
        assert word.encode().hex() not in texts[0][0]


async def test_a_place_without_a_hit_and_an_empty_reason_are_refused(house: House, cluster: Cluster) -> None:
    made = await report_house(house, cluster)
    report = await held_back(made)
    assert (await ask(made, report, start=0)).json()["type"].endswith("no-such-hit")
    assert (await ask(made, report, reason=" ")).status_code == 400
    assert (await ask(made, report, place="section:nergens")).status_code == 409
