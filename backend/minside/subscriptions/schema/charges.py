"""What deliveries were charged and how they are paid, in GraphQL."""

from datetime import date, datetime

import strawberry

from minside.core.graphql import (
    Allowance,
    InfoT,
    Money,
    UserError,
    mutation,
    row_id,
    shown,
    user_errors,
)
from minside.orders import actions as orders
from minside.orders.schema import Order
from minside.subscriptions import actions as subscriptions

from .deliveries import LeftOutLine

strawberry.enum(
    subscriptions.ChargeState,
    name="ChargeState",
    description="ASKED: the shop was asked and hasn't answered; FAILED: it is tried again by itself;"
    " GIVEN_UP: only when the customer asks; DROPPED: the order was cancelled.",
)


@strawberry.type(
    description="What a delivery costs that is charged, and how far that has come (S15)."
)
class DeliveryCharge:
    charge: strawberry.Private[subscriptions.Charge]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    subscription_id: strawberry.ID = strawberry.field(description="Whose delivery it pays.")
    order_id: strawberry.ID = strawberry.field(description="What that delivery became.")
    number: int = strawberry.field(description="Which of the subscription's deliveries it pays.")
    deliver_on: date = strawberry.field(description="When that one comes, once it is paid.")
    state: subscriptions.ChargeState = strawberry.field(description="How it stands.")
    amount: Money = strawberry.field(description="VAT included.")
    payment: str = strawberry.field(description="card, vipps or another word of the shop's.")
    attempt: int = strawberry.field(description="How often the shop was asked, from 1.")
    asked_at: datetime = strawberry.field(description="When it was asked last, in UTC.")
    next_at: datetime | None = strawberry.field(
        description="When it is asked again by itself, in UTC; null where it isn't."
    )
    paid_at: datetime | None = strawberry.field(description="In UTC; null while it isn't paid.")
    can_retry: bool = strawberry.field(
        description="Whether the customer can have it tried at once: not while it waits for the shop's answer"
        " whether its order is cancelled."
    )

    @classmethod
    def of(cls, charge: subscriptions.Charge) -> "DeliveryCharge":
        is_paid = charge.state is subscriptions.ChargeState.PAID
        return shown(
            cls,
            charge,
            charge=charge,
            subscription_id=strawberry.ID(str(charge.subscription)),
            order_id=strawberry.ID(str(charge.order)),
            amount=Money.of(charge.amount_ore),
            paid_at=charge.settled_at if is_paid else None,
            next_at=charge.asked_again_at,
            can_retry=charge.can_be_retried,
        )

    @strawberry.field(
        description="Why it was refused last, in the reader's language; null where it wasn't, while it"
        " is tried again, and once all is well."
    )
    def reason(self, info: InfoT) -> str | None:
        code = self.charge.reason if self.charge.can_be_retried else None
        return subscriptions.why_refused(code, info.context.language) if code else None


@strawberry.type(description="A delivery that is ordered and hasn't come: it is on its way.")
class DeliveryUnderWay:
    found: strawberry.Private[subscriptions.UnderWay]
    number: int = strawberry.field(description="Which of the subscription's deliveries, from 1.")
    deliver_on: date = strawberry.field(description="The day it is to come, in Europe/Oslo.")
    order_id: strawberry.ID = strawberry.field(description="What it became, by its id alone.")

    @classmethod
    def of(cls, found: subscriptions.UnderWay) -> "DeliveryUnderWay":
        return cls(
            found=found,
            number=found.coming.number,
            deliver_on=found.coming.deliver_on,
            order_id=strawberry.ID(str(found.order)),
        )

    @strawberry.field(
        description="Why it doesn't come on its planned day, in the reader's language (N8); null where"
        " it does."
    )
    def moved_because(self, info: InfoT) -> str | None:
        reason = subscriptions.why_moved(self.found.coming)
        return reason.in_(info.context.language) if reason else None

    @strawberry.field(description="What doesn't come along, and why.")
    def left_out(self) -> list[LeftOutLine]:
        return [LeftOutLine(sku=each.sku, reason=each.why) for each in self.found.left_out]

    @strawberry.field(description="What it became.")
    async def order(self, info: InfoT) -> Order | None:
        found = await info.context.load(orders.find_many, self.found.order)
        return Order.of(found) if found else None


