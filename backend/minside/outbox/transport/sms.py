"""An SMS through a gateway."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from http import HTTPStatus
from typing import Any, Final, Protocol

import httpx
import msgspec

from minside.core.settings import Settings
from minside.core.trust import trusted

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


Ask = Callable[[], Awaitable[object]]


class Gateway(Protocol):
    """Whoever carries our SMS."""

    async def send(self, to: str, text: str, idempotency_key: str, ask: Ask) -> None:
        """Hand over one SMS to a number in E.164; the same key again is the same SMS. `ask` is awaited once the
        gateway is reached; where it raises, it is told neither the number nor a word.

        Raises `Deferred`, `Bounced` and `OutcomeUnknown`.
        """
        ...


class HttpGateway:
    """A gateway that takes JSON over HTTPS, as most do."""

    def __init__(self, url: str, token: str | None, sender: str) -> None:
        self._url = url
        self._headers = {"authorization": f"Bearer {token}"} if token else {}
        self._sender = sender

    async def send(self, to: str, text: str, idempotency_key: str, ask: Ask) -> None:
        """See `Gateway`."""
        sms = {"to": to, "from": self._sender, "text": text, "id": idempotency_key}
        timeout = httpx.Timeout(WHOLE_TALK, connect=WHOLE_TALK * _OF_IT_TO_CONNECT)
        try:
            async with (
                asyncio.timeout(WHOLE_TALK) as talk,
                httpx.AsyncClient(
                    verify=trusted(), timeout=timeout, headers=self._headers
                ) as client,
            ):
                answer = await client.send(_post(client, self._url, sms, _asking(ask, talk)))
        except _NOT_ASKED:
            raise Deferred("connection lost") from None
        except (TimeoutError, httpx.TimeoutException):
            raise OutcomeUnknown("timeout") from None
        except httpx.HTTPError:
            raise OutcomeUnknown("connection lost") from None
        _judge(answer.status_code)


def _asking(ask: Ask, talk: asyncio.Timeout) -> Ask:
    """What is asked isn't cut short: our own transaction would end with it."""

    async def asked() -> None:
        until = talk.when()
        talk.reschedule(None)
        await ask()
        talk.reschedule(until)

    return asked


def _post(client: httpx.AsyncClient, url: str, sms: dict[str, Any], ask: Ask) -> httpx.Request:
    """The body is fetched when the gateway has the head of the request: a no may have come by then."""
    body = msgspec.json.encode(sms)

    async def asked_first() -> AsyncGenerator[bytes]:
        await ask()
        yield body

    headers = {
        "content-type": "application/json",
        "content-length": str(len(body)),
        "idempotency-key": sms["id"],
    }
    return client.build_request("POST", url, content=asked_first(), headers=headers)


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
