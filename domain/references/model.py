"""A reference: who said it, what was asked, on which basis; and what was said, in three parts kept apart (R11)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.shared.clauses import Clause
from domain.shared.errors import FieldError, Invalid

MAXIMUM_REFERENCES = 200
"""Of one file; a bound for lists, far above what any file holds."""


class BasisKind(StrEnum):
    """On what ground a third party was asked: asking tells them that someone has a traject."""

    CLIENT_CONSENT = "client-consent"
    CONTRACT = "contract"
    LEGAL_PROVISION = "legal-provision"


class WithheldReason(StrEnum):
    """Why the client may not see a reference (AVG 15(4), UAVG 41)."""

    RIGHTS_OF_THIRD_PARTIES = "rights-of-third-parties"
    PROTECTION_OF_THE_CLIENT = "protection-of-the-client"


@dataclass(frozen=True, slots=True)
class Basis:
    """A basis with what makes it checkable: the day of the consent, or the code of the provision."""

    kind: BasisKind
    consented_on: date | None = None
    provision: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceContent:
    """What is recorded of a reference. Names, question and the three texts are sealed.

    `fact` is what can be checked, `opinion` what the source thinks, `observation` what the source saw happen.
    """

    source_name: str
    source_capacity: str
    question: str
    basis: Basis
    client_may_see: bool
    withheld_reason: WithheldReason | None
    fact: str | None
    opinion: str | None
    observation: str | None
    received_on: date
    traject_id: UUID | None


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in the file."""

    id: UUID
    content: ReferenceContent
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int


def check_reference(content: ReferenceContent, today: date) -> None:
    """Raise Invalid (R11) naming every member that cannot be."""
    errors = [*_basis_errors(content), *_visibility_errors(content)]
    if not any((text or "").strip() for text in (content.fact, content.opinion, content.observation)):
        errors.append(FieldError("/fact", "required", "Schrijf een feit, een mening of een waarneming op."))
    if content.received_on > today:
        errors.append(FieldError("/receivedOn", "future", "De datum ligt in de toekomst."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", clause=Clause.R11, errors=errors)


def _basis_errors(content: ReferenceContent) -> list[FieldError]:
    basis, errors = content.basis, []
    if basis.kind is BasisKind.CLIENT_CONSENT:
        if basis.consented_on is None:
            errors.append(FieldError("/basis/consentedOn", "required", "Vul de dag van de toestemming in."))
        elif basis.consented_on > content.received_on:
            errors.append(
                FieldError(
                    "/basis/consentedOn", "period", "De toestemming is later gegeven dan de referentie."
                )
            )
    elif basis.consented_on is not None:
        errors.append(
            FieldError("/basis/consentedOn", "not-allowed", "Deze grondslag heeft geen toestemming.")
        )
    if basis.kind is BasisKind.LEGAL_PROVISION and not basis.provision:
        errors.append(FieldError("/basis/provision", "required", "Noem het wetsartikel."))
    if basis.kind is not BasisKind.LEGAL_PROVISION and basis.provision is not None:
        errors.append(FieldError("/basis/provision", "not-allowed", "Deze grondslag heeft geen wetsartikel."))
    return errors


def _visibility_errors(content: ReferenceContent) -> list[FieldError]:
    if content.client_may_see == (content.withheld_reason is None):
        return []
    if content.client_may_see:
        detail = "De cliënt mag de referentie zien: dan is er geen reden om haar achter te houden."
        return [FieldError("/withheldReason", "not-allowed", detail)]
    detail = "Zeg waarom de cliënt de referentie niet mag zien."
    return [FieldError("/withheldReason", "required", detail)]
