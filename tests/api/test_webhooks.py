"""Webhooks from the act to the receiver: signed, thin, at least once, and never where they may not go."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from domain.policy.roles import Role
from tests.support.cluster import Cluster
from tests.support.filled import KANARIE, submission
from tests.support.house import House, Machine, Person, valid_bsn
from tests.support.intake import SERVICES, worker_of
from tests.support.receiver import Receiver, receiver_of

KINDS = ["referral.accepted", "referral.rejected"]
SCOPES = ("intake:write", "referrals:read", "webhooks:manage")


@dataclass
class Scene:
    """A party with a machine, a coordinator, an adviser, and a receiver that listens."""

    house: House
    key_dir: Path
    receiver: Receiver
    machine: Machine
    coordinator: Person
    adviser: Person
    referrals: int = 0

    async def ask(
        self, method: str, path: str, body: Any = None, *, by: Person | Machine | None = None, **more: Any
    ) -> httpx.Response:
        headers = {**(by or self.machine).headers, **more.pop("headers", {})}
        return await self.house.http.request(method, path, headers=headers, json=body, **more)

    async def webhook(self, url: str | None = None, kinds: list[str] = KINDS) -> tuple[str, str]:
        """A webhook and its secret."""
        made = await self.ask("POST", "/webhooks", {"url": url or self.receiver.url, "kinds": kinds})
        assert made.status_code == 201, made.text
        return made.json()["webhook"]["id"], made.json()["secret"]

    async def referral(self) -> str:
        self.referrals += 1
        body = submission(KANARIE, f"S{self.referrals}", valid_bsn(800 + self.referrals))
        sent = await self.ask("POST", "/intake-submissions", body)
        assert sent.status_code == 201, sent.text
        return str(sent.json()["id"])

    async def reject(self, referral: str) -> None:
        answer = await self.ask(
            "POST", f"/referrals/{referral}/reject", {"code": "no-capacity"}, by=self.coordinator
        )
        assert answer.status_code == 200, answer.text

    async def send(self) -> None:
        """Let a worker do what waits, with a job as the worker's own rescuer would leave it."""
        async with worker_of(self.house, self.key_dir) as worker:
            await worker.rescue()
            await worker.run_until_empty()

    async def deliveries(self, webhook: str) -> list[dict[str, Any]]:
        answer = await self.ask("GET", f"/webhooks/{webhook}/deliveries")
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json()["items"]
        return items

    async def until_the_next_attempt(self, webhook: str) -> None:
        """Move the clock to the moment the only delivery is due again; leave it when there is none."""
        await self.fresh()
        (delivery,) = await self.deliveries(webhook)
        if delivery["nextAttemptAt"]:
            self.house.clock.moment = datetime.fromisoformat(delivery["nextAttemptAt"])

    async def fresh(self) -> None:
        """New tokens, after the clock moved on."""
        token = await self.house.machine_token(self.machine.client_id, self.machine.secret)
        self.machine.token = token.json()["access_token"]
        self.coordinator = await self.house.fresh(self.coordinator)


@pytest.fixture
async def scene(house: House, key_dir: Path) -> AsyncIterator[Scene]:
    party = await house.party("uwv", "UWV Proef", SERVICES["uwv"])
    machine = await house.machine(party["id"], *SCOPES)
    coordinator, adviser = await house.person(Role.COORDINATOR), await house.person(Role.ADVISER)
    async with receiver_of() as receiver:
        yield Scene(house, key_dir, receiver, machine, coordinator, adviser)


