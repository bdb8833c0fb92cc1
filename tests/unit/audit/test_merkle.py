"""Trees as RFC 6962 has them, by the test vectors of Certificate Transparency; and the encoding of a record."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from domain.audit.merkle import leaf_hash, root_of
from domain.audit.record import RECORD_COLUMNS, encoded, members_of

LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_is_that_of_the_standard(size: int) -> None:
    hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    assert root_of(hashes).hex() == ROOTS[size - 1]


def test_an_empty_tree_is_never_sealed() -> None:
    with pytest.raises(ValueError, match="leaves"):
        root_of([])


def test_a_record_has_one_encoding_wherever_it_is_read() -> None:
    values: dict[str, object] = dict.fromkeys(RECORD_COLUMNS)
    moment = datetime(2026, 11, 25, 9, 30, 0, 120, tzinfo=UTC)
    values.update(
        id=UUID("01900000-0000-7000-8000-00000000000A"),
        at=moment,
        field_groups=["header"],
        payload_sealed=b"\x01\xff",
    )
    elsewhere = {**values, "at": moment.astimezone(timezone(timedelta(hours=1)))}
    bytes_here = encoded(members_of(values))
    assert bytes_here == encoded(members_of(elsewhere))
    assert b'"at":"2026-11-25T09:30:00.000120Z"' in bytes_here
    assert b'"id":"01900000-0000-7000-8000-00000000000a"' in bytes_here
    assert b'"payload_sealed":"01ff"' in bytes_here
    assert b" " not in bytes_here


def test_every_member_counts() -> None:
    values: dict[str, object] = dict.fromkeys(RECORD_COLUMNS, "x")
    changed = {encoded(members_of({**values, name: "y"})) for name in RECORD_COLUMNS}
    assert len(changed | {encoded(members_of(values))}) == len(RECORD_COLUMNS) + 1
