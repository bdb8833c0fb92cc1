"""Where a message may go, and where never: read off the address and off what its name resolves to."""

import pytest

from domain.webhooks.address import AddressRefused, choose_address, parse_target


@pytest.mark.parametrize(
    ("url", "host", "port", "path", "authority"),
    [
        ("https://hooks.example.org", "hooks.example.org", 443, "/", "hooks.example.org"),
        ("https://Hooks.Example.org:8443/a?b=c", "hooks.example.org", 8443, "/a?b=c", "hooks.example.org:8443"),
        ("https://hooks.example.org./a", "hooks.example.org", 443, "/a", "hooks.example.org"),
        ("https://[2a00:1450::1]/a", "2a00:1450::1", 443, "/a", "[2a00:1450::1]"),
    ],
)  # fmt: skip
def test_an_open_https_address_is_read(url: str, host: str, port: int, path: str, authority: str) -> None:
    target = parse_target(url, loopback=False)
    assert (target.host, target.port, target.path, target.authority) == (host, port, path, authority)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://hooks.example.org/", "address-scheme"),
        ("http://127.0.0.1/", "address-scheme"),
        ("file:///etc/passwd", "address-scheme"),
        ("gopher://hooks.example.org/", "address-scheme"),
        ("https://a@hooks.example.org/", "address-login"),
        ("https://a:b@hooks.example.org/", "address-login"),
        ("https://hooks.example.org:22/", "address-port"),
        ("https://hooks.example.org:8080/", "address-port"),
        ("https://hooks.example.org:0/", "address-port"),
        ("https://hooks.example.org:99999/", "address-invalid"),
        ("https://", "address-invalid"),
        ("https:///pad", "address-invalid"),
        ("https://hooks.example.org/#x", "address-invalid"),
        ("https://hooks.example.org\\@10.0.0.1/", "address-invalid"),
        ("https://hooks.example.org/\n", "address-invalid"),
        ("https://ho oks.example.org/", "address-invalid"),
        ("https://hoöks.example.org/", "address-invalid"),
        ("https://[::1/", "address-invalid"),
        ("https://hooks.example.org/" + "a" * 500, "address-invalid"),
    ],
)
def test_anything_else_is_refused_with_a_code(url: str, code: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        parse_target(url, loopback=False)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1",
        "100.64.0.1", "169.254.169.254", "fe80::1", "fe80::1%eth0", "fd00::1", "224.0.0.1", "ff02::1",
        "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
        "64:ff9b::a9fe:a9fe", "64:ff9b::7f00:1", "2002:0a00:0001::1", "2002:7f00:1::", "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_no_address_behind_a_wall_is_connected_to(address: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        choose_address([address], loopback=False)
    assert refusal.value.code == "address-private"


def test_one_forbidden_address_among_many_refuses_the_name() -> None:
    with pytest.raises(AddressRefused):
        choose_address(["93.184.215.14", "10.0.0.1"], loopback=False)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(AddressRefused) as refusal:
        choose_address([], loopback=False)
    assert refusal.value.code == "address-unknown"


@pytest.mark.parametrize("address", ["93.184.215.14", "2a00:1450:400e::1", "::ffff:93.184.215.14"])
def test_the_open_internet_may_be_reached(address: str) -> None:
    try:
        assert choose_address([address], loopback=False) == address
    except AddressRefused:
        # Some releases of Python call mapped addresses not global: refused is safe as well.
        assert address.startswith("::ffff:")


def test_loopback_opens_this_machine_and_no_other_wall() -> None:
    assert parse_target("http://127.0.0.1:9000/", loopback=True).port == 9000
    assert parse_target("http://localhost:9000/", loopback=True).host == "localhost"
    assert choose_address(["127.0.0.1"], loopback=True) == "127.0.0.1"
    with pytest.raises(AddressRefused):
        parse_target("http://hooks.example.org/", loopback=True)
    with pytest.raises(AddressRefused):
        choose_address(["10.0.0.1"], loopback=True)
