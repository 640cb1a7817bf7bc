"""What happens at the door when somebody has shown who they are."""

from dataclasses import dataclass
from uuid import UUID

from minside.auth.tables import Session
from minside.core.hooks import Identity
from minside.core.scope import current

from . import devices
from .sessions import open_session


@dataclass(frozen=True, slots=True)
class Browser:
    """Where somebody comes in: its name, the token of a browser used before, and the session
    that it had, which the new one `replaces`."""

    device: str | None
    device_token: str | None
    replaces: Identity | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session, and the tokens for the browser's cookies."""

    customer: UUID
    session: UUID
    session_token: str
    device_token: str


async def end_others_session(customer: UUID | None, replaced: Identity | None) -> None:
    """The browser's session before this one opens no door any more, whoever's it was."""
    if replaced is not None and replaced.customer != customer:
        async with current().apart(replaced.customer):
            await Session.delete().where(Session.id == replaced.session)


async def let_in(customer: UUID, browser: Browser, *, device_kept: bool) -> SignedIn:
    """Open a session and know the browser from now on. `device_kept` says that its token is one
    of ours: a planted one isn't taken over."""
    if browser.replaces is not None:
        await Session.delete().where(Session.id == browser.replaces.session)
    session, token = await open_session(customer, browser.device)
    known = browser.device_token if device_kept else None
    return SignedIn(customer, session, token, await devices.remember(customer, known))
