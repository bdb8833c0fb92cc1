"""Bodies of the templates of services: phases, documents due and their terms."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from api.schemas.base import Identifier, Line, Model, Moment, Version
from domain.intake.codes import Service
from domain.service_templates.model import (
    Anchor,
    DueDocument,
    Phase,
    ServiceTemplate,
    TemplateContent,
)
from domain.shared.terms import Term, TermUnit
from domain.tasks.model import TaskKind

PhaseCode = Annotated[
    str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
]
TermCount = Annotated[int, Field(ge=0, le=1000, json_schema_extra={"format": "int32"})]


class TemplateTerm(Model):
    """Zoveel dagen, weken of kalendermaanden."""

    count: TermCount
    unit: TermUnit

    def read(self) -> Term:
        return Term(self.count, self.unit)


class TemplatePhase(Model):
    """Een fase van het traject. De code blijft, de naam mag beter worden."""

    code: PhaseCode
    name: Line


class TemplateDocument(Model):
    """Een document dat de opdrachtgever verwacht. `repeat`: daarna telkens weer, tot het verwachte einde."""

    kind: TaskKind
    anchor: Anchor
    term: TemplateTerm
    repeat: TemplateTerm | None = None


class ServiceTemplateUpdate(Model):
    """Een nieuwe versie van de opzet van een dienst. Wat loopt, houdt zijn eigen versie."""

    period: TemplateTerm | None = None
    phases: Annotated[list[TemplatePhase], Field(min_length=1, max_length=12)]
    documents: Annotated[list[TemplateDocument], Field(max_length=10)]


class ServiceTemplateBody(ServiceTemplateUpdate):
    """De opzet van een dienst in haar nieuwste versie."""

    id: Identifier
    service: Service
    version: Version
    created_at: Moment


class ServiceTemplateList(Model):
    """De opzet van elke dienst."""

    items: Annotated[list[ServiceTemplateBody], Field(max_length=100)]


def content_of(update: ServiceTemplateUpdate) -> TemplateContent:
    """The content as the domain knows it."""
    return TemplateContent(
        update.period.read() if update.period else None,
        tuple(Phase(phase.code, phase.name) for phase in update.phases),
        tuple(
            DueDocument(
                document.kind,
                document.anchor,
                document.term.read(),
                document.repeat.read() if document.repeat else None,
            )
            for document in update.documents
        ),
    )


def present_phases(content: TemplateContent) -> list[dict[str, Any]]:
    """The phases as JSON members."""
    return [{"code": phase.code, "name": phase.name} for phase in content.phases]


def present_documents(content: TemplateContent) -> list[dict[str, Any]]:
    """The documents due as JSON members."""
    return [
        {
            "kind": document.kind,
            "anchor": document.anchor,
            "term": _term(document.term),
            "repeat": _term(document.repeat),
        }
        for document in content.documents
    ]


def present_template(template: ServiceTemplate) -> dict[str, Any]:
    """A template as JSON members."""
    return {
        "id": template.id,
        "service": template.service,
        "version": template.version,
        "period": _term(template.content.period),
        "phases": present_phases(template.content),
        "documents": present_documents(template.content),
        "createdAt": template.created_at,
    }


def _term(term: Term | None) -> dict[str, Any] | None:
    return None if term is None else {"count": term.count, "unit": term.unit}
