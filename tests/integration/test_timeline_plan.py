"""The timeline reads the newest of each source by its index, also behind the row filter and in a long file."""

from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from domain.policy.actions import Action
from domain.policy.gate import authorise_client
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from domain.timeline.model import FIRST_PLACE, TimelineFilter
from persistence.repositories.timeline import _ENTRIES, values_of
from persistence.repositories.timeline_sources import SOURCES
from persistence.roles import DatabaseUrls
from persistence.sql import Sql
from tests.support.cluster import Cluster
from tests.support.house import house_of

ENTRIES = 2_000


class _Explained(Sql):
    def __init__(self, statement: Sql) -> None:
        self.text = "explain " + statement.text
        self.names = statement.names


_NOTES = """
    insert into note (id, client_id, author_id, kind, happened_at, text_sealed, created_at)
    select gen_random_uuid(), %s, %s, 'phone', now() - make_interval(mins => n), '\\x00', now()
    from generate_series(1, %s) n
"""
_TASKS = """
    insert into task (id, client_id, kind, due_on, created_by, created_at, done_at, done_by)
    select gen_random_uuid(), client_id, 'plan-due', current_date - n, by_id, now() - make_interval(mins => n),
           case when n > 20 then now() - make_interval(mins => n / 2) end, case when n > 20 then by_id end
    from (select cast(%s as uuid) as client_id, cast(%s as uuid) as by_id, n from generate_series(1, %s) n) m
"""
_APPOINTMENTS = """
    insert into appointment (id, client_id, made_by, kind, starts_at, ends_at, created_at, updated_at)
    select gen_random_uuid(), %s, %s, 'phone', t, t + interval '1 hour', now(), now()
    from (select now() - make_interval(hours => n) as t from generate_series(1, %s) n) m
"""
_FILLED = {"note": _NOTES, "task": _TASKS, "appointment": _APPOINTMENTS}
"""The sources that grow for years. Of the others a file has a handful: their index is named in tests/unit/timeline."""


@pytest.mark.clause("R13")
async def test_a_long_file_is_read_by_the_index_of_each_source(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    async with house_of(own_database, key_dir) as house:
        coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
        party = await house.party("uwv", "UWV Proef", ["naar-werk"])
        client_id, neighbour = [await house.client(coordinator, party, mine) for _ in range(2)]
        with psycopg.connect(cluster.superuser_of(own_database), autocommit=True) as connection:
            for statement in _FILLED.values():
                for one in (client_id, neighbour):
                    connection.execute(statement, (one, mine.id, ENTRIES))
            connection.execute("analyze")
        actor = house.app.state.tokens.actor_of(mine.token)
        values = values_of(client_id, TimelineFilter(), FIRST_PLACE, 51)
        async with house.database.begin(actor, Action.TIMELINE_READ, Purpose.GUIDANCE) as uow:
            await authorise_client(uow, client_id)
            # A small table would be read whole; what counts is that each source has an index to go by.
            for setting in ("enable_seqscan", "enable_bitmapscan"):
                await uow.execute(Sql(text(f"set local {setting} = off")))
            plan = "\n".join(row[0] for row in await uow.fetch_all(_Explained(_ENTRIES), **values))
    for source in (source for source in SOURCES if source.table in _FILLED):
        assert source.index in plan, (source.event, plan)
        assert f"Seq Scan on {source.table} s" not in plan
        if not source.few:
            # The newest come out of the index in order: nothing of the others is sorted or opened.
            assert "Sort" not in plan.split(source.index)[0].rsplit("Limit", 1)[1], (source.event, plan)
