"""Acts on webhooks, by the party's own machine or by the administrator: one function an act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from domain.events.model import EventKind
from domain.policy.actor import ActorKind
from domain.policy.gate import authorise
from domain.shared.errors import Conflict, FieldError, Invalid, NotFound, StaleVersion
from domain.shared.ids import new_id
from domain.webhooks.address import AddressRefused
from domain.webhooks.model import (
    MAX_LIVE_SECRETS,
    MAX_WEBHOOKS,
    Delivery,
    DeliveryState,
    LiveSecret,
    Webhook,
    WebhookState,
    check_kinds,
    new_secret_value,
    overlap,
)
from domain.webhooks.ports import Addresses, WebhooksWork

_REFUSED_ADDRESS = {
    "address-invalid": "Dit is geen geldig adres.",
    "address-scheme": "Het adres moet met https:// beginnen.",
    "address-login": "Zet geen naam of wachtwoord in het adres.",
    "address-port": "Gebruik poort 443 of 8443.",
    "address-unknown": "Deze naam is niet te vinden. Controleer het adres.",
    "address-private": "Dit adres ligt in een gesloten netwerk. Gebruik een adres op het open internet.",
}


@dataclass(frozen=True, slots=True, repr=False)
class ShownSecret:
    """A signing secret at the one moment it can be shown, and until when the one before it still signs."""

    value: str
    previous_until: datetime | None = None

    def __repr__(self) -> str:
        return "ShownSecret(***)"


async def list_webhooks(uow: WebhooksWork, party_id: UUID | None) -> Sequence[Webhook]:
    """The webhooks of a party, oldest first. Raises Invalid, NotFound."""
    await authorise(uow)
    party_id = await _party(uow, party_id)
    uow.log.about("commissioning_party", party_id)
    found = await uow.webhooks.webhooks(party_id)
    await uow.commit()
    return found


async def create_webhook(
    uow: WebhooksWork, addresses: Addresses, party_id: UUID | None, url: str, kinds: frozenset[EventKind]
) -> tuple[Webhook, ShownSecret]:
    """A webhook with its first secret, shown once. Raises Invalid, NotFound, Conflict (as many as there may be)."""
    await authorise(uow)
    party_id = await _party(uow, party_id)
    check_kinds(kinds)
    await _check_address(addresses, url)
    await uow.webhooks.lock_party(party_id)
    if len(await uow.webhooks.webhooks(party_id)) >= MAX_WEBHOOKS:
        raise Conflict(
            f"Er zijn al {MAX_WEBHOOKS} webhooks. Verwijder er eerst een.", code="too-many-webhooks"
        )
    webhook = Webhook(new_id(), party_id, url, kinds, uow.now, secrets=(LiveSecret(uow.now, None),))
    secret = ShownSecret(new_secret_value())
    uow.log.about("webhook", webhook.id)
    await uow.webhooks.add(webhook)
    await uow.webhooks.add_secret(webhook, secret.value, None)
    await uow.commit()
    return webhook, secret


async def read_webhook(uow: WebhooksWork, webhook_id: UUID) -> Webhook:
    """One webhook. Raises NotFound, also for another party's."""
    await authorise(uow)
    webhook = await _webhook(uow, webhook_id)
    await uow.commit()
    return webhook


async def change_webhook(
    uow: WebhooksWork, addresses: Addresses, webhook_id: UUID, changes: dict[str, Any], version: int
) -> Webhook:
    """Change address, kinds or state; active again forgets failures. Raises NotFound, Invalid, StaleVersion."""
    await authorise(uow)
    current = await _webhook(uow, webhook_id, lock=True)
    changed = replace(current, **changes, version=version + 1)
    check_kinds(changed.kinds)
    if changed.url != current.url:
        await _check_address(addresses, changed.url)
    if changed.state is WebhookState.ACTIVE and current.state is not WebhookState.ACTIVE:
        changed = replace(changed, failures=0, failing_since=None, disabled_at=None)
    if not await uow.webhooks.change(changed, version):
        raise StaleVersion(await _webhook(uow, webhook_id))
    if changed.state is not WebhookState.ACTIVE:
        await uow.webhooks.give_up_pending(webhook_id)
    await uow.commit()
    return changed