@pytest.mark.clause("R12")
async def test_a_rejected_referral_reaches_the_party_signed_and_thin(scene: Scene) -> None:
    webhook, secret = await scene.webhook()
    referral = await scene.referral()
    await scene.reject(referral)
    await scene.send()
    (message,) = scene.receiver.received
    assert message.signed_with(secret)
    assert message.path == "/hook?tenant=1"
    assert message.headers["content-type"] == "application/json"
    assert message.json == {
        "type": "referral.rejected",
        "timestamp": scene.house.clock.now().isoformat().replace("+00:00", "Z"),
        "data": {"id": referral},
    }
    (delivery,) = await scene.deliveries(webhook)
    assert delivery["state"] == "delivered"
    assert delivery["responseStatus"] == 204
    assert delivery["eventId"] == message.headers["webhook-id"]
    status = await scene.ask("GET", f"/referral-statuses/{referral}")
    assert (status.json()["state"], status.json()["rejectionCode"]) == ("rejected", "no-capacity")


@pytest.mark.clause("R12")
async def test_an_accepted_referral_is_told_without_a_word_of_the_person(scene: Scene) -> None:
    await scene.webhook()
    referral = await scene.referral()
    answer = await scene.ask(
        "POST",
        f"/referrals/{referral}/accept",
        {"adviserId": str(scene.adviser.id)},
        by=scene.coordinator,
    )
    assert answer.status_code == 200, answer.text
    await scene.send()
    (message,) = scene.receiver.received
    assert message.json["type"] == "referral.accepted"
    assert set(message.json) == {"type", "timestamp", "data"}
    assert set(message.json["data"]) == {"id"}
    everything = message.body.decode() + str(message.headers) + message.path
    for word in (KANARIE, "voornaam", "9999", "Proef"):
        assert word.lower() not in everything.lower()


async def test_what_was_undone_is_never_told(scene: Scene) -> None:
    await scene.webhook()
    referral = await scene.referral()
    refused = await scene.ask(
        "POST", f"/referrals/{referral}/reject", {"code": "other"}, by=scene.coordinator
    )
    assert refused.status_code == 400
    await scene.send()
    assert scene.receiver.received == []


async def test_a_failure_is_tried_again_later_under_the_same_id_and_a_new_timestamp(scene: Scene) -> None:
    webhook, _ = await scene.webhook()
    scene.receiver.statuses = [500]
    await scene.reject(await scene.referral())
    await scene.send()
    (waiting,) = await scene.deliveries(webhook)
    assert (waiting["state"], waiting["attempts"]) == ("pending", 1)
    assert (waiting["responseStatus"], waiting["failure"]) == (500, "refused-by-receiver")
    await scene.send()
    assert len(scene.receiver.received) == 1, "not before its time"
    scene.house.clock.advance(seconds=60)
    await scene.send()
    first, second = scene.receiver.received
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.headers["webhook-timestamp"] != second.headers["webhook-timestamp"]
    assert first.body == second.body
    (done,) = await scene.deliveries(webhook)
    assert (done["state"], done["attempts"], done["failure"]) == ("delivered", 2, None)


@pytest.mark.parametrize("as_moment", [False, True])
async def test_a_receiver_that_asks_for_rest_gets_it(scene: Scene, as_moment: bool) -> None:
    webhook, _ = await scene.webhook()
    until = scene.house.clock.now().replace(microsecond=0) + timedelta(seconds=1800)
    scene.receiver.statuses = [429]
    scene.receiver.retry_after = format_datetime(until, usegmt=True) if as_moment else "1800"
    await scene.reject(await scene.referral())
    await scene.send()
    (waiting,) = await scene.deliveries(webhook)
    assert (waiting["state"], waiting["responseStatus"]) == ("pending", 429)
    asked = datetime.fromisoformat(waiting["nextAttemptAt"]) - until
    assert abs(asked) < timedelta(seconds=1)
    scene.house.clock.advance(seconds=1790)
    await scene.send()
    assert len(scene.receiver.received) == 1, "not before its time"
    scene.house.clock.advance(seconds=11)
    await scene.send()
    assert len(scene.receiver.received) == 2


