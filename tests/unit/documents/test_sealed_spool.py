"""The spool of a document: any size comes back, and only sealed bytes are written."""

from uuid import UUID

import pytest

from domain.shared.errors import Unreadable
from persistence.document_spool import DocumentSpool, piece_aad
from persistence.encryption.envelope import DataKey, open_sealed
from persistence.sealed_spool import PIECE_BYTES

KEY = DataKey.of(UUID(int=5), bytes(32))
CLIENT = UUID(int=6)


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES + 7])
def test_what_went_in_comes_out_piece_by_piece_also_when_looked_at_in_between(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    content = content[:size]
    with DocumentSpool(KEY, CLIENT) as spool:
        for at in range(0, size, 100_000):
            spool.write(content[at : at + 100_000])
        count = -(-size // PIECE_BYTES)
        assert b"".join(spool.piece(sequence) for sequence in range(count)) == content
        plain = b""
        for sequence, sealed in spool.sealed_pieces():
            assert size < 64 or content[:64] not in sealed
            plain += open_sealed(KEY, sealed, piece_aad(spool.document_id, CLIENT, sequence))
        assert plain == content
        assert spool.piece(count) == b""


def test_a_piece_opens_at_its_own_place_only() -> None:
    with DocumentSpool(KEY, CLIENT) as spool:
        spool.write(b"a" * (PIECE_BYTES + 1))
        first = dict(spool.sealed_pieces())[0]
        for document, client, sequence in (
            (UUID(int=1), CLIENT, 0),
            (spool.document_id, UUID(int=1), 0),
            (spool.document_id, CLIENT, 1),
        ):
            with pytest.raises(Unreadable):
                open_sealed(KEY, first, piece_aad(document, client, sequence))
