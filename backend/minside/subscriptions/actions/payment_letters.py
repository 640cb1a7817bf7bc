"""The letters about payment for fixed deliveries, each posted in the transaction that causes it, and so
once."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import actions as outbox
from minside.outbox.templates import Template
from minside.subscriptions import mail_charges as mail

from .agreement import Agreement
from .unpaid import is_stopped
from .what_goes_along import lost


async def failed(house: House, charge: Any, reason: str, next_at: datetime) -> None:
    """It didn't go through, and is tried again then. `charge` is a row of `paying`, here and below."""
    said = mail.ChargeFailed(
        **_about(charge),
        payment=charge["payment"],
        reason=reason,
        next_at=next_at.isoformat(),
    )
    await _post(house, charge, mail.CHARGE_FAILED, said, useless_after=next_at)


async def given_up(house: House, charge: Any, reason: str, *, is_paused: bool) -> None:
    """It isn't tried again by itself."""
    said = mail.ChargeGivenUp(
        **_about(charge), payment=charge["payment"], reason=reason, is_paused=is_paused
    )
    await _post(house, charge, mail.CHARGE_GIVEN_UP, said)


async def paid(house: House, charge: Any, comes: date, was: Agreement, now: Agreement) -> None:
    """All is well: when it comes, and the next; and what had been chosen for later ones, in the rhythm as
    it `was`, and holds no longer."""
    said = mail.ChargePaid(
        **_about(charge),
        deliver_on=comes.isoformat(),
        later=comes > charge["deliver_on"],
        went_on=is_stopped(was) and not is_stopped(now),
        next_on=now.next.deliver_on.isoformat() if now.next else None,
        forgotten=[each.deliver_on.isoformat() for each in lost(was, now)],
    )
    await _post(house, charge, mail.CHARGE_PAID, said)


async def held_back(house: House, deliveries: Mapping[UUID, date]) -> None:
    """These, that were to come on those days, wait for the money for the one before, of which each is
    told. Two statements, and the queue's, however many."""
    rows = await current().fetch(
        """
        SELECT DISTINCT ON (w.id) w.id, w.subscription, w.customer, o.number AS order_number,
               c.amount_ore, k.email, k.first_name, k.language
        FROM delivery w JOIN delivery d ON d.subscription = w.subscription
        JOIN charge c ON c.delivery = d.id JOIN shop_order o ON o.id = d.shop_order
        JOIN customer k ON k.id = w.customer
        WHERE w.id = ANY($1) AND c.state IN ('asked', 'failed', 'given_up')
        ORDER BY w.id, c.failed_at NULLS LAST, d.number
        """,
        list(deliveries),
    )
    letters = [
        _letter(
            row,
            mail.HELD_BACK,
            mail.HeldBack(**_about(row), was_on=deliveries[row["id"]].isoformat()),
        )
        for row in rows
        if row["email"] is not None
    ]
    await outbox.post_all(letters, house.keys)


def _about(row: Any) -> dict[str, Any]:
    return {
        "name": row["first_name"] or "",
        "order_number": row["order_number"],
        "subscription": str(row["subscription"]),
        "amount_ore": row["amount_ore"],
    }


async def _post(
    house: House,
    row: Any,
    template: Template,
    said: Any,
    *,
    useless_after: datetime | None = None,
) -> None:
    if row["email"] is not None:
        await outbox.post(_letter(row, template, said, useless_after), house.keys)


def _letter(
    row: Any, template: Template, said: Any, useless_after: datetime | None = None
) -> outbox.Letter:
    return outbox.Letter(
        template=template,
        to=row["email"],
        language=Language(row["language"] or Language.NB),
        customer=row["customer"],
        values=mail.values(said),
        secrets={},
        useless_after=useless_after,
    )