async def test_after_a_day_of_failures_a_delivery_is_dead_and_can_be_sent_again_by_hand(scene: Scene) -> None:
    webhook, secret = await scene.webhook()
    scene.receiver.statuses = [503] * 10
    await scene.reject(await scene.referral())
    begun = scene.house.clock.now()
    for _ in range(10):
        await scene.send()
        await scene.until_the_next_attempt(webhook)
    assert len(scene.receiver.received) == 10
    assert 20 <= (scene.house.clock.now() - begun).total_seconds() / 3600 <= 32
    scene.house.clock.advance(days=1)
    await scene.send()
    assert len(scene.receiver.received) == 10
    await scene.fresh()
    (dead,) = await scene.deliveries(webhook)
    assert (dead["state"], dead["nextAttemptAt"], dead["responseStatus"]) == ("dead", None, 503)
    again = await scene.ask("POST", f"/webhooks/{webhook}/deliveries/{dead['id']}/replay")
    assert (again.status_code, again.json()["state"]) == (202, "pending")
    await scene.send()
    assert scene.receiver.received[-1].headers["webhook-id"] == dead["eventId"]
    assert scene.receiver.received[-1].signed_with(secret)
    (done,) = await scene.deliveries(webhook)
    assert done["state"] == "delivered"
    assert (await scene.ask("GET", f"/webhooks/{webhook}")).json()["failures"] == 0


async def test_a_webhook_at_which_nothing_arrives_for_days_is_switched_off_and_says_so(scene: Scene) -> None:
    webhook, _ = await scene.webhook()
    scene.receiver.statuses = [500, 500]
    await scene.reject(await scene.referral())
    await scene.send()
    scene.house.clock.advance(days=3)
    await scene.send()
    await scene.fresh()
    seen = await scene.ask("GET", f"/webhooks/{webhook}")
    assert (seen.json()["state"], seen.json()["failures"]) == ("disabled", 2)
    assert seen.json()["disabledAt"]
    (dead,) = await scene.deliveries(webhook)
    assert dead["state"] == "dead"
    replay = f"/webhooks/{webhook}/deliveries/{dead['id']}/replay"
    assert (await scene.ask("POST", replay)).status_code == 409
    etag = {"If-Match": seen.headers["etag"]}
    active = await scene.ask("PATCH", f"/webhooks/{webhook}", {"state": "active"}, headers=etag)
    assert (active.json()["state"], active.json()["failures"]) == ("active", 0)
    assert (await scene.ask("POST", replay)).status_code == 202
    await scene.send()
    assert len(scene.receiver.received) == 3


async def test_a_receiver_that_is_gone_is_not_asked_again(scene: Scene) -> None:
    webhook, _ = await scene.webhook()
    scene.receiver.statuses = [410]
    await scene.reject(await scene.referral())
    await scene.send()
    (dead,) = await scene.deliveries(webhook)
    assert (dead["state"], dead["responseStatus"]) == ("dead", 410)
    assert (await scene.ask("GET", f"/webhooks/{webhook}")).json()["state"] == "disabled"


async def test_a_redirect_is_a_failure_and_is_not_followed(scene: Scene) -> None:
    webhook, _ = await scene.webhook()
    async with receiver_of() as elsewhere:
        scene.receiver.statuses, scene.receiver.location = [302], elsewhere.url
        await scene.reject(await scene.referral())
        await scene.send()
        assert elsewhere.received == []
    (delivery,) = await scene.deliveries(webhook)
    assert (delivery["state"], delivery["failure"]) == ("pending", "redirect")


