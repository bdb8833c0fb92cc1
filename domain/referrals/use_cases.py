"""The coordinator's acts: see what arrived beside what may exist, accept in one act, or reject with a code."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from domain.events.model import EventKind
from domain.intake.codes import has_health_ground
from domain.policy.gate import authorise
from domain.referrals.model import Accepted, AdviserLoad, Referral, ReferralItem, ReferralState, RejectionCode
from domain.referrals.ports import NewAssignment, NewFile, NewTraject, ReferralWork
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id
from domain.statements.model import inform_by

WEEK = timedelta(days=7)
_REASON = "referral"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which referrals to list. Without a state: all but the superseded ones."""

    state: ReferralState | None = None
    party_id: UUID | None = None


async def list_referrals(
    uow: ReferralWork, wanted: Filter, after: tuple[datetime, UUID] | None, limit: int
) -> list[ReferralItem]:
    """The inbox, oldest first."""
    await authorise(uow)
    items = await uow.referrals.items(wanted.state, wanted.party_id, after, limit)
    await uow.commit()
    return items


async def read_referral(uow: ReferralWork, referral_id: UUID) -> Referral:
    """One referral beside the clients that may be the same person. Raises NotFound."""
    await authorise(uow)
    referral = await _complete(uow, await _referral(uow, referral_id))
    await uow.commit()
    return referral


async def accept_referral(
    uow: ReferralWork, referral_id: UUID, adviser_id: UUID, client_id: UUID | None
) -> Accepted:
    """Take a referral in: client (or the existing one), traject and assignment, all or nothing.

    A referral never changes what an existing client's file says: merging adds a traject. Raises NotFound, Conflict
    (already decided, or the BSN belongs to a client that was not named), Invalid (adviser cannot be given clients).
    """
    await authorise(uow)
    referral = await _open(uow, referral_id)
    await _need_available(uow, adviser_id)
    traject, is_new = await _traject(uow, referral), client_id is None
    if client_id is None:
        file = await _new_client(uow, referral, traject, adviser_id)
        client_id, assignment_id = file.client_id, file.assignment.id
    else:
        await _need_client(uow, client_id)
        await uow.referrals.add_traject(client_id, traject)
        assignment_id = await uow.referrals.assign(client_id, adviser_id, _REASON)
    await uow.referrals.mark_accepted(referral.id, client_id, content_moved=is_new)
    await uow.events.publish(
        referral.party_id, EventKind.REFERRAL_ACCEPTED, referral.id, traject_id=traject.id
    )
    uow.log.client_id = client_id
    await uow.commit()
    return Accepted(referral.id, client_id, traject.id, assignment_id)


async def reject_referral(
    uow: ReferralWork, referral_id: UUID, code: RejectionCode, explanation: str | None
) -> Referral:
    """Send a referral back with a code. Raises NotFound, Conflict, Invalid ("other" without an explanation)."""
    await authorise(uow)
    referral = await _open(uow, referral_id)
    if code is RejectionCode.OTHER and not (explanation or "").strip():
        words = "Geef bij 'anders' een toelichting."
        raise Invalid(words, errors=[FieldError("/explanation", "missing", words)])
    await uow.referrals.mark_rejected(referral_id, code, (explanation or "").strip() or None)
    await uow.events.publish(referral.party_id, EventKind.REFERRAL_REJECTED, referral.id)
    uow.log.code = code.value
    rejected = await _complete(uow, await _referral(uow, referral.id))
    await uow.commit()
    return rejected


async def list_advisers(uow: ReferralWork) -> list[AdviserLoad]:
    """Advisers with their load, the least loaded first."""
    await authorise(uow)
    advisers = await _advisers(uow)
    await uow.commit()
    return advisers


async def _advisers(uow: ReferralWork) -> list[AdviserLoad]:
    return await uow.referrals.advisers(bureau_date(uow.now), uow.now - WEEK)


async def _referral(uow: ReferralWork, referral_id: UUID, *, lock: bool = False) -> Referral:
    uow.log.about("referral", referral_id)
    referral = await uow.referrals.referral(referral_id, lock=lock)
    if referral is None:
        raise NotFound()
    return referral


async def _open(uow: ReferralWork, referral_id: UUID) -> Referral:
    referral = await _referral(uow, referral_id, lock=True)
    if referral.state is not ReferralState.RECEIVED:
        raise Conflict("Over deze aanmelding is al beslist.", code="referral-decided")
    return referral


async def _complete(uow: ReferralWork, referral: Referral) -> Referral:
    matches = tuple(await uow.referrals.matches(referral.id))
    uow.log.shown([match.client_id for match in matches])
    previous = await uow.referrals.previous(referral.id) if referral.revision_of else None
    return replace(referral, matches=matches, previous=previous)


async def _need_available(uow: ReferralWork, adviser_id: UUID) -> None:
    adviser = next((each for each in await _advisers(uow) if each.id == adviser_id), None)
    if adviser is None:
        words = "Kies een adviseur uit de lijst."
        raise Invalid(words, errors=[FieldError("/adviserId", "adviser-unknown", words)])
    if not adviser.available:
        words = "Deze adviseur heeft geen geldige geheimhoudingsverklaring en kan geen cliënten krijgen."
        raise Conflict(words, clause=Clause.R27, code="adviser-without-agreement")


async def _need_client(uow: ReferralWork, client_id: UUID) -> None:
    if not await uow.referrals.client_exists(client_id):
        words = "Deze cliënt bestaat niet."
        raise Invalid(words, errors=[FieldError("/clientId", "client-unknown", words)])


async def _traject(uow: ReferralWork, referral: Referral) -> NewTraject:
    return NewTraject(
        new_id(),
        referral.party_id,
        referral.contract_id,
        referral.order_reference,
        referral.service,
        referral.goal,
        referral.contact_name,
        referral.id,
        await uow.referrals.hours_per_traject(referral.contract_id),
    )


async def _new_client(
    uow: ReferralWork, referral: Referral, traject: NewTraject, adviser_id: UUID
) -> NewFile:
    await uow.referrals.lock_person(referral.id)
    if any("bsn" in match.on for match in await uow.referrals.matches(referral.id)):
        words = "Er is al een cliënt met dit BSN. Voeg de aanmelding bij die cliënt."
        raise Conflict(words, code="client-exists")
    health = has_health_ground(referral.goal, referral.service, referral.party_kind)
    content = await uow.referrals.open_content(referral.id)
    file = NewFile(
        new_id(), traject, NewAssignment(new_id(), adviser_id, _REASON), content, health, inform_by(uow.now)
    )
    await uow.referrals.add_client(referral, file)
    return file
