"""Kinds of events. An event is thin: a kind, an identifier, a moment. What it means is asked for by API."""

from enum import StrEnum


class EventKind(StrEnum):
    """What happened. The name is what a party's machine reads as `type`."""

    REFERRAL_ACCEPTED = "referral.accepted"
    REFERRAL_REJECTED = "referral.rejected"
    TRAJECT_CHANGED = "traject.changed"
    PLAN_SUBMITTED = "plan.submitted"
    PLAN_APPROVED = "plan.approved"
    REPORT_AVAILABLE = "report.available"
    WEBHOOK_TEST = "webhook.test"
    """Only ever sent to the webhook that was tested; nobody subscribes to it."""


SUBSCRIBABLE = frozenset(EventKind) - {EventKind.WEBHOOK_TEST}
"""The kinds that a webhook may ask for."""
