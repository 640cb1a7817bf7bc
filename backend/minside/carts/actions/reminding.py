"""Carts that were left behind while signed in: one mail for each, by day in Oslo (S27, S43).

Nobody is reminded who objected, who ordered of it since, or of what was only for an animal that is gone (N12).
Of several carts of one customer the next one waits some days.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.carts import mail
from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core import clock, hooks
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import actions as outbox

from .holding import Held, note
from .kinds import ChangeKind
from .reading import STANDS, Line, get
from .todays import LineToday, todays, total

FRIENDLY_HOURS: Final = range(8, 20)
BETWEEN: Final = timedelta(days=3)
FORGOTTEN_AFTER: Final = timedelta(days=14)
"""What lay so long when the hour came isn't on anybody's mind any more."""
MOST_IN_MAIL: Final = 20
BATCH: Final = 200
_FIRST: Final = datetime(2000, 1, 1, tzinfo=UTC)
# Of a cart `c`: nothing of it was ordered since it was touched last.
_NOT_ORDERED: Final = f"""
    NOT EXISTS (
        SELECT FROM shop_order o JOIN order_line ol ON ol.shop_order = o.id
        JOIN cart_line l ON l.customer = c.customer AND l.cart = c.id AND l.sku = ol.sku
        WHERE o.customer = c.customer AND o.placed_at >= c.touched_at AND {STANDS}
    )
"""


async def cart_is_left(reader: Addressee, cart: UUID) -> bool:
    """Answers `hooks.cart_is_left`."""
    return await current().fetchval(
        f"""
        SELECT EXISTS (
            SELECT FROM cart c WHERE c.id = $1 AND c.customer = $2 AND c.deleted_at IS NULL
              AND EXISTS (
                  SELECT FROM cart_line l WHERE l.customer = c.customer AND l.cart = c.id AND {STANDS}
              )
              AND {_NOT_ORDERED}
        )
        """,  # noqa: S608 - our own words
        cart, reader.customer,
    )  # fmt: skip


async def remind(house: House, *, batch: int = BATCH) -> int:
    """Write to whoever left a cart behind, in transactions of its own; how many letters. Nothing outside
    of the friendly hours."""
    if clock.now().astimezone(clock.OSLO).hour not in FRIENDLY_HOURS:
        return 0
    told, after = 0, (_FIRST, UUID(int=0))
    while True:
        async with house.database.scope():
            due = await _due(house, after, batch)
            letters = [each for one in due if (each := await _letter(house, one))]
            await outbox.post_all(letters, house.keys)
        told += len(letters)
        if not due:
            return told
        after = (due[-1]["touched_at"], due[-1]["id"])


async def _due(house: House, after: tuple[datetime, UUID], most: int) -> list[Any]:
    """Held, and passed over where somebody has them; those left first come first."""
    now, wait = clock.now(), timedelta(hours=house.settings.cart_reminder_hours)
    return await current().fetch(
        f"""
        SELECT c.id, c.customer, c.name, c.touched_at, k.email, k.first_name, k.language
        FROM cart c JOIN customer k ON k.id = c.customer
        WHERE c.reminded_at IS NULL AND c.deleted_at IS NULL AND c.touched_at <= $1 AND c.touched_at > $2
          AND (c.touched_at, c.id) > ($3, $4)
          AND k.claimed_at IS NOT NULL AND k.email_verified_at IS NOT NULL AND k.email_refused_at IS NULL
          AND NOT EXISTS (
              SELECT FROM cart o WHERE o.customer = c.customer AND o.reminded_at > $5
          )
          AND EXISTS (
              SELECT FROM cart_line l WHERE l.customer = c.customer AND l.cart = c.id AND {STANDS}
          )
          AND {_NOT_ORDERED}
        ORDER BY c.touched_at, c.id LIMIT $6 FOR NO KEY UPDATE OF c SKIP LOCKED
        """,  # noqa: S608 - our own words
        now - wait, now - wait - FORGOTTEN_AFTER, *after, now - BETWEEN, most,
    )  # fmt: skip


async def _letter(house: House, due: Any) -> outbox.Letter | None:
    """Marked as reminded in the transaction that writes it. None where nothing may be said, or there is
    nothing to say."""
    reader = Addressee(due["customer"], due["email"])
    if await consents.may_send(Purpose.CART_REMINDER, reader) is None:
        return None
    if await _was_just_reminded(due["customer"]):
        return None
    cart = await get(due["customer"], due["id"])
    lines = await _worth_telling(due["customer"], cart.lines)
    whole = total(lines)
    if whole is None:
        return None
    await current().fetch("UPDATE cart SET reminded_at = $2 WHERE id = $1", cart.id, clock.now())
    await note(_held(due), ChangeKind.REMINDED)
    said = mail.Reminder(
        name=due["first_name"] or "",
        cart=str(cart.id),
        cart_name=cart.name,
        lines=[_goods(line) for line in lines[:MOST_IN_MAIL]],
        more=max(0, len(lines) - MOST_IN_MAIL),
        total_ore=whole.ore,
        asked=house.settings.cart_reminder_asks,
    )
    return outbox.Letter(
        template=mail.REMINDER,
        to=due["email"],
        language=Language(due["language"]),
        customer=due["customer"],
        values=mail.values(said),
        secrets={},
        useless_after=clock.now() + timedelta(days=1),
    )


async def _was_just_reminded(customer: UUID) -> bool:
    """Of another cart, in this same run; or is being so by another worker."""
    if not await current().fetchval(
        "SELECT pg_try_advisory_xact_lock(hashtextextended('carts remind ' || $1, 0))",
        str(customer),
    ):
        return True
    return await current().fetchval(
        "SELECT EXISTS (SELECT FROM cart WHERE customer = $1 AND reminded_at > $2)",
        customer, clock.now() - BETWEEN,
    )  # fmt: skip


async def _worth_telling(customer: UUID, lines: Sequence[Line]) -> list[LineToday]:
    """What can be had, and isn't for an animal that is gone."""
    silent = await hooks.of_pets_gone({customer: [line.sku for line in lines]})
    gone = silent.get(customer, ())
    return [each for each in await todays(lines) if each.total and each.line.sku not in gone]


def _goods(line: LineToday) -> mail.Goods:
    assert line.total is not None
    return mail.Goods(name=line.name, quantity=line.line.quantity, total_ore=line.total.ore)


def _held(due: Any) -> Held:
    return Held(due["id"], due["customer"], due["name"], None, 0, None, None)
