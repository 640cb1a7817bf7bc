"""Farewell to a pet in one step, and its undoing, each ending as was said before (N12)."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import happened, order, product, sent
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, lives, sells
from tests.subscriptions.eaten import bought, dog, eats, named, packed_in

from minside.core import clock
from minside.core.house import House
from minside.core.refusals import Refusal
from minside.orders import actions as orders
from minside.pets import actions as pets
from minside.pets.jobs import forget
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import Agreement, Asked, Choice, State, Unit, refusals
from minside.subscriptions.actions.parting import _steered

FIRST = date(2026, 11, 18)
LATER = MONDAY + timedelta(days=14)
SHARED = ({"quantity": 2}, {"sku": TREATS, "agreed_ore": 5900})
SAID: dict[str, Any] = {"kind": pets.FarewellKind.DIED, "memory": pets.Memory.KEEP}


class Two:
    """Luna and Bella, and one subscription: two bags of feed that both eat, treats that are Luna's."""

    def __init__(self, web: House, owner: Any, customer: UUID, mine: UUID, *dogs: UUID) -> None:
        self.web, self.owner, self.customer, self.mine = web, owner, customer, mine
        self.luna, self.bella = dogs

    async def now(self) -> subscriptions.Subscription:
        async with self.web.database.scope(customer=self.customer):
            found = await subscriptions.load(self.customer, self.mine)
        assert found is not None
        return found

    async def farewell(
        self,
        choices: Mapping[str, Choice] | None = None,
        *,
        preview: bool = False,
        key: str | None = None,
        **changed: Any,
    ) -> list[str]:
        """What is told of it, in Norwegian."""
        values: dict[str, Any] = {
            "pet": self.luna,
            "seen": {self.mine: (await self.now()).version},
            "choices": {self.mine: choices or {}},
            **SAID,
            **changed,
        }
        form = subscriptions.FarewellForm(**values)
        async with self.web.database.scope(customer=self.customer):
            done = await subscriptions.farewell(
                self.web, self.customer, form, preview=preview, key=key
            )
        return [each.nb for each in done.told]

    async def undo(self, pet: UUID | None = None, *, preview: bool = False) -> list[str]:
        async with self.web.database.scope(customer=self.customer):
            done = await subscriptions.undo_farewell(
                self.web, self.customer, self.luna if pet is None else pet, preview=preview
            )
        return [each.nb for each in done.told]

    async def do(self, verb: Any, *args: Any) -> None:
        asked = Asked(
            customer=self.customer, subscription=self.mine, version=(await self.now()).version
        )
        async with self.web.database.scope(customer=self.customer):
            await verb(self.web, asked, *args)

    async def living(self) -> list[str]:
        async with self.web.database.scope(customer=self.customer):
            found = await pets.pets(self.customer)
        return [each.name for each in found if each.farewell is None]

    async def look(self) -> subscriptions.Parting:
        async with self.web.database.scope(customer=self.customer):
            return await subscriptions.look_at_farewell(self.web, self.customer, self.luna)


@pytest.fixture
async def two(house: House, web: House, owner: Any, kari: UUID) -> Two:
    await sells(owner)
    await packed_in(owner)
    await lives(owner, kari)
    with clock.stopped_at(MONDAY):
        luna = await dog(owner, kari, "Luna", FEED_12=400)
        bella = await dog(owner, kari, "Bella", FEED_12=400)
        mine = await agreed(house, owner, kari, FIRST, *SHARED)
        await named(owner, kari, mine, FEED, luna, bella)
        await named(owner, kari, mine, TREATS, luna)
    return Two(web, owner, kari, mine, luna, bella)


def contents(agreement: Agreement) -> dict[str, int]:
    return {line.sku: line.quantity for line in agreement.lines}


async def test_what_only_it_eats_stops_and_what_is_shared_is_asked_about(two: Two) -> None:
    """Looked at, nothing is done: the treats stop, and of the feed one bag is enough for Bella, or both
    every eighth week."""
    with clock.stopped_at(MONDAY):
        [(one, found)] = (await two.look()).agreements
        assert ([TREATS], False) == ([line.sku for line in found.only], found.ends)
        [shared] = found.shared
        assert (FEED, (two.bella,), 1) == (shared.line.sku, shared.others, shared.fewer)
        assert found.less_often is not None
        assert (8, Unit.WEEK) == (found.less_often.every, found.less_often.unit)
        assert one == await two.now()


