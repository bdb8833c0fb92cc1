"""Bodies of the register of processing activities."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Code, Line, Model, OptionalLine
from domain.inventory_entry import Category, Erasure, RetentionClass
from domain.processing_activities.model import Activity, Held, Register, Subject
from domain.processing_activities.words import (
    ACTIVITY_WORDS,
    CATEGORY_WORDS,
    RETENTION_WORDS,
    SPECIAL_WORDS,
    SUBJECT_WORDS,
    TRANSFERS,
    erasure_words,
    security_words,
    sentence,
)

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=NO_CONTROL)]
Fingerprint = Annotated[str, StringConstraints(min_length=64, max_length=64, pattern=r"^[0-9a-f]{64}$")]


class ProcessedData(Model):
    """Een soort gegevens met één bewaartermijn, voor zover de verwerking die gebruikt."""

    category: Category
    name: Line
    special: OptionalLine | None = None
    subjects: Annotated[list[Subject], Field(max_length=4)]
    subject_words: Line
    retention: RetentionClass
    retention_words: Line
    erasures: Annotated[list[Erasure], Field(max_length=4)]
    erasure_words: Line
    items: Annotated[list[Line], Field(max_length=500)]


class ProcessingActivity(Model):
    """Eén verwerking. De code is het doel dat ook in het logboek staat."""

    code: Code
    name: Line
    purpose: Sentence
    clauses: Annotated[list[Code], Field(max_length=20)]
    grounds: Annotated[list[Sentence], Field(max_length=10)]
    subject_words: Line
    recipients: Annotated[list[Sentence], Field(max_length=10)]
    data: Annotated[list[ProcessedData], Field(max_length=100)]


class Controller(Model):
    """De verwerkingsverantwoordelijke en bij wie men terechtkan."""

    name: Line
    address: OptionalLine
    phone: OptionalLine
    email: OptionalLine
    website: OptionalLine
    chamber_of_commerce: OptionalLine
    privacy_contact: OptionalLine


class ProcessingRegister(Model):
    """Het register van verwerkingen (AVG 30), gemaakt uit de gegevensinventaris."""

    controller: Controller
    transfers: Sentence
    security: Annotated[list[Sentence], Field(max_length=20)]
    sha256: Fingerprint
    items: Annotated[list[ProcessingActivity], Field(max_length=50)]


def present_register(register: Register) -> dict[str, Any]:
    """The register as JSON members."""
    bureau = register.bureau
    return {
        "controller": {
            "name": bureau.name,
            "address": ", ".join(bureau.address_lines[1:]),
            "phone": bureau.phone,
            "email": bureau.email,
            "website": bureau.website,
            "chamberOfCommerce": bureau.chamber_of_commerce,
            "privacyContact": bureau.privacy_contact.reachable,
        },
        "transfers": TRANSFERS,
        "security": security_words(register),
        "sha256": register.sha256.hex(),
        "items": [_activity(activity) for activity in register.activities],
    }


def _activity(activity: Activity) -> dict[str, Any]:
    words = ACTIVITY_WORDS[activity.code]
    return {
        "code": activity.code,
        "name": words.name,
        "purpose": words.purpose,
        "clauses": activity.clauses,
        "grounds": words.grounds,
        "subjectWords": sentence([SUBJECT_WORDS[subject] for subject in activity.subjects]),
        "recipients": words.recipients,
        "data": [_held(held) for held in activity.held],
    }


def _held(held: Held) -> dict[str, Any]:
    return {
        "category": held.category,
        "name": CATEGORY_WORDS[held.category],
        "special": SPECIAL_WORDS.get(held.category),
        "subjects": held.subjects,
        "subjectWords": sentence([SUBJECT_WORDS[subject] for subject in held.subjects]),
        "retention": held.retention,
        "retentionWords": RETENTION_WORDS[held.retention],
        "erasures": held.erasures,
        "erasureWords": erasure_words(held.erasures),
        "items": held.labels,
    }
