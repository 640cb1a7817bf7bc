"""Fixed deliveries of a test's own customer, agreed on without the app."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.e2e.beside import connected, in_thread
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.shop import PATIENCE

from minside.core import clock
from minside.customers import actions as customers
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import acts, said
from minside.subscriptions.actions.agreement import replace
from minside.subscriptions.actions.storing import insert, store

FOOD, HAY = "MP-10061", "MP-30011"
HOME = customers.Address("Lyngveien 8", None, "0956", "Oslo", "NO")
CABIN = customers.AddressForm(
    recipient="Åse Nykommer", street="Hytteveien 3", postcode="3539", city="Flå", country="NO"
)
DEADLINES = subscriptions.Deadlines()


@dataclass(frozen=True, kw_only=True)
class Fixed:
    """One subscription; `first_on` is when its next delivery comes."""

    who: Newcomer
    id: UUID
    first_on: date

    @property
    def path(self) -> str:
        return f"/faste-leveringer/{self.id}"

    def past_its_deadline(self) -> None:
        """As it is once the shop has begun: a minute ago nothing could be changed any more."""
        as_owner(
            self.who.home.owner_url,
            "UPDATE delivery SET deadline_at = $2 WHERE subscription = $1",
            self.id,
            clock.now() - timedelta(minutes=1),
        )

    def until_charged(self, state: str, attempt: int) -> None:
        """The shop has answered that attempt, and Min Side has heard it. Raises `AssertionError` where it
        doesn't in time."""
        in_thread(_until_charged(self, state, attempt))

    def changed_elsewhere(self) -> None:
        """Another window, or the shop, has been here."""
        as_owner(
            self.who.home.owner_url,
            "UPDATE subscription SET version = version + 1, payment = 'vipps' WHERE id = $1",
            self.id,
        )

    def paused_elsewhere(self) -> None:
        """In another window, without an end."""
        as_owner(
            self.who.home.owner_url,
            "UPDATE delivery SET state = 'waiting' WHERE subscription = $1",
            self.id,
        )
        as_owner(
            self.who.home.owner_url,
            "UPDATE subscription SET version = version + 1, state = 'paused', state_by = 'customer'"
            " WHERE id = $1",
            self.id,
        )

    def skipped_elsewhere(self) -> date:
        """In another window the next one was skipped; the day of the one that comes next by now."""
        return in_thread(_next_skipped(self))

    def ended_elsewhere(self) -> None:
        """In another window."""
        in_thread(_ended(self))


async def _next_skipped(mine: Fixed) -> date:
    async with connected(mine.who.home.owner_url) as database, database.scope():
        found = await subscriptions.load(mine.who.id, mine.id)
        assert found is not None
        assert found.agreement.next is not None
        after = acts.skip(found.agreement, found.agreement.next.number, DEADLINES)
        await store(found, after)
        assert after.next is not None
        return after.next.deliver_on


async def _ended(mine: Fixed) -> None:
    async with connected(mine.who.home.owner_url) as database, database.scope():
        found = await subscriptions.load(mine.who.id, mine.id)
        assert found is not None
        await store(found, acts.cancel(found.agreement, None))


async def _until_charged(mine: Fixed, state: str, attempt: int) -> None:
    found: tuple[Any, ...] = ()
    async with connected(mine.who.home.owner_url) as database:
        for _ in range(PATIENCE * 10):
            async with database.scope() as scope:
                row = await scope.fetchrow(
                    "SELECT c.state, c.attempt FROM charge c JOIN delivery d ON d.id = c.delivery"
                    " WHERE d.subscription = $1 ORDER BY d.number DESC",
                    mine.id,
                )
            found = tuple(row) if row else ()
            if found == (state, attempt):
                return
            await asyncio.sleep(0.1)
    raise AssertionError(f"never {(state, attempt)}: {found}")


def settle(who: Newcomer, *, born: int | None = 1980) -> None:
    """They live somewhere, have a cabin, and were born that year."""
    in_thread(_settle(who, born))


async def _settle(who: Newcomer, born: int | None) -> None:
    async with connected(who.home.owner_url) as database, database.scope():
        form = customers.ProfileForm(birth_year=born, postal_address=HOME)
        await customers.change(who.id, form, by=customers.ChangedBy.SYSTEM)
        home = customers.AddressForm(
            recipient="Åse Nykommer", street=HOME.street, postcode=HOME.postcode,
            city=HOME.city, country="NO",
        )  # fmt: skip
        await customers.add_address(who.id, home)
        await customers.add_address(who.id, CABIN)


def agree(
    who: Newcomer,
    *skus: str,
    first_in_days: int = 20,
    every: int = 4,
    payment: str = "invoice",
    **line: Any,
) -> Fixed:
    """Every so many weeks one of each, eaten by the pet where there is one; `line` says more of each."""
    settle(who)
    return in_thread(_agree(who, skus or (FOOD,), first_in_days, every, payment, line))


async def _agree(
    who: Newcomer,
    skus: Sequence[str],
    first_in_days: int,
    every: int,
    payment: str,
    line: Mapping[str, Any],
) -> Fixed:
    first_on = clock.today() + timedelta(days=first_in_days)
    first_on = subscriptions.open_day(first_on)
    eaters = (who.pet,) if who.pet else ()
    lines = tuple(
        replace(subscriptions.Line(sku=sku, quantity=1, agreed_ore=200_000, pets=eaters), **line)
        for sku in skus
    )
    blank = subscriptions.Agreement(
        state=subscriptions.State.PAUSED,
        anchor_on=first_on,
        anchor_number=1,
        every=every,
        unit=subscriptions.Unit.WEEK,
        delivery_method="home_delivery",
        payment=payment,
        notice="email",
        state_since=clock.now(),
        lines=lines,
    )
    async with connected(who.home.owner_url) as database, database.scope():
        made = await insert(who.id, acts.resume(blank, first_on, DEADLINES))
        return Fixed(who=who, id=made, first_on=first_on)


def past_the_deadline(deadline: datetime) -> str:
    """The server's words for it."""
    return said.past_deadline(deadline).nb
