"""Changing a password, and setting a forgotten one, in GraphQL."""

import strawberry

from minside.auth import actions as auth
from minside.core.graphql import InfoT, UserError, mutation, user_errors
from minside.core.language import Language

from .doors import device_of, forget_sessions_of, know, renew

RULES = "12 to 128 characters of any kind, kept exactly as typed."


@strawberry.input(description="Whose password was forgotten.")
class PasswordResetRequestInput:
    email: str = strawberry.field(description="In any letter case.")
    language: Language = strawberry.field(
        default=Language.NB, description="Of the mail, where nobody is known at the address."
    )


@strawberry.type(description="A mail is on its way; whether somebody lives there isn't told.")
class PasswordResetRequestPayload:
    sent_to: str | None = strawberry.field(default=None, description="The address, as it is kept.")
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="What sets a new password: the mail's link.")
class PasswordResetInput:
    token: str = strawberry.field(description="What stands after `#` in the link; an hour, once.")
    new_password: str = strawberry.field(description=RULES)


@strawberry.type(description="The password is set, and nobody is signed in.")
class PasswordResetPayload:
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="Another password.")
class PasswordChangeInput:
    new_password: str = strawberry.field(description=RULES)
    end_other_sessions: bool = strawberry.field(description="Whether every other browser is out.")


@strawberry.type(description="The password is changed; the session has a new cookie.")
class PasswordChangePayload:
    ended_sessions: int | None = strawberry.field(
        default=None, description="How many other sessions were ended."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class PasswordMutation:
    @mutation(
        PasswordResetRequestPayload,
        "Ask for a link to set a new password, with the same answer whoever lives there.",
        signed_in=False,
        hashes_password=True,
    )
    async def password_reset_request(
        self, info: InfoT, input: PasswordResetRequestInput
    ) -> PasswordResetRequestPayload | None:
        visit = info.context
        sent_to = await auth.request_reset(
            input.email,
            input.language,
            address_block=visit.address_block,
            device=device_of(visit),
            keys=visit.house.keys,
        )
        return PasswordResetRequestPayload(sent_to=sent_to)

    @mutation(
        PasswordResetPayload,
        "Set a new password by a link; ends every session and signs nobody in.",
        signed_in=False,
        hashes_password=True,
    )
    async def password_reset(
        self, info: InfoT, input: PasswordResetInput
    ) -> PasswordResetPayload | None:
        visit = info.context
        done = await auth.reset(
            input.token, input.new_password, device=device_of(visit), keys=visit.house.keys
        )
        know(visit, done.device_token)
        forget_sessions_of(visit, done.customer)
        return PasswordResetPayload()

    @mutation(
        PasswordChangePayload,
        "Change the password, by step-up; sets a new session cookie.",
        hashes_password=True,
    )
    async def password_change(
        self, info: InfoT, input: PasswordChangeInput
    ) -> PasswordChangePayload | None:
        visit = info.context
        changed = await auth.change_password(
            visit.signed_in,
            input.new_password,
            end_other_sessions=input.end_other_sessions,
            device=device_of(visit),
            keys=visit.house.keys,
        )
        renew(visit, changed.session_token)
        return PasswordChangePayload(ended_sessions=changed.ended)