async def remove_webhook(uow: WebhooksWork, webhook_id: UUID, version: int) -> None:
    """Delete a webhook, its secrets and its deliveries. Raises NotFound, StaleVersion."""
    await authorise(uow)
    await _webhook(uow, webhook_id)
    if not await uow.webhooks.remove(webhook_id, version):
        raise StaleVersion(await _webhook(uow, webhook_id))
    await uow.commit()


async def rotate_secret(uow: WebhooksWork, webhook_id: UUID, overlap_hours: int) -> ShownSecret:
    """A new secret, shown once; messages carry both signatures until the overlap is over.

    With no overlap the present secrets end at once (one of them leaked). Raises NotFound, Invalid, Conflict when two
    are live and an overlap is asked.
    """
    await authorise(uow)
    webhook = await _webhook(uow, webhook_id, lock=True)
    length = overlap(overlap_hours)
    if length and len(webhook.secrets) >= MAX_LIVE_SECRETS:
        words = "Er zijn al twee geldige geheimen. Wacht tot het oude verloopt, of kies 0 uur overlap."
        raise Conflict(words, code="two-live-secrets")
    secret = ShownSecret(new_secret_value(), uow.now + length if length else None)
    await uow.webhooks.add_secret(webhook, secret.value, secret.previous_until)
    await uow.commit()
    return secret


async def send_test(uow: WebhooksWork, webhook_id: UUID) -> Delivery:
    """Send a test message. Raises NotFound, Conflict when the webhook is not active."""
    await authorise(uow)
    webhook = await _active(uow, webhook_id)
    delivery_id = await uow.webhooks.add_test(webhook)
    await uow.webhooks.wake_sender()
    delivery = await _delivery(uow, webhook_id, delivery_id)
    await uow.commit()
    return delivery


async def list_deliveries(
    uow: WebhooksWork, webhook_id: UUID, before: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Delivery]:
    """What was sent to a webhook, newest first. Raises NotFound."""
    await authorise(uow)
    await _webhook(uow, webhook_id)
    found = await uow.webhooks.deliveries(webhook_id, before, limit)
    await uow.commit()
    return found


async def replay_delivery(uow: WebhooksWork, webhook_id: UUID, delivery_id: UUID) -> Delivery:
    """Send a message again, under the same webhook-id. Raises NotFound, Conflict when the webhook is not active."""
    await authorise(uow)
    await _active(uow, webhook_id)
    delivery = await _delivery(uow, webhook_id, delivery_id)
    uow.log.about("webhook_delivery", delivery.id)
    await uow.webhooks.send_again(delivery.id)
    await uow.webhooks.wake_sender()
    await uow.commit()
    return replace(
        delivery, state=DeliveryState.PENDING, attempts=0, next_attempt_at=uow.now, delivered_at=None
    )


async def _party(uow: WebhooksWork, party_id: UUID | None) -> UUID:
    """The machine's own party, or the one that the administrator names. A machine may name its own, never another."""
    if uow.actor.kind is ActorKind.MACHINE:
        if party_id is not None and party_id != uow.actor.party_id:
            raise NotFound
        party_id = uow.actor.party_id
    if party_id is None:
        words = "Noem de opdrachtgever (partyId)."
        raise Invalid(words, errors=[FieldError("/partyId", "missing", words)])
    if not await uow.webhooks.party_exists(party_id):
        raise NotFound
    return party_id


async def _webhook(uow: WebhooksWork, webhook_id: UUID, *, lock: bool = False) -> Webhook:
    uow.log.about("webhook", webhook_id)
    webhook = await uow.webhooks.webhook(webhook_id, lock=lock)
    if webhook is None:
        raise NotFound
    return webhook


async def _active(uow: WebhooksWork, webhook_id: UUID) -> Webhook:
    webhook = await _webhook(uow, webhook_id, lock=True)
    if webhook.state is not WebhookState.ACTIVE:
        raise Conflict("Deze webhook staat uit. Zet hem eerst aan.", code="webhook-not-active")
    return webhook


async def _delivery(uow: WebhooksWork, webhook_id: UUID, delivery_id: UUID) -> Delivery:
    delivery = await uow.webhooks.delivery(webhook_id, delivery_id)
    if delivery is None:
        raise NotFound
    return delivery


async def _check_address(addresses: Addresses, url: str) -> None:
    try:
        await addresses.check(url)
    except AddressRefused as refusal:
        words = _REFUSED_ADDRESS[refusal.code]
        raise Invalid(words, errors=[FieldError("/url", refusal.code, words)]) from refusal
