"""Acts on complaints (R45, R46): any member of staff takes one in, the officer or the director handles it."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from domain.cases.held import check_unchanged
from domain.cases.model import CaseKind, NewCase
from domain.complaints import model
from domain.complaints.counts import ComplaintCounts, Quarter, count
from domain.complaints.letters import acknowledgement, adjournment, answer
from domain.complaints.model import Complaint, ComplaintAct, ComplaintTerms, Hearing, NewComplaint, Outcome
from domain.complaints.ports import ComplaintFile, ComplaintsWork
from domain.letters.model import Letter
from domain.letters.ports import LetterPrinter
from domain.policy.gate import authorise
from domain.shared.clauses import Clause
from domain.shared.clock import bureau_date
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound
from domain.shared.ids import new_id

REGISTERED, HANDLER, ABOUT, NOT_ABOUT, LINKED = (
    "register",
    "assign-handler",
    "about",
    "not-about",
    "link-client",
)


async def read_counts(uow: ComplaintsWork, written: str | None) -> ComplaintCounts:
    """The complaints received in a quarter, the present one when none is named. Raises Invalid."""
    await authorise(uow)
    uow.log.about("complaint")
    quarter = Quarter.parse(written) if written else Quarter.of(bureau_date(uow.now))
    uow.log.code = str(quarter)
    found = await uow.complaints.counted(quarter.begins_on, quarter.ends_on)
    await uow.commit()
    return count(quarter, found)


async def read_terms(uow: ComplaintsWork) -> None:
    """The terms are the bureau's settings: for whoever handles complaints."""
    await authorise(uow)
    uow.log.about("complaint")
    await uow.commit()


async def register_complaint(
    uow: ComplaintsWork, new: NewComplaint, terms: ComplaintTerms
) -> tuple[UUID, str, model.Deadlines]:
    """Take a complaint in: its terms run from the day of receipt. Answers its id, number and last days.

    The record in the log names the complaint, not the client: who it is about reads the log of that client's file.
    """
    await authorise(uow)
    model.check_new(new, bureau_date(uow.now))
    complaint_id = new_id()
    uow.log.about("complaint", complaint_id)
    if new.client_id is not None and not await uow.case_parts.sees_client(new.client_id):
        raise _unknown("/clientId", "Deze cliënt is er niet, of niet voor u.")
    if new.about_user_id is not None and not await uow.case_parts.is_staff(new.about_user_id):
        raise _unknown("/aboutUserId", "Kies een medewerker van het bureau.")
    last_days = model.deadlines(new.received_on, terms)
    number = await uow.cases.register(
        NewCase(
            complaint_id, CaseKind.COMPLAINT, new.client_id, None, new.channel, new.received_on, None,
            last_days.acknowledge_by,
        )
    )  # fmt: skip
    await uow.case_parts.begin(complaint_id, new.client_id)
    await uow.complaints.add(complaint_id, new, last_days)
    await uow.case_parts.happened(complaint_id, new.client_id, REGISTERED, new.subject.value)
    if new.about_user_id is not None:  # last: from here on it may be out of the actor's own sight
        await uow.case_parts.add_about(complaint_id, new.client_id, new.about_user_id)
    await uow.commit()
    return complaint_id, number, last_days


async def list_complaints(uow: ComplaintsWork, *, closed: bool) -> Sequence[Complaint]:
    """The register, without texts."""
    await authorise(uow)
    uow.log.about("complaint")
    found = await uow.complaints.list(closed=closed)
    await uow.commit()
    return found


async def read_complaint(uow: ComplaintsWork, complaint_id: UUID) -> ComplaintFile:
    """One complaint with its texts. Raises NotFound, also for who it is about."""
    await _opened(uow, complaint_id)
    return await _written(uow, complaint_id)


async def assign_handler(uow: ComplaintsWork, complaint_id: UUID, handler_id: UUID) -> ComplaintFile:
    """Who handles it: a privacy officer or director whom it is not about. Raises NotFound, Invalid, Conflict."""
    complaint = await _opened(uow, complaint_id, lock=True)
    if complaint.closed:
        raise Conflict("Deze klacht is afgesloten.", clause=Clause.R46, code="complaint-closed")
    if not await uow.case_parts.may_handle(complaint_id, handler_id):
        words = "Kies een privacyfunctionaris of directeur over wie de klacht niet gaat."
        raise Invalid(words, clause=Clause.R45, errors=[FieldError("/handlerId", "not-handler", words)])
    await uow.cases.plan(complaint_id, handler_id=handler_id, due_on=complaint.due_on)
    await uow.case_parts.happened(complaint_id, complaint.client_id, HANDLER, None)
    return await _written(uow, complaint_id)


