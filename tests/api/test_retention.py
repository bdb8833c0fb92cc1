"""A retention run from list to certificate, by two people, stoppable, resumable; and what it refuses (R35-R38)."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from domain.policy.roles import Role
from domain.retention.clocks import dossier_until, statutory_until
from domain.retention.execution import execute_chunk, execute_due_runs, purge_statutory
from persistence.context import begin_script
from tests.integration.test_row_level_security import person
from tests.support.cluster import Cluster
from tests.support.fill_retention import approve, close_traject, due_list, years_later
from tests.support.house import House, Person, var_dir_of


@dataclass
class Bureau:
    """Two years later: an officer, a director, an adviser, clients whose trajects all ended."""

    house: House
    officer: Person
    director: Person
    adviser: Person
    party: dict[str, Any]
    clients: list[UUID] = field(default_factory=list)

    async def get(self, path: str, by: Person | None = None) -> Any:
        answer = await self.house.http.get(path, headers=(by or self.officer).headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, by: Person, body: Any = None, version: int | None = None) -> Any:
        headers = {**by.headers, **({"If-Match": f'"{version}"'} if version else {})}
        return await self.house.http.post(path, headers=headers, json=body)

    async def week_later(self) -> None:
        self.house.clock.advance(days=7)
        self.officer, self.director = (
            await self.house.fresh(self.officer),
            await self.house.fresh(self.director),
        )
        self.adviser = await self.house.fresh(self.adviser)


async def bureau(house: House, clients: int = 2) -> Bureau:
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    officer, director = await house.person(Role.PRIVACY_OFFICER), await house.person(Role.DIRECTOR)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    made = [await house.client(coordinator, party, adviser, mark=f"Kanarie{n}") for n in range(clients)]
    for client_id in made:
        await offer_and_close(house, adviser, client_id)
    officer, director, adviser = await years_later(house, officer, director, adviser)
    return Bureau(house, officer, director, adviser, party, made)


async def offer_and_close(house: House, adviser: Person, client_id: UUID) -> None:
    await close_traject(house, adviser, client_id)


def database(cluster: Cluster, house: House) -> psycopg.Connection[Any]:
    return psycopg.connect(cluster.superuser_of(house.urls), autocommit=True)


def stored(connection: psycopg.Connection[Any], client_id: UUID) -> tuple[Any, ...]:
    row = connection.execute(
        "select ended_on, dossier_until, statutory_until from retention where client_id = %s", (client_id,)
    ).fetchone()
    assert row is not None
    return row


@pytest.mark.clause("R35")
async def test_the_clocks_follow_the_traject_in_the_same_transaction(house: House, cluster: Cluster) -> None:
    """Closed, then a new traject, then that one closed too: the date goes, stays away, and comes back later."""
    adviser, coordinator = await house.person(Role.ADVISER), await house.person(Role.COORDINATOR)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser)
    today = house.clock.now().date()
    with database(cluster, house) as connection:
        assert stored(connection, client_id) == (None, None, None)
        await close_traject(house, adviser, client_id)
        assert stored(connection, client_id) == (today, dossier_until(today), statutory_until(today))
        connection.execute(
            "insert into traject (id, client_id, party_id, contract_id, order_reference, service, goal, created_at) "
            "select gen_random_uuid(), client_id, party_id, contract_id, 'NIEUW', service, goal, now() from traject "
            "where client_id = %s",
            (client_id,),
        )
        assert stored(connection, client_id)[:2] == (None, None)
        later = today + timedelta(days=100)
        connection.execute(
            "update traject set state = 'closed', ended_on = %s, result_code = 'placed-permanent' "
            "where order_reference = 'NIEUW'",
            (later,),
        )
        assert stored(connection, client_id) == (later, dossier_until(later), statutory_until(later))


@pytest.mark.clause("R35")
async def test_postgresql_counts_as_the_domain_does(house: House, cluster: Cluster) -> None:
    adviser, coordinator = await house.person(Role.ADVISER), await house.person(Role.COORDINATOR)
    party = await house.party("uwv", "UWV Proef", ["naar-werk"])
    client_id = await house.client(coordinator, party, adviser)
    with database(cluster, house) as connection:
        connection.execute("alter table traject disable trigger keep_traject_order")
        for day in (
            date(2024, 2, 29),
            date(2025, 2, 28),
            date(2025, 12, 31),
            date(2026, 1, 1),
            date(2026, 8, 31),
        ):
            connection.execute(
                "update traject set state = 'closed', ended_on = %s, result_code = 'placed-permanent' "
                "where client_id = %s",
                (day, client_id),
            )
            assert stored(connection, client_id) == (day, dossier_until(day), statutory_until(day))


@pytest.mark.clause("R35")
async def test_a_run_from_list_to_certificate(house: House, cluster: Cluster) -> None:
    place = await bureau(house, 3)
    forecast = await place.get("/retention/forecast?standing=due")
    assert forecast["counts"]["due"] == len(forecast["items"]) == 3
    assert "Kanarie" not in json.dumps(forecast)
    run = await due_list(house, place.officer)
    items = await place.get(f"/retention/runs/{run['id']}/items")
    body = {"itemId": items["items"][0]["id"], "reason": "date-doubted"}
    excluded = await place.post(f"/retention/runs/{run['id']}/exclusions", place.officer, body)
    assert excluded.json()["counts"] == {"listed": 2, "excluded": 1, "erased": 0, "paused": 0}
    approved = await approve(house, place.director, excluded.json())
    assert approved["executesAt"][:10] == (house.clock.now().date() + timedelta(days=7)).isoformat()
    assert await execute_due_runs(house.database) == 0
    await place.week_later()
    assert await execute_due_runs(house.database) == 1
    done = await place.get(f"/retention/runs/{run['id']}")
    assert (done["state"], done["counts"]["erased"]) == ("done", 2)
    certificate = await place.get(f"/erasure-certificates/{done['certificateId']}", place.director)
    said = json.loads(certificate["payload"])
    assert (certificate["complete"], certificate["signatureFits"], len(said["clients"])) == (True, True, 2)
    assert said["kept"]["orders"] == 2
    letter = await house.http.get(
        f"/erasure-certificates/{done['certificateId']}/letter", headers=place.director.headers
    )
    assert letter.content[:5] == b"%PDF-"
    with database(cluster, house) as connection:
        assert connection.execute("select count(*) from client").fetchone() == (1,)
        assert connection.execute("select count(*) from statutory_order").fetchone() == (2,)
        assert connection.execute("select sum(trajects) from outcome_count").fetchone() == (2,)
        connection.execute(
            "update erasure_certificate set payload = replace(payload, '\"orders\":2', '\"orders\":1')"
        )
    changed = await place.get(f"/erasure-certificates/{done['certificateId']}", place.director)
    assert changed["signatureFits"] is False
    # The one that was taken off is due again, on a next list.
    assert (await due_list(house, place.officer))["counts"]["listed"] == 1


@pytest.mark.clause("R35")
async def test_what_a_second_person_must_do_is_refused_to_the_first(house: House, cluster: Cluster) -> None:
    place = await bureau(house)
    both = await house.person(Role.DIRECTOR, roles=frozenset({Role.DIRECTOR, Role.PRIVACY_OFFICER}))
    run = await due_list(house, both)
    path = f"/retention/runs/{run['id']}"
    own = await place.post(f"{path}/approve", both, {"name": run["name"]}, run["version"])
    assert (own.status_code, own.json()["clause"]) == (403, "R35")
    wrong = await place.post(f"{path}/approve", place.director, {"name": "Bewaarlijst"}, run["version"])
    assert (wrong.status_code, wrong.json()["errors"][0]["code"]) == (400, "wrong-name")
    stale = await place.post(f"{path}/approve", place.director, {"name": run["name"]}, 99)
    assert stale.status_code == 412
    with database(cluster, house) as connection:
        logged = connection.execute(
            "select result, code from audit_record where action = 'retention.approve' order by at, id"
        ).fetchall()
        assert logged == [
            ("refused", "refused"),
            ("failed", "invalid-input"),
            ("failed", "stale-version"),
        ] or ([code for _, code in logged] == ["refused", "invalid-input", "stale-version"])
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute(
                "update retention_run set state = 'approved', approved_by = made_by, approved_at = now(), "
                "executes_at = now() + interval '8 days'"
            )
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute(
                "update retention_run set state = 'approved', approved_by = %s, approved_at = now(), "
                "executes_at = now() + interval '6 days'",
                (place.director.id,),
            )


@pytest.mark.clause("R35")
async def test_an_approved_run_can_be_stopped_and_then_never_goes(house: House) -> None:
    place = await bureau(house)
    run = await approve(house, place.director, await due_list(house, place.officer))
    path = f"/retention/runs/{run['id']}"
    stopped = await place.post(f"{path}/stop", place.officer, {"reason": "objection"}, run["version"])
    assert stopped.json()["state"] == "stopped"
    await place.week_later()
    assert await execute_due_runs(house.database) == 0
    again = await place.post(f"{path}/stop", place.officer, {"reason": "objection"}, run["version"] + 1)
    assert again.status_code == 409


@pytest.mark.clause("R35")
async def test_nobody_begins_a_run_before_its_time_in_sql_either(house: House) -> None:
    place = await bureau(house)
    run = await approve(house, place.director, await due_list(house, place.officer))
    for actor in (person(place.director), person(place.officer)):
        with psycopg.connect(house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(actor, house.clock.now() + timedelta(days=8)))
            with pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.InsufficientPrivilege)):
                connection.execute("update retention_run set state = 'executing' where id = %s", (run["id"],))
    assert await execute_chunk(house.database, UUID(run["id"])) == 0


@pytest.mark.clause("R38")
async def test_an_obligation_that_opens_after_the_list_pauses_and_resumes_by_itself(
    house: House, cluster: Cluster
) -> None:
    place = await bureau(house)
    run = await approve(house, place.director, await due_list(house, place.officer))
    with database(cluster, house) as connection:
        connection.execute(
            "insert into privacy_case (id, kind, number, client_id, channel, received_on, received_by, registered_at) "
            "values (gen_random_uuid(), 'complaint', 'K-2029-0001', %s, 'phone', now(), %s, now())",
            (place.clients[0], place.officer.id),
        )
    body = {
        "clientId": str(place.clients[1]),
        "reason": "legal-claim",
        "endsOn": (house.clock.now().date() + timedelta(days=20)).isoformat(),
    }
    hold = (await place.post("/retention/holds", place.officer, body)).json()
    forecast = await place.get("/retention/forecast?standing=paused")
    assert sorted((one["pauses"]["cases"], one["pauses"]["holds"]) for one in forecast["items"]) == [
        ([], ["legal-claim"]), (["complaint"], []),
    ]  # fmt: skip
    seen = await place.get(f"/clients/{place.clients[0]}/retention", place.adviser)
    assert (seen["standing"], seen["pauses"]["cases"]) == ("paused", ["complaint"])
    await place.week_later()
    await execute_due_runs(house.database)
    done = await place.get(f"/retention/runs/{run['id']}")
    assert done["counts"] == {"listed": 0, "excluded": 0, "erased": 0, "paused": 2}
    with database(cluster, house) as connection:
        connection.execute("update privacy_case set closed_at = now()")
    await place.post(f"/retention/holds/{hold['id']}/lift", place.officer)
    again = await place.post(f"/retention/holds/{hold['id']}/lift", place.officer)
    assert (again.status_code, again.json()["type"].rsplit("/")[-1]) == (409, "hold-lifted")
    assert (await due_list(house, place.officer))["counts"]["listed"] == 2


def kill_after(
    connection: psycopg.Connection[Any], command: list[str], environment: dict[str, str], count: int
) -> None:
    """Begin a process and end it by SIGKILL when so many files are gone."""
    process = subprocess.Popen(command, env=environment)
    while process.poll() is None:
        row = connection.execute("select count(*) from retention_item where state = 'erased'").fetchone()
        if row is not None and row[0] >= count:
            process.send_signal(signal.SIGKILL)
            break
    process.wait()


def printed(command: list[str], environment: dict[str, str]) -> str:
    """What a command says."""
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.mark.clause("R35")
async def test_a_process_that_is_killed_in_the_middle_loses_and_doubles_nothing(
    house: House, cluster: Cluster, key_dir: Path
) -> None:
    """A real process, one file a chunk, ended by SIGKILL between the first and the last; the next one goes on."""
    place = await bureau(house, 6)
    run = await approve(house, place.director, await due_list(house, place.officer))
    with database(cluster, house) as connection:
        # The process has the machine's own clock: the run is put where that clock says it is due.
        connection.execute("alter table retention_run disable trigger keep_order")
        connection.execute(
            "update retention_run set approved_at = now() - interval '8 days', executes_at = now() - interval '1 day'"
        )
        connection.execute("alter table retention_run enable trigger keep_order")
        connection.execute("update retention set dossier_until = current_date - 1")
        environment = {
            **os.environ,
            "APPLICATION_DATABASE_URL": house.urls.application,
            "KEY_DIR": str(key_dir),
            "VAR_DIR": str(var_dir_of(house.urls, key_dir)),
        }
        command = [sys.executable, "-m", "api.cli", "retention", "execute", "--chunk", "1"]
        kill_after(connection, command, environment, 2)
        printed(command, environment)
        assert connection.execute("select count(*) from client").fetchone() == (0,)
        assert connection.execute(
            "select count(*), count(distinct pseudonym) from erasure_entry"
        ).fetchone() == (6, 6)
        assert connection.execute("select count(*) from statutory_order").fetchone() == (6,)
        assert connection.execute("select sum(trajects) from outcome_count").fetchone() == (6,)
        assert connection.execute("select count(*) from erasure_certificate").fetchone() == (1,)
    assert house.database.outside is not None
    assert len(house.database.outside.ledger.lines()) == 6
    done = await place.get(f"/retention/runs/{run['id']}")
    assert (done["state"], done["counts"]["erased"]) == ("done", 6)
    shown = printed([*command[:4], "status"], environment)
    assert shown == f"{run['name']}: done, 6 of 6"


@pytest.mark.clause("R36")
async def test_order_data_go_after_ten_years_and_not_a_day_before(house: House, cluster: Cluster) -> None:
    place = await bureau(house, 1)
    await approve(house, place.director, await due_list(house, place.officer))
    await place.week_later()
    await execute_due_runs(house.database)
    with database(cluster, house) as connection:
        row = connection.execute("select keep_until from statutory_order").fetchone()
        assert row is not None
        house.clock.advance(days=(row[0] - house.clock.now().date()).days)
        assert await purge_statutory(house.database) == 0
        house.clock.advance(days=1)
        assert await purge_statutory(house.database) == 1
        assert connection.execute("select count(*) from statutory_month").fetchone() == (0,)


async def test_with_nothing_due_there_is_no_list(house: House) -> None:
    officer = await house.person(Role.PRIVACY_OFFICER)
    answer = await house.http.post("/retention/runs", headers=officer.headers)
    assert (answer.status_code, answer.json()["type"].rsplit("/")[-1]) == (409, "nothing-due")
