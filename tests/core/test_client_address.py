"""Whose address a request counts for."""

from ipaddress import ip_address, ip_network
from typing import Any, cast

import pytest
from litestar.types import Scope

from minside.core.client_address import address_block, client_address

PROXIES = [ip_network("10.0.0.0/8"), ip_network("fd00::/8")]


def seen(peer: str | None, *forwarded: str) -> str:
    scope: dict[str, Any] = {
        "type": "http",
        "client": (peer, 4711) if peer else None,
        "headers": [(b"x-forwarded-for", line.encode()) for line in forwarded],
    }
    return str(client_address(cast(Scope, scope), PROXIES))


@pytest.mark.parametrize(
    ("peer", "forwarded", "expected"),
    [
        ("203.0.113.7", [], "203.0.113.7"),
        ("203.0.113.7", ["198.51.100.1"], "203.0.113.7"),
        ("10.0.0.1", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["1.1.1.1, 198.51.100.1"], "198.51.100.1"),
        ("10.0.0.1", ["1.1.1.1, 198.51.100.1, 10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", ["1.1.1.1", "198.51.100.1", "10.0.0.2"], "198.51.100.1"),
        ("10.0.0.1", ["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1, unknown"], "10.0.0.1"),
        ("10.0.0.1", ["198.51.100.1, unknown, 10.0.0.2"], "10.0.0.2"),
        ("10.0.0.1", [""], "10.0.0.1"),
        ("10.0.0.1", ["1.1.1.1,,198.51.100.1:4711"], "198.51.100.1"),
        ("fd00::1", ["2001:db8::7"], "2001:db8::7"),
        ("fd00::1", ["[2001:db8::7]:443"], "2001:db8::7"),
        ("fd00::1", ["fe80::1%eth0"], "fe80::1"),
        ("::ffff:10.0.0.1", ["::ffff:198.51.100.1"], "198.51.100.1"),
        (None, ["198.51.100.1"], "None"),
    ],
)
def test_only_proxies_of_ours_are_believed(
    peer: str | None, forwarded: list[str], expected: str
) -> None:
    """X-Forwarded-For counts from the right, as far as our proxies wrote it, whoever else claims
    what.
    """
    assert expected == seen(peer, *forwarded)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("203.0.113.7", "203.0.113.7/32"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_throttles_count_by_what_one_subscriber_holds(address: str, expected: str) -> None:
    """An IPv4 address counts alone, an IPv6 address with its /64."""
    assert expected == address_block(ip_address(address))


def test_an_unknown_address_is_a_block_too() -> None:
    """Where there is no address at all, everybody shares one block."""
    assert address_block(None) == "unknown"
