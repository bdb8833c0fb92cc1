"""The second wall alone: direct SQL as the application's role, with the settings an act begins with."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql

from domain.policy.actor import Actor, ActorKind
from domain.policy.roles import Role, Scope
from persistence.context import begin_script
from persistence.roles import APPLICATION, DatabaseUrls
from persistence.tables import metadata
from tests.support.cluster import Cluster
from tests.support.filled import Dossier, FilledHouse, filled_house
from tests.support.house import Machine, Person

OF_A_CLIENT = {
    table.name: "id" if table.name == "client" else "client_id"
    for table in metadata.sorted_tables
    if table.name == "client" or "client_id" in table.columns
    # api_client.client_id is a login name, no person.
    if table.name != "api_client"
}
HEADERS = {
    "client",
    "client_bsn_index",
    "traject",
    "assignment",
    "referral",
    "stand_in_client",
    "client_exclusion",
    "traject_event",
    "objection",
    "task",
}
"""What the coordinator's filter opens; everything else that hangs on a client stays shut."""
OF_A_PARTY = {"intake_batch": "id", "intake_row": "batch_id", "intake_chunk": "batch_id"}
OF_THE_OFFICER = {"audit_record", "emergency_access", "client_key", "disclosure", "task"}
"""The log, what an emergency access was taken for, what left, and the task to tell recipients: no other row."""
NEVER_DELETED = {"audit_record", "retention_item"}
"""What the application has no right to delete at all, whoever asks."""
OF_WEBHOOKS = ("webhook", "webhook_secret", "webhook_delivery", "outbox_event")
RETENTION = {"retention", "retention_hold"}
"""When files go, and what holds them up: to the privacy officer and the director, by number."""
LISTED = {"retention_item", "log_payload"}
"""On a retention list only when its term is over; of the officer and the director, never of an adviser. And beside the
log only when the client's key was renewed."""
OF_A_CASE = {
    "complaint",
    "mediation",
    "case_key",
    "case_about",
    "case_event",
    "case_letter",
    "access_question",
    "access_review_row",
}
"""What is handled past the adviser: officer and director have it, the adviser of the file never (R45)."""
OF_A_PACKAGE = {"access_package", "access_package_redaction"}
"""What the privacy officer sees of a package: that it is there, and what is left out of it."""
SEALED_PACKAGE = {"access_package_piece"}
"""Nobody reaches the bytes of a package but through its link and code, or to erase them."""
REVIEWED = {"report_review", "client_key"}
"""What a sentence that waits opens to the privacy officer: the sentence, and the key to read it with."""
IN_A_CASE = OF_A_CASE | {
    "privacy_case",
    "data_subject_request",
    "request_item",
    "request_pause",
    "request_event",
    "restriction",
    "recipient_list",
    "recipient_notice",
    "letter",
    "client",
    "client_key",
}
"""What an open request or complaint opens to who handles or reviews it: the case, its letters, whose it is."""
DELIVERED = {"report", "report_artifact", "client_key"}
"""What a sent report opens to its recipient's machine."""


