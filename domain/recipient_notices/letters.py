"""The letter to a recipient, and the letter that tells the client who received what (AVG 19)."""

from collections.abc import Sequence
from datetime import date

from domain.cases.model import CaseChannel
from domain.disclosures.model import DisclosedKind, DisclosureRecipient
from domain.inventory_entry import Category
from domain.letters.model import Bullets, Facts, Letter, LetterKind, Paragraph, Table, in_words
from domain.recipient_notices.model import DataChange, ImpossibleReason, Notice, NoticeState, RecipientList
from domain.requests.model import Request
from domain.shared.clock import bureau_date
from domain.statements.words import CATEGORY_WORDS

CHANGE_WORDS = {
    DataChange.RECTIFIED: "verbeterd of aangevuld",
    DataChange.ERASED: "gewist",
    DataChange.RESTRICTED: "afgeschermd",
}
ASKED_WORDS = {
    DataChange.RECTIFIED: "Pas uw gegevens aan. Vraag ons wat er nu staat als u dat nodig heeft.",
    DataChange.ERASED: "Wis deze gegevens ook bij u, tenzij een wet u verplicht ze te bewaren.",
    DataChange.RESTRICTED: "Gebruik deze gegevens niet meer tot u van ons hoort. U mag ze wel bewaren.",
}
OBJECT_WORDS = {
    DisclosedKind.REPORT: "een rapportage",
    DisclosedKind.EMPLOYER_PROFILE: "een profiel",
    DisclosedKind.DOCUMENT: "een document",
}
RECIPIENT_WORDS = {
    DisclosureRecipient.COMMISSIONING_PARTY: "opdrachtgever",
    DisclosureRecipient.EMPLOYER: "werkgever",
    DisclosureRecipient.PROVIDER: "aanbieder",
    DisclosureRecipient.REFEREE: "referent",
    DisclosureRecipient.AUTHORITY: "instantie",
    DisclosureRecipient.OTHER: "ontvanger",
}
KIND_WORDS = {
    Category.NAME: "de naam",
    Category.CONTACT: "adres, telefoonnummer of e-mailadres",
    Category.BIRTH_AND_SEX: "geboortedatum of geslacht",
    Category.IDENTIFICATION: "het burgerservicenummer (BSN)",
    Category.NATIONALITY: "de nationaliteit",
    Category.BENEFIT: "uitkering of loonwaarde",
    Category.BACKGROUND: "opleidingen, diploma's of werkervaring",
    Category.PREFERENCE: "wensen voor werk",
    Category.HEALTH: "wat iemand in werk wel en niet kan",
    Category.GUIDANCE: "verslag van de begeleiding",
    Category.TRAJECT: "opdracht, plan, uren of resultaat",
}
"""The kinds of data that can change and travel, for a reader who is not the client."""
REASON_WORDS = {
    ImpossibleReason.RECIPIENT_GONE: "bestaat niet meer",
    ImpossibleReason.NOT_REACHABLE: "niet te bereiken",
    ImpossibleReason.DISPROPORTIONATE: "kost te veel moeite",
}
CHANNEL_WORDS = {
    CaseChannel.CONVERSATION: "in een gesprek",
    CaseChannel.PHONE: "per telefoon",
    CaseChannel.EMAIL: "per e-mail",
    CaseChannel.POST: "per post",
    CaseChannel.APP: "in een app",
    CaseChannel.OTHER: "anders",
}


def to_recipient(notice: Notice, change: DataChange, who: tuple[str, str], today: date) -> Letter:
    """What changed of what they were sent, by kind of data. `who` is the client's number and name; the name goes
    only to who had it already.
    """
    number, name = who
    about = f"{name} ({number})" if notice.named else f"cliënt {number}"
    return Letter(
        kind=LetterKind.RECIPIENT_NOTICE,
        title=f"Gegevens die u van ons kreeg zijn {CHANGE_WORDS[change]}",
        reference=f"O-{notice.id.hex[-8:].upper()}",
        dated=today,
        to=(notice.recipient_name or "",),
        blocks=(
            Paragraph(
                f"Op {in_words(bureau_date(notice.sent_at))} kreeg u van ons {OBJECT_WORDS[notice.object_kind]}. Een "
                f"deel van die gegevens is daarna {CHANGE_WORDS[change]}, op verzoek van degene over wie ze gaan."
            ),
            Facts((("Over wie", about),)),
            Paragraph("Het gaat om:"),
            Bullets(tuple(KIND_WORDS[category] for category in sorted(notice.categories))),
            Paragraph(ASKED_WORDS[change]),
            Paragraph("Wij zijn verplicht u dit te vertellen (AVG artikel 19)."),
        ),
        signed_by="De privacyfunctionaris",
    )


def to_client(
    request: Request, made: RecipientList, notices: Sequence[Notice], to: tuple[str, ...], today: date
) -> Letter:
    """Who received it, and who was told."""
    rows = tuple((notice.recipient_name or "onbekend", RECIPIENT_WORDS[notice.recipient],
                  in_words(bureau_date(notice.sent_at)), _told(notice)) for notice in notices)  # fmt: skip
    nobody = Paragraph("Niemand kreeg deze gegevens van ons.")
    listed = Table(("Ontvanger", "Soort", "Kreeg ze op", "Verteld"), rows) if rows else nobody
    return Letter(
        kind=LetterKind.RECIPIENTS_OVERVIEW,
        title="Wie uw gegevens van ons kreeg",
        reference=request.number,
        dated=today,
        to=to,
        blocks=(
            Paragraph(f"Na uw verzoek zijn gegevens {CHANGE_WORDS[made.change]}. Het gaat om:"),
            Bullets(tuple(CATEGORY_WORDS[category] for category in sorted(made.categories))),
            listed,
        ),
        signed_by="De privacyfunctionaris",
    )


def _told(notice: Notice) -> str:
    if notice.reason is not None:
        return REASON_WORDS[notice.reason]
    if notice.state is NoticeState.TO_TELL or notice.channel is None or notice.settled_at is None:
        return "nog niet"
    return f"{in_words(bureau_date(notice.settled_at))}, {CHANNEL_WORDS[notice.channel]}"
