"""Templates of services in PostgreSQL: a version is read whole, in one statement."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from asyncpg import Record, UniqueViolationError
from sqlalchemy import text

from domain.intake.codes import Service
from domain.service_templates.model import Anchor, DueDocument, Phase, ServiceTemplate, TemplateContent
from domain.shared.terms import Term, TermUnit
from domain.tasks.model import TaskKind
from persistence.sql import Sql, insert_into
from persistence.tables import service_templates as tables

if TYPE_CHECKING:
    from persistence.database import PostgresUnitOfWork

_SELECT = """
    select s.id, s.service, s.version, s.period_count, s.period_unit, s.created_at,
           (select coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'name', p.name) order by p.position), '[]')
              from service_template_phase p where p.template_id = s.id) as phases,
           (select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'anchor', d.anchor,
                       'term', jsonb_build_array(d.term_count, d.term_unit),
                       'repeat', case when d.repeat_count is null then null
                                      else jsonb_build_array(d.repeat_count, d.repeat_unit) end) order by d.position),
                   '[]')
              from service_template_document d where d.template_id = s.id) as documents
    from service_template s
"""
_IS_NEWEST = "s.version = (select max(n.version) from service_template n where n.service = s.service)"
_NEWEST = Sql(text(f"{_SELECT} where {_IS_NEWEST} order by s.service limit 100"))
_NEWEST_OF = Sql(text(f"{_SELECT} where s.service = :service order by s.version desc limit 1"))
_VERSION = Sql(text(f"{_SELECT} where s.id = :id"))
_ADD = Sql(
    insert_into(
        tables.service_template,
        "id", "service", "version", "period_count", "period_unit", "created_by", "created_at",
    )
)  # fmt: skip
_ADD_PHASE = Sql(insert_into(tables.service_template_phase, "template_id", "position", "code", "name"))
_ADD_DOCUMENT = Sql(
    insert_into(
        tables.service_template_document,
        "template_id", "position", "kind", "anchor", "term_count", "term_unit", "repeat_count", "repeat_unit",
    )
)  # fmt: skip


class PostgresServiceTemplates:
    """See `domain.service_templates.ports.ServiceTemplateRepository`."""

    def __init__(self, work: "PostgresUnitOfWork") -> None:
        self._work = work

    async def newest(self) -> Sequence[ServiceTemplate]:
        return [_template(row) for row in await self._work.fetch_all(_NEWEST)]

    async def newest_of(self, service: Service) -> ServiceTemplate | None:
        row = await self._work.fetch_one(_NEWEST_OF, service=service.value)
        return _template(row) if row else None

    async def version(self, template_id: UUID) -> ServiceTemplate | None:
        row = await self._work.fetch_one(_VERSION, id=template_id)
        return _template(row) if row else None

    async def add(self, template: ServiceTemplate) -> bool:
        content = template.content
        count, unit = _values(content.period)
        try:
            await self._work.execute(
                _ADD,
                id=template.id,
                service=template.service.value,
                version=template.version,
                period_count=count,
                period_unit=unit,
                created_by=self._work.actor.id,
                created_at=self._work.now,
            )
        except UniqueViolationError:
            return False
        phases = [
            {"template_id": template.id, "position": position, "code": phase.code, "name": phase.name}
            for position, phase in enumerate(content.phases)
        ]
        await self._work.execute_many(_ADD_PHASE, phases)
        documents = [
            _document_values(template.id, position, document)
            for position, document in enumerate(content.documents)
        ]
        if documents:
            await self._work.execute_many(_ADD_DOCUMENT, documents)
        return True


def _document_values(template_id: UUID, position: int, document: DueDocument) -> dict[str, Any]:
    repeat_count, repeat_unit = _values(document.repeat)
    return {
        "template_id": template_id,
        "position": position,
        "kind": document.kind.value,
        "anchor": document.anchor.value,
        "term_count": document.term.count,
        "term_unit": document.term.unit.value,
        "repeat_count": repeat_count,
        "repeat_unit": repeat_unit,
    }


def _values(term: Term | None) -> tuple[int | None, str | None]:
    return (None, None) if term is None else (term.count, term.unit.value)


def _term(pair: Sequence[Any] | None) -> Term | None:
    return None if pair is None or pair[0] is None else Term(pair[0], TermUnit(pair[1]))


def _template(row: Record) -> ServiceTemplate:
    """Read _SELECT."""
    return ServiceTemplate(
        id=row["id"],
        service=Service(row["service"]),
        version=row["version"],
        content=TemplateContent(
            period=_term((row["period_count"], row["period_unit"])),
            phases=tuple(Phase(item["code"], item["name"]) for item in row["phases"]),
            documents=tuple(_document(item) for item in row["documents"]),
        ),
        created_at=row["created_at"],
    )


def _document(item: dict[str, Any]) -> DueDocument:
    count, unit = item["term"]
    return DueDocument(
        TaskKind(item["kind"]), Anchor(item["anchor"]), Term(count, TermUnit(unit)), _term(item["repeat"])
    )
