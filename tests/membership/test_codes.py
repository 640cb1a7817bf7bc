"""Benefits for all members, and codes of one's own: what they are worth today, in any order told."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import empty
from tests.events.shop import MORNING, Happened, merged, registered, states, tell
from tests.orders.shop import placed

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.membership import actions as membership
from minside.membership.actions import CodeState

from .club import issued, offered, started, used, used_from_message, withdrawn

LATER = datetime(2026, 11, 29, 12, tzinfo=UTC)


async def codes_of(house: House) -> list[membership.DiscountCode]:
    async with house.database.scope() as scope:
        customer = await scope.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
        with clock.stopped_at(LATER):
            return await membership.discount_codes(customer)


async def benefits_on(house: House, at: datetime = LATER) -> list[str]:
    async with house.database.scope():
        with clock.stopped_at(at):
            return [each.name for each in await membership.benefits()]


async def test_a_code_is_shown_with_what_it_gives(house: House) -> None:
    """All that the shop said of it."""
    title = {"nb": "Velkommen", "en": "Welcome"}
    await tell(
        house, registered(),
        issued(percent=None, amount=5000, least_total=49900, title=title,
               valid_from="2026-11-01", valid_until="2026-12-31"),
    )  # fmt: skip
    [code] = await codes_of(house)
    assert ("VENN10", None, 5000, 49900) == (
        code.code, code.percent, code.amount, code.least_total,
    )  # fmt: skip
    with clock.stopped_at(LATER):
        assert (CodeState.VALID, True, []) == (code.state, code.once, code.uses)
    assert code.title is not None
    assert ("Velkommen", "Welcome") == (code.title.nb, code.title.en)


@pytest.mark.parametrize(
    ("code", "uses", "state"),
    [
        (issued(), [], CodeState.VALID),
        (issued(valid_from="2026-11-30"), [], CodeState.NOT_YET),
        (issued(valid_until="2026-11-29"), [], CodeState.VALID),
        (issued(valid_until="2026-11-28"), [], CodeState.EXPIRED),
        (issued(), [used(order="50107")], CodeState.USED),
        (issued(valid_until="2026-11-28"), [used()], CodeState.USED),
        (issued(once=False), [used(order="50107")], CodeState.VALID),
        (issued(once=False, valid_until="2026-11-28"), [used()], CodeState.EXPIRED),
    ],
)
async def test_a_codes_state_follows_from_its_days_and_uses(
    code: Happened, uses: list[Happened], state: CodeState, house: House
) -> None:
    """What is used up is used, also past its end."""
    await tell(house, registered(), code, *uses)
    [found] = await codes_of(house)
    with clock.stopped_at(LATER):
        assert state == found.state


async def test_a_code_ends_when_its_day_ends_in_oslo(house: House) -> None:
    """At half past eleven in the evening it is good still, though it is another day in Kiribati."""
    await tell(house, registered(), issued(valid_until="2026-11-28"))
    [code] = await codes_of(house)
    for at, state in (
        (datetime(2026, 11, 28, 22, 59, tzinfo=UTC), CodeState.VALID),
        (datetime(2026, 11, 28, 23, 0, tzinfo=UTC), CodeState.EXPIRED),
    ):
        with clock.stopped_at(at):
            assert state == code.state


async def test_a_use_of_a_code_that_isnt_known_yet_is_remembered(house: House, owner: Any) -> None:
    """It shows once the code is told of; a code that is everybody's never is, and nothing waits."""
    event = used(order="50107")
    await tell(house, registered(), event, used(code="SOMMER"))
    assert ("handled", None) == (await states(owner))[event.id]
    assert [] == await codes_of(house)
    await tell(house, issued())
    [code] = await codes_of(house)
    assert [("50107", MORNING + timedelta(hours=2))] == [(u.order, u.used_at) for u in code.uses]


async def test_a_codes_order_is_found_where_it_is_the_customers(
    house: House, app_database: Database
) -> None:
    """So that the page can lead there; another's order, or one that isn't known, is none."""
    await tell(house, registered(), registered("10002"), placed(), placed("5002", customer="10002"))
    async with house.database.scope() as scope:
        kari = await scope.fetchval("SELECT customer FROM shop_number WHERE number = '10001'")
        hers = await scope.fetchval("SELECT id FROM shop_order WHERE number = '5001'")
    async with app_database.scope(customer=kari):
        found = await membership.orders_of_codes(["5002", "5001", "9"])
    assert [None, hers, None] == found


async def test_two_systems_tell_of_one_use(house: House) -> None:
    """The newsletter tool and the shop saw the same order."""
    await tell(house, registered(), issued(once=False), used(order="50107"))
    await tell(house, used_from_message(3, order="50107"), source="newsletter")
    [code] = await codes_of(house)
    assert ["50107"] == [use.order for use in code.uses]


async def test_a_code_for_once_that_was_used_twice_was_used_the_first_time(house: House) -> None:
    """Whatever the shop let through, the page says one thing."""
    await tell(house, registered(), issued(), used(5, order="50200"), used(4), used(6, order="5"))
    [code] = await codes_of(house)
    assert [("50200", MORNING + timedelta(hours=4))] == [(u.order, u.used_at) for u in code.uses]


