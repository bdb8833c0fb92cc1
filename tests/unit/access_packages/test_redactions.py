"""What is left out by default, what the officer may change, and that nothing else is touched."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from domain.access_packages.codes import in_words
from domain.access_packages.contents import Colleague, Material, Row
from domain.access_packages.model import Package, PackageEnd, PackageKind, PackageState, is_makeable
from domain.access_packages.redactions import (
    REASONS,
    RedactionCode,
    Ruling,
    Rulings,
    check_ruling,
    redactions_of,
    refused_parts,
)
from domain.cases.model import CaseChannel
from domain.inventory_entry import Category
from domain.requests.model import (
    Decision,
    Ground,
    ItemOutcome,
    Request,
    RequestItem,
    RequestState,
    RequestType,
    whole,
)
from domain.shared.errors import Invalid, Refused

NOBODY = UUID(int=1)
REFUSED = RequestItem(ItemOutcome.REFUSED, "Wensen", Category.PREFERENCE, Ground.RIGHTS_OF_OTHERS)
PARTLY = Decision("Een deel.", (RequestItem(ItemOutcome.GRANTED, "De rest"), REFUSED))


def row(table: str, **values: Any) -> Row:
    return Row(table, "1", values)


def request_of(**changes: Any) -> Request:
    made = Request(
        id=NOBODY, number="V-2026-0001", client_id=NOBODY, type=RequestType.ACCESS, state=RequestState.REVIEWED,
        channel=CaseChannel.PHONE, received_on=date(2026, 11, 2), received_by=NOBODY, handler_id=None, scope=None,
        identity_method=None, pauses=(), extended_on=None, extension_reason=None,
        decision=PARTLY, decided_by=None, reviewed_by=None,
        executed_at=None, due_on=date(2026, 12, 2), closed_at=None, version=1,
    )  # fmt: skip
    return replace(made, **changes)


@pytest.mark.clause("R42")
@pytest.mark.parametrize(
    ("of", "column", "code"),
    [
        (row("reference", source_name_sealed="A"), "source_name_sealed", RedactionCode.THIRD_PARTY),
        (row("reference", fact_sealed="A", client_may_see=True), "fact_sealed", None),
        (row("reference", fact_sealed="A", client_may_see=False), "fact_sealed", RedactionCode.WITHHELD_REFERENCE),
        (row("disclosure", recipient_kind="authority"), "recipient_name_sealed", None),
        (row("disclosure", recipient_kind="referee"), "recipient_name_sealed", RedactionCode.THIRD_PARTY),
        (row("complaint", complainant="client"), "text_sealed", None),
        (row("complaint", complainant="employer"), "text_sealed", RedactionCode.THIRD_PARTY),
        (row("note", text_sealed="A"), "text_sealed", None),
        (row("document", scan_state="infected"), "content", RedactionCode.UNSAFE_FILE),
    ],
)  # fmt: skip
def test_what_is_about_another_is_left_out_and_nothing_else(
    of: Row, column: str, code: RedactionCode | None
) -> None:
    assert Rulings(()).code_of(of, column) is code


@pytest.mark.clause("R42")
def test_the_officer_shows_an_item_after_all_but_never_a_file_that_may_hold_a_virus() -> None:
    name, other = row("reference", source_name_sealed="A"), Row("reference", "2", {"source_name_sealed": "B"})
    rulings = Rulings([Ruling("reference.source_name_sealed", "1", True, None, "Is akkoord.")])
    assert rulings.code_of(name, "source_name_sealed") is None
    assert rulings.code_of(other, "source_name_sealed") is RedactionCode.THIRD_PARTY
    forced = Rulings([Ruling("document.content", None, True, None, "Toch.")])
    assert forced.code_of(row("document", scan_state="infected"), "content") is RedactionCode.UNSAFE_FILE


@pytest.mark.clause("AVG 15")
def test_staff_are_told_by_role_until_the_officer_decides_otherwise() -> None:
    adviser, other = Colleague(NOBODY, "A. Adviseur", True), Colleague(NOBODY, "B. Ander", False)
    assert [Rulings(()).colleague(who) for who in (adviser, other)] == [
        "uw adviseur",
        "een medewerker van het bureau",
    ]
    shown = Rulings([Ruling("staff", None, True, None, "Nodig om te begrijpen.")])
    assert shown.colleague(adviser) == "A. Adviseur"


@pytest.mark.clause("R42")
def test_a_name_deep_in_what_was_delivered_is_left_out() -> None:
    content = {"contactName": "C. Contact", "surname": "Jansen", "lists": [{"contactpersoon": "D"}, 1]}
    delivered = row("referral", content_sealed=content)
    kept, shortened = Rulings(()).inner(delivered, "content_sealed", content)
    assert (kept, shortened) == ({"surname": "Jansen", "lists": [{}, 1]}, True)
    found = redactions_of(Material({"referral": [delivered]}), ())
    assert [one.path for one in found] == ["staff", "referral.content_sealed"]


@pytest.mark.clause("R42")
def test_leaving_out_more_takes_a_reason_and_a_request_that_is_granted_in_part() -> None:
    known, columns = frozenset({"traject.contact_name"}), frozenset({"note.text_sealed"})
    ruling = Ruling("note.text_sealed", None, False, RedactionCode.RIGHTS_OF_OTHERS, "Over een buur.")
    check_ruling(ruling, request_of(), known, columns)
    with pytest.raises(Refused):
        check_ruling(ruling, request_of(decision=whole(ItemOutcome.GRANTED, "Ja.")), known, columns)
    with pytest.raises(Invalid):
        check_ruling(replace(ruling, code=None), request_of(), known, columns)
    with pytest.raises(Invalid):
        check_ruling(replace(ruling, path="note.nothing"), request_of(), known, columns)


@pytest.mark.clause("R42")
@pytest.mark.parametrize(
    ("changes", "makeable"),
    [
        ({}, True),
        ({"type": RequestType.PORTABILITY}, True),
        ({"type": RequestType.ERASURE}, False),
        ({"state": RequestState.DECIDED}, False),
        ({"state": RequestState.EXECUTED}, False),
        ({"decision": whole(ItemOutcome.REFUSED, "Nee.", Ground.EXCESSIVE)}, False),
        ({"decision": None}, False),
    ],
)
def test_a_package_belongs_to_a_granted_request_that_was_looked_at(
    changes: dict[str, Any], makeable: bool
) -> None:
    assert is_makeable(request_of(**changes)) is makeable


@pytest.mark.clause("R42")
def test_a_kind_of_data_that_was_refused_stays_out_by_itself() -> None:
    rulings = Rulings(refused_parts(request_of()))
    assert rulings.code_of(row("preference", text_sealed="A"), "text_sealed") is RedactionCode.NOT_GRANTED
    assert rulings.code_of(row("note", text_sealed="A"), "text_sealed") is None


@pytest.mark.clause("AVG 15")
def test_a_package_is_open_until_the_second_its_time_is_over() -> None:
    end = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    package = Package(
        id=NOBODY, client_id=NOBODY, request_id=NOBODY, kind=PackageKind.ACCESS, made_at=end, made_by_name="P",
        byte_size=1, pages=1, files=1, link_expires_at=end, taken_at=None, ended_at=None, ended_reason=None,
    )  # fmt: skip
    assert package.at(end.replace(hour=8)) is PackageState.OPEN
    assert package.at(end) is PackageState.EXPIRED
    assert replace(package, taken_at=end).at(end) is PackageState.TAKEN
    assert replace(package, ended_at=end, ended_reason=PackageEnd.LOCKED).at(end) is PackageState.ENDED


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("kind", "no-show", "niet verschenen"),
        ("text_sealed", "other", "other"),
        ("state", "onbekende-stand", "onbekende-stand"),
        ("begins_on", "2026-11-03", "3 november 2026"),
        ("made_at", "2026-11-24T23:30:00+00:00", "25 november 2026 om 00.30 uur"),
        ("categories", ["name", "background"], "naam, opleiding en werkervaring"),
        ("whole", True, "ja"),
        ("planned_cost", 12.5, "12,5"),
        ("title", "2026-99-99", "2026-99-99"),
        ("text", None, ""),
    ],
)
def test_codes_days_and_amounts_are_written_for_a_reader(column: str, value: Any, words: str) -> None:
    assert in_words(column, value) == words


def test_every_code_has_a_reason_that_the_client_reads() -> None:
    assert set(REASONS) == set(RedactionCode)
    assert all(reason.endswith(".") for reason in REASONS.values())