async def name_person(uow: ComplaintsWork, complaint_id: UUID, user_id: UUID) -> None:
    """Whom it turns out to be about: from this act on they see nothing of it. Raises NotFound, Invalid, Conflict."""
    complaint = await _opened(uow, complaint_id, lock=True)
    if not await uow.case_parts.is_staff(user_id):
        raise _unknown("/userId", "Kies een medewerker van het bureau.")
    if complaint.handler_id == user_id:
        words = "Deze collega behandelt de klacht. Kies eerst een andere behandelaar."
        raise Conflict(words, clause=Clause.R45, code="handler-is-about")
    await uow.case_parts.happened(complaint_id, complaint.client_id, ABOUT, None)
    await uow.case_parts.add_about(complaint_id, complaint.client_id, user_id)
    await uow.commit()


async def unname_person(uow: ComplaintsWork, complaint_id: UUID, user_id: UUID) -> None:
    """Somebody was named by mistake: they see again what their role sees. Raises NotFound."""
    complaint = await _opened(uow, complaint_id, lock=True)
    if not await uow.case_parts.remove_about(complaint_id, user_id):
        raise NotFound
    await uow.case_parts.happened(complaint_id, complaint.client_id, NOT_ABOUT, None)
    await uow.commit()


async def link_client(uow: ComplaintsWork, complaint_id: UUID, client_number: str) -> ComplaintFile:
    """It turns out whose complaint it is. Once, and never back: who tries numbers has one success to do it with, and
    each attempt stands in the log. Raises NotFound, Conflict, Invalid (alike for a number that is nobody's, and for
    one of a file that was erased)."""
    complaint = await _opened(uow, complaint_id, lock=True)
    if complaint.closed:
        raise Conflict("Deze klacht is afgesloten.", clause=Clause.R46, code="complaint-closed")
    if complaint.client_id is not None:
        words = "Deze klacht hoort al bij een cliënt."
        raise Conflict(words, clause=Clause.R46, code="complaint-linked")
    if not await uow.complaints.link(complaint_id, client_number):
        raise _unknown("/clientNumber", "Met dit nummer kan de klacht niet aan een cliënt worden gekoppeld.")
    linked = await _again(uow, complaint_id)
    await uow.case_parts.happened(complaint_id, linked.client_id, LINKED, None)
    return await _written(uow, complaint_id)


async def acknowledge(uow: ComplaintsWork, complaint_id: UUID, printer: LetterPrinter) -> ComplaintFile:
    """Confirm receipt by letter. Raises NotFound, Conflict."""
    return await _act(
        uow,
        complaint_id,
        ComplaintAct.ACKNOWLEDGE,
        model.acknowledged,
        letter=lambda complaint, today, to: acknowledgement(complaint, to, printer.bureau, today),
        printer=printer,
    )


async def hear(
    uow: ComplaintsWork, complaint_id: UUID, hearing: Hearing, on: date, report: str
) -> ComplaintFile:
    """Record the hearing. Raises NotFound, Conflict, Invalid."""
    return await _act(
        uow, complaint_id, ComplaintAct.HEAR,
        lambda complaint, today: model.heard(complaint, hearing, on, report, today), code=hearing.value,
    )  # fmt: skip


async def adjourn(
    uow: ComplaintsWork, complaint_id: UUID, reason: str, terms: ComplaintTerms, printer: LetterPrinter
) -> ComplaintFile:
    """Take longer, once, with a letter that says why and until when. Raises NotFound, Conflict, Invalid."""
    return await _act(
        uow,
        complaint_id,
        ComplaintAct.ADJOURN,
        lambda complaint, today: model.adjourned(complaint, reason, terms, today),
        letter=lambda complaint, today, to: adjournment(complaint, to, printer.bureau, today),
        printer=printer,
    )


async def find(
    uow: ComplaintsWork, complaint_id: UUID, outcome: Outcome, finding: str, measures: str | None
) -> ComplaintFile:
    """What was found, with reasons. Raises NotFound, Conflict, Invalid."""
    return await _act(
        uow, complaint_id, ComplaintAct.FIND,
        lambda complaint, _: model.found(complaint, outcome, finding, measures), code=outcome.value,
    )  # fmt: skip


