"""Prints `docs/events.md` from the types, so that it can't say something else."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec
from msgspec import inspect

from .receivers import RECEIVERS
from .types import GROUPS, OUTGOING, EventType

_INTRODUCTION: Final = """\
# Events

What the shop's systems tell Min Side, and what they are told. This page is printed from the code:
`minside events doc > docs/events.md`.

*Kort på norsk: butikkens systemer forteller Min Side hva som skjer ved `POST /events`, signert etter
Standard Webhooks. Hver hendelse lagres først og behandles én gang, i rekkefølge per kunde og ordre.*

## To Min Side

`POST /events`, at most 256 KiB, signed by the [Standard Webhooks](https://www.standardwebhooks.com)
scheme: `webhook-id` (at most 200 characters, the same each time the same event is sent),
`webhook-timestamp` (at most five minutes old) and `webhook-signature`, by a secret in
`MINSIDE_EVENT_SECRETS`. The body:

```json
{"type": "customer.changed", "version": 1, "timestamp": "2026-11-27T09:30:00+01:00",
 "data": {"number": "10001", "changes": {"phone": "40000101"}, "by": "customer"}}
```

`timestamp` is when it happened, with its offset from UTC; `version` is 1 where it is left out. A
field that the type doesn't name isn't read, and isn't kept.

| answer | means |
|---|---|
| 200 `{"state": "received"}` | stored; it is handled soon |
| 200 `{"state": "known"}` | it was received before; nothing is done twice |
| 200 `{"state": "dropped"}` | a use of a message, or a product viewed, that may not be kept: nobody agreed to it |
| 200 `{"state": "dead", "reason": …}` | stored as a dead letter, for a person: don't send it again |
| 401 | not signed by us both, or too old |
| 409 | another event came under this id; nothing is stored |
| 413 | too large; nothing is stored |
| 503 | busy: send it again |

**Order.** Of events that share a stream (*about*, below), the one that happened first is handled
first, as far as they have come. One that comes late is handled late, with the same result: of each
detail, what was told for the latest moment counts. What is about a customer, an order, a parcel, an
invoice, a return, a complaint or a charge that isn't known yet waits for it, a week at most. A type whose room isn't built yet is validated and kept, and handled
once it is.

**Orders.** What a guest ordered is whose the address is shown to be, then or later, in any letter
case. All that is told of an order is its customer's; where the event names another, the operator
reads so. An invoice that names a customer is theirs, known or not what it is for. It stays as it was
issued first: what is wrong in it is credited, and the operator reads it where it is told again with
other words. Of a reminder's number, and of what a credit note is called, the latest word counts, and
counts once. What was sent that wasn't ordered, and what was paid too much, is kept as it was told, and the operator reads it. The
customer is mailed about what happened less than a day ago, and about nothing older.

**Payment of fixed deliveries.** `charge.requested` asks the shop for money; it answers each `attempt`
by `charge.paid` or `charge.failed`, and within three days, or the operator reads it. A charge is paid
once: asked again for one that is paid, the shop charges nothing and answers `charge.paid`. Paid wins,
whatever is told before or after it; of refusals only that of the newest attempt counts. What is refused
is asked for again on days 1, 3 and 7 after the first refusal, at ten in Oslo (between eight and twenty
where a worker was away), or when the customer says so; then it is given up and the subscription paused.
While a charge that was refused isn't settled, none of its subscription's deliveries is ordered. An order
that is cancelled whole (`order.cancelled`) isn't asked for any more; after lines of it were cancelled, the
next `charge.requested` asks for less: the amount of each attempt is what it asks for. While an
`order.cancel_requested` isn't answered, nothing is asked for again, and what is paid isn't
packed: `order.cancelled` of all of it or `order.cancellation_refused` is needed for either to go on; where
only some can be cancelled, tell both.

**The page for the way of payment** is the shop's own. Min Side sends customers to
`MINSIDE_SHOP_URL` + `/min-side/betalingsmate?id=…&customer=…&purpose=payment_method&expires=…&signature=…`:
`customer` is the shop's number, `expires` in seconds since 1970 is at most 15 minutes ahead, and `id`
is another each time, so that a link can be taken once. The `signature` is HMAC-SHA256, as base64url
without padding, of `minside-link:` followed by the query as it stands between `?` and `&signature=`; its
key are the bytes of the secret that `shop` signs its events by (what follows `whsec_`, base64-decoded;
of two in `MINSIDE_EVENT_SECRETS` the first).
The shop lets in nobody whose signature differs (compared in constant time), whose time is over or whose
`purpose` is another, and tells of the change by `payment_method.changed`. A card's number is never told.

**Carts.** `cart.changed` tells all that is in a cart of the shop's. Of each product the newest quantity
counts, by the moment that it was told for or set on Min Side, in whatever order the events come. What the
shop told of before and doesn't any more is out of the cart; what the customer put there on Min Side stays. A
product that nobody told of is kept, and shown by its name or number.
Where the shop made a cart of what `cart.opened` said, it says its `opening`, once or each time: then the two are
one cart on Min Side from then on, called as its customer called it, and what the shop took over and doesn't tell
of any more is out of it too. A cart of the shop's is one of Min Side's at most, the first that it said. A shop
that puts what is opened into the cart that the customer has there already leaves `opening` out: that cart
stands by itself.
`cart.opened` says what a customer wants in the shop's cart, and sends them to `MINSIDE_SHOP_URL` +
`/handlekurv?id=…&cart=…&purpose=cart&expires=…&vare=SKU:QUANTITY&…&signature=…`, signed as the link
above; `id` is the event's `opening`, so that a link can be taken once; `customer` and `shop_cart` stand in
it where there are any. With more than 40 products there is no `vare`: the shop has them from the event. What
isn't signed may only add what stands in it to the cart of whoever comes.

**Old passwords.** A hash in `customer.registered` is wrapped in argon2id before anything is stored.

**Before a newsletter is sent** the tool asks by `audience.requested` who may be sent it, and is told
`audience.part`, one after the other, then `audience.ended`. Until the last one has come, nothing of it counts: if
a part isn't taken, all of it comes anew under another `audience`. The members are those of its parts without
whom a part names as `withdrawn`; that may be ids that weren't members. Whoever `consent.changed` says no of, from
the moment that the tool asked, isn't sent anything either, whichever came first.

**Versions.** A type changes only by what may be left out; anything else is a new version, and the
old one is understood until nobody sends it.
"""
_OUT: Final = """\
## From Min Side

By the same scheme, to each address in `MINSIDE_RECEIVERS`. Any 2xx within 20 seconds says that the
receiver has it; anything else is sent again after 10 seconds, 30, 90 and so on up to an hour, for
three days, while later events of the same customer wait behind. Then it is a dead letter
(`minside events list`). The same event has the same `webhook-id` each time.

A receiver gets the fields on its list and no others, and each sending stands in the customer's own
list of disclosures:

| receiver | type | fields |
|---|---|---|
"""


def printed() -> str:
    """The page, in Markdown."""
    incoming = "\n".join(_group(group) for group in GROUPS)
    lists = "".join(
        f"| {receiver.key} | `{name}` | {', '.join(f'`{field}`' for field in fields)} |\n"
        for receiver in RECEIVERS.values()
        for name, fields in receiver.takes.items()
    )
    out = "\n".join(_type(each) for each in OUTGOING.values())
    return f"{_INTRODUCTION}\n{incoming}\n{_OUT}{lists}\n{_shapes()}\n{out}"


def _group(group: Any) -> str:
    title = " ".join(group.__doc__.split()).removesuffix(".")
    types = "\n".join(_type(each) for each in group.TYPES)
    return f"### {title}\n\n{types}"


def _type(kind: EventType) -> str:
    about = [f"`{name}`" for names in kind.streams.values() for name in names]
    streams = f" About: {', '.join(about)}." if about else ""
    rows = "".join(_rows(kind.data))
    return (
        f"#### `{kind.name}` (version {kind.version})\n\n{kind.about}{streams}\n\n"
        f"| field | type | |\n|---|---|---|\n{rows}"
    )


def _shapes() -> str:
    """The structures inside the data, each once."""
    told = [
        f"**{name}**\n\n| field | type | |\n|---|---|---|\n{''.join(_rows(shape))}"
        for name, shape in sorted(_inner_structs().items())
    ]
    return "### Shapes\n\n" + "\n".join(told) + "\n### What Min Side tells\n"


def _inner_structs() -> dict[str, type[msgspec.Struct]]:
    found: dict[str, type[msgspec.Struct]] = {}
    kinds = [each for group in GROUPS for each in group.TYPES] + list(OUTGOING.values())
    for kind in kinds:
        _collect(kind.data, found)
    return found


def _collect(struct: type[msgspec.Struct], found: dict[str, type[msgspec.Struct]]) -> None:
    for field in _fields(struct):
        for inner in _structs_in(field.type):
            if inner.__name__ not in found:
                found[inner.__name__] = inner
                _collect(inner, found)


def _structs_in(kind: inspect.Type) -> Iterator[type[msgspec.Struct]]:
    match kind:
        case inspect.StructType():
            yield kind.cls
        case inspect.Metadata():
            yield from _structs_in(kind.type)
        case inspect.UnionType():
            for each in kind.types:
                yield from _structs_in(each)
        case inspect.ListType() | inspect.VarTupleType():
            yield from _structs_in(kind.item_type)
        case _:
            return


def _fields(struct: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    shape = inspect.type_info(struct)
    assert isinstance(shape, inspect.StructType)
    return shape.fields


def _rows(struct: type[msgspec.Struct]) -> Iterator[str]:
    for field in _fields(struct):
        needed = "" if field.required else "; may be left out"
        words = " ".join(dict.fromkeys(_descriptions(field.type)))
        yield f"| `{field.encode_name}` | {_named(field.type)}{needed} | {words} |\n"


def _descriptions(kind: inspect.Type) -> Iterator[str]:
    match kind:
        case inspect.Metadata():
            if kind.extra_json_schema and "description" in kind.extra_json_schema:
                yield kind.extra_json_schema["description"]
            yield from _descriptions(kind.type)
        case inspect.UnionType():
            for each in kind.types:
                yield from _descriptions(each)
        case _:
            return


def _named(kind: inspect.Type) -> str:
    match kind:
        case inspect.Metadata():
            return _named(kind.type)
        case inspect.UnionType():
            parts = [_named(each) for each in kind.types if not _is_unset(each)]
            return " or ".join(parts)
        case inspect.StructType():
            return f"[{kind.cls.__name__}](#shapes)"
        case inspect.ListType() | inspect.VarTupleType():
            return f"list of {_named(kind.item_type)}"
        case inspect.LiteralType():
            return " or ".join(f"`{value}`" for value in kind.values)
        case inspect.DateTimeType():
            return "moment"
        case _:
            return _SIMPLE[type(kind)]


def _is_unset(kind: inspect.Type) -> bool:
    return isinstance(kind, inspect.CustomType) and kind.cls is msgspec.UnsetType


_SIMPLE: Final[dict[type[inspect.Type], str]] = {
    inspect.StrType: "text",
    inspect.IntType: "whole number",
    inspect.BoolType: "true or false",
    inspect.DateType: "day",
    inspect.NoneType: "null",
    inspect.DictType: "object",
}
