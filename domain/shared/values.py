"""Value objects that every subject shares. Their constructors refuse; what exists is valid.

`parse` takes what people and files write and answers the one canonical form; it raises ValueError with a stable
code as its only argument, never with the value itself.
"""

import re
from dataclasses import dataclass
from datetime import date

_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_EIGHT_OR_NINE_DIGITS = re.compile(r"[0-9]{8,9}")


@dataclass(frozen=True, slots=True)
class Bsn:
    """A burgerservicenummer of nine digits that passes the 11-test. Does not print or log by accident."""

    digits: str

    def __post_init__(self) -> None:
        if len(self.digits) != 9 or not _passes_eleven_test(self.digits):
            raise ValueError("bsn-invalid")

    @classmethod
    def parse(cls, raw: str) -> "Bsn":
        """Read 8 or 9 digits, with or without spaces and points; 8 digits get a leading zero.

        Raises ValueError("bsn-invalid"), also for 000000000: it passes the sum and stands for "unknown".
        """
        compact = raw.replace(".", "").replace(" ", "")
        if not _EIGHT_OR_NINE_DIGITS.fullmatch(compact):
            raise ValueError("bsn-invalid")
        return cls(compact.zfill(9))

    @property
    def masked(self) -> str:
        """The last four digits, for the screen."""
        return "•••••" + self.digits[5:]

    def __repr__(self) -> str:
        return "Bsn(*****)"

    __str__ = __repr__


def _passes_eleven_test(digits: str) -> bool:
    """The test of the Dutch citizen number: weights 9 to 2 and -1, the sum a multiple of 11 and not zero itself."""
    if not digits.isascii() or not digits.isdigit() or digits == "000000000":
        return False
    return sum(int(digit) * weight for digit, weight in zip(digits, _BSN_WEIGHTS, strict=True)) % 11 == 0


_POSTCODE = re.compile(r"([1-9][0-9]{3}) ?([A-Z]{2})")
_UNUSED_POSTCODE_LETTERS = frozenset({"SA", "SD", "SS"})


@dataclass(frozen=True, slots=True)
class Postcode:
    """A Dutch postcode as `1234 AB`."""

    text: str

    @classmethod
    def parse(cls, raw: str) -> "Postcode":
        """Read with or without the space, in either case. Raises ValueError("postcode-invalid")."""
        found = _POSTCODE.fullmatch(raw.strip().upper())
        if found is None or found[2] in _UNUSED_POSTCODE_LETTERS:
            raise ValueError("postcode-invalid")
        return cls(f"{found[1]} {found[2]}")


_PHONE_PUNCTUATION = re.compile(r"[\s().\-/]")
_DUTCH_NATIONAL = re.compile(r"[1-9][0-9]{8}")
_FOREIGN = re.compile(r"[1-9][0-9]{6,14}")


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A telephone number in E.164: `+31612345678`. Dutch unless it says otherwise.

    The form is checked, not whether the number is in service: a wrong guess about foreign numbering plans must
    not lose a client's number.
    """

    e164: str

    @classmethod
    def parse(cls, raw: str) -> "PhoneNumber":
        """Read `06-12345678`, `+31 (0)6 ...`, `0031...` and other countries with + or 00.

        Raises ValueError("phone-invalid").
        """
        compact = _PHONE_PUNCTUATION.sub("", raw.replace("(0)", ""))
        if compact.startswith("00"):
            compact = "+" + compact[2:]
        elif compact.startswith("0"):
            compact = "+31" + compact[1:]
        if not compact.isascii() or not compact.startswith("+"):
            raise ValueError("phone-invalid")
        digits = compact[1:]
        known = (
            _DUTCH_NATIONAL.fullmatch(digits[2:]) if digits.startswith("31") else _FOREIGN.fullmatch(digits)
        )
        if known is None:
            raise ValueError("phone-invalid")
        return cls("+" + digits)


_EMAIL = re.compile(
    r"[^\s@<>(),;:\"\[\]\\]{1,64}@(?:[^\s@.<>(),;:\"\[\]\\]{1,63}\.)+[^\s@.<>(),;:\"\[\]\\0-9]{2,63}"
)


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address that can exist; whether it does, only mail can tell."""

    address: str

    @classmethod
    def parse(cls, raw: str) -> "Email":
        """Raises ValueError("email-invalid")."""
        text = raw.strip()
        local, _, domain = text.partition("@")
        misplaced_dots = local.startswith(".") or local.endswith(".") or ".." in text
        misplaced_dash = any(label.startswith("-") or label.endswith("-") for label in domain.split("."))
        if len(text) > 254 or misplaced_dots or misplaced_dash or not _EMAIL.fullmatch(text):
            raise ValueError("email-invalid")
        return cls(text)


_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH_DATE = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")


def parse_date(raw: str) -> date:
    """A real date written `YYYY-MM-DD` or `DD-MM-YYYY`. Raises ValueError("date-invalid")."""
    text = raw.strip()
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DUTCH_DATE.fullmatch(text):
        day, month, year = found.groups()
    else:
        raise ValueError("date-invalid")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError("date-invalid") from None


def age_on(born: date, day: date) -> int:
    """Full years of age. Born on 29 February: a year older on 1 March when there is no 29th."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


_UNWANTED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def has_unwanted_characters(text: str) -> bool:
    """Control characters, direction marks that make text read otherwise than it is stored, and broken Unicode.

    Joiners (U+200C, U+200D) are letters' business in several scripts and stay.
    """
    return _UNWANTED.search(text) is not None
