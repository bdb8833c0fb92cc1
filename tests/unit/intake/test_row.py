"""One row against the schema and the contract (R5): every error at once, every refused field by name."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intake.codes import Goal, IntakeField, PartyKind, Service, has_health_ground
from domain.intake.content import EducationEntry, SealedContent, WorkEntry
from domain.intake.flatten import flatten
from domain.intake.limitations import group_of
from domain.intake.row import ContractTerms, RawRow, RowOutcome, validate_row

TODAY = date(2026, 11, 24)
GOOD = {
    "kenmerk": "UWV-1", "dienst": "werkfit-maken", "doel": "benefit-to-work", "voornamen": "Zoë",
    "achternaam": "Öztürk",
    "geslacht": "V", "geboortedatum": "17-05-1985", "bsn": "999990019", "straat": "Proefstraat", "huisnummer": "12",
    "postcode": "1234ab", "woonplaats": "Utrecht", "telefoon": "06-12345678",
}  # fmt: skip


def terms(
    *,
    services: frozenset[Service] = frozenset(Service),
    fields: frozenset[IntakeField] = frozenset(IntakeField),
) -> ContractTerms:
    return ContractTerms(UUID(int=7), services, fields, date(2026, 1, 1), date(2026, 12, 31))


def check(
    kind: PartyKind = PartyKind.UWV, contract: ContractTerms | None = None, **changes: str
) -> RowOutcome:
    row = RawRow(3, {**GOOD, **changes})
    return validate_row(row, [contract or terms()], kind, TODAY)


def errors(outcome: RowOutcome) -> dict[str, str]:
    return {error.pointer: error.code for error in outcome.errors}


def test_a_good_row_is_read_whole() -> None:
    content = check(
        uitkering="wia-wga", uitkering_sinds="2024-02-01", opleidingen="MBO 4 Logistiek (2012)|VMBO-T (2008)",
        werkervaring="kok @ Voorbeeld BV 2010-2015|monteur", beperkingen="tillen tot 5 kg | geen nachtdiensten",
        nationaliteit="Syrische", contactpersoon="D. Galijn",
    ).content  # fmt: skip
    assert content is not None
    assert content.given_names == "Zoë"
    assert content.postcode == "1234 AB"
    assert content.phone == "+31612345678"
    assert content.nationality == "SY"
    assert content.benefit_kind == "WIA-WGA"
    assert content.educations == (
        EducationEntry("Logistiek", "MBO 4", 2012),
        EducationEntry("VMBO-T", "VMBO-T", 2008),
    )
    assert content.work_experiences == (WorkEntry("kok", "Voorbeeld BV", 2010, 2015), WorkEntry("monteur"))
    assert content.functional_limitations == ("tillen tot 5 kg", "geen nachtdiensten")
    assert SealedContent.from_json(SealedContent.of(content).as_json()) == SealedContent.of(content)


@pytest.mark.parametrize(
    ("heading", "value", "code"),
    [
        ("kenmerk", "", "required"),
        ("kenmerk", "x" * 65, "too-long"),
        ("dienst", "toverij", "service-unknown"),
        ("doel", "", "required"),
        ("doel", "geluk", "goal-unknown"),
        ("voornamen", "   ", "required"),
        ("achternaam", "12", "name-invalid"),
        ("achternaam", "Jan\u202esen", "unwanted-characters"),
        ("voornamen", "Ja\x00n", "unwanted-characters"),
        ("geslacht", "Q", "sex-unknown"),
        ("geboortedatum", "2031-01-01", "date-in-future"),
        ("geboortedatum", "31-02-1980", "date-invalid"),
        ("geboortedatum", "2011-11-25", "age-out-of-range"),
        ("geboortedatum", "1950-11-24", "age-out-of-range"),
        ("bsn", "000000000", "bsn-invalid"),
        ("bsn", "", "bsn-required"),
        ("huisnummer", "bis", "house-number-invalid"),
        ("postcode", "12AB", "postcode-invalid"),
        ("telefoon", "12", "phone-invalid"),
        ("telefoon", "", "contact-required"),
        ("email", "postbus12", "email-invalid"),
        ("nationaliteit", "Atlantische", "nationality-invalid"),
        ("uitkering", "AOW", "benefit-unknown"),
        ("uitkering_sinds", "2024-01-01", "benefit-missing"),
        ("opleidingen", "|".join(["HAVO"] * 51), "list-too-long"),
        ("diplomas", "HAVO (2099)", "year-implausible"),
        ("werkervaring", "kok @ Zaak 2015-2010", "period-reversed"),
    ],
)
def test_a_wrong_value_is_named_by_its_column(heading: str, value: str, code: str) -> None:
    outcome = check(**{heading: value})
    assert errors(outcome) == {heading: code}
    assert outcome.content is None
    assert outcome.errors[0].row == 3
    assert not value.strip() or len(value) < 4 or value not in outcome.errors[0].detail


def test_all_errors_come_together() -> None:
    outcome = check(postcode="x", geslacht="Q", bsn="1", dienst="toverij", doel="")
    assert set(errors(outcome)) == {"postcode", "geslacht", "bsn", "dienst", "doel"}


@pytest.mark.parametrize(
    ("born", "taken"), [("2011-11-24", True), ("1951-11-24", True), ("1950-11-25", True)]
)
def test_the_edges_of_age_are_in(born: str, *, taken: bool) -> None:
    assert (check(geboortedatum=born).content is not None) is taken


@pytest.mark.clause("UAVG 46")
def test_an_employer_need_not_give_a_bsn() -> None:
    outcome = check(PartyKind.EMPLOYER, bsn="", dienst="spoor-1", doel="own-job")
    assert outcome.content is not None
    assert outcome.content.bsn is None


@pytest.mark.clause("R5")
def test_a_field_outside_the_contract_is_refused_and_not_even_read() -> None:
    narrow = terms(fields=frozenset({IntakeField.BSN, IntakeField.PHONE}))
    outcome = check(
        contract=narrow, email="dit is geen adres", beperkingen="CANARY", nationaliteit="Atlantische"
    )
    assert outcome.errors == ()
    assert {item.field: item.clause.value for item in outcome.refused} == {
        "email": "R5", "beperkingen": "R5", "nationaliteit": "R5",
    }  # fmt: skip
    assert outcome.content is not None
    assert outcome.content.email is None
    assert "CANARY" not in repr(outcome)


@pytest.mark.clause("R5")
def test_a_service_outside_the_contract_is_an_error() -> None:
    assert errors(check(contract=terms(services=frozenset({Service.SPOOR_1})))) == {
        "dienst": "service-outside-contract"
    }


def test_a_contract_that_ended_covers_nothing() -> None:
    ended = ContractTerms(
        UUID(int=1), frozenset(Service), frozenset(IntakeField), date(2025, 1, 1), date(2026, 11, 23)
    )
    assert errors(check(contract=ended)) == {"dienst": "service-outside-contract"}


@pytest.mark.clause("R29")
@pytest.mark.parametrize(
    ("goal", "service", "kind", "ground"),
    [
        (Goal.SICK_EMPLOYEE, Service.SPOOR_1, PartyKind.EMPLOYER, True),
        (Goal.NEW_EMPLOYER, Service.SPOOR_2, PartyKind.EMPLOYER, True),
        (Goal.NEW_EMPLOYER, Service.OUTPLACEMENT, PartyKind.EMPLOYER, False),
        (Goal.BENEFIT_TO_WORK, Service.WERKFIT_MAKEN, PartyKind.UWV, True),
        (Goal.BENEFIT_TO_WORK, Service.JOBCOACHING, PartyKind.MUNICIPALITY, False),
        (Goal.PARTICIPATION, Service.PARTICIPATIE, PartyKind.MUNICIPALITY, False),
        (Goal.SUITABILITY, Service.PRAKTIJKASSESSMENT, PartyKind.UWV, True),
    ],
)
def test_health_data_need_sickness_or_disability(
    goal: Goal, service: Service, kind: PartyKind, *, ground: bool
) -> None:
    assert has_health_ground(goal, service, kind) is ground


@pytest.mark.clause("R29")
def test_limitations_without_ground_are_refused_and_not_kept() -> None:
    outcome = check(PartyKind.EMPLOYER, dienst="outplacement", doel="new-employer", beperkingen="CANARY")
    assert [(item.field, item.clause.value) for item in outcome.refused] == [("beperkingen", "R29")]
    assert "CANARY" not in repr(outcome)


def test_the_same_model_reads_a_json_object() -> None:
    row = flatten(
        0,
        {
            "orderReference": "UWV-1", "service": "werkfit-maken", "goal": "benefit-to-work", "givenNames": "Zoë",
            "surname": "Öztürk", "sex": "V", "dateOfBirth": "1985-05-17", "bsn": "999990019",
            "address": {"street": "Proefstraat", "houseNumber": 12, "postcode": "1234 AB", "city": "Utrecht",
                        "mood": "x"},
            "phone": "0612345678", "benefit": {"kind": "WW"}, "educations": ["HAVO (1999)"], "diagnose": {"a": 1},
        },
    )  # fmt: skip
    outcome = validate_row(row, [terms()], PartyKind.UWV, TODAY)
    assert outcome.errors == ()
    assert {item.field for item in outcome.refused} == {"address.mood", "diagnose"}


@given(
    st.dictionaries(
        st.sampled_from([*GOOD, "beperkingen", "werkervaring", "opleidingen"]), st.text(max_size=60)
    )
)
def test_no_row_breaks_the_model(changes: dict[str, str]) -> None:
    outcome = validate_row(RawRow(1, {**GOOD, **changes}), [terms()], PartyKind.UWV, TODAY)
    assert (outcome.content is None) == bool(outcome.errors)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=10,
)


@given(
    st.dictionaries(
        st.sampled_from(["orderReference", "address", "benefit", "sex", "bsn", "x", "educations"]),
        json_values,
    )
)
def test_no_object_breaks_the_model(members: dict[str, object]) -> None:
    validate_row(flatten(1, members), [terms()], PartyKind.UWV, TODAY)


@pytest.mark.parametrize(
    ("item", "group"),
    [
        ("geen nachtdiensten", "working-hours"),
        ("zitten beperkt tot 1 uur aaneen", "static-postures"),
        ("tillen tot 5 kg", "dynamic-movements"),
        ("werken onder tijdsdruk beperkt", "personal-functioning"),
        ("iets anders", None),
    ],
)
def test_a_limitation_is_sorted_by_its_words(item: str, group: str | None) -> None:
    assert group_of(item) == group
