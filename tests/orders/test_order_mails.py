"""The mails that stand with an order (S24–S26, N5): the customer's own, and what became of each."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.events.shop import MORNING, changed, just_now, registered, tell
from tests.jobs.running import run_jobs, service_house
from tests.orders.shop import placed, shipped
from tests.outbox.mail_server import drops, mail_serving, says

import minside.rooms  # noqa: F401  # pyright: ignore[reportUnusedImport] - every room's letters
from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.core.postgres import Server
from minside.orders.schema.mails import OrderMailKind
from minside.outbox import actions as outbox
from minside.outbox.actions import Fate

NOON = MORNING + timedelta(hours=6)
KARI, OLA = "kari@example.com", "ola@example.com"


async def shown(web: House, customer: UUID, number: str = "5001") -> list[outbox.Shown]:
    async with web.database.scope(customer=customer):
        [found] = await outbox.about_orders([number])
    return found


async def customer(owner: Any, number: str) -> UUID:
    return await owner.fetchval("SELECT customer FROM shop_number WHERE number = $1", number)


def test_every_letter_about_an_order_has_a_kind() -> None:
    """Or the page of an order with such a letter couldn't be shown."""
    letters = outbox.letters_about_orders()
    assert {letter.name for letter in letters} == {kind.value for kind in OrderMailKind}


async def test_a_letter_that_nobody_knows_any_more_hides_no_order(
    house: House, web: House, owner: Any
) -> None:
    """One of an earlier release, or of another room's: the others are shown."""
    with clock.stopped_at(NOON):
        await tell(house, registered(email=KARI), placed(), shipped())
    await owner.execute("UPDATE message SET template = 'orders/gone' WHERE template ~ 'slip'")
    [mail] = await shown(web, await customer(owner, "10001"))
    assert "orders/order_confirmation" == mail.template.name


async def test_each_says_why_in_both_languages(house: House, web: House, owner: Any) -> None:
    """In whichever language is asked for, whatever the letter was written in (N5)."""
    with clock.stopped_at(NOON):
        await tell(house, registered(email=KARI), placed())
    [mail] = await shown(web, await customer(owner, "10001"))
    values: dict[str, Any] = {
        "complaint_number": "K-1", "return_number": "R-1", "wish": None, "order_number": "5001",
        "payment": "card", "reason": "insufficient_funds",
    }  # fmt: skip
    for letter in outbox.letters_about_orders():
        each = outbox.Shown(mail.id, letter, KARI, Fate.SENT, mail.at, {**mail.values, **values})
        nb, en = each.why(Language.NB), each.why(Language.EN)
        assert (True, True) == (nb.startswith("Du får denne"), en.startswith("You got this"))


async def test_an_order_that_was_somebody_elses_shows_none_of_their_mails(
    house: House, web: House, owner: Any
) -> None:
    """They name the address of whoever it was told of before, a customer or a guest."""
    with clock.stopped_at(NOON):
        await tell(house, registered(email=KARI), registered("10002", email=OLA))
        await tell(house, placed(), placed("5002", email="gjest@example.com"))
        await tell(house, placed(customer="10002", hours=2))
        await tell(house, placed("5002", customer="10002", hours=2))
    ola = await customer(owner, "10002")
    assert {ola} == {row[0] for row in await owner.fetch("SELECT customer FROM shop_order")}
    assert [[], []] == [await shown(web, ola, "5001"), await shown(web, ola, "5002")]
    assert [KARI] == [each.recipient for each in await shown(web, await customer(owner, "10001"))]


