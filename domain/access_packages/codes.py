"""Values as the readable part of a package says them: codes in Dutch, moments and amounts as people write them."""

import re
from datetime import date, datetime
from typing import Any, Final

from domain.letters.model import in_words as day_in_words
from domain.shared.clock import BUREAU_TIME_ZONE

_CODED: Final = frozenset(
    {
        "against", "basis", "basis_provision", "categories", "channel", "client_approval_method", "code", "complainant",
        "contract_kind", "decision", "document_class", "effects", "ended_channel", "ended_reason", "goal", "ground",
        "group_code", "group_sealed", "hearing", "identity_method", "kind", "kind_sealed", "level_sealed", "method",
        "act", "outcome", "phase", "purpose", "reason", "recipient_kind", "rejection_code", "result", "result_code",
        "service", "sex", "source_sealed", "state", "status", "subject", "type", "unable_reason", "withheld_reason",
        "provision", "media_type", "mandate", "handed_over_by", "reopen_reason", "about", "fee_ground",
    }
)  # fmt: skip
"""Columns whose values are codes of ours. In any other column a word is what somebody wrote."""

_WORDS: Final[dict[str, str]] = {
    # people, contact, work
    "M": "man", "V": "vrouw", "X": "x", "O": "onbekend", "conversation": "gesprek", "phone": "telefoon",
    "mail": "e-mail", "email": "e-mail", "post": "post", "app": "via de app", "other": "anders", "visit": "bezoek",
    "video": "beeldbellen", "at-employer": "bij een werkgever", "no-show": "niet verschenen",
    "not-granted": "niet toegewezen",
    "contact": "contact", "travel": "reizen", "preparation": "voorbereiding", "reporting": "rapporteren",
    "consultation": "overleg", "work": "werk", "hours": "uren", "sector": "sector",
    # services and goals
    "werkfit-maken": "Werkfit maken", "naar-werk": "Naar werk", "praktijkassessment": "Praktijkassessment",
    "modulair": "Modulaire re-integratiedienst", "spoor-1": "Re-integratie spoor 1", "spoor-2": "Re-integratie spoor 2",
    "jobcoaching": "Jobcoaching", "loopbaanadvies": "Loopbaanadvies", "outplacement": "Outplacement",
    "participatie": "Participatie", "sick-employee": "terug naar werk bij ziekte", "participation": "meedoen",
    "suitability": "beoordelen welk werk past", "own-job": "terug in het eigen werk",
    "other-job-same-employer": "ander werk bij de eigen werkgever", "new-employer": "werk bij een andere werkgever",
    "benefit-to-work": "van uitkering naar werk",
    # how far something is
    "planned": "gepland", "cancelled": "afgezegd", "done": "gedaan", "running": "loopt", "not-done": "niet gedaan",
    "draft": "nog niet af", "final": "vastgesteld", "registered": "aangemeld", "active": "loopt",
    "suspended": "staat stil", "closed": "afgesloten", "received": "ontvangen", "accepted": "aangenomen",
    "rejected": "teruggestuurd", "superseded": "vervangen", "approved-by-client": "akkoord van u",
    "approved": "akkoord", "pending": "wacht op een besluit", "refused": "geweigerd", "open": "open",
    "sent": "verstuurd",
    "in-progress": "in behandeling", "clarification": "wacht op uw antwoord", "decided": "besloten",
    "reviewed": "nagekeken", "executed": "uitgevoerd", "identity-not-established": "niet vastgesteld wie het vroeg",
    "withdrawn": "ingetrokken", "acknowledged": "ontvangst bevestigd", "heard": "u bent gehoord", "found": "beoordeeld",
    "answered": "beantwoord", "following-up": "maatregelen lopen", "offered": "gevraagd", "given": "gegeven",
    "objected": "geëindigd door uw bezwaar", "replaced": "vervangen", "lapsed": "vervallen", "expired": "verlopen",
    "offer-expired": "vraag verlopen", "ended": "geëindigd", "taken": "opgehaald", "ordinary": "gewoon",
    "health": "over gezondheid",
    # plan, results, placement
    "employee-skills": "werknemersvaardigheden", "personal-effectiveness": "persoonlijke effectiviteit",
    "labour-market-insight": "inzicht in de arbeidsmarkt", "orientation": "oriëntatie", "applying": "solliciteren",
    "placement": "plaatsing", "after-care": "nazorg", "reached": "bereikt", "partly-reached": "deels bereikt",
    "not-reached": "niet bereikt", "too-early": "nog te vroeg", "permanent": "vast werk", "temporary": "tijdelijk werk",
    "trial": "proefplaatsing", "secondment": "detachering", "agency": "uitzendwerk", "subsidised": "gesubsidieerd werk",
    "other-participation": "andere vorm van meedoen", "open-ended": "vast contract", "fixed-term": "tijdelijk contract",
    "assignment": "opdracht", "no-contract": "geen contract", "reference": "referentie", "observation": "waarneming",
    "paper": "op papier", "screen": "op het scherm", "spoken": "mondeling", "link": "met een link",
    "placed-permanent": "vast werk gevonden", "placed-temporary": "tijdelijk werk gevonden",
    "placed-trial": "proefplaatsing gevonden", "placed-subsidised": "gesubsidieerd werk gevonden",
    "participation-step": "een stap gezet in meedoen", "fit-for-work": "klaar om te werken",
    "ended-by-client": "door u gestopt", "ended-by-party": "door de opdrachtgever gestopt",
    "ended-illness": "gestopt door ziekte", "ended-moved": "gestopt door verhuizing",
    "ended-deceased": "gestopt door overlijden", "ended-other": "om een andere reden gestopt",
    "intake": "intake", "plan": "plan van aanpak", "progress": "voortgang",
    # health in work
    "personal-functioning": "persoonlijk functioneren", "social-functioning": "sociaal functioneren",
    "physical-environment": "fysieke omgeving", "dynamic-movements": "bewegen", "static-postures": "houding",
    "working-hours": "werktijden", "normal": "geen beperking", "limited": "beperkt",
    "strongly-limited": "sterk beperkt",
    "fml": "functionele mogelijkhedenlijst", "company-doctor": "bedrijfsarts", "client": "u zelf",
    "commissioning-party": "uw opdrachtgever",
    # documents
    "cv": "cv", "diploma": "diploma", "letter": "brief", "agreement": "overeenkomst", "application": "sollicitatie",
    "report": "rapportage", "abilities-list": "lijst met mogelijkheden",
    "company-doctor-advice": "advies van de bedrijfsarts", "labour-expert-report": "rapport van de arbeidsdeskundige",
    "application/pdf": "PDF", "image/png": "afbeelding", "image/jpeg": "foto", "image/webp": "afbeelding",
    "text/plain": "tekst",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    # acts
    "change": "gewijzigd", "activate": "begonnen", "suspend": "stilgezet", "resume": "weer begonnen",
    "extend": "verlengd", "close": "afgesloten", "identity-verified": "nagegaan wie het vroeg",
    "clarification-asked": "u iets gevraagd", "clarified": "uw antwoord ontvangen", "extended": "termijn verlengd",
    "sent-back": "terug naar de behandelaar", "reopened": "opnieuw geopend", "acknowledge": "ontvangst bevestigd",
    "hear": "u gehoord", "adjourn": "uitgesteld", "find": "beoordeeld", "answer": "beantwoord",
    "follow-up": "maatregelen genomen", "withdraw": "ingetrokken", "register": "vastgelegd",
    "start": "begonnen", "assign-handler": "behandelaar gekozen", "about": "vastgelegd over wie het gaat",
    "mediate": "bemiddeling",
    # cases
    "request": "verzoek", "complaint": "klacht", "mediation": "bemiddeling", "breach": "datalek", "question": "vraag",
    "access": "inzage", "rectification": "verbetering", "erasure": "wissen", "restriction": "afscherming",
    "portability": "gegevens meenemen", "objection": "bezwaar", "seen-in-person": "in persoon gezien",
    "completion": "aanvulling", "joined": "samengevoegd", "handed-over": "antwoord gegeven",
    "fee-set": "kosten gevraagd", "fee-approved": "kosten goedgekeurd", "fee-dropped": "kosten vervallen",
    "requester-named": "vastgelegd wie het vroeg", "tell-recipients": "ontvangers vertellen",
    "legal-representative": "wettelijk vertegenwoordiger", "lawyer": "advocaat",
    "written-mandate": "schriftelijke machtiging", "accuracy-contested": "u zegt dat het niet klopt",
    "unlawful": "het had niet gemogen", "needed-for-claim": "u heeft het nodig in een zaak",
    "objection-pending": "uw bezwaar loopt", "file": "het hele dossier", "field": "een gegeven", "record": "een regel",
    "address": "adres", "education": "opleiding", "work-experience": "werkervaring", "health-record": "beperking",
    "note": "notitie", "rectified": "verbeterd", "erased": "gewist", "restricted": "afgeschermd",
    "to-tell": "nog te vertellen", "told": "verteld", "impossible": "niet mogelijk",
    "recipient-gone": "de ontvanger is er niet meer", "not-reachable": "niet te bereiken",
    "disproportionate": "te veel werk", "client-objected": "u was het er niet mee eens",
    "court": "de rechter", "identity-established": "vastgesteld wie het vroeg", "new-facts": "nieuwe feiten",
    "called-back": "teruggebeld", "portal": "ingelogd", "granted": "toegewezen", "partly": "deels toegewezen",
    "protection-of-data-subject": "om u te beschermen", "rights-of-others": "om anderen te beschermen",
    "manifestly-unfounded": "zonder grond", "excessive": "meer dan redelijk",
    "legal-retention": "de wet vraagt bewaren",
    "legal-claim": "nodig in een rechtszaak", "authority-investigation": "onderzoek door een toezichthouder",
    "longer-legal-duty": "de wet vraagt langer bewaren", "reglement": "het reglement",
    "treatment": "hoe u bent behandeld",
    "content": "de inhoud van het werk", "term": "hoe lang iets duurde", "invoice": "een rekening",
    "data-breach": "een datalek", "held": "gesprek gehad", "declined": "u wilde dat niet", "written": "schriftelijk",
    "founded": "gegrond", "partly-founded": "deels gegrond", "unfounded": "ongegrond",
    "inadmissible": "niet te behandelen", "mediated": "opgelost met bemiddeling", "agreed": "eens geworden",
    "partly-agreed": "deels eens geworden", "not-agreed": "niet eens geworden",
    # consents, disclosures, statement
    "introduction-to-employer": "u voorstellen aan een werkgever", "reference-request": "een referentie vragen",
    "sharing-with-provider": "delen met wie een activiteit geeft", "sharing-health": "delen over uw gezondheid",
    "photo-or-quote": "een foto of citaat", "commercial-mailing": "post van het bureau",
    "charitable-mailing": "post voor een goed doel", "bureau": "het bureau", "employer": "werkgever",
    "provider": "wie een activiteit geeft", "referee": "wie een referentie geeft", "authority": "instantie",
    "accountability": "verantwoording", "legal-duty": "wettelijke plicht", "placement-need": "nodig voor een plaatsing",
    "consent": "uw toestemming", "legal-provision": "een wettelijke bepaling", "client-consent": "uw toestemming",
    "contract": "de overeenkomst", "revoked": "gestopt door het bureau", "consent-ended": "uw toestemming eindigde",
    "basis-gone": "de grond verviel", "locked": "te vaak een verkeerde code", "request-ended": "het verzoek eindigde",
    "links-closed": "links gesloten", "sends-cancelled": "verzendingen gestopt", "signed": "getekend",
    "unable": "kon niet tekenen", "language": "taal", "reading": "lezen", "illness": "ziekte",
    "represented": "iemand anders trad voor u op", "rights-of-third-parties": "om anderen te beschermen",
    "protection-of-the-client": "om u te beschermen", "third-party": "gaat over een ander",
    "staff": "naam van een medewerker", "withheld-reference": "in vertrouwen gegeven",
    "suwi-54": "Wet SUWI, artikel 54", "awr-53": "Algemene wet inzake rijksbelastingen, artikel 53",
    "sv-126nd": "Wetboek van Strafvordering, artikel 126nd", "avg-58": "AVG, artikel 58",
    "avg-9-vital": "AVG, artikel 9 lid 2 c",
    # categories
    "name": "naam", "birth-and-sex": "geboortedatum en geslacht", "identification": "BSN",
    "nationality": "nationaliteit", "benefit": "uitkering", "background": "opleiding en werkervaring",
    "preference": "voorkeuren", "guidance": "begeleiding", "traject": "traject",
    # letters
    "statement-receipt": "bewijs van de verklaring", "privacy-text": "privacytekst",
    "consent-receipt": "bewijs van toestemming", "request-received": "ontvangstbevestiging",
    "request-extended": "brief over verlengen", "request-decision": "brief met het besluit",
    "employer-profile": "profiel voor een werkgever", "access-log": "overzicht van wie keek",
    "complaint-receipt": "ontvangstbevestiging van de klacht", "complaint-adjourned": "brief over uitstel",
    "complaint-answer": "antwoord op de klacht", "breach-notice": "brief over een datalek",
    # tasks, access, referrals
    "by-hand": "zelf gemaakt", "intake-report-due": "intakerapportage maken", "plan-due": "plan maken",
    "report-due": "rapportage maken", "evaluation-due": "evaluatie houden", "final-report-due": "eindrapportage maken",
    "durability-check": "nagaan of het werk doorloopt", "review-decided": "besluit over een zin bekijken",
    "inform-client": "u informeren", "confirm-withdrawal": "intrekken bevestigen",
    "answer-question": "vraag beantwoorden",
    "client-at-risk": "u was in gevaar", "client-at-the-door": "u stond aan de deur",
    "legal-deadline": "een wettelijke termijn", "justified": "terecht", "not-justified": "niet terecht",
    "family": "familie", "neighbour": "buren", "acquaintance": "kennissen", "former-employer": "vroegere werkgever",
    "outside-contract": "buiten het contract", "no-capacity": "geen plaats", "duplicate": "dubbel",
    "incomplete": "niet volledig", "withdrawn-by-party": "ingetrokken door de opdrachtgever",
}  # fmt: skip

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}")


def in_words(column: str, value: Any) -> str:
    """A value for a reader; nothing is an empty text."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case int() | float():
            return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)
        case list():
            return ", ".join(filter(None, (in_words(column, one) for one in value)))
        case dict():
            return "\n".join(
                f"{name}: {said}" for name, one in value.items() if (said := in_words(column, one))
            )
        case _:
            return _text(column, str(value))


def _text(column: str, value: str) -> str:
    if column in _CODED and value in _WORDS:
        return _WORDS[value]
    if _DAY.match(value):
        try:
            return day_in_words(date.fromisoformat(value))
        except ValueError:
            return value
    if _MOMENT.match(value):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        local = moment.astimezone(BUREAU_TIME_ZONE) if moment.tzinfo else moment
        return f"{day_in_words(local.date())} om {local:%H.%M} uur"
    return value