MEMORY = (
    "Vi slutter å skrive om Luna, også i nyhetsbrevet.",
    "Siden om Luna blir der den er, med bilde og alt. Fram til onsdag 9. desember kan du angre.",
)


@pytest.mark.parametrize(
    ("choice", "told", "left", "every"),
    [
        (None, ["Tørrfôr 12 kg kommer som nå."], {FEED: 2}, 4),
        (Choice.STAY, ["Tørrfôr 12 kg kommer som nå."], {FEED: 2}, 4),
        (Choice.FEWER, ["Det kommer 1 i stedet for 2 av Tørrfôr 12 kg."], {FEED: 1}, 4),
        (
            Choice.LESS_OFTEN,
            [
                "Tørrfôr 12 kg kommer som nå.",
                "Leveringen kommer hver 8. uke, neste gang onsdag 18. november.",
            ],
            {FEED: 2},
            8,
        ),
    ],
)
async def test_it_ends_as_it_was_said_before_and_undone_is_as_it_was(
    two: Two, choice: Choice | None, told: list[str], left: dict[str, int], every: int
) -> None:
    """For each answer: the preview does nothing, the farewell does what it said, and undoing it puts back
    every line, who eats it, the day and the rhythm."""
    choices = {FEED: choice} if choice else {}
    with clock.stopped_at(MONDAY):
        before = (await two.now()).agreement
        said = [*told, "Godbiter slutter å komme.", *MEMORY]
        assert sorted(said) == sorted(await two.farewell(choices, preview=True))
        assert before == (await two.now()).agreement
        assert sorted(said) == sorted(await two.farewell(choices))
        after = (await two.now()).agreement
        assert (left, every, [(two.bella,)]) == (
            contents(after), after.every, [line.pets for line in after.lines],
        )  # fmt: skip
        assert ["Bella"] == await two.living()
        back = await two.undo()
        assert "Luna er tilbake blant dyrene dine." == back[0]
        assert _steered(before) == _steered((await two.now()).agreement)
        assert ["Luna", "Bella"] == await two.living()


@pytest.mark.parametrize("is_changed", [False, True])
async def test_what_was_to_come_once_for_the_pet_does_not_and_does_again_when_undone(
    two: Two, *, is_changed: bool
) -> None:
    """Only it eats that; what it was told of before it is said, is what becomes of it, also where something
    else is changed before it is undone."""
    await product(two.owner, "BEIN", name="Tyggebein", price_ore=4900)
    await eats(two.owner, two.customer, two.luna, "BEIN", 20)
    with clock.stopped_at(MONDAY):
        await two.do(subscriptions.set_extra, 1, "BEIN", 2)
        [(_, found)] = (await two.look()).agreements
        assert ("BEIN",) == found.once
        before = (await two.now()).agreement
        said = "Tyggebein, som skulle komme én gang, kommer ikke."
        assert said in await two.farewell(preview=True)
        assert before == (await two.now()).agreement
        assert said in await two.farewell()
        assert () == (await two.now()).agreement.coming[0].lines
        if is_changed:
            await two.do(subscriptions.move, 1, date(2026, 11, 25))
        assert "Tyggebein kommer likevel den ene gangen." in await two.undo()
        assert before.coming[0].lines == (await two.now()).agreement.coming[0].lines


async def test_what_bella_eats_too_comes_that_one_time(two: Two) -> None:
    """An extra is the pet's alone where nobody else eats it, or is named for it anywhere."""
    await product(two.owner, "BEIN", name="Tyggebein", price_ore=4900)
    await eats(two.owner, two.customer, two.luna, "BEIN", 20)
    await eats(two.owner, two.customer, two.bella, "BEIN", 20)
    with clock.stopped_at(MONDAY):
        await two.do(subscriptions.set_extra, 1, "BEIN", 2)
        await two.farewell()
        assert ["BEIN"] == [line.sku for line in (await two.now()).agreement.coming[0].lines]


async def test_where_all_of_it_was_for_the_pet_the_deliveries_end_and_begin_again(two: Two) -> None:
    """Whatever is answered for the shared feed: stopped, nothing is left."""
    with clock.stopped_at(MONDAY):
        before = (await two.now()).agreement
        told = await two.farewell({FEED: Choice.STOP})
        assert (
            "Tørrfôr 12 kg og Godbiter slutter å komme, og den faste leveringen avsluttes."
            == told[0]
        )
        ended = (await two.now()).agreement
        # Bella is there still, for whom it could begin again.
        assert (State.CANCELLED, False) == (ended.state, subscriptions.is_of_nobody(ended))
        assert [
            "Luna er tilbake blant dyrene dine.",
            "Tørrfôr 12 kg og Godbiter kommer igjen hver 4. uke, neste gang onsdag 18. november.",
        ] == await two.undo()
        assert _steered(before) == _steered((await two.now()).agreement)


