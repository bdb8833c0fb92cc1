"""The data inventory: every column that holds personal data, why it is kept, how long, and how it goes (R1, AVG 30).

Privacy notice, register of processing, access package and erasure read these lines, so that what is said and what
is done cannot part. A test compares them with the database: a column that is in neither list fails it.
"""

from domain.inventory_cases import CASE_ENTRIES
from domain.inventory_complaints import COMPLAINT_ENTRIES
from domain.inventory_consents import CONSENT_ENTRIES
from domain.inventory_disclosures import DISCLOSURE_ENTRIES
from domain.inventory_entry import (
    FILE_PURPOSES as _FILE,
)
from domain.inventory_entry import (
    HEALTH_PURPOSES as _HEALTH,
)
from domain.inventory_entry import (
    IDENTITY_PURPOSES as _IDENTITY,
)
from domain.inventory_entry import (
    INTAKE_PURPOSES as _INTAKE,
)
from domain.inventory_entry import (
    ORDER_PURPOSES as _ORDER,
)
from domain.inventory_entry import (
    OVERSIGHT_PURPOSES as _OVERSIGHT,
)
from domain.inventory_entry import (
    SEALED_CATEGORIES,
    Category,
    Entry,
    Erasure,
    RetentionClass,
)
from domain.inventory_entry import (
    SYSTEM_PURPOSES as _SYSTEM,
)
from domain.inventory_entry import (
    WORK_PURPOSES as _WORK,
)
from domain.inventory_entry import (
    table_entries as _table,
)
from domain.inventory_packages import PACKAGE_ENTRIES
from domain.inventory_requests import REQUEST_ENTRIES
from domain.inventory_restrictions import RESTRICTION_ENTRIES
from domain.inventory_retention import RETENTION_ENTRIES
from domain.inventory_reviews import REVIEW_ENTRIES
from domain.inventory_statements import STATEMENT_ENTRIES
from domain.inventory_traject import TRAJECT_ENTRIES

__all__ = ["INVENTORY", "SEALED_CATEGORIES", "Category", "Entry", "Erasure", "RetentionClass"]

_C, _R, _E = Category, RetentionClass, Erasure

_CLIENT = (
    *_table("client", _C.NAME, _FILE, _R.DOSSIER, _E.DELETE, given_names="Voornamen",
            surname_prefix="Tussenvoegsel", surname="Achternaam", hidden={"name_key": "Naam om op te zoeken"}),
    *_table("client", _C.PSEUDONYM, _ORDER, _R.DOSSIER, _E.DELETE, number="Cliëntnummer",
            hidden={"id": "Kenmerk van de cliënt in het systeem"}),
    *_table("client", _C.BIRTH_AND_SEX, _FILE, _R.DOSSIER, _E.DELETE, sex="Geslacht",
            date_of_birth="Geboortedatum"),
    *_table("client", _C.CONTACT, _FILE, _R.DOSSIER, _E.DELETE, street="Straat", house_number="Huisnummer",
            house_number_addition="Toevoeging bij het huisnummer", postcode="Postcode", city="Woonplaats",
            phone="Telefoonnummer", email="E-mailadres"),
    *_table("client_identity", _C.IDENTIFICATION, _IDENTITY, _R.DOSSIER, _E.SHRED,
            bsn_sealed="Burgerservicenummer (BSN)"),
    *_table("client_identity", _C.NATIONALITY, _WORK, _R.DOSSIER, _E.SHRED, nationality_sealed="Nationaliteit"),
    *_table("client_bsn_index", _C.IDENTIFICATION, _INTAKE, _R.DOSSIER, _E.DELETE,
            hidden={"bsn_index": "Zoeksleutel van het BSN",
                    "bsn_index_next": "Volgende zoeksleutel van het BSN"}),
)  # fmt: skip

