"""The page that a notice's links lead to, in its states, and notices of a test's own customer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from playwright.sync_api import Page, expect
from tests.e2e import answers
from tests.e2e.app import Words
from tests.e2e.beside import in_thread
from tests.e2e.fixed import DEADLINES, agree
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.running_demo import RunningDemo
from tests.e2e.worker import worker

from minside.core import clock
from minside.subscriptions import actions as subscriptions

NOK_499 = {"__typename": "Money", "amount": "499.00", "currency": "NOK"}
TOKEN = "ikke-en-lenke-fra-oss"


def delivery(**said: Any) -> dict[str, Any]:
    """One that comes on a Wednesday, as its page is told of it."""
    return {
        "__typename": "LinkedDelivery",
        "version": 1,
        "state": "PLANNED",
        "deliverOn": "2027-03-10",
        "movedBecause": None,
        "nothingBecause": None,
        "deadlineAt": "2027-03-08T11:00:00+00:00",
        "moveFrom": "2027-03-09",
        "moveUntil": "2027-04-06",
        "goods": [
            {
                "__typename": "LinkedGoods",
                "id": "MP-1",
                "name": "Vilter Vidde med reinsdyr, 12 kg",
                "quantity": 2,
                "price": NOK_499,
            },
            {
                "__typename": "LinkedGoods",
                "id": "MP-2",
                "name": "Timoteihøy fra Toten",
                "quantity": 1,
                "price": NOK_499,
            },
            {
                "__typename": "LinkedGoods",
                "id": "MP-2:MP-3",
                "name": "Timoteihøy fra Toten",
                "quantity": 1,
                "price": NOK_499,
            },
        ],
        "products": [
            {"__typename": "LinkedProduct", "sku": sku, "name": name, "quantity": quantity}
            for sku, name, quantity in (
                ("MP-1", "Vilter Vidde med reinsdyr, 12 kg", 2),
                ("MP-2", "Timoteihøy fra Toten", 1),
                ("MP-3", "Godbiter av torsk", 0),
            )
        ],
    } | said


def shows(what: str, **said: Any) -> Callable[[Page, Words], None]:
    """A link has led to such a delivery; the page says `what`, and what comes of each act."""

    def reach(page: Page, words: Words) -> None:
        told = {"consequences": ["Neste levering kommer onsdag 7. april 2027."], "userErrors": []}
        answers.answer(
            page,
            {
                "DeliveryByLink": {"deliveryByLink": delivery(**said)},
                "DeliverySkipByLink": {"deliverySkipByLink": {"delivery": None, **told}},
                "DeliveryUnskipByLink": {"deliveryUnskipByLink": {"delivery": None, **told}},
            },
        )
        page.evaluate(f"location.hash = '{TOKEN}'")
        expect(page.get_by_text(words(what))).to_be_visible()

    return reach


def changing(quantity: str) -> Callable[[Page, Words], None]:
    """So many are typed: what comes of it is said, or what is wrong once it is sent."""
    told = {
        "delivery": None,
        "change": None,
        "consequences": ["Leveringen koster 4 789 kr slik prisene er i dag, med frakt."],
        "warnings": ["Det er uvanlig mange: 12 av Vilter Vidde med reinsdyr, 12 kg."],
        "userErrors": [],
    }

    def reach(page: Page, words: Words) -> None:
        shows("linked.change")(page, words)
        answers.answer(page, {"DeliveryChangeByLink": {"deliveryChangeByLink": told}})
        field = page.get_by_role("spinbutton").first
        field.fill(quantity)
        if quantity:
            expect(page.get_by_text(words("linked.careful"))).to_be_visible()
            return
        page.get_by_role("button", name=words("linked.change"), exact=True).click()
        expect(page.locator("ds-error-summary")).to_be_visible()

    return reach


def calendar_feed(page: Page, words: Words) -> None:
    """A calendar's address has been made, and can't be copied here."""
    feed = {
        "url": f"https://min.mikopet.no/calendar/{'x' * 43}.ics",
        "createdAt": "2026-11-01T09:00Z",
    }
    me = {"__typename": "Customer", "id": "c-1", "calendarFeed": feed}
    answers.answer(page, {"CalendarFeed": {"me": me}})
    page.reload()
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name=words("fast.feed.copy")).click()
    expect(page.get_by_text(words("fast.feed.not-copied"))).to_be_visible()


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """A delivery whose notice has been sent, and when it comes."""

    who: Newcomer
    id: UUID
    comes: date

    def past_its_deadline(self) -> None:
        as_owner(
            self.who.home.owner_url,
            "UPDATE delivery SET deadline_at = $2 WHERE subscription = $1",
            self.id,
            clock.now() - timedelta(minutes=1),
        )


def notice(who: Newcomer, *skus: str) -> Noticed:
    """Every fourth week one of each comes to them; the next delivery's notice is in their mail."""
    as_owner(who.home.owner_url, "UPDATE customer SET claimed_at = now() WHERE id = $1", who.id)
    fixed = agree(who, *skus, first_in_days=(_soon() - clock.today()).days)
    in_thread(_notice(who.home, DEADLINES.of(fixed.first_on)))
    return Noticed(who=who, id=fixed.id, comes=fixed.first_on)


def _soon() -> date:
    """As soon as it can be, an hour from now."""
    with clock.stopped_at(clock.now() + timedelta(hours=1)):
        return DEADLINES.earliest()


async def _notice(home: RunningDemo, deadline: datetime) -> None:
    async with worker(home) as house:
        with clock.stopped_at(max(DEADLINES.notice_of(deadline), clock.now())):
            await subscriptions.notice(house)
