"""An SMS through a gateway."""

import asyncio
from http import HTTPStatus
from typing import Final, Protocol

import httpx

from minside.core.settings import Settings

from . import WHOLE_TALK, Bounced, Deferred, OutcomeUnknown

# What gateways answer to a number that is none. Any other 4xx says that our settings are wrong.
_BAD_NUMBER: Final = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.GONE, HTTPStatus.UNPROCESSABLE_ENTITY}
)
# A quarter for TCP and one for TLS, so that whoever waited for the whole talk has asked.
_OF_IT_TO_CONNECT: Final = 0.25
_NOT_ASKED: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
)


class Gateway(Protocol):
    """Whoever carries our SMS."""

    async def send(self, to: str, text: str, idempotency_key: str) -> None:
        """Hand over one SMS to a number in E.164; the same key again is the same SMS.

        Raises `Deferred`, `Bounced` and `OutcomeUnknown`.
        """
        ...


class HttpGateway:
    """A gateway that takes JSON over HTTPS, as most do."""

    def __init__(self, url: str, token: str | None, sender: str) -> None:
        self._url = url
        self._headers = {"authorization": f"Bearer {token}"} if token else {}
        self._sender = sender

    async def send(self, to: str, text: str, idempotency_key: str) -> None:
        """See `Gateway`."""
        sms = {"to": to, "from": self._sender, "text": text, "id": idempotency_key}
        headers = {**self._headers, "idempotency-key": idempotency_key}
        timeout = httpx.Timeout(WHOLE_TALK, connect=WHOLE_TALK * _OF_IT_TO_CONNECT)
        try:
            async with asyncio.timeout(WHOLE_TALK), httpx.AsyncClient(timeout=timeout) as client:
                answer = await client.post(self._url, json=sms, headers=headers)
        except _NOT_ASKED:
            raise Deferred("connection lost") from None
        except (TimeoutError, httpx.TimeoutException):
            raise OutcomeUnknown("timeout") from None
        except httpx.HTTPError:
            raise OutcomeUnknown("connection lost") from None
        _judge(answer.status_code)


def gateway(settings: Settings, *, answered: bool = False) -> Gateway:
    """The gateway that the settings name; what must be `answered` comes from a number that takes answers.
    Raises `Deferred` when they name none."""
    if settings.sms_url is None:
        raise Deferred("not configured")
    sender = settings.sms_number if answered else settings.sms_sender
    if sender is None:
        raise Deferred("no number for answers")
    token = settings.sms_token
    return HttpGateway(settings.sms_url, token.get_secret_value() if token else None, sender)


def _judge(status: int) -> None:
    if status in _BAD_NUMBER:
        raise Bounced(f"refused {status}", bad_address=True)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        raise Deferred(f"gateway {status}")
