"""The notice before a deadline: once for each delivery and day, with links that change it (N5, N8).

It is written in the transaction that notes that it is, under the lock that a customer's edit takes. Who
made an agreement or moved a delivery within the days before its deadline is told at once.

Nobody is told whose account nobody has taken over: a link that acts belongs to who has shown that the
address is theirs. Nor is who can't be reached. Either is told as soon as that is otherwise, where the
deadline is yet to come.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import actions as outbox
from minside.subscriptions import mail_notice as mail

from . import links
from .agreement import Coming
from .assembling import Assembled, Offer, assemble, with_this_time
from .forecast import forecast
from .kinds import INVOICE, DeliveryState, LeftOut, MovedBy
from .payment_methods import KnownWays, known_of
from .reading import GOES_TO, goes_to, lines_of, offers_of, this_time_of
from .settings import deadlines_of
from .telling import why_moved
from .unpaid import UnpaidOrder, unpaid_orders_of
from .what_pays import choose

BATCH: Final = 500
_WHY: Final[Mapping[LeftOut, mail.Why]] = {
    LeftOut.PRICE: "price",
    LeftOut.SUBSTITUTE_PRICE: "substitute_price",
    LeftOut.ALLERGY: "allergy",
    LeftOut.GONE: "not_sold",
    LeftOut.NO_PRICE: "not_sold",
}
_IS_DUE: Final = """
    d.state = 'planned' AND s.state = 'active' AND d.noticed_at IS NULL AND d.deadline_at > $1 AND d.deadline_at < $2
      AND c.claimed_at IS NOT NULL AND (c.email IS NOT NULL OR c.phone IS NOT NULL)
"""


async def notice(house: House, *, batch: int = BATCH) -> int:
    """Tell of whatever is near, in transactions of its own; how many deliveries were told of."""
    told = 0
    while True:
        async with house.database.scope():
            done = await notice_batch(house, batch)
        told += done
        if done == 0:
            return told


async def notice_batch(house: House, most: int = BATCH) -> int:
    """Tell of those whose deadline is nearest, of at most so many subscriptions, in the transaction at
    hand. Ten statements or so, however many."""
    due = await _read(house, await _take(house, most))
    if due:
        await _mark([row["id"] for row in due])
        await outbox.post_all(await _letters(house, due), house.keys)
    return len(due)


async def _take(house: House, most: int) -> list[UUID]:
    """The subscriptions, locked; those that are held are passed over, and told of by the next run."""
    rows = await current().fetch(
        f"""
        SELECT s.id FROM delivery d JOIN subscription s ON s.id = d.subscription
        JOIN customer c ON c.id = d.customer WHERE {_IS_DUE}
        ORDER BY d.deadline_at, d.id LIMIT $3 FOR NO KEY UPDATE OF s SKIP LOCKED
        """,  # noqa: S608 - our own words
        clock.now(), deadlines_of(house.settings).noticed_before(), most,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def _read(house: House, subscriptions: Sequence[UUID]) -> list[Any]:
    """What is due of those locked, by what is true now that they are."""
    return await current().fetch(
        f"""
        SELECT d.id, d.customer, d.subscription, d.number, d.planned_on, d.deliver_on, d.moved_by,
            d.deadline_at, c.email, c.phone, c.first_name, c.language, a.street, a.street2, a.postcode,
            a.city,
            coalesce(d.payment, s.payment) AS payment,
            c.phone IS NOT NULL AND (
                s.notice = 'sms' OR c.email IS NULL OR c.email_refused_at IS NOT NULL
            ) AS by_sms
        FROM delivery d JOIN subscription s ON s.id = d.subscription
        JOIN customer c ON c.id = d.customer {GOES_TO}
        WHERE {_IS_DUE} AND d.subscription = ANY($3) ORDER BY d.deadline_at, d.id
        """,  # noqa: S608 - our own words
        clock.now(), deadlines_of(house.settings).noticed_before(), list(subscriptions),
    )  # fmt: skip


async def _mark(deliveries: Sequence[UUID]) -> None:
    await current().fetch(
        "UPDATE delivery SET noticed_at = $2 WHERE id = ANY($1)", list(deliveries), clock.now()
    )


async def _letters(house: House, due: Sequence[Any]) -> list[outbox.Letter]:
    by_mail = [row for row in due if not row["by_sms"]]
    letters = [_text(house, row) for row in due if row["by_sms"]]
    if not by_mail:
        return letters
    lines = await lines_of([row["subscription"] for row in by_mail])
    this_time = await this_time_of([row["id"] for row in by_mail])
    wanted = [
        with_this_time(lines.get(row["subscription"], []), this_time.get(row["id"], {}))
        for row in by_mail
    ]
    offers = await offers_of([each for one in wanted for each in one])
    eaters = await _eaters_of([row["subscription"] for row in by_mail])
    unpaid = await unpaid_orders_of([row["customer"] for row in by_mail])
    known = await known_of([row["customer"] for row in by_mail])
    for row, one, how in zip(by_mail, wanted, known, strict=True):
        comes = forecast(one, offers, row["number"])
        waits_for = assemble(one, offers, row["number"], may_wait=True).waits_for
        pets = eaters.get(row["subscription"], {})
        about = _About(comes, waits_for, offers, pets, unpaid.get(row["subscription"]), how)
        letters.append(_mail(house, row, about))
    return letters


async def _eaters_of(subscriptions: Sequence[UUID]) -> dict[UUID, dict[str, list[str]]]:
    """By subscription and product: the names of the pets that eat it."""
    rows = await current().fetch(
        """
        SELECT l.subscription, l.sku, p.name
        FROM subscription_line l JOIN subscription_line_pet e ON e.line = l.id
        JOIN pet p ON p.id = e.pet
        WHERE l.subscription = ANY($1) ORDER BY l.position, p.id
        """,
        list(subscriptions),
    )
    found: dict[UUID, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row["subscription"]][row["sku"]].append(row["name"])
    return found


def _text(house: House, row: Any) -> outbox.Letter:
    said = mail.NoticeSms(deliver_on=row["deliver_on"].isoformat())
    return outbox.Letter(
        template=mail.NOTICE_SMS,
        to=row["phone"],
        language=Language(row["language"]),
        customer=row["customer"],
        values=mail.values(said),
        secrets={"short_link": _link(house, links.SKIP_PAGE, row)},
        useless_after=row["deadline_at"],
    )


@dataclass(frozen=True, slots=True)
class _About:
    """One delivery: what comes, what it would wait for, today's products, who eats what, and which order
    before it isn't paid, and by what the shop knows to charge."""

    comes: Assembled
    waits_for: Collection[str]
    offers: Mapping[str, Offer]
    eaters: Mapping[str, Sequence[str]]
    unpaid: UnpaidOrder | None
    known: KnownWays


