"""S27 and S43: a cart left behind leads to one mail, by day in Oslo, and never to who doesn't want it. The mail
goes to a real mail server, in simulated time."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.carts.shelf import FEED, LEAD, TREATS, made, sells
from tests.conftest import make_customer
from tests.consents.said import agree, retract
from tests.jobs.running import run_jobs, service_house
from tests.orders.orders import order, put
from tests.outbox.mail_server import MailServer, mail_serving, says

from minside.carts import actions as carts
from minside.consents import actions as consents
from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.clock import OSLO
from minside.core.database import Database
from minside.core.house import House
from minside.core.postgres import Server
from minside.pets import actions as pets
from minside.pets.actions import PetForm, Species

# A Monday in November, in the evening.
LEFT = datetime(2026, 11, 9, 21, tzinfo=OSLO)
DUE = datetime(2026, 11, 10, 21, tzinfo=OSLO)
MORNING = datetime(2026, 11, 11, 8, tzinfo=OSLO)
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
async def mail_server() -> AsyncGenerator[MailServer]:
    async with mail_serving() as server:
        yield server


@pytest.fixture
async def house(owner: Any, migrated: Server, mail_server: MailServer) -> AsyncGenerator[House]:
    async with service_house(migrated, smtp_url=mail_server.url) as house:
        await sells(owner)
        yield house


@pytest.fixture
def web(house: House, app_database: Database) -> House:
    return House(house.settings, app_database, house.keys)


@pytest.fixture
async def nina(owner: Any) -> UUID:
    """Who has an account, and has shown that the address is hers."""
    return await account(owner, "nina@example.com")


async def account(owner: Any, email: str) -> UUID:
    customer = await make_customer(owner, email, "Nina")
    await owner.execute(
        "UPDATE customer SET claimed_at = $2, email_verified_at = $2, own_email = email, birth_year = 1990 WHERE id = $1",
        customer, LEFT - timedelta(days=100),
    )  # fmt: skip
    return customer


async def left(web: House, customer: UUID, at: datetime = LEFT, name: str = "Til hytta") -> UUID:
    with clock.stopped_at(at):
        return await made(web, customer, name, FEED_12=2, LEAD=1)


async def live(house: House, begin: datetime, end: datetime) -> list[datetime]:
    """The worker's timetable from then to then; when something was written."""
    written: list[datetime] = []
    at = begin
    while at <= end:
        with clock.stopped_at(at):
            if await carts.remind(house):
                written.append(at.astimezone(OSLO))
            await run_jobs(house, "outbox.send")
        at = at.astimezone(UTC) + TEN_MINUTES
    return written


def body(mail_server: MailServer) -> str:
    [mail] = mail_server.taken
    part = mail.get_body(("plain",))
    assert part is not None
    return " ".join(part.get_content().replace("\u00a0", " ").split())


