"""The words of the register, for who supervises: what the inventory cannot say because it is not about a column."""

from dataclasses import dataclass
from typing import Final

from domain.inventory_entry import Category, Erasure, RetentionClass
from domain.policy.purposes import Purpose
from domain.processing_activities.model import MAILING, Register, Subject


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """What an activity is called, what it is for, on which ground, and who outside the bureau receives data."""

    name: str
    purpose: str
    grounds: tuple[str, ...]
    recipients: tuple[str, ...]


_ORDER = "Opdracht van UWV of gemeente: taak van algemeen belang (AVG 6 lid 1 onder e)"
_EMPLOYER = "Opdracht van een werkgever: gerechtvaardigd belang van re-integratie (AVG 6 lid 1 onder f)"
_CONTRACT = "Cliënt is zelf opdrachtgever: overeenkomst (AVG 6 lid 1 onder b)"
_DUTY = "Wettelijke verplichting (AVG 6 lid 1 onder c)"
_HEALTH = "Beperkingen in werk: re-integratie bij ziekte of beperking (AVG 9, UAVG 30)"
_BSN = "BSN: alleen waar een wet het voorschrijft (UAVG 46)"
_PARTY = "Opdrachtgever: UWV, gemeente of werkgever"

ACTIVITY_WORDS: Final[dict[str, ActivityWords]] = {
    Purpose.CLIENT_CONTACT: ActivityWords(
        "Contact met de cliënt",
        "Afspraken maken, vragen beantwoorden, brieven sturen en vastleggen wat is besproken.",
        (_ORDER, _EMPLOYER, _CONTRACT, _BSN),
        ("Niemand buiten het bureau, behalve de cliënt zelf",),
    ),
    Purpose.GUIDANCE: ActivityWords(
        "Begeleiding naar werk",
        "De cliënt begeleiden naar eigen, ander of nieuw werk, of naar een andere vorm van meedoen.",
        (_ORDER, _EMPLOYER, _CONTRACT, _HEALTH, _BSN),
        (
            f"{_PARTY}, voor plan en rapportages",
            "Werkgever bij een plaatsing, alleen wat daarvoor nodig is, nooit BSN of gezondheid (R25)",
            "Anderen alleen met toestemming van de cliënt of op grond van een wet (R28)",
        ),
    ),
    Purpose.SUITABILITY_ASSESSMENT: ActivityWords(
        "Beoordelen welk werk past",
        "Opleiding, ervaring, beperkingen en voorkeuren naast werk leggen. Een adviseur oordeelt, geen computer.",
        (_ORDER, _EMPLOYER, _CONTRACT, _HEALTH),
        (f"{_PARTY}, voor de conclusie",),
    ),
    Purpose.INTAKE: ActivityWords(
        "Aanmelding en intake",
        "Aanmeldingen ontvangen, controleren en aannemen of terugsturen.",
        (_ORDER, _EMPLOYER, _CONTRACT, _HEALTH, _BSN),
        (f"{_PARTY}, voor de ontvangst en wat niet is aangenomen",),
    ),
    Purpose.ACCOUNTABILITY: ActivityWords(
        "Verantwoording aan de opdrachtgever",
        "Rapporteren over het traject en de besteding van de uren.",
        (_ORDER, _EMPLOYER, _HEALTH, _BSN),
        (f"{_PARTY}, voor rapportages en verantwoording",),
    ),
    Purpose.LEGAL_DUTY: ActivityWords(
        "Wettelijke verplichting",
        "Bewaren en tonen wat belastingwet, sociale verzekering en privacywet vragen.",
        (_DUTY, _BSN),
        ("Belastingdienst en andere instanties, alleen waar een wet het voorschrijft",),
    ),
    Purpose.OVERSIGHT: ActivityWords(
        "Toezicht op de privacy",
        "Vastleggen en nagaan wie wat bekeek of deed, waarom en op welke grond.",
        (_DUTY, "Verantwoordingsplicht en beveiliging (AVG 5 lid 2, AVG 32)"),
        ("De cliënt, voor het eigen inzagelog", "Autoriteit Persoonsgegevens, op verzoek of bij een datalek"),
    ),
    Purpose.ADMINISTRATION: ActivityWords(
        "Beheer van het systeem",
        "Accounts, rollen en inloggen van medewerkers, geheimhouding, waarneming en beveiliging.",
        (
            "Arbeidsovereenkomst of opdracht met de medewerker (AVG 6 lid 1 onder b)",
            "Beveiliging: gerechtvaardigd belang (AVG 6 lid 1 onder f, AVG 32)",
        ),
        ("Wie de servers beheert, als het bureau dat niet zelf doet (verwerker, AVG 28)",),
    ),
    MAILING: ActivityWords(
        "Post van het bureau of voor een goed doel",
        "Een verzendlijst van cliënten die daar schriftelijk toestemming voor gaven, en niemand anders.",
        ("Toestemming (AVG 6 lid 1 onder a), schriftelijk (R32); een bezwaar stopt het meteen (R33, R34)",),
        ("Wie de post bezorgt of verzendt (verwerker, AVG 28)",),
    ),
}

