"""One client gets a new data key after a suspicion: everything still opens, the old key opens nothing any more."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from domain.keys.renewal import Renewed, renew_client_key
from domain.keys.use_cases import fill_next_index
from domain.policy.actor import Actor
from domain.shared.errors import NotFound
from persistence.context import begin_script
from persistence.encryption.envelope import DataKey, SealBrokenError, open_sealed
from persistence.encryption.keyring import Wrapped
from persistence.repositories.client_keys import (
    OTHER_KEY,
    payload_place,
    place_of,
    sealed_columns,
    tables_with_client_keys,
)
from persistence.roles import DatabaseUrls
from persistence.sealing import key_aad
from persistence.tables import metadata
from tests.support.cluster import Cluster
from tests.support.filled import Dossier, FilledHouse, filled_house

Values = dict[tuple[str, str, str], bytes]
"""Every sealed value of a client in plain, by table, column and row."""


@dataclass
class Renewal:
    filled: FilledHouse
    superuser: psycopg.Connection[Any]

    @property
    def client(self) -> Dossier:
        return self.filled.client

    def number(self, client_id: UUID) -> str:
        (number,) = self.superuser.execute("select number from client where id = %s", (client_id,)).fetchone()
        return str(number)

    async def renew(self) -> Renewed:
        return await renew_client_key(self.filled.house.database, self.number(self.client.id))

    def key(self, client_id: UUID) -> DataKey:
        """The data key as it is wrapped in the database now."""
        key_id, version, wrapped = self.superuser.execute(
            "select key_id, kek_version, wrapped from client_key where client_id = %s", (client_id,)
        ).fetchone()
        keyring = self.filled.house.database.keyring
        return DataKey.of(key_id, keyring.unwrap(Wrapped(version, wrapped), aad=key_aad(key_id, client_id)))

    def blobs(self, client_id: UUID) -> list[tuple[str, str, Any, Any]]:
        """Table, column, place and bytes of every value under this client's key."""
        found = []
        with psycopg.Cursor(self.superuser, row_factory=psycopg.rows.dict_row) as cursor:
            for table in tables_with_client_keys():
                query = sql.SQL("select * from {} where client_id = %s").format(sql.Identifier(table.name))
                for row in cursor.execute(query, (client_id,)).fetchall():
                    for column in sealed_columns(table):
                        if row[column] is not None:
                            place = place_of(table, column, row)  # type: ignore[arg-type]
                            if table.name == "log_payload":
                                place = payload_place(row["record_id"], client_id)
                            found.append((table.name, column, place, row[column]))
        return found

    def opened(self, client_id: UUID, key: DataKey) -> Values:
        return {
            (table, column, str(place.bytes().hex())): open_sealed(key, blob, place)
            for table, column, place, blob in self.blobs(client_id)
        }


@pytest.fixture(scope="module")
async def renewal(database_urls: DatabaseUrls, key_dir: Path, cluster: Cluster) -> AsyncIterator[Renewal]:
    async with filled_house(database_urls, key_dir) as filled:
        with psycopg.connect(cluster.superuser_of(database_urls), autocommit=True) as superuser:
            yield Renewal(filled, superuser)


async def _reads(renewal: Renewal) -> dict[str, Any]:
    """What the assigned adviser sees of the file, and the party's machine of what was sent to it."""
    house, client = renewal.filled.house, renewal.client
    adviser, machine = renewal.filled.people["assigned"], renewal.filled.delivery.machine
    base, traject = f"/clients/{client.id}", f"/trajects/{client.records['trajectId']}"
    found = {}
    for path in (
        base,
        *(f"{base}/{part}" for part in (
            "notes", "benefits", "preferences", "work-experiences", "documents", "appointments", "consents",
            "disclosures", "tasks", "questions", "timeline", "references", "health-records?purpose=guidance",
            f"documents/{client.records['documents']}/content",
        )),
        *(f"{traject}/{part}" for part in ("plan", "activities", "assessments", "placements", "reports")),
    ):  # fmt: skip
        answer = await house.http.get(path, headers=adviser.headers)
        assert answer.status_code == 200, (path, answer.text)
        found[path] = answer.content
    delivered = await house.http.get("/delivered-reports", headers=machine.headers)
    for report in delivered.json()["items"]:
        pdf = await house.http.get(f"/delivered-reports/{report['id']}/pdf", headers=machine.headers)
        assert pdf.status_code == 200, pdf.text
        found[report["id"]] = pdf.content
    return found


async def _changed_fields(renewal: Renewal) -> list[Any]:
    adviser = renewal.filled.people["assigned"]
    path = f"/clients/{renewal.client.id}/access-log"
    answer = await renewal.filled.house.http.get(path, headers=adviser.headers, params={"limit": 100})
    assert answer.status_code == 200, answer.text
    return [item["changedFields"] for item in answer.json()["items"] if item.get("changedFields")]


