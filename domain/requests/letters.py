"""The letters of a request, in plain Dutch (B1). A refusal says why and what the client can do about it (R43)."""

from datetime import date

from domain.bureau import Bureau
from domain.letters.model import Block, Bullets, Facts, Heading, Letter, LetterKind, Paragraph, in_words
from domain.processing_activities.words import CATEGORY_WORDS
from domain.requests.machine import erases_the_file
from domain.requests.model import Ground, ItemOutcome, Outcome, Request, RequestItem, RequestType

TYPE_WORDS = {
    RequestType.ACCESS: "uw gegevens te zien",
    RequestType.RECTIFICATION: "uw gegevens te verbeteren",
    RequestType.COMPLETION: "uw gegevens aan te vullen",
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


def question(request: Request, text: str, to: tuple[str, ...], today: date) -> Letter:
    """What more we need to know; the clock stands still until the answer."""
    return _letter(
        LetterKind.REQUEST_QUESTION,
        "Wij hebben nog een vraag aan u",
        request,
        to,
        today,
        (
            Paragraph(
                f"U vroeg ons om {TYPE_WORDS[request.type]}. Om dat te kunnen doen, willen wij nog iets weten."
            ),
            Heading("Onze vraag"),
            Paragraph(text),
            Heading("Hoe geeft u antwoord?"),
            Paragraph(
                "U mag bellen, mailen, schrijven of het zeggen tegen uw adviseur. Noem daarbij het nummer boven deze "
                "brief. Stuur geen kopie van een paspoort of identiteitskaart. Tot wij uw antwoord hebben, staat de "
                "termijn stil."
            ),
        ),
    )


def identity_not_established(request: Request, to: tuple[str, ...], today: date, bureau: Bureau) -> Letter:
    """That we do not know that it is the client who asks, and that it can be opened again."""
    return _letter(
        LetterKind.REQUEST_IDENTITY,
        "Wij weten niet zeker wie dit vraagt",
        request,
        to,
        today,
        (
            Paragraph(
                f"Op {in_words(request.received_on)} kregen wij een verzoek om {TYPE_WORDS[request.type]}. "
                "Het lukte ons niet om na te gaan of u het was die dat vroeg. Daarom doen wij nu niets met het "
                "verzoek. Zo beschermen wij uw gegevens."
            ),
            Heading("Vroeg u dit wel?"),
            Paragraph(
                "Neem dan contact met ons op. Dan gaan wij samen na dat u het bent: in een gesprek, met "
                "beeldbellen, of doordat wij u terugbellen op het nummer dat wij van u hebben. Een kopie van een "
                "paspoort of identiteitskaart is niet nodig. Daarna gaan wij verder met uw verzoek. U hoeft het niet "
                "opnieuw te doen."
            ),
            Paragraph("Vroeg u dit niet? Dan hoeft u niets te doen."),
            *remedies(bureau),
        ),
    )


def joined(request: Request, other: Request, to: tuple[str, ...], today: date) -> Letter:
    """That it is answered together with what was asked before."""
    return _letter(
        LetterKind.REQUEST_JOINED,
        "Wij nemen uw verzoeken samen",
        request,
        to,
        today,
        (
            Paragraph(
                f"Op {in_words(request.received_on)} vroeg u ons om {TYPE_WORDS[request.type]}. Dat vroeg u ook op "
                f"{in_words(other.received_on)}. Dat verzoek heeft nummer {other.number}. Wij zijn er nog mee bezig."
            ),
            Paragraph(
                f"U krijgt op beide verzoeken samen antwoord, uiterlijk {in_words(other.term(today).due)}. "
                "Vroeg u iets anders? Laat het ons weten, dan behandelen wij dit verzoek apart."
            ),
        ),
    )


def decision(
    request: Request, to: tuple[str, ...], today: date, bureau: Bureau, order_until: date | None = None
) -> Letter:
    """What was decided and why, part by part; with every remedy when it is not all that was asked (R43).

    `order_until` is the day until which the order's administration stays, for who asks to be erased.
    """
    assert request.decision is not None
    made = request.decision
    blocks: list[Block] = [
        Paragraph(f"Op {in_words(request.received_on)} vroeg u ons om {TYPE_WORDS[request.type]}."),
        Heading("Ons besluit"),
        Paragraph(_OUTCOMES[made.outcome]),
        Paragraph(made.explanation),
    ]
    blocks += _parts(request.type, made.items)
    if erases_the_file(request):
        blocks += _what_stays(order_until)
    if request.fee is not None and request.fee.approved_by is not None:
        blocks += [
            Heading("Wat het kost"),
            Paragraph(
                f"Voor dit antwoord vragen wij {_money(request.fee.cents)}. {GROUND_WORDS[request.fee.ground]}"
            ),
            Paragraph(request.fee.reason),
        ]
    if made.outcome is not Outcome.GRANTED or request.fee is not None:
        blocks += remedies(bureau)
    return _letter(
        LetterKind.REQUEST_DECISION, "Ons besluit op uw verzoek", request, to, today, tuple(blocks)
    )


def _parts(kind: RequestType, items: tuple[RequestItem, ...]) -> list[Block]:
    """Per part what we do or do not do, and why not."""
    if len(items) == 1 and items[0].asked is None:
        ground = items[0].ground
        return [] if ground is None else [Heading("Waarom"), Paragraph(GROUND_WORDS[ground])]
    yes, no = (
        ("Wat weggaat", "Wat blijft")
        if kind is RequestType.ERASURE
        else ("Wat wij doen", "Wat wij niet doen")
    )
    blocks: list[Block] = []
    granted = [item for item in items if item.outcome is ItemOutcome.GRANTED]
    if granted:
        blocks += [Heading(yes), Bullets(tuple(_named(item) for item in granted))]
    for item in items:
        if item.ground is not None:
            until = f" Dit blijft tot {in_words(item.kept_until)}." if item.kept_until else ""
            blocks += [
                Heading(f"{no}: {item.asked}"),
                Paragraph(f"{item.explanation or ''}{until}"),
                Paragraph(GROUND_WORDS[item.ground]),
            ]
    return blocks


def _named(item: RequestItem) -> str:
    about = f" ({CATEGORY_WORDS[item.category]})" if item.category else ""
    more = f": {item.explanation}" if item.explanation else ""
    return f"{item.asked}{about}{more}"


def _what_stays(order_until: date | None) -> list[Block]:
    """R36-R38: the dossier goes, the administration of the order does not, and has nobody's name on it any more."""
    until = (
        f"tot en met {in_words(order_until)}"
        if order_until
        else "tien jaar na het jaar waarin uw traject eindigt"
    )
    return [
        Heading("Wat er gebeurt als wij wissen"),
        Bullets(
            (
                "Uw hele dossier gaat weg, ook uit onze reservekopieën: daar is het niet meer te lezen.",
                "Ook dit verzoek en onze brieven gaan weg. Bewaar deze brief dus goed.",
                "U krijgt een bewijs van vernietiging als u dat wilt. Daar staat uw naam niet in.",
            )
        ),
        Paragraph(
            f"De gegevens van de opdracht moeten wij van de belasting bewaren {until}: het soort traject, de uren en "
            "het bedrag. Die staan op een kenmerk. Uw naam en uw dossier horen er niet meer bij."
        ),
    ]


def _money(cents: int) -> str:
    return f"€ {cents // 100},{cents % 100:02d}"


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
