"""Coming deliveries in GraphQL."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple
from uuid import UUID

import strawberry

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import Allowance, InfoT, Money, shown
from minside.customers import actions as customers
from minside.customers.schema import DeliveryAddress
from minside.pets import actions as pets
from minside.pets.schema import pets_of
from minside.subscriptions import actions as subscriptions

if TYPE_CHECKING:
    from .charges import DeliveryCharge
    from .subscriptions import Subscription

strawberry.enum(
    subscriptions.DeliveryState,
    name="DeliveryState",
    description="Where a delivery is. NOTHING: there was nothing to send; MISSED: passed over because"
    " the next one was near; WAITING has no day while its subscription rests.",
)
strawberry.enum(
    subscriptions.LeftOut,
    name="LeftOutReason",
    description="Why a line doesn't come along.",
)


async def animals_of(info: InfoT, customer: UUID) -> dict[UUID, pets.Animal]:
    """The customer's pets by id, by the statement that the page asks for them with."""
    return {pet.id: pet for pet in await info.context.load(pets_of, customer)}


async def feedings_of(customers_: Sequence[UUID]) -> list[list[pets.Feeding]]:
    """What each customer's pets eat; there is one customer a request."""
    return [await pets.eaten(each) for each in customers_]


async def addresses_of(customers_: Sequence[UUID]) -> list[dict[UUID, customers.DeliveryPlace]]:
    """Each customer's addresses by id; there is one customer a request."""
    return [{place.id: place for place in await customers.addresses(each)} for each in customers_]


