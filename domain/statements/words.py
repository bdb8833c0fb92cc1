"""The words in which the statement and the notice name what the inventory lists. Plain Dutch (B1)."""

from typing import Final

from domain.inventory_entry import Category, RetentionClass
from domain.policy.purposes import Purpose

CATEGORY_WORDS: Final[dict[Category, str]] = {
    Category.NAME: "Uw naam",
    Category.CONTACT: "Uw adres, telefoonnummer en e-mailadres",
    Category.BIRTH_AND_SEX: "Uw geboortedatum en geslacht",
    Category.IDENTIFICATION: "Uw burgerservicenummer (BSN)",
    Category.NATIONALITY: "Uw nationaliteit",
    Category.BENEFIT: "Uw uitkering en loonwaarde",
    Category.BACKGROUND: "Uw opleidingen, diploma's en werkervaring",
    Category.PREFERENCE: "Wat u graag wilt in werk",
    Category.HEALTH: "Wat u wel en niet kunt in werk door uw gezondheid",
    Category.GUIDANCE: "Wat wij bespreken, afspreken en samen doen",
    Category.TRAJECT: "Uw traject: opdracht, plan, uren en resultaat",
    Category.DELIVERY: "Wat uw opdrachtgever over u heeft aangeleverd",
    Category.ACCESS_LOG: "Wie uw dossier heeft bekeken, wanneer en waarom",
}
"""Of people who are clients. Categories of staff, parties and keys are not about the client and stand elsewhere."""

PURPOSE_WORDS: Final[dict[Purpose, str]] = {
    Purpose.CLIENT_CONTACT: "om contact met u te hebben",
    Purpose.GUIDANCE: "om u te begeleiden naar werk",
    Purpose.SUITABILITY_ASSESSMENT: "om te beoordelen welk werk bij u past",
    Purpose.INTAKE: "om uw aanmelding te verwerken",
    Purpose.ACCOUNTABILITY: "om verantwoording af te leggen aan uw opdrachtgever",
    Purpose.LEGAL_DUTY: "omdat de wet het vraagt",
    Purpose.OVERSIGHT: "om te controleren dat wij zorgvuldig met uw gegevens omgaan",
    Purpose.ADMINISTRATION: "om het systeem veilig te laten werken",
}

RETENTION_WORDS: Final[dict[RetentionClass, str]] = {
    RetentionClass.DOSSIER: "tot twee jaar na het einde van de opdracht",
    RetentionClass.DELIVERY: "tot uw aanmelding is verwerkt",
    RetentionClass.STATUTORY: "tien jaar, zonder uw naam, voor de belasting",
    RetentionClass.AUDIT: "zolang wij moeten kunnen aantonen wie keek; na het wissen van uw dossier zonder uw naam",
    RetentionClass.SECURITY: "kort: uren tot weken",
}

TABLE_WORDS: Final[dict[str, str]] = {
    "note": "notities van gesprekken en contacten",
    "note_draft": "notities waar uw adviseur nog aan werkt",
    "task": "taken en termijnen",
    "activity": "activiteiten en wat ze opleverden",
    "plan_version": "uw plan van aanpak",
    "document": "documenten in uw dossier",
    "document_chunk": "de inhoud van documenten",
    "reference": "referenties van anderen over u",
    "assessment": "het oordeel van uw adviseur over resultaten",
    "assessment_evidence": "waar dat oordeel op rust",
    "suitability_assessment": "welk werk bij u past",
    "placement": "een plaatsing bij een werkgever",
    "hour_entry": "de tijd die aan u is besteed",
    "appointment": "afspraken",
    "report": "rapportages aan uw opdrachtgever",
    "report_artifact": "die rapportages zoals ze zijn verstuurd",
    "report_review": "zinnen in een rapportage die een tweede persoon heeft bekeken",
    "disclosure": "aan wie gegevens zijn verstrekt en waarom",
    "traject": "de opdracht en het traject",
    "traject_event": "wat er met het traject gebeurde",
    "traject_suspension": "onderbrekingen van het traject",
    "assignment": "wie uw adviseur is en was",
    "emergency_access": "noodtoegang tot uw dossier en het oordeel daarover",
    "client_exclusion": "wie uw dossier niet mag zien",
    "health_record": "beperkingen en mogelijkheden in werk",
    "privacy_case": "vragen, verzoeken en klachten",
    "privacy_statement_offer": "dat u deze verklaring en het reglement kreeg",
    "consent": "toestemmingen die u gaf, weigerde of introk",
    "objection": "bezwaren die u maakte",
    "data_subject_request": "verzoeken die u deed",
    "request_item": "de onderdelen van uw verzoek, met ons besluit",
    "restriction": "wat van uw gegevens is afgeschermd",
    "recipient_list": "wat er na uw verzoek is gewijzigd",
    "recipient_notice": "wie dat moest horen en of dat is verteld",
    "request_pause": "wanneer wij u iets vroegen over uw verzoek",
    "request_event": "wat met uw verzoek is gedaan",
    "access_package": "pakketten met uw gegevens die u kreeg",
    "access_package_redaction": "wat in zo'n pakket is weggelaten",
    "client_notice": "dat u bent geïnformeerd",
    "letter": "brieven en bewijzen",
    "referral": "de aanmelding door uw opdrachtgever",
    "intake_row": "de regel waarin u bent aangemeld",
    "audit_record": "wie wat bekeek of deed, wanneer en waarom",
    "log_payload": "wie wat bekeek of deed, wanneer en waarom",
}
"""A table in a few words, for categories with too many columns to name one by one."""
