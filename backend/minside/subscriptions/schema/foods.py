"""How long food lasts, in GraphQL (N11)."""

from datetime import date
from uuid import UUID

import strawberry

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import InfoT, shown
from minside.subscriptions import actions as subscriptions

strawberry.enum(
    subscriptions.CountedFrom,
    name="FoodCountedFrom",
    description="What arrived last, with what is on its way by now; what is on its way, where none has"
    " arrived; or the next fixed delivery.",
)


@strawberry.type(description="A product that the customer's pets eat, and how long it lasts (N11).")
class Food:
    sku: str = strawberry.field(description="What the shop calls it.")
    grams_a_day: int = strawberry.field(
        description="By all of the pets together, as far as is said."
    )
    pet_ids: list[strawberry.ID] = strawberry.field(description="Who eats it, of whom it is said.")
    unknown_pet_ids: list[strawberry.ID] = strawberry.field(
        description="Who eats it too, by a fixed delivery, with nothing said of how much; then nothing"
        " is reckoned."
    )
    pack_days: int | None = strawberry.field(
        description="How many whole days one pack lasts; null where it isn't known."
    )
    counted_from: subscriptions.CountedFrom | None = strawberry.field(
        description="What it is reckoned from; null where there is nothing."
    )
    counted_on: date | None = strawberry.field(description="The day that it is reckoned from.")
    packs: int = strawberry.field(description="How many packs are reckoned with.")
    on_their_way: int = strawberry.field(description="How many of those haven't come yet.")
    lasts_until: date | None = strawberry.field(
        description="The day on which they are eaten up; null where it isn't known."
    )
    subscription_id: strawberry.ID | None = strawberry.field(
        description="The only fixed delivery that brings it; null where none does, or several do."
    )

    @classmethod
    def of(cls, food: subscriptions.Food) -> "Food":
        return shown(
            cls,
            food,
            pet_ids=_ids(food.pets),
            unknown_pet_ids=_ids(food.unknown),
            subscription_id=food.subscription and strawberry.ID(str(food.subscription)),
        )

    @strawberry.field(description="The product as the shop has it now.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None


def _ids(pets: tuple[UUID, ...]) -> list[strawberry.ID]:
    return [strawberry.ID(str(pet)) for pet in pets]


@strawberry.type(
    description="A rhythm that suits what is eaten; offered, never forced: `subscriptionReschedule` takes it."
)
class FittingRhythm:
    every: int = strawberry.field(description="How many units lie between two deliveries.")
    unit: subscriptions.Unit = strawberry.field(description="Weeks or months.")
    next_on: date = strawberry.field(description="The day on which the next one is in time.")
    sku: str = strawberry.field(description="The product that is eaten up first.")
    days: int = strawberry.field(description="How many days one delivery of it lasts.")


@strawberry.type
class FoodsOfCustomer:
    @strawberry.field(
        description="What their pets eat: by what is said of each, and by fixed deliveries (N11)."
    )
    async def foods(self, info: InfoT) -> list[Food]:
        found = await info.context.load(subscriptions.foods_of, info.context.customer)
        return [Food.of(each) for each in found.values()]


async def fitting_of(info: InfoT, one: subscriptions.Subscription) -> FittingRhythm | None:
    """What is offered for this one; None where it fits, or nobody knows."""
    foods = await info.context.load(subscriptions.foods_of, one.customer)
    deadlines = subscriptions.deadlines_of(info.context.house.settings)
    found = subscriptions.fitting(one.id, one.agreement, foods, deadlines)
    return shown(FittingRhythm, found) if found else None
