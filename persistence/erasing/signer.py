"""Signing certificates of erasure with the key that signs the log (Ed25519), which is never in the database."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from persistence.encryption.log_signer import key_id_of

CONTEXT = b"trajectdossier erasure certificate\x00"
"""What is signed begins with this, so that a signature for anything else is none for a certificate."""


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
