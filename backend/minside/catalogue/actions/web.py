"""Fetching from the web what a feed names: over https, within limits, and from public addresses.

The address that was looked at is the one that is connected to, so that a name can't answer twice.
"""

import asyncio
import socket
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final, TypeAlias

import httpx

from minside.core.trust import trusted

MOST_REDIRECTS: Final = 3
_QUIET: Final = 20.0

Reach: TypeAlias = Callable[[IPv4Address | IPv6Address], bool]


class Unreachable(Exception):
    """It can't be had; the text says why, without the address."""


def public(address: IPv4Address | IPv6Address) -> bool:
    """Whether it is everybody's: no address of our own network answers a stranger's link."""
    inner = getattr(address, "ipv4_mapped", None) or address
    return inner.is_global and not inner.is_multicast


def anywhere(_address: IPv4Address | IPv6Address) -> bool:
    """For what an operator names."""
    return True


async def download(
    url: str, *, most: int, seconds: float, reach: Reach = public, tls: ssl.SSLContext | None = None
) -> bytes:
    """All bytes, at most `most` in at most `seconds`. Raises `Unreachable`."""
    content = bytearray()
    try:
        async with asyncio.timeout(seconds), stream(url, reach=reach, tls=tls) as chunks:
            async for chunk in chunks:
                content += chunk
                if len(content) > most:
                    raise Unreachable("too large")
    except TimeoutError:
        raise Unreachable("timeout") from None
    return bytes(content)


@asynccontextmanager
async def stream(
    url: str, *, reach: Reach = public, tls: ssl.SSLContext | None = None
) -> AsyncGenerator[AsyncIterator[bytes]]:
    """The bytes as they come. Raises `Unreachable`, also while they come."""
    # No proxy and no netrc of the environment's: both would ask for another than we looked at.
    async with httpx.AsyncClient(
        verify=tls or trusted(), trust_env=False, timeout=_QUIET
    ) as client:
        try:
            for _ in range(MOST_REDIRECTS + 1):
                request = await _request(client, url, reach)
                answer = await client.send(request, stream=True)
                try:
                    if not answer.is_redirect:
                        yield _bytes(answer)
                        return
                    url = _next(url, answer)
                finally:
                    await answer.aclose()
            raise Unreachable("too many redirects")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unreachable(type(error).__name__) from None


async def _bytes(answer: httpx.Response) -> AsyncIterator[bytes]:
    if answer.status_code != HTTPStatus.OK:
        raise Unreachable(f"HTTP {answer.status_code}")
    async for chunk in answer.aiter_bytes(64 * 1024):
        yield chunk


def _next(url: str, answer: httpx.Response) -> str:
    """Where it is said to be; looked at anew."""
    return str(httpx.URL(url).join(answer.headers["location"]))


async def _request(client: httpx.AsyncClient, url: str, reach: Reach) -> httpx.Request:
    """To an address that may be reached, by the name that its certificate is to bear."""
    asked = httpx.URL(url)
    if asked.scheme != "https" or not asked.host:
        raise Unreachable("not https")
    address = await _address(asked.host, asked.port or 443, reach)
    there = asked.copy_with(host=str(address), username=None, password=None)
    headers = {"host": asked.netloc.decode(), "accept": "*/*"}
    return client.build_request(
        "GET", there, headers=headers, extensions={"sni_hostname": asked.host}
    )


async def _address(host: str, port: int, reach: Reach) -> IPv4Address | IPv6Address:
    """One of the host's addresses. If any may not be reached, none is."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable("unknown host") from None
    addresses = [ip_address(str(sockaddr[0]).partition("%")[0]) for *_, sockaddr in found]
    if not addresses or not all(reach(address) for address in addresses):
        raise Unreachable("an address that isn't public")
    return addresses[0]
