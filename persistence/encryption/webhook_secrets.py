"""Signing secrets of webhooks: needed in the clear to sign, so sealed with a key of the bureau, each for its place."""

import os
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from persistence.encryption.envelope import NONCE_BYTES, SealBrokenError
from persistence.encryption.keyring import Keyring


class WebhookSecrets:
    """Seals and opens. A secret moved to another webhook, or to the other place of the same one, does not open."""

    def __init__(self, keyring: Keyring) -> None:
        self._cipher = AESGCM(keyring.derive("webhook-secret"))

    def seal(self, value: str, webhook_id: UUID, slot: int) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, value.encode(), _place(webhook_id, slot))

    def open(self, blob: bytes, webhook_id: UUID, slot: int) -> str:
        """Raises SealBrokenError."""
        try:
            opened = self._cipher.decrypt(blob[:NONCE_BYTES], blob[NONCE_BYTES:], _place(webhook_id, slot))
        except InvalidTag as error:
            raise SealBrokenError from error
        return opened.decode()


def _place(webhook_id: UUID, slot: int) -> bytes:
    return webhook_id.bytes + slot.to_bytes(1, "big")
