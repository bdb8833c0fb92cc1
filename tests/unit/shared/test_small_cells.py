"""Fewer than five is never told, nor to be worked out by whoever knows the rule and tries every possibility."""

from collections import defaultdict
from itertools import product

import pytest

from domain.shared.small_cells import SMALLEST, protected


@pytest.mark.parametrize(("cells", "highest"), [(2, 14), (3, 12), (4, 7)])
def test_no_small_number_can_be_worked_out_from_what_is_told(cells: int, highest: int) -> None:
    told = defaultdict(list)
    for counts in product(range(highest + 1), repeat=cells):
        shown = protected({str(place): count for place, count in enumerate(counts)})
        told[shown.total, tuple(shown.parts.values())].append(counts)
    for (total, parts), possible in told.items():
        for place, part in enumerate(parts):
            if part is not None:
                assert part >= SMALLEST
                continue
            values = {counts[place] for counts in possible}
            # Only that nobody at all is in what was left out may be certain.
            assert len(values) > 1 or values == {0}, (total, parts)


def test_what_is_large_enough_is_told_as_it_is() -> None:
    shown = protected({"a": 12, "b": 5})
    assert (shown.total, dict(shown.parts)) == (17, {"a": 12, "b": 5})


def test_one_small_number_takes_the_next_smallest_along() -> None:
    shown = protected({"a": 12, "b": 3, "c": 7})
    assert (shown.total, dict(shown.parts)) == (22, {"a": 12, "b": None, "c": None})


def test_that_there_is_nobody_hides_nothing_else() -> None:
    shown = protected({"a": 12, "b": 0, "c": 0})
    assert (shown.total, dict(shown.parts)) == (12, {"a": 12, "b": None, "c": None})


def test_few_in_all_is_not_told_either() -> None:
    shown = protected({"a": 4, "b": 0})
    assert (shown.total, dict(shown.parts)) == (None, {"a": None, "b": None})
