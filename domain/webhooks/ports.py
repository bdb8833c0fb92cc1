"""What the use cases of this subject need from the database and from the network."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from domain.ports import UnitOfWork
from domain.webhooks.address import Target
from domain.webhooks.model import Claimed, Delivery, Outcome, Webhook


class Addresses(Protocol):
    """Reads and resolves addresses under the rules of address.py."""

    async def check(self, url: str) -> Target:
        """The target of an address, with every address behind its name looked at. Raises AddressRefused."""
        ...


class Sender(Protocol):
    """Sends one signed message."""

    async def send(self, claimed: Claimed) -> Outcome:
        """Attempt a delivery. Never raises for what the network or the receiver does."""
        ...


class WebhookRepository(Protocol):
    """Webhooks that the actor may reach: of the machine's own party, all for the administrator and the sender."""

    async def party_exists(self, party_id: UUID) -> bool: ...

    async def webhooks(self, party_id: UUID) -> Sequence[Webhook]: ...

    async def webhook(self, webhook_id: UUID, *, lock: bool = False) -> Webhook | None: ...

    async def lock_party(self, party_id: UUID) -> None:
        """One new webhook of a party at a time, so that the limit holds."""
        ...

    async def add(self, webhook: Webhook) -> None: ...

    async def change(self, webhook: Webhook, expected_version: int) -> bool: ...

    async def remove(self, webhook_id: UUID, expected_version: int) -> bool:
        """Delete a webhook with its secrets and deliveries."""
        ...

    async def add_secret(self, webhook: Webhook, value: str, previous_until: datetime | None) -> None:
        """Seal a new secret; the present one ends at `previous_until`, at once when None."""
        ...

    async def deliveries(
        self, webhook_id: UUID, before: tuple[datetime, UUID] | None, limit: int
    ) -> Sequence[Delivery]: ...

    async def delivery(self, webhook_id: UUID, delivery_id: UUID) -> Delivery | None: ...

    async def add_test(self, webhook: Webhook) -> UUID:
        """An event of kind webhook.test for this webhook alone; answers the delivery."""
        ...

    async def send_again(self, delivery_id: UUID) -> None:
        """Make a delivery due now, with a full day of attempts ahead."""
        ...

    async def give_up_pending(self, webhook_id: UUID) -> None:
        """Nothing more goes to a webhook that is not active: what waits becomes dead, to be sent again by hand."""
        ...

    async def wake_sender(self) -> None:
        """Queue the job that sends what is due."""
        ...


class SendingRepository(Protocol):
    """The outbox and the deliveries, as the sending job works through them."""

    async def wake_if_due(self) -> bool:
        """Queue the job when something is due and no such job waits or runs. Answers whether it was queued."""
        ...

    async def spread_events(self) -> int:
        """Make deliveries of published events, one per active webhook that asked for the kind. Answers how many
        events were looked at."""
        ...

    async def claim(self) -> Claimed | None:
        """Take one delivery that is due, for as long as a lease lasts, and count the attempt."""
        ...

    async def succeeded(self, claimed: Claimed, status: int | None) -> None: ...

    async def failed(
        self, claimed: Claimed, outcome: Outcome, next_attempt_at: datetime | None
    ) -> Webhook | None:
        """Note a failure on the delivery (dead without a next attempt) and on its webhook. Answers the webhook, None
        when it was removed meanwhile."""
        ...

    async def disable(self, webhook_id: UUID) -> None: ...

    async def forget_old(self, before: datetime) -> int:
        """Delete deliveries that ended before this moment. Answers how many."""
        ...


class WebhooksWork(UnitOfWork, Protocol):
    """An act on webhooks."""

    @property
    def webhooks(self) -> WebhookRepository: ...

    @property
    def sending(self) -> SendingRepository: ...