async def test_a_code_for_many_times_keeps_every_use(house: House) -> None:
    """The newest first."""
    await tell(house, registered(), issued(once=False), used(5, order="2"), used(4, order="1"))
    [code] = await codes_of(house)
    assert ["2", "1"] == [use.order for use in code.uses]


STORY = (
    registered(),
    started(),
    issued(1, percent=10),
    issued(3, percent=20, valid_until="2026-12-24"),
    used(4, order="50107"),
    used_from_message(5, order="50107"),
    issued(2, code="JUL", percent=None, amount=10000, once=False),
    used(6, code="JUL"),
    offered(1),
    withdrawn(2),
    offered(3, until_on="2026-12-31"),
    offered(1, benefit="hent"),
    withdrawn(4, benefit="hent"),
)


@pytest.mark.parametrize("seed", range(6))
async def test_the_same_comes_of_it_in_any_order(seed: int, house: House, owner: Any) -> None:
    """What was said last of a code or a benefit counts, though it comes first, and twice."""

    async def picture() -> Any:
        codes = [
            (c.code, c.percent, c.amount, c.valid_until, c.uses) for c in await codes_of(house)
        ]
        return codes, await benefits_on(house)

    await tell(house, *STORY)
    expected = await picture()
    assert [("VENN10", 20), ("JUL", None)] == [code[:2] for code in expected[0]]
    assert ["mat-10"] == expected[1]
    await empty(owner)
    shuffled = [*STORY, *STORY]
    random.Random(seed).shuffle(shuffled)
    await tell(house, *shuffled)
    assert expected == await picture()


async def test_two_who_are_one_have_each_code_once(house: House, owner: Any) -> None:
    """Both had the same code: what was said last of it counts for the one they are."""
    other = issued(2, percent=30)
    other.data["customer"] = "10002"
    await tell(house, registered(), registered("10002"), issued(1), other)
    await tell(house, merged("10001", "10002", 3))
    assert [30] == [code.percent for code in await codes_of(house)]


@pytest.mark.parametrize(
    "wrong",
    [
        issued(amount=5000),
        issued(percent=None),
        issued(percent=0),
        issued(percent=101),
        issued(valid_from="2026-12-02", valid_until="2026-12-01"),
        issued(code="x" * 61),
        offered(from_on="2026-12-02", until_on="2026-12-01"),
        offered(title={"nb": "Bare på norsk"}),
    ],
)
async def test_what_makes_no_sense_is_a_dead_letter(
    wrong: Happened, house: House, owner: Any
) -> None:
    """Nothing of it is shown to anybody."""
    await tell(house, registered(), wrong)
    assert "dead" == (await states(owner))[wrong.id][0]
    assert ([], []) == (await codes_of(house), await benefits_on(house))


async def test_benefits_have_their_days(house: House) -> None:
    """What comes is told beforehand, after what is; what is over isn't."""
    await tell(
        house,
        offered(1, benefit="snart", from_on="2026-12-24"),
        offered(2, benefit="over", until_on="2026-11-28"),
        offered(3, benefit="siste-dag", until_on="2026-11-29"),
        offered(4, benefit="alltid"),
    )
    assert ["siste-dag", "alltid", "snart"] == await benefits_on(house)


async def test_everybody_reads_benefits_and_nobody_anothers_code(
    house: House, app_database: Database, owner: Any, ola: UUID
) -> None:
    """A benefit is nobody's; a code is hers alone."""
    await tell(house, registered(), offered(), issued())
    kari = await owner.fetchval("SELECT id FROM customer WHERE number = '10001'")
    async with app_database.scope(customer=ola):
        assert ["mat-10"] == [each.name for each in await membership.benefits()]
        assert [] == await membership.discount_codes(kari)
    async with app_database.scope(customer=kari):
        assert 1 == len(await membership.discount_codes(kari))


async def test_codes_long_over_go_with_their_uses(house: House, owner: Any) -> None:
    """24 months after they were used up or ended; what is good still stays, with its uses."""
    await tell(
        house, registered(),
        issued(code="BRUKT"), used(code="BRUKT"),
        issued(code="UTE", valid_until="2026-11-28"),
        issued(code="GOD"), issued(code="FLERE", once=False), used(code="FLERE"),
        used(code="UKJENT"),
    )  # fmt: skip
    for months, codes, uses in (
        (23, {"BRUKT", "UTE", "GOD", "FLERE"}, {"BRUKT", "FLERE", "UKJENT"}),
        (25, {"GOD", "FLERE"}, {"FLERE"}),
    ):
        with clock.stopped_at(LATER + timedelta(days=30.5 * months)):
            async with house.database.scope():
                await membership.sweep()
        assert codes == {row[0] for row in await owner.fetch("SELECT code FROM discount_code")}
        assert uses == {row[0] for row in await owner.fetch("SELECT code FROM discount_code_use")}