async def test_during_a_rotation_both_secrets_sign_and_afterwards_the_new_one_alone(scene: Scene) -> None:
    webhook, old = await scene.webhook()
    rotated = await scene.ask("POST", f"/webhooks/{webhook}/secrets", {"overlapHours": 2})
    assert rotated.status_code == 201, rotated.text
    new = rotated.json()["secret"]
    third = await scene.ask("POST", f"/webhooks/{webhook}/secrets", {"overlapHours": 2})
    assert third.status_code == 409
    await scene.reject(await scene.referral())
    await scene.send()
    assert [scene.receiver.received[0].signed_with(secret) for secret in (old, new)] == [True, True]
    scene.house.clock.advance(hours=2, seconds=1)
    await scene.fresh()
    await scene.reject(await scene.referral())
    await scene.send()
    assert [scene.receiver.received[1].signed_with(secret) for secret in (old, new)] == [False, True]
    now_only = await scene.ask("POST", f"/webhooks/{webhook}/secrets", {"overlapHours": 0})
    assert (now_only.status_code, now_only.json()["previousUntil"]) == (201, None)
    await scene.reject(await scene.referral())
    await scene.send()
    assert not scene.receiver.received[2].signed_with(new)
    assert scene.receiver.received[2].signed_with(now_only.json()["secret"])
    seen = await scene.ask("GET", f"/webhooks/{webhook}")
    assert len(seen.json()["secrets"]) == 1
    for secret in (old, new):
        assert secret not in seen.text


async def test_a_test_message_goes_to_that_webhook_alone(scene: Scene) -> None:
    webhook, secret = await scene.webhook()
    await scene.webhook()
    answer = await scene.ask("POST", f"/webhooks/{webhook}/test")
    assert (answer.status_code, answer.json()["kind"]) == (202, "webhook.test")
    await scene.send()
    (message,) = scene.receiver.received
    assert message.json["type"] == "webhook.test"
    assert message.json["data"] == {"id": webhook}
    assert message.signed_with(secret)


async def test_a_message_is_taken_by_the_verifier_of_the_library_as_it_is(scene: Scene) -> None:
    webhook, secret = await scene.webhook()
    scene.house.clock.moment = datetime.now(UTC)
    await scene.fresh()
    await scene.ask("POST", f"/webhooks/{webhook}/test")
    await scene.send()
    assert scene.receiver.received[0].verifies(secret)


async def test_only_the_kinds_that_were_asked_for_are_told_and_nothing_while_paused(scene: Scene) -> None:
    await scene.webhook(kinds=["report.available"])
    paused, _ = await scene.webhook()
    answer = await scene.ask("PATCH", f"/webhooks/{paused}", {"state": "paused"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text
    await scene.reject(await scene.referral())
    await scene.send()
    assert scene.receiver.received == []
    assert (await scene.ask("POST", f"/webhooks/{paused}/test")).status_code == 409


async def test_a_worker_that_was_killed_between_sending_and_noting_leaves_the_delivery_due_again(
    scene: Scene, cluster: Cluster
) -> None:
    """What such a worker leaves behind: the attempt counted and committed, no outcome."""
    webhook, _ = await scene.webhook()
    await scene.reject(await scene.referral())
    await scene.send()
    (message,) = scene.receiver.received
    with psycopg.connect(cluster.superuser_of(scene.house.urls), autocommit=True) as connection:
        connection.execute(
            "update webhook_delivery set state = 'pending', delivered_at = null, response_status = null,"
            " next_attempt_at = last_attempt_at + interval '60 seconds'"
        )
    await scene.send()
    assert len(scene.receiver.received) == 1, "the lease still runs"
    scene.house.clock.advance(seconds=61)
    await scene.send()
    assert scene.receiver.received[1].headers["webhook-id"] == message.headers["webhook-id"]
    (delivery,) = await scene.deliveries(webhook)
    assert (delivery["state"], delivery["attempts"]) == ("delivered", 2)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.org/hook", "address-scheme"),
        ("https://user:secret@example.org/hook", "address-login"),
        ("https://10.0.0.8/hook", "address-private"),
        ("https://192.168.1.1/hook", "address-private"),
        ("https://169.254.169.254/latest/meta-data", "address-private"),
        ("https://[fd00::1]/hook", "address-private"),
        ("https://[::ffff:10.0.0.1]/hook", "address-private"),
        ("https://[64:ff9b::a9fe:a9fe]/hook", "address-private"),
        ("https://0.0.0.0/hook", "address-private"),
        ("https://nergens.invalid/hook", "address-unknown"),
        ("https://example.org/hook#deel", "address-invalid"),
    ],
)
async def test_an_address_inside_the_walls_is_refused_when_it_is_saved(
    scene: Scene, url: str, code: str
) -> None:
    answer = await scene.ask("POST", "/webhooks", {"url": url, "kinds": KINDS})
    assert answer.status_code == 400, answer.text
    assert [error["code"] for error in answer.json()["errors"]] == [code]
    webhook, _ = await scene.webhook()
    changed = await scene.ask("PATCH", f"/webhooks/{webhook}", {"url": url}, headers={"If-Match": '"1"'})
    assert changed.status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {"url": "https://example.org/", "kinds": []},
        {"url": "https://example.org/", "kinds": ["client.created"]},
        {"url": "https://example.org/", "kinds": ["webhook.test"]},
        {"url": "ftp://example.org/", "kinds": KINDS},
        {"url": "https://example.org/ x", "kinds": KINDS},
        {"url": "https://example.org/", "kinds": KINDS, "secret": "whsec_mine"},
        {"kinds": KINDS},
    ],
)
async def test_bad_input_is_a_clear_problem_and_makes_nothing(scene: Scene, body: dict[str, Any]) -> None:
    answer = await scene.ask("POST", "/webhooks", body)
    assert answer.status_code == 400
    assert answer.json()["errors"]
    assert (await scene.ask("GET", "/webhooks")).json()["items"] == []


