"""Consents and objections: asked for one purpose and recipient, ending by themselves, taken back in one act."""

import asyncio
import base64
import csv
import io
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.document_files import add_document, pdf
from tests.support.fill_consents import consent_text
from tests.support.fill_statements import PNG
from tests.support.house import House, Person

SIGNED = {"method": "screen", "signature": base64.b64encode(PNG + b"streep").decode()}
MAILING = {
    "purpose": "commercial-mailing",
    "recipientKind": "bureau",
    "categories": ["name", "contact"],
    "evidence": SIGNED,
}


class Desk:
    """A coordinator, an adviser, and the adviser's clients."""

    def __init__(self, house: House, coordinator: Person, adviser: Person, party: dict[str, Any]) -> None:
        self.house, self.coordinator, self.adviser, self.party = house, coordinator, adviser, party

    async def client(self, mark: str = "Proef") -> UUID:
        return await self.house.client(self.coordinator, self.party, self.adviser, mark=mark)

    async def ask(self, client_id: UUID, **changes: Any) -> Any:
        body: dict[str, Any] = {
            "purpose": "introduction-to-employer",
            "recipientKind": "employer",
            "recipientName": "Bakkerij Voorbeeld",
            "categories": ["name", "background"],
            "months": 6,
            "given": True,
            "evidence": SIGNED,
            **changes,
        }
        body.setdefault("textId", await consent_text(self.house, self.adviser, body["purpose"]))
        body = {name: value for name, value in body.items() if value is not None}
        return await self.house.http.post(
            f"/clients/{client_id}/consents", headers=self.adviser.headers, json=body
        )

    async def consents(self, client_id: UUID) -> list[dict[str, Any]]:
        adviser = await self.house.fresh(self.adviser)
        answer = await self.house.http.get(f"/clients/{client_id}/consents", headers=adviser.headers)
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def withdraw(self, consent_id: str) -> Any:
        return await self.house.http.post(
            f"/consents/{consent_id}/withdraw", headers=self.adviser.headers, json={"channel": "phone"}
        )

    async def object(self, client_id: UUID, who: Person) -> Any:
        return await self.house.http.post(
            f"/clients/{client_id}/objections", headers=who.headers, json={"channel": "email"}
        )

    async def mailing(self, purpose: str = "commercial-mailing") -> list[str]:
        coordinator = await self.house.fresh(self.coordinator)
        answer = await self.house.http.post(
            "/mailing-exports", headers=coordinator.headers, json={"purpose": purpose}
        )
        assert answer.status_code == 200, answer.text
        rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
        return [row["naam"] for row in rows]


@pytest.fixture
async def desk(house: House) -> Desk:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    return Desk(house, coordinator, adviser, await house.party("uwv", "Opdrachtgever", ["naar-werk"]))


@pytest.mark.clause("R28")
async def test_a_consent_names_purpose_recipient_categories_words_and_a_stored_end(desk: Desk) -> None:
    client_id = await desk.client()
    made = await desk.ask(client_id)
    assert made.status_code == 201, made.text
    consent = made.json()
    assert (consent["state"], consent["textVersion"], consent["recipientName"]) == (
        "given",
        1,
        "Bakkerij Voorbeeld",
    )
    assert consent["categories"] == ["background", "name"]
    assert consent["expiresAt"].startswith("2027-05-24")
    assert await desk.consents(client_id) == [consent]


@pytest.mark.clause("R28")
async def test_one_second_past_its_end_a_consent_has_expired(desk: Desk) -> None:
    client_id = await desk.client()
    await desk.ask(client_id, months=1)
    desk.house.clock.advance(days=30, seconds=-1)
    assert [one["state"] for one in await desk.consents(client_id)] == ["given"]
    desk.house.clock.advance(seconds=1)
    assert [one["state"] for one in await desk.consents(client_id)] == ["expired"]


@pytest.mark.clause("R28")
async def test_the_end_is_stored_and_a_second_after_it_a_new_one_can_be_given(desk: Desk) -> None:
    client_id = await desk.client()
    await desk.ask(client_id, months=1)
    assert (await desk.ask(client_id)).status_code == 409
    desk.house.clock.advance(days=31)
    desk.adviser = await desk.house.fresh(desk.adviser)
    assert (await desk.ask(client_id)).status_code == 201
    assert [one["state"] for one in await desk.consents(client_id)] == ["given", "expired"]


