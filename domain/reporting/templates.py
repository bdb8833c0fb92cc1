"""Templates of reports are data: which fields they bind, which texts the adviser writes. Loading one is the wall:
a template that binds a field of class health, a BSN, or text that nobody checked does not exist (R29).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from domain.intake.codes import PartyKind
from domain.inventory import INVENTORY
from domain.inventory_entry import Category
from domain.inventory_exceptions import NOT_PERSONAL
from domain.reporting.model import ReportKind
from domain.shared.clauses import Clause

BUREAU_NAME = "bureau.name"
"""The one bound field that is no column: the bureau's own name, a setting."""

CHECKED_TEXTS = frozenset(
    {
        "activity.aim_sealed",
        "activity.result_sealed",
        "assessment.facts_sealed",
        "assessment.opinion_sealed",
        "placement.employer_sealed",
        "placement.job_title_sealed",
    }
)
"""Sealed texts that may be bound, because every report checks them for health words before it is shown.
Notes, references and preferences are written for the file and never leave it by themselves."""

_NEVER = {
    Category.HEALTH: ("health-field", Clause.R29, "A report binds no field of class health"),
    Category.IDENTIFICATION: ("bsn-field", Clause.UAVG_46, "A report binds no BSN"),
}
_NOT_FOR_EMPLOYERS = frozenset(
    {Category.BENEFIT, Category.NATIONALITY, Category.BIRTH_AND_SEX, Category.CONTACT}
)
_TABLES = frozenset({"activity", "placement", "assessment", "note"})


class TemplateRefusedError(Exception):
    """A template that may not be loaded; `code` says why, the message says where."""

    def __init__(self, code: str, sentence: str, clause: Clause | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.clause = clause


@dataclass(frozen=True, slots=True)
class Binding:
    """One field of the file in a report: a column of the inventory under a name and a Dutch label.

    `within` puts it in the rows of another table: the hours of an activity, the evidence of an assessment.
    """

    name: str
    path: str
    label: str
    required: bool = False
    within: str | None = None

    @property
    def table(self) -> str:
        return self.within or self.path.partition(".")[0]

    @property
    def column(self) -> str:
        return self.path.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """A text that the adviser writes. `help` says what is expected, in words that leave health out."""

    code: str
    title: str
    help: str
    required: bool


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """A report of one kind to one type of commissioning party."""

    code: str
    version: int
    party_kind: PartyKind
    kind: ReportKind
    title: str
    layout: str
    bindings: tuple[Binding, ...]
    sections: tuple[Section, ...]

    @property
    def section_codes(self) -> frozenset[str]:
        return frozenset(section.code for section in self.sections)

    def facts(self) -> tuple[Binding, ...]:
        """The bound fields that have one value."""
        return tuple(binding for binding in self.bindings if binding.table not in _TABLES)

    def columns(self, table: str) -> tuple[Binding, ...]:
        """The bound fields of a table of the file, in the order of the template."""
        return tuple(binding for binding in self.bindings if binding.table == table)


class TemplateSet:
    """Every template there is, by type of party and kind of report."""

    def __init__(self, templates: Sequence[ReportTemplate]) -> None:
        found = {(template.party_kind, template.kind): template for template in templates}
        missing = [(p, k) for p in PartyKind for k in ReportKind if (p, k) not in found]
        if missing or len(found) != len(templates):
            raise TemplateRefusedError(
                "incomplete", "There is one template for each kind of report and type of party."
            )
        self._templates = found

    def of(self, party_kind: PartyKind, kind: ReportKind) -> ReportTemplate:
        return self._templates[party_kind, kind]


def _categories() -> Mapping[str, Category | None]:
    found: dict[str, Category | None] = {f"{table}.{column}": None for table, column in NOT_PERSONAL}
    found |= {f"{entry.table}.{entry.column}": entry.category for entry in INVENTORY}
    found[BUREAU_NAME] = None
    return MappingProxyType(found)


_CATEGORIES = _categories()


def load_template(source: Mapping[str, Any]) -> ReportTemplate:
    """A template from its data. Raises TemplateRefusedError for the first thing that may not be, KeyError or
    ValueError when it is not a template at all."""
    template = ReportTemplate(
        code=source["code"],
        version=int(source["version"]),
        party_kind=PartyKind(source["party"]),
        kind=ReportKind(source["kind"]),
        title=source["title"],
        layout=source["layout"],
        bindings=tuple(
            Binding(item["name"], item["path"], item["label"], item.get("required", False), item.get("in"))
            for item in source["bindings"]
        ),
        sections=tuple(
            Section(item["code"], item["title"], item["help"], item.get("required", False))
            for item in source["sections"]
        ),
    )
    for binding in template.bindings:
        check_binding(binding, template.party_kind)
    names = [binding.name for binding in template.bindings]
    if len(set(names)) != len(names) or len(template.section_codes) != len(template.sections):
        raise TemplateRefusedError("twice", f"{template.code} names a field or a text twice.")
    return template


def check_binding(binding: Binding, party_kind: PartyKind) -> None:
    """Raise TemplateRefusedError when this field may not go to this type of party."""
    if binding.path not in _CATEGORIES:
        raise TemplateRefusedError("unknown-field", f"{binding.path} is in no inventory.")
    category = _CATEGORIES[binding.path]
    if category in _NEVER:
        code, clause, words = _NEVER[category]
        raise TemplateRefusedError(code, f"{words}: {binding.path}.", clause)
    if binding.column.endswith("_sealed") and binding.path not in CHECKED_TEXTS:
        raise TemplateRefusedError(
            "unchecked-text", f"{binding.path} is not checked before it leaves.", Clause.R23
        )
    if party_kind is PartyKind.EMPLOYER and category in _NOT_FOR_EMPLOYERS:
        raise TemplateRefusedError(
            "not-for-employers", f"{binding.path} is not an employer's business.", Clause.R23
        )