async def test_undone_when_the_day_has_passed_it_comes_again_by_its_rhythm(
    house: House, two: Two
) -> None:
    """Two weeks later: ended ones begin again on the next day of the old rhythm."""
    with clock.stopped_at(MONDAY):
        await two.farewell({FEED: Choice.STOP})
    with clock.stopped_at(LATER):
        assert [
            "Luna er tilbake blant dyrene dine.",
            "Tørrfôr 12 kg og Godbiter kommer igjen hver 4. uke, neste gang onsdag 16. desember.",
        ] == await two.undo()
        again = (await two.now()).agreement
    assert ({FEED: 2, TREATS: 1}, State.ACTIVE) == (contents(again), again.state)


@pytest.mark.parametrize("choice", [Choice.STOP, Choice.LESS_OFTEN])
async def test_what_was_skipped_for_a_holiday_is_skipped_again_when_it_is_undone(
    house: House, two: Two, choice: Choice
) -> None:
    """Also two weeks later, when the delivery that was to come next can't any more."""
    holiday = date(2027, 2, 10)
    with clock.stopped_at(MONDAY):
        asked = Asked(customer=two.customer, subscription=two.mine, version=1)
        async with two.web.database.scope(customer=two.customer):
            await subscriptions.skip(two.web, asked, 4)
        await two.farewell({FEED: choice})
        assert "skipped" not in [each.state.value for each in (await two.now()).agreement.coming]
    with clock.stopped_at(LATER):
        await subscriptions.run(house)
        await two.undo()
        now = (await two.now()).agreement
        days = [
            (each.state.value, each.deliver_on)
            for each in now.upcoming(
                date(2027, 3, 10), subscriptions.deadlines_of(two.web.settings)
            )
        ]
    assert ("skipped", holiday) in days
    assert ("planned", date(2027, 3, 10)) in days
    assert now.next is not None
    assert now.next.deliver_on < holiday


async def test_undone_after_a_delivery_was_ordered_the_rest_is_as_before(
    house: House, two: Two
) -> None:
    """Every eighth week meanwhile: the treats are back, and the rhythm from the next delivery on."""
    with clock.stopped_at(MONDAY):
        await two.farewell({FEED: Choice.LESS_OFTEN})
    with clock.stopped_at(datetime(2026, 11, 16, 12, tzinfo=UTC)):
        await subscriptions.run(house)
    with clock.stopped_at(LATER):
        await two.undo()
        now = (await two.now()).agreement
    assert ({FEED: 2, TREATS: 1}, 4, date(2026, 12, 16)) == (
        contents(now), now.every, now.next and now.next.deliver_on,
    )  # fmt: skip


async def test_what_was_changed_since_stays_as_the_customer_has_it(two: Two) -> None:
    """Three bags, by their own hand: the undoing says so, and touches them no more."""
    with clock.stopped_at(MONDAY):
        await two.farewell({FEED: Choice.FEWER})
        version = (await two.now()).version
        async with two.web.database.scope(customer=two.customer):
            await subscriptions.set_line(
                Asked(customer=two.customer, subscription=two.mine, version=version),
                subscriptions.LineForm(sku=FEED, quantity=3, pets=[two.bella]),
            )
        assert [
            "Luna er tilbake blant dyrene dine.",
            "Godbiter kommer igjen hver 4. uke, neste gang onsdag 18. november.",
            "Leveringen med Tørrfôr 12 kg er endret siden, og blir som den er nå.",
        ] == await two.undo()
        assert {FEED: 3, TREATS: 1} == contents((await two.now()).agreement)


