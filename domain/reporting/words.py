"""Codes, dates and numbers in the Dutch of a letter."""

from datetime import date
from decimal import Decimal

from domain.reporting.facts import Value

TABLE_TITLES = {
    "activity": "Activiteiten en resultaten",
    "assessment": "Beoordeling van resultaten",
    "placement": "Plaatsing",
    "note": "Contact in deze periode",
}
"""The tables a report can hold, in the order of the letter."""

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]

_CODES: dict[str, dict[str, str]] = {
    "traject.service": {
        "werkfit-maken": "Werkfit maken",
        "naar-werk": "Naar werk",
        "praktijkassessment": "Praktijkassessment",
        "modulair": "Modulaire re-integratiedienst",
        "spoor-1": "Re-integratie spoor 1",
        "spoor-2": "Re-integratie spoor 2",
        "jobcoaching": "Jobcoaching",
        "loopbaanadvies": "Loopbaanadvies",
        "outplacement": "Outplacement",
        "participatie": "Participatie",
    },
    "traject.goal": {
        "sick-employee": "Re-integratie bij de werkgever of elders",
        "participation": "Participatie",
        "suitability": "Beoordelen welk werk past",
        "own-job": "Terug in het eigen werk",
        "other-job-same-employer": "Ander werk bij de eigen werkgever",
        "new-employer": "Passend werk bij een andere werkgever",
        "benefit-to-work": "Van uitkering naar werk",
    },
    "activity.status": {
        "planned": "gepland",
        "running": "loopt",
        "done": "uitgevoerd",
        "not-done": "niet uitgevoerd",
    },
    "activity.group_code": {
        "employee-skills": "Werknemersvaardigheden",
        "personal-effectiveness": "Persoonlijke effectiviteit",
        "labour-market-insight": "Inzicht in de arbeidsmarkt",
        "orientation": "Oriëntatie",
        "applying": "Solliciteren",
        "placement": "Plaatsing",
        "after-care": "Nazorg",
    },
    "assessment.result": {
        "reached": "bereikt",
        "partly-reached": "deels bereikt",
        "not-reached": "niet bereikt",
        "too-early": "nog te vroeg",
    },
    "placement.kind": {
        "permanent": "vast werk",
        "temporary": "tijdelijk werk",
        "trial": "proefplaatsing",
        "secondment": "detachering",
        "agency": "uitzendwerk",
        "subsidised": "gesubsidieerd werk",
        "other-participation": "andere vorm van meedoen",
    },
    "assessment_evidence.kind": {
        "conversation": "gesprek",
        "reference": "referentie",
        "observation": "waarneming",
        "other": "anders",
    },
    "note.kind": {
        "conversation": "gesprek",
        "phone": "telefoongesprek",
        "mail": "e-mail",
        "no-show": "niet verschenen",
        "other": "ander contact",
    },
}


_MORE = "|"
"""Parts codes where a field holds more than one."""


def in_words(path: str, value: Value) -> str:
    """A value as a letter says it; nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    if isinstance(value, int):
        return str(value)
    codes = _CODES.get(path)
    return ", ".join(codes.get(part, part) for part in value.split(_MORE)) if codes else value


def in_a_cell(path: str, value: Value) -> str:
    """The same where there is little room: dates as `1-9-2026`."""
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    return in_words(path, value)