@pytest.fixture(scope="module")
async def filled(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(database_urls, key_dir) as house:
        yield house


def person(who: Person) -> Actor:
    return Actor.person(who.id, uuid4(), frozenset({who.role}))


def machine(who: Machine) -> Actor:
    return Actor.machine(uuid4(), who.party_id, frozenset(Scope))


@dataclass
class Looker:
    """Asks as one actor at one moment, around every use case."""

    connection: psycopg.Connection[Any]

    def count(self, table: str, column: str, value: UUID | str) -> int:
        query = sql.SQL("select count(*) from {} where {} = %s").format(
            sql.Identifier(table), sql.Identifier(column)
        )
        found = self.connection.execute(query, (value,)).fetchone()
        assert found is not None
        return int(found[0])

    def all(self, table: str) -> int:
        found = self.connection.execute(
            sql.SQL("select count(*) from {}").format(sql.Identifier(table))
        ).fetchone()
        assert found is not None
        return int(found[0])

    def seen_of(self, dossier: Dossier) -> dict[str, int]:
        """How many rows of this client each table gives; only tables that give any."""
        counts = {table: self.count(table, column, dossier.id) for table, column in OF_A_CLIENT.items()}
        return {table: count for table, count in counts.items() if count}


@contextmanager
def looking(urls: DatabaseUrls, actor: Actor | None, now: datetime) -> Iterator[Looker]:
    """A transaction as the application begins it; without an actor, one without any settings."""
    with psycopg.connect(urls.application, autocommit=True) as connection:
        connection.execute(begin_script(actor, now) if actor else "BEGIN")
        yield Looker(connection)
        connection.execute("ROLLBACK")


def superuser_sees(cluster: Cluster, filled: FilledHouse, dossier: Dossier) -> set[str]:
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        return set(Looker(connection).seen_of(dossier))


async def test_there_is_something_to_see_in_every_table_of_a_client(
    cluster: Cluster, filled: FilledHouse
) -> None:
    """Without rows behind the wall the tests below would show nothing."""
    assert superuser_sees(cluster, filled, filled.client) | {"referral", *LISTED} == set(OF_A_CLIENT)


@pytest.mark.clause("R24")
async def test_the_assigned_adviser_reaches_every_table_of_the_own_client(
    filled: FilledHouse,
) -> None:
    with looking(filled.house.urls, person(filled.people["assigned"]), filled.house.clock.now()) as look:
        reached = set(look.seen_of(filled.client)) | {"referral", *LISTED}
        assert reached == set(OF_A_CLIENT) - OF_A_CASE - OF_A_PACKAGE - SEALED_PACKAGE


@pytest.mark.clause("R24")
@pytest.mark.parametrize("table", sorted(OF_A_CLIENT))
async def test_no_table_gives_an_adviser_a_row_of_anothers_client(filled: FilledHouse, table: str) -> None:
    now = filled.house.clock.now()
    with looking(filled.house.urls, person(filled.people["assigned"]), now) as look:
        assert look.count(table, OF_A_CLIENT[table], filled.other_client.id) == 0
    with looking(filled.house.urls, person(filled.people["not assigned"]), now) as look:
        assert look.count(table, OF_A_CLIENT[table], filled.client.id) == 0
        assert table == "audit_record" or look.all(table) == 0


@pytest.mark.clause("R24")
async def test_without_an_actor_there_is_no_row(filled: FilledHouse) -> None:
    with looking(filled.house.urls, None, filled.house.clock.now()) as look:
        assert {table for table in (*OF_A_CLIENT, *OF_A_PARTY) if look.all(table)} == set()
    with looking(filled.house.urls, Actor.anonymous(), filled.house.clock.now()) as look:
        assert {table for table in (*OF_A_CLIENT, *OF_A_PARTY) if look.all(table)} == set()


@pytest.mark.clause("R24")
async def test_who_was_assigned_before_sees_nothing_any_more(filled: FilledHouse) -> None:
    former = person(filled.people["formerly assigned"])
    now = filled.house.clock.now()
    with looking(filled.house.urls, former, now - timedelta(days=1, minutes=1)) as look:
        assert "note" in look.seen_of(filled.client)
    with looking(filled.house.urls, former, now - timedelta(days=1)) as look:
        assert look.seen_of(filled.client) == {}


@pytest.mark.clause("R27")
async def test_the_day_after_the_agreement_ends_there_are_no_client_data(filled: FilledHouse) -> None:
    now = filled.house.clock.now()
    expired = person(filled.people["agreement expired"])
    with looking(filled.house.urls, expired, now - timedelta(days=1)) as look:
        assert "health_record" in look.seen_of(filled.other_client)
    with looking(filled.house.urls, expired, now) as look:
        assert set(look.seen_of(filled.other_client)) <= {"assignment"}
    with looking(filled.house.urls, person(filled.people["coordinator, agreement expired"]), now) as look:
        assert look.seen_of(filled.client) == {}
        assert {table for table in OF_A_PARTY if look.all(table)} == set()


@pytest.mark.clause("R23")
async def test_the_coordinator_reaches_headers_and_no_sealed_table(filled: FilledHouse) -> None:
    actor = person(filled.people["coordinator"])
    with looking(filled.house.urls, actor, filled.house.clock.now()) as look:
        assert set(look.seen_of(filled.client)) <= HEADERS
        assert {table for table in OF_A_CLIENT if table not in HEADERS and look.all(table)} == set()


@pytest.mark.clause("R24")
@pytest.mark.parametrize("role", ["administration", "director", "administrator", "privacy_officer"])
async def test_no_other_role_reaches_a_client(filled: FilledHouse, role: str) -> None:
    with looking(filled.house.urls, person(filled.people[role]), filled.house.clock.now()) as look:
        allowed = {
            "privacy_officer": OF_THE_OFFICER | REVIEWED | IN_A_CASE | RETENTION | OF_A_PACKAGE,
            "director": IN_A_CASE | RETENTION | {"disclosure"},
        }.get(role, set())
        assert set(look.seen_of(filled.client)) == allowed
        assert {table for table in OF_A_PARTY if look.all(table)} == set()


@pytest.mark.clause("R5")
async def test_a_machine_reaches_the_deliveries_of_its_own_party_only(filled: FilledHouse) -> None:
    now = filled.house.clock.now()
    own, other = filled.delivery, filled.other_delivery
    with looking(filled.house.urls, machine(own.machine), now) as look:
        for table, column in OF_A_PARTY.items():
            assert look.count(table, column, other.batch) == 0, table
        assert look.count("intake_row", "batch_id", own.batch) == 2
        assert look.count("referral", "id", other.referrals[0]) == 0
        assert look.count("referral", "id", own.referrals[0]) == 1
        # R12: where its own orders stand, how an approved plan does, and what was sent to it. The key goes with
        # what was sent: of the second client nothing was.
        standing = {"referral", "traject", "plan_version"}
        assert set(look.seen_of(filled.client)) - standing == DELIVERED
        assert set(look.seen_of(filled.other_client)) <= standing
    with looking(filled.house.urls, machine(other.machine), now) as look:
        assert look.all("plan_version") == 0
        assert look.seen_of(filled.client) == {}


@pytest.mark.clause("R12")
async def test_a_machine_reaches_its_own_orders_webhooks_and_messages_only(filled: FilledHouse) -> None:
    now = filled.house.clock.now()
    own, other = filled.delivery.machine, filled.other_delivery.machine
    with looking(filled.house.urls, machine(own), now) as look:
        for table in ("traject", *OF_WEBHOOKS):
            assert look.count(table, "party_id", own.party_id) > 0, table
            assert look.all(table) == look.count(table, "party_id", own.party_id), table
        changed = look.connection.execute("update traject set order_reference = 'x' returning id").fetchall()
        assert changed == []
    with looking(filled.house.urls, machine(other), now) as look:
        for table in ("traject", *OF_WEBHOOKS):
            assert look.count(table, "party_id", own.party_id) == 0, table


@pytest.mark.clause("R24")
@pytest.mark.parametrize(
    "caller", ["assigned", "coordinator", "privacy_officer", "administration", "director"]
)
async def test_no_member_of_staff_but_the_administrator_reaches_webhooks(
    filled: FilledHouse, caller: str
) -> None:
    now = filled.house.clock.now()
    with looking(filled.house.urls, person(filled.people[caller]), now) as look:
        assert {table for table in OF_WEBHOOKS if look.all(table)} == set()
    with looking(filled.house.urls, person(filled.people["administrator"]), now) as look:
        assert {table for table in OF_WEBHOOKS if look.all(table)} == set(OF_WEBHOOKS)
    # A party named by whoever is no machine opens nothing.
    forged = Actor(ActorKind.PERSON, filled.people[caller].id, party_id=filled.delivery.machine.party_id)
    with looking(filled.house.urls, forged, now) as look:
        assert {table for table in OF_WEBHOOKS if look.all(table)} == set()
    with looking(filled.house.urls, None, now) as look:
        assert {table for table in OF_WEBHOOKS if look.all(table)} == set()


async def test_what_happened_cannot_be_rewritten(filled: FilledHouse) -> None:
    """Only the erasing job takes an event away, with the client it is about (R35)."""
    with looking(filled.house.urls, Actor.system("webhooks"), filled.house.clock.now()) as look:
        assert look.connection.execute("delete from outbox_event").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            look.connection.execute("update outbox_event set kind = 'plan.approved'")


@pytest.mark.clause("R24")
async def test_what_cannot_be_seen_cannot_be_changed(filled: FilledHouse) -> None:
    now = filled.house.clock.now()
    for table, column in OF_A_CLIENT.items():
        if table in NEVER_DELETED:
            continue
        with looking(filled.house.urls, person(filled.people["not assigned"]), now) as look:
            query = sql.SQL("delete from {} where {} = %s").format(
                sql.Identifier(table), sql.Identifier(column)
            )
            assert look.connection.execute(query, (filled.client.id,)).rowcount == 0, table


@pytest.mark.clause("R36")
@pytest.mark.parametrize("table", sorted(NEVER_DELETED))
async def test_what_is_kept_is_deleted_by_nobody(filled: FilledHouse, table: str) -> None:
    for role in ("assigned", "privacy_officer", "director"):
        with (
            looking(filled.house.urls, person(filled.people[role]), filled.house.clock.now()) as look,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            look.connection.execute(sql.SQL("delete from {}").format(sql.Identifier(table)))


@pytest.mark.clause("R24")
async def test_an_adviser_cannot_assign_a_client_to_themselves(filled: FilledHouse) -> None:
    stranger = filled.people["not assigned"]
    with (
        looking(filled.house.urls, person(stranger), filled.house.clock.now()) as look,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        look.connection.execute(
            "insert into assignment (id, client_id, adviser_id, valid_from, assigned_by)"
            " values (%s, %s, %s, now() - interval '1 day', %s)",
            (uuid4(), filled.client.id, stranger.id, stranger.id),
        )


@pytest.mark.clause("R24")
async def test_nobody_can_write_into_the_log_in_anothers_name(filled: FilledHouse) -> None:
    with (
        looking(filled.house.urls, person(filled.people["assigned"]), filled.house.clock.now()) as look,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        look.connection.execute(
            "insert into audit_record (id, at, actor_id, actor_kind, action, field_groups, purpose,"
            " relation, result, request_id) values (%s, now(), %s, 'person', 'client.read', '{}', 'guidance',"
            " 'none', 'done', %s)",
            (uuid4(), filled.people["coordinator"].id, uuid4()),
        )


@pytest.mark.parametrize(
    "statement",
    ["update audit_record set code = 'x'", "delete from audit_record", "truncate audit_record"],
)
async def test_the_log_cannot_be_changed_by_the_application(filled: FilledHouse, statement: str) -> None:
    with (
        looking(
            filled.house.urls, person(filled.people["privacy_officer"]), filled.house.clock.now()
        ) as look,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        look.connection.execute(statement)


async def test_the_application_owns_nothing_and_passes_no_filter(
    cluster: Cluster, filled: FilledHouse
) -> None:
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        role = connection.execute(
            "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = %s",
            (APPLICATION,),
        ).fetchone()
        owned = connection.execute(
            "select relname from pg_class where relowner = %s::regrole", (APPLICATION,)
        ).fetchall()
        member = connection.execute(
            "select roleid::regrole::text from pg_auth_members where member = %s::regrole", (APPLICATION,)
        ).fetchall()
    assert role == (False, False, False, False)
    assert owned == []
    assert member == []


@pytest.mark.parametrize("table", sorted({*OF_A_CLIENT, *OF_A_PARTY, *OF_WEBHOOKS, "idempotency_key"}))
async def test_every_table_of_a_client_or_a_delivery_forces_its_row_filter(
    cluster: Cluster, filled: FilledHouse, table: str
) -> None:
    """The tables come from the metadata: a new table with a client in it fails until it has a filter."""
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        flags = connection.execute(
            "select relrowsecurity, relforcerowsecurity from pg_class where oid = %s::regclass", (table,)
        ).fetchone()
        policies = connection.execute(
            "select count(*) from pg_policies where tablename = %s", (table,)
        ).fetchone()
    assert flags == (True, True)
    assert policies is not None
    assert policies[0] > 0


@pytest.mark.clause("R24")
async def test_views_and_functions_give_no_way_around_the_filters(filled: FilledHouse) -> None:
    """own_client and access_log_of_client read as the owner: they answer for the actor alone."""
    now = filled.house.clock.now()
    for name in ("not assigned", "formerly assigned", "coordinator", "administrator"):
        with looking(filled.house.urls, person(filled.people[name]), now) as look:
            assert look.all("own_client") == 0, name
            rows = look.connection.execute(
                "select count(*) from access_log_of_client(%s, 'infinity', %s, 100)",
                (filled.client.id, uuid4()),
            ).fetchone()
            assert rows == (0,), name
    with looking(filled.house.urls, person(filled.people["assigned"]), now) as look:
        assert look.count("own_client", "client_id", filled.client.id) == 1
        assert look.count("own_client", "client_id", filled.other_client.id) == 0


async def test_a_role_in_the_actor_that_the_person_has_no_agreement_for_opens_nothing(
    filled: FilledHouse,
) -> None:
    """An administrator's own token with a forged role list would still meet the agreement."""
    actor = Actor.person(filled.people["agreement expired"].id, uuid4(), frozenset(Role))
    with looking(filled.house.urls, actor, filled.house.clock.now()) as look:
        assert set(look.seen_of(filled.client)) <= {"audit_record"}
