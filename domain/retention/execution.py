"""The jobs: carry out approved runs, repeat erasures that a restored backup undid, and end the statutory term.

A run goes in chunks, each one transaction: files erased, ledger, search for traces and progress together. Whatever
ends the process, the next one goes on with what is still listed; the ledger outside knows a client once.
"""

from collections.abc import Sequence
from uuid import UUID

from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.retention.erasure import JOB, erase_subject, lay_down_certificate
from domain.retention.model import Erased, ErasureReason, Kept, Run, Standing
from domain.retention.ports import RetentionWork, Subject
from domain.shared.clock import bureau_date
from domain.work import Works

CHUNK = 50


async def execute_due_runs(works: Works, *, chunk: int = CHUNK) -> int:
    """Carry out every run whose stop window is over. Answers how many were finished."""
    async with works.begin(Actor.system(JOB), Action.ERASURE_EXECUTE, Purpose.LEGAL_DUTY) as uow:
        await authorise(uow)
        due = await uow.erasures.due_runs()
    for run_id in due:
        while await execute_chunk(works, run_id, chunk=chunk):
            pass
    return len(due)


async def list_progress(works: Works) -> Sequence[Run]:
    """Every run with how far it is, newest first."""
    async with works.begin(Actor.system(JOB), Action.ERASURE_EXECUTE, Purpose.LEGAL_DUTY) as uow:
        await authorise(uow)
        uow.log.about("retention-run")
        runs = await uow.retention.runs()
        await uow.commit()
    return runs


async def execute_chunk(works: Works, run_id: UUID, *, chunk: int = CHUNK) -> int:
    """Erase the next files of a run; answers how many were dealt with. With none left: certificate, and done."""
    async with works.begin(Actor.system(JOB), Action.ERASURE_EXECUTE, Purpose.LEGAL_DUTY) as uow:
        await authorise(uow)
        uow.log.about("retention-run", run_id)
        if not await uow.erasures.begin_run(run_id):
            return 0
        waiting = await uow.erasures.waiting_items(run_id, chunk)
        if not waiting:
            await _finish(uow, run_id)
        else:
            await _erase(uow, run_id, waiting)
        uow.log.code = str(len(waiting))
        await uow.commit()
    return len(waiting)


async def _erase(uow: RetentionWork, run_id: UUID, waiting: Sequence[tuple[UUID, UUID]]) -> None:
    rows: dict[str, int] = {}
    subjects: list[Subject] = []
    orders, until = 0, None
    today = bureau_date(uow.now)
    for item_id, client_id in waiting:
        subject = await uow.erasures.subject(client_id)
        # Looked at again, now: an obligation may have opened, or a new traject begun, since the list was made.
        known = await uow.erasures.retention_of(client_id, today)
        if subject is None or known is None or known.standing(today) is not Standing.DUE:
            await uow.erasures.set_aside(item_id)
            continue
        gone, kept = await erase_subject(uow, subject, ErasureReason.TERM, run_id)
        subjects.append(subject)
        orders += kept.orders
        until = max(filter(None, (until, kept.until)), default=None)
        for table, count in gone.items():
            rows[table] = rows.get(table, 0) + count
    uow.log.shown([subject.client_id for subject in subjects])
    traces, looked = await uow.erasures.traces(subjects)
    await uow.erasures.add_results(run_id, rows, Kept(orders, until), traces, looked)


async def _finish(uow: RetentionWork, run_id: UUID) -> None:
    rows, kept, traces, looked, pseudonyms = await uow.erasures.results(run_id)
    run = await uow.retention.run(run_id)
    if run is None:
        raise LookupError("a run that was just taken is gone")
    people = {"list": run.name, "made_by": run.made_by_name, "approved_by": run.approved_by_name or ""}
    people |= {f"items_{state.value}": str(count) for state, count in sorted(run.counts.items())}
    done = Erased(rows, kept, traces, looked)
    certificate_id = await lay_down_certificate(uow, done, ErasureReason.TERM, run_id, pseudonyms, people)
    await uow.erasures.finish_run(run_id, certificate_id)


async def replay_ledger(works: Works) -> int:
    """Erase again what a restored backup brought back; answers how many clients. Safe to repeat.

    Raises Refused when the ledger outside does not fit this database.
    """
    async with works.begin(Actor.system(JOB), Action.ERASURE_REPLAY, Purpose.LEGAL_DUTY) as uow:
        await authorise(uow)
        back = await uow.erasures.brought_back()
    for client_id, _reason in back:
        async with works.begin(Actor.system(JOB), Action.ERASURE_REPLAY, Purpose.LEGAL_DUTY) as uow:
            await authorise(uow)
            subject = await uow.erasures.subject(client_id)
            if subject is None:
                continue
            uow.log.client_id = client_id
            await erase_subject(uow, subject, ErasureReason.REPLAY, None)
            await uow.commit()
    async with works.begin(Actor.system(JOB), Action.ERASURE_REPLAY, Purpose.LEGAL_DUTY) as uow:
        await authorise(uow)
        if await uow.erasures.catch_up_ledger():
            uow.log.about("erasure-ledger")
            await uow.commit()
    return len(back)


async def purge_statutory(works: Works) -> int:
    """Delete order data whose ten years are over (R36, R38). Answers how many orders."""
    async with works.begin(Actor.system(JOB), Action.STATUTORY_PURGE, Purpose.LEGAL_DUTY) as uow:
        await authorise(uow)
        count = await uow.erasures.purge_statutory(bureau_date(uow.now))
        if count:
            uow.log.about("statutory-order")
            uow.log.code = str(count)
            await uow.commit()
    return count
