"""A worker that is killed while a receiver keeps it waiting: the message is sent again, under the same webhook-id."""

import asyncio
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from domain.webhooks.schedule import LEASE
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.house import StillClock, house_of, var_dir_of
from tests.support.intake import SERVICES, worker_of
from tests.support.receiver import Receiver, receiver_of

WAIT_SECONDS = 30.0


async def test_after_kill_9_the_message_is_sent_again_under_the_same_id(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    clock = StillClock(datetime.now(UTC))
    async with house_of(own_database, key_dir, clock) as house, receiver_of() as receiver:
        party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
        machine = await house.machine(party["id"], "webhooks:manage")
        made = await house.http.post(
            "/webhooks",
            headers=machine.headers,
            json={"url": receiver.url, "kinds": ["plan.approved"]},
        )
        webhook, secret = made.json()["webhook"]["id"], made.json()["secret"]
        tested = await house.http.post(f"/webhooks/{webhook}/test", headers=machine.headers)
        assert tested.status_code == 202, tested.text
        receiver.hang = True
        await _kill_while_it_waits(own_database, key_dir, receiver)
        receiver.hang = False
        with psycopg.connect(cluster.superuser_of(own_database)) as connection:
            left = connection.execute("select state, attempts from webhook_delivery").fetchall()
        assert left == [("pending", 1)]
        clock.moment = datetime.now(UTC) + LEASE
        async with worker_of(house, key_dir) as worker:
            # The killed worker gives no sign of life: nobody waits for it in a test.
            assert await worker.rescue(stalled_seconds=0) >= 1
            await worker.run_until_empty()
        first, second = receiver.received
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        assert first.body == second.body
        assert second.signed_with(secret)
        with psycopg.connect(cluster.superuser_of(own_database)) as connection:
            done = connection.execute("select state, attempts from webhook_delivery").fetchall()
        assert done == [("delivered", 2)]


async def _kill_while_it_waits(urls: DatabaseUrls, key_dir: Path, receiver: Receiver) -> None:
    """Start a real worker process and kill it when the receiver holds its message."""
    environment = {
        **os.environ,
        "APPLICATION_DATABASE_URL": urls.application,
        "KEY_DIR": str(key_dir),
        "VAR_DIR": str(var_dir_of(urls, key_dir)),
        "WEBHOOK_LOOPBACK": "1",
    }
    worker = await asyncio.to_thread(
        subprocess.Popen, [sys.executable, "-m", "api.cli", "worker"], env=environment
    )
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            await receiver.arrived.wait()
    finally:
        worker.send_signal(signal.SIGKILL)
        await asyncio.to_thread(worker.wait, 10)
