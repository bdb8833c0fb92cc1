"""Dockerfile and compose.yaml by their rules: no root, nothing writable, no secret inside, only what is locked."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
OURS = ("roles", "migrate", "api", "worker")


def instructions() -> list[tuple[str, str]]:
    """(INSTRUCTION, rest) of the Dockerfile, continuation lines joined and comments left out."""
    lines = [
        line for line in (ROOT / "Dockerfile").read_text().splitlines() if not line.lstrip().startswith("#")
    ]
    joined = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in joined.splitlines() if line.strip()]


def final_stage() -> list[tuple[str, str]]:
    found = instructions()
    last = max(index for index, (word, _) in enumerate(found) if word == "FROM")
    return found[last:]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    content = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert isinstance(content, dict)
    return content


def test_every_base_image_has_a_version() -> None:
    bases = [rest.split()[0] for word, rest in instructions() if word == "FROM"]
    assert len(bases) == 3
    assert all(re.fullmatch(r"[a-z]+:\d[\w.-]*", base) for base in bases)


def test_the_image_runs_as_a_numbered_user_that_is_not_root() -> None:
    users = [rest for word, rest in final_stage() if word == "USER"]
    assert users == ["10001:10001"]


def test_nothing_is_fetched_by_address() -> None:
    assert not [rest for word, rest in instructions() if word == "ADD"]
    assert "://" not in "".join(rest for word, rest in instructions() if word == "RUN")


def test_python_packages_are_installed_by_hash_and_without_compiling() -> None:
    installs = [rest for word, rest in instructions() if word == "RUN" and "pip install" in rest]
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    assert "--only-binary=:all:" in installs[0]
    assert "requirements.lock" in installs[0]


def test_front_end_packages_are_installed_from_their_lock() -> None:
    assert [rest for word, rest in instructions() if word == "RUN" and rest.startswith("npm ci")]


def test_no_secret_is_baked_in() -> None:
    for word, rest in instructions():
        if word in {"ENV", "ARG", "LABEL"}:
            assert not re.search(r"(?i)(password|secret|token|_url)\s*=", rest)


def test_commands_are_words_not_shell_lines() -> None:
    for word, rest in final_stage():
        if word in {"CMD", "ENTRYPOINT"}:
            assert isinstance(json.loads(rest), list)


def test_health_is_asked_of_the_live_page() -> None:
    checks = [rest for word, rest in final_stage() if word == "HEALTHCHECK"]
    assert len(checks) == 1
    program = json.loads(checks[0][checks[0].index("[") :])
    assert "/api/v1/health/live" in program[-1]
    compile(program[-1], "healthcheck", "exec")


def test_every_copied_path_exists_or_is_built() -> None:
    for word, rest in instructions():
        if word != "COPY" or rest.startswith("--from"):
            continue
        for source in rest.split()[:-1]:
            assert (ROOT / source).exists(), source


def test_only_named_paths_enter_the_build() -> None:
    rules = [
        line
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    assert rules[0] == "*"
    opened = {rule[1:].rstrip("/") for rule in rules if rule.startswith("!")}
    assert opened.isdisjoint({"var", "secrets", ".git", ".venv", "tests"})


@pytest.mark.parametrize("service", [*OURS, "database"])
def test_every_container_is_read_only_without_capabilities_or_new_rights(
    compose: dict[str, Any], service: str
) -> None:
    settings = compose["services"][service]
    assert settings["read_only"] is True
    assert settings["cap_drop"] == ["ALL"]
    assert settings["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in settings
    assert ("cap_add" in settings) == (service == "database")


@pytest.mark.parametrize("service", OURS)
def test_secrets_come_as_files(compose: dict[str, Any], service: str) -> None:
    environment = compose["services"][service]["environment"]
    for name, value in environment.items():
        if "URL" in name and name != "BASE_URL":
            assert name.endswith("_FILE")
            assert value.startswith("/run/secrets/")
            assert value.removeprefix("/run/secrets/") in compose["services"][service]["secrets"]
    keys, *outside = compose["services"][service]["volumes"]
    assert keys == "./secrets/keys:/run/keys:ro"
    # The worker alone writes the heads of the log; the API reads them. Both add to the ledger of erasures.
    ledger = "erasure-ledger:/run/erasure-ledger"
    assert outside == {
        "worker": ["log-heads:/run/log-heads", ledger],
        "api": ["log-heads:/run/log-heads:ro", ledger],
    }.get(service, [])


def test_only_roles_and_migrations_hold_more_than_the_application_role(compose: dict[str, Any]) -> None:
    for service in ("api", "worker"):
        assert compose["services"][service]["secrets"] == ["application-url"]
    assert compose["services"]["migrate"]["secrets"] == ["owner-url"]


def test_only_the_api_is_published_and_on_loopback(compose: dict[str, Any]) -> None:
    published = {
        name: service["ports"] for name, service in compose["services"].items() if "ports" in service
    }
    assert published == {"api": ["127.0.0.1:8080:8080"]}
    assert compose["networks"]["inside"] == {"internal": True}


def test_secrets_and_data_are_kept_out_of_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"/secrets/", "/var/"} <= set(ignored)


def test_the_locked_packages_alone_carry_the_application(tmp_path: Path) -> None:
    """The image's Python steps without a container engine: only requirements.lock, then the entry point."""
    venv, uv = tmp_path / "venv", Path(sys.executable).with_name("uv")
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, venv], check=True, env=environment)
    python = venv / "bin" / "python"
    options = ["--quiet", "--python", python, "--require-hashes", "--only-binary", ":all:"]
    subprocess.run(
        [uv, "pip", "install", *options, "-r", ROOT / "requirements.lock"], check=True, env=environment
    )
    bare = {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    for words in (["-c", "import api.app, api.jobs, persistence.migrate"], ["-m", "api.cli", "--help"]):
        subprocess.run([python, *words], check=True, env=bare, cwd=tmp_path, stdout=subprocess.DEVNULL)
