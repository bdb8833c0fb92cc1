"""Bodies of data-subject requests."""

from dataclasses import replace
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from api.schemas.base import NO_CONTROL, Day, Identifier, LongText, Model
from api.schemas.cases import ClientNumber
from domain.cases.model import CaseChannel
from domain.inventory_entry import Category
from domain.requests.model import (
    Decision,
    Ground,
    IdentityMethod,
    ItemOutcome,
    Mandate,
    NewRequest,
    Outcome,
    ReopenReason,
    Requester,
    RequestItem,
    RequestType,
    whole,
)
from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid

Number = Annotated[str, StringConstraints(max_length=20, pattern=r"^V-[0-9]{4}-[0-9]{4,}$")]
ShortText = Annotated[str, StringConstraints(min_length=1, max_length=4_000, pattern=NO_CONTROL)]


Cents = Annotated[int, Field(ge=1, le=1_000_000, json_schema_extra={"format": "int32"})]
Name = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=NO_CONTROL, strip_whitespace=True)
]


class RequesterBody(Model):
    """Wie het voor de cliënt vraagt, en of de machtiging is gezien. Nooit een kopie."""

    name: Name
    mandate: Mandate
    seen: bool


class DataSubjectRequestCreate(Model):
    """Een verzoek van een cliënt. `scope` en `requester` alleen van wie het dossier heeft; anders vervallen ze."""

    client_id: Identifier
    type: RequestType
    channel: CaseChannel
    received_on: Day
    scope: ShortText | None = None
    requester: RequesterBody | None = None


class RequestTakeIn(Model):
    """Een verzoek aannemen op cliëntnummer, ook zonder het dossier. Het geldt vanaf vandaag."""

    client_number: ClientNumber
    type: RequestType
    channel: CaseChannel


class RequestReceipt(Model):
    """Wat wie het aanneemt terugkrijgt: nummer en dagen, niets van de cliënt."""

    number: Number
    received_on: Day
    due_on: Day


class RequesterChange(Model):
    """Wie het voor de cliënt vraagt; leeg als de cliënt het zelf vraagt."""

    requester: RequesterBody | None = None


class RequestQuestion(Model):
    """Wat er aan de cliënt wordt gevraagd. De cliënt leest dit."""

    question: ShortText


class RequestFee(Model):
    """Wat het antwoord kost. Alleen bij een verzoek dat duidelijk zonder grond of buitensporig is (R44)."""

    cents: Cents
    ground: Ground | None = None
    reason: ShortText


class RequestJoin(Model):
    """Het eerdere verzoek waarmee dit samen wordt beantwoord."""

    joined_to: Identifier


class RequestHandOver(Model):
    """Hoe en wanneer de cliënt het antwoord kreeg."""

    channel: CaseChannel
    on: Day


class RequestReopening(Model):
    """Waarom het opnieuw wordt bekeken."""

    reason: ReopenReason


class RequestErasure(Model):
    """Het nummer van het verzoek, overgetypt: het hele dossier wordt gewist."""

    number: Number


class IdentityVerification(Model):
    """Hoe is nagegaan wie het vraagt, nooit met een kopie; leeg als het niet lukte."""

    method: IdentityMethod | None = None


class Extension(Model):
    """Waarom het langer duurt. De cliënt leest dit."""

    reason: ShortText


class RequestItemBody(Model):
    """Een onderdeel van wat is gevraagd, en wat daarop wordt besloten. De cliënt leest dit."""

    asked: ShortText | None = None
    category: Category | None = None
    outcome: ItemOutcome
    ground: Ground | None = None
    explanation: ShortText | None = None
    kept_until: Day | None = None

    @model_validator(mode="after")
    def _ground_for_a_refusal(self) -> Self:
        if (self.outcome is ItemOutcome.REFUSED) != (self.ground is not None):
            raise ValueError("Bij weigeren hoort een grond; bij toewijzen niet.")
        return self


class RequestDecision(Model):
    """Het besluit. De cliënt leest de uitleg; zonder grond is er geen weigering (R42).

    Bij wissen zegt `wholeFile` dat het hele dossier weggaat.
    Per onderdeel, of met `outcome` en `ground` in één keer over alles wat is gevraagd.
    """

    items: Annotated[list[RequestItemBody], Field(max_length=50, default_factory=list)]
    outcome: Outcome | None = None
    ground: Ground | None = None
    explanation: LongText
    whole_file: bool = False


class RequestReview(Model):
    """Of de tweede persoon het besluit deelt."""

    agreed: bool


def requester_of(body: RequesterBody | None) -> Requester | None:
    return None if body is None else Requester(body.name, body.mandate, body.seen)


def new_of(body: DataSubjectRequestCreate) -> NewRequest:
    return NewRequest(body.type, body.channel, body.received_on, body.scope, requester_of(body.requester))


def decision_of(body: RequestDecision) -> Decision:
    """Part by part, or one word for everything; both at once, or neither, is no decision. Raises Invalid."""
    if body.items and body.outcome is None and body.ground is None:
        parts = (
            RequestItem(one.outcome, one.asked, one.category, one.ground, one.explanation, one.kept_until)
            for one in body.items
        )
        return Decision(body.explanation, tuple(parts), body.whole_file)
    if body.items or body.outcome in (None, Outcome.PARTLY):
        words = "Besluit over alles in één keer, of noem de onderdelen."
        raise Invalid(words, clause=Clause.R42, errors=[FieldError("/items", "items", words)])
    decision = whole(ItemOutcome(body.outcome), body.explanation, body.ground)
    return replace(decision, whole_file=body.whole_file)
