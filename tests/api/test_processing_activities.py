"""The register of processing activities over HTTP: for who supervises, and for no one else."""

import pypdfium2
import pytest

from domain.inventory import INVENTORY
from domain.policy.roles import Role
from tests.support.house import House

pytestmark = pytest.mark.clause("AVG 30")


@pytest.mark.parametrize("role", [Role.PRIVACY_OFFICER, Role.DIRECTOR])
async def test_who_supervises_reads_every_activity_and_all_data_of_the_inventory(
    house: House, role: Role
) -> None:
    someone = await house.person(role)
    answer = await house.http.get("/processing-activities", headers=someone.headers)
    assert answer.status_code == 200
    register = answer.json()
    assert {item["code"] for item in register["items"]} >= {"guidance", "intake", "oversight", "mailing"}
    told = {label for item in register["items"] for data in item["data"] for label in data["items"]}
    assert told == {entry.label for entry in INVENTORY}
    assert register["controller"]["name"]


async def test_the_document_carries_the_fingerprint_of_what_the_page_shows(house: House) -> None:
    officer = await house.person(Role.PRIVACY_OFFICER)
    shown = (await house.http.get("/processing-activities", headers=officer.headers)).json()
    answer = await house.http.get("/processing-activities/document", headers=officer.headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    words = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_bounded()
    assert shown["sha256"][:12] in words


@pytest.mark.parametrize("path", ["/processing-activities", "/processing-activities/document"])
async def test_an_adviser_is_refused_and_the_refusal_is_on_record(house: House, path: str) -> None:
    adviser, officer = await house.person(Role.ADVISER), await house.person(Role.PRIVACY_OFFICER)
    refused = await house.http.get(path, headers=adviser.headers)
    assert refused.status_code == 403
    records = await house.http.get(
        "/audit-records?action=processing-register.read&result=refused", headers=officer.headers
    )
    assert [record["actorId"] for record in records.json()["items"]] == [str(adviser.id)]


async def test_a_stranger_does_not_get_in(house: House) -> None:
    stranger = await house.http.get("/processing-activities")
    assert stranger.status_code == 401
