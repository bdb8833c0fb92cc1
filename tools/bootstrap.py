"""Set up and run the project's commands with nothing but Python >= 3.11 (standard library only).

    python3 tools/bootstrap.py setup|run|test|lint|openapi|bench|lock|clean [words for the command]

Every step leaves a stamp that is a digest of what it was made from, so a step is repeated when its
input changed and costs milliseconds when not. Everything installed is pinned with hashes: Python
packages by requirements*.lock, front-end packages by frontend/package-lock.json. Steps end with an
exception of one sentence, `SetupError`, never with a half-made stamp.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / "bin"
FRONTEND = ROOT / "frontend"
CHROMIUM = Path("/usr/bin/chromium")

LOCKS = ("requirements-bootstrap", "requirements", "requirements-local", "requirements-dev")
OLDEST, NEWEST = (3, 11), (3, 13)
SYSTEM_NODE_MAJOR = 22
NOT_SOURCES = frozenset({"node_modules", "dist", "test-results", ".vite", "coverage"})

STARTED = time.monotonic()


class SetupError(Exception):
    """Something is missing or failed; the message is what to tell the person, in one sentence."""


# ------------------------------------------------------------------ small tools


def say(message: str) -> None:
    """One progress line on stderr, with the seconds since the start."""
    print(f"[{time.monotonic() - STARTED:6.1f} s] {message}", file=sys.stderr, flush=True)


def environment() -> dict[str, str]:
    """The caller's environment with the project's own programs first and no downloads behind our back."""
    return {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "VIRTUAL_ENV": str(VENV),
        "UV_PYTHON_DOWNLOADS": "never",
        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def call(words: Sequence[str | Path], *, what: str, cwd: Path = ROOT, quiet: bool = True) -> None:
    """Run a program; when it fails show what it said and raise SetupError naming `what`."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        check=False,
    )
    if done.returncode != 0:
        if quiet:
            sys.stderr.write(done.stdout.decode(errors="replace")[-8000:])
        raise SetupError(f"{what} failed (exit code {done.returncode}).")


def passes(label: str, words: Sequence[str | Path], cwd: Path = ROOT) -> bool:
    """Run one check, show its output only when it fails, and say how long it took."""
    begin = time.monotonic()
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    ok = done.returncode == 0
    say(f"{label}: {'ok' if ok else 'FAILED'} ({time.monotonic() - begin:.1f} s)")
    if not ok:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        sys.stderr.flush()
    return ok


def digest(paths: Iterable[Path], *extra: str) -> str:
    """SHA-256 over names and contents of files, in a fixed order, and over extra words."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    for word in extra:
        total.update(f"\0{word}".encode())
    return total.hexdigest()


def frontend_sources(folder: Path = FRONTEND) -> list[Path]:
    """Every file the built app is made from: the front end's own files and the API's description."""
    found = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not NOT_SOURCES.intersection(path.relative_to(folder).parts)
    ]
    openapi = ROOT / "openapi.yaml"
    return [*found, openapi] if openapi.exists() else found


def is_current(stamp: Path, wanted: str) -> bool:
    """Whether the step with this stamp was finished from exactly these inputs."""
    try:
        return stamp.read_text(encoding="ascii").strip() == wanted
    except (OSError, ValueError):
        return False


def supported(version: tuple[int, int]) -> bool:
    """Whether the locks were made for this Python."""
    return OLDEST <= version <= NEWEST


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two commands started together set up one after the other, not through each other."""
    with Path(__file__).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# ------------------------------------------------------------------ Python


def use_supported_python() -> None:
    """Go on with a Python the locks are for: this one, or another on PATH; never returns when it changes."""
    if supported(sys.version_info[:2]):
        return
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other is not None:
            os.execv(other, [other, *sys.argv])  # noqa: S606
    raise SetupError(
        f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed; this is {sys.version_info[0]}.{sys.version_info[1]}."
    )


def ensure_venv_module() -> None:
    """Debian leaves ensurepip out of python3: install its package when root, else name it."""
    if subprocess.run(
        [sys.executable, "-c", "import ensurepip, venv"], capture_output=True, check=False
    ).returncode:
        package = f"python3.{sys.version_info[1]}-venv"
        if os.geteuid() != 0 or shutil.which("apt-get") is None:
            raise SetupError(f"This Python cannot make virtual environments: install the package {package}.")
        say(f"installing {package}")
        apt_install(package)


def apt_install(package: str) -> None:
    """Install a Debian package without its recommendations. Root only."""
    call(["apt-get", "update", "-q"], what="apt-get update")
    call(
        [
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            "-y",
            "-q",
            "--no-install-recommends",
            package,
        ],
        what=f"Installing {package}",
    )


