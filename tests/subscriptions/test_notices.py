"""Notice of a delivery, three days before its deadline."""

import asyncio
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import put
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, sells
from tests.subscriptions.charged import charged, fails_until_given_up
from tests.subscriptions.notices import claimed, notices, said, secrets, token
from tests.subscriptions.test_steering import Steering

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.core.language import Language
from minside.outbox.templates import render
from minside.subscriptions import actions as subscriptions
from minside.subscriptions import mail_notice
from minside.subscriptions.actions import Deadlines

FIRST = date(2026, 11, 18)
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)
DUE = datetime(2026, 11, 13, 12, tzinfo=OSLO)
SECOND = timedelta(seconds=1)


@pytest.fixture
async def hers(house: House, owner: Any, kari: UUID) -> UUID:
    """A bag of feed every fourth Wednesday, first on 18 November, for Luna."""
    await sells(owner)
    await lives(owner, kari)
    await claimed(owner, kari)
    with clock.stopped_at(MONDAY):
        made = await agreed(house, owner, kari, FIRST)
    luna = await put(
        owner,
        "pet",
        customer=kari,
        name="Luna",
        species="dog",
        allergies=[],
        created_at=clock.now(),
    )
    line = await owner.fetchval("SELECT id FROM subscription_line WHERE subscription = $1", made)
    await put(owner, "subscription_line_pet", customer=kari, line=line, pet=luna)
    return made


@pytest.fixture
def steering(web: House, kari: UUID, hers: UUID) -> Steering:
    return Steering(web, kari, hers)


async def _told(house: House, at: datetime) -> int:
    with clock.stopped_at(at):
        return await subscriptions.notice(house)


async def test_a_notice_goes_out_three_days_before_the_deadline_and_once(
    house: House, owner: Any, hers: UUID
) -> None:
    """Not a second before; with what comes, for whom, what it costs and until when."""
    assert 0 == await _told(house, DUE - SECOND)
    assert 1 == await _told(house, DUE)
    assert 0 == await _told(house, DUE + timedelta(days=1))
    [row] = await notices(owner)
    assert ("subscriptions/notice", "deliveries", "kari@example.com") == (
        row["template"],
        row["purpose"],
        row["recipient"],
    )
    told = said(row)
    assert ("2026-11-18", None, ["Luna"], 49900) == (
        told["deliver_on"],
        told["moved"],
        told["pets"],
        told["total_ore"],
    )
    assert DEADLINE == datetime.fromisoformat(told["deadline_at"]) == row["useless_after"]
    assert [{"name": "Tørrfôr 12 kg", "quantity": 1, "total_ore": 49900}] == told["contents"]
    assert {
        "skip": f"{house.settings.public_url}/levering#{token(house, hers)}",
        "move": f"{house.settings.public_url}/levering/flytt#{token(house, hers)}",
        "change": f"{house.settings.public_url}/levering/endre#{token(house, hers)}",
    } == secrets(house, row)


async def test_a_notice_says_where_it_goes(
    house: House, owner: Any, kari: UUID, hers: UUID
) -> None:
    """Home, or to where this one was told to; without a name. Where there is nowhere, nothing."""
    await owner.execute(
        "UPDATE customer SET street = NULL, postcode = NULL, city = NULL, country = NULL WHERE id = $1",
        kari,
    )
    assert 1 == await _told(house, DUE)
    cabin = await put(
        owner, "delivery_address", customer=kari, recipient="Kari", street="Hytteveien 3",
        street2="2. etasje", postcode="3539", city="Flå", country="NO", is_default=False,
        created_at=clock.now(),
    )  # fmt: skip
    await owner.execute("UPDATE delivery SET noticed_at = NULL, address = $1", cabin)
    assert 1 == await _told(house, DUE)
    await lives(owner, kari)
    await owner.execute("UPDATE delivery SET noticed_at = NULL, address = NULL")
    assert 1 == await _told(house, DUE)
    assert [None, "Hytteveien 3, 2. etasje, 3539 Flå", "Furulia 12, 0956 Oslo"] == [
        said(row)["goes_to"] for row in await notices(owner)
    ]


@pytest.mark.parametrize(
    ("language", "asks", "not_said"),
    [
        (Language.NB, ("Hvor skal leveringen onsdag 18. november", "ikke hvor det skal"), "trenger du ikke"),
        (Language.EN, ("Where is the delivery on Wednesday 18 November", "don’t know where to"), "nothing you need"),
    ],
)  # fmt: skip
async def test_a_notice_asks_for_the_address_that_nobody_knows(
    house: House, owner: Any, kari: UUID, hers: UUID,
    language: Language, asks: tuple[str, str], not_said: str,
) -> None:  # fmt: skip
    """Else it would promise what won't come."""
    await owner.execute(
        "UPDATE customer SET street = NULL, postcode = NULL, city = NULL, country = NULL"
    )
    assert 1 == await _told(house, DUE)
    [row] = await notices(owner)
    letter = render(mail_notice.NOTICE, language, said(row) | secrets(house, row), public_url="")
    assert asks[0] in letter.subject
    assert asks[1] in letter.text
    assert "/profil" in letter.text
    assert not_said not in letter.text


