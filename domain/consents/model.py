"""What a consent allows, to whom, until when; and when it does so no more.

A row is immutable once given, except for its end. The end is stored when it is given, never derived from a setting. An
empty scope means nothing. Declining is a normal outcome and has no consequences.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from domain.inventory_entry import Category
from domain.legal_calendar import working_days_after
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid
from domain.shared.terms import add_months

MAXIMUM_MONTHS: Final = 24
OFFER_LIFE: Final = timedelta(days=30)
CONFIRM_WORKING_DAYS: Final = 1
"""After a withdrawal the client hears within one working day that it was done."""


class ConsentPurpose(StrEnum):
    """What consent is asked for. What the law or the order covers is not here: that needs none."""

    INTRODUCTION_TO_EMPLOYER = "introduction-to-employer"
    REFERENCE_REQUEST = "reference-request"
    SHARING_WITH_PROVIDER = "sharing-with-provider"
    SHARING_HEALTH = "sharing-health"
    PHOTO_OR_QUOTE = "photo-or-quote"
    COMMERCIAL_MAILING = "commercial-mailing"
    CHARITABLE_MAILING = "charitable-mailing"


MAILING: Final = frozenset({ConsentPurpose.COMMERCIAL_MAILING, ConsentPurpose.CHARITABLE_MAILING})
"""Commercial and charitable use: never without written evidence (R32), ended by an objection at once (R33, R34)."""


class RecipientKind(StrEnum):
    """Who may receive. With a name it is that one; without, the whole kind."""

    BUREAU = "bureau"
    EMPLOYER = "employer"
    PROVIDER = "provider"
    REFEREE = "referee"
    OTHER = "other"


class ConsentState(StrEnum):
    """Where a consent stands. `expired` and `offer-expired` follow from the stored moment, not from a job."""

    OFFERED = "offered"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    REPLACED = "replaced"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    OFFER_EXPIRED = "offer-expired"


class ConsentMethod(StrEnum):
    """How it was given. Spoken needs a witness, and is not enough for health or for mailing."""

    PAPER = "paper"
    SCREEN = "screen"
    SPOKEN = "spoken"


class Channel(StrEnum):
    """How the client let it know. Every way is good enough to withdraw or object."""

    CONVERSATION = "conversation"
    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    APP = "app"
    OTHER = "other"


SHAREABLE: Final = frozenset(
    {
        Category.NAME,
        Category.CONTACT,
        Category.BIRTH_AND_SEX,
        Category.BACKGROUND,
        Category.PREFERENCE,
        Category.TRAJECT,
        Category.GUIDANCE,
        Category.HEALTH,
    }
)
"""What consent can open to another. The BSN and the benefit never: no consent makes that lawful (UAVG 46)."""


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The words shown, in a version. A consent holds for its own words until replaced or expired."""

    id: UUID
    purpose: ConsentPurpose
    version: int
    body: str
    published_at: datetime
    withdrawn_at: datetime | None

    @property
    def sha256(self) -> bytes:
        return sha256(self.body.encode()).digest()


@dataclass(frozen=True, slots=True)
class Scope:
    """To whom and what, for how many months."""

    recipient_kind: RecipientKind
    recipient_name: str | None
    categories: frozenset[Category]
    months: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """How it can be shown that the client gave it (AVG 7(1))."""

    method: ConsentMethod
    document_id: UUID | None = None
    signature: bytes | None = None
    witness: str | None = None


@dataclass(frozen=True, slots=True)
class NewConsent:
    """What is asked, and the answer when it came at once; `given` None leaves it offered."""

    purpose: ConsentPurpose
    text_id: UUID
    traject_id: UUID | None
    scope: Scope
    given: bool | None
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent as the file shows it."""

    id: UUID
    client_id: UUID
    traject_id: UUID | None
    purpose: ConsentPurpose
    text_id: UUID
    text_version: int
    text_sha256: bytes
    recipient_kind: RecipientKind
    recipient_name: str | None
    categories: frozenset[Category]
    months: int
    state: ConsentState
    method: ConsentMethod | None
    offered_at: datetime
    answered_at: datetime | None
    expires_at: datetime | None
    ended_at: datetime | None
    ended_channel: Channel | None
    effects: tuple[str, ...]
    collected_by_name: str

    def at(self, now: datetime) -> ConsentState:
        """The state at a moment: what was given or offered ends by itself at its stored end."""
        if self.state is ConsentState.GIVEN and self.expires_at is not None and now >= self.expires_at:
            return ConsentState.EXPIRED
        if self.state is ConsentState.OFFERED and now >= self.offered_at + OFFER_LIFE:
            return ConsentState.OFFER_EXPIRED
        return self.state

    def covers(
        self, purpose: ConsentPurpose, kind: RecipientKind, name: str | None, categories: frozenset[Category],
        now: datetime,
    ) -> bool:  # fmt: skip
        """Whether it allows this, to this recipient, now. Nothing asked is nothing allowed."""
        return (
            self.at(now) is ConsentState.GIVEN
            and self.purpose is purpose
            and self.recipient_kind is kind
            and (self.recipient_name is None or recipient_words(self.recipient_name) == recipient_words(name))
            and bool(categories)
            and categories <= self.categories
        )


def recipient_words(name: str | None) -> str:
    """A recipient's name as it is compared: case and spaces make no other recipient."""
    return " ".join((name or "").split()).casefold()


