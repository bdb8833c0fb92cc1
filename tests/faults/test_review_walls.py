"""The walls of the review and of planned transfers taken away one by one: each time their guard goes red."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.api import test_access_reviews as reviews
from tests.api import test_planned_transfers as transfers
from tests.api.conftest import house
from tests.api.test_access_reviews import Bureau, bureau
from tests.api.test_planned_transfers import Office, office
from tests.support.cluster import Cluster
from tests.support.house import House

__all__ = ["bureau", "house", "office"]


@contextmanager
def without(cluster: Cluster, bureau_house: House, statement: str) -> Iterator[None]:
    """Take a wall of the database away; the database is thrown away with the test."""
    with psycopg.connect(cluster.superuser_of(bureau_house.urls), autocommit=True) as connection:
        connection.execute(statement.encode())
    yield


_RED = (AssertionError, pytest.fail.Exception, psycopg.errors.CheckViolation)
"""Red is a failed guard. Without the row filter it is the check constraint behind it that speaks up."""


@pytest.mark.clause("R26")
@pytest.mark.parametrize(
    "statement",
    [
        "alter table access_review_row disable row level security",
        "drop trigger access_review_row_stands on access_review_row",
        "alter table access_review_row drop constraint ck_access_review_row_reason",
    ],
)
async def test_without_a_wall_of_the_review_its_guard_goes_red(
    bureau: Bureau, cluster: Cluster, statement: str
) -> None:
    with without(cluster, bureau.house, statement), pytest.raises(_RED):
        await reviews.test_the_database_lets_nobody_decide_an_own_row_nor_change_a_closed_review(bureau)


@pytest.mark.clause("R24")
async def test_without_the_period_in_the_row_filter_a_planned_transfer_shows_too_early(
    office: Office, cluster: Cluster
) -> None:
    too_early = """
        create or replace view own_client with (security_barrier) as
        select a.client_id from assignment a
         where a.adviser_id = nullif(current_setting('app.actor_id', true), '')::uuid and a.valid_until is null
    """
    with without(cluster, office.house, too_early), pytest.raises(AssertionError):
        await transfers.test_the_row_filters_alone_change_hands_at_the_moment(office)


@pytest.mark.clause("R26")
async def test_without_its_trigger_an_exclusion_leaves_the_plan_standing(
    office: Office, cluster: Cluster
) -> None:
    gone = "drop trigger exclusion_unplans_assignment on client_exclusion"
    with without(cluster, office.house, gone), pytest.raises(AssertionError):
        await transfers.test_a_client_who_excludes_the_receiver_leaves_the_plan_in_that_act(office)
