"""What leaves: only on a ground that holds at that moment, only as it was looked at, only once (R25, R28, R31, R34)."""

import asyncio
import base64
import json
import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pypdfium2
import pytest

from domain.disclosures.use_cases import send_planned
from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.document_files import add_document, pdf
from tests.support.fill_consents import consent_text
from tests.support.fill_statements import PNG
from tests.support.house import House, Person, valid_bsn

SIGNED = {"method": "screen", "signature": base64.b64encode(PNG + b"streep").decode()}
EMPLOYER = "Bakkerij Voorbeeld"
NAME = {"acceptedBy": "H. Werkgever"}


class Desk:
    """An adviser with one client whose traject runs, and what the adviser does for an employer."""

    def __init__(self, house: House, adviser: Person, client_id: UUID, traject_id: str) -> None:
        self.house, self.adviser, self.client_id, self.traject_id = house, adviser, client_id, traject_id

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        return await self.house.http.post(path, headers=self.adviser.headers, json=body)

    async def consent(self, **changes: Any) -> str:
        text = await consent_text(self.house, self.adviser, "introduction-to-employer")
        body = {
            "purpose": "introduction-to-employer",
            "textId": text,
            "recipientKind": "employer",
            "recipientName": EMPLOYER,
            "categories": ["name", "contact", "background", "preference"],
            "months": 1,
            "given": True,
            "evidence": SIGNED,
            **changes,
        }
        answer = await self.post(f"/clients/{self.client_id}/consents", body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def withdraw(self, consent_id: str) -> Any:
        return await self.post(f"/consents/{consent_id}/withdraw", {"channel": "phone"})

    async def profile(self, **changes: Any) -> Any:
        body = {
            "trajectId": self.traject_id,
            "kind": "permanent",
            "employerName": EMPLOYER,
            "jobTitle": "bakker",
            "introduction": "Werkt graag met de handen.",
            **changes,
        }
        body = {name: value for name, value in body.items() if value is not None}
        return await self.post(f"/clients/{self.client_id}/employer-profiles", body)

    async def pdf(self, profile: dict[str, Any]) -> bytes:
        answer = await self.house.http.get(
            f"/clients/{self.client_id}/employer-profiles/{profile['id']}/document",
            headers=self.adviser.headers,
        )
        assert answer.status_code == 200
        return answer.content

    async def send(self, profile: dict[str, Any], **changes: Any) -> Any:
        return await self.post(
            f"/clients/{self.client_id}/employer-profiles/{profile['id']}/send",
            {"sha256": profile["sha256"], **changes},
        )

    async def sent(self, **changes: Any) -> dict[str, Any]:
        made = await self.profile(**changes)
        assert made.status_code == 201, made.text
        answer = await self.send(made.json())
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def register(self) -> list[dict[str, Any]]:
        self.adviser = await self.house.fresh(self.adviser)
        answer = await self.house.http.get(
            f"/clients/{self.client_id}/disclosures", headers=self.adviser.headers
        )
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def open(self, sent: dict[str, Any], code: str | None = None) -> Any:
        return await self.house.http.post("/disclosure-links/open", json=key_of(sent, code))

    async def take(self, sent: dict[str, Any], **more: Any) -> Any:
        return await self.house.http.post("/disclosure-links/take", json={**key_of(sent), **NAME, **more})

    async def fill(self, **changes: Any) -> None:
        base = f"/clients/{self.client_id}"
        for path, body in {
            "work-experiences": {
                "jobTitle": "Magazijnmedewerker", "employer": "Oude Baas", "fromYear": 2015, "untilYear": 2019,
                **changes,
            },
            "diplomas": {"name": "Heftruckcertificaat"},
            "preferences": {"kind": "hours", "text": "24 uur per week"},
            "benefits": {"kind": "Wajong", "since": "2024-01-01"},
        }.items():  # fmt: skip
            answer = await self.post(f"{base}/{path}", body)
            assert answer.status_code == 201, answer.text


def key_of(sent: dict[str, Any], code: str | None = None) -> dict[str, str]:
    return {"token": sent["link"]["address"].partition("#")[2], "code": code or sent["link"]["code"]}


def other(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


@pytest.fixture
async def desk(house: House) -> Desk:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "Opdrachtgever", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser, mark="Kandidaat", bsn=valid_bsn(7))
    opened = await house.http.get(f"/clients/{client_id}", headers=adviser.headers)
    traject_id = opened.json()["trajects"][0]["id"]
    activated = await house.http.post(
        f"/trajects/{traject_id}/activate",
        headers=adviser.headers,
        json={"beginsOn": house.clock.now().date().isoformat()},
    )
    assert activated.status_code == 200, activated.text
    desk = Desk(house, adviser, client_id, traject_id)
    await desk.fill()
    return desk


@pytest.mark.clause("R25")
async def test_without_consent_a_profile_has_no_name_no_contact_and_no_former_employer(desk: Desk) -> None:
    profile = (await desk.profile()).json()
    assert profile["basis"] == "placement-need"
    assert [section["field"] for section in profile["sections"]] == [
        "experience",
        "education",
        "diploma",
        "wish-hours",
    ]
    assert "Magazijnmedewerker (2015 - 2019)" in profile["sections"][0]["lines"]
    assert "Oude Baas" not in str(profile["sections"])
    assert set(profile["withheld"]) == {"name", "phone", "email", "city"}


@pytest.mark.clause("R25", "R28")
async def test_with_consent_it_holds_what_the_consent_opens_and_no_more(desk: Desk) -> None:
    await desk.consent(categories=["name", "background"])
    profile = (await desk.profile()).json()
    assert profile["basis"] == "consent"
    assert [section["field"] for section in profile["sections"]] == [
        "name",
        "experience",
        "education",
        "diploma",
    ]
    assert "Oude Baas" in str(profile["sections"][1]["lines"])
    assert "wish-hours" in profile["withheld"]


@pytest.mark.clause("R25")
async def test_a_trial_tells_less_than_a_permanent_job(desk: Desk) -> None:
    await desk.consent()
    permanent, trial = (await desk.profile()).json(), (await desk.profile(kind="trial")).json()
    fields = {section["field"] for section in trial["sections"]}
    assert fields < {section["field"] for section in permanent["sections"]}
    assert "city" not in fields


@pytest.mark.clause("R25")
async def test_without_a_placement_there_is_no_profile(desk: Desk) -> None:
    answer = await desk.profile(kind=None)
    assert (answer.status_code, answer.json()["clause"]) == (403, "R25")


@pytest.mark.clause("R25", "R29")
@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"introduction": "Heeft een depressie gehad."}, "/introduction"),
        ({"introduction": "Slikt sertraline."}, "/introduction"),
        ({"introduction": f"BSN {valid_bsn(7)}"}, "/introduction"),
        ({"jobTitle": "hernia-vriendelijk werk"}, "/jobTitle"),
    ],
)
async def test_words_of_health_and_a_bsn_never_reach_an_employer(
    desk: Desk, changes: dict[str, str], pointer: str
) -> None:
    answer = await desk.profile(**changes)
    assert (answer.status_code, answer.json()["clause"]) == (400, "R25")
    assert answer.json()["errors"][0]["pointer"] == pointer


