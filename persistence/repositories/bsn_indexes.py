"""How the blind index of a BSN is laid down while one index key takes over from another.

A process computes it under the oldest and the newest key it holds; the database says which version is in use and which
is next. The versions are locked against going away until the act has ended: a switch waits for it, or the act finds
the new version.
"""

from typing import Any

from persistence.encryption.keyring import IndexPair

INDEX_KEYS = "select version from index_key_version order by version for key share"
"""The version in use, and the next one when there is one."""

IN_USE = (
    "case k.lowest when cast(:first_version as integer) then delivered.bsn_first "
    "when cast(:last_version as integer) then delivered.bsn_last end"
)
NEXT = "case when k.highest > k.lowest and k.highest = cast(:last_version as integer) then delivered.bsn_last end"
"""With `k (lowest, highest)` and `delivered (bsn_first, bsn_last)`. A process that has not heard of the next version
leaves it open; the job of the rotation fills it."""


def index_values(pair: IndexPair) -> dict[str, Any]:
    """The parameters of the above for one BSN, or for none."""
    return {
        "first_version": pair.first_version,
        "bsn_first": pair.first,
        "last_version": pair.last_version,
        "bsn_last": pair.last,
    }
