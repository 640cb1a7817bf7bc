"""Where the goods are that somebody withdraws from: nobody is asked to send what they haven't got."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.orders.orders import PLACED, happened, invoice, number, order, sent, sent_back, told
from tests.orders.paper_samples import SELLER, read
from tests.orders.test_returns import CAME, DAY, NOW, ask, come, form, standing_of

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.orders import actions as orders
from minside.orders import mail
from minside.orders.actions import GoodsPlace
from minside.orders.actions.lots import Lot, take
from minside.outbox.templates import render

HERE, COMING, BACK = GoodsPlace


async def letter(owner: Any) -> tuple[str | None, bool, bool]:
    """Until when the letter says that it is to be sent, and whether some of it is elsewhere."""
    [row] = await owner.fetch(
        """SELECT "values" FROM message WHERE template = 'orders/return_form'"""
    )
    values = json.loads(row[0])
    return values["send_until"], values["on_its_way"], values["in_shop"]


async def undelivered(owner: Any) -> dict[str, int] | None:
    [(_, data)] = await told(owner)
    lines = data.get("undelivered")
    return lines and {each["line"]: each["quantity"] for each in lines}


async def at(
    web: House, customer: UUID, bought: UUID, when: Any = NOW
) -> tuple[list[GoodsPlace], date | None, bool]:
    """Where what the first return is about is, until when it is to be sent, and whether any came."""
    standing = await standing_of(web, customer, bought, when)
    back = standing.returns[0]
    return (
        orders.places(standing, back),
        orders.send_by(standing, back),
        orders.has_come(standing, back),
    )


async def written(owner: Any, language: Language) -> str:
    """The last letter with a form, in that language."""
    row = await owner.fetchrow(
        """
        SELECT "values" FROM message WHERE template = 'orders/return_form'
        ORDER BY created_at DESC LIMIT 1
        """
    )
    told = render(mail.RETURN_FORM, language, json.loads(row[0]), public_url="https://min.example")
    return " ".join(told.text.replace("\u00a0", " ").split())


async def paper(
    web: House, customer: UUID, made: UUID, language: Language = Language.NB, at: datetime = NOW
) -> str:
    with clock.stopped_at(at):
        async with web.database.scope(customer=customer):
            found = await orders.return_form_paper(made, language)
    assert found is not None
    return " ".join(read(found, SELLER).split())


@pytest.mark.parametrize("is_sent", [True, False])
async def test_what_hasnt_come_needs_no_sending_until_it_has(
    web: House, owner: Any, kari: UUID, is_sent: bool
) -> None:
    """Letter, form, page and shop say so, packed or on its way; the 14 days count from when it comes."""
    bought = await order(owner, kari)
    await happened(owner, bought, "packing", PLACED)
    if is_sent:
        await sent(owner, bought, {"1": 2, "2": 1}, PLACED + DAY)
    made = await ask(web, kari, form(bought, {"1": 2}), at=PLACED + 2 * DAY)
    assert (None, True, False) == await letter(owner)
    assert {"1": 2} == await undelivered(owner)
    assert ([COMING], None, False) == await at(web, kari, bought)
    text = await paper(web, kari, made)
    assert "prøver vi å ta ut av pakken" in text
    assert "si nei til den" not in text
    assert "legg skjemaet i pakken" not in text
    if is_sent:
        await owner.execute("UPDATE shipment SET delivered_at = $1", CAME)
    else:
        await sent(owner, bought, {"1": 2, "2": 1}, PLACED + 2 * DAY, delivered=CAME)
    last = (CAME + 14 * DAY).date()
    assert ([HERE], last, True) == await at(web, kari, bought)
    assert "senest torsdag 19. november 2026" in await paper(web, kari, made)


@pytest.mark.parametrize(
    ("lines", "due", "entries", "expected"),
    [
        ({"2": 1}, date(2026, 12, 1), [], (24900, 99800, "2026-12-01")),
        ({"2": 1}, date(2026, 11, 8), [], (24900, 99800, None)),
        ({"1": 2, "2": 1}, date(2026, 12, 1), [], (124700, 0, "2026-12-01")),
        ({"2": 1}, date(2026, 12, 1), [{"kind": "payment", "amount_ore": 124700}], None),
        ({"2": 1}, date(2026, 11, 8), [{"kind": "collection", "collector": "Fordring"}], None),
    ],
)
async def test_who_hasnt_paid_hears_what_to_pay_now(
    web: House,
    owner: Any,
    kari: UUID,
    lines: Mapping[str, int],
    due: date,
    entries: list[Mapping[str, Any]],
    expected: tuple[int, int, str | None] | None,
) -> None:
    """In the letter, on the form and on the invoice; else by which day the money comes."""
    bought = await come(owner, kari)
    made = await invoice(
        owner, kari, *entries, due=due, total_ore=124700, order_number=await number(owner, bought)
    )
    back = await ask(web, kari, form(bought, lines))
    values = json.loads(await owner.fetchval("""SELECT "values" FROM message"""))
    said = values["to_pay"]
    assert (expected, (NOW + 14 * DAY).date().isoformat()) == (
        said and (said["returning_ore"], said["now_ore"], said["by"]),
        values["money_by"],
    )
    with clock.stopped_at(NOW):
        async with web.database.scope(customer=kari):
            papers = (
                await orders.return_form_paper(back, Language.NB),
                await orders.invoice_paper(made, Language.NB),
            )
    for each in papers:
        assert each is not None
        told = each.to_pay
        day = told and told.by and told.by.isoformat()
        assert expected == (told and (told.returning_ore, told.now_ore, day))


LETTERS: list[tuple[dict[str, Any], str, str]] = [
    (
        {"to_pay": {"returning_ore": 24900, "now_ore": 99800, "by": "2026-12-01"}},
        "retur for 249 kr. Betal 998 kr innen tirsdag 1. desember 2026, så sender vi",
        "return for kr 249. Pay kr 998 by Tuesday 1 December 2026, and we will",
    ),
    (
        {"to_pay": {"returning_ore": 24900, "now_ore": 99800, "by": None}},
        "Betal 998 kr så snart du kan, så",
        "Pay kr 998 as soon as you can, and",
    ),
    (
        {"to_pay": {"returning_ore": 24900, "now_ore": 0, "by": None}},
        "retur for 249 kr. Du har ingenting å betale.",
        "return for kr 249. You have nothing to pay.",
    ),
    (
        {"money_by": "2026-12-13"},
        "får du senest søndag 13. desember 2026, men vi kan vente",
        "your money by Sunday 13 December 2026 at the latest, though we may",
    ),
    ({"money_by": None}, "senest 14 dager etter at du sa fra", "within 14 days of telling us"),
]


@pytest.mark.parametrize(("changed", "nb", "en"), LETTERS)
def test_the_letter_says_what_the_page_says_of_money(
    changed: Mapping[str, Any], nb: str, en: str
) -> None:
    """In both languages."""
    values = {
        "name": "Kari", "order": None, "order_number": "5001", "order_return": str(uuid4()),
        "return_number": "R-1", "lines": [], "send_to": [], "send_until": "2026-12-13",
        "on_its_way": False, "refusal": None, "in_shop": False, "to_pay": None, "is_paid": False,
        "back_ore": None, "money_by": None, **changed,
    }  # fmt: skip
    for language, expected in ((Language.NB, nb), (Language.EN, en)):
        told = render(mail.RETURN_FORM, language, values, public_url="https://min.example")
        assert expected in " ".join(told.text.replace("\u00a0", " ").split())


WAYS = [
    ("home_delivery", "si nei til den når den kommer", "refuse it when it comes"),
    ("pickup_point", "la være å hente den", "leave it uncollected"),
    ("drone", "si nei til den, eller la være å hente den", "refuse it or leave it uncollected"),
    ("letter_box", "prøver vi å ta ut av pakken", "try to take out of the parcel"),
]


@pytest.mark.parametrize(("way", "nb", "en"), WAYS)
async def test_only_a_parcel_with_nothing_to_keep_is_refused(
    web: House, owner: Any, kari: UUID, way: str, nb: str, en: str
) -> None:
    """As parcels come that way; in both languages, on the form and in the letter."""
    bought = await order(owner, kari, delivery_method=way)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED)
    part = await ask(web, kari, form(bought, {"1": 2}), at=PLACED + DAY)
    assert "prøver vi å ta ut av pakken" in await paper(web, kari, part)
    assert "try to take out of the parcel" in await paper(web, kari, part, Language.EN)
    rest = await ask(web, kari, form(bought, {"2": 1}), at=PLACED + 2 * DAY)
    for made in (part, rest):
        assert nb in await paper(web, kari, made)
        assert en in await paper(web, kari, made, Language.EN)
    refusals = await owner.fetch(
        """SELECT "values"->>'refusal' FROM message WHERE template = 'orders/return_form' ORDER BY created_at"""
    )
    assert [None, None if way == "letter_box" else way] == [row[0] for row in refusals]
    said = [await written(owner, each) for each in (Language.NB, Language.EN)]
    if way == "letter_box":
        nb, en = "Vi prøver å ta det ut av pakken", "We try to take it out of the parcel"
    assert (True, True) == (nb in said[0], en in said[1])


PARCELS: list[tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int], bool]] = [
    # In the parcel that is under way, in the next one, withdrawn from.
    ({"1": 2}, {}, {"1": 2}, True),
    ({"1": 1}, {}, {"1": 1}, False),
    ({"1": 2, "2": 1}, {}, {"1": 2}, False),
    ({"1": 2}, {"2": 1}, {"1": 2}, False),
    ({"1": 2}, {"2": 1}, {"1": 2, "2": 1}, True),
    ({"1": 2}, {}, {"2": 1}, False),
    ({}, {}, {"1": 2}, False),
    ({}, {}, {"1": 2, "2": 1}, True),
    ({"1": 2, "9": 1}, {}, {"1": 2}, False),
]


@pytest.mark.parametrize(("first", "second", "wanted", "expected"), PARCELS)
async def test_what_is_kept_is_looked_for_in_the_parcels_under_way(
    web: House,
    owner: Any,
    kari: UUID,
    first: Mapping[str, int],
    second: Mapping[str, int],
    wanted: Mapping[str, int],
    expected: bool,
) -> None:
    """Or in all that is to come, where some of what goes back isn't sent yet."""
    bought = await order(owner, kari)
    await happened(owner, bought, "packing", PLACED)
    for contents in filter(None, (first, second)):
        await sent(owner, bought, contents, PLACED)
    await sent_back(owner, bought, wanted, PLACED + DAY)
    standing = await standing_of(web, kari, bought)
    assert expected == orders.may_refuse(standing, standing.returns[0])


