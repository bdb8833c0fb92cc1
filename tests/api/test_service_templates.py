"""Templates of services: defaults for all ten, versions that leave what runs alone, and nothing else of one."""

from typing import Any

import psycopg
import pytest

from domain.intake.codes import Service
from domain.policy.roles import Role
from persistence.context import begin_script
from tests.api.test_trajects import case
from tests.integration.test_row_level_security import person
from tests.support.cluster import Cluster
from tests.support.house import House

NEW: dict[str, Any] = {
    "period": {"count": 9, "unit": "months"},
    "phases": [{"code": "start", "name": "Start"}, {"code": "werk", "name": "Werk"}],
    "documents": [
        {"kind": "plan-due", "anchor": "begin", "term": {"count": 10, "unit": "days"}},
        {
            "kind": "report-due",
            "anchor": "begin",
            "term": {"count": 1, "unit": "months"},
            "repeat": {"count": 1, "unit": "months"},
        },
    ],
}


async def put(house: House, version: int, **changes: Any) -> Any:
    headers = {**house.administrator.headers, "If-Match": f'"{version}"'}
    return await house.http.put("/service-templates/naar-werk", headers=headers, json={**NEW, **changes})


@pytest.mark.clause("R8")
async def test_every_service_has_a_template_to_begin_with(house: House) -> None:
    answer = await house.http.get("/service-templates", headers=house.administrator.headers)
    items = answer.json()["items"]
    assert {item["service"] for item in items} == set(Service)
    assert {item["version"] for item in items} == {1}
    assert all(item["phases"] and item["documents"] for item in items)
    (jobcoaching,) = [item for item in items if item["service"] == "jobcoaching"]
    assert jobcoaching["period"] == {"count": 6, "unit": "months"}


@pytest.mark.clause("R8")
async def test_a_newer_version_counts_for_what_begins_after_it(house: House) -> None:
    running, later = await case(house), await case(house)
    before = await running.done("activate", beginsOn="2026-11-02")
    made = await put(house, 1)
    assert (made.status_code, made.json()["version"], made.headers["etag"]) == (200, 2, '"2"')
    stale = await put(house, 1)
    assert (stale.status_code, stale.json()["current"]["version"]) == (412, 2)
    after = await running.read()
    assert (after["templateVersion"], after["phases"]) == (1, before["phases"])
    assert (await running.change(after["version"], phase="werk")).status_code == 400
    begun = await later.done("activate", beginsOn="2026-11-02")
    assert (begun["templateVersion"], begun["phase"], begun["expectedEndOn"]) == (2, "start", "2027-08-02")
    assert await later.dues() == {"plan-due": "2026-11-12", "report-due": "2026-12-02"}


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"phases": [NEW["phases"][0], NEW["phases"][0]]}, "/phases/1/code"),
        ({"phases": []}, "/phases"),
        ({"period": {"count": -1, "unit": "months"}}, "/period/count"),
        ({"period": {"count": 1, "unit": "years"}}, "/period/unit"),
        ({"documents": [{**NEW["documents"][0], "kind": "by-hand"}]}, "/documents/0/kind"),
    ],
)
async def test_a_template_that_cannot_be_is_refused_by_name(
    house: House, changes: dict[str, Any], pointer: str
) -> None:
    wrong = await put(house, 1, **changes)
    assert wrong.status_code == 400
    assert [error["pointer"] for error in wrong.json()["errors"]] == [pointer]
    read = await house.http.get("/service-templates/naar-werk", headers=house.administrator.headers)
    assert read.json()["version"] == 1


async def test_a_version_is_never_changed_and_only_the_administrator_adds_one(
    house: House, cluster: Cluster
) -> None:
    adviser = await house.person(Role.ADVISER)
    refused = await house.http.put(
        "/service-templates/naar-werk", headers={**adviser.headers, "If-Match": '"1"'}, json=NEW
    )
    assert refused.status_code == 403
    add = (
        "insert into service_template (id, service, version, created_by, created_at)"
        " values (gen_random_uuid(), 'naar-werk', 2, gen_random_uuid(), now())"
    )
    with psycopg.connect(house.urls.application, autocommit=True) as connection:
        connection.execute(begin_script(person(house.administrator), house.clock.now()))
        assert connection.execute("update service_template set version = 9").rowcount == 0
        assert connection.execute("delete from service_template_phase").rowcount == 0
        connection.execute("rollback")
        connection.execute(begin_script(person(adviser), house.clock.now()))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(add)
    with psycopg.connect(cluster.superuser_of(house.urls)) as connection:
        for change in (
            (
                "insert into service_template_document select id, 99, 'x', 'expected-end', 1, 'days', 1, 'days'"
                " from service_template limit 1"
            ),
            "update service_template set period_unit = 'years', period_count = 1",
            "update service_template_document set term_count = -1",
        ):
            with pytest.raises(psycopg.errors.CheckViolation), connection.transaction():
                connection.execute(change)
