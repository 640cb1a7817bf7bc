"""The reminder of a cart that was left behind (S27, S43): marketing, and so it says how to leave."""

from typing import Annotated, Any, Final, get_type_hints

import msgspec
from msgspec import Meta

from minside.outbox.templates import Template, register

_PURPOSE: Final = "cart_reminder"

Id = Annotated[str, Meta(pattern=r"\A[0-9a-f-]{36}\Z")]


class Goods(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in it; `total_ore` for all of it as it costs today."""

    name: str
    quantity: int
    total_ore: int | None


class Reminder(msgspec.Struct, frozen=True, kw_only=True):
    """`cart_name` is None for one of the shop's that has none; `more` is how many products don't stand among
    the `lines`; `total_ore` is of all. `asked`: whether its reader had to say yes to it."""

    name: str
    cart: Id
    cart_name: str | None
    lines: list[Goods]
    more: int
    total_ore: int
    asked: bool


def values(said: Reminder) -> dict[str, Any]:
    """As a letter takes it: texts, whole numbers, lists and objects."""
    return msgspec.to_builtins(said)


_SHAPES: Final = get_type_hints(Reminder, include_extras=True)
REMINDER: Final = register(
    Template(
        name="carts/reminder",
        purpose=_PURPOSE,
        values=tuple(_SHAPES),
        shapes=_SHAPES,
        follows=True,
        needs=_PURPOSE,
        left="cart",
    )
)
