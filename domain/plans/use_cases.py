"""Acts on the plan van aanpak (R8): write, approve, read versions back, compare them."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from domain.events.model import EventKind
from domain.plans.comparison import PlanComparison, compare
from domain.plans.model import (
    NOT_BEGUN,
    ApprovalChannel,
    ClientApproval,
    PartyApproval,
    Plan,
    PlanHeader,
    PlanState,
    PlanStatus,
    PlanTexts,
    check_client_can_approve,
    check_current,
    check_open,
    check_party_can_approve,
    check_recorded_by_adviser,
    snapshot,
    state_after_client,
)
from domain.plans.ports import PlansWork
from domain.policy.gate import authorise
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, NotFound, StaleVersion
from domain.tasks.model import TaskKind
from domain.trajects.gate import authorise_traject
from domain.trajects.model import Traject


async def read_plan(uow: PlansWork, traject_id: UUID) -> Plan:
    """The present version; an empty draft when nothing was written yet. Raises NotFound."""
    traject = await authorise_traject(uow, traject_id)
    plan = await _current(uow, traject)
    uow.log.about("plan", plan.id)
    await uow.commit()
    return plan


async def write_plan(uow: PlansWork, traject_id: UUID, texts: PlanTexts, version: int) -> Plan:
    """Save the texts. A version that a client approved stays as it is: the edit becomes the next version (R8).

    Raises NotFound, Conflict (closed traject), StaleVersion.
    """
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("plan", traject_id)
    check_open(traject.header.state)
    plan = await uow.plans.current(traject, lock=True)
    if plan is None:
        saved = version == NOT_BEGUN and await uow.plans.begin(traject, texts)
    elif plan.version != version:
        saved = False
    elif plan.state is PlanState.DRAFT:
        saved = await uow.plans.change_texts(traject, plan, texts, version)
    else:
        saved = True
        if texts != plan.texts:
            await uow.plans.begin_next(traject, plan, texts)
    present = await _current(uow, traject)
    if not saved:
        raise StaleVersion(present)
    await uow.commit()
    return present


async def approve_for_client(uow: PlansWork, traject_id: UUID, number: int, approval: ClientApproval) -> Plan:
    """Record that the client agreed; the task that the plan is due is done with it. Raises NotFound, Conflict, Invalid.

    What the contract may still ask is the commissioning party's act, no longer a task of the adviser.
    """
    traject, plan = await _to_approve(uow, traject_id, number)
    plan = replace(plan, activities=snapshot(list(await uow.plans.activities(traject))))
    check_client_can_approve(plan, approval.on, bureau_date(uow.now))
    await uow.plans.approve_by_client(traject, plan, approval, state_after_client(plan))
    await uow.tasks.finish(traject.client_id, TaskKind.PLAN_DUE, None, traject_id=traject_id)
    approved = await _current(uow, traject)
    kind = EventKind.PLAN_APPROVED if approved.state is PlanState.APPROVED else EventKind.PLAN_SUBMITTED
    await _tell(uow, traject.header.party_id, kind, traject_id)
    await uow.commit()
    return approved


async def record_party_approval(
    uow: PlansWork, traject_id: UUID, number: int, approval: PartyApproval
) -> Plan:
    """Record the commissioning party's approval, with its day and who gave it. Raises NotFound, Conflict, Invalid."""
    traject, plan = await _to_approve(uow, traject_id, number)
    check_party_can_approve(plan.state)
    check_recorded_by_adviser(approval, bureau_date(uow.now))
    await uow.plans.approve_by_party(plan.id, approval)
    await _tell(uow, traject.header.party_id, EventKind.PLAN_APPROVED, traject_id)
    approved = await _current(uow, traject)
    await uow.commit()
    return approved


