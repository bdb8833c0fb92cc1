"""Acts on data breaches (AVG 33, 34): told by anyone of the staff, judged by officer and director."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from domain.cases.held import check_unchanged
from domain.cases.model import CaseChannel, CaseKind, NewCase
from domain.cases.sealed import Addressee
from domain.data_breaches import model
from domain.data_breaches.letters import notice
from domain.data_breaches.model import Assessment, Breach, BreachDecision, NewBreach
from domain.data_breaches.ports import BreachesWork, BreachFile
from domain.legal_calendar import breach_deadline
from domain.letters.ports import LetterPrinter
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id


async def report_breach(uow: BreachesWork, new: NewBreach) -> tuple[UUID, str, datetime]:
    """Say that something may have gone wrong: the clock runs. Answers id, number and the end of the 72 hours."""
    await authorise(uow)
    model.check_new(new, uow.now)
    breach_id = new_id()
    uow.log.about("data_breach", breach_id)
    deadline = breach_deadline(new.known_at)
    number = await uow.cases.register(
        NewCase(
            breach_id, CaseKind.BREACH, None, None, CaseChannel.APP, bureau_date(new.known_at), None,
            bureau_date(deadline),
        )
    )  # fmt: skip
    await uow.case_parts.begin(breach_id, None)
    await uow.breaches.add(breach_id, new)
    await uow.case_parts.happened(breach_id, None, "report", new.nature.value)
    await uow.commit()
    return breach_id, number, deadline


async def list_breaches(uow: BreachesWork, *, closed: bool) -> Sequence[Breach]:
    """The register, without texts."""
    await authorise(uow)
    uow.log.about("data_breach")
    found = await uow.breaches.list(closed=closed)
    await uow.commit()
    return found


async def read_breach(uow: BreachesWork, breach_id: UUID) -> BreachFile:
    """One breach, whole. Raises NotFound."""
    await _opened(uow, breach_id)
    return await _written(uow, breach_id)


async def assess_breach(uow: BreachesWork, breach_id: UUID, assessment: Assessment) -> BreachFile:
    """Facts, categories, numbers, consequences, measures, risk. Raises NotFound, Conflict, Invalid."""
    breach = await _opened(uow, breach_id, lock=True)
    after = model.assessed(breach, assessment, uow.now)
    return await _changed(uow, after, "assess", assessment.risk.value)


async def decide_breach(uow: BreachesWork, breach_id: UUID, decision: BreachDecision) -> BreachFile:
    """Whom to tell, with reasons where not. Raises NotFound, Conflict, Invalid."""
    breach = await _opened(uow, breach_id, lock=True)
    after = model.decided(breach, decision, uow.now)
    return await _changed(uow, after, "decide", "notify" if decision.notify_authority else "not-notify")


async def record_notification(
    uow: BreachesWork, breach_id: UUID, reference: str, at: datetime, late_reason: str | None
) -> BreachFile:
    """That the authority was told, under which reference. Raises NotFound, Conflict, Invalid."""
    breach = await _opened(uow, breach_id, lock=True)
    after = model.notified(breach, reference, at, late_reason, uow.now)
    return await _changed(uow, after, "notify", "late" if at > breach.deadline else "in-time")


async def tell_clients(
    uow: BreachesWork, breach_id: UUID, numbers: Sequence[str], words: str, printer: LetterPrinter
) -> BreachFile:
    """A letter to each client named by number (AVG 34), kept as the log of what was sent.

    Raises NotFound, Conflict (not decided; someone was told already), Invalid (a number nobody has).
    """
    breach = await _opened(uow, breach_id)
    model.check_clients_can_be_told(breach)
    wanted = list(dict.fromkeys(numbers))
    found = await uow.case_parts.addressees(wanted)
    _check_all_found(wanted, found)
    told = {letter.client_number for letter in await uow.case_parts.letters(breach_id)}
    if told & set(wanted):
        taken = "Een of meer van deze cliënten hebben de brief al."
        raise Conflict(taken, clause=Clause.AVG_34, code="told-already")
    uow.log.shown(sorted(one.client_id for one in found))
    printed = []
    for one in found:
        letter = notice(breach, words, one, printer.bureau, bureau_date(uow.now))
        printed.append((one.client_id, letter.kind, await printer.print(letter)))
    check_unchanged(breach, await uow.breaches.breach(breach_id, lock=True), Clause.AVG_34)
    for made in printed:
        await uow.case_parts.add_letter(breach_id, *made)
    return await _changed(uow, breach, "tell-clients", str(len(found)))


async def close_breach(uow: BreachesWork, breach_id: UUID) -> BreachFile:
    """Documented and done. Raises NotFound, Conflict."""
    breach = await _opened(uow, breach_id, lock=True)
    after = model.closed(breach)
    await uow.cases.close(breach_id)
    return await _changed(uow, after, "close", None)


async def letter_pdf(uow: BreachesWork, breach_id: UUID, letter_id: UUID) -> bytes:
    """The bytes of a letter. Raises NotFound."""
    await _opened(uow, breach_id)
    pdf = await uow.case_parts.pdf(breach_id, letter_id)
    if pdf is None:
        raise NotFound
    await uow.commit()
    return pdf


def _check_all_found(wanted: Sequence[str], found: Sequence[Addressee]) -> None:
    known = {one.number for one in found}
    errors = [
        FieldError(f"/clientNumbers/{at}", "unknown", "Dit cliëntnummer bestaat niet.")
        for at, number in enumerate(wanted)
        if number not in known
    ]
    if errors:
        raise Invalid("Verbeter de genoemde nummers.", clause=Clause.AVG_34, errors=errors)


async def _opened(uow: BreachesWork, breach_id: UUID, *, lock: bool = False) -> Breach:
    await authorise(uow)
    uow.log.about("data_breach", breach_id)
    breach = await uow.breaches.breach(breach_id, lock=lock)
    if breach is None:
        raise NotFound
    return breach


async def _changed(uow: BreachesWork, breach: Breach, act: str, code: str | None) -> BreachFile:
    await uow.breaches.change(breach)
    await uow.case_parts.happened(breach.id, None, act, code)
    due = bureau_date(breach.deadline) if breach.clock_runs else None
    await uow.cases.plan(breach.id, handler_id=breach.handler_id or uow.actor.id, due_on=due)
    return await _written(uow, breach.id)


async def _written(uow: BreachesWork, breach_id: UUID) -> BreachFile:
    breach = await uow.breaches.breach(breach_id)
    if breach is None:
        raise NotFound
    file = BreachFile(breach, await uow.case_parts.events(breach_id), await uow.case_parts.letters(breach_id))
    await uow.commit()
    return file
