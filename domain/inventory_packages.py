"""The data inventory of access packages (AVG 15, 20)."""

from domain.inventory_entry import FILE_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

PACKAGE_ENTRIES: tuple[Entry, ...] = (
    *_table("access_package", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort pakket",
            made_at="Pakket gemaakt op", made_by="Wie het pakket maakte", byte_size="Grootte van het pakket",
            files="Aantal bestanden in het pakket", link_expires_at="Pakket op te halen tot",
            taken_at="Pakket opgehaald op", ended_at="Pakket gestopt op", ended_reason="Waarom het pakket stopte",
            hidden={"link_token_hash": "Versleutelde link naar het pakket",
                    "link_code_hash": "Versleutelde code bij het pakket"}),
    *_table("access_package", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.EXPIRE,
            hidden={"manifest_sealed": "Verzegelde inhoudsopgave van het pakket"}),
    *_table("access_package_piece", _C.HEALTH, FILE_PURPOSES, _R.SECURITY, _E.EXPIRE,
            hidden={"content_sealed": "Verzegeld deel van het pakket"}),
    *_table("access_package_redaction", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE,
            path="Welk gegeven is weggelaten of getoond", shown="Of het toch is getoond",
            code="Waarom het is weggelaten", decided_by="Wie over het weglaten besliste",
            decided_at="Besloten over het weglaten op"),
    *_table("access_package_redaction", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            reason_sealed="Uitleg bij het weglaten"),
)  # fmt: skip
