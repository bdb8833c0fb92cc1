"""The register of disclosures for who oversees: by period, recipient, ground and state; counts; no name; taken out."""

import csv
import io
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest

from domain.policy.roles import Role
from tests.api.test_disclosures import EMPLOYER, Desk, desk, hand_over
from tests.support.house import Person

__all__ = ["desk"]


async def register(desk: Desk, who: Person, **asked: str) -> dict[str, Any]:
    answer = await desk.house.http.get("/disclosures", headers=who.headers, params=asked)
    assert answer.status_code == 200, answer.text
    assert EMPLOYER not in answer.text
    assert "Kandidaat" not in answer.text
    assert "A. Ambtenaar" not in answer.text
    found: dict[str, Any] = answer.json()
    return found


async def filled(desk: Desk) -> None:
    """One profile without a name, one profile by consent and stopped, and a document on a provision a week later."""
    await desk.sent()
    consent = await desk.consent()
    await desk.sent()
    await desk.withdraw(consent)
    desk.house.clock.advance(days=6)
    desk.adviser = await desk.house.fresh(desk.adviser)
    assert (await hand_over(desk)).status_code == 201


@pytest.mark.clause("R40")
@pytest.mark.parametrize("role", [Role.PRIVACY_OFFICER, Role.DIRECTOR])
async def test_who_oversees_reads_what_left_by_number_and_counts(desk: Desk, role: Role) -> None:
    who = await desk.house.person(role)
    await filled(desk)
    who = await desk.house.fresh(who)
    found = await register(desk, who)
    assert [line["basis"] for line in found["items"]] == ["legal-provision", "consent", "placement-need"]
    assert {line["clientNumber"][:2] for line in found["items"]} == {"C-"}
    assert found["total"] == 3
    counts = {one["state"]: one["number"] for one in found["byState"]}
    assert counts == {"delivered": 1, "ended": 1, "open": 1}
    assert {one["recipient"]: one["number"] for one in found["byRecipient"]} == {
        "authority": 1,
        "employer": 2,
    }


@pytest.mark.clause("R40")
async def test_the_register_is_narrowed_by_period_recipient_ground_and_state(desk: Desk) -> None:
    day = desk.house.clock.now().date()
    officer = await desk.house.person(Role.PRIVACY_OFFICER)
    await filled(desk)
    officer = await desk.house.fresh(officer)
    early = await register(desk, officer, until=day.isoformat())
    assert (early["total"], {line["recipient"] for line in early["items"]}) == (2, {"employer"})
    late = await register(desk, officer, **{"from": (day + timedelta(days=1)).isoformat()})
    assert [line["provision"] for line in late["items"]] == ["suwi-54"]
    assert (await register(desk, officer, recipient="employer"))["total"] == 2
    assert (await register(desk, officer, basis="consent"))["total"] == 1
    stopped = await register(desk, officer, state="ended")
    assert [line["endedReason"] for line in stopped["items"]] == ["consent-ended"]
    wrong = await desk.house.http.get(
        "/disclosures", headers=officer.headers, params={"from": "2026-12-01", "until": "2026-11-01"}
    )
    assert wrong.status_code == 400


@pytest.mark.clause("R40")
async def test_the_register_is_taken_out_through_the_same_gate_and_the_log_tells(desk: Desk) -> None:
    officer = await desk.house.person(Role.PRIVACY_OFFICER)
    await filled(desk)
    officer = await desk.house.fresh(officer)
    sheet = await desk.house.http.post(
        "/disclosure-exports", headers=officer.headers, json={"form": "csv", "basis": "consent"}
    )
    rows = list(csv.DictReader(io.StringIO(sheet.content.decode("utf-8-sig")), delimiter=";"))
    assert [(row["soort ontvanger"], row["stand"]) for row in rows] == [("werkgever", "gestopt")]
    printed = await desk.house.http.post("/disclosure-exports", headers=officer.headers, json={"form": "pdf"})
    words = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(printed.content))
    assert "Wet SUWI" in words
    for name in ("Kandidaat", EMPLOYER, "A. Ambtenaar"):
        assert name not in sheet.content.decode("utf-8-sig") + words
    records = await desk.house.http.get("/audit-records", headers=officer.headers)
    taken = [one for one in records.json()["items"] if one["action"] == "disclosure.export"]
    assert [one["code"] for one in taken] == ["pdf", "csv"]
    refused = await desk.house.http.post(
        "/disclosure-exports", headers=desk.adviser.headers, json={"form": "csv"}
    )
    assert refused.status_code == 403
