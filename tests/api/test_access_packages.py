"""A package from a granted request to the person it is about: once, for who has link and code, and then gone."""

import asyncio
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import jsonschema_rs
import psycopg
import pypdfium2
import pytest
from psycopg import sql

from api.schemas.portability import PortableFile, schema
from domain.access_packages.use_cases import expire_packages
from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.document_files import add_document, pdf
from tests.support.fill_packages import GRANTED, PARTLY, granted_request, make_package
from tests.support.house import House, Person

BASE = "/data-subject-requests"


class Desk:
    """An adviser with a client, an officer and a director."""

    def __init__(self, house: House, people: dict[str, Person], client_id: UUID) -> None:
        self.house, self.people, self.client_id = house, people, client_id

    async def granted(self, **changes: Any) -> str:
        people = self.people
        return await granted_request(
            self.house, people["adviser"], people["officer"], people["director"], self.client_id, **changes
        )

    async def act(
        self, request_id: str, act: str = "", by: str = "officer", /, **body: Any
    ) -> httpx.Response:
        return await self.house.http.post(
            f"{BASE}/{request_id}{act}", headers=self.people[by].headers, json=body or None
        )

    async def made(self, request_id: str) -> dict[str, Any]:
        return await make_package(self.house, self.people["officer"], request_id)

    async def overview(self, request_id: str, by: str = "officer") -> httpx.Response:
        return await self.house.http.get(f"{BASE}/{request_id}/package", headers=self.people[by].headers)

    async def take(self, made: dict[str, Any], code: str | None = None) -> httpx.Response:
        token = made["link"]["address"].partition("#")[2]
        body = {"token": token, "code": code or made["link"]["code"]}
        return await self.house.http.post("/access-package-links/take", json=body)

    async def later(self, **time: int) -> None:
        self.house.clock.advance(**time)
        self.people = {name: await self.house.fresh(person) for name, person in self.people.items()}


@pytest.fixture
async def desk(house: House) -> Desk:
    people = {
        "adviser": await house.person(Role.ADVISER),
        "officer": await house.person(Role.PRIVACY_OFFICER),
        "director": await house.person(Role.DIRECTOR),
    }
    coordinator = await house.person(Role.COORDINATOR)
    party = await house.party("uwv", "Opdrachtgever", ["naar-werk"])
    return Desk(house, people, await house.client(coordinator, party, people["adviser"], mark="Kiekendief"))


def unzipped(answer: httpx.Response) -> dict[str, bytes]:
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def words_of(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)


def pieces(desk: Desk, cluster: Cluster) -> int:
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        row = connection.execute(
            "select count(*) from access_package_piece where client_id = %s", (desk.client_id,)
        ).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.clause("AVG 15")
async def test_a_client_gets_everything_readable_for_people_and_for_machines(desk: Desk) -> None:
    file = pdf("Kiekendief in een diploma")
    adviser = desk.people["adviser"]
    added = await add_document(desk.house, adviser, desk.client_id, file, name="Mijn diploma.pdf")
    assert added.status_code == 201, added.text
    note = {"kind": "phone", "happenedAt": desk.house.clock.now().isoformat(), "text": "Belde over 🐦 werk."}
    await desk.house.http.post(f"/clients/{desk.client_id}/notes", headers=adviser.headers, json=note)
    request_id = await desk.granted()
    made = await desk.made(request_id)
    assert (made["kind"], made["state"], made["link"]["code"].isdigit()) == ("access", "open", True)
    files = unzipped(await desk.take(made))
    assert files["documenten/001-mijn-diploma.pdf"] == file
    data = json.loads(files["gegevens.json"])
    assert data["gegevens"]["note"][0]["note.text_sealed"] == "Belde over 🐦 werk."
    assert data["velden"]["note.text_sealed"]["naam"] == "Notitie van een contact"
    assert data["gegevens"]["client_identity"][0]["client_identity.bsn_sealed"].startswith("99999")
    assert {"Uw adviseur", "De privacyfunctionaris van het bureau"} <= {
        look["audit_record.actor_id"] for look in data["inzagelog"]
    }
    text = words_of(files["inzagepakket.pdf"])
    for said in ("Inhoud", "Kiekendiefachternaam", "telefoon", "Belde over", "om u te begeleiden naar werk",
                 "tot twee jaar na het einde van de opdracht", "Wie keek in uw dossier", "Uw rechten",
                 "Autoriteit Persoonsgegevens", "[weggelaten: Dit gaat over een ander"):  # fmt: skip
        assert said in text, said
    assert "Kiekendief Contact" not in text


