"""Master and index key go over to a new version while the work goes on; an old version goes when nothing needs it."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, LiteralString

import httpx
import psycopg
import pytest
from pydantic import SecretStr

from api.app import create_app
from api.settings import Settings
from domain.keys.model import KeyKind
from domain.keys.use_cases import fill_next_index, retire, rewrap_all, status_for_command
from domain.shared.errors import Conflict
from persistence.encryption.keyring import Keyring, create_next_key_file
from persistence.readiness import WrongKeyError, read_newer_keys, verify_key
from persistence.repositories.keys import tables_with_wrapped_keys
from persistence.roles import DatabaseUrls
from tests.support.cluster import Cluster
from tests.support.document_files import add_document, pdf
from tests.support.fill_consents import consent_text
from tests.support.filled import FilledHouse, filled_house
from tests.support.house import BASE, House, Person, StillClock, house_of, var_dir_of
from tests.support.intake import csv_file, csv_row, process, sender
from tests.support.killed import wait_until_gone
from tests.support.rotation import SETTLED, add_bsns, add_clients, own_keys, unwrapped

KEYS = 20_000
WAIT_SECONDS = 60.0


@dataclass
class Rotation:
    filled: FilledHouse
    keys: Path
    superuser: psycopg.Connection[Any]

    @property
    def house(self) -> House:
        return self.filled.house

    async def next_version(self, kind: str) -> None:
        """A new key file, and a process that has read it."""
        create_next_key_file(self.keys, kind)
        self.house.database.keyring.reload()
        await verify_key(self.house.database)

    def settle(self, kind: str) -> None:
        self.superuser.execute(SETTLED.format(kind))

    def value(self, query: str) -> Any:
        found = self.superuser.execute(query).fetchone()
        assert found is not None
        return found[0]


@pytest.fixture
async def rotation(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> AsyncIterator[Rotation]:
    keys = own_keys(key_dir, tmp_path / "keys")
    async with filled_house(own_database, keys) as filled:
        with psycopg.connect(cluster.superuser_of(own_database), autocommit=True) as superuser:
            yield Rotation(filled, keys, superuser)


async def _can_read(rotation: Rotation) -> None:
    """The assigned adviser opens the file and its notes; keys come from the database, not from memory."""
    rotation.house.database.keys.clear()
    adviser = rotation.filled.people["assigned"]
    for path in ("", "/notes", "/benefits"):
        answer = await rotation.house.http.get(
            f"/clients/{rotation.filled.client.id}{path}", headers=adviser.headers
        )
        assert answer.status_code == 200, answer.text
    assert rotation.filled.client.mark in answer.text or answer.json()


@pytest.mark.clause("R6")
async def test_every_wrapped_key_goes_over_and_everything_still_opens(rotation: Rotation) -> None:
    before = unwrapped(rotation.superuser, rotation.house.database.keyring)
    await rotation.next_version("master")
    await _can_read(rotation)
    (master, _) = await status_for_command(rotation.house.database)
    assert master.rotating
    assert master.behind == master.total > 0
    assert await rewrap_all(rotation.house.database, batch=3) == master.total
    assert await rewrap_all(rotation.house.database) == 0
    (master, _) = await status_for_command(rotation.house.database)
    assert (master.behind, master.done) == (0, master.total)
    for table in tables_with_wrapped_keys():
        assert rotation.value(f"select count(*) from {table.name} where kek_version <> 2") == 0
    assert {table for table, _ in before} >= {"client_key", "referral", "intake_batch"}
    (rotation.keys / "master-1.key").unlink()
    only_new = Keyring.load(rotation.keys)
    assert unwrapped(rotation.superuser, only_new) == before
    await _can_read(rotation)


async def test_a_version_goes_only_when_nothing_rests_on_it(rotation: Rotation) -> None:
    database = rotation.house.database
    with pytest.raises(Conflict):
        await retire(database, KeyKind.MASTER, 1)
    await rotation.next_version("master")
    with pytest.raises(Conflict, match="rijen"):
        await retire(database, KeyKind.MASTER, 1)
    await rewrap_all(database)
    with pytest.raises(Conflict, match="minuut"):
        await retire(database, KeyKind.MASTER, 1)
    rotation.settle("master")
    await retire(database, KeyKind.MASTER, 1)
    with pytest.raises(Conflict):
        await retire(database, KeyKind.MASTER, 1)
    # The refusals are in the log as well.
    assert (
        rotation.value(
            "select count(*) from audit_record where action = 'key.retire' and code = 'key-in-use'"
        )
        == 4
    )
    # A process that never heard of version 2 cannot seal with version 1 any more.
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        rotation.superuser.execute("update client_key set kek_version = 1")
    # The root key stays, so start and other secrets do not notice.
    (rotation.keys / "master-1.key").unlink()
    database.keyring.reload()
    await verify_key(database)
    await _can_read(rotation)


async def test_postgresql_itself_refuses_to_let_a_version_go_that_a_row_needs(rotation: Rotation) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        rotation.superuser.execute("delete from master_key_version where version = 1")
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        rotation.superuser.execute("delete from index_key_version where version = 1")


async def test_every_table_with_wrapped_keys_is_bound_to_its_version_and_open_to_the_rotation(
    rotation: Rotation,
) -> None:
    """A table that comes later goes along, or this says what it lacks."""
    for table in tables_with_wrapped_keys():
        assert len(table.primary_key.columns) == 1
        bound = (
            "select count(*) from pg_constraint where contype = 'f' and confrelid = 'master_key_version'::regclass "
            f"and conrelid = '{table.name}'::regclass"
        )
        assert rotation.value(bound) == 1, table.name
        opened = (
            f"select count(*) from pg_policies where tablename = '{table.name}' and policyname like '%_keys'"
        )
        assert rotation.value(opened) >= 3, table.name


async def test_a_version_that_is_missing_or_another_stops_the_start(rotation: Rotation) -> None:
    await rotation.next_version("master")
    await rewrap_all(rotation.house.database)
    (rotation.keys / "master-2.key").rename(rotation.keys / "away")
    rotation.house.database.keyring.reload()
    with pytest.raises(WrongKeyError, match="version 2 is missing"):
        await verify_key(rotation.house.database)
    (rotation.keys / "master-2.key").write_bytes((rotation.keys / "token-1.key").read_bytes())
    (rotation.keys / "master-2.key").chmod(0o600)
    rotation.house.database.keyring.reload()
    with pytest.raises(WrongKeyError, match="do not belong"):
        await verify_key(rotation.house.database)


async def test_a_running_process_hears_of_the_new_version(
    rotation: Rotation, own_database: DatabaseUrls
) -> None:
    async with other_process(own_database, rotation.keys, rotation.house.clock) as other:
        await rotation.next_version("master")
        await rewrap_all(rotation.house.database)
        # It opens what was wrapped with a key it had not read, and seals with it after its next look.
        adviser = rotation.filled.people["assigned"]
        answer = await other.http.get(f"/clients/{rotation.filled.client.id}", headers=adviser.headers)
        assert answer.status_code == 200, answer.text
        await rotation.next_version("index")
        assert await read_newer_keys(other.database)
        assert not await read_newer_keys(other.database)
        assert other.database.keyring.versions("index").keys() == {1, 2}


class other_process:  # noqa: N801 - reads as a word in the test
    """A second application on the same database, which read its keys earlier."""

    def __init__(self, urls: DatabaseUrls, keys: Path, clock: StillClock) -> None:
        self._urls, self._keys, self._clock = urls, keys, clock

    async def __aenter__(self) -> House:
        app = create_app(
            Settings(
                application_database_url=SecretStr(self._urls.application),
                key_dir=self._keys,
                var_dir=var_dir_of(self._urls, self._keys),
                base_url=BASE,
                secure_cookies=False,
                pool_size=2,
                frontend_dir=Path("/nonexistent"),
            ),
            clock=self._clock,
        )
        self._lifespan = app.router.lifespan_context(app)
        await self._lifespan.__aenter__()
        transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 50_000))
        self._http = httpx.AsyncClient(transport=transport, base_url=f"{BASE}/api/v1")
        return House(app, app.state.database, self._urls, self._http, self._clock)

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()
        await self._lifespan.__aexit__(None, None, None)


async def _found(rotation: Rotation, bsn: str, person: Person) -> list[str]:
    answer = await rotation.house.http.post("/clients/search", headers=person.headers, json={"bsn": bsn})
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


async def test_searching_and_matching_go_on_while_the_index_key_is_rotated(rotation: Rotation) -> None:
    database, filled = rotation.house.database, rotation.filled
    adviser, client = filled.people["assigned"], filled.client
    party = await rotation.house.party("uwv", "UWV Rotatie", ["naar-werk"])
    before = rotation.value("select encode(bsn_index, 'hex') from client_bsn_index order by 1 limit 1")

    async def holds() -> None:
        assert await _found(rotation, client.bsn, adviser) == [str(client.id)]
        same = await rotation.house.http.post(
            "/clients",
            headers=filled.people["coordinator"].headers,
            json={
                **rotation.house.client_members(party, adviser, "Dubbel"),
                "bsn": client.bsn,
            },
        )
        assert same.status_code == 409, same.text

    await holds()
    await rotation.next_version("index")
    await holds()
    (_, index) = await status_for_command(database)
    assert index.behind == index.total > 0
    with pytest.raises(Conflict):
        await retire(database, KeyKind.INDEX, 1)
    # A client and a referral of now get both.
    rotation.house._count += 40
    await rotation.house.client(filled.people["coordinator"], party, adviser, mark="Tussen")
    assert rotation.value("select count(*) from client_bsn_index where bsn_index_next is not null") == 1
    await fill_next_index(database, batch=2)
    assert await fill_next_index(database) == 0
    (_, index) = await status_for_command(database)
    assert index.behind == 0
    await holds()
    rotation.settle("index")
    await retire(database, KeyKind.INDEX, 1)
    await holds()
    assert rotation.value("select count(*) from client_bsn_index where index_version <> 2") == 0
    assert rotation.value("select count(*) from client_bsn_index where bsn_index_next is not null") == 0
    assert (
        rotation.value(f"select count(*) from client_bsn_index where encode(bsn_index, 'hex') = '{before}'")
        == 0
    )
    assert (
        rotation.value("select count(*) from referral where bsn_index is not null and index_version <> 2")
        == 0
    )
    # The old key away, and on: matching as before.
    (rotation.keys / "index-1.key").unlink()
    database.keyring.reload()
    await verify_key(database)
    await holds()


async def test_after_kill_9_in_the_middle_of_a_rotation_the_rest_goes_over_once(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> None:
    keys = own_keys(key_dir, tmp_path / "keys")
    async with house_of(own_database, keys) as house:
        with psycopg.connect(cluster.superuser_of(own_database), autocommit=True) as superuser:
            raws = add_clients(superuser, house.database.keyring, KEYS)
            process_killed = _kill_in_the_middle(
                superuser, own_database, keys, "rotate-master", "client_key where kek_version = 2"
            )
            assert 0 < process_killed < KEYS
            # Killed again, and then to the end: it goes on with what is left of the version that was begun.
            assert not (keys / "master-3.key").exists()
            ended = await asyncio.to_thread(
                subprocess.run,
                [sys.executable, "-m", "api.cli", "keys", "rotate-master"],
                env=_environment(own_database, keys),
                capture_output=True,
                text=True,
                check=True,
            )
            assert "version 2" in ended.stdout
            assert not (keys / "master-3.key").exists()
            versions = superuser.execute("select kek_version, count(*) from client_key group by 1").fetchall()
            assert versions == [(2, KEYS)]
            (keys / "master-1.key").unlink()
            found = unwrapped(superuser, Keyring.load(keys))
            assert found == {("client_key", client_id): raw for client_id, raw in raws.items()}


def _environment(urls: DatabaseUrls, keys: Path) -> dict[str, str]:
    return {**os.environ, "APPLICATION_DATABASE_URL": urls.application, "KEY_DIR": str(keys)}


def _kill_in_the_middle(
    connection: psycopg.Connection[Any], urls: DatabaseUrls, keys: Path, command: str, done: LiteralString
) -> int:
    """Start the real command, end it by SIGKILL as soon as a row is done beyond those that were, and count them."""
    query = f"select count(*) from {done}"
    (before,) = connection.execute(query).fetchone() or (0,)
    process = subprocess.Popen(
        [sys.executable, "-m", "api.cli", "keys", command],
        env=_environment(urls, keys),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + WAIT_SECONDS
    try:
        while time.monotonic() < until and connection.execute(query).fetchone() == (before,):
            time.sleep(0.002)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    wait_until_gone(connection, urls)
    found = connection.execute(query).fetchone()
    assert found is not None
    return int(found[0])


async def _rotate_index(rotation: Rotation) -> None:
    """From the first version to the second, with the key of the first thrown away."""
    await rotation.next_version("index")
    await fill_next_index(rotation.house.database)
    rotation.settle("index")
    await retire(rotation.house.database, KeyKind.INDEX, 1)
    (rotation.keys / "index-1.key").unlink()
    rotation.house.database.keyring.reload()
    await verify_key(rotation.house.database)


@pytest.mark.clause("R28")
async def test_a_consent_given_before_a_rotation_is_the_same_consent_after_it(rotation: Rotation) -> None:
    """It still covers what leaves for its recipient, nothing for another, and a second one is still refused."""
    client, adviser = rotation.filled.client, rotation.filled.people["assigned"]
    asked = {
        "purpose": "sharing-with-provider",
        "textId": await consent_text(rotation.house, adviser, "sharing-with-provider"),
        "recipientKind": "provider",
        "recipientName": "Jobcoach Rotatie",
        "categories": ["background"],
        "months": 6,
        "given": True,
        "evidence": {"method": "spoken", "witness": "Een collega"},
    }

    async def post(path: str, body: dict[str, Any]) -> httpx.Response:
        path = f"/clients/{client.id}/{path}"
        return await rotation.house.http.post(path, headers=adviser.headers, json=body)

    given = await post("consents", asked)
    assert given.status_code == 201, given.text
    added = await add_document(
        rotation.house, adviser, client.id, pdf("bijlage"), title="Bijlage", kind="letter"
    )
    assert added.status_code == 201, added.text
    await _rotate_index(rotation)
    again = await post("consents", asked)
    assert (again.status_code, again.json()["type"].rsplit("/", 1)[-1]) == (409, "consent-active")
    leaves = {
        "recipient": "provider",
        "recipientName": "Jobcoach Rotatie",
        "purpose": "sharing-with-provider",
        "categories": ["background"],
        "consentId": given.json()["id"],
        "documents": [{"documentId": added.json()["id"], "sha256": added.json()["sha256"]}],
        "acceptedBy": "J. Jansen",
    }
    other = await post("disclosures", {**leaves, "recipientName": "Jobcoach Anders"})
    assert other.status_code == 403, other.text
    covered = await post("disclosures", leaves)
    assert covered.status_code == 201, covered.text


BSN_KEYS = 6000


async def test_after_kill_9_in_the_middle_of_an_index_rotation_the_rest_gets_its_index_once(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster, tmp_path: Path
) -> None:
    keys = own_keys(key_dir, tmp_path / "keys")
    async with house_of(own_database, keys) as house:
        with psycopg.connect(cluster.superuser_of(own_database), autocommit=True) as superuser:
            bsns = add_bsns(superuser, house.database.keyring, BSN_KEYS)
            for _ in range(2):
                reached = _kill_in_the_middle(
                    superuser,
                    own_database,
                    keys,
                    "rotate-index",
                    "client_bsn_index where bsn_index_next is not null",
                )
                assert 0 < reached < BSN_KEYS
            assert not (keys / "index-3.key").exists()
            superuser.execute(SETTLED.format("index"))
            ended = await asyncio.to_thread(
                subprocess.run,
                [sys.executable, "-m", "api.cli", "keys", "rotate-index"],
                env=_environment(own_database, keys),
                capture_output=True,
                text=True,
                check=True,
            )
            assert "index-1 is closed off" in ended.stdout
            assert not (keys / "index-3.key").exists()
            (keys / "index-1.key").unlink()
            keyring = Keyring.load(keys)
            found = superuser.execute(
                "select client_id, bsn_index, bsn_index_next, index_version from client_bsn_index"
            ).fetchall()
            assert {row[0]: row[1:] for row in found} == {
                client_id: (keyring.index(bsn), None, 2) for client_id, bsn in bsns.items()
            }


async def test_a_referral_matches_its_client_in_every_phase(rotation: Rotation) -> None:
    """The same person is delivered before, during and after: each time the known client is proposed."""
    database, house = rotation.house.database, rotation.house
    coordinator = rotation.filled.people["coordinator"]
    machine = await sender(house, "uwv")

    async def matched(reference: str) -> None:
        bsn = rotation.filled.client.bsn
        batch = await process(house, rotation.keys, machine, csv_file(csv_row(reference, bsn)))
        assert batch["counts"]["new"] == 1, batch
        (referral_id,) = rotation.superuser.execute(
            "select id from referral where order_reference = %s", (reference,)
        ).fetchone() or (None,)
        answer = await house.http.get(f"/referrals/{referral_id}", headers=coordinator.headers)
        assert answer.status_code == 200, answer.text
        assert str(rotation.filled.client.id) in answer.text

    await matched("UWV-ROT-1")
    await rotation.next_version("index")
    await matched("UWV-ROT-2")
    await fill_next_index(database)
    await matched("UWV-ROT-3")
    rotation.settle("index")
    await retire(database, KeyKind.INDEX, 1)
    await matched("UWV-ROT-4")
