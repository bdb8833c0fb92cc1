"""Statement, reglement and notice: versions, offering, the duty to inform, and the client's own link."""

import base64
import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pypdfium2
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.document_files import add_document, pdf
from tests.support.fill_statements import PNG
from tests.support.house import House, Person

SIGNATURE = base64.b64encode(PNG + b"streep").decode()


class Desk:
    """An adviser with one client whose traject has not begun."""

    def __init__(self, house: House, adviser: Person, client_id: UUID, traject_id: str) -> None:
        self.house, self.adviser, self.client_id, self.traject_id = house, adviser, client_id, traject_id

    async def offer(self, **body: Any) -> Any:
        return await self.house.http.post(
            f"/clients/{self.client_id}/privacy-statement-offers", headers=self.adviser.headers, json=body
        )

    async def offers(self) -> Any:
        answer = await self.house.http.get(
            f"/clients/{self.client_id}/privacy-statement-offers", headers=self.adviser.headers
        )
        assert answer.status_code == 200
        return answer.json()

    async def activate(self) -> Any:
        return await self.house.http.post(
            f"/trajects/{self.traject_id}/activate",
            headers=self.adviser.headers,
            json={"beginsOn": self.house.clock.now().date().isoformat()},
        )

    async def tasks(self) -> dict[str, str]:
        answer = await self.house.http.get(f"/clients/{self.client_id}/tasks", headers=self.adviser.headers)
        return {task["kind"]: task["dueOn"] for task in answer.json()["items"]}


@pytest.fixture
async def desk(house: House) -> Desk:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "Opdrachtgever", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser, told=False)
    opened = await house.http.get(f"/clients/{client_id}", headers=adviser.headers)
    return Desk(house, adviser, client_id, opened.json()["trajects"][0]["id"])


@pytest.mark.clause("R3")
async def test_a_traject_does_not_begin_before_the_statement_was_offered(desk: Desk) -> None:
    refused = await desk.activate()
    assert refused.status_code == 403
    assert refused.json()["clause"] == "R3"
    log = await desk.house.http.get(f"/clients/{desk.client_id}/access-log", headers=desk.adviser.headers)
    assert ("traject.activate", "failed") in {(e["action"], e["result"]) for e in log.json()["items"]}
    assert (await desk.offer(method="screen", outcome="signed", signature=SIGNATURE)).status_code == 201
    assert (await desk.activate()).status_code == 200


@pytest.mark.clause("R3")
@pytest.mark.parametrize(
    "body",
    [{"outcome": "declined"}, {"outcome": "unable", "unableReason": "language"}],
)
async def test_declining_or_not_being_able_never_blocks_guidance(desk: Desk, body: dict[str, str]) -> None:
    assert (await desk.offer(method="paper", **body)).status_code == 201
    assert (await desk.activate()).status_code == 200


@pytest.mark.clause("R3")
async def test_postgresql_refuses_a_traject_that_begins_without_an_offer(
    desk: Desk, cluster: Cluster
) -> None:
    begin = (
        "update traject set state = 'active', started_on = '2026-10-01', expected_end_on = '2027-10-01'"
        " where client_id = %s"
    )
    with (
        psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection,
        pytest.raises(psycopg.errors.CheckViolation, match="statement not offered"),
    ):
        connection.execute(begin, (desk.client_id,))


@pytest.mark.clause("R4")
async def test_one_act_records_both_versions_with_the_fingerprint_of_both_texts(desk: Desk) -> None:
    offer = (await desk.offer(method="screen", outcome="signed", signature=SIGNATURE)).json()
    assert offer["link"] is None
    for kind in ("statement", "reglement"):
        text = await desk.house.http.get(
            f"/privacy-statements/{offer[f'{kind}Id']}", headers=desk.adviser.headers
        )
        assert hashlib.sha256(text.json()["body"].encode()).hexdigest() == offer[f"{kind}Sha256"]
        assert text.json()["version"] == offer[f"{kind}Version"] == 1


