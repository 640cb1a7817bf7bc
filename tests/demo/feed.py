"""The demo's feed, read as a test needs it: without the house's own reader."""

from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree

from minside.demo.fill import FEED

G = "{http://base.google.com/ns/1.0}"


class Product(NamedTuple):
    """A product's fields by name, and what it says of its contents."""

    fields: dict[str, str]
    contents: dict[str, str]

    def __getitem__(self, name: Any) -> Any:
        return self.fields.get(name)

    @property
    def kroner(self) -> float:
        return kroner(self["price"])

    @property
    def kind(self) -> list[str]:
        return self["product_type"].split(" > ")

    @property
    def contains(self) -> list[str]:
        return self.contents["Inneholder"].split(", ")


@cache
def products() -> tuple[Product, ...]:
    # Our own file, not a stranger's.
    channel = ElementTree.parse(FEED).getroot().find("channel")
    assert channel is not None
    return tuple(map(_product, channel.iter("item")))


def by_sku() -> dict[str, Product]:
    return {each["id"]: each for each in products()}


def _product(item: ElementTree.Element) -> Product:
    fields: dict[str, str] = {}
    contents: dict[str, str] = {}
    for child in item:
        if child.tag == f"{G}product_detail":
            section, name, value = (part.text or "" for part in child)
            assert "Innhold" == section
            assert name not in contents
            contents[name] = value
        else:
            assert child.tag.startswith(G)
            assert child.tag.removeprefix(G) not in fields
            fields[child.tag.removeprefix(G)] = child.text or ""
    return Product(fields, contents)


def kroner(price: str) -> float:
    amount, currency = price.split(" ")
    assert "NOK" == currency
    return float(amount)


def grams(weight: str) -> float:
    amount, unit = weight.split(" ")
    return float(amount) * {"g": 1, "kg": 1000}[unit]
