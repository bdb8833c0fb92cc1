"""Acts on a traject: one call, one act, one line in its history. The rules are in acts.py."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.clients.model import TrajectHeader
from domain.events.model import EventKind
from domain.policy.gate import authorise_client
from domain.policy.relations import Relation
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, Refused, StaleVersion
from domain.trajects import acts
from domain.trajects.deadline_tasks import follow_closing, follow_extension, plan_first
from domain.trajects.gate import authorise_traject
from domain.trajects.model import NewEvent, Traject, TrajectAct, TrajectFile
from domain.trajects.ports import TrajectActsWork


async def list_trajects(uow: TrajectActsWork, client_id: UUID) -> Sequence[Traject]:
    """The trajects of a client, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("traject")
    found = await uow.trajects.of_client(client_id)
    await uow.commit()
    return found


async def read_traject(uow: TrajectActsWork, traject_id: UUID) -> TrajectFile:
    """One traject with its suspensions and its history; the reasons only for who works in the file."""
    traject = await _authorised(uow, traject_id)
    found = await _whole(uow, traject)
    await uow.commit()
    return found


async def change_traject(
    uow: TrajectActsWork, traject_id: UUID, changes: Mapping[str, Any], version: int
) -> TrajectFile:
    """Change members of the header. Raises Conflict (fixed by now), Invalid, Refused (R29), StaleVersion."""
    before = await _authorised(uow, traject_id)
    if before.version != version:
        raise StaleVersion(await _whole(uow, before))
    terms = await uow.trajects.order_terms(traject_id)
    template = (await _whole(uow, before)).template
    after = acts.changed(before.header, changes, terms, template)
    if acts.takes_health_ground_away(before.header, after):
        await _keep_health_ground(uow, traject_id)
    event = NewEvent(TrajectAct.CHANGE, bureau_date(uow.now), acts.differences(before.header, after))
    return await _save(uow, before, after, event)


async def activate_traject(uow: TrajectActsWork, traject_id: UUID, start: acts.Start) -> TrajectFile:
    """The traject begins, and what its service expects falls due as tasks (R8). Raises Conflict, Invalid."""
    before = await _authorised(uow, traject_id)
    template = await uow.service_templates.newest_of(before.header.service)
    after = acts.activated(before.header, start, template, bureau_date(uow.now))
    if not await uow.statements.was_offered(before.client_id):
        words = "Bied eerst de privacyverklaring en het reglement aan. Niet tekenen mag; aanbieden moet."
        raise Refused(words, clause=Clause.R3, code="statement-not-offered")
    template_id = template.id if template else None
    event = NewEvent(TrajectAct.ACTIVATE, start.begins_on, acts.differences(before.header, after))
    await _write(uow, before, after, event, template_id)
    if template is not None:
        await plan_first(uow, replace(before, header=after), template.id)
    return await _read_back(uow, traject_id)


async def suspend_traject(
    uow: TrajectActsWork, traject_id: UUID, begins_on: date, reason: str
) -> TrajectFile:
    """The traject stands still. Raises Conflict, Invalid (an overlap too, also when two do it at once)."""
    before = await _authorised(uow, traject_id)
    known = tuple(await uow.trajects.suspensions(before, reasons=False))
    after = acts.suspended(before.header, begins_on, known, bureau_date(uow.now))
    if not await uow.trajects.add_suspension(before, begins_on, reason):
        words = "In deze tijd was het traject al onderbroken."
        raise Invalid(words, errors=[FieldError("/beginsOn", "overlap", words)])
    event = NewEvent(TrajectAct.SUSPEND, begins_on, acts.differences(before.header, after), reason=reason)
    return await _save(uow, before, after, event)


async def resume_traject(uow: TrajectActsWork, traject_id: UUID, resumes_on: date) -> TrajectFile:
    """The traject goes on. Raises Conflict, Invalid."""
    before = await _authorised(uow, traject_id)
    known = tuple(await uow.trajects.suspensions(before, reasons=False))
    after, ended = acts.resumed(before.header, resumes_on, known, bureau_date(uow.now))
    await uow.trajects.end_suspension(ended)
    event = NewEvent(TrajectAct.RESUME, resumes_on, acts.differences(before.header, after))
    return await _save(uow, before, after, event)


