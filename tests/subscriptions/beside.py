"""The engine beside the plain model: each thing is done to both, and both must tell the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import zip_longest
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import msgspec
from tests.subscriptions.agreed import agree, lives
from tests.subscriptions.plain_model import No, Plan, Shop, today

from minside.core import clock
from minside.core.house import House
from minside.core.refusals import Refusal
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import Asked, LineForm, Steered, Unit, WhenOut

PRICES = {"FEED": 49900, "TREATS": 5900, "BONES": 12900, "OIL": 19900}


@dataclass
class Both:
    """One customer's subscription, in the engine and in the model."""

    web: House
    customer: UUID
    id: UUID
    plan: Plan
    history: list[Any] = field(default_factory=list[Any])
    noted: list[UUID] = field(default_factory=list[UUID])

    async def do(self, now: datetime, name: str, *args: Any) -> bool:
        """Whether it could be done, which both must say alike."""
        before = self.plan.picture()
        try:
            getattr(self.plan, MODEL.get(name, name))(now, *args)
            expected = True
        except No:
            expected = False
        with clock.stopped_at(now):
            done = await self._done(name, args)
        self.history.append((f"{now:%Y-%m-%d %H:%M}", name, *args, expected))
        assert expected == isinstance(done, Steered), (self.history, done)
        if isinstance(done, Steered):
            self._note(now, before, name, done)
        return expected

    def _note(self, now: datetime, before: dict[str, Any], name: str, done: Steered) -> None:
        """Noted is what changed something, which both must say alike too."""
        is_other = before != self.plan.picture()
        assert is_other == done.changes_anything == (done.change is not None), self.history
        if done.change is not None:
            self.plan.note(now, before, name)
            self.noted.append(done.change)

    async def _done(self, name: str, args: Sequence[Any]) -> Steered | Refusal:
        async with self.web.database.scope(customer=self.customer):
            found = await subscriptions.load(self.customer, self.id)
            assert found is not None
            asked = Asked(customer=self.customer, subscription=self.id, version=found.version)
            try:
                if name == "undo":
                    return await subscriptions.undo(self.web, asked, self.noted[args[0]])
                if name == "accept":
                    return await _accepted(asked, found, args[0])
                return await ENGINE[name](self.web, asked, *args)
            except Refusal as refusal:
                return refusal

    def note_ours(self) -> None:
        """What we changed can't be taken back."""
        self.noted += [uuid4() for _ in self.plan.changes[len(self.noted) :]]

    async def check_told(self, now: datetime) -> None:
        """What comes, as the customer reads it."""
        until = today(now) + timedelta(days=200)
        expected, actual = self.plan.told(now, until), await self._told(now, until)
        assert expected == actual, (expected, actual, self.history)

    async def _told(self, now: datetime, until: date) -> list[tuple[int, str, date]]:
        deadlines = subscriptions.deadlines_of(self.web.settings)
        with clock.stopped_at(now):
            async with self.web.database.scope(customer=self.customer):
                found = await subscriptions.load(self.customer, self.id)
            assert found is not None
            return [
                (each.number, each.state.value, each.deliver_on)
                for each in found.agreement.upcoming(until, deadlines)
            ]


async def _accepted(asked: Asked, found: subscriptions.Subscription, sku: str) -> Steered:
    """Yes to what is asked about that product, if anything is."""
    asks = [line.promise for line in found.agreement.lines if line.sku == sku and line.promise]
    promise, ore = (asks[0].id, asks[0].new_ore) if asks else (uuid4(), 1)
    return await subscriptions.answer_price(asked, promise, accept_ore=ore, ceiling_ore=None)


def _line(sku: str, quantity: int, wishes: dict[str, Any]) -> LineForm:
    return LineForm(
        sku=sku,
        quantity=quantity,
        when_out=WhenOut(wishes.get("when_out", "leave_out")),
        substitute_sku=wishes.get("substitute"),
        ceiling_ore=wishes.get("ceiling"),
    )


# Where the model calls it otherwise.
MODEL = {"set_extra": "extra"}
ENGINE: dict[str, Any] = {
    "skip": subscriptions.skip,
    "unskip": subscriptions.unskip,
    "move": subscriptions.move,
    "set_extra": subscriptions.set_extra,
    "deliver_now": subscriptions.deliver_now,
    "pause": subscriptions.pause,
    "resume": subscriptions.resume,
    "reactivate": subscriptions.reactivate,
    "reschedule": lambda web, asked, every, unit, day: subscriptions.reschedule(
        web, asked, every, Unit(unit), day
    ),
    "cancel": lambda _, asked: subscriptions.cancel(asked, None),
    "swap": lambda _, asked, sku, new: subscriptions.swap_line(asked, sku, LineForm(sku=new)),
    "set_line_by": lambda _, asked, sku, quantity, wishes: subscriptions.set_line(
        asked, _line(sku, quantity, wishes)
    ),
}


async def begun(
    web: House, owner: Any, customer: UUID, shop: Shop, now: datetime,
    first: date, every: int, unit: str, lines: dict[str, dict[str, Any]], *, card: bool = False,
) -> Both:  # fmt: skip
    """A subscription of these lines whose first delivery comes on that day, and is to be planned."""
    await lives(owner, customer)
    plan = Plan(shop, first, every, unit, lines, card=card)
    rows = [
        {
            "sku": sku, "quantity": line["quantity"], "agreed_ore": line["agreed"],
            "ceiling_ore": line["ceiling"], "when_out": line["when_out"],
            "substitute_sku": line["substitute"],
            "substitute_agreed_ore": line["substitute_agreed"],
        }
        for sku, line in plan.lines.items()
    ]  # fmt: skip
    with clock.stopped_at(now):
        payment = "card" if card else "invoice"
        made = await agree(owner, customer, first, *rows, every=every, unit=unit, payment=payment)
    return Both(web, customer, made, plan)


