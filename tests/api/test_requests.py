"""Data-subject requests from registration to letter, and everything that may not happen on the way."""

from typing import Any

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.house import House
from tests.support.request_desk import GRANTED, REFUSED, Desk, desk_of


@pytest.fixture
async def desk(house: House) -> Desk:
    return await desk_of(house)


@pytest.mark.clause("R41")
async def test_a_request_goes_from_registration_to_letter(desk: Desk) -> None:
    made = (await desk.register()).json()
    assert (made["number"], made["state"], made["dueOn"]) == ("V-2026-0001", "received", "2026-12-24")
    assert "uw gegevens te zien" in await desk.letter(made["id"], made["letters"][0]["id"])
    for act, by, body, state in (
        ("verify-identity", "officer", {"method": "seen-in-person"}, "in-progress"),
        ("decide", "officer", GRANTED, "decided"),
        ("review", "director", {"agreed": True}, "reviewed"),
    ):
        answer = await desk.act(made["id"], act, by, **body)
        assert (answer.status_code, answer.json()["state"]) == (200, state), answer.text
    assert (await desk.act(made["id"], "package")).status_code == 201
    answer = await desk.act(made["id"], "execute")
    assert (answer.status_code, answer.json()["state"]) == (200, "executed"), answer.text
    letters = answer.json()["letters"]
    assert [letter["kind"] for letter in letters] == ["request-decision", "request-received"]
    assert "Wij doen wat u vraagt" in await desk.letter(made["id"], letters[0]["id"])
    closed = await desk.act(made["id"], "close")
    assert closed.json()["state"] == "closed"
    acts = [entry["act"] for entry in closed.json()["history"]]
    assert acts == ["closed", "executed", "reviewed", "decided", "identity-verified", "registered"]


@pytest.mark.clause("R43")
async def test_a_refusal_says_why_and_every_remedy(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "decide", **REFUSED)
    reviewed = (await desk.act(request_id, "review", "director", agreed=True)).json()
    words = await desk.letter(request_id, reviewed["letters"][0]["id"])
    for said in ("Wij doen niet wat u vraagt", "Een ander heeft recht", "UAVG artikel 41", "bemiddeling", "klacht",
                 "Autoriteit Persoonsgegevens", "rechter"):  # fmt: skip
        assert said in words, said


@pytest.mark.clause("R41")
async def test_nothing_is_decided_before_it_is_known_who_asks(desk: Desk) -> None:
    request_id = (await desk.register()).json()["id"]
    refused = await desk.act(request_id, "decide", **GRANTED)
    assert (refused.status_code, refused.json()["clause"]) == (403, "R41")
    log = await desk.house.http.get(
        f"/clients/{desk.client_id}/access-log", headers=desk.people["adviser"].headers
    )
    assert ("request.decide", "failed") in {(e["action"], e["result"]) for e in log.json()["items"]}


@pytest.mark.clause("R41")
async def test_an_identity_that_could_not_be_established_loses_nothing(desk: Desk) -> None:
    request_id = (await desk.register()).json()["id"]
    ended = await desk.act(request_id, "verify-identity", method=None)
    assert ended.json()["state"] == "identity-not-established"
    letter = ended.json()["letters"][0]
    assert letter["kind"] == "request-identity"
    for said in ("niet om na te gaan", "verder met uw verzoek", "niet opnieuw"):
        assert said in await desk.letter(request_id, letter["id"]), said
    again = await desk.act(request_id, "reopen", reason="identity-established")
    assert (again.json()["state"], again.json()["scope"]) == ("received", "Alles van dit jaar.")


@pytest.mark.clause("R42")
@pytest.mark.parametrize(
    "body",
    [
        {"outcome": "refused", "explanation": "Nee."},
        {"outcome": "partly", "explanation": "Een deel."},
        {**GRANTED, "ground": "excessive"},
        {"outcome": "refused", "ground": "geen zin", "explanation": "Nee."},
        {"outcome": "refused", "ground": "excessive"},
    ],
)
async def test_a_refusal_without_a_coded_ground_and_words_is_refused(
    desk: Desk, body: dict[str, str]
) -> None:
    request_id = await desk.identified()
    assert (await desk.act(request_id, "decide", **body)).status_code == 400
    assert (await desk.read(request_id)).json()["state"] == "in-progress"


