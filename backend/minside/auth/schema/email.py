"""Changing the e-mail address, and undoing it, in GraphQL."""

from datetime import datetime

import strawberry

from minside.auth import actions as auth
from minside.core.graphql import InfoT, UserError, mutation, user_errors
from minside.customers.schema import Customer, customer_of

from .doors import device_of, forget_sessions_of


@strawberry.input(description="Another e-mail address.")
class EmailChangeRequestInput:
    new_email: str = strawberry.field(description="Where the code goes.")


@strawberry.type(description="A code is on its way; whether somebody lives there isn't told.")
class EmailChangeRequestPayload:
    sent_to: str | None = strawberry.field(default=None, description="The address, as it is kept.")
    expires_at: datetime | None = strawberry.field(
        default=None, description="Until when the code is good, in UTC."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="The code that came to the new address.")
class EmailChangeConfirmInput:
    code: str = strawberry.field(description="Six digits; spaces don't matter. Three tries.")


@strawberry.type(description="The customer, with the new address.")
class EmailChangeConfirmPayload:
    me: Customer | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="The link that came to the old address.")
class EmailChangeFreezeInput:
    token: str = strawberry.field(description="What stands after `#` in the link; seven days.")


@strawberry.type(description="The account is frozen, and nobody is signed in.")
class EmailChangeFreezePayload:
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="The link that came to the old address, and the password.")
class EmailChangeUndoInput:
    token: str = strawberry.field(description="What stands after `#` in the link; seven days.")
    password: str = strawberry.field(description="The account's own.")


@strawberry.type(description="The old address is back, and nobody is signed in.")
class EmailChangeUndoPayload:
    user_errors: list[UserError] = user_errors()


@strawberry.type
class EmailMutation:
    @mutation(
        EmailChangeRequestPayload,
        "Ask for a code to another address, by step-up.",
        hashes_password=True,
    )
    async def email_change_request(
        self, info: InfoT, input: EmailChangeRequestInput
    ) -> EmailChangeRequestPayload | None:
        visit = info.context
        pending = await auth.request_email_change(
            visit.signed_in, input.new_email, device=device_of(visit), keys=visit.house.keys
        )
        return EmailChangeRequestPayload(sent_to=pending.new_email, expires_at=pending.expires_at)

    @mutation(
        EmailChangeConfirmPayload,
        "Change the address by the code that came to it; the old one is told.",
        hashes_password=True,
    )
    async def email_change_confirm(
        self, info: InfoT, input: EmailChangeConfirmInput
    ) -> EmailChangeConfirmPayload | None:
        visit = info.context
        await auth.confirm_email_change(
            visit.signed_in, input.code, device=device_of(visit), house=visit.house
        )
        return EmailChangeConfirmPayload(me=await customer_of(info))

    @mutation(
        EmailChangeFreezePayload,
        "Freeze a change from the old address: ends every session, and lets nobody in (N14).",
        signed_in=False,
        hashes_password=True,
    )
    async def email_change_freeze(
        self, info: InfoT, input: EmailChangeFreezeInput
    ) -> EmailChangeFreezePayload | None:
        visit = info.context
        customer = await auth.freeze(input.token, device=device_of(visit), keys=visit.house.keys)
        forget_sessions_of(visit, customer)
        return EmailChangeFreezePayload()

    @mutation(
        EmailChangeUndoPayload,
        "Give the account its old address back, by link and password; ends every session (N14).",
        signed_in=False,
        hashes_password=True,
    )
    async def email_change_undo(
        self, info: InfoT, input: EmailChangeUndoInput
    ) -> EmailChangeUndoPayload | None:
        visit = info.context
        customer = await auth.undo(
            input.token,
            input.password,
            address_block=visit.address_block,
            device=device_of(visit),
            keys=visit.house.keys,
        )
        forget_sessions_of(visit, customer)
        return EmailChangeUndoPayload()
