"""The letters that say what was agreed and that it has ended: kept by the customer, on a medium of their
own (angrerettloven §18).

An act asks for one and a job writes it a little later, by how it is then and by what was told last. So
whoever ends, undoes and ends again within minutes is told once, and the same act is told once however often
it is sent. A farewell may end several, and has one letter for them all.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.house import House
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs
from minside.pets.actions.feeding import day_of
from minside.subscriptions import mail

from .agreement import Agreement, Line
from .kinds import State
from .letters import name_of, post_all, products_of
from .reading import GOES_TO, goes_to
from .storing import Subscription, load
from .which_days import rhythm

CONFIRM: Final = "subscriptions.confirm"
CONFIRM_FAREWELL: Final = "subscriptions.confirm_farewell"
# Who has pressed the wrong button sees it by then.
WAIT: Final = timedelta(minutes=10)


async def confirm_later(subscription: UUID) -> None:
    """It was begun, ended, or begun again."""
    await jobs.enqueue(CONFIRM, subscription, after=WAIT)


async def confirm_farewell_later(farewell: UUID) -> None:
    """It may have ended some."""
    await jobs.enqueue(CONFIRM_FAREWELL, farewell, after=WAIT)


async def confirm(house: House, subscription: UUID) -> None:
    """Tell how it is now, where that isn't what was told last. Done again, nothing more is said."""
    customer = await _locked("SELECT customer FROM subscription WHERE id = $1", subscription)
    if customer is None:
        return
    found = await load(customer, subscription, lock=True)
    if found is None:
        return
    told = await _told(customer, subscription)
    if found.agreement.state is State.CANCELLED:
        if told != mail.ENDED.name:
            await _tell_ended(house, customer, [found])
    elif told != mail.AGREED.name:
        await _tell_agreed(house, found, was_ended=told is not None)


async def _locked(whose: str, id: UUID) -> UUID | None:
    """The customer, locked; None where there is none. Before the lock was given, they may have been merged
    into another, who is locked then."""
    customer: UUID | None = await current().fetchval(whose, id)
    while customer is not None:
        await customers.lock(customer)
        now: UUID | None = await current().fetchval(whose, id)
        if now == customer:
            break
        customer = now
    return customer


async def confirm_farewell(house: House, farewell: UUID) -> None:
    """Tell of what it ended and what hasn't begun again since; of a farewell that was undone, nothing."""
    customer = await _locked("SELECT customer FROM pet_farewell WHERE id = $1", farewell)
    if customer is None:
        return
    rows = await current().fetch(
        """
        SELECT f.subscription, w.undo_until
        FROM farewell_change f JOIN pet_farewell w ON w.customer = f.customer AND w.id = f.farewell
        WHERE f.farewell = $1 AND w.undone_at IS NULL
          AND f.before ->> 'state' <> 'cancelled' AND f.after ->> 'state' = 'cancelled'
        ORDER BY f.id
        """,
        farewell,
    )
    found = [await load(customer, row["subscription"], lock=True) for row in rows]
    ended = [
        one
        for one in found
        if one is not None
        and one.agreement.state is State.CANCELLED
        and await _told(customer, one.id) != mail.ENDED.name
    ]
    if ended:
        await _tell_ended(house, customer, ended, rows[0]["undo_until"])


async def _told(customer: UUID, subscription: UUID) -> str | None:
    """The letter that told last whether it comes; None where none did."""
    return await current().fetchval(
        """
        SELECT template FROM message
        WHERE customer = $1 AND template = ANY($2) AND (
            "values" ->> 'subscription' = $3 OR "values" -> 'subscriptions' ? $3
        )
        ORDER BY created_at DESC, id DESC LIMIT 1
        """,
        customer, [mail.AGREED.name, mail.ENDED.name], str(subscription),
    )  # fmt: skip


async def _tell_agreed(house: House, one: Subscription, *, was_ended: bool) -> None:
    row = await _reader(one)
    products = await products_of({line.sku for line in one.agreement.lines})
    prices = await catalogue.prices_now({line.sku for line in one.agreement.lines})
    lines = [
        mail.Goods(
            name=name_of(line.sku, products),
            quantity=line.quantity,
            total_ore=_costs(line, prices.get(line.sku)),
        )
        for line in one.agreement.lines
    ]
    said = mail.Agreed(
        **_of(one.agreement),
        name=row["first_name"] or "",
        subscription=str(one.id),
        how=await _how(one, was_ended=was_ended),
        goes_to=goes_to(row),
        lines=lines,
        total_ore=sum(line.total_ore or 0 for line in lines),
    )
    await post_all(house, mail.AGREED, [(row, said)])


def _costs(line: Line, today: int | None) -> int | None:
    """What was agreed, where today's price is higher: nothing dearer is sent without a yes."""
    return None if today is None else min(today, line.agreed_ore) * line.quantity


def _of(now: Agreement) -> dict[str, Any]:
    coming, how_often = now.next, rhythm(now)
    return {
        "how_often": mail.Both(nb=how_often.nb, en=how_often.en),
        "next_on": coming.deliver_on.isoformat() if coming else None,
        "deadline_at": coming.deadline_at.isoformat() if coming else None,
        "delivery_method": now.delivery_method,
        "payment": coming.payment or now.payment if coming else now.payment,
    }


async def _how(one: Subscription, *, was_ended: bool) -> Any:
    """Told by the last thing that was done where it had ended."""
    kind = await current().fetchval(
        """
        SELECT kind FROM subscription_change
        WHERE subscription = $1 AND (
            kind IN ('reactivate', 'farewell_undo')
            OR kind = 'undo' AND before ->> 'state' = 'cancelled'
        )
        ORDER BY version DESC LIMIT 1
        """,
        one.id,
    )
    if kind is None or not (was_ended or kind == "reactivate"):
        return "begun"
    return "again" if kind == "reactivate" else "undone"


async def _reader(one: Subscription) -> Any:
    """Who is told, and where it goes."""
    return await current().fetchrow(
        f"""
        SELECT s.id AS subscription, s.customer, c.email, c.first_name, c.language,
               a.street, a.street2, a.postcode, a.city
        FROM subscription s JOIN customer c ON c.id = s.customer
        LEFT JOIN delivery d ON d.subscription = s.id AND d.number = $2 {GOES_TO}
        WHERE s.id = $1
        """,  # noqa: S608 - our own words
        one.id, one.agreement.next.number if one.agreement.next else 0,
    )  # fmt: skip


async def _tell_ended(
    house: House, customer: UUID, ended: Sequence[Subscription], undo_until: datetime | None = None
) -> None:
    row = await current().fetchrow(
        "SELECT id AS customer, email, first_name, language FROM customer WHERE id = $1", customer
    )
    assert row is not None
    skus = [line.sku for one in ended for line in one.agreement.lines]
    products = await products_of(set(skus))
    said = mail.Ended(
        name=row["first_name"] or "",
        subscriptions=[str(one.id) for one in ended],
        products=[name_of(sku, products) for sku in dict.fromkeys(skus)],
        undo_until=day_of(undo_until).isoformat() if undo_until else None,
    )
    await post_all(house, mail.ENDED, [(row, said)])
