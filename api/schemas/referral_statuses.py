"""Bodies of the status of orders, for the party that gave them."""

from typing import Annotated, Literal

from pydantic import Field

from api.schemas.base import Count, Cursor, Day, Identifier, Model, Moment
from api.schemas.intake import Reference
from domain.referral_statuses.model import PlanProgress
from domain.referral_statuses.model import ReferralStatus as DomainStatus
from domain.referrals.model import RejectionCode
from domain.trajects.model import ResultCode


class ReferralStatus(Model):
    """Waar een aanmelding staat. Geen naam, geen gezondheid, geen notities."""

    id: Identifier
    traject_id: Identifier | None
    order_reference: Reference
    state: Literal["received", "accepted", "rejected", "superseded"]
    rejection_code: RejectionCode | None
    received_at: Moment
    decided_at: Moment | None
    traject_state: Literal["registered", "active", "suspended", "closed"] | None
    started_on: Day | None
    ended_on: Day | None
    result_code: ResultCode | None
    plan_state: PlanProgress | None
    reports_available: Count
    last_report_at: Moment | None
    changed_at: Moment


class ReferralStatusList(Model):
    """De eigen aanmeldingen, oudste eerst."""

    items: Annotated[list[ReferralStatus], Field(max_length=100)]
    next_cursor: Cursor | None


def present_status(status: DomainStatus) -> ReferralStatus:
    """The body of a status."""
    return ReferralStatus.model_validate(status, from_attributes=True)
