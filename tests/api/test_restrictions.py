"""Restriction (R41, AVG 18): set by the officer in one act, felt everywhere at once, lifted after a letter."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import psycopg
import pypdfium2
import pytest

from domain.policy.roles import Role
from domain.retention.erasure import erase_client
from domain.retention.model import ErasureReason
from tests.support.cluster import Cluster
from tests.support.house import House, Person

REASON = "De cliënt zegt dat het adres niet klopt."
FILE = {"scope": "file", "ground": "accuracy-contested", "reason": REASON}


class Desk:
    """An adviser with a client whose request is open, a coordinator, a privacy officer and a director."""

    def __init__(self, house: House, people: dict[str, Person], client_id: UUID) -> None:
        self.house, self.people, self.client_id = house, people, client_id
        self.request_id = ""

    async def ask(self, method: str, path: str, by: str = "officer", body: Any = None, **headers: str) -> Any:
        return await self.house.http.request(
            method, path.format(id=self.client_id), headers={**self.people[by].headers, **headers}, json=body
        )

    async def register(self, kind: str = "rectification") -> str:
        made = await self.ask(
            "POST",
            "/data-subject-requests",
            "adviser",
            {
                "clientId": str(self.client_id),
                "type": kind,
                "channel": "phone",
                "receivedOn": self.house.clock.now().date().isoformat(),
            },
        )
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    async def handle(self, act: str, by: str = "officer", **body: Any) -> Any:
        return await self.ask("POST", f"/data-subject-requests/{self.request_id}/{act}", by, body or None)

    async def restrict(self, by: str = "officer", **changes: Any) -> Any:
        return await self.ask("POST", "/clients/{id}/restrictions", by, {**FILE, **changes})

    async def restricted(self, **changes: Any) -> str:
        made = await self.restrict(**changes)
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    async def act(self, restriction_id: str, act: str, by: str = "officer") -> Any:
        return await self.ask("POST", f"/clients/{{id}}/restrictions/{restriction_id}/{act}", by)

    async def note(self, text: str = "Een gesprek.") -> Any:
        body = {"kind": "phone", "happenedAt": self.house.clock.now().isoformat(), "text": text}
        return await self.ask("POST", "/clients/{id}/notes", "adviser", body)

    async def phone(self, number: str) -> Any:
        version = (await self.ask("GET", "/clients/{id}", "adviser")).headers["etag"]
        return await self.ask("PATCH", "/clients/{id}", "adviser", {"phone": number}, **{"If-Match": version})

    async def later(self, **time: int) -> None:
        self.house.clock.advance(**time)
        self.people = {name: await self.house.fresh(person) for name, person in self.people.items()}


@pytest.fixture
async def desk(house: House) -> Desk:
    people = {
        "adviser": await house.person(Role.ADVISER),
        "coordinator": await house.person(Role.COORDINATOR),
        "officer": await house.person(Role.PRIVACY_OFFICER),
        "director": await house.person(Role.DIRECTOR),
    }
    party = await house.party("uwv", "Opdrachtgever", ["naar-werk"])
    desk = Desk(house, people, await house.client(people["coordinator"], party, people["adviser"]))
    desk.request_id = await desk.register()
    return desk


def words_of(pdf: bytes) -> str:
    return " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


@pytest.mark.clause("R41")
@pytest.mark.clause("AVG 18")
async def test_a_restricted_file_is_read_and_not_written_until_the_client_was_told(desk: Desk) -> None:
    assert (await desk.note()).status_code == 201
    restriction_id = await desk.restricted(requestId=desk.request_id)
    refused = await desk.note()
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "restricted")
    assert refused.json()["clause"] == "AVG 18"
    opened = (await desk.ask("GET", "/clients/{id}", "adviser")).json()
    assert [part["scope"] for part in opened["restrictions"]] == ["file"]
    assert "note.read" in opened["permissions"]
    assert "note.write" not in opened["permissions"]
    early = await desk.act(restriction_id, "lift")
    assert (early.status_code, early.json()["type"].rpartition("/")[2]) == (409, "client-not-told")
    told = await desk.act(restriction_id, "tell")
    assert told.status_code == 200, told.text
    lifted = await desk.act(restriction_id, "lift")
    assert (lifted.status_code, lifted.json()["liftedAt"] is not None) == (200, True), lifted.text
    assert (await desk.note()).status_code == 201
    again = await desk.act(restriction_id, "lift")
    assert again.json()["type"].endswith("restriction-lifted")


@pytest.mark.clause("AVG 18")
async def test_the_client_gets_a_letter_when_it_begins_and_before_it_ends(desk: Desk) -> None:
    made = (await desk.restrict()).json()
    told = (await desk.act(made["id"], "tell")).json()
    assert [letter["kind"] for letter in told["letters"]] == ["restriction-lifting", "restriction-set"]
    texts = []
    for letter in told["letters"]:
        path = f"/clients/{{id}}/restrictions/{made['id']}/letters/{letter['id']}"
        answer = await desk.ask("GET", path, "adviser")
        assert answer.status_code == 200
        texts.append(words_of(answer.content))
    assert "afgeschermd" in texts[1]
    assert "Voordat wij dit opheffen, krijgt u een brief" in texts[1]
    assert "Autoriteit Persoonsgegevens" in texts[0]
    absent = await desk.ask(
        "GET", f"/clients/{{id}}/restrictions/{made['id']}/letters/{desk.request_id}", "officer"
    )
    assert absent.status_code == 404


@pytest.mark.clause("AVG 18")
async def test_why_is_for_who_handles_it_and_not_for_the_adviser(desk: Desk) -> None:
    await desk.restricted()
    for by, reason in (("officer", REASON), ("director", REASON), ("adviser", None)):
        shown = await desk.ask("GET", "/clients/{id}/restrictions", by)
        assert [one["reason"] for one in shown.json()["items"]] == [reason], by
    assert (await desk.ask("GET", "/clients/{id}/restrictions", "coordinator")).status_code == 404


@pytest.mark.clause("AVG 18")
async def test_after_the_case_is_closed_the_officer_can_still_tell_and_lift(desk: Desk) -> None:
    restriction_id = await desk.restricted()
    assert (await desk.handle("withdraw", "adviser")).status_code == 200
    await desk.later(days=1)
    assert (await desk.ask("GET", "/clients/{id}/restrictions")).status_code == 200
    assert (await desk.act(restriction_id, "tell")).status_code == 200
    desk.house.database.keys.forget(desk.client_id)
    assert (await desk.act(restriction_id, "lift")).status_code == 200
    assert (await desk.ask("GET", "/clients/{id}/restrictions")).status_code == 404


@pytest.mark.clause("AVG 18")
async def test_only_the_officer_sets_one_and_only_where_a_case_is_open(desk: Desk) -> None:
    for by, status in (("adviser", 404), ("coordinator", 404), ("director", 404)):
        assert (await desk.restrict(by)).status_code == status, by
    await desk.handle("withdraw", "adviser")
    assert (await desk.restrict()).status_code == 404


@pytest.mark.clause("AVG 18")
async def test_the_same_is_restricted_once(desk: Desk) -> None:
    await desk.restricted()
    again = await desk.restrict()
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "already-restricted")
    await desk.restricted(scope="field", field="phone")
    twice = await desk.restrict(scope="field", field="phone")
    assert twice.status_code == 409


@pytest.mark.clause("AVG 18")
@pytest.mark.parametrize(
    "changes",
    [
        {"scope": "field"},
        {"scope": "file", "field": "phone"},
        {"scope": "record", "recordKind": "note"},
        {"scope": "record", "recordKind": "note", "recordId": "01a20cf0-0000-7000-8000-000000000000"},
        {"requestId": "01a20cf0-0000-7000-8000-000000000000"},
        {"ground": "because"},
        {"reason": " "},
    ],
)
async def test_what_is_not_said_or_not_there_is_not_restricted(desk: Desk, changes: dict[str, Any]) -> None:
    refused = await desk.restrict(**changes)
    assert refused.status_code == 400, refused.text
    assert refused.json()["errors"]


@pytest.mark.clause("R41")
@pytest.mark.clause("AVG 18")
async def test_a_restricted_file_is_in_no_list_but_the_advisers_own(desk: Desk) -> None:
    query = {"query": "Proefachternaam"}

    async def found(by: str) -> tuple[int, int]:
        listed = (await desk.ask("GET", "/clients", by)).json()["items"]
        searched = (await desk.ask("POST", "/clients/search", by, query)).json()["items"]
        return len(listed), len(searched)

    assert await found("coordinator") == (1, 1)
    await desk.restricted()
    assert await found("coordinator") == (0, 0)
    assert await found("adviser") == (1, 1)
    assert (await desk.ask("GET", "/clients/{id}", "coordinator")).status_code == 404


@pytest.mark.clause("AVG 18")
async def test_a_restricted_field_is_read_only_and_finds_nobody(desk: Desk) -> None:
    await desk.restricted(scope="field", field="phone")
    refused = await desk.phone("06-87654321")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "restricted")
    opened = await desk.ask("GET", "/clients/{id}", "adviser")
    email = {"email": "ander@example.org"}
    version = {"If-Match": opened.headers["etag"]}
    assert (await desk.ask("PATCH", "/clients/{id}", "adviser", email, **version)).status_code == 200
    assert (await desk.note()).status_code == 201
    await desk.restricted(scope="field", field="name")
    for by in ("adviser", "coordinator"):
        searched = await desk.ask("POST", "/clients/search", by, {"query": "Proefachternaam"})
        assert searched.json()["items"] == [], by


@pytest.mark.clause("AVG 18")
async def test_a_restricted_record_is_read_only_and_the_rest_of_the_file_is_not(desk: Desk) -> None:
    made = await desk.ask("POST", "/clients/{id}/preferences", "adviser", {"kind": "work", "text": "Buiten"})
    other = await desk.ask(
        "POST", "/clients/{id}/preferences", "adviser", {"kind": "hours", "text": "24 uur"}
    )
    assert (made.status_code, other.status_code) == (201, 201)
    records = (await desk.ask("GET", "/clients/{id}/restrictable-records")).json()["items"]
    listed = (await desk.ask("GET", "/clients/{id}/preferences", "adviser")).json()["items"]
    wish = next(one for one in listed if one["text"] == "Buiten")
    assert {"kind": "preference", "id": wish["id"]}.items() <= next(
        one for one in records if one["id"] == wish["id"]
    ).items()
    await desk.restricted(scope="record", recordKind="preference", recordId=wish["id"])
    for one, status in ((wish, 409), (next(x for x in listed if x is not wish), 204)):
        path = f"/clients/{{id}}/preferences/{one['id']}"
        gone = await desk.ask("DELETE", path, "adviser", **{"If-Match": f'"{one["version"]}"'})
        assert gone.status_code == status, gone.text
    opened = (await desk.ask("GET", "/clients/{id}", "adviser")).json()
    assert opened["restrictions"][0]["recordId"] == wish["id"]


@pytest.mark.clause("R41")
@pytest.mark.clause("AVG 18")
async def test_the_client_keeps_every_right_while_the_file_is_restricted(desk: Desk) -> None:
    await desk.restricted()
    today = desk.house.clock.now().date().isoformat()
    acts: dict[str, Callable[[], Awaitable[Any]]] = {
        "request": lambda: desk.ask(
            "POST", "/data-subject-requests", "adviser",
            {"clientId": str(desk.client_id), "type": "access", "channel": "phone", "receivedOn": today},
        ),
        "question": lambda: desk.ask("POST", "/clients/{id}/questions", "adviser", {"text": "Waarom?"}),
        "objection": lambda: desk.ask("POST", "/clients/{id}/objections", "adviser", {"channel": "phone"}),
        "complaint": lambda: desk.ask(
            "POST", "/complaints", "adviser",
            {"clientId": str(desk.client_id), "subject": "treatment", "text": "Niet netjes."},
        ),
    }  # fmt: skip
    for name, act in acts.items():
        answer = await act()
        assert answer.status_code == 201, (name, answer.text)


@pytest.mark.clause("R26")
async def test_what_is_explained_of_a_restricted_file_is_what_is_decided(desk: Desk) -> None:
    await desk.restricted()

    async def explained(action: str, by: str = "adviser", **more: str) -> Any:
        query = "&".join(f"{name}={value}" for name, value in {"action": action, **more}.items())
        answer = await desk.ask("GET", f"/policy/explanations?{query}&clientId={{id}}", by)
        assert answer.status_code == 200, answer.text
        return answer.json()

    refused = await explained("note.write")
    assert (refused["allowed"], refused["clause"], refused["missing"]) == (False, "AVG 18", "restriction")
    assert (await explained("note.read"))["allowed"] is True


@pytest.mark.clause("AVG 18")
async def test_a_refusal_for_restriction_stands_in_the_log(desk: Desk) -> None:
    await desk.restricted()
    await desk.note()
    records = (await desk.ask("GET", "/audit-records?action=note.write")).json()["items"]
    assert (records[0]["result"], records[0]["code"]) == ("refused", "restricted")


@pytest.mark.clause("AVG 18")
async def test_the_database_refuses_it_without_the_application(desk: Desk, cluster: Cluster) -> None:
    """The second wall: told first, one file restriction, and nothing of it rewritten."""
    restriction_id = await desk.restricted()
    with psycopg.connect(cluster.superuser_of(desk.house.urls), autocommit=True) as connection:
        for statement in (
            "update restriction set lifted_at = now(), lifted_by = set_by where id = %s",
            "update restriction set ground = 'unlawful' where id = %s",
            "update client set phone = '0612345678' where id = (select client_id from restriction where id = %s)",
            "delete from traject where client_id = (select client_id from restriction where id = %s)",
        ):
            with pytest.raises(psycopg.errors.CheckViolation):
                connection.execute(statement, (restriction_id,))


@pytest.mark.clause("R41")
@pytest.mark.clause("AVG 18")
async def test_a_granted_restriction_is_not_done_before_something_is_restricted(desk: Desk) -> None:
    desk.request_id = await desk.register("restriction")
    granted = {"outcome": "granted", "explanation": "Wij schermen het af."}
    await desk.handle("verify-identity", method="called-back")
    await desk.handle("decide", **granted)
    await desk.handle("review", "director", agreed=True)
    early = await desk.handle("execute")
    assert (early.status_code, early.json()["type"].rpartition("/")[2]) == (409, "not-restricted")
    await desk.restricted(requestId=desk.request_id, scope="field", field="phone")
    assert (await desk.handle("execute")).status_code == 200
    assert (await desk.handle("close")).status_code == 200


@pytest.mark.clause("R37")
async def test_a_restricted_file_is_erased_like_any_other(desk: Desk) -> None:
    await desk.restricted()
    gone = await erase_client(desk.house.database, desk.client_id, ErasureReason.REQUEST)
    assert gone.complete
    assert gone.rows["restriction"] == 1
    assert (await desk.ask("GET", "/clients/{id}", "adviser")).status_code == 404
