"""What is restricted stays out of a report, and a report that has it does not leave (AVG 18)."""

from typing import Any

import pytest

from tests.api.test_reports import preview, send, written
from tests.support.cluster import Cluster
from tests.support.house import House
from tests.support.report_house import ReportHouse, add_activity, report_house


async def restrict(made: ReportHouse, **what: Any) -> None:
    """The client asks, and the officer restricts."""
    asked = await made.house.http.post(
        "/data-subject-requests",
        headers=made.adviser.headers,
        json={
            "clientId": str(made.client_id),
            "type": "restriction",
            "channel": "phone",
            "receivedOn": made.house.clock.now().date().isoformat(),
        },
    )
    assert asked.status_code == 201, asked.text
    answer = await made.house.http.post(
        f"/clients/{made.client_id}/restrictions",
        headers=made.officer.headers,
        json={"ground": "accuracy-contested", "reason": "Betwist.", "scope": "file", **what},
    )
    assert answer.status_code == 201, answer.text


@pytest.mark.clause("AVG 18")
async def test_a_restricted_activity_is_in_no_report_and_the_one_that_has_it_does_not_leave(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    contested = await add_activity(made, "Training", result="Niet gekomen.")
    await add_activity(made, "Stage", result="Goed gewerkt.")
    report = await written(made)
    shown = await preview(made, report)
    sha256 = shown.json()["preview"]["sha256"]
    await restrict(made, scope="record", recordKind="activity", recordId=str(contested))
    outdated = await send(made, report, sha256)
    assert (outdated.status_code, outdated.json()["type"].rpartition("/")[2]) == (409, "preview-outdated")
    again = (await preview(made, report)).json()
    rows = next(table["rows"] for table in again["tables"] if table["name"] == "activity")
    assert "Stage" in str(rows)
    assert "Training" not in str(rows)


@pytest.mark.clause("AVG 18")
async def test_of_a_restricted_file_no_report_is_made_previewed_sent_or_fetched_again(
    house: House, cluster: Cluster
) -> None:
    made = await report_house(house, cluster)
    await add_activity(made, "Stage", result="Goed gewerkt.")
    gone = await written(made)
    sha256 = (await preview(made, gone)).json()["preview"]["sha256"]
    assert (await send(made, gone, sha256)).status_code == 200
    waiting = await written(made)
    await restrict(made)
    for answer in (
        await preview(made, waiting),
        await send(made, waiting, sha256),
        await house.http.post(made.path, headers=made.adviser.headers, json={"kind": "progress"}),
    ):
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "restricted")
    assert (await house.http.get("/delivered-reports", headers=made.machine.headers)).json()["items"] == []
    fetched = await house.http.get(f"/delivered-reports/{gone['id']}/pdf", headers=made.machine.headers)
    assert fetched.status_code == 404
