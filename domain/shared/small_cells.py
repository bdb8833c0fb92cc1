"""Small numbers in statistics: fewer than five is not told, and cannot be worked out from what is told.

Cells that together make a total. What is too small is left out, and the next smallest with it (with its equals): the
total would give it away otherwise, also to whoever knows this rule. That nobody at all is in what was left out may
show.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SMALLEST: Final = 5


@dataclass(frozen=True, slots=True)
class Cells:
    """Numbers as they may be told; None where one is left out."""

    total: int | None
    parts: Mapping[str, int | None]


def protected(counts: Mapping[str, int]) -> Cells:
    """What may be told of cells that make a total together."""
    total = sum(counts.values())
    hidden = {key for key, count in counts.items() if count < SMALLEST}
    left_out = sum(counts[key] for key in hidden)
    if left_out and len(hidden) < len(counts):
        next_smallest = min(count for key, count in counts.items() if key not in hidden)
        hidden |= {key for key, count in counts.items() if count == next_smallest}
    return Cells(
        total if total >= SMALLEST else None,
        {key: None if key in hidden else count for key, count in counts.items()},
    )
