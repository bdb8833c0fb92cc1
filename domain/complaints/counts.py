"""Complaints of a quarter in numbers, for the commissioning parties that ask for them (R46).

Whoever makes them counts what they may see: a complaint about themselves is not among it (R45). Small numbers are left
out, so that no complaint can be recognised.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from domain.complaints.model import ComplaintSubject, Outcome
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid
from domain.shared.small_cells import Cells, protected

_QUARTER: Final = re.compile(r"^(\d{4})-Q([1-4])$")


class Judgement(StrEnum):
    """What was found of them, as far as something was."""

    FOUNDED = "founded"
    PARTLY_FOUNDED = "partly-founded"
    UNFOUNDED = "unfounded"
    NONE = "none"


class Handling(StrEnum):
    """Whether they were taken up, and answered within the term. Open, withdrawn and late alike are not in time."""

    TAKEN_UP_IN_TIME = "taken-up-in-time"
    TAKEN_UP_LATE = "taken-up-late"
    NOT_TAKEN_UP_IN_TIME = "not-taken-up-in-time"
    NOT_TAKEN_UP_LATE = "not-taken-up-late"
    NOT_ANSWERED = "not-answered"


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a year, written 2026-Q4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, written: str) -> Self:
        """Raises Invalid."""
        match = _QUARTER.match(written)
        if match is None or not 2000 <= int(match[1]) <= 2100:
            words = "Schrijf een kwartaal als 2026-Q4."
            raise Invalid(words, clause=Clause.R46, errors=[FieldError("/quarter", "quarter", words)])
        return cls(int(match[1]), int(match[2]))

    @property
    def begins_on(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_on(self) -> date:
        after = date(self.year + self.number // 4, 3 * self.number % 12 + 1, 1)
        return after - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many complaints that are alike."""

    subject: ComplaintSubject
    outcome: Outcome | None
    answered_in_time: bool | None
    """None: not answered."""
    complaints: int


@dataclass(frozen=True, slots=True)
class ComplaintCounts:
    """Three ways to part the complaints that were received in a quarter."""

    quarter: Quarter
    subjects: Cells
    judgements: Cells
    handling: Cells

    @property
    def received(self) -> int | None:
        return self.subjects.total


def count(quarter: Quarter, found: Iterable[Counted]) -> ComplaintCounts:
    """The numbers as they may be told."""
    subjects: Counter[str] = Counter({one.value: 0 for one in ComplaintSubject})
    judgements: Counter[str] = Counter({one.value: 0 for one in Judgement})
    handling: Counter[str] = Counter({one.value: 0 for one in Handling})
    for each in found:
        subjects[each.subject.value] += each.complaints
        judgements[_judgement(each).value] += each.complaints
        handling[_handling(each).value] += each.complaints
    return ComplaintCounts(quarter, protected(subjects), protected(judgements), protected(handling))


def _judgement(one: Counted) -> Judgement:
    match one.outcome:
        case Outcome.FOUNDED:
            return Judgement.FOUNDED
        case Outcome.PARTLY_FOUNDED:
            return Judgement.PARTLY_FOUNDED
        case Outcome.UNFOUNDED:
            return Judgement.UNFOUNDED
        case _:
            return Judgement.NONE


def _handling(one: Counted) -> Handling:
    if one.answered_in_time is None:
        return Handling.NOT_ANSWERED
    if one.outcome is Outcome.INADMISSIBLE:
        return Handling.NOT_TAKEN_UP_IN_TIME if one.answered_in_time else Handling.NOT_TAKEN_UP_LATE
    return Handling.TAKEN_UP_IN_TIME if one.answered_in_time else Handling.TAKEN_UP_LATE
