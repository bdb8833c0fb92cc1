"""The erasure ledger outside the database: one line per erased client, chained, forced to disk before the commit.

A backup brings rows back, never this file: what it names and the database still has must be erased again. A line
holds the client's pseudonym (an HMAC of the identifier), the time, the reason and the run. Each line is sealed with
the one before it, so a changed, missing or moved line is seen; a line that was cut off while it was written belongs
to an act that was never committed, and is dropped.
"""

import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from domain.retention.model import ErasureReason


class LedgerUnusableError(Exception):
    """The ledger is missing, changed or another one: one clear sentence, and the service does not start."""


@dataclass(frozen=True, slots=True)
class Line:
    """One erasure as the ledger has it."""

    pseudonym: bytes
    at: datetime
    reason: ErasureReason
    run_id: UUID | None


@dataclass(slots=True)
class _Known:
    """What was read of the file so far, so that a long ledger is not read again for every line."""

    file: int
    until: int = 0
    count: int = 0
    seal: bytes = b""
    ledger: str = ""
    lines: dict[bytes, Line] = field(default_factory=dict)


class ErasureLedger:
    """The file, and the key its lines are sealed with. Processes on one file take turns by a lock on it."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._key = key
        self._known: _Known | None = None

    def create(self) -> None:
        """Begin a ledger when there is none; of two processes one wins."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{self.path.name}.{uuid4().hex}")
        head = {"ledger": str(uuid4())}
        draft.write_bytes(self._sealed(head, b""))
        draft.chmod(0o600)
        try:
            os.link(draft, self.path)
            _sync_folder(self.path.parent)
        except FileExistsError:
            pass
        finally:
            draft.unlink()

    def exists(self) -> bool:
        return self.path.exists()

    def id(self) -> str:
        """Which ledger this is. Raises LedgerUnusableError."""
        with self._locked() as file:
            return self._read(file).ledger

    def lines(self) -> list[Line]:
        """Every erasure, in order. Raises LedgerUnusableError when a line does not fit the ones before it."""
        with self._locked() as file:
            return list(self._read(file).lines.values())

    def append(self, line: Line) -> bool:
        """Add a client that is not in it yet, on disk when this returns. False when it was."""
        with self._locked() as file:
            known = self._read(file)
            if line.pseudonym in known.lines:
                return False
            said = {
                "at": line.at.isoformat(),
                "pseudonym": line.pseudonym.hex(),
                "reason": line.reason.value,
                "run": str(line.run_id) if line.run_id else None,
            }
            os.lseek(file, known.until, os.SEEK_SET)
            os.write(file, self._sealed(said, known.seal))
            os.fsync(file)
        return True

    @contextmanager
    def _locked(self) -> Iterator[int]:
        try:
            file = os.open(self.path, os.O_RDWR)
        except FileNotFoundError as error:
            raise LedgerUnusableError(missing(self.path)) from error
        except OSError as error:
            raise LedgerUnusableError(f"The erasure ledger {self.path} cannot be opened.") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)

    def _read(self, file: int) -> "_Known":
        """What the file says, from where this process had read it; another file, or a shorter one, from its start."""
        status = os.fstat(file)
        known = self._known
        if known is None or known.file != status.st_ino or known.until > status.st_size:
            known = _Known(status.st_ino)
        content = os.pread(file, status.st_size - known.until, known.until)
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            os.ftruncate(file, known.until + whole)
        for raw in content[:whole].splitlines():
            known.count += 1
            said, known.seal = self._opened(raw, known.seal, known.count)
            if known.count == 1:
                known.ledger = str(said.get("ledger"))
            else:
                line = _line(said)
                known.lines[line.pseudonym] = line
        known.until += whole
        if not known.ledger:
            raise LedgerUnusableError(f"The erasure ledger {self.path} is empty: put back the file it was.")
        self._known = known
        return known

    def _sealed(self, said: dict[str, Any], before: bytes) -> bytes:
        return json.dumps({**said, "seal": self._seal(said, before).hex()}, sort_keys=True).encode() + b"\n"

    def _opened(self, raw: bytes, before: bytes, number: int) -> tuple[dict[str, Any], bytes]:
        try:
            said = json.loads(raw)
            seal = bytes.fromhex(said.pop("seal"))
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise LedgerUnusableError(self._changed(number)) from error
        if not hmac.compare_digest(seal, self._seal(said, before)):
            raise LedgerUnusableError(self._changed(number))
        return said, seal

    def _seal(self, said: dict[str, Any], before: bytes) -> bytes:
        content = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
        return hmac.new(self._key, before + b"\x00" + content, hashlib.sha256).digest()

    def _changed(self, number: int) -> str:
        return f"Line {number} of the erasure ledger {self.path} was changed or moved: put back the file as it was."


def missing(path: Path) -> str:
    return (
        f"The erasure ledger {path} is missing: without it a restored backup could bring erased clients back. "
        "Put the file back, or name its place with ERASURE_LEDGER."
    )


def _line(said: dict[str, Any]) -> Line:
    return Line(
        bytes.fromhex(said["pseudonym"]),
        datetime.fromisoformat(said["at"]),
        ErasureReason(said["reason"]),
        UUID(said["run"]) if said["run"] else None,
    )


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