async def test_a_name_that_points_inside_later_leads_nowhere(scene: Scene, cluster: Cluster) -> None:
    """Saved while its name was fine; what it points at is looked at again before every connection."""
    webhook, _ = await scene.webhook()
    with psycopg.connect(cluster.superuser_of(scene.house.urls), autocommit=True) as connection:
        connection.execute("update webhook set url = 'https://10.1.2.3/hook'")
    await scene.reject(await scene.referral())
    await scene.send()
    (delivery,) = await scene.deliveries(webhook)
    assert (delivery["state"], delivery["failure"]) == ("pending", "address-private")
    assert delivery["responseStatus"] is None


async def test_what_the_receiver_answers_is_not_kept(scene: Scene, cluster: Cluster) -> None:
    await scene.webhook()
    scene.receiver.statuses, scene.receiver.body = [500], b"Kwikstaart" * 1000
    await scene.reject(await scene.referral())
    await scene.send()
    with psycopg.connect(cluster.superuser_of(scene.house.urls)) as connection:
        kept = connection.execute("select to_jsonb(d)::text from webhook_delivery d").fetchall()
    assert kept
    assert "Kwikstaart" not in str(kept)


@pytest.mark.clause("R24")
async def test_a_party_never_sees_anothers_webhooks_or_deliveries(scene: Scene) -> None:
    webhook, _ = await scene.webhook()
    await scene.reject(await scene.referral())
    await scene.send()
    (delivery,) = await scene.deliveries(webhook)
    other = await scene.house.party("employer", "Werkgever", SERVICES["employer"])
    stranger = await scene.house.machine(other["id"], *SCOPES)
    one = f"/webhooks/{webhook}"
    tag = {"If-Match": '"1"'}
    for method, path, body in (
        ("GET", one, None),
        ("PATCH", one, {"state": "paused"}),
        ("DELETE", one, None),
        ("POST", f"{one}/secrets", {}),
        ("POST", f"{one}/test", None),
        ("GET", f"{one}/deliveries", None),
        ("POST", f"{one}/deliveries/{delivery['id']}/replay", None),
        ("GET", f"/webhooks?partyId={scene.machine.party_id}", None),
        ("POST", f"/webhooks?partyId={scene.machine.party_id}", {"url": scene.receiver.url, "kinds": KINDS}),
    ):
        answer = await scene.ask(method, path, body, by=stranger, headers=tag)
        assert answer.status_code == 404, (method, path, answer.text)
    assert (await scene.ask("GET", "/webhooks", by=stranger)).json()["items"] == []
    # A webhook of the stranger hears nothing of the first party's orders.
    async with receiver_of() as theirs:
        made = await scene.ask("POST", "/webhooks", {"url": theirs.url, "kinds": KINDS}, by=stranger)
        assert made.status_code == 201
        await scene.reject(await scene.referral())
        await scene.send()
        assert theirs.received == []
    assert len(scene.receiver.received) == 2


