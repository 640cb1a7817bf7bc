"""Where the goods of a line are: with the customer, on their way there, or in the shop again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

from .kinds import GoodsPlace
from .parts import Parcel

# The parcels that hold a line, with how much of it.
Held: TypeAlias = Sequence[tuple[Parcel, int]]


@dataclass(frozen=True, slots=True)
class Lot:
    """How much of a line is in one place, and since when; `at` is None of what was never sent, or is
    under way."""

    place: GoodsPlace
    quantity: int
    at: datetime | None = None


def lots(
    ordered: int, out: Held, back: Held, kept: int, given_back: int, *, is_cancelled: bool
) -> list[Lot]:
    """Of as many as were ordered: what came, what is under way, and what came back to the shop, which
    has `kept` of it still. A replacement adds none. What was never sent is to come, unless it was
    cancelled. What was `given_back` by whoever had the order before is the customer's no more."""
    unsent = Lot(GoodsPlace.IN_SHOP if is_cancelled else GoodsPlace.ON_ITS_WAY, ordered)
    found = list(_first([*_out(out), *_back(back, kept), unsent], ordered))
    came = [lot for lot in found if lot.place is GoodsPlace.WITH_CUSTOMER]
    rest = [lot for lot in found if lot.place is not GoodsPlace.WITH_CUSTOMER]
    return [*_without(came, given_back), *rest]


def _without(found: Sequence[Lot], gone: int) -> list[Lot]:
    """All but the first so many."""
    left = sum(lot.quantity for lot in found) - gone
    return list(reversed(list(_first(reversed(found), left))))


def _out(parcels: Held) -> list[Lot]:
    came = sorted((parcel.arrived_at, n) for parcel, n in parcels if parcel.arrived_at)
    coming = sum(n for parcel, n in parcels if not parcel.arrived_at)
    return [
        *(Lot(GoodsPlace.WITH_CUSTOMER, n, at) for at, n in came),
        Lot(GoodsPlace.ON_ITS_WAY, coming),
    ]


def _back(parcels: Held, kept: int) -> list[Lot]:
    """What came back last is there still: what left after something came back is that."""
    newest = sorted(parcels, key=lambda held: str(held[0].returned_at), reverse=True)
    there = [Lot(GoodsPlace.IN_SHOP, n, parcel.returned_at) for parcel, n in newest]
    return list(reversed(list(_first(there, kept))))


def _first(found: Iterable[Lot], most: int) -> Iterator[Lot]:
    """The first of these, so many in all."""
    for lot in found:
        taken = min(lot.quantity, most)
        if taken > 0:
            most -= taken
            yield replace(lot, quantity=taken)


def take(found: Sequence[Lot], wanted: int, at: datetime) -> tuple[list[Lot], list[Lot]]:
    """Which of these go back by what was said then, and what is left."""
    order = sorted(found, key=lambda lot: _nearness(lot, at))
    taken = list(_first(order, wanted))
    left = reversed(list(_first(reversed(order), sum(lot.quantity for lot in found) - wanted)))
    return taken, list(left)


def _nearness(lot: Lot, said_at: datetime) -> int:
    """Whoever had some meant those; else what came back since, which they didn't take."""
    is_since = lot.at is not None and lot.at > said_at
    if lot.place is GoodsPlace.WITH_CUSTOMER:
        return 2 if is_since else 0
    if lot.place is GoodsPlace.IN_SHOP:
        return 1 if is_since else 4
    return 3