@pytest.mark.parametrize("language", list(Language))
async def test_a_notice_says_that_it_waits_for_what_isnt_paid(
    house: House, owner: Any, kari: UUID, language: Language
) -> None:
    """By the number of that order, and how much; with the way to pay it. Once it is paid, nothing."""
    _, charge = await charged(house, owner, kari)
    await claimed(owner, kari)
    await fails_until_given_up(house, charge)
    await owner.execute(
        "UPDATE delivery SET state = 'planned', noticed_at = NULL WHERE state = 'waiting'"
    )
    await owner.execute("UPDATE subscription SET state = 'active', reason = NULL")
    [[next_deadline]] = await owner.fetch(
        "SELECT deadline_at FROM delivery WHERE state = 'planned'"
    )
    near = next_deadline - timedelta(days=3)
    assert 1 == await _told(house, near)
    [row] = await notices(owner)
    told = said(row)
    assert 49900 == told["unpaid"]["amount_ore"]
    letter = render(mail_notice.NOTICE, language, told | secrets(house, row), public_url="")
    assert told["unpaid"]["order_number"] in letter.text
    assert "#betaling" in letter.text
    await owner.execute("UPDATE charge SET state = 'paid', failed_at = NULL, settled_at = now()")
    await owner.execute("UPDATE delivery SET noticed_at = NULL WHERE state = 'planned'")
    assert 1 == await _told(house, near)
    assert said((await notices(owner))[-1])["unpaid"] is None


async def test_nothing_is_said_of_what_is_planned_while_all_is_paused(
    house: House, owner: Any, hers: UUID
) -> None:
    """One behind the next may have been moved before we paused it: it doesn't come."""
    await owner.execute("UPDATE subscription SET state = 'paused', reason = 'unpaid'")
    assert 0 == await _told(house, DEADLINE - timedelta(days=1))


async def test_a_notice_is_never_of_what_can_be_changed_no_more(
    house: House, owner: Any, hers: UUID
) -> None:
    """No worker ran for three days: nothing is said once the deadline has passed."""
    assert 0 == await _told(house, DEADLINE)
    assert [] == await notices(owner)


async def test_a_moved_delivery_gets_a_new_notice_and_only_then(
    house: House, owner: Any, steering: Steering
) -> None:
    """By its new day; what changes its content alone is told of no more."""
    assert 1 == await _told(house, DUE)
    with clock.stopped_at(DUE + timedelta(minutes=5)):
        await steering.do(subscriptions.set_extra, 1, TREATS, 2)
        await steering.do(subscriptions.move, 1, FIRST)
        assert 0 == await subscriptions.notice(house)
        await steering.do(subscriptions.move, 1, FIRST + timedelta(days=1))
        assert 0 == await subscriptions.notice(house)
    assert 1 == await _told(house, DUE + timedelta(days=1))
    first, second = await notices(owner)
    assert ("2026-11-18", "2026-11-19") == (said(first)["deliver_on"], said(second)["deliver_on"])
    assert "Flyttet av deg fra onsdag 18. november" == said(second)["moved"]["nb"]


async def test_taking_back_a_change_doesnt_tell_twice_of_one_day(
    house: House, owner: Any, steering: Steering
) -> None:
    """The change was made before the notice, and is undone after it."""
    with clock.stopped_at(DUE - timedelta(hours=1)):
        done = await steering.do(subscriptions.set_extra, 1, TREATS, 2)
    assert 1 == await _told(house, DUE)
    with clock.stopped_at(DUE + timedelta(minutes=5)):
        await steering.do(subscriptions.undo, done.change)
        assert 0 == await subscriptions.notice(house)


async def test_what_is_made_or_moved_within_the_three_days_is_told_of_at_once(
    house: House, owner: Any, kari: UUID, hers: UUID, steering: Steering
) -> None:
    """No later than the next run."""
    await _told(house, DUE)
    with clock.stopped_at(DUE + timedelta(days=2)):
        await agreed(house, owner, kari, FIRST + timedelta(days=1), {"sku": TREATS})
        assert 1 == await subscriptions.notice(house)
        await steering.do(subscriptions.move, 1, FIRST + timedelta(days=2))
        assert 1 == await subscriptions.notice(house)


