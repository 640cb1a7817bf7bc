"""A price over what was agreed: told before, asked about, and never paid by silence (N9, S33)."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import product
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, lives, sells
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.core.language import Language
from minside.core.refusals import Refusal
from minside.core.scope import Scope
from minside.outbox.templates import render
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import LineForm, WhenOut, refusals
from minside.subscriptions.mail import PRICE_RAISED

FIRST = date(2026, 11, 18)
DEADLINES = [datetime(2026, 11, 16, 12, tzinfo=OSLO) + timedelta(weeks=4 * n) for n in range(4)]


class Shop(Steering):
    """The shop's prices, and what Kari's one subscription makes of them."""

    def __init__(
        self, house: House, web: House, owner: Any, kari: UUID, subscription: UUID
    ) -> None:
        super().__init__(web, kari, subscription)
        self.house, self.owner = house, owner

    async def asks(self, ore: int, sku: str = FEED, **sale: Any) -> int:
        """That much for one from now on; of how many subscriptions that was seen to."""
        await self.owner.execute(
            "UPDATE product SET price_ore = $2, sale_ore = $3, sale_from = $4, sale_until = $5"
            " WHERE sku = $1",
            sku, ore, sale.get("sale"), sale.get("since"), sale.get("until"),
        )  # fmt: skip
        return await subscriptions.promise(self.house)

    async def told(self) -> list[tuple[str, Any]]:
        """Each letter about deliveries, with what it says."""
        rows = await self.owner.fetch(
            """
            SELECT template, "values" FROM message WHERE template LIKE 'subscriptions/%'
            ORDER BY created_at, id
            """
        )
        return [(row[0].removeprefix("subscriptions/"), json.loads(row[1])) for row in rows]

    async def templates(self) -> list[str]:
        return [template for template, _ in await self.told()]

    async def promises(self) -> list[tuple[Any, ...]]:
        rows = await self.owner.fetch(
            "SELECT old_ore, new_ore, keeps_number, answer FROM price_promise ORDER BY id"
        )
        return [tuple(row) for row in rows]

    async def run(self, nth: int) -> list[tuple[str, int]]:
        """The nth delivery's deadline passes; what was ordered then, with what one costs."""
        before = await self.owner.fetchval("SELECT count(*) FROM order_line")
        with clock.stopped_at(DEADLINES[nth - 1]):
            await subscriptions.run(self.house)
        rows = await self.owner.fetch(
            "SELECT sku, price_ore FROM order_line ORDER BY id OFFSET $1", before
        )
        return [(row["sku"], row["price_ore"]) for row in rows]

    async def promise(self) -> UUID:
        [asked] = [line.promise for line in (await self.now()).agreement.lines if line.promise]
        return asked.id

    async def accept(self, ore: int, **named: Any) -> Any:
        return await self.do(
            subscriptions.answer_price,
            await self.promise(),
            accept_ore=ore,
            ceiling_ore=None,
            **named,
        )

    async def ceiling(self, ore: int) -> Any:
        return await self.do(
            subscriptions.answer_price, await self.promise(), accept_ore=None, ceiling_ore=ore
        )


@pytest.fixture
async def shop(house: House, web: House, owner: Any, kari: UUID) -> AsyncGenerator[Shop]:
    """Feed for 499 and treats for 59 every fourth Wednesday; it is the first Monday."""
    await sells(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        subscription = await agreed(
            house, owner, kari, FIRST, {}, {"sku": TREATS, "agreed_ore": 5900}
        )
        yield Shop(house, web, owner, kari, subscription)


async def test_silence_is_never_a_yes(shop: Shop) -> None:
    """The next delivery keeps the old price, those after it come without, told each time, until it
    is answered."""
    assert 1 == await shop.asks(54900)
    assert [("price_raised", [("Tørrfôr 12 kg", 49900, 54900)])] == [
        (template, [(each["product"], each["old_ore"], each["new_ore"]) for each in said["raised"]])
        for template, said in await shop.told()
    ]
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)
    assert [(TREATS, 5900)] == await shop.run(2)
    assert [(TREATS, 5900)] == await shop.run(3)
    assert ["price_raised", "left_out", "left_out"] == await shop.templates()
    assert [("Tørrfôr 12 kg", "price", 54900)] == [
        (each["product"], each["why"], each["price_ore"])
        for each in (await shop.told())[-1][1]["missing"]
    ]
    with clock.stopped_at(DEADLINES[2]):
        await shop.accept(54900)
    assert [(FEED, 54900), (TREATS, 5900)] == await shop.run(4)


