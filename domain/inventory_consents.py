"""The data inventory of consents and objections (R28, R32-R34)."""

from domain.inventory_entry import FILE_PURPOSES, Category, Entry, Erasure, RetentionClass
from domain.inventory_entry import table_entries as _table

_C, _R, _E = Category, RetentionClass, Erasure

CONSENT_ENTRIES: tuple[Entry, ...] = (
    *_table("consent", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.SHRED,
            recipient_name_sealed="Aan wie u toestemming gaf",
            signature_sealed="Uw handtekening onder de toestemming", witness_sealed="Getuige bij de toestemming"),
    *_table("consent", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, purpose="Waarvoor toestemming is gevraagd",
            recipient_kind="Soort ontvanger", categories="Welke gegevens de toestemming opent",
            months="Voor hoeveel maanden", state="Stand van de toestemming", method="Hoe u toestemming gaf",
            offered_at="Toestemming gevraagd op", answered_at="Antwoord op de vraag op",
            expires_at="Toestemming geldig tot", ended_at="Toestemming geëindigd op",
            ended_channel="Hoe u de toestemming introk", effects="Wat er daarna is gestopt",
            collected_by="Wie de toestemming vroeg", text_sha256="Vingerafdruk van de vraag",
            hidden={"recipient_key": "Zoeksleutel van de ontvanger"}),
    *_table("objection", _C.GUIDANCE, FILE_PURPOSES, _R.DOSSIER, _E.DELETE, against="Waar u bezwaar tegen maakte",
            channel="Hoe u bezwaar maakte", objected_at="Bezwaar gemaakt op", recorded_by="Wie het bezwaar vastlegde",
            ended_consents="Hoeveel toestemmingen toen eindigden"),
    *_table("consent_text", _C.STAFF, FILE_PURPOSES, _R.STAFF, _E.DELETE, published_by="Wie de vraag klaarzette"),
)  # fmt: skip