async def test_one_mail_in_the_morning_and_never_again(
    house: House, web: House, owner: Any, nina: UUID, mail_server: MailServer
) -> None:
    """Left at nine in the evening it is a day old at nine the next one: then everybody rests, and the mail
    comes at eight. It says what is in the cart, why it came and how to say no; a month later there is no
    other, and not after the cart was changed and left again either."""
    cart = await left(web, nina)
    written = await live(house, LEFT, MORNING + timedelta(days=2))
    assert [MORNING] == written
    assert ["nina@example.com"] == mail_server.recipients
    text = body(mail_server)
    for said in (
        "2 × Tørrfôr 12 kg", "998,00 kr", "1 × Kobbel", "1 247,00 kr", "Til hytta",
        "/handlekurver", "fordi du la varer i en handlekurv mens du var innlogget", "Meld deg av",
    ):  # fmt: skip
        assert said in text, said
    assert "List-Unsubscribe" in mail_server.taken[0]
    with clock.stopped_at(MORNING + timedelta(days=5)):
        async with web.database.scope(customer=nina):
            await carts.set_line(nina, cart, TREATS, 1)
    assert [] == await live(house, MORNING + timedelta(days=6), MORNING + timedelta(days=7))
    assert 1 == len(mail_server.taken)
    async with web.database.scope(customer=nina):
        assert MORNING == (await carts.get(nina, cart)).reminded_at


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        # Clocks go forward on the night to Sunday 29 March 2026, and back on that to 25 October.
        (datetime(2026, 3, 28, 5, tzinfo=OSLO), datetime(2026, 3, 29, 8, tzinfo=OSLO)),
        (datetime(2026, 3, 28, 18, tzinfo=OSLO), datetime(2026, 3, 29, 19, tzinfo=OSLO)),
        (datetime(2026, 10, 24, 7, tzinfo=OSLO), datetime(2026, 10, 25, 8, tzinfo=OSLO)),
        (datetime(2026, 10, 24, 20, 10, tzinfo=OSLO), datetime(2026, 10, 25, 19, 10, tzinfo=OSLO)),
        (datetime(2026, 11, 9, 12, tzinfo=OSLO), datetime(2026, 11, 10, 12, tzinfo=OSLO)),
        (datetime(2026, 11, 9, 20, tzinfo=OSLO), datetime(2026, 11, 11, 8, tzinfo=OSLO)),
        (datetime(2026, 11, 9, 19, 50, tzinfo=OSLO), datetime(2026, 11, 10, 19, 50, tzinfo=OSLO)),
    ],
)
async def test_the_hour_is_oslos_whatever_the_clock_does(
    at: datetime, expected: datetime, house: House, web: House, nina: UUID, mail_server: MailServer
) -> None:
    """Twenty-four hours after, by the clock on the wall no earlier than eight and before twenty."""
    await left(web, nina, at)
    assert [expected] == await live(house, at, at + timedelta(days=3))
    assert 1 == len(mail_server.taken)


async def test_who_says_no_a_second_before_it_is_sent_gets_none(
    house: House, web: House, owner: Any, nina: UUID, mail_server: MailServer
) -> None:
    """The mail is written, and asked about at its sending; nor does it come later, though a yes does."""
    await left(web, nina)
    with clock.stopped_at(MORNING):
        assert 1 == await carts.remind(house)
    with clock.stopped_at(MORNING + timedelta(seconds=1)):
        await retract(web, nina, Purpose.CART_REMINDER)
    with clock.stopped_at(MORNING + timedelta(seconds=2)):
        await run_jobs(house, "outbox.send")
    assert ("abandoned", "no consent") == tuple(
        await owner.fetchrow(
            "SELECT state, last_error FROM message WHERE purpose = 'cart_reminder'"
        )
    )
    with clock.stopped_at(MORNING + timedelta(hours=1)):
        await agree(web, nina, Purpose.CART_REMINDER)
    await live(house, MORNING + timedelta(hours=2), MORNING + timedelta(days=2))
    assert [] == mail_server.taken


async def test_who_said_no_before_is_never_written_to(
    house: House, web: House, owner: Any, nina: UUID, mail_server: MailServer
) -> None:
    with clock.stopped_at(LEFT - timedelta(days=1)):
        await retract(web, nina, Purpose.CART_REMINDER)
    await left(web, nina)
    assert [] == await live(house, DUE, MORNING + timedelta(days=1))
    assert 0 == await owner.fetchval("SELECT count(*) FROM message")
    assert [] == mail_server.taken


async def test_the_no_in_its_foot_ends_it_for_the_next_cart(
    house: House, web: House, nina: UUID, mail_server: MailServer
) -> None:
    """The mail program's button, which takes no sign-in (RFC 8058)."""
    await left(web, nina)
    await live(house, MORNING, MORNING)
    token = str(mail_server.taken[0]["List-Unsubscribe"]).rpartition("/")[2].rstrip(">")
    with clock.stopped_at(MORNING + timedelta(hours=1)):
        async with web.database.scope():
            await consents.one_click(web, token)
    later = LEFT + timedelta(days=10)
    await left(web, nina, later, "Neste")
    assert [] == await live(house, later + timedelta(days=1), later + timedelta(days=3))
    assert 1 == len(mail_server.taken)