async def run(house: House, every: Sequence[Both], now: datetime) -> None:
    """Both order what is due."""
    with clock.stopped_at(now):
        await subscriptions.run(house)
    for both in every:
        both.plan.run(now)


async def asked(owner: Any) -> list[Any]:
    """What the shop hasn't answered yet: the charge, its attempt, and whose delivery it is for."""
    return await owner.fetch(
        """
        SELECT c.id, c.attempt, d.subscription, d.number
        FROM charge c JOIN delivery d ON d.id = c.delivery WHERE c.state = 'asked'
        ORDER BY d.subscription, d.number
        """
    )


async def answered(house: House, both: Both, now: datetime, charge: Any, *, is_paid: bool) -> None:
    """The shop says that it is paid, or that it was refused."""
    data = SimpleNamespace(
        charge=str(charge["id"]), attempt=charge["attempt"], reason="card_declined"
    )
    told = SimpleNamespace(data=data, occurred_at=now)
    hear = subscriptions.charge_paid if is_paid else subscriptions.charge_failed
    with clock.stopped_at(now):
        async with house.database.scope():
            await hear(house, told)
    (both.plan.paid if is_paid else both.plan.refused)(now, charge["number"])
    both.history.append(
        (f"{now:%Y-%m-%d %H:%M}", "paid" if is_paid else "refused", charge["number"])
    )
    both.note_ours()


async def asked_again(house: House, every: Sequence[Both], now: datetime) -> None:
    """Both ask for what is due."""
    with clock.stopped_at(now):
        await subscriptions.ask_again(house)
    for both in every:
        both.plan.ask_again(now)


async def asked_now(both: Both, owner: Any, now: datetime, number: int) -> None:
    """The customer clicks once."""
    charge = await owner.fetchval(
        """
        SELECT c.id FROM charge c JOIN delivery d ON d.id = c.delivery
        WHERE d.subscription = $1 AND d.number = $2
        """,
        both.id, number,
    )  # fmt: skip
    with clock.stopped_at(now):
        async with both.web.database.scope(customer=both.customer):
            await subscriptions.retry(both.customer, charge, key=str(uuid4()))
    both.plan.ask_now(number)
    both.history.append((f"{now:%Y-%m-%d %H:%M}", "asked now", number))


async def priced(
    house: House, owner: Any, every: Sequence[Both], now: datetime, sku: str, price: int
) -> None:
    """The shop takes another price, and who agreed to less is asked."""
    every[0].plan.shop.prices[sku] = price
    await owner.execute("UPDATE product SET price_ore = $2 WHERE sku = $1", sku, price)
    with clock.stopped_at(now):
        await subscriptions.promise(house)
    for both in every:
        both.plan.promise()


async def stocked(owner: Any, shop: Shop, sku: str, availability: str) -> None:
    shop.stock[sku] = availability
    if availability == "gone":
        await owner.execute("UPDATE product SET gone_at = now() WHERE sku = $1", sku)
        return
    await owner.execute(
        "UPDATE product SET availability = $2, gone_at = NULL WHERE sku = $1", sku, availability
    )


def check(both: Both, kept: dict[UUID, list[Any]]) -> None:
    """Each delivery that there was, by its number, day and state, with what came along."""
    for expected, actual in zip_longest(settled_by(both.plan), kept.get(both.id, [])):
        assert expected == actual, both.history


def settled_by(plan: Plan) -> list[Any]:
    """What came of each delivery, as the model has it."""
    return [
        (
            number, one["state"], one["planned"], one["day"], one["why"], one["deadline"],
            sorted(one["goods"]), sorted(one["left_out"]), charge_of(plan, number),
        )
        for number, one in sorted(plan.past.items())
    ]  # fmt: skip


def charge_of(plan: Plan, number: int) -> tuple[Any, ...]:
    """What came of the money: how it stands, how often it was asked for, and when it is again."""
    charge = plan.charges.get(number)
    return (charge["state"], charge["attempt"], charge["again"]) if charge else (None, None, None)


async def settled(owner: Any) -> dict[UUID, list[Any]]:
    """The same of every subscription, as the database has it."""
    rows = await owner.fetch(
        """
        SELECT d.*, c.state AS charge, c.attempt, c.next_at, (
            SELECT json_agg(json_build_array(sku, quantity, price_ore)) FROM order_line
            WHERE shop_order = d.shop_order
        ) AS goods
        FROM delivery d LEFT JOIN charge c ON c.delivery = d.id
        WHERE d.settled_at IS NOT NULL ORDER BY d.subscription, d.number
        """
    )
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        goods = json.loads(row["goods"] or "[]")
        left_out = msgspec.json.decode(row["left_out"])
        found.setdefault(row["subscription"], []).append(
            (
                row["number"], row["state"], row["planned_on"], row["deliver_on"],
                row["moved_by"], row["deadline_at"], sorted(tuple(each) for each in goods),
                sorted((each["sku"], each["why"]) for each in left_out),
                (row["charge"], row["attempt"], row["next_at"]),
            )
        )  # fmt: skip
    return found
