"""Erasing among few and among many clients: what one client costs, and what the search for traces of a chunk costs."""

import asyncio
import time
from pathlib import Path

import asyncpg

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.retention.erasure import JOB, erase_subject
from domain.retention.model import ErasureReason
from domain.shared.clock import SystemClock
from persistence.database import Database
from persistence.encryption.keyring import Keyring
from persistence.erasing.outside import Outside
from persistence.erasing.start import check_ledger
from persistence.roles import DatabaseUrls

CHUNK = 50


def measure_sweep(urls: DatabaseUrls, superuser_dsn: str, keyring: Keyring, folder: Path) -> dict[str, float]:
    """Milliseconds to find what is due, to erase one client, and to look for traces of fifty."""
    return asyncio.run(_sweep(urls, superuser_dsn, keyring, folder))


async def _sweep(urls: DatabaseUrls, superuser_dsn: str, keyring: Keyring, folder: Path) -> dict[str, float]:
    await _end_trajects(superuser_dsn)
    outside = Outside.of(keyring, folder / "erasure-ledger", [folder])
    database = Database(urls.application, keyring, SystemClock(), pool_size=2, outside=outside)
    await database.open()
    try:
        await check_ledger(database)
        begin = time.perf_counter()
        async with database.pool.acquire() as connection, connection.transaction():
            await connection.execute("set local app.job = 'erasure'")
            due = await connection.fetch(
                "select client_id from retention where dossier_until <= current_date order by dossier_until limit $1",
                CHUNK,
            )
        found = time.perf_counter()
        async with database.begin(Actor.system(JOB), Action.ERASURE_EXECUTE, Purpose.LEGAL_DUTY) as uow:
            await authorise(uow)
            subjects = []
            for row in due:
                subject = await uow.erasures.subject(row["client_id"])
                assert subject is not None
                await erase_subject(uow, subject, ErasureReason.TERM, None)
                subjects.append(subject)
            erased = time.perf_counter()
            await uow.erasures.traces(subjects)
            searched = time.perf_counter()
            await uow.commit()
    finally:
        await database.close()
    return {
        "dueMilliseconds": round(1000 * (found - begin), 1),
        "eraseMilliseconds": round(1000 * (erased - found) / len(due), 1),
        "searchMilliseconds": round(1000 * (searched - erased), 1),
    }


async def _end_trajects(superuser_dsn: str) -> None:
    """Fifty trajects that ended three years ago."""
    connection = await asyncpg.connect(superuser_dsn)
    try:
        await connection.execute(
            "update traject set state = 'closed', started_on = current_date - 1500, ended_on = current_date - 1100, "
            f"result_code = 'placed-permanent' where id in (select id from traject order by id limit {CHUNK})"
        )
        await connection.execute("analyze retention")
    finally:
        await connection.close()
