"""The virus scan: a real worker talks to a ClamAV daemon over loopback, and nothing is served before it answered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql
from pydantic import SecretStr, ValidationError

from api.jobs import Worker
from api.settings import Settings
from domain.documents.scanning import JOB, scan_document, wipe_removed
from domain.policy.actor import Actor
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.support.cluster import Cluster
from tests.support.document_files import EICAR, add_document, clamd, pdf
from tests.support.house import House, Person, var_dir_of

NOBODY = "127.0.0.1:1"
"""Where no scanner listens."""


def use_scanner(house: House, address: str) -> None:
    """Tell the running application that documents are scanned."""
    state = house.app.routes[0].app.state  # type: ignore[attr-defined]
    state.settings = state.settings.model_copy(update={"clamav_address": address})


@asynccontextmanager
async def worker(house: House, key_dir: Path, address: str) -> AsyncIterator[Worker]:
    settings = Settings(
        application_database_url=SecretStr(house.urls.application),
        key_dir=key_dir,
        clamav_address=address,
        var_dir=var_dir_of(house.urls, key_dir),
    )
    async with Worker(settings, house.clock).opened() as opened:
        yield opened


async def bureau(house: House) -> tuple[Person, UUID]:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    return mine, await house.client(coordinator, party, mine)


async def state_of(house: House, by: Person, path: str) -> tuple[str, int, int]:
    """What the list says, and what opening the content and the thumbnail answers."""
    shown = (await house.http.get(path, headers=by.headers)).json()["scanState"]
    answers = [await house.http.get(f"{path}/{end}", headers=by.headers) for end in ("content", "thumbnail")]
    for answer in answers:
        assert answer.status_code == 200 or (EICAR not in answer.content and b"%PDF" not in answer.content)
    return shown, answers[0].status_code, answers[1].status_code


@pytest.mark.clause("R6")
@pytest.mark.parametrize(("extra", "state", "status"), [(b"", "clean", 200), (EICAR, "infected", 409)])
async def test_a_document_waits_for_the_scan_and_is_served_only_when_clean(
    house: House, key_dir: Path, cluster: Cluster, extra: bytes, state: str, status: int
) -> None:
    mine, client_id = await bureau(house)
    content = pdf("x") + b"\n" * 600_000 + extra + b"\n"
    async with clamd() as daemon:
        use_scanner(house, daemon.address)
        made = await add_document(house, mine, client_id, content)
        assert made.json()["scanState"] == "waiting"
        path = f"/clients/{client_id}/documents/{made.json()['id']}"
        assert await state_of(house, mine, path) == ("waiting", 409, 409)
        waiting = await house.http.get(f"{path}/content", headers=mine.headers)
        assert waiting.json()["type"].endswith("/document-waiting")
        async with worker(house, key_dir, daemon.address) as jobs:
            await jobs.run_until_empty()
        assert daemon.received == [content]
    assert await state_of(house, mine, path) == (state, status, status)
    if state == "clean":
        assert (await house.http.get(f"{path}/content", headers=mine.headers)).content == content
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        record = connection.execute(
            "select actor_kind, client_id, object_id, result, code from audit_record"
            " where action = 'document-of-file.scan' order by id desc limit 1"
        ).fetchone()
        kept = connection.execute("select count(*) from document_chunk").fetchone()
    assert record == ("system", client_id, UUID(made.json()["id"]), "done", state)
    assert kept is not None
    assert kept[0] > 0


@pytest.mark.clause("R6")
async def test_while_the_scanner_is_down_a_document_waits_and_is_scanned_when_it_is_back(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    mine, client_id = await bureau(house)
    use_scanner(house, NOBODY)
    made = await add_document(house, mine, client_id, pdf("x"))
    path = f"/clients/{client_id}/documents/{made.json()['id']}"
    async with worker(house, key_dir, NOBODY) as jobs:
        await jobs.run_until_empty()
    assert await state_of(house, mine, path) == ("waiting", 409, 409)
    with psycopg.connect(cluster.superuser_of(house.urls), autocommit=True) as connection:
        (job,) = connection.execute("select status, args from procrastinate_jobs").fetchall()
        assert job == ("todo", {"document_id": made.json()["id"]})
        # As if every attempt had been used up while the scanner was away.
        connection.execute("update procrastinate_jobs set status = 'doing'")
        connection.execute("update procrastinate_jobs set status = 'failed'")
    async with clamd() as daemon, worker(house, key_dir, daemon.address) as jobs:
        assert await jobs.rescue() == 1
        assert await jobs.rescue() == 0
        await jobs.run_until_empty()
    assert await state_of(house, mine, path) == ("clean", 200, 200)


@pytest.mark.parametrize("verdict", [b"INSTREAM size limit exceeded. ERROR", b"?", None])
async def test_an_answer_that_is_no_verdict_leaves_the_document_waiting(
    house: House, key_dir: Path, verdict: bytes | None
) -> None:
    mine, client_id = await bureau(house)
    async with clamd() as daemon:
        daemon.verdict = verdict
        use_scanner(house, daemon.address)
        made = await add_document(house, mine, client_id, pdf("x"))
        async with worker(house, key_dir, daemon.address) as jobs:
            await jobs.run_until_empty()
        path = f"/clients/{client_id}/documents/{made.json()['id']}"
        assert await state_of(house, mine, path) == ("waiting", 409, 409)


async def test_scanning_twice_changes_nothing(house: House, key_dir: Path) -> None:
    mine, client_id = await bureau(house)
    async with clamd() as daemon:
        use_scanner(house, daemon.address)
        made = await add_document(house, mine, client_id, pdf("x"))
        async with worker(house, key_dir, daemon.address) as jobs:
            await jobs.run_until_empty()
            assert jobs._scanner is not None
            assert await scan_document(house.database, jobs._scanner, UUID(made.json()["id"])) is None
        assert len(daemon.received) == 1


async def test_a_removed_document_is_wiped_after_its_hour_with_every_piece(
    house: House, key_dir: Path, cluster: Cluster
) -> None:
    mine, client_id = await bureau(house)
    kept = (await add_document(house, mine, client_id, pdf("blijft"))).json()["id"]
    gone = (await add_document(house, mine, client_id, pdf("gaat"))).json()["id"]
    path = f"/clients/{client_id}/documents/{gone}"
    await house.http.delete(path, headers={**mine.headers, "If-Match": '"1"'})
    assert await wipe_removed(house.database) == 0
    house.clock.advance(minutes=62)
    async with worker(house, key_dir, "") as jobs:
        await jobs.rescue()
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        documents = connection.execute("select id from document").fetchall()
        pieces = connection.execute("select distinct document_id from document_chunk").fetchall()
        record = connection.execute(
            "select client_id, object_id, result from audit_record where action = 'document-of-file.wipe'"
        ).fetchall()
    assert documents == pieces == [(UUID(kept),)]
    assert record == [(client_id, UUID(gone), "done")]


@pytest.mark.parametrize("address", ["localhost", "scanner:", ":3310", "http://scanner:3310", "a b:1"])
def test_an_address_of_the_scanner_that_cannot_be_stops_the_start(address: str) -> None:
    with pytest.raises(ValidationError):
        Settings(application_database_url=SecretStr("x"), clamav_address=address)


class Behind:
    """Direct SQL as the application, with the settings an act begins with: the second wall alone."""

    def __init__(self, house: House, actor: Actor, now: datetime) -> None:
        self._connect = psycopg.connect(house.urls.application, autocommit=True)
        self._begin = begin_script(actor, now)

    def __enter__(self) -> psycopg.Connection[Any]:
        self._connect.execute(self._begin)
        return self._connect

    def __exit__(self, *_: object) -> None:
        self._connect.close()


@pytest.mark.clause("R24")
async def test_the_job_reaches_what_waits_and_nothing_else_and_writes_its_outcome_only(house: House) -> None:
    mine, client_id = await bureau(house)
    plain = (await add_document(house, mine, client_id, pdf("a"))).json()["id"]
    now = house.clock.now()
    with Behind(house, Actor.system(JOB), now) as job:
        for table in ("document", "document_chunk", "client_key", "client", "note"):
            count = job.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(table))).fetchone()
            assert count == (0,), table
    use_scanner(house, NOBODY)
    waiting = (await add_document(house, mine, client_id, pdf("b"))).json()["id"]
    with Behind(house, Actor.system(JOB), now) as job:
        assert job.execute("select id from document").fetchall() == [(UUID(waiting),)]
        assert job.execute("select document_id from document_chunk").fetchall() == [(UUID(waiting),)]
        assert job.execute("select client_id from client_key").fetchall() == [(client_id,)]
        assert job.execute("delete from document").rowcount == 0
        assert job.execute("delete from document_chunk").rowcount == 0
    for change in (
        "title_sealed = '\\x00'",
        "removed_at = now()",
        "traject_id = null, version = 9",
        "kind_sealed = ''",
    ):
        with Behind(house, Actor.system(JOB), now) as job, pytest.raises(psycopg.errors.RestrictViolation):
            job.execute(f"update document set scan_state = 'clean', scanned_at = '{now}', {change}")
    with Behind(house, Actor.system("intake"), now) as other:
        assert other.execute("select count(*) from document").fetchone() == (0,)
    with Behind(house, Actor.system(JOB), now + timedelta(hours=2)) as job:
        assert job.execute("delete from document where id = %s", (plain,)).rowcount == 0


@pytest.mark.clause("R24")
async def test_no_one_moves_a_document_rewrites_its_content_or_says_it_is_clean(house: House) -> None:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    first, second = [await house.client(coordinator, party, mine) for _ in range(2)]
    use_scanner(house, NOBODY)
    made = UUID((await add_document(house, mine, first, pdf("a"))).json()["id"])
    actor, now = Actor.person(mine.id, mine.id, frozenset({Role.ADVISER})), house.clock.now()
    forbidden = (
        f"client_id = '{second}'",
        "document_class = 'health', traject_id = (select id from traject limit 1)",
        "byte_size = 1",
        "sha256_sealed = ''",
        "scan_state = 'clean'",
    )
    for change in forbidden:
        with (
            Behind(house, actor, now) as own,
            pytest.raises((psycopg.errors.RestrictViolation, psycopg.errors.ForeignKeyViolation)),
        ):
            own.execute(f"update document set {change}")
    with Behind(house, actor, now) as own:
        # Content is rewritten by nobody but the renewal of the client's key (migration 0025): no row is in reach.
        assert own.execute("update document_chunk set content_sealed = ''").rowcount == 0
        assert own.execute("delete from document").rowcount == 0
        assert own.execute("delete from document_chunk").rowcount == 0
    with Behind(house, actor, now) as own, pytest.raises(psycopg.errors.ForeignKeyViolation):
        own.execute(
            "insert into document_chunk (document_id, sequence, client_id, content_sealed) values (%s, 7, %s, '')",
            (made, second),
        )


@pytest.mark.clause("R29")
async def test_the_database_takes_no_health_document_without_a_ground_or_with_anothers_traject(
    house: House, cluster: Cluster
) -> None:
    coordinator, mine = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    other = await house.person(Role.ADVISER)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    first, _ = [await house.client(coordinator, party, who) for who in (mine, other)]
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        foreign = connection.execute("select id from traject where client_id <> %s", (first,)).fetchone()
    assert foreign is not None
    statement = (
        "insert into document (id, client_id, traject_id, document_class, kind_sealed, title_sealed,"
        " original_name_sealed, sha256_sealed, media_type, byte_size, scan_state, uploaded_by, uploaded_at)"
        " values (gen_random_uuid(), %s, %s, 'health', '', '', '', '', 'text/plain', 1, 'not-scanned', %s, now())"
    )
    actor, now = Actor.person(mine.id, mine.id, frozenset({Role.ADVISER})), house.clock.now()
    with Behind(house, actor, now) as own, pytest.raises(psycopg.errors.CheckViolation):
        own.execute(statement, (first, None, mine.id))
    with Behind(house, actor, now) as own, pytest.raises(psycopg.errors.InsufficientPrivilege):
        own.execute(statement, (first, foreign[0], mine.id))
