"""A retention run: a list, checked by its maker, approved by a second person, stoppable for seven days (R35)."""

from collections.abc import Sequence
from uuid import UUID

from domain.policy.gate import authorise
from domain.retention.model import (
    LIST_LIMIT,
    STOP_WINDOW,
    Certificate,
    ExclusionReason,
    Item,
    ItemState,
    Run,
    RunState,
    StopReason,
)
from domain.retention.ports import RetentionWork
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, Refused, StaleVersion


async def list_runs(uow: RetentionWork) -> Sequence[Run]:
    """Newest first."""
    await authorise(uow)
    uow.log.about("retention-run")
    found = await uow.retention.runs()
    await uow.commit()
    return found


async def read_run(uow: RetentionWork, run_id: UUID) -> Run:
    """One run with how far it is. Raises NotFound."""
    await authorise(uow)
    run = await _run(uow, run_id)
    await uow.commit()
    return run


async def list_items(
    uow: RetentionWork, run_id: UUID, state: ItemState | None, after: UUID | None, limit: int
) -> Sequence[Item]:
    """The files on a list, one page. Raises NotFound."""
    await authorise(uow)
    await _run(uow, run_id)
    found = await uow.retention.items(run_id, state, after, limit)
    await uow.commit()
    return found


async def make_run(uow: RetentionWork) -> Run:
    """Make a list of every file that is due and not held up. Raises Conflict when there is none."""
    await authorise(uow)
    today = bureau_date(uow.now)
    run_id, count = await uow.retention.add_run(await uow.retention.next_name(today), today, LIST_LIMIT)
    if not count:
        raise Conflict("Er is geen dossier dat nu weg moet.", code="nothing-due", clause=Clause.R35)
    run = await _run(uow, run_id)
    uow.log.code = str(count)
    await uow.commit()
    return run


async def exclude_item(uow: RetentionWork, run_id: UUID, item_id: UUID, reason: ExclusionReason) -> Run:
    """Take a file off the list, with a reason. Raises NotFound, Conflict (the list is approved already)."""
    await authorise(uow)
    run = await _run(uow, run_id)
    _must_be(run, RunState.DRAFT)
    if not await uow.retention.exclude(run_id, item_id, reason):
        raise NotFound("Dit dossier staat niet (meer) op de lijst.")
    uow.log.code = reason.value
    changed = await _run(uow, run_id)
    await uow.commit()
    return changed


async def approve_run(uow: RetentionWork, run_id: UUID, typed_name: str, version: int) -> Run:
    """A second person types the name of the list; from then on it can be stopped for seven days.

    Raises Refused (the own list), Invalid (another name), Conflict (nothing on it, or no longer a draft),
    StaleVersion.
    """
    await authorise(uow)
    run = await _run(uow, run_id)
    if run.made_by == uow.actor.id:
        raise Refused("Wie de lijst maakte, keurt haar niet goed. Een ander doet dat.", clause=Clause.R35)
    _must_be(run, RunState.DRAFT)
    if typed_name.strip() != run.name:
        words = "Dit is niet de naam van de lijst. Typ de naam precies over."
        raise Invalid(words, errors=[FieldError("/name", "wrong-name", words)])
    if not run.counts.get(ItemState.LISTED):
        raise Conflict("Er staat geen dossier meer op deze lijst.", code="empty-list")
    if not await uow.retention.approve(run_id, uow.now + STOP_WINDOW, version):
        raise StaleVersion(run)
    approved = await _run(uow, run_id)
    await uow.commit()
    return approved


async def stop_run(uow: RetentionWork, run_id: UUID, reason: StopReason, version: int) -> Run:
    """Nothing goes. Raises Conflict when it has begun or is over, StaleVersion."""
    await authorise(uow)
    run = await _run(uow, run_id)
    _must_be(run, RunState.DRAFT, RunState.APPROVED)
    if not await uow.retention.stop(run_id, reason, version):
        raise StaleVersion(run)
    uow.log.code = reason.value
    stopped = await _run(uow, run_id)
    await uow.commit()
    return stopped


async def list_certificates(uow: RetentionWork) -> Sequence[Certificate]:
    """Newest first."""
    await authorise(uow)
    uow.log.about("erasure-certificate")
    found = await uow.retention.certificates()
    await uow.commit()
    return found


async def read_certificate(uow: RetentionWork, certificate_id: UUID) -> tuple[Certificate, bool]:
    """A certificate, and whether its signature still fits what it says. Raises NotFound."""
    await authorise(uow)
    uow.log.about("erasure-certificate", certificate_id)
    found = await uow.retention.certificate(certificate_id)
    if found is None:
        raise NotFound
    fits = uow.erasures.signer.fits(found.payload.encode(), found.signature, found.key_id)
    await uow.commit()
    return found, fits


async def _run(uow: RetentionWork, run_id: UUID) -> Run:
    uow.log.about("retention-run", run_id)
    found = await uow.retention.run(run_id)
    if found is None:
        raise NotFound
    return found


def _must_be(run: Run, *states: RunState) -> None:
    if run.state not in states:
        raise Conflict("Deze lijst is daarvoor te ver.", code="run-too-far")
