"""What trajects led to, in numbers without persons (R35: they stay when files go)."""

from starlette.responses import Response

from api.answers import json_answer
from api.call import AuthenticatedCall
from api.routing import PolicyRouter
from api.schemas import outcome_statistics as body
from domain.outcomes.use_cases import read_outcomes
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Toezicht"])


@router.act(
    "GET", "/outcome-statistics", name="readOutcomeStatistics", action=Action.OUTCOME_READ,
    purpose=Purpose.ACCOUNTABILITY, summary="Resultaten in cijfers (outcome statistics)",
    response_model=body.OutcomeStatistics,
)  # fmt: skip
async def read_statistics(call: AuthenticatedCall) -> Response:
    """By year, service and kind of commissioning party; fewer than five is left out."""
    async with call.begin() as uow:
        found = await read_outcomes(uow)
    return json_answer(body.present_outcomes(found))
