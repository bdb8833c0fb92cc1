"""The sealed file of an upload with a key of its own: who it is about is not known yet."""

import os
from functools import partial
from uuid import UUID

from domain.shared.ids import new_id
from persistence.encryption.envelope import Aad, DataKey, open_sealed
from persistence.encryption.keyring import Keyring, Wrapped
from persistence.sealed_spool import PIECE_BYTES, SealedSpool
from persistence.sealing import KEY_BYTES, key_aad

__all__ = ["PIECE_BYTES", "Spool", "open_piece", "piece_aad"]


def piece_aad(batch_id: UUID, sequence: int) -> Aad:
    """Binds a piece to its batch and its place in the file: pieces cannot be swapped."""
    return Aad("intake_chunk", f"content_sealed.{sequence}", batch_id, batch_id)


def open_piece(key: DataKey, blob: bytes, batch_id: UUID, sequence: int) -> bytes:
    """A piece in plain. Raises SealBrokenError."""
    return open_sealed(key, blob, piece_aad(batch_id, sequence))


class Spool(SealedSpool):
    """See `domain.intake.ports.DeliverySpool`."""

    def __init__(self, keyring: Keyring) -> None:
        self.batch_id = new_id()
        self.key_id = new_id()
        raw = os.urandom(KEY_BYTES)
        self.wrapped: Wrapped = keyring.wrap(raw, aad=key_aad(self.key_id, self.batch_id))
        super().__init__(DataKey.of(self.key_id, raw), partial(piece_aad, self.batch_id))