@pytest.mark.clause("R42")
async def test_the_second_person_is_another_than_who_decided(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "decide", **GRANTED)
    own = await desk.act(request_id, "review", agreed=True)
    assert (own.status_code, own.json()["clause"]) == (403, "R42")
    back = await desk.act(request_id, "review", "director", agreed=False)
    assert (back.json()["state"], back.json()["decision"]) == ("in-progress", None)


@pytest.mark.clause("R42")
async def test_the_second_person_is_another_than_who_handles(desk: Desk) -> None:
    desk.people["second officer"] = await desk.house.person(Role.PRIVACY_OFFICER)
    request_id = await desk.identified()
    assert (await desk.act(request_id, "decide", "second officer", **GRANTED)).status_code == 200
    handler = await desk.act(request_id, "review", agreed=True)
    assert (handler.status_code, handler.json()["clause"]) == (403, "R42")
    assert (await desk.act(request_id, "review", "director", agreed=True)).status_code == 200


@pytest.mark.clause("R42")
async def test_the_adviser_of_the_client_decides_nothing_also_with_the_officers_role(desk: Desk) -> None:
    both = await desk.house.person(Role.ADVISER, roles=frozenset({Role.ADVISER, Role.PRIVACY_OFFICER}))
    to = {"adviserId": str(both.id), "reason": "proef"}
    moved = await desk.house.http.post(
        f"/clients/{desk.client_id}/assignments", headers=desk.people["coordinator"].headers, json=to
    )
    assert moved.status_code in (200, 201), moved.text
    desk.people |= {"both": both, "adviser": both}
    await desk.later(seconds=1)
    request_id = await desk.identified()
    own = await desk.act(request_id, "decide", "both", **GRANTED)
    assert (own.status_code, own.json()["clause"]) == (403, "R42")
    assert (await desk.act(request_id, "decide", **GRANTED)).status_code == 200
    own = await desk.act(request_id, "review", "both", agreed=True)
    assert (own.status_code, own.json()["clause"]) == (403, "R42")


@pytest.mark.clause("R42")
@pytest.mark.parametrize("act", ["decide", "review", "execute", "close", "extend", "verify-identity"])
async def test_the_adviser_takes_in_and_decides_nothing(desk: Desk, act: str) -> None:
    request_id = await desk.identified()
    body = {
        "decide": GRANTED,
        "review": {"agreed": True},
        "extend": {"reason": "Drukte."},
        "verify-identity": {"method": "video"},
    }.get(act, {})
    assert (await desk.act(request_id, act, "adviser", **body)).status_code == 404


@pytest.mark.clause("R41")
async def test_the_term_is_extended_once_with_a_reason_and_a_letter_inside_the_first_term(desk: Desk) -> None:
    request_id = await desk.identified()
    extended = await desk.act(request_id, "extend", reason="Het dossier is groot.")
    assert extended.json()["dueOn"] == "2027-02-24"
    letters = extended.json()["letters"]
    assert "Het dossier is groot." in await desk.letter(request_id, letters[0]["id"])
    again = await desk.act(request_id, "extend", reason="Nog groter.")
    assert (again.status_code, again.json()["clause"]) == (409, "AVG 12")


