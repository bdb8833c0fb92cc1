"""A sealed value opens only in its own place, under its own key, unchanged; and nothing prints a key."""

import os
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from persistence.encryption.envelope import Aad, DataKey, SealBrokenError, open_sealed, seal

ROW, SUBJECT = uuid4(), uuid4()
PLACE = Aad("client_identity", "bsn_sealed", ROW, SUBJECT)


def _key() -> DataKey:
    return DataKey.of(uuid4(), os.urandom(32))


@given(st.binary(max_size=2000))
def test_what_was_sealed_opens_in_its_own_place(plaintext: bytes) -> None:
    key = _key()
    assert open_sealed(key, seal(key, plaintext, PLACE), PLACE) == plaintext


@pytest.mark.clause("R6")
@pytest.mark.parametrize(
    "elsewhere",
    [
        Aad("client_identity", "nationality_sealed", ROW, SUBJECT),
        Aad("benefit", "bsn_sealed", ROW, SUBJECT),
        Aad("client_identity", "bsn_sealed", UUID(int=1), SUBJECT),
        Aad("client_identity", "bsn_sealed", ROW, UUID(int=2)),
    ],
)
def test_a_value_moved_to_another_row_column_or_client_does_not_open(elsewhere: Aad) -> None:
    key = _key()
    blob = seal(key, b"999990019", PLACE)
    with pytest.raises(SealBrokenError):
        open_sealed(key, blob, elsewhere)


@given(st.integers(min_value=0, max_value=10_000), st.integers(min_value=0, max_value=7))
def test_a_flipped_bit_breaks_the_seal(at: int, bit: int) -> None:
    key = _key()
    blob = bytearray(seal(key, b"geen nachtdiensten", PLACE))
    blob[at % len(blob)] ^= 1 << bit
    with pytest.raises(SealBrokenError):
        open_sealed(key, bytes(blob), PLACE)


@given(st.integers(min_value=0, max_value=60))
def test_a_shortened_value_breaks_the_seal(length: int) -> None:
    key = _key()
    blob = seal(key, b"geen nachtdiensten", PLACE)
    with pytest.raises(SealBrokenError):
        open_sealed(key, blob[: min(length, len(blob) - 1)], PLACE)


def test_another_clients_key_does_not_open() -> None:
    blob = seal(_key(), b"999990019", PLACE)
    with pytest.raises(SealBrokenError):
        open_sealed(_key(), blob, PLACE)


def test_the_same_value_is_sealed_differently_each_time() -> None:
    key = _key()
    assert len({seal(key, b"999990019", PLACE) for _ in range(1000)}) == 1000


def test_a_key_never_prints_itself() -> None:
    raw = os.urandom(32)
    key = DataKey.of(uuid4(), raw)
    assert raw.hex() not in repr(key)
    assert repr(raw) not in repr(key)