async def approve_by_party(uow: PlansWork, traject_id: UUID, number: int) -> PlanStatus:
    """The commissioning party's machine approves a version of an own traject; it learns how the plan stands, no text.

    Raises NotFound (another party's, or not yet approved by the client), Conflict.
    """
    await authorise(uow)
    uow.log.about("plan", traject_id)
    status = await uow.plans.status_for_party(traject_id)
    if status is None:
        raise NotFound
    uow.log.client_id = status.client_id
    uow.log.about("plan", status.id)
    check_current(status, number)
    check_party_can_approve(status.state)
    approval = PartyApproval(bureau_date(uow.now), ApprovalChannel.MACHINE, None)
    if not await uow.plans.approve_by_party(status.id, approval):
        raise Conflict("Het plan is intussen gewijzigd.", code="plan-version")
    assert uow.actor.party_id is not None
    await _tell(uow, uow.actor.party_id, EventKind.PLAN_APPROVED, traject_id)
    await uow.commit()
    return replace(status, state=PlanState.APPROVED, party_approval=approval, version=status.version + 1)


async def list_versions(uow: PlansWork, traject_id: UUID) -> Sequence[PlanHeader]:
    """All versions of the plan, newest first. Raises NotFound."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("plan", traject_id)
    found = await uow.plans.versions(traject)
    await uow.commit()
    return found


async def read_version(uow: PlansWork, traject_id: UUID, number: int) -> Plan:
    """One version with its activities as planned then. Raises NotFound."""
    traject = await authorise_traject(uow, traject_id)
    plan = await _numbered(uow, traject, number)
    uow.log.about("plan", plan.id)
    await uow.commit()
    return plan


async def compare_versions(uow: PlansWork, traject_id: UUID, before: int, after: int) -> PlanComparison:
    """What differs between two versions. Raises NotFound."""
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("plan", traject_id)
    comparison = compare(await _numbered(uow, traject, before), await _numbered(uow, traject, after))
    await uow.commit()
    return comparison


async def open_for_change(uow: PlansWork, traject: Traject) -> None:
    """Before the planned part of an activity changes: an approved version gives way to the next one (R8)."""
    plan = await uow.plans.current(traject, lock=True)
    if plan is not None and plan.state is not PlanState.DRAFT:
        await uow.plans.begin_next(traject, plan, plan.texts)


async def _tell(uow: PlansWork, party_id: UUID, kind: EventKind, traject_id: UUID) -> None:
    """Named by the traject: under it the party finds the status, and approves."""
    await uow.events.publish(party_id, kind, traject_id, traject_id=traject_id)


async def _to_approve(uow: PlansWork, traject_id: UUID, number: int) -> tuple[Traject, Plan]:
    traject = await authorise_traject(uow, traject_id)
    uow.log.about("plan", traject_id)
    check_open(traject.header.state)
    plan = await uow.plans.current(traject, lock=True)
    if plan is None:
        raise Conflict("Er is nog geen plan.", code="plan-incomplete")
    uow.log.about("plan", plan.id)
    check_current(plan, number)
    return traject, plan


async def _current(uow: PlansWork, traject: Traject) -> Plan:
    plan = await uow.plans.current(traject)
    if plan is not None:
        return await _with_activities(uow, traject, plan)
    return Plan(
        id=traject.header.id,
        number=1,
        state=PlanState.DRAFT,
        texts=PlanTexts(),
        activities=snapshot(list(await uow.plans.activities(traject))),
        party_approval_required=await uow.plans.party_approval_required(traject),
        client_approval=None,
        party_approval=None,
        created_at=uow.now,
        created_by_name="",
        version=NOT_BEGUN,
    )


async def _numbered(uow: PlansWork, traject: Traject, number: int) -> Plan:
    plan = await uow.plans.numbered(traject, number)
    if plan is None:
        raise NotFound
    return await _with_activities(uow, traject, plan)


async def _with_activities(uow: PlansWork, traject: Traject, plan: Plan) -> Plan:
    """A draft shows the activities as they are planned now; later on it keeps its own."""
    if plan.state is not PlanState.DRAFT:
        return plan
    return replace(plan, activities=snapshot(list(await uow.plans.activities(traject))))
