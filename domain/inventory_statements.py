"""The data inventory of what the client was offered and told (R2-R4, R30)."""

from domain.inventory_entry import FILE_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

STATEMENT_ENTRIES: tuple[Entry, ...] = (
    *_table("privacy_statement_offer", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE,
            method="Hoe de verklaring is aangeboden", outcome="Wat u met de verklaring deed",
            outcome_at="Antwoord op de verklaring op", unable_reason="Waarom tekenen niet ging",
            offered_at="Verklaring aangeboden op", offered_by="Wie de verklaring aanbood",
            statement_sha256="Vingerafdruk van de verklaring", reglement_sha256="Vingerafdruk van het reglement",
            hidden={"link_token_hash": "Versleutelde link naar de verklaring",
                    "link_code_hash": "Versleutelde code bij de link"}),
    *_table("privacy_statement_offer", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            signature_sealed="Uw handtekening onder de ontvangst"),
    *_table("client_notice", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, channel="Hoe u bent geïnformeerd",
            given_on="U bent geïnformeerd op", recorded_by="Wie vastlegde dat u bent geïnformeerd"),
    *_table("privacy_text", _C.STAFF, FILE_PURPOSES, _R.STAFF, _E.DELETE, published_by="Wie de tekst klaarzette"),
)  # fmt: skip