_FILE_PARTS = (
    *_table("benefit", _C.BENEFIT, _FILE, _R.DOSSIER, _E.SHRED, kind_sealed="Soort uitkering",
            since_sealed="Uitkering vanaf", until_sealed="Uitkering tot en met"),
    *_table("education", _C.BACKGROUND, _WORK, _R.DOSSIER, _E.DELETE, level="Niveau van de opleiding",
            name="Opleiding", year="Jaar van de opleiding", completed="Opleiding afgerond"),
    *_table("diploma", _C.BACKGROUND, _WORK, _R.DOSSIER, _E.DELETE, name="Diploma",
            obtained_on="Jaar waarin het diploma is gehaald"),
    *_table("work_experience", _C.BACKGROUND, _WORK, _R.DOSSIER, _E.DELETE, job_title="Functie",
            employer="Werkgever", from_year="Gewerkt vanaf", until_year="Gewerkt tot"),
    *_table("work_experience", _C.BACKGROUND, _WORK, _R.DOSSIER, _E.SHRED,
            description_sealed="Omschrijving van het werk"),
    *_table("preference", _C.PREFERENCE, _WORK, _R.DOSSIER, _E.DELETE, kind="Waar de voorkeur over gaat"),
    *_table("preference", _C.PREFERENCE, _WORK, _R.DOSSIER, _E.SHRED, text_sealed="Voorkeur"),
    *_table("health_record", _C.HEALTH, _HEALTH, _R.DOSSIER, _E.SHRED,
            group_sealed="Onderdeel van de lijst met mogelijkheden", item_sealed="Functionele beperking",
            level_sealed="Mate van de beperking", explanation_sealed="Uitleg bij de beperking",
            source_sealed="Van wie de beperking bekend is", source_date_sealed="Datum van de bron"),
    *_table("health_record", _C.GUIDANCE, _HEALTH, _R.DOSSIER, _E.DELETE,
            valid_until="Tot wanneer de beperking geldt", recorded_by="Wie het heeft opgeschreven"),
    *_table("note", _C.GUIDANCE, _FILE, _R.DOSSIER, _E.SHRED, text_sealed="Notitie van een contact"),
    *_table("note", _C.GUIDANCE, _FILE, _R.DOSSIER, _E.DELETE, kind="Soort contact",
            happened_at="Moment van het contact", duration_minutes="Duur in minuten",
            next_contact_on="Datum van het volgende contact", author_id="Schrijver van de notitie"),
    *_table("note_draft", _C.GUIDANCE, _FILE, _R.DOSSIER, _E.SHRED, text_sealed="Concept van een notitie"),
    *_table("note_draft", _C.GUIDANCE, _FILE, _R.DOSSIER, _E.DELETE, kind="Soort contact in het concept",
            happened_at="Moment van het contact in het concept", duration_minutes="Duur in het concept",
            next_contact_on="Volgend contact in het concept", author_id="Schrijver van het concept"),
    *_table("traject", _C.TRAJECT, _ORDER, _R.STATUTORY, _E.UNLINK, order_reference="Kenmerk van de opdracht",
            service="Dienst", granted_hours="Toegekende uren", started_on="Begin van het traject",
            ended_on="Einde van het traject"),
    *_table("traject", _C.TRAJECT, _FILE, _R.DOSSIER, _E.DELETE, goal="Doel van het traject",
            state="Stand van het traject", contact_name="Contactpersoon bij de opdrachtgever"),
    *_table("stand_in", _C.STAFF, _SYSTEM, _R.STAFF, _E.DELETE, absent_adviser_id="Wie afwezig is",
            stand_in_id="Wie waarneemt", reason="Reden van de waarneming", begins_at="Begin van de waarneming",
            ends_at="Einde van de waarneming", whole_caseload="Hele caseload of genoemde cliënten",
            with_health="Met gegevens over gezondheid", arranged_by="Wie de waarneming regelde",
            ended_early_at="Eerder beëindigd op"),
    *_table("stand_in_client", _C.PSEUDONYM, _FILE, _R.DOSSIER, _E.DELETE,
            hidden={"client_id": "Cliënt in of buiten de waarneming"}),
    *_table("emergency_access", _C.GUIDANCE, _OVERSIGHT, _R.DOSSIER, _E.DELETE, adviser_id="Wie noodtoegang nam",
            kind="Soort nood", opened_at="Noodtoegang vanaf", ends_at="Noodtoegang tot",
            review_due_on="Te beoordelen voor", reviewed_at="Noodtoegang beoordeeld op",
            reviewed_by="Wie de noodtoegang beoordeelde", outcome="Oordeel over de noodtoegang"),
    *_table("emergency_access", _C.GUIDANCE, _OVERSIGHT, _R.DOSSIER, _E.SHRED, reason_sealed="Reden van de noodtoegang",
            remark_sealed="Toelichting bij het oordeel"),
    *_table("client_exclusion", _C.GUIDANCE, _FILE, _R.DOSSIER, _E.DELETE, user_id="Wie het dossier niet mag zien",
            reason="Waarom deze medewerker niet", recorded_by="Wie de uitsluiting vastlegde",
            created_at="Uitgesloten vanaf", ended_at="Uitgesloten tot"),
    *_table("assignment", _C.TRAJECT, _FILE, _R.DOSSIER, _E.DELETE, adviser_id="Toegewezen adviseur",
            valid_from="Toegewezen vanaf", valid_until="Toegewezen tot", assigned_by="Wie heeft toegewezen",
            reason="Reden van de toewijzing", first_opened_at="Eerste keer geopend door de adviseur"),
)  # fmt: skip

