"""Webhooks: for a party's machine about its own, for the administrator about any party's."""

from typing import Annotated, Any

from fastapi import Path, Query, Request
from pydantic.json_schema import SkipJsonSchema
from starlette.responses import Response

from api.answers import json_answer, plain
from api.call import AuthenticatedCall, Call, present_stale
from api.cursors import moment_cursor, read_moment_cursor
from api.idempotency import IdempotencyKey, once
from api.routing import PolicyRouter
from api.schemas import webhooks as body
from api.schemas.base import Cursor, Identifier, PageLimit
from domain.events.model import EventKind
from domain.policy.actions import Action
from domain.policy.purposes import Purpose
from domain.webhooks import use_cases
from domain.webhooks.model import Webhook, WebhookState
from domain.webhooks.ports import Addresses

router = PolicyRouter(tags=["Webhooks"])

PartyId = Annotated[Identifier | SkipJsonSchema[None], Query(alias="partyId")]
WebhookId = Annotated[Identifier, Path(alias="webhookId")]
DeliveryId = Annotated[Identifier, Path(alias="deliveryId")]

_PURPOSE = Purpose.ACCOUNTABILITY
_ONE = "/webhooks/{webhookId}"
_CONFLICTS = {"x-conflicts": True}


@router.act(
    "GET", "/webhooks", name="listWebhooks", action=Action.WEBHOOK_READ, purpose=_PURPOSE,
    summary="Webhooks van een opdrachtgever (list webhooks)", response_model=body.WebhookList,
)  # fmt: skip
async def list_webhooks(call: AuthenticatedCall, party_id: PartyId = None) -> body.WebhookList:
    """Een machine ziet die van de eigen opdrachtgever; de beheerder noemt de opdrachtgever (`partyId`)."""
    async with call.begin() as uow:
        found = await use_cases.list_webhooks(uow, party_id)
    return body.WebhookList(items=[body.present_webhook(webhook) for webhook in found])


