"""The bureau's own keys, read at start from a source (key_sources.py) and again when a newer version is asked for.

master-<n>   wraps the data keys of clients (32 bytes, base64); the highest number is the present one
index-<n>    the blind index of the BSN: the index is only as strong as this key, so it is never in the database
token-<n>    signs access tokens
root-1       what other secrets of the bureau are derived from; stays when the master key is rotated
receipt-1    signs intake receipts (Ed25519, PEM)
log-<n>      signs the heads of the log (Ed25519, PEM)
"""

import base64
import hashlib
import hmac
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from persistence.encryption.envelope import SealBrokenError
from persistence.encryption.key_sources import FileKeys, KeySource, KeyUnusableError

_SYMMETRIC = ("master-1", "index-1", "token-1")
_SIGNING = ("receipt-1", "log-1")
_ROOT = "root-1"
_NAME = re.compile(r"^(master|index|token|root|receipt|log)-(\d{1,4})$")
_NEEDED = ("master", "index", "token", "receipt", "log")
_SIGNS = frozenset({"receipt", "log"})
_KEY_BYTES = 32
_NONCE_BYTES = 12

ROTATED = ("master", "index")
"""The kinds of keys that have several versions side by side while one takes over from the other."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key sealed with a version of the master key."""

    kek_version: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class IndexPair:
    """A blind index under the oldest and the newest key held; the database says which of the two is in use."""

    first_version: int
    first: bytes | None
    last_version: int
    last: bytes | None


def create_key_files(directory: Path) -> None:
    """Make the key files that are absent, mode 0600 in a folder of mode 0700. Present ones are never touched.

    Where a master key was in use before there was a root key, secrets were derived from that master key: the root
    key is then a copy of it, so that they stay readable.
    """
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    first_master = directory / "master-1.key"
    root = first_master.read_bytes() if first_master.exists() else _new_symmetric()
    for name in _SYMMETRIC:
        _write_new(directory / f"{name}.key", _new_symmetric())
    _write_new(directory / f"{_ROOT}.key", root)
    for name in _SIGNING:
        _write_new(directory / f"{name}.key", _new_signing())


def create_next_key_file(directory: Path, kind: str) -> int:
    """Make the file of the next version of a rotated key; answers its version. Raises KeyUnusableError."""
    versions = [
        int(match[2])
        for path in directory.glob(f"{kind}-*.key")
        if (match := _NAME.match(path.stem)) is not None
    ]
    if not versions:
        raise KeyUnusableError(f"There is no {kind} key in {directory} to follow up.")
    version = max(versions) + 1
    _write_new(directory / f"{kind}-{version}.key", _new_symmetric())
    return version


def _new_symmetric() -> bytes:
    return base64.b64encode(os.urandom(_KEY_BYTES)) + b"\n"


