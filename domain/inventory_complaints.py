"""The data inventory of questions, complaints, mediations and breaches (R39, R40, R45, R46, AVG 33, 34)."""

from domain.inventory_entry import FILE_PURPOSES, OVERSIGHT_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure
_P = FILE_PURPOSES | OVERSIGHT_PURPOSES

COMPLAINT_ENTRIES: tuple[Entry, ...] = (
    *_table("complaint", _C.GUIDANCE, _P, _R.DOSSIER, _E.SHRED, text_sealed="Uw klacht",
            contact_sealed="Hoe u te bereiken bent over de klacht",
            hearing_report_sealed="Wat u over de klacht vertelde",
            adjourn_reason_sealed="Waarom de klacht langer duurde", finding_sealed="Oordeel over de klacht",
            measures_sealed="Maatregelen na de klacht", follow_up_sealed="Wat er daarna is gedaan"),
    *_table("complaint", _C.GUIDANCE, _P, _R.DOSSIER, _E.DELETE, complainant="Wie de klacht indiende",
            subject="Waarover de klacht gaat", state="Stand van de klacht", acknowledged_on="Ontvangst bevestigd op",
            hearing="Hoe u bent gehoord", heard_on="Gehoord op", adjourned_on="Klacht verdaagd op",
            outcome="Uitkomst van de klacht", answered_on="Klacht beantwoord op"),
    *_table("mediation", _C.GUIDANCE, _P, _R.DOSSIER, _E.SHRED, client_position_sealed="Wat u vindt",
            bureau_position_sealed="Wat het bureau vindt", result_sealed="Hoe de bemiddeling afliep"),
    *_table("mediation", _C.GUIDANCE, _P, _R.DOSSIER, _E.DELETE, outcome="Uitkomst van de bemiddeling",
            closed_on="Bemiddeling afgesloten op"),
    *_table("privacy_question", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            question_sealed="Uw vraag over uw gegevens", answer_sealed="Ons antwoord op uw vraag"),
    *_table("privacy_question", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, asked_at="Vraag vastgelegd op",
            asked_by="Wie de vraag vastlegde", answered_at="Vraag beantwoord op",
            answered_by="Wie de vraag beantwoordde"),
    *_table("case_about", _C.STAFF, _P, _R.DOSSIER, _E.DELETE, user_id="Over welke medewerker de klacht gaat"),
    *_table("case_event", _C.GUIDANCE, _P, _R.DOSSIER, _E.DELETE, at="Wanneer er iets gebeurde met de zaak",
            actor_id="Wie iets deed met de zaak", act="Wat er gebeurde met de zaak", code="Uitkomst van die stap"),
    *_table("case_letter", _C.GUIDANCE, _P, _R.DOSSIER, _E.SHRED, pdf_sealed="Brief over de zaak als PDF"),
    *_table("case_letter", _C.GUIDANCE, _P, _R.DOSSIER, _E.DELETE, kind="Soort brief over de zaak",
            made_at="Brief over de zaak gemaakt op", made_by="Wie de brief over de zaak maakte",
            hidden={"sha256": "Vingerafdruk van de brief"}),
    # Without names of clients: what happened, and what the bureau did about it.
    *_table("data_breach", _C.STAFF, OVERSIGHT_PURPOSES, _R.STAFF, _E.SHRED, text_sealed="Wat er misging",
            consequences_sealed="Gevolgen van het datalek", measures_sealed="Maatregelen na het datalek",
            decision_reason_sealed="Reden van het besluit",
            clients_reason_sealed="Reden om cliënten niet te schrijven"),
)  # fmt: skip
