"""The receipt of a consent: what, to whom, until when, in which words, and how to take it back (AVG 7)."""

from datetime import date

from domain.consents.model import (
    Consent,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    ConsentText,
    RecipientKind,
)
from domain.letters.model import Bullets, Facts, Heading, Letter, LetterKind, Paragraph, in_words
from domain.shared.clock import bureau_date
from domain.statements.words import CATEGORY_WORDS

PURPOSE_WORDS = {
    ConsentPurpose.INTRODUCTION_TO_EMPLOYER: "u voorstellen aan een werkgever",
    ConsentPurpose.REFERENCE_REQUEST: "iemand om een referentie vragen",
    ConsentPurpose.SHARING_WITH_PROVIDER: "gegevens delen met een andere begeleider",
    ConsentPurpose.SHARING_HEALTH: "delen wat u wel en niet kunt in werk",
    ConsentPurpose.PHOTO_OR_QUOTE: "uw foto of woorden gebruiken",
    ConsentPurpose.COMMERCIAL_MAILING: "post over het aanbod van het bureau",
    ConsentPurpose.CHARITABLE_MAILING: "post over een goed doel",
}
_KINDS = {
    RecipientKind.BUREAU: "het bureau zelf",
    RecipientKind.EMPLOYER: "een werkgever",
    RecipientKind.PROVIDER: "een andere begeleider",
    RecipientKind.REFEREE: "iemand die u kent",
    RecipientKind.OTHER: "een ander",
}
_METHODS = {
    ConsentMethod.PAPER: "op papier",
    ConsentMethod.SCREEN: "op het scherm",
    ConsentMethod.SPOKEN: "mondeling, met een getuige",
}
_STATES = {
    ConsentState.OFFERED: "gevraagd, nog geen antwoord",
    ConsentState.GIVEN: "gegeven",
    ConsentState.REFUSED: "niet gegeven",
    ConsentState.WITHDRAWN: "ingetrokken",
    ConsentState.OBJECTED: "beëindigd na uw bezwaar",
    ConsentState.REPLACED: "vervangen door een nieuwe",
    ConsentState.LAPSED: "vervallen met het einde van het traject",
    ConsentState.EXPIRED: "verlopen",
    ConsentState.OFFER_EXPIRED: "niet op tijd beantwoord",
}


def receipt(consent: Consent, text: ConsentText, client_number: str, today: date) -> Letter:
    """What the client keeps."""
    facts = [
        ("Stand", _STATES[consent.state]),
        ("Waarvoor", PURPOSE_WORDS[consent.purpose]),
        ("Aan wie", consent.recipient_name or _KINDS[consent.recipient_kind]),
    ]
    if consent.answered_at is not None:
        facts.append(("Antwoord op", in_words(bureau_date(consent.answered_at))))
    if consent.method is not None:
        facts.append(("Hoe", _METHODS[consent.method]))
    if consent.expires_at is not None:
        facts.append(("Geldig tot", in_words(bureau_date(consent.expires_at))))
    if consent.ended_at is not None:
        facts.append(("Geëindigd op", in_words(bureau_date(consent.ended_at))))
    return Letter(
        kind=LetterKind.CONSENT_RECEIPT,
        title="Bewijs van uw toestemming",
        reference=client_number,
        dated=today,
        blocks=(
            Facts(tuple(facts)),
            Heading("Welke gegevens"),
            Bullets(tuple(sorted(CATEGORY_WORDS[category] for category in consent.categories))),
            Heading(f"Wat u is gevraagd (versie {consent.text_version})"),
            Paragraph(text.body),
            Heading("Intrekken"),
            Paragraph(
                "U kunt uw toestemming op elk moment intrekken: in een gesprek, per telefoon, per e-mail of per brief. "
                "U hoeft niet te zeggen waarom. Vanaf dat moment gebruiken wij de gegevens hiervoor niet meer."
            ),
            Facts((("Vingerafdruk van de vraag", consent.text_sha256.hex()[:32] + "…"),)),
        ),
    )
