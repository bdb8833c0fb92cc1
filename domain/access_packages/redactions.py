"""What is left out of a package, each with a reason that the client reads (AVG 15(4), UAVG 41).

What names somebody else is left out unless the officer decides otherwise, item by item, with a reason. The officer can
leave out more where the request was granted in part.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from domain.access_packages.contents import DOCUMENT, Colleague, Material, Row
from domain.inventory import INVENTORY
from domain.requests.model import ItemOutcome, Outcome, Request
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid, Refused

STAFF_PATH: Final = "staff"
"""The names of everybody who works at the bureau, decided together."""
MAXIMUM_REDACTIONS: Final = 500


class RedactionCode(StrEnum):
    """Why something is left out. The first four follow from the data; the last two the officer decides."""

    THIRD_PARTY = "third-party"
    STAFF = "staff"
    WITHHELD_REFERENCE = "withheld-reference"
    UNSAFE_FILE = "unsafe-file"
    PROTECTION_OF_DATA_SUBJECT = "protection-of-data-subject"
    RIGHTS_OF_OTHERS = "rights-of-others"
    NOT_GRANTED = "not-granted"


REASONS: Final[dict[RedactionCode, str]] = {
    RedactionCode.THIRD_PARTY: "Dit gaat over een ander. Die heeft ook recht op privacy (AVG artikel 15, lid 4).",
    RedactionCode.STAFF: "Wij noemen van medewerkers de functie en niet de naam (AVG artikel 15, lid 4).",
    RedactionCode.WITHHELD_REFERENCE: "Deze referentie is in vertrouwen gegeven (UAVG artikel 41).",
    RedactionCode.UNSAFE_FILE: "Dit bestand is niet veilig te openen. Vraag uw adviseur ernaar.",
    RedactionCode.PROTECTION_OF_DATA_SUBJECT: "Dit is nodig om u zelf te beschermen (UAVG artikel 41).",
    RedactionCode.RIGHTS_OF_OTHERS: "Dit is nodig om de rechten van een ander te beschermen (UAVG artikel 41).",
    RedactionCode.NOT_GRANTED: "Dit deel van uw verzoek is niet toegewezen. In de brief leest u waarom.",
}
BY_OFFICER: Final = frozenset(
    {RedactionCode.PROTECTION_OF_DATA_SUBJECT, RedactionCode.RIGHTS_OF_OTHERS, RedactionCode.THIRD_PARTY}
)
SHOWABLE: Final = frozenset(
    {RedactionCode.THIRD_PARTY, RedactionCode.STAFF, RedactionCode.WITHHELD_REFERENCE}
)
"""What the officer can decide to show after all. A file that may hold a virus is none of them."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the officer decided about one item, or about a whole column when `item` is None."""

    path: str
    item: str | None
    shown: bool
    code: RedactionCode | None
    reason: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """One item that is left out, or that the officer shows after all. `value` only where it is a name to weigh."""

    path: str
    item: str | None
    code: RedactionCode
    shown: bool
    value: str | None
    reason: str | None
    dated: date | None = None
    """When the row came to be, to tell it from the others."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """Columns of a table that are left out by default, of the rows of which `when` holds."""

    table: str
    columns: tuple[str, ...]
    code: RedactionCode
    when: Callable[[Row], bool] = lambda _: True


_THIRD = RedactionCode.THIRD_PARTY
_RULES: Final = (
    _Rule("reference", ("source_name_sealed",), _THIRD),
    _Rule(
        "reference",
        ("source_capacity_sealed", "question_sealed", "fact_sealed", "opinion_sealed", "observation_sealed"),
        RedactionCode.WITHHELD_REFERENCE,
        lambda row: row.values.get("client_may_see") is False,
    ),
    _Rule("consent", ("witness_sealed",), _THIRD),
    _Rule("disclosure", ("accepted_by_sealed",), _THIRD),
    # A recipient is told by name (C-154/21), unless it is a private person.
    _Rule(
        "disclosure",
        ("recipient_name_sealed",),
        _THIRD,
        lambda row: row.text("recipient_kind") in ("referee", "other"),
    ),
    _Rule("traject", ("contact_name",), _THIRD),
    _Rule("referral", ("contact_name",), _THIRD),
    _Rule("traject_event", ("agreed_by",), _THIRD),
    _Rule("plan_version", ("party_approver_name",), _THIRD),
    # Why the officer left something out may say what it was.
    _Rule(
        "access_package_redaction",
        ("reason_sealed",),
        _THIRD,
        lambda row: row.values.get("shown") is False,
    ),
    _Rule(
        "complaint",
        ("text_sealed", "contact_sealed"),
        _THIRD,
        lambda row: row.text("complainant") not in ("client", ""),
    ),
)
REDACTED_TABLES: Final = tuple(dict.fromkeys(rule.table for rule in _RULES))
INNER: Final = frozenset({"contact_name", "contactName", "contactpersoon", "contactPerson"})
"""Members of a delivered row or of a change that name somebody at the commissioning party."""
FACTS: Final = frozenset({"contact", "adviser"})
"""Facts in the head of a report that name somebody."""
WITH_INNER: Final = frozenset(
    {
        ("referral", "content_sealed"),
        ("intake_row", "content_sealed"),
        ("traject_event", "changes"),
        ("report_artifact", "json_sealed"),
    }
)
NAMES: Final = frozenset(
    {
        ("consent", "witness_sealed"),
        ("disclosure", "accepted_by_sealed"),
        ("disclosure", "recipient_name_sealed"),
        ("traject", "contact_name"),
        ("referral", "contact_name"),
        ("traject_event", "agreed_by"),
        ("plan_version", "party_approver_name"),
    }
)
"""What is nothing but a name: the officer weighs it by reading it. Who gave a reference did so in confidence; that name
the adviser of the file knows."""
_DATED: Final = ("received_on", "received_at", "offered_at", "made_at", "at", "decided_at", "created_at")


class Rulings:
    """The officer's decisions, asked item by item."""

    def __init__(self, made: Iterable[Ruling]) -> None:
        self._made: Mapping[tuple[str, str | None], Ruling] = {(one.path, one.item): one for one in made}

    def of(self, path: str, item: str | None) -> Ruling | None:
        """The decision on this item, else on its whole column."""
        return self._made.get((path, item)) or self._made.get((path, None))

    def code_of(self, row: Row, column: str) -> RedactionCode | None:
        """Why this value is left out; None when it is given."""
        path = f"{row.table}.{column}"
        ruling = self.of(path, row.id)
        by_default = default_code(row, column)
        if ruling is None:
            return by_default
        if ruling.shown:
            return by_default if by_default not in SHOWABLE else None
        return ruling.code or by_default

    @property
    def names_staff(self) -> bool:
        ruling = self.of(STAFF_PATH, None)
        return ruling is not None and ruling.shown

    def colleague(self, who: Colleague) -> str:
        """A member of staff by role, or by name when the officer decided so."""
        return who.name if self.names_staff else who.role

    def inner(self, row: Row, column: str, value: Any) -> tuple[Any, bool]:
        """A value of members without those that name somebody else, and whether any was left out."""
        ruling = self.of(f"{row.table}.{column}", row.id)
        if (row.table, column) not in WITH_INNER or (ruling is not None and ruling.shown):
            return value, False
        kept = _pruned(value)
        return kept, kept != value


