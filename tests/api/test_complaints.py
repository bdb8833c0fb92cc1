"""Questions, complaints, mediations and breaches, from the first word to the end; and the walls around them."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pypdfium2
import pytest

from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.cluster import Cluster
from tests.support.house import House, Person

MARK = "Bontekoe"
"""Stands in every text of a complaint."""

_JUDGED = "assessed_at = now(), decided_at = now()"


class Desk:
    """An adviser with a client, an officer and a director."""

    def __init__(
        self, house: House, adviser: Person, officer: Person, director: Person, client_id: UUID
    ) -> None:
        self.house, self.adviser, self.officer, self.director = house, adviser, officer, director
        self.client_id = client_id

    async def post(self, who: Person, path: str, body: Any = None) -> Any:
        who = await self.house.fresh(who)
        return await self.house.http.post(path, headers=who.headers, json=body)

    async def get(self, who: Person, path: str) -> Any:
        who = await self.house.fresh(who)
        return await self.house.http.get(path, headers=who.headers)

    async def done(self, who: Person, path: str, body: Any = None) -> dict[str, Any]:
        answer = await self.post(who, path, body)
        assert answer.status_code in (200, 201), answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def complain(self, by: Person, **changes: Any) -> dict[str, Any]:
        body = {"clientId": str(self.client_id), "subject": "treatment", "text": f"{MARK} klaagt", **changes}
        return await self.done(by, "/complaints", {k: v for k, v in body.items() if v is not None})

    async def heard(self, complaint: dict[str, Any]) -> str:
        path = f"/complaints/{complaint['id']}"
        await self.done(self.officer, f"{path}/acknowledgement")
        today = self.house.clock.now().date().isoformat()
        hearing = {"hearing": "held", "heardOn": today, "report": f"{MARK} vertelde"}
        await self.done(self.officer, f"{path}/hearing", hearing)
        return path


@pytest.fixture
async def desk(house: House) -> Desk:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    officer, director = await house.person(Role.PRIVACY_OFFICER), await house.person(Role.DIRECTOR)
    party = await house.party("uwv", "Opdrachtgever", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser, mark="Proef")
    return Desk(house, adviser, officer, director, client_id)


def words_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.clause("R45")
async def test_a_complaint_is_taken_in_with_one_choice_and_its_terms_run(desk: Desk) -> None:
    made = await desk.complain(desk.adviser, text=None)
    assert made["number"].startswith("K-2026-")
    assert (made["acknowledgeBy"], made["hearBy"], made["answerBy"]) == (
        "2026-12-01",
        "2026-12-22",
        "2027-01-05",
    )
    listed = (await desk.get(desk.officer, "/complaints")).json()["items"]
    assert [(one["number"], one["state"], one["dueOn"]) for one in listed] == [
        (made["number"], "received", "2026-12-01")
    ]


@pytest.mark.clause("R46")
async def test_a_complaint_from_receipt_to_follow_up_with_its_letters(desk: Desk) -> None:
    complaint = await desk.complain(desk.adviser)
    path = await desk.heard(complaint)
    await desk.done(desk.officer, f"{path}/adjournment", {"reason": f"{MARK} reden"})
    finding = {"outcome": "partly-founded", "finding": f"{MARK} oordeel", "measures": f"{MARK} maatregel"}
    await desk.done(desk.officer, f"{path}/finding", finding)
    answered = await desk.done(desk.officer, f"{path}/answer")
    assert (answered["state"], answered["answerBy"]) == ("answered", "2027-02-02")
    early = await desk.post(desk.officer, f"{path}/closure")
    assert (early.status_code, early.json()["clause"]) == (409, "R46")
    await desk.done(desk.officer, f"{path}/follow-up", {"text": f"{MARK} gedaan"})
    closed = await desk.done(desk.officer, f"{path}/closure")
    assert (closed["state"], closed["closed"], closed["dueOn"]) == ("closed", True, None)
    assert [event["act"] for event in reversed(closed["events"])] == [
        "register",
        "acknowledge",
        "hear",
        "adjourn",
        "find",
        "answer",
        "follow-up",
        "close",
    ]
    said = {}
    for letter in closed["letters"]:
        pdf = await desk.get(desk.officer, f"{path}/letters/{letter['id']}")
        said[letter["kind"]] = words_of(pdf.content)
    assert "Proefachternaam" in said["complaint-receipt"]
    assert f"{MARK} reden" in said["complaint-adjourned"]
    for remedy in ("bemiddeling", "Autoriteit Persoonsgegevens", "rechter", f"{MARK} maatregel"):
        assert remedy in said["complaint-answer"]
    assert (await desk.get(desk.officer, "/complaints")).json()["items"] == []


@pytest.mark.clause("R45")
async def test_who_is_complained_about_sees_no_byte_by_any_route(desk: Desk) -> None:
    """The assigned adviser has the file and its key, and nothing of the complaint."""
    other = await desk.house.person(Role.COORDINATOR)
    complaint = await desk.complain(other, aboutUserId=str(desk.adviser.id))
    path = await desk.heard(complaint)
    letter = (await desk.get(desk.officer, path)).json()["letters"][0]["id"]
    client = f"/clients/{desk.client_id}"
    looked_at = 0
    for place in ("", "/timeline", "/tasks", "/notes", "/access-log", "/documents", "/questions", "/access"):
        answer = await desk.get(desk.adviser, client + place)
        looked_at += answer.status_code == 200
        assert MARK not in answer.text
        assert complaint["number"] not in answer.text
        assert "klacht" not in answer.text.lower(), place
    assert looked_at >= 6
    for place in ("/day", "/complaints", "/mediations", path, f"{path}/letters/{letter}"):
        answer = await desk.get(desk.adviser, place)
        assert MARK not in answer.text
        assert "complaint" not in answer.text
        assert complaint["number"] not in answer.text


@pytest.mark.clause("R45")
async def test_an_officer_who_is_complained_about_neither_sees_nor_handles_it(desk: Desk) -> None:
    complaint = await desk.complain(desk.adviser, aboutUserId=str(desk.officer.id))
    path = f"/complaints/{complaint['id']}"
    assert (await desk.get(desk.officer, "/complaints")).json()["items"] == []
    assert (await desk.get(desk.officer, path)).status_code == 404
    assert (await desk.post(desk.officer, f"{path}/acknowledgement")).status_code == 404
    day = await desk.get(desk.officer, "/day")
    assert "complaint-waiting" not in day.text
    refused = await desk.post(desk.director, f"{path}/handler", {"handlerId": str(desk.officer.id)})
    assert (refused.status_code, refused.json()["clause"]) == (400, "R45")
    handled = await desk.done(desk.director, f"{path}/handler", {"handlerId": str(desk.director.id)})
    assert handled["handlerId"] == str(desk.director.id)
    mediation = await desk.done(desk.director, "/mediations", {"aboutCaseId": complaint["id"]})
    assert (await desk.get(desk.officer, f"/mediations/{mediation['id']}")).status_code == 404


@pytest.mark.clause("R45")
async def test_naming_a_colleague_afterwards_shuts_them_out_at_once(desk: Desk) -> None:
    complaint = await desk.complain(desk.adviser)
    path = f"/complaints/{complaint['id']}"
    second = await desk.house.person(Role.PRIVACY_OFFICER)
    assert (await desk.get(second, path)).status_code == 200
    named = await desk.post(desk.officer, f"{path}/persons", {"userId": str(second.id)})
    assert named.status_code == 204
    assert (await desk.get(second, path)).status_code == 404
    await desk.done(desk.director, f"{path}/handler", {"handlerId": str(desk.officer.id)})
    refused = await desk.post(desk.director, f"{path}/persons", {"userId": str(desk.officer.id)})
    assert (refused.status_code, refused.json()["clause"]) == (409, "R45")


@pytest.mark.clause("R45")
async def test_postgresql_itself_shows_nothing_and_refuses_the_handler(desk: Desk, cluster: Cluster) -> None:
    complaint = await desk.complain(desk.adviser, aboutUserId=str(desk.officer.id))
    await desk.done(desk.director, f"/complaints/{complaint['id']}/acknowledgement")
    tables = ("complaint", "case_key", "case_event", "case_letter", "case_about")
    for who, sees in ((desk.officer, False), (desk.adviser, False), (desk.director, True)):
        actor = Actor.person(who.id, uuid4(), frozenset({who.role}))
        with psycopg.connect(desk.house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(actor, desk.house.clock.now() + timedelta(seconds=1)))
            for table in tables:
                row = connection.execute(
                    f"select count(*) from {table} where case_id = %s", (complaint["id"],)
                ).fetchone()
                assert row is not None
                assert (row[0] > 0) is sees, (who.role, table)
            head = connection.execute(
                "select count(*) from privacy_case where id = %s", (complaint["id"],)
            ).fetchone()
            # That something holds the file open, its adviser may know; of the case itself nothing.
            assert head == (int(who is not desk.officer),)
    with (
        psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        connection.execute(
            "update privacy_case set handler_id = %s where id = %s", (desk.officer.id, complaint["id"])
        )


@pytest.mark.clause("R40")
async def test_without_a_case_the_officer_sees_no_part_of_a_file(desk: Desk) -> None:
    actor = Actor.person(desk.officer.id, uuid4(), frozenset({Role.PRIVACY_OFFICER}))

    def keys() -> int:
        with psycopg.connect(desk.house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(actor, desk.house.clock.now()))
            row = connection.execute("select count(*) from client_key").fetchone()
            found = connection.execute("select count(*) from clients_by_number('{C-999999}')").fetchone()
        assert row is not None
        assert found == (0,)
        return int(row[0])

    assert (await desk.get(desk.officer, f"/clients/{desk.client_id}")).status_code == 404
    assert keys() == 0
    complaint = await desk.complain(desk.adviser)
    assert keys() == 1
    assert (await desk.get(desk.officer, f"/clients/{desk.client_id}")).status_code == 404
    await desk.done(desk.officer, f"/complaints/{complaint['id']}/withdrawal")
    assert keys() == 0


@pytest.mark.clause("R38")
async def test_an_open_complaint_or_mediation_is_an_open_obligation_until_it_ends(
    desk: Desk, cluster: Cluster
) -> None:
    def obligations() -> int:
        with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
            row = connection.execute(
                "select count(*) from privacy_case where client_id = %s and closed_at is null"
                " and kind in ('request', 'complaint', 'mediation')",
                (desk.client_id,),
            ).fetchone()
        assert row is not None
        return int(row[0])

    complaint = await desk.complain(desk.adviser)
    mediation = await desk.done(desk.officer, "/mediations", {"aboutCaseId": complaint["id"]})
    assert obligations() == 2
    await desk.done(desk.officer, f"/complaints/{complaint['id']}/withdrawal")
    assert obligations() == 1
    ended = {"outcome": "withdrawn", "result": "De cliënt wil niet verder."}
    await desk.done(desk.officer, f"/mediations/{mediation['id']}/conclusion", ended)
    assert obligations() == 0


@pytest.mark.clause("R46")
async def test_an_overdue_complaint_is_marked_and_stands_on_the_day_page(desk: Desk) -> None:
    await desk.complain(desk.adviser)
    for days, mark in ((7, "none"), (1, "overdue"), (7, "director")):
        desk.house.clock.advance(days=days)
        (listed,) = (await desk.get(desk.officer, "/complaints")).json()["items"]
        assert listed["escalation"] == mark
    day = (await desk.get(desk.director, "/day")).json()["openActions"]
    assert [(one["kind"], one["overdue"]) for one in day if one["kind"] == "complaint-waiting"] == [
        ("complaint-waiting", True)
    ]


@pytest.mark.clause("R45")
async def test_others_than_clients_can_complain_and_are_written_to(desk: Desk) -> None:
    complaint = await desk.complain(
        desk.adviser, clientId=None, complainant="employer", contact="Bakkerij Voorbeeld\nKade 1\n1234 AB Zwolle"
    )  # fmt: skip
    shown = await desk.done(desk.officer, f"/complaints/{complaint['id']}/acknowledgement")
    path = f"/complaints/{complaint['id']}/letters/{shown['letters'][0]['id']}"
    assert "Bakkerij Voorbeeld" in words_of((await desk.get(desk.officer, path)).content)


@pytest.mark.clause("R45")
@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"subject": "other", "clientId": str(uuid4())}, "/clientId"),
        ({"subject": "other"}, "/contact"),
        ({"subject": "other", "contact": "x", "receivedOn": "2026-11-25"}, "/receivedOn"),
        ({"subject": "other", "contact": "x", "receivedOn": "2024-11-25"}, "/receivedOn"),
        ({"subject": "other", "contact": "x", "aboutUserId": str(uuid4())}, "/aboutUserId"),
    ],
)
async def test_what_cannot_be_is_named(desk: Desk, body: dict[str, Any], pointer: str) -> None:
    refused = await desk.post(desk.adviser, "/complaints", body)
    assert refused.status_code == 400, refused.text
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]


@pytest.mark.clause("R40")
async def test_a_mediation_hears_both_sides_before_it_ends(desk: Desk) -> None:
    complaint = await desk.complain(desk.adviser)
    mediation = await desk.done(desk.officer, "/mediations", {"aboutCaseId": complaint["id"]})
    path = f"/mediations/{mediation['id']}"
    assert (await desk.post(desk.officer, "/mediations", {"aboutCaseId": complaint["id"]})).status_code == 409
    ended = {"outcome": "agreed", "result": "Andere adviseur."}
    assert (await desk.post(desk.officer, f"{path}/conclusion", ended)).status_code == 409
    await desk.done(desk.officer, f"{path}/positions", {"clientPosition": "Niet gehoord."})
    await desk.done(desk.officer, f"{path}/positions", {"bureauPosition": "Wel gehoord."})
    closed = await desk.done(desk.officer, f"{path}/conclusion", ended)
    assert (closed["clientPosition"], closed["bureauPosition"], closed["outcome"]) == (
        "Niet gehoord.",
        "Wel gehoord.",
        "agreed",
    )


@pytest.mark.clause("AVG 33")
async def test_a_breach_is_told_by_anyone_and_judged_by_officer_and_director(desk: Desk) -> None:
    told = await desk.done(desk.house.administrator, "/data-breaches", {"nature": "sent-wrong"})
    assert told["deadlineAt"] == "2026-11-27T09:00:00Z"
    path = f"/data-breaches/{told['id']}"
    assert (await desk.get(desk.house.administrator, path)).status_code == 403
    desk.house.clock.advance(hours=25)
    (listed,) = (await desk.get(desk.officer, "/data-breaches")).json()["items"]
    assert (listed["alarm"], listed["state"]) == ("day", "reported")
    assessment = {
        "facts": "Een lijst ging naar het verkeerde adres.",
        "categories": ["name", "contact"],
        "people": 1,
        "consequences": "Iemand anders kent het adres.",
        "measures": "De ontvanger heeft de lijst gewist.",
        "risk": "high",
    }
    await desk.done(desk.officer, f"{path}/assessment", assessment)
    unsaid = await desk.post(
        desk.officer, f"{path}/decision", {"notifyAuthority": True, "notifyClients": False}
    )
    assert (unsaid.status_code, unsaid.json()["clause"]) == (400, "AVG 33")
    await desk.done(desk.director, f"{path}/decision", {"notifyAuthority": True, "notifyClients": True})
    desk.house.clock.advance(hours=48)
    at = desk.house.clock.now().isoformat()
    late = await desk.post(desk.officer, f"{path}/notification", {"reference": "AP-77", "notifiedAt": at})
    assert late.status_code == 400
    reported = {"reference": "AP-77", "notifiedAt": at, "lateReason": "Eerst uitgezocht."}
    await desk.done(desk.officer, f"{path}/notification", reported)
    number = (await desk.get(desk.adviser, f"/clients/{desk.client_id}")).json()["number"]
    words = "Een lijst met uw naam ging per ongeluk naar een ander."
    unknown = await desk.post(
        desk.officer, f"{path}/client-notices", {"clientNumbers": ["C-999999"], "words": words}
    )
    assert unknown.json()["errors"][0]["pointer"] == "/clientNumbers/0"
    notices = {"clientNumbers": [number], "words": words}
    shown = await desk.done(desk.officer, f"{path}/client-notices", notices)
    assert [letter["clientNumber"] for letter in shown["letters"]] == [number]
    assert (await desk.post(desk.officer, f"{path}/client-notices", notices)).status_code == 409
    pdf = await desk.get(desk.officer, f"{path}/letters/{shown['letters'][0]['id']}")
    assert words in words_of(pdf.content).replace("\r\n", " ").replace("\n", " ")
    closed = await desk.done(desk.officer, f"{path}/closure")
    assert (closed["state"], closed["alarm"]) == ("closed", "none")


@pytest.mark.clause("AVG 33")
@pytest.mark.parametrize(
    "change",
    [
        "notify_authority = false, notify_clients = false, decided_at = now()",
        f"risk = 'risk', {_JUDGED}, notify_authority = false, notify_clients = false, decision_reason_sealed = 'x'",
        "notified_at = now()",
        f"risk = 'high', {_JUDGED}, notify_authority = true, notify_clients = false",
    ],
)
async def test_postgresql_refuses_a_breach_that_is_hushed_up(
    desk: Desk, cluster: Cluster, change: str
) -> None:
    told = await desk.done(desk.adviser, "/data-breaches", {"nature": "lost"})
    with (
        psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        connection.execute(f"update data_breach set {change} where case_id = %s", (told["id"],))


@pytest.mark.clause("AVG 33")
@pytest.mark.parametrize("known", ["2026-11-24T09:06:00Z", "2025-11-20T09:00:00Z"])
async def test_a_moment_that_cannot_be_is_refused(desk: Desk, known: str) -> None:
    refused = await desk.post(desk.adviser, "/data-breaches", {"nature": "lost", "knownAt": known})
    assert refused.json()["errors"][0]["pointer"] == "/knownAt"


@pytest.mark.clause("R39")
async def test_a_question_is_asked_answered_and_dated_on_the_timeline(desk: Desk) -> None:
    path = f"/clients/{desk.client_id}"
    asked = await desk.done(desk.adviser, f"{path}/questions", {"text": "Wie ziet mijn adres?"})
    assert (asked["dueOn"], asked["answeredAt"]) == ("2026-12-01", None)
    tasks = (await desk.get(desk.adviser, f"{path}/tasks")).json()["items"]
    assert [task["dueOn"] for task in tasks if task["kind"] == "answer-question"] == ["2026-12-01"]
    answered = await desk.done(
        desk.adviser, f"/questions/{asked['id']}/answer", {"answer": "Alleen uw adviseur."}
    )
    assert (answered["answer"], answered["answeredAt"]) == ("Alleen uw adviseur.", "2026-11-24T09:00:00Z")
    tasks = (await desk.get(desk.adviser, f"{path}/tasks")).json()["items"]
    assert not [task for task in tasks if task["kind"] == "answer-question"]
    told = (await desk.get(desk.adviser, f"{path}/timeline")).json()["items"]
    assert {"question-asked", "question-answered"} <= {entry["event"] for entry in told}
    again = await desk.post(desk.adviser, f"/questions/{asked['id']}/answer", {"answer": "Nog eens."})
    assert (again.status_code, again.json()["clause"]) == (409, "R39")
    empty = await desk.post(desk.adviser, f"{path}/questions", {"text": " "})
    assert (empty.status_code, empty.json()["clause"]) == (400, "R39")