async def test_who_ordered_of_it_is_not_reminded(
    house: House, web: House, owner: Any, nina: UUID, mail_server: MailServer
) -> None:
    """Since, and of these products: an order before, or of something else, is none of it."""
    await left(web, nina)
    await order(owner, nina, at=LEFT + timedelta(hours=1))
    assert [] == await live(house, MORNING, MORNING + timedelta(hours=1))
    await owner.execute("UPDATE shop_order SET placed_at = $1", LEFT - timedelta(hours=1))
    assert [MORNING] == await live(house, MORNING, MORNING)


@pytest.mark.parametrize("how", ["ordered", "deleted", "emptied", "erased"])
async def test_what_happens_between_writing_and_sending_counts(
    how: str, house: House, web: House, owner: Any, nina: UUID, mail_server: MailServer
) -> None:
    """The server was away, so the mail waits; when it is back the cart is ordered, deleted, or empty."""
    cart = await left(web, nina)
    mail_server.at["MAIL"] = says("451 Later")
    await live(house, MORNING, MORNING)
    del mail_server.at["MAIL"]
    with clock.stopped_at(MORNING + timedelta(seconds=20)):
        async with web.database.scope(customer=nina):
            if how == "deleted":
                await carts.delete(nina, cart)
            if how == "emptied":
                await carts.set_line(nina, cart, FEED, 0)
                await carts.set_line(nina, cart, LEAD, 0)
        if how == "ordered":
            await order(owner, nina, at=clock.now())
        if how == "erased":
            await owner.execute("DELETE FROM cart")
    await live(house, MORNING + timedelta(minutes=5), MORNING + timedelta(hours=3))
    assert [] == mail_server.taken


async def test_a_mail_that_waits_into_the_night_comes_in_the_morning(
    house: House, web: House, nina: UUID, mail_server: MailServer
) -> None:
    """Written at ten to eight in the evening, while the server was away until nine."""
    at = datetime(2026, 11, 9, 19, 50, tzinfo=OSLO)
    await left(web, nina, at)
    mail_server.at["MAIL"] = says("451 Later")
    await live(house, at + timedelta(days=1), at + timedelta(days=1, minutes=30))
    del mail_server.at["MAIL"]
    night = datetime(2026, 11, 10, 21, tzinfo=OSLO)
    await live(house, night, night + timedelta(hours=10, minutes=50))
    assert [] == mail_server.taken
    await live(house, night + timedelta(hours=11), night + timedelta(hours=12))
    assert 1 == len(mail_server.taken)


async def test_of_several_carts_one_is_told_of_at_a_time(
    house: House, web: House, nina: UUID, mail_server: MailServer
) -> None:
    """The other one three days later: nobody gets two mails in one morning."""
    await left(web, nina)
    await left(web, nina, LEFT + timedelta(minutes=10), "Annen")
    written = await live(house, MORNING, MORNING + timedelta(days=4))
    assert [MORNING, MORNING + timedelta(days=3)] == written
    assert 2 == len(mail_server.taken)


async def test_two_workers_tell_one_customer_of_one_cart(
    house: House, web: House, owner: Any, nina: UUID
) -> None:
    """Each finds another cart of hers, at the same moment."""
    for number in range(8):
        await left(web, nina, LEFT + timedelta(minutes=number), f"Nr. {number}")
    with clock.stopped_at(MORNING):
        told = await asyncio.gather(*(carts.remind(house, batch=1) for _ in range(4)))
    assert 1 == sum(told)
    assert 1 == await owner.fetchval("SELECT count(*) FROM message")


async def test_who_cannot_be_meant_gets_none(
    house: House, web: House, owner: Any, nina: UUID, mail_server: MailServer
) -> None:
    """No account, an address that wasn't shown to be theirs, one that was refused, an empty cart, one with
    nothing that can be had, and one of long ago."""
    cart = await left(web, nina)
    for unlike in (
        "UPDATE customer SET claimed_at = NULL", "UPDATE customer SET email_verified_at = NULL",
        "UPDATE customer SET email_refused_at = now()",
        "UPDATE cart_line SET quantity = 0", "UPDATE product SET availability = 'out_of_stock'",
        "UPDATE cart SET touched_at = touched_at - interval '20 days'",
    ):  # fmt: skip
        before = await owner.fetch("SELECT * FROM customer")
        await owner.execute(unlike)
        with clock.stopped_at(MORNING):
            assert 0 == await carts.remind(house), unlike
        await owner.execute(
            "UPDATE customer SET claimed_at = $1, email_verified_at = $1, email_refused_at = NULL",
            before[0]["created_at"],
        )
        await owner.execute("UPDATE cart_line SET quantity = 1")
        await owner.execute("UPDATE product SET availability = 'in_stock'")
        await owner.execute("UPDATE cart SET touched_at = $1", LEFT)
    with clock.stopped_at(MORNING):
        assert 1 == await carts.remind(house)
    assert cart == await owner.fetchval("SELECT id FROM cart WHERE reminded_at IS NOT NULL")