@pytest.mark.clause("R25")
async def test_words_of_health_in_the_file_do_not_slip_into_a_profile(desk: Desk) -> None:
    await desk.fill(jobTitle="Kok tot de burn-out")
    answer = await desk.profile()
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/experience")


@pytest.mark.clause("R25")
async def test_the_name_does_not_slip_into_an_anonymous_introduction(desk: Desk) -> None:
    person = await desk.house.http.get(f"/clients/{desk.client_id}", headers=desk.adviser.headers)
    answer = await desk.profile(introduction=f"Dit is {person.json()['givenNames']}.")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "name"


@pytest.mark.clause("R31")
async def test_what_was_looked_at_is_what_the_recipient_gets_once_after_the_duty(desk: Desk) -> None:
    await desk.consent()
    profile = (await desk.profile()).json()
    looked_at = await desk.pdf(profile)
    sent = (await desk.send(profile)).json()
    duty = await desk.open(sent)
    assert duty.status_code == 200
    assert "geheim" in duty.json()["confidentialityText"]
    assert "Kandidaat" not in duty.text
    taken = await desk.take(sent)
    assert (taken.status_code, taken.content) == (200, looked_at)
    row = (await desk.register())[0]
    assert (row["state"], row["acceptedBy"], row["sha256"]) == (
        "delivered",
        "H. Werkgever",
        profile["sha256"],
    )
    assert (await desk.take(sent)).status_code == 404
    assert (await desk.open(sent)).status_code == 404


