"""The data inventory of privacy cases and kept letters (R39-R46)."""

from domain.inventory_entry import FILE_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

CASE_ENTRIES: tuple[Entry, ...] = (
    *_table("privacy_case", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort zaak",
            number="Nummer van de zaak", channel="Hoe de zaak binnenkwam", received_on="Zaak ontvangen op",
            received_by="Wie de zaak aannam", handler_id="Wie de zaak behandelt", due_on="Zaak klaar voor",
            closed_at="Zaak gesloten op"),
    *_table("letter", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED, pdf_sealed="Brief of bewijs als PDF"),
    *_table("letter", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort brief",
            made_at="Brief gemaakt op", made_by="Wie de brief maakte", hidden={"sha256": "Vingerafdruk van de brief"}),
)  # fmt: skip
