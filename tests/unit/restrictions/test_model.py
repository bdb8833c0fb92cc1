"""What can be restricted follows from the inventory; lifting waits for the client to be told (AVG 18, 19)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from domain.inventory import INVENTORY
from domain.inventory_entry import Category
from domain.policy.actions import Action
from domain.policy.restriction_rules import GOES_ON
from domain.policy.rules import CLIENT_FILE_ACTIONS
from domain.recipient_notices.letters import CHANNEL_WORDS, KIND_WORDS
from domain.recipient_notices.model import CHANGEABLE, due_on
from domain.restrictions.letters import GROUND_WORDS, SCOPE_WORDS
from domain.restrictions.model import (
    FIELD_COLUMNS,
    RestrictedField,
    RestrictedRecord,
    Restriction,
    RestrictionGround,
    RestrictionScope,
    Target,
    check_in_force,
    check_liftable,
)
from domain.shared.errors import Conflict
from domain.statements.words import CATEGORY_WORDS
from persistence.tables import metadata

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
SET = Restriction(
    uuid4(), uuid4(), Target(RestrictionScope.FILE), RestrictionGround.UNLAWFUL, None, None, NOW, "P. Privacy", None,
    None, None,
)  # fmt: skip


@pytest.mark.clause("AVG 18")
@pytest.mark.parametrize("field", list(RestrictedField))
def test_a_field_that_can_be_restricted_is_in_the_inventory(field: RestrictedField) -> None:
    listed = {entry.column for entry in INVENTORY if entry.table == "client"}
    assert set(FIELD_COLUMNS[field]) <= listed
    assert isinstance(Target(RestrictionScope.FIELD, field).category, Category)


@pytest.mark.clause("AVG 18")
@pytest.mark.parametrize("kind", list(RestrictedRecord))
def test_a_record_that_can_be_restricted_is_a_table_of_the_client_with_rows_of_its_own(
    kind: RestrictedRecord,
) -> None:
    table = metadata.tables[kind.value.replace("-", "_")]
    assert {"id", "client_id"} <= set(table.c.keys())
    assert Target(RestrictionScope.RECORD, record_kind=kind, record_id=uuid4()).category is not None


@pytest.mark.clause("AVG 18")
def test_it_is_lifted_after_the_client_was_told_and_once() -> None:
    with pytest.raises(Conflict) as early:
        check_liftable(SET)
    assert early.value.code == "client-not-told"
    told = replace(SET, told_at=NOW)
    check_liftable(told)
    with pytest.raises(Conflict) as twice:
        check_in_force(replace(told, lifted_at=NOW))
    assert twice.value.code == "restriction-lifted"


@pytest.mark.clause("AVG 18")
def test_what_goes_on_are_acts_on_a_file_and_none_of_them_writes_in_it() -> None:
    assert GOES_ON <= CLIENT_FILE_ACTIONS
    written = {
        action for action in GOES_ON if action.value.endswith((".write", ".change", ".send", ".approve"))
    }
    assert written == {Action.QUESTION_WRITE, Action.EXCLUSION_CHANGE}


def test_every_ground_scope_channel_and_kind_of_data_has_its_words() -> None:
    assert set(GROUND_WORDS) == set(RestrictionGround)
    assert set(SCOPE_WORDS) == set(RestrictionScope)
    assert set(KIND_WORDS) == CHANGEABLE
    assert set(CATEGORY_WORDS) >= CHANGEABLE
    assert len(CHANNEL_WORDS) == 6


@pytest.mark.clause("AVG 19")
def test_recipients_are_told_within_two_weeks_on_a_working_day() -> None:
    assert due_on(date(2026, 11, 24)) == date(2026, 12, 8)
    assert due_on(date(2026, 12, 11)) == date(2026, 12, 28)
