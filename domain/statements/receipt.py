"""The receipt of an offer: which texts, how, when and with what outcome, with the fingerprint of both (R4)."""

from datetime import date

from domain.letters.model import Facts, Heading, Letter, LetterKind, Paragraph, in_words
from domain.shared.clock import BUREAU_TIME_ZONE
from domain.statements.model import Offer, OfferMethod, OfferOutcome, UnableReason

_METHODS = {
    OfferMethod.PAPER: "op papier",
    OfferMethod.SCREEN: "op het scherm",
    OfferMethod.LINK: "met een persoonlijke link",
}
_OUTCOMES = {
    OfferOutcome.OPEN: "nog geen antwoord",
    OfferOutcome.SIGNED: "ontvangst getekend",
    OfferOutcome.DECLINED: "niet getekend",
    OfferOutcome.UNABLE: "tekenen ging niet",
}
_REASONS = {
    UnableReason.LANGUAGE: "de taal",
    UnableReason.READING: "lezen is moeilijk",
    UnableReason.ILLNESS: "ziekte",
    UnableReason.REPRESENTED: "iemand anders regelt de zaken",
    UnableReason.OTHER: "een andere reden",
}


def receipt(offer: Offer, client_number: str, today: date) -> Letter:
    """What the client takes home. It names nobody but the adviser: the number says whose it is."""
    outcome = _OUTCOMES[offer.outcome]
    if offer.unable_reason is not None:
        outcome += f" ({_REASONS[offer.unable_reason]})"
    offered = offer.offered_at.astimezone(BUREAU_TIME_ZONE)
    return Letter(
        kind=LetterKind.STATEMENT_RECEIPT,
        title="Bewijs: u kreeg de privacyverklaring en het reglement",
        reference=client_number,
        dated=today,
        blocks=(
            Paragraph(
                "Met dit bewijs kunt u altijd laten zien welke teksten u heeft gekregen. Het is geen toestemming: u "
                "heeft er niets mee goedgekeurd. Wel of niet tekenen heeft geen gevolgen voor uw begeleiding."
            ),
            Facts(
                (
                    ("Aangeboden op", f"{in_words(offered.date())} om {offered:%H.%M} uur"),
                    ("Door", offer.offered_by_name),
                    ("Hoe", _METHODS[offer.method]),
                    ("Uitkomst", outcome),
                )
            ),
            Heading(f"Privacyverklaring, versie {offer.statement_version}"),
            Facts((("Vingerafdruk (SHA-256)", _spaced(offer.statement_sha256)),)),
            Heading(f"Privacyreglement, versie {offer.reglement_version}"),
            Facts((("Vingerafdruk (SHA-256)", _spaced(offer.reglement_sha256)),)),
            Paragraph(
                "De vingerafdruk hoort bij precies deze woorden. Verandert er een letter, dan klopt hij niet meer."
            ),
        ),
    )


def _spaced(digest: bytes) -> str:
    words = digest.hex()
    return " ".join(words[i : i + 8] for i in range(0, len(words), 8))
