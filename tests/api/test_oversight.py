"""Who looked, who can look, handing a client over, the day, and the log for the privacy officer."""

from typing import Any
from uuid import UUID

import pytest

from domain.access_log.labels import ACTION_LABELS, PURPOSE_LABELS
from domain.policy.actions import Action
from domain.policy.roles import Role
from domain.policy.rules import CLIENT_FILE_ACTIONS, RULES
from tests.support.house import House, Person


async def bureau(house: House) -> tuple[Person, Person, Person, UUID]:
    """Coordinator, the assigned adviser, another adviser, the client."""
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, mine)
    return coordinator, mine, await house.person(Role.ADVISER), client_id


async def get(house: House, person: Person, path: str) -> Any:
    answer = await house.http.get(path, headers=person.headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def hand_over(house: House, coordinator: Person, client_id: UUID, adviser: Person) -> int:
    answer = await house.http.post(
        f"/clients/{client_id}/assignments",
        headers=coordinator.headers,
        json={"adviserId": str(adviser.id), "reason": "verhuisd"},
    )
    return answer.status_code


@pytest.mark.clause("R6")
async def test_the_access_log_tells_in_dutch_who_did_what_and_why(house: House) -> None:
    _, mine, other, client_id = await bureau(house)
    base = f"/clients/{client_id}"
    await get(house, mine, base)
    await house.http.post(f"{base}/bsn", headers=mine.headers, json={"purpose": "legal-duty"})
    await get(house, mine, f"{base}/health-records?purpose=suitability-assessment")
    await get(house, mine, "/clients")
    refused = await house.http.get(base, headers=other.headers)
    assert refused.status_code == 404
    log = (await get(house, mine, f"{base}/access-log"))["items"]
    told = [(item["actionLabel"], item["purposeLabel"], item["clause"], item["result"]) for item in log]
    assert told == [
        ("Het dossier geopend", "begeleiding naar werk", "R24", "refused"),
        ("In een lijst met cliënten getoond", "begeleiding naar werk", "R24", "done"),
        ("De functionele beperkingen geopend", "beoordelen welk werk past", "R7", "done"),
        ("Het BSN getoond", "wettelijke verplichting", "UAVG 46", "done"),
        ("Het dossier geopend", "begeleiding naar werk", "R24", "done"),
        ("De privacyverklaring aangeboden", "wettelijke verplichting", "R3", "done"),
        ("Het dossier aangemaakt", "aanmelding en intake", "R26", "done"),
    ]
    assert {item["actorRole"] for item in log[1:5]} == {"adviser"}
    assert all(item["actionLabel"] == ACTION_LABELS[Action(item["action"])] for item in log)
    assert all(item["purposeLabel"] in PURPOSE_LABELS.values() for item in log)
    assert [item["actorName"] for item in log[1:]].count(log[1]["actorName"]) == 5


async def test_the_access_log_comes_in_pages(house: House) -> None:
    _, mine, _, client_id = await bureau(house)
    for _ in range(5):
        await get(house, mine, f"/clients/{client_id}")
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = await get(house, mine, f"/clients/{client_id}/access-log?limit=2&cursor={cursor}")
        seen += [item["id"] for item in page["items"]]
        cursor = page["nextCursor"]
    assert len(seen) == len(set(seen)) >= 6


@pytest.mark.clause("R24")
async def test_who_can_access_names_those_who_indeed_can_and_nobody_else(house: House) -> None:
    coordinator, mine, other, client_id = await bureau(house)
    people = [coordinator, mine, other]
    people += [await house.person(role) for role in Role if role not in (Role.ADVISER, Role.COORDINATOR)]
    reach = (await get(house, mine, f"/clients/{client_id}/who-can-access"))["items"]
    assert [(item["userId"], item["relation"]) for item in reach] == [
        (str(mine.id), "assigned"),
        (str(coordinator.id), "office"),
    ]
    named = {item["userId"]: set(item["scope"]) for item in reach}
    probes = {
        Action.CLIENT_READ: "",
        Action.NOTE_READ: "/notes",
        Action.BENEFIT_READ: "/benefits",
        Action.HEALTH_READ: "/health-records?purpose=guidance",
        Action.ACCESS_LOG_READ: "/access-log",
        Action.ACCESS_EXPLAIN: "/who-can-access",
        Action.ASSIGNMENT_LIST: "/assignments",
    }
    for person in people:
        for action, path in probes.items():
            answer = await house.http.get(f"/clients/{client_id}{path}", headers=person.headers)
            said = action.value in named.get(str(person.id), set())
            assert said == (answer.status_code == 200), (person.role, action)
    by_rule = {
        rule.action.value for rule in RULES if rule.role is Role.ADVISER and rule.relation == "assigned"
    }
    assert named[str(mine.id)] == by_rule & {action.value for action in CLIENT_FILE_ACTIONS}


@pytest.mark.clause("R27")
async def test_who_can_access_drops_who_has_no_agreement_any_more(house: House) -> None:
    coordinator, mine, _, client_id = await bureau(house)
    await house.sign_agreement(coordinator.id, days=500)
    house.clock.advance(days=366)
    house.people["administrator"] = await house.fresh(house.administrator)
    again = await house.fresh(coordinator)
    reach = (await get(house, again, f"/clients/{client_id}/who-can-access"))["items"]
    assert [item["userId"] for item in reach] == [str(coordinator.id)]
    assert str(mine.id) not in str(reach)


@pytest.mark.clause("R24")
async def test_handing_over_ends_the_old_advisers_access_at_once(house: House) -> None:
    coordinator, mine, other, client_id = await bureau(house)
    base = f"/clients/{client_id}"
    await get(house, mine, base)
    house.clock.advance(minutes=1)
    assert await hand_over(house, coordinator, client_id, other) == 201
    for path in (base, f"{base}/notes", f"{base}/benefits", f"{base}/access-log"):
        assert (await house.http.get(path, headers=mine.headers)).status_code == 404
        assert (await house.http.get(path, headers=other.headers)).status_code == 200
    assert (await get(house, mine, "/clients"))["items"] == []
    assert [item["id"] for item in (await get(house, other, "/clients"))["items"]] == [str(client_id)]
    assignments = (await get(house, coordinator, f"{base}/assignments"))["items"]
    assert [item["adviserId"] for item in assignments] == [str(other.id), str(mine.id)]
    assert assignments[1]["validUntil"] == assignments[0]["validFrom"]
    assert assignments[0]["reason"] == "verhuisd"


@pytest.mark.clause("R27")
async def test_an_adviser_without_an_agreement_gets_no_client(house: House) -> None:
    coordinator, mine, _, client_id = await bureau(house)
    without = await house.person(Role.ADVISER, agreement=False)
    assert await hand_over(house, coordinator, client_id, without) == 409
    assert await hand_over(house, coordinator, client_id, house.administrator) == 409
    await get(house, mine, f"/clients/{client_id}")


def kinds(day: Any) -> list[tuple[str, bool]]:
    return [(action["kind"], action["overdue"]) for action in day["openActions"]]


async def test_the_day_of_an_adviser_lists_what_is_new_and_what_waits(house: House) -> None:
    _, mine, other, client_id = await bureau(house)
    day = await get(house, mine, "/day")
    assert [item["clientId"] for item in day["newAssignments"]] == [str(client_id)]
    assert kinds(day) == [("first-contact", False)]
    await get(house, mine, f"/clients/{client_id}")
    assert (await get(house, mine, "/day"))["newAssignments"] == []
    house.clock.advance(days=8)
    mine = await house.fresh(mine)
    assert kinds(await get(house, mine, "/day")) == [("first-contact", True)]
    moment = house.clock.now()
    note = {
        "kind": "phone",
        "happenedAt": moment.isoformat(),
        "text": "Gebeld.",
        "nextContactOn": moment.date().isoformat(),
    }
    await house.http.post(f"/clients/{client_id}/notes", headers=mine.headers, json=note)
    draft = {"text": "Nog af te maken"}
    await house.http.put(f"/clients/{client_id}/note-draft", headers=mine.headers, json=draft)
    house.clock.advance(days=2)
    mine = await house.fresh(mine)
    day = await get(house, mine, "/day")
    assert sorted(kinds(day)) == [("draft-note", True), ("next-contact", True)]
    assert "Nog af te maken" not in str(day)
    nothing = await get(house, await house.fresh(other), "/day")
    assert (nothing["newAssignments"], nothing["openActions"]) == ([], [])


async def test_the_day_of_the_coordinator_counts_and_names_no_client(house: House) -> None:
    coordinator, _, _, client_id = await bureau(house)
    await house.person(Role.ADVISER, agreement=False)
    day = await get(house, coordinator, "/day")
    assert kinds(day) == [("adviser-without-agreement", True)]
    assert day["openActions"][0]["count"] == 1
    assert str(client_id) not in str(day)
    assert kinds(await get(house, house.administrator, "/day")) == []


@pytest.mark.clause("R27")
async def test_the_day_warns_of_an_agreement_that_is_about_to_end(house: House) -> None:
    _, mine, _, _ = await bureau(house)
    house.clock.advance(days=340)
    soon = await get(house, await house.fresh(mine), "/day")
    assert ("agreement-expiring", False) in kinds(soon)
    house.clock.advance(days=30)
    late = await get(house, await house.fresh(mine), "/day")
    assert kinds(late) == [("agreement-expiring", True)]
    assert late["newAssignments"] == []


@pytest.mark.clause("R6")
async def test_the_privacy_officer_reads_the_log_and_no_other_role_does(house: House) -> None:
    _, mine, other, client_id = await bureau(house)
    await get(house, mine, f"/clients/{client_id}")
    await house.http.get(f"/clients/{client_id}", headers=other.headers)
    officer = await house.person(Role.PRIVACY_OFFICER)
    path = f"/audit-records?clientId={client_id}&action=client.read"
    found = (await get(house, officer, path))["items"]
    assert [(item["actorId"], item["result"]) for item in found] == [
        (str(other.id), "refused"),
        (str(mine.id), "done"),
    ]
    assert found[0]["actionLabel"] == "Het dossier geopend"
    refusals = (await get(house, officer, f"{path}&result=refused&actorId={other.id}"))["items"]
    assert [item["id"] for item in refusals] == [found[0]["id"]]
    assert "achternaam" not in str(found)
    for role in Role:
        if role is not Role.PRIVACY_OFFICER:
            person = await house.person(role)
            assert (await house.http.get(path, headers=person.headers)).status_code == 403
    assert (await house.http.get(f"/clients/{client_id}", headers=officer.headers)).status_code == 404


async def test_the_policy_is_shown_as_it_decides(house: House) -> None:
    rules = (await get(house, house.administrator, "/policy/matrix"))["items"]
    assert len(rules) == len(RULES)
    assert {rule["action"] for rule in rules} == {rule.action.value for rule in RULES}
    health = [rule for rule in rules if rule["action"] == "health.read"]
    assert [(rule["role"], rule["relation"], rule["agreement"]) for rule in health] == [
        ("adviser", "assigned", True),
        ("adviser", "stand-in-with-health", True),
    ]