@pytest.mark.clause("R31")
async def test_without_the_promise_of_secrecy_nothing_is_given(desk: Desk) -> None:
    sent = await desk.sent()
    for name in (None, "   "):
        body = {**key_of(sent)} | ({"acceptedBy": name} if name else {})
        answer = await desk.house.http.post("/disclosure-links/take", json=body)
        assert answer.status_code in (400, 403)
    assert answer.status_code == 400 or answer.json()["clause"] == "R31"
    assert (await desk.register())[0]["state"] == "open"
    assert (await desk.take(sent)).status_code == 200


@pytest.mark.clause("R28")
async def test_five_wrong_codes_end_a_link(desk: Desk) -> None:
    sent = await desk.sent()
    for _ in range(5):
        assert (await desk.open(sent, other(sent["link"]["code"]))).status_code == 404
    assert (await desk.open(sent)).status_code == 404
    assert (await desk.register())[0]["endedReason"] == "locked"


@pytest.mark.clause("R28")
async def test_a_link_opened_twice_at_once_gives_once(desk: Desk) -> None:
    sent = await desk.sent()
    answers = await asyncio.gather(*(desk.take(sent) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200] + [404] * 5


@pytest.mark.clause("R28")
async def test_one_second_past_its_end_a_link_gives_nothing(desk: Desk) -> None:
    sent = await desk.sent()
    desk.house.clock.moment = datetime.fromisoformat(sent["linkExpiresAt"]) - timedelta(seconds=1)
    assert (await desk.open(sent)).status_code == 200
    desk.house.clock.advance(seconds=1)
    assert (await desk.open(sent)).status_code == 404
    assert (await desk.take(sent)).status_code == 404
    assert (await desk.register())[0]["state"] == "expired"


@pytest.mark.clause("R28")
async def test_one_second_past_the_end_of_the_consent_an_open_link_gives_nothing(desk: Desk) -> None:
    await desk.consent(months=1)
    desk.house.clock.advance(days=28)
    desk.adviser = await desk.house.fresh(desk.adviser)
    sent = await desk.sent()
    desk.house.clock.moment = datetime.fromisoformat(sent["consentUntil"])
    assert (await desk.take(sent)).status_code == 404
    assert (await desk.register())[0]["endedReason"] == "basis-gone"


@pytest.mark.clause("R25")
async def test_what_changed_since_the_preview_does_not_leave(desk: Desk) -> None:
    profile = (await desk.profile()).json()
    await desk.fill(jobTitle="Heftruckchauffeur")
    answer = await desk.send(profile)
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "preview-outdated")
    assert await desk.register() == []
    again = (await desk.profile()).json()
    assert (await desk.send(again, sha256=profile["sha256"])).status_code == 409
    assert (await desk.send(again)).status_code == 201


@pytest.mark.clause("R28")
async def test_a_preview_with_a_name_does_not_leave_after_the_withdrawal(desk: Desk) -> None:
    consent = await desk.consent()
    profile = (await desk.profile()).json()
    await desk.withdraw(consent)
    assert (await desk.send(profile)).status_code == 409


@pytest.mark.clause("R23")
async def test_the_difference_with_the_last_one_for_this_employer_is_named(desk: Desk) -> None:
    await desk.sent()
    again = (await desk.profile(introduction="Leert snel.")).json()
    assert again["differences"] == [
        {"field": "introduction", "before": ["Werkt graag met de handen."], "after": ["Leert snel."]}
    ]
    assert (await desk.profile(employerName="Andere Baas")).json()["differences"] == []


@pytest.mark.clause("R34")
async def test_withdrawing_ends_open_links_and_planned_sends_at_once(desk: Desk) -> None:
    consent = await desk.consent()
    profile = (await desk.profile()).json()
    sent = (await desk.send(profile)).json()
    later = (desk.house.clock.now() + timedelta(hours=1)).isoformat()
    planned = (await desk.send(profile, sendAt=later)).json()
    assert planned["state"] == "planned"
    withdrawn = await desk.withdraw(consent)
    assert {"links-closed", "sends-cancelled"} <= set(withdrawn.json()["effects"])
    desk.house.clock.advance(hours=2)
    assert await send_planned(desk.house.database) == 0
    for one in (sent, planned):
        assert (await desk.take(one)).status_code == 404
    assert {row["endedReason"] for row in await desk.register()} == {"consent-ended"}


