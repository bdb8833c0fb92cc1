"""Where a party's own orders stand, for its machine."""

from typing import Annotated

from fastapi import Path, Query
from pydantic.json_schema import SkipJsonSchema

from api.call import AuthenticatedCall
from api.cursors import moment_cursor, read_moment_cursor
from api.routing import PolicyRouter
from api.schemas.base import Cursor, Identifier, Moment, PageLimit
from api.schemas.referral_statuses import ReferralStatus, ReferralStatusList, present_status
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.referral_statuses import use_cases
from domain.shared.errors import FieldError, Invalid

router = PolicyRouter(tags=["Stand van aanmeldingen"])

StatusId = Annotated[
    Identifier,
    Path(alias="statusId", description="Van de aanmelding, of van het traject dat eruit kwam."),
]
UpdatedSince = Annotated[
    Moment | SkipJsonSchema[None],
    Query(alias="updatedSince", description="Alleen wat vanaf dit moment veranderde."),
]


@router.act(
    "GET", "/referral-statuses", name="listReferralStatuses", action=Action.REFERRAL_STATUS_READ,
    purpose=Purpose.ACCOUNTABILITY, summary="Stand van de eigen aanmeldingen (status of own referrals)",
    response_model=ReferralStatusList,
)  # fmt: skip
async def list_referral_statuses(
    call: AuthenticatedCall,
    updated_since: UpdatedSince = None,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> ReferralStatusList:
    """Oudste eerst, met het eigen kenmerk (`orderReference`) erbij."""
    if updated_since is not None and updated_since.tzinfo is None:
        words = "Geef een tijd met tijdzone, bijvoorbeeld 2026-11-24T09:00:00Z."
        raise Invalid(words, errors=[FieldError("/updatedSince", "timezone", words)])
    after = read_moment_cursor(cursor)
    async with call.begin() as uow:
        found = await use_cases.list_statuses(uow, updated_since, after, limit + 1)
    page = found[:limit]
    return ReferralStatusList(
        items=[present_status(status) for status in page],
        next_cursor=moment_cursor(page[-1].received_at, page[-1].id) if len(found) > limit else None,
    )


@router.act(
    "GET", "/referral-statuses/{statusId}", name="readReferralStatus", action=Action.REFERRAL_STATUS_READ,
    purpose=Purpose.ACCOUNTABILITY, summary="Stand van één aanmelding (status of one referral)",
    response_model=ReferralStatus,
)  # fmt: skip
async def read_referral_status(call: AuthenticatedCall, status_id: StatusId) -> ReferralStatus:
    """Met het id van de aanmelding of van het traject, zoals een webhook het noemt."""
    async with call.begin() as uow:
        status = await use_cases.read_status(uow, status_id)
    return present_status(status)