@pytest.mark.clause("R4")
async def test_the_receipt_names_both_versions_and_both_fingerprints(desk: Desk) -> None:
    offer = (await desk.offer(method="screen", outcome="declined")).json()
    answer = await desk.house.http.get(
        f"/clients/{desk.client_id}/privacy-statement-offers/{offer['id']}/receipt",
        headers=desk.adviser.headers,
    )
    assert answer.headers["content-type"] == "application/pdf"
    words = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(answer.content))
    for kind in ("statement", "reglement"):
        assert offer[f"{kind}Sha256"][:8] in words
    assert "niet getekend" in words
    assert "geen toestemming" in words


@pytest.mark.clause("R3")
@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"method": "screen", "outcome": "signed"}, "/signature"),
        ({"method": "paper", "outcome": "signed"}, "/documentId"),
        ({"method": "screen", "outcome": "unable"}, "/unableReason"),
        ({"method": "screen", "outcome": "declined", "unableReason": "other"}, "/unableReason"),
        ({"method": "screen", "outcome": "open"}, "/outcome"),
        ({"method": "link", "outcome": "signed"}, "/outcome"),
        (
            {
                "method": "screen",
                "outcome": "signed",
                "signature": base64.b64encode(b"GIF89a--------").decode(),
            },
            "/signature",
        ),
        ({"method": "screen", "outcome": "declined", "signature": SIGNATURE}, "/signature"),
    ],
)
async def test_an_outcome_without_its_evidence_is_refused_and_changes_nothing(
    desk: Desk, body: dict[str, str], pointer: str
) -> None:
    answer = await desk.offer(**body)
    assert answer.status_code == 400
    assert pointer in {error["pointer"] for error in answer.json()["errors"]}
    assert (await desk.offers())["offers"] == []
    assert "inform-client" in await desk.tasks()


@pytest.mark.clause("R3")
async def test_a_scan_is_evidence_only_when_it_stands_in_this_file(desk: Desk) -> None:
    coordinator = await desk.house.person(Role.COORDINATOR)
    party = await desk.house.party("uwv", "Andere opdrachtgever", ["naar-werk"])
    other = await desk.house.client(coordinator, party, desk.adviser, mark="Ander")
    ids = [
        (await add_document(desk.house, desk.adviser, client, pdf("getekend"), title="Getekend")).json()["id"]
        for client in (other, desk.client_id)
    ]
    foreign = await desk.offer(method="paper", outcome="signed", documentId=ids[0])
    assert foreign.status_code == 400
    assert (await desk.offer(method="paper", outcome="signed", documentId=ids[1])).status_code == 201


@pytest.mark.clause("R30")
async def test_the_client_must_be_told_within_a_month_and_telling_ends_the_task(desk: Desk) -> None:
    assert (await desk.tasks())["inform-client"] == "2026-12-24"
    answer = await desk.house.http.post(
        f"/clients/{desk.client_id}/information-notices",
        headers=desk.adviser.headers,
        json={"channel": "post", "givenOn": "2026-10-02"},
    )
    assert answer.status_code == 201, answer.text
    assert "inform-client" not in await desk.tasks()
    assert (await desk.offers())["notices"][0]["channel"] == "post"


@pytest.mark.clause("R30")
async def test_an_overdue_notice_stands_on_the_day_page(desk: Desk) -> None:
    desk.house.clock.advance(days=40)
    adviser = await desk.house.fresh(desk.adviser)
    day = await desk.house.http.get("/day", headers=adviser.headers)
    assert "inform-client" in str(day.json())


@pytest.mark.clause("R30")
async def test_a_notice_of_tomorrow_is_refused(desk: Desk) -> None:
    tomorrow = (desk.house.clock.now() + timedelta(days=1)).date().isoformat()
    answer = await desk.house.http.post(
        f"/clients/{desk.client_id}/information-notices",
        headers=desk.adviser.headers,
        json={"channel": "post", "givenOn": tomorrow},
    )
    assert answer.status_code == 400
    assert answer.json()["clause"] == "R30"


async def _link(desk: Desk) -> dict[str, str]:
    made = (await desk.offer(method="link", outcome="open")).json()["link"]
    return {"token": made["address"].partition("#")[2], "code": made["code"]}