async def test_undoing_tells_beforehand_what_comes_back_and_what_is_lost(two: Two) -> None:
    """A delivery on a day of its own, and one paid otherwise, of which the slower rhythm knew nothing, and
    of which nothing is known any more once something else was changed."""
    with clock.stopped_at(MONDAY):
        acts: list[tuple[Any, int, dict[str, Any]]] = [
            (subscriptions.move, 3, {"day": date(2027, 1, 15)}),
            (subscriptions.set_this_time, 4, {"address": None, "payment": "card"}),
        ]
        for verb, number, said in acts:
            asked = Asked(
                customer=two.customer, subscription=two.mine, version=(await two.now()).version
            )
            async with two.web.database.scope(customer=two.customer):
                await verb(two.web, asked, number, **said)
        await two.farewell({FEED: Choice.LESS_OFTEN})
        whole = await two.undo(preview=True)
        assert not any("gjelder ikke lenger" in each for each in whole)
        asked = Asked(
            customer=two.customer, subscription=two.mine, version=(await two.now()).version
        )
        async with two.web.database.scope(customer=two.customer):
            await subscriptions.set_settings(asked, {"payment": "vipps"})
        before = await two.now()
        told = await two.undo(preview=True)
        assert before == await two.now()
        assert ["Bella"] == await two.living()
        assert (
            "Det du hadde valgt for fredag 15. januar 2027 og onsdag 10. februar 2027, gjelder ikke"
            " lenger."
        ) == told[-1]
        assert told == await two.undo()
        assert ["Luna", "Bella"] == await two.living()


async def test_of_two_farewells_each_is_undone_by_itself(two: Two) -> None:
    """Whichever comes first: in the end both are named where they were, so that their allergies count."""
    for first, second in ((two.luna, two.bella), (two.bella, two.luna)):
        with clock.stopped_at(MONDAY):
            before = (await two.now()).agreement
            for pet in (two.luna, two.bella):
                await two.farewell(pet=pet, kind=pets.FarewellKind.MOVED)
            ended = (await two.now()).agreement
            assert (State.CANCELLED, True) == (ended.state, subscriptions.is_of_nobody(ended))
            await two.undo(first)
            await two.undo(second)
            now = (await two.now()).agreement
        assert not subscriptions.is_of_nobody(now)
        assert ["Luna", "Bella"] == await two.living()
        assert (State.ACTIVE, [set(line.pets) for line in before.lines]) == (
            now.state, [set(line.pets) for line in now.lines],
        )  # fmt: skip


async def test_what_has_ended_is_not_asked_about(two: Two) -> None:
    """It stops no more; it only names the pet no more, and again where that is undone."""
    with clock.stopped_at(MONDAY):
        asked = Asked(customer=two.customer, subscription=two.mine, version=1)
        async with two.web.database.scope(customer=two.customer):
            await subscriptions.cancel(asked, None)
        before = (await two.now()).agreement
        assert [] == (await two.look()).agreements
        await two.farewell(seen={})
        assert {()} == {
            tuple(pet for pet in line.pets if pet == two.luna)
            for line in (await two.now()).agreement.lines
        }
        await two.undo()
        assert _steered(before) == _steered((await two.now()).agreement)


async def test_an_older_page_is_refused_and_nothing_is_half_done(two: Two) -> None:
    with clock.stopped_at(MONDAY):
        with pytest.raises(refusals.StaleVersion):
            await two.farewell(seen={two.mine: 7})
        with pytest.raises(refusals.StaleVersion):
            await two.farewell(seen={})
        assert ["Luna", "Bella"] == await two.living()
        assert 0 == await two.owner.fetchval("SELECT count(*) FROM outgoing_event")


async def test_said_twice_it_is_said_once(two: Two) -> None:
    """The same click changes nothing more; another is told that it was said."""
    with clock.stopped_at(MONDAY):
        seen = {two.mine: (await two.now()).version}
        await two.farewell(seen=seen, key="k")
        assert [] == await two.farewell(seen=seen, key="k")
        with pytest.raises(pets.FarewellSaid):
            await two.farewell()
        assert 1 == await two.owner.fetchval("SELECT count(*) FROM pet_farewell")


async def test_the_newsletter_tool_is_told_and_told_again(two: Two) -> None:
    """Which pet, and nothing of what became of it."""
    with clock.stopped_at(MONDAY):
        await two.farewell()
        await two.undo()
        assert [] == await two.undo()
    rows = await two.owner.fetch("SELECT type, data FROM outgoing_event ORDER BY id")
    assert ["pet.farewell", "pet.farewell_undone"] == [row["type"] for row in rows]
    told = {"pet": str(two.luna), "pet_name": "Luna", "species": "dog"}
    for row in rows:
        data = json.loads(row["data"])
        assert told == {name: data[name] for name in told}
        assert {"customer", "id", *told} == set(data)


