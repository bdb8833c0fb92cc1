"""A correction or erasure travels to who received the data (AVG 19), and what is restricted does not leave (AVG 18)."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import psycopg
import pypdfium2
import pytest

from domain.disclosures.use_cases import send_planned
from domain.policy.roles import Role
from tests.api.test_disclosures import Desk as Sender
from tests.support.cluster import Cluster
from tests.support.house import House, Person, valid_bsn

GRANTED = {"outcome": "granted", "explanation": "Wij passen het aan."}
CHANGED = {"categories": ["background"]}


@dataclass
class Desk:
    """A client whose profile was read by one employer and lies ready for another, with who handles requests."""

    sender: Sender
    officer: Person
    director: Person
    request_id: str = ""
    sent: list[dict[str, Any]] = field(default_factory=list)

    @property
    def house(self) -> House:
        return self.sender.house

    @property
    def client_id(self) -> str:
        return str(self.sender.client_id)

    async def ask(self, method: str, path: str, by: Person | None = None, body: Any = None) -> Any:
        who = by or self.officer
        return await self.house.http.request(method, path, headers=who.headers, json=body)

    async def open_request(self, kind: str) -> None:
        made = await self.sender.post(
            "/data-subject-requests",
            {
                "clientId": self.client_id,
                "type": kind,
                "channel": "phone",
                "receivedOn": self.house.clock.now().date().isoformat(),
            },
        )
        self.request_id = made.json()["id"]

    async def handle(self, act: str, by: Person | None = None, **body: Any) -> Any:
        return await self.ask("POST", f"/data-subject-requests/{self.request_id}/{act}", by, body or None)

    async def recipients(self, path: str = "", by: Person | None = None, body: Any = None) -> Any:
        method = "GET" if not path and body is None else "POST"
        return await self.ask(method, f"/data-subject-requests/{self.request_id}/recipients{path}", by, body)

    async def decided(self) -> None:
        for act, by, body in (
            ("verify-identity", self.officer, {"method": "called-back"}),
            ("decide", self.officer, GRANTED),
            ("review", self.director, {"agreed": True}),
        ):
            answer = await self.handle(act, by, **body)
            assert answer.status_code == 200, answer.text

    async def restrict(self, **changes: Any) -> str:
        body = {"scope": "file", "ground": "accuracy-contested", "reason": "Betwist.", **changes}
        made = await self.ask("POST", f"/clients/{self.client_id}/restrictions", None, body)
        assert made.status_code == 201, made.text
        return str(made.json()["id"])

    async def lift(self, restriction_id: str) -> None:
        for act in ("tell", "lift"):
            path = f"/clients/{self.client_id}/restrictions/{restriction_id}/{act}"
            assert (await self.ask("POST", path)).status_code == 200

    async def tasks(self) -> list[str]:
        listed = await self.ask("GET", f"/clients/{self.client_id}/tasks", self.sender.adviser)
        return [task["kind"] for task in listed.json()["items"]]


@pytest.fixture
async def desk(house: House) -> Desk:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "Opdrachtgever", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser, mark="Kandidaat", bsn=valid_bsn(7))
    opened = await house.http.get(f"/clients/{client_id}", headers=adviser.headers)
    traject_id = opened.json()["trajects"][0]["id"]
    begin = {"beginsOn": house.clock.now().date().isoformat()}
    activated = await house.http.post(f"/trajects/{traject_id}/activate", headers=adviser.headers, json=begin)
    assert activated.status_code == 200, activated.text
    sender = Sender(house, adviser, client_id, traject_id)
    desk = Desk(sender, await house.person(Role.PRIVACY_OFFICER), await house.person(Role.DIRECTOR))
    await sender.fill()
    return desk


async def read_by_an_employer(desk: Desk, name: str = "Bakkerij Voorbeeld") -> None:
    sent = await desk.sender.sent(employerName=name)
    assert (await desk.sender.take(sent)).status_code == 200
    desk.sent.append(sent)


def words_of(pdf: bytes) -> str:
    """The text on one line: where the printer breaks lines is no matter here."""
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(" ".join(pages).split())


@pytest.mark.clause("AVG 19")
async def test_a_correction_is_told_to_each_who_has_the_old_value_before_it_ends(desk: Desk) -> None:
    await read_by_an_employer(desk)
    await read_by_an_employer(desk, "Garage Test")
    await desk.open_request("rectification")
    await desk.decided()
    listed = (await desk.recipients("", None, CHANGED)).json()
    assert [one["recipientName"] for one in listed["items"]] == ["Bakkerij Voorbeeld", "Garage Test"]
    assert (listed["change"], listed["settled"]) == ("rectified", False)
    assert "tell-recipients" in await desk.tasks()
    refused = await desk.handle("execute")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "recipients-not-told")
    assert refused.json()["clause"] == "AVG 19"
    first, second = listed["items"]
    told = await desk.recipients(f"/{first['id']}/tell", desk.sender.adviser, {"channel": "email"})
    assert told.status_code == 200, told.text
    again = await desk.recipients(f"/{first['id']}/tell", None, {"channel": "email"})
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "recipient-settled")
    gone = await desk.recipients(f"/{second['id']}/mark-impossible", None, {"reason": "recipient-gone"})
    assert gone.json()["settled"] is True
    assert "tell-recipients" not in await desk.tasks()
    assert (await desk.handle("execute")).status_code == 200
    assert (await desk.handle("close")).status_code == 200


@pytest.mark.clause("AVG 19")
async def test_the_letter_to_a_recipient_names_kinds_of_data_and_no_value(desk: Desk) -> None:
    await read_by_an_employer(desk)
    await desk.open_request("rectification")
    listed = (await desk.recipients("", None, CHANGED)).json()
    told = await desk.recipients(f"/{listed['items'][0]['id']}/tell", None, {"channel": "post"})
    letter = told.json()["items"][0]["letterId"]
    path = f"/data-subject-requests/{desk.request_id}/letters/{letter}"
    words = words_of((await desk.ask("GET", path)).content)
    for said in ("Bakkerij Voorbeeld", "verbeterd of aangevuld", "werkervaring", "AVG artikel 19"):
        assert said in words, said
    for unsaid in ("Magazijnmedewerker", "Heftruck", "Kandidaatachternaam"):
        assert unsaid not in words, unsaid


@pytest.mark.clause("AVG 19")
async def test_the_client_can_be_told_who_they_were(desk: Desk) -> None:
    await read_by_an_employer(desk)
    await desk.open_request("erasure")
    early = await desk.recipients("/tell-client", None, {})
    assert (early.status_code, early.json()["type"].rpartition("/")[2]) == (409, "no-recipient-list")
    await desk.recipients("", None, CHANGED)
    assert (await desk.recipients("/tell-client", None, {})).status_code == 200
    read = (await desk.ask("GET", f"/data-subject-requests/{desk.request_id}")).json()
    assert read["letters"][0]["kind"] == "recipients-overview"
    path = f"/data-subject-requests/{desk.request_id}/letters/{read['letters'][0]['id']}"
    words = words_of((await desk.ask("GET", path)).content)
    assert "Bakkerij Voorbeeld" in words
    assert "nog niet" in words


@pytest.mark.clause("AVG 19")
async def test_who_was_sent_nothing_of_it_is_not_listed_and_the_list_itself_is_needed(desk: Desk) -> None:
    await read_by_an_employer(desk)
    await desk.open_request("rectification")
    await desk.decided()
    assert (await desk.handle("execute")).status_code == 409
    nobody = (await desk.recipients("", None, {"categories": ["health"]})).json()
    assert (nobody["items"], nobody["settled"]) == ([], True)
    assert (await desk.handle("execute")).status_code == 200
    assert (await desk.handle("close")).status_code == 200


@pytest.mark.clause("AVG 19")
async def test_a_refused_correction_travels_to_nobody(desk: Desk) -> None:
    await desk.open_request("rectification")
    await desk.handle("verify-identity", None, method="called-back")
    refusal = {"outcome": "refused", "ground": "rights-of-others", "explanation": "Het klopt zo."}
    await desk.handle("decide", None, **refusal)
    await desk.handle("review", desk.director, agreed=True)
    assert (await desk.handle("execute")).status_code == 200
    assert (await desk.handle("close")).status_code == 200


@pytest.mark.clause("AVG 19")
async def test_who_was_told_stays_told_and_the_database_lets_nobody_close_it_before(
    desk: Desk, cluster: Cluster
) -> None:
    """The second wall, for whoever gets past the first: the application's own way to the row, and SQL alone."""
    await read_by_an_employer(desk)
    await read_by_an_employer(desk, "Garage Test")
    await desk.open_request("rectification")
    await desk.decided()
    listed = (await desk.recipients("", None, CHANGED)).json()
    await desk.recipients(f"/{listed['items'][0]['id']}/tell", None, {"channel": "email"})
    with psycopg.connect(cluster.superuser_of(desk.house.urls), autocommit=True) as connection:
        # The other wall of a request, which says who may change it, stands aside for a moment.
        connection.execute("alter table data_subject_request disable trigger keep_order")
        connection.execute("update data_subject_request set state = 'executed', executed_at = now()")
        for statement in (
            "update data_subject_request set state = 'closed'",
            "update recipient_notice set reason = null where state = 'told'",
        ):
            with pytest.raises(psycopg.errors.CheckViolation):
                connection.execute(statement)
        connection.execute("alter table data_subject_request enable trigger keep_order")
    refused = await desk.handle("close")
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "recipients-not-told")


