"""The data inventory of the review of access, transfers of a caseload and questions about the adviser (R24, R26)."""

from domain.inventory_entry import (
    FILE_PURPOSES,
    OVERSIGHT_PURPOSES,
    SYSTEM_PURPOSES,
    Category,
    Entry,
    Erasure,
    RetentionClass,
)
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure
_P = FILE_PURPOSES | OVERSIGHT_PURPOSES

REVIEW_ENTRIES: tuple[Entry, ...] = (
    *_table("access_review", _C.STAFF, OVERSIGHT_PURPOSES, _R.STAFF, _E.DELETE,
            closed_by="Wie de toegangsreview sloot", hidden={"report": "Verslag van de toegangsreview"}),
    *_table("access_review_row", _C.STAFF, OVERSIGHT_PURPOSES, _R.STAFF, _E.DELETE,
            hidden={"subject_id": "Wiens toegang is bekeken", "other_id": "Voor wie wordt waargenomen",
                    "role": "Welke rol is bekeken", "begins_at": "Toegang vanaf", "ends_at": "Toegang tot",
                    "remark": "Waarom de toegang opviel", "decision": "Besluit over de toegang",
                    "reason": "Reden van het intrekken", "effect": "Gevolg van het besluit",
                    "decided_at": "Besluit over de toegang op", "decided_by": "Wie over de toegang besloot"}),
    *_table("access_review_row", _C.PSEUDONYM, OVERSIGHT_PURPOSES, _R.DOSSIER, _E.DELETE,
            hidden={"client_id": "Cliënt bij wie de toegang hoort"}),
    *_table("caseload_transfer", _C.STAFF, SYSTEM_PURPOSES, _R.STAFF, _E.DELETE,
            from_adviser_id="Wie de caseload overdraagt", to_adviser_id="Wie de caseload krijgt",
            reason="Reden van de overdracht", begins_at="Overdracht vanaf", planned_by="Wie de overdracht plande",
            planned_at="Overdracht gepland op", cancelled_by="Wie de overdracht annuleerde",
            cancelled_at="Overdracht geannuleerd op"),
    *_table("access_question", _C.GUIDANCE, _P, _R.DOSSIER, _E.SHRED,
            question_sealed="Uw vraag over uw adviseur", answer_sealed="Onze uitleg op uw vraag"),
    *_table("access_question", _C.GUIDANCE, _P, _R.DOSSIER, _E.DELETE, action="Over welke handeling de vraag gaat",
            asked_at="Vraag over uw adviseur vastgelegd op", asked_by="Wie de vraag over uw adviseur vastlegde",
            answered_at="Uitgelegd op", answered_by="Wie het uitlegde"),
)  # fmt: skip