async def test_it_is_told_before_the_deadline_what_happens_by_itself(shop: Shop) -> None:
    """Once, with the delivery that keeps the price and until when it can be changed."""
    await shop.asks(54900)
    assert 0 == await shop.asks(54900)
    [(_, said)] = await shop.told()
    until = datetime.fromisoformat(said["keeps_until"])
    assert ("2026-11-18", DEADLINES[0]) == (said["keeps_on"], until)


async def test_another_rise_is_told_again_and_the_old_price_is_kept_no_longer(shop: Shop) -> None:
    """Which delivery keeps it doesn't move, also when that one is ordered."""
    await shop.asks(54900)
    await shop.run(1)
    with clock.stopped_at(DEADLINES[0] + timedelta(days=1)):
        await shop.asks(59900)
    assert [(49900, 59900, 1, None)] == await shop.promises()
    assert [54900, 59900] == [
        said["raised"][0]["new_ore"]
        for template, said in await shop.told()
        if template == "price_raised"
    ]
    _, said = (await shop.told())[-1]
    assert (None, None) == (said["keeps_on"], said["keeps_until"])
    assert [(TREATS, 5900)] == await shop.run(2)


async def test_a_price_that_falls_back_closes_it(shop: Shop) -> None:
    """Then it is sent as ever, and nothing more is told."""
    await shop.asks(54900)
    await shop.asks(49900)
    assert [(49900, 54900, 1, "over")] == await shop.promises()
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(2)
    assert ["price_raised"] == await shop.templates()


async def test_up_and_down_is_told_once_for_each_higher_price(shop: Shop) -> None:
    """Also where it is over in between, and back before the next delivery is ordered."""
    for ore in (54900, 52900, 54900, 49900, 54900, 49900, 53900):
        await shop.asks(ore)
    assert [(49900, 53900, 1, None)] == await shop.promises()
    assert ["price_raised"] == await shop.templates()
    await shop.asks(55900)
    assert ["price_raised", "price_raised"] == await shop.templates()


async def test_a_sale_raises_nothing_and_its_price_is_charged(shop: Shop) -> None:
    """Agreed is a ceiling; when the sale ends, the price is as agreed."""
    sale: dict[str, Any] = {
        "sale": 39900,
        "since": MONDAY,
        "until": DEADLINES[0] + timedelta(days=3),
    }
    assert 0 == await shop.asks(49900, **sale)
    assert [(FEED, 39900), (TREATS, 5900)] == await shop.run(1)
    with clock.stopped_at(DEADLINES[0] + timedelta(days=4)):
        assert 0 == await subscriptions.promise(shop.house)
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(2)
    assert [] == await shop.told()


async def test_a_sale_that_hid_a_rise_asks_when_it_ends(shop: Shop) -> None:
    """By the clock, without a word of the shop's."""
    sale: dict[str, Any] = {"sale": 39900, "since": MONDAY, "until": MONDAY + timedelta(days=2)}
    assert 0 == await shop.asks(54900, **sale)
    with clock.stopped_at(MONDAY + timedelta(days=2)):
        assert 1 == await subscriptions.promise(shop.house)
    assert ["price_raised"] == await shop.templates()


async def test_a_ceiling_set_in_advance_says_yes(shop: Shop) -> None:
    """It is told, and what is agreed follows; over the ceiling it is asked."""
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, ceiling_ore=55000))
    assert 1 == await shop.asks(54900)
    assert [(49900, 54900, 0, "ceiling")] == await shop.promises()
    assert 54900 == (await shop.now()).agreement.lines[0].agreed_ore
    [(template, said)] = await shop.told()
    assert ("price_within_ceiling", "2026-11-18", 55000) == (
        template, said["deliver_on"], said["raised"][0]["ceiling_ore"],
    )  # fmt: skip
    assert [(FEED, 54900), (TREATS, 5900)] == await shop.run(1)
    with clock.stopped_at(DEADLINES[0] + timedelta(days=1)):
        await shop.asks(55100)
    assert (54900, 55100, 2, None) == (await shop.promises())[-1]
    assert [(FEED, 54900), (TREATS, 5900)] == await shop.run(2)
    assert [(TREATS, 5900)] == await shop.run(3)


