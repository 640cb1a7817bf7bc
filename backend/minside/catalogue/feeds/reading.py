"""Reads an item by the names of Google's product data specification.

What the specification asks for must be there and right (id, title, price, availability); what may
be left out may also be empty. A field that is too long makes the item a bad one: half a description
isn't what the shop wrote.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from ..facts import Availability, Content, Fact, Item, Stock
from .errors import BadItem
from .files import Fields
from .prices import read_price
from .weights import pack_grams

_MOST: Final = {
    "id": 100,
    "title": 300,
    "description": 20_000,
    "brand": 200,
    "gtin": 50,
    "item_group_id": 100,
    "google_product_category": 300,
    "product_type": 1_000,
    "link": 2_000,
    "image_link": 2_000,
    "attribute_name": 200,
    "attribute_value": 2_000,
    "section_name": 200,
}
_MOST_WORD: Final = 200
_MOST_DETAILS: Final = 200
_MOST_LEVELS: Final = 10
_MOST_STOCK: Final = 1_000_000
# Control characters and half surrogates are never meant; PostgreSQL can't hold all of them.
_NOT_DRAWN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# What tells variants apart, in the order in which it is said.
_VARIANT: Final = ("size", "color", "material", "pattern", "flavor", "multipack")


def read_item(fields: Fields) -> Item:
    """Raises `BadItem`."""
    fields = _by_plain_names(fields)
    title = _required(fields, "title")
    content = Content(
        sku=_required(fields, "id"),
        name=title,
        group=_text(fields, "item_group_id"),
        brand=_text(fields, "brand"),
        description=_text(fields, "description", lines=True),
        category=_category(fields),
        google_category=_text(fields, "google_product_category"),
        gtin=_text(fields, "gtin"),
        variant={name: text for name in _VARIANT if (text := _text(fields, name))},
        contents=_contents(fields),
        pack_grams=pack_grams(
            title, _text(fields, "unit_pricing_measure"), _text(fields, "product_weight")
        ),
        shop_url=_link(fields),
        picture_link=_text(fields, "image_link"),
    )
    return Item(content, read_price(fields, _text), _stock(fields))


def _by_plain_names(fields: Fields) -> Fields:
    """`g:id` and `id` are one, and so are `image link` and `image_link`."""
    return {name.removeprefix("g:").replace(" ", "_"): several for name, several in fields.items()}


def _required(fields: Fields, name: str) -> str:
    text = _text(fields, name)
    if text is None:
        raise BadItem(f"no {name}")
    return text


def _text(fields: Fields, name: str, *, lines: bool = False) -> str | None:
    """The first of that name, tidied; None where there is none."""
    several = fields.get(name, ())
    return _tidy(name, several[0], lines=lines) if several else None


def _tidy(name: str, value: Any, *, lines: bool = False) -> str | None:
    if not isinstance(value, str):
        raise BadItem(f"{name} isn't a text")
    most = _MOST.get(name, _MOST_WORD)
    if len(value) > 4 * most:
        raise BadItem(f"{name} is longer than {most} characters")
    text = unicodedata.normalize("NFC", _NOT_DRAWN.sub("", value))
    text = text.replace("\r\n", "\n").strip() if lines else " ".join(text.split())
    if len(text) > most:
        raise BadItem(f"{name} is longer than {most} characters")
    return text or None


def _category(fields: Fields) -> tuple[str, ...]:
    """The first that the shop sorts it under."""
    path = _text(fields, "product_type") or ""
    parts = tuple(part.strip() for part in path.split(">") if part.strip())
    if len(parts) > _MOST_LEVELS:
        raise BadItem(f"product_type has more than {_MOST_LEVELS} levels")
    return parts


def _contents(fields: Fields) -> tuple[Fact, ...]:
    details = fields.get("product_detail", ())
    if len(details) > _MOST_DETAILS:
        raise BadItem(f"more than {_MOST_DETAILS} product_detail")
    return tuple(fact for detail in details if (fact := _fact(detail)) is not None)


def _fact(detail: Any) -> Fact | None:
    """Nested as in XML, or `Section:Name:Value` as where there is no nesting; half of one is none."""
    if isinstance(detail, str) and detail.count(":") >= 2:
        section, name, value = detail.split(":", 2)
        detail = {"section_name": section, "attribute_name": name, "attribute_value": value}
    if not isinstance(detail, Mapping):
        return None
    plain = _by_plain_names({name: (value,) for name, value in detail.items()})
    name, value = _text(plain, "attribute_name"), _text(plain, "attribute_value")
    return Fact(name, value, _text(plain, "section_name")) if name and value else None


def _link(fields: Fields) -> str | None:
    link = _text(fields, "link")
    if link is not None and not re.match(r"https?://[^\s/]", link):
        raise BadItem("link isn't an address of the web")
    return link


def _stock(fields: Fields) -> Stock:
    said = _required(fields, "availability").lower().replace(" ", "_")
    try:
        availability = Availability(said)
    except ValueError:
        raise BadItem(f"availability is {said[:40]!r}") from None
    if availability is Availability.GONE:
        raise BadItem("availability is 'gone'")
    return Stock(availability, _quantity(fields))


def _quantity(fields: Fields) -> int | None:
    said = _text(fields, "quantity") or _text(fields, "sell_on_google_quantity")
    if said is None:
        return None
    if not re.fullmatch(r"[0-9]{1,7}", said) or int(said) > _MOST_STOCK:
        raise BadItem(f"quantity is {said[:40]!r}")
    return int(said)
