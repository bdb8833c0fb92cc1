"""Registering a question about access (R39), and answering one that is about the adviser, past that adviser (R45)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.access_log.client_view import client_words
from domain.access_questions.model import ANSWER_WORKING_DAYS, AccessQuestion, check_answer
from domain.access_questions.ports import AccessQuestionsWork, AskWork
from domain.cases.model import CaseChannel, CaseKind, NewCase
from domain.legal_calendar import working_days_after
from domain.policy.actions import Action
from domain.policy.gate import authorise, authorise_client
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound
from domain.shared.ids import new_id
from domain.tasks.model import NewTask, TaskKind

ABOUT = "access-question"


@dataclass(frozen=True, slots=True)
class NewAccessQuestion:
    """What the client does not understand: which act, in which words, and whether it is about the own adviser."""

    action: Action
    about_adviser: bool
    question: str | None = None


async def ask_about_access(uow: AskWork, client_id: UUID, new: NewAccessQuestion) -> date:
    """Note the question; answers the day by which it is explained.

    About the adviser it goes to the privacy officer, or to the director where that officer is the adviser: a case
    with a key of its own, from which the adviser is shut out in this same act. Otherwise the adviser explains it.
    """
    await authorise_client(uow, client_id)
    today = bureau_date(uow.now)
    due_on = working_days_after(today, ANSWER_WORKING_DAYS)
    uow.log.code = new.action.value
    if new.about_adviser:
        await _past_the_adviser(uow, client_id, new, today, due_on)
    else:
        title = f"Inzage uitleggen aan de cliënt: {client_words(new.action)}"
        task_id = await uow.tasks.add(NewTask(client_id, None, TaskKind.BY_HAND, due_on, title))
        uow.log.about("task", task_id)
    await uow.commit()
    return due_on


async def list_access_questions(uow: AccessQuestionsWork) -> Sequence[AccessQuestion]:
    """Questions about advisers, open ones first; none about the actor."""
    await authorise(uow)
    uow.log.about(ABOUT)
    found = await uow.access_questions.questions()
    await uow.commit()
    return found


async def answer_access_question(uow: AccessQuestionsWork, case_id: UUID, answer: str) -> AccessQuestion:
    """Record what was explained to the client; the case is closed. Raises NotFound, Conflict, Invalid."""
    await authorise(uow)
    uow.log.about(ABOUT, case_id)
    question = await uow.access_questions.question(case_id)
    if question is None:
        raise NotFound
    check_answer(question, answer)
    if not await uow.access_questions.answer(case_id, answer.strip()):
        raise NotFound
    await uow.cases.close(case_id)
    answered = await uow.access_questions.question(case_id)
    if answered is None:
        raise NotFound
    await uow.commit()
    return answered


async def _past_the_adviser(
    uow: AskWork, client_id: UUID, new: NewAccessQuestion, today: date, due_on: date
) -> None:
    adviser = await uow.access_questions.adviser_of(client_id)
    if adviser is None:
        raise NotFound
    case_id = new_id()
    uow.log.about(ABOUT, case_id)
    await uow.cases.register(
        NewCase(case_id, CaseKind.QUESTION, client_id, None, CaseChannel.CONVERSATION, today, None, due_on)
    )
    await uow.case_parts.begin(case_id, client_id)
    words = (new.question or "").strip()
    await uow.access_questions.add(case_id, client_id, new.action, words or None)
    # Last: from here on the adviser, who may be the one writing this, sees nothing of it.
    await uow.case_parts.add_about(case_id, client_id, adviser)