async def test_a_yes_by_a_ceiling_is_in_the_log_as_ours_and_leaves_undo_as_it_was(
    shop: Shop,
) -> None:
    """What the customer did before can still be undone (N10), and the price stays as it became."""
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, ceiling_ore=55000))
    done = await shop.do(subscriptions.skip, 1)
    await shop.asks(54900)
    async with shop.web.database.scope(customer=shop.customer):
        [changes] = await subscriptions.changes_of([shop.subscription])
    assert [("price_within_ceiling", "system"), ("skip", "customer"), ("line", "customer")] == [
        (each.kind, each.changed_by.value) for each in changes
    ]
    assert changes[0].undo_until is None
    assert changes[1].undo_until is not None
    await shop.do(subscriptions.undo, done.change)
    assert 54900 == (await shop.now()).agreement.lines[0].agreed_ore
    assert [("planned", FIRST)] == await shop.days(1)
    assert 0 == await subscriptions.promise(shop.house)


@pytest.mark.parametrize(
    ("verb", "form"),
    [(subscriptions.skip, 1), (subscriptions.set_line, LineForm(sku=FEED, quantity=2))],
)
async def test_undoing_what_came_before_a_rise_leaves_the_rise_asked_about(
    shop: Shop, verb: Any, form: Any
) -> None:
    """The shop's prices aren't the customer's to undo."""
    done = await shop.do(verb, form)
    await shop.asks(54900)
    before = await shop.promises()
    await shop.do(subscriptions.undo, done.change)
    assert before == await shop.promises()
    assert 0 == await subscriptions.promise(shop.house)
    assert ["price_raised"] == await shop.templates()


@pytest.mark.parametrize("by_ceiling", [False, True])
async def test_a_price_is_answered_past_the_deadline_of_what_keeps_the_old_one(
    shop: Shop, by_ceiling: bool
) -> None:
    """The delivery that is being ordered costs what it was promised; the yes is for those after it, and
    can be taken back until their deadline."""
    await shop.asks(54900)
    with clock.stopped_at(DEADLINES[0] + timedelta(minutes=1)):
        answer = shop.ceiling if by_ceiling else shop.accept
        for _ in range(2):
            done = await answer(54900)
            await shop.do(subscriptions.undo, done.change)
        done = await answer(54900)
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)
    with (
        clock.stopped_at(DEADLINES[1] + timedelta(minutes=1)),
        pytest.raises(refusals.CannotBeUndone),
    ):
        await shop.do(subscriptions.undo, done.change)
    assert [(FEED, 54900), (TREATS, 5900)] == await shop.run(2)


@pytest.mark.parametrize("by_ceiling", [False, True])
async def test_a_price_is_answered_when_what_comes_without_it_is_ordered(
    shop: Shop, by_ceiling: bool
) -> None:
    """Else the yes would be to a delivery that nobody may change any more."""
    await shop.asks(54900)
    await shop.run(1)
    answer = shop.ceiling if by_ceiling else shop.accept
    with clock.stopped_at(DEADLINES[1]), pytest.raises(refusals.BeingOrdered):
        await answer(54900)
    assert [(TREATS, 5900)] == await shop.run(2)
    with clock.stopped_at(DEADLINES[1]):
        await answer(54900)
    assert [(FEED, 54900), (TREATS, 5900)] == await shop.run(3)


async def test_a_yes_is_to_the_price_that_was_seen(shop: Shop) -> None:
    """One to less than it is by now is refused, with what it is."""
    await shop.asks(54900)
    await shop.asks(59900)
    with pytest.raises(refusals.PriceIsHigher) as refused:
        await shop.accept(54900)
    assert "599\u00a0kr" in refused.value.message(Language.NB)
    await shop.accept(59900)
    assert [(49900, 59900, 1, "accepted")] == await shop.promises()


