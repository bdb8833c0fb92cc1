"""Put a person's day together, by role. Only own clients, only what can be acted on."""

from datetime import date, timedelta

from domain.appointments.model import AgendaItem
from domain.appointments.use_cases import agenda_of_days
from domain.cases.model import CaseKind
from domain.day.model import (
    AGREEMENT_WARNS,
    DRAFT_WAITS,
    EMERGENCY_SHOWS,
    FIRST_CONTACT_WITHIN,
    LOOK_AHEAD,
    REFERRAL_WITHIN,
    TRANSFER_SHOWS,
    ActionKind,
    Day,
    NewAssignment,
    OpenAction,
)
from domain.day.ports import DayWork, DueClient
from domain.policy.actor import Standing
from domain.policy.gate import authorise
from domain.policy.roles import Role
from domain.shared.clock import bureau_date
from domain.tasks.model import TaskLine

_CASES = {
    CaseKind.REQUEST: ActionKind.REQUEST_WAITING,
    CaseKind.COMPLAINT: ActionKind.COMPLAINT_WAITING,
    CaseKind.MEDIATION: ActionKind.MEDIATION_OPEN,
    CaseKind.BREACH: ActionKind.BREACH_CLOCK,
}


async def read_day(uow: DayWork) -> Day:
    """New assignments and open actions of the actor, overdue ones first."""
    await authorise(uow)
    standing = await uow.access.standing()
    today = bureau_date(uow.now)
    new: tuple[NewAssignment, ...] = ()
    meetings: tuple[AgendaItem, ...] = ()
    actions = _agreement(standing, today)
    agreed = standing.agreement_until is not None and standing.agreement_until >= today
    if Role.ADVISER in standing.roles and agreed:
        new = tuple(await uow.day.new_assignments())
        meetings = tuple(await agenda_of_days(uow, today, today))
        actions += await _adviser(uow, today)
    if Role.COORDINATOR in standing.roles and agreed:
        actions += await _coordinator(uow, today)
    if Role.PRIVACY_OFFICER in standing.roles and agreed:
        actions += await _reviews(uow, today)
    if standing.roles & {Role.PRIVACY_OFFICER, Role.DIRECTOR} and agreed:
        actions += await _cases(uow, today)
        actions += await _review_of_access(uow, standing, today)
    if Role.ADMINISTRATOR in standing.roles or (Role.COORDINATOR in standing.roles and agreed):
        actions += await _measures(uow)
    uow.log.about("day")
    uow.log.shown(
        [item.client_id for item in new]
        + [item.client_id for item in meetings]
        + [a.client_id for a in actions if a.client_id is not None]
    )
    await uow.commit()
    ordered = sorted(actions, key=lambda action: (not action.overdue, action.due_on or date.max, action.kind))
    return Day(today, new, tuple(ordered), meetings)


def _agreement(standing: Standing, today: date) -> list[OpenAction]:
    if not standing.roles & {Role.ADVISER, Role.COORDINATOR}:
        return []
    until = standing.agreement_until
    if until is not None and until - today > AGREEMENT_WARNS:
        return []
    return [OpenAction(ActionKind.AGREEMENT_EXPIRING, overdue=until is None or until < today, due_on=until)]


async def _adviser(uow: DayWork, today: date) -> list[OpenAction]:
    first = [
        _action(ActionKind.FIRST_CONTACT, client, client.due_on + FIRST_CONTACT_WITHIN, today)
        for client in await uow.day.without_first_contact()
    ]
    following = [
        _action(ActionKind.NEXT_CONTACT, client, client.due_on, today)
        for client in await uow.day.next_contacts(today + LOOK_AHEAD)
    ]
    drafts = [
        _action(ActionKind.DRAFT_NOTE, client, client.due_on + timedelta(days=1), today)
        for client in await uow.day.drafts_before(uow.now - DRAFT_WAITS)
    ]
    tasks = [
        _task(ActionKind(line.kind.value), line, today)
        for line in await uow.day.due_tasks(today + LOOK_AHEAD)
    ]
    return first + following + drafts + tasks + await _hours(uow, today) + await _beyond_the_own(uow)


async def _beyond_the_own(uow: DayWork) -> list[OpenAction]:
    """Who looked at an own client in an emergency, and for whom the actor stands in (R26)."""
    taken = [
        OpenAction(
            ActionKind.EMERGENCY_TAKEN,
            overdue=False,
            client_id=one.client_id,
            display_name=one.display_name,
            adviser_name=one.adviser_name,
            happened_on=bureau_date(one.opened_at),
        )
        for one in await uow.day.emergencies_taken(uow.now - EMERGENCY_SHOWS)
    ]
    running = [
        OpenAction(
            ActionKind.STAND_IN_RUNNING,
            overdue=False,
            count=one.clients,
            due_on=bureau_date(one.ends_at),
            adviser_name=one.absent_adviser_name,
            stand_in_id=one.id,
        )
        for one in await uow.day.running_stand_ins()
    ]
    return taken + running + await _transfers(uow)