@pytest.mark.clause("AVG 15")
async def test_who_else_is_in_it_stays_out_with_a_reason_until_the_officer_says_otherwise(desk: Desk) -> None:
    request_id = await desk.granted()
    shown = (await desk.overview(request_id)).json()
    contact = next(one for one in shown["redactions"] if one["path"] == "traject.contact_name")
    assert (contact["value"], contact["shown"], contact["code"]) == (
        "Kiekendief Contact",
        False,
        "third-party",
    )
    assert {"path": "staff", "item": None} in [
        {k: one[k] for k in ("path", "item")} for one in shown["redactions"]
    ]
    first = json.loads(unzipped(await desk.take(await desk.made(request_id)))["gegevens.json"])
    assert first["gegevens"]["traject"][0]["traject.contact_name"] == {"weggelaten": "third-party"}
    assert [one["uitleg"] for one in first["weggelaten"] if one["veld"] == "traject.contact_name"]
    assert first["gegevens"]["assignment"][0]["assignment.adviser_id"] == "uw adviseur"
    for path, item in (("traject.contact_name", contact["item"]), ("staff", None)):
        ruled = await desk.act(
            request_id, "/package/redactions", path=path, item=item, shown=True, reason="Is akkoord."
        )
        assert ruled.status_code == 200, ruled.text
    second = json.loads(unzipped(await desk.take(await desk.made(request_id)))["gegevens.json"])
    assert second["gegevens"]["traject"][0]["traject.contact_name"] == "Kiekendief Contact"
    assert second["gegevens"]["assignment"][0]["assignment.adviser_id"].startswith("Proef")


@pytest.mark.clause("R42")
async def test_more_is_left_out_only_where_a_part_was_granted(desk: Desk) -> None:
    body = {
        "path": "note.text_sealed",
        "shown": False,
        "code": "rights-of-others",
        "reason": "Gaat over buren.",
    }
    whole = await desk.granted(decision=GRANTED)
    refused = await desk.act(whole, "/package/redactions", **body)
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (403, "not-partly-granted")
    partly = await desk.granted(decision=PARTLY)
    assert (await desk.act(partly, "/package/redactions", **{**body, "code": None})).status_code == 400
    assert (await desk.act(partly, "/package/redactions", **body)).status_code == 200
    note = {"kind": "phone", "happenedAt": desk.house.clock.now().isoformat(), "text": "Over de buren."}
    adviser = desk.people["adviser"].headers
    await desk.house.http.post(f"/clients/{desk.client_id}/notes", headers=adviser, json=note)
    data = json.loads(unzipped(await desk.take(await desk.made(partly)))["gegevens.json"])
    assert data["gegevens"]["note"][0]["note.text_sealed"] == {"weggelaten": "rights-of-others"}
    assert "buren" not in json.dumps(data)


