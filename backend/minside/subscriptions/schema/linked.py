"""A delivery by the link in its notice, in GraphQL: nobody is signed in, and nobody is named."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from minside.core.graphql import ALONE, InfoT, Money, UserError, mutation, row_id, user_errors
from minside.core.refusals import Refusal
from minside.subscriptions import actions as subscriptions

_TOKEN = "What stands after `#` in the link."  # noqa: S105 - a description
_PREVIEW = "Only show what would become of it: nothing is changed."


@strawberry.type(description="A product in a delivery, told to who holds its link.")
class LinkedGoods:
    id: strawberry.ID = strawberry.field(
        description="Tells it from the others, of which one may have the same name."
    )
    name: str = strawberry.field(description="What it is called.")
    quantity: int = strawberry.field(description="How many.")
    price: Money = strawberry.field(description="For one, as it would be paid, VAT included.")

    @classmethod
    def of(cls, goods: subscriptions.Goods) -> "LinkedGoods":
        id = ":".join(filter(None, (goods.sku, goods.instead_of)))
        price = Money.of(goods.price_ore)
        return cls(id=strawberry.ID(id), name=goods.name, quantity=goods.quantity, price=price)


@strawberry.type(
    description="A product of a delivery and how many of it were asked for, told to who holds its link."
)
class LinkedProduct:
    sku: str = strawberry.field(description="What the shop calls it.")
    name: str = strawberry.field(description="What it is called.")
    quantity: int = strawberry.field(description="How many this time; 0: none.")


@strawberry.type(
    description="A coming delivery, told to who holds the link in its notice: when it comes, what is in it"
    " and what that costs, and nothing of whose it is."
)
class LinkedDelivery:
    linked: strawberry.Private[subscriptions.Linked]

    @strawberry.field(description="PLANNED or SKIPPED; WAITING while deliveries rest.")
    def state(self) -> subscriptions.DeliveryState:
        return self.linked.coming.state

    @strawberry.field(description="The day it comes, in Europe/Oslo.")
    def deliver_on(self) -> date:
        return self.linked.coming.deliver_on

    @strawberry.field(
        description="Why it doesn't come on its planned day, in the reader's language (N8); null where"
        " it does."
    )
    def moved_because(self, info: InfoT) -> str | None:
        reason = subscriptions.why_moved(self.linked.coming)
        return reason.in_(info.context.language) if reason else None

    @strawberry.field(description="Until when it can be changed, and the link works, in UTC.")
    def deadline_at(self) -> datetime:
        return self.linked.coming.deadline_at

    @strawberry.field(description="The first day that it can be moved to.")
    def move_from(self) -> date:
        return self.linked.first

    @strawberry.field(description="The last one; before `moveFrom` where there is none.")
    def move_until(self) -> date:
        return self.linked.last

    @strawberry.field(
        description="That nothing would be sent of it as it is now, why, and what to do, in the reader's"
        " language; null where something comes, or it is skipped."
    )
    async def nothing_because(self, info: InfoT) -> str | None:
        told = await subscriptions.why_nothing_by_link(self.linked)
        return told.in_(info.context.language) if told else None

    @strawberry.field(description="What comes with it, as far as is known today.")
    async def goods(self) -> list[LinkedGoods]:
        assembled = await subscriptions.contents_of(self.linked)
        return [LinkedGoods.of(each) for each in assembled.goods]

    @strawberry.field(description="As it was looked at: `deliveryChangeByLink` takes it.")
    def version(self) -> int:
        return self.linked.found.version

    @strawberry.field(description="What can be changed in it, in its order.")
    async def products(self) -> list[LinkedProduct]:
        return [
            LinkedProduct(sku=each.sku, name=each.name, quantity=each.quantity)
            for each in await subscriptions.products_of(self.linked)
        ]


@strawberry.type
class DeliveryLinkQuery:
    """What this room offers to the type Query."""

    @strawberry.field(
        description="The delivery that a link in a notice is about; null where its deadline has passed,"
        " or the link isn't one of ours. Looking changes nothing.",
        metadata={ALONE: True},
    )
    async def delivery_by_link(
        self, info: InfoT, token: Annotated[str, strawberry.argument(description=_TOKEN)]
    ) -> LinkedDelivery | None:
        try:
            return LinkedDelivery(linked=await subscriptions.look(info.context.house, token))
        except Refusal:
            return None


@strawberry.input(description="Which delivery, by the link in its notice.")
class DeliveryByLinkInput:
    token: str = strawberry.field(description=_TOKEN)
    preview: bool = strawberry.field(default=False, description=_PREVIEW)


@strawberry.input(description="On which day the delivery of a link comes instead.")
class DeliveryMoveByLinkInput(DeliveryByLinkInput):
    day: date = strawberry.field(description="On a closed day, the last open one before it.")


@strawberry.input(description="So many of a product that is in a delivery.")
class LinkedQuantityInput:
    sku: str = strawberry.field(description="What the shop calls it.")
    quantity: int = strawberry.field(description="0 to 99; 0: none this time.")


@strawberry.input(description="How many of each product come in the delivery of a link.")
class DeliveryChangeByLinkInput(DeliveryByLinkInput):
    version: int = strawberry.field(description="The version that was looked at.")
    quantities: list[LinkedQuantityInput] = strawberry.field(
        description="Of what is in it; what isn't named stays as it is."
    )

    def read(self) -> list[subscriptions.HowMany]:
        return [subscriptions.HowMany(each.sku, each.quantity) for each in self.quantities]


@strawberry.input(description="Which change by a link to undo.")
class DeliveryChangeUndoByLinkInput(DeliveryByLinkInput):
    change: strawberry.ID = strawberry.field(description="What `deliveryChangeByLink` answered.")


@strawberry.type(description="The delivery of a link after an act, or as it would be.")
class LinkedDeliveryPayload:
    delivery: LinkedDelivery | None = strawberry.field(
        default=None, description="As it is now, or would be."
    )
    consequences: list[str] | None = strawberry.field(
        default=None,
        description="What comes of it, in the reader's language, the most important first; none where"
        " it was so already.",
    )
    warnings: list[str] | None = strawberry.field(
        default=None,
        description="What to be careful about, in the reader's language; none of it refuses anything, or"
        " names a pet.",
    )
    change: strawberry.ID | None = strawberry.field(
        default=None,
        description="What `deliveryChangeUndoByLink` takes; null where there is nothing that it undoes.",
    )
    user_errors: list[UserError] = user_errors()

    @classmethod
    def of(cls, done: subscriptions.Followed, info: InfoT) -> "LinkedDeliveryPayload":
        return cls(
            delivery=LinkedDelivery(linked=done.linked),
            consequences=[each.in_(info.context.language) for each in done.told],
            warnings=[each.in_(info.context.language) for each in done.warnings],
            change=None if done.change is None else strawberry.ID(str(done.change)),
        )


@strawberry.type
class DeliveryLinkMutation:
    """Acts by a link: done twice, they answer how it is now."""

    @mutation(
        LinkedDeliveryPayload,
        "By the link in its notice: this delivery doesn't come; the rhythm stays.",
        signed_in=False,
        alone=True,
    )
    async def delivery_skip_by_link(
        self, info: InfoT, input: DeliveryByLinkInput
    ) -> LinkedDeliveryPayload | None:
        done = await subscriptions.skip_by_link(
            info.context.house, input.token, preview=input.preview
        )
        return LinkedDeliveryPayload.of(done, info)

    @mutation(
        LinkedDeliveryPayload,
        "By the link in its notice: a skipped delivery comes after all.",
        signed_in=False,
        alone=True,
    )
    async def delivery_unskip_by_link(
        self, info: InfoT, input: DeliveryByLinkInput
    ) -> LinkedDeliveryPayload | None:
        done = await subscriptions.unskip_by_link(
            info.context.house, input.token, preview=input.preview
        )
        return LinkedDeliveryPayload.of(done, info)

    @mutation(
        LinkedDeliveryPayload,
        "By the link in its notice: this delivery comes on another day; the others stay.",
        signed_in=False,
        alone=True,
    )
    async def delivery_move_by_link(
        self, info: InfoT, input: DeliveryMoveByLinkInput
    ) -> LinkedDeliveryPayload | None:
        done = await subscriptions.move_by_link(
            info.context.house, input.token, input.day, preview=input.preview
        )
        return LinkedDeliveryPayload.of(done, info)

    @mutation(
        LinkedDeliveryPayload,
        "By the link in its notice: so many of each product this time; the other deliveries stay.",
        signed_in=False,
        alone=True,
    )
    async def delivery_change_by_link(
        self, info: InfoT, input: DeliveryChangeByLinkInput
    ) -> LinkedDeliveryPayload | None:
        done = await subscriptions.change_by_link(
            info.context.house, input.token, input.version, input.read(), preview=input.preview
        )
        return LinkedDeliveryPayload.of(done, info)

    @mutation(
        LinkedDeliveryPayload,
        "By the link in its notice: the quantities as they were before a change by it, where none that"
        " stands came after it.",
        signed_in=False,
        alone=True,
    )
    async def delivery_change_undo_by_link(
        self, info: InfoT, input: DeliveryChangeUndoByLinkInput
    ) -> LinkedDeliveryPayload | None:
        change = row_id(input.change, "change")
        done = await subscriptions.undo_by_link(
            info.context.house, input.token, change, preview=input.preview
        )
        return LinkedDeliveryPayload.of(done, info)
