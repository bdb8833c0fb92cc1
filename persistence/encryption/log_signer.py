"""Signing the heads of the log, and marking records until a head does: with keys that are never in the database."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from domain.audit.model import TreeHead, WaitingRecord
from persistence.encryption.keyring import Keyring

_KEY_ID_BYTES = 8


def key_id_of(public: Ed25519PublicKey) -> str:
    """The name of a signing key: the beginning of the hash of its public half."""
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[: 2 * _KEY_ID_BYTES]


def public_pem(public: Ed25519PublicKey) -> bytes:
    """The public half as PEM, for who verifies elsewhere."""
    return public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


class RecordMark:
    """Marks a record as written by the product, until it is sealed (an HMAC; a few microseconds)."""

    def __init__(self, keyring: Keyring) -> None:
        self._key = keyring.derive("log-record")

    def of(self, content: bytes) -> bytes:
        return hmac.new(self._key, content, hashlib.sha256).digest()


class SignatureCheck:
    """See `domain.audit.ports.Checker`. With public keys alone: records that wait cannot be judged, they pass."""

    def __init__(self, keys: Mapping[str, Ed25519PublicKey]) -> None:
        self.public_keys = dict(keys)

    @classmethod
    def of(cls, *publics: Ed25519PublicKey) -> "SignatureCheck":
        return cls({key_id_of(public): public for public in publics})

    def signature_fits(self, head: TreeHead) -> bool:
        public = self.public_keys.get(head.key_id)
        if public is None:
            return False
        try:
            public.verify(head.signature, head.signed_bytes())
        except InvalidSignature:
            return False
        return True

    def mark_fits(self, record: WaitingRecord, marked_since: datetime) -> bool:  # noqa: ARG002 - the key is not here
        return True


class LogSigner(SignatureCheck):
    """See `domain.audit.ports.Signer`. Signs with the newest key; older ones go on verifying."""

    def __init__(self, keyring: Keyring) -> None:
        super().__init__({key_id_of(key.public_key()): key.public_key() for key in keyring.log_keys.values()})
        self._private = keyring.log_keys[max(keyring.log_keys)]
        self._mark = RecordMark(keyring)

    @property
    def key_id(self) -> str:
        return key_id_of(self._private.public_key())

    def sign(self, content: bytes) -> bytes:
        return self._private.sign(content)

    def mark_fits(self, record: WaitingRecord, marked_since: datetime) -> bool:
        """Records of releases before the marks have none; a later one without is not the product's."""
        if record.mac is None:
            return record.at is not None and record.at <= marked_since
        return hmac.compare_digest(self._mark.of(record.content), record.mac)