async def test_who_has_an_address_now_is_not_shown_what_went_there_before(
    house: House, web: House, owner: Any
) -> None:
    """What a customer got stays theirs, though both their order and their address are another's now."""
    with clock.stopped_at(NOON):
        await tell(house, registered(email=KARI), placed())
        await tell(house, changed(email="ny@example.com"), registered("10002", email=KARI))
        await tell(house, placed(customer="10002", hours=2))
    ola = await customer(owner, "10002")
    assert KARI == await owner.fetchval("SELECT email FROM customer WHERE id = $1", ola)
    assert [ola] == [row[0] for row in await owner.fetch("SELECT customer FROM shop_order")]
    assert [] == await shown(web, ola)


async def test_an_order_back_with_nobody_leaves_its_mails_where_they_went(
    house: House, web: House, owner: Any
) -> None:
    """And when it comes again, there is each of them once."""
    with clock.stopped_at(NOON):
        await tell(house, registered(email=KARI), placed())
        await tell(house, placed(email="gjest@example.com", hours=2), placed(hours=3))
    assert [KARI] == [each.recipient for each in await shown(web, await customer(owner, "10001"))]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("state = 'queued'", Fate.WAITING),
        ("state = 'failed', next_attempt_at = now(), attempts = 3", Fate.WAITING),
        ("state = 'sent', sent_at = now()", Fate.SENT),
        ("state = 'sent', sent_at = now(), unknown_outcomes = 1, attempts = 2", Fate.SENT),
        ("state = 'abandoned', last_error = 'refused 550'", Fate.NOT_SENT),
        ("state = 'queued', useless_after = '2026-11-20 11:00Z'", Fate.NOT_SENT),
        (
            "state = 'failed', next_attempt_at = now(), unknown_outcomes = 1, attempts = 2",
            Fate.UNCLEAR,
        ),
        ("state = 'abandoned', unknown_outcomes = 2, attempts = 2", Fate.UNCLEAR),
        (
            "state = 'abandoned', unknown_outcomes = 1, attempts = 2, last_error = 'too late'",
            Fate.UNCLEAR,
        ),
    ],
)
async def test_what_became_of_a_mail_is_said_as_it_is(
    state: str, expected: Fate, house: House, web: House, owner: Any
) -> None:
    """Nothing is called unsent that may have arrived, and nothing awaited that won't come."""
    with clock.stopped_at(NOON):
        await tell(house, registered(email=KARI), placed())
        await owner.execute(f"UPDATE message SET {state}")
        [mail] = await shown(web, await customer(owner, "10001"))
    assert expected is mail.fate


async def test_a_server_that_never_says_leaves_it_unclear(
    migrated: Server, app_database: Database, owner: Any
) -> None:
    """And one that refuses the address, unsent: both as the outbox really leaves them."""
    fates: list[Fate] = []
    for step, reaction in (("DATA", drops), ("RCPT", says("550 5.1.1 No such user"))):
        number = f"60{len(fates)}"
        async with mail_serving() as server, service_house(migrated, smtp_url=server.url) as house:
            server.at[step] = reaction
            web = House(house.settings, app_database, house.keys)
            await tell(house, registered(email=KARI), placed(number, just_now() - 2))
            await run_jobs(house, "outbox.send")
            [mail] = await shown(web, await customer(owner, "10001"), number)
            fates.append(mail.fate)
    assert [Fate.UNCLEAR, Fate.NOT_SENT] == fates


async def test_a_name_that_no_letter_can_hold_is_written_without_it(
    migrated: Server, owner: Any
) -> None:
    """A control character, or a sign that XML has no place for, in what the shop calls its goods."""
    line = {"sku": "MP-1", "name": "Gå\u0001b\ufffeånd\u001b", "quantity": 1, "price": 24900}
    async with mail_serving() as server, service_house(migrated, smtp_url=server.url) as house:
        await tell(house, registered(email=KARI), placed(hours=just_now() - 2, lines=[line]))
        await run_jobs(house, "outbox.send")
    [mail] = server.taken
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            assert "Gåbånd" in part.get_content()
    [kept] = await owner.fetch('SELECT "values" FROM message')
    assert line["name"] == json.loads(kept[0])["lines"][0]["name"]