async def test_a_parcel_under_way_is_stopped_or_kept_as_one_wishes(two: Two) -> None:
    """Treats are Luna's alone; what else would be stopped with them is said."""
    things = [
        {"sku": TREATS, "name": "Godbiter", "quantity": 1, "price_ore": 5900},
        {"sku": "LEAD", "name": "Kobbel", "quantity": 1, "price_ore": 24900},
    ]
    with clock.stopped_at(MONDAY):
        placed = await order(two.owner, two.customer, *things, at=MONDAY - timedelta(days=1))
        await bought(two.owner, two.customer, MONDAY - timedelta(days=1))
        [parcel] = (await two.look()).parcels
        assert (placed, ["Godbiter"], ["Kobbel"], True) == (
            parcel.order.id, parcel.names, parcel.others, parcel.may_stop.allowed,
        )  # fmt: skip
        number = parcel.order.number
        kept = await two.farewell(preview=True)
        assert f"Bestilling {number} kommer som avtalt." in " ".join(kept)
        stopped = await two.farewell(stopped=[placed])
        assert f"Vi ber nettbutikken stanse bestilling {number}." in " ".join(stopped)
        async with two.web.database.scope(customer=two.customer):
            [how] = await orders.standings([placed])
    assert how.cancel_requested_at is not None


async def test_a_packed_parcel_cannot_be_stopped_and_nothing_is_half_done(two: Two) -> None:
    line = {"sku": TREATS, "name": "Godbiter", "quantity": 1, "price_ore": 5900}
    with clock.stopped_at(MONDAY):
        placed = await order(two.owner, two.customer, line, at=MONDAY - timedelta(days=2))
        await happened(two.owner, placed, "packing", MONDAY - timedelta(days=1))
        [parcel] = (await two.look()).parcels
        assert not parcel.may_stop.allowed
        with pytest.raises(orders.NotCancellable):
            await two.farewell(stopped=[placed])
        with pytest.raises(orders.OrderNotFound):
            await two.farewell(stopped=[two.luna])
        assert ["Luna", "Bella"] == await two.living()
        await sent(two.owner, placed, {"1": 1}, MONDAY, delivered=MONDAY)
        assert [] == (await two.look()).parcels


async def test_after_thirty_days_it_cannot_be_undone(two: Two) -> None:
    """On the last day it still can."""
    with clock.stopped_at(MONDAY):
        await two.farewell()
    with clock.stopped_at(MONDAY + timedelta(days=30)), pytest.raises(pets.FarewellOver):
        await two.undo()
    with clock.stopped_at(MONDAY + timedelta(days=29, hours=23)):
        assert "Luna er tilbake blant dyrene dine." == (await two.undo())[0]


async def test_how_deliveries_were_is_kept_for_as_long_as_it_can_be_undone(
    house: House, two: Two, owner: Any
) -> None:
    """Thirty days, and not a day before; another's farewell goes in its own time."""
    with clock.stopped_at(MONDAY):
        await two.farewell()
    with clock.stopped_at(MONDAY + timedelta(days=7)):
        await two.farewell(pet=two.bella)
    for days, left in ((29, 2), (30, 1), (37, 0)):
        with clock.stopped_at(MONDAY + timedelta(days=days)):
            async with house.database.scope():
                await subscriptions.sweep()
        assert left == await owner.fetchval("SELECT count(*) FROM farewell_change")


@pytest.mark.parametrize(("memory", "left"), [("keep", 1), ("forget", 0)])
async def test_a_memory_stays_or_goes_when_the_thirty_days_are_over(
    house: House, two: Two, memory: str, left: int
) -> None:
    """Not a day before; and Bella is none the worse for it."""
    with clock.stopped_at(MONDAY):
        await two.farewell(memory=pets.Memory(memory))
    for moment, there in ((timedelta(days=29), 1), (timedelta(days=30), left)):
        with clock.stopped_at(MONDAY + moment):
            async with house.database.scope():
                await forget(house)
            async with two.web.database.scope(customer=two.customer):
                assert there == len(await pets.remembered(two.customer))
    assert ["Bella"] == await two.living()


async def test_the_food_left_over_is_reckoned_without_the_one_who_is_gone(two: Two) -> None:
    """Two bags came a week ago; what both ate until today is gone, and the rest is Bella's."""
    with clock.stopped_at(MONDAY):
        came = MONDAY - timedelta(days=7)
        await bought(two.owner, two.customer, came, came=came, quantity=2)
        await two.farewell()
        async with two.web.database.scope(customer=two.customer):
            [foods] = await subscriptions.foods_of([two.customer])
    # 24 kilos less seven days of 400 grams for Luna, at 400 grams a day for Bella.
    assert came.date() + timedelta(days=53) == foods[FEED].lasts_until