async def test_what_came_back_to_the_shop_needs_no_sending(
    web: House, owner: Any, kari: UUID
) -> None:
    """There is nothing to do but to wait for the money."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, returned=CAME)
    made = await ask(web, kari, form(bought, {"1": 2, "2": 1}))
    assert (None, False, True) == await letter(owner)
    assert {"1": 2, "2": 1} == await undelivered(owner)
    assert ([BACK], None, False) == await at(web, kari, bought)
    text = await paper(web, kari, made)
    assert "Varene er hos oss igjen, så du har ingenting å sende." in text
    assert "Send pakken" not in text
    assert "kan vente til varene" not in text


async def test_who_refuses_the_parcel_is_done_with_it(web: House, owner: Any, kari: UUID) -> None:
    """As they were told to; what they wanted to keep is with them."""
    bought = await order(owner, kari)
    refused = await sent(owner, bought, {"1": 1}, PLACED)
    kept = await sent(owner, bought, {"1": 1}, PLACED)
    await ask(web, kari, form(bought, {"1": 1}), at=PLACED + DAY)
    for parcel, what in ((refused, "returned_at"), (kept, "delivered_at")):
        await owner.execute(f"UPDATE shipment SET {what} = $2 WHERE id = $1", parcel, CAME)
    assert ([BACK], None, False) == await at(web, kari, bought)


async def test_a_part_that_came_is_sent_and_the_rest_is_not(
    web: House, owner: Any, kari: UUID
) -> None:
    """Each line by itself; before it is said too, so that the page can tell."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, PLACED, delivered=CAME)
    await sent(owner, bought, {"2": 1}, PLACED)
    standing = await standing_of(web, kari, bought)
    with clock.stopped_at(NOW):
        assert [[HERE], [COMING]] == [
            orders.returnable_places(standing, each) for each in standing.lines
        ]
    await ask(web, kari, form(bought, {"1": 1, "2": 1}))
    last = (NOW + 14 * DAY).date()
    assert ([HERE, COMING], last, True) == await at(web, kari, bought)
    assert (last.isoformat(), True, False) == await letter(owner)
    assert {"2": 1} == await undelivered(owner)


