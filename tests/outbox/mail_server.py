"""A real SMTP server on loopback that can hang, refuse, or leave in the middle."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ssl import SSLContext
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult

Reaction = Callable[[Any], Awaitable[str]]


def says(answer: str) -> Reaction:
    """The server answers this line."""

    async def react(_server: Any) -> str:
        return answer

    return react


async def hangs(_server: Any) -> str:
    """The server says nothing any more."""
    await asyncio.Event().wait()
    raise AssertionError


async def drops(server: Any) -> str:
    """The server is gone without a word."""
    server.transport.abort()
    return await hangs(server)


class Held:
    """The server keeps its answer until it is let go."""

    def __init__(self, answer: str = "250 OK") -> None:
        self.reached = asyncio.Event()
        self.released = asyncio.Event()
        self._answer = answer

    async def __call__(self, _server: Any) -> str:
        self.reached.set()
        await self.released.wait()
        return self._answer


class _Talk(SMTP):
    """aiosmtpd's, which lets a test answer before the message comes."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's names
        refusal = await cast(MailServer, self.event_handler).before_message(self)
        if refusal:
            await self.push(refusal)
        else:
            await super().smtp_DATA(arg)


class MailServer:
    """What came in, and how each step (`EHLO MAIL RCPT 354 DATA KEPT QUIT`) is answered.

    `354` is the moment before the message may come, `DATA` is the moment after the whole message was read, and it is taken if the answer is 250;
    `KEPT` is the moment after that, when the server has it and hasn't said so.
    """

    def __init__(self) -> None:
        self.port = 0
        self.at: dict[str, Reaction] = {}
        self.asked: dict[str, int] = defaultdict(int)
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.senders: list[str] = []
        self.recipients: list[str] = []
        self.password = "hemmelig"

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's names
        self, server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        answer = await self._answer("EHLO", server, "")
        return [answer] if answer else responses

    async def handle_HELO(  # noqa: N802
        self, server: Any, session: Any, _envelope: Any, hostname: str
    ) -> str:
        session.host_name = hostname
        return await self._answer("EHLO", server, "250 loopback")

    async def handle_MAIL(  # noqa: N802
        self, server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.mail_from = address
        return await self._answer("MAIL", server, "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        envelope.rcpt_tos.append(address)
        return await self._answer("RCPT", server, "250 OK")

    async def before_message(self, server: Any) -> str:
        return await self._answer("354", server, "")

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        answer = await self._answer("DATA", server, "250 OK")
        if answer.startswith("250"):
            self.senders.append(envelope.mail_from)
            self.recipients += envelope.rcpt_tos
            self.raw.append(envelope.content)
            parsed = message_from_bytes(envelope.content, policy=cast(Any, default))
            self.taken.append(cast(EmailMessage, parsed))
            return await self._answer("KEPT", server, answer)
        return answer

    async def handle_QUIT(self, server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        return await self._answer("QUIT", server, "221 Bye")

    def authenticate(
        self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any
    ) -> AuthResult:
        self.asked["AUTH"] += 1
        return AuthResult(success=given.password == self.password.encode(), handled=False)

    async def _answer(self, step: str, server: Any, usual: str) -> str:
        self.asked[step] += 1
        reaction = self.at.get(step)
        return await reaction(server) if reaction else usual


@asynccontextmanager
async def mail_serving(tls: SSLContext | None = None) -> AsyncGenerator[MailServer]:
    """A server on a port of the system's choice; with `tls` it takes nothing without STARTTLS."""
    mail, talks = MailServer(), list[Any]()

    def talk() -> Any:
        talks.append(
            _Talk(
                mail,
                hostname="loopback",
                tls_context=tls,
                require_starttls=tls is not None,
                authenticator=cast(Any, mail.authenticate),
                auth_require_tls=False,
                loop=asyncio.get_running_loop(),
            )
        )
        return talks[-1]

    server = await asyncio.get_running_loop().create_server(talk, "127.0.0.1", 0)
    mail.port = server.sockets[0].getsockname()[1]
    try:
        yield mail
    finally:
        server.close()
        for each in talks:
            if each.transport is not None:
                each.transport.abort()
        await server.wait_closed()
