"""Mail through an SMTP server (RFC 5321), over TLS."""

import asyncio
from collections.abc import AsyncGenerator
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
    SMTPResponseException,
)

from minside.core.settings import Settings

from . import WHOLE_TALK, Bounced, Deferred
from .compose import ascii_address, host

_GOODBYE: Final = 2.0
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_PORTS: Final = {"smtp": 587, "smtps": 465}
_FOR_GOOD: Final = 500
_AUTHENTICATION_NEEDED: Final = 530
# RFC 3463: the server's rules and not the mailbox, as a relay that doesn't know us.
_POLICY: Final = "5.7."


async def deliver(message: EmailMessage, recipient: str, settings: Settings) -> None:
    """Hand one message to the server; it has it when this returns.

    Raises `Deferred` and `Bounced`.
    """
    async with _connected(settings) as client:
        await _talk(client, message, recipient, settings)


async def reach(settings: Settings) -> None:
    """Greet the server, sign in, and leave; nothing is sent. Raises `Deferred`."""
    async with _connected(settings) as client:
        await client.ehlo()


@asynccontextmanager
async def _connected(settings: Settings) -> AsyncGenerator[SMTP]:
    """A client that has greeted the server; whatever goes wrong is `Deferred` or `Bounced`."""
    client = _client(settings)
    try:
        async with asyncio.timeout(WHOLE_TALK):
            await client.connect()
            yield client
        await _take_leave(client)
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


def _client(settings: Settings) -> SMTP:
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


async def _talk(client: SMTP, message: EmailMessage, recipient: str, settings: Settings) -> None:
    """Sends to one recipient, so a server can't take half of them."""
    await client.mail(parseaddr(settings.mail_from)[1])
    await client.rcpt(ascii_address(recipient))
    await client.data(message.as_bytes())


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
