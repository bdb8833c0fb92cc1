"""A worker that is killed in the middle of a file: the next one goes on, without loss and without doubles."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg

from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.house import house_of, var_dir_of
from tests.support.intake import HEADINGS, sender, upload, worker_of

ROWS = 12_000
WAIT_SECONDS = 30.0


def file_of(rows: int) -> bytes:
    """A file of an employer: no BSN is needed, so every row is of its own."""
    lines = [HEADINGS]
    lines += [
        f"WER-{n:06d};spoor-2;new-employer;Noor;;Proef{n};V;1985-05-17;;Proefstraat;1;1234 AB;Utrecht;06-12345678;;"
        for n in range(rows)
    ]
    return "\n".join(lines).encode()


async def test_after_kill_9_the_next_worker_finishes_the_file(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    async with house_of(own_database, key_dir) as house:
        machine = await sender(house, "employer")
        answer = await upload(house, machine, file_of(ROWS))
        assert answer.status_code == 202
        with psycopg.connect(cluster.superuser_of(own_database), autocommit=True) as connection:
            done = _kill_in_the_middle(connection, own_database, key_dir)
            assert 0 < done < ROWS
            async with worker_of(house, key_dir) as worker:
                # The killed worker gives no sign of life: nobody waits for it in a test. A job of its clock
                # may have been at work beside the file: that one is given back too.
                assert await worker.rescue(stalled_seconds=0) >= 1
                await worker.run_until_empty()
            state, counted, counts = _row(connection, "select state, rows_done, counts from intake_batch")
            assert (state, counted) == ("done", ROWS)
            assert counts["new"] == counts["accepted"] == ROWS
            assert _row(connection, "select count(*), count(distinct order_reference) from referral") == (
                ROWS,
                ROWS,
            )
            assert _row(connection, "select count(*), count(distinct referral_id) from intake_row") == (
                ROWS,
                ROWS,
            )


def _kill_in_the_middle(connection: psycopg.Connection, urls: DatabaseUrls, key_dir: Path) -> int:
    """Start a real worker process, kill it when part of the rows is there, and answer how many were."""
    environment = {
        **os.environ,
        "APPLICATION_DATABASE_URL": urls.application,
        "KEY_DIR": str(key_dir),
        "VAR_DIR": str(var_dir_of(urls, key_dir)),
    }
    worker = subprocess.Popen([sys.executable, "-m", "api.cli", "worker"], env=environment)
    try:
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            if _row(connection, "select rows_done from intake_batch")[0] >= 1_000:
                break
            time.sleep(0.005)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait(timeout=10)
    _wait_until_gone(connection, urls)
    return int(_row(connection, "select rows_done from intake_batch")[0])


def _wait_until_gone(connection: psycopg.Connection, urls: DatabaseUrls) -> None:
    """Its transactions end when the server sees that the connections are gone."""
    name = psycopg.conninfo.conninfo_to_dict(urls.application)["dbname"]
    query = (
        "select count(*) from pg_stat_activity where datname = %s and state = 'idle in transaction' "
        "and pid <> pg_backend_pid()"
    )
    until = time.monotonic() + WAIT_SECONDS
    while connection.execute(query, (name,)).fetchone() != (0,) and time.monotonic() < until:
        time.sleep(0.05)


def _row(connection: psycopg.Connection, query: str) -> tuple:  # type: ignore[type-arg]
    found = connection.execute(query).fetchone()  # type: ignore[arg-type]
    assert found is not None
    return found
