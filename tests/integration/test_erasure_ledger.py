"""Erased stays erased: a backup that comes back is caught up with before anything is answered (R35)."""

import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import UUID

import anyio
import asyncpg
import httpx
import psycopg
import pytest
from psycopg import sql
from pydantic import SecretStr

from api.app import create_app
from api.erasing import LEDGER, Replay, erasing_database
from api.jobs import Worker
from api.settings import Settings
from domain.policy.roles import Role
from domain.retention.erasure import erase_client
from domain.retention.model import ErasureReason
from persistence.database import Database
from persistence.embedded import EmbeddedPostgres, remove_data
from persistence.encryption.keyring import Keyring
from persistence.erasing.ledger import ErasureLedger, LedgerUnusableError
from persistence.erasing.start import check_ledger
from persistence.migrate import upgrade
from persistence.roles import OWNER, DatabaseUrls, close_to_others, ensure_database, with_database
from tests.integration.test_no_plain_data import _pg_dump, copied
from tests.support.cluster import Cluster
from tests.support.house import House, house_of, var_dir_of

MARK = "Kanarie"


def settings_of(urls: DatabaseUrls, key_dir: Path, var_dir: Path) -> Settings:
    return Settings(
        application_database_url=SecretStr(urls.application),
        key_dir=key_dir,
        var_dir=var_dir,
        secure_cookies=False,
        frontend_dir=Path("/nonexistent"),
    )


