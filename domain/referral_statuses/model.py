"""The status of an order, for the party that gave it. No name, no health, no note: there is nothing to leak."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.referrals.model import ReferralState, RejectionCode
from domain.trajects.model import ResultCode


class PlanProgress(StrEnum):
    """How far the plan van aanpak is, as far as the party has to do with it."""

    SUBMITTED = "submitted"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class ReferralStatus:
    """Where one order stands.

    `id` is the referral's; of an order that the bureau wrote down itself it is the traject's. `order_reference` is
    the party's own key, as the party sent it. `changed_at` is the last moment that anything here changed.
    """

    id: UUID
    traject_id: UUID | None
    order_reference: str
    state: ReferralState
    rejection_code: RejectionCode | None
    received_at: datetime
    decided_at: datetime | None
    traject_state: str | None
    started_on: date | None
    ended_on: date | None
    result_code: ResultCode | None
    plan_state: PlanProgress | None
    reports_available: int
    last_report_at: datetime | None
    changed_at: datetime


def told_result(code: ResultCode) -> ResultCode:
    """The result as a status tells it. That someone is ill is health data, which no status holds (R29): whoever may
    know why a traject ended reads it in the report."""
    return ResultCode.ENDED_OTHER if code is ResultCode.ENDED_ILLNESS else code
