"""Read the log of a file, explain who can reach it, and oversight over everything."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.access_log.client_view import ClientLine, grouped
from domain.access_log.model import AccessLogEntry, AuditRecord, Candidate, Reach
from domain.access_log.ports import AccessLogWork, AuditFilter
from domain.policy.actions import Action
from domain.policy.actor import Actor, Standing
from domain.policy.engine import Decision, Question, decide
from domain.policy.gate import ClientFacts, authorise, authorise_client
from domain.policy.purposes import HEALTH_PURPOSES, Purpose
from domain.policy.relations import Relation
from domain.policy.roles import Role
from domain.policy.rules import CLIENT_FILE_ACTIONS
from domain.shared.clock import bureau_date

_ORDER = (
    Relation.ASSIGNED, Relation.STAND_IN, Relation.STAND_IN_WITH_HEALTH, Relation.EMERGENCY, Relation.OFFICE,
)  # fmt: skip
"""The reach that counts most comes first."""

LONGEST_VIEW = 5000
"""More looks than this are not grouped at once; the view then says since when it counts."""
_PAGE = 100

_REASONS = {
    Relation.ASSIGNED: "toegewezen adviseur",
    Relation.STAND_IN: "waarneming",
    Relation.EMERGENCY: "noodtoegang",
    Relation.OFFICE: "nodig voor de organisatie van het werk",
}


@dataclass(frozen=True, slots=True)
class ClientView:
    """The grouped log. `since` is set when older looks were left out."""

    lines: tuple[ClientLine, ...]
    looks: int
    since: datetime | None


async def read_access_log(
    uow: AccessLogWork, client_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[AccessLogEntry]:
    """Who looked, when and why; newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("access-log")
    found = await uow.access_log.entries(client_id, after, limit)
    await uow.commit()
    return found


async def client_view(uow: AccessLogWork, client_id: UUID) -> ClientView:
    """The log in the client's words, grouped; the newest part of it when it is very long."""
    await authorise_client(uow, client_id)
    uow.log.about("access-log")
    found: list[AccessLogEntry] = []
    after: tuple[datetime, UUID] | None = None
    while len(found) < LONGEST_VIEW:
        page = await uow.access_log.entries(client_id, after, _PAGE)
        found += page
        if len(page) < _PAGE:
            await uow.commit()
            return ClientView(grouped(found), len(found), since=None)
        after = (page[-1].at, page[-1].id)
    await uow.commit()
    return ClientView(grouped(found), len(found), since=found[-1].at)


async def who_can_access(uow: AccessLogWork, client_id: UUID) -> Sequence[Reach]:
    """Everyone who can reach the file now, from the same engine that decides."""
    await authorise_client(uow, client_id)
    uow.log.about("client", client_id)
    candidates = await uow.access_log.candidates(client_id, bureau_date(uow.now))
    await uow.commit()
    reaches = [reach for candidate in candidates if (reach := _reach(candidate, uow.now)) is not None]
    return sorted(reaches, key=lambda reach: (reach.relation != Relation.ASSIGNED, reach.name))


async def list_audit_records(uow: AccessLogWork, wanted: AuditFilter) -> Sequence[AuditRecord]:
    """The log for the privacy officer, newest first."""
    await authorise(uow)
    uow.log.about("audit-record")
    found = await uow.access_log.audit_records(wanted)
    await uow.commit()
    return found


def _reach(candidate: Candidate, now: datetime) -> Reach | None:
    granted = {
        action: decision
        for action in sorted(CLIENT_FILE_ACTIONS)
        if (decision := _ask(candidate, action, now)).allowed
    }
    if not granted:
        return None
    strongest = min(granted.values(), key=lambda decision: _ORDER.index(decision.relation))
    role = strongest.role or Role.ADVISER
    return Reach(
        user_id=candidate.id,
        name=candidate.name,
        role=role,
        relation=strongest.relation.value,
        until=_until(candidate, strongest.relation),
        scope=tuple(action.value for action in granted),
        clause=strongest.clause.value,
        reason=_REASONS.get(strongest.relation, strongest.relation.value),
    )


def _ask(candidate: Candidate, action: Action, now: datetime) -> Decision:
    purpose = (
        min(HEALTH_PURPOSES) if action in (Action.HEALTH_READ, Action.HEALTH_CHANGE) else Purpose.GUIDANCE
    )
    standing = Standing(live=True, roles=candidate.roles, agreement_until=candidate.agreement_until)
    actor = Actor.person(candidate.id, candidate.id, candidate.roles)
    facts = ClientFacts(
        candidate.id,
        standing,
        present=True,
        assigned=candidate.assigned,
        stand_in_for=candidate.id if candidate.stand_in_until else None,
        stand_in_with_health=candidate.stand_in_with_health,
        emergency_until=candidate.emergency_until,
    )
    return decide(Question(actor, standing, action, facts.relations, purpose, now, candidate.restricted))


def _until(candidate: Candidate, relation: Relation) -> date | None:
    """The day the reach ends: that of the stand-in or emergency, or else of the agreement."""
    match relation:
        case Relation.STAND_IN | Relation.STAND_IN_WITH_HEALTH:
            end = candidate.stand_in_until
        case Relation.EMERGENCY:
            end = candidate.emergency_until
        case _:
            end = None
    return bureau_date(end) if end else candidate.agreement_until