@pytest.mark.clause("R28")
@pytest.mark.parametrize(
    ("changes", "pointer", "clause"),
    [
        ({"categories": []}, "/categories", "R28"),
        ({"categories": ["identification"]}, "/categories", "R28"),
        ({"categories": ["benefit"]}, "/categories", "R28"),
        ({"categories": ["health"]}, "/categories", "R28"),
        ({"evidence": None}, "/evidence", "R28"),
        ({"given": False}, "/evidence", "R28"),
        ({"evidence": {"method": "spoken"}}, "/evidence", "R28"),
        ({"recipientKind": "bureau"}, "/recipientKind", "R28"),
        ({"purpose": "sharing-health", "categories": ["health"], "recipientKind": "provider", "recipientName": None},
         "/recipientName", "R28"),
        ({"purpose": "sharing-health", "categories": ["health"], "recipientKind": "provider",
          "evidence": {"method": "spoken", "witness": "W. Getuige"}}, "/evidence/method", "R28"),
        ({**MAILING, "evidence": {"method": "spoken", "witness": "W. Getuige"}}, "/evidence/method", "R32"),
    ],
)  # fmt: skip
async def test_what_cannot_be_asked_is_named_and_nothing_is_kept(
    desk: Desk, changes: dict[str, Any], pointer: str, clause: str
) -> None:
    client_id = await desk.client()
    answer = await desk.ask(client_id, **changes)
    assert answer.status_code == 400
    assert answer.json()["clause"] == clause
    assert pointer in {error["pointer"] for error in answer.json()["errors"]}
    assert await desk.consents(client_id) == []


@pytest.mark.clause("R28")
async def test_refusing_is_a_normal_outcome_and_an_offer_waits_for_its_answer(desk: Desk) -> None:
    client_id = await desk.client()
    refused = await desk.ask(client_id, given=False, evidence=None)
    assert refused.json()["state"] == "refused"
    offered = (await desk.ask(client_id, given=None, evidence=None)).json()
    assert offered["state"] == "offered"
    answer = f"/consents/{offered['id']}/answer"
    given = await desk.house.http.post(
        answer, headers=desk.adviser.headers, json={"given": True, "evidence": SIGNED}
    )
    assert given.json()["state"] == "given"
    again = await desk.house.http.post(answer, headers=desk.adviser.headers, json={"given": False})
    assert (again.status_code, again.json()["clause"]) == (409, "AVG 7")


@pytest.mark.clause("R28")
async def test_an_offer_that_was_not_answered_in_time_ends_by_itself(desk: Desk) -> None:
    client_id = await desk.client()
    offered = (await desk.ask(client_id, given=None, evidence=None)).json()
    desk.house.clock.advance(days=30)
    adviser = await desk.house.fresh(desk.adviser)
    late = await desk.house.http.post(
        f"/consents/{offered['id']}/answer",
        headers=adviser.headers,
        json={"given": True, "evidence": SIGNED},
    )
    assert late.status_code == 409
    assert [one["state"] for one in await desk.consents(client_id)] == ["offer-expired"]


@pytest.mark.clause("R28")
async def test_withdrawing_takes_one_act_as_giving_does_and_plans_the_confirmation(desk: Desk) -> None:
    client_id = await desk.client()
    consent = (await desk.ask(client_id)).json()
    withdrawn = await desk.withdraw(consent["id"])
    assert withdrawn.status_code == 200, withdrawn.text
    assert withdrawn.json()["state"] == "withdrawn"
    assert withdrawn.json()["effects"] == ["blocked", "confirmation-planned"]
    assert (await desk.withdraw(consent["id"])).status_code == 409
    tasks = await desk.house.http.get(f"/clients/{client_id}/tasks", headers=desk.adviser.headers)
    assert {t["kind"]: t["dueOn"] for t in tasks.json()["items"]} == {"confirm-withdrawal": "2026-11-25"}