async def extend_traject(uow: TrajectActsWork, traject_id: UUID, extension: acts.Extension) -> TrajectFile:
    """A later end, with the hours and the budget that were granted for it. Raises Conflict, Invalid."""
    before = await _authorised(uow, traject_id)
    today = bureau_date(uow.now)
    after = acts.extended(before.header, extension, today)
    event = NewEvent(
        TrajectAct.EXTEND,
        extension.agreed_on,
        acts.differences(before.header, after),
        agreed_by=extension.agreed_by,
        agreed_on=extension.agreed_on,
    )
    await _write(uow, before, after, event)
    await follow_extension(uow, replace(before, header=after), today)
    return await _read_back(uow, traject_id)


async def close_traject(uow: TrajectActsWork, traject_id: UUID, closing: acts.Closing) -> TrajectFile:
    """The traject ends with a result. Raises Conflict (a suspension is open), Invalid."""
    before = await _authorised(uow, traject_id)
    known = tuple(await uow.trajects.suspensions(before, reasons=False))
    after, ended = acts.closed(before.header, closing, known, bureau_date(uow.now))
    if ended is not None:
        await uow.trajects.end_suspension(ended)
    event = NewEvent(
        TrajectAct.CLOSE,
        closing.ended_on,
        acts.differences(before.header, after),
        reason=closing.reason,
    )
    uow.log.code = closing.result.value
    await _write(uow, before, after, event)
    await uow.consents.lapse_of_traject(traject_id)
    await follow_closing(uow, replace(before, header=after), closing.ended_on)
    return await _read_back(uow, traject_id)


async def _authorised(uow: TrajectActsWork, traject_id: UUID) -> Traject:
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("traject", traject_id)
    return traject


async def _keep_health_ground(uow: TrajectActsWork, traject_id: UUID) -> None:
    """R29. Whether there are limitations is itself about health: only the assigned adviser learns it here."""
    if uow.log.relation is not Relation.ASSIGNED:
        words = "Dit doel neemt de grond voor gegevens over gezondheid weg; dat wijzigt de adviseur."
        raise Refused(words, clause=Clause.R29)
    if await uow.trajects.has_health_records(traject_id):
        words = "Er staan beperkingen in het dossier. Onder dit doel mogen die niet worden verwerkt."
        raise Conflict(words, clause=Clause.R29, code="health-without-ground")


async def _save(uow: TrajectActsWork, before: Traject, after: TrajectHeader, event: NewEvent) -> TrajectFile:
    await _write(uow, before, after, event)
    return await _read_back(uow, before.id)


async def _write(
    uow: TrajectActsWork,
    before: Traject,
    after: TrajectHeader,
    event: NewEvent,
    template_id: UUID | None = None,
) -> None:
    if not await uow.trajects.save(before, after, template_id):
        raise Conflict(
            "Iemand anders wijzigde dit traject op dit moment. Kijk opnieuw.", code="traject-changed"
        )
    await uow.trajects.add_event(before, event)
    await uow.events.publish(after.party_id, EventKind.TRAJECT_CHANGED, before.id, traject_id=before.id)


async def _read_back(uow: TrajectActsWork, traject_id: UUID) -> TrajectFile:
    traject = await uow.trajects.traject(traject_id)
    if traject is None:
        raise LookupError("a traject that was just written is gone")
    found = await _whole(uow, traject)
    await uow.commit()
    return found


async def _whole(uow: TrajectActsWork, traject: Traject) -> TrajectFile:
    """Suspensions say something about the person behind them: who only keeps headers does not get them."""
    in_file = uow.log.relation is Relation.ASSIGNED
    template_id = await uow.trajects.template_id(traject.id)
    templates = uow.service_templates
    template = (
        await templates.version(template_id)
        if template_id
        else await templates.newest_of(traject.header.service)
    )
    suspensions = await uow.trajects.suspensions(traject, reasons=True) if in_file else ()
    events = await uow.trajects.events(traject, reasons=in_file)
    return TrajectFile(traject, template, tuple(suspensions), tuple(events))