async def test_who_is_gone_is_named_in_no_new_line(two: Two) -> None:
    with clock.stopped_at(MONDAY):
        await two.farewell()
        version = (await two.now()).version
        asked = Asked(customer=two.customer, subscription=two.mine, version=version)
        async with two.web.database.scope(customer=two.customer):
            with pytest.raises(refusals.PetNotFound):
                await subscriptions.set_line(
                    asked, subscriptions.LineForm(sku=FEED, quantity=3, pets=[two.luna])
                )


async def test_a_farewell_is_undone_with_its_pet_and_not_in_the_log(two: Two) -> None:
    """The log tells of it, and leaves its undoing to the pet's page."""
    with clock.stopped_at(MONDAY):
        await two.farewell()
        async with two.web.database.scope(customer=two.customer):
            [[change]] = await subscriptions.changes_of([two.mine])
            asked = Asked(
                customer=two.customer, subscription=two.mine, version=(await two.now()).version
            )
            with pytest.raises(refusals.CannotBeUndone):
                await subscriptions.undo(two.web, asked, change.id)
    assert ("farewell", None) == (change.kind, change.undo_until)


async def test_nobody_says_farewell_to_anothers_pet(web: House, two: Two, ola: UUID) -> None:
    form = subscriptions.FarewellForm(pet=two.luna, **SAID)
    for verb in (
        subscriptions.look_at_farewell(web, ola, two.luna),
        subscriptions.farewell(web, ola, form),
        subscriptions.undo_farewell(web, ola, two.luna),
    ):
        async with web.database.scope(customer=ola):
            with pytest.raises(Refusal) as refused:
                await verb
        assert isinstance(refused.value, pets.PetNotFound)


async def test_undone_it_begins_nothing_again_that_there_is_no_room_for(
    two: Two, house: House, owner: Any
) -> None:
    """The pet is back all the same; it is said before and after what isn't, and what to do."""
    stop = {FEED: Choice.STOP}
    with clock.stopped_at(MONDAY):
        await two.farewell(stop)
        assert State.CANCELLED is (await two.now()).agreement.state
        for _ in range(20):
            await agreed(house, owner, two.customer, FIRST)
        for preview in (True, False):
            assert any(
                "Avslutt en av dem først" in each for each in await two.undo(preview=preview)
            )
    assert State.CANCELLED is (await two.now()).agreement.state
    assert ["Luna", "Bella"] == await two.living()


async def test_two_that_it_ended_are_not_both_begun_where_there_is_room_for_one(
    two: Two, house: House, owner: Any
) -> None:
    """Looked at, each counts for the one after it, as it does when it is done."""
    with clock.stopped_at(MONDAY):
        other = await agreed(house, owner, two.customer, FIRST, {"sku": TREATS, "agreed_ore": 5900})
        await named(owner, two.customer, other, TREATS, two.luna)
        await two.farewell(
            {FEED: Choice.STOP}, seen={two.mine: (await two.now()).version, other: 1}
        )
        for _ in range(19):
            await agreed(house, owner, two.customer, FIRST)
        seen = await two.undo(preview=True)
        assert ["Leveringen med Godbiter begynner ikke igjen"] == [
            each.partition(",")[0] for each in seen if "begynner ikke igjen" in each
        ]
        assert seen == await two.undo()
    assert 20 == await owner.fetchval(
        "SELECT count(*) FROM subscription WHERE state <> 'cancelled'"
    )


async def test_who_is_too_young_by_now_is_told_so(two: Two, owner: Any) -> None:
    """And not that somebody changed it since; the pet is back all the same."""
    with clock.stopped_at(MONDAY):
        await two.farewell({FEED: Choice.STOP})
        await owner.execute("UPDATE customer SET birth_year = 2015 WHERE id = $1", two.customer)
        for preview in (True, False):
            assert [
                "Luna er tilbake blant dyrene dine.",
                "Leveringen med Tørrfôr 12 kg og Godbiter begynner ikke igjen, for du må være 18 år for å"
                " ha faste leveringer. En voksen kan opprette den for dere.",
            ] == await two.undo(preview=preview)
    assert State.CANCELLED is (await two.now()).agreement.state
    assert ["Luna", "Bella"] == await two.living()