@pytest.mark.clause("R41")
async def test_after_the_first_term_there_is_no_extension(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.later(days=31)
    late = await desk.act(request_id, "extend", reason="Te laat.")
    assert (late.status_code, late.json()["type"].rpartition("/")[2]) == (409, "term-over")
    assert (await desk.read(request_id)).json()["daysLeft"] == -1


@pytest.mark.clause("R41")
async def test_the_clock_stands_still_while_the_client_is_asked(desk: Desk) -> None:
    request_id = await desk.identified()
    asked = (await desk.act(request_id, "ask", question="Bedoelt u ook 2025?")).json()
    assert (asked["state"], asked["question"]) == ("clarification", "Bedoelt u ook 2025?")
    assert asked["letters"][0]["kind"] == "request-question"
    assert "Bedoelt u ook 2025?" in await desk.letter(request_id, asked["letters"][0]["id"])
    await desk.later(days=10)
    clarified = await desk.act(request_id, "clarify")
    # 24 December and ten days: a Sunday, so the Monday after it.
    assert (clarified.json()["state"], clarified.json()["dueOn"]) == ("in-progress", "2027-01-04")


@pytest.mark.clause("R43")
async def test_a_request_does_not_close_before_it_is_executed(desk: Desk) -> None:
    request_id = await desk.identified()
    assert (await desk.act(request_id, "close")).status_code == 409
    await desk.act(request_id, "decide", **GRANTED)
    assert (await desk.act(request_id, "close")).status_code == 409


@pytest.mark.clause("R24")
async def test_the_coordinator_takes_a_request_in_without_a_word_of_it(desk: Desk, cluster: Cluster) -> None:
    made = await desk.register("coordinator")
    assert made.status_code == 201, made.text
    assert made.json()["scope"] is None
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        assert connection.execute("select scope_sealed from data_subject_request").fetchall() == [(None,)]
    assert (await desk.read(made.json()["id"], "coordinator")).status_code == 404


@pytest.mark.clause("R40")
async def test_the_officer_sees_of_the_file_what_the_case_needs_and_no_longer_than_it_is_open(
    desk: Desk,
) -> None:
    officer = desk.people["officer"]
    base = f"/clients/{desk.client_id}"
    request_id = (await desk.register()).json()["id"]
    found = await desk.house.http.get("/data-subject-requests", headers=officer.headers)
    assert found.json()["items"][0]["clientName"] == "Proefvoornaam van Proefachternaam"
    for part in ("", "/notes", "/documents", "/health-records?purpose=guidance", "/tasks"):
        assert (await desk.house.http.get(base + part, headers=officer.headers)).status_code in (403, 404), (
            part
        )
    await desk.act(request_id, "withdraw", "adviser")
    assert (await desk.read(request_id)).status_code == 404
    ended = await desk.house.http.get("/data-subject-requests?ended=true", headers=officer.headers)
    assert [item["clientName"] for item in ended.json()["items"]] == [None]


@pytest.mark.clause("R6")
async def test_what_was_asked_and_answered_is_sealed(desk: Desk, cluster: Cluster) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "extend", reason="Het dossier is groot.")
    await desk.act(request_id, "decide", **REFUSED)
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        rows = connection.execute(
            "select r::text from data_subject_request r union all select l::text from letter l"
        ).fetchall()
    assert len(rows) == 3
    for words in ("Alles van dit jaar", "Het dossier is groot", "recht op privacy"):
        assert all(words not in row[0] and words.encode().hex() not in row[0] for row in rows)


@pytest.mark.clause("R41")
async def test_a_day_that_has_not_come_is_refused(desk: Desk) -> None:
    answer = await desk.register(receivedOn="2026-12-01")
    assert (answer.status_code, answer.json()["clause"]) == (400, "R41")


@pytest.mark.clause("R41")
async def test_open_requests_stand_on_the_day_of_who_handles_them(desk: Desk) -> None:
    request_id = await desk.identified()

    async def waiting(who: str) -> list[dict[str, Any]]:
        day = await desk.house.http.get("/day", headers=desk.people[who].headers)
        return [one for one in day.json()["openActions"] if one["kind"] == "request-waiting"]

    (line,) = await waiting("officer")
    assert (line["count"], line["overdue"], line["clientId"]) == (1, False, None)
    assert await waiting("adviser") == []
    await desk.later(days=40)
    assert [one["overdue"] for one in await waiting("officer")] == [True]
    await desk.act(request_id, "withdraw")
    assert await waiting("officer") == []
