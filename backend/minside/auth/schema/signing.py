"""Signing in and out, step-up and sessions in GraphQL."""

from datetime import datetime

import strawberry

from minside.auth import actions as auth
from minside.core.graphql import InfoT, UserError, mutation, row_id, user_errors
from minside.customers import actions as customers
from minside.customers.schema import Customer, as_customer

from .doors import browser_of, device_of, forget, let_in, renew


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


@strawberry.input(description="The password, to show that it is still the customer who asks.")
class ReauthenticateInput:
    password: str = strawberry.field(description="Exactly as it was chosen.")


@strawberry.type(description="What matters can be done for a while; the session has a new cookie.")
class ReauthenticatePayload:
    until: datetime | None = strawberry.field(default=None, description="For how long, in UTC.")
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
class SigningMutation:
    @mutation(
        SignInPayload,
        "Sign in with e-mail and password; sets the session cookie.",
        signed_in=False,
        hashes_password=True,
    )
    async def sign_in(self, info: InfoT, input: SignInInput) -> SignInPayload | None:
        visit = info.context
        browser = browser_of(visit)
        attempt = auth.Attempt(
            email=input.email,
            password=input.password,
            address_block=visit.address_block,
            device=browser.device,
            device_token=browser.device_token,
            replaces=browser.replaces,
        )
        signed_in = await auth.sign_in(attempt, visit.house.keys)
        let_in(visit, signed_in)
        return SignInPayload(me=as_customer(await customers.profile(signed_in.customer)))

    @mutation(SignOutPayload, "End this browser's session.", signed_in=False)
    async def sign_out(self, info: InfoT) -> SignOutPayload | None:
        visit = info.context
        if visit.identity:
            await auth.sign_out(visit.identity, device_of(visit))
        forget(visit)
        return SignOutPayload()

    @mutation(
        ReauthenticatePayload,
        "Give the password again, for what asks for it; sets a new session cookie.",
        hashes_password=True,
    )
    async def reauthenticate(
        self, info: InfoT, input: ReauthenticateInput
    ) -> ReauthenticatePayload | None:
        visit = info.context
        stepped_up = await auth.reauthenticate(
            visit.signed_in, input.password, device=device_of(visit), keys=visit.house.keys
        )
        renew(visit, stepped_up.session_token)
        return ReauthenticatePayload(until=stepped_up.until)

    @mutation(
        SessionRevokePayload, "End one session, at once; another's than one's own by step-up."
    )
    async def session_revoke(
        self, info: InfoT, input: SessionRevokeInput
    ) -> SessionRevokePayload | None:
        visit = info.context
        identity, session = visit.signed_in, row_id(input.id)
        await auth.revoke(identity, session, device_of(visit))
        if session == identity.session:
            forget(visit)
        return SessionRevokePayload(revoked_id=input.id)

    @mutation(SessionRevokeOthersPayload, "End every session but this one, by step-up.")
    async def session_revoke_others(self, info: InfoT) -> SessionRevokeOthersPayload | None:
        visit = info.context
        count = await auth.revoke_others(visit.signed_in, device_of(visit))
        return SessionRevokeOthersPayload(revoked_count=count)