CATEGORY_WORDS: Final[dict[Category, str]] = {
    Category.NAME: "Naam",
    Category.CONTACT: "Adres, telefoonnummer en e-mailadres",
    Category.BIRTH_AND_SEX: "Geboortedatum en geslacht",
    Category.IDENTIFICATION: "Burgerservicenummer (BSN)",
    Category.NATIONALITY: "Nationaliteit",
    Category.BENEFIT: "Uitkering en loonwaarde",
    Category.BACKGROUND: "Opleiding, diploma's en werkervaring",
    Category.PREFERENCE: "Voorkeuren voor werk",
    Category.HEALTH: "Beperkingen en mogelijkheden in werk",
    Category.GUIDANCE: "Gesprekken, afspraken en begeleiding",
    Category.TRAJECT: "Opdracht, traject en resultaat",
    Category.DELIVERY: "Door de opdrachtgever aangeleverd",
    Category.STAFF: "Medewerker: naam, rol en werk in het systeem",
    Category.CREDENTIAL: "Inloggen en beveiliging van accounts",
    Category.ACCESS_LOG: "Inzagelog",
    Category.PARTY_CONTACT: "Bereikbaarheid van de opdrachtgever",
    Category.PSEUDONYM: "Nummers en kenmerken zonder naam",
}

SPECIAL_WORDS: Final[dict[Category, str]] = {
    Category.HEALTH: "Bijzonder persoonsgegeven: gezondheid (AVG 9, UAVG 30)",
    Category.IDENTIFICATION: "Wettelijk nummer (UAVG 46)",
    Category.DELIVERY: "Kan BSN en beperkingen in werk bevatten (UAVG 30 en 46)",
}
"""Categories that the law guards more than others."""

SUBJECT_WORDS: Final[dict[Subject, str]] = {
    Subject.CLIENT: "cliënten",
    Subject.STAFF: "medewerkers",
    Subject.PARTY_CONTACT: "contactpersonen van opdrachtgevers",
    Subject.THIRD_PERSON: "anderen in het dossier",
}

RETENTION_WORDS: Final[dict[RetentionClass, str]] = {
    RetentionClass.DOSSIER: "Twee jaar na het einde van de opdracht (R35)",
    RetentionClass.DELIVERY: "Tot de aanmelding is verwerkt en de ontvangst vaststaat",
    RetentionClass.STATUTORY: "Tien jaar, zonder naam en zonder dossier (R36)",
    RetentionClass.STAFF: "Zolang iemand hier werkt, daarna zolang het logboek de naam nodig heeft",
    RetentionClass.SECURITY: "Uren tot weken",
    RetentionClass.AUDIT: "Zolang verantwoording nodig is; na het wissen van het dossier zonder naam",
}

ERASURE_WORDS: Final[dict[Erasure, str]] = {
    Erasure.SHRED: "sleutel vernietigd en gewist",
    Erasure.DELETE: "gewist",
    Erasure.UNLINK: "losgemaakt van de persoon",
    Erasure.EXPIRE: "verloopt vanzelf",
}

TRANSFERS: Final = "Geen doorgifte naar landen buiten de Europese Economische Ruimte."


def security_words(register: Register) -> tuple[str, ...]:
    """Measures in general terms (AVG 30(1)(g), AVG 32)."""
    sealed = f"{register.sealed} van de {register.total} gegevens zijn versleuteld met een eigen sleutel."
    return (
        sealed + " Is die vernietigd, dan zijn ze nergens meer te lezen, ook niet in reservekopieën.",
        "Alleen de toegewezen adviseur ziet het dossier (R24). De toepassing en de database controleren dat allebei.",
        "Toegang van anderen heeft een reden, een begin en een einde (R26). Noodtoegang wordt achteraf beoordeeld.",
        "Wie bij cliënten kan, heeft geheimhouding getekend (R27). Zonder geldige verklaring gaat er niets open.",
        "Elke handeling staat in een logboek dat niet ongemerkt te veranderen is.",
        "Medewerkers kunnen inloggen met een tweede factor; na te veel pogingen gaat inloggen op slot.",
    )


def erasure_words(erasures: tuple[Erasure, ...]) -> str:
    """How it goes; where a key is destroyed, the rows around it are deleted as well."""
    shred = Erasure.SHRED in erasures
    return sentence([ERASURE_WORDS[kind] for kind in erasures if not (shred and kind is Erasure.DELETE)])


def sentence(parts: list[str] | tuple[str, ...]) -> str:
    """Parts as one line that begins with a capital."""
    line = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " en " + parts[-1]
    return line[:1].upper() + line[1:]
