"""In which order the rows of a client go: read from the tables' own foreign keys, so that a new table is in it at once.

A table hangs on a client by its `client_id`, or by a foreign key to a table that does. What is not deleted is named
here; a test holds this list against the data inventory.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Table, text

from persistence.sql import Sql
from persistence.tables import metadata

KEPT: Final = frozenset({"audit_record"})
"""The log keeps its records: the identifier in them points at nobody any more."""
UNLINKED: Final = frozenset({"retention_item"})
NO_CLIENT: Final = frozenset({"api_client"})
"""Its client_id is the login name of a machine."""
OF_DELIVERIES: Final = ("webhook_delivery", "outbox_event", "intake_row")
"""What a party delivered or was told, found by the client's orders; before the trajects themselves."""

_ORDERS = "select t.party_id, t.order_reference from traject t where t.client_id = :client_id"
_REFERRALS = f"""
    select r.id from referral r
    where r.client_id = :client_id or (r.party_id, r.order_reference) in ({_ORDERS})
       or (r.state <> 'received'
           and r.bsn_index = (select i.bsn_index from client_bsn_index i where i.client_id = :client_id))
"""
_EVENTS = f"""
    select e.id from outbox_event e
    where e.object_id in (select t.id from traject t where t.client_id = :client_id union all {_REFERRALS})
       or e.traject_id in (select t.id from traject t where t.client_id = :client_id)
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One statement, and the table that it empties of this client."""

    table: str
    sql: Sql


def hangs_on_a_client(table: Table) -> bool:
    return table.name == "client" or ("client_id" in table.c and table.name not in NO_CLIENT)


def _details() -> dict[str, tuple[str, str]]:
    """Tables without a client_id that hang on a table with one: their column, and that table."""
    found = {}
    for table in metadata.sorted_tables:
        if hangs_on_a_client(table) or table.name in (*NO_CLIENT, *OF_DELIVERIES):
            continue
        for key in table.foreign_keys:
            parent = key.column.table
            if parent.name != "client" and hangs_on_a_client(parent) and parent.name not in UNLINKED:
                found[table.name] = (key.parent.name, parent.name)
    return found


def _steps() -> tuple[Step, ...]:
    details = _details()
    steps = [
        _step("webhook_delivery", f"delete from webhook_delivery where event_id in ({_EVENTS})"),
        _step("outbox_event", f"delete from outbox_event where id in ({_EVENTS})"),
        _step(
            "intake_row",
            f"""
            delete from intake_row i
            where i.referral_id in ({_REFERRALS})
               or exists (select 1 from intake_batch b where b.id = i.batch_id
                          and (b.party_id, i.order_reference) in ({_ORDERS}))
            """,
        ),
        _step("referral", f"delete from referral where id in ({_REFERRALS})"),
    ]
    for table in reversed(metadata.sorted_tables):
        if table.name in details:
            column, parent = details[table.name]
            where = f"{column} in (select p.id from {parent} p where p.client_id = :client_id)"
            steps.append(_step(table.name, f"delete from {table.name} where {where}"))
        elif hangs_on_a_client(table) and table.name not in KEPT | UNLINKED:
            column = "id" if table.name == "client" else "client_id"
            steps.append(_step(table.name, f"delete from {table.name} where {column} = :client_id"))
    return tuple(steps)


def _step(table: str, statement: str) -> Step:
    return Step(str(table), Sql(text(statement)))


STEPS: Final = _steps()
"""Everything of one client, children before parents."""
