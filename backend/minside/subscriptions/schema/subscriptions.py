"""Subscriptions in GraphQL."""

from datetime import date, datetime
from uuid import UUID

import strawberry

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core import clock
from minside.core.graphql import Allowance, InfoT, Money, shown
from minside.customers.actions import ChangedBy
from minside.customers.schema import DeliveryAddress
from minside.pets.schema import Pet
from minside.subscriptions import actions as subscriptions

from .charges import DeliveryCharge, DeliveryUnderWay, PastDelivery
from .deliveries import Contents, UpcomingDelivery, addresses_of, animals_of, feedings_of
from .foods import FittingRhythm, Food, fitting_of

strawberry.enum(
    subscriptions.State,
    name="SubscriptionState",
    description="Whether deliveries come: PAUSED until resumed, CANCELLED until reactivated.",
)
strawberry.enum(subscriptions.Unit, name="IntervalUnit", description="Weeks or months.")
strawberry.enum(
    subscriptions.WhenOut,
    name="WhenOut",
    description="What the customer wants where a product can't be had: a named substitute, to leave it"
    " out, or to put the whole delivery off for at most 14 days.",
)
MOST_CHANGES = 50


@strawberry.type(
    description="A price over what was agreed. Nothing is sent at it until it is answered (N9)."
)
class PricePromise:
    found: strawberry.Private[subscriptions.Subscription]
    id: strawberry.ID = strawberry.field(description="What `priceAnswer` takes.")
    old_price: Money = strawberry.field(description="What one costs as agreed.")
    new_price: Money = strawberry.field(description="What one costs today.")
    raised_at: datetime = strawberry.field(description="When it went up first, in UTC.")
    keeps_number: int = strawberry.field(
        description="The last delivery that keeps the agreed price; later ones leave the product out."
    )

    @classmethod
    def of(
        cls, found: subscriptions.Subscription, line: subscriptions.Line
    ) -> "PricePromise | None":
        asked = line.promise
        if asked is None:
            return None
        return cls(
            found=found,
            id=strawberry.ID(str(asked.id)),
            old_price=Money.of(line.agreed_ore),
            new_price=Money.of(asked.new_ore),
            raised_at=asked.raised_at,
            keeps_number=asked.keeps_number,
        )

    @strawberry.field(
        description="The day on which that delivery comes; null where it was ordered already."
    )
    def keeps_on(self, info: InfoT) -> date | None:
        deadlines = subscriptions.deadlines_of(info.context.house.settings)
        coming = self.found.agreement.get(self.keeps_number, deadlines)
        return coming.deliver_on if coming else None


