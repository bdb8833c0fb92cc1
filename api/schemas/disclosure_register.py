"""Bodies of the register of disclosures: kinds, grounds and moments, no name (R40)."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from api.schemas.base import Code, Count, Day, Identifier, Line, Model, Moment
from api.schemas.disclosures import Categories
from domain.disclosures.model import (
    DisclosedKind,
    DisclosureBasis,
    DisclosurePurpose,
    DisclosureRecipient,
    DisclosureState,
    EndReason,
)
from domain.disclosures.register import Register, RegisterFilter, RegisterLine


class ExportForm(StrEnum):
    """In which form the register is taken out."""

    CSV = "csv"
    PDF = "pdf"


class RegisterLineView(Model):
    """Een verstrekking zonder namen, voor het toezicht: van welk dossier zegt het nummer."""

    id: Identifier
    client_number: Line
    recipient: DisclosureRecipient
    object_kind: DisclosedKind
    purpose: DisclosurePurpose
    basis: DisclosureBasis
    provision: Code | None = None
    categories: Categories
    confidentiality_accepted: bool
    state: DisclosureState
    made_at: Moment
    sent_at: Moment | None = None
    delivered_at: Moment | None = None
    ended_at: Moment | None = None
    ended_reason: EndReason | None = None


class RecipientCount(Model):
    """Hoeveel verstrekkingen aan ontvangers van deze soort."""

    recipient: DisclosureRecipient
    number: Count


class BasisCount(Model):
    """Hoeveel verstrekkingen op deze grond."""

    basis: DisclosureBasis
    number: Count


class StateCount(Model):
    """Hoeveel verstrekkingen er zo voor staan."""

    state: DisclosureState
    number: Count


class DisclosureRegister(Model):
    """Wat het bureau verstrekte, nieuwste eerst; de aantallen zijn van alles in de keuze, ook wat niet is getoond."""

    items: Annotated[list[RegisterLineView], Field(max_length=500)]
    total: Count
    by_recipient: Annotated[list[RecipientCount], Field(max_length=10)]
    by_basis: Annotated[list[BasisCount], Field(max_length=10)]
    by_state: Annotated[list[StateCount], Field(max_length=10)]


class DisclosureExport(Model):
    """Welke regels, in welke vorm."""

    form: ExportForm
    since: Day | None = None
    until: Day | None = None
    recipient: DisclosureRecipient | None = None
    basis: DisclosureBasis | None = None
    state: DisclosureState | None = None


def filter_of(body: DisclosureExport) -> RegisterFilter:
    return RegisterFilter(body.since, body.until, body.recipient, body.basis, body.state)


def present_register(register: Register) -> dict[str, Any]:
    return {
        "items": [present_line(line) for line in register.lines],
        "total": register.total,
        "byRecipient": [
            {"recipient": recipient, "number": number}
            for recipient, number in register.by_recipient().items()
        ],
        "byBasis": [{"basis": basis, "number": number} for basis, number in register.by_basis().items()],
        "byState": [{"state": state, "number": number} for state, number in register.by_state().items()],
    }


def present_line(line: RegisterLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "clientNumber": line.client_number,
        "recipient": line.recipient,
        "objectKind": line.object_kind,
        "purpose": line.purpose,
        "basis": line.basis,
        "provision": line.provision,
        "categories": sorted(line.categories),
        "confidentialityAccepted": line.confidentiality_accepted,
        "state": line.state,
        "madeAt": line.made_at,
        "sentAt": line.sent_at,
        "deliveredAt": line.delivered_at,
        "endedAt": line.ended_at,
        "endedReason": line.ended_reason,
    }
