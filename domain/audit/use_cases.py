"""Seal the log, keep its heads outside, verify it, export it. Sealing is off the path of every request.

Whoever is killed in the middle leaves nothing half: a tree, its leaves and the end of their waiting commit together.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from uuid import UUID

from domain.audit.merkle import leaf_hash, root_of
from domain.audit.model import BEGINNING, Finding, FindingKind, Leaf, TreeHead, WaitingRecord
from domain.audit.ports import AuditWork, Checker, HeadsOutside, LogReader, SealState, Signer, Verification
from domain.audit.verification import Chain, Outside, check_tree, check_waiting
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.shared.errors import Conflict
from domain.shared.ids import new_id
from domain.work import Work, Works

JOB = "log"
TREE_SIZE = 2048
HEADS_AT_ONCE = 20
WAITING_AT_ONCE = 1000
SHOWN_VERIFICATIONS = 20
GIVEN_UP_AFTER = timedelta(hours=6)
"""A check that has not ended by then belongs to a worker that is gone; another may be asked for."""

Told = Callable[[int, int], None]
"""Hears after each head: how many records and how many heads were checked."""


async def seal_log(works: Works, signer: Signer, *, size: int = TREE_SIZE) -> int:
    """Seal every record that waits, a tree at a time. Answers how many records.

    A record whose mark does not fit is left waiting: verification names it.
    """
    count = 0
    while sealed := await _seal_once(works, signer, size):
        count += sealed
    return count


async def _seal_once(works: Works, signer: Signer, size: int) -> int:
    async with works.begin(Actor.system(JOB), Action.AUDIT_SEAL, Purpose.OVERSIGHT) as uow:
        await authorise(uow)
        if not await uow.audit.lock():
            return 0
        since = await uow.audit.marked_since()
        waiting = await uow.audit.waiting(None, size)
        ready = [one for one in waiting if one.members is not None and signer.mark_fits(one, since)]
        # The record of the previous seal alone is no reason for the next.
        if all(one.members and one.members["action"] == Action.AUDIT_SEAL for one in ready):
            return 0
        head, leaves = _tree(await uow.audit.last_head(), ready, uow.now, signer)
        await uow.audit.seal(head, leaves)
        uow.log.about("tree-head")
        uow.log.code = str(head.number)
        await uow.commit()
    return len(leaves)


def _tree(
    last: TreeHead | None, ready: Sequence[WaitingRecord], now: datetime, signer: Signer
) -> tuple[TreeHead, list[Leaf]]:
    first = last.last_sequence + 1 if last else 1
    leaves = [
        Leaf(first + place, record.record_id, leaf_hash(record.content), record.members)
        for place, record in enumerate(ready)
    ]
    unsigned = TreeHead(
        number=last.number + 1 if last else 1,
        sealed_at=now,
        first_sequence=first,
        size=len(leaves),
        root=root_of([leaf.leaf_hash for leaf in leaves]),
        previous=last.hash if last else BEGINNING,
        key_id=signer.key_id,
    )
    signature = signer.sign(unsigned.signed_bytes())
    return (
        TreeHead(
            unsigned.number, unsigned.sealed_at, first, unsigned.size, unsigned.root, unsigned.previous,
            unsigned.key_id, signature,
        ),
        leaves,
    )  # fmt: skip


async def keep_outside(reader: LogReader, outside: HeadsOutside) -> int:
    """Bring the heads that are not yet outside the database there. Answers how many."""
    count = 0
    while heads := await reader.heads(outside.last_number(), HEADS_AT_ONCE):
        count += outside.keep([Outside(head, await reader.leaves(head)) for head in heads])
    return count


async def verify_log(
    reader: LogReader,
    checker: Checker,
    outside: HeadsOutside | None,
    told: Told = lambda _records, _heads: None,
) -> Finding | None:
    """The first thing wrong with the log, or nothing."""
    # Before the heads are read: what is sealed meanwhile must not look like an end that was cut off.
    newest_outside = outside.last_number() if outside else 0
    chain, after, records, count = Chain(checker.signature_fits), 0, 0, 0
    while heads := await reader.heads(after, HEADS_AT_ONCE):
        kept = outside.read(heads[0].number, heads[-1].number) if outside else {}
        for head in heads:
            witness = kept.get(head.number)
            finding = chain.check(head, witness.head if witness else None)
            leaves = () if finding else await reader.leaves(head)
            finding = finding or check_tree(head, leaves, witness.leaves if witness else ())
            if finding:
                return finding
            records, count = records + head.size, count + 1
            told(records, count)
        after = heads[-1].number
    if outside and newest_outside > after:
        return chain.end(outside.read(after + 1, newest_outside))
    return await _verify_waiting(reader, checker)


async def _verify_waiting(reader: LogReader, checker: Checker) -> Finding | None:
    since = await reader.marked_since()
    after: UUID | None = None
    while waiting := await reader.waiting(after, WAITING_AT_ONCE):
        finding = check_waiting(waiting, lambda record: checker.mark_fits(record, since))
        if finding:
            return finding
        after = waiting[-1].record_id
    stray = await reader.first_outside_the_log()
    return Finding(FindingKind.INSERTED, record_id=stray) if stray else None


Begin = Callable[[], AbstractAsyncContextManager[Work]]


class ActReader:
    """The log read in short transactions, each of which asks again whether it may."""

    def __init__(self, begin: Begin) -> None:
        self._begin = begin

    async def heads(self, after: int, limit: int) -> Sequence[TreeHead]:
        async with self._begin() as uow:
            await authorise(uow)
            return await uow.audit.heads(after, limit)

    async def leaves(self, head: TreeHead) -> Sequence[Leaf]:
        async with self._begin() as uow:
            await authorise(uow)
            return await uow.audit.leaves(head)

    async def waiting(self, after: UUID | None, limit: int) -> Sequence[WaitingRecord]:
        async with self._begin() as uow:
            await authorise(uow)
            return await uow.audit.waiting(after, limit)

    async def first_outside_the_log(self) -> UUID | None:
        async with self._begin() as uow:
            await authorise(uow)
            return await uow.audit.first_outside_the_log()

    async def marked_since(self) -> datetime:
        async with self._begin() as uow:
            await authorise(uow)
            return await uow.audit.marked_since()


def job_reader(works: Works) -> ActReader:
    """The log as the job reads it."""
    return ActReader(_begin_check(works))


def _begin_check(works: Works) -> Begin:
    return lambda: works.begin(Actor.system(JOB), Action.AUDIT_CHECK, Purpose.OVERSIGHT)


async def ask_verification(uow: AuditWork) -> Verification:
    """Have the whole log verified by the worker. Raises Conflict while a check is already going."""
    await authorise(uow)
    verification_id = new_id()
    uow.log.about("verification", verification_id)
    latest = await uow.audit.verifications(1)
    if any(one.finished_at is None and one.asked_at > uow.now - GIVEN_UP_AFTER for one in latest):
        raise Conflict("Er loopt al een controle. Wacht tot die klaar is.", code="verification-running")
    await uow.audit.ask_verification(verification_id, uow.actor.id)
    (asked,) = await uow.audit.verifications(1)
    await uow.commit()
    return asked


async def read_verifications(uow: AuditWork) -> tuple[SealState, Sequence[Verification]]:
    """How far the log is sealed, and the latest checks, newest first."""
    await authorise(uow)
    uow.log.about("verification")
    found = await uow.audit.state(), await uow.audit.verifications(SHOWN_VERIFICATIONS)
    await uow.commit()
    return found


async def list_tree_heads(uow: AuditWork, after: int, limit: int) -> Sequence[TreeHead]:
    """The signed heads, oldest first."""
    await authorise(uow)
    uow.log.about("tree-head")
    found = await uow.audit.heads(after, limit)
    await uow.commit()
    return found


async def begin_export(uow: AuditWork) -> None:
    """Decide and record that the whole log is taken out; the pieces follow."""
    await authorise(uow)
    uow.log.about("audit-record")
    await uow.commit()


async def export_log(reader: LogReader) -> AsyncIterator[Outside]:
    """Every head with its records, oldest first."""
    after = 0
    while heads := await reader.heads(after, HEADS_AT_ONCE):
        for head in heads:
            yield Outside(head, await reader.leaves(head))
        after = heads[-1].number


async def run_verification(
    works: Works, checker: Checker, outside: HeadsOutside | None, verification_id: UUID
) -> None:
    """Do a check that was asked for, telling how far it is. One that was killed begins again from the start."""
    async with _begin_check(works)() as uow:
        await authorise(uow)
        uow.log.about("verification", verification_id)
        if not await uow.audit.start_verification(verification_id):
            return
        await uow.commit()
    progress = _Progress(works, verification_id, compared=outside is not None)
    finding = await verify_log(progress, checker, outside, progress.told)
    await progress.write()
    async with _begin_check(works)() as uow:
        await authorise(uow)
        uow.log.about("verification", verification_id)
        uow.log.code = finding.kind.value if finding else "in-order"
        await uow.audit.end_verification(verification_id, finding)
        await uow.commit()


class _Progress(ActReader):
    """The job's reader, which writes down how far it is whenever it asks for more heads."""

    def __init__(self, works: Works, verification_id: UUID, *, compared: bool) -> None:
        super().__init__(_begin_check(works))
        self._id = verification_id
        self._compared = compared
        self._records = 0
        self._heads = 0

    def told(self, records: int, heads: int) -> None:
        self._records, self._heads = records, heads

    async def heads(self, after: int, limit: int) -> Sequence[TreeHead]:
        await self.write()
        return await super().heads(after, limit)

    async def write(self) -> None:
        async with self._begin() as uow:
            await authorise(uow)
            uow.log.about("verification", self._id)
            uow.log.code = str(self._records)
            await uow.audit.note_progress(self._id, self._records, self._heads, self._compared)
            await uow.commit()