@pytest.mark.clause("AVG 15")
async def test_a_link_opens_once_also_when_two_open_it_at_the_same_moment(
    desk: Desk, cluster: Cluster
) -> None:
    made = await desk.made(await desk.granted())
    answers = await asyncio.gather(*(desk.take(made) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200, 404, 404, 404, 404, 404]
    assert pieces(desk, cluster) == 0
    assert (await desk.take(made)).status_code == 404


@pytest.mark.clause("AVG 15")
async def test_five_wrong_codes_close_it_and_delete_it(desk: Desk, cluster: Cluster) -> None:
    request_id = await desk.granted()
    made = await desk.made(request_id)
    wrong = f"{(int(made['link']['code']) + 1) % 10**6:06d}"
    for _ in range(5):
        assert (await desk.take(made, wrong)).status_code == 404
    assert (await desk.take(made)).status_code == 404
    package = (await desk.overview(request_id)).json()["packages"][0]
    assert (package["state"], package["endedReason"], pieces(desk, cluster)) == ("ended", "locked", 0)


@pytest.mark.clause("AVG 15")
async def test_it_ends_after_its_days_and_the_job_wipes_it(desk: Desk, cluster: Cluster) -> None:
    made = await desk.made(await desk.granted())
    await desk.later(days=7)
    assert (await desk.take(made)).status_code == 404
    assert pieces(desk, cluster) > 0
    assert await expire_packages(desk.house.database) == 1
    assert await expire_packages(desk.house.database) == 0
    assert pieces(desk, cluster) == 0


@pytest.mark.clause("AVG 15")
async def test_the_officer_stops_it_and_a_new_one_ends_the_one_before(desk: Desk, cluster: Cluster) -> None:
    request_id = await desk.granted()
    first, second = await desk.made(request_id), await desk.made(request_id)
    assert (await desk.take(first)).status_code == 404
    revoked = await desk.act(request_id, "/package/revoke")
    assert [one["endedReason"] for one in revoked.json()["items"]] == ["revoked", "replaced"]
    assert (await desk.take(second)).status_code == 404
    assert pieces(desk, cluster) == 0
    assert (await desk.act(request_id, "/package/revoke")).json()["type"].endswith("package-ended")


@pytest.mark.clause("R41")
@pytest.mark.parametrize("act", ["withdraw", "reopen"])
async def test_a_request_that_is_withdrawn_or_opened_again_ends_its_package(
    desk: Desk, cluster: Cluster, act: str
) -> None:
    request_id = await desk.granted()
    made = await desk.made(request_id)
    if act == "reopen":
        for before in ("/execute", "/close"):
            assert (await desk.act(request_id, before)).status_code == 200
        assert pieces(desk, cluster) > 0
    by, reason = ("officer", {"reason": "new-facts"}) if act == "reopen" else ("adviser", {})
    ended = await desk.act(request_id, f"/{act}", by, **reason)
    assert ended.status_code == 200, ended.text
    assert pieces(desk, cluster) == 0
    assert (await desk.take(made)).status_code == 404


@pytest.mark.clause("R42")
async def test_nothing_is_made_before_a_second_person_looked_or_of_another_request(desk: Desk) -> None:
    adviser = desk.people["adviser"].headers
    body = {"clientId": str(desk.client_id), "type": "access", "channel": "phone", "receivedOn": "2026-11-24"}
    made = await desk.house.http.post(BASE, headers=adviser, json=body)
    request_id = made.json()["id"]
    await desk.act(request_id, "/verify-identity", method="portal")
    await desk.act(request_id, "/decide", **GRANTED)
    for wrong in (request_id, await desk.granted(kind="rectification")):
        answer = await desk.act(wrong, "/package")
        assert (answer.status_code, answer.json()["clause"]) == (409, "R42"), answer.text
        assert answer.json()["type"].endswith("package-not-now")
        assert (await desk.overview(wrong)).json()["makeable"] is False


@pytest.mark.clause("R41")
async def test_a_granted_request_for_access_is_executed_when_its_package_was_made(desk: Desk) -> None:
    request_id = await desk.granted()
    early = await desk.act(request_id, "/execute")
    assert (early.status_code, early.json()["type"].rpartition("/")[2]) == (409, "package-not-made")
    await desk.made(request_id)
    assert (await desk.act(request_id, "/execute")).status_code == 200


@pytest.mark.clause("R45")
async def test_whom_a_case_of_the_client_is_about_makes_no_package_of_it(desk: Desk) -> None:
    officer = desk.people["officer"]
    request_id = await desk.granted()
    body = {
        "clientId": str(desk.client_id), "complainant": "client", "subject": "treatment", "channel": "phone",
        "receivedOn": "2026-11-24", "text": "De functionaris luistert niet.", "aboutUserId": str(officer.id),
    }  # fmt: skip
    told = await desk.house.http.post("/complaints", headers=desk.people["adviser"].headers, json=body)
    assert told.status_code == 201, told.text
    answer = await desk.act(request_id, "/package")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (403, "package-by-a-colleague")
    assert "klacht" not in answer.text
    desk.people["officer"] = await desk.house.person(Role.PRIVACY_OFFICER)
    data = json.loads(unzipped(await desk.take(await desk.made(request_id)))["gegevens.json"])
    assert data["gegevens"]["complaint"][0]["complaint.text_sealed"] == "De functionaris luistert niet."


TAMPER = {
    "changed": "update access_package_piece set content_sealed = set_byte(content_sealed, 60,"
    " (get_byte(content_sealed, 60) + 1) %% 256) where client_id = %s",
    "cut off": "delete from access_package_piece where client_id = %s and sequence ="
    " (select max(sequence) from access_package_piece where client_id = %s)",
    "swapped": "update access_package_piece a set content_sealed = b.content_sealed from access_package_piece b"
    " where a.client_id = %s and b.client_id = %s and b.sequence = 1 - a.sequence",
}


@pytest.mark.clause("R6")
@pytest.mark.parametrize("how", sorted(TAMPER))
async def test_a_tampered_package_is_refused_whole_and_logged(desk: Desk, cluster: Cluster, how: str) -> None:
    noise = b"\n".join(f"% {n * 7919}".encode() for n in range(60_000))
    large = pdf("Groot") + noise
    added = await add_document(desk.house, desk.people["adviser"], desk.client_id, large, name="groot.pdf")
    assert added.status_code == 201, added.text
    request_id = await desk.granted()
    made = await desk.made(request_id)
    with psycopg.connect(cluster.superuser_of(desk.house.urls), autocommit=True) as connection:
        connection.execute(
            sql.SQL(TAMPER[how]),
            [desk.client_id] * TAMPER[how].count("%s"),  # type: ignore[arg-type]
        )
    answer = await desk.take(made)
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "package-damaged")
    assert b"PK" not in answer.content
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        last = connection.execute(
            "select client_id, result, code from audit_record where action = 'access-package-link.use'"
        ).fetchall()
        taken = connection.execute("select taken_at from access_package").fetchall()
    assert last == [(desk.client_id, "failed", "package-damaged")]
    assert taken == [(None,)]


