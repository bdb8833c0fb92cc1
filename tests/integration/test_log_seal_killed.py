"""Sealing that is killed in the middle: the next goes on, nothing is skipped and nothing is sealed twice."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.house import var_dir_of
from tests.support.killed import wait_until_gone
from tests.support.sealed_log import SealedLog, sealed_log

RECORDS = 60_000
WAIT_SECONDS = 60.0


def _many(log: SealedLog) -> None:
    """Records as releases before the marks left them, waiting to be sealed."""
    log.change(
        "insert into audit_record (id, at, actor_id, actor_kind, action, field_groups, purpose, relation, result, "
        "request_id) select gen_random_uuid(), '2026-01-01', gen_random_uuid(), 'person', 'note.read', '{}', "
        f"'guidance', 'assigned', 'done', gen_random_uuid() from generate_series(1, {RECORDS})"
    )
    log.change(
        "insert into audit_pending (record_id) select id from audit_record where at = '2026-01-01' "
        "on conflict do nothing"
    )


async def test_after_kill_9_in_the_middle_of_sealing_the_rest_is_sealed_once(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> None:
    async with sealed_log(own_database, key_dir, cluster, tmp_path / "heads", records=5) as log:
        _many(log)
        for _ in range(2):
            done = _kill_in_the_middle(log, own_database, key_dir, tmp_path / "heads")
            assert 0 < done < RECORDS
        await log.seal(size=2048)
        ((records, leaves, distinct, last),) = log.rows(
            "select (select count(*) from audit_record r where not exists (select 1 from audit_pending p "
            "where p.record_id = r.id)), count(*), count(distinct record_id), max(sequence) from audit_leaf"
        )
        assert records == leaves == distinct == last
        assert leaves > RECORDS
        assert await log.verify() is None


def _kill_in_the_middle(log: SealedLog, urls: DatabaseUrls, key_dir: Path, folder: Path) -> int:
    """Start a real process that seals, kill it after some trees, and answer how many records were sealed since."""
    ((before,),) = log.rows("select count(*) from audit_leaf")
    environment = {
        **os.environ,
        "APPLICATION_DATABASE_URL": urls.application,
        "KEY_DIR": str(key_dir),
        "LOG_HEADS_DIR": str(folder),
        "VAR_DIR": str(var_dir_of(urls, key_dir)),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "audit", "seal"], env=environment, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + WAIT_SECONDS
    try:
        while time.monotonic() < until:
            ((now,),) = log.rows("select count(*) from audit_leaf")
            if now > before + 3000:
                break
            assert process.poll() is None
            time.sleep(0.005)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    wait_until_gone(log.superuser, urls)
    ((after,),) = log.rows("select count(*) from audit_leaf")
    return int(after - before)
