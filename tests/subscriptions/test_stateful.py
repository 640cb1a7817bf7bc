"""Whatever is done, in whatever order: the engine tells what the plain model tells."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from contextvars import copy_context
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import asyncpg
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from tests.conftest import empty, make_customer
from tests.jobs.running import service_house
from tests.orders.orders import product
from tests.subscriptions.agreed import plan
from tests.subscriptions.beside import (
    PRICES,
    answered,
    asked,
    asked_again,
    asked_now,
    begun,
    check,
    priced,
    run,
    settled,
    stocked,
)
from tests.subscriptions.plain_model import DAY, Shop, earliest

from minside.core import clock
from minside.core.database import APP, OWNER, Database
from minside.core.house import House
from minside.core.postgres import Server

SKUS = st.sampled_from(sorted(PRICES))
# Of a delivery: the next one, and those behind it.
AHEAD = st.integers(1, 4)
DAYS = st.sampled_from((0, 1, 2, 3, 5, 8, 13, 21, 40, 90, 365, 400))
UNITS = st.sampled_from(("week", "month"))
WISHES = st.fixed_dictionaries(
    {
        "when_out": st.sampled_from(("leave_out", "wait", "substitute")),
        "ceiling": st.sampled_from((None, 60000)),
        "substitute": SKUS,
    }
)
# Among them the days around both changes of the clock, Easter, May, Christmas and 29 February.
BEGINNINGS = st.sampled_from(
    [
        datetime(year, month, day, 9, tzinfo=UTC)
        for year, month, day in (
            (2026, 10, 12), (2026, 12, 7), (2027, 1, 18), (2027, 3, 8), (2027, 4, 19), (2028, 2, 7),
        )
    ]
)  # fmt: skip


class Deliveries(RuleBasedStateMachine):
    """One customer's subscription, and time."""

    server: ClassVar[Server]
    runner: ClassVar[asyncio.Runner]
    house: ClassVar[House]
    web: ClassVar[House]
    owner: ClassVar[Any]

    def wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(work, context=copy_context())

    @initialize(
        begins=BEGINNINGS, first=DAYS, every=st.integers(1, 4), unit=UNITS,
        when_out=st.sampled_from(("leave_out", "wait")), skus=st.sets(SKUS, min_size=1, max_size=2),
        card=st.sampled_from((True, True, False)),
    )  # fmt: skip
    def begin(
        self, begins: datetime, first: int, every: int, unit: str, when_out: str, skus: set[str],
        card: bool,
    ) -> None:  # fmt: skip
        self.now = begins
        self.shop = Shop(PRICES)
        lines = {
            sku: {"quantity": 1, "agreed": PRICES[sku], "when_out": when_out}
            for sku in sorted(skus)
        }
        self.wait(self._begin(first, every, unit, lines, card))

    async def _begin(
        self, first: int, every: int, unit: str, lines: dict[str, Any], card: bool
    ) -> None:
        await empty(self.owner)
        for sku, price in PRICES.items():
            await product(self.owner, sku, name=sku, price_ore=price)
        kari = await make_customer(self.owner, "kari@example.com", "Kari")
        day = earliest(self.now) + first * DAY
        self.both = await begun(
            self.web, self.owner, kari, self.shop, self.now, day, every, unit, lines,
            card=card,
        )  # fmt: skip
        with clock.stopped_at(self.now):
            await plan(self.house)

    def do(self, name: str, *args: Any) -> None:
        self.wait(self.both.do(self.now, name, *args))

    def number(self, ahead: int) -> int:
        return self.both.plan.last() + ahead

    @rule(ahead=AHEAD)
    def skip(self, ahead: int) -> None:
        self.do("skip", self.number(ahead))

    @rule(ahead=AHEAD)
    def unskip(self, ahead: int) -> None:
        self.do("unskip", self.number(ahead))

    @rule(ahead=AHEAD, days=st.integers(-9, 9))
    def move(self, ahead: int, days: int) -> None:
        number = self.number(ahead)
        day = self.both.plan.delivery(max(number, self.both.plan.anchor_number))["day"]
        self.do("move", number, day + days * DAY)

    @rule(ahead=AHEAD, sku=SKUS, quantity=st.sampled_from((0, 1, 3)))
    def set_extra(self, ahead: int, sku: str, quantity: int) -> None:
        self.do("set_extra", self.number(ahead), sku, quantity)

    @rule()
    def deliver_now(self) -> None:
        self.do("deliver_now")

    @rule(days=st.none() | DAYS)
    def pause(self, days: int | None) -> None:
        self.do("pause", None if days is None else earliest(self.now) + days * DAY)

    @rule(days=st.none() | DAYS, verb=st.sampled_from(("resume", "reactivate")))
    def resume(self, days: int | None, verb: str) -> None:
        self.do(verb, None if days is None else earliest(self.now) + days * DAY)

    @rule(every=st.integers(1, 4), unit=UNITS, days=DAYS)
    def reschedule(self, every: int, unit: str, days: int) -> None:
        self.do("reschedule", every, unit, earliest(self.now) + days * DAY)

    @rule()
    def cancel(self) -> None:
        self.do("cancel")

    @rule(sku=SKUS, quantity=st.sampled_from((0, 1, 2)), wishes=WISHES)
    def set_line(self, sku: str, quantity: int, wishes: dict[str, Any]) -> None:
        self.do("set_line_by", sku, quantity, wishes)

    @rule(sku=SKUS, new=SKUS)
    def swap(self, sku: str, new: str) -> None:
        if sku != new:
            self.do("swap", sku, new)

    @rule(sku=SKUS)
    def accept(self, sku: str) -> None:
        self.do("accept", sku)

    @rule(back=st.sampled_from((1, 1, 1, 2, 3)))
    def undo(self, back: int) -> None:
        if back <= len(self.both.plan.changes):
            self.do("undo", len(self.both.plan.changes) - back)

    @rule(sku=SKUS, price=st.sampled_from((4900, 13900, 52900, 65000)))
    def price(self, sku: str, price: int) -> None:
        self.wait(priced(self.house, self.owner, [self.both], self.now, sku, price))

    @rule(sku=SKUS, stock=st.sampled_from(("in_stock", "out_of_stock", "gone")))
    def stock(self, sku: str, stock: str) -> None:
        self.wait(stocked(self.owner, self.shop, sku, stock))

    @rule()
    def a_deadline_passes(self) -> None:
        """And a run comes by."""
        number = self.both.plan.next()
        if number is not None:
            self.now = max(self.now, self.both.plan.delivery(number)["deadline"])
            self.wait(self._run())

    @rule(is_paid=st.booleans(), most=st.integers(1, 2))
    def the_shop_answers(self, is_paid: bool, most: int) -> None:
        self.wait(self._answer(is_paid, most))

    async def _answer(self, is_paid: bool, most: int) -> None:
        for charge in (await asked(self.owner))[:most]:
            await answered(self.house, self.both, self.now, charge, is_paid=is_paid)

    @rule(days=st.sampled_from((1, 2, 4)))
    def refused_until_it_is_given_up(self, days: int) -> None:
        """Or as long as it isn't; each time it is asked for again in the morning."""
        if not self.both.plan.owes():
            self.a_deadline_passes()
        for _ in range(days):
            self.wait(self._answer(is_paid=False, most=9))
            self.now = max([self.now, *self.both.plan.asks_again()])
            self.wait(asked_again(self.house, [self.both], self.now))

    @rule(number=st.integers(0, 2))
    def one_click(self, number: int) -> None:
        charges = sorted(self.both.plan.charges)
        if number < len(charges):
            self.wait(asked_now(self.both, self.owner, self.now, charges[-1 - number]))

    @rule(hours=st.integers(1, 60) | st.integers(1, 900))
    def worker_away(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(hours=st.integers(0, 240), often=st.integers(1, 6))
    def time_goes_by(self, hours: int, often: int) -> None:
        """With a run at each of these moments."""
        for _ in range(often):
            self.now += timedelta(hours=hours)
            self.wait(self._run())

    @rule()
    def planned_anew(self) -> None:
        """What has its time each night finds nothing to set right."""
        self.wait(self._run())
        with clock.stopped_at(self.now):
            assert 0 == self.wait(plan(self.house))

    async def _run(self) -> None:
        await run(self.house, [self.both], self.now)
        await asked_again(self.house, [self.both], self.now)
        check(self.both, await settled(self.owner))
        await self.both.check_told(self.now)

    def teardown(self) -> None:
        if hasattr(self, "both"):
            self.wait(self._run())


def explore(server: Server, *, examples: int, steps: int, derandomize: bool) -> None:
    """Try so many lives of so many steps."""
    with asyncio.Runner() as runner:
        stack = runner.run(_settle_in(runner, server))
        try:
            run_state_machine_as_test(
                Deliveries,
                settings=settings(
                    max_examples=examples, stateful_step_count=steps, deadline=None,
                    derandomize=derandomize, database=None,
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
                ),
            )  # fmt: skip
        finally:
            runner.run(stack.aclose())


async def _settle_in(runner: asyncio.Runner, server: Server) -> AsyncExitStack:
    """Connections belong to the loop that made them, and the machine has its own."""
    stack = AsyncExitStack()
    Deliveries.runner = runner
    Deliveries.owner = await asyncpg.connect(server.url(OWNER))
    stack.push_async_callback(Deliveries.owner.close)
    Deliveries.house = house = await stack.enter_async_context(service_house(server))
    app = await Database.connect(server.url(APP))
    stack.push_async_callback(app.close)
    Deliveries.web = House(house.settings, app, house.keys)
    return stack


def test_whatever_is_done_the_engine_and_the_plain_model_tell_the_same(migrated: Server) -> None:
    """Acts, prices, stock, time, and a worker that is away for a while."""
    explore(migrated, examples=200, steps=30, derandomize=True)
