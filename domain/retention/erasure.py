"""Erasing one file for good: key, rows, ledger, search for traces, certificate; all in one transaction (R35, R37)."""

from collections.abc import Collection
from uuid import UUID

from domain.inventory_entry import RetentionClass
from domain.policy.actions import Action
from domain.policy.actor import Actor
from domain.policy.gate import authorise
from domain.policy.purposes import Purpose
from domain.retention.certificate import certificate_payload
from domain.retention.model import Erased, ErasureReason, Kept
from domain.retention.ports import RetentionWork, Subject
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, Invalid, NotFound, Refused
from domain.work import Works

JOB = "erasure"
_ERASABLE = frozenset({RetentionClass.DOSSIER})


async def erase_client(
    works: Works,
    client_id: UUID,
    reason: ErasureReason,
    classes: Collection[RetentionClass] = _ERASABLE,
) -> Erased:
    """Erase a client's dossier now, whatever its date says (R37), and answer what went and what the law keeps.

    The order data of the statutory class stay under a pseudonym (R36): asking for that class is refused with R38.
    The client's open requests go with the file: what must still be handed over is made before this. Raises NotFound,
    Refused (statutory class), Conflict (a hold).
    """
    if RetentionClass.STATUTORY in classes:
        words = "De administratie moet volgens de wet tien jaar blijven. Zij staat op een kenmerk, zonder dossier."
        raise Refused(words, clause=Clause.R38)
    if not _ERASABLE.issubset(classes):
        raise Invalid("Alleen het hele dossier kan worden vernietigd.", clause=Clause.R37)
    async with works.begin(Actor.system(JOB), Action.ERASURE_EXECUTE, Purpose.LEGAL_DUTY) as uow:
        await authorise(uow)
        subject = await uow.erasures.subject(client_id)
        if subject is None:
            raise NotFound
        uow.log.client_id = client_id
        await _refuse_under_hold(uow, client_id)
        rows, kept = await erase_subject(uow, subject, reason, None)
        traces, looked = await uow.erasures.traces([subject])
        done = Erased(rows, kept, traces, looked)
        certificate_id = await lay_down_certificate(uow, done, reason, None, [subject.pseudonym])
        uow.log.about("erasure-certificate", certificate_id)
        uow.log.code = "complete" if done.complete else "traces-found"
        await uow.commit()
    return Erased(rows, kept, traces, looked, certificate_id)


async def erase_subject(
    uow: RetentionWork, subject: Subject, reason: ErasureReason, run_id: UUID | None
) -> tuple[dict[str, int], Kept]:
    """Keep what the law asks, destroy key and rows, enter it in the ledger. The caller commits."""
    kept = await uow.erasures.keep_statutory(subject.client_id)
    rows = dict(await uow.erasures.destroy(subject))
    await uow.erasures.enter(subject, reason, run_id)
    return rows, kept


async def lay_down_certificate(
    uow: RetentionWork,
    done: Erased,
    reason: ErasureReason,
    run_id: UUID | None,
    pseudonyms: Collection[bytes],
    people: dict[str, str] | None = None,
) -> UUID:
    """Sign what was done and keep it."""
    number = await uow.erasures.next_certificate(bureau_date(uow.now).year)
    payload = certificate_payload(number, uow.now, done, reason, pseudonyms, people or {})
    return await uow.erasures.add_certificate(reason, run_id, number, payload, complete=done.complete)


async def _refuse_under_hold(uow: RetentionWork, client_id: UUID) -> None:
    """An open request does not stop what it asks for; a legal claim or an investigation does."""
    known = await uow.erasures.retention_of(client_id, bureau_date(uow.now))
    if known is not None and known.pauses.holds:
        words = "Op dit dossier rust een bewaarblokkade. Zolang die geldt, blijft het."
        raise Conflict(words, clause=Clause.R38, code="retention-hold")
