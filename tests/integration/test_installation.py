"""The first administrator: made once, from the command line, with a password that must be changed."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

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