@pytest.mark.parametrize("answer", ["accept", "ceiling", "options"])
async def test_a_yes_counts_after_the_delivery_that_was_promised_the_old_price(
    shop: Shop, answer: str
) -> None:
    """However it is said: the promise stands, in what is foretold and in what is ordered, also where the
    price rises again before that delivery comes."""
    await shop.asks(54900)
    match answer:
        case "accept":
            done = await shop.accept(54900)
        case "ceiling":
            done = await shop.ceiling(60000)
        case _:
            form = LineForm(sku=FEED, ceiling_ore=60000)
            done = await shop.do(subscriptions.set_line, form)
    told = subscriptions.consequences(done.before, done.after.agreement)
    assert (
        "Leveringen onsdag 18. november koster 499\u00a0kr for én, som vi lovet. Du betaler"
        " 549\u00a0kr for én fra leveringen onsdag 16. desember."
    ) == told[0].nb
    assert "from the delivery of Wednesday 16 December on" in told[0].en
    await shop.asks(59900)
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)
    after = [(TREATS, 5900)] if answer == "accept" else [(FEED, 59900), (TREATS, 5900)]
    assert after == await shop.run(2)


async def test_an_old_price_that_is_kept_is_so_after_the_product_was_taken_out_and_back(
    shop: Shop,
) -> None:
    """Undoing puts back the promise too, answered as it was (N10)."""
    await shop.asks(54900)
    await shop.accept(54900)
    before = await shop.promises()
    done = await shop.do(subscriptions.set_line, LineForm(sku=FEED, quantity=0))
    assert [] == await shop.promises()
    await shop.do(subscriptions.undo, done.change)
    assert before == await shop.promises()
    [line, _] = (await shop.now()).agreement.lines
    told = subscriptions.old_price_kept((await shop.now()).agreement, line)
    assert told is not None
    assert "499\u00a0kr" in told.nb
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)
    [line, _] = (await shop.now()).agreement.lines
    assert ((), None) == (
        line.kept, subscriptions.old_price_kept((await shop.now()).agreement, line),
    )  # fmt: skip
    assert [(FEED, 54900), (TREATS, 5900)] == await shop.run(2)


async def test_a_price_that_comes_within_the_ceiling_keeps_what_was_promised(shop: Shop) -> None:
    """It was asked about first, being over: the delivery that keeps the old price keeps it, and the
    letter says so."""
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, ceiling_ore=52000))
    await shop.asks(54900)
    await shop.asks(51900)
    (_, asked), (_, within) = await shop.told()
    assert asked["keeps_on"] == within["keeps_on"] == FIRST.isoformat()
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)
    assert [(FEED, 51900), (TREATS, 5900)] == await shop.run(2)


async def test_a_ceiling_is_an_answer(shop: Shop) -> None:
    """To this price and to those up to it later."""
    await shop.asks(54900)
    with pytest.raises(refusals.CeilingNotPossible):
        await shop.ceiling(54000)
    await shop.ceiling(60000)
    assert [(49900, 54900, 1, "ceiling")] == await shop.promises()
    line = (await shop.now()).agreement.lines[0]
    assert (54900, 60000, None) == (line.agreed_ore, line.ceiling_ore, line.promise)
    await shop.asks(59900)
    assert ["price_raised", "price_within_ceiling"] == await shop.templates()


async def test_a_limit_is_spent_by_a_yes_to_more(shop: Shop) -> None:
    """Nobody is told that it comes by itself up to what is less than agreed; an undone yes brings it back."""
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, ceiling_ore=50000))
    await shop.asks(59900)
    assert (49900, 50000) == await _agreed_and_limit(shop)
    done = await shop.accept(59900)
    assert (59900, None) == await _agreed_and_limit(shop)
    await shop.do(subscriptions.undo, done.change)
    assert (49900, 50000) == await _agreed_and_limit(shop)


async def _agreed_and_limit(shop: Shop) -> tuple[int, int | None]:
    line = (await shop.now()).agreement.lines[0]
    return line.agreed_ore, line.ceiling_ore


