"""The venneklubb in GraphQL: membership, benefits and discount codes."""

from datetime import date, datetime

import strawberry

from minside.consents import actions as consents
from minside.core.agreed_input import ConsentAgreedInput
from minside.core.graphql import InfoT, Money, UserError, mutation, shown, user_errors
from minside.customers.actions import ChangedBy
from minside.membership import actions as membership

strawberry.enum(
    membership.CodeState,
    name="DiscountCodeState",
    description="Whether a discount code can be used today, by Oslo's calendar.",
)


@strawberry.type(description="A time as a member of the venneklubb, from joining to leaving (S6).")
class MembershipPeriod:
    began_at: datetime = strawberry.field(description="When it began, in UTC.")
    began_by: ChangedBy = strawberry.field(description="Who signed the customer up.")
    began_reason: str | None = strawberry.field(description="Why it began, where that was said.")
    ended_at: datetime | None = strawberry.field(
        description="When it ended, in UTC; null while it lasts."
    )
    ended_by: ChangedBy | None = strawberry.field(description="Who ended it; null while it lasts.")
    reason: str | None = strawberry.field(
        description="Why it ended, where that was said; staff always say."
    )


@strawberry.type(description="Something that members of the venneklubb get.")
class Benefit:
    name: str = strawberry.field(description="What the shop calls it; tells it from others.")
    title: str = strawberry.field(description="What it is, in the reader's language.")
    text: str = strawberry.field(description="More of it, in the reader's language.")
    from_on: date | None = strawberry.field(description="The first day; null: it has begun.")
    until_on: date | None = strawberry.field(description="The last day; null: no end is set.")


@strawberry.type(description="One time that a discount code was used.")
class DiscountCodeUse:
    used_at: datetime = strawberry.field(description="When, in UTC.")
    order: str | None = strawberry.field(
        description="The shop's number of the order; null where it wasn't told."
    )

    @strawberry.field(description="The order's id; null where it isn't one of the customer's.")
    async def order_id(self, info: InfoT) -> strawberry.ID | None:
        if self.order is None:
            return None
        found = await info.context.load(membership.orders_of_codes, self.order)
        return strawberry.ID(str(found)) if found else None


@strawberry.type(description="A discount code of the customer's own (S30).")
class DiscountCode:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    code: str = strawberry.field(description="As it is typed at the checkout.")
    title: str | None = strawberry.field(description="What it is for, in the reader's language.")
    percent: int | None = strawberry.field(description="Per cent off, 1 to 100; or an amount.")
    amount: Money | None = strawberry.field(description="This much off; or per cent.")
    least_total: Money | None = strawberry.field(description="What the order must come to.")
    valid_from: date | None = strawberry.field(description="The first day; null: from at once.")
    valid_until: date | None = strawberry.field(
        description="The last day, until it ends in Oslo; null: no end is set."
    )
    once: bool = strawberry.field(description="Whether it is good for one order only.")
    state: membership.CodeState = strawberry.field(description="Whether it can be used today.")
    uses: list[DiscountCodeUse] = strawberry.field(description="When it was used, newest first.")

    @classmethod
    def of(cls, code: membership.DiscountCode, info: InfoT) -> "DiscountCode":
        return shown(
            cls,
            code,
            title=code.title.in_(info.context.language) if code.title else None,
            amount=None if code.amount is None else Money.of(code.amount),
            least_total=None if code.least_total is None else Money.of(code.least_total),
            uses=[shown(DiscountCodeUse, use) for use in code.uses],
        )


@strawberry.type(description="The customer and the venneklubb.")
class Membership:
    customers: strawberry.Private[membership.Membership]

    @strawberry.field(description="Whether the customer is a member now.")
    def is_member(self) -> bool:
        return self.customers.is_member

    @strawberry.field(description="Since when, in UTC; null for who isn't a member now.")
    def since(self) -> datetime | None:
        return self.customers.since

    @strawberry.field(description="Every time as a member, newest first (S6).")
    def periods(self) -> list[MembershipPeriod]:
        return [shown(MembershipPeriod, period) for period in self.customers.periods]

    @strawberry.field(description="What members get, now or soon; at most 100, the same for all.")
    async def benefits(self, info: InfoT) -> list[Benefit]:
        language = info.context.language
        return [
            shown(Benefit, each, title=each.title.in_(language), text=each.text.in_(language))
            for each in await membership.benefits()
        ]

    @strawberry.field(
        description="The customer's own codes, member or not; at most 200, newest first (S30)."
    )
    async def discount_codes(self, info: InfoT) -> list[DiscountCode]:
        found = await membership.discount_codes(self.customers.customer)
        return [DiscountCode.of(code, info) for code in found]


@strawberry.type
class MembershipOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(description="The venneklubb: whether, since when, and what comes of it (S6).")
    async def membership(self, info: InfoT) -> Membership:
        return Membership(customers=await membership.membership(info.context.customer))


@strawberry.input(description="Become a member of the venneklubb. No consent comes of it (S32).")
class MembershipJoinInput:
    consents: list[ConsentAgreedInput] = strawberry.field(
        default_factory=list[ConsentAgreedInput],
        description="Boxes of their own beside the button, each by itself; none comes of joining (S32).",
    )
    birth_year: int | None = strawberry.field(
        default=None, description="Kept where nobody knew it, and only where a box is ticked."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it joins once."
    )


@strawberry.input(description="Stop being a member of the venneklubb.")
class MembershipLeaveInput:
    reason: str | None = strawberry.field(
        default=None, description="Why, if one likes to say; at most 200 characters."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it leaves once."
    )


@strawberry.type(description="The membership after the change.")
class MembershipPayload:
    membership: Membership | None = strawberry.field(default=None, description="As it is now.")
    waits_at: str | None = strawberry.field(
        default=None,
        description="The e-mail address from which a yes to a box ticked here is still waited for; null where"
        " none is.",
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class MembershipMutation:
    @mutation(
        MembershipPayload,
        "Join the venneklubb; who is a member stays one. On the day one left, it goes on as if one"
        " never had.",
    )
    async def membership_join(
        self, info: InfoT, input: MembershipJoinInput
    ) -> MembershipPayload | None:
        joined = await membership.join(info.context.customer, key=input.idempotency_key)
        waits_at = None
        if input.consents:
            boxes = consents.Boxes([each.read() for each in input.consents], input.birth_year)
            await consents.agree(
                info.context.house,
                info.context.customer,
                boxes,
                consents.Door.JOINING,
                key=input.idempotency_key,
            )
            asked = [each.purpose for each in input.consents]
            waits_at = await consents.waits_at(info.context.customer, asked)
        return MembershipPayload(membership=Membership(customers=joined), waits_at=waits_at)

    @mutation(MembershipPayload, "Leave the venneklubb at once; who isn't a member stays none.")
    async def membership_leave(
        self, info: InfoT, input: MembershipLeaveInput
    ) -> MembershipPayload | None:
        left = await membership.leave(
            info.context.customer, input.reason, key=input.idempotency_key
        )
        return MembershipPayload(membership=Membership(customers=left))