def _mail(house: House, row: Any, about: _About) -> outbox.Letter:
    comes, offers = about.comes, about.offers
    said = mail.Notice(
        name=row["first_name"] or "",
        subscription=str(row["subscription"]),
        pets=_pets(comes, about.eaters),
        deliver_on=row["deliver_on"].isoformat(),
        deadline_at=row["deadline_at"].isoformat(),
        moved=_moved(row),
        goes_to=goes_to(row),
        unpaid=mail.Unpaid(order_number=about.unpaid.number, amount_ore=about.unpaid.amount_ore)
        if about.unpaid
        else None,
        choose=_choose(row, about.known),
        contents=[
            mail.Goods(
                name=each.name, quantity=each.quantity, total_ore=each.price_ore * each.quantity
            )
            for each in comes.goods
        ],
        not_coming=[
            mail.Missing(
                name=offers[each.sku].name if each.sku in offers else each.sku,
                why="waited_for" if each.sku in about.waits_for else _WHY.get(each.why, "sold_out"),
            )
            for each in comes.not_sent
        ],
        total_ore=comes.total_ore,
        is_as_agreed=comes.is_as_agreed,
    )
    return outbox.Letter(
        template=mail.NOTICE,
        to=row["email"],
        language=Language(row["language"]),
        customer=row["customer"],
        values=mail.values(said),
        secrets={
            "skip": _link(house, links.SKIP_PAGE, row),
            "move": _link(house, links.MOVE_PAGE, row),
            "change": _link(house, links.CHANGE_PAGE, row),
        },
        useless_after=row["deadline_at"],
    )


def _choose(row: Any, known: KnownWays) -> mail.Both | None:
    if row["payment"] == INVOICE or known.has(row["payment"]):
        return None
    told = choose(row["payment"], row["deadline_at"], known)
    return mail.Both(nb=told.nb, en=told.en)


def _pets(comes: Assembled, eaters: Mapping[str, Sequence[str]]) -> list[str]:
    """Who eats something of what comes, each once."""
    names = [name for each in comes.goods for name in eaters.get(each.instead_of or each.sku, ())]
    return list(dict.fromkeys(names))


def _moved(row: Any) -> mail.Both | None:
    reason = why_moved(
        Coming(
            number=row["number"],
            state=DeliveryState.PLANNED,
            planned_on=row["planned_on"],
            deliver_on=row["deliver_on"],
            moved_by=MovedBy(row["moved_by"]) if row["moved_by"] else None,
            deadline_at=row["deadline_at"],
        )
    )
    return mail.Both(nb=reason.nb, en=reason.en) if reason else None


def _link(house: House, page: str, row: Any) -> str:
    return links.address(house, page, row["subscription"], row["number"])