async def test_nobody_is_reminded_of_what_was_only_for_an_animal_that_is_gone(
    house: House, web: House, owner: Any, nina: UUID, mail_server: MailServer
) -> None:
    """N12: its feed stands in no mail; with nothing else in the cart there is none."""
    await owner.execute("UPDATE product SET pack_grams = 12000 WHERE sku = $1", FEED)
    await owner.execute("UPDATE customer SET number = '10077' WHERE id = $1", nina)
    async with web.database.scope(customer=nina):
        luna = await pets.register(nina, PetForm(name="Luna", species=Species.DOG))
        await pets.feed(nina, luna.id, sku=FEED, grams_a_day=300)
    said = {"kind": "died", "memory": "keep", "said_at": LEFT, "undo_until": LEFT + timedelta(30)}
    await put(owner, "pet_farewell", customer=nina, pet=luna.id, **said)
    cart = await left(web, nina)
    with clock.stopped_at(LEFT):
        async with web.database.scope(customer=nina):
            await carts.set_line(nina, cart, LEAD, 0)
    assert [] == await live(house, MORNING, MORNING)
    with clock.stopped_at(LEFT):
        async with web.database.scope(customer=nina):
            await carts.set_line(nina, cart, LEAD, 1)
    await live(house, MORNING + TEN_MINUTES, MORNING + TEN_MINUTES)
    assert "Kobbel" in body(mail_server)
    assert "Tørrfôr" not in body(mail_server)


async def test_where_its_owner_has_it_ask_it_waits_for_a_yes(
    house: House, web: House, nina: UUID, mail_server: MailServer
) -> None:
    """`MINSIDE_CART_REMINDER_ASKS`: then the mail says that its reader agreed."""
    asking = House(
        house.settings.model_copy(update={"cart_reminder_asks": True}), house.database, house.keys
    )
    await consents.check_start(asking)
    try:
        await left(web, nina)
        assert [] == await live(asking, MORNING, MORNING)
        with clock.stopped_at(MORNING + timedelta(hours=1)):
            await agree(web, nina, Purpose.CART_REMINDER)
        await live(asking, MORNING + timedelta(hours=2), MORNING + timedelta(hours=2))
        assert "fordi du har sagt ja til å bli minnet om det" in body(mail_server)
    finally:
        await consents.check_start(house)


async def test_the_owner_sets_how_long_a_cart_waits(
    house: House, web: House, nina: UUID, mail_server: MailServer
) -> None:
    """`MINSIDE_CART_REMINDER_HOURS`."""
    quick = House(
        house.settings.model_copy(update={"cart_reminder_hours": 3}), house.database, house.keys
    )
    noon = datetime(2026, 11, 9, 12, tzinfo=OSLO)
    await left(web, nina, noon)
    assert [noon + timedelta(hours=3)] == await live(quick, noon, noon + timedelta(hours=5))


async def test_many_carts_are_told_of_in_parts(
    house: House, web: House, owner: Any, mail_server: MailServer
) -> None:
    """Whoever said no first doesn't stand in the way of those behind."""
    for number in range(7):
        customer = await account(owner, f"k{number}@example.com")
        await left(web, customer, LEFT + timedelta(seconds=number))
        if number < 3:
            await retract(web, customer, Purpose.CART_REMINDER)
    with clock.stopped_at(MORNING):
        assert 4 == await carts.remind(house, batch=2)
        assert 0 == await carts.remind(house, batch=2)