@strawberry.type(description="A product in a coming delivery, by what is known today.")
class DeliveryLine:
    sku: str = strawberry.field(description="What the shop calls it.")
    name: str = strawberry.field(description="What it is called.")
    quantity: int = strawberry.field(description="How many.")
    price: Money = strawberry.field(
        description="For one: never more than was agreed, or than the ceiling set in advance (N9)."
    )
    is_extra: bool = strawberry.field(description="Whether it comes in this delivery only.")
    instead_of: str | None = strawberry.field(
        description="The sku that it stands in for, where that can't be had."
    )

    @strawberry.field(description="The product as the shop has it now.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None


@strawberry.type(description="A product that wouldn't come along, and why.")
class LeftOutLine:
    sku: str = strawberry.field(description="What the shop calls it.")
    reason: subscriptions.LeftOut = strawberry.field(description="Why.")

    @strawberry.field(description="The product as the shop has it now.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None


class Contents:
    """What the coming deliveries of one subscription hold: asked for once, and put together once for
    those that are alike, however many there are of them and whatever is asked of each."""

    def __init__(self, found: subscriptions.Subscription) -> None:
        self._found = found
        self._known: asyncio.Task[_Today] | None = None
        self._wanted: dict[object, list[subscriptions.Wanted]] = {}
        self._assembled: dict[object, subscriptions.Assembled] = {}

    async def wanted(self, info: InfoT, coming: subscriptions.Coming) -> list[subscriptions.Wanted]:
        known, kind = await self._today(info), subscriptions.alike(self._found.agreement, coming)
        if kind not in self._wanted:
            self._wanted[kind] = subscriptions.wanted_of(
                self._found.agreement, coming, known.animals, known.feedings
            )
        return self._wanted[kind]

    async def offers(self, info: InfoT) -> Mapping[str, subscriptions.Offer]:
        return (await self._today(info)).offers

    async def forecast(self, info: InfoT, coming: subscriptions.Coming) -> subscriptions.Assembled:
        kind, wanted = (
            subscriptions.alike(self._found.agreement, coming),
            await self.wanted(info, coming),
        )
        if kind not in self._assembled:
            offers = await self.offers(info)
            self._assembled[kind] = subscriptions.forecast(wanted, offers, coming.number)
        return self._assembled[kind]

    async def _today(self, info: InfoT) -> "_Today":
        if self._known is None:
            self._known = asyncio.ensure_future(_today(info, self._found))
        return await self._known


class _Today(NamedTuple):
    """What it takes to know what comes."""

    animals: Mapping[UUID, pets.Animal]
    feedings: Sequence[pets.Feeding]
    offers: Mapping[str, subscriptions.Offer]


async def _today(info: InfoT, found: subscriptions.Subscription) -> _Today:
    animals = await animals_of(info, found.customer)
    feedings = await info.context.load(feedings_of, found.customer)
    skus = {sku for line in found.agreement.lines for sku in (line.sku, line.substitute_sku) if sku}
    skus |= {line.sku for coming in found.agreement.coming for line in coming.lines}
    listings = [await info.context.load(catalogue.find_many, sku) for sku in sorted(skus)]
    offers = {each.sku: subscriptions.offer(each) for each in listings if each}
    return _Today(animals, feedings, offers)


@strawberry.type(description="A delivery that isn't ordered yet.")
class UpcomingDelivery:
    found: strawberry.Private[subscriptions.Subscription]
    coming: strawberry.Private[subscriptions.Coming]
    contents: strawberry.Private[Contents]
    number: int = strawberry.field(description="Which of the subscription's deliveries, from 1.")
    state: subscriptions.DeliveryState = strawberry.field(
        description="PLANNED, SKIPPED or WAITING."
    )
    deliver_on: date = strawberry.field(description="The day it comes, in Europe/Oslo.")
    planned_on: date = strawberry.field(description="Its day by the rhythm.")
    deadline_at: datetime = strawberry.field(
        description="Until when it can be changed, in UTC; then it is ordered."
    )
    put_off_since: date | None = strawberry.field(
        description="The day from which it waits for a product that is sold out; null where it doesn't."
    )

    @classmethod
    def of(
        cls,
        found: subscriptions.Subscription,
        coming: subscriptions.Coming,
        contents: Contents | None = None,
    ) -> "UpcomingDelivery":
        """Those of one subscription share their `contents`."""
        return cls(
            found=found,
            coming=coming,
            contents=contents or Contents(found),
            number=coming.number,
            state=coming.state,
            deliver_on=coming.deliver_on,
            planned_on=coming.planned_on,
            deadline_at=coming.deadline_at,
            put_off_since=coming.put_off_since,
        )

    @strawberry.field(
        description="Why it doesn't come on its planned day, in the reader's language (N8); null where"
        " it does."
    )
    def moved_because(self, info: InfoT) -> str | None:
        reason = subscriptions.why_moved(self.coming)
        return reason.in_(info.context.language) if reason else None

    @strawberry.field(description="What comes, as far as is known today.")
    async def lines(self, info: InfoT) -> list[DeliveryLine]:
        assembled = await self.contents.forecast(info, self.coming)
        usual = {line.sku for line in self.found.agreement.lines}
        return [
            DeliveryLine(
                sku=each.sku,
                name=each.name,
                quantity=each.quantity,
                price=Money.of(each.price_ore),
                is_extra=each.sku not in usual and each.instead_of is None,
                instead_of=each.instead_of,
            )
            for each in assembled.goods
        ]

    @strawberry.field(description="What wouldn't come along, and why.")
    async def left_out(self, info: InfoT) -> list[LeftOutLine]:
        assembled = await self.contents.forecast(info, self.coming)
        return [LeftOutLine(sku=each.sku, reason=each.why) for each in assembled.not_sent]

    @strawberry.field(
        description="That nothing would be sent of it as it is now, why, and what to do, in the reader's"
        " language; null where something comes, or it is skipped."
    )
    async def nothing_because(self, info: InfoT) -> str | None:
        wanted = await self.contents.wanted(info, self.coming)
        offers = await self.contents.offers(info)
        is_nowhere = subscriptions.goes_nowhere(
            self.found.agreement, self.coming, has_usual=self.found.has_usual_address
        )
        told = subscriptions.why_nothing_comes(wanted, offers, self.coming, is_nowhere=is_nowhere)
        return told.in_(info.context.language) if told else None

    @strawberry.field(
        description="What of that the delivery itself costs: nothing, as it is fixed."
    )
    def freight(self) -> Money:
        return Money.of(0)

    @strawberry.field(
        description="Whether any of it comes at a price that was agreed, and costs more today (N9)."
    )
    async def has_agreed_price(self, info: InfoT) -> bool:
        return (await self.contents.forecast(info, self.coming)).is_as_agreed

    @strawberry.field(description="What it would cost today, delivery included.")
    async def total(self, info: InfoT) -> Money:
        return Money.of((await self.contents.forecast(info, self.coming)).total_ore)

    @strawberry.field(
        description="Where this one goes, where that is elsewhere than usual; null where it isn't."
    )
    async def address(self, info: InfoT) -> DeliveryAddress | None:
        if self.coming.address is None:
            return None
        known = await info.context.load(addresses_of, self.found.customer)
        place = known.get(self.coming.address)
        return shown(DeliveryAddress, place) if place else None

    @strawberry.field(
        description="How this one is paid, where that is otherwise than usual; null where it isn't."
    )
    def payment(self) -> str | None:
        return self.coming.payment

    @strawberry.field(description="Whether it can be skipped, moved or changed.")
    def can_change(self, info: InfoT) -> Allowance:
        return Allowance.of(subscriptions.may_change(self.coming), info.context)

    @strawberry.field(
        description="The charge of an earlier delivery that this one waits for; null where it waits for"
        " none."
    )
    async def waits_for_charge(
        self, info: InfoT
    ) -> Annotated["DeliveryCharge", strawberry.lazy(".charges")] | None:
        from .charges import DeliveryCharge

        if not subscriptions.waits_for_payment(self.coming):
            return None
        found = await info.context.load(subscriptions.charges_of, self.found.id)
        unpaid = [each for each in found if each.is_unpaid]
        return DeliveryCharge.of(unpaid[-1]) if unpaid else None

    @strawberry.field(description="The first day it may be moved to.")
    def move_from(self, info: InfoT) -> date:
        return self._possible_days(info)[0]

    @strawberry.field(
        description="The last day it may be moved to; before the first one where there is none."
    )
    def move_until(self, info: InfoT) -> date:
        return self._possible_days(info)[1]

    @strawberry.field(
        description="The day it comes on if it is moved a week; null where it can't be."
    )
    def week_later(self, info: InfoT) -> date | None:
        deadlines = subscriptions.deadlines_of(info.context.house.settings)
        return subscriptions.week_later(self.found.agreement, self.number, deadlines)

    def _possible_days(self, info: InfoT) -> tuple[date, date]:
        deadlines = subscriptions.deadlines_of(info.context.house.settings)
        return subscriptions.possible_days(self.found.agreement, self.number, deadlines)

    @strawberry.field(description="What it belongs to.")
    def subscription(
        self,
    ) -> Annotated["Subscription", strawberry.lazy(".subscriptions")]:
        from .subscriptions import Subscription

        return Subscription.of(self.found)


async def cautions_of(
    info: InfoT, before: subscriptions.Agreement | None, after: subscriptions.Subscription
) -> list[str]:
    """What to hear before it is agreed, in the reader's language."""
    now = after.agreement
    skus = sorted(subscriptions.skus_of(before, now))
    found = [await info.context.load(catalogue.find_many, sku) for sku in skus]
    known = subscriptions.Known(
        list((await animals_of(info, after.customer)).values()),
        await info.context.load(feedings_of, after.customer),
        {each.sku: each for each in found if each},
        after.has_usual_address,
    )
    return [each.in_(info.context.language) for each in subscriptions.cautions(before, now, known)]