@router.act(
    "POST", "/webhooks", name="createWebhook", action=Action.WEBHOOK_CHANGE, purpose=_PURPOSE,
    summary="Nieuwe webhook (create webhook)", response_model=body.WebhookCreated, status_code=201,
)  # fmt: skip
async def create_webhook(
    call: AuthenticatedCall,
    request: Request,
    new: body.WebhookCreate,
    party_id: PartyId = None,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Het geheim voor de handtekening wordt alleen nu getoond."""

    async def create() -> Response:
        kinds = frozenset(EventKind(kind) for kind in new.kinds)
        async with call.begin() as uow:
            webhook, secret = await use_cases.create_webhook(uow, _addresses(call), party_id, new.url, kinds)
        created = body.WebhookCreated(webhook=body.present_webhook(webhook), secret=secret.value)
        location = f"/api/v1/webhooks/{webhook.id}"
        return json_answer(
            created.model_dump(mode="json"), status=201, version=webhook.version, location=location
        )

    return await once(call, idempotency_key, await request.body(), create)


@router.act(
    "GET", _ONE, name="readWebhook", action=Action.WEBHOOK_READ, purpose=_PURPOSE,
    summary="Eén webhook (read webhook)", response_model=body.Webhook,
)  # fmt: skip
async def read_webhook(call: AuthenticatedCall, webhook_id: WebhookId, response: Response) -> body.Webhook:
    """Met de stand, en sinds wanneer er niets meer aankomt."""
    async with call.begin() as uow:
        webhook = await use_cases.read_webhook(uow, webhook_id)
    return _tagged(webhook, response)


@router.act(
    "PATCH", _ONE, name="changeWebhook", action=Action.WEBHOOK_CHANGE, purpose=_PURPOSE,
    summary="Webhook wijzigen, pauzeren of weer aanzetten (change webhook)", response_model=body.Webhook,
)  # fmt: skip
async def change_webhook(
    call: AuthenticatedCall, webhook_id: WebhookId, update: body.WebhookUpdate, response: Response
) -> body.Webhook:
    """Wijzigt wat gegeven is; If-Match noemt de versie. Wat wacht bij het uitzetten kan later opnieuw."""
    version = call.expected_version()
    with present_stale(_plain):
        async with call.begin() as uow:
            webhook = await use_cases.change_webhook(
                uow, _addresses(call), webhook_id, _changes(update), version
            )
    return _tagged(webhook, response)


@router.act(
    "DELETE", _ONE, name="removeWebhook", action=Action.WEBHOOK_CHANGE, purpose=_PURPOSE,
    summary="Webhook verwijderen (remove webhook)", status_code=204, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def remove_webhook(call: AuthenticatedCall, webhook_id: WebhookId) -> None:
    """Met de geheimen en de lijst van wat verstuurd is; If-Match noemt de versie."""
    version = call.expected_version()
    with present_stale(_plain):
        async with call.begin() as uow:
            await use_cases.remove_webhook(uow, webhook_id, version)


@router.act(
    "POST", _ONE + "/secrets", name="rotateWebhookSecret", action=Action.WEBHOOK_CHANGE, purpose=_PURPOSE,
    summary="Nieuw geheim (rotate secret)", response_model=body.WebhookSecretCreated, status_code=201,
)  # fmt: skip
async def rotate_secret(
    call: AuthenticatedCall, webhook_id: WebhookId, new: body.WebhookSecretCreate
) -> body.WebhookSecretCreated:
    """Berichten dragen beide handtekeningen tot de overlap voorbij is. Het nieuwe geheim wordt alleen nu getoond."""
    async with call.begin() as uow:
        secret = await use_cases.rotate_secret(uow, webhook_id, new.overlap_hours)
    return body.WebhookSecretCreated(secret=secret.value, previous_until=secret.previous_until)


@router.act(
    "POST", _ONE + "/test", name="testWebhook", action=Action.WEBHOOK_CHANGE, purpose=_PURPOSE,
    summary="Proefbericht (send a test message)", response_model=body.WebhookDelivery, status_code=202,
    openapi_extra=_CONFLICTS,
)  # fmt: skip
async def test_webhook(call: AuthenticatedCall, webhook_id: WebhookId) -> body.WebhookDelivery:
    """Een bericht `webhook.test`, alleen naar deze webhook."""
    async with call.begin() as uow:
        delivery = await use_cases.send_test(uow, webhook_id)
    return body.present_delivery(delivery)


@router.act(
    "GET", _ONE + "/deliveries", name="listWebhookDeliveries", action=Action.WEBHOOK_READ, purpose=_PURPOSE,
    summary="Wat er verstuurd is (list deliveries)", response_model=body.WebhookDeliveryList,
)  # fmt: skip
async def list_deliveries(
    call: AuthenticatedCall,
    webhook_id: WebhookId,
    cursor: Annotated[Cursor | None, Query()] = None,
    limit: PageLimit = 50,
) -> body.WebhookDeliveryList:
    """Nieuwste eerst; dertig dagen terug."""
    before = read_moment_cursor(cursor)
    async with call.begin() as uow:
        found = await use_cases.list_deliveries(uow, webhook_id, before, limit + 1)
    page = found[:limit]
    return body.WebhookDeliveryList(
        items=[body.present_delivery(delivery) for delivery in page],
        next_cursor=moment_cursor(page[-1].created_at, page[-1].id) if len(found) > limit else None,
    )


@router.act(
    "POST", _ONE + "/deliveries/{deliveryId}/replay", name="replayWebhookDelivery", action=Action.WEBHOOK_CHANGE,
    purpose=_PURPOSE, summary="Opnieuw versturen (replay a delivery)", response_model=body.WebhookDelivery,
    status_code=202, openapi_extra=_CONFLICTS,
)  # fmt: skip
async def replay_delivery(
    call: AuthenticatedCall, webhook_id: WebhookId, delivery_id: DeliveryId
) -> body.WebhookDelivery:
    """Met dezelfde `webhook-id`, zodat de ontvanger dubbele berichten herkent."""
    async with call.begin() as uow:
        delivery = await use_cases.replay_delivery(uow, webhook_id, delivery_id)
    return body.present_delivery(delivery)


def _addresses(call: Call) -> Addresses:
    addresses: Addresses = call.request.app.state.webhook_addresses
    return addresses


def _changes(update: body.WebhookUpdate) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if update.url is not None:
        changes["url"] = update.url
    if update.kinds is not None:
        changes["kinds"] = frozenset(EventKind(kind) for kind in update.kinds)
    if update.state is not None:
        changes["state"] = WebhookState(update.state)
    return changes


def _plain(webhook: Webhook) -> Any:
    return plain(body.present_webhook(webhook).model_dump(mode="json"))


def _tagged(webhook: Webhook, response: Response) -> body.Webhook:
    response.headers["ETag"] = f'"{webhook.version}"'
    return body.present_webhook(webhook)