async def _transfers(uow: DayWork) -> list[OpenAction]:
    """A caseload that will go to or come from a colleague, and one that just came: with its digest."""
    return [
        OpenAction(
            ActionKind.TRANSFER_RECEIVED
            if one.received and one.begins_at <= uow.now
            else ActionKind.TRANSFER_PLANNED,
            overdue=False,
            count=one.clients,
            due_on=bureau_date(one.begins_at),
            adviser_name=one.colleague,
            transfer_id=one.id,
        )
        for one in await uow.day.transfers(uow.now - TRANSFER_SHOWS)
    ]


async def _review_of_access(uow: DayWork, standing: Standing, today: date) -> list[OpenAction]:
    """The quarterly review: to the officer as long as it is open, to the director for own rows or when it is late."""
    actions = []
    review = await uow.day.open_review()
    if review is not None:
        late = review.due_on < today
        officer, director = Role.PRIVACY_OFFICER in standing.roles, Role.DIRECTOR in standing.roles
        waiting = review.of_officer * officer + review.of_director * director
        if officer or waiting:
            actions.append(
                OpenAction(
                    ActionKind.ACCESS_REVIEW_OPEN, overdue=late, count=waiting, due_on=review.due_on,
                    review_id=review.id,
                )
            )  # fmt: skip
        if director and not officer and review.escalated:
            rows = review.of_officer + review.of_director
            actions.append(
                OpenAction(
                    ActionKind.ACCESS_REVIEW_LATE, overdue=True, count=rows, due_on=review.due_on, review_id=review.id
                )
            )  # fmt: skip
    questions = await uow.day.access_questions()
    if questions is not None:
        late = questions.due_on is not None and questions.due_on < today
        actions.append(
            OpenAction(
                ActionKind.ACCESS_QUESTION, overdue=late, count=questions.count, due_on=questions.due_on
            )
        )
    return actions


async def _measures(uow: DayWork) -> list[OpenAction]:
    """What the review of access could not simply end, and left to the coordinator or the administrator."""
    count = await uow.day.review_measures()
    return [OpenAction(ActionKind.ACCESS_REVIEW_MEASURE, overdue=False, count=count)] if count else []


async def _reviews(uow: DayWork, today: date) -> list[OpenAction]:
    """Emergency access that waits for the privacy officer's judgement (R26)."""
    return [
        OpenAction(
            ActionKind.EMERGENCY_REVIEW,
            overdue=one.review_due_on < today,
            due_on=one.review_due_on,
            adviser_name=one.adviser_name,
            happened_on=bureau_date(one.opened_at),
        )
        for one in await uow.day.emergencies_waiting()
    ]


async def _cases(uow: DayWork, today: date) -> list[OpenAction]:
    """Requests, complaints, mediations and breaches that are open; none about the actor (R41, R45)."""
    return [
        OpenAction(
            _CASES[waiting.kind],
            overdue=waiting.due_on is not None and waiting.due_on < today,
            count=waiting.count,
            due_on=waiting.due_on,
        )
        for waiting in await uow.day.waiting_cases()
    ]


async def _hours(uow: DayWork, today: date) -> list[OpenAction]:
    """Hours of weeks that are over and were not approved."""
    monday = today - timedelta(days=today.weekday())
    waiting, oldest = await uow.hours.waiting_since(monday)
    if oldest is None:
        return []
    return [OpenAction(ActionKind.HOURS_UNAPPROVED, overdue=True, count=waiting, due_on=oldest)]


async def _coordinator(uow: DayWork, today: date) -> list[OpenAction]:
    counts = await uow.day.office(today)
    actions = [_task(ActionKind.TASK_ESCALATED, line, today) for line in await uow.day.escalated_tasks()]
    if counts.referrals and counts.oldest_referral is not None:
        due = bureau_date(counts.oldest_referral) + REFERRAL_WITHIN
        actions.append(
            OpenAction(ActionKind.REFERRAL_WAITING, overdue=due < today, count=counts.referrals, due_on=due)
        )
    if counts.batches:
        actions.append(OpenAction(ActionKind.BATCH_ATTENTION, overdue=False, count=counts.batches))
    if counts.advisers_without_agreement:
        actions.append(
            OpenAction(
                ActionKind.ADVISER_WITHOUT_AGREEMENT, overdue=True, count=counts.advisers_without_agreement
            )
        )
    return actions


def _action(kind: ActionKind, client: DueClient, due: date, today: date) -> OpenAction:
    return OpenAction(
        kind, due < today, client_id=client.client_id, display_name=client.display_name, due_on=due
    )


def _task(kind: ActionKind, line: TaskLine, today: date) -> OpenAction:
    return OpenAction(
        kind,
        line.due_on < today,
        client_id=line.client_id,
        display_name=line.display_name,
        due_on=line.due_on,
        task_id=line.id,
        task_kind=line.kind,
        title=line.title,
        adviser_name=line.adviser_name,
    )
