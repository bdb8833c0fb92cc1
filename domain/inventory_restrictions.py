"""The data inventory of restrictions and of telling recipients (AVG 18, 19)."""

from domain.inventory_entry import FILE_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

RESTRICTION_ENTRIES: tuple[Entry, ...] = (
    *_table("restriction", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED, reason_sealed="Waarom is afgeschermd"),
    *_table("restriction", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, scope="Hoeveel is afgeschermd",
            field="Welk gegeven is afgeschermd", record_kind="Welk soort stuk is afgeschermd",
            hidden={"category": "Soort afgeschermde gegevens"}, ground="Grond van de afscherming",
            set_at="Afgeschermd op",
            set_by="Wie afschermde", told_before_lifting_at="Opheffen aan u verteld op",
            lifted_at="Afscherming opgeheven op", lifted_by="Wie de afscherming ophief"),
    *_table("recipient_list", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, change="Wat met gegevens is gebeurd",
            categories="Welke soorten gegevens dat waren", listed_at="Ontvangers op een rij gezet op",
            listed_by="Wie de ontvangers op een rij zette"),
    *_table("recipient_notice", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE,
            categories="Welke gewijzigde gegevens een ontvanger had", state="Of de ontvanger het weet",
            reason="Waarom een ontvanger het niet weet", channel="Hoe het de ontvanger is verteld",
            settled_at="Ontvanger verteld op", settled_by="Wie het de ontvanger vertelde"),
)  # fmt: skip