@pytest.mark.clause("R28")
async def test_a_planned_send_opens_when_it_left_and_not_before(desk: Desk) -> None:
    await desk.consent()
    profile = (await desk.profile()).json()
    later = (desk.house.clock.now() + timedelta(hours=1)).isoformat()
    planned = (await desk.send(profile, sendAt=later)).json()
    assert await send_planned(desk.house.database) == 0
    assert (await desk.open(planned)).status_code == 404
    desk.house.clock.advance(hours=1)
    assert await send_planned(desk.house.database) == 1
    assert (await desk.take(planned)).status_code == 200


@pytest.mark.clause("R28")
async def test_a_planned_send_whose_consent_ended_by_itself_never_leaves(desk: Desk) -> None:
    await desk.consent(months=1)
    desk.house.clock.advance(days=25)
    desk.adviser = await desk.house.fresh(desk.adviser)
    profile = (await desk.profile()).json()
    later = (desk.house.clock.now() + timedelta(days=8)).isoformat()
    assert (await desk.send(profile, sendAt=later)).status_code == 201
    desk.house.clock.advance(days=9)
    assert await send_planned(desk.house.database) == 1
    row = (await desk.register())[0]
    assert (row["sentAt"], row["endedReason"]) == (None, "basis-gone")


@pytest.mark.clause("R34")
async def test_revoking_ends_a_link_and_what_was_read_stays_read(desk: Desk) -> None:
    sent = await desk.sent()
    path = f"/clients/{desk.client_id}/disclosures/{sent['id']}/revoke"
    assert (await desk.post(path, {})).json()["state"] == "ended"
    assert (await desk.take(sent)).status_code == 404
    read = await desk.sent()
    await desk.take(read)
    answer = await desk.post(f"/clients/{desk.client_id}/disclosures/{read['id']}/revoke", {})
    assert answer.status_code == 409


@pytest.mark.clause("R28", "R31")
@pytest.mark.parametrize(
    ("changes", "status", "clause"),
    [
        ({"provision": None}, 403, "R28"),
        ({"acceptedBy": None}, 403, "R31"),
        ({"provision": "zomaar"}, 403, "R28"),
        ({"categories": ["health"]}, 403, "R28"),
        ({"recipient": "employer"}, 403, "R25"),
        ({"provision": None, "consentId": str(uuid4())}, 403, "R28"),
        ({"categories": []}, 400, "R28"),
    ],
)
async def test_what_has_no_ground_is_refused_with_its_clause_and_recorded(
    desk: Desk, changes: dict[str, Any], status: int, clause: str
) -> None:
    answer = await hand_over(desk, **changes)
    assert (answer.status_code, answer.json()["clause"]) == (status, clause)
    assert await desk.register() == []
    log = await desk.house.http.get(f"/clients/{desk.client_id}/access-log", headers=desk.adviser.headers)
    told = [item for item in log.json()["items"] if item["action"] == "disclosure.hand-over"]
    assert told


@pytest.mark.clause("R28")
async def test_a_document_goes_to_the_recipient_of_the_consent_and_to_nobody_else(desk: Desk) -> None:
    consent = await desk.consent(
        purpose="sharing-with-provider",
        textId=await consent_text(desk.house, desk.adviser, "sharing-with-provider"),
        recipientKind="provider",
        recipientName="Jobcoach Jansen",
        categories=["background"],
    )
    by_consent = {
        "recipient": "provider", "recipientName": "Jobcoach Jansen", "purpose": "sharing-with-provider",
        "categories": ["background"], "consentId": consent, "provision": None,
    }  # fmt: skip
    for outside in (
        {"recipientName": "Jobcoach Anders"},
        {"categories": ["background", "name"]},
        {"purpose": "reference-request"},
        {"recipient": "other"},
    ):
        answer = await hand_over(desk, **{**by_consent, **outside})
        assert (answer.status_code, answer.json()["clause"]) == (403, "R28"), outside
    assert (await hand_over(desk, **by_consent)).status_code == 201
    await desk.withdraw(consent)
    assert (await hand_over(desk, **by_consent)).status_code == 403


