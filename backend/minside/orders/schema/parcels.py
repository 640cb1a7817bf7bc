"""Parcels and returns in GraphQL."""

from datetime import date, datetime

import strawberry

from minside.core.graphql import Allowance, InfoT, Money, shown
from minside.orders import actions as orders

from .lines import ParcelLine
from .money import maybe

strawberry.enum(
    orders.ShipmentState, description="Where a parcel is; RETURNED is back in the shop."
)
strawberry.enum(
    orders.ShipmentPurpose,
    description="Why it was sent: what was ordered, an invoice, or an order's papers (S33).",
)
strawberry.enum(
    orders.ParcelReturnWhy,
    description="Why a parcel came back: nobody fetched it, the address, whoever was to get it said"
    " no, or something else.",
)
strawberry.enum(orders.ReturnState, description="How far a return has come.")


@strawberry.type(description="A parcel (S25).")
class Shipment:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    number: str = strawberry.field(description="What the shop calls it.")
    state: orders.ShipmentState = strawberry.field(description="Where it is.")
    purpose: orders.ShipmentPurpose = strawberry.field(description="Why it was sent.")
    carrier: str = strawberry.field(description="Who brings it.")
    tracking: str | None = strawberry.field(description="What the carrier calls it.")
    tracking_url: str | None = strawberry.field(description="Where the carrier shows it.")
    shipped_at: datetime = strawberry.field(description="In UTC.")
    expected_on: date | None = strawberry.field(
        description="The day it should arrive, in Norway; null where nobody said."
    )
    delivered_at: datetime | None = strawberry.field(description="In UTC; null until then.")
    returned_at: datetime | None = strawberry.field(
        description="When it came back to the shop, in UTC; null where it didn't."
    )
    return_reason: str | None = strawberry.field(description="Why it came back.")
    return_why: orders.ParcelReturnWhy | None = strawberry.field(
        description="What kind of reason it was; null where nobody said."
    )
    contents: list[ParcelLine] = strawberry.field(description="What lies in it, at most 500.")
    packing_slip_url: str = strawberry.field(description="A PDF, by a path on this host.")

    @classmethod
    def of(cls, standing: orders.Standing, parcel: orders.Parcel) -> "Shipment":
        return shown(
            cls,
            parcel,
            contents=[ParcelLine.of(standing, each) for each in parcel.contents],
            packing_slip_url=f"/shipment/{parcel.id}/packing-slip.pdf",
        )


@strawberry.type(description="What the customer sends back (angrerettloven; S26).")
class OrderReturn:
    found: strawberry.Private[orders.Return]
    standing: strawberry.Private[orders.Standing]
    placed: strawberry.Private[orders.Order | None]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    number: str = strawberry.field(description="To write on the parcel, as R-7K2M9P4.")
    order_id: strawberry.ID = strawberry.field(description="Of which order.")
    state: orders.ReturnState = strawberry.field(description="How far it has come.")
    opened_at: datetime = strawberry.field(description="In UTC.")
    by_staff: bool = strawberry.field(description="Whether the shop noted it for the customer.")
    lines: list[ParcelLine] = strawberry.field(description="What goes back, at most 500.")
    reason: str | None = strawberry.field(description="In the customer's own words.")
    received_at: datetime | None = strawberry.field(description="When the shop got it, in UTC.")
    refunded_at: datetime | None = strawberry.field(description="When money went back, in UTC.")
    refunded: Money | None = strawberry.field(description="How much.")
    deducted_from: str | None = strawberry.field(
        description="The number of the invoice it was taken off; null where it was paid out."
    )
    refused_at: datetime | None = strawberry.field(description="When the shop said no, in UTC.")
    refusal: str | None = strawberry.field(description="Why it said no.")
    withdrawn_at: datetime | None = strawberry.field(
        description="When the customer kept the goods after all, in UTC."
    )
    send_by: date | None = strawberry.field(
        description="The last day to send what is WITH_CUSTOMER, 14 days after it was opened, or came"
        " where that was later (angrerettloven §25), also once it is past: then it is to be sent as soon as"
        " one can. Null where nothing is, and when it isn't open."
    )
    places: list[orders.GoodsPlace] = strawberry.field(
        description="Where its goods are, each place once; none when it isn't open."
    )
    may_refuse: bool = strawberry.field(
        description="Whether nothing that is kept comes along with what of it is ON_ITS_WAY, so that the"
        " parcel may be refused or left."
    )
    money_by: date | None = strawberry.field(
        description="The last day for money that was paid for it, 14 days after it was opened"
        " (angrerettloven §24); null when it isn't open, and once that day is past."
    )
    form_url: str = strawberry.field(description="The return form as a PDF, by a path here.")

    @classmethod
    def of(
        cls,
        standing: orders.Standing,
        found: orders.Return,
        placed: orders.Order | None = None,
    ) -> "OrderReturn":
        """Whose order is at hand gives it: else it is read where it is asked for."""
        return shown(
            cls,
            found,
            found=found,
            standing=standing,
            placed=placed,
            order_id=strawberry.ID(str(found.order)),
            lines=[ParcelLine.of(standing, each) for each in found.lines],
            refunded=maybe(found.refunded_ore),
            send_by=orders.send_by(standing, found),
            places=orders.places(standing, found),
            money_by=orders.money_by(found),
            may_refuse=orders.may_refuse(standing, found),
            form_url=f"/order/{found.order}/return-form.pdf?return={found.id}",
        )

    @strawberry.field(
        description="What comes back for it, or comes off an invoice that isn't paid: the prices agreed less"
        " what was taken off, and the delivery where nothing of the order is kept (angrerettloven §24);"
        " null where a price isn't known, and where it was kept or refused."
    )
    async def money_back(self, info: InfoT) -> Money | None:
        if not self.found.counts:
            return None
        order = self.placed or await info.context.load(orders.find_many, self.found.order)
        return maybe(orders.back_ore(order, self.standing, self.found)) if order else None

    @strawberry.field(
        description="Whom and where to, line by line, the shop's name first; none where the shop has"
        " told no address."
    )
    def send_to(self, info: InfoT) -> list[str]:
        return orders.send_to(info.context.house)

    @strawberry.field(description="Whether the customer can keep the goods after all: while OPEN.")
    def can_withdraw(self, info: InfoT) -> Allowance:
        return Allowance.of(orders.may_withdraw(self.found), info.context)
