"""What the inventory lists of a client is what the client gets (AVG 15): every path, whatever is added to it."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import LargeBinary

from domain.access_packages.contents import CONTENT, LOG, PERSON, chapters, path_of
from domain.access_packages.exceptions import NOT_IN_PACKAGE
from domain.inventory import INVENTORY
from domain.inventory_entry import Category
from domain.inventory_exceptions import NOT_PERSONAL
from domain.policy.actor import Actor
from domain.policy.roles import Role
from domain.retention.erasure import erase_client
from domain.retention.model import ErasureReason
from persistence.context import begin_script
from persistence.repositories.package_material import TABLES
from persistence.roles import DatabaseUrls
from persistence.tables import metadata
from tests.api.test_access_packages import words_of
from tests.support.cluster import Cluster
from tests.support.fill_packages import granted_request, make_package
from tests.support.filled import KANARIE, VREEMD, FilledHouse, filled_house

OF_A_CLIENT = {*TABLES, CONTENT, "access_package_piece"}


@pytest.fixture(scope="module")
async def filled(database_urls: DatabaseUrls, key_dir: Path) -> AsyncIterator[FilledHouse]:
    async with filled_house(database_urls, key_dir) as house:
        yield house


async def package_of(filled: FilledHouse) -> dict[str, bytes]:
    """The package of the first client, fetched as the client does."""
    people = filled.people
    request_id = await granted_request(
        filled.house, people["assigned"], people["privacy_officer"], people["director"], filled.client.id
    )
    made = await make_package(filled.house, people["privacy_officer"], request_id)
    key = {"token": made["link"]["address"].partition("#")[2], "code": made["link"]["code"]}
    answer = await filled.house.http.post("/access-package-links/take", json=key)
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
async def package(filled: FilledHouse) -> dict[str, bytes]:
    return await package_of(filled)


@pytest.fixture(scope="module")
def data(package: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(package["gegevens.json"])
    return found


def given(data: dict[str, Any]) -> dict[str, list[Any]]:
    """Every value in the package by its path; the log and the files by theirs."""
    found: dict[str, list[Any]] = {}
    for rows in (*data["gegevens"].values(), data["inzagelog"]):
        for row in rows:
            for path, value in row.items():
                if value is not None:
                    found.setdefault(path, []).append(value)
    for file in data["bestanden"]:
        found.setdefault(file["veld"], []).append(file["naam"])
    return found


@pytest.mark.clause("AVG 15")
@pytest.mark.parametrize("table", sorted(OF_A_CLIENT))
def test_every_column_of_a_client_goes_in_or_has_a_reason_not_to(table: str) -> None:
    """A new column is in the inventory, and so in the package, or it is here with a reason; else this is red."""
    exported = {path_of(entry) for entry in INVENTORY if entry.export is not None}
    for column in metadata.tables[table].columns:
        path = f"{table}.{column.name}"
        known = path in NOT_IN_PACKAGE or (table, column.name) in NOT_PERSONAL
        assert (path in exported) != known or path in (
            "audit_record.client_id", "audit_record.on_behalf_of", "retention_item.excluded_by",
        ), path  # fmt: skip


def test_what_stays_out_exists_and_says_why() -> None:
    columns = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
    assert set(NOT_IN_PACKAGE) <= columns
    assert all(len(reason) > 20 for reason in NOT_IN_PACKAGE.values())


@pytest.mark.clause("AVG 15")
async def test_every_path_of_the_inventory_that_holds_something_is_in_the_package(
    filled: FilledHouse, cluster: Cluster, data: dict[str, Any]
) -> None:
    """Walked over the tables: what is not null of this client is given, or left out with a reason."""
    found = given(data)
    missing = []
    with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
        for entry in INVENTORY:
            path = path_of(entry)
            if entry.table not in OF_A_CLIENT or entry.export is None or path in NOT_IN_PACKAGE:
                continue
            column = "id" if entry.table == "client" else "client_id"
            if column not in metadata.tables[entry.table].c:
                continue
            query = sql.SQL("select count(*) from {} where {} = %s and {} is not null").format(
                sql.Identifier(entry.table), sql.Identifier(column), sql.Identifier(entry.column)
            )
            row = connection.execute(query, (filled.client.id,)).fetchone()
            assert row is not None
            # Of this package itself it is not known yet that it will be fetched.
            if row[0] and path not in found and path != "access_package.taken_at":
                missing.append(path)
    assert missing == []


@pytest.mark.clause("AVG 15")
async def test_a_canary_in_every_sealed_path_comes_out_readable(
    filled: FilledHouse, package: dict[str, bytes], data: dict[str, Any]
) -> None:
    """Every sealed column of a client: in the data, in a file, or left out with its reason."""
    left_out = {one["veld"] for one in data["weggelaten"]}
    found = given(data)
    for entry in INVENTORY:
        path = path_of(entry)
        sealed = isinstance(metadata.tables[entry.table].c[entry.column].type, LargeBinary)
        if entry.table not in OF_A_CLIENT or entry.export is None or not sealed or path not in found:
            continue
        for value in found[path]:
            if isinstance(value, dict) and set(value) == {"weggelaten"}:
                assert path in left_out, path
            elif isinstance(value, dict) and set(value) == {"bestand"}:
                assert package[value["bestand"]], path
            else:
                assert "\\x" not in str(value), path
    everything = b"\n".join(package.values()).decode("utf-8", "replace")
    text = words_of(package["inzagepakket.pdf"])
    for end in ("voornaam", "achternaam", "straat", "stad", "opleiding", "functie", "notitie", "wens", "omschrijving",
                "plandoel", "oordeel", "feit", "rapport", "vraag"):  # fmt: skip
        assert f"{KANARIE}{end}" in everything, end
        assert f"{KANARIE}{end}" in text, end
    assert filled.client.bsn in text


@pytest.mark.clause("AVG 15")
def test_nothing_of_another_client_is_in_it(package: dict[str, bytes], filled: FilledHouse) -> None:
    everything = b"\n".join(package.values()).decode("utf-8", "replace")
    for word in (VREEMD, filled.other_client.bsn, str(filled.other_client.id)):
        assert word.casefold() not in everything.casefold()


@pytest.mark.clause("AVG 15")
def test_the_documents_themselves_are_in_it_those_about_health_too(package: dict[str, bytes]) -> None:
    documents = [content for name, content in package.items() if name.startswith("documenten/")]
    assert len(documents) == 2
    assert all(f"{KANARIE}inhoud" in words_of(content) for content in documents)


@pytest.mark.clause("R42")
def test_who_gave_a_reference_and_who_witnessed_stay_out(package: dict[str, bytes]) -> None:
    everything = b"\n".join(
        content for name, content in package.items() if name in ("gegevens.json", "inzagepakket.pdf")
    ).decode("utf-8", "replace") + words_of(package["inzagepakket.pdf"])
    for word in (f"{KANARIE}referent", f"{KANARIE}getuige", f"{KANARIE} Contact"):
        assert word not in everything, word


def test_every_chapter_has_a_title_and_no_table_is_in_two(data: dict[str, Any]) -> None:
    told = [table for chapter in chapters(TABLES) for table in chapter.entries if table not in PERSON]
    assert len(told) == len(set(told))
    assert {table for table in data["gegevens"] if table not in PERSON} <= set(told)
    assert LOG not in told


@pytest.mark.clause("AVG 15")
async def test_without_a_granted_request_the_database_gives_nothing(filled: FilledHouse) -> None:
    """Direct SQL as the application's role: another role, another state, another table, another client."""
    officer = Actor.person(filled.people["privacy_officer"].id, uuid4(), frozenset({Role.PRIVACY_OFFICER}))
    director = Actor.person(filled.people["director"].id, uuid4(), frozenset({Role.DIRECTOR}))
    adviser = Actor.person(filled.people["assigned"].id, uuid4(), frozenset(Role) - {Role.PRIVACY_OFFICER})
    granted, waiting = filled.client.records["packageRequestId"], filled.client.records["requestId"]
    for actor, case, table, allowed in (
        (officer, granted, "note", True),
        (officer, waiting, "note", False),
        (officer, str(uuid4()), "note", False),
        (officer, granted, "app_user", False),
        (officer, granted, "document_chunk", False),
        (officer, granted, "api_client", False),
        (director, granted, "note", False),
        (adviser, granted, "note", False),
        (Actor.system("access-packages"), granted, "note", False),
        (Actor.anonymous(), granted, "note", False),
    ):
        with psycopg.connect(filled.house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(actor, filled.house.clock.now()))
            query = "select r ->> 'client_id' from access_package_rows(%s, %s) r"
            if allowed:
                assert {row[0] for row in connection.execute(query, (case, table))} == {str(filled.client.id)}
                # What the function read with is gone with it.
                assert connection.execute("select count(*) from note").fetchone() == (0,)
                assert connection.execute("select current_setting('app.scan', true)").fetchone() == ("",)
            else:
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(query, (case, table))
            connection.execute("ROLLBACK")


