"""A package on its way in and out: a ZIP whose bytes touch a disk only sealed.

The key comes from the link's token and its code, which the bureau does not keep: what is stored opens for nobody else,
the bureau included. Pieces are bound to their place, and a sealed manifest to their number and fingerprint, so that a
changed, moved or missing piece is seen before anything leaves.
"""

import json
import os
import zipfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import IO
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.shared.clock import BUREAU_TIME_ZONE
from domain.shared.ids import new_id
from domain.statements.model import Link
from persistence.encryption.envelope import Aad, DataKey, open_sealed, seal
from persistence.sealed_spool import SealedSpool

KEY_BYTES = 32
_STORED = (".pdf", ".png", ".jpg", ".jpeg", ".webp", ".docx", ".xlsx", ".odt")
"""What is packed tight already."""


def package_key(package_id: UUID, link: Link) -> DataKey:
    """The key of a package. 256 random bits of the token and the code, bound to this package."""
    info = b"access-package\x00" + link.code.encode()
    kdf = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=package_id.bytes, info=info)
    derived = kdf.derive(link.token.encode())
    return DataKey.of(package_id, derived)


def piece_aad(package_id: UUID, client_id: UUID, sequence: int) -> Aad:
    """Binds a piece to its package, its place in it, and the client."""
    return Aad("access_package_piece", f"content_sealed.{sequence}", package_id, client_id)


def _manifest_aad(package_id: UUID, client_id: UUID) -> Aad:
    return Aad("access_package", "manifest_sealed", package_id, client_id)


class _Sink:
    """A file that only grows, for the ZIP to be written into."""

    def __init__(self, spool: SealedSpool) -> None:
        self._spool = spool

    def write(self, data: bytes) -> int:
        self._spool.write(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""


class PackageZip(SealedSpool):
    """See `domain.access_packages.ports.PackageSpool`."""

    def __init__(self, client_id: UUID, link: Link, now: datetime) -> None:
        self.package_id = new_id()
        self.client_id = client_id
        self.files = 0
        self._now = now.astimezone(BUREAU_TIME_ZONE)
        super().__init__(package_key(self.package_id, link), partial(piece_aad, self.package_id, client_id))
        self._zip = zipfile.ZipFile(_Sink(self), "w")  # type: ignore[call-overload]

    def add(self, name: str, content: bytes) -> None:
        with self._entry(name) as file:
            file.write(content)

    async def add_pieces(self, name: str, pieces: AsyncIterator[bytes]) -> None:
        with self._entry(name) as file:
            async for piece in pieces:
                file.write(piece)

    def finish(self) -> bytes:
        """Close the ZIP; answers the sealed manifest of all its pieces."""
        self._zip.close()
        count = sum(1 for _ in self.sealed_pieces())
        said = {"bytes": self.byte_size, "pieces": count, "sha256": self.file_hash}
        return seal(self.key, json.dumps(said).encode(), _manifest_aad(self.package_id, self.client_id))

    @contextmanager
    def _entry(self, name: str) -> Iterator[IO[bytes]]:
        info = zipfile.ZipInfo(name, self._now.timetuple()[:6])
        info.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
        info.flag_bits |= 0x800
        self.files += 1
        with self._zip.open(info, "w", force_zip64=True) as file:
            yield file


class VerifiedPackage:
    """See `domain.access_packages.ports.OpenedPackage`: opened once, kept sealed under a key of this moment alone."""

    def __init__(self, package_id: UUID, client_id: UUID, link: Link, manifest: bytes) -> None:
        """Raises SealBrokenError for a manifest that is not this package's."""
        self.package_id = package_id
        self._client_id = client_id
        self._key = package_key(package_id, link)
        said = json.loads(open_sealed(self._key, manifest, _manifest_aad(package_id, client_id)))
        self.byte_size, self.count, self._sha256 = said["bytes"], said["pieces"], said["sha256"]
        passing = DataKey.of(new_id(), os.urandom(KEY_BYTES))
        self._spool = SealedSpool(passing, partial(piece_aad, package_id, client_id))

    def put(self, sequence: int, sealed: bytes) -> None:
        """The next piece. Raises SealBrokenError for one that was changed or stood elsewhere."""
        self._spool.write(
            open_sealed(self._key, sealed, piece_aad(self.package_id, self._client_id, sequence))
        )

    @property
    def is_whole(self) -> bool:
        return (self._spool.byte_size, self._spool.file_hash) == (self.byte_size, self._sha256)

    async def pieces(self) -> AsyncIterator[bytes]:
        try:
            for sequence in range(self.count):
                yield self._spool.piece(sequence)
        finally:
            self.close()

    def close(self) -> None:
        self._spool.__exit__(None, None, None)