async def test_a_preview_of_a_yes_tells_and_does_nothing(shop: Shop) -> None:
    """What it costs from when on."""
    await shop.asks(54900)
    shown = await shop.accept(54900, preview=True)
    told = subscriptions.consequences(shown.before, shown.after.agreement)
    assert [
        "Leveringen onsdag 18. november koster 499\u00a0kr for én, som vi lovet. Du betaler"
        " 549\u00a0kr for én fra leveringen onsdag 16. desember."
    ] == [each.nb for each in told]
    assert [(49900, 54900, 1, None)] == await shop.promises()


@pytest.mark.parametrize("answer", ["swap", "remove"])
async def test_what_is_swapped_or_taken_out_is_asked_about_no_more(shop: Shop, answer: str) -> None:
    """Neither is a yes nor a no to its price: the question goes with the product, and the database has no
    other answers than those that are given."""
    await shop.asks(54900)
    if answer == "swap":
        await product(shop.owner, "ANNET")
        await shop.do(subscriptions.swap_line, FEED, LineForm(sku="ANNET"))
    else:
        await shop.do(subscriptions.set_line, LineForm(sku=FEED, quantity=0))
    assert [] == await shop.promises()
    allowed = await shop.owner.fetchval(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conname = 'price_promise_answer_check'"
    )
    assert ["accepted", "ceiling", "over"] == re.findall(r"'(\w+)'", allowed)


@pytest.mark.parametrize("answer", ["accept", "ceiling", "swap", "remove"])
async def test_an_answer_that_is_undone_is_asked_for_as_before(shop: Shop, answer: str) -> None:
    """By the same promise: which delivery keeps the old price stays, and nothing is told twice (N10)."""
    await shop.asks(54900)
    before = await shop.promises()
    match answer:
        case "accept":
            done = await shop.accept(54900)
        case "ceiling":
            done = await shop.ceiling(60000)
        case "swap":
            await product(shop.owner, "ANNET")
            done = await shop.do(subscriptions.swap_line, FEED, LineForm(sku="ANNET"))
        case _:
            done = await shop.do(subscriptions.set_line, LineForm(sku=FEED, quantity=0))
    assert None not in [each[3] for each in await shop.promises()]
    await shop.do(subscriptions.undo, done.change)
    assert before == await shop.promises()
    assert 0 == await subscriptions.promise(shop.house)
    assert ["price_raised"] == await shop.templates()
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)
    assert [(TREATS, 5900)] == await shop.run(2)


async def test_what_needs_no_answer_says_so(shop: Shop) -> None:
    """Answered already, down again, or answered with both or neither."""
    await shop.asks(54900)
    promise = await shop.promise()
    for accept, ceiling, refusal in (
        (None, None, refusals.OneAnswer),
        (54900, 60000, refusals.OneAnswer),
    ):
        with pytest.raises(refusal):
            await shop.do(
                subscriptions.answer_price, promise, accept_ore=accept, ceiling_ore=ceiling
            )
    await shop.asks(49900)
    with pytest.raises(Refusal) as refused:
        await shop.do(subscriptions.answer_price, promise, accept_ore=54900, ceiling_ore=None)
    assert isinstance(refused.value, refusals.NothingToAnswer)


async def test_another_quantity_is_no_yes(shop: Shop) -> None:
    """The promise stands, with the old price for as long as it was kept."""
    await shop.asks(54900)
    before = await shop.promises()
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, quantity=3))
    assert before == await shop.promises()
    assert 49900 == (await shop.now()).agreement.lines[0].agreed_ore


async def test_another_quantity_is_no_yes_to_a_dearer_substitute(shop: Shop) -> None:
    """Only how many are wanted was seen; who chooses the substitute again sees what it costs today."""
    await product(shop.owner, "ANNET", price_ore=39900)
    instead: dict[str, Any] = {"when_out": WhenOut.SUBSTITUTE, "substitute_sku": "ANNET"}
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, **instead))
    await shop.owner.execute("UPDATE product SET price_ore = 44900 WHERE sku = 'ANNET'")
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, quantity=2, **instead))
    assert 39900 == (await shop.now()).agreement.lines[0].substitute_agreed_ore
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, quantity=2, **instead))
    assert 44900 == (await shop.now()).agreement.lines[0].substitute_agreed_ore


