"""Where a request comes from, as far as we may believe it."""

from collections.abc import Iterable, Iterator, Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)
from typing import TypeAlias

from litestar.types import Scope

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network

# An IPv6 subscriber holds a /64 or more and changes address within it at will. An IPv4 address is
# scarce, and often shared already: a wider block would let one stranger hold up his neighbours,
# while a guesser with many addresses is stopped by the throttle of the account.
BLOCK_BITS = {4: 32, 6: 64}
UNKNOWN_BLOCK = "unknown"


def client_address(scope: Scope, trusted: Sequence[Network]) -> Address | None:
    """The address of the client, or None when the server listens on a socket file without a proxy.

    `X-Forwarded-For` is read from the right, as far as it was written by `trusted` proxies: what
    stands further left is the client's own word. A broken entry ends the reading.
    """
    peer = scope.get("client")
    address = _parsed(peer[0]) if peer else None
    for forwarded in _forwarded_for(scope):
        if address is None or not _is_in(address, trusted):
            break
        if (claimed := _parsed(forwarded)) is None:
            break
        address = claimed
    return address


def address_block(address: Address | None) -> str:
    """The network that throttles count by, such as `203.0.113.7/32` or `2001:db8:1:2::/64`."""
    if address is None:
        return UNKNOWN_BLOCK
    return str(ip_network((address, BLOCK_BITS[address.version]), strict=False))


def _forwarded_for(scope: Scope) -> Iterator[str]:
    lines = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
    for line in reversed(lines):
        yield from reversed(line.decode("latin-1").split(","))


def _is_in(address: Address, networks: Iterable[Network]) -> bool:
    return any(address in network for network in networks)


def _parsed(text: str) -> Address | None:
    try:
        address = ip_address(_without_port(text.strip()))
    except ValueError:
        return None
    # A server on `::` sees IPv4 clients as `::ffff:203.0.113.7`; zones are for this machine only.
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or IPv6Address(int(address))
    return address


def _without_port(text: str) -> str:
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text
