"""Children of the launcher: ended in order, and never left behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

from api.processes import LOG_LIMIT, Child, end_all

ROOT = Path(__file__).resolve().parents[2]

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(inner.pid, flush=True)
time.sleep(60)
"""


def start(program: str, log: Path) -> Child:
    return Child("test", [sys.executable, "-c", textwrap.dedent(program)], dict(os.environ), log, ROOT)


def wait_for_line(log: Path) -> str:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if log.exists() and log.read_text().endswith("\n"):
            return log.read_text().strip()
        time.sleep(0.02)
    raise AssertionError("no line")


def gone(pid: int, seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (OSError, IndexError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_a_child_that_will_not_end_is_killed_with_everything_it_started(tmp_path: Path) -> None:
    child = start(STUBBORN, tmp_path / "log")
    inner = int(wait_for_line(tmp_path / "log"))
    end_all([child], seconds=0.3)
    assert child.exit_code == -signal.SIGKILL
    assert gone(inner)


def test_a_child_is_asked_before_it_is_killed(tmp_path: Path) -> None:
    child = start(
        """
        import signal, sys, time
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
        print("up", flush=True)
        time.sleep(60)
        """,
        tmp_path / "log",
    )
    wait_for_line(tmp_path / "log")
    end_all([child], seconds=10)
    assert child.exit_code == 7


def test_the_last_words_of_a_child_are_kept(tmp_path: Path) -> None:
    child = start("raise SystemExit('one clear sentence')", tmp_path / "log")
    child.end(10)
    assert child.exit_code == 1
    assert child.last_line() == "one clear sentence"


def test_a_log_of_others_eyes_and_endless_size_is_not_made(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"x" * (LOG_LIMIT + 1))
    child = start("print('new')", log)
    child.end(10)
    assert log.read_text() == "new\n"
    assert (tmp_path / "log.1").stat().st_size == LOG_LIMIT + 1
    assert log.stat().st_mode & 0o077 == 0


def test_a_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import os, sys, time
        from pathlib import Path
        from api.processes import Child
        words = [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"]
        Child("inner", words, dict(os.environ), Path(sys.argv[1]), Path.cwd())
        time.sleep(60)
    """)
    parent = subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "log")], cwd=ROOT)
    inner = int(wait_for_line(tmp_path / "log"))
    parent.kill()
    parent.wait()
    assert gone(inner)
