"""What keeping or taking away does, by kind of row: through the repositories that end the same thing elsewhere.

What may not simply end becomes a measure for the coordinator or the administrator, who sees it until it is done.
"""

from dataclasses import replace

from domain.access_reviews.model import Decision, Effect, MeasureFor, Outcome, Row, RowKind
from domain.access_reviews.ports import AccessReviewsWork
from domain.emergency_accesses.model import Outcome as Judgement
from domain.policy.roles import Role
from domain.shared.clauses import Clause
from domain.shared.errors import Conflict
from domain.stand_ins.use_cases import SHORTEST
from domain.users.model import User

_NOTHING = Outcome(Effect.NONE)
_ENDED = Outcome(Effect.ENDED)
_COORDINATOR = Outcome(Effect.MEASURE, MeasureFor.COORDINATOR)
_ADMINISTRATOR = Outcome(Effect.MEASURE, MeasureFor.ADMINISTRATOR)
_JUSTIFIED = "Terecht gevonden bij de toegangsreview."


async def carry_out(uow: AccessReviewsWork, row: Row, decision: Decision, reason: str) -> Outcome:
    """Do what the decision says, in the transaction of the act. Raises Conflict when it ended meanwhile."""
    if row.kind is RowKind.EMERGENCY:
        return await _judge(uow, row, decision, reason)
    if decision is Decision.KEPT:
        return _NOTHING
    match row.kind:
        case RowKind.STAND_IN:
            return await _end_stand_in(uow, row)
        case RowKind.ASSIGNMENT:
            return await _end_assignment(uow, row)
        case RowKind.OFFICE:
            return await _take_role(uow, row)
        case RowKind.API_CLIENT:
            await uow.parties.revoke_api_client(row.source_id, uow.now)
            return _ENDED
        case RowKind.CALENDAR_FEED:
            if not await uow.access_reviews.revoke_feed(row.source_id):
                raise _ended()
            return _ENDED
        case RowKind.AGREEMENT:
            return _ADMINISTRATOR
        case _:
            # A caseload goes to another adviser, an exclusion is the client's word: both are somebody's work.
            return _COORDINATOR


async def take_back(uow: AccessReviewsWork, row: Row) -> None:
    """Give back exactly what the row took. Raises Conflict when something else came in its place."""
    restored = True
    if row.effect is Effect.ENDED:
        match row.kind:
            case RowKind.STAND_IN:
                restored = await uow.access_reviews.restore_stand_in(row)
            case RowKind.ASSIGNMENT:
                restored = await uow.access_reviews.reopen_assignment(row)
            case RowKind.API_CLIENT:
                restored = await uow.access_reviews.restore_api_client(row)
            case RowKind.CALENDAR_FEED:
                restored = await uow.access_reviews.restore_feed(row)
            case _:
                pass
    elif row.effect is Effect.ROLE_TAKEN:
        restored = await _give_role(uow, row)
    if not restored:
        raise Conflict(
            "Dit kan niet meer ongedaan worden gemaakt: er is intussen iets anders geregeld.",
            clause=Clause.R26,
            code="cannot-undo",
        )


async def _end_stand_in(uow: AccessReviewsWork, row: Row) -> Outcome:
    current = await uow.stand_ins.stand_in(row.source_id)
    if current is None or current.ends_at <= uow.now:
        raise _ended()
    at = max(uow.now, current.begins_at + SHORTEST)
    if not await uow.stand_ins.end(row.source_id, at, current.version):
        raise _ended()
    return _ENDED


async def _end_assignment(uow: AccessReviewsWork, row: Row) -> Outcome:
    if not await uow.access_reviews.may_end(row.source_id):
        return _COORDINATOR
    if not await uow.access_reviews.end_assignment(row.source_id):
        raise _ended()
    return _ENDED


async def _take_role(uow: AccessReviewsWork, row: Row) -> Outcome:
    """The last role, or the last administrator, cannot go by one key: the administrator removes the account."""
    user = await uow.users.user(row.source_id)
    if user is None or row.role is None or row.role not in user.roles:
        raise _ended()
    last = len(user.roles) == 1
    if row.role is Role.ADMINISTRATOR:
        last = last or await uow.users.active_administrators() <= 1
    if last:
        return _ADMINISTRATOR
    await _set_roles(uow, user, user.roles - {row.role})
    return Outcome(Effect.ROLE_TAKEN)


async def _give_role(uow: AccessReviewsWork, row: Row) -> bool:
    user = await uow.users.user(row.source_id)
    if user is None or not user.active or row.role is None:
        return False
    await _set_roles(uow, user, user.roles | {row.role})
    return True


async def _set_roles(uow: AccessReviewsWork, user: User, roles: frozenset[Role]) -> None:
    await uow.users.change_user(replace(user, roles=roles), user.version)
    await uow.sessions.end_all_sessions(user.id, "roles-changed")


async def _judge(uow: AccessReviewsWork, row: Row, decision: Decision, reason: str) -> Outcome:
    access = await uow.emergency_accesses.access(row.source_id)
    if access is None or access.reviewed_at is not None:
        raise _ended()
    kept = decision is Decision.KEPT
    verdict = Judgement.JUSTIFIED if kept else Judgement.NOT_JUSTIFIED
    if not await uow.emergency_accesses.review(access, verdict, reason or _JUSTIFIED, access.version):
        raise _ended()
    return Outcome(Effect.JUDGED)


def _ended() -> Conflict:
    return Conflict(
        "Deze toegang is intussen geëindigd. Er is niets meer te beslissen.",
        clause=Clause.R24,
        code="row-ended",
    )
