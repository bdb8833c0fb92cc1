"""What the file says for a report: read once, in one act, from what may be bound and nothing else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.intake.codes import PartyKind

Value = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of a table of the file; `values` by the path of the column."""

    id: UUID | None
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """The single values by path, and the rows of each table by its name."""

    party_kind: PartyKind
    values: Mapping[str, Value]
    tables: Mapping[str, Sequence[FactRow]]
    report_term_days: int | None