_DELIVERED = (
    *_table("referral", _C.NAME, _INTAKE, _R.DELIVERY, _E.DELETE, given_names="Aangeleverde voornamen",
            surname_prefix="Aangeleverd tussenvoegsel", surname="Aangeleverde achternaam",
            hidden={"name_key": "Aangeleverde naam om op te zoeken"}),
    *_table("referral", _C.BIRTH_AND_SEX, _INTAKE, _R.DELIVERY, _E.DELETE, sex="Aangeleverd geslacht",
            date_of_birth="Aangeleverde geboortedatum"),
    *_table("referral", _C.CONTACT, _INTAKE, _R.DELIVERY, _E.DELETE, city="Aangeleverde woonplaats",
            phone="Aangeleverd telefoonnummer", email="Aangeleverd e-mailadres"),
    *_table("referral", _C.TRAJECT, _INTAKE, _R.DELIVERY, _E.DELETE, order_reference="Kenmerk van de aanmelding",
            service="Gevraagde dienst", goal="Gevraagd doel", state="Stand van de aanmelding",
            contact_name="Contactpersoon bij de aanmelding", received_at="Ontvangen op",
            rejection_code="Reden van terugsturen", decided_by="Wie heeft beslist", decided_at="Beslist op"),
    *_table("referral", _C.DELIVERY, _INTAKE, _R.DELIVERY, _E.SHRED, content_sealed="Aangeleverde gegevens",
            rejection_explanation_sealed="Uitleg bij het terugsturen"),
    *_table("referral", _C.IDENTIFICATION, _INTAKE, _R.DELIVERY, _E.DELETE,
            hidden={"bsn_index": "Zoeksleutel van het aangeleverde BSN",
                    "bsn_index_next": "Volgende zoeksleutel van het aangeleverde BSN",
                    "content_hash": "Vingerafdruk van de aangeleverde gegevens"}),
    *_table("referral", _C.PSEUDONYM, _INTAKE, _R.DELIVERY, _E.DELETE,
            hidden={"client_id": "Cliënt die uit de aanmelding kwam"}),
    *_table("intake_row", _C.DELIVERY, _INTAKE, _R.DELIVERY, _E.SHRED, content_sealed="Aangeleverde regel"),
    *_table("intake_row", _C.TRAJECT, _INTAKE, _R.DELIVERY, _E.DELETE, order_reference="Kenmerk van de regel"),
    *_table("intake_chunk", _C.DELIVERY, _INTAKE, _R.DELIVERY, _E.SHRED,
            hidden={"content_sealed": "Deel van het aangeleverde bestand"}),
    *_table("intake_batch", _C.DELIVERY, _INTAKE, _R.DELIVERY, _E.SHRED,
            hidden={"headings_sealed": "Kolomkoppen van het aangeleverde bestand"}),
    *_table("intake_batch", _C.STAFF, _INTAKE, _R.DELIVERY, _E.DELETE, submitted_by="Wie het bestand aanleverde"),
    *_table("idempotency_key", _C.DELIVERY, _INTAKE, _R.SECURITY, _E.EXPIRE,
            hidden={"answer_sealed": "Bewaard antwoord op een herhaald verzoek",
                    "request_hash": "Vingerafdruk van een verzoek"}),
)  # fmt: skip

