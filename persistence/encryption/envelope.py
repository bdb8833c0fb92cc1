"""Sealed values: `version(1) | data key id(16) | nonce(12) | ciphertext | tag(16)`, AES-256-GCM.

The associated data name the place (table, column, row) and the subject: a value moved to another row, column or
client does not open. Nonces are random; at 2^32 values under one client's key the chance of a repeat is 2^-33.
"""

import os
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.shared.errors import Unreadable

VERSION = b"\x01"
NONCE_BYTES = 12
_HEAD = 1 + 16
_OVERHEAD = _HEAD + NONCE_BYTES + 16


class SealBrokenError(Unreadable):
    """The value was changed, moved, or sealed with another key."""


SealBroken = SealBrokenError


@dataclass(frozen=True, slots=True)
class DataKey:
    """One subject's data key, unwrapped. Never printed, never stored."""

    id: UUID
    cipher: AESGCM

    @classmethod
    def of(cls, key_id: UUID, raw: bytes) -> Self:
        """Make the cipher once: opening a BSN with a ready cipher costs well under a microsecond."""
        return cls(key_id, AESGCM(raw))

    def __repr__(self) -> str:
        return f"DataKey({self.id})"


@dataclass(frozen=True, slots=True)
class Aad:
    """The place of a sealed value, and whose it is."""

    table: str
    column: str
    row_id: UUID
    subject_id: UUID

    def bytes(self) -> bytes:
        return f"{self.table}.{self.column}".encode() + b"\x00" + self.row_id.bytes + self.subject_id.bytes


def seal(key: DataKey, plaintext: bytes, aad: Aad) -> bytes:
    """Seal bytes for one place."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + key.id.bytes + nonce + key.cipher.encrypt(nonce, plaintext, aad.bytes())


def open_sealed(key: DataKey, blob: bytes, aad: Aad) -> bytes:
    """Open bytes sealed for this place. Raises SealBrokenError."""
    if len(blob) < _OVERHEAD or blob[:1] != VERSION or blob[1:_HEAD] != key.id.bytes:
        raise SealBrokenError
    try:
        return key.cipher.decrypt(blob[_HEAD : _HEAD + NONCE_BYTES], blob[_HEAD + NONCE_BYTES :], aad.bytes())
    except InvalidTag as error:
        raise SealBrokenError from error
