"""A note of a contact, and the sealed draft of the next one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from domain.shared.errors import FieldError, Invalid

MAXIMUM_LENGTH = 20_000
FUTURE_ALLOWED = timedelta(days=1)


class NoteKind(StrEnum):
    """What kind of contact it was."""

    CONVERSATION = "conversation"
    PHONE = "phone"
    MAIL = "mail"
    NO_SHOW = "no-show"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NoteContent:
    """What an adviser writes; the text is sealed. A duration books hours, on the traject of the activity if named."""

    kind: NoteKind
    happened_at: datetime
    duration_minutes: int | None
    next_contact_on: date | None
    text: str
    activity_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note in the file."""

    id: UUID
    content: NoteContent
    author_id: UUID
    author_name: str
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What was typed and not yet saved. Everything may be missing but the text."""

    text: str
    kind: NoteKind | None
    duration_minutes: int | None
    happened_at: datetime | None
    next_contact_on: date | None
    updated_at: datetime
    activity_id: UUID | None = None


def check_note(content: NoteContent, now: datetime) -> None:
    """Raise Invalid naming every member that cannot be."""
    errors = []
    if not content.text.strip():
        errors.append(FieldError("/text", "required", "Schrijf eerst iets op."))
    if content.happened_at > now + FUTURE_ALLOWED:
        errors.append(FieldError("/happenedAt", "future", "Een contact kan niet in de toekomst liggen."))
    if content.next_contact_on is not None and content.next_contact_on < content.happened_at.date():
        errors.append(FieldError("/nextContactOn", "period", "Het volgende contact ligt voor dit contact."))
    if errors:
        raise Invalid("Verbeter de genoemde velden.", errors=errors)
