"""The job of an uploaded file: survey the whole file, then lay down its rows in chunks, each its own transaction.

Whatever ends the worker, the next run goes on after the last chunk that was committed: `rows_done` is written
together with the rows it counts. Every chunk locks the batch, so that two workers never do the same one.
"""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from uuid import UUID

from domain.intake.applying import Checked, apply_rows
from domain.intake.model import (
    CHUNK_ROWS,
    MAX_ROWS,
    Batch,
    BatchState,
    FileProblem,
    Party,
    merge_refused,
)
from domain.intake.ports import IntakeWork, RowSource, RowSources
from domain.intake.row import RawRow, validate_row
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.shared.clock import bureau_date
from domain.shared.values import Bsn
from domain.work import Work, Works

JOB = "intake"


@dataclass(slots=True)
class Survey:
    """What only the whole file tells: how many rows, which references repeat, which BSN stands under two."""

    total: int = 0
    references: set[str] = field(default_factory=set)
    repeated: set[int] = field(default_factory=set)
    first_reference: dict[str, str] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)

    def add(self, row: RawRow) -> None:
        self.total += 1
        if self.total > MAX_ROWS:
            raise FileProblem(
                "too-many-rows", f"Een bestand heeft ten hoogste {MAX_ROWS} rijen.", row=row.number
            )
        reference = row.values.get("kenmerk", "").strip()
        if reference and reference in self.references:
            self.repeated.add(row.number)
            return
        self.references.add(reference)
        number = _bsn_digits(row)
        if number and self.first_reference.setdefault(number, reference) != reference:
            self.shared.add(number)

    def checked(self, row: RawRow, party: Party, batch: Batch) -> Checked:
        outcome = validate_row(row, party.contracts, party.kind, bureau_date(batch.received_at))
        number = outcome.content.bsn.digits if outcome.content and outcome.content.bsn else None
        return Checked(row, outcome, row.number in self.repeated, number in self.shared)


def _bsn_digits(row: RawRow) -> str | None:
    raw = row.values.get("bsn", "").strip()
    if not raw:
        return None
    try:
        return Bsn.parse(raw).digits
    except ValueError:
        return None


async def process_batch(works: Works, sources: RowSources, batch_id: UUID) -> BatchState:
    """Bring a batch to its end; safe to run again, and by several workers. Answers the state it ended in."""
    return await _Processing(works, sources, batch_id).run()


async def give_up(works: Works, sources: RowSources, batch_id: UUID) -> BatchState:
    """End a batch that keeps failing for a reason of ours: failed, with words; what was laid down stays."""
    words = "De verwerking is door een storing niet gelukt. Lever het bestand opnieuw aan."
    return await _Processing(works, sources, batch_id).fail(FileProblem("unexpected", words))


async def resume_abandoned(works: Works) -> int:
    """Ask again for batches whose job was lost (a worker that was ended in the middle). Answers how many."""
    async with works.begin(Actor.system(JOB), Action.INTAKE_PROCESS, Purpose.INTAKE) as uow:
        await authorise(uow)
        found = await uow.intake.defer_abandoned()
        if found:
            uow.log.about("intake_batch", found[0])
            await uow.commit()
    return len(found)


