"""The profile as the employer reads it."""

from datetime import date
from typing import Final

from domain.disclosures.model import CONFIDENTIALITY_TEXT
from domain.employer_profiles.fields import ProfileField, ProfileKind
from domain.employer_profiles.model import Content
from domain.letters.model import Block, Bullets, Facts, Heading, Letter, LetterKind, Paragraph

_KINDS: Final = {
    ProfileKind.PERMANENT: "vaste plaatsing",
    ProfileKind.TEMPORARY: "tijdelijke plaatsing",
    ProfileKind.TRIAL: "proefplaatsing",
}
_HEADINGS: Final = {
    ProfileField.EXPERIENCE: "Werkervaring",
    ProfileField.EDUCATION: "Opleiding",
    ProfileField.DIPLOMA: "Diploma's en certificaten",
}
_FACTS: Final = {
    ProfileField.NAME: "Naam",
    ProfileField.PHONE: "Telefoon",
    ProfileField.EMAIL: "E-mail",
    ProfileField.CITY: "Woonplaats",
    ProfileField.WISH_WORK: "Zoekt werk als",
    ProfileField.WISH_HOURS: "Uren",
    ProfileField.WISH_SECTOR: "Branche",
    ProfileField.WISH_TRAVEL: "Reizen",
}


def as_letter(content: Content, today: date) -> Letter:
    """Who it is or may not be, what someone can and wants, and the duty that goes with reading it (R31)."""
    lines = {section.field: section.lines for section in content.sections}
    rows = tuple((label, "; ".join(lines[field])) for field, label in _FACTS.items() if field in lines)
    blocks: list[Block] = [
        Facts((("Functie", content.job_title), ("Soort plaatsing", _KINDS[content.kind]), *rows))
    ]
    if content.introduction:
        blocks += [Heading("Voorstellen"), Paragraph(content.introduction)]
    for field, title in _HEADINGS.items():
        if field in lines:
            blocks += [Heading(title), Bullets(lines[field])]
    blocks += [
        Heading("Kennismaken"),
        Paragraph(
            f"Wilt u kennismaken? Neem contact op met {content.adviser} en noem kenmerk {content.reference}."
            + ("" if content.ground.consent_id else " De naam hoort u als de kandidaat daarmee instemt.")
        ),
        Heading("Geheimhouding"),
        Paragraph(f"Doel: kennismaken voor een {_KINDS[content.kind]}. {CONFIDENTIALITY_TEXT}"),
    ]
    return Letter(
        kind=LetterKind.EMPLOYER_PROFILE,
        title=f"Kandidaat voor {content.job_title}",
        reference=content.reference,
        dated=today,
        blocks=tuple(blocks),
        to=(content.employer_name,),
    )
