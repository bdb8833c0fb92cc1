"""Child processes that cannot outlive their parent, for the launcher.

Each child leads a process group of its own, so that Ctrl-C in the terminal reaches the launcher only
and children are ended in order; the kernel ends a child when the launcher dies without saying so.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

LOG_LIMIT: Final = 10 * 1024 * 1024
"""Bytes; a log larger than this is set aside (one older log is kept) when its process starts."""


class Child:
    """A started program. `log` gets what it prints."""

    def __init__(
        self, name: str, words: Sequence[str], environment: Mapping[str, str], log: Path, cwd: Path
    ) -> None:
        self.name = name
        self.log = log
        _set_aside(log)
        setpriv = shutil.which("setpriv")
        # KILL: the database ends with the launcher too, and a worker asked to end would wait for it to come back.
        guard = [setpriv, "--pdeathsig=KILL"] if setpriv else []
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as out:
            self._process = subprocess.Popen(
                [*guard, *words],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd=cwd,
                start_new_session=True,
            )

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative is the signal that ended it."""
        return self._process.poll()

    def ask_to_end(self) -> None:
        """SIGTERM to the child: it finishes what it is doing."""
        if self.exit_code is None:
            self._process.terminate()

    def end(self, seconds: float) -> None:
        """Wait for the end, then kill the whole group: also what the child itself had started."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def last_line(self) -> str:
        """The last thing it printed, for the sentence that says it died."""
        with contextlib.suppress(OSError):
            lines = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            if lines:
                return lines[-1][:300]
        return "nothing"


def end_all(children: Sequence[Child], seconds: float) -> None:
    """Ask all to end at once, then wait for each until the common deadline."""
    for child in children:
        child.ask_to_end()
    until = time.monotonic() + seconds
    for child in children:
        child.end(max(0.1, until - time.monotonic()))


def _set_aside(log: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(f"{log.suffix}.1"))
