"""Prices over what was agreed: told and asked about, and nothing dearer is sent meanwhile (N9).

The delivery that comes next keeps the agreed price, whatever is answered; those after it hold the line back
until there is an answer. A price is today's, so that a sale that begins or ends counts by the clock.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.subscriptions import mail

from . import letters
from .kinds import ChangeKind

BATCH: Final = 500
KIND: Final[ChangeKind] = "price_within_ceiling"


@dataclass(frozen=True, slots=True)
class Priced:
    """A line (a row of `_LINES`) and what one costs today, in øre."""

    row: Any
    ore: int

    @property
    def is_news(self) -> bool:
        """Whether the customer was told of no price so high since the next delivery is what it is."""
        told = self.row["told_ore"]
        return told is None or self.ore > told

    @property
    def is_news_within(self) -> bool:
        """As `is_news`, of a price within the ceiling: where a change was undone since, what is agreed is
        as it was before, and the customer knows."""
        told = self.row["told_within_ore"]
        return told is None or self.ore > told

    @property
    def keeps_number(self) -> int:
        kept = self.row["keeps_number"]
        return self.row["next_number"] if kept is None else kept

    @property
    def was_promised(self) -> bool:
        """Whether the delivery that comes next was told to keep the old price."""
        is_next = self.keeps_number >= self.row["next_number"]
        return bool(self.row["is_open"] and is_next) or self.row["is_kept"]


@dataclass(frozen=True, slots=True)
class Sorted:
    """What became of prices: `over` are back within what was agreed, `within` the ceiling that was set
    in advance, `raised` over all that was said yes to."""

    over: list[Priced] = field(default_factory=list[Priced])
    within: list[Priced] = field(default_factory=list[Priced])
    raised: list[Priced] = field(default_factory=list[Priced])


async def promise(house: House, *, batch: int = BATCH) -> int:
    """See to every price that isn't as it was, in transactions of its own; of how many subscriptions.
    One that is being changed just now waits for the next time."""
    async with house.database.scope():
        affected = await _affected()
    done = 0
    for start in range(0, len(affected), batch):
        async with house.database.scope():
            done += await _see_to(house, affected[start : start + batch])
    return done


async def _affected() -> list[UUID]:
    prices = await catalogue.prices_now(await _skus())
    rows = await current().fetch(
        """
        SELECT DISTINCT l.subscription
        FROM unnest($1::text[], $2::bigint[]) AS today (sku, ore)
        JOIN subscription_line l USING (sku) JOIN subscription s ON s.id = l.subscription
        LEFT JOIN price_promise p ON p.line = l.id AND p.answered_at IS NULL
        WHERE s.state = 'active'
          AND CASE WHEN p.id IS NULL THEN today.ore > l.agreed_ore ELSE today.ore <> p.new_ore END
        ORDER BY l.subscription
        """,
        list(prices), list(prices.values()),
    )  # fmt: skip
    return [row["subscription"] for row in rows]


async def _skus() -> list[str]:
    rows = await current().fetch("SELECT DISTINCT sku FROM subscription_line")
    return [row["sku"] for row in rows]


async def _see_to(house: House, subscriptions: Sequence[UUID]) -> int:
    """By what is true under the lock that edits and the run take, too."""
    locked = await _lock(subscriptions)
    found = _sorted(await _priced(locked))
    await _close([each.row["promise"] for each in found.over])
    await _accept(found.within)
    await _raise(found.raised)
    await _tell(house, found)
    return len(locked)


async def _lock(subscriptions: Sequence[UUID]) -> list[UUID]:
    rows = await current().fetch(
        """
        SELECT id FROM subscription WHERE id = ANY($1) AND state = 'active'
        ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
        """,
        list(subscriptions),
    )
    return [row["id"] for row in rows]


# Each promise is looked up by its line: joined, all that are open would be gone through for every line
# where PostgreSQL has not noticed yet how many there are.
# A promise that was over before the delivery came that keeps the old price is the same one again.
_LINES: Final = """
    SELECT l.id, l.customer, l.subscription, l.sku, l.agreed_ore, l.ceiling_ore,
           coalesce(p.id, again.id) AS promise, p.id IS NOT NULL AS is_open, p.new_ore,
           coalesce(p.told_ore, again.told_ore) AS told_ore,
           coalesce(p.keeps_number, again.keeps_number) AS keeps_number,
           (SELECT max(told_ore) FROM price_promise WHERE customer = l.customer AND line = l.id
              AND answer = 'ceiling' AND old_ore = l.agreed_ore) AS told_within_ore,
           EXISTS (
               SELECT FROM price_promise WHERE customer = l.customer AND line = l.id
                 AND answer IN ('accepted', 'ceiling') AND keeps_number >= next.number
           ) AS is_kept,
           next.number AS next_number, next.deliver_on, next.deadline_at,
           c.first_name, c.email, c.language, c.claimed_at IS NOT NULL AS has_account
    FROM subscription_line l JOIN customer c ON c.id = l.customer
    CROSS JOIN LATERAL (
        SELECT number, deliver_on, deadline_at FROM delivery
        WHERE customer = l.customer AND subscription = l.subscription AND state = 'planned'
        ORDER BY number LIMIT 1
    ) next
    LEFT JOIN LATERAL (
        SELECT id, new_ore, told_ore, keeps_number FROM price_promise
        WHERE customer = l.customer AND line = l.id AND answered_at IS NULL LIMIT 1
    ) p ON true
    LEFT JOIN LATERAL (
        SELECT id, told_ore, keeps_number FROM price_promise
        WHERE p.id IS NULL AND customer = l.customer AND line = l.id AND answer = 'over'
          AND keeps_number >= next.number ORDER BY raised_at DESC, id DESC LIMIT 1
    ) again ON true
    WHERE l.subscription = ANY($1) ORDER BY l.subscription, l.position, l.id
