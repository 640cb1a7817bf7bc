"""Money and addresses as the rows have them."""

import strawberry

from minside.catalogue import actions as catalogue
from minside.core.graphql import Money, shown
from minside.orders import actions as orders


@strawberry.type(
    description="An address as it was when it was written; it doesn't follow the profile."
)
class FrozenAddress:
    recipient: str = strawberry.field(description="The name above it.")
    street: str = strawberry.field(description="Street and number, or post box.")
    street2: str | None = strawberry.field(description="A second line.")
    postcode: str = strawberry.field(description="As its country writes it.")
    city: str = strawberry.field(description="The postal town.")
    country: str = strawberry.field(description="ISO 3166-1 alpha-2, as `NO`.")

    @classmethod
    def of(cls, address: orders.Address) -> "FrozenAddress":
        return shown(cls, address)


def maybe(ore: int | None) -> Money | None:
    """An amount where there is one."""
    return None if ore is None else Money.of(ore)


def price(found: catalogue.Money | None) -> Money | None:
    """What the catalogue says that something costs."""
    return Money.of(found.ore, found.currency) if found else None
