"""The register on paper: the controller, every activity, and once more all data by category."""

from datetime import date

from domain.inventory_entry import Category
from domain.letters.model import Block, Bullets, Facts, Heading, Letter, LetterKind, Paragraph, Table
from domain.processing_activities.model import Activity, Held, Register
from domain.processing_activities.words import (
    ACTIVITY_WORDS,
    CATEGORY_WORDS,
    RETENTION_WORDS,
    SPECIAL_WORDS,
    SUBJECT_WORDS,
    TRANSFERS,
    erasure_words,
    security_words,
    sentence,
)

TITLE = "Register van verwerkingen"
_COLUMNS = ("Soort gegevens", "Over wie", "Hoe lang", "Hoe het verdwijnt")


def document(register: Register, today: date) -> Letter:
    """The register as a document. Its reference is the beginning of the fingerprint: the same means unchanged."""
    blocks: list[Block] = [
        Paragraph(
            "Dit register volgt uit de gegevensinventaris van het systeem: wat hier staat, is wat het systeem "
            "bewaart. Verandert de inventaris, dan verandert het register en ook het kenmerk hierboven (AVG 30)."
        ),
        Heading("Verantwoordelijke"),
        Facts(_controller(register)),
        Heading("Beveiliging"),
        Bullets(security_words(register)),
    ]
    for number, activity in enumerate(register.activities, start=1):
        blocks += _activity(number, activity)
    blocks.append(Heading("Bijlage: alle gegevens per soort"))
    blocks.append(Bullets(_all_data(register)))
    return Letter(
        kind=LetterKind.PROCESSING_REGISTER,
        title=TITLE,
        reference=register.sha256.hex()[:12],
        dated=today,
        blocks=tuple(blocks),
    )


def _controller(register: Register) -> tuple[tuple[str, str], ...]:
    bureau = register.bureau
    rows = (
        ("Naam", bureau.name),
        ("Adres", ", ".join(bureau.address_lines[1:])),
        ("Bereikbaar", ", ".join(part for part in (bureau.phone, bureau.email, bureau.website) if part)),
        ("KvK-nummer", bureau.chamber_of_commerce),
        ("Contact privacy", bureau.privacy_contact.reachable),
        ("Buiten de EER", TRANSFERS),
    )
    return tuple((label, value) for label, value in rows if value)


def _activity(number: int, activity: Activity) -> list[Block]:
    words = ACTIVITY_WORDS[activity.code]
    return [
        Heading(f"{number}. {words.name}"),
        Facts(
            (
                ("Doel", words.purpose),
                ("Reglement", ", ".join(activity.clauses)),
                *_several("Grondslag", words.grounds),
                ("Betrokkenen", sentence([SUBJECT_WORDS[subject] for subject in activity.subjects])),
                *_several("Ontvangers", words.recipients),
            )
        ),
        Table(_COLUMNS, tuple(_row(held) for held in activity.held)),
    ]


def _several(label: str, texts: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """One line each under one label."""
    return tuple((label if place == 0 else "", text) for place, text in enumerate(texts))


def _row(held: Held) -> tuple[str, ...]:
    special = SPECIAL_WORDS.get(held.category)
    return (
        CATEGORY_WORDS[held.category] + (f". {special}" if special else ""),
        sentence([SUBJECT_WORDS[subject] for subject in held.subjects]),
        RETENTION_WORDS[held.retention],
        erasure_words(held.erasures),
    )


def _all_data(register: Register) -> tuple[str, ...]:
    labels: dict[Category, dict[str, None]] = {category: {} for category in Category}
    for activity in register.activities:
        for held in activity.held:
            labels[held.category].update(dict.fromkeys(held.labels))
    return tuple(
        f"{CATEGORY_WORDS[category]}: {'; '.join(found)}." for category, found in labels.items() if found
    )
