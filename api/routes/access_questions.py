"""Questions of clients about their adviser (R39, R45): handled by the privacy officer or the director."""

from typing import Annotated
from uuid import UUID

from fastapi import Path
from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.routing import PolicyRouter
from api.schemas import access_reviews as body
from domain.access_questions import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Toegang"])

QuestionId = Annotated[UUID, Path(alias="accessQuestionId", json_schema_extra={"maxLength": 36})]


@router.act(
    "GET", "/access-questions", name="listAccessQuestions", action=Action.ACCESS_QUESTION_HANDLE,
    purpose=Purpose.OVERSIGHT, summary="Vragen over adviseurs (list questions about advisers)",
    response_model=body.AccessQuestionList,
)  # fmt: skip
async def list_questions(call: AuthenticatedCall) -> Response:
    """Open ones first. A question about the caller is not there."""
    async with call.begin() as uow:
        found = await use_cases.list_access_questions(uow)
    return json_answer({"items": [body.present_question(question) for question in found]})


@router.act(
    "POST", "/access-questions/{accessQuestionId}/answer", name="answerAccessQuestion",
    action=Action.ACCESS_QUESTION_HANDLE, purpose=Purpose.OVERSIGHT,
    summary="Uitleg vastleggen (answer a question about an adviser)", response_model=body.AccessQuestion,
)  # fmt: skip
async def answer_question(
    call: AuthenticatedCall, question_id: QuestionId, new: body.AccessQuestionAnswer
) -> Response:
    """What was explained to the client; the question is closed."""
    async with call.begin() as uow:
        answered = await use_cases.answer_access_question(uow, question_id, new.answer)
    return json_answer(body.present_question(answered))