@pytest.mark.clause("AVG 15")
async def test_the_database_alone_opens_no_package(desk: Desk, cluster: Cluster) -> None:
    made = await desk.made(await desk.granted())
    token = made["link"]["address"].partition("#")[2]
    with psycopg.connect(cluster.superuser_of(desk.house.urls)) as connection:
        for table in ("access_package", "access_package_piece", "audit_record", "idempotency_key"):
            for (row,) in connection.execute(
                sql.SQL("select to_jsonb(t)::text from {} t").format(sql.Identifier(table))
            ).fetchall():
                assert token not in row
                assert "Kiekendief" not in row
                assert token.encode().hex() not in row


@pytest.mark.clause("AVG 20")
async def test_what_a_client_takes_along_has_the_published_form(desk: Desk) -> None:
    adviser = desk.people["adviser"].headers
    for kind, body in (
        ("preferences", {"kind": "work", "text": "Buiten werken"}),
        ("work-experiences", {"jobTitle": "tuinman", "employer": "Groen", "description": "Snoeien"}),
    ):
        added = await desk.house.http.post(f"/clients/{desk.client_id}/{kind}", headers=adviser, json=body)
        assert added.status_code == 201, added.text
    made = await desk.made(await desk.granted(kind="portability"))
    files = unzipped(await desk.take(made))
    assert set(files) == {"gegevens.json", "schema.json"}
    published = (await desk.house.http.get("/portability-schema")).content
    assert files["schema.json"] == published
    data = json.loads(files["gegevens.json"])
    jsonschema_rs.validate(json.loads(published), data)
    PortableFile.model_validate(data)
    assert data["person"]["surname"] == "Kiekendiefachternaam"
    assert [one["text"] for one in data["preferences"]] == ["Buiten werken"]
    assert "9999" not in files["gegevens.json"].decode()
    assert not jsonschema_rs.is_valid(json.loads(published), {**data, "more": 1})


@pytest.mark.clause("AVG 20")
def test_the_published_form_is_the_one_in_the_code() -> None:
    file = Path(__file__).parents[2] / "templates" / "packages" / "portability.schema.json"
    assert json.loads(file.read_text()) == schema()


@pytest.mark.clause("R24")
async def test_only_the_privacy_officer_sees_what_goes_in(desk: Desk) -> None:
    request_id = await desk.granted()
    for by in ("adviser", "director"):
        assert (await desk.overview(request_id, by)).status_code == 404
        assert (await desk.act(request_id, "/package", by)).status_code == 404
    shown = (await desk.overview(request_id)).json()
    assert shown["makeable"] is True
    assert {"name", "contact", "guidance", "traject"} <= {part["category"] for part in shown["parts"]}
    assert "Kiekendiefachternaam" not in json.dumps(shown)
