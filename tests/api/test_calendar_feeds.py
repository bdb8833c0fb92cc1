"""The feed of an adviser's own calendar: one secret, times and numbers only, the walls of every moment (R13, R23)."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from icalendar import Calendar

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.house import House, Person

MARK = "Kanarie"


async def bureau(house: House) -> tuple[Person, Person, UUID]:
    """Coordinator, the assigned adviser, and a client whose every text holds the mark."""
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", f"{MARK} opdrachtgever", ["naar-werk"])
    return coordinator, adviser, await house.client(coordinator, party, adviser, mark=MARK)


async def plan(house: House, adviser: Person, client_id: UUID, **more: Any) -> dict[str, Any]:
    body = {
        "kind": "at-employer",
        "startsAt": (house.clock.now() + timedelta(days=1)).isoformat(),
        "minutes": 45,
        "place": f"{MARK}plaats",
        "remark": f"{MARK}opmerking over de beperking",
        **more,
    }
    made = await house.http.post(f"/clients/{client_id}/appointments", headers=adviser.headers, json=body)
    assert made.status_code == 201, made.text
    answer: dict[str, Any] = made.json()
    return answer


async def feed_of(house: House, adviser: Person) -> str:
    made = await house.http.post("/calendar-feeds", headers=adviser.headers)
    assert made.status_code == 201, made.text
    assert made.json()["address"].endswith(f"/api/v1/calendar-feeds/{made.json()['secret']}.ics")
    return f"/calendar-feeds/{made.json()['secret']}.ics"


async def events(house: House, path: str) -> list[Any]:
    answer = await house.http.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.text).walk("VEVENT"))


def records(house: House, cluster: Cluster) -> list[tuple[Any, ...]]:
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        return connection.execute(
            "select actor_id, actor_kind, relation, result, client_ids from audit_record"
            " where action = 'calendar-feed.read' order by id"
        ).fetchall()


@pytest.mark.clause("R23")
async def test_the_feed_tells_a_number_and_a_time_and_nothing_else_of_the_client(house: House) -> None:
    _, adviser, client_id = await bureau(house)
    await plan(house, adviser, client_id)
    headers = adviser.headers
    opened = (await house.http.get(f"/clients/{client_id}", headers=headers)).json()
    health = {"item": "tillen", "explanation": f"{MARK}beperking", "source": "client", "level": "limited"}
    await house.http.post(
        f"/clients/{client_id}/health-records?purpose=guidance", headers=headers, json=health
    )
    text = (await house.http.get(await feed_of(house, adviser))).text
    unfolded = text.replace("\r\n ", "").casefold()
    for word in (
        MARK, opened["personal"]["email"] if "personal" in opened else MARK, "beperking", "tillen", "naar-werk", "werk",
        "uwv", "at-employer", "employer", "location", "description", "attendee", "organizer",
    ):  # fmt: skip
        assert word.casefold() not in unfolded, word
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["summary"]) == f"Afspraak {opened['number']}"
    assert set(event) == {
        "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "DTSTART", "DTEND", "SUMMARY", "CLASS", "SEQUENCE", "STATUS",
        "TRANSP",
    }  # fmt: skip


@pytest.mark.clause("R13")
async def test_the_file_is_valid_and_follows_moves_and_cancellations(house: House) -> None:
    _, adviser, client_id = await bureau(house)
    made = await plan(house, adviser, client_id)
    path = await feed_of(house, adviser)
    raw = (await house.http.get(path)).text
    assert raw.startswith("BEGIN:VCALENDAR\r\n")
    assert raw.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))
    assert "\n" not in raw.replace("\r\n", "")
    assert {"VERSION:2.0", "CALSCALE:GREGORIAN"} <= set(raw.split("\r\n"))
    (event,) = await events(house, path)
    assert (event["sequence"], str(event["status"]), str(event["uid"])) == (
        0,
        "CONFIRMED",
        f"{made['id']}@trajectdossier",
    )
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=45)
    one = f"/clients/{client_id}/appointments/{made['id']}"
    later = (datetime.fromisoformat(made["startsAt"]) + timedelta(hours=2)).isoformat()
    house.clock.advance(minutes=1)
    for version, body in (("1", {"startsAt": later}), ("2", {"remark": "x"}), ("3", {"state": "cancelled"})):
        changed = await house.http.patch(
            one, headers={**adviser.headers, "If-Match": f'"{version}"'}, json=body
        )
        assert changed.status_code == 200, changed.text
    (event,) = await events(house, path)
    # A remark is no news for a calendar.
    assert (event["sequence"], str(event["status"])) == (2, "CANCELLED")
    assert event["dtstart"].dt == datetime.fromisoformat(later)
    assert event["dtstamp"].dt == house.clock.now().replace(microsecond=0)
    assert (await house.http.delete(one, headers={**adviser.headers, "If-Match": '"4"'})).status_code == 204
    assert await events(house, path) == []


@pytest.mark.clause("R24")
async def test_the_feed_is_empty_one_second_after_the_assignment_ends(house: House) -> None:
    coordinator, adviser, client_id = await bureau(house)
    other = await house.person(Role.ADVISER)
    await plan(house, adviser, client_id)
    path, theirs = await feed_of(house, adviser), await feed_of(house, other)
    assert len(await events(house, path)) == 1
    assert await events(house, theirs) == []
    moved = await house.http.post(
        f"/clients/{client_id}/assignments",
        headers=coordinator.headers,
        json={"adviserId": str(other.id), "reason": "vakantie"},
    )
    assert moved.status_code == 201
    house.clock.advance(seconds=1)
    assert await events(house, path) == []
    # The appointment follows the client.
    assert len(await events(house, theirs)) == 1


@pytest.mark.clause("R27")
async def test_the_feed_is_empty_the_day_after_the_agreement_ends(house: House) -> None:
    coordinator = await house.person(Role.COORDINATOR)
    adviser = await house.person(Role.ADVISER, agreement=False)
    await house.sign_agreement(adviser.id, days=1)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser)
    start = (house.clock.now() + timedelta(days=5)).isoformat()
    await plan(house, adviser, client_id, startsAt=start)
    path = await feed_of(house, adviser)
    house.clock.advance(days=1)
    assert len(await events(house, path)) == 1
    house.clock.advance(days=1)
    assert await events(house, path) == []


@pytest.mark.clause("R6")
async def test_the_feed_of_a_removed_user_is_gone(house: House) -> None:
    _, adviser, client_id = await bureau(house)
    await plan(house, adviser, client_id)
    path = await feed_of(house, adviser)
    removed = await house.http.post(f"/users/{adviser.id}/remove", headers=house.administrator.headers)
    assert removed.status_code == 200, removed.text
    assert (await house.http.get(path)).status_code == 404


@pytest.mark.clause("R6")
async def test_a_reset_password_shuts_the_feed_until_it_is_changed(house: House) -> None:
    _, adviser, client_id = await bureau(house)
    await plan(house, adviser, client_id)
    path = await feed_of(house, adviser)
    reset = await house.http.post(f"/users/{adviser.id}/reset-password", headers=house.administrator.headers)
    assert reset.status_code == 200, reset.text
    assert await events(house, path) == []


@pytest.mark.clause("R6")
async def test_a_new_feed_ends_the_one_before_and_a_revoked_one_is_unknown(house: House) -> None:
    _, adviser, _ = await bureau(house)
    state = "/calendar-feeds"
    assert (await house.http.get(state, headers=adviser.headers)).json() == {"feed": None}
    first, second = await feed_of(house, adviser), await feed_of(house, adviser)
    assert (await house.http.get(first)).status_code == 404
    assert (await house.http.get(second)).status_code == 200
    shown = (await house.http.get(state, headers=adviser.headers)).json()
    assert set(shown["feed"]) == {"id", "createdAt"}
    one = f"{state}/{shown['feed']['id']}"
    other = await house.person(Role.ADVISER)
    assert (await house.http.delete(one, headers=other.headers)).status_code == 404
    assert (await house.http.delete(one, headers=adviser.headers)).status_code == 204
    assert (await house.http.get(second)).status_code == 404
    assert (await house.http.get(f"/calendar-feeds/{'A' * 43}.ics")).status_code == 404


@pytest.mark.clause("R6")
async def test_the_secret_is_kept_as_a_hash_and_in_no_log_line(
    house: House, cluster: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    _, adviser, _ = await bureau(house)
    made = await house.http.post("/calendar-feeds", headers=adviser.headers)
    secret = made.json()["secret"]
    with caplog.at_level(logging.DEBUG):
        # The test's own client is silenced: what counts is what the application writes.
        logging.getLogger("httpx").setLevel(logging.WARNING)
        await house.http.get(f"/calendar-feeds/{secret}.ics")
        await house.http.get(f"/calendar-feeds/{secret[:-1]}x.ics")
    assert secret[:20] not in caplog.text
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        row = connection.execute(
            "select f::text, encode(token_hash, 'escape') from calendar_feed f"
        ).fetchone()
    assert row is not None
    assert all(secret not in str(column) for column in row)


async def test_each_fetch_is_one_record_that_names_who_was_shown(house: House, cluster: Cluster) -> None:
    _, adviser, client_id = await bureau(house)
    await plan(house, adviser, client_id)
    path = await feed_of(house, adviser)
    await house.http.get(path)
    await house.http.get(f"/calendar-feeds/{'A' * 43}.ics")
    anonymous = UUID("00000000-0000-7000-8000-000000000000")
    assert records(house, cluster) == [
        (adviser.id, "system", "job", "done", [client_id]),
        (anonymous, "anonymous", "public", "failed", None),
    ]
    log = await house.http.get(f"/clients/{client_id}/access-log", headers=adviser.headers)
    assert "calendar-feed.read" in {item["action"] for item in log.json()["items"]}