_STAFF = (
    *_table("app_user", _C.STAFF, _SYSTEM, _R.STAFF, _E.DELETE, name="Naam van de medewerker",
            email="E-mailadres van de medewerker", roles="Rollen van de medewerker",
            status="In dienst of verwijderd", last_login_at="Laatste keer ingelogd",
            removed_at="Verwijderd op", hidden={"email_key": "E-mailadres om op in te loggen"}),
    *_table("app_user", _C.CREDENTIAL, _SYSTEM, _R.STAFF, _E.DELETE, totp_confirmed_at="Tweede factor ingesteld op",
            hidden={"password_hash": "Versleuteld wachtwoord", "totp_secret_sealed": "Geheim van de tweede factor",
                    "totp_last_step": "Laatst gebruikte code"}),
    *_table("recovery_code", _C.CREDENTIAL, _SYSTEM, _R.SECURITY, _E.DELETE, used_at="Herstelcode gebruikt op",
            hidden={"user_id": "Medewerker bij de herstelcode", "code_hash": "Versleutelde herstelcode"}),
    *_table("auth_session", _C.STAFF, _SYSTEM, _R.SECURITY, _E.EXPIRE, user_id="Medewerker bij de sessie",
            created_at="Ingelogd op", expires_at="Sessie tot", strong_at="Tweede factor getoond op",
            revoked_at="Uitgelogd op", revoked_reason="Reden van uitloggen"),
    *_table("refresh_token", _C.CREDENTIAL, _SYSTEM, _R.SECURITY, _E.EXPIRE,
            hidden={"token_hash": "Versleuteld bewijs van inloggen"}),
    *_table("login_challenge", _C.CREDENTIAL, _SYSTEM, _R.SECURITY, _E.EXPIRE,
            hidden={"user_id": "Medewerker die inlogt", "token_hash": "Versleutelde inlogstap"}),
    *_table("login_throttle", _C.CREDENTIAL, _SYSTEM, _R.SECURITY, _E.EXPIRE,
            hidden={"key_hash": "Vingerafdruk van account of adres"}),
    *_table("act_count", _C.STAFF, _SYSTEM, _R.SECURITY, _E.EXPIRE, actor_id="Wie een getelde handeling deed",
            act="Getelde handeling", hour="Uur van de telling", count="Aantal in dat uur"),
    *_table("confidentiality_agreement", _C.STAFF, _SYSTEM, _R.STAFF, _E.DELETE, user_id="Wie heeft getekend",
            version="Versie van de verklaring", signed_on="Getekend op", valid_from="Geldig vanaf",
            valid_until="Geldig tot en met", recorded_by="Wie het heeft vastgelegd"),
    *_table("commissioning_party", _C.PARTY_CONTACT, _ORDER, _R.STATUTORY, _E.DELETE,
            contact_email="E-mailadres van de opdrachtgever"),
    *_table("audit_record", _C.ACCESS_LOG, _OVERSIGHT, _R.AUDIT, _E.UNLINK, at="Moment van inzage",
            actor_id="Wie keek", role="In welke rol", on_behalf_of="Namens wie", client_id="In wiens dossier",
            action="Wat er is gedaan", purpose="Waarvoor", clause="Op welk artikel", result="Met welk resultaat",
            hidden={"client_ids": "Wie er in een lijst stonden", "session_id": "In welke sessie",
                    "object_id": "Welk onderdeel"}),
    *_table("audit_record", _C.ACCESS_LOG, _OVERSIGHT, _R.AUDIT, _E.SHRED,
            payload_sealed="Bijzonderheden van de handeling"),
    *_table("log_payload", _C.ACCESS_LOG, _OVERSIGHT, _R.AUDIT, _E.SHRED,
            payload_sealed="Bijzonderheden van de handeling, onder de nieuwe sleutel"),
    *_table("audit_verification", _C.STAFF, _SYSTEM, _R.AUDIT, _E.DELETE, asked_by="Wie het logboek liet controleren"),
)  # fmt: skip

INVENTORY: tuple[Entry, ...] = (
    _CLIENT
    + _FILE_PARTS
    + TRAJECT_ENTRIES
    + CASE_ENTRIES
    + STATEMENT_ENTRIES
    + CONSENT_ENTRIES
    + REQUEST_ENTRIES
    + RESTRICTION_ENTRIES
    + PACKAGE_ENTRIES
    + RETENTION_ENTRIES
    + REVIEW_ENTRIES
    + DISCLOSURE_ENTRIES
    + COMPLAINT_ENTRIES
    + _DELIVERED
    + _STAFF
)
"""Every column of personal data."""
