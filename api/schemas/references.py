"""Bodies of references of third parties (R11)."""

from dataclasses import fields
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import NO_CONTROL, Code, Day, Identifier, Line, Model, Moment, Version
from domain.references.model import Basis, BasisKind, ReferenceContent, WithheldReason
from domain.references.model import Reference as DomainReference

ReferenceText = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=NO_CONTROL)]
Question = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=NO_CONTROL)]


class ReferenceBasis(Model):
    """De grondslag waarop de derde is gevraagd: toestemming met datum, contract of een wetsartikel met code (R11)."""

    kind: BasisKind
    consented_on: Day | None = None
    provision: Annotated[Code | None, Field(description="Het wetsartikel, bijvoorbeeld SUWI-73")] = None


class ReferenceCreate(Model):
    """Een referentie: van wie, wat er is gevraagd, op welke grondslag, en in drie delen wat er is gezegd."""

    source_name: Line
    source_capacity: Annotated[
        Line, Field(description="In welke rol iemand dit zegt, bijvoorbeeld leidinggevende")
    ]
    question: Question
    basis: ReferenceBasis
    client_may_see: bool
    withheld_reason: WithheldReason | None = None
    fact: ReferenceText | None = None
    opinion: ReferenceText | None = None
    observation: ReferenceText | None = None
    received_on: Day
    traject_id: Identifier | None = None


class ReferenceUpdate(Model):
    """Wat er aan een referentie wijzigt."""

    source_name: Line | None = None
    source_capacity: Line | None = None
    question: Question | None = None
    basis: ReferenceBasis | None = None
    client_may_see: bool | None = None
    withheld_reason: WithheldReason | None = None
    fact: ReferenceText | None = None
    opinion: ReferenceText | None = None
    observation: ReferenceText | None = None
    received_on: Day | None = None
    traject_id: Identifier | None = None


class Reference(ReferenceCreate):
    """Een referentie met schrijver en versie."""

    id: Identifier
    author_id: Identifier
    author_name: Line
    created_at: Moment
    version: Version


class ReferenceList(Model):
    """De referenties, nieuwste eerst."""

    items: Annotated[list[Reference], Field(max_length=200)]


def content_of(new: ReferenceCreate) -> ReferenceContent:
    """What is recorded, from a body."""
    members = {field.name: getattr(new, field.name) for field in fields(ReferenceContent)}
    return ReferenceContent(**{**members, "basis": _basis(new.basis)})


def changed_content(current: ReferenceContent, update: ReferenceUpdate) -> ReferenceContent:
    """The content after an update: members that were sent, on top of what there is; null empties what may be empty."""
    sent = {
        name: getattr(update, name)
        for name in update.model_fields_set
        if getattr(update, name) is not None or not ReferenceCreate.model_fields[name].is_required()
    }
    if "basis" in sent:
        sent["basis"] = _basis(sent["basis"])
    kept = {field.name: getattr(current, field.name) for field in fields(ReferenceContent)}
    return ReferenceContent(**{**kept, **sent})


def _basis(body: ReferenceBasis) -> Basis:
    return Basis(body.kind, body.consented_on, body.provision)


def present_reference(reference: DomainReference) -> dict[str, Any]:
    """A reference as JSON members."""
    content = reference.content
    return {
        "id": reference.id,
        "sourceName": content.source_name,
        "sourceCapacity": content.source_capacity,
        "question": content.question,
        "basis": {
            "kind": content.basis.kind,
            "consentedOn": content.basis.consented_on,
            "provision": content.basis.provision,
        },
        "clientMaySee": content.client_may_see,
        "withheldReason": content.withheld_reason,
        "fact": content.fact,
        "opinion": content.opinion,
        "observation": content.observation,
        "receivedOn": content.received_on,
        "trajectId": content.traject_id,
        "authorId": reference.author_id,
        "authorName": reference.author_name,
        "createdAt": reference.created_at,
        "version": reference.version,
    }
