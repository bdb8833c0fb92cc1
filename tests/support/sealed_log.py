"""A house whose log is sealed, and hands that change it as a superuser could."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg

from domain.audit.model import Finding
from domain.audit.use_cases import job_reader, keep_outside, seal_log, verify_log
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from persistence.database import Database
from persistence.encryption.log_signer import LogSigner
from persistence.heads_outside import HeadFolder
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.house import House, house_of


async def write_records(database: Database, count: int) -> None:
    """Acts that leave a record each, about nobody."""
    for _ in range(count):
        async with database.begin(Actor.system("keys"), Action.KEY_ROTATE, Purpose.ADMINISTRATION) as uow:
            await authorise(uow)
            uow.log.about("test")
            await uow.commit()


@dataclass
class SealedLog:
    """The log of a house with several heads, and those heads outside the database."""

    house: House
    folder: HeadFolder
    superuser: psycopg.Connection[Any]

    @property
    def signer(self) -> LogSigner:
        return LogSigner(self.house.database.keyring)

    async def seal(self, *, size: int = 8) -> int:
        count = await seal_log(self.house.database, self.signer, size=size)
        await keep_outside(job_reader(self.house.database), self.folder)
        return count

    async def verify(self, *, outside: bool = True) -> Finding | None:
        return await verify_log(
            job_reader(self.house.database), self.signer, self.folder if outside else None
        )

    def change(self, statement: str, *values: Any) -> None:
        """As someone who has the database in hands: no policy, no grant, no trigger, no foreign key in the way."""
        self.superuser.execute("set session_replication_role = replica")
        self.superuser.execute(statement, values)
        self.superuser.execute("set session_replication_role = origin")

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.superuser.execute(query, values).fetchall()

    def record_at(self, sequence: int) -> UUID:
        ((record_id,),) = self.rows("select record_id from audit_leaf where sequence = %s", sequence)
        return UUID(str(record_id))

    def sequences(self) -> Sequence[int]:
        return [row[0] for row in self.rows("select sequence from audit_leaf order by sequence")]


@asynccontextmanager
async def sealed_log(
    urls: DatabaseUrls, key_dir: Path, cluster: Cluster, folder: Path, *, records: int = 30
) -> AsyncIterator[SealedLog]:
    """A house with some heads of eight records."""
    async with house_of(urls, key_dir) as house:
        with psycopg.connect(cluster.superuser_of(urls), autocommit=True) as superuser:
            log = SealedLog(house, HeadFolder(folder), superuser)
            await write_records(house.database, records)
            assert await log.seal() >= records
            yield log
