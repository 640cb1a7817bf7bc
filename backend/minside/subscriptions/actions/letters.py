"""The letters about fixed deliveries: of many at once, in a few statements however many."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.outbox import actions as outbox
from minside.outbox.templates import Template
from minside.subscriptions import mail

from .assembling import NotSent
from .due import Due
from .kinds import LeftOut

_OF_SUBSTITUTES: Final = (LeftOut.ALLERGY, LeftOut.SUBSTITUTE_PRICE, LeftOut.SUBSTITUTE_SOLD_OUT)


async def left_out(house: House, due: Sequence[Due]) -> None:
    """What didn't come along, and why."""
    products = await _products(due)
    await _post_all(
        house,
        mail.LEFT_OUT,
        due,
        lambda each: mail.LeftOut(
            **about(each.row),
            deliver_on=each.row["deliver_on"].isoformat(),
            missing=list(_missing(each, products)),
        ),
    )


async def nothing_sent(house: House, due: Sequence[Due]) -> None:
    """Nothing could be sent, and what to do. What the customer took out themselves needs no letter."""
    silent = [each for each in due if each.assembled.goods or each.assembled.not_sent]
    products = await _products(silent)
    await _post_all(
        house,
        mail.NOTHING_SENT,
        silent,
        lambda each: mail.NothingSent(
            **about(each.row),
            deliver_on=each.row["deliver_on"].isoformat(),
            missing=list(_missing(each, products)),
            lacks_address=each.row["street"] is None and bool(each.assembled.goods),
        ),
    )


async def missed(house: House, days: Mapping[UUID, Sequence[date]]) -> None:
    """By subscription, when those were to come that were passed over; and why."""
    if not days:
        return
    rows = await current().fetch(
        """
        SELECT s.id AS subscription, s.customer, c.email, c.first_name, c.language,
               c.claimed_at IS NOT NULL AS has_account
        FROM subscription s JOIN customer c ON c.id = s.customer WHERE s.id = ANY($1) ORDER BY s.id
        """,
        list(days),
    )
    said = [
        mail.Missed(**about(row), days=[day.isoformat() for day in days[row["subscription"]]])
        for row in rows
    ]
    await post_all(house, mail.MISSED, list(zip(rows, said, strict=True)))


async def put_off(house: House, due: Sequence[Due], comes: date) -> None:
    """It waits for something, the first time that it does."""
    new = [each for each in due if each.row["put_off_since"] is None]
    products = await products_of({sku for each in new for sku in each.assembled.waits_for})
    await _post_all(
        house,
        mail.PUT_OFF,
        new,
        lambda each: mail.PutOff(
            **about(each.row),
            deliver_on=each.row["deliver_on"].isoformat(),
            comes_on=comes.isoformat(),
            waits_for=[name_of(sku, products) for sku in each.assembled.waits_for],
        ),
    )


async def _products(due: Sequence[Due]) -> Mapping[str, catalogue.Listing]:
    gone = [line for each in due for line in each.assembled.not_sent]
    return await products_of(
        {line.sku for line in gone} | {line.instead for line in gone if line.instead}
    )


async def products_of(skus: Collection[str]) -> Mapping[str, catalogue.Listing]:
    """By sku, those that are known; one statement."""
    ordered = sorted(skus)
    found = await catalogue.find_many(ordered) if ordered else []
    return {each.sku: each for each in found if each is not None}


def name_of(sku: str, products: Mapping[str, catalogue.Listing]) -> str:
    return products[sku].name if sku in products else sku


def _missing(due: Due, products: Mapping[str, catalogue.Listing]) -> Iterator[mail.Missing]:
    for line in due.assembled.not_sent:
        instead = line.instead if line.why in _OF_SUBSTITUTES else None
        yield mail.Missing(
            product=name_of(line.sku, products),
            why=line.why.value,
            instead=name_of(instead, products) if instead else None,
            price_ore=_price(line, products) if line.why is LeftOut.PRICE else None,
        )


def _price(line: NotSent, products: Mapping[str, catalogue.Listing]) -> int | None:
    found = products.get(line.sku)
    return found.price.ore if found is not None and found.price is not None else None


def about(row: Any) -> dict[str, Any]:
    """What every letter says, from a row with its reader."""
    return {
        "name": row["first_name"] or "",
        "subscription": str(row["subscription"]) if row["has_account"] else None,
    }


async def _post_all(
    house: House, template: Template, due: Sequence[Due], said: Callable[[Due], Any]
) -> None:
    await post_all(house, template, [(each.row, said(each)) for each in due])


async def post_all(house: House, template: Template, letters: Sequence[tuple[Any, Any]]) -> None:
    """Each of these, a reader and what is said; to who has an address."""
    await outbox.post_all(
        [_letter(template, row, said) for row, said in letters if row["email"] is not None],
        house.keys,
    )


def _letter(template: Template, row: Any, said: Any) -> outbox.Letter:
    customer: UUID = row["customer"]
    return outbox.Letter(
        template=template,
        to=row["email"],
        language=Language(row["language"]),
        customer=customer,
        values=mail.values(said),
        secrets={},
    )
