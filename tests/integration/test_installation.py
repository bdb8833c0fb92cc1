"""The first administrator: made once, from the command line, with a password that must be changed."""

import base64
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.start import EXIT_WRONG_KEY, StartError, check_keys
from persistence.encryption.keyring import Keyring, create_key_files
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]


def trajectdossier(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api.cli", *words],
        cwd=ROOT,
        env={"PATH": os.defpath, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.clause("R6")
def test_the_first_administrator_is_made_once(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    environment = {"APPLICATION_DATABASE_URL": own_database.application, "KEY_DIR": str(key_dir)}
    words = ("user", "create-admin", "--name", "Eerste Beheerder", "--email", "beheer@bureau.example")
    made = trajectdossier(*words, **environment)
    assert made.returncode == 0, made.stderr
    assert "beheer@bureau.example can log in with: " in made.stdout

    again = trajectdossier(*words[:-1], "tweede@bureau.example", **environment)
    assert again.returncode != 0
    assert "Er is al een beheerder" in again.stderr
    assert again.stderr.count("\n") == 1

    with psycopg.connect(cluster.superuser_of(own_database)) as connection:
        users = connection.execute(
            "select roles, must_change_password, must_enrol_totp from app_user"
        ).fetchall()
        acts = connection.execute(
            "select action, actor_kind, result from audit_record order by at"
        ).fetchall()
    assert users == [(["administrator"], True, True)]
    assert [act[0] for act in acts] == ["administrator.install", "administrator.install"]


def test_a_secret_may_come_as_a_file(own_database: DatabaseUrls, key_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text(f"{own_database.application}\n")
    said = trajectdossier("keys", "status", APPLICATION_DATABASE_URL_FILE=str(file), KEY_DIR=str(key_dir))
    assert said.returncode == 0, said.stderr
    assert "belong to this database" in said.stdout


def test_a_missing_setting_is_named_in_one_sentence() -> None:
    said = trajectdossier("keys", "status")
    assert said.returncode == 2
    assert "APPLICATION_DATABASE_URL" in said.stderr
    assert said.stderr.count("\n") == 1


def test_migrating_twice_changes_nothing(own_database: DatabaseUrls) -> None:
    for _ in range(2):
        assert trajectdossier("migrate", DATABASE_OWNER_URL=own_database.owner).returncode == 0


def test_a_key_file_that_others_can_read_stops_the_start(own_database: DatabaseUrls, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    assert trajectdossier("keys", "create", KEY_DIR=str(keys)).returncode == 0
    next(keys.iterdir()).chmod(0o644)
    said = trajectdossier(
        "keys", "status", APPLICATION_DATABASE_URL=own_database.application, KEY_DIR=str(keys)
    )
    assert said.returncode == 4
    assert said.stderr.count("\n") == 1


def _gone(file: Path) -> None:
    file.unlink()


def _of_another(file: Path) -> None:
    """A key of the right shape that is not ours; to sign with: one behind a password."""
    if file.name.startswith(("receipt", "log")):
        other = Ed25519PrivateKey.generate()
        file.write_bytes(
            other.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.BestAvailableEncryption(b"geheim"),
            )
        )
    else:
        file.write_bytes(base64.b64encode(os.urandom(32)))


def _one_byte_changed(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0x80
    file.write_bytes(content)


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20])


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir(mode=0o700)


@pytest.mark.clause("R6")
@pytest.mark.parametrize("damage", [_gone, _of_another, _one_byte_changed, _cut_off, _a_folder])
@pytest.mark.parametrize("name", ["master-1", "index-1", "root-1", "receipt-1", "log-1"])
def test_a_key_file_that_is_gone_or_tampered_with_stops_the_start_in_one_sentence(
    own_database: DatabaseUrls, tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    keys = tmp_path / "keys"
    environment = {"APPLICATION_DATABASE_URL": own_database.application, "KEY_DIR": str(keys)}
    create_key_files(keys)
    check_keys(own_database.application, lambda: Keyring.load(keys))
    damage(keys / f"{name}.key")
    with pytest.raises(StartError) as refused:
        check_keys(own_database.application, lambda: Keyring.load(keys))
    assert refused.value.exit_code == EXIT_WRONG_KEY
    assert "\n" not in str(refused.value)
    if name == "master-1":
        for words in (("serve",), ("worker",), ("keys", "status"), ("keys", "rotate-master")):
            said = trajectdossier(*words, **environment)
            assert said.returncode == EXIT_WRONG_KEY, (words, said.stderr)
            assert said.stderr.count("\n") == 1, said.stderr
            assert "Traceback" not in said.stderr
