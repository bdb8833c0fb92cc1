"""Requests decided part by part, fees, joining, mandates, handing over, reopening, and taking in by number."""

import json
from typing import Any

import psycopg
import pytest

from domain.policy.roles import Role
from domain.requests.escalation import escalate_requests
from domain.requests.registering import TAKEN_IN_PER_HOUR
from tests.support.cluster import Cluster
from tests.support.fill_access import strong
from tests.support.house import House
from tests.support.request_desk import GRANTED, REFUSED, Desk, desk_of

KEPT = {
    "asked": "De gegevens van de opdracht",
    "category": "traject",
    "outcome": "refused",
    "ground": "legal-retention",
    "explanation": "De belasting vraagt ernaar.",
    "keptUntil": "2036-12-31",
}
GONE = {"asked": "De notities van het eerste gesprek", "category": "guidance", "outcome": "granted"}
PARTLY = {"items": [GONE, KEPT], "explanation": "Wij wissen wat weg mag."}
FEE = {"cents": 1500, "ground": "excessive", "reason": "U vroeg dit elke week opnieuw."}


@pytest.fixture
async def desk(house: House) -> Desk:
    return await desk_of(house)


async def decided(desk: Desk, body: dict[str, Any], **changes: Any) -> tuple[str, dict[str, Any]]:
    """Decided by the officer and agreed by the director."""
    request_id = await desk.identified(**changes)
    answer = await desk.act(request_id, "decide", **body)
    assert answer.status_code == 200, answer.text
    answer = await desk.act(request_id, "review", "director", agreed=True)
    assert answer.status_code == 200, answer.text
    return request_id, answer.json()


@pytest.mark.clause("R42")
async def test_the_whole_follows_from_its_parts_and_the_letter_names_each(desk: Desk) -> None:
    request_id, made = await decided(desk, PARTLY, type="erasure")
    assert (made["decision"]["outcome"], made["decision"]["ground"]) == ("partly", "legal-retention")
    assert [item["asked"] for item in made["items"]] == [GONE["asked"], KEPT["asked"]]
    words = await desk.letter(request_id, made["letters"][0]["id"])
    for said in ("Wij doen een deel", "Wat weggaat", GONE["asked"], "Wat blijft", KEPT["asked"],
                 KEPT["explanation"], "31 december 2036", "AVG artikel 17", "Autoriteit Persoonsgegevens"):  # fmt: skip
        assert said in words.replace("\r\n", " "), said


@pytest.mark.clause("R42")
@pytest.mark.parametrize(
    "item",
    [
        {"asked": "De notities", "outcome": "refused", "explanation": "Nee."},
        {"asked": "De notities", "outcome": "refused", "ground": "geen zin", "explanation": "Nee."},
        {"asked": "De notities", "outcome": "refused", "ground": "excessive"},
        {"asked": "De notities", "outcome": "partly", "ground": "excessive", "explanation": "Half."},
        {"asked": "De notities", "outcome": "granted", "ground": "excessive"},
    ],
)
async def test_a_part_refused_without_coded_ground_and_words_is_refused(
    desk: Desk, item: dict[str, str]
) -> None:
    request_id = await desk.identified()
    answer = await desk.act(request_id, "decide", items=[GONE, item], explanation="Zie hieronder.")
    assert answer.status_code == 400, answer.text
    found = (await desk.read(request_id)).json()
    assert (found["state"], found["items"]) == ("in-progress", [])


@pytest.mark.clause("R42")
async def test_what_was_sent_back_is_there_to_go_on_with(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "decide", **PARTLY)
    back = (await desk.act(request_id, "review", "director", agreed=False)).json()
    assert (back["decision"], len(back["items"])) == (None, 2)
    again = await desk.act(request_id, "decide", items=[GONE], explanation="Toch alles.")
    assert (again.json()["decision"]["outcome"], len(again.json()["items"])) == ("granted", 1)


