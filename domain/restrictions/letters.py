"""The two letters of a restriction: that it is there, and that it will end (AVG 18(3))."""

from datetime import date

from domain.bureau import Bureau
from domain.letters.model import Block, Facts, Letter, LetterKind, Paragraph, in_words
from domain.requests.letters import remedies
from domain.restrictions.model import Restriction, RestrictionGround, RestrictionScope

GROUND_WORDS = {
    RestrictionGround.ACCURACY_CONTESTED: "U zegt dat de gegevens niet kloppen. Wij zoeken dat uit.",
    RestrictionGround.UNLAWFUL: "Wij mochten de gegevens niet gebruiken, en u wilt niet dat ze worden gewist.",
    RestrictionGround.NEEDED_FOR_CLAIM: "U heeft de gegevens nodig voor een rechtszaak of geschil.",
    RestrictionGround.OBJECTION_PENDING: "U heeft bezwaar gemaakt. Wij wegen dat nog af.",
}
SCOPE_WORDS = {
    RestrictionScope.FILE: "uw hele dossier",
    RestrictionScope.FIELD: "een gegeven in uw dossier",
    RestrictionScope.RECORD: "een stuk in uw dossier",
}


def is_set(restriction: Restriction, to: tuple[str, ...], today: date) -> Letter:
    """What is kept and not used, since when, and that the client hears before it ends."""
    return _letter(
        LetterKind.RESTRICTION_SET,
        "Wij hebben uw gegevens afgeschermd",
        restriction,
        to,
        today,
        (
            Paragraph(f"Wij bewaren {SCOPE_WORDS[restriction.target.scope]} en gebruiken het niet meer."),
            Facts((("Sinds", in_words(today)), ("Waarom", GROUND_WORDS[restriction.ground]))),
            Paragraph(
                "Uw adviseur kan de gegevens lezen en niet wijzigen. Wij geven ze aan niemand door, behalve met uw "
                "toestemming of voor een rechtszaak. Voordat wij dit opheffen, krijgt u een brief."
            ),
        ),
    )


def will_be_lifted(restriction: Restriction, to: tuple[str, ...], today: date, bureau: Bureau) -> Letter:
    """Told before it ends, with what the client can do about it."""
    return _letter(
        LetterKind.RESTRICTION_LIFTING,
        "Wij gaan uw gegevens weer gebruiken",
        restriction,
        to,
        today,
        (
            Paragraph(
                f"Sinds {in_words(restriction.set_at.date())} is {SCOPE_WORDS[restriction.target.scope]} afgeschermd."
            ),
            Facts((("Reden van de afscherming", GROUND_WORDS[restriction.ground]),)),
            Paragraph("Die reden is er niet meer. Wij heffen de afscherming na deze brief op."),
            *remedies(bureau),
        ),
    )


def _letter(
    kind: LetterKind,
    title: str,
    restriction: Restriction,
    to: tuple[str, ...],
    today: date,
    blocks: tuple[Block, ...],
) -> Letter:
    return Letter(
        kind=kind,
        title=title,
        reference=f"A-{restriction.id.hex[-8:].upper()}",
        dated=today,
        to=to,
        blocks=blocks,
        signed_by="De privacyfunctionaris",
    )