@pytest.mark.clause("R28")
async def test_two_who_give_the_same_at_once_leave_one_active(desk: Desk) -> None:
    client_id = await desk.client()
    answers = await asyncio.gather(*(desk.ask(client_id) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409, 409]


@pytest.mark.clause("R28")
async def test_the_same_recipient_in_other_letters_is_the_same_recipient(desk: Desk) -> None:
    client_id = await desk.client()
    await desk.ask(client_id)
    assert (await desk.ask(client_id, recipientName="  bakkerij   VOORBEELD ")).status_code == 409
    assert (await desk.ask(client_id, recipientName="Slagerij Voorbeeld")).status_code == 201


@pytest.mark.clause("R28")
async def test_new_words_replace_the_consent_for_the_old_ones_and_withdrawn_words_are_refused(
    desk: Desk,
) -> None:
    client_id = await desk.client()
    officer = await desk.house.person(Role.PRIVACY_OFFICER)
    old = await consent_text(desk.house, desk.adviser, "introduction-to-employer")
    await desk.ask(client_id)
    made = await desk.house.http.post(
        "/consent-texts",
        headers=officer.headers,
        json={"purpose": "introduction-to-employer", "body": "Mag uw adviseur u voorstellen?"},
    )
    assert made.json()["version"] == 2
    assert [one["state"] for one in await desk.consents(client_id)] == ["given"]
    assert (await desk.ask(client_id)).status_code == 201
    assert [one["state"] for one in await desk.consents(client_id)] == ["given", "replaced"]
    await desk.house.http.post(f"/consent-texts/{old}/withdraw", headers=officer.headers)
    refused = await desk.ask(client_id, textId=old, recipientName="Een ander")
    assert (refused.status_code, refused.json()["clause"]) == (409, "AVG 7")
    log = await desk.house.http.get(f"/clients/{client_id}/access-log", headers=desk.adviser.headers)
    assert ("consent.ask", "failed") in {(e["action"], e["result"]) for e in log.json()["items"]}


@pytest.mark.clause("R28")
async def test_what_was_given_for_a_traject_lapses_when_it_closes(desk: Desk) -> None:
    client_id = await desk.client()
    file = await desk.house.http.get(f"/clients/{client_id}", headers=desk.adviser.headers)
    traject_id = file.json()["trajects"][0]["id"]
    today = desk.house.clock.now().date().isoformat()
    for_traject = (await desk.ask(client_id, trajectId=traject_id)).json()
    apart = (await desk.ask(client_id, recipientName="Slagerij Voorbeeld")).json()
    for act, body in (
        ("activate", {"beginsOn": today}),
        ("close", {"endedOn": today, "result": "ended-moved", "reason": "Verhuisd"}),
    ):
        done = await desk.house.http.post(
            f"/trajects/{traject_id}/{act}", headers=desk.adviser.headers, json=body
        )
        assert done.status_code == 200, done.text
    states = {one["id"]: one["state"] for one in await desk.consents(client_id)}
    assert states == {for_traject["id"]: "lapsed", apart["id"]: "given"}


@pytest.mark.clause("R32")
async def test_a_mailing_goes_to_exactly_the_clients_with_a_consent_in_force(desk: Desk) -> None:
    given, refused, ended, charitable = [await desk.client(mark) for mark in ("Een", "Twee", "Drie", "Vier")]
    await desk.ask(given, **MAILING)
    await desk.ask(refused, **{**MAILING, "given": False, "evidence": None})
    await desk.withdraw((await desk.ask(ended, **MAILING)).json()["id"])
    await desk.ask(charitable, **{**MAILING, "purpose": "charitable-mailing"})
    assert await desk.mailing() == ["Eenvoornaam van Eenachternaam"]
    assert await desk.mailing("charitable-mailing") == ["Viervoornaam van Vierachternaam"]
    desk.house.clock.advance(days=190)
    assert await desk.mailing() == []


@pytest.mark.clause("R32")
async def test_there_is_no_list_for_what_is_no_mailing(desk: Desk) -> None:
    answer = await desk.house.http.post(
        "/mailing-exports", headers=desk.coordinator.headers, json={"purpose": "photo-or-quote"}
    )
    assert (answer.status_code, answer.json()["clause"]) == (400, "R32")


@pytest.mark.clause("R32")
async def test_no_name_in_a_list_is_taken_for_a_formula(desk: Desk) -> None:
    desk.house._count += 1
    client_id = await desk.house.client(
        desk.coordinator, desk.party, desk.adviser, givenNames="=HYPERLINK(1)"
    )
    await desk.ask(client_id, **MAILING)
    assert (await desk.mailing())[0].startswith("'=")


@pytest.mark.clause("R33")
@pytest.mark.parametrize("who", ["adviser", "coordinator"])
async def test_an_objection_ends_every_mailing_at_once(desk: Desk, who: str) -> None:
    client_id = await desk.client()
    await desk.ask(client_id, **MAILING)
    await desk.ask(client_id, **{**MAILING, "purpose": "charitable-mailing", "given": None, "evidence": None})
    other = (await desk.ask(client_id)).json()
    objected = await desk.object(client_id, getattr(desk, who))
    assert (objected.status_code, objected.json()["endedConsents"]) == (201, 2)
    assert await desk.mailing() == []
    states = {one["purpose"]: one["state"] for one in await desk.consents(client_id)}
    assert states == {
        "commercial-mailing": "objected",
        "charitable-mailing": "objected",
        other["purpose"]: "given",
    }


@pytest.mark.clause("R33")
async def test_an_objection_without_anything_to_end_is_recorded_all_the_same(desk: Desk) -> None:
    client_id = await desk.client()
    assert (await desk.object(client_id, desk.adviser)).json()["endedConsents"] == 0


@pytest.mark.clause("R34")
async def test_an_objection_racing_with_giving_never_leaves_a_mailing_it_should_have_ended(
    desk: Desk,
) -> None:
    for round_ in range(6):
        client_id = await desk.client(f"Ronde{'abcdef'[round_]}")
        offered = (await desk.ask(client_id, **{**MAILING, "given": None, "evidence": None})).json()
        answered, objected = await asyncio.gather(
            desk.house.http.post(
                f"/consents/{offered['id']}/answer",
                headers=desk.adviser.headers,
                json={"given": True, "evidence": SIGNED},
            ),
            desk.object(client_id, desk.adviser),
        )
        assert objected.status_code == 201
        assert answered.status_code in (200, 409)
        assert [one["state"] for one in await desk.consents(client_id)] == ["objected"]


@pytest.mark.clause("R28")
async def test_sql_refuses_what_the_rules_refuse(desk: Desk, cluster: Cluster) -> None:
    client_id = await desk.client()
    consent = (await desk.ask(client_id)).json()
    await desk.withdraw(consent["id"])
    broken = (
        "update consent set categories = '{}'",
        "update consent set state = 'given', ended_at = null",
        "update consent set expires_at = expires_at + interval '1 year'",
        "update consent set purpose = 'commercial-mailing'",
    )
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        for statement in broken:
            with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
                connection.execute(statement)


@pytest.mark.clause("R28")
async def test_sql_answers_whether_a_consent_covers_a_use(desk: Desk, cluster: Cluster) -> None:
    client_id = await desk.client()
    consent = (await desk.ask(client_id, months=1)).json()
    now = desk.house.clock.now()
    asked = {
        "covered": ("introduction-to-employer", "employer", ["name"], now),
        "other purpose": ("sharing-with-provider", "employer", ["name"], now),
        "other recipient": ("introduction-to-employer", "provider", ["name"], now),
        "more than asked": ("introduction-to-employer", "employer", ["name", "contact"], now),
        "nothing asked": ("introduction-to-employer", "employer", [], now),
        "before": ("introduction-to-employer", "employer", ["name"], now.replace(year=2025)),
        "after": ("introduction-to-employer", "employer", ["name"], now.replace(year=2027)),
    }
    query = "select consent_covers(%s, %s, %s, %s, %s::text[], %s)"
    with psycopg.connect(cluster.superuser_of(desk.house.urls), autocommit=True) as connection:
        answers = {
            name: connection.execute(query, (consent["id"], client_id, *question)).fetchone()
            for name, question in asked.items()
        }
        assert {name for name, row in answers.items() if row and row[0]} == {"covered"}
        await desk.withdraw(consent["id"])
        row = connection.execute(query, (consent["id"], client_id, *asked["covered"])).fetchone()
        assert row == (False,)


@pytest.mark.clause("R6")
async def test_who_it_is_for_the_signature_and_the_witness_are_sealed(desk: Desk, cluster: Cluster) -> None:
    client_id = await desk.client()
    await desk.ask(client_id)
    await desk.ask(
        client_id,
        purpose="reference-request",
        recipientKind="referee",
        recipientName="R. Referent",
        categories=["name"],
        evidence={"method": "spoken", "witness": "W. Getuige"},
    )
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        rows = connection.execute("select c::text from consent c").fetchall()
    assert len(rows) == 2
    for words in ("Bakkerij", "Referent", "Getuige"):
        assert all(words not in row[0] and words.encode().hex() not in row[0] for row in rows)


@pytest.mark.clause("R28")
async def test_a_scan_must_stand_in_this_file(desk: Desk) -> None:
    client_id, other = await desk.client(), await desk.client("Ander")
    foreign = await add_document(desk.house, desk.adviser, other, pdf("getekend"), title="Getekend")
    answer = await desk.ask(client_id, evidence={"method": "paper", "documentId": foreign.json()["id"]})
    assert answer.status_code == 400
    own = await add_document(desk.house, desk.adviser, client_id, pdf("getekend"), title="Getekend")
    answer = await desk.ask(client_id, evidence={"method": "paper", "documentId": own.json()["id"]})
    assert answer.status_code == 201


@pytest.mark.clause("R28")
async def test_the_receipt_is_a_pdf_for_the_client(desk: Desk) -> None:
    client_id = await desk.client()
    consent = (await desk.ask(client_id)).json()
    answer = await desk.house.http.get(f"/consents/{consent['id']}/receipt", headers=desk.adviser.headers)
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