def python_works() -> bool:
    """Whether .venv has a Python that starts, is supported, and knows pip."""
    test = "import sys, pip; print(sys.version_info[0], sys.version_info[1])"
    try:
        found = subprocess.run([BIN / "python", "-c", test], capture_output=True, text=True, check=False)
    except OSError:
        return False
    words = found.stdout.split()
    return found.returncode == 0 and len(words) == 2 and supported((int(words[0]), int(words[1])))


def setup_python(lock: str) -> None:
    """Make .venv hold what `lock` names and the project itself. The dev lock also serves `run`."""
    wanted = {name: python_digest(name) for name in ("requirements-local", "requirements-dev")}
    enough = [lock] if lock == "requirements-dev" else ["requirements-dev", lock]
    if (
        any(is_current(VENV / f".stamp-{name}", wanted[name]) for name in enough)
        and (BIN / "trajectdossier").exists()
    ):
        return
    if not python_works():
        ensure_venv_module()
        say("making .venv")
        call([sys.executable, "-m", "venv", "--clear", VENV], what="Making the virtual environment")
    say(f"installing Python packages from {lock}.lock")
    bootstrap = ["--require-hashes", "-r", "requirements-bootstrap.lock"]
    call([BIN / "python", "-m", "pip", "install", "-q", *bootstrap], what="Installing uv")
    for stamp in VENV.glob(".stamp-requirements*"):
        stamp.unlink()
    python = ["--python", str(BIN / "python")]
    call(
        [BIN / "uv", "pip", "sync", "-q", *python, "--require-hashes", f"{lock}.lock"],
        what=f"Installing {lock}.lock",
    )
    editable = ["--no-deps", "--no-build-isolation", "--editable", "."]
    call([BIN / "uv", "pip", "install", "-q", *python, *editable], what="Installing the project")
    (VENV / f".stamp-{lock}").write_text(wanted[lock], encoding="ascii")


def python_digest(lock: str) -> str:
    """What an installed environment depends on; the folder too, since scripts and links name it."""
    files = [ROOT / f"{lock}.lock", ROOT / "requirements-bootstrap.lock", ROOT / "pyproject.toml"]
    return digest(files, str(ROOT))


# ------------------------------------------------------------------ front end


def npm() -> Path:
    """npm of the environment (from a wheel), or the system's when its Node is new enough."""
    own = BIN / "npm"
    if own.exists():
        return own
    node, system = shutil.which("node"), shutil.which("npm")
    if node is not None and system is not None:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        if int(version.lstrip("v").split(".", 1)[0] or 0) >= SYSTEM_NODE_MAJOR:
            return Path(system)
    raise SetupError(f"Node {SYSTEM_NODE_MAJOR} or newer is missing and its wheel is not installed.")


def setup_frontend_packages() -> None:
    """`npm ci` when the lock changed. The stamp lives in node_modules, so both go together."""
    lock, stamp = FRONTEND / "package-lock.json", FRONTEND / "node_modules" / ".stamp-packages"
    if not lock.exists():
        raise SetupError("frontend/package-lock.json is missing.")
    wanted = digest([lock])
    if is_current(stamp, wanted):
        return
    say("installing front-end packages (npm ci)")
    call([npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"], what="npm ci", cwd=FRONTEND)
    stamp.write_text(wanted, encoding="ascii")


def build_frontend() -> None:
    """Build frontend/dist when any source of it changed."""
    stamp, wanted = FRONTEND / "node_modules" / ".stamp-build", digest(frontend_sources())
    if is_current(stamp, wanted) and (FRONTEND / "dist" / "index.html").exists():
        return
    setup_frontend_packages()
    say("building the front end")
    stamp.unlink(missing_ok=True)
    call([npm(), "run", "--silent", "build"], what="Building the front end", cwd=FRONTEND)
    stamp.write_text(wanted, encoding="ascii")


def npm_scripts() -> dict[str, str]:
    """The scripts of frontend/package.json."""
    try:
        scripts: dict[str, str] = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))[
            "scripts"
        ]
    except (OSError, KeyError):
        return {}
    return scripts


def ensure_chromium() -> None:
    """The browser of the browser tests: Debian's, installed when absent and allowed."""
    if CHROMIUM.exists():
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SetupError(
            f"The browser tests need {CHROMIUM} (Debian package chromium), and only root can install it."
        )
    say("installing chromium")
    apt_install("chromium")


# ------------------------------------------------------------------ commands


