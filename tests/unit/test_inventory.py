"""The inventory and the database say the same (R1): nothing personal without purpose, term and way to go."""

import pytest
from sqlalchemy import LargeBinary

from domain.inventory import INVENTORY, SEALED_CATEGORIES, Category, Entry, Erasure, RetentionClass
from domain.inventory_exceptions import NOT_PERSONAL
from persistence.tables import metadata

_OWN_KEY = ("wrapped_key", "kek_version", "key_id")
_KEYED_BY_ANOTHER = {
    "intake_chunk": "intake_batch",
    "intake_row": "intake_batch",
    "idempotency_key": "bureau",
    "data_breach": "case_key",
}


def _columns() -> set[tuple[str, str]]:
    return {(table.name, column.name) for table in metadata.sorted_tables for column in table.columns}


def _listed() -> set[tuple[str, str]]:
    return {(entry.table, entry.column) for entry in INVENTORY}


@pytest.mark.clause("R1")
def test_every_column_is_in_the_inventory_or_has_a_reason_not_to_be() -> None:
    assert _columns() - _listed() - set(NOT_PERSONAL) == set()


def test_the_inventory_names_only_what_exists_and_names_it_once() -> None:
    assert (_listed() | set(NOT_PERSONAL)) - _columns() == set()
    assert _listed() & set(NOT_PERSONAL) == set()
    assert len(_listed()) == len(INVENTORY)


@pytest.mark.parametrize("entry", INVENTORY, ids=lambda entry: f"{entry.table}.{entry.column}")
def test_every_entry_can_be_explained_to_a_client(entry: Entry) -> None:
    assert entry.purposes
    assert entry.label[0].isupper()
    assert "_" not in entry.label
    assert len(entry.label) <= 60


def test_labels_and_exported_names_are_unique_within_a_table() -> None:
    labels = [(entry.table, entry.label) for entry in INVENTORY]
    exported = [(entry.table, entry.export) for entry in INVENTORY if entry.export is not None]
    assert len(labels) == len(set(labels))
    assert len(exported) == len(set(exported))


@pytest.mark.clause("R7")
def test_what_must_be_sealed_is_not_readable_in_the_database() -> None:
    for entry in INVENTORY:
        if entry.category in SEALED_CATEGORIES:
            assert isinstance(metadata.tables[entry.table].c[entry.column].type, LargeBinary), entry


def test_every_sealed_column_goes_by_destroying_its_key() -> None:
    for table, column in sorted(_columns()):
        if column.endswith("_sealed") and (table, column) != ("app_user", "totp_secret_sealed"):
            entry = next(entry for entry in INVENTORY if (entry.table, entry.column) == (table, column))
            assert entry.erasure in (Erasure.SHRED, Erasure.EXPIRE), entry


def test_what_is_shredded_has_a_key_to_destroy() -> None:
    for entry in INVENTORY:
        if entry.erasure is Erasure.SHRED:
            table = metadata.tables[_KEYED_BY_ANOTHER.get(entry.table, entry.table)]
            assert "client_id" in table.c or all(name in table.c for name in _OWN_KEY), entry


@pytest.mark.clause("R36")
def test_what_stays_for_the_tax_office_holds_no_dossier() -> None:
    kept = {entry.category for entry in INVENTORY if entry.retention is RetentionClass.STATUTORY}
    assert kept == {Category.PSEUDONYM, Category.TRAJECT, Category.PARTY_CONTACT}


def test_blind_indexes_hashes_and_secrets_never_leave_in_an_export() -> None:
    for entry in INVENTORY:
        if entry.column.endswith(("_index", "_hash", "_key", "secret_sealed")):
            assert entry.export is None, entry


def test_every_exception_says_why() -> None:
    assert all(len(reason) > 20 for reason in NOT_PERSONAL.values())
