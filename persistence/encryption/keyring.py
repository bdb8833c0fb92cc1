"""The bureau's own keys, loaded once at start from a source (key_sources.py).

master-<n>   wraps the data keys of clients (32 bytes, base64); the highest number is the present one
index-1      the blind index of the BSN: the index is only as strong as this key, so it is never in the database
token-<n>    signs access tokens
receipt-1    signs intake receipts (Ed25519, PEM)
"""

import base64
import hashlib
import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from persistence.encryption.envelope import SealBrokenError
from persistence.encryption.key_sources import FileKeys, KeySource, KeyUnusableError

_SYMMETRIC = ("master-1", "index-1", "token-1")
_RECEIPT = "receipt-1"
_NAME = re.compile(r"^(master|index|token)-(\d{1,4})$")
_KEY_BYTES = 32
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key sealed with a version of the master key."""

    kek_version: int
    blob: bytes


def create_key_files(directory: Path) -> None:
    """Make the key files that are absent, mode 0600 in a folder of mode 0700. Present ones are never touched."""
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in _SYMMETRIC:
        _write_new(directory / f"{name}.key", base64.b64encode(os.urandom(32)) + b"\n")
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write_new(directory / f"{_RECEIPT}.key", pem)


def _write_new(path: Path, content: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(content)


class Keyring:
    """Everything that needs the bureau's keys. Holds ciphers, never prints."""

    def __init__(
        self,
        masters: Mapping[int, bytes],
        index: bytes,
        tokens: Mapping[int, bytes],
        receipt: Ed25519PrivateKey,
    ) -> None:
        self._masters = {version: AESGCM(raw) for version, raw in masters.items()}
        self._first_master = masters[min(masters)]
        self.current_version = max(masters)
        self._index = index
        self.token_keys = dict(tokens)
        self.receipt_key = receipt

    @classmethod
    def load(cls, directory: Path) -> Self:
        """The keys in a folder. Raises KeyUnusableError."""
        return cls.of(FileKeys(directory))

    @classmethod
    def of(cls, source: KeySource) -> Self:
        """The keys of a source. Raises KeyUnusableError when one is missing or is not a key."""
        held = source.read()
        found: dict[str, dict[int, bytes]] = {"master": {}, "index": {}, "token": {}}
        for name, content in held.items():
            match = _NAME.match(name)
            if match:
                found[match[1]][int(match[2])] = _symmetric(name, content)
        for kind, keys in found.items():
            if not keys:
                raise KeyUnusableError(f"There is no {kind} key: the service cannot start without it.")
        if _RECEIPT not in held:
            raise KeyUnusableError("There is no receipt key: the service cannot start without it.")
        index = found["index"][max(found["index"])]
        return cls(found["master"], index, found["token"], _receipt(held[_RECEIPT]))

    def __repr__(self) -> str:
        return "Keyring(***)"

    def wrap(self, raw: bytes, *, aad: bytes) -> Wrapped:
        """Seal a data key with the present master key."""
        nonce = os.urandom(_NONCE_BYTES)
        return Wrapped(
            self.current_version, nonce + self._masters[self.current_version].encrypt(nonce, raw, aad)
        )

    def unwrap(self, wrapped: Wrapped, *, aad: bytes) -> bytes:
        """Open a data key. Raises KeyUnusableError for an unknown version, SealBrokenError when it was moved."""
        master = self._masters.get(wrapped.kek_version)
        if master is None:
            raise KeyUnusableError(f"Master key version {wrapped.kek_version} is missing.")
        try:
            return master.decrypt(wrapped.blob[:_NONCE_BYTES], wrapped.blob[_NONCE_BYTES:], aad)
        except InvalidTag as error:
            raise SealBrokenError from error

    def index(self, value: str) -> bytes:
        """The blind index of a normalised BSN: HMAC-SHA-256 under the index key."""
        return hmac.new(self._index, b"bsn\x00" + value.encode(), hashlib.sha256).digest()

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one other purpose (TOTP secrets, stored answers), from the first master key."""
        return HKDF(hashes.SHA256(), 32, None, b"trajectdossier\x00" + purpose.encode()).derive(
            self._first_master
        )

    def fingerprint(self) -> str:
        """Tells whether the same keys are in use, and nothing of the keys themselves."""
        return hmac.new(self.derive("fingerprint"), self._index, hashlib.sha256).hexdigest()


def _symmetric(name: str, content: bytes) -> bytes:
    try:
        raw = base64.b64decode(content.strip(), validate=True)
    except ValueError as error:
        raise KeyUnusableError(f"The key {name} is not a key.") from error
    if len(raw) != _KEY_BYTES:
        raise KeyUnusableError(f"The key {name} is not a 32-byte key.")
    return raw


def _receipt(content: bytes) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(content, None)
    except ValueError as error:
        raise KeyUnusableError("The key receipt-1 is not a key.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusableError("The key receipt-1 is not an Ed25519 key.")
    return key
