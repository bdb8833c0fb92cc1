"""The intake schema (R5): which columns a delivery may have, under which names, and what may refuse them."""

from dataclasses import dataclass
from functools import lru_cache

from domain.intake.codes import IntakeField


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the schema.

    `heading` is its Dutch name in files and the name it goes by in errors; `member` the API's name, dotted for
    nested members; `max_length` in characters; `covered_by` the contract field, None when always covered.
    """

    heading: str
    member: str
    max_length: int
    required: bool = False
    covered_by: IntakeField | None = None

    @property
    def pointer(self) -> str:
        """The JSON pointer of the API member."""
        return "/" + self.member.replace(".", "/")


_F = IntakeField

COLUMNS: tuple[Column, ...] = (
    Column("kenmerk", "orderReference", 64, required=True),
    Column("dienst", "service", 40, required=True),
    Column("doel", "goal", 40, required=True),
    Column("voornamen", "givenNames", 200, required=True),
    Column("tussenvoegsel", "surnamePrefix", 40),
    Column("achternaam", "surname", 200, required=True),
    Column("geslacht", "sex", 10, required=True),
    Column("geboortedatum", "dateOfBirth", 10, required=True),
    Column("bsn", "bsn", 20, covered_by=_F.BSN),
    Column("straat", "address.street", 200, required=True),
    Column("huisnummer", "address.houseNumber", 10, required=True),
    Column("toevoeging", "address.houseNumberAddition", 20),
    Column("postcode", "address.postcode", 10, required=True),
    Column("woonplaats", "address.city", 100, required=True),
    Column("telefoon", "phone", 30, covered_by=_F.PHONE),
    Column("email", "email", 254, covered_by=_F.EMAIL),
    Column("nationaliteit", "nationality", 60, covered_by=_F.NATIONALITY),
    Column("uitkering", "benefit.kind", 30, covered_by=_F.BENEFIT),
    Column("uitkering_sinds", "benefit.since", 10, covered_by=_F.BENEFIT),
    Column("opleidingen", "educations", 4000, covered_by=_F.EDUCATIONS),
    Column("diplomas", "diplomas", 4000, covered_by=_F.DIPLOMAS),
    Column("werkervaring", "workExperiences", 4000, covered_by=_F.WORK_EXPERIENCES),
    Column("beperkingen", "functionalLimitations", 4000, covered_by=_F.FUNCTIONAL_LIMITATIONS),
    Column("contactpersoon", "contactName", 200, covered_by=_F.CONTACT_NAME),
)

BY_HEADING = {column.heading: column for column in COLUMNS}
REQUIRED_HEADINGS = frozenset(column.heading for column in COLUMNS if column.required)


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "").replace("_", "").replace("-", "")


_BY_NAME = {
    **{_plain(column.member): column.heading for column in COLUMNS},
    **{
        _plain(column.member.rpartition(".")[2]): column.heading
        for column in COLUMNS
        if column.member.startswith("address.")
    },
    _plain("benefitKind"): "uitkering",
    _plain("benefitSince"): "uitkering_sinds",
    _plain("benefit"): "uitkering",
    _plain("workExperience"): "werkervaring",
    _plain("diploma's"): "diplomas",
    **{_plain(column.heading): column.heading for column in COLUMNS},
}


@lru_cache(maxsize=4096)
def heading_of(name: str) -> str | None:
    """The Dutch heading for a heading or member name in any case; None when the schema has no such column."""
    return _BY_NAME.get(_plain(name))


MAX_NAME_SHOWN = 60


@lru_cache(maxsize=4096)
def shown_name(name: str) -> str:
    """An unknown column's name as the receipt may show it: short, printable, and no formula."""
    printable = "".join(character if character.isprintable() else " " for character in name).strip()
    return printable.lstrip("=+-@")[:MAX_NAME_SHOWN].strip() or "(zonder naam)"
