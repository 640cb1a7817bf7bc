"""Signing in and out, sessions and the security log in GraphQL."""

from datetime import datetime
from operator import attrgetter
from typing import Annotated

import strawberry

from minside.auth import actions as auth
from minside.auth.actions.devices import KEPT_FOR_SECONDS, described
from minside.auth.actions.sessions import ABSOLUTE
from minside.core.doorway.visit import Visit
from minside.core.graphql import (
    Connection,
    InfoT,
    UserError,
    connection,
    mutation,
    row_id,
    shown,
    user_errors,
)
from minside.core.hooks import Identity
from minside.customers import actions as customers
from minside.customers.schema import Customer, as_customer

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


@strawberry.input(description="What the customer types to get in.")
class SignInInput:
    email: str = strawberry.field(description="In any letter case.")
    password: str = strawberry.field(description="Exactly as it was chosen.")


@strawberry.type(description="Who is signed in now.")
class SignInPayload:
    me: Customer | None = strawberry.field(default=None, description="The customer.")
    second_factor_required: bool = strawberry.field(
        default=False, description="Whether a second factor must follow."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="Nobody is signed in any more.")
class SignOutPayload:
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="Which session to end.")
class SessionRevokeInput:
    id: strawberry.ID = strawberry.field(description="Which.")


@strawberry.type(description="The session that was ended.")
class SessionRevokePayload:
    revoked_id: strawberry.ID | None = strawberry.field(default=None, description="Its id.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="The sessions that were ended.")
class SessionRevokeOthersPayload:
    revoked_count: int | None = strawberry.field(default=None, description="How many.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class AuthMutation:
    @mutation(
        SignInPayload,
        "Sign in with e-mail and password; sets the session cookie.",
        signed_in=False,
        hashes_password=True,
    )
    async def sign_in(self, info: InfoT, input: SignInInput) -> SignInPayload | None:
        visit = info.context
        signed_in = await auth.sign_in(_attempt(visit, input), visit.house.keys)
        _let_in(visit, signed_in)
        return SignInPayload(me=as_customer(await customers.profile(signed_in.customer)))

    @mutation(SignOutPayload, "End this browser's session.", signed_in=False)
    async def sign_out(self, info: InfoT) -> SignOutPayload | None:
        visit = info.context
        if visit.identity:
            await auth.sign_out(visit.identity, described(visit.user_agent))
        _forget(visit)
        return SignOutPayload()

    @mutation(SessionRevokePayload, "End one session, at once.")
    async def session_revoke(
        self, info: InfoT, input: SessionRevokeInput
    ) -> SessionRevokePayload | None:
        visit = info.context
        session = row_id(input.id)
        await auth.revoke(visit.customer, session, described(visit.user_agent))
        if session == visit.signed_in.session:
            _forget(visit)
        return SessionRevokePayload(revoked_id=input.id)

    @mutation(SessionRevokeOthersPayload, "End every session but this one.")
    async def session_revoke_others(self, info: InfoT) -> SessionRevokeOthersPayload | None:
        visit = info.context
        count = await auth.revoke_others(visit.signed_in, described(visit.user_agent))
        return SessionRevokeOthersPayload(revoked_count=count)


def _attempt(visit: Visit, form: SignInInput) -> auth.Attempt:
    return auth.Attempt(
        email=form.email,
        password=form.password,
        address_block=visit.address_block,
        device=described(visit.user_agent),
        device_token=visit.device_token,
        replaces=visit.identity,
    )


def _let_in(visit: Visit, signed_in: auth.SignedIn) -> None:
    """The rest of this request, and the browser from now on, act for the customer."""
    visit.become(signed_in.customer, signed_in.session)
    house = visit.house
    visit.set_cookie(
        house.session_cookie, signed_in.session_token, max_age=int(ABSOLUTE.total_seconds())
    )
    visit.set_cookie(house.device_cookie, signed_in.device_token, max_age=KEPT_FOR_SECONDS)


def _forget(visit: Visit) -> None:
    visit.identity = None
    visit.set_cookie(visit.house.session_cookie, "", max_age=0)
