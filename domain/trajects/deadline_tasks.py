"""Deadlines of a traject as tasks, kept in step with its acts. Each function works in the act's own transaction."""

from datetime import date
from uuid import UUID

from domain.service_templates.model import Anchor, DueDocument
from domain.tasks.model import NewTask, TaskKind
from domain.trajects.deadlines import ENDS_WITH_TRAJECT, documents_under, first_dues, next_due
from domain.trajects.model import Traject, TrajectState
from domain.trajects.ports import TrajectActsWork

_RUNNING = frozenset({TrajectState.ACTIVE, TrajectState.SUSPENDED})


async def plan_first(uow: TrajectActsWork, traject: Traject, template_id: UUID) -> None:
    """The tasks of a traject that begins."""
    begin, expected_end = traject.header.started_on, traject.header.expected_end_on
    if begin is None or expected_end is None:
        return
    for due in first_dues(await _documents(uow, traject, template_id), begin, expected_end):
        await uow.tasks.add(NewTask(traject.client_id, traject.id, due.kind, due.on))


async def follow_extension(uow: TrajectActsWork, traject: Traject, today: date) -> None:
    """After a new end: what is due at the end moves along, what repeats goes on where it had stopped."""
    begin, end = traject.header.started_on, traject.header.expected_end_on
    if begin is None or end is None:
        return
    for document in await _documents(uow, traject, await uow.trajects.template_id(traject.id)):
        if document.anchor is Anchor.EXPECTED_END:
            await uow.tasks.reschedule(traject.id, document.kind, document.term.after(end))
        elif document.repeat is not None and not await uow.tasks.has_open(traject.id, document.kind):
            await _plan(uow, traject, document, after=today)


async def follow_closing(uow: TrajectActsWork, traject: Traject, ended_on: date) -> None:
    """After the end: nobody waits for plan and progress any more; the final report counts from the real end."""
    await uow.tasks.finish_of_traject(traject.id, ENDS_WITH_TRAJECT)
    for document in await _documents(uow, traject, await uow.trajects.template_id(traject.id)):
        if document.anchor is Anchor.EXPECTED_END:
            await uow.tasks.reschedule(traject.id, document.kind, document.term.after(ended_on))


async def finish_document(uow: TrajectActsWork, traject: Traject, kind: TaskKind) -> None:
    """A document was delivered: its open task is done, and of a document that repeats the next is planned."""
    for due_on in await uow.tasks.finish_of_traject(traject.id, (kind,)):
        await plan_following(uow, traject, kind, after=due_on)


async def plan_following(
    uow: TrajectActsWork, traject: Traject, kind: TaskKind, *, after: date, source_id: UUID | None = None
) -> None:
    """The next task of a document that repeats, while the traject runs. `source_id` is the task it follows."""
    if traject.state not in _RUNNING or await uow.tasks.has_open(traject.id, kind):
        return
    for document in await _documents(uow, traject, await uow.trajects.template_id(traject.id)):
        if document.kind is kind:
            await _plan(uow, traject, document, after=after, source_id=source_id)


async def _plan(
    uow: TrajectActsWork,
    traject: Traject,
    document: DueDocument,
    *,
    after: date,
    source_id: UUID | None = None,
) -> None:
    begin, end = traject.header.started_on, traject.header.expected_end_on
    on = next_due(document, begin, end, after=after) if begin and end else None
    if on is not None:
        await uow.tasks.add(NewTask(traject.client_id, traject.id, document.kind, on, source_id=source_id))


async def _documents(
    uow: TrajectActsWork, traject: Traject, template_id: UUID | None
) -> tuple[DueDocument, ...]:
    template = await uow.service_templates.version(template_id) if template_id else None
    if template is None:
        return ()
    terms = await uow.trajects.order_terms(traject.id)
    return documents_under(template.content, terms.report_term_days)
