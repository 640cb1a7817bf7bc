"""The page that a notice's links lead to, in its states, and notices of a test's own customer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from playwright.sync_api import Page, expect
from tests.core.settled import make_settings
from tests.e2e import answers
from tests.e2e.app import FRONTEND, Words
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.shop import in_thread

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.postgres import Server
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import acts
from minside.subscriptions.actions.storing import insert

FOOD, HAY = "MP-10061", "MP-30011"
DEADLINES = subscriptions.Deadlines()
TOKEN = "ikke-en-lenke-fra-oss"


def delivery(**said: Any) -> dict[str, Any]:
    """One that comes on a Wednesday, as its page is told of it."""
    return {
        "__typename": "LinkedDelivery",
        "state": "PLANNED",
        "deliverOn": "2027-03-10",
        "movedBecause": None,
        "deadlineAt": "2027-03-08T11:00:00+00:00",
        "moveFrom": "2027-03-09",
        "moveUntil": "2027-04-06",
        "goods": [
            {
                "__typename": "LinkedGoods",
                "name": "Vilter Vidde med reinsdyr, 12 kg",
                "quantity": 2,
            },
            {"__typename": "LinkedGoods", "name": "Timoteihøy fra Toten", "quantity": 1},
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
    as_owner(
        who.home.owner_url,
        """
        UPDATE customer SET claimed_at = now(), street = 'Lyngveien 8', postcode = '0956',
            city = 'Oslo', country = 'NO' WHERE id = $1
        """,
        who.id,
    )
    return in_thread(_notice(who, skus or (FOOD,)))


async def _notice(who: Newcomer, skus: Sequence[str]) -> Noticed:
    database = await Database.connect(who.home.service_url, connections=2)
    try:
        agreement = _agreement(skus)
        async with database.scope():
            made = await insert(who.id, agreement)
        assert agreement.next is not None
        settings = make_settings(
            Server(sockets=FRONTEND, pid=0), FRONTEND, public_url=who.home.url, keys=who.home.keys
        )
        near = DEADLINES.notice_of(agreement.next.deadline_at)
        with clock.stopped_at(max(near, clock.now())):
            await subscriptions.notice(House(settings, database, Keyring([who.home.keys])))
    finally:
        await database.close()
    return Noticed(who=who, id=made, comes=agreement.next.deliver_on)


def _agreement(skus: Sequence[str]) -> subscriptions.Agreement:
    """As soon as it can be, an hour from now."""
    with clock.stopped_at(clock.now() + timedelta(hours=1)):
        first_on = DEADLINES.earliest()
    blank = subscriptions.Agreement(
        state=subscriptions.State.PAUSED,
        anchor_on=first_on,
        anchor_number=1,
        every=4,
        unit=subscriptions.Unit.WEEK,
        delivery_method="home_delivery",
        payment="invoice",
        notice="email",
        state_since=clock.now(),
        lines=tuple(subscriptions.Line(sku=sku, quantity=1, agreed_ore=200_000) for sku in skus),
    )
    return acts.resume(blank, first_on, DEADLINES)
