"""The letters about fixed deliveries. They tell what happened, what comes by itself, and what one can do.

Each is posted with what its class says: `Letter(MISSED, …, values=values(Missed(…)))`.
"""

from typing import Annotated, Any, Final, Literal, get_type_hints

import msgspec
from msgspec import Meta

from minside.orders.documents import words as documents
from minside.outbox.templates import Template, register

from . import words

_PURPOSE: Final = "deliveries"

Moment = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\S+(Z|[+-]\d\d:\d\d)\Z")]
"""ISO 8601 with its offset."""
Day = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
Id = Annotated[str, Meta(pattern=r"\A[0-9a-f-]{36}\Z")]


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """What doesn't come along; `why` is one of `actions.kinds.LeftOut`. `instead` is the substitute's
    name; `price_ore` is what one costs now, where it stays out for that."""

    product: str
    why: str
    instead: str | None
    price_ore: int | None


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """What one costs, in øre: as agreed, and now. `ceiling_ore` is what was said yes to in advance."""

    product: str
    old_ore: int
    new_ore: int
    ceiling_ore: int | None


class _Said(msgspec.Struct, frozen=True, kw_only=True):
    """What each says: whose name is greeted, and about what. `subscription` is its id where the
    customer can open it on Min Side, so that others get no link."""

    name: str
    subscription: Id | None


class LeftOut(_Said, frozen=True, kw_only=True):
    """Something didn't come along, and why; the rest comes on `deliver_on`."""

    deliver_on: Day
    missing: list[Missing]


class NothingSent(_Said, frozen=True, kw_only=True):
    """Nothing of it could be sent, for what is `missing`; or there was nowhere to send it."""

    deliver_on: Day
    missing: list[Missing]
    lacks_address: bool


class Missed(_Said, frozen=True, kw_only=True):
    """They were so late that the next one was near: our own fault. The days they were to come, in their
    order, at least one."""

    days: list[Day]


class PutOff(_Said, frozen=True, kw_only=True):
    """The whole waits for something that is sold out, and is tried again for `comes_on`."""

    deliver_on: Day
    comes_on: Day
    waits_for: list[str]


class PriceRaised(_Said, frozen=True, kw_only=True):
    """N9. `keeps_on` is the day of the delivery that keeps the agreed price, and `keeps_until` until
    when that can be changed; None where it is on its way already."""

    raised: list[Raised]
    keeps_on: Day | None
    keeps_until: Moment | None


class PriceWithinCeiling(_Said, frozen=True, kw_only=True):
    """N9: accepted by the ceiling that was set in advance; from `deliver_on` on, which can be changed
    until `deadline_at`; or from the one after `keeps_on`, which was promised the old price."""

    raised: list[Raised]
    deliver_on: Day
    keeps_on: Day | None = None
    deadline_at: Moment | None


class Goods(msgspec.Struct, frozen=True, kw_only=True):
    """What comes each time; `total_ore` for all of it as it costs today, None where it can't be had."""

    name: str
    quantity: int
    total_ore: int | None


class Both(msgspec.Struct, frozen=True, kw_only=True):
    """The same in both languages."""

    nb: str
    en: str


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """What was agreed, for who begins (`how` is `begun`) or goes on: `again`, or `undone` where an ending
    was taken back. `next_on` and `deadline_at` are None while it is paused; `goes_to` is an address on one
    line, None where there is none yet."""

    name: str
    subscription: Id
    how: Literal["begun", "again", "undone"]
    how_often: Both
    next_on: Day | None
    deadline_at: Moment | None
    goes_to: str | None
    delivery_method: str
    payment: str
    lines: list[Goods]
    total_ore: int


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """What won't come any more. `undo_until` is the last day on which the farewell that ended it can be
    undone, None where none did; no pet is named."""

    name: str
    subscriptions: list[Id]
    products: list[str]
    undo_until: Day | None


def values(said: _Said | Agreed | Ended) -> dict[str, Any]:
    """As a letter takes it: texts, whole numbers, lists and objects."""
    return msgspec.to_builtins(said)


_TELLS: Final = {
    "missing": words.missing,
    "delivery_method": documents.delivery,
    "payment": documents.payment,
}


def _letter(name: str, said: type[_Said | Agreed | Ended]) -> Template:
    shapes = get_type_hints(said, include_extras=True)
    return register(
        Template(
            name=f"subscriptions/{name}",
            purpose=_PURPOSE,
            values=tuple(shapes),
            shapes=shapes,
            tells={name: tell for name, tell in _TELLS.items() if name in shapes},
            follows=True,
        )
    )


LEFT_OUT: Final = _letter("left_out", LeftOut)
NOTHING_SENT: Final = _letter("nothing_sent", NothingSent)
MISSED: Final = _letter("missed", Missed)
PUT_OFF: Final = _letter("put_off", PutOff)
PRICE_RAISED: Final = _letter("price_raised", PriceRaised)
PRICE_WITHIN_CEILING: Final = _letter("price_within_ceiling", PriceWithinCeiling)
AGREED: Final = _letter("agreed", Agreed)
ENDED: Final = _letter("ended", Ended)
