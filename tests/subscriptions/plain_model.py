"""A second model of fixed deliveries, as plain as can be: it imports nothing of ours, keeps everything
in dictionaries, and reckons each thing anew whenever it is asked.

A delivery is a number. `said` has those of which somebody said something, `past` how each ended; all
others follow from the rhythm. Moments are in UTC, dates are days in Norway.
"""

from contextlib import suppress
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

DAY = timedelta(days=1)


class No(Exception):
    """It can't be done."""


# --- The calendar -------------------------------------------------------------------------------


def easter(year: int) -> date:
    """Easter Sunday, by the rule of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> set[date]:
    """The public holidays of Norway."""
    fixed = {(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)}
    moving = {-3, -2, 0, 1, 39, 49, 50}
    return {date(year, month, day) for month, day in fixed} | {
        easter(year) + days * DAY for days in moving
    }


def is_open(day: date) -> bool:
    return day.isoweekday() != 7 and day not in holidays(day.year)


def is_working(day: date) -> bool:
    return day.isoweekday() < 6 and day not in holidays(day.year)


@cache
def last_open(day: date) -> date:
    while not is_open(day):
        day -= DAY
    return day


def deadline_day(day: date) -> date:
    """The second working day before."""
    left = 2
    while left:
        day -= DAY
        if is_working(day):
            left -= 1
    return day


@cache
def last_sunday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.isoweekday() != 7:
        day -= DAY
    return day


def noon(day: date) -> datetime:
    """Twelve o'clock in Norway."""
    summer = last_sunday(day.year, 3) <= day < last_sunday(day.year, 10)
    return datetime(day.year, day.month, day.day, 10 if summer else 11, tzinfo=UTC)


@cache
def deadline(day: date) -> datetime:
    return noon(deadline_day(day))


def today(now: datetime) -> date:
    year = now.year
    begins, ends = (
        datetime(d.year, d.month, d.day, 1, tzinfo=UTC)
        for d in (last_sunday(year, 3), last_sunday(year, 10))
    )
    return (now + timedelta(hours=2 if begins <= now < ends else 1)).date()


def earliest(now: datetime) -> date:
    """The first day for which one can still order."""
    day = today(now)
    while not (is_open(day) and deadline(day) > now):
        day += DAY
    return day


def as_soon_as_possible(day: date, now: datetime) -> date:
    """The day itself, or the first on which it can come where that is too soon."""
    while deadline_day(day) < today(now) or not is_open(day):
        day += DAY
    return day