@pytest.mark.clause("R6")
async def test_the_words_of_every_part_are_sealed(desk: Desk, cluster: Cluster) -> None:
    await decided(desk, PARTLY, requester={"name": "Mr. Machtig", "mandate": "lawyer", "seen": True})
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        rows = connection.execute(
            "select i::text from request_item i union all select r::text from data_subject_request r"
        ).fetchall()
    assert len(rows) == 3
    for words in ("notities", "belasting", "Machtig", "weg mag"):
        assert all(words not in row[0] and words.encode().hex() not in row[0] for row in rows)


@pytest.mark.clause("R41")
async def test_completing_is_a_request_of_its_own(desk: Desk) -> None:
    made = (await desk.register(type="completion")).json()
    assert made["type"] == "completion"
    assert "aan te vullen" in await desk.letter(made["id"], made["letters"][0]["id"])


# ---------------------------------------------------------------------------------------------------- fee


@pytest.mark.clause("R44")
@pytest.mark.parametrize("ground", [None, "rights-of-others", "legal-claim"])
async def test_a_fee_on_an_ordinary_request_is_refused_and_logged(desk: Desk, ground: str | None) -> None:
    request_id = await desk.identified()
    refused = await desk.act(request_id, "fee", **{**FEE, "ground": ground})
    assert (refused.status_code, refused.json()["clause"]) == (403, "R44")
    log = await desk.house.http.get(
        f"/clients/{desk.client_id}/access-log", headers=desk.people["adviser"].headers
    )
    assert ("request.decide", "failed") in {(e["action"], e["result"]) for e in log.json()["items"]}


@pytest.mark.clause("R44")
async def test_a_fee_has_a_reason_and_a_second_person_and_stands_in_the_letter(desk: Desk) -> None:
    request_id = await desk.identified()
    assert (await desk.act(request_id, "fee", **FEE)).status_code == 200
    waits = await desk.act(request_id, "decide", **GRANTED)
    assert (waits.status_code, waits.json()["type"].rpartition("/")[2]) == (409, "fee-waits")
    own = await desk.act(request_id, "approve-fee")
    assert (own.status_code, own.json()["clause"]) == (403, "R44")
    agreed = await desk.act(request_id, "approve-fee", "director")
    assert agreed.json()["fee"]["approvedBy"] == str(desk.people["director"].id)
    await desk.act(request_id, "decide", **GRANTED)
    reviewed = (await desk.act(request_id, "review", "director", agreed=True)).json()
    words = await desk.letter(request_id, reviewed["letters"][0]["id"])
    for said in ("€ 15,00", FEE["reason"], "AVG artikel 12", "klacht"):
        assert str(said) in words, said


@pytest.mark.clause("R44")
async def test_a_fee_can_be_taken_away_again(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "fee", **FEE)
    assert (await desk.act(request_id, "drop-fee")).json()["fee"] is None
    assert (await desk.act(request_id, "decide", **GRANTED)).status_code == 200


@pytest.mark.clause("R41")
async def test_the_adviser_takes_back_for_the_client_whatever_was_written_of_it(desk: Desk) -> None:
    request_id = await desk.identified()
    await desk.act(request_id, "extend", reason="Het dossier is groot.")
    await desk.act(request_id, "ask", question="Wat bedoelt u?")
    assert (await desk.act(request_id, "withdraw", "adviser")).json()["state"] == "withdrawn"


# ---------------------------------------------------------------------------------------------------- who asks


@pytest.mark.clause("R41")
async def test_who_asks_for_the_client_shows_a_mandate_before_anything_else(desk: Desk) -> None:
    requester = {"name": "Mr. Machtig", "mandate": "lawyer", "seen": False}
    request_id = (await desk.register(requester=requester)).json()["id"]
    refused = await desk.act(request_id, "verify-identity", method="video")
    assert (refused.status_code, refused.json()["clause"]) == (403, "R41")
    named = await desk.act(request_id, "requester", requester={**requester, "seen": True})
    assert named.json()["requester"]["seen"] is True
    assert (await desk.act(request_id, "verify-identity", method="video")).status_code == 200