"""


async def _priced(subscriptions: Sequence[UUID]) -> list[Priced]:
    rows = await current().fetch(_LINES, list(subscriptions))
    prices = await catalogue.prices_now({row["sku"] for row in rows})
    return [Priced(row, prices[row["sku"]]) for row in rows if row["sku"] in prices]


def _sorted(lines: Sequence[Priced]) -> Sorted:
    """Those of which nothing is to be done are left out."""
    found = Sorted()
    for each in lines:
        row, ore = each.row, each.ore
        if ore <= row["agreed_ore"]:
            if row["is_open"]:
                found.over.append(each)
        elif ore <= (row["ceiling_ore"] or 0):
            found.within.append(each)
        elif not row["is_open"] or ore != row["new_ore"]:
            found.raised.append(each)
    return found


async def _close(promises: Sequence[UUID]) -> None:
    await current().fetch(
        "UPDATE price_promise SET answer = 'over', answered_at = $2 WHERE id = ANY($1)",
        list(promises), clock.now(),
    )  # fmt: skip


async def _accept(within: Sequence[Priced]) -> None:
    """What the customer said yes to in advance is what is agreed from now on."""
    if not within:
        return
    lines, ores = [each.row["id"] for each in within], [each.ore for each in within]
    await _answer(within)
    await current().fetch(
        """
        UPDATE subscription_line l SET agreed_ore = one.ore
        FROM unnest($1::uuid[], $2::bigint[]) AS one (line, ore) WHERE l.id = one.line
        """,
        lines, ores,
    )  # fmt: skip
    await _note({each.row["subscription"] for each in within})


async def _answer(within: Sequence[Priced]) -> None:
    """Where nothing was asked, the answer came before the question: no delivery keeps an old price."""
    known = [each for each in within if each.row["is_open"]]
    await current().fetch(
        """
        UPDATE price_promise p SET new_ore = one.ore, told_ore = greatest(told_ore, one.ore),
            answer = 'ceiling', answered_at = $3
        FROM unnest($1::uuid[], $2::bigint[]) AS one (id, ore) WHERE p.id = one.id
        """,
        [each.row["promise"] for each in known], [each.ore for each in known], clock.now(),
    )  # fmt: skip
    new = [each for each in within if not each.row["is_open"]]
    await current().fetch(
        """
        INSERT INTO price_promise (customer, line, old_ore, new_ore, told_ore, keeps_number,
                                   raised_at, answer, answered_at)
        SELECT customer, line, old, new, new, 0, $5, 'ceiling', $5
        FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])
            AS one (customer, line, old, new)
        """,
        *_columns(new), clock.now(),
    )  # fmt: skip


async def _note(subscriptions: Collection[UUID]) -> None:
    """In the log, as done by us; what the customer did before can be undone as before."""
    await current().fetch(
        """
        WITH changed AS (
            UPDATE subscription SET version = version + 1 WHERE id = ANY($1)
            RETURNING id, customer, version
        )
        INSERT INTO subscription_change (customer, subscription, version, kind, done_by, changed_at)
        SELECT customer, id, version, $3, 'system', $2 FROM changed
        """,
        list(subscriptions), clock.now(), KIND,
    )  # fmt: skip


async def _raise(raised: Sequence[Priced]) -> None:
    """Ask, or ask again with another price; which delivery keeps the old one stays."""
    known = [each for each in raised if each.row["promise"] is not None]
    await current().fetch(
        """
        UPDATE price_promise p SET old_ore = one.old, new_ore = one.new,
            told_ore = greatest(told_ore, one.new), answer = NULL, answered_at = NULL
        FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS one (id, old, new)
        WHERE p.id = one.id
        """,
        [each.row["promise"] for each in known], [each.row["agreed_ore"] for each in known],
        [each.ore for each in known],
    )  # fmt: skip
    new = [each for each in raised if each.row["promise"] is None]
    await current().fetch(
        """
        INSERT INTO price_promise
            (customer, line, old_ore, new_ore, told_ore, keeps_number, raised_at)
        SELECT customer, line, old, new, new, keeps, $6
        FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::integer[])
            AS one (customer, line, old, new, keeps)
        """,
        *_columns(new), [each.keeps_number for each in new], clock.now(),
    )  # fmt: skip


def _columns(new: Sequence[Priced]) -> list[list[Any]]:
    return [
        [each.row["customer"] for each in new],
        [each.row["id"] for each in new],
        [each.row["agreed_ore"] for each in new],
        [each.ore for each in new],
    ]


async def _tell(house: House, found: Sorted) -> None:
    """One letter for each subscription, however many prices rose at once."""
    risen = [each for each in found.raised if each.is_news]
    within = [each for each in found.within if each.is_news_within]
    names = await letters.products_of({each.row["sku"] for each in (*risen, *within)})
    await letters.post_all(
        house,
        mail.PRICE_RAISED,
        [(lines[0].row, _raised_letter(lines, names)) for lines in _together(risen, _asked)],
    )
    await letters.post_all(
        house,
        mail.PRICE_WITHIN_CEILING,
        [(lines[0].row, _within_letter(lines, names)) for lines in _together(within, _agreed)],
    )


def _asked(each: Priced) -> tuple[UUID, int]:
    return each.row["subscription"], each.keeps_number


def _agreed(each: Priced) -> tuple[UUID, int]:
    return each.row["subscription"], int(each.was_promised)


def _together(
    lines: Sequence[Priced], of: Callable[[Priced], tuple[UUID, int]]
) -> Iterator[list[Priced]]:
    """Those of one subscription that keep the old price equally long."""
    for _, group in groupby(sorted(lines, key=of), key=of):
        yield list(group)


def _raised_letter(
    lines: Sequence[Priced], names: Mapping[str, catalogue.Listing]
) -> mail.PriceRaised:
    first = lines[0]
    is_next = first.keeps_number == first.row["next_number"]
    return mail.PriceRaised(
        **letters.about(first.row),
        raised=_risen(lines, names),
        keeps_on=first.row["deliver_on"].isoformat() if is_next else None,
        keeps_until=_open_until(first.row["deadline_at"]) if is_next else None,
    )


def _within_letter(
    lines: Sequence[Priced], names: Mapping[str, catalogue.Listing]
) -> mail.PriceWithinCeiling:
    row = lines[0].row
    keeps_on = row["deliver_on"].isoformat() if lines[0].was_promised else None
    return mail.PriceWithinCeiling(
        **letters.about(row),
        raised=_risen(lines, names),
        deliver_on=row["deliver_on"].isoformat(),
        keeps_on=keeps_on,
        deadline_at=_open_until(row["deadline_at"]),
    )


def _open_until(deadline: datetime) -> str | None:
    return deadline.isoformat() if deadline > clock.now() else None


def _risen(lines: Sequence[Priced], names: Mapping[str, catalogue.Listing]) -> list[mail.Raised]:
    return [
        mail.Raised(
            product=letters.name_of(each.row["sku"], names),
            old_ore=each.row["agreed_ore"],
            new_ore=each.ore,
            ceiling_ore=each.row["ceiling_ore"],
        )
        for each in lines
    ]
