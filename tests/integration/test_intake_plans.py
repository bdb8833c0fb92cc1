"""The hot questions of intake are answered from an index, also behind the row filter."""

from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.purposes import Purpose
from domain.policy.roles import Role
from persistence.repositories import intake, referrals
from persistence.roles import DatabaseUrls
from persistence.sql import Sql
from tests.support.cluster import Cluster
from tests.support.house import House, house_of
from tests.support.intake import csv_file, csv_row, process, sender

ROWS = 3_000


async def plan(house: House, actor: Actor, statement: Sql, **values: Any) -> str:
    """How the application role, with this actor set, would run a statement."""
    async with house.database.begin(actor, Action.REFERRAL_LIST, Purpose.INTAKE) as uow:
        rows = await uow.fetch_all(_Explained(statement), **values)
    return "\n".join(row[0] for row in rows)


class _Explained(Sql):
    def __init__(self, statement: Sql) -> None:
        self.text = "explain " + statement.text
        self.names = statement.names


@pytest.mark.clause("R23")
async def test_the_inbox_and_the_comparison_with_what_is_there_use_their_indexes(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    async with house_of(own_database, key_dir) as house:
        machine = await sender(house, "employer")
        shape = {"dienst": "spoor-2", "doel": "new-employer"}
        rows = [csv_row(f"A-{n}", "", achternaam=f"Proef{n}", **shape) for n in range(ROWS)]
        await process(house, key_dir, machine, csv_file(*rows))
        with psycopg.connect(cluster.superuser_of(own_database), autocommit=True) as connection:
            connection.execute("analyze")
        person = await house.person(Role.COORDINATOR)
        coordinator = house.app.state.tokens.actor_of(person.token)
        inbox = await plan(
            house, coordinator, referrals._ITEMS,
            states=["received"], party_id=None, after=house.clock.now(), after_id=UUID(int=0), limit=50,
        )  # fmt: skip
        assert "ix_referral_state_received" in inbox
        assert "Seq Scan on referral" not in inbox
        standings = await plan(
            house,
            Actor.system("intake"),
            intake._STANDINGS,
            party_id=machine.party_id,
            references=["A-1", "A-2"],
        )
        assert "Seq Scan on referral" not in standings
