"""Documents of the file that go to a third party: only on a ground, only as looked at, by a link that opens once."""

import asyncio
import io
import random
import zipfile
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from domain.disclosures.model import Link
from domain.disclosures.use_cases import send_planned
from domain.policy.roles import Role
from tests.api.test_disclosures import Desk, consents_of, desk, document, hand_over
from tests.support.cluster import Cluster
from tests.support.document_files import add_document, pdf
from tests.support.fill_consents import consent_text

__all__ = ["desk"]

PROVIDER = "Jobcoach Jansen"
SCOPE = ["background", "name"]


async def consent_of(desk: Desk, **changes: Any) -> str:
    return await desk.consent(
        purpose="sharing-with-provider",
        textId=await consent_text(desk.house, desk.adviser, "sharing-with-provider"),
        recipientKind="provider",
        recipientName=PROVIDER,
        categories=SCOPE,
        **changes,
    )


def by_consent(consent: str, **changes: Any) -> dict[str, Any]:
    return {
        "recipient": "provider",
        "recipientName": PROVIDER,
        "purpose": "sharing-with-provider",
        "categories": ["background"],
        "consentId": consent,
        "provision": None,
        "acceptedBy": None,
        "link": {"days": 7},
        **changes,
    }


async def linked(desk: Desk, consent: str, **changes: Any) -> dict[str, Any]:
    answer = await hand_over(desk, **by_consent(consent, **changes))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def records_of(desk: Desk, action: str) -> list[dict[str, Any]]:
    desk.adviser = await desk.house.fresh(desk.adviser)
    log = await desk.house.http.get(f"/clients/{desk.client_id}/access-log", headers=desk.adviser.headers)
    return [item for item in log.json()["items"] if item["action"] == action]


async def in_an_hour(desk: Desk) -> dict[str, Any]:
    return {"days": 7, "sendAt": (desk.house.clock.now() + timedelta(hours=1)).isoformat()}


@pytest.mark.clause("R28", "R31")
async def test_a_document_by_link_is_given_once_to_who_accepts_the_duty(desk: Desk) -> None:
    looked_at = await document(desk, "precies dit")
    sent = await linked(desk, await consent_of(desk), documents=[looked_at])
    assert [row["state"] for row in sent["items"]] == ["open"]
    duty = await desk.open(sent)
    assert "geheim" in duty.json()["confidentialityText"]
    without = await desk.take(sent, acceptedBy=" ")
    assert without.status_code in (400, 403)
    taken = await desk.take(sent)
    assert taken.status_code == 200
    assert taken.content == pdf("precies dit")
    assert taken.headers["content-type"] == "application/pdf"
    assert taken.headers["content-disposition"] == 'attachment; filename="stuk.pdf"'
    (row,) = await desk.register()
    assert (row["state"], row["acceptedBy"], row["sha256"]) == (
        "delivered",
        "H. Werkgever",
        looked_at["sha256"],
    )
    assert (await desk.take(sent)).status_code == 404


@pytest.mark.clause("R28")
async def test_several_documents_go_by_one_link_and_each_is_a_row_of_the_register(desk: Desk) -> None:
    documents = [await document(desk, "eerste"), await document(desk, "tweede")]
    sent = await linked(desk, await consent_of(desk), documents=documents)
    assert len(sent["items"]) == 2
    taken = await desk.take(sent)
    assert taken.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(taken.content)) as packed:
        assert packed.namelist() == ["stuk-1.pdf", "stuk-2.pdf"]
        assert {packed.read(name) for name in packed.namelist()} == {pdf("eerste"), pdf("tweede")}
    assert [(row["state"], row["acceptedBy"]) for row in await desk.register()] == [
        ("delivered", "H. Werkgever")
    ] * 2


@pytest.mark.clause("R34")
async def test_of_one_link_what_is_revoked_does_not_leave_and_the_rest_does(desk: Desk) -> None:
    sent = await linked(
        desk, await consent_of(desk), documents=[await document(desk, "weg"), await document(desk, "blijft")]
    )
    first = next(row for row in sent["items"])
    stopped = await desk.post(f"/clients/{desk.client_id}/disclosures/{first['id']}/revoke", {})
    assert stopped.json()["endedReason"] == "revoked"
    taken = await desk.take(sent)
    assert taken.headers["content-type"] == "application/pdf"
    states = {row["id"]: row["state"] for row in await desk.register()}
    assert sorted(states.values()) == ["delivered", "ended"]
    assert states[first["id"]] == "ended"