async def test_one_sent_as_soon_as_it_can_is_told_of_anew(
    house: House, owner: Any, steering: Steering
) -> None:
    """It can be undone for an hour, and its link works as long."""
    due = datetime(2026, 11, 16, 12, tzinfo=OSLO)
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.move, 1, date(2026, 11, 23))
    assert 1 == await _told(house, due)
    with clock.stopped_at(due + timedelta(hours=1)):
        await steering.do(subscriptions.deliver_now)
        assert 1 == await subscriptions.notice(house)
    assert due + timedelta(hours=2) == (await notices(owner))[-1]["useless_after"]


async def test_a_skipped_or_paused_delivery_is_not_told_of(
    house: House, owner: Any, steering: Steering
) -> None:
    """Its successor is, when its own time comes; and it is itself, once it comes after all."""
    with clock.stopped_at(MONDAY):
        await steering.do(subscriptions.skip, 1)
    assert 0 == await _told(house, DUE)
    with clock.stopped_at(DUE + timedelta(hours=1)):
        await steering.do(subscriptions.unskip, 1)
        await steering.do(subscriptions.pause, None)
        assert 0 == await subscriptions.notice(house)
        await steering.do(subscriptions.resume, FIRST)
        assert 1 == await subscriptions.notice(house)


async def test_why_the_day_is_another_and_what_stays_out_are_told(
    house: House, owner: Any, kari: UUID
) -> None:
    """A Thursday in May is a public holiday (N8); what is sold out doesn't come, and costs nothing."""
    await sells(owner)
    await claimed(owner, kari)
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", TREATS)
    with clock.stopped_at(datetime(2027, 4, 19, 9, tzinfo=OSLO)):
        await agreed(house, owner, kari, date(2027, 5, 6), {}, {"sku": TREATS, "agreed_ore": 5900})
    with clock.stopped_at(datetime(2027, 4, 30, 12, tzinfo=OSLO)):
        assert 1 == await subscriptions.notice(house)
    [row] = await notices(owner)
    told = said(row)
    assert ("2027-05-05", 49900) == (told["deliver_on"], told["total_ore"])
    assert "flyttet fra torsdag 6. mai, kristi himmelfartsdag" == told["moved"]["nb"].lower()
    assert [{"name": "Godbiter", "why": "sold_out"}] == told["not_coming"]


@pytest.mark.parametrize(
    ("language", "agreed_prices", "todays"),
    [
        (Language.NB, "Sum etter avtalte priser", "Sum slik prisene er i dag"),
        (Language.EN, "Total at agreed prices", "Total at today’s prices"),
    ],
)
async def test_a_sum_is_called_what_it_is(
    house: House, owner: Any, hers: UUID, language: Language, agreed_prices: str, todays: str
) -> None:
    """A price that was promised isn't today's: the sum isn't called so."""
    await owner.execute("UPDATE product SET price_ore = 59900 WHERE sku = $1", FEED)
    with clock.stopped_at(MONDAY):
        await subscriptions.promise(house)
    assert 1 == await _told(house, DUE)
    await owner.execute("UPDATE product SET price_ore = 39900 WHERE sku = $1", FEED)
    await owner.execute("UPDATE delivery SET noticed_at = NULL")
    assert 1 == await _told(house, DUE)
    promised, cheaper = [
        render(mail_notice.NOTICE, language, said(row) | secrets(house, row), public_url="").text
        for row in await notices(owner)
    ]
    assert (True, False) == (agreed_prices in promised, todays in promised)
    assert (False, True) == (agreed_prices in cheaper, todays in cheaper)


async def test_what_the_whole_would_wait_for_is_told(house: House, owner: Any, hers: UUID) -> None:
    await owner.execute("UPDATE product SET availability = 'out_of_stock'")
    await owner.execute("UPDATE subscription_line SET when_out = 'wait'")
    await _told(house, DUE)
    [row] = await notices(owner)
    assert [{"name": "Tørrfôr 12 kg", "why": "waited_for"}] == said(row)["not_coming"]


async def test_a_dearer_substitute_waits_for_no_answer(
    house: House, owner: Any, hers: UUID
) -> None:
    """Nobody is told to answer what isn't asked: the feed is sold out, and what stood in for it costs
    more than was said yes to."""
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", FEED)
    await owner.execute(
        "UPDATE subscription_line SET when_out = 'substitute', substitute_sku = $1,"
        " substitute_agreed_ore = 4900",
        TREATS,
    )
    await _told(house, DUE)
    [row] = await notices(owner)
    assert [{"name": "Tørrfôr 12 kg", "why": "substitute_price"}] == said(row)["not_coming"]