@pytest.mark.clause("R41")
async def test_a_repeat_is_answered_with_the_first_but_only_after_the_identity_check(desk: Desk) -> None:
    first = (await desk.register()).json()
    again = (await desk.register()).json()
    early = await desk.act(again["id"], "join", joinedTo=first["id"])
    assert (early.status_code, early.json()["clause"]) == (403, "R41")
    await desk.act(again["id"], "verify-identity", method="called-back")
    other = (await desk.register(type="portability")).json()
    assert (await desk.act(again["id"], "join", joinedTo=other["id"])).status_code == 400
    joined = (await desk.act(again["id"], "join", joinedTo=first["id"])).json()
    assert (joined["state"], joined["joinedTo"], joined["decision"]) == ("joined", first["id"], None)
    assert first["number"] in await desk.letter(again["id"], joined["letters"][0]["id"])
    assert (await desk.read(first["id"])).json()["state"] == "received"


# ---------------------------------------------------------------------------------------------------- by number


async def number_of(desk: Desk) -> str:
    answer = await desk.house.http.get(f"/clients/{desk.client_id}", headers=desk.people["adviser"].headers)
    return str(answer.json()["number"])


async def take_in(desk: Desk, by: str, number: str) -> Any:
    return await desk.house.http.post(
        "/data-subject-requests/by-client-number",
        headers=desk.people[by].headers,
        json={"clientNumber": number, "type": "access", "channel": "phone"},
    )


@pytest.mark.clause("R41")
async def test_any_member_of_staff_takes_a_request_in_by_number_and_hears_the_same(desk: Desk) -> None:
    desk.people["stranger"] = await desk.house.person(Role.ADVISER)
    desk.people["administration"] = await desk.house.person(Role.ADMINISTRATION)
    number = await number_of(desk)
    for by in ("stranger", "administration", "coordinator", "director", "officer", "adviser"):
        taken = await take_in(desk, by, number)
        assert taken.status_code == 201, taken.text
        assert set(taken.json()) == {"number", "receivedOn", "dueOn"}
        assert taken.json()["dueOn"] == "2026-12-24"
    found = await desk.house.http.get("/data-subject-requests", headers=desk.people["officer"].headers)
    assert len(found.json()["items"]) == 6
    one = found.json()["items"][0]["id"]
    assert (await desk.read(one, "stranger")).status_code == 404
    handled = (await desk.act(one, "verify-identity", method="called-back")).json()
    assert [letter["kind"] for letter in handled["letters"]] == ["request-received"]


@pytest.mark.clause("R41")
async def test_a_number_that_nobody_has_is_logged_and_tried_no_more_than_a_few_times(desk: Desk) -> None:
    unknown = await take_in(desk, "director", "C-999999")
    assert unknown.status_code == 404
    for _ in range(TAKEN_IN_PER_HOUR - 1):
        assert (await take_in(desk, "director", "C-999998")).json() | {
            "instance": None,
            "requestId": None,
        } == (unknown.json() | {"instance": None, "requestId": None})
    assert (await take_in(desk, "director", "C-999999")).status_code == 429
    assert (await take_in(desk, "director", await number_of(desk))).status_code == 429


@pytest.mark.clause("R24")
async def test_who_took_it_in_by_number_has_nothing_of_the_client(desk: Desk, cluster: Cluster) -> None:
    stranger = await desk.house.person(Role.ADVISER)
    desk.people["stranger"] = stranger
    await take_in(desk, "stranger", await number_of(desk))
    answer = await desk.house.http.get(
        f"/clients/{desk.client_id}/data-subject-requests", headers=stranger.headers
    )
    assert answer.status_code == 404
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        logged = connection.execute(
            "select client_id from audit_record where action = 'request.take-in' and result = 'done'"
        ).fetchall()
    assert logged == [(desk.client_id,)]


# ---------------------------------------------------------------------------------------------------- after the end


