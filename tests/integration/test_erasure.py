"""Erased is gone: key, rows, files; and it stays gone when a backup comes back (R35, R37)."""

import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from domain.inventory import INVENTORY
from domain.inventory_entry import Erasure, RetentionClass
from domain.policy.actor import Actor
from domain.policy.roles import Role
from domain.retention.erasure import erase_client
from domain.retention.model import Erased, ErasureReason
from domain.shared.errors import Conflict, NotFound, Refused
from persistence.context import begin_script
from persistence.erasing import plan
from persistence.roles import DatabaseUrls
from persistence.tables import metadata
from tests.integration.test_no_plain_data import copied
from tests.support.cluster import Cluster
from tests.support.filled import KANARIE, VREEMD, FilledHouse, filled_house
from tests.support.house import var_dir_of


@pytest.fixture
async def filled(own_database: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(own_database, key_dir) as house:
        yield house


async def erased(filled: FilledHouse) -> Erased:
    """The first client, erased on request, after the hold on it was lifted."""
    officer = filled.people["privacy_officer"]
    path = f"/retention/holds/{filled.client.records['holdId']}/lift"
    answer = await filled.house.http.post(path, headers=officer.headers)
    assert answer.status_code == 200, answer.text
    return await erase_client(filled.house.database, filled.client.id, ErasureReason.REQUEST)


def rows_of(cluster: Cluster, filled: FilledHouse, client_id: UUID) -> dict[str, int]:
    found = {}
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        for table in metadata.sorted_tables:
            if plan.hangs_on_a_client(table):
                column = "id" if table.name == "client" else "client_id"
                query = sql.SQL("select count(*) from {} where {} = %s").format(
                    sql.Identifier(table.name), sql.Identifier(column)
                )
                row = connection.execute(query, (client_id,)).fetchone()
                if row and row[0]:
                    found[table.name] = row[0]
    return found


@pytest.mark.clause("R35")
async def test_after_erasure_no_canary_is_left_and_the_other_client_is_whole(
    filled: FilledHouse, cluster: Cluster
) -> None:
    other = rows_of(cluster, filled, filled.other_client.id)
    done = await erased(filled)
    assert (done.traces, done.complete) == ([], True)
    assert set(rows_of(cluster, filled, filled.client.id)) == {"audit_record"}
    assert rows_of(cluster, filled, filled.other_client.id) == other
    tables = copied(cluster.superuser_of(filled.house.urls))
    kept = {"public.statutory_order"}  # R36: the order's own reference, on a random identifier
    parties = {"public.commissioning_party", "public.contract", "public.referral", "public.intake_row"}
    words = {
        f"{KANARIE}{end}" for end in ("voornaam", "achternaam", "straat", "stad", "opleiding", "functie")
    }
    assert {
        (table, word)
        for table, text in tables.items()
        if table not in kept | parties
        for word in (*words, filled.client.bsn)
        if word.casefold() in text.casefold()
    } == set()
    assert f"{VREEMD}achternaam" in tables["public.client"]


@pytest.mark.clause("R35")
async def test_what_the_party_delivered_of_this_client_goes_and_of_others_stays(
    filled: FilledHouse, cluster: Cluster
) -> None:
    house, wanted = filled.house, filled.delivery.referrals[0]
    answer = await house.http.post(
        f"/referrals/{wanted}/accept",
        headers=filled.people["coordinator"].headers,
        json={"adviserId": str(filled.people["assigned"].id)},
    )
    assert answer.status_code in (200, 201), answer.text
    client_id = UUID(answer.json()["clientId"])
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        count = "select count(*) from referral"
        before = connection.execute(count).fetchone()
        done = await erase_client(house.database, client_id, ErasureReason.REQUEST)
        after = connection.execute(count).fetchone()
        left = connection.execute("select 1 from referral where id = %s", (wanted,)).fetchone()
        told = connection.execute("select 1 from outbox_event where object_id = %s", (wanted,)).fetchone()
    assert before is not None
    assert after == (before[0] - 1,)
    assert (left, told, done.complete) == (None, None, True)


@pytest.mark.clause("R35")
async def test_every_path_of_the_inventory_of_a_client_is_emptied(filled: FilledHouse) -> None:
    done = await erased(filled)
    emptied = {step.table for step in plan.STEPS}
    paths = {
        entry.table
        for entry in INVENTORY
        if entry.retention in (RetentionClass.DOSSIER, RetentionClass.DELIVERY)
        and entry.erasure in (Erasure.DELETE, Erasure.SHRED)
    }
    # A batch and its file hold many clients: its rows go one by one, the file itself when it has been processed.
    assert paths - emptied == {"intake_batch", "intake_chunk"}
    assert {table for table in emptied if table in metadata.tables} == emptied
    assert done.rows["client"] == done.rows["client_key"] == 1


def test_what_erasure_leaves_is_named_in_the_inventory() -> None:
    unlinked = {
        entry.table for entry in INVENTORY if entry.column == "client_id" and entry.erasure is Erasure.UNLINK
    }
    assert unlinked == plan.KEPT | plan.UNLINKED


@pytest.mark.clause("R36")
async def test_the_order_stays_under_a_pseudonym_and_the_outcome_as_a_number(
    filled: FilledHouse, cluster: Cluster
) -> None:
    done = await erased(filled)
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        orders = connection.execute("select order_reference, keep_until from statutory_order").fetchall()
        minutes = connection.execute("select sum(minutes) from statutory_month").fetchone()
    assert len(orders) == done.kept.orders == 1
    assert orders[0][0].startswith(KANARIE)
    assert orders[0][1].isoformat() == "2036-12-31"
    assert minutes is not None
    assert minutes[0] > 0


@pytest.mark.clause("R35")
async def test_a_planted_copy_makes_the_certificate_refuse_complete(
    filled: FilledHouse, cluster: Cluster, key_dir: Path
) -> None:
    exports = var_dir_of(filled.house.urls, key_dir) / "exports"
    exports.mkdir()
    with zipfile.ZipFile(exports / "uitvoer.zip", "w") as archive:
        archive.writestr("lijst.csv", f"naam;bsn\nx;{filled.client.bsn}\n")
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        connection.execute(
            "insert into procrastinate_jobs (queue_name, task_name, args, lock) values ('x', 'x', %s, 'x')",
            (json.dumps({"wie": str(filled.client.id)}),),
        )
        connection.execute(
            "update commissioning_party set contact_email = %s where id = %s",
            (f"bsn {filled.client.bsn}", filled.other_delivery.party["id"]),
        )
    done = await erased(filled)
    places = {trace.place for trace in done.traces}
    assert places == {
        "file exports/uitvoer.zip", "procrastinate_jobs.args", "commissioning_party.contact_email",
    }  # fmt: skip
    assert not done.complete
    director = filled.people["director"]
    answer = await filled.house.http.get(
        f"/erasure-certificates/{done.certificate_id}", headers=director.headers
    )
    assert answer.json()["complete"] is False
    assert answer.json()["signatureFits"] is True
    said = json.loads(answer.json()["payload"])
    assert said["search"]["complete"] is False
    assert filled.client.bsn not in answer.text
    assert KANARIE not in answer.text


@pytest.mark.clause("R38")
async def test_a_hold_and_the_statutory_class_are_refused(filled: FilledHouse) -> None:
    works = filled.house.database
    with pytest.raises(Conflict, match="bewaarblokkade"):
        await erase_client(works, filled.client.id, ErasureReason.REQUEST)
    both = {RetentionClass.DOSSIER, RetentionClass.STATUTORY}
    with pytest.raises(Refused, match="tien jaar"):
        await erase_client(works, filled.client.id, ErasureReason.REQUEST, both)


@pytest.mark.clause("R37")
async def test_a_client_is_erased_once(filled: FilledHouse) -> None:
    await erased(filled)
    with pytest.raises(NotFound):
        await erase_client(filled.house.database, filled.client.id, ErasureReason.REQUEST)


@pytest.mark.clause("R24")
async def test_nobody_but_the_erasing_job_deletes_what_it_deletes(filled: FilledHouse) -> None:
    """Direct SQL as the application: a person with every role, another job, and this job about another client."""
    everything = Actor.person(filled.people["assigned"].id, UUID(int=1), frozenset(Role))
    for actor in (everything, Actor.system("documents"), Actor.system("erasure")):
        with psycopg.connect(filled.house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(actor, filled.house.clock.now()))
            other = str(filled.other_client.id)
            connection.execute("select set_config('app.erasing', %s, true)", (other,))
            for table in ("client", "client_key", "retention", "outbox_event", "erasure_certificate"):
                if table == "erasure_certificate":
                    with pytest.raises(psycopg.errors.InsufficientPrivilege):
                        connection.execute("delete from erasure_certificate")
                    break
                where = "traject_id in (select id from traject where client_id = %s)"
                where = (
                    where if table == "outbox_event" else f"{'id' if table == 'client' else 'client_id'} = %s"
                )
                gone = connection.execute(f"delete from {table} where {where}", (filled.client.id,)).rowcount
                assert gone == 0, (actor, table)
            connection.execute("ROLLBACK")
