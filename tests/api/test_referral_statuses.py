"""A party's machine asks where its own orders stand: codes and dates, nobody's name."""

from typing import Any
from uuid import UUID

import pytest

from domain.events.model import EventKind
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from tests.api.test_plans import desk_of
from tests.api.test_trajects import REASON, case
from tests.support.filled import KANARIE, submission
from tests.support.house import House, Machine, Person, valid_bsn
from tests.support.intake import SERVICES

_SCOPES = ("intake:write", "referrals:read")


async def _sent(house: House, machine: Machine, number: int) -> str:
    body = submission(KANARIE, f"R{number}", valid_bsn(820 + number))
    answer = await house.http.post("/intake-submissions", headers=machine.headers, json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def _status(house: House, machine: Machine, identifier: str) -> dict[str, Any]:
    answer = await house.http.get(f"/referral-statuses/{identifier}", headers=machine.headers)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def _decide(house: House, by: Person, referral: str, act: str, body: dict[str, str]) -> dict[str, Any]:
    answer = await house.http.post(f"/referrals/{referral}/{act}", headers=by.headers, json=body)
    assert answer.status_code == 200, answer.text
    decided: dict[str, Any] = answer.json()
    return decided


@pytest.mark.clause("R12")
async def test_an_order_is_followed_from_received_to_accepted_without_a_name(house: House) -> None:
    party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
    machine = await house.machine(party["id"], *_SCOPES)
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    referral = await _sent(house, machine, 1)
    received = await _status(house, machine, referral)
    assert received == {
        "id": referral,
        "trajectId": None,
        "orderReference": f"{KANARIE}-R1",
        "state": "received",
        "rejectionCode": None,
        "receivedAt": received["receivedAt"],
        "decidedAt": None,
        "trajectState": None,
        "startedOn": None,
        "endedOn": None,
        "resultCode": None,
        "planState": None,
        "reportsAvailable": 0,
        "lastReportAt": None,
        "changedAt": received["receivedAt"],
    }
    house.clock.advance(seconds=5)
    made = await _decide(house, coordinator, referral, "accept", {"adviserId": str(adviser.id)})
    accepted = await _status(house, machine, referral)
    assert (accepted["state"], accepted["trajectState"]) == ("accepted", "registered")
    assert accepted["trajectId"] == made["trajectId"]
    assert accepted["changedAt"] > received["changedAt"]
    # As a webhook about the traject names it.
    assert await _status(house, machine, made["trajectId"]) == accepted
    for word in ("voornaam", "achternaam", "straat", "beperking", "1990"):
        assert word not in str(accepted).lower()


@pytest.mark.clause("R12")
async def test_what_is_published_about_a_traject_shows_in_the_status(house: House) -> None:
    party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
    machine = await house.machine(party["id"], *_SCOPES)
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    referral = await _sent(house, machine, 1)
    made = await _decide(house, coordinator, referral, "accept", {"adviserId": str(adviser.id)})
    traject = UUID(made["trajectId"])
    actor = house.app.state.tokens.actor_of((await house.fresh(adviser)).token)

    async def publish(kind: EventKind) -> None:
        house.clock.advance(seconds=10)
        async with house.database.begin(actor, Action.DAY_READ, Purpose.GUIDANCE) as uow:
            uow.log.decided = uow.log.allowed = True
            await uow.events.publish(UUID(str(party["id"])), kind, traject, traject_id=traject)
            await uow.commit()

    for kind, plan, reports in (
        (EventKind.PLAN_SUBMITTED, "submitted", 0),
        (EventKind.PLAN_APPROVED, "approved", 0),
        (EventKind.REPORT_AVAILABLE, "approved", 1),
    ):
        await publish(kind)
        status = await _status(house, machine, referral)
        assert (status["planState"], status["reportsAvailable"]) == (plan, reports)
        assert status["changedAt"] == house.clock.now().isoformat().replace("+00:00", "Z")
    assert status["lastReportAt"] == status["changedAt"]


async def test_an_order_that_the_bureau_wrote_down_itself_is_followed_by_its_traject(house: House) -> None:
    party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
    machine = await house.machine(party["id"], *_SCOPES)
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    await house.client(coordinator, party, adviser)
    listed = await house.http.get("/referral-statuses", headers=machine.headers)
    (item,) = listed.json()["items"]
    assert (item["state"], item["id"]) == ("accepted", item["trajectId"])
    assert await _status(house, machine, item["id"]) == item


async def test_the_list_is_paged_and_asks_for_what_changed(house: House) -> None:
    party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
    machine = await house.machine(party["id"], *_SCOPES)
    coordinator = await house.person(Role.COORDINATOR)
    sent = []
    for number in range(1, 6):
        sent.append(await _sent(house, machine, number))
        house.clock.advance(seconds=1)
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        page = await house.http.get(
            "/referral-statuses", headers=machine.headers, params={"limit": 2, "cursor": cursor}
        )
        seen += [item["id"] for item in page.json()["items"]]
        cursor = page.json()["nextCursor"]
    assert seen == sent
    since = house.clock.now().isoformat()
    await _decide(house, coordinator, sent[1], "reject", {"code": "duplicate"})
    changed = await house.http.get(
        "/referral-statuses", headers=machine.headers, params={"updatedSince": since}
    )
    assert [item["id"] for item in changed.json()["items"]] == [sent[1]]
    for wrong in ("gisteren", "2026-11-24T09:00:00"):
        answer = await house.http.get(
            "/referral-statuses", headers=machine.headers, params={"updatedSince": wrong}
        )
        assert answer.status_code == 400


@pytest.mark.clause("R24")
async def test_another_partys_order_does_not_exist(house: House) -> None:
    party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
    other = await house.party("uwv", "UWV Elders", SERVICES["uwv"])
    machine, stranger = (
        await house.machine(party["id"], *_SCOPES),
        await house.machine(other["id"], *_SCOPES),
    )
    referral = await _sent(house, machine, 1)
    foreign = await house.http.get(f"/referral-statuses/{referral}", headers=stranger.headers)
    nothing = await house.http.get(f"/referral-statuses/{party['id']}", headers=stranger.headers)
    assert foreign.status_code == nothing.status_code == 404
    assert {**foreign.json(), "instance": ""} == {**nothing.json(), "instance": ""}
    assert (await house.http.get("/referral-statuses", headers=stranger.headers)).json()["items"] == []


@pytest.mark.clause("R24")
async def test_nobody_publishes_what_they_cannot_reach(house: House) -> None:
    """The second wall: an event about a foreign client, or in the name of another party, is not written."""
    import asyncpg

    party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
    other = await house.party("uwv", "UWV Elders", SERVICES["uwv"])
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    stranger = await house.person(Role.ADVISER)
    client = await house.client(coordinator, party, adviser)
    opened = await house.http.get(f"/clients/{client}", headers=adviser.headers)
    traject = UUID(opened.json()["trajects"][0]["id"])

    async def publish(actor: Actor, party_id: UUID) -> None:
        async with house.database.begin(actor, Action.DAY_READ, Purpose.GUIDANCE) as uow:
            await uow.events.publish(party_id, EventKind.TRAJECT_CHANGED, traject, traject_id=traject)

    actors = house.app.state.tokens
    await publish(actors.actor_of(adviser.token), party["id"])
    for actor, named in ((actors.actor_of(stranger.token), party), (actors.actor_of(adviser.token), other)):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await publish(actor, named["id"])


@pytest.mark.clause("R8")
async def test_a_plan_that_waits_for_the_party_says_so_and_then_that_it_was_approved(house: House) -> None:
    desk = await desk_of(house, party_approves=True)
    machine = await house.machine(desk.party["id"], "referrals:read", "plans:approve")
    assert (await _status(house, machine, desk.traject_id))["planState"] is None
    await desk.approved()
    assert (await _status(house, machine, desk.traject_id))["planState"] == "submitted"
    answer = await house.http.post(
        f"/trajects/{desk.traject_id}/plan/approve-by-party", headers=machine.headers, json={"number": 1}
    )
    assert answer.status_code == 200, answer.text
    assert (await _status(house, machine, desk.traject_id))["planState"] == "approved"


@pytest.mark.clause("R8")
async def test_a_plan_that_needs_no_party_is_told_as_approved_at_once(house: House) -> None:
    desk = await desk_of(house)
    machine = await house.machine(desk.party["id"], "referrals:read")
    await desk.approved()
    status = await _status(house, machine, desk.traject_id)
    assert status["planState"] == "approved"
    assert "kok" not in str(status)


@pytest.mark.clause("R12")
@pytest.mark.parametrize(
    ("result", "told"), [("fit-for-work", "fit-for-work"), ("ended-illness", "ended-other")]
)
async def test_every_act_on_a_traject_shows_with_its_result_and_without_its_reason(
    house: House, result: str, told: str
) -> None:
    one = await case(house)
    machine = await house.machine(one.party["id"], "referrals:read")
    seen = [await _status(house, machine, one.traject_id)]
    for act, body in (
        ("activate", {"beginsOn": "2026-11-02"}),
        ("suspend", {"beginsOn": "2026-11-10", "reason": REASON}),
        ("resume", {"resumesOn": "2026-11-16"}),
        ("close", {"endedOn": "2026-11-20", "result": result, "reason": REASON}),
    ):
        house.clock.advance(seconds=1)
        await one.done(act, **body)
        seen.append(await _status(house, machine, one.traject_id))
    states = [status["trajectState"] for status in seen]
    assert states == ["registered", "active", "suspended", "active", "closed"]
    assert len({status["changedAt"] for status in seen}) == 5
    assert (seen[-1]["resultCode"], seen[-1]["endedOn"]) == (told, "2026-11-20")
    assert seen[-2]["resultCode"] is None
    assert "Kanarie" not in str(seen)
