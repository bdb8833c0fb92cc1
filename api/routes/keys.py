"""The state of the keys for the administrator: versions and progress, never a key."""

from api.call import AuthenticatedCall
from api.routing import PolicyRouter
from api.schemas import keys as body
from domain.keys import use_cases
from domain.policy.actions import Action
from domain.policy.purposes import Purpose

router = PolicyRouter(tags=["Beheer"])


@router.act(
    "GET", "/keys", name="readKeys", action=Action.KEY_STATUS, purpose=Purpose.ADMINISTRATION,
    summary="De stand van de sleutels (key versions)", response_model=body.KeyStateList,
)  # fmt: skip
async def read_keys(call: AuthenticatedCall) -> body.KeyStateList:
    """Which versions are in use, how many rows rest on each, and how far a rotation is."""
    async with call.begin() as uow:
        found = await use_cases.read_key_status(uow)
    return body.KeyStateList(
        items=[body.KeyState.model_validate(status, from_attributes=True) for status in found]
    )
