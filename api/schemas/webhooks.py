"""Bodies of webhooks, their secrets and deliveries."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from api.schemas.base import Count, Cursor, Identifier, Model, Moment, Version
from domain.events.model import EventKind
from domain.webhooks.address import MAX_URL
from domain.webhooks.model import MAX_OVERLAP_HOURS
from domain.webhooks.model import Delivery as DomainDelivery
from domain.webhooks.model import DeliveryState as DomainDeliveryState
from domain.webhooks.model import Webhook as DomainWebhook
from domain.webhooks.model import WebhookState as DomainWebhookState

WebhookUrl = Annotated[
    str, StringConstraints(min_length=9, max_length=MAX_URL, pattern=r"^https?://[\x21-\x5b\x5d-\x7e]+$")
]
WebhookKind = Literal[
    "referral.accepted",
    "referral.rejected",
    "traject.changed",
    "plan.submitted",
    "plan.approved",
    "report.available",
]
WebhookKinds = Annotated[list[WebhookKind], Field(min_length=1, max_length=10)]
WebhookSecretValue = Annotated[
    str, StringConstraints(min_length=10, max_length=100, pattern=r"^whsec_[A-Za-z0-9+/=]+$")
]
FailureCode = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z0-9-]+$")]
HttpStatus = Annotated[int, Field(ge=100, le=999, json_schema_extra={"format": "int32"})]
OverlapHours = Annotated[int, Field(ge=0, le=MAX_OVERLAP_HOURS, json_schema_extra={"format": "int32"})]


class WebhookCreate(Model):
    """Waar meldingen heen gaan en waarover. Alleen https, op het open internet."""

    url: WebhookUrl
    kinds: WebhookKinds


class WebhookUpdate(Model):
    """Wat er aan een webhook wijzigt."""

    url: WebhookUrl | None = None
    kinds: WebhookKinds | None = None
    state: Literal["active", "paused"] | None = None


class WebhookLiveSecret(Model):
    """Een geldig geheim, zonder de waarde."""

    created_at: Moment
    expires_at: Moment | None


class Webhook(Model):
    """Een webhook. `disabled`: door ons uitgezet, omdat er dagen niets aankwam."""

    id: Identifier
    party_id: Identifier
    url: WebhookUrl
    kinds: WebhookKinds
    state: DomainWebhookState
    failures: Count
    failing_since: Moment | None
    disabled_at: Moment | None
    secrets: Annotated[list[WebhookLiveSecret], Field(max_length=2)]
    created_at: Moment
    version: Version


class WebhookList(Model):
    """De webhooks van een opdrachtgever."""

    items: Annotated[list[Webhook], Field(max_length=50)]


class WebhookCreated(Model):
    """De webhook en zijn eerste geheim. Het geheim wordt alleen nu getoond."""

    webhook: Webhook
    secret: WebhookSecretValue


class WebhookSecretCreate(Model):
    """Hoe lang het huidige geheim nog meetekent. Met 0 uur vervalt het meteen."""

    overlap_hours: OverlapHours = 24


class WebhookSecretCreated(Model):
    """Het nieuwe geheim, alleen nu getoond, en tot wanneer het vorige nog meetekent."""

    secret: WebhookSecretValue
    previous_until: Moment | None


class WebhookDelivery(Model):
    """Eén bericht. `eventId` is de `webhook-id`; van het antwoord wordt alleen de status bewaard."""

    id: Identifier
    event_id: Identifier
    kind: EventKind
    state: DomainDeliveryState
    attempts: Count
    created_at: Moment
    next_attempt_at: Moment | None
    last_attempt_at: Moment | None
    delivered_at: Moment | None
    response_status: HttpStatus | None
    failure: FailureCode | None


class WebhookDeliveryList(Model):
    """Wat er verstuurd is, nieuwste eerst."""

    items: Annotated[list[WebhookDelivery], Field(max_length=100)]
    next_cursor: Cursor | None


def present_webhook(webhook: DomainWebhook) -> Webhook:
    """The body of a webhook, without any secret."""
    return Webhook.model_validate(
        {
            **{name: getattr(webhook, name) for name in Webhook.model_fields.keys() - {"kinds", "secrets"}},
            "kinds": sorted(webhook.kinds),
            "secrets": [
                {"created_at": secret.created_at, "expires_at": secret.expires_at}
                for secret in webhook.secrets
            ],
        }
    )


def present_delivery(delivery: DomainDelivery) -> WebhookDelivery:
    """The body of a delivery; a next attempt only where there will be one."""
    values = {name: getattr(delivery, name) for name in WebhookDelivery.model_fields}
    if delivery.state is not DomainDeliveryState.PENDING:
        values["next_attempt_at"] = None
    return WebhookDelivery.model_validate(values)