@strawberry.type(description="A delivery that was ordered, skipped, or passed over.")
class PastDelivery:
    past: strawberry.Private[subscriptions.PastDelivery]
    number: int = strawberry.field(description="Which of the subscription's deliveries, from 1.")
    state: subscriptions.DeliveryState = strawberry.field(
        description="ORDERED, SKIPPED, NOTHING or MISSED."
    )
    deliver_on: date = strawberry.field(description="The day it came or was to come.")
    planned_on: date = strawberry.field(description="Its day by the rhythm.")

    @classmethod
    def of(cls, past: subscriptions.PastDelivery) -> "PastDelivery":
        return shown(cls, past, past=past)

    @strawberry.field(description="What didn't come along, and why.")
    def left_out(self) -> list[LeftOutLine]:
        return [LeftOutLine(sku=each.sku, reason=each.why) for each in self.past.left_out]

    has_come: bool = strawberry.field(
        description="Whether it is known to have come. Of what was ordered and isn't, its day is over."
    )
    is_cancelled: bool = strawberry.field(description="Whether all of its order was cancelled.")

    @strawberry.field(description="What became of it; null where nothing was ordered.")
    async def order(self, info: InfoT) -> Order | None:
        if self.past.order is None:
            return None
        found = await info.context.load(orders.find_many, self.past.order)
        return Order.of(found) if found else None

    @strawberry.field(
        description="What was charged; null by invoice, and where nothing was ordered."
    )
    async def charge(self, info: InfoT) -> DeliveryCharge | None:
        found = await info.context.load(subscriptions.charges_for, self.past.id)
        return DeliveryCharge.of(found) if found else None


@strawberry.type(description="What the shop charges for fixed deliveries (S13).")
class PaymentMethod:
    kind: str = strawberry.field(description="card, vipps or another word of the shop's.")
    label: str = strawberry.field(description="As it is shown, such as `Visa •••• 1234`.")
    expires_on: date | None = strawberry.field(description="The last day on which it can be used.")
    has_expired: bool = strawberry.field(description="Whether that day is over.")


@strawberry.type
class PaymentOfCustomer:
    """How fixed deliveries are paid."""

    @strawberry.field(description="What the shop charges; null where it has said of nothing.")
    async def payment_method(self, info: InfoT) -> PaymentMethod | None:
        known = await info.context.load(subscriptions.known_of, info.context.customer)
        return shown(PaymentMethod, known.method) if known.method else None

    @strawberry.field(
        description="Whether it can be changed on the shop's page, and what else helps."
    )
    async def can_change_payment_method(self, info: InfoT) -> Allowance:
        found = await subscriptions.may_change_method(info.context.house, info.context.customer)
        return Allowance.of(found, info.context)


@strawberry.input(description="A charge to try again.")
class ChargeRetryInput:
    charge: strawberry.ID = strawberry.field(description="Which.")
    idempotency_key: str = strawberry.field(
        description="One for each click: sent twice, it is done once."
    )


@strawberry.type(description="A charge that is tried again.")
class ChargeRetryPayload:
    charge: DeliveryCharge | None = strawberry.field(
        default=None, description="As it is now; what is being tried or is paid stays as it is."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="The way to the shop's page on which the way of payment is changed.")
class PaymentMethodChangePayload:
    url: str | None = strawberry.field(default=None, description="To go to now; good once.")
    expires_at: datetime | None = strawberry.field(
        default=None, description="Until when it is good, in UTC: a quarter of an hour."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class PaymentMutation:
    @mutation(
        ChargeRetryPayload,
        "Try a refused charge at once. When it is paid, the delivery comes as soon as it can, and its"
        " subscription goes on where it was paused for it.",
    )
    async def charge_retry(self, info: InfoT, input: ChargeRetryInput) -> ChargeRetryPayload | None:
        found = await subscriptions.retry(
            info.context.customer, row_id(input.charge, "charge"), key=input.idempotency_key
        )
        return ChargeRetryPayload(charge=DeliveryCharge.of(found))

    @mutation(
        PaymentMethodChangePayload,
        "A signed link to the shop's page on which the customer changes the way of payment.",
    )
    async def payment_method_change(self, info: InfoT) -> PaymentMethodChangePayload | None:
        link = await subscriptions.link_to_change(info.context.house, info.context.customer)
        return PaymentMethodChangePayload(url=link.url, expires_at=link.expires_at)
