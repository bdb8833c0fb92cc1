"""What erasing reaches outside the database, as one thing that a process has: ledger, folders, signer, pseudonyms."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from uuid import UUID

from persistence.encryption.keyring import Keyring
from persistence.erasing.folders import FolderSearch
from persistence.erasing.ledger import ErasureLedger
from persistence.erasing.signer import CertificateSigner


@dataclass(frozen=True, slots=True)
class Outside:
    """Made once at start by the composition root."""

    ledger: ErasureLedger
    folders: FolderSearch
    signer: CertificateSigner
    pseudonym_key: bytes

    @classmethod
    def of(cls, keyring: Keyring, ledger: Path, folders: Sequence[Path]) -> Self:
        return cls(
            ErasureLedger(ledger, keyring.derive("erasure-ledger")),
            FolderSearch(folders, besides=[ledger]),
            CertificateSigner(*(key for _, key in sorted(keyring.log_keys.items()))),
            keyring.derive("erasure-pseudonym"),
        )

    def pseudonym(self, client_id: UUID) -> bytes:
        """What the ledger calls a client: the same every time, and no way back without the key."""
        return hmac.new(self.pseudonym_key, client_id.bytes, hashlib.sha256).digest()

    def __repr__(self) -> str:
        return "Outside(***)"