@pytest.mark.clause("R28")
async def test_a_withdrawal_and_a_send_at_once_never_both_win(desk: Desk) -> None:
    """Many rounds under load: what was sent was sent before the end of its consent, and no link outlives it."""
    for _ in range(12):
        consent = await desk.consent()
        profile = (await desk.profile()).json()
        answers = await asyncio.gather(
            *(desk.send(profile) for _ in range(3)),
            desk.withdraw(consent),
            *(desk.send(profile) for _ in range(2)),
        )
        assert {answer.status_code for answer in answers} <= {200, 201, 403, 409}
        assert answers[3].status_code == 200
        for answer in answers:
            if answer.status_code == 201:
                assert (await desk.take(answer.json())).status_code == 404
        ended = datetime.fromisoformat(answers[3].json()["endedAt"])
        for row in await desk.register():
            if row["consentId"] == consent:
                assert row["endedReason"] == "consent-ended"
                assert datetime.fromisoformat(row["sentAt"]) <= ended


@pytest.mark.clause("R34")
async def test_a_withdrawal_and_a_reader_at_once_never_both_win(desk: Desk) -> None:
    for _ in range(10):
        consent = await desk.consent()
        sent = await desk.sent()
        taken, withdrawn = await asyncio.gather(desk.take(sent), desk.withdraw(consent))
        assert withdrawn.status_code == 200
        row = next(one for one in await desk.register() if one["id"] == sent["id"])
        assert row["state"] == ("delivered" if taken.status_code == 200 else "ended")
        assert (await desk.take(sent)).status_code == 404


@pytest.mark.clause("R25", "R28", "R31")
@pytest.mark.parametrize(
    ("changes", "wall"),
    [
        ({"basis": "because"}, "ck_disclosure_basis"),
        ({"basis": None}, "basis"),
        ({"basis": "consent"}, "disclosure_basis_holds"),
        ({"basis": "legal-provision"}, "disclosure_basis_holds"),
        ({"categories": ["background", "health"]}, "ck_disclosure_"),
        ({"categories": ["identification"]}, "ck_disclosure_"),
        ({"categories": ["benefit"]}, "ck_disclosure_"),
        ({"categories": ["name"]}, "ck_disclosure_placement_need"),
        ({"confidentiality_text": ""}, "ck_disclosure_confidentiality"),
        ({"accepted_at": None, "accepted_by_sealed": None}, "ck_disclosure_accepted"),
        ({"basis": "consent", "consent_id": uuid4()}, "disclosure_basis_holds"),
        ({"basis": "legal-provision", "provision": "suwi-54", "recipient_kind": "authority", "purpose": "legal-duty",
          "categories": ["health"]}, "disclosure_basis_holds"),
    ],
)  # fmt: skip
async def test_sql_alone_refuses_a_row_without_a_ground(
    desk: Desk, cluster: Cluster, changes: dict[str, Any], wall: str
) -> None:
    now = desk.house.clock.now()
    row: dict[str, Any] = {
        "id": uuid4(), "client_id": desk.client_id, "traject_id": UUID(desk.traject_id),
        "object_kind": "employer-profile",
        "object_id": uuid4(), "purpose": "introduction-to-employer", "basis": "placement-need",
        "categories": ["background"], "confidentiality_version": "1", "confidentiality_text": "x" * 30,
        "sha256": b"0" * 32, "sent_at": now, "sent_by": desk.adviser.id, "recipient_kind": "employer",
        "recipient_name_sealed": b"x", "recipient_key": b"x", "accepted_at": now, "accepted_by_sealed": b"x",
        **changes,
    }  # fmt: skip
    columns = ", ".join(row)
    marks = ", ".join(["%s"] * len(row))
    insert = f"insert into disclosure ({columns}) values ({marks})"
    with (
        psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection,
        pytest.raises(psycopg.errors.IntegrityError) as refused,
    ):
        connection.execute(insert.encode(), list(row.values()))
    assert wall in (refused.value.diag.constraint_name or str(refused.value))


async def document(desk: Desk, words: str = "bijlage") -> dict[str, str]:
    """A document of the file, as it was looked at."""
    added = await add_document(
        desk.house, desk.adviser, desk.client_id, pdf(words), title="Bijlage", kind="letter"
    )
    assert added.status_code == 201, added.text
    return {"documentId": added.json()["id"], "sha256": added.json()["sha256"]}


async def hand_over(desk: Desk, **changes: Any) -> Any:
    body = {
        "recipient": "authority",
        "recipientName": "UWV",
        "purpose": "legal-duty",
        "documents": changes.pop("documents", None) or [await document(desk)],
        "categories": ["name", "traject"],
        "provision": "suwi-54",
        "acceptedBy": "A. Ambtenaar",
        **changes,
    }
    body = {name: value for name, value in body.items() if value is not None}
    return await desk.post(f"/clients/{desk.client_id}/disclosures", body)


