"""An event to a receiver, by the Standard Webhooks scheme over HTTP."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

import httpx
from standardwebhooks import Webhook

from minside.core.settings import ReceiverAddress
from minside.core.trust import trusted

WHOLE_TALK: Final = 20.0
"""Seconds for one sending, from the connection to the answer."""
_NOT_ASKED: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


class NotDelivered(Exception):
    """The receiver didn't say that it has it. `kind` says why, in words of ours; `disclosed` that
    it got to see it all the same, or may have."""

    def __init__(self, kind: str, *, disclosed: bool) -> None:
        super().__init__(kind)
        self.kind = kind
        self.disclosed = disclosed


@dataclass(frozen=True, slots=True)
class Letter:
    """The same id each time it is sent, so that the receiver can drop a double."""

    id: str
    body: bytes


async def send(to: ReceiverAddress, letter: Letter) -> None:
    """Hand it over; any 2xx says that the receiver has it. Raises `NotDelivered`."""
    try:
        async with (
            asyncio.timeout(WHOLE_TALK),
            httpx.AsyncClient(verify=trusted(), timeout=WHOLE_TALK) as client,
        ):
            answer = await client.post(to.url, content=letter.body, headers=_headers(to, letter))
    except _NOT_ASKED:
        raise NotDelivered("connection refused", disclosed=False) from None
    except (TimeoutError, httpx.TimeoutException):
        raise NotDelivered("timeout", disclosed=True) from None
    except httpx.HTTPError:
        raise NotDelivered("connection lost", disclosed=True) from None
    if not HTTPStatus.OK <= answer.status_code < HTTPStatus.MULTIPLE_CHOICES:
        raise NotDelivered(f"status {answer.status_code}", disclosed=True)


def _headers(to: ReceiverAddress, letter: Letter) -> dict[str, str]:
    # The receiver compares with its own clock, so this is the real time.
    now = datetime.now(UTC)
    webhook = Webhook(to.secret.get_secret_value())
    return {
        "content-type": "application/json",
        "webhook-id": letter.id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": webhook.sign(letter.id, now, letter.body.decode()),
    }