@pytest.mark.clause("R3")
async def test_a_client_signs_by_link_and_code_once(desk: Desk) -> None:
    key = await _link(desk)
    opened = await desk.house.http.post("/statement-links/open", json=key)
    assert opened.status_code == 200
    assert "Uw rechten" in opened.json()["statement"]["body"]
    answered = await desk.house.http.post("/statement-links/answer", json={**key, "outcome": "signed"})
    assert answered.status_code == 204
    assert (await desk.offers())["offers"][0]["outcome"] == "signed"
    for path, more in (("open", {}), ("answer", {"outcome": "declined"})):
        again = await desk.house.http.post(f"/statement-links/{path}", json={**key, **more})
        assert again.status_code == 404
    assert (await desk.offers())["offers"][0]["outcome"] == "signed"
    log = await desk.house.http.get(f"/clients/{desk.client_id}/access-log", headers=desk.adviser.headers)
    assert "statement-link.use" in {entry["action"] for entry in log.json()["items"]}


@pytest.mark.clause("R3")
async def test_five_wrong_codes_close_the_link(desk: Desk) -> None:
    key = await _link(desk)
    wrong = {**key, "code": "000000" if key["code"] != "000000" else "111111"}
    for _ in range(5):
        assert (await desk.house.http.post("/statement-links/open", json=wrong)).status_code == 404
    assert (await desk.house.http.post("/statement-links/open", json=key)).status_code == 404


@pytest.mark.clause("R3")
async def test_a_link_ends_after_its_term_and_when_a_new_offer_is_made(desk: Desk) -> None:
    first = await _link(desk)
    second = await _link(desk)
    assert (await desk.house.http.post("/statement-links/open", json=first)).status_code == 404
    desk.house.clock.advance(days=14, seconds=-1)
    assert (await desk.house.http.post("/statement-links/open", json=second)).status_code == 200
    desk.house.clock.advance(seconds=1)
    assert (await desk.house.http.post("/statement-links/open", json=second)).status_code == 404


@pytest.mark.clause("R3")
async def test_neither_token_nor_code_of_a_link_stands_in_the_database(desk: Desk, cluster: Cluster) -> None:
    key = await _link(desk)
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        rows = connection.execute("select o::text from privacy_statement_offer o").fetchall()
    assert rows
    assert all(key["token"] not in row[0] for row in rows)


@pytest.mark.clause("R2")
async def test_a_new_version_is_offered_from_now_on_and_the_old_one_stays_readable(desk: Desk) -> None:
    officer = await desk.house.person(Role.PRIVACY_OFFICER)
    first = (await desk.offer(method="screen", outcome="declined")).json()
    body = "# Algemeen\n" + "Ons reglement van dit jaar. " * 10
    made = await desk.house.http.post(
        "/privacy-statements", headers=officer.headers, json={"kind": "reglement", "body": body}
    )
    assert made.status_code == 201, made.text
    second = (await desk.offer(method="screen", outcome="declined")).json()
    assert (first["reglementVersion"], second["reglementVersion"]) == (1, 2)
    old = await desk.house.http.get(
        f"/privacy-statements/{first['reglementId']}", headers=desk.adviser.headers
    )
    assert old.status_code == 200


@pytest.mark.clause("R2")
async def test_a_withdrawn_version_is_not_offered_and_the_last_one_stays(desk: Desk) -> None:
    officer = await desk.house.person(Role.PRIVACY_OFFICER)
    body = "# Algemeen\n" + "Ons reglement van dit jaar. " * 10
    made = await desk.house.http.post(
        "/privacy-statements", headers=officer.headers, json={"kind": "reglement", "body": body}
    )
    withdraw = f"/privacy-statements/{made.json()['id']}/withdraw"
    assert (await desk.house.http.post(withdraw, headers=officer.headers)).status_code == 200
    offer = (await desk.offer(method="screen", outcome="declined")).json()
    assert offer["reglementVersion"] == 1
    last = await desk.house.http.post(
        f"/privacy-statements/{offer['reglementId']}/withdraw", headers=officer.headers
    )
    assert last.status_code == 409


@pytest.mark.clause("R2")
async def test_what_a_published_text_says_never_changes(desk: Desk) -> None:
    with (
        psycopg.connect(desk.house.urls.application, autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("update privacy_text set body = body || '.'")


async def test_texts_in_force_say_what_the_inventory_says(desk: Desk) -> None:
    found = await desk.house.http.get("/privacy-statements", headers=desk.adviser.headers)
    assert found.json()["outdated"] == []
    assert {item["kind"] for item in found.json()["items"]} == {"reglement", "statement", "notice"}