@pytest.mark.clause("AVG 32")
async def test_every_sealed_value_opens_with_the_new_key_and_none_with_the_old(renewal: Renewal) -> None:
    client, other = renewal.client.id, renewal.filled.other_client.id
    old, kept = renewal.key(client), renewal.key(other)
    before, foreign = renewal.opened(client, old), renewal.opened(other, kept)
    assert {table for table, _, _ in before} >= {
        "note",
        "document_chunk",
        "plan_version",
        "letter",
        "report_artifact",
    }
    seen = await _reads(renewal)
    done = await renewal.renew()
    new = renewal.key(client)
    assert new.id != old.id
    after = renewal.opened(client, new)
    assert {place: value for place, value in after.items() if place[0] != "log_payload"} == before
    assert sum(done.rows.values()) > len(seen)
    for table, column, place, blob in renewal.blobs(client):
        for stale in (old, DataKey(new.id, old.cipher)):
            with pytest.raises(SealBrokenError):
                open_sealed(stale, blob, place)
            assert blob[1:17] == new.id.bytes, (table, column)
    # Nobody else's key, no value of anybody else.
    assert renewal.opened(other, renewal.key(other)) == foreign
    assert await _reads(renewal) == seen
    renewal.filled.house.database.keys.clear()
    assert await _reads(renewal) == seen


@pytest.mark.clause("R6")
async def test_the_log_is_not_changed_and_what_it_sealed_still_opens_after_two_renewals(
    renewal: Renewal,
) -> None:
    adviser = renewal.filled.people["assigned"]
    path = f"/clients/{renewal.client.id}"

    async def change(phone: str) -> None:
        opened = await renewal.filled.house.http.get(path, headers=adviser.headers)
        changed = await renewal.filled.house.http.patch(
            path, headers={**adviser.headers, "If-Match": opened.headers["etag"]}, json={"phone": phone}
        )
        assert changed.status_code == 200, changed.text

    records = "select md5(string_agg(r::text, '' order by id)) from audit_record r where at <= %s"
    await change("06-11112222")
    fields = await _changed_fields(renewal)
    assert fields
    moment = renewal.filled.house.clock.now()
    unchanged = renewal.superuser.execute(records, (moment,)).fetchone()
    renewal.filled.house.clock.advance(seconds=1)
    await renewal.renew()
    assert await _changed_fields(renewal) == fields
    await change("06-33334444")
    longer = await _changed_fields(renewal)
    assert len(longer) == len(fields) + 1
    renewal.filled.house.clock.advance(seconds=1)
    await renewal.renew()
    assert await _changed_fields(renewal) == longer
    assert renewal.superuser.execute(records, (moment,)).fetchone() == unchanged


async def test_ended_in_the_middle_nothing_has_changed_and_it_is_asked_again(renewal: Renewal) -> None:
    class Killed(BaseException):
        pass

    def stop(_table: str, _count: int) -> None:
        raise Killed

    old = renewal.key(renewal.client.id)
    before = renewal.blobs(renewal.client.id)
    with pytest.raises(Killed):
        await renew_client_key(renewal.filled.house.database, renewal.number(renewal.client.id), stop)
    assert renewal.blobs(renewal.client.id) == before
    assert renewal.key(renewal.client.id).id == old.id
    assert renewal.superuser.execute(
        "select count(*) from renewed_client_key where key_id = %s", (old.id.bytes,)
    ).fetchone() == (0,)
    await renewal.renew()
    assert renewal.opened(renewal.client.id, renewal.key(renewal.client.id))


async def _forgotten(renewal: Renewal) -> None:
    """Wait until this process has heard that the key was renewed."""
    for _ in range(200):
        if renewal.filled.house.database.keys.get(renewal.client.id) is None:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("the process did not hear of it")


NOTE = {"kind": "phone", "happenedAt": "2026-11-24T08:00:00Z", "text": "Met een oude sleutel."}


@pytest.mark.clause("AVG 32")
async def test_an_act_that_still_has_the_old_key_seals_nothing_with_it(renewal: Renewal) -> None:
    house, client, adviser = renewal.filled.house, renewal.client, renewal.filled.people["assigned"]
    old = renewal.key(client.id)
    await renewal.renew()
    # As a process in the moment before it hears of it.
    await house.database._news.stop()

    async def write() -> Any:
        return await house.http.post(f"/clients/{client.id}/notes", headers=adviser.headers, json=NOTE)

    house.database.keys.put(client.id, old)
    refused = await write()
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (409, "key-renewed")
    assert (await write()).status_code == 201
    # Reading with it gives nothing either, once; then the key is asked for again.
    house.database.keys.put(client.id, old)
    statuses = [
        (await house.http.get(f"/clients/{client.id}/notes", headers=adviser.headers)).status_code
        for _ in range(2)
    ]
    assert statuses == [503, 200]
    house.database._news.start()
    assert renewal.opened(client.id, renewal.key(client.id))


