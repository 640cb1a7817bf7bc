"""The way in for who is known to the shop, in GraphQL."""

import strawberry

from minside.auth import actions as auth
from minside.core.graphql import InfoT, UserError, mutation, user_errors
from minside.core.language import Language
from minside.customers import actions as customers
from minside.customers.schema import Customer, as_customer

from .doors import browser_of, device_of, let_in
from .passwords import RULES


@strawberry.input(description="Who says that the shop knows them: by one of the two.")
class AccountClaimRequestInput:
    email: str | None = strawberry.field(
        default=None, description="Where a link goes, in any letter case."
    )
    customer_number: str | None = strawberry.field(
        default=None,
        description="What the shop calls them; a code goes to the telephone that it knows.",
    )
    language: Language = strawberry.field(
        default=Language.NB, description="Of the mail, where nobody is known at the address."
    )


@strawberry.type(description="A mail or an SMS is on its way, if somebody is known: it isn't told.")
class AccountClaimRequestPayload:
    sent_to: str | None = strawberry.field(
        default=None, description="The address, as it is kept; null by number."
    )
    claim_token: str | None = strawberry.field(
        default=None,
        description="By number: what goes with the code; 15 minutes, three tries. Null by address.",
    )
    user_errors: list[UserError] = user_errors()


@strawberry.input(description="What chooses the first password: the mail's link, or a code.")
class AccountClaimInput:
    token: str = strawberry.field(
        description="What stands after `#` in the link (24 hours, once), or the `claimToken`."
    )
    code: str | None = strawberry.field(
        default=None, description="Six digits from the SMS, where it is the `claimToken`."
    )
    new_password: str = strawberry.field(description=RULES)


@strawberry.type(description="The customer, signed in.")
class AccountClaimPayload:
    me: Customer | None = strawberry.field(default=None, description="The customer.")
    user_errors: list[UserError] = user_errors()


@strawberry.type
class ClaimMutation:
    @mutation(
        AccountClaimRequestPayload,
        "Ask for a way in as who is known to the shop, with the same answer whoever that is.",
        signed_in=False,
        hashes_password=True,
    )
    async def account_claim_request(
        self, info: InfoT, input: AccountClaimRequestInput
    ) -> AccountClaimRequestPayload | None:
        visit = info.context
        asked = await auth.request_claim(
            input.email,
            input.customer_number,
            input.language,
            address_block=visit.address_block,
            device=device_of(visit),
            keys=visit.house.keys,
        )
        return AccountClaimRequestPayload(sent_to=asked.sent_to, claim_token=asked.claim_token)

    @mutation(
        AccountClaimPayload,
        "Choose the first password, and sign in; sets the session cookie.",
        signed_in=False,
        hashes_password=True,
    )
    async def account_claim(
        self, info: InfoT, input: AccountClaimInput
    ) -> AccountClaimPayload | None:
        visit = info.context
        signed_in = await auth.claim(
            input.token, input.code, input.new_password, browser_of(visit), visit.house.keys
        )
        let_in(visit, signed_in)
        return AccountClaimPayload(me=as_customer(await customers.profile(signed_in.customer)))