def rhythm_day(anchor: date, steps: int, every: int, unit: str) -> date:
    """So many intervals after the anchor; a month that is too short ends sooner."""
    if unit == "week":
        return anchor + steps * every * 7 * DAY
    months = anchor.year * 12 + anchor.month - 1 + steps * every
    day = anchor.day
    while True:
        try:
            return date(months // 12, months % 12 + 1, day)
        except ValueError:
            day -= 1


# --- The shop -----------------------------------------------------------------------------------


class Shop:
    """Prices in øre, and whether each product is "in_stock", "out_of_stock" or "gone"."""

    def __init__(self, prices: dict[str, int]) -> None:
        self.prices = dict(prices)
        self.stock = dict.fromkeys(prices, "in_stock")

    def sold(self, sku: str) -> int:
        """Its price, where somebody may add it."""
        if self.stock.get(sku, "gone") == "gone":
            raise No
        return self.prices[sku]


# --- A subscription -----------------------------------------------------------------------------


class Plan:
    """One subscription. A line is a dictionary with `quantity`, `agreed`, `ceiling`, `when_out`,
    `substitute`, `substitute_agreed`, the price that was `asked` about and not answered, `keeps`, the
    last delivery that keeps the agreed one whatever is answered, and in `kept` the older prices of
    those that were said yes to since, each with the last delivery that keeps it. By `card`, each
    delivery has a charge in `charges`: its `state`, how often it was asked for, when it was refused
    `first` and when it is asked for `again`; `stopped` is a pause that we made, for want of money."""

    def __init__(
        self,
        shop: Shop,
        anchor: date,
        every: int,
        unit: str,
        lines: dict[str, dict[str, Any]],
        *,
        card: bool = False,
    ) -> None:
        self.shop = shop
        self.card = card
        self.charges: dict[int, dict[str, Any]] = {}
        self.paid_last: int | None = None
        self.state, self.stopped = "active", False
        self.anchor, self.anchor_number = anchor, 1
        self.every, self.unit = every, unit
        self.pauses: date | None = None
        self.lines = {sku: line_of(**line) for sku, line in lines.items()}
        self.said: dict[int, dict[str, Any]] = {}
        self.past: dict[int, dict[str, Any]] = {}
        self.changes: list[dict[str, Any]] = []

    # What there is

    def by_rhythm(self, number: int) -> dict[str, Any]:
        steps = number - self.anchor_number
        planned = rhythm_day(self.anchor, steps, self.every, self.unit)
        comes = last_open(planned)
        return {
            "skipped": False, "planned": planned, "day": comes,
            "why": None if comes == planned else "calendar", "deadline": deadline(comes),
            "put_off": None, "extras": {},
        }  # fmt: skip

    def delivery(self, number: int) -> dict[str, Any]:
        return self.said.get(number) or self.by_rhythm(number)

    def last(self) -> int:
        return max(self.past, default=0)

    def over(self, number: int, now: datetime) -> bool:
        """Skipped, and too late to take that back."""
        one = self.said.get(number)
        return one is not None and one["skipped"] and one["deadline"] <= now

    def next(self) -> int | None:
        """The number of the delivery that comes next."""
        if self.state != "active":
            return None
        number = max(self.last() + 1, self.anchor_number)
        while self.delivery(number)["skipped"]:
            number += 1
        return min([number, *self.put_off()])

    def put_off(self) -> list[int]:
        """What was said of a delivery outlives that one after it came before it."""
        return [n for n, one in self.said.items() if n not in self.past and not one["skipped"]]

    def find(self, number: int, now: datetime) -> dict[str, Any]:
        """One that can still be changed."""
        if self.state != "active" or number in self.past or self.over(number, now):
            raise No
        gone = [n for n in self.said if self.over(n, now)]
        if number not in self.said and number < max([self.last() + 1, *[n + 1 for n in gone]]):
            raise No
        if number < self.anchor_number and number not in self.said:
            raise No
        one = self.delivery(number)
        if one["day"] > today(now) + 366 * DAY or one["deadline"] <= now:
            raise No
        return one

    def say(self, number: int, **changed: Any) -> None:
        """What is so already needn't be said."""
        one = self.delivery(number)
        if one != {**one, **changed}:
            self.said[number] = {**one, **changed}

    # What somebody does

    def skip(self, now: datetime, number: int) -> None:
        self.find(number, now)
        self.say(number, skipped=True)

    def unskip(self, now: datetime, number: int) -> None:
        self.find(number, now)
        self.say(number, skipped=False)

    def move(self, now: datetime, number: int, day: date) -> None:
        one, comes = self.find(number, now), last_open(day)
        if comes == one["day"]:
            self.say(number, skipped=False)
            return
        first = earliest(now)
        with suppress(No):
            first = max(first, self.seen(number - 1, now)["day"] + DAY)
        following = number + 1
        while following in self.past or self.over(following, now):
            following += 1
        last = min(today(now) + 366 * DAY, self.delivery(following)["day"] - DAY)
        if not first <= day <= last or comes < first:
            raise No
        ends, why = deadline(comes), "customer"
        if comes == last_open(one["planned"]):
            why = None if comes == one["planned"] else "calendar"
        self.say(number, skipped=False, day=comes, why=why, deadline=ends, put_off=None)
        self.rest()

    def rest(self) -> None:
        """No pause is left of which something comes before its end."""
        number = self.next()
        if number and self.pauses and self.delivery(number)["day"] < self.pauses:
            self.pauses = None

    def seen(self, number: int, now: datetime) -> dict[str, Any]:
        """A delivery that isn't over, near or far."""
        gone = [self.last(), *(n for n in self.said if self.over(n, now))]
        if number in self.past or self.over(number, now):
            raise No
        if number not in self.said and number < max(max(gone) + 1, self.anchor_number):
            raise No
        return self.delivery(number)

    def extra(self, now: datetime, number: int, sku: str, quantity: int) -> None:
        price = self.shop.sold(sku) if quantity else 0
        extras = dict(self.find(number, now)["extras"])
        if sku in extras and extras[sku][0] == quantity and extras[sku][1] >= price:
            return
        extras.pop(sku, None)
        if sku in self.lines and quantity != self.lines[sku]["quantity"]:
            extras[sku] = (quantity, price)
        if sku not in self.lines and quantity:
            extras[sku] = (quantity, price)
        self.say(number, extras=extras)

    def set_line_by(self, now: datetime, sku: str, quantity: int, wishes: dict[str, Any]) -> None:
        if self.state == "cancelled" or self.being_ordered(now):
            raise No
        if quantity:
            line = self.wanted(sku, quantity, **wishes)
            if sku in self.lines:
                line.update(
                    {name: self.lines[sku][name] for name in ("agreed", "asked", "keeps", "kept")}
                )
                if line["asked"] is not None and line["asked"] <= (line["ceiling"] or 0):
                    self.agree(line, line["asked"])
                was = self.lines[sku]
                cheaper = (line["substitute_agreed"] or 0) <= (was["substitute_agreed"] or 0)
                same = {**line, "substitute_agreed": was["substitute_agreed"]}
                if line["substitute"] == was["substitute"] and (
                    quantity != was["quantity"] or (same == was and cheaper)
                ):
                    line = same
            if self.says_yes_to_nothing(sku, line):
                raise No
            self.lines[sku] = line
            return
        if set(self.lines) <= {sku}:
            raise No
        self.lines.pop(sku, None)
        self.forget_extras(sku, now)

    def says_yes_to_nothing(self, sku: str, line: dict[str, Any]) -> bool:
        """A ceiling below what is agreed, which wasn't there before."""
        before = self.lines[sku]["ceiling"] if sku in self.lines else None
        return line["ceiling"] not in (None, before) and line["ceiling"] < line["agreed"]

    def wanted(self, sku: str, quantity: int, **wishes: Any) -> dict[str, Any]:
        line = line_of(quantity=quantity, agreed=self.shop.sold(sku), **wishes)
        if line["when_out"] == "substitute":
            if line["substitute"] in (None, sku):
                raise No
            line["substitute_agreed"] = self.shop.sold(line["substitute"])
        else:
            line["substitute"] = None
        return line

    def swap(self, now: datetime, sku: str, new: str) -> None:
        line = self.wanted(new, 1)
        if self.state == "cancelled" or sku not in self.lines or new in self.lines:
            raise No
        if self.being_ordered(now):
            raise No
        self.lines = {
            new if s == sku else s: line if s == sku else old for s, old in self.lines.items()
        }
        self.forget_extras(sku, now)

    def forget_extras(self, sku: str, now: datetime) -> None:
        for number, one in self.said.items():
            if number not in self.past and not self.over(number, now):
                one["extras"] = {s: e for s, e in one["extras"].items() if s != sku}

    def being_ordered(self, now: datetime) -> set[int]:
        """What can be changed no more, and what the run hasn't come to."""
        number = self.next()
        waits = set() if number is None else {number, *self.put_off()}
        return {n for n in waits if self.delivery(n)["deadline"] <= now}

    def coming(self, now: datetime) -> int:
        """The next one, where it can still be changed."""
        number = self.next()
        if number is None or self.delivery(number)["deadline"] <= now:
            raise No
        return number

    def begin(self, now: datetime, number: int, day: date) -> None:
        """From this number on it is counted from that day; what was said of others was said of another
        rhythm, and this one keeps what comes along."""
        extras = self.delivery(number)["extras"] if number in self.said else {}
        self.forget(number, now)
        self.anchor, self.anchor_number = day, number
        self.said[number] = {**self.by_rhythm(number), "extras": extras}

    def forget(self, number: int, now: datetime) -> None:
        self.said = {n: one for n, one in self.said.items() if n in self.past or self.over(n, now)}
        self.said.pop(number, None)

    def check(self, now: datetime, day: date) -> None:
        first = earliest(now)
        if not first <= day <= today(now) + 366 * DAY or last_open(day) < first:
            raise No

    def reschedule(self, now: datetime, every: int, unit: str, day: date) -> None:
        number = self.coming(now)
        one = self.delivery(number)
        is_so = (every, unit) == (self.every, self.unit) and day in (one["planned"], one["day"])
        if is_so and one["why"] in (None, "calendar"):
            return
        self.check(now, day)
        self.every, self.unit = every, unit
        self.begin(now, number, day)
        self.rest()

    def pause(self, now: datetime, until: date | None) -> None:
        number = self.coming(now)
        if until is None:
            self.stop(now, "paused")
            return
        self.check(now, until)
        if last_open(until) <= self.delivery(number)["day"]:
            raise No
        self.begin(now, number, until)
        self.pauses = last_open(until)

    def stop(self, now: datetime, state: str) -> None:
        """The next delivery keeps its number, and what comes along."""
        number = self.next()
        if number is not None:
            one = self.delivery(number)
            self.forget(number, now)
            self.said[number] = one
        self.state, self.pauses, self.stopped = state, None, False

    def cancel(self, now: datetime) -> None:
        self.stop(now, "cancelled")

    def resume(self, now: datetime, day: date | None) -> None:
        if self.state == "cancelled":
            raise No
        self.reactivate(now, day)

    def reactivate(self, now: datetime, day: date | None) -> None:
        if any(charge["state"] == "given_up" for charge in self.charges.values()):
            raise No
        if self.state == "active" and not self.pauses:
            return
        day = day or earliest(now)
        self.check(now, day)
        number = self.coming(now) if self.state == "active" else self.waiting()
        self.state, self.pauses, self.stopped = "active", None, False
        self.begin(now, number, day)

    def waiting(self) -> int:
        """Which comes first once it goes on."""
        return min(self.put_off())

    def deliver_now(self, now: datetime) -> None:
        number = self.coming(now)
        day, extras = earliest(now), self.delivery(number)["extras"]
        if self.delivery(number)["day"] <= day:
            return
        self.begin(now, number, day)
        ends = min(now + timedelta(hours=1), deadline(day))
        self.say(number, planned=day, day=day, why="customer", deadline=ends, extras=extras)
        self.rest()

    def promise(self) -> None:
        """Prices are looked at: what is over all that was agreed is asked about."""
        number = self.next()
        for sku, line in self.lines.items():
            price = self.shop.prices[sku]
            if number is None or self.shop.stock[sku] == "gone":
                continue
            if price <= line["agreed"]:
                line["asked"] = None
            elif price <= (line["ceiling"] or 0):
                self.agree(line, price)
            else:
                # What was asked before and came back down keeps the old price no longer for that.
                if line["asked"] is None and (line["keeps"] or 0) < number:
                    line["keeps"] = number
                line["asked"] = price

    def agree(self, line: dict[str, Any], price: int) -> None:
        if line["asked"] is not None:
            line["kept"] = [*line["kept"], (line["keeps"], line["agreed"])]
            line["asked"] = line["keeps"] = None
        line["agreed"] = price
        if (line["ceiling"] or price) < price:
            line["ceiling"] = None

    def accept(self, now: datetime, sku: str) -> None:
        """Yes to the price that is asked about."""
        line = self.lines.get(sku)
        if self.state == "cancelled" or line is None or line["asked"] is None:
            raise No
        promised = max([line["keeps"], *(last for last, _ in line["kept"])])
        if any(number > promised for number in self.being_ordered(now)):
            raise No
        self.agree(line, line["asked"])

    # What is taken back

    def picture(self) -> dict[str, Any]:
        """How everything is, and until when what comes can be changed."""
        names = (
            "state", "anchor", "anchor_number", "every", "unit", "pauses", "stopped", "lines",
            "said",
        )  # fmt: skip
        number = self.next()
        comes = set() if number is None else {number, *self.put_off()}
        ends = {n: self.delivery(n)["deadline"] for n in comes}
        next_ends = None if number is None else ends[number]
        kept = {name: deepcopy(getattr(self, name)) for name in names}
        return {**kept, "ends": ends, "next ends": next_ends}

    def note(self, now: datetime, before: dict[str, Any], name: str) -> None:
        """Something was changed, which was like this before."""
        after = self.picture()
        ends = [one["next ends"] for one in (before, after)]
        for one, other in ((before, after), (after, before)):
            if one["state"] == "active":
                said = one["said"].items()
                ends += [each["deadline"] for n, each in said if other["said"].get(n) != each]
        until = min((end for end in ends if end is not None and end > now), default=now + 30 * DAY)
        was, is_ = ({n for n, end in one["ends"].items() if end <= now} for one in (before, after))
        if was - is_:
            until = now
        self.changes.append({"before": before, "by": name, "until": until, "undone": False})

    def undo(self, now: datetime, place: int) -> None:
        """What the change at this place of the list was before, unless it was undone already."""
        change, later = self.changes[place], self.changes[place + 1 :]
        if change["undone"]:
            return
        if change["by"] in ("undo", "us") or change["until"] <= now:
            raise No
        if any(not each["undone"] and each["by"] != "undo" for each in later):
            raise No
        before = deepcopy(change["before"])
        self.put_back(now, before, change["by"] in ("set_line_by", "swap", "accept"))
        change["undone"] = True

    def put_back(self, now: datetime, before: dict[str, Any], prices_too: bool) -> None:
        """But for what is ordered, or could be changed no more when it was changed."""
        closed = {n for n, ends in before["ends"].items() if ends <= now}
        if self.being_ordered(now) - closed:
            raise No
        over = {n for n in self.said if n in self.past or self.over(n, now)}
        waits = {n for n in closed if n not in self.past}
        if waits and self.state != "active":
            raise No
        if closed and max([self.last(), *over]) > max(closed):
            raise No
        said = {n: one for n, one in before["said"].items() if n not in closed | over}
        kept = {n: one for n, one in self.said.items() if n in over | waits}
        lines = {
            sku: self.line_before(sku, line, prices_too) for sku, line in before["lines"].items()
        }
        for name in ("state", "stopped", "anchor", "anchor_number", "every", "unit"):
            setattr(self, name, before[name])
        self.pauses = None if closed - waits else before["pauses"]
        self.said, self.lines = said | kept, lines
        if self.paid_last is not None:
            self.go_on(now, self.paid_last)

    def line_before(self, sku: str, before: dict[str, Any], prices_too: bool) -> dict[str, Any]:
        """With the prices that the shop asks about meanwhile."""
        now = self.lines.get(sku)
        if now is None:
            return before if before["asked"] is not None else {**before, "keeps": None}
        if not prices_too:
            since = {name: now[name] for name in ("agreed", "asked", "keeps", "kept")}
            return {**before, **since}
        if now["asked"] is None:
            return before
        return {**before, "asked": now["asked"], "keeps": now["keeps"]}

    # What the run does

    def run(self, now: datetime) -> None:
        while (number := self.due(now)) is not None:
            self.settle(now, number)

    def due(self, now: datetime) -> int | None:
        number = self.next()
        if number is None:
            return None
        waits = sorted({number, *self.put_off()})
        return next((n for n in waits if self.delivery(n)["deadline"] <= now), None)

    def settle(self, now: datetime, number: int) -> None:
        one = self.delivery(number)
        comes = as_soon_as_possible(one["day"], now)
        if comes != one["day"] and self.near(now, number, comes):
            self.end(number, "missed")
            return
        if self.owes():
            day = earliest(now)
            self.say(number, day=day, deadline=deadline(day), why="payment")
            return
        may_wait = not self.near(now, number, earliest(now)) and (
            one["put_off"] is None or today(now) < one["put_off"] + 14 * DAY
        )
        goods, left_out, waits = self.goods(number, may_wait)
        if waits:
            day = earliest(now)
            since = one["put_off"] or today(now)
            self.say(number, day=day, deadline=deadline(day), why="stock", put_off=since)
        elif not goods:
            self.end(number, "nothing", left_out=left_out)
        else:
            why = "late" if comes > one["day"] else one["why"]
            self.end(number, "ordered", goods=goods, left_out=left_out, day=comes, why=why)
            if self.card:
                self.charges[number] = {
                    "state": "asked",
                    "attempt": 1,
                    "first": None,
                    "again": None,
                }

    def near(self, now: datetime, number: int, comes: date) -> bool:
        """Whether the one after it would come less than half an interval later."""
        if self.last() > number:
            return True
        following = number + 1
        while self.delivery(following)["skipped"]:
            following += 1
        day = as_soon_as_possible(self.delivery(following)["day"], now)
        steps = number - self.anchor_number
        planned, after = (
            rhythm_day(self.anchor, n, self.every, self.unit) for n in (steps, steps + 1)
        )
        return (day - comes).days * 2 < (after - planned).days

    def end(self, number: int, state: str, **changed: Any) -> None:
        one = {"goods": [], "left_out": [], **self.delivery(number), **changed, "state": state}
        self.past[number] = one
        self.pauses = None

    def goods(self, number: int, may_wait: bool) -> tuple[list[Any], list[Any], bool]:
        """What comes along (product, how many, for how much each), what doesn't and why, and whether
        all of it waits."""
        goods: list[Any] = []
        left_out: list[Any] = []
        waits = False
        extras = self.delivery(number)["extras"]
        wanted = {
            sku: {**line, "quantity": extras[sku][0]} if sku in extras else line
            for sku, line in self.lines.items()
        }
        for sku, (quantity, agreed) in extras.items():
            if sku not in self.lines:
                wanted[sku] = line_of(quantity=quantity, agreed=agreed)
        for sku, line in wanted.items():
            if line["quantity"] == 0:
                continue
            stock = self.shop.stock[sku]
            if stock == "out_of_stock" and line["when_out"] == "wait" and may_wait:
                waits = True
            elif stock != "in_stock":
                instead = self.substitute(line)
                why = {"gone": "gone", "out_of_stock": "sold_out"}[stock]
                if isinstance(instead, int):
                    goods.append((line["substitute"], line["quantity"], instead))
                else:
                    left_out.append((sku, instead or why))
            else:
                price = self.price(sku, line, number)
                if price is None:
                    left_out.append((sku, "price"))
                else:
                    goods.append((sku, line["quantity"], price))
        return goods, left_out, waits

    def substitute(self, line: dict[str, Any]) -> int | str | None:
        """Its price, or why it doesn't come either; None where none was named."""
        other = line["substitute"]
        if line["when_out"] != "substitute" or other is None:
            return None
        if self.shop.stock[other] != "in_stock":
            return "substitute_sold_out"
        price = self.shop.prices[other]
        return price if price <= line["substitute_agreed"] else "substitute_price"

    def price(self, sku: str, line: dict[str, Any], number: int) -> int | None:
        """No delivery costs more than it was promised to, whatever was said yes to since."""
        price = self.shop.prices[sku]
        promised = [old for last, old in line["kept"] if number <= last]
        if line["asked"] is not None and number <= line["keeps"]:
            promised.append(line["agreed"])
        if promised:
            return min(price, *promised)
        if price <= max(line["agreed"], line["ceiling"] or 0):
            return price
        return line["agreed"] if line["asked"] is None else None

    # What the shop says of the money

    def owes(self) -> bool:
        """Something was refused, and isn't paid since."""
        return any(
            charge["state"] != "paid" and (charge["state"] != "asked" or charge["first"])
            for charge in self.charges.values()
        )

    def refused(self, now: datetime, number: int) -> None:
        """It is asked for again at ten on the first, third and seventh day after; then all is paused."""
        charge = self.charges[number]
        charge["first"] = charge["first"] or now
        since = today(charge["first"])
        left = [since + days * DAY for days in (1, 3, 7) if since + days * DAY > today(now)]
        charge["again"] = noon(left[0]) - timedelta(hours=2) if left else None
        charge["state"] = "failed" if left else "given_up"
        if not left and self.state == "active":
            waits = self.next()
            assert waits is not None
            self.said[waits] = self.delivery(waits)
            self.state, self.stopped, self.pauses = "paused", True, None
            self.note_ours()

    def paid(self, now: datetime, number: int) -> None:
        """It comes as soon as it can; what waited for it comes an interval later. What was said of
        those behind it was said of another rhythm, and holds no longer."""
        self.charges[number].update(state="paid", first=None, again=None)
        one = self.past[number]
        comes = as_soon_as_possible(one["day"], now)
        if comes > one["day"]:
            one.update(day=comes, why="late")
        self.paid_last = number
        if self.go_on(now, number):
            self.note_ours()

    def go_on(self, now: datetime, number: int) -> bool:
        """Whether something waited for the money."""
        if self.owes():
            return False
        comes = self.past[number]["day"]
        waits = self.waiting() if self.stopped else self.next()
        if waits is None or not (self.stopped or self.delivery(waits)["why"] == "payment"):
            return False
        day = comes if waits == number + 1 else rhythm_day(comes, 1, self.every, self.unit)
        counted = number if waits == number + 1 else waits
        planned = rhythm_day(day, waits - counted, self.every, self.unit)
        if deadline(last_open(planned)) <= now:
            day, counted = earliest(now), waits
        extras = self.delivery(waits)["extras"]
        self.forget(waits, now)
        self.anchor, self.anchor_number = day, counted
        self.said[waits] = {**self.by_rhythm(waits), "extras": extras}
        self.state, self.stopped = "active", False
        return True

    def ask_again(self, now: datetime) -> None:
        """What is due, at a time of day when people are up."""
        midday = noon(today(now))
        if not midday - timedelta(hours=4) <= now < midday + timedelta(hours=8):
            return
        for charge in self.charges.values():
            if charge["state"] == "failed" and charge["again"] <= now:
                charge.update(state="asked", attempt=charge["attempt"] + 1, again=None)

    def asks_again(self) -> list[datetime]:
        return [charge["again"] for charge in self.charges.values() if charge["again"]]

    def ask_now(self, number: int) -> None:
        """One click."""
        charge = self.charges[number]
        if charge["state"] in ("failed", "given_up"):
            charge.update(state="asked", attempt=charge["attempt"] + 1, again=None)

    def note_ours(self) -> None:
        """In the log, and not to be taken back."""
        self.changes.append({"before": None, "by": "us", "until": None, "undone": False})

    # What is told

    def told(self, now: datetime, until: date) -> list[tuple[int, str, date]]:
        """What comes, and what was skipped, through that day."""
        if self.state != "active":
            return []
        gone = [self.last(), *(n for n in self.said if self.over(n, now))]
        number = max(max(gone) + 1, self.anchor_number)
        waits = [n for n in self.put_off() if n < number]
        found = [(n, "planned", self.said[n]["day"]) for n in sorted(waits)]
        while True:
            one = self.delivery(number)
            if one["planned"] > until and one["day"] > until:
                return found
            found.append((number, "skipped" if one["skipped"] else "planned", one["day"]))
            number += 1


def line_of(
    *,
    quantity: int,
    agreed: int,
    ceiling: int | None = None,
    when_out: str = "leave_out",
    substitute: str | None = None,
    substitute_agreed: int | None = None,
) -> dict[str, Any]:
    return {
        "quantity": quantity, "agreed": agreed, "ceiling": ceiling, "when_out": when_out,
        "substitute": substitute, "substitute_agreed": substitute_agreed, "asked": None,
        "keeps": None, "kept": [],
    }  # fmt: skip
