"""The data inventory of data-subject requests (R41-R44)."""

from domain.inventory_entry import FILE_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

REQUEST_ENTRIES: tuple[Entry, ...] = (
    *_table("data_subject_request", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            scope_sealed="Wat u precies vroeg",
            extension_reason_sealed="Waarom het langer duurt", explanation_sealed="Uitleg bij het besluit"),
    *_table("data_subject_request", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, type="Soort verzoek",
            state="Stand van het verzoek", identity_method="Hoe is nagegaan wie het vroeg",
            extended_on="Termijn verlengd op", outcome="Besluit op het verzoek", ground="Grond van het besluit",
            decided_by="Wie besliste", reviewed_by="Wie het besluit nakeek", executed_at="Verzoek uitgevoerd op"),
    *_table("request_pause", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, begun_on="Vraag aan u gesteld op",
            ended_on="Uw antwoord ontvangen op"),
    *_table("request_event", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, act="Wat met het verzoek is gedaan",
            at="Wanneer dat is gedaan", actor_id="Wie dat deed"),
)  # fmt: skip
