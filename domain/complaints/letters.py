"""The letters of the klachtenreglement (R46): receipt, adjournment, answer. In plain Dutch (B1)."""

from datetime import date

from domain.bureau import Bureau
from domain.complaints.model import Complaint, Outcome
from domain.letters.model import Bullets, Facts, Heading, Letter, LetterKind, Paragraph, in_words

_OUTCOMES = {
    Outcome.FOUNDED: "Uw klacht is gegrond. U heeft gelijk.",
    Outcome.PARTLY_FOUNDED: "Uw klacht is voor een deel gegrond. U heeft voor een deel gelijk.",
    Outcome.UNFOUNDED: "Uw klacht is ongegrond. Wij vinden dat het goed is gegaan.",
    Outcome.INADMISSIBLE: "Wij kunnen uw klacht niet behandelen.",
    Outcome.MEDIATED: "Wij zijn het samen met u eens geworden over een oplossing.",
}

_AUTHORITY = "Gaat het over uw gegevens? Dan kunt u naar de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl."


def acknowledgement(complaint: Complaint, to: tuple[str, ...], bureau: Bureau, today: date) -> Letter:
    """That it was received, what happens now and until when."""
    return _letter(
        complaint,
        to,
        bureau,
        today,
        LetterKind.COMPLAINT_RECEIPT,
        "Wij hebben uw klacht ontvangen",
        (
            Paragraph(
                f"Op {in_words(complaint.received_on)} kregen wij uw klacht. Dank u wel dat u dit laat weten. "
                "Wij zoeken uit wat er is gebeurd. De medewerker over wie de klacht gaat, behandelt de klacht niet."
            ),
            Facts(
                (
                    ("Nummer van uw klacht", complaint.number),
                    ("Wij horen u uiterlijk op", in_words(complaint.deadlines.hear_by)),
                    ("U krijgt antwoord uiterlijk op", in_words(complaint.deadlines.answer_by)),
                )
            ),
            Heading("Wat gebeurt er nu?"),
            Bullets(
                (
                    "Wij nodigen u uit om uw verhaal te vertellen. Dat hoeft niet. U mag ook schrijven.",
                    "U mag iemand meenemen naar het gesprek.",
                    "Daarna krijgt u van ons een brief met ons oordeel en de redenen.",
                    "Duurt het langer? Dan leest u vooraf waarom. Dat kan één keer.",
                    "U kunt uw klacht altijd intrekken.",
                )
            ),
            *_questions(bureau),
        ),
    )


def adjournment(complaint: Complaint, to: tuple[str, ...], bureau: Bureau, today: date) -> Letter:
    """That it takes longer, why and until when."""
    return _letter(
        complaint,
        to,
        bureau,
        today,
        LetterKind.COMPLAINT_ADJOURNED,
        "Uw klacht duurt langer",
        (
            Paragraph(
                f"Op {in_words(complaint.received_on)} kregen wij uw klacht. Het lukt ons niet om die op tijd te "
                "beantwoorden. Dat vinden wij vervelend voor u."
            ),
            Heading("Waarom het langer duurt"),
            Paragraph(complaint.adjourn_reason or ""),
            Heading("Wanneer u antwoord krijgt"),
            Paragraph(
                f"U krijgt ons antwoord uiterlijk op {in_words(complaint.deadlines.answer_by)}. "
                "Nog een keer uitstellen kan niet."
            ),
            *_questions(bureau),
        ),
    )


def answer(complaint: Complaint, to: tuple[str, ...], bureau: Bureau, today: date) -> Letter:
    """The finding with its reasons, what is done about it, and where one can go after this."""
    assert complaint.outcome is not None
    measures = (
        (Heading("Wat wij doen"), Paragraph(complaint.measures)) if complaint.measures is not None else ()
    )
    return _letter(
        complaint,
        to,
        bureau,
        today,
        LetterKind.COMPLAINT_ANSWER,
        "Ons antwoord op uw klacht",
        (
            Paragraph(f"Op {in_words(complaint.received_on)} kregen wij uw klacht. Dit is ons antwoord."),
            Heading("Ons oordeel"),
            Paragraph(_OUTCOMES[complaint.outcome]),
            Heading("Waarom wij dit vinden"),
            Paragraph(complaint.finding or ""),
            *measures,
            Heading("Bent u het er niet mee eens?"),
            Bullets(
                (
                    "U kunt vragen om bemiddeling. De privacyfunctionaris praat dan met u en met ons.",
                    "Kwam u bij ons via het UWV of uw gemeente? Dan kunt u daar ook een klacht indienen.",
                    _AUTHORITY,
                    "U kunt ook naar de rechter. Het Juridisch Loket geeft gratis advies: juridischloket.nl.",
                )
            ),
            *_questions(bureau),
        ),
    )


def _questions(bureau: Bureau) -> tuple[Heading | Paragraph, ...]:
    reach = (
        bureau.complaints_contact.reachable
        or f"te bereiken via {bureau.phone or bureau.email or bureau.name}"
    )
    return (Heading("Heeft u een vraag?"), Paragraph(f"Onze contactpersoon voor klachten is {reach}."))


def _letter(
    complaint: Complaint,
    to: tuple[str, ...],
    bureau: Bureau,
    today: date,
    kind: LetterKind,
    title: str,
    blocks: tuple[Heading | Paragraph | Facts | Bullets, ...],
) -> Letter:
    return Letter(
        kind=kind,
        title=title,
        reference=complaint.number,
        dated=today,
        blocks=blocks,
        to=to,
        signed_by=complaint.handler_name or bureau.complaints_contact.name,
        signed_as="behandelaar van uw klacht" if complaint.handler_name else "contactpersoon voor klachten",
    )
