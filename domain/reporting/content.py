"""The content of a report: the template's fields filled from the file, beside the adviser's texts.

The same content becomes the PDF and the JSON, so that neither can say what the other does not. Its hash is over
everything that goes in but the day it was printed.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.reporting.facts import FactRow, ReportFacts, Value
from domain.reporting.model import Report, ReportKind
from domain.reporting.templates import Binding, ReportTemplate
from domain.reporting.words import TABLE_TITLES, in_a_cell, in_words

CONFIDENTIALITY_VERSION = "2026-1"
CONFIDENTIALITY_TEXT = (
    "U ontvangt deze rapportage als opdrachtgever. U gebruikt de gegevens alleen voor de opdracht waarvoor zij zijn"
    " verstrekt, u houdt ze geheim en u geeft ze niet door aan anderen, tenzij de wet u daartoe verplicht."
)
"""The duty that is imposed on the recipient with every report (R31)."""

_SCHEMA = "trajectdossier.report/1"


@dataclass(frozen=True, slots=True)
class Fact:
    """A bound field with its value."""

    binding: Binding
    value: Value


@dataclass(frozen=True, slots=True)
class ContentTable:
    """The rows of one table, in the columns of the template."""

    name: str
    columns: tuple[Binding, ...]
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything a report says."""

    template: ReportTemplate
    report: Report
    facts: tuple[Fact, ...]
    tables: tuple[ContentTable, ...]

    def text(self, code: str) -> str:
        return self.report.sections.get(code, "")


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A free text in a report and where it stands: `section:<code>` or `<table>:<row id>:<name>`."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that must be there and is not; `place` says where to mend it."""

    code: str
    label: str
    place: str
    object_id: UUID | None = None


def fill(template: ReportTemplate, report: Report, facts: ReportFacts) -> Content:
    """The template with the facts in it. A table that has no rows stays out."""
    single = tuple(Fact(binding, facts.values.get(binding.path)) for binding in template.facts())
    tables = tuple(
        ContentTable(name, template.columns(name), tuple(facts.tables.get(name, ())))
        for name in TABLE_TITLES
        if template.columns(name) and facts.tables.get(name)
    )
    return Content(template, report, single, tables)


def checked_texts(content: Content) -> Iterator[CheckedText]:
    """Every text in it that a person wrote freely, the adviser's own first."""
    for section in content.template.sections:
        if text := content.text(section.code):
            yield CheckedText(f"section:{section.code}", text)
    for table in content.tables:
        for row in table.rows:
            for binding in table.columns:
                value = row.values.get(binding.path)
                if isinstance(value, str) and binding.path in _FREE:
                    yield CheckedText(f"{table.name}:{row.id}:{binding.name}", value)
    for fact in content.facts:
        if isinstance(fact.value, str) and fact.binding.path in _FREE:
            yield CheckedText(f"fact:{fact.binding.name}", fact.value)


_FREE = frozenset(
    {
        "activity.product",
        "activity.provider",
        "activity.aim_sealed",
        "activity.result_sealed",
        "assessment.facts_sealed",
        "assessment.opinion_sealed",
        "placement.employer_sealed",
        "placement.job_title_sealed",
        "traject.contact_name",
    }
)


def missing_fields(content: Content) -> list[Missing]:
    """What must still be filled before this report can be shown (R9: nothing deployed is missing from it)."""
    template, kind = content.template, content.template.kind
    found = [
        Missing(fact.binding.name, fact.binding.label, fact.binding.table)
        for fact in content.facts
        if fact.binding.required and fact.value in (None, "")
    ]
    activities = next((table.rows for table in content.tables if table.name == "activity"), ())
    if template.columns("activity") and not activities and kind in (ReportKind.PLAN, ReportKind.FINAL):
        found.append(Missing("activities", "Activiteiten", "activity"))
    for row in activities:
        found += _missing_of_activity(row, kind)
    found += [
        Missing(section.code, section.title, "section")
        for section in template.sections
        if section.required and not content.text(section.code).strip()
    ]
    return found


def _missing_of_activity(row: FactRow, kind: ReportKind) -> Iterator[Missing]:
    status, product = row.values.get("activity.status"), str(row.values.get("activity.product"))
    ended = status in ("done", "not-done")
    if kind is ReportKind.FINAL and not ended:
        yield Missing("activityOpen", f"Stand van: {product}", "activity", row.id)
    if (
        kind in (ReportKind.PROGRESS, ReportKind.FINAL)
        and ended
        and not row.values.get("activity.result_sealed")
    ):
        words = "Resultaat van" if status == "done" else "Reden van niet uitvoeren van"
        yield Missing("activityResult", f"{words}: {product}", "activity", row.id)


def as_json(content: Content, made_on: date) -> dict[str, Any]:
    """What the commissioning party's machine reads: codes and ISO dates, every value a text."""
    report, template = content.report, content.template
    return {
        "schema": _SCHEMA,
        "reportId": str(report.id),
        "kind": template.kind.value,
        "title": template.title,
        "template": {"code": template.code, "version": template.version},
        "period": {"from": report.period.begin.isoformat(), "until": report.period.end.isoformat()},
        "madeOn": made_on.isoformat(),
        "facts": [
            {"name": fact.binding.name, "label": fact.binding.label, "value": _raw(fact.value)}
            for fact in content.facts
        ],
        "tables": [
            {
                "name": table.name,
                "columns": [{"name": column.name, "label": column.label} for column in table.columns],
                "rows": [
                    [_raw(row.values.get(column.path)) for column in table.columns] for row in table.rows
                ],
            }
            for table in content.tables
        ],
        "sections": [
            {"code": section.code, "title": section.title, "text": content.text(section.code)}
            for section in template.sections
            if content.text(section.code).strip()
        ],
        "confidentiality": {"version": CONFIDENTIALITY_VERSION, "text": CONFIDENTIALITY_TEXT},
    }


def as_print(content: Content, made_on: date) -> dict[str, Any]:
    """What the typst layout prints: Dutch words and dates, nothing to decide there."""
    report, template = content.report, content.template
    values = {fact.binding.name: in_words(fact.binding.path, fact.value) for fact in content.facts}
    return {
        "title": template.title,
        "kind": template.kind.value,
        "values": values,
        "facts": [
            {"label": fact.binding.label, "text": in_words(fact.binding.path, fact.value)}
            for fact in content.facts
            if fact.binding.name not in _IN_THE_HEAD and fact.value not in (None, "")
        ],
        "period": f"{in_words('', report.period.begin)} tot en met {in_words('', report.period.end)}",
        "madeOn": in_words("", made_on),
        "tables": [
            {
                "title": "Activiteiten"
                if template.kind is ReportKind.PLAN and table.name == "activity"
                else TABLE_TITLES[table.name],
                "columns": [column.label for column in table.columns],
                "rows": [
                    [in_a_cell(column.path, row.values.get(column.path)) for column in table.columns]
                    for row in table.rows
                ],
            }
            for table in content.tables
        ],
        "sections": [
            {"title": section.title, "text": content.text(section.code).strip()}
            for section in template.sections
            if content.text(section.code).strip()
        ],
        "confidentiality": CONFIDENTIALITY_TEXT,
    }


_IN_THE_HEAD = frozenset({"bureau", "party", "contact", "adviser"})
"""Fields that the letter's head and signature show, so that its table need not."""


def content_hash(content: Content) -> bytes:
    """SHA-256 over everything that goes into the report but the day of printing."""
    body = as_json(content, date.min)
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).digest()


def _raw(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