@pytest.mark.clause("AVG 19")
async def test_more_can_be_added_and_nothing_falls_off_the_list(desk: Desk) -> None:
    await read_by_an_employer(desk)
    await desk.open_request("rectification")
    await desk.recipients("", None, {"categories": ["health"]})
    await read_by_an_employer(desk, "Garage Test")
    more = (await desk.recipients("", None, CHANGED)).json()
    assert more["categories"] == ["background", "health"]
    assert [one["recipientName"] for one in more["items"]] == ["Bakkerij Voorbeeld", "Garage Test"]
    same = (await desk.recipients("", None, CHANGED)).json()
    assert len(same["items"]) == 2


@pytest.mark.clause("AVG 19")
@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("access", CHANGED, 409),
        ("rectification", {"categories": []}, 400),
        ("rectification", {"categories": ["staff"]}, 400),
        ("rectification", {"categories": ["eye-colour"]}, 400),
        ("rectification", {"values": ["x"]}, 400),
    ],
)
async def test_what_changes_nothing_or_is_not_said_makes_no_list(
    desk: Desk, kind: str, body: dict[str, Any], status: int
) -> None:
    await desk.open_request(kind)
    assert (await desk.recipients("", None, body)).status_code == status


@pytest.mark.clause("AVG 19")
async def test_the_officer_makes_the_list_and_the_adviser_does_not(desk: Desk) -> None:
    await desk.open_request("rectification")
    assert (await desk.recipients("", desk.sender.adviser, CHANGED)).status_code == 404
    assert (await desk.recipients("", desk.director, CHANGED)).status_code == 404
    assert (await desk.recipients("", desk.sender.adviser)).status_code == 200


