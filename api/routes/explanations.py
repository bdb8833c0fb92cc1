"""Why access is given or not, the reglement with what holds it, and the log in the client's words."""

from typing import Annotated

from fastapi import Query, Request
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.answers import binary, json_answer, pdf_answer
from api.call import AuthenticatedCall
from api.idempotency import IdempotencyKey, once
from api.routes.clients import ClientId
from api.routing import PolicyRouter
from api.schemas import explanations as body
from api.schemas.base import Identifier
from domain.access_log import use_cases as log_acts
from domain.access_log.client_letter import client_letter
from domain.access_log.labels import ACTION_LABELS
from domain.access_questions.use_cases import NewAccessQuestion, ask_about_access
from domain.policy.actions import Action
from domain.policy.explain import Asked, Explanation, explain_access
from domain.policy.purposes import Purpose
from domain.policy.reglement import CLAUSE_WORDS, read_reglement
from domain.shared.clock import bureau_date

router = PolicyRouter(tags=["Toezicht"])
_VIEW = "/clients/{clientId}/access-log/client-view"


@router.act(
    "GET", "/policy/explanations", name="explainAccess", action=Action.POLICY_EXPLAIN, purpose=Purpose.OVERSIGHT,
    summary="Waarom wel of niet (explain access)", response_model=body.PolicyExplanation,
)  # fmt: skip
async def explain_policy(
    call: AuthenticatedCall,
    action: Annotated[Action, Query()],
    client_id: Annotated[Identifier | SkipJsonSchema[None], Query(alias="clientId")] = None,
    user_id: Annotated[Identifier | SkipJsonSchema[None], Query(alias="userId")] = None,
    purpose: Annotated[Purpose, Query()] = Purpose.GUIDANCE,
) -> body.PolicyExplanation:
    """Why the caller, or a colleague, may do an act or not: from the same lines that decide."""
    async with call.begin() as uow:
        found = await explain_access(uow, Asked(action, purpose, client_id, user_id))
    return _explained(found)


@router.act(
    "GET", "/reglement", name="readReglement", action=Action.REGLEMENT_READ, purpose=Purpose.ADMINISTRATION,
    summary="Het reglement en wat het bewaakt (reglement)", response_model=body.Reglement,
)  # fmt: skip
async def read_clauses(call: AuthenticatedCall) -> body.Reglement:
    """Every clause in short, with the acts that it rules and the tests that show it."""
    async with call.begin() as uow:
        found = await read_reglement(uow)
    return body.Reglement(
        items=[
            body.ReglementClause(
                clause=one.clause,
                text=one.words,
                state=one.state,
                rules=one.rules,
                tests=one.tests,
                acts=[ACTION_LABELS[action] for action in one.actions],
            )
            for one in found
        ]
    )


@router.act(
    "GET", _VIEW, name="readClientAccessLog", action=Action.ACCESS_LOG_READ, purpose=Purpose.LEGAL_DUTY,
    summary="Het inzagelog voor de cliënt (client view of the access log)", response_model=body.ClientLogView,
)  # fmt: skip
async def read_client_view(call: AuthenticatedCall, client_id: ClientId) -> body.ClientLogView:
    """Who looked, when and why, grouped and without names of staff."""
    async with call.begin() as uow:
        view = await log_acts.client_view(uow, client_id)
    return body.ClientLogView(
        items=[
            body.ClientLogLine(
                who=line.who,
                what=line.what,
                why=line.why,
                times=line.times,
                first_at=line.first_at,
                last_at=line.last_at,
                done=line.done,
                action=line.action,
            )
            for line in view.lines
        ],
        looks=view.looks,
        since=view.since,
    )


@router.act(
    "GET", _VIEW + "/letter", name="printClientAccessLog", action=Action.ACCESS_LOG_READ, purpose=Purpose.LEGAL_DUTY,
    summary="Het inzagelog als brief (access log as a letter)", response_class=Response,
    responses=binary("application/pdf"),
)  # fmt: skip
async def print_client_view(call: AuthenticatedCall, client_id: ClientId) -> Response:
    """The same as a PDF to hand over."""
    async with call.begin() as uow:
        view = await log_acts.client_view(uow, client_id)
        day = bureau_date(uow.now)
    printed = await call.printer.print(client_letter(view.lines, view.since, day))
    return pdf_answer(printed.pdf, f"inzagelog-{client_id}")


@router.act(
    "POST", "/clients/{clientId}/access-log/questions", name="askAboutAccess", action=Action.ACCESS_QUESTION_ASK,
    purpose=Purpose.CLIENT_CONTACT, summary="Vraag over inzage vastleggen (ask about access)",
    response_model=body.AccessQuestionNoted, status_code=201,
)  # fmt: skip
async def ask(
    request: Request,
    call: AuthenticatedCall,
    client_id: ClientId,
    new: body.AccessQuestionCreate,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """The client does not understand a line: a task with a deadline, past the adviser when it is about the adviser."""
    wanted = NewAccessQuestion(new.action, new.about_adviser, new.question)

    async def act() -> Response:
        async with call.begin() as uow:
            due_on = await ask_about_access(uow, client_id, wanted)
        return json_answer({"dueOn": due_on, "aboutAdviser": new.about_adviser}, status=201)

    return await once(call, idempotency_key, await request.body(), act)


def _explained(found: Explanation) -> body.PolicyExplanation:
    decision = found.decision
    return body.PolicyExplanation(
        allowed=decision.allowed,
        action=found.action,
        action_label=ACTION_LABELS[found.action],
        clause=decision.clause,
        clause_text=CLAUSE_WORDS.get(decision.clause),
        reason=found.reason,
        role=decision.role,
        relation=decision.relation,
        rule_id=found.rule_id,
        needs_agreement=found.needs_agreement,
        until=found.until,
        missing=found.missing,
        next_step=found.next_step,
    )