@pytest.mark.clause("R43")
async def test_the_officer_opens_again_what_was_closed_and_the_reason_stays(desk: Desk) -> None:
    request_id, _ = await decided(desk, REFUSED)
    await desk.act(request_id, "execute")
    await desk.act(request_id, "close")
    assert (await desk.read(request_id)).status_code == 404
    ended = await desk.house.http.get(
        "/data-subject-requests?ended=true", headers=desk.people["officer"].headers
    )
    assert [item["id"] for item in ended.json()["items"]] == [request_id]
    for by in ("adviser", "coordinator", "director"):
        assert (await desk.act(request_id, "reopen", by, reason="court")).status_code == 404
    assert (await desk.act(request_id, "reopen")).status_code == 400
    await desk.later(days=40)
    again = (await desk.act(request_id, "reopen", reason="client-objected")).json()
    assert (again["state"], again["reopenReason"], again["decision"]) == (
        "in-progress", "client-objected", None,
    )  # fmt: skip
    assert again["dueOn"] == "2027-02-03"
    assert (again["history"][0]["act"], again["history"][0]["code"]) == ("reopened", "client-objected")
    assert (await desk.act(request_id, "decide", **GRANTED)).status_code == 200


@pytest.mark.clause("R43")
async def test_what_is_open_is_not_opened_again(desk: Desk) -> None:
    request_id = await desk.identified()
    assert (await desk.act(request_id, "reopen", reason="court")).status_code == 409


@pytest.mark.clause("R43")
async def test_what_was_handed_over_says_how_and_when(desk: Desk) -> None:
    request_id, _ = await decided(desk, GRANTED)
    early = await desk.act(request_id, "hand-over", channel="post", on="2026-11-23")
    late = await desk.act(request_id, "hand-over", channel="post", on="2026-11-25")
    assert (early.status_code, late.status_code) == (400, 400)
    given = await desk.act(request_id, "hand-over", channel="conversation", on="2026-11-24")
    assert given.json()["handedOver"] == {"channel": "conversation", "on": "2026-11-24"}


# ---------------------------------------------------------------------------------------------------- the term


async def escalations(desk: Desk) -> list[str]:
    found = await desk.house.http.get("/data-subject-requests", headers=desk.people["officer"].headers)
    return [item["escalation"] for item in found.json()["items"]]


@pytest.mark.clause("R41")
async def test_what_presses_goes_to_the_officer_then_to_the_director_once_each(desk: Desk) -> None:
    waiting = await desk.identified()
    await desk.act(waiting, "ask", question="Wat bedoelt u?")
    pressing = await desk.identified()
    assert await escalate_requests(desk.house.database) == 0
    await desk.later(days=25)
    assert await escalate_requests(desk.house.database) == 1
    assert await escalations(desk) == ["none", "privacy-officer"]
    assert await escalate_requests(desk.house.database) == 0
    await desk.later(days=3)
    assert await escalate_requests(desk.house.database) == 1
    assert (await desk.read(pressing)).json()["escalation"] == "director"
    extended = await desk.act(pressing, "extend", reason="Het dossier is groot.")
    assert extended.json()["escalation"] == "none"


@pytest.mark.clause("R41")
async def test_a_request_shows_its_milestones(desk: Desk) -> None:
    request_id = (await desk.register()).json()["id"]
    await desk.later(days=4)
    found = (await desk.read(request_id)).json()["milestones"]
    assert [(one["step"], one["dueOn"], one["done"], one["late"]) for one in found] == [
        ("identity", "2026-11-27", False, True),
        ("collection", "2026-12-04", False, False),
        ("review", "2026-12-14", False, False),
    ]


# ---------------------------------------------------------------------------------------------------- erasing


async def to_erase(desk: Desk, body: dict[str, Any] | None = None) -> str:
    request_id, _ = await decided(desk, body or {**PARTLY, "wholeFile": True}, type="erasure")
    return request_id


async def erase(desk: Desk, request_id: str, number: str = "V-2026-0001") -> Any:
    return await desk.act(request_id, "erase", number=number)


