"""The sealed log over HTTP and on the command line: state, heads, check with progress, export that verifies alone."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from api.jobs import Worker
from api.settings import Settings
from domain.policy.roles import Role
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.house import var_dir_of
from tests.support.sealed_log import SealedLog, sealed_log

EXIT_FOUND = 5


@pytest.fixture
async def log(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[SealedLog]:
    async with sealed_log(own_database, key_dir, cluster, tmp_path / "heads") as sealed:
        yield sealed


async def _check(log: SealedLog, key_dir: Path, folder: Path) -> dict[str, object]:
    """Ask for a check, let the worker do it, and answer what it found."""
    officer = await log.house.person(Role.PRIVACY_OFFICER)
    asked = await log.house.http.post("/audit/verify", headers=officer.headers)
    assert asked.status_code == 202, asked.text
    again = await log.house.http.post("/audit/verify", headers=officer.headers)
    assert again.status_code == 409, again.text
    settings = Settings(
        application_database_url=SecretStr(log.house.urls.application),
        key_dir=key_dir,
        log_heads_dir=folder,
        var_dir=var_dir_of(log.house.urls, key_dir),
    )
    async with Worker(settings, log.house.clock).opened() as worker:
        await worker.run_until_empty()
    state = await log.house.http.get("/audit/verify", headers=officer.headers)
    assert state.status_code == 200, state.text
    found: dict[str, object] = state.json()["verifications"][0]
    assert found["id"] == asked.json()["id"]
    return found


@pytest.mark.clause("R6")
async def test_the_privacy_officer_has_the_log_checked(log: SealedLog, key_dir: Path, tmp_path: Path) -> None:
    found = await _check(log, key_dir, tmp_path / "heads")
    assert found["finding"] is None
    assert found["finishedAt"]
    assert found["comparedOutside"] is True
    assert found["recordsChecked"] == found["records"] != 0


async def test_a_check_names_the_first_bad_record_in_words(
    log: SealedLog, key_dir: Path, tmp_path: Path
) -> None:
    log.change("update audit_record set result = 'refused' where id = %s", log.record_at(11))
    found = await _check(log, key_dir, tmp_path / "heads")
    assert (found["finding"], found["sequence"], found["headNumber"]) == ("altered", 11, 2)
    assert found["recordId"] == str(log.record_at(11))
    assert found["sentence"] == "Een regel is gewijzigd nadat hij was geschreven."


async def test_the_heads_are_numbered_chained_and_signed(log: SealedLog) -> None:
    officer = await log.house.person(Role.PRIVACY_OFFICER)
    first = await log.house.http.get("/audit/tree-heads", headers=officer.headers, params={"limit": 2})
    heads = first.json()["items"]
    assert [head["number"] for head in heads] == [1, 2]
    assert heads[1]["previous"] == heads[0]["hash"]
    assert heads[1]["firstSequence"] == heads[0]["size"] + 1
    after = await log.house.http.get(
        "/audit/tree-heads", headers=officer.headers, params={"after": first.json()["nextAfter"]}
    )
    assert after.json()["items"][0]["number"] == 3


async def test_each_act_on_the_log_is_in_the_log(log: SealedLog) -> None:
    officer = await log.house.person(Role.PRIVACY_OFFICER)
    await log.house.http.get("/audit/export", headers=officer.headers)
    await log.house.http.get("/audit/tree-heads", headers=officer.headers)
    adviser = await log.house.person(Role.ADVISER)
    refused = await log.house.http.get("/audit/export", headers=adviser.headers)
    assert refused.status_code == 403
    query = "select action, result from audit_record where actor_id = %s and action like 'audit.%%' order by at, id"
    assert log.rows(query, officer.id) == [("audit.export", "done"), ("audit.read", "done")]
    assert log.rows(query, adviser.id) == [("audit.export", "refused")]


def _command(log: SealedLog, key_dir: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api.cli", "audit", *map(str, words)],
        env={
            **os.environ,
            "VERIFIER_DATABASE_URL": log.house.urls.verifier,
            "APPLICATION_DATABASE_URL": log.house.urls.application,
            "KEY_DIR": str(key_dir),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.clause("R6")
async def test_the_command_verifies_online_and_an_export_offline(
    log: SealedLog, key_dir: Path, tmp_path: Path
) -> None:
    online = _command(log, key_dir, "verify", "--heads", tmp_path / "heads")
    assert (online.returncode, online.stderr) == (0, "")
    assert "in order" in online.stdout

    officer = await log.house.person(Role.PRIVACY_OFFICER)
    answer = await log.house.http.get("/audit/export", headers=officer.headers)
    assert answer.status_code == 200
    (tmp_path / "app.jsonl").write_bytes(answer.content)
    written = _command(log, key_dir, "export", tmp_path / "command.jsonl")
    assert written.returncode == 0, written.stderr
    assert (tmp_path / "command.jsonl").read_bytes() == answer.content
    assert _command(log, key_dir, "export", tmp_path / "command.jsonl").returncode != 0

    public = _command(log, key_dir, "public-key")
    (tmp_path / "log.pem").write_text(public.stdout.split("\n", 1)[1], encoding="ascii")
    offline = ("verify", "--export", tmp_path / "app.jsonl", "--public-key", tmp_path / "log.pem")
    assert _command(log, tmp_path, *offline).returncode == 0

    lines = answer.content.splitlines(keepends=True)
    tampered = [
        line.replace(b'"result":"done"', b'"result":"failed"') if b'"sequence":9,' in line else line
        for line in lines
    ]
    (tmp_path / "app.jsonl").write_bytes(b"".join(tampered))
    found = _command(log, tmp_path, *offline)
    assert found.returncode == EXIT_FOUND
    assert found.stderr.startswith("altered:")
    assert "plaats 9" in found.stderr
    assert str(log.record_at(9)) in found.stderr

    # The end cut off: an export of fewer heads is whole in itself, and shorter than what was kept outside.
    last = max(number for number, line in enumerate(lines) if line.startswith(b'{"head"'))
    (tmp_path / "app.jsonl").write_bytes(b"".join(lines[:last]))
    assert _command(log, tmp_path, *offline).returncode == 0
    found = _command(log, tmp_path, *offline, "--heads", tmp_path / "heads")
    assert found.returncode == EXIT_FOUND
    assert found.stderr.startswith("cut-off:")


async def test_the_command_names_what_is_wrong_in_the_database(
    log: SealedLog, key_dir: Path, tmp_path: Path
) -> None:
    gone = log.record_at(17)
    log.change("delete from audit_record where id = %s", gone)
    found = _command(log, key_dir, "verify", "--heads", tmp_path / "heads")
    assert found.returncode == EXIT_FOUND
    assert found.stderr.startswith("missing:")
    assert str(gone) in found.stderr


async def test_another_signing_key_is_noticed(log: SealedLog, tmp_path: Path) -> None:
    from persistence.encryption.keyring import create_key_files

    create_key_files(tmp_path / "other")
    found = _command(log, tmp_path / "other", "verify")
    assert found.returncode == EXIT_FOUND
    assert found.stderr.startswith("head-altered:")


async def test_what_is_no_export_is_refused_in_one_sentence(
    log: SealedLog, key_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "wrong.jsonl").write_text('{"head": 1}\n', encoding="ascii")
    for name in ("wrong.jsonl", "absent.jsonl"):
        refused = _command(log, key_dir, "verify", "--export", tmp_path / name)
        assert refused.returncode == 1
        assert refused.stderr.count("\n") == 1
