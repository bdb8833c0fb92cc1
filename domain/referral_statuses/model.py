"""The status of an order, for the party that gave it. No name, no health, no note: there is nothing to leak."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.referrals.model import ReferralState, RejectionCode


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
    plan_state: PlanProgress | None
    reports_available: int
    last_report_at: datetime | None
    changed_at: datetime
