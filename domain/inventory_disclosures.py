"""The data inventory of what leaves: employer profiles and the register of disclosures (R25, R28, R31)."""

from domain.inventory_entry import FILE_PURPOSES, ORDER_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

DISCLOSURE_ENTRIES: tuple[Entry, ...] = (
    *_table("disclosure", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.DELETE, party_id="Aan wie is verstrekt",
            purpose="Waarvoor is verstrekt", basis="Op welke grond is verstrekt", categories="Welke soorten gegevens",
            sent_at="Verstrekt op", sent_by="Wie heeft verstrekt", recipient_kind="Soort ontvanger",
            provision="Wettelijke bepaling", send_at="Wanneer het zou gaan", accepted_at="Geheimhouding aanvaard op",
            delivered_at="Geopend op", ended_at="Gestopt op", ended_reason="Waarom het stopte",
            link_expires_at="Te openen tot",
            hidden={"sha256": "Vingerafdruk van het verstrekte", "recipient_key": "Zoeksleutel van de ontvanger",
                    "link_token_hash": "Versleutelde link", "link_code_hash": "Versleutelde code bij de link"}),
    *_table("disclosure", _C.TRAJECT, ORDER_PURPOSES, _R.DOSSIER, _E.SHRED,
            recipient_name_sealed="Naam van de ontvanger", accepted_by_sealed="Wie de geheimhouding aanvaardde"),
    *_table("employer_profile", _C.BACKGROUND, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            employer_sealed="Werkgever aan wie u bent voorgesteld", content_sealed="Wat in het profiel staat",
            pdf_sealed="Het profiel als PDF"),
    *_table("employer_profile", _C.TRAJECT, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, kind="Soort plaatsing in het profiel",
            basis="Op welke grond het profiel is gemaakt", categories="Welke soorten gegevens in het profiel",
            made_at="Profiel gemaakt op", made_by="Wie het profiel maakte",
            hidden={"employer_key": "Zoeksleutel van de werkgever", "content_sha256": "Vingerafdruk van de inhoud",
                    "pdf_sha256": "Vingerafdruk van de PDF"}),
)  # fmt: skip
