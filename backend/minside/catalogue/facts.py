"""What can be said of a product: how it is described, what it costs, and whether it can be had."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum


class Availability(Enum):
    """Whether it can be had; `GONE` is never told as such, for it is a fact of its own."""

    IN_STOCK = "in_stock"
    OUT_OF_STOCK = "out_of_stock"
    PREORDER = "preorder"
    BACKORDER = "backorder"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a product says of its contents, as `kcal/kg` and `594`."""

    name: str
    value: str
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """How a product is described.

    `category` is as the shop sorts it, outermost first; `variant` what may tell it from others of
    its group, by what kind of difference it is (`size`, `color`); `picture_link` an https address,
    or a path beside the feed.
    """

    sku: str
    name: str
    group: str | None = None
    brand: str | None = None
    description: str | None = None
    category: tuple[str, ...] = ()
    google_category: str | None = None
    gtin: str | None = None
    variant: Mapping[str, str] = field(default_factory=dict[str, str])
    contents: tuple[Fact, ...] = ()
    pack_grams: int | None = None
    shop_url: str | None = None
    picture_link: str | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """In øre, VAT included: `ore` where it isn't reduced, `sale_ore` from and until when it is; a
    moment that is missing has no bound."""

    ore: int
    sale_ore: int | None = None
    sale_from: datetime | None = None
    sale_until: datetime | None = None

    def at(self, moment: datetime) -> tuple[int, int | None]:
        """What it costs then, and what it costs otherwise where that is more."""
        begun = self.sale_from is None or self.sale_from <= moment
        over = self.sale_until is not None and self.sale_until <= moment
        if self.sale_ore is None or over or not begun:
            return self.ore, None
        return self.sale_ore, self.ore


@dataclass(frozen=True, slots=True)
class Stock:
    """Whether it can be had, and how many there are where the shop says so."""

    availability: Availability
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """All that is said of a product in one place; None for what isn't said."""

    content: Content
    price: Price | None = None
    stock: Stock | None = None


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """When something was said for, and by whom: the newer counts. `by` orders two of one moment."""

    at: datetime
    by: str
