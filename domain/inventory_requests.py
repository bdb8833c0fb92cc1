"""The data inventory of data-subject requests (R41-R44)."""

from domain.inventory_entry import FILE_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

REQUEST_ENTRIES: tuple[Entry, ...] = (
    *_table("data_subject_request", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            scope_sealed="Wat u precies vroeg", requester_sealed="Wie het voor u vroeg",
            fee_reason_sealed="Waarom het antwoord iets kost",
            extension_reason_sealed="Waarom het langer duurt", explanation_sealed="Uitleg bij het besluit"),
    *_table("data_subject_request", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, type="Soort verzoek",
            state="Stand van het verzoek", identity_method="Hoe is nagegaan wie het vroeg",
            extended_on="Termijn verlengd op", outcome="Besluit op het verzoek", ground="Grond van het besluit",
            decided_by="Wie besliste", reviewed_by="Wie het besluit nakeek", executed_at="Verzoek uitgevoerd op",
            mandate="Waarom een ander het voor u mocht vragen", mandate_seen="Machtiging gezien",
            fee_cents="Wat het antwoord kost, in centen", fee_ground="Waarom het iets mag kosten",
            fee_set_by="Wie de vergoeding vroeg", fee_approved_by="Wie de vergoeding nakeek",
            whole_file="Of uw hele dossier weggaat",
            handed_over_on="Antwoord aan u gegeven op", handed_over_by="Hoe u het antwoord kreeg",
            reopened_on="Heropend op", reopen_reason="Waarom het is heropend",
            hidden={"escalated_officer_at": "Gemeld aan de privacyfunctionaris op",
                    "escalated_director_at": "Gemeld aan de directeur op"}),
    *_table("request_item", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED, asked_sealed="Onderdeel van uw verzoek",
            explanation_sealed="Uitleg bij dat onderdeel"),
    *_table("request_item", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, about="Om welke gegevens het gaat",
            outcome="Besluit op dat onderdeel", ground="Grond van dat besluit", kept_until="Blijft bewaard tot"),
    *_table("request_pause", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED, question_sealed="Wat wij u vroegen"),
    *_table("request_pause", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, begun_on="Vraag aan u gesteld op",
            ended_on="Uw antwoord ontvangen op"),
    *_table("request_event", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, act="Wat met het verzoek is gedaan",
            code="Hoe of waarom", at="Wanneer dat is gedaan", actor_id="Wie dat deed"),
)  # fmt: skip
