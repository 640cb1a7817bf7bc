"""What there is to decide before a farewell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from minside.core.allowance import Allowance
from minside.orders import actions as orders
from minside.pets import actions as pets

from .lasting import Food
from .parting import Touched
from .storing import Subscription


@dataclass(frozen=True, slots=True)
class Parcel:
    """An order under way with the pet's food in it; `others` is what else would be stopped with it."""

    order: orders.Order
    names: Sequence[str]
    others: Sequence[str]
    may_stop: Allowance


@dataclass(frozen=True, slots=True)
class Parting:
    """What there is to decide."""

    animal: pets.Animal
    agreements: Sequence[tuple[Subscription, Touched]]
    parcels: Sequence[Parcel]
    foods: Mapping[str, Food]
