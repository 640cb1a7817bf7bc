"""The way in as the web and the worker go it, without HTTP and without a mail server."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.conftest import PASSWORD
from tests.jobs.running import run_jobs

from minside.auth import actions as auth
from minside.core import clock
from minside.core.agreeing import Agreed
from minside.core.hooks import Identity
from minside.core.house import House
from minside.core.language import Language
from minside.core.throttle import Throttled
from minside.outbox.actions.post import SEAL

WRONG = "feil-passord-hver-gang"
HERE = "203.0.113.7/32"
LETTER_JOBS = (
    "auth.registration_letter",
    "auth.reset_letter",
    "auth.email_change_letter",
    "auth.claim_letter",
)
BROWSER = auth.Browser("Chrome, Linux", None)


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that waits to be sent, its secrets opened."""

    template: str
    to: str
    customer: UUID | None
    language: str
    values: Mapping[str, str]
    secrets: Mapping[str, str]

    @property
    def token(self) -> str:
        """What stands after `#` in its link."""
        return self.secrets["link"].partition("#")[2]


async def count_guesses(guess: Callable[[str], Awaitable[object]]) -> None:
    """See that ten wrong passwords in five minutes are refused as such, that even the right one
    then waits, and that it is accepted when they are over."""
    start = clock.now()
    with clock.stopped_at(start):
        for _ in range(10):
            with pytest.raises(auth.WrongPassword):
                await guess(WRONG)
        with pytest.raises(Throttled):
            await guess(PASSWORD)
    with clock.stopped_at(start + timedelta(minutes=5, seconds=1)):
        assert await guess(PASSWORD)