async def test_by_sms_it_is_one_link(house: House, owner: Any, kari: UUID, hers: UUID) -> None:
    """To the telephone, for who chose it; past the deadline it opens nothing, and isn't sent any more."""
    await claimed(owner, kari, phone="+4791234567")
    await owner.execute("UPDATE subscription SET notice = 'sms'")
    assert 1 == await _told(house, DUE)
    [row] = await notices(owner)
    assert ("sms", "+4791234567", {"deliver_on": "2026-11-18"}) == (
        row["channel"],
        row["recipient"],
        said(row),
    )
    assert {"short_link": f"{house.settings.public_url}/levering#{token(house, hers)}"} == secrets(
        house, row
    )
    assert DEADLINE == row["useless_after"]


@pytest.mark.parametrize(
    ("expected", "chosen", "changed"),
    [
        ("mail", "sms", {"phone": None}),
        ("mail", "email", {"phone": "+4791234567"}),
        ("sms", "email", {"phone": "+4791234567", "email": None}),
        ("sms", "email", {"phone": "+4791234567", "email_refused_at": DUE}),
        ("mail", "email", {"email_refused_at": DUE}),
    ],
)
async def test_where_one_way_is_closed_the_other_is_taken(
    house: House,
    owner: Any,
    kari: UUID,
    hers: UUID,
    expected: str,
    chosen: str,
    changed: dict[str, Any],
) -> None:
    """No number, no address, or one that refuses mail."""
    await owner.execute("UPDATE subscription SET notice = $1", chosen)
    await claimed(owner, kari, **changed)
    assert 1 == await _told(house, DUE)
    assert [expected] == [row["channel"] for row in await notices(owner)]


@pytest.mark.parametrize("missing", ["claimed_at = NULL", "email = NULL, phone = NULL"])
async def test_who_has_no_account_or_cant_be_reached_is_told_once_that_is_otherwise(
    house: House, owner: Any, kari: UUID, hers: UUID, missing: str
) -> None:
    """A link that acts goes to nobody who hasn't shown that the address is theirs."""
    await owner.execute(f"UPDATE customer SET {missing}")
    assert 0 == await _told(house, DUE)
    assert [] == await notices(owner)
    await claimed(owner, kari, email="kari@example.com")
    assert 1 == await _told(house, DUE + timedelta(hours=1))


async def test_two_workers_tell_once(house: House, owner: Any, kari: UUID) -> None:
    """Thirty deliveries, two runs at once, in small batches."""
    await sells(owner)
    await claimed(owner, kari)
    with clock.stopped_at(MONDAY):
        for _ in range(30):
            await agreed(house, owner, kari, FIRST)
    with clock.stopped_at(DUE):
        told = await asyncio.gather(*(subscriptions.notice(house, batch=4) for _ in range(2)))
        assert 30 == sum(told) + await subscriptions.notice(house)
    assert 30 == len(await notices(owner))


async def test_a_notice_exists_only_where_it_is_noted(house: House, owner: Any, hers: UUID) -> None:
    """What fails between the two leaves neither, and the next run does both."""
    with clock.stopped_at(DUE):
        with pytest.raises(RuntimeError):
            async with house.database.scope():
                assert 1 == await subscriptions.notice_batch(house)
                raise RuntimeError
        assert [] == await notices(owner)
        assert [None] == [row["noticed_at"] for row in await deliveries(owner, hers)]
        assert 1 == await subscriptions.notice(house)


async def test_a_batch_takes_as_many_statements_however_many(
    house: House, owner: Any, kari: UUID
) -> None:
    await sells(owner)
    await claimed(owner, kari)
    counts = list[int]()
    for many in (1, 20):
        with clock.stopped_at(MONDAY):
            for _ in range(many):
                await agreed(house, owner, kari, FIRST)
        with clock.stopped_at(DUE):
            async with house.database.scope() as scope:
                assert many == await subscriptions.notice_batch(house)
                counts.append(scope.statements)
    assert counts[0] == counts[1]


@pytest.mark.parametrize("hour", [0, 11, 12, 23])
@pytest.mark.parametrize("day", [date(2026, 10, 24), date(2027, 3, 27), date(2027, 12, 31)])
def test_what_is_due_by_the_clock_is_due_by_the_deadline(day: date, hour: int) -> None:
    """The one bound that the database is asked for says the same as `notice_of`, also where the clock
    is put forward or back."""
    deadlines = Deadlines()
    with clock.stopped_at(datetime(day.year, day.month, day.day, hour, tzinfo=OSLO)):
        for days in range(8):
            deadline = deadlines.of(day + timedelta(days=days))
            assert (deadlines.notice_of(deadline) <= clock.now()) == (
                deadline < deadlines.noticed_before()
            )
