"""Saying yes and no on Min Side, in GraphQL."""

import strawberry

from minside.consents import actions as consents
from minside.core.agreed_input import ConsentAgreedInput
from minside.core.graphql import InfoT, UserError, mutation, user_errors
from minside.outbox import actions as outbox

from .of_customer import Consent, consents_of


@strawberry.input(description="What one agrees to, each box by itself.")
class ConsentGiveInput:
    consents: list[ConsentAgreedInput] = strawberry.field(description="The boxes ticked.")
    birth_year: int | None = strawberry.field(
        default=None, description="Kept where nobody knew it; needed where a purpose has an age."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it agrees once."
    )


@strawberry.input(description="What one takes back, or objects to.")
class ConsentWithdrawInput:
    purposes: list[consents.Purpose] = strawberry.field(description="Which.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it withdraws once."
    )


@strawberry.type(description="All consents after the change.")
class ConsentsPayload:
    consents: list[Consent] | None = strawberry.field(default=None, description="As they are now.")
    on_its_way: bool | None = strawberry.field(
        default=None,
        description="Whether a server held on to something while they were taken back: it was sent before,"
        " and may still arrive. Null where one agreed.",
    )
    is_asked: bool | None = strawberry.field(
        default=None,
        description="Whether a question left for the address or number; false where none was needed, or the"
        " answer to one that was sent is about this too. Null where it isn't known, or one said no.",
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class AgreeingMutation:
    @mutation(
        ConsentsPayload,
        "Agree, to each purpose by itself (S28 to S31, S40, S42). An address that isn't known to be the"
        " customer's is asked first.",
    )
    async def consent_give(self, info: InfoT, input: ConsentGiveInput) -> ConsentsPayload | None:
        visit = info.context
        boxes = consents.Boxes([each.read() for each in input.consents], input.birth_year)
        is_asked = await consents.agree(
            visit.house,
            visit.customer,
            boxes,
            consents.Door.MIN_SIDE,
            key=input.idempotency_key,
        )
        return ConsentsPayload(consents=await consents_of(info), is_asked=is_asked)

    @mutation(
        ConsentsPayload, "Take consents back, or object; from then on nothing is sent.", again=True
    )
    async def consent_withdraw(
        self, info: InfoT, input: ConsentWithdrawInput
    ) -> ConsentsPayload | None:
        visit = info.context
        await consents.retract(
            visit.house, visit.customer, input.purposes, key=input.idempotency_key
        )
        return ConsentsPayload(
            consents=await consents_of(info), on_its_way=await outbox.is_on_its_way()
        )
