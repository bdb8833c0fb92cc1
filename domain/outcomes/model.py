"""Outcomes of trajects by year, service and kind of commissioning party. Small numbers are left out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.intake.codes import Service
from domain.shared.small_cells import Cells, protected
from domain.trajects.model import ResultCode


class OrderedBy(StrEnum):
    """What kind of party ordered it. Unknown: of files that were erased before this was counted."""

    UWV = "uwv"
    MUNICIPALITY = "municipality"
    EMPLOYER = "employer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """So many trajects that are alike, of files that are here and files that were erased together."""

    year: int
    service: Service
    ordered_by: OrderedBy
    result: ResultCode
    trajects: int


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """Trajects of one year, service and kind of party by their result, as they may be told.

    Lines are not added up: a sum over lines would tell what a line leaves out.
    """

    year: int
    service: Service
    ordered_by: OrderedBy
    results: Cells


def lines(found: Iterable[Outcomes]) -> Sequence[OutcomeLine]:
    """Newest year first."""
    counts: dict[tuple[int, Service, OrderedBy], dict[str, int]] = defaultdict(
        lambda: {result.value: 0 for result in ResultCode}
    )
    for each in found:
        counts[each.year, each.service, each.ordered_by][each.result.value] += each.trajects
    return [
        OutcomeLine(year, service, ordered_by, protected(counts[year, service, ordered_by]))
        for year, service, ordered_by in sorted(counts, key=lambda key: (-key[0], key[1].value, key[2].value))
    ]
