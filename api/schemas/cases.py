"""Bodies that complaints, mediations and breaches share."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Identifier, Line, Model, Moment, Version
from domain.cases.sealed import CaseEvent, CaseLetter
from domain.letters.model import LetterKind

CaseText = Annotated[str, StringConstraints(max_length=10_000, pattern=NO_CONTROL)]
CaseNumber = Annotated[str, StringConstraints(max_length=20, pattern=r"^[A-Z]-[0-9]{4}-[0-9]{4,10}$")]
ClientNumber = Annotated[str, StringConstraints(max_length=14, pattern=r"^C-[0-9]{6,12}$")]
ActName = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z-]+$")]
ActCode = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z0-9-]+$")]


class CaseEventView(Model):
    """Wat er gebeurde: een handeling en een code."""

    id: Identifier
    at: Moment
    act: ActName
    code: ActCode | None = None
    by_name: Line


class CaseLetterView(Model):
    """Een brief die bij de zaak hoort."""

    id: Identifier
    kind: LetterKind
    made_at: Moment
    by_name: Line
    pages: Version
    client_number: ClientNumber | None = None


Events = Annotated[list[CaseEventView], Field(max_length=200)]
Letters = Annotated[list[CaseLetterView], Field(max_length=500)]


def present_event(event: CaseEvent) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.at,
        "act": event.act,
        "code": event.code,
        "byName": event.by_name,
    }


def present_letter(letter: CaseLetter) -> dict[str, Any]:
    return {
        "id": letter.id,
        "kind": letter.kind,
        "madeAt": letter.made_at,
        "byName": letter.by_name,
        "pages": letter.pages,
        "clientNumber": letter.client_number,
    }