def check_new(new: NewConsent, text: ConsentText | None) -> None:
    """Raise Invalid naming everything that cannot be asked, or Conflict for words that are no longer in use."""
    errors = _scope_errors(new)
    if text is None or text.purpose is not new.purpose:
        errors.append(FieldError("/textId", "text-unknown", "Deze tekst hoort niet bij dit doel."))
    if (new.evidence is not None) != (new.given is True):
        errors.append(FieldError("/evidence", "evidence", "Een bewijs hoort bij een gegeven toestemming."))
    if new.evidence is not None:
        errors += evidence_errors(new.evidence, new.purpose, new.scope.categories)
    _raise(errors, new.purpose)
    _check_in_use(text)


def check_answer(
    consent: Consent, text: ConsentText | None, given: bool, evidence: Evidence | None, now: datetime
) -> None:
    """Raise Conflict when nothing waits for an answer, or a yes comes to words withdrawn meanwhile; else Invalid."""
    if consent.at(now) is not ConsentState.OFFERED:
        raise Conflict("Er is hier geen vraag meer open.", clause=Clause.AVG_7, code="consent-not-offered")
    errors: list[FieldError] = []
    if (evidence is not None) != given:
        errors.append(FieldError("/evidence", "evidence", "Een bewijs hoort bij een gegeven toestemming."))
    if evidence is not None:
        errors += evidence_errors(evidence, consent.purpose, consent.categories)
    _raise(errors, consent.purpose)
    if given:
        _check_in_use(text)


def check_withdrawal(consent: Consent, now: datetime) -> None:
    """Raise Conflict when there is nothing in force to withdraw."""
    if consent.at(now) not in (ConsentState.GIVEN, ConsentState.OFFERED):
        raise Conflict("Deze toestemming geldt al niet meer.", clause=Clause.AVG_7, code="consent-ended")


def evidence_errors(
    evidence: Evidence, purpose: ConsentPurpose, categories: frozenset[Category]
) -> list[FieldError]:
    """What is wrong with the evidence: written for mailing (R32), never spoken for health (AVG 9)."""
    errors: list[FieldError] = []
    has = {
        ConsentMethod.PAPER: evidence.document_id is not None,
        ConsentMethod.SCREEN: evidence.signature is not None,
        ConsentMethod.SPOKEN: bool(evidence.witness and evidence.witness.strip()),
    }
    if not has[evidence.method] or sum(has.values()) != 1:
        words = "Op papier hoort een scan, op het scherm een handtekening, mondeling een getuige."
        errors.append(FieldError("/evidence", "evidence", words))
    if evidence.method is ConsentMethod.SPOKEN and purpose in MAILING:
        words = "Hiervoor moet de toestemming op schrift staan (R32)."
        errors.append(FieldError("/evidence/method", "written", words))
    if evidence.method is ConsentMethod.SPOKEN and (
        Category.HEALTH in categories or purpose is ConsentPurpose.SHARING_HEALTH
    ):
        words = "Voor gegevens over gezondheid moet de toestemming op schrift staan."
        errors.append(FieldError("/evidence/method", "written", words))
    return errors


def expiry(given_at: datetime, months: int) -> datetime:
    """The moment a consent given now ends, in calendar months on the bureau's clock."""
    return given_at + (add_months(bureau_date(given_at), months) - bureau_date(given_at))


def confirm_by(now: datetime) -> date:
    """Until when the client must have heard that the withdrawal was done."""
    return working_days_after(bureau_date(now), CONFIRM_WORKING_DAYS)


def _check_in_use(text: ConsentText | None) -> None:
    if text is not None and text.withdrawn_at is not None:
        words = "Deze versie van de tekst is ingetrokken. Vraag de toestemming met de nieuwe tekst."
        raise Conflict(words, clause=Clause.AVG_7, code="consent-text-withdrawn")


def _scope_errors(new: NewConsent) -> list[FieldError]:
    scope, errors = new.scope, list[FieldError]()
    if not scope.categories:
        errors.append(
            FieldError("/categories", "empty", "Kies welke gegevens het zijn; zonder keuze is er niets.")
        )
    if scope.categories - SHAREABLE:
        words = "Voor BSN en uitkering is geen toestemming mogelijk: dat regelt de wet."
        errors.append(FieldError("/categories", "not-by-consent", words))
    if Category.HEALTH in scope.categories and new.purpose is not ConsentPurpose.SHARING_HEALTH:
        words = "Gegevens over gezondheid vragen een eigen toestemming, met naam van de ontvanger."
        errors.append(FieldError("/categories", "health-apart", words))
    if new.purpose is ConsentPurpose.SHARING_HEALTH and not recipient_words(scope.recipient_name):
        errors.append(FieldError("/recipientName", "named", "Noem de ontvanger bij naam."))
    if (new.purpose in MAILING) != (scope.recipient_kind is RecipientKind.BUREAU):
        words = "Post van het bureau is aan het bureau; andere toestemming is aan een ander."
        errors.append(FieldError("/recipientKind", "recipient", words))
    if not 1 <= scope.months <= MAXIMUM_MONTHS:
        errors.append(FieldError("/months", "months", f"Kies 1 tot en met {MAXIMUM_MONTHS} maanden."))
    return errors


def _raise(errors: list[FieldError], purpose: ConsentPurpose) -> None:
    if errors:
        clause = Clause.R32 if purpose in MAILING else Clause.R28
        raise Invalid("Verbeter de genoemde velden.", clause=clause, errors=errors)