async def test_the_administrator_manages_the_webhooks_of_any_party(scene: Scene) -> None:
    admin = scene.house.administrator
    assert (await scene.ask("GET", "/webhooks", by=admin)).status_code == 400
    query = f"?partyId={scene.machine.party_id}"
    made = await scene.ask("POST", f"/webhooks{query}", {"url": scene.receiver.url, "kinds": KINDS}, by=admin)
    assert made.status_code == 201
    listed = await scene.ask("GET", f"/webhooks{query}", by=admin)
    assert [item["id"] for item in listed.json()["items"]] == [made.json()["webhook"]["id"]]
    assert made.json()["secret"] not in listed.text
    own = await scene.ask("GET", "/webhooks")
    assert own.json() == listed.json()
    missing = await scene.ask("DELETE", f"/webhooks/{made.json()['webhook']['id']}", by=admin)
    assert missing.status_code == 428
    gone = await scene.ask(
        "DELETE", f"/webhooks/{made.json()['webhook']['id']}", by=admin, headers={"If-Match": '"1"'}
    )
    assert gone.status_code == 204
    unknown = await scene.ask("GET", f"/webhooks?partyId={scene.adviser.id}", by=admin)
    assert unknown.status_code == 404


async def test_a_repeated_request_with_its_key_makes_one_webhook(scene: Scene) -> None:
    body, key = {"url": scene.receiver.url, "kinds": KINDS}, {"Idempotency-Key": "een"}
    first = await scene.ask("POST", "/webhooks", body, headers=key)
    second = await scene.ask("POST", "/webhooks", body, headers=key)
    assert first.content == second.content
    assert len((await scene.ask("GET", "/webhooks")).json()["items"]) == 1


async def test_there_are_at_most_ten_webhooks_of_a_party(scene: Scene) -> None:
    for _ in range(10):
        await scene.webhook()
    answer = await scene.ask("POST", "/webhooks", {"url": scene.receiver.url, "kinds": KINDS})
    assert answer.status_code == 409


async def test_every_attempt_is_in_the_log_before_it_leaves(scene: Scene, cluster: Cluster) -> None:
    webhook, _ = await scene.webhook()
    await scene.reject(await scene.referral())
    await scene.send()
    (delivery,) = await scene.deliveries(webhook)
    with psycopg.connect(cluster.superuser_of(scene.house.urls)) as connection:
        records = connection.execute(
            "select code from audit_record where action = 'webhook.send' and object_id = %s order by at, id",
            (delivery["id"],),
        ).fetchall()
    assert records == [("referral.rejected",), ("delivered",)]


async def test_deliveries_are_paged_newest_first(scene: Scene) -> None:
    webhook, _ = await scene.webhook()
    for _ in range(3):
        scene.house.clock.advance(seconds=1)
        await scene.ask("POST", f"/webhooks/{webhook}/test")
    path = f"/webhooks/{webhook}/deliveries"
    first = await scene.ask("GET", path, params={"limit": 2})
    rest = await scene.ask("GET", path, params={"limit": 2, "cursor": first.json()["nextCursor"]})
    moments = [item["createdAt"] for item in first.json()["items"] + rest.json()["items"]]
    assert len(moments) == 3
    assert moments == sorted(moments, reverse=True)
    assert rest.json()["nextCursor"] is None