def default_code(row: Row, column: str) -> RedactionCode | None:
    """Why a value is left out when nobody decided anything."""
    if row.table == DOCUMENT and column == "content" and row.text("scan_state") in ("infected", "waiting"):
        return RedactionCode.UNSAFE_FILE
    for rule in _RULES:
        if rule.table == row.table and column in rule.columns and rule.when(row):
            return rule.code
    return None


def redactions_of(material: Material, made: Iterable[Ruling]) -> list[Redaction]:
    """Everything that is left out, and what is shown after all; the names of staff first, as one item."""
    made = tuple(made)
    rulings = Rulings(made)
    staff = rulings.of(STAFF_PATH, None)
    found = [
        Redaction(
            STAFF_PATH, None, RedactionCode.STAFF, rulings.names_staff, None, staff.reason if staff else None
        )
    ]
    found += _by_rule(material, rulings)
    found += _inner(material, rulings)
    seen = {(one.path, one.item) for one in found}
    found += [
        Redaction(one.path, one.item, one.code, shown=False, value=None, reason=one.reason)
        for one in made
        if one.code is not None and not one.shown and (one.path, one.item) not in seen
    ]
    return found[:MAXIMUM_REDACTIONS]


def _by_rule(material: Material, rulings: Rulings) -> Iterator[Redaction]:
    for table in (*REDACTED_TABLES, DOCUMENT):
        for row in material.rows(table):
            for column in (*row.values, *(("content",) if table == DOCUMENT else ())):
                code = default_code(row, column)
                if code is None or (column != "content" and row.values.get(column) is None):
                    continue
                yield _redaction(row, column, code, rulings)