class WayIn:
    """Each method is one request of the web's; `letters` is what the worker wrote since."""

    def __init__(self, web: House, worker: House, owner: Any) -> None:
        self.web = web
        self.worker = worker
        self.owner = owner
        self._read = 0

    async def letters(self) -> list[Posted]:
        """The letters posted since they were last asked for, oldest first."""
        await run_jobs(self.worker, *LETTER_JOBS)
        rows = await self.owner.fetch("SELECT * FROM message ORDER BY id OFFSET $1", self._read)
        self._read += len(rows)
        return [self._opened(row) for row in rows]

    async def letter(self, template: str) -> Posted:
        """The one letter posted since then, which is this."""
        [posted] = await self.letters()
        assert template == posted.template
        return posted

    def _opened(self, row: Any) -> Posted:
        sealed = row["secrets"]
        secrets = msgspec.json.decode(self.worker.keys.unseal(SEAL, sealed)) if sealed else {}
        return Posted(
            row["template"].removeprefix("auth/"),
            row["recipient"],
            row["customer"],
            row["language"],
            msgspec.json.decode(row["values"]),
            secrets,
        )

    async def register(
        self,
        email: str = "mona@example.com",
        password: str = PASSWORD,
        *,
        first_name: str = "Mona",
        last_name: str = "Nordmann",
        key: str | None = None,
        address_block: str = HERE,
        agreed: Sequence[Agreed] = (),
        born: int | None = None,
    ) -> str:
        form = auth.RegistrationForm(
            email, password, first_name, last_name, Language.NB, agreed, born
        )
        async with self.web.database.scope():
            return await auth.register(
                form, address_block=address_block, key=key, keys=self.web.keys
            )

    async def verify(self, token: str, password: str = PASSWORD) -> auth.SignedIn:
        async with self.web.database.scope():
            return await auth.verify_email(token, password, BROWSER, self.web.keys)

    async def sign_in(
        self,
        email: str = "kari@example.com",
        password: str = PASSWORD,
        *,
        device_token: str | None = None,
        address_block: str = HERE,
    ) -> auth.SignedIn:
        attempt = auth.Attempt(email, password, address_block, "Chrome, Linux", device_token)
        async with self.web.database.scope():
            return await auth.sign_in(attempt, self.web.keys)

    async def who(self, token: str) -> Identity | None:
        async with self.web.database.scope() as scope:
            return await auth.identify(scope, token)

    async def inside(self, email: str = "kari@example.com", password: str = PASSWORD) -> Identity:
        """Somebody who has just signed in."""
        identity = await self.who((await self.sign_in(email, password)).session_token)
        assert identity is not None
        await self.letters()
        return identity

    async def ask_for_reset(
        self, email: str = "kari@example.com", *, address_block: str = HERE
    ) -> str:
        async with self.web.database.scope():
            return await auth.request_reset(
                email,
                Language.NB,
                address_block=address_block,
                device="Chrome, Linux",
                keys=self.web.keys,
            )

    async def ask_for_claim(
        self,
        email: str | None = None,
        number: str | None = None,
        *,
        address_block: str = HERE,
    ) -> auth.Asked:
        async with self.web.database.scope():
            return await auth.request_claim(
                email,
                number,
                Language.NB,
                address_block=address_block,
                device="Chrome, Linux",
                keys=self.web.keys,
            )

    async def claim(
        self, token: str, code: str | None = None, password: str = PASSWORD
    ) -> auth.SignedIn:
        async with self.web.database.scope():
            return await auth.claim(token, code, password, BROWSER, self.web.keys)

    async def reset_link(self, email: str = "kari@example.com") -> str:
        """The token of a link that was just sent."""
        await self.ask_for_reset(email)
        return (await self.letter("password_reset")).token

    async def reset(self, token: str, password: str) -> auth.WasReset:
        async with self.web.database.scope():
            return await auth.reset(token, password, device=None, keys=self.web.keys)

    async def reauthenticate(self, identity: Identity, password: str = PASSWORD) -> auth.SteppedUp:
        async with self.web.database.scope(customer=identity.customer):
            return await auth.reauthenticate(
                identity, password, device="Chrome, Linux", keys=self.web.keys
            )

    async def change_password(
        self, identity: Identity, password: str, *, end_other_sessions: bool = False
    ) -> auth.PasswordChanged:
        async with self.web.database.scope(customer=identity.customer):
            return await auth.change_password(
                identity,
                password,
                end_other_sessions=end_other_sessions,
                device="Chrome, Linux",
                keys=self.web.keys,
            )

    async def ask_for_change(self, identity: Identity, new_email: str) -> auth.PendingEmail:
        async with self.web.database.scope(customer=identity.customer):
            return await auth.request_email_change(
                identity, new_email, device="Chrome, Linux", keys=self.web.keys
            )

    async def confirm(self, identity: Identity, code: str) -> None:
        async with self.web.database.scope(customer=identity.customer):
            await auth.confirm_email_change(identity, code, device="Chrome, Linux", house=self.web)

    async def change_email(self, identity: Identity, new_email: str) -> Posted:
        """The whole change; the letter to the old address."""
        await self.ask_for_change(identity, new_email)
        code = (await self.letter("email_change_code")).secrets["code"]
        await self.confirm(identity, code)
        return await self.letter("email_changed")

    async def freeze(self, token: str) -> UUID:
        async with self.web.database.scope():
            return await auth.freeze(token, device=None, keys=self.web.keys)

    async def undo(self, token: str, password: str = PASSWORD) -> UUID:
        async with self.web.database.scope():
            return await auth.undo(
                token, password, address_block=HERE, device=None, keys=self.web.keys
            )

    async def is_good(self, kind: auth.LinkKind, token: str) -> bool:
        async with self.web.database.scope():
            return await auth.is_link_good(kind, token)

    async def kinds(self, customer: UUID) -> list[str]:
        """The security log, oldest first."""
        rows = await self.owner.fetch(
            "SELECT kind FROM security_event WHERE customer = $1 ORDER BY id", customer
        )
        return [row["kind"] for row in rows]

    async def count(self, table: str) -> int:
        return await self.owner.fetchval(f"SELECT count(*) FROM {table}")