class _Processing:
    def __init__(self, works: Works, sources: RowSources, batch_id: UUID) -> None:
        self._works = works
        self._sources = sources
        self._batch_id = batch_id

    def _act(self) -> AbstractAsyncContextManager[Work]:
        return self._works.begin(Actor.system(JOB), Action.INTAKE_PROCESS, Purpose.INTAKE)

    async def run(self) -> BatchState:
        batch, party = await self._begin()
        if batch.state.ended or party is None:
            return batch.state
        try:
            survey = await self._survey(batch)
            state = await self._start_applying(survey)
            return state if state.ended else await self._apply(batch, party, survey)
        except FileProblem as problem:
            return await self.fail(problem)
        except LookupError:
            return await self._ended_meanwhile()

    async def _begin(self) -> tuple[Batch, Party | None]:
        """Take the batch up. A batch that was being applied is taken up where it stands."""
        async with self._act() as uow:
            await authorise(uow)
            batch = await _locked(uow, self._batch_id)
            if batch.state.ended:
                return batch, None
            party = await uow.intake.party(batch.party_id)
            if batch.state is BatchState.RECEIVED:
                batch = replace(batch, state=BatchState.VALIDATING)
                await uow.intake.save_batch(batch)
            await uow.commit()
            return batch, party

    async def _open(self, batch: Batch) -> RowSource:
        async with self._act() as uow:
            file = await uow.intake.file(batch.id, batch.byte_size)
        return await self._sources.open(batch.format, file)

    async def _survey(self, batch: Batch) -> Survey:
        source, survey = await self._open(batch), Survey()
        try:
            while rows := await source.rows(CHUNK_ROWS):
                for row in rows:
                    survey.add(row)
        finally:
            await source.close()
        if survey.total == 0:
            raise FileProblem("no-rows", "Het bestand heeft geen enkele rij.")
        return survey

    async def _start_applying(self, survey: Survey) -> BatchState:
        """From validating to applying, unless it was cancelled meanwhile or is being applied already."""
        async with self._act() as uow:
            await authorise(uow)
            batch = await _locked(uow, self._batch_id)
            if batch.state is not BatchState.VALIDATING:
                return batch.state
            uow.log.about("intake_batch", batch.id)
            await uow.intake.save_batch(replace(batch, state=BatchState.APPLYING, rows_total=survey.total))
            await uow.commit()
            return BatchState.APPLYING

    async def _apply(self, batch: Batch, party: Party, survey: Survey) -> BatchState:
        source = await self._open(batch)
        done = 0
        try:
            while rows := await source.rows(CHUNK_ROWS):
                done += len(rows)
                if done <= batch.rows_done:
                    continue
                state = await self._apply_chunk(batch, party, survey, source, rows, done)
                if state is not BatchState.APPLYING:
                    return state
        finally:
            await source.close()
        return await self._finish()

    async def _apply_chunk(
        self, batch: Batch, party: Party, survey: Survey, source: RowSource, rows: Sequence[RawRow], done: int
    ) -> BatchState:
        """One chunk: rows, referrals, counts and position in one transaction. Skips what another worker did."""
        checked = [survey.checked(row, party, batch) for row in rows]
        async with self._act() as uow:
            await authorise(uow)
            present = await _locked(uow, self._batch_id)
            # What another worker did meanwhile, whole chunks or the first part of this one, is not done again.
            checked = checked[max(0, present.rows_done - (done - len(rows))) :]
            if present.state is not BatchState.APPLYING or not checked:
                return present.state
            uow.log.about("intake_batch", present.id)
            if present.rows_done == 0:
                await uow.intake.save_headings(present.id, source.headings)
            results = await apply_rows(uow, party, checked, batch_id=present.id, dry_run=present.dry_run)
            await uow.intake.add_rows(present.id, results)
            refused = merge_refused(present.refused_fields, source.refused)
            refused = merge_refused(refused, (item for row in results for item in row.refused))
            counts = present.counts.plus(results)
            await uow.intake.save_batch(
                replace(present, rows_done=done, counts=counts, refused_fields=refused)
            )
            await uow.commit()
            return present.state

    async def _finish(self) -> BatchState:
        async with self._act() as uow:
            await authorise(uow)
            batch = await _locked(uow, self._batch_id)
            if batch.state is not BatchState.APPLYING:
                return batch.state
            uow.log.about("intake_batch", batch.id)
            ended = batch.ended(batch.counts, uow.now)
            await uow.intake.save_batch(ended)
            await uow.intake.drop_content(batch.id)
            await uow.commit()
            return ended.state

    async def _ended_meanwhile(self) -> BatchState:
        """The file went away under our hands: it was cancelled, or another worker finished it."""
        async with self._act() as uow:
            await authorise(uow)
            batch = await _locked(uow, self._batch_id)
        if not batch.state.ended:
            raise LookupError("the file is gone")
        return batch.state

    async def fail(self, problem: FileProblem) -> BatchState:
        """The file as a whole cannot be processed; its problem is what the uploader gets to see."""
        async with self._act() as uow:
            await authorise(uow)
            batch = await _locked(uow, self._batch_id)
            if batch.state.ended:
                return batch.state
            uow.log.about("intake_batch", batch.id)
            uow.log.code = problem.code
            failed = replace(batch, state=BatchState.FAILED, problem=problem.as_json(), finished_at=uow.now)
            await uow.intake.save_batch(failed)
            await uow.intake.drop_content(batch.id)
            await uow.commit()
            return BatchState.FAILED


async def _locked(uow: IntakeWork, batch_id: UUID) -> Batch:
    batch = await uow.intake.batch(batch_id, lock=True)
    if batch is None:
        raise LookupError("no such batch")
    return batch