@asynccontextmanager
async def started(settings: Settings, clock: object = None) -> AsyncIterator[httpx.AsyncClient]:
    """The service on a restored database, as the network sees it from the first moment."""
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app, client=("127.0.0.1", 50_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://house.test/api/v1") as http:
            yield http


async def bureau(house: House) -> UUID:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    return await house.client(coordinator, party, adviser, mark=MARK)


def tool(name: str) -> Path:
    dump = _pg_dump()
    if dump is None or not dump.with_name(name).exists():
        pytest.skip(f"this server came without {name}")
    return dump.with_name(name)


def backup(cluster: Cluster, urls: DatabaseUrls, target: Path) -> None:
    command = [tool("pg_dump"), "--format=custom", "--dbname", cluster.superuser_of(urls), "--file", target]
    subprocess.run(command, check=True)


def restore(cluster: Cluster, urls: DatabaseUrls, source: Path) -> None:
    name = sql.Identifier(str(psycopg.conninfo.conninfo_to_dict(urls.owner)["dbname"]))
    with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database {} with (force)").format(name))
        connection.execute(
            sql.SQL("create database {} template template0 owner {}").format(name, sql.Identifier(OWNER))
        )
    command = [tool("pg_restore"), "--exit-on-error", "--dbname", cluster.superuser_of(urls), source]
    subprocess.run(command, check=True)
    with psycopg.connect(cluster.superuser_of(urls), autocommit=True) as connection:
        close_to_others(connection, str(psycopg.conninfo.conninfo_to_dict(urls.owner)["dbname"]))


@pytest.mark.clause("R35")
async def test_a_dump_that_is_restored_is_not_ready_until_the_erased_client_is_erased_again(
    own_database: DatabaseUrls,
    key_dir: Path,
    cluster: Cluster,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dump = tmp_path / "backup.dump"
    async with house_of(own_database, key_dir) as house:
        client_id = await bureau(house)
        backup(cluster, own_database, dump)
        await erase_client(house.database, client_id, ErasureReason.REQUEST)
    restore(cluster, own_database, dump)
    assert f"{MARK}achternaam" in copied(cluster.superuser_of(own_database))["public.client"]
    settings = settings_of(own_database, key_dir, var_dir_of(own_database, key_dir))
    # Held still at the moment between start and replay, the service says no to everything but its health.
    monkeypatch.setattr(Replay, "_until_done", lambda _self: _nothing())
    async with started(settings) as http:
        assert (await http.get("/health/live")).status_code == 200
        assert (await http.get("/health/ready")).status_code == 503
        assert (await http.get("/clients")).status_code == 503
    monkeypatch.undo()
    async with started(settings) as http:
        for _ in range(200):
            if (await http.get("/health/ready")).status_code == 200:
                break
            await _moment()
        assert (await http.get("/health/ready")).status_code == 200
        assert (await http.get("/clients")).status_code == 401
    text = copied(cluster.superuser_of(own_database))
    kept = {"public.statutory_order", "public.commissioning_party"}
    assert {table for table, rows in text.items() if MARK.casefold() in rows.casefold()} <= kept


async def _nothing() -> None:
    return None


async def _moment() -> None:
    await anyio.sleep(0.02)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that the server's own user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="td-copy-"))
    folder.chmod(0o711)
    yield folder
    for data in folder.iterdir():
        remove_data(data)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.clause("R35")
async def test_a_file_copy_of_the_data_folder_is_caught_up_with_as_well(
    key_dir: Path, tmp_path: Path, reachable: Path
) -> None:
    """A cluster of its own, stopped for the copy, as administrators do."""
    passwords = tmp_path / "database.json"
    data, copy = reachable / "postgres", reachable / "copy"
    with EmbeddedPostgres(data) as server:
        urls = ensure_database(server.superuser_dsn, password_file=passwords)
        upgrade(urls.owner)
        async with house_of(urls, key_dir) as house:
            client_id = await bureau(house)
    shutil.copytree(data, copy, copy_function=_owned_copy)
    _own_folders(data, copy)
    with EmbeddedPostgres(data) as server:
        urls = ensure_database(server.superuser_dsn, password_file=passwords)
        database = erasing(urls, key_dir, var_dir_of(urls, key_dir))
        await database.open()
        await erase_client(database, client_id, ErasureReason.REQUEST)
        await database.close()
    with EmbeddedPostgres(copy) as server:
        urls = ensure_database(server.superuser_dsn, password_file=passwords)
        assert f"{MARK}achternaam" in copied(urls_superuser(server.superuser_dsn, urls))["public.client"]
        async with started(settings_of(urls, key_dir, var_dir_of(urls, key_dir))) as http:
            for _ in range(200):
                if (await http.get("/health/ready")).status_code == 200:
                    break
                await _moment()
            assert (await http.get("/health/ready")).status_code == 200
        text = copied(urls_superuser(server.superuser_dsn, urls))["public.client"]
        assert MARK not in text


def urls_superuser(dsn: str, urls: DatabaseUrls) -> str:
    return with_database(dsn, str(psycopg.conninfo.conninfo_to_dict(urls.owner)["dbname"]))


def _owned_copy(source: str, target: str) -> str:
    shutil.copy2(source, target)
    owner = Path(source).stat()
    shutil.chown(target, owner.st_uid, owner.st_gid)
    return target


def _own_folders(source: Path, target: Path) -> None:
    for folder in (source, *(path for path in source.rglob("*") if path.is_dir())):
        owner, copy = folder.stat(), target / folder.relative_to(source)
        shutil.chown(copy, owner.st_uid, owner.st_gid)
        copy.chmod(owner.st_mode & 0o7777)


def erasing(urls: DatabaseUrls, key_dir: Path, var_dir: Path) -> Database:
    return erasing_database(settings_of(urls, key_dir, var_dir))


@pytest.mark.clause("R35")
@pytest.mark.parametrize("damage", ["missing", "changed", "cut off", "another"])
async def test_a_ledger_that_does_not_fit_is_refused_in_one_sentence(
    own_database: DatabaseUrls, key_dir: Path, damage: str, tmp_path: Path
) -> None:
    var_dir = var_dir_of(own_database, key_dir)
    async with house_of(own_database, key_dir) as house:
        await erase_client(house.database, await bureau(house), ErasureReason.REQUEST)
    ledger = var_dir / LEDGER
    lines = ledger.read_bytes().splitlines(keepends=True)
    match damage:
        case "missing":
            ledger.unlink()
        case "changed":
            ledger.write_bytes(lines[0] + lines[1].replace(b"data-subject-request", b"retention-term"))
        case "cut off":
            ledger.write_bytes(lines[0])
        case "another":
            ledger.unlink()
            ErasureLedger(ledger, Keyring.load(key_dir).derive("erasure-ledger")).create()
    words = {"missing": "missing", "changed": "changed or moved", "cut off": "lacks 1", "another": "another"}
    for start in (
        started(settings_of(own_database, key_dir, var_dir)),
        worker(own_database, key_dir, var_dir),
    ):
        with pytest.raises(LedgerUnusableError, match=words[damage]) as refused:
            async with start:
                pass
        assert "\n" not in str(refused.value)


@asynccontextmanager
async def worker(urls: DatabaseUrls, key_dir: Path, var_dir: Path) -> AsyncIterator[Worker]:
    async with Worker(settings_of(urls, key_dir, var_dir)).opened() as opened:
        yield opened


async def test_a_line_that_was_cut_off_while_it_was_written_is_dropped(
    own_database: DatabaseUrls, key_dir: Path
) -> None:
    """Power failed between the first byte and the last: the act was never committed."""
    async with house_of(own_database, key_dir) as house:
        client_id = await bureau(house)
        ledger = var_dir_of(own_database, key_dir) / LEDGER
        with ledger.open("ab") as file:
            file.write(b'{"at": "2026-')
        await erase_client(house.database, client_id, ErasureReason.REQUEST)
        assert house.database.outside is not None
        assert len(house.database.outside.ledger.lines()) == 1
        assert await check_ledger(house.database) is False


async def listeners(dsn: str, count: int) -> None:
    """Wait until so many processes listen."""
    query = (
        "select count(*) from pg_stat_activity where query ilike 'listen%' and datname = current_database()"
    )
    connection = await asyncpg.connect(dsn)
    try:
        for _ in range(200):
            if await connection.fetchval(query) >= count:
                return
            await _moment()
        raise AssertionError("nobody listens")
    finally:
        await connection.close()


@pytest.mark.clause("R35")
async def test_every_process_forgets_the_key_of_an_erased_client(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    async with house_of(own_database, key_dir) as house:
        client_id = await bureau(house)
        other = erasing(own_database, key_dir, var_dir_of(own_database, key_dir))
        await other.open()
        try:
            await listeners(cluster.superuser_of(own_database), 2)
            other.keys.put(client_id, object())  # type: ignore[arg-type]
            await erase_client(house.database, client_id, ErasureReason.REQUEST)
            for _ in range(200):
                if other.keys.get(client_id) is None:
                    break
                await _moment()
            assert other.keys.get(client_id) is None
            assert house.database.keys.get(client_id) is None
        finally:
            await other.close()
