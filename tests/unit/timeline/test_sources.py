"""The timeline tells of the whole file: a table of a client has its place in the story, or a reason to be left out."""

import pytest

from domain.timeline.model import TimelineEvent, TimelineKind
from persistence.repositories.timeline_sources import NOT_ON_THE_TIMELINE, SOURCES
from persistence.tables import metadata

OF_A_CLIENT = {
    table.name
    for table in metadata.sorted_tables
    if table.name == "client" or ("client_id" in table.columns and table.name != "api_client")
}


def test_every_table_of_the_file_is_told_or_left_out_for_a_reason() -> None:
    told = {source.table for source in SOURCES}
    assert OF_A_CLIENT - told - set(NOT_ON_THE_TIMELINE) == set()
    assert told & set(NOT_ON_THE_TIMELINE) == set()
    assert (told | set(NOT_ON_THE_TIMELINE)) - OF_A_CLIENT == set()
    assert all(len(reason) > 20 for reason in NOT_ON_THE_TIMELINE.values())


def test_every_event_is_read_somewhere_and_every_kind_can_be_filtered_on() -> None:
    assert {source.event for source in SOURCES} == set(TimelineEvent)
    assert {event.kind for event in TimelineEvent} == set(TimelineKind)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.event)
def test_a_source_names_what_exists_and_an_index_of_its_client(source) -> None:  # type: ignore[no-untyped-def]
    table = metadata.tables[source.table]
    named = {source.moment, source.item, source.by, source.code, source.title, source.sealed} - {None}
    assert named <= set(table.columns.keys())
    (index,) = (index for index in table.indexes if index.name == source.index)
    columns = [column.name for column in index.columns]
    assert columns[0] == "client_id"
    assert source.few or columns[1:] == [source.moment, "id"]


@pytest.mark.clause("R7")
def test_no_source_reads_what_is_about_health() -> None:
    for source in SOURCES:
        assert "health" not in source.table
        assert source.sealed is None or source.table != "health_record"
