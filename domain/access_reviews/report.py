"""The report of a closed review: evidence for an audit. Names of staff and machines, numbers of clients, no client."""

from collections.abc import Sequence
from datetime import date

from domain.access_reviews.model import Decision, Review, Row, RowKind
from domain.access_reviews.words import (
    DECISION_WORDS,
    EFFECT_WORDS,
    KIND_WORDS,
    MEASURE_WORDS,
    REMARK_WORDS,
    ROLE_WORDS,
)
from domain.letters.model import Block, Facts, Heading, Letter, LetterKind, Paragraph, Table, in_words
from domain.shared.clock import bureau_date

_COLUMNS = ("Van wie", "Wat", "Besluit", "Door", "Gevolg of reden")


def review_report(review: Review, rows: Sequence[Row], closed_by: str, today: date) -> Letter:
    """What stood on the day of opening, and what was decided of it, row by row."""
    blocks: list[Block] = [
        Paragraph(
            "Elk kwartaal loopt het bureau na wie toegang heeft buiten de eigen cliënten, en welke rechten doorlopen "
            "(artikelen R24, R26 en R27 van het privacyreglement). Niemand beoordeelt de eigen toegang. "
            "Dit verslag noemt medewerkers en aantallen cliënten, geen cliënt."
        ),
        Facts(
            (
                ("Kwartaal", review.quarter),
                ("Geopend op", in_words(bureau_date(review.opened_at))),
                ("Klaar vóór", in_words(review.due_on)),
                ("Gesloten op", in_words(today)),
                ("Regels", str(len(rows))),
                ("Behouden", str(sum(row.decision is Decision.KEPT for row in rows))),
                ("Ingetrokken", str(sum(row.decision is Decision.REVOKED for row in rows))),
                ("Vanzelf geëindigd", str(sum(row.decision is None for row in rows))),
                *((("Gemeld aan de directeur", _late(review)),) if review.escalated_at else ()),
            )
        ),
    ]
    for kind in RowKind:
        of_kind = [row for row in rows if row.kind is kind]
        if of_kind:
            blocks += [Heading(KIND_WORDS[kind]), Table(_COLUMNS, tuple(_line(row) for row in of_kind))]
    return Letter(
        kind=LetterKind.ACCESS_REVIEW,
        title=f"Verslag toegangsreview {review.quarter}",
        reference=f"toegangsreview {review.quarter}",
        dated=today,
        blocks=tuple(blocks),
        signed_by=closed_by,
        signed_as="privacyfunctionaris",
    )


def _late(review: Review) -> str:
    return in_words(bureau_date(review.escalated_at)) if review.escalated_at else ""


def _line(row: Row) -> tuple[str, ...]:
    return (
        row.subject_name or row.other_name or "",
        _what(row),
        DECISION_WORDS[row.decision],
        row.decided_by_name or "",
        _outcome(row),
    )


def _what(row: Row) -> str:
    parts = []
    if row.role is not None:
        parts.append(ROLE_WORDS[row.role])
    if row.other_name and row.subject_name:
        parts.append(f"voor {row.other_name}")
    if row.clients is not None:
        parts.append("1 cliënt" if row.clients == 1 else f"{row.clients} cliënten")
    if row.ends_at is not None:
        parts.append(f"tot {in_words(bureau_date(row.ends_at))}")
    if row.remark is not None:
        parts.append(REMARK_WORDS[row.remark])
    return ", ".join(parts)


def _outcome(row: Row) -> str:
    effect = (
        MEASURE_WORDS[row.measure_for] if row.measure_for else EFFECT_WORDS[row.effect] if row.effect else ""
    )
    return ". ".join(part for part in (effect, row.reason or "") if part)