async def test_what_is_undone_is_not_told_again_within_the_ceiling(shop: Shop) -> None:
    """The price rose after the change that is taken back: the customer was told, and knows."""
    await shop.do(subscriptions.set_line, LineForm(sku=FEED, ceiling_ore=60000))
    done = await shop.do(subscriptions.set_line, LineForm(sku=FEED, quantity=2, ceiling_ore=60000))
    await shop.asks(54900)
    await shop.do(subscriptions.undo, done.change)
    await subscriptions.promise(shop.house)
    assert 54900 == (await shop.now()).agreement.lines[0].agreed_ore
    assert ["price_within_ceiling"] == await shop.templates()
    await shop.asks(57900)
    assert ["price_within_ceiling"] * 2 == await shop.templates()


async def test_skipping_the_delivery_that_keeps_it_is_no_yes(shop: Shop) -> None:
    """What comes next is held back."""
    await shop.asks(54900)
    await shop.do(subscriptions.skip, 1)
    assert [] == await shop.run(1)
    assert [(TREATS, 5900)] == await shop.run(2)


async def test_many_rises_are_one_letter(shop: Shop) -> None:
    """An import that raises all prices at once writes one letter to each."""
    await shop.owner.execute("UPDATE product SET price_ore = price_ore + 1000")
    assert 1 == await subscriptions.promise(shop.house)
    [(_, said)] = await shop.told()
    assert ["Tørrfôr 12 kg", "Godbiter"] == [each["product"] for each in said["raised"]]
    told = [render(PRICE_RAISED, each, said, public_url="").text for each in Language]
    assert "er varene ikke med" in " ".join(told[0].split())
    assert "we leave the products out" in " ".join(told[1].split())


async def test_what_rests_is_asked_about_when_it_goes_on(shop: Shop) -> None:
    """Whoever gets nothing needs no letter about prices."""
    await shop.do(subscriptions.pause, None)
    assert 0 == await shop.asks(54900)
    await shop.do(subscriptions.resume, None)
    assert 1 == await subscriptions.promise(shop.house)


async def test_who_changes_it_just_now_is_waited_for(shop: Shop) -> None:
    """Its prices are seen to ten minutes later."""
    async with shop.web.database.scope(customer=shop.customer):
        await subscriptions.load(shop.customer, shop.subscription, lock=True)
        assert 0 == await shop.asks(54900)
    assert 1 == await subscriptions.promise(shop.house)


async def test_two_workers_at_once_tell_once(shop: Shop) -> None:
    """Whoever comes second finds that it was asked about already."""
    await shop.owner.execute("UPDATE product SET price_ore = 54900 WHERE sku = $1", FEED)
    await asyncio.gather(*(subscriptions.promise(shop.house) for _ in range(4)))
    assert [(49900, 54900, 1, None)] == await shop.promises()
    assert ["price_raised"] == await shop.templates()


async def test_a_rise_before_anybody_looked_is_never_charged(shop: Shop) -> None:
    """Where the run comes before the ten minutes are over, the agreed price is kept."""
    await shop.owner.execute("UPDATE product SET price_ore = 54900 WHERE sku = $1", FEED)
    assert [(FEED, 49900), (TREATS, 5900)] == await shop.run(1)


async def test_of_what_costs_more_statements_stay_as_many(
    shop: Shop, house: House, owner: Any, kari: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For one and for twenty."""
    counted: list[int] = []
    plain = Scope.fetch

    async def counting(self: Scope, *args: Any) -> Any:
        counted[-1] += 1
        return await plain(self, *args)

    monkeypatch.setattr(Scope, "fetch", counting)
    counted.append(0)
    await shop.asks(54900)
    counted.append(0)
    for _ in range(19):
        await agreed(house, owner, kari, FIRST)
    counted.append(0)
    assert 20 == await shop.asks(59900)
    assert counted[0] == counted[-1]
    assert 21 == len(await shop.templates())