def _new_signing() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write_new(path: Path, content: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(content)


@dataclass(frozen=True, slots=True, repr=False)
class _Held:
    """Every key of a source, by kind and version."""

    symmetric: dict[str, dict[int, bytes]]
    signing: dict[str, dict[int, Ed25519PrivateKey]]

    @classmethod
    def read(cls, source: KeySource) -> Self:
        held = cls({"master": {}, "index": {}, "token": {}, "root": {}}, {"receipt": {}, "log": {}})
        for name, content in source.read().items():
            match = _NAME.match(name)
            if match is None:
                continue
            kind, version = match[1], int(match[2])
            if kind in _SIGNS:
                held.signing[kind][version] = _signing(name, content)
            else:
                held.symmetric[kind][version] = _symmetric(name, content)
        for kind in _NEEDED:
            if not {**held.symmetric, **held.signing}[kind]:
                raise KeyUnusableError(f"There is no {kind} key: the service cannot start without it.")
        return held


class Keyring:
    """Everything that needs the bureau's keys. Holds ciphers, never prints."""

    def __init__(self, source: KeySource) -> None:
        self._source = source
        self._retired: frozenset[int] = frozenset()
        self.reload()

    @classmethod
    def load(cls, directory: Path) -> Self:
        """The keys in a folder. Raises KeyUnusableError."""
        return cls(FileKeys(directory))

    @classmethod
    def of(cls, source: KeySource) -> Self:
        """The keys of a source. Raises KeyUnusableError when one is missing or is not a key."""
        return cls(source)

    def __repr__(self) -> str:
        return "Keyring(***)"

    def reload(self) -> None:
        """Read the source again: a newer version of a key may have come. Raises KeyUnusableError."""
        held = _Held.read(self._source)
        masters = held.symmetric["master"]
        self._masters = {version: AESGCM(raw) for version, raw in masters.items()}
        indexes = held.symmetric["index"]
        self._indexes = {v: raw for v, raw in indexes.items() if v not in self._retired} or indexes
        roots = held.symmetric["root"] or masters
        self._root = roots[min(roots)]
        self.current_version = max(masters)
        self.token_keys = held.symmetric["token"]
        receipts = held.signing["receipt"]
        self.receipt_key = receipts[max(receipts)]
        self.log_keys = held.signing["log"]
        self._fingerprints = {
            kind: {version: _fingerprint(kind, version, raw) for version, raw in held.symmetric[kind].items()}
            for kind in ROTATED
        }

    def versions(self, kind: str) -> dict[int, str]:
        """The versions held of a rotated key, each with a fingerprint that tells nothing of the key."""
        return self._fingerprints[kind]

    def set_aside_indexes(self, versions: frozenset[int]) -> None:
        """Compute no index any more under versions that were retired, though their files are still there."""
        self._retired = versions
        self._indexes = {v: raw for v, raw in self._indexes.items() if v not in versions} or self._indexes

    def wrap(self, raw: bytes, *, aad: bytes) -> Wrapped:
        """Seal a data key with the present master key."""
        nonce = os.urandom(_NONCE_BYTES)
        return Wrapped(
            self.current_version, nonce + self._masters[self.current_version].encrypt(nonce, raw, aad)
        )

    def unwrap(self, wrapped: Wrapped, *, aad: bytes) -> bytes:
        """Open a data key. Raises KeyUnusableError for an unknown version, SealBrokenError when it was moved."""
        master = self._masters.get(wrapped.kek_version) or self._newer_master(wrapped.kek_version)
        try:
            return master.decrypt(wrapped.blob[:_NONCE_BYTES], wrapped.blob[_NONCE_BYTES:], aad)
        except InvalidTag as error:
            raise SealBrokenError from error

    def _newer_master(self, version: int) -> AESGCM:
        """Another process went on to a version that came after this one read its keys: look again."""
        if version > self.current_version:
            self.reload()
        master = self._masters.get(version)
        if master is None:
            raise KeyUnusableError(f"Master key version {version} is missing.")
        return master

    def index(self, value: str) -> bytes:
        """The blind index of a normalised BSN: HMAC-SHA-256 under the newest index key."""
        return self.indexes(value)[max(self._indexes)]

    def indexes(self, value: str) -> dict[int, bytes]:
        """The blind index under every version of the index key that is held: while one takes over from the other,
        a search asks for all and a new row gets two."""
        return {
            version: hmac.new(raw, b"bsn\x00" + value.encode(), hashlib.sha256).digest()
            for version, raw in self._indexes.items()
        }

    def index_pair(self, value: str | None) -> "IndexPair":
        """The index under the oldest and the newest version held, for a row that is laid down; nothing for no BSN."""
        first, last = min(self._indexes), max(self._indexes)
        found = self.indexes(value) if value is not None else {}
        return IndexPair(first, found.get(first), last, found.get(last))

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one other purpose (TOTP secrets, stored answers), from the root key."""
        return HKDF(hashes.SHA256(), 32, None, b"trajectdossier\x00" + purpose.encode()).derive(self._root)

    def fingerprint(self) -> str:
        """Tells whether the same root key is in use, and nothing of the key itself. Rotation leaves it as it is."""
        return hmac.new(self.derive("fingerprint"), b"root", hashlib.sha256).hexdigest()

    def first_fingerprint(self) -> str:
        """The fingerprint as releases before key rotation laid it down: of root and index key together."""
        index = self._indexes[min(self._indexes)]
        return hmac.new(self.derive("fingerprint"), index, hashlib.sha256).hexdigest()


def _fingerprint(kind: str, version: int, raw: bytes) -> str:
    return hmac.new(raw, f"fingerprint of {kind}-{version}".encode(), hashlib.sha256).hexdigest()


def _symmetric(name: str, content: bytes) -> bytes:
    try:
        raw = base64.b64decode(content.strip(), validate=True)
    except ValueError as error:
        raise KeyUnusableError(f"The key {name} is not a key.") from error
    if len(raw) != _KEY_BYTES:
        raise KeyUnusableError(f"The key {name} is not a 32-byte key.")
    return raw


def _signing(name: str, content: bytes) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(content, None)
    except (
        ValueError,
        TypeError,
        UnsupportedAlgorithm,
    ) as error:  # no PEM, behind a password, of an odd kind
        raise KeyUnusableError(f"The key {name} is not a key.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusableError(f"The key {name} is not an Ed25519 key.")
    return key
