"""Documents over the real application: in, out, shown, changed, removed; and what is refused on the way in."""

import hashlib
import io
import tracemalloc
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from PIL import Image

from domain.documents.model import MAXIMUM_PAGES
from domain.policy.roles import Role
from persistence.sealed_spool import PIECE_BYTES
from tests.support.cluster import Cluster
from tests.support.document_files import add_document, huge_picture, locked_pdf, odt, office, pdf, picture
from tests.support.house import House, Person

MEGABYTE = 1024 * 1024
EXECUTABLE = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)


async def bureau(house: House) -> tuple[Person, Person, UUID]:
    """The assigned adviser, the coordinator, the client."""
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    return mine, coordinator, await house.client(coordinator, party, mine)


def rows_of(house: House, cluster: Cluster, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        return connection.execute(statement).fetchall()


@pytest.mark.clause("R24")
async def test_a_document_is_added_listed_opened_and_comes_back_byte_for_byte(house: House) -> None:
    mine, _, client_id = await bureau(house)
    content = pdf("Uitnodiging", pages=3) + b"\n" * (3 * PIECE_BYTES)
    made = await add_document(house, mine, client_id, content, name="Brief gemeente.pdf")
    assert made.status_code == 201, made.text
    document = made.json()
    assert made.headers["etag"] == '"1"'
    assert made.headers["location"] == f"/api/v1/clients/{client_id}/documents/{document['id']}"
    assert (document["title"], document["mediaType"], document["pageCount"], document["scanState"]) == (
        "Brief gemeente", "application/pdf", 3, "not-scanned",
    )  # fmt: skip
    assert (document["byteSize"], document["sha256"]) == (
        len(content),
        hashlib.sha256(content).hexdigest(),
    )
    path = f"/clients/{client_id}/documents"
    listed = (await house.http.get(path, headers=mine.headers)).json()
    assert listed == {"items": [document], "healthDocuments": [], "maximumBytes": 25 * MEGABYTE}
    one = await house.http.get(f"{path}/{document['id']}", headers=mine.headers)
    assert one.json() == document
    opened = await house.http.get(f"{path}/{document['id']}/content", headers=mine.headers)
    assert opened.content == content


@pytest.mark.clause("R6")
async def test_content_is_handed_over_so_that_no_browser_runs_it(house: House) -> None:
    mine, _, client_id = await bureau(house)
    name = 'Größe "x" é.svg'.replace('"', "'")
    made = await add_document(house, mine, client_id, picture("JPEG"), name=name)
    path = f"/clients/{client_id}/documents/{made.json()['id']}"
    answer = await house.http.get(f"{path}/content", headers=mine.headers)
    headers = answer.headers
    assert headers["content-type"] == "image/jpeg"
    assert headers["content-disposition"].startswith('attachment; filename="')
    assert "filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%27x%27%20%C3%A9.jpg" in headers["content-disposition"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


async def test_pages_and_thumbnail_are_pictures_made_when_asked_for(house: House) -> None:
    mine, _, client_id = await bureau(house)
    made = await add_document(house, mine, client_id, pdf("Tekst", pages=2))
    path = f"/clients/{client_id}/documents/{made.json()['id']}"
    small = await house.http.get(f"{path}/thumbnail", headers=mine.headers)
    assert small.headers["content-type"] == "image/png"
    assert max(Image.open(io.BytesIO(small.content)).size) <= 240
    page = await house.http.get(f"{path}/pages/2", headers=mine.headers)
    shown = Image.open(io.BytesIO(page.content))
    assert 1500 < max(shown.size) <= 1600
    assert shown.convert("L").getextrema()[0] < 100  # there is ink on it
    for number, status in (("3", 404), ("0", 400), ("501", 400), ("x", 400)):
        missing = await house.http.get(f"{path}/pages/{number}", headers=mine.headers)
        assert missing.status_code == status, number


async def test_a_photo_is_shown_the_right_way_up_without_what_the_camera_wrote_beside_it(
    house: House,
) -> None:
    mine, _, client_id = await bureau(house)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "GEHEIMECAMERA"
    made = await add_document(house, mine, client_id, picture("JPEG", (80, 40), exif=exif), name="f.jpg")
    path = f"/clients/{client_id}/documents/{made.json()['id']}"
    shown = await house.http.get(f"{path}/pages/1", headers=mine.headers)
    assert Image.open(io.BytesIO(shown.content)).size == (40, 80)
    assert b"GEHEIMECAMERA" not in shown.content


GOOD = {
    "pdf": (pdf("a"), "application/pdf"),
    "png": (picture(), "image/png"),
    "jpeg": (picture("JPEG"), "image/jpeg"),
    "webp": (picture("WEBP"), "image/webp"),
    "docx": (office(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (
        office("xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "odt": (odt(), "application/vnd.oasis.opendocument.text"),
    "text": ("Beste meneer, één café.\n\tGroet".encode(), "text/plain"),
    "text that begins as a program": (b"MZ is de afkorting van mijn zus.", "text/plain"),
}


@pytest.mark.parametrize("kind", GOOD)
async def test_what_a_document_is_follows_from_its_content_not_its_name(house: House, kind: str) -> None:
    mine, _, client_id = await bureau(house)
    content, media_type = GOOD[kind]
    made = await add_document(house, mine, client_id, content, name="anders.bin")
    assert made.status_code == 201, made.text
    assert made.json()["mediaType"] == media_type
    path = f"/clients/{client_id}/documents/{made.json()['id']}"
    assert (await house.http.get(f"{path}/content", headers=mine.headers)).content == content
    shown = await house.http.get(f"{path}/thumbnail", headers=mine.headers)
    assert shown.status_code == (200 if made.json()["pageCount"] else 404)


BAD: dict[str, tuple[bytes, int, str]] = {
    "an executable": (EXECUTABLE, 415, "unsupported-media-type"),
    "an ELF program": (b"\x7fELF\x02\x01\x01" + bytes(200), 415, "unsupported-media-type"),
    "a script": (b"#!/bin/sh\nrm -rf /\n", 415, "unsupported-media-type"),
    "a page": (b"<html><script>alert(1)</script></html>", 415, "unsupported-media-type"),
    "a drawing that can run": (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        415,
        "unsupported-media-type",
    ),
    "text with control characters": (b"a\x00b", 415, "unsupported-media-type"),
    "text that is not UTF-8": (b"caf\xe9 \xff", 415, "unsupported-media-type"),
    "a zip that is no document": (office("iets.txt"), 415, "unsupported-media-type"),
    "an empty file": (b"", 400, "empty-file"),
    "a damaged PDF": (b"%PDF-1.7\n" + b"onzin" * 100, 400, "pdf-damaged"),
    "a PDF of too many pages": (pdf("x", pages=MAXIMUM_PAGES + 1), 400, "pdf-too-long"),
    "a PDF that is a zip too": (pdf("x") + office(), 400, "two-files-in-one"),
    "a document with a PDF behind it": (office() + pdf("x"), 400, "two-files-in-one"),
    "a picture that is a PDF too": (
        b"\x89PNG\r\n\x1a\n" + b"%PDF-1.4" + picture()[8:], 400, "two-files-in-one",
    ),
    "a picture with a zip behind it": (picture() + office(), 400, "two-files-in-one"),
    "a picture with a page in it": (
        picture("JPEG", comment=b"<script>alert(1)</script>"), 400, "two-files-in-one",
    ),
    "a picture of 20000 x 20000": (huge_picture(), 400, "picture-too-large"),
    "a picture that is allowed by its maker's library and not by us": (huge_picture(8_000), 400, "picture-too-large"),
    "a damaged picture": (picture("JPEG", (400, 400))[:300], 400, "picture-damaged"),
    "a document with macros": (office(word__vbaProject=b"x"), 400, "macros"),
    "a document that unpacks without end": (office(word__media__x=bytes(60 * MEGABYTE)), 400, "unpacks-too-large"),
}  # fmt: skip


@pytest.mark.clause("R6")
@pytest.mark.parametrize("what", BAD)
async def test_a_file_that_cannot_be_is_refused_in_words_and_nothing_is_kept(
    house: House, cluster: Cluster, what: str
) -> None:
    mine, _, client_id = await bureau(house)
    content, status, code = BAD[what]
    answer = await add_document(house, mine, client_id, content, name="gewoon.pdf")
    assert answer.status_code == status, answer.text
    problem = answer.json()
    named = problem["errors"][0]["code"] if problem.get("errors") else problem["type"].rpartition("/")[2]
    assert (named, answer.headers["content-type"]) == (code, "application/problem+json")
    assert len(problem["detail"]) > 10
    for table in ("document", "document_chunk"):
        assert rows_of(house, cluster, f"select count(*) from {table}") == [(0,)]


@pytest.mark.parametrize("password", [b"", b"geheim"])
async def test_a_locked_pdf_is_refused_in_words_also_when_its_password_is_empty(
    house: House, password: bytes
) -> None:
    mine, _, client_id = await bureau(house)
    answer = await add_document(house, mine, client_id, locked_pdf(password))
    assert answer.status_code == 400, answer.text
    assert answer.json()["errors"][0]["code"] == "pdf-locked"


@pytest.mark.parametrize(
    "name", ["../etc/passwd", "a/b.pdf", "x:y.pdf", "x\x00.pdf", "regel\neinde.pdf", "\u202efdp.exe", "..", "x" * 201]
)  # fmt: skip
async def test_a_name_that_could_be_a_path_or_hides_something_is_refused(
    house: House, cluster: Cluster, name: str
) -> None:
    mine, _, client_id = await bureau(house)
    head = b'--grens\r\nContent-Disposition: form-data; name="kind"\r\n\r\nletter\r\n--grens\r\n'
    body = (
        head
        + b'Content-Disposition: form-data; name="file"; filename="'
        + name.encode()
        + b'"\r\n\r\n'
        + pdf("x")
        + b"\r\n--grens--\r\n"
    )
    headers = {**mine.headers, "Content-Type": "multipart/form-data; boundary=grens"}
    answer = await house.http.post(f"/clients/{client_id}/documents", headers=headers, content=body)
    assert answer.status_code == 400, answer.text
    assert rows_of(house, cluster, "select count(*) from document") == [(0,)]


def _form(size: int, sent: list[int]) -> AsyncIterator[bytes]:
    """A form with a file of this size, made while it is read; counts what was taken from it."""
    head = (
        b'--grens\r\nContent-Disposition: form-data; name="kind"\r\n\r\nletter\r\n'
        b'--grens\r\nContent-Disposition: form-data; name="file"; filename="groot.txt"\r\n\r\n'
    )

    async def pieces() -> AsyncIterator[bytes]:
        yield head
        left = size
        while left:
            piece = b"a" * min(left, 128 * 1024)
            left -= len(piece)
            sent[0] += len(piece)
            yield piece
        yield b"\r\n--grens--\r\n"

    return pieces()


async def _send_size(house: House, by: Person, client_id: UUID, size: int) -> tuple[httpx.Response, int]:
    sent = [0]
    headers = {**by.headers, "Content-Type": "multipart/form-data; boundary=grens"}
    answer = await house.http.post(
        f"/clients/{client_id}/documents", headers=headers, content=_form(size, sent)
    )
    return answer, sent[0]


async def test_a_file_of_the_limit_fits_and_one_byte_more_does_not(house: House) -> None:
    mine, _, client_id = await bureau(house)
    fits, _ = await _send_size(house, mine, client_id, 25 * MEGABYTE)
    assert fits.status_code == 201, fits.text
    assert fits.json()["byteSize"] == 25 * MEGABYTE
    over, _ = await _send_size(house, mine, client_id, 25 * MEGABYTE + 1)
    assert over.status_code == 413
    assert over.json()["detail"] == "Een document is ten hoogste 25 MB."


async def test_a_file_of_200_mb_is_refused_while_it_streams_in_little_memory(
    house: House, cluster: Cluster
) -> None:
    mine, _, client_id = await bureau(house)
    tracemalloc.start()
    try:
        answer, _ = await _send_size(house, mine, client_id, 200 * MEGABYTE)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert answer.status_code == 413, answer.text
    assert peak < 30 * MEGABYTE
    assert rows_of(house, cluster, "select count(*) from document_chunk") == [(0,)]


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"kind": "abilities-list"}, "/kind"),
        ({"kind": "iets"}, "/kind"),
        ({"trajectId": "geen"}, "/trajectId"),
        ({"trajectId": str(uuid4())}, "/trajectId"),
        ({"onbekend": "x"}, "/onbekend"),
        ({"title": "a\u202eb"}, "/title"),
    ],
)
async def test_wrong_fields_are_named(house: House, fields: dict[str, str], pointer: str) -> None:
    mine, _, client_id = await bureau(house)
    answer = await add_document(house, mine, client_id, pdf("x"), **fields)
    assert answer.status_code == 400, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_the_same_key_adds_a_document_once(house: House) -> None:
    mine, _, client_id = await bureau(house)
    path = f"/clients/{client_id}/documents"

    async def send(content: bytes) -> httpx.Response:
        return await house.http.post(
            path,
            headers={**mine.headers, "Idempotency-Key": "een-document"},
            files={"file": ("a.pdf", content)},
            data={"kind": "cv"},
        )

    first, again, other = await send(pdf("x")), await send(pdf("x")), await send(pdf("y"))
    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert first.json() == again.json()
    assert len((await house.http.get(path, headers=mine.headers)).json()["items"]) == 1


async def test_title_and_kind_change_with_the_version_and_nothing_else_does(house: House) -> None:
    mine, _, client_id = await bureau(house)
    made = (await add_document(house, mine, client_id, pdf("x"))).json()
    path = f"/clients/{client_id}/documents/{made['id']}"
    current = {**mine.headers, "If-Match": '"1"'}
    assert (await house.http.patch(path, headers=mine.headers, json={"title": "Cv"})).status_code == 428
    changed = await house.http.patch(path, headers=current, json={"title": " Cv 2026 ", "kind": "cv"})
    assert changed.json() == {**made, "title": "Cv 2026", "kind": "cv", "version": 2}
    stale = await house.http.patch(path, headers=current, json={"title": "Anders"})
    assert (stale.status_code, stale.json()["current"]["title"]) == (412, "Cv 2026")
    newer = {**mine.headers, "If-Match": '"2"'}
    for body in (
        {"clientId": str(client_id)},
        {"documentClass": "health"},
        {"kind": "abilities-list"},
        {"title": ""},
    ):
        assert (await house.http.patch(path, headers=newer, json=body)).status_code == 400


async def test_a_removed_document_is_gone_and_comes_back_within_the_hour(house: House) -> None:
    mine, _, client_id = await bureau(house)
    made = (await add_document(house, mine, client_id, pdf("x"))).json()
    path = f"/clients/{client_id}/documents"
    one = f"{path}/{made['id']}"
    assert (await house.http.delete(one, headers={**mine.headers, "If-Match": '"9"'})).status_code == 412
    assert (await house.http.delete(one, headers={**mine.headers, "If-Match": '"1"'})).status_code == 204
    for gone in (one, f"{one}/content", f"{one}/thumbnail", f"{one}/pages/1"):
        assert (await house.http.get(gone, headers=mine.headers)).status_code == 404
    assert (await house.http.get(path, headers=mine.headers)).json()["items"] == []
    back = await house.http.post(f"{one}/restore", headers=mine.headers)
    assert back.json() == {**made, "version": 3}
    assert (await house.http.get(f"{one}/content", headers=mine.headers)).content == pdf("x")
    again = {**mine.headers, "If-Match": '"3"'}
    assert (await house.http.delete(one, headers=again)).status_code == 204
    house.clock.advance(minutes=61)
    late = await house.fresh(mine)
    assert (await house.http.post(f"{one}/restore", headers=late.headers)).status_code == 404


@pytest.mark.clause("R7")
async def test_a_health_document_shows_that_it_exists_and_nothing_more_without_a_purpose(
    house: House,
) -> None:
    mine, _, client_id = await bureau(house)
    made = await add_document(
        house, mine, client_id, pdf("Kanarietekst"), name="Kanarienaam.pdf", health=True, title="Kanarietitel"
    )
    assert made.status_code == 201, made.text
    health = made.json()
    listed = await house.http.get(f"/clients/{client_id}/documents", headers=mine.headers)
    assert listed.json()["items"] == []
    assert listed.json()["healthDocuments"] == [{"id": health["id"], "uploadedAt": health["uploadedAt"]}]
    assert "Kanarie" not in listed.text
    ordinary, shelf = (
        f"/clients/{client_id}/documents/{health['id']}",
        f"/clients/{client_id}/health-documents",
    )
    for end in ("", "/content", "/thumbnail", "/pages/1"):
        hidden = await house.http.get(ordinary + end, headers=mine.headers)
        assert hidden.status_code == 404, end
        unasked = await house.http.get(f"{shelf}/{health['id']}{end}", headers=mine.headers)
        assert unasked.status_code == 400, end
        wrong = await house.http.get(f"{shelf}/{health['id']}{end}?purpose=intake", headers=mine.headers)
        assert (wrong.status_code, wrong.json()["clause"]) == (403, "R23"), end
        right = await house.http.get(f"{shelf}/{health['id']}{end}?purpose=guidance", headers=mine.headers)
        assert right.status_code == 200, end
    for method, path in (("PATCH", ordinary), ("DELETE", ordinary), ("POST", f"{ordinary}/restore")):
        headers = {**mine.headers, "If-Match": '"1"'}
        refused = await house.http.request(
            method, path, headers=headers, json={"title": "x"} if method == "PATCH" else None
        )
        assert refused.status_code == 404, method
    full = await house.http.get(f"{shelf}?purpose=accountability", headers=mine.headers)
    assert [item["title"] for item in full.json()["items"]] == ["Kanarietitel"]
    assert full.json()["healthDocuments"] == []


@pytest.mark.clause("R29")
async def test_without_a_ground_no_health_document_is_taken_and_not_a_byte_is_read(house: House) -> None:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("employer", "Werkgever Proef", ["outplacement"])
    client_id = await house.client(
        coordinator, party, mine, service="outplacement", goal="new-employer", functionalLimitations=[]
    )
    sent = [0]
    headers = {**mine.headers, "Content-Type": "multipart/form-data; boundary=grens"}
    answer = await house.http.post(
        f"/clients/{client_id}/health-documents?purpose=guidance",
        headers=headers,
        content=_form(10 * MEGABYTE, sent),
    )
    assert (answer.status_code, answer.json()["clause"]) == (403, "R29")


@pytest.mark.clause("R29")
async def test_for_an_employer_only_what_says_what_someone_can_do_is_taken(house: House) -> None:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("employer", "Werkgever Proef", ["spoor-2"])
    client_id = await house.client(coordinator, party, mine, service="spoor-2", goal="sick-employee")
    other = await add_document(house, mine, client_id, pdf("x"), health=True, kind="other")
    assert (other.status_code, other.json()["clause"]) == (403, "R29")
    named = await add_document(house, mine, client_id, pdf("x"), health=True)
    assert named.status_code == 201, named.text
    path = f"/clients/{client_id}/health-documents/{named.json()['id']}?purpose=guidance"
    headers = {**mine.headers, "If-Match": '"1"'}
    changed = await house.http.patch(path, headers=headers, json={"kind": "other"})
    assert (changed.status_code, changed.json()["clause"]) == (403, "R29")


@pytest.mark.clause("R24")
async def test_a_document_of_one_client_cannot_be_had_through_another(house: House) -> None:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    stranger = await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    first = await house.client(coordinator, party, mine)
    second = await house.client(coordinator, party, mine)
    foreign = await house.client(coordinator, party, stranger)
    made = {
        health: (
            await add_document(
                house, mine, first, pdf("Kanarie"), name="Kanarie.pdf", health=health, title="Kanarie"
            )
        ).json()["id"]
        for health in (False, True)
    }
    for health, document_id in made.items():
        shelf, query = ("health-documents", "?purpose=guidance") if health else ("documents", "")
        for by, client_id in ((mine, second), (stranger, first), (stranger, foreign), (coordinator, first)):
            base = f"/clients/{client_id}/{shelf}/{document_id}"
            for end in ("", "/content", "/thumbnail", "/pages/1"):
                answer = await house.http.get(base + end + query, headers=by.headers)
                assert answer.status_code == 404, (end, answer.text)
                assert b"Kanarie" not in answer.content
            for method, end in (("PATCH", ""), ("DELETE", ""), ("POST", "/restore")):
                answer = await house.http.request(
                    method,
                    base + end + query,
                    headers={**by.headers, "If-Match": '"1"'},
                    json={"title": "weg"} if method == "PATCH" else None,
                )
                assert answer.status_code == 404, (method, answer.text)
        for path in (f"/documents/{document_id}", f"/documents/{document_id}/content"):
            assert (await house.http.get(path, headers=mine.headers)).status_code == 404
    still = await house.http.get(f"/clients/{first}/documents/{made[False]}/content", headers=mine.headers)
    assert still.content == pdf("Kanarie")


@pytest.mark.clause("R6")
async def test_opening_is_one_record_with_the_document_and_how_it_was_shown(
    house: House, cluster: Cluster
) -> None:
    mine, _, client_id = await bureau(house)
    ids = {
        health: (await add_document(house, mine, client_id, pdf("x"), health=health)).json()["id"]
        for health in (False, True)
    }
    for end in ("/content", "/thumbnail", "/pages/1", "/pages/9"):
        await house.http.get(f"/clients/{client_id}/documents/{ids[False]}{end}", headers=mine.headers)
    shelf = f"/clients/{client_id}/health-documents"
    await house.http.get(f"{shelf}/{ids[True]}/content?purpose=accountability", headers=mine.headers)
    records = rows_of(
        house,
        cluster,
        "select action, object_kind, object_id, purpose, clause, result, code from audit_record"
        " where object_kind like '%document' order by id",
    )
    ordinary, health = UUID(ids[False]), UUID(ids[True])
    read, write = "document-of-file.read", "document-of-file.write"
    assert records == [
        (write, "document", ordinary, "guidance", "R24", "done", None),
        ("health-document.write", "health-document", health, "guidance", "R7", "done", None),
        (read, "document", ordinary, "guidance", "R24", "done", "content"),
        (read, "document", ordinary, "guidance", "R24", "done", "thumbnail"),
        (read, "document", ordinary, "guidance", "R24", "done", "page"),
        (read, "document", ordinary, "guidance", "R24", "failed", "not-found"),
        ("health-document.read", "health-document", health, "accountability", "R7", "done", "content"),
    ]


@pytest.mark.clause("R6")
async def test_nothing_of_a_document_is_readable_in_the_database(house: House, cluster: Cluster) -> None:
    mine, _, client_id = await bureau(house)
    content = pdf("Kanarietekst")
    await add_document(house, mine, client_id, content, name="Kanarienaam.pdf", title="Kanarietitel")
    (row,) = rows_of(
        house, cluster, "select kind_sealed, title_sealed, sha256_sealed, d::text from document d"
    )
    (piece,) = rows_of(house, cluster, "select content_sealed from document_chunk")
    for blob in (*row[:3], *piece):
        for word in (b"Kanarie", b"letter", b"%PDF", hashlib.sha256(content).hexdigest().encode()):
            assert word not in blob
    assert "Kanarie" not in row[3]
