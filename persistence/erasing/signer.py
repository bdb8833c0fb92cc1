"""Signing certificates of erasure (Ed25519), with a key that is never in the database."""

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CONTEXT = b"trajectdossier erasure certificate\x00"
"""What is signed begins with this, so that a signature for anything else is none for a certificate."""


def key_id_of(public: Ed25519PublicKey) -> str:
    """The name of a key: the beginning of the hash of its public half."""
    raw = public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]


class CertificateSigner:
    """See `domain.retention.ports.Signer`. The newest key signs; older ones go on verifying."""

    def __init__(self, *keys: Ed25519PrivateKey) -> None:
        self._newest = keys[-1]
        self._publics = {key_id_of(key.public_key()): key.public_key() for key in keys}
        self.key_id = key_id_of(self._newest.public_key())

    def sign(self, payload: bytes) -> bytes:
        return self._newest.sign(CONTEXT + payload)

    def fits(self, payload: bytes, signature: bytes, key_id: str) -> bool:
        public = self._publics.get(key_id)
        if public is None:
            return False
        try:
            public.verify(signature, CONTEXT + payload)
        except InvalidSignature:
            return False
        return True
