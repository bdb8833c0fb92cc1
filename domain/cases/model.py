"""What every privacy case has in common: a number without a person in it, when it came, and when it must be done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class CaseKind(StrEnum):
    """What was brought to the bureau. Requests, complaints and mediations open the file parts they need (R40)."""

    REQUEST = "request"
    COMPLAINT = "complaint"
    MEDIATION = "mediation"
    BREACH = "breach"
    QUESTION = "question"


CASE_LETTERS = {
    CaseKind.REQUEST: "V",
    CaseKind.COMPLAINT: "K",
    CaseKind.MEDIATION: "M",
    CaseKind.BREACH: "D",
    CaseKind.QUESTION: "Q",
}
"""The first letter of a case's number: V-2026-0007."""


class CaseChannel(StrEnum):
    """How it came."""

    CONVERSATION = "conversation"
    PHONE = "phone"
    EMAIL = "email"
    POST = "post"
    APP = "app"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case to register. `received_on` is the day that counts for every term, not the day it was typed in."""

    id: UUID
    kind: CaseKind
    client_id: UUID | None
    traject_id: UUID | None
    channel: CaseChannel
    received_on: date
    handler_id: UUID | None
    due_on: date | None
