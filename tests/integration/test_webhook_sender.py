"""The wire: a certificate for the name though the connection goes to an address, and names that change."""

import ssl
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from api import webhook_sender
from api.webhook_sender import HttpSender, OpenInternet
from domain.events.model import EventKind
from domain.shared.ids import new_id
from domain.webhooks.address import AddressRefused
from domain.webhooks.model import Claimed, Outcome, new_secret_value
from tests.support.receiver import receiver_of

NAME = "hooks.example"


def claimed(url: str, *secrets: str) -> Claimed:
    now = datetime.now(UTC)
    return Claimed(
        new_id(), new_id(), new_id(), EventKind.PLAN_APPROVED, new_id(), now, 1, now, url,
        secrets or (new_secret_value(),),
    )  # fmt: skip


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server that is NAME, and a client that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain, private = tmp_path / "c.pem", tmp_path / "k.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(chain, private)
    return server, ssl.create_default_context(cafile=str(chain))


def answers(*lists: Sequence[str]) -> webhook_sender.Resolve:
    """A resolver that gives these in turn, the last one for ever."""
    left = list(lists)

    async def give(_host: str, _port: int) -> Sequence[str]:
        return left.pop(0) if len(left) > 1 else left[0]

    return give


async def test_the_certificate_is_asked_of_the_name_and_the_connection_goes_to_the_checked_address(
    certificate: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    server, client = certificate
    addresses = OpenInternet(loopback=True, resolve=answers(["127.0.0.1"]))
    async with receiver_of(server) as receiver:
        secret = new_secret_value()
        right = claimed(f"https://{NAME}:{receiver.port}/hook", secret)
        assert await HttpSender(addresses, client).send(right) == Outcome(204)
        (message,) = receiver.received
        assert message.headers["host"] == f"{NAME}:{receiver.port}"
        assert message.verifies(secret)
        wrong = claimed(f"https://other.example:{receiver.port}/hook")
        assert await HttpSender(addresses, client).send(wrong) == Outcome(None, "no-connection")
        unknown_authority = HttpSender(addresses)
        assert (await unknown_authority.send(right)).failure == "no-connection"
        assert len(receiver.received) == 1


async def test_a_name_that_was_open_when_saved_and_points_inside_at_the_attempt_leads_nowhere() -> None:
    addresses = OpenInternet(resolve=answers(["93.184.215.14"], ["169.254.169.254"]))
    assert (await addresses.check(f"https://{NAME}/")).host == NAME
    assert await HttpSender(addresses).send(claimed(f"https://{NAME}/")) == Outcome(None, "address-private")


async def test_the_name_is_looked_up_once_an_attempt_so_that_a_second_answer_is_never_used(
    certificate: tuple[ssl.SSLContext, ssl.SSLContext],
) -> None:
    server, client = certificate
    asked: list[str] = []

    async def count(host: str, _port: int) -> Sequence[str]:
        asked.append(host)
        return ["127.0.0.1"]

    async with receiver_of(server) as receiver:
        sender = HttpSender(OpenInternet(loopback=True, resolve=count), client)
        assert (await sender.send(claimed(f"https://{NAME}:{receiver.port}/"))).delivered
    assert asked == [NAME]


async def test_without_the_setting_this_machine_is_behind_the_wall() -> None:
    async with receiver_of() as receiver:
        here = claimed(receiver.url)
        assert (await HttpSender(OpenInternet()).send(here)).failure == "address-scheme"
        assert receiver.received == []
    with pytest.raises(AddressRefused) as refusal:
        await OpenInternet().check("https://localhost/")
    assert refusal.value.code == "address-private"


async def test_numbers_in_disguise_are_seen_for_what_they_are() -> None:
    for url in ("https://2130706433/", "https://0x7f000001/", "https://127.1/", "https://0177.0.0.1/"):
        with pytest.raises(AddressRefused) as refusal:
            await OpenInternet().check(url)
        assert refusal.value.code in {"address-private", "address-unknown"}, url


async def test_a_receiver_that_never_answers_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook_sender, "ATTEMPT_SECONDS", 0.2)
    async with receiver_of() as receiver:
        receiver.hang = True
        outcome = await HttpSender(OpenInternet(loopback=True)).send(claimed(receiver.url))
    assert outcome == Outcome(None, "timeout")


async def test_nobody_there_is_a_failure_and_no_error() -> None:
    async with receiver_of() as receiver:
        url = receiver.url
    outcome = await HttpSender(OpenInternet(loopback=True)).send(claimed(url))
    assert outcome == Outcome(None, "no-connection")


async def test_an_endless_answer_is_not_read() -> None:
    async with receiver_of() as receiver:
        receiver.statuses, receiver.body = [200], b"x" * 50_000_000
        outcome = await HttpSender(OpenInternet(loopback=True)).send(claimed(receiver.url))
    assert outcome == Outcome(200)
