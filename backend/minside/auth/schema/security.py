"""What a customer sees of the account's security: sessions, the log, and what is pending."""

from datetime import datetime
from operator import attrgetter
from typing import Annotated

import strawberry

from minside.auth import actions as auth
from minside.core.graphql import Connection, InfoT, connection, shown
from minside.core.hooks import Identity

strawberry.enum(auth.EventKind, name="SecurityEventKind", description="What happened.")


@strawberry.type(description="A browser that is signed in.")
class Session:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    device: str | None = strawberry.field(
        description="Browser and system, as `Chrome, Linux`; null when we can't tell."
    )
    created_at: datetime = strawberry.field(description="When it signed in, in UTC.")
    last_used_at: datetime = strawberry.field(description="To ten minutes, in UTC.")
    current: bool = strawberry.field(description="Whether it is the one that asks.")

    @classmethod
    def of(cls, session: auth.OpenSession, identity: Identity) -> "Session":
        return shown(cls, session, current=session.id == identity.session)


@strawberry.type(description="Something that happened to the account's security (S17).")
class SecurityEvent:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    kind: auth.EventKind = strawberry.field(description="What happened.")
    device: str | None = strawberry.field(description="The browser it came from.")
    occurred_at: datetime = strawberry.field(description="When, in UTC.")

    @classmethod
    def of(cls, entry: auth.SecurityEntry) -> "SecurityEvent":
        return shown(cls, entry, occurred_at=entry.at)


@strawberry.type(description="A new e-mail address that isn't verified yet.")
class PendingEmailChange:
    new_email: str = strawberry.field(description="Where the code was sent.")
    expires_at: datetime = strawberry.field(description="Until when the code is good, in UTC.")


@strawberry.type
class SecurityOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(description="Browsers signed in: the one that asks, then the one used last.")
    async def sessions(self, info: InfoT) -> list[Session]:
        identity = info.context.signed_in
        listed = [Session.of(s, identity) for s in await auth.sessions(identity.customer)]
        return sorted(listed, key=attrgetter("current"), reverse=True)

    @strawberry.field(description="What happened to the account's security, newest first.")
    async def security_events(
        self,
        info: InfoT,
        first: Annotated[int, strawberry.argument(description="0 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="An `endCursor`.")] = None,
    ) -> Connection[SecurityEvent]:
        page = await auth.events(info.context.customer, first=first, after=after)
        return connection(page, SecurityEvent.of)

    @strawberry.field(description="When the password was chosen, in UTC.")
    async def password_changed_at(self, info: InfoT) -> datetime | None:
        return await auth.changed_at(info.context.customer)

    @strawberry.field(
        description="Until when the password counts as just given, in UTC; null when what matters"
        " will ask for it."
    )
    async def stepped_up_until(self, info: InfoT) -> datetime | None:
        return auth.stepped_up_until(info.context.signed_in)

    @strawberry.field(description="A new address that waits for the code sent to it.")
    async def pending_email_change(self, info: InfoT) -> PendingEmailChange | None:
        pending = await auth.pending_email(info.context.customer)
        return shown(PendingEmailChange, pending) if pending else None