async def answer_complaint(uow: ComplaintsWork, complaint_id: UUID, printer: LetterPrinter) -> ComplaintFile:
    """Answer by letter, with the remedies. Raises NotFound, Conflict."""
    return await _act(
        uow,
        complaint_id,
        ComplaintAct.ANSWER,
        model.answered,
        letter=lambda complaint, today, to: answer(complaint, to, printer.bureau, today),
        printer=printer,
    )


async def follow_up(uow: ComplaintsWork, complaint_id: UUID, text: str) -> ComplaintFile:
    """What was done since. Raises NotFound, Conflict, Invalid."""
    return await _act(
        uow, complaint_id, ComplaintAct.FOLLOW_UP, lambda complaint, _: model.followed_up(complaint, text)
    )


async def close(uow: ComplaintsWork, complaint_id: UUID) -> ComplaintFile:
    """End it: retention goes on by itself (R38). Raises NotFound, Conflict."""
    return await _act(uow, complaint_id, ComplaintAct.CLOSE, lambda complaint, _: model.closed(complaint))


async def withdraw(uow: ComplaintsWork, complaint_id: UUID) -> ComplaintFile:
    """The complainant takes it back. Raises NotFound, Conflict."""
    return await _act(
        uow, complaint_id, ComplaintAct.WITHDRAW, lambda complaint, _: model.withdrawn(complaint)
    )


async def letter_pdf(uow: ComplaintsWork, complaint_id: UUID, letter_id: UUID) -> bytes:
    """The bytes of a letter. Raises NotFound."""
    await _opened(uow, complaint_id)
    pdf = await uow.case_parts.pdf(complaint_id, letter_id)
    if pdf is None:
        raise NotFound
    await uow.commit()
    return pdf


async def _act(
    uow: ComplaintsWork,
    complaint_id: UUID,
    act: ComplaintAct,
    change: Callable[[Complaint, date], Complaint],
    *,
    letter: Callable[[Complaint, date, tuple[str, ...]], Letter] | None = None,
    printer: LetterPrinter | None = None,
    code: str | None = None,
) -> ComplaintFile:
    """One step: rule, letter, row, event and head together. Who acts on a complaint of nobody, handles it.

    The letter is printed before the row is held (domain/cases/held.py).
    """
    before = await _opened(uow, complaint_id)
    today = bureau_date(uow.now)
    after = change(before, today)
    uow.log.code = act.value
    made = None
    if letter is not None and printer is not None:
        written = letter(after, today, await _lines(uow, after))
        made = (written.kind, await printer.print(written))
    check_unchanged(before, await uow.complaints.complaint(complaint_id, lock=True), Clause.R46)
    if made is not None:
        await uow.case_parts.add_letter(complaint_id, after.client_id, *made)
    await uow.complaints.change(after)
    await uow.case_parts.happened(complaint_id, after.client_id, act.value, code)
    await uow.cases.plan(complaint_id, handler_id=after.handler_id or uow.actor.id, due_on=after.due_on)
    if after.closed:
        await uow.cases.close(complaint_id)
    return await _written(uow, complaint_id)


async def _lines(uow: ComplaintsWork, complaint: Complaint) -> tuple[str, ...]:
    """Whom to write to: the client of the file, or what was written down of who complains."""
    if complaint.client_id is not None:
        to = await uow.case_parts.addressee(complaint.id)
        if to is not None:
            return to.lines
    return tuple(line.strip() for line in (complaint.contact or "").splitlines() if line.strip())[:6]


async def _opened(uow: ComplaintsWork, complaint_id: UUID, *, lock: bool = False) -> Complaint:
    await authorise(uow)
    uow.log.about("complaint", complaint_id)
    return await _again(uow, complaint_id, lock=lock)


async def _again(uow: ComplaintsWork, complaint_id: UUID, *, lock: bool = False) -> Complaint:
    complaint = await uow.complaints.complaint(complaint_id, lock=lock)
    if complaint is None:
        raise NotFound
    return complaint


async def _written(uow: ComplaintsWork, complaint_id: UUID) -> ComplaintFile:
    complaint = await _again(uow, complaint_id)
    to = await uow.case_parts.addressee(complaint_id) if complaint.client_id else None
    file = ComplaintFile(
        complaint,
        to.number if to else None,
        await uow.case_parts.events(complaint_id),
        await uow.case_parts.letters(complaint_id),
    )
    await uow.commit()
    return file


def _unknown(pointer: str, words: str) -> Invalid:
    return Invalid(words, clause=Clause.R45, errors=[FieldError(pointer, "unknown", words)])
