"""The letter that tells a client of a breach (AVG 34(2)): what, which consequences, what is done, whom to ask."""

from datetime import date

from domain.bureau import Bureau
from domain.cases.sealed import Addressee
from domain.data_breaches.model import Breach
from domain.letters.model import Bullets, Heading, Letter, LetterKind, Paragraph, in_words
from domain.shared.clock import bureau_date
from domain.statements.words import CATEGORY_WORDS


def notice(breach: Breach, words: str, to: Addressee, bureau: Bureau, today: date) -> Letter:
    """One letter, to one client. `words` is what the officer writes about what happened."""
    reach = bureau.privacy_contact.reachable or bureau.phone or bureau.email or bureau.name
    return Letter(
        kind=LetterKind.BREACH_NOTICE,
        title="Er is iets misgegaan met uw gegevens",
        reference=breach.number,
        dated=today,
        to=to.lines,
        blocks=(
            Paragraph(
                f"Op {in_words(bureau_date(breach.known_at))} hebben wij ontdekt dat er iets is misgegaan met gegevens "
                "van cliënten. Ook uw gegevens zijn daarbij. Dat spijt ons."
            ),
            Heading("Wat is er gebeurd?"),
            Paragraph(words),
            Heading("Om welke gegevens gaat het?"),
            Bullets(tuple(sorted(CATEGORY_WORDS[category] for category in breach.categories))),
            Heading("Wat kan dit voor u betekenen?"),
            Paragraph(breach.consequences or ""),
            Heading("Wat hebben wij gedaan?"),
            Paragraph(breach.measures or ""),
            Heading("Heeft u een vraag?"),
            Paragraph(
                f"Onze contactpersoon is {reach}. U kunt ook een klacht indienen bij de Autoriteit Persoonsgegevens: "
                "autoriteitpersoonsgegevens.nl."
            ),
        ),
        signed_by=bureau.privacy_contact.name,
        signed_as="privacyfunctionaris",
    )
