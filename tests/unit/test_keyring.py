"""The bureau's keys: made once, refused when others can read them, and telling a wrong key from the right one."""

import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from persistence.encryption.envelope import SealBrokenError
from persistence.encryption.key_sources import EnvironmentKeys, KeyUnusableError, VaultKeys
from persistence.encryption.keyring import Keyring, Wrapped, create_key_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    create_key_files(tmp_path / "keys")
    return tmp_path / "keys"


def test_key_files_are_private_and_never_overwritten(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    create_key_files(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())


@pytest.mark.parametrize("name", ["master-1.key", "index-1.key", "token-1.key", "receipt-1.key"])
def test_a_key_that_others_can_read_is_refused(folder: Path, name: str) -> None:
    (folder / name).chmod(0o640)
    with pytest.raises(KeyUnusableError, match=name):
        Keyring.load(folder)


@pytest.mark.parametrize("name", ["master-1.key", "index-1.key", "token-1.key", "receipt-1.key"])
def test_without_a_key_there_is_no_start(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(KeyUnusableError):
        Keyring.load(folder)


@pytest.mark.parametrize("content", [b"", b"kort", b"!!!!", b"A" * 44])
def test_something_else_than_a_key_is_refused(folder: Path, content: bytes) -> None:
    (folder / "master-1.key").write_bytes(content)
    with pytest.raises(KeyUnusableError):
        Keyring.load(folder)


def test_a_wrapped_key_opens_only_for_its_owner(folder: Path) -> None:
    keyring, raw = Keyring.load(folder), os.urandom(32)
    wrapped = keyring.wrap(raw, aad=b"owner")
    assert keyring.unwrap(wrapped, aad=b"owner") == raw
    with pytest.raises(SealBrokenError):
        keyring.unwrap(wrapped, aad=b"someone else")
    with pytest.raises(KeyUnusableError):
        keyring.unwrap(Wrapped(7, wrapped.blob), aad=b"owner")


def test_an_older_master_key_still_opens_what_it_sealed(folder: Path) -> None:
    raw = os.urandom(32)
    wrapped = Keyring.load(folder).wrap(raw, aad=b"owner")
    second = folder / "master-2.key"
    second.write_bytes((folder / "token-1.key").read_bytes())
    second.chmod(0o600)
    rotated = Keyring.load(folder)
    assert rotated.current_version == 2
    assert rotated.unwrap(wrapped, aad=b"owner") == raw
    assert rotated.wrap(raw, aad=b"owner").kek_version == 2


def test_the_blind_index_needs_its_key(folder: Path, tmp_path: Path) -> None:
    create_key_files(tmp_path / "other")
    one, other = Keyring.load(folder), Keyring.load(tmp_path / "other")
    assert one.index("999990019") == one.index("999990019")
    assert one.index("999990019") != other.index("999990019")
    assert one.fingerprint() != other.fingerprint()


def test_keys_do_not_print(folder: Path) -> None:
    assert repr(Keyring.load(folder)) == "Keyring(***)"


def _held(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="ascii") for path in folder.glob("*.key")}


def test_the_environment_and_the_files_give_the_same_keys(folder: Path) -> None:
    names = {
        "TRAJECTDOSSIER_KEY_" + name.upper().replace("-", "_"): text for name, text in _held(folder).items()
    }
    assert Keyring.of(EnvironmentKeys(names)).fingerprint() == Keyring.load(folder).fingerprint()


class _KeyServer(BaseHTTPRequestHandler):
    """A key server as Vault's KV version 2 answers."""

    secret: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        allowed = self.headers["X-Vault-Token"] == "let-me-in" and self.path == "/v1/secret/data/keys"
        body = json.dumps(
            {"data": {"data": self.secret}} if allowed else {"errors": ["permission denied"]}
        ).encode()
        self.send_response(200 if allowed else 403)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def test_a_key_server_gives_the_keys_to_who_has_the_token_and_to_nobody_else(folder: Path) -> None:
    _KeyServer.secret = _held(folder)
    with HTTPServer(("127.0.0.1", 0), _KeyServer) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        keyring = Keyring.of(VaultKeys(address, "let-me-in", "secret/data/keys"))
        assert keyring.fingerprint() == Keyring.load(folder).fingerprint()
        with pytest.raises(KeyUnusableError):
            Keyring.of(VaultKeys(address, "wrong", "secret/data/keys"))
        server.shutdown()
        thread.join()
    with pytest.raises(KeyUnusableError):
        Keyring.of(VaultKeys(address, "let-me-in", "secret/data/keys"))