@pytest.mark.clause("R28", "R34")
@pytest.mark.parametrize("seed", range(6))
async def test_no_history_of_acts_leaves_a_disclosure_without_a_ground_at_its_moment(
    desk: Desk, seed: int
) -> None:
    """Acts by chance: consents given and taken back, previews, sends now and later, time that goes by, readers."""
    chance = random.Random(seed)
    profiles: list[dict[str, Any]] = []
    sent: list[dict[str, Any]] = []
    consents: list[str] = []
    for _ in range(16):
        desk.adviser = await desk.house.fresh(desk.adviser)
        match chance.choice(("consent", "withdraw", "preview", "send", "send", "plan", "time", "read")):
            case "consent":
                text = await consent_text(desk.house, desk.adviser, "introduction-to-employer")
                given = await desk.post(f"/clients/{desk.client_id}/consents", consent_body(text))
                consents += [given.json()["id"]] if given.status_code == 201 else []
            case "withdraw" if consents:
                await desk.withdraw(chance.choice(consents))
            case "preview":
                profiles.append((await desk.profile()).json())
            case "send" if profiles:
                answer = await desk.send(chance.choice(profiles))
                sent += [answer.json()] if answer.status_code == 201 else []
            case "plan" if profiles:
                later = (desk.house.clock.now() + timedelta(days=chance.randint(1, 20))).isoformat()
                answer = await desk.send(chance.choice(profiles), sendAt=later, days=14)
                sent += [answer.json()] if answer.status_code == 201 else []
            case "time":
                desk.house.clock.advance(days=chance.randint(1, 20))
                await send_planned(desk.house.database)
            case "read" if sent:
                await desk.take(chance.choice(sent))
    await assert_every_row_had_a_ground(desk)


async def assert_every_row_had_a_ground(desk: Desk) -> None:
    """At the moment it was sent and at the moment it was opened."""
    rows = await desk.register()
    known = {one["id"]: one for one in await consents_of(desk)}
    for row in rows:
        for moment in (row["sentAt"], row["deliveredAt"]):
            if moment is None:
                continue
            if row["basis"] == "placement-need":
                assert set(row["categories"]) <= {"background", "preference"}
                continue
            consent, at = known[row["consentId"]], datetime.fromisoformat(moment)
            assert datetime.fromisoformat(consent["answeredAt"]) <= at
            assert at < datetime.fromisoformat(consent["expiresAt"])
            assert consent["endedAt"] is None or at <= datetime.fromisoformat(consent["endedAt"])
            assert set(row["categories"]) <= set(consent["categories"])


def consent_body(text: str) -> dict[str, Any]:
    return {
        "purpose": "introduction-to-employer",
        "textId": text,
        "recipientKind": "employer",
        "recipientName": EMPLOYER,
        "categories": ["name", "background"],
        "months": 1,
        "given": True,
        "evidence": SIGNED,
    }


async def consents_of(desk: Desk) -> list[dict[str, Any]]:
    answer = await desk.house.http.get(f"/clients/{desk.client_id}/consents", headers=desk.adviser.headers)
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


@pytest.mark.clause("R25", "R29")
async def test_no_canary_of_health_benefit_or_bsn_is_in_anything_that_leaves(desk: Desk) -> None:
    """The PDF that an employer gets, its text, and everything said on the way there."""
    health = await desk.house.http.post(
        f"/clients/{desk.client_id}/health-records?purpose=guidance",
        headers=desk.adviser.headers,
        json={
            "group": "dynamic-movements", "item": "KANARIEtillen", "level": "limited",
            "explanation": "KANARIEuitleg", "source": "client",
        },
    )  # fmt: skip
    assert health.status_code == 201, health.text
    await desk.consent()
    profile = await desk.profile()
    sent = await desk.send(profile.json())
    duty = await desk.open(sent.json())
    taken = await desk.take(sent.json())
    assert taken.status_code == 200
    words = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(taken.content))
    assert "Magazijnmedewerker" in words
    register = json.dumps(await desk.register())
    for place in (words, profile.text, sent.text, duty.text, register):
        for canary in ("KANARIE", valid_bsn(7), "Wajong", "uitkering"):
            assert canary not in place