async def test_what_is_at_home_is_all_with_the_customer(web: House, owner: Any, kari: UUID) -> None:
    """The shop hears of nothing undelivered, and a return that is taken back is nowhere."""
    bought = await come(owner, kari)
    made = await ask(web, kari, form(bought, {"1": 1}))
    assert await undelivered(owner) is None
    assert ((NOW + 14 * DAY).date().isoformat(), False, False) == await letter(owner)
    async with web.database.scope(customer=kari):
        await orders.withdraw_return(web, kari, made)
    assert ([], None, False) == await at(web, kari, bought)


async def test_of_staffs_return_of_what_nobody_knows_the_customer_has_it(
    web: House, owner: Any, kari: UUID
) -> None:
    """They said that it is to be sent."""
    bought = await come(owner, kari)
    await sent_back(owner, bought, {"9": 1}, NOW)
    assert ([HERE], (NOW + 14 * DAY).date(), True) == await at(web, kari, bought)


LOTS: list[tuple[list[tuple[GoodsPlace, int, int | None]], int, Mapping[GoodsPlace, int]]] = [
    # Said on day 5: what was there by then, then what came back since, which they didn't take.
    ([(BACK, 1, 7), (HERE, 1, 3)], 1, {HERE: 1}),
    ([(BACK, 1, 7), (HERE, 1, 6)], 1, {BACK: 1}),
    ([(HERE, 1, 6), (COMING, 2, None)], 2, {HERE: 1, COMING: 1}),
    ([(BACK, 2, 4), (COMING, 1, None)], 2, {COMING: 1, BACK: 1}),
    ([(HERE, 5, 3)], 2, {HERE: 2}),
    ([(HERE, 1, 3)], 2, {HERE: 1}),
]


@pytest.mark.parametrize(("lots", "wanted", "expected"), LOTS)
def test_whoever_had_some_meant_those(
    lots: list[tuple[GoodsPlace, int, int | None]], wanted: int, expected: Mapping[GoodsPlace, int]
) -> None:
    """And nothing gets lost between what goes back and what is left."""
    found = [
        Lot(place, n, None if day is None else PLACED + timedelta(days=day))
        for place, n, day in lots
    ]
    taken, left = take(found, wanted, PLACED + 5 * DAY)
    assert expected == {lot.place: lot.quantity for lot in taken}
    assert sum(n for _, n, _ in lots) == sum(lot.quantity for lot in [*taken, *left])
