"""What falls due under a traject, from its service's template and its contract (R8, R12). Dates only; no database."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.service_templates.model import Anchor, DueDocument, TemplateContent
from domain.shared.terms import Term, TermUnit
from domain.tasks.model import TaskKind

ENDS_WITH_TRAJECT = (
    TaskKind.INTAKE_REPORT_DUE,
    TaskKind.PLAN_DUE,
    TaskKind.REPORT_DUE,
    TaskKind.EVALUATION_DUE,
)
"""What nobody waits for once the traject is closed. The final report stays due."""


@dataclass(frozen=True, slots=True)
class Due:
    """A document and the day it is due."""

    kind: TaskKind
    on: date


def documents_under(content: TemplateContent, report_term_days: int | None) -> tuple[DueDocument, ...]:
    """The documents due, with the contract's report term in place of the template's."""
    if report_term_days is None:
        return content.documents
    term = Term(report_term_days, TermUnit.DAYS)
    return tuple(
        replace(document, term=term, repeat=term)
        if document.kind is TaskKind.REPORT_DUE and document.repeat is not None
        else document
        for document in content.documents
    )


def first_dues(documents: Sequence[DueDocument], begin: date, expected_end: date) -> tuple[Due, ...]:
    """What is due once a traject begins: of a document that repeats, its first time only."""
    found = []
    for document in documents:
        if document.repeat is not None:
            on = next_due(document, begin, expected_end, after=begin)
        elif document.anchor is Anchor.BEGIN:
            # A short traject's documents are due before it is over.
            on = min(document.term.after(begin), expected_end)
        else:
            on = document.term.after(expected_end)
        if on is not None:
            found.append(Due(document.kind, on))
    return tuple(found)


def next_due(document: DueDocument, begin: date, expected_end: date, *, after: date) -> date | None:
    """The first day after `after` on which a repeating document is due; None when it no longer falls in the traject."""
    if document.repeat is None or document.repeat.count == 0:
        return None
    times = 0
    while (on := _occurrence(document.term, document.repeat, begin, times)) <= after:
        times += 1
    return on if on <= expected_end else None


def _occurrence(term: Term, repeat: Term, begin: date, times: int) -> date:
    """The day after `term` and `times` repeats. In one unit it is counted at once, so that a 31st stays a 31st."""
    if term.unit is repeat.unit:
        return Term(term.count + repeat.count * times, term.unit).after(begin)
    return repeat.after(term.after(begin), times)