@pytest.mark.clause("R31")
async def test_a_link_opened_twice_at_once_gives_all_to_one_and_nothing_to_the_other(desk: Desk) -> None:
    consent = await consent_of(desk)
    for _ in range(5):
        sent = await linked(desk, consent, documents=[await document(desk, "a"), await document(desk, "b")])
        answers = await asyncio.gather(*(desk.take(sent) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 404, 404, 404]
        won = next(answer for answer in answers if answer.status_code == 200)
        assert won.headers["content-type"] == "application/zip"


@pytest.mark.clause("R31")
async def test_five_wrong_codes_end_every_document_of_the_link(desk: Desk) -> None:
    sent = await linked(
        desk, await consent_of(desk), documents=[await document(desk, "a"), await document(desk, "b")]
    )
    wrong = f"{(int(sent['link']['code']) + 1) % 10**6:06d}"
    for _ in range(5):
        assert (await desk.open(sent, wrong)).status_code == 404
    assert (await desk.take(sent)).status_code == 404
    assert {row["endedReason"] for row in await desk.register()} == {"locked"}


@pytest.mark.clause("R28")
async def test_what_is_not_as_it_was_looked_at_does_not_leave(desk: Desk) -> None:
    consent = await consent_of(desk)
    looked_at = await document(desk)
    answer = await hand_over(desk, **by_consent(consent, documents=[{**looked_at, "sha256": "0" * 64}]))
    assert (answer.status_code, answer.json()["clause"]) == (409, "R28")
    assert await desk.register() == []


@pytest.mark.clause("R28")
@pytest.mark.parametrize(
    ("changes", "status", "clause"),
    [
        ({"provision": "suwi-54"}, 403, "R28"),
        ({"consentId": None}, 403, "R28"),
        ({"recipientName": "Jobcoach Anders"}, 403, "R28"),
        ({"recipient": "other"}, 403, "R28"),
        ({"purpose": "reference-request"}, 403, "R28"),
        ({"categories": ["background", "contact"]}, 403, "R28"),
        ({"recipient": "employer"}, 403, "R25"),
        ({"link": None}, 403, "R31"),
        ({"acceptedBy": "A. Nder"}, 400, "R31"),
    ],
)
async def test_outside_the_consent_nothing_leaves_and_the_refusal_is_recorded(
    desk: Desk, changes: dict[str, Any], status: int, clause: str
) -> None:
    answer = await hand_over(desk, **by_consent(await consent_of(desk), **changes))
    assert (answer.status_code, answer.json()["clause"]) == (status, clause)
    assert await desk.register() == []
    (record,) = await records_of(desk, "disclosure.hand-over")
    assert record["result"] == "failed"


@pytest.mark.clause("R28")
async def test_a_document_that_is_not_of_this_file_or_was_taken_out_does_not_leave(
    desk: Desk, cluster: Cluster
) -> None:
    consent = await consent_of(desk)
    unknown = {"documentId": str(uuid4()), "sha256": "0" * 64}
    answer = await hand_over(desk, **by_consent(consent, documents=[unknown]))
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (
        400,
        "/documents/0/documentId",
    )
    with (
        psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection,
        pytest.raises(psycopg.errors.CheckViolation) as refused,
    ):
        insert(connection, desk, object_id=uuid4())
    assert refused.value.diag.constraint_name == "disclosure_basis_holds"
    looked_at = await document(desk)
    sent = await linked(desk, consent, documents=[looked_at])
    path = f"/clients/{desk.client_id}/documents/{looked_at['documentId']}"
    removed = await desk.house.http.delete(path, headers={**desk.adviser.headers, "If-Match": '"1"'})
    assert removed.status_code == 204, removed.text
    assert (await desk.take(sent)).status_code == 404
    assert [row["endedReason"] for row in await desk.register()] == ["basis-gone"]


@pytest.mark.clause("R28")
async def test_postgresql_keeps_a_link_to_one_client_and_one_recipient(desk: Desk, cluster: Cluster) -> None:
    looked_at = [await document(desk, "a"), await document(desk, "b")]
    link = Link.new()
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        insert(connection, desk, object_id=UUID(looked_at[0]["documentId"]), **link_columns(desk, link))
        with pytest.raises(psycopg.errors.CheckViolation) as refused, connection.transaction():
            insert(
                connection,
                desk,
                object_id=UUID(looked_at[1]["documentId"]),
                **{**link_columns(desk, link), "recipient_key": b"another"},
            )
    assert refused.value.diag.constraint_name == "disclosure_link_is_one_act"


def link_columns(desk: Desk, link: Link) -> dict[str, Any]:
    return {
        "link_token_hash": link.token_hash,
        "link_code_hash": link.code_hash,
        "link_expires_at": desk.house.clock.now() + timedelta(days=3),
        "accepted_at": None,
        "accepted_by_sealed": None,
    }


def insert(connection: psycopg.Connection[Any], desk: Desk, **changes: Any) -> UUID:
    """A row of the register by SQL alone, on the ground of a provision unless said otherwise."""
    now = desk.house.clock.now()
    row: dict[str, Any] = {
        "id": uuid4(), "client_id": desk.client_id, "object_kind": "document", "object_id": uuid4(),
        "purpose": "legal-duty", "basis": "legal-provision", "provision": "suwi-54", "categories": ["name"],
        "confidentiality_version": "1", "confidentiality_text": "x" * 30, "sha256": b"0" * 32, "made_at": now,
        "sent_at": now, "sent_by": desk.adviser.id, "recipient_kind": "authority", "recipient_name_sealed": b"x",
        "recipient_key": b"x", "accepted_at": now, "accepted_by_sealed": b"x", **changes,
    }  # fmt: skip
    connection.execute("select set_config('app.now', %s, true)", (now.isoformat(),))
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    connection.execute(f"insert into disclosure ({columns}) values ({marks})".encode(), list(row.values()))
    found: UUID = row["id"]
    return found


@pytest.mark.clause("R33", "R34")
async def test_an_objection_closes_the_open_link_of_a_mailing_and_the_queued_send_never_leaves(
    desk: Desk, cluster: Cluster
) -> None:
    """No rule lets a mailing leave to another; should a row of it stand in the register, the objection ends it."""
    given = await desk.consent(
        purpose="charitable-mailing",
        textId=await consent_text(desk.house, desk.adviser, "charitable-mailing"),
        recipientKind="bureau",
        recipientName=None,
        categories=["name", "contact"],
    )
    other = await linked(desk, await consent_of(desk))
    open_link, queued_link = Link.new(), Link.new()
    looked_at = await document(desk)
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        charity = mailing_to_another(connection, given)
        mailing = {
            "object_id": UUID(looked_at["documentId"]), "purpose": "charitable-mailing", "basis": "consent",
            "provision": None, "consent_id": charity, "recipient_kind": "other",
        }  # fmt: skip
        opened = insert(connection, desk, **mailing, **link_columns(desk, open_link))
        later = desk.house.clock.now() + timedelta(hours=1)
        queued = insert(
            connection, desk, **mailing, **link_columns(desk, queued_link), sent_at=None, send_at=later
        )
    objected = await desk.post(f"/clients/{desk.client_id}/objections", {"channel": "email"})
    assert (objected.status_code, objected.json()["endedConsents"]) == (201, 2)
    desk.house.clock.advance(hours=2)
    assert await send_planned(desk.house.database) == 0
    for link in (open_link, queued_link):
        key = {"token": link.token, "code": link.code, "acceptedBy": "A. Nder"}
        assert (await desk.house.http.post("/disclosure-links/take", json=key)).status_code == 404
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        found = connection.execute("select id, sent_at is not null, ended_reason from disclosure").fetchall()
    assert set(found) == {
        (opened, True, "objection"),
        (queued, False, "objection"),
        (UUID(other["items"][0]["id"]), True, None),
    }


def mailing_to_another(connection: psycopg.Connection[Any], like: str) -> UUID:
    """A consent to charitable use by another, as the database lets it stand beside that for the bureau."""
    made = uuid4()
    connection.execute(
        """
        insert into consent (id, client_id, purpose, text_id, text_sha256, recipient_kind, recipient_key, categories,
                             months, state, method, signature_sealed, offered_at, answered_at, expires_at, collected_by)
        select %s, client_id, purpose, text_id, text_sha256, 'other', recipient_key, categories, months, state, method,
               signature_sealed, offered_at, answered_at, expires_at, collected_by from consent where id = %s
        """,
        (made, like),
    )
    return made


@pytest.mark.clause("R28")
async def test_one_second_past_the_end_of_a_consent_no_route_gives_anything(desk: Desk) -> None:
    """Handing over, a link, a planned send, a profile with a name, and the list for the bureau's own post."""
    coordinator = await desk.house.person(Role.COORDINATOR)
    sharing = await consent_of(desk, months=1)
    await desk.consent(months=1)
    await desk.consent(
        purpose="commercial-mailing",
        textId=await consent_text(desk.house, desk.adviser, "commercial-mailing"),
        recipientKind="bureau",
        recipientName=None,
        categories=["name", "contact"],
        months=1,
    )
    ends = datetime.fromisoformat((await consents_of(desk))[0]["expiresAt"])
    desk.house.clock.advance(seconds=(ends - desk.house.clock.now()).total_seconds() - 3600)
    desk.adviser = await desk.house.fresh(desk.adviser)
    opened = await linked(desk, sharing)
    planned = await linked(desk, sharing, link=await in_an_hour(desk))
    profile = (await desk.profile()).json()
    assert profile["basis"] == "consent"
    desk.house.clock.advance(seconds=3601)
    desk.adviser = await desk.house.fresh(desk.adviser)
    await send_planned(desk.house.database)
    assert (await hand_over(desk, **by_consent(sharing))).status_code == 403
    assert (await desk.send(profile)).status_code == 409
    assert (await desk.profile()).json()["basis"] == "placement-need"
    for sent in (opened, planned):
        assert (await desk.take(sent)).status_code == 404
    assert {one["state"] for one in await consents_of(desk)} == {"expired"}
    assert {row["endedReason"] for row in await desk.register()} == {"basis-gone"}
    coordinator = await desk.house.fresh(coordinator)
    listed = await desk.house.http.post(
        "/mailing-exports", headers=coordinator.headers, json={"purpose": "commercial-mailing"}
    )
    assert "Kandidaat" not in listed.content.decode()
    found = await desk.house.http.post(
        "/clients/search", headers=coordinator.headers, json={"query": PROVIDER}
    )
    assert found.json()["items"] == []


@pytest.mark.clause("R28")
async def test_a_yes_to_words_that_were_withdrawn_meanwhile_is_refused_and_recorded(desk: Desk) -> None:
    asked = await desk.consent(given=None, evidence=None)
    officer = await desk.house.person(Role.PRIVACY_OFFICER)
    words = (await consents_of(desk))[0]["textId"]
    await desk.house.http.post(
        "/consent-texts",
        headers=officer.headers,
        json={"purpose": "introduction-to-employer", "body": "Mag uw adviseur u voorstellen?"},
    )
    withdrawn = await desk.house.http.post(f"/consent-texts/{words}/withdraw", headers=officer.headers)
    assert withdrawn.status_code == 200
    evidence = {"method": "spoken", "witness": "W. Getuige"}
    answer = await desk.post(f"/consents/{asked}/answer", {"given": True, "evidence": evidence})
    assert (answer.status_code, answer.json()["clause"]) == (409, "AVG 7")
    assert "failed" in {record["result"] for record in await records_of(desk, "consent.ask")}
    assert (await desk.post(f"/consents/{asked}/answer", {"given": False})).json()["state"] == "refused"


class History:
    """Acts by chance on one file, and what is known of them."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.chance = desk, random.Random(seed)
        self.consents: list[str] = []
        self.sent: list[dict[str, Any]] = []
        self.documents: list[tuple[str, dict[str, str]]] = []

    async def act(self) -> None:
        desk, chance = self.desk, self.chance
        desk.adviser = await desk.house.fresh(desk.adviser)
        match chance.choice(
            ["give", "withdraw", "hand", "plan", "link", "read", "time", "remove", "revoke", "offer"]
        ):
            case "give":
                text = await consent_text(desk.house, desk.adviser, "sharing-with-provider")
                body = {
                    "purpose": "sharing-with-provider", "textId": text, "recipientKind": "provider",
                    "recipientName": chance.choice((PROVIDER, "Jobcoach Anders")),
                    "categories": chance.choice((["background"], SCOPE)), "months": 1, "given": True,
                    "evidence": {"method": "spoken", "witness": "W. Getuige"},
                }  # fmt: skip
                given = await desk.post(f"/clients/{desk.client_id}/consents", body)
                self.consents += [given.json()["id"]] if given.status_code == 201 else []
            case "offer" if self.consents:
                await desk.post(f"/consents/{chance.choice(self.consents)}/answer", {"given": False})
            case "withdraw" if self.consents:
                await desk.withdraw(chance.choice(self.consents))
            case "hand" if self.consents:
                await self.leave(acceptedBy="J. Jansen", link=None)
            case "link" if self.consents:
                await self.leave(link={"days": 14})
            case "plan" if self.consents:
                later = desk.house.clock.now() + timedelta(days=chance.randint(1, 20))
                await self.leave(link={"days": 14, "sendAt": later.isoformat()})
            case "read" if self.sent:
                await desk.take(chance.choice(self.sent))
            case "time":
                desk.house.clock.advance(days=chance.randint(1, 20))
                await send_planned(desk.house.database)
            case "remove" if self.documents:
                version, one = self.documents.pop()
                path = f"/clients/{desk.client_id}/documents/{one['documentId']}"
                await desk.house.http.delete(path, headers={**desk.adviser.headers, "If-Match": version})
            case "revoke" if self.sent:
                row = chance.choice(chance.choice(self.sent)["items"])
                await desk.post(f"/clients/{desk.client_id}/disclosures/{row['id']}/revoke", {})

    async def leave(self, **changes: Any) -> None:
        desk, chance = self.desk, self.chance
        if not self.documents or chance.random() < 0.4:
            self.documents.append(('"1"', await document(desk, f"stuk {chance.random()}")))
        answer = await hand_over(
            desk,
            **by_consent(
                chance.choice(self.consents),
                **{
                    "documents": [chance.choice(self.documents)[1]],
                    "recipientName": chance.choice((PROVIDER, "Jobcoach Anders")),
                    "categories": chance.choice((["background"], SCOPE)),
                    **changes,
                },
            ),
        )
        assert answer.status_code in (201, 403, 409), answer.text
        if answer.status_code == 201 and answer.json()["link"]:
            self.sent.append(answer.json())


@pytest.mark.clause("R28", "R34")
@pytest.mark.parametrize("seed", range(8))
async def test_no_history_of_acts_leaves_a_document_without_a_valid_basis(desk: Desk, seed: int) -> None:
    """On the whole application and PostgreSQL: at the moment each left and was opened, its consent covered it."""
    history = History(desk, seed)
    for _ in range(22):
        await history.act()
    rows = await desk.register()
    known = {one["id"]: one for one in await consents_of(desk)}
    for row in rows:
        consent = known[row["consentId"]]
        assert consent["recipientName"] == row["recipientName"]
        assert set(row["categories"]) <= set(consent["categories"])
        for moment in (row["sentAt"], row["deliveredAt"]):
            at = datetime.fromisoformat(moment) if moment else None
            if at is None:
                continue
            assert datetime.fromisoformat(consent["answeredAt"]) <= at
            assert at < datetime.fromisoformat(consent["expiresAt"])
            assert consent["endedAt"] is None or at <= datetime.fromisoformat(consent["endedAt"])
        # An ended consent leaves no link open and nothing queued.
        if consent["state"] == "withdrawn":
            assert row["state"] not in ("open", "planned")


@pytest.mark.clause("R28")
async def test_what_waits_for_the_virus_check_or_is_too_large_for_one_link_does_not_leave(desk: Desk) -> None:
    consent = await consent_of(desk)
    bulk = pdf("groot") + b"%" * (12 * 1_048_576)
    documents = []
    for number in range(3):
        added = await add_document(
            desk.house,
            desk.adviser,
            desk.client_id,
            bulk + str(number).encode(),
            title="Groot",
            kind="letter",
        )
        assert added.status_code == 201, added.text
        documents.append({"documentId": added.json()["id"], "sha256": added.json()["sha256"]})
    answer = await hand_over(desk, **by_consent(consent, documents=documents))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "too-large")
    assert await desk.register() == []
