"""What belongs to an order, as its rows say it: no more is made of them here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import msgspec

from .kinds import ParcelReturnWhy, ReturnState, ShipmentPurpose, ShipmentState


class Packed(msgspec.Struct, frozen=True):
    """How much of a line lies in a parcel, or is sent back."""

    line: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """A line as it was agreed last; money in whole øre, for one. `given_back` is how much of it the shop
    has again by returns of whoever had the order before."""

    line: str
    sku: str
    name: str | None
    quantity: int
    price_ore: int | None
    unreturnable: str | None
    given_back: int = 0


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened to an order; `lines` None is all of them."""

    kind: str
    at: datetime
    event: str
    parts: Sequence[str]
    lines: Sequence[str] | None
    amount_ore: int | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What was sent, and whether it arrived or came back."""

    id: UUID
    number: str
    purpose: ShipmentPurpose
    carrier: str
    tracking: str | None
    tracking_url: str | None
    contents: Sequence[Packed]
    shipped_at: datetime
    delivered_at: datetime | None
    returned_at: datetime | None
    return_reason: str | None
    expected_on: date | None = None
    return_why: ParcelReturnWhy | None = None

    @property
    def state(self) -> ShipmentState:
        """What happened to it last: from a shelf where nobody fetched it, it comes back, and what came
        back may be delivered after all, or be sent again under its number."""
        if self.arrived_at:
            return ShipmentState.DELIVERED
        if self.returned_at and self.returned_at >= self.shipped_at:
            return ShipmentState.RETURNED
        return ShipmentState.ON_ITS_WAY

    @property
    def arrived_at(self) -> datetime | None:
        """When it was delivered, if it hasn't come back since."""
        if self.returned_at and self.delivered_at and self.returned_at >= self.delivered_at:
            return None
        return self.delivered_at


@dataclass(frozen=True, slots=True)
class Return:
    """What is sent back; money in whole øre."""

    id: UUID
    order: UUID
    number: str
    opened_by: str
    opened_at: datetime
    lines: Sequence[Packed]
    reason: str | None
    withdrawn_at: datetime | None
    received_at: datetime | None
    refunded_at: datetime | None
    refunded_ore: int | None
    refused_at: datetime | None
    refusal: str | None
    deducted_from: str | None = None

    @property
    def state(self) -> ReturnState:
        """What the shop says of goods that came outweighs that they weren't to come."""
        if self.refunded_at:
            return ReturnState.REFUNDED
        if self.refused_at:
            return ReturnState.REFUSED
        if self.received_at:
            return ReturnState.RECEIVED
        return ReturnState.WITHDRAWN if self.withdrawn_at else ReturnState.OPEN

    @property
    def counts(self) -> bool:
        """Whether its goods are on their way back, or back."""
        return self.state not in (ReturnState.WITHDRAWN, ReturnState.REFUSED)

    @property
    def by_staff(self) -> bool:
        return self.opened_by == "staff"


def amount(packed: Sequence[Packed], line: str) -> int:
    """How much of a line there is in all."""
    return sum(each.quantity for each in packed if each.line == line)
