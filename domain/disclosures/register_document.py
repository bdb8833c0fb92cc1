"""The register as it is taken out: rows for a spreadsheet, and a document to keep (R40). Both hold the same lines."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from domain.consents.receipt import PURPOSE_WORDS
from domain.disclosures.model import (
    DisclosedKind,
    DisclosureBasis,
    DisclosurePurpose,
    DisclosureRecipient,
    DisclosureState,
    EndReason,
)
from domain.disclosures.provisions import provision_of
from domain.disclosures.register import Register, RegisterFilter, RegisterLine
from domain.letters.model import Facts, Heading, Letter, LetterKind, Paragraph, Table, in_words
from domain.processing_activities.words import CATEGORY_WORDS
from domain.shared.clock import bureau_date

TITLE: Final = "Register van verstrekkingen"
HEADINGS: Final = (
    "dossier", "gemaakt", "wat", "soort ontvanger", "waarvoor", "grond", "bepaling", "gegevens",
    "geheimhouding aanvaard", "stand", "verstuurd", "ontvangen", "gestopt", "waarom gestopt",
)  # fmt: skip
RECIPIENT_WORDS: Final = {
    DisclosureRecipient.COMMISSIONING_PARTY: "opdrachtgever",
    DisclosureRecipient.EMPLOYER: "werkgever",
    DisclosureRecipient.PROVIDER: "andere begeleider",
    DisclosureRecipient.REFEREE: "referent",
    DisclosureRecipient.AUTHORITY: "overheid",
    DisclosureRecipient.OTHER: "een ander",
}
BASIS_WORDS: Final = {
    DisclosureBasis.COMMISSIONING_PARTY: "de opdracht",
    DisclosureBasis.PLACEMENT_NEED: "nodig voor de plaatsing",
    DisclosureBasis.CONSENT: "toestemming",
    DisclosureBasis.LEGAL_PROVISION: "de wet",
}
STATE_WORDS: Final = {
    DisclosureState.PLANNED: "gepland",
    DisclosureState.OPEN: "link staat open",
    DisclosureState.DELIVERED: "ontvangen",
    DisclosureState.ENDED: "gestopt",
    DisclosureState.EXPIRED: "verlopen",
}
_OBJECTS: Final = {
    DisclosedKind.REPORT: "rapportage",
    DisclosedKind.EMPLOYER_PROFILE: "profiel",
    DisclosedKind.DOCUMENT: "stuk uit het dossier",
}
_PURPOSES: Final = {
    DisclosurePurpose.ACCOUNTABILITY: "verantwoording aan de opdrachtgever",
    DisclosurePurpose.LEGAL_DUTY: "een plicht uit de wet",
    **{DisclosurePurpose(purpose.value): words for purpose, words in PURPOSE_WORDS.items()},
}
_REASONS: Final = {
    EndReason.REVOKED: "door de adviseur",
    EndReason.CONSENT_ENDED: "toestemming ingetrokken",
    EndReason.OBJECTION: "na bezwaar",
    EndReason.BASIS_GONE: "grond vervallen",
    EndReason.LOCKED: "vijf keer een verkeerde code",
}


def rows(register: Register) -> Iterable[tuple[str, ...]]:
    """One row per line, under HEADINGS."""
    for line in register.lines:
        provision = provision_of(line.provision or "")
        yield (
            line.client_number,
            _day(line.made_at),
            _OBJECTS[line.object_kind],
            RECIPIENT_WORDS[line.recipient],
            _PURPOSES[line.purpose],
            BASIS_WORDS[line.basis],
            provision.article if provision else "",
            ", ".join(sorted(CATEGORY_WORDS[category] for category in line.categories)),
            "ja" if line.confidentiality_accepted else "nog niet",
            STATE_WORDS[line.state],
            _day(line.sent_at),
            _day(line.delivered_at),
            _day(line.ended_at),
            _REASONS[line.ended_reason] if line.ended_reason else "",
        )


def document(register: Register, asked: RegisterFilter, today: date) -> Letter:
    """What was asked, how many there are of each kind, and every line."""
    return Letter(
        kind=LetterKind.DISCLOSURE_REGISTER,
        title=TITLE,
        reference=in_words(today),
        dated=today,
        blocks=(
            Paragraph(
                "Alles wat naar buiten ging of nog moet gaan: aan wat voor ontvanger, waarvoor, op welke grond en "
                "hoe het ervoor staat. Namen staan er niet in; het nummer zegt over welk dossier het gaat."
            ),
            Heading("Keuze"),
            Facts(_asked(asked)),
            Heading("Aantallen"),
            Facts(_counts(register)),
            Heading("Verstrekkingen"),
            Table(
                ("Dossier", "Gemaakt", "Wat, aan wie", "Grond", "Stand"),
                tuple(_row(line) for line in register.lines),
            ),
        ),
    )


def _row(line: RegisterLine) -> tuple[str, ...]:
    provision = provision_of(line.provision or "")
    state = STATE_WORDS[line.state]
    return (
        line.client_number,
        _day(line.made_at),
        f"{_OBJECTS[line.object_kind]}, {RECIPIENT_WORDS[line.recipient]}",
        provision.article if provision else BASIS_WORDS[line.basis],
        f"{state}, {_REASONS[line.ended_reason]}" if line.ended_reason else state,
    )


def _asked(asked: RegisterFilter) -> tuple[tuple[str, str], ...]:
    return (
        ("Van", in_words(asked.since) if asked.since else "het begin"),
        ("Tot en met", in_words(asked.until) if asked.until else "vandaag"),
        ("Ontvanger", RECIPIENT_WORDS[asked.recipient] if asked.recipient else "alle"),
        ("Grond", BASIS_WORDS[asked.basis] if asked.basis else "alle"),
        ("Stand", STATE_WORDS[asked.state] if asked.state else "alle"),
    )


def _counts(register: Register) -> tuple[tuple[str, str], ...]:
    def told(pairs: Iterable[tuple[str, int]]) -> str:
        return ", ".join(f"{words} {number}" for words, number in pairs) or "geen"

    return (
        ("In totaal", str(register.total)),
        (
            "Per ontvanger",
            told((RECIPIENT_WORDS[key], value) for key, value in register.by_recipient().items()),
        ),
        ("Per grond", told((BASIS_WORDS[key], value) for key, value in register.by_basis().items())),
        ("Per stand", told((STATE_WORDS[key], value) for key, value in register.by_state().items())),
    )


def _day(moment: datetime | None) -> str:
    return bureau_date(moment).strftime("%d-%m-%Y") if moment else ""
