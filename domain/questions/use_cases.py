"""Acts on questions (R39): from the file, with a task until it is answered."""

from collections.abc import Sequence
from uuid import UUID

from domain.cases.model import CaseKind, NewCase
from domain.policy.gate import authorise_client
from domain.questions.model import NewQuestion, Question, answer_by, check_answer, check_new
from domain.questions.ports import QuestionsWork
from domain.shared.clock import bureau_date
from domain.shared.errors import NotFound
from domain.shared.ids import new_id
from domain.tasks.model import NewTask, TaskKind


async def list_questions(uow: QuestionsWork, client_id: UUID) -> Sequence[Question]:
    """The questions of a client, newest first."""
    await authorise_client(uow, client_id)
    uow.log.about("question")
    found = await uow.questions.of(client_id)
    await uow.commit()
    return found


async def ask_question(uow: QuestionsWork, client_id: UUID, new: NewQuestion, working_days: int) -> Question:
    """Record a question; a task stands until it is answered. Raises Invalid."""
    await authorise_client(uow, client_id)
    check_new(new, bureau_date(uow.now))
    question_id = new_id()
    uow.log.about("question", question_id)
    due_on = answer_by(new.received_on, working_days)
    await uow.cases.register(
        NewCase(
            question_id, CaseKind.QUESTION, client_id, None, new.channel, new.received_on, uow.actor.id, due_on
        )
    )  # fmt: skip
    await uow.questions.add(question_id, client_id, new)
    await uow.tasks.add(NewTask(client_id, None, TaskKind.ANSWER_QUESTION, due_on, source_id=question_id))
    return await _written(uow, client_id, question_id)


async def answer_question(uow: QuestionsWork, question_id: UUID, answer: str) -> Question:
    """What was answered, dated now; its task is done. Raises NotFound, Conflict, Invalid."""
    owner = await uow.questions.owner(question_id)
    client_id = owner or new_id()
    await authorise_client(uow, client_id)
    uow.log.about("question", question_id)
    question = next((one for one in await uow.questions.of(client_id) if one.id == question_id), None)
    if question is None:
        raise NotFound
    check_answer(question, answer)
    if not await uow.questions.answer(client_id, question_id, answer):
        raise NotFound
    await uow.cases.close(question_id)
    await uow.tasks.finish(client_id, TaskKind.ANSWER_QUESTION, question_id)
    return await _written(uow, client_id, question_id)


async def _written(uow: QuestionsWork, client_id: UUID, question_id: UUID) -> Question:
    made = next(one for one in await uow.questions.of(client_id) if one.id == question_id)
    await uow.commit()
    return made
