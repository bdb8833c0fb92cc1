"""What holds for reports without the application: direct SQL as its role, in the name of an adviser or a machine."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest

from persistence.roles import DatabaseUrls
from tests.integration.test_row_level_security import looking, machine, person
from tests.support.cluster import Cluster
from tests.support.filled import FilledHouse, filled_house

_DISCLOSE = (
    "insert into disclosure (id, client_id, traject_id, party_id, object_kind, object_id, purpose, basis, categories,"
    " confidentiality_version, confidentiality_text, sha256, sent_at, sent_by) values (%(id)s, %(client)s,"
    " %(traject)s, %(party)s, 'report', %(object)s, 'accountability', %(basis)s, '{trajectory}', '2026-1', %(duty)s,"
    " %(hash)s, now(), %(by)s)"
)


@pytest.fixture(scope="module")
async def filled(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(database_urls, key_dir) as house:
        yield house


def disclosed(filled: FilledHouse, **changes: object) -> dict[str, object]:
    return {
        "id": uuid4(),
        "client": filled.client.id,
        "traject": filled.client.records["trajectId"],
        "party": filled.delivery.party["id"],
        "object": uuid4(),
        "basis": "commissioning-party",
        "duty": "U houdt de gegevens geheim en geeft ze niet door.",
        "hash": b"\x01" * 32,
        "by": filled.people["assigned"].id,
        **changes,
    }


@pytest.mark.clause("R28")
@pytest.mark.parametrize("basis", [None, "", "because"])
async def test_a_disclosure_without_a_basis_is_refused_in_sql(filled: FilledHouse, basis: str | None) -> None:
    with (
        looking(filled.house.urls, person(filled.people["assigned"]), filled.house.clock.now()) as look,
        pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.NotNullViolation)),
    ):
        look.connection.execute(_DISCLOSE, disclosed(filled, basis=basis))


@pytest.mark.clause("R31")
@pytest.mark.parametrize("duty", [None, "", "geheim"])
async def test_a_disclosure_that_imposes_no_confidentiality_is_refused_in_sql(
    filled: FilledHouse, duty: str | None
) -> None:
    with (
        looking(filled.house.urls, person(filled.people["assigned"]), filled.house.clock.now()) as look,
        pytest.raises((psycopg.errors.CheckViolation, psycopg.errors.NotNullViolation)),
    ):
        look.connection.execute(_DISCLOSE, disclosed(filled, duty=duty))


@pytest.mark.clause("R28")
async def test_the_basis_of_the_commissioning_party_holds_for_no_other_party(filled: FilledHouse) -> None:
    actor, now = person(filled.people["assigned"]), filled.house.clock.now()
    with looking(filled.house.urls, actor, now) as look:
        look.connection.execute(_DISCLOSE, disclosed(filled))
    with (
        looking(filled.house.urls, actor, now) as look,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        look.connection.execute(_DISCLOSE, disclosed(filled, party=filled.other_delivery.party["id"]))


@pytest.mark.clause("R28")
async def test_no_report_is_sent_without_a_disclosure(filled: FilledHouse) -> None:
    with (
        looking(filled.house.urls, person(filled.people["assigned"]), filled.house.clock.now()) as look,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        look.connection.execute(
            "update report set state = 'sent', sent_at = now() where id = %s",
            (filled.client.records["reportId"],),
        )


@pytest.mark.clause("R12")
@pytest.mark.parametrize(
    "statement",
    [
        "update report set order_reference = 'X' where id = %s",
        "update report set state = 'draft', sent_at = null, disclosure_id = null where id = %s",
        "update report_artifact set pages = 9 where report_id = %s",
        "delete from report where id = %s",
        "delete from report_artifact where report_id = %s",
        "delete from disclosure where object_id = %s",
    ],
)
async def test_what_was_sent_stays_as_it_was_sent(filled: FilledHouse, statement: str) -> None:
    actor, now = person(filled.people["assigned"]), filled.house.clock.now()
    with looking(filled.house.urls, actor, now) as look:
        done = look.connection.execute(statement.encode(), (filled.client.records["sentReportId"],))
        assert done.rowcount == 0


@pytest.mark.clause("R28")
async def test_the_basis_of_a_disclosure_is_not_rewritten(filled: FilledHouse) -> None:
    actor, now = person(filled.people["assigned"]), filled.house.clock.now()
    with (
        looking(filled.house.urls, actor, now) as look,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        look.connection.execute("update disclosure set basis = 'commissioning-party'")


@pytest.mark.clause("R24")
async def test_a_machine_has_the_key_of_no_client_whose_report_it_was_not_sent(filled: FilledHouse) -> None:
    own, now = machine(filled.delivery.machine), filled.house.clock.now()
    with looking(filled.house.urls, own, now) as look:
        assert look.count("client_key", "client_id", filled.client.id) == 1
        assert look.count("client_key", "client_id", filled.other_client.id) == 0
        assert look.count("report", "id", filled.client.records["sentReportId"]) == 1
        assert look.count("report", "id", filled.client.records["reportId"]) == 0
        assert look.all("report_review") == look.all("disclosure") == look.all("note") == 0
    with looking(filled.house.urls, machine(filled.other_delivery.machine), now) as look:
        assert look.all("client_key") == look.all("report") == look.all("report_artifact") == 0


@pytest.mark.clause("R29")
async def test_the_key_is_shut_for_the_second_person_when_nothing_waits_any_more(
    filled: FilledHouse, cluster: Cluster
) -> None:
    officer, now = person(filled.people["privacy_officer"]), filled.house.clock.now()
    with looking(filled.house.urls, officer, now) as look:
        assert look.count("client_key", "client_id", filled.client.id) == 1
        look.connection.execute(
            "update report_review set decision = 'refused', decided_by = %s, decided_at = now(),"
            " decision_reason_sealed = '\\x00' where client_id = %s",
            (officer.id, filled.client.id),
        )
        look.connection.execute(
            "update emergency_access set reviewed_at = now(), reviewed_by = %s, outcome = 'justified'"
            " where client_id = %s",
            (officer.id, filled.client.id),
        )
        look.connection.execute(
            "update privacy_case set closed_at = now() where client_id = %s", (filled.client.id,)
        )
        assert look.count("client_key", "client_id", filled.client.id) == 0


@pytest.mark.clause("R29")
@pytest.mark.parametrize("column", ["requested_by", "author_id"])
async def test_nobody_is_the_second_person_of_the_own_sentence(
    filled: FilledHouse, cluster: Cluster, column: str
) -> None:
    officer: UUID = filled.people["privacy_officer"].id
    with (
        psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection,
        pytest.raises(psycopg.errors.CheckViolation),
    ):
        connection.execute(
            f"update report_review set {column} = %s, decision = 'approved', decided_by = %s, decided_at = now(),"
            " decision_reason_sealed = '\\x00'",
            (officer, officer),
        )


@pytest.mark.clause("R29")
async def test_the_second_person_can_leave_no_other_task_than_that_it_was_judged(filled: FilledHouse) -> None:
    officer, now = person(filled.people["privacy_officer"]), filled.house.clock.now()
    for kind, source in (("by-hand", "reportId"), ("review-decided", "sentReportId")):
        with (
            looking(filled.house.urls, officer, now) as look,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            look.connection.execute(
                "insert into task (id, client_id, kind, due_on, source_id, created_by, created_at)"
                " values (%s, %s, %s, current_date, %s, %s, now())",
                (uuid4(), filled.client.id, kind, filled.client.records[source], officer.id),
            )
