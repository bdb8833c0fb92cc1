"""Preparing a meeting: one act, one record in the client's access log."""

from uuid import UUID

from domain.policy.gate import authorise_client
from domain.preparation.model import LAST_NOTES, Preparation, next_contact, promises_and_deadlines
from domain.preparation.ports import PreparationWork
from domain.shared.clock import bureau_date


async def prepare(uow: PreparationWork, client_id: UUID) -> Preparation:
    """What the assigned adviser reads before a meeting."""
    await authorise_client(uow, client_id)
    uow.log.about("preparation")
    notes = tuple(await uow.notes.notes(client_id, None, LAST_NOTES))
    promises, deadlines = promises_and_deadlines(tuple(await uow.tasks.open_tasks(client_id)))
    traject = await uow.preparation.current_traject(client_id)
    found = Preparation(
        client_id=client_id,
        today=bureau_date(uow.now),
        traject=traject,
        plan=await uow.preparation.plan_standing(client_id, traject.id) if traject else None,
        next_appointment=await uow.preparation.next_appointment(client_id),
        last_notes=notes,
        promises=promises,
        deadlines=deadlines,
        next_contact_on=next_contact(notes),
    )
    await uow.commit()
    return found
