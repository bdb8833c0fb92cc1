"""Value objects refuse what is not so, and never show what is secret."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.shared.names import fold, name_key
from domain.shared.nationalities import COUNTRY_CODES, country_name, parse_nationality
from domain.shared.values import (
    Bsn,
    Email,
    PhoneNumber,
    Postcode,
    age_on,
    has_unwanted_characters,
    parse_date,
)

VALID = [
    "999990019",
    "999993653",
    "999990925",
    "999993276",
    "999991176",
    "999994669",
    "000000012",
    "000000152",
]
INVALID = ["123456789", "999990018", "000000000", "12345678", "99999001X", "", "1234567890", "٩٩٩٩٩٠٠١٩"]


@pytest.mark.parametrize("digits", VALID)
def test_a_bsn_that_passes_the_eleven_test_is_taken(digits: str) -> None:
    assert Bsn.parse(digits).digits == digits


@pytest.mark.parametrize("digits", INVALID)
def test_a_bsn_that_fails_is_refused_without_repeating_it(digits: str) -> None:
    with pytest.raises(ValueError, match=r"^bsn-invalid$"):
        Bsn.parse(digits)


def test_eight_digits_get_a_leading_zero() -> None:
    # 8 digits of which the padded number passes: the third of the 0000 range without one of its zeros.
    assert Bsn.parse("00000012").digits == "000000012"


def test_a_bsn_does_not_show_itself() -> None:
    number = Bsn.parse("999990019")
    assert "99999" not in f"{number} {number!r} {[number]}"
    assert number.masked == "•••••0019"


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_never_passes(number: int, place: int, change: int) -> None:
    digits = f"{number:09d}"
    try:
        Bsn.parse(digits)
    except ValueError:
        return
    wrong = digits[:place] + str((int(digits[place]) + change) % 10) + digits[place + 1 :]
    with pytest.raises(ValueError, match="bsn-invalid"):
        Bsn.parse(wrong)


@given(st.text(max_size=30))
def test_no_text_breaks_a_parser(text: str) -> None:
    for parse in (Bsn.parse, Postcode.parse, PhoneNumber.parse, Email.parse, parse_date, parse_nationality):
        with contextlib.suppress(ValueError):
            parse(text)


@given(st.from_regex(r"[1-9][0-9]{3}[A-R][A-Z]", fullmatch=True))
def test_a_postcode_is_written_one_way(compact: str) -> None:
    spaced = f"{compact[:4]} {compact[4:]}"
    assert Postcode.parse(compact.lower()).text == Postcode.parse(spaced).text == spaced


@pytest.mark.parametrize("text", ["12AB", "0123 AB", "1234 SS", "1234  AB", "1234 A", "12345 AB", "١٢٣٤ AB"])
def test_what_is_no_postcode_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="postcode-invalid"):
        Postcode.parse(text)


@pytest.mark.parametrize(
    ("raw", "e164"),
    [
        ("06-12345678", "+31612345678"),
        ("06 12345678", "+31612345678"),
        ("+31 (0)6 1234 5678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("030-2345678", "+31302345678"),
        ("+49 30 901820", "+4930901820"),
    ],
)
def test_a_phone_number_becomes_e164(raw: str, e164: str) -> None:
    assert PhoneNumber.parse(raw).e164 == e164


@pytest.mark.parametrize(
    "raw", ["12345", "06-1234567", "+31612345678901", "06-123456789", "bel mij", "+0612345678"]
)
def test_what_is_no_phone_number_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="phone-invalid"):
        PhoneNumber.parse(raw)


@pytest.mark.parametrize(
    "raw", ["naam@example.org", "n.a-a+m@sub.example.org", "wiskunde@voorbeeld.amsterdam"]
)
def test_an_address_that_can_exist_is_taken(raw: str) -> None:
    assert Email.parse(f" {raw} ").address == raw


@pytest.mark.parametrize(
    "raw", ["a@b", "a b@example.org", ".a@example.org", "a..b@example.org", "a@-b.org", "@x.nl", "x@.nl"]
)
def test_an_address_that_cannot_exist_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="email-invalid"):
        Email.parse(raw)


@given(st.dates())
def test_a_date_reads_the_same_in_both_forms(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day.day:02d}-{day.month:02d}-{day.year:04d}") == day


@pytest.mark.parametrize(
    "raw", ["31-02-1980", "1980-13-01", "29-02-2023", "1-1-1980", "19800101", "1980/01/01", ""]
)
def test_a_day_that_never_was_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="date-invalid"):
        parse_date(raw)


def test_age_turns_on_the_birthday() -> None:
    assert age_on(date(2010, 5, 17), date(2025, 5, 16)) == 14
    assert age_on(date(2010, 5, 17), date(2025, 5, 17)) == 15
    assert age_on(date(2008, 2, 29), date(2023, 2, 28)) == 14
    assert age_on(date(2008, 2, 29), date(2023, 3, 1)) == 15


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("NL", "NL"),
        ("nederlandse", "NL"),
        ("Syrische", "SY"),
        ("Polen", "PL"),
        ("TR", "TR"),
        ("Oekraïense", "UA"),
        ("Bahama's", "BS"),
    ],
)
def test_a_nationality_is_known_by_code_country_and_adjective(raw: str, code: str) -> None:
    assert parse_nationality(raw) == code


@pytest.mark.parametrize("code", COUNTRY_CODES)
def test_every_country_is_known_by_its_name(code: str) -> None:
    assert parse_nationality(country_name(code)) == code


@pytest.mark.parametrize(
    "mark", ["\x00", "\x07", "\n", "\u202e", "\u200f", "\u2066", "\ufeff", "\ud800", "\u2028"]
)
def test_invisible_marks_are_seen(mark: str) -> None:
    assert has_unwanted_characters(f"Jan{mark}sen")


@pytest.mark.parametrize(
    "name",
    ["Zoë", "Öztürk", "Yıldız", "O’Brien", "محمد", "علی‌رضا", "李小龍", "Łukasz", "d'Hondt-van 't Erve"],
)
def test_names_of_the_world_are_left_alone(name: str) -> None:
    assert not has_unwanted_characters(name)


def test_spellings_of_one_name_meet() -> None:
    assert name_key("Zoë Maria", "Öztürk") == name_key("ZOE", "Ozturk")
    assert fold("Łukasz d'Hondt") == "lukaszdhondt"
    assert name_key("Jan", "Jansen") != name_key("Piet", "Jansen")