@pytest.mark.clause("R37")
async def test_a_granted_request_to_erase_ends_in_a_certificate_and_a_line_without_a_person(
    desk: Desk, cluster: Cluster
) -> None:
    request_id = await to_erase(desk)
    words = await desk.letter(request_id, (await desk.read(request_id)).json()["letters"][0]["id"])
    assert "tien jaar na het jaar" in words
    done = await desk.act(request_id, "execute")
    assert (done.status_code, done.json()["type"].rpartition("/")[2]) == (409, "erase-the-file")
    early = await erase(desk, request_id)
    assert (early.status_code, early.json()["type"].rpartition("/")[2]) == (409, "not-handed-over")
    await desk.act(request_id, "hand-over", channel="post", on="2026-11-24")
    assert (await erase(desk, request_id, "V-2026-0002")).status_code == 400
    weak = await erase(desk, request_id)
    assert (weak.status_code, weak.json()["type"].rpartition("/")[2]) == (403, "strong-login-required")
    await strong(desk.house, desk.people["officer"])
    erased = await erase(desk, request_id)
    assert erased.status_code == 200, erased.text
    assert (erased.json()["complete"], erased.json()["ordersKept"]) == (True, 1)
    officer = desk.people["officer"].headers
    certificate = await desk.house.http.get(
        f"/erasure-certificates/{erased.json()['certificateId']}", headers=officer
    )
    assert json.loads(certificate.json()["payload"])["reason"] == "data-subject-request"
    left = await desk.house.http.get("/finished-data-subject-requests", headers=officer)
    assert left.json()["items"] == [
        {"number": "V-2026-0001", "type": "erasure", "receivedOn": "2026-11-24", "closedOn": "2026-11-24",
         "outcome": "partly", "ground": "legal-retention"}
    ]  # fmt: skip
    assert (await desk.read(request_id)).status_code == 404
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        for table in ("client", "data_subject_request", "request_item", "request_event", "letter"):
            assert connection.execute(f"select count(*) from {table}").fetchone() == (0,), table


@pytest.mark.clause("R38")
async def test_a_hold_keeps_the_file_and_the_request(desk: Desk) -> None:
    request_id = await to_erase(desk)
    await desk.act(request_id, "hand-over", channel="post", on="2026-11-24")
    held = await desk.house.http.post(
        "/retention/holds",
        headers=desk.people["officer"].headers,
        json={"clientId": str(desk.client_id), "reason": "legal-claim", "endsOn": "2027-01-31"},
    )
    assert held.status_code == 201, held.text
    await strong(desk.house, desk.people["officer"])
    kept = await erase(desk, request_id)
    assert (kept.status_code, kept.json()["clause"]) == (409, "R38")
    assert (await desk.read(request_id)).json()["state"] == "reviewed"


@pytest.mark.clause("R37")
async def test_a_part_that_stays_for_another_reason_keeps_the_file(desk: Desk) -> None:
    stays = {**KEPT, "ground": "legal-claim", "keptUntil": None}
    request_id = await desk.identified(type="erasure")
    whole = {"items": [GONE, stays], "explanation": "Een deel.", "wholeFile": True}
    refused = await desk.act(request_id, "decide", **whole)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/wholeFile")


@pytest.mark.clause("R37")
async def test_parts_that_are_granted_are_done_in_the_file_and_erase_nothing_else(desk: Desk) -> None:
    request_id = await to_erase(desk, PARTLY)
    found = (await desk.read(request_id)).json()
    assert found["erasesTheFile"] is False
    assert "hele dossier" not in await desk.letter(request_id, found["letters"][0]["id"])
    await desk.act(request_id, "hand-over", channel="post", on="2026-11-24")
    await strong(desk.house, desk.people["officer"])
    refused = await erase(desk, request_id)
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "not-the-whole-file")
    assert (await desk.act(request_id, "execute")).status_code == 200


@pytest.mark.clause("R37")
async def test_a_refused_request_to_erase_erases_nothing(desk: Desk) -> None:
    request_id = await to_erase(desk, REFUSED)
    await desk.act(request_id, "hand-over", channel="post", on="2026-11-24")
    assert (await erase(desk, request_id)).status_code == 409
