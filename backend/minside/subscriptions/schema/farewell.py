"""Farewell to a pet in GraphQL (N12)."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

import strawberry

from minside.catalogue import actions as catalogue
from minside.core.graphql import Allowance, InfoT, UserError, mutation, row_id, shown, user_errors
from minside.core.refusals import NotFound
from minside.orders.schema import Order
from minside.pets import actions as pets
from minside.pets.schema import Pet
from minside.subscriptions import actions as subscriptions

from .deliveries import animals_of
from .foods import FittingRhythm
from .subscriptions import Subscription, SubscriptionLine

strawberry.enum(
    subscriptions.Choice,
    name="SharedFoodChoice",
    description="What becomes of food that others eat too. FEWER: as many as they need by what they eat;"
    " LESS_OFTEN: the whole delivery in the rhythm that fits.",
)


@strawberry.type(description="A product that other pets eat too, which is asked about.")
class SharedFood:
    found: strawberry.Private[subscriptions.Subscription]
    shared: strawberry.Private[subscriptions.Shared]
    line: SubscriptionLine = strawberry.field(description="As it is now.")
    fewer: int | None = strawberry.field(
        description="So many are enough for the others; null where that isn't known, or as many are."
    )

    @strawberry.field(description="The others.")
    async def pets(self, info: InfoT) -> list[Pet]:
        known = await animals_of(info, self.found.customer)
        return [Pet.of(known[pet]) for pet in self.shared.others if pet in known]


@strawberry.type(description="A fixed delivery with what the pet eats in it.")
class FarewellSubscription:
    subscription: Subscription = strawberry.field(description="As it is now.")
    stops: list[SubscriptionLine] = strawberry.field(
        description="What only this pet eats: it stops coming."
    )
    once: strawberry.Private[tuple[str, ...]]
    shared: list[SharedFood] = strawberry.field(description="What others eat too.")
    less_often: FittingRhythm | None = strawberry.field(
        description="A rhythm that fits those that are left; null where that isn't known, or it is so."
    )
    ends: bool = strawberry.field(description="Whether nothing is left in it, so that it ends.")

    @classmethod
    def of(
        cls, one: subscriptions.Subscription, found: subscriptions.Touched
    ) -> "FarewellSubscription":
        return cls(
            subscription=Subscription.of(one),
            stops=[SubscriptionLine.of(one, line) for line in found.only],
            shared=[
                SharedFood(
                    found=one,
                    shared=each,
                    line=SubscriptionLine.of(one, each.line),
                    fewer=each.fewer,
                )
                for each in found.shared
            ],
            less_often=shown(FittingRhythm, found.less_often) if found.less_often else None,
            ends=found.ends,
            once=found.once,
        )

    @strawberry.field(
        description="What was to come once and only this pet eats, by name: it doesn't come."
    )
    async def stops_once(self, info: InfoT) -> list[str]:
        found = [(sku, await info.context.load(catalogue.find_many, sku)) for sku in self.once]
        return [each.name if each else sku for sku, each in found]


@strawberry.type(description="An order under way with what only this pet eats in it.")
class FarewellOrder:
    order: Order = strawberry.field(description="Which.")
    names: list[str] = strawberry.field(description="What of it only this pet eats.")
    others: list[str] = strawberry.field(description="What else would be stopped with it.")
    can_stop: Allowance = strawberry.field(description="Whether it can be stopped.")


@strawberry.type(description="What a farewell touches, and what there is to answer.")
class FarewellQuestions:
    pet: Pet = strawberry.field(description="Which.")
    subscriptions: list[FarewellSubscription] = strawberry.field(
        description="Fixed deliveries with what it eats in them."
    )
    orders: list[FarewellOrder] = strawberry.field(description="Parcels under way with its food.")


@strawberry.type
class FarewellOfCustomer:
    @strawberry.field(
        description="What a farewell to this pet would touch; null when there is none such."
    )
    async def farewell(
        self,
        info: InfoT,
        pet: Annotated[strawberry.ID, strawberry.argument(description="Which.")],
    ) -> FarewellQuestions | None:
        try:
            found = await subscriptions.look_at_farewell(
                info.context.house, info.context.customer, row_id(pet, "pet")
            )
        except NotFound:
            return None
        return FarewellQuestions(
            pet=Pet.of(found.animal),
            subscriptions=[FarewellSubscription.of(one, is_) for one, is_ in found.agreements],
            orders=[
                FarewellOrder(
                    order=Order.of(each.order),
                    names=list(each.names),
                    others=list(each.others),
                    can_stop=Allowance.of(each.may_stop, info.context),
                )
                for each in found.parcels
            ],
        )


@strawberry.input(description="A fixed delivery as it was looked at.")
class SeenSubscriptionInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    version: int = strawberry.field(description="An older one is refused.")


@strawberry.input(description="What becomes of a product that others eat too.")
class SharedFoodInput:
    subscription: strawberry.ID = strawberry.field(description="In which fixed delivery.")
    sku: str = strawberry.field(description="Which product.")
    choice: subscriptions.Choice = strawberry.field(description="What becomes of it.")


@strawberry.input(description="A farewell in one step.")
class PetFarewellInput:
    pet: strawberry.ID = strawberry.field(description="To whom.")
    kind: pets.FarewellKind = strawberry.field(description="It died, or moved.")
    memory: pets.Memory = strawberry.field(
        default=pets.Memory.KEEP, description="Whether its page stays."
    )
    seen: list[SeenSubscriptionInput] | None = strawberry.field(
        default=None, description="Every fixed delivery of `farewell`, as it was looked at."
    )
    shared: list[SharedFoodInput] | None = strawberry.field(
        default=None, description="What isn't answered stays as it is."
    )
    stop_orders: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Orders of `farewell` that the shop is asked to stop."
    )
    preview: bool = strawberry.field(
        default=False, description="Only show what would become of it: nothing is changed."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it is done once."
    )

    def read(self) -> subscriptions.FarewellForm:
        return subscriptions.FarewellForm(
            pet=row_id(self.pet, "pet"),
            kind=self.kind,
            memory=self.memory,
            seen={row_id(each.id, "seen"): each.version for each in self.seen or ()},
            choices=_choices(self.shared or []),
            stopped=[row_id(each, "stopOrders") for each in self.stop_orders or ()],
        )


def _choices(sent: list[SharedFoodInput]) -> Mapping[UUID, Mapping[str, subscriptions.Choice]]:
    found: dict[UUID, dict[str, subscriptions.Choice]] = defaultdict(dict)
    for each in sent:
        found[row_id(each.subscription, "shared")][each.sku] = each.choice
    return found


@strawberry.input(description="Whose farewell to undo.")
class PetFarewellUndoInput:
    pet: strawberry.ID = strawberry.field(description="Whose.")
    preview: bool = strawberry.field(
        default=False, description="Only show what would become of it: nothing is changed."
    )


@strawberry.type(description="A pet after its farewell, or after that was undone.")
class PetFarewellPayload:
    pet: Pet | None = strawberry.field(default=None, description="As it is now.")
    consequences: list[str] | None = strawberry.field(
        default=None, description="What comes of it, in the reader's language."
    )
    user_errors: list[UserError] = user_errors()

    @classmethod
    def of(cls, done: subscriptions.Parted, info: InfoT) -> "PetFarewellPayload":
        language = info.context.language
        return cls(pet=Pet.of(done.animal), consequences=[each.in_(language) for each in done.told])


@strawberry.type
class FarewellMutation:
    @mutation(
        PetFarewellPayload,
        "Say farewell to a pet: what only it eats stops coming, what it shares is as answered, and nobody"
        " writes about it any more. It can be undone for thirty days.",
    )
    async def pet_farewell(self, info: InfoT, input: PetFarewellInput) -> PetFarewellPayload | None:
        done = await subscriptions.farewell(
            info.context.house,
            info.context.customer,
            input.read(),
            preview=input.preview,
            key=input.idempotency_key,
        )
        return PetFarewellPayload.of(done, info)

    @mutation(
        PetFarewellPayload,
        "The pet, and what it ate, as before a farewell of the last thirty days; what was changed since"
        " stays as it is.",
    )
    async def pet_farewell_undo(
        self, info: InfoT, input: PetFarewellUndoInput
    ) -> PetFarewellPayload | None:
        done = await subscriptions.undo_farewell(
            info.context.house,
            info.context.customer,
            row_id(input.pet, "pet"),
            preview=input.preview,
        )
        return PetFarewellPayload.of(done, info)