@pytest.mark.clause("AVG 15")
async def test_a_package_is_laid_down_by_the_officer_for_a_granted_request_alone(filled: FilledHouse) -> None:
    """Direct SQL: the row filter refuses what the use case refuses."""
    officer = filled.people["privacy_officer"].id
    insert = (
        "insert into access_package (id, client_id, case_id, kind, made_at, made_by, byte_size, files, pages,"
        " manifest_sealed, link_token_hash, link_code_hash, link_expires_at) values (%s, %s, %s, 'access', now(),"
        " %s, 1, 1, 0, '', sha256(%s), sha256('x'), now())"
    )
    for by, roles, case in (
        (officer, frozenset({Role.PRIVACY_OFFICER}), filled.client.records["requestId"]),
        (filled.people["assigned"].id, frozenset({Role.ADVISER}), filled.client.records["packageRequestId"]),
    ):
        with psycopg.connect(filled.house.urls.application, autocommit=True) as connection:
            connection.execute(begin_script(Actor.person(by, uuid4(), roles), filled.house.clock.now()))
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(insert, (uuid4(), filled.client.id, case, by, uuid4().bytes))


@pytest.mark.clause("R37")
async def test_erasure_takes_packages_away_whether_they_can_still_be_opened_or_not(
    own_database: DatabaseUrls, key_dir: Path, cluster: Cluster
) -> None:
    async with filled_house(own_database, key_dir) as filled:
        officer = filled.people["privacy_officer"]
        made = await make_package(filled.house, officer, filled.client.records["packageRequestId"])
        hold = f"/retention/holds/{filled.client.records['holdId']}/lift"
        assert (await filled.house.http.post(hold, headers=officer.headers)).status_code == 200
        done = await erase_client(filled.house.database, filled.client.id, ErasureReason.REQUEST)
        assert done.complete
        assert done.rows["access_package_piece"] > 0
        with psycopg.connect(cluster.superuser_of(filled.house.urls)) as connection:
            for table in ("access_package", "access_package_piece", "access_package_redaction"):
                left = connection.execute(
                    sql.SQL("select count(*) from {} where client_id = %s").format(sql.Identifier(table)),
                    (filled.client.id,),
                ).fetchone()
                assert left == (0,), table
        key = {"token": made["link"]["address"].partition("#")[2], "code": made["link"]["code"]}
        answer = await filled.house.http.post("/access-package-links/take", json=key)
        assert answer.status_code == 404


def test_categories_that_are_not_of_a_client_are_not_exported_of_one() -> None:
    for entry in INVENTORY:
        if entry.table in OF_A_CLIENT and entry.export is not None and path_of(entry) not in NOT_IN_PACKAGE:
            assert entry.category is not Category.CREDENTIAL, entry
