"""The inventory of retention and erasure (R35-R38): the clocks, the lists, and what stays without a person in it."""

from domain.inventory_entry import (
    FILE_PURPOSES,
    ORDER_PURPOSES,
    OVERSIGHT_PURPOSES,
    SYSTEM_PURPOSES,
    Category,
    Entry,
    Erasure,
    RetentionClass,
)
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

RETENTION_ENTRIES: tuple[Entry, ...] = (
    *_table("retention", _C.PSEUDONYM, FILE_PURPOSES, _R.DOSSIER, _E.DELETE,
            hidden={"client_number": "Cliëntnummer bij de bewaartermijn"}),
    *_table("retention", _C.TRAJECT, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, ended_on="Einde van het laatste traject",
            dossier_until="Dag waarop het dossier weggaat", statutory_until="Einde van de wettelijke bewaartermijn"),
    *_table("retention_hold", _C.GUIDANCE, OVERSIGHT_PURPOSES, _R.DOSSIER, _E.DELETE,
            reason="Reden van de bewaarblokkade", begins_on="Bewaarblokkade vanaf",
            ends_on="Bewaarblokkade tot en met", placed_by="Wie de bewaarblokkade plaatste",
            lifted_on="Bewaarblokkade opgeheven op", lifted_by="Wie de bewaarblokkade ophief"),
    *_table("retention_run", _C.STAFF, SYSTEM_PURPOSES, _R.STAFF, _E.DELETE, made_by="Wie de bewaarlijst maakte",
            approved_by="Wie de bewaarlijst goedkeurde", stopped_by="Wie de bewaarlijst stopte"),
    *_table("retention_item", _C.PSEUDONYM, OVERSIGHT_PURPOSES, _R.AUDIT, _E.UNLINK,
            hidden={"client_id": "Cliënt op de bewaarlijst", "client_number": "Cliëntnummer op de bewaarlijst",
                    "pseudonym": "Kenmerk na vernietiging"}),
    *_table("retention_item", _C.STAFF, SYSTEM_PURPOSES, _R.STAFF, _E.DELETE,
            excluded_by="Wie het dossier van de lijst haalde"),
    *_table("statutory_order", _C.PSEUDONYM, ORDER_PURPOSES, _R.STATUTORY, _E.DELETE,
            hidden={"id": "Willekeurig kenmerk van een bewaarde opdracht"}),
    *_table("statutory_order", _C.TRAJECT, ORDER_PURPOSES, _R.STATUTORY, _E.DELETE,
            hidden={"order_reference": "Kenmerk van een bewaarde opdracht", "service": "Dienst van de opdracht",
                    "granted_hours": "Toegekende uren van de opdracht", "budget": "Budget van de opdracht",
                    "started_on": "Begin van de opdracht", "ended_on": "Einde van de opdracht"}),
    *_table("statutory_month", _C.TRAJECT, ORDER_PURPOSES, _R.STATUTORY, _E.DELETE,
            hidden={"minutes": "Bestede tijd per maand"}),
    *_table("erasure_entry", _C.PSEUDONYM, OVERSIGHT_PURPOSES, _R.AUDIT, _E.UNLINK,
            hidden={"pseudonym": "Kenmerk in het vernietigingslogboek"}),
)  # fmt: skip
