"""The letters of a request, in plain Dutch (B1). A refusal says why and what the client can do about it (R43)."""

from datetime import date

from domain.bureau import Bureau
from domain.letters.model import Block, Bullets, Facts, Heading, Letter, LetterKind, Paragraph, in_words
from domain.requests.model import Ground, Outcome, Request, RequestType

TYPE_WORDS = {
    RequestType.ACCESS: "uw gegevens te zien",
    RequestType.RECTIFICATION: "uw gegevens te verbeteren of aan te vullen",
    RequestType.ERASURE: "uw gegevens te wissen",
    RequestType.RESTRICTION: "uw gegevens af te schermen",
    RequestType.PORTABILITY: "uw gegevens mee te nemen",
    RequestType.OBJECTION: "te stoppen met het gebruik van uw gegevens",
}
GROUND_WORDS = {
    Ground.PROTECTION_OF_DATA_SUBJECT: "Dit is nodig om u zelf te beschermen (UAVG artikel 41).",
    Ground.RIGHTS_OF_OTHERS: "Dit is nodig om de rechten van een ander te beschermen (UAVG artikel 41).",
    Ground.MANIFESTLY_UNFOUNDED: "Uw verzoek is duidelijk zonder grond (AVG artikel 12, lid 5).",
    Ground.EXCESSIVE: "Uw verzoek gaat verder dan redelijk is, vooral door herhaling (AVG artikel 12, lid 5).",
    Ground.LEGAL_RETENTION: "De wet verplicht ons deze gegevens te bewaren (AVG artikel 17, lid 3).",
    Ground.LEGAL_CLAIM: "De gegevens zijn nodig in een rechtszaak of geschil (AVG artikel 17, lid 3).",
}
_OUTCOMES = {
    Outcome.GRANTED: "Wij doen wat u vraagt.",
    Outcome.PARTLY: "Wij doen een deel van wat u vraagt.",
    Outcome.REFUSED: "Wij doen niet wat u vraagt.",
}


def acknowledgement(request: Request, to: tuple[str, ...], today: date, due: date) -> Letter:
    """Received, by whom it is handled, and when there is an answer."""
    return _letter(
        LetterKind.REQUEST_RECEIVED,
        "Wij hebben uw verzoek ontvangen",
        request,
        to,
        today,
        (
            Paragraph(f"Op {in_words(request.received_on)} vroeg u ons om {TYPE_WORDS[request.type]}."),
            Facts(
                (
                    ("Nummer", request.number),
                    ("Antwoord uiterlijk", in_words(due)),
                    ("Kosten", "geen"),
                )
            ),
            Paragraph(
                "Wij gaan eerst na of u het bent die het vraagt. U hoeft daarvoor geen kopie van een paspoort of "
                "identiteitskaart te sturen. Moeten wij u iets vragen, dan staat de termijn stil tot uw antwoord."
            ),
        ),
    )


def extension(request: Request, to: tuple[str, ...], today: date, due: date) -> Letter:
    """Why it takes longer, and until when (AVG 12(3))."""
    return _letter(
        LetterKind.REQUEST_EXTENDED,
        "Wij hebben meer tijd nodig",
        request,
        to,
        today,
        (
            Paragraph(f"U vroeg ons om {TYPE_WORDS[request.type]}. Dat lukt niet binnen een maand."),
            Heading("Waarom"),
            Paragraph(request.extension_reason or ""),
            Paragraph(f"U krijgt uiterlijk {in_words(due)} antwoord. Langer kan het niet worden."),
        ),
    )


def decision(request: Request, to: tuple[str, ...], today: date, bureau: Bureau) -> Letter:
    """What was decided and why; with every remedy when it is not all that was asked (R43)."""
    assert request.decision is not None
    made = request.decision
    blocks: list[Block] = [
        Paragraph(f"U vroeg ons om {TYPE_WORDS[request.type]}."),
        Heading("Ons besluit"),
        Paragraph(_OUTCOMES[made.outcome]),
        Paragraph(made.explanation),
    ]
    if made.ground is not None:
        blocks += [Heading("Waarom"), Paragraph(GROUND_WORDS[made.ground]), *remedies(bureau)]
    return _letter(
        LetterKind.REQUEST_DECISION, "Ons besluit op uw verzoek", request, to, today, tuple(blocks)
    )


def remedies(bureau: Bureau) -> tuple[Block, ...]:
    """Mediation, complaint, authority, court."""
    officer = bureau.privacy_contact.reachable or "de privacyfunctionaris van het bureau"
    complaints = bureau.complaints_contact.reachable or "het bureau"
    return (
        Heading("Bent u het er niet mee eens?"),
        Bullets(
            (
                f"Vraag om bemiddeling aan {officer}.",
                f"Dien een klacht in bij {complaints}.",
                "Dien een klacht in bij de Autoriteit Persoonsgegevens (autoriteitpersoonsgegevens.nl).",
                "Vraag binnen zes weken de rechter om een oordeel (UAVG artikel 35).",
            )
        ),
    )


def _letter(
    kind: LetterKind,
    title: str,
    request: Request,
    to: tuple[str, ...],
    today: date,
    blocks: tuple[Block, ...],
) -> Letter:
    return Letter(
        kind=kind,
        title=title,
        reference=request.number,
        dated=today,
        to=to,
        blocks=blocks,
        signed_by="De privacyfunctionaris",
    )