def _inner(material: Material, rulings: Rulings) -> Iterator[Redaction]:
    for table, column in sorted(WITH_INNER):
        for row in material.rows(table):
            value = row.values.get(column)
            if _pruned(value) != value:
                yield _redaction(row, column, RedactionCode.THIRD_PARTY, rulings)


def _pruned(value: Any) -> Any:
    """A value without the members that name somebody else, however deep."""
    match value:
        case {"name": name, "value": said} if name in FACTS and said:
            return {**value, "value": None}
        case dict():
            return {
                name: _pruned(inside) for name, inside in value.items() if name not in INNER or not inside
            }
        case list():
            return [_pruned(inside) for inside in value]
        case _:
            return value


def _redaction(row: Row, column: str, code: RedactionCode, rulings: Rulings) -> Redaction:
    path = f"{row.table}.{column}"
    ruling = rulings.of(path, row.id)
    shown = ruling is not None and ruling.shown and code in SHOWABLE
    value = row.text(column)[:200] if (row.table, column) in NAMES else None
    moment = next((row.text(name) for name in _DATED if row.values.get(name)), "")
    dated = date.fromisoformat(moment[:10]) if moment else None
    return Redaction(path, row.id, code, shown, value, ruling.reason if ruling else None, dated)


def refused_parts(request: Request) -> tuple[Ruling, ...]:
    """What the decision refused by kind of data is left out by itself; the letter says why (R42)."""
    items = request.decision.items if request.decision is not None else ()
    refused = {item.category for item in items if item.outcome is ItemOutcome.REFUSED}
    return tuple(
        Ruling(f"{entry.table}.{entry.column}", None, shown=False, code=RedactionCode.NOT_GRANTED, reason="")
        for entry in INVENTORY
        if entry.export is not None and entry.category in refused
    )


def check_ruling(ruling: Ruling, request: Request, known: frozenset[str], columns: frozenset[str]) -> None:
    """Raise Invalid or Refused for a decision that cannot be. `known` are paths with a default redaction."""
    if ruling.path not in known | columns:
        error = FieldError("/path", "unknown", "Dit gegeven kennen wij niet.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R42, errors=[error])
    if ruling.shown:
        return
    if ruling.code is None or ruling.code not in BY_OFFICER | {
        RedactionCode.STAFF,
        RedactionCode.WITHHELD_REFERENCE,
    }:
        error = FieldError("/code", "ground", "Kies waarom dit wordt weggelaten.")
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R42, errors=[error])
    partly = request.decision is not None and request.decision.outcome is Outcome.PARTLY
    if not partly and ruling.path not in known:
        words = "Meer weglaten kan alleen als het verzoek voor een deel is toegewezen."
        raise Refused(words, clause=Clause.R42, code="not-partly-granted")