@strawberry.type(description="A product that comes with every delivery.")
class SubscriptionLine:
    found: strawberry.Private[subscriptions.Subscription]
    line: strawberry.Private[subscriptions.Line]
    sku: str = strawberry.field(description="What the shop calls it.")
    quantity: int = strawberry.field(description="How many, 1 to 99.")
    agreed_price: Money = strawberry.field(
        description="The highest price of one that the customer has said yes to."
    )
    ceiling: Money | None = strawberry.field(
        description="Up to which price the customer has said yes in advance; null where not."
    )
    when_out: subscriptions.WhenOut = strawberry.field(description="When it can't be had.")
    substitute_sku: str | None = strawberry.field(description="What then comes instead.")

    @classmethod
    def of(cls, found: subscriptions.Subscription, line: subscriptions.Line) -> "SubscriptionLine":
        return cls(
            found=found,
            line=line,
            sku=line.sku,
            quantity=line.quantity,
            agreed_price=Money.of(line.agreed_ore),
            ceiling=_ceiling(line),
            when_out=line.when_out,
            substitute_sku=line.substitute_sku,
        )

    @strawberry.field(description="The product as the shop has it now.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None

    @strawberry.field(description="The substitute as the shop has it now.")
    async def substitute(self, info: InfoT) -> Product | None:
        if self.substitute_sku is None:
            return None
        listing = await info.context.load(catalogue.find_many, self.substitute_sku)
        return Product.of(listing) if listing else None

    @strawberry.field(
        description="Why the substitute would never be sent, in the reader's language: it has in it, or"
        " may have, what those who eat it don't tolerate. Null where they may eat it."
    )
    async def substitute_warning(self, info: InfoT) -> str | None:
        if self.substitute_sku is None:
            return None
        listing = await info.context.load(catalogue.find_many, self.substitute_sku)
        known = await animals_of(info, self.found.customer)
        feedings = await info.context.load(feedings_of, self.found.customer)
        eat = subscriptions.eaters(self.sku, self.line.pets, feedings)
        eaters = [(each.name, each.allergies) for each in known.values() if each.id in eat]
        name = listing.name if listing else self.substitute_sku
        told = subscriptions.warning(
            name, subscriptions.offer(listing).contents if listing else None, eaters
        )
        return told.in_(info.context.language) if told else None

    @strawberry.field(
        description="Who doesn't tolerate it, of those who eat it or whom it is made for, in the reader's"
        " language; null where all do, or nobody says what is in it."
    )
    async def warning(self, info: InfoT) -> str | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        known = await animals_of(info, self.found.customer)
        feedings = await info.context.load(feedings_of, self.found.customer)
        told = subscriptions.comes_untolerated(self.line, known.values(), feedings, listing)
        return told.in_(info.context.language) if told else None

    @strawberry.field(
        description="A price over what was agreed, which waits for an answer; null where none does."
    )
    def price_promise(self) -> PricePromise | None:
        return PricePromise.of(self.found, self.line)

    @strawberry.field(
        description="Which delivery was promised a lower price than is agreed by now, and from which day"
        " the agreed one counts, in the reader's language; null where all cost what is agreed."
    )
    def old_price_kept(self, info: InfoT) -> str | None:
        told = subscriptions.old_price_kept(self.found.agreement, self.line)
        return told.in_(info.context.language) if told else None

    @strawberry.field(description="Who eats it, by id alone.")
    def pet_ids(self) -> list[strawberry.ID]:
        return [strawberry.ID(str(pet)) for pet in self.line.pets]

    @strawberry.field(description="Who eats it.")
    async def pets(self, info: InfoT) -> list[Pet]:
        known = await animals_of(info, self.found.customer)
        return [Pet.of(known[pet]) for pet in self.line.pets if pet in known]


def _ceiling(line: subscriptions.Line) -> Money | None:
    if line.ceiling_ore is None or subscriptions.is_spent(line):
        return None
    return Money.of(line.ceiling_ore)


@strawberry.type(description="One change of a subscription, and who made it (N10).")
class SubscriptionChange:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    kind: str = strawberry.field(description="What was done, such as skip or reschedule.")
    changed_by: ChangedBy = strawberry.field(description="Who did it.")
    changed_at: datetime = strawberry.field(description="When, in UTC.")
    number: int | None = strawberry.field(description="Which delivery it was about.")
    undo_until: datetime | None = strawberry.field(
        description="Until when it can be undone, in UTC; null where it can't be any more."
    )
    undone_at: datetime | None = strawberry.field(description="When it was undone, in UTC.")
    by_link: bool = strawberry.field(
        description="Whether it was done by the link in a notice, which needs no sign-in."
    )
    day: date | None = strawberry.field(
        description="When the delivery was to come that it was about, or else the next one."
    )
    comes: date | None = strawberry.field(
        description="The day of that one after it, also where it is skipped; null where it has none."
    )
    pet: strawberry.Private[UUID | None]

    @classmethod
    def of(cls, change: subscriptions.Change) -> "SubscriptionChange":
        return shown(cls, change, pet=change.pet)

    @strawberry.field(
        description="Which pet it was about; null where it was about none, or its page is gone."
    )
    async def pet_name(self, info: InfoT) -> str | None:
        if self.pet is None:
            return None
        found = (await animals_of(info, info.context.customer)).get(self.pet)
        return found.name if found else None


def _not_past(day: date | None) -> date | None:
    """A pause is over with its last day."""
    return day if day is not None and day >= clock.today() else None


@strawberry.type(description="An agreement on fixed deliveries (S12).")
class Subscription:
    found: strawberry.Private[subscriptions.Subscription]
    id: strawberry.ID = strawberry.field(description="Opaque; all zeros in a preview of a new one.")
    version: int = strawberry.field(
        description="Grows with every change; edits name the one they saw."
    )
    created_at: datetime = strawberry.field(description="When it began, in UTC (S6).")
    state: subscriptions.State = strawberry.field(description="Whether deliveries come.")
    every: int = strawberry.field(description="How many units lie between two deliveries.")
    unit: subscriptions.Unit = strawberry.field(description="Weeks or months.")
    delivery_method: str = strawberry.field(
        description="home_delivery, letter_box or pickup_point."
    )
    payment: str = strawberry.field(description="invoice, card or vipps.")
    notice: str = strawberry.field(description="How the customer is reminded: email or sms.")
    paused_until: date | None = strawberry.field(
        description="The day until which nothing comes; null once it is past."
    )
    state_since: datetime = strawberry.field(
        description="Since when its state is so, or since when it rests until a day, in UTC."
    )
    state_by: ChangedBy | None = strawberry.field(description="Who paused or ended it.")

    @classmethod
    def of(cls, found: subscriptions.Subscription) -> "Subscription":
        now = found.agreement
        return shown(
            cls,
            now,
            found=found,
            id=strawberry.ID(str(found.id)),
            paused_until=_not_past(now.paused_until),
            version=found.version,
            created_at=found.created_at,
            state_by=ChangedBy(now.state_by) if now.state_by else None,
        )

    @strawberry.field(
        description="Why it was paused or ended, where that was said; in the reader's language where it"
        " is by us."
    )
    def reason(self, info: InfoT) -> str | None:
        told = subscriptions.reason(self.found.agreement)
        return told.in_(info.context.language) if told else None

    @strawberry.field(
        description="Whether it ended with a farewell to the only one who ate of it: beginning again isn't"
        " offered then."
    )
    def ended_with_farewell(self) -> bool:
        return subscriptions.is_of_nobody(self.found.agreement)

    @strawberry.field(description="At most 50, in their order.")
    def lines(self) -> list[SubscriptionLine]:
        return [SubscriptionLine.of(self.found, line) for line in self.found.agreement.lines]

    @strawberry.field(description="The delivery that comes next; null while nothing comes.")
    def next_delivery(self) -> UpcomingDelivery | None:
        coming = self.found.agreement.next
        return UpcomingDelivery.of(self.found, coming) if coming else None

    @strawberry.field(
        description="Every delivery through that day, at most a year ahead, the skipped ones too."
    )
    def upcoming_deliveries(self, info: InfoT, until: date | None = None) -> list[UpcomingDelivery]:
        return upcoming(info, self.found, until)

    @strawberry.field(
        description="Where deliveries go; null: to the customer's default address, or home."
    )
    async def address(self, info: InfoT) -> DeliveryAddress | None:
        if self.found.agreement.address is None:
            return None
        known = await info.context.load(addresses_of, self.found.customer)
        place = known.get(self.found.agreement.address)
        return shown(DeliveryAddress, place) if place else None

    @strawberry.field(description="What of it pets eat, and how long that lasts (N11).")
    async def foods(self, info: InfoT) -> list[Food]:
        known = await info.context.load(subscriptions.foods_of, self.found.customer)
        skus = [line.sku for line in self.found.agreement.lines]
        return [Food.of(known[sku]) for sku in skus if sku in known]

    @strawberry.field(
        description="A rhythm that suits what is eaten better than this one; null where this one fits, or"
        " nobody knows."
    )
    async def fitting_rhythm(self, info: InfoT) -> FittingRhythm | None:
        return await fitting_of(info, self.found)

    @strawberry.field(description="The newest 50 changes, and who made them.")
    async def changes(self, info: InfoT) -> list[SubscriptionChange]:
        found = await info.context.load(subscriptions.changes_of, self.found.id)
        return [SubscriptionChange.of(each) for each in found]

    @strawberry.field(
        description="That the shop knows nothing of the way in which a coming delivery is to be paid, and what"
        " to do, in the reader's language; null where it does, and where none is charged."
    )
    async def payment_unknown(self, info: InfoT) -> str | None:
        if not subscriptions.charged(self.found.agreement):
            # Most pay by invoice, and nobody is asked by what.
            return None
        known = await info.context.load(subscriptions.known_of, self.found.customer)
        coming = subscriptions.first_unknown(self.found.agreement, known)
        if coming is None:
            return None
        told = subscriptions.choose_here(self.found.agreement, coming, known)
        return told.in_(info.context.language)

    @strawberry.field(description="What was charged, newest first: at most 20, and what is unpaid.")
    async def charges(self, info: InfoT) -> list[DeliveryCharge]:
        found = await info.context.load(subscriptions.charges_of, self.found.id)
        return [DeliveryCharge.of(each) for each in found]

    @strawberry.field(
        description="What is ordered and hasn't come, in the order in which it comes: also of what rests"
        " or has ended."
    )
    def under_way(self) -> list[DeliveryUnderWay]:
        return [DeliveryUnderWay.of(each) for each in self.found.under_way]

    @strawberry.field(description="The newest 20, newest first, without what is still waited for.")
    async def past_deliveries(self, info: InfoT) -> list[PastDelivery]:
        found = await info.context.load(subscriptions.past_of, self.found.id)
        return [PastDelivery.of(each) for each in found]

    @strawberry.field(description="Whether it can be paused, rescheduled or sent at once.")
    def can_pause(self, info: InfoT) -> Allowance:
        return Allowance.of(subscriptions.may_pause(self.found.agreement), info.context)

    @strawberry.field(description="Whether it can be resumed.")
    async def can_resume(self, info: InfoT) -> Allowance:
        found = await info.context.load(subscriptions.charges_of, self.found.id)
        return Allowance.of(subscriptions.may_resume(self.found.agreement, found), info.context)


def upcoming(
    info: InfoT, found: subscriptions.Subscription, until: date | None
) -> list[UpcomingDelivery]:
    """Through `until`, at most as far as the calendar shows."""
    deadlines = subscriptions.deadlines_of(info.context.house.settings)
    last = clock.today() + subscriptions.FARTHEST
    day = min(until or last, last)
    contents = Contents(found)
    return [
        UpcomingDelivery.of(found, coming, contents)
        for coming in found.agreement.upcoming(day, deadlines)
    ]