def lint() -> list[str]:
    """Every static check; returns the names of those that failed. Needs the development environment."""
    checks: list[tuple[str, list[str | Path], Path]] = [
        ("ruff check", [BIN / "ruff", "check", "."], ROOT),
        ("ruff format", [BIN / "ruff", "format", "--check", "."], ROOT),
        ("mypy", [BIN / "mypy"], ROOT),
        ("import-linter", [BIN / "lint-imports"], ROOT),
        ("openapi.yaml is up to date", [BIN / "trajectdossier", "openapi", "--check"], ROOT),
    ]
    scripts = npm_scripts()
    for script, label in (
        ("lint", "front end: eslint, prettier, knip"),
        ("typecheck", "front end: tsc"),
        ("test", "front end: vitest"),
    ):
        if script in scripts:
            checks.append((label, [npm(), "run", "--silent", script], FRONTEND))
    rules = sorted([*ROOT.glob(".spectral*.y*ml"), *FRONTEND.glob(".spectral*.y*ml")])
    spectral = FRONTEND / "node_modules" / ".bin" / "spectral"
    for rule in rules:
        words: list[str | Path] = [
            spectral,
            "lint",
            "--fail-severity=warn",
            "-r",
            rule,
            ROOT / "openapi.yaml",
        ]
        checks.append((f"spectral {rule.relative_to(ROOT)}", words, FRONTEND))
    return [label for label, words, folder in checks if not passes(label, words, folder)]


def command_setup() -> int:
    """Everything `run` needs, without running."""
    with one_at_a_time():
        setup_python("requirements-local")
        build_frontend()
    return 0


def command_run(rest: Sequence[str]) -> int:
    """Set up and become the product's own launcher, so that signals reach it without a go-between."""
    command_setup()
    os.chdir(ROOT)
    os.execve(BIN / "trajectdossier", ["trajectdossier", "run", *rest], environment())  # noqa: S606


def setup_development() -> None:
    """Everything lint and tests need but the browser."""
    with one_at_a_time():
        setup_python("requirements-dev")
        setup_frontend_packages()


def command_lint() -> int:
    """Static checks only; exit code 1 when one failed."""
    setup_development()
    failed = lint()
    if failed:
        print(f"LINT FAILED: {', '.join(failed)}", file=sys.stderr, flush=True)
    return 1 if failed else 0


def command_test(rest: Sequence[str]) -> int:
    """All set-up, every check, every test. pytest comes last, so its closing line is the last line."""
    setup_development()
    with one_at_a_time():
        build_frontend()
        ensure_chromium()
    failed = lint()
    if failed:
        print(
            f"LINT FAILED: {', '.join(failed)} (the tests follow all the same)", file=sys.stderr, flush=True
        )
    say("pytest")
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers = ["-n", str(min(processors, 4)), "--dist", "loadfile"] if processors > 1 else []
    tests = subprocess.run(
        [BIN / "python", "-m", "pytest", *workers, *rest], cwd=ROOT, env=environment(), check=False
    )
    return tests.returncode or (1 if failed else 0)


def command_openapi() -> int:
    """Write openapi.yaml from the application and the front end's types from openapi.yaml."""
    setup_development()
    call([BIN / "trajectdossier", "openapi"], what="Writing openapi.yaml")
    if "generate" in npm_scripts():
        call([npm(), "run", "--silent", "generate"], what="Generating the front end's types", cwd=FRONTEND)
    say("openapi.yaml and the front end's types are written")
    return 0


def command_bench(rest: Sequence[str]) -> int:
    """The measurements of tests/bench; writes var/bench.json."""
    with one_at_a_time():
        setup_python("requirements-dev")
    return subprocess.run(
        [BIN / "python", "-m", "tests.bench", *rest], cwd=ROOT, env=environment(), check=False
    ).returncode


def command_lock() -> int:
    """Make the locks anew from the .in files: hashes for every platform, no index address."""
    with one_at_a_time():
        setup_python("requirements-dev")
    os.environ.pop("PIP_FIND_LINKS", None)
    for name in LOCKS:
        say(f"locking {name}")
        call(
            [
                BIN / "uv", "pip", "compile", "-q", f"{name}.in", "-o", f"{name}.lock",
                "--universal", f"--python-version={OLDEST[0]}.{OLDEST[1]}", "--generate-hashes", "--upgrade",
                "--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command=make lock",
            ],
            what=f"Locking {name}",
        )  # fmt: skip
    return 0


def command_clean() -> int:
    """Remove what was installed and built. Data, keys and logs under var/ stay."""
    caches = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache")
    for folder in (VENV, FRONTEND / "node_modules", FRONTEND / "dist", *(ROOT / name for name in caches)):
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def main(words: Sequence[str]) -> int:
    """Exit code of the command; 1 with one sentence when the set-up cannot be made."""
    if not words:
        print(__doc__, file=sys.stderr)
        return 2
    name, *rest = words
    try:
        use_supported_python()
        if name in {"run", "test", "bench"}:
            return {"run": command_run, "test": command_test, "bench": command_bench}[name](rest)
        plain = {
            "setup": command_setup,
            "lint": command_lint,
            "openapi": command_openapi,
            "lock": command_lock,
            "clean": command_clean,
        }
        if name not in plain or rest:
            print(__doc__, file=sys.stderr)
            return 2
        return plain[name]()
    except SetupError as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