@pytest.mark.clause("AVG 18")
async def test_a_planned_send_and_an_open_link_are_held_and_go_on_after_lifting(desk: Desk) -> None:
    sender, clock = desk.sender, desk.house.clock
    opened = await sender.sent(employerName="Garage Test")
    made = (await sender.profile()).json()
    planned = (await sender.send(made, sendAt=(clock.now() + timedelta(minutes=5)).isoformat())).json()
    await desk.open_request("restriction")
    restriction_id = await desk.restrict(requestId=desk.request_id)
    for act in (sender.profile, lambda: sender.send(made)):
        refused = await act()
        assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "restricted")
    clock.advance(minutes=6)
    assert await send_planned(desk.house.database) == 0
    assert (await sender.open(opened)).status_code == 404
    await desk.lift(restriction_id)
    assert (await sender.take(opened)).status_code == 200
    assert await send_planned(desk.house.database) == 1
    assert (await sender.take(planned)).status_code == 200


@pytest.mark.clause("AVG 18")
async def test_what_is_restricted_on_its_own_stays_out_of_a_profile_and_holds_the_one_that_has_it(
    desk: Desk,
) -> None:
    sender = desk.sender
    await sender.consent()
    before = (await sender.profile()).json()
    assert "06-" in words_of(await sender.pdf(before)) or "+31" in words_of(await sender.pdf(before))
    sent = (await sender.send(before)).json()
    await desk.open_request("rectification")
    listed = await sender.house.http.get(
        f"/clients/{desk.client_id}/work-experiences", headers=sender.adviser.headers
    )
    job = listed.json()["items"][-1]["id"]
    desk.house.clock.advance(minutes=1)
    await desk.restrict(scope="field", field="phone")
    await desk.restrict(scope="record", recordKind="work-experience", recordId=job)
    assert (await sender.open(sent)).status_code == 404
    outdated = await sender.send(before)
    assert (outdated.status_code, outdated.json()["type"].rpartition("/")[2]) == (409, "preview-outdated")
    after = (await sender.profile()).json()
    words = words_of(await sender.pdf(after))
    assert "Magazijnmedewerker" not in words
    assert "+31" not in words
    assert "06-" not in words
    assert "Heftruckcertificaat" in words
    assert (await sender.send(after)).status_code == 201
