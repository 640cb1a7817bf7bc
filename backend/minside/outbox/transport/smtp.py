"""Mail through an SMTP server (RFC 5321), over TLS."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from email.message import EmailMessage
from email.utils import parseaddr
from ssl import SSLError
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPResponse,
    SMTPResponseException,
    SMTPStatus,
)
from aiosmtplib.protocol import PERIOD_REGEX, normalize_message_line_endings

from minside.core.settings import Settings

from . import FINAL_ANSWER, WHOLE_TALK, Bounced, Deferred, OutcomeUnknown
from .compose import ascii_address, host

_GOODBYE: Final = 2.0
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_PORTS: Final = {"smtp": 587, "smtps": 465}
_FOR_GOOD: Final = 500
_AUTHENTICATION_NEEDED: Final = 530
# RFC 3463: the server's rules and not the mailbox, as a relay that doesn't know us.
_POLICY: Final = "5.7."


async def deliver(
    message: EmailMessage,
    recipient: str,
    settings: Settings,
    ask: Callable[[], Awaitable[object]] | None = None,
) -> None:
    """Hand one message to the server; it has it when this returns. `ask` is awaited once the server is ready
    for it; where it raises, the server is told nothing of the message.

    Raises `Deferred`, `Bounced` and `OutcomeUnknown`.
    """
    async with _client(settings) as client:
        until = asyncio.get_running_loop().time() + WHOLE_TALK
        async with asyncio.timeout_at(until):
            await client.connect()
            await _announce(client, message, recipient)
        if ask is not None:
            await ask()
        async with asyncio.timeout_at(until):
            await _begin(client)
        await _hand_over(client, message)
        await _take_leave(client)


async def reach(settings: Settings) -> None:
    """Greet the server, sign in, and leave; nothing is sent. Raises `Deferred`."""
    async with _client(settings) as client:
        async with asyncio.timeout(WHOLE_TALK):
            await client.connect()
            await client.ehlo()
        await _take_leave(client)


@asynccontextmanager
async def _client(settings: Settings) -> AsyncGenerator[SMTP]:
    """A client not yet connected; whatever goes wrong with it is `Deferred` or `Bounced`."""
    client = _configured(settings)
    try:
        yield client
    except TimeoutError:
        raise Deferred("timeout") from None
    except SMTPResponseException as error:
        raise _judged(error) from None
    except SSLError:
        raise Deferred("tls") from None
    except OSError:
        raise Deferred("connection lost") from None
    except SMTPException:
        # What is left: the server doesn't offer what our settings ask for.
        raise Deferred("lacks starttls or auth") from None
    finally:
        client.close()


def _configured(settings: Settings) -> SMTP:
    url = urlsplit(settings.smtp_url.get_secret_value() if settings.smtp_url else "")
    if url.scheme not in _PORTS or not url.hostname:
        raise Deferred("not configured")
    return SMTP(
        hostname=url.hostname,
        port=url.port or _PORTS[url.scheme],
        username=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
        use_tls=url.scheme == "smtps",
        start_tls=_needs_starttls(url),
        local_hostname=host(settings),
        timeout=WHOLE_TALK,
    )


def _needs_starttls(url: SplitResult) -> bool:
    asked = parse_qs(url.query).get("starttls", [""])[-1]
    if url.scheme == "smtps" or asked == "never":
        return False
    return asked == "required" or url.hostname not in _LOOPBACK


async def _announce(client: SMTP, message: EmailMessage, recipient: str) -> None:
    """From whom it says it is, so that a relay's SPF and DMARC are about one domain; to one recipient, so
    a server can't take half of them."""
    await client.mail(parseaddr(message["From"])[1])
    await client.rcpt(ascii_address(recipient))


async def _begin(client: SMTP) -> None:
    """It waits for the message then."""
    answer = await client.execute_command(b"DATA")
    if answer.code != SMTPStatus.start_input:
        raise SMTPDataError(answer.code, answer.message)


async def _hand_over(client: SMTP, message: EmailMessage) -> None:
    """Say all of it, to the final dot. The library's own `data` doesn't tell whether it was said.

    Raises `OutcomeUnknown`.
    """
    content = PERIOD_REGEX.sub(b"..", normalize_message_line_endings(message.as_bytes()))
    try:
        answer = await _answer_to(client, content + b".\r\n")
    except TimeoutError:
        raise OutcomeUnknown("timeout") from None
    except OSError:
        raise OutcomeUnknown("connection lost") from None
    except SMTPResponseException:
        raise OutcomeUnknown("smtp 0") from None
    if answer.code != SMTPStatus.completed:
        raise SMTPDataError(answer.code, answer.message)


async def _answer_to(client: SMTP, content: bytes) -> SMTPResponse:
    if client.protocol is None:
        raise ConnectionResetError
    client.protocol.write(content)
    return await client.protocol.read_response(timeout=FINAL_ANSWER)


async def _take_leave(client: SMTP) -> None:
    """The message is taken by now, whatever comes of this."""
    with suppress(SMTPException, OSError):
        await client.quit(timeout=_GOODBYE)


def _judged(error: SMTPResponseException) -> Deferred | Bounced:
    """What a refusal means. What is refused before RCPT is about us: our address, our password, our
    settings, which somebody will mend, and marks nobody's mailbox as bad."""
    about_them = isinstance(error, (SMTPRecipientRefused, SMTPDataError))
    if error.code < _FOR_GOOD or not about_them or _is_about_us(error):
        # Below zero is aiosmtplib's word for an answer that is none.
        return Deferred(f"smtp {max(error.code, 0)}")
    bad_address = isinstance(error, SMTPRecipientRefused)
    return Bounced(f"refused {error.code}", bad_address=bad_address)


def _is_about_us(error: SMTPResponseException) -> bool:
    return error.code == _AUTHENTICATION_NEEDED or error.message.lstrip().startswith(_POLICY)