@pytest.mark.clause("AVG 32")
async def test_notes_written_while_the_key_is_renewed_all_open_afterwards(renewal: Renewal) -> None:
    house, client, adviser = renewal.filled.house, renewal.client, renewal.filled.people["assigned"]

    async def write(count: int) -> int:
        done = 0
        for _ in range(count):
            answer = await house.http.post(f"/clients/{client.id}/notes", headers=adviser.headers, json=NOTE)
            assert answer.status_code in (201, 409), answer.text
            done += answer.status_code == 201
        return done

    written, *_ = await asyncio.gather(write(12), renewal.renew(), write(6))
    assert written > 0
    values = renewal.opened(client.id, renewal.key(client.id))
    assert sum(value == NOTE["text"].encode() for value in values.values()) >= written


def test_every_table_with_sealed_values_of_a_client_is_renewed_or_says_why_not(cluster: Cluster) -> None:
    """A table that comes later is renewed too, or this says what it lacks: a migration as 0025 lays over the others."""
    urls = cluster.create()
    try:
        with psycopg.connect(cluster.superuser_of(urls)) as connection:
            for table in tables_with_client_keys():
                names = {
                    name
                    for (name,) in connection.execute(
                        "select policyname from pg_policies where tablename = %s union all "
                        "select tgname from pg_trigger where tgrelid = %s::regclass",
                        (table.name, table.name),
                    )
                }
                lacks = {f"{table.name}_select_renewing", f"{table.name}_update_renewing"} - names
                if table.name != "log_payload":
                    lacks |= {"only_reseals", "refuse_renewed_key"} - names
                assert lacks == set(), table.name
    finally:
        cluster.drop(urls)
    assert {table.name for table in metadata.sorted_tables} >= OTHER_KEY.keys()


@pytest.mark.clause("R24")
async def test_the_job_opens_the_one_client_it_names_and_changes_nothing_but_seals(renewal: Renewal) -> None:
    house, client, other = renewal.filled.house, renewal.client.id, renewal.filled.other_client.id

    def as_job(statement: str, *values: Any) -> int:
        with psycopg.connect(house.urls.application) as connection:
            connection.execute(begin_script(Actor.system("keys"), house.clock.now()).removeprefix("BEGIN;"))
            connection.execute("select set_config('app.renewing', %s, true)", (str(client),))
            done = connection.execute(statement, values).rowcount
            connection.rollback()
            return done

    assert as_job("update note set text_sealed = text_sealed where client_id = %s", client) > 0
    assert as_job("update note set text_sealed = text_sealed where client_id = %s", other) == 0
    for change in (
        "update note set happened_at = now()",
        "update plan_version set state = 'superseded'",
        "update consent set state = 'withdrawn', ended_at = now()",
        "update consent set recipient_name_sealed = null where recipient_name_sealed is not null",
        "update disclosure set recipient_name_sealed = null, recipient_key = null where recipient_key is not null",
        "update client_identity set bsn_sealed = null",
    ):
        with pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.InsufficientPrivilege)):
            as_job(change)


@pytest.mark.clause("R8")
async def test_what_is_never_rewritten_stays_so_for_everybody_else(renewal: Renewal) -> None:
    house, adviser = renewal.filled.house, renewal.filled.people["assigned"]
    actor = Actor.person(adviser.id, UUID(int=1), frozenset({adviser.role}))
    for change in (
        "update document_chunk set content_sealed = 'x'",
        "update privacy_statement_offer set signature_sealed = 'x'",
        "update plan_version set goals_sealed = 'x' where state <> 'draft'",
        "update consent set witness_sealed = 'x'",
        "update employer_profile set pdf_sealed = 'x'",
    ):
        with psycopg.connect(house.urls.application) as connection:
            connection.execute(begin_script(actor, house.clock.now()).removeprefix("BEGIN;"))
            with contextlib.suppress(psycopg.errors.CheckViolation, psycopg.errors.InsufficientPrivilege):
                assert connection.execute(change).rowcount == 0, change


async def test_a_number_that_is_nobodys_is_said_in_one_sentence_and_the_command_tells_what_it_did(
    renewal: Renewal, key_dir: Path
) -> None:
    with pytest.raises(NotFound):
        await renew_client_key(renewal.filled.house.database, "C-999999")

    def command(number: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "api.cli", "keys", "renew-client", number],
            env={
                **os.environ,
                "APPLICATION_DATABASE_URL": renewal.filled.house.urls.application,
                "KEY_DIR": str(key_dir),
            },
            capture_output=True,
            text=True,
            check=False,
        )

    old = renewal.key(renewal.client.id)
    renewal.filled.house.database.keys.put(renewal.client.id, old)
    refused = await asyncio.to_thread(command, "C-999999")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1), refused.stderr
    done = await asyncio.to_thread(command, renewal.number(renewal.client.id))
    assert done.returncode == 0, done.stderr
    assert "sealed with a new key" in done.stdout
    assert renewal.key(renewal.client.id).id != old.id
    await _forgotten(renewal)
    await _reads(renewal)
    # The job of the index, which opens the BSN, knows the new key too.
    assert await fill_next_index(renewal.filled.house.database) == 0
