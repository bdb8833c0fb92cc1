"""Where a message may go: outside addresses over TLS, never a machine behind the bureau's own walls (SSRF).

Checked when a webhook is saved and again at every connection, on the addresses the name resolves to at that moment.
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

MAX_URL = 500
ALLOWED_PORTS = frozenset({443, 8443})
_HOST = re.compile(r"^(?=.{1,253}$)[a-z0-9]([a-z0-9._-]*[a-z0-9])?$")
_PRINTABLE = re.compile(r"^[\x21-\x5b\x5d-\x7e]+$")
"""ASCII without spaces and backslashes: readers of URLs do not agree on anything else."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressRefusedError(Exception):
    """This is no address to send to; `code` says why and becomes the error of the field or of the delivery."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


AddressRefused = AddressRefusedError


@dataclass(frozen=True, slots=True)
class Target:
    """A checked address: what to connect to and what to ask there."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The Host header."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        standard = 443 if self.scheme == "https" else 80
        return name if self.port == standard else f"{name}:{self.port}"


def parse_target(url: str, *, loopback: bool) -> Target:
    """Read an address. `loopback` is for demo and tests: this machine itself, by http and at any port.

    Raises AddressRefused: address-invalid, address-scheme, address-login, address-port.
    """
    if len(url) > MAX_URL or not _PRINTABLE.fullmatch(url):
        raise AddressRefused("address-invalid")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError as error:
        raise AddressRefused("address-invalid") from error
    here = loopback and _is_here(host)
    if parts.scheme != "https" and not (here and parts.scheme == "http"):
        raise AddressRefused("address-scheme")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("address-login")
    if parts.fragment or not (_HOST.fullmatch(host) or _literal(host)):
        raise AddressRefused("address-invalid")
    chosen = port if port is not None else (443 if parts.scheme == "https" else 80)
    if chosen not in ALLOWED_PORTS and not loopback:
        raise AddressRefused("address-port")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, chosen, path)


def choose_address(found: Iterable[str], *, loopback: bool) -> str:
    """The address to connect to, out of those a name resolves to. One forbidden address among them refuses all.

    Raises AddressRefused: address-unknown when there is none, address-private when one is not of the open internet.
    """
    addresses = list(found)
    if not addresses:
        raise AddressRefused("address-unknown")
    for address in addresses:
        if not _is_open(address, loopback=loopback):
            raise AddressRefused("address-private")
    return addresses[0]


def _is_open(address: str, *, loopback: bool) -> bool:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(inner.is_loopback for inner in (ip, *_inside(ip))):
        return loopback
    return all(each.is_global and not each.is_multicast for each in (ip, *_inside(ip)))


def _inside(ip: _IpAddress) -> tuple[_IpAddress, ...]:
    """IPv4 addresses that an IPv6 one carries: a way around a check of the outer address only."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    found: list[_IpAddress] = [each for each in (ip.ipv4_mapped, ip.sixtofour) if each is not None]
    if ip in _NAT64:
        found.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip.teredo is not None:
        found.extend(ip.teredo)
    return tuple(found)


def _is_here(host: str) -> bool:
    ip = _literal(host)
    return host == "localhost" or (ip is not None and ip.is_loopback)


def _literal(host: str) -> _IpAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
