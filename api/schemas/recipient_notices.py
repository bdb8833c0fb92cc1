"""Bodies of telling recipients what changed."""

from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Identifier, Line, Model, Moment
from domain.cases.model import CaseChannel
from domain.disclosures.model import DisclosedKind, DisclosureRecipient
from domain.inventory_entry import Category
from domain.recipient_notices.model import DataChange, ImpossibleReason, NoticeState, Recipients

Categories = Annotated[list[Category], Field(max_length=20)]


class RecipientListMake(Model):
    """Welke soorten gegevens zijn gewijzigd. Waarden staan er niet in."""

    categories: Categories


class RecipientTold(Model):
    """Langs welke weg het is verteld; er gaat altijd een brief mee."""

    channel: CaseChannel


class RecipientImpossible(Model):
    """Waarom deze ontvanger het niet hoort (AVG 19)."""

    reason: ImpossibleReason


class RecipientNotice(Model):
    """Een ontvanger: wat ging er wanneer heen, en of die het weet."""

    id: Identifier
    disclosure_id: Identifier
    recipient: DisclosureRecipient
    recipient_name: Line | None = None
    object_kind: DisclosedKind
    sent_at: Moment
    categories: Categories
    state: NoticeState
    reason: ImpossibleReason | None = None
    channel: CaseChannel | None = None
    settled_at: Moment | None = None
    settled_by_name: Line | None = None
    letter_id: Identifier | None = None


class RecipientNoticeList(Model):
    """Wat er is gewijzigd en wie het moet horen. Leeg zolang niemand zei wat er wijzigde.

    `settled`: niemand hoeft het nog te horen; ook als er nooit iets uitging.
    """

    change: DataChange | None = None
    categories: Categories
    listed_at: Moment | None = None
    settled: bool
    items: Annotated[list[RecipientNotice], Field(max_length=300)]


def present(found: Recipients) -> dict[str, Any]:
    """The list as JSON members."""
    made = found.list
    return {
        "change": made and made.change,
        "categories": sorted(made.categories) if made else [],
        "listedAt": made and made.listed_at,
        "settled": found.settled,
        "items": [
            {
                "id": one.id,
                "disclosureId": one.disclosure_id,
                "recipient": one.recipient,
                "recipientName": one.recipient_name,
                "objectKind": one.object_kind,
                "sentAt": one.sent_at,
                "categories": sorted(one.categories),
                "state": one.state,
                "reason": one.reason,
                "channel": one.channel,
                "settledAt": one.settled_at,
                "settledByName": one.settled_by_name,
                "letterId": one.letter_id,
            }
            for one in found.notices
        ],
    }
