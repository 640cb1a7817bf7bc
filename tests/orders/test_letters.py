"""Letters about what was bought: once, to the right one, and never of what is no news."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.events.shop import MORNING, claimed, registered, states, tell
from tests.jobs.running import run_jobs
from tests.orders.shop import FOOD, LEAD, complaint, order, placed, return_, shipped

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.customers import actions as customers
from minside.orders import mail
from minside.orders.actions import letters
from minside.outbox import actions as outbox
from minside.outbox.templates import render

NOON = MORNING + timedelta(hours=6)
KARI: dict[str, Any] = {"email": "kari@example.com", "first_name": "Kari", "language": "en"}


async def posted(owner: Any) -> list[tuple[Any, ...]]:
    """Of each letter: which, to whom, in which language, whose it is, and until when it is of use."""
    rows = await owner.fetch(
        """
        SELECT template, recipient, m.language, c.number, useless_after
        FROM message m LEFT JOIN customer c ON c.id = m.customer ORDER BY m.created_at, m.id
        """
    )
    return [tuple(row) for row in rows]


async def values(owner: Any, template: str) -> dict[str, Any]:
    [row] = await owner.fetch('SELECT "values" FROM message WHERE template = $1', template)
    return json.loads(row[0])


def _until(hours: float) -> Any:
    return MORNING + timedelta(hours=hours + 24)


async def test_an_order_is_confirmed_and_a_parcel_has_its_slip(house: House, owner: Any) -> None:
    """To the customer, in their language, once however often it is told (S24, S25)."""
    told = (placed(), shipped(lines=[("1", 1), ("2", 1)], tracking="MP1NO"))
    with clock.stopped_at(NOON):
        await tell(house, registered(**KARI), *told)
        await claimed(owner)
        await owner.execute("DELETE FROM event")
        await tell(house, *told)
        await tell(house, placed(), shipped(lines=[("1", 1), ("2", 1)], tracking="MP1NO"))
    assert [
        ("orders/order_confirmation", "kari@example.com", "en", "10001", _until(1)),
        ("orders/packing_slip", "kari@example.com", "en", "10001", _until(3)),
    ] == await posted(owner)
    said = await values(owner, "orders/order_confirmation")
    assert ("Kari", "5001", 244600) == (said["name"], said["order_number"], said["total_ore"])
    assert ["Kari Nordmann", "Furulia 12", "0956 Oslo"] == said["address"]
    assert [("Gåbånd", 1, 24900), ("Vilter Vidde", 2, 209800)] == [
        tuple(line.values()) for line in said["lines"]
    ]
    slip = await values(owner, "orders/packing_slip")
    assert ([("Vilter Vidde", 1)], "MP1NO") == (
        [(line["name"], line["quantity"]) for line in slip["remaining"]], slip["tracking"],
    )  # fmt: skip


async def test_what_cant_be_sent_back_is_told_with_the_order(house: House, owner: Any) -> None:
    """Each with its reason; where that is all, no form goes along (angrerettloven §§18 and 22)."""
    fresh = {**FOOD, "unreturnable": "perishable"}
    with clock.stopped_at(NOON):
        await tell(house, registered(**KARI), placed(lines=[LEAD, fresh]))
    said = await values(owner, "orders/order_confirmation")
    assert [{"name": "Vilter Vidde", "why": "perishable"}] == said["exempt"]
    id = await owner.fetchval("SELECT id FROM shop_order")
    assert str(id) == said["withdrawal_form"]
    await owner.execute("DELETE FROM message")
    with clock.stopped_at(NOON):
        await tell(house, placed("5002", lines=[fresh]))
    said = await values(owner, "orders/order_confirmation")
    assert (1, None) == (len(said["exempt"]), said["withdrawal_form"])


@pytest.mark.parametrize("purpose", ["invoice", "order_papers"])
async def test_papers_by_post_have_no_slip(purpose: str, house: House, owner: Any) -> None:
    """A letter about goods on their way would be untrue: only papers are."""
    with clock.stopped_at(NOON):
        await tell(house, registered(**KARI), placed(), shipped(purpose=purpose))
    assert ["orders/order_confirmation"] == [each[0] for each in await posted(owner)]


async def test_a_guest_gets_them_too(house: House, owner: Any) -> None:
    """At the address they gave, without a link that they couldn't open."""
    with clock.stopped_at(NOON):
        await tell(house, placed(email="Gjest@example.com"), shipped())
    assert [
        ("orders/order_confirmation", "Gjest@example.com", "nb", None, _until(1)),
        ("orders/packing_slip", "Gjest@example.com", "nb", None, _until(3)),
    ] == await posted(owner)
    said = await values(owner, "orders/order_confirmation")
    assert ("", None) == (said["name"], said["order"])


async def test_what_is_no_news_sends_nothing(house: House, owner: Any) -> None:
    """What happened a day ago or more, and is told only now: a year of events sends no mail."""
    told = (placed(hours=-18), shipped(hours=-18), return_("opened", -18, lines=[]))
    with clock.stopped_at(NOON):
        await tell(house, registered(hours=-20, **KARI), *told[:2])
        await tell(house, return_("opened", -18, lines=[{"line": "1", "quantity": 1}]))
    assert {"handled"} == {state for state, _ in (await states(owner)).values()}
    assert [] == await posted(owner)
    with clock.stopped_at(NOON):
        await tell(house, placed("5002", hours=-17.9))
    assert ["orders/order_confirmation"] == [each[0] for each in await posted(owner)]


async def test_who_has_no_address_gets_none(house: House, owner: Any) -> None:
    """Whom the shop knows by number alone is written to when it knows more."""
    with clock.stopped_at(NOON):
        await tell(house, registered(), placed(), shipped())
    assert [] == await posted(owner)


async def test_what_was_sent_about_an_order_is_shown_to_its_customer(
    house: House, owner: Any, app_database: Database
) -> None:
    """Also what a guest got whose order it became; and to nobody else (S24, S25, N5)."""
    with clock.stopped_at(NOON):
        await tell(house, registered(**KARI), placed(), placed("5002", 1.5, email=KARI["email"]))
        await tell(house, shipped(), registered("10002"))
    kari = await claimed(owner, days=-1)
    async with app_database.scope(customer=kari):
        await customers.mark_verified(kari)
    await run_jobs(house, "orders.join_guest")
    async with app_database.scope(customer=kari):
        first, second = await outbox.about_orders(["5001", "5002"])
    assert ["orders/order_confirmation", "orders/packing_slip"] == [
        each.template.name for each in first
    ]
    assert ["orders/order_confirmation"] == [each.template.name for each in second]
    assert "because you ordered" in first[0].why(Language.EN)
    assert "fordi du har bestilt" in first[0].why(Language.NB)
    ola = await owner.fetchval("SELECT customer FROM shop_number WHERE number = '10002'")
    async with app_database.scope(customer=ola):
        assert [[], []] == await outbox.about_orders(["5001", "5002"])


async def test_a_cancelled_line_is_not_still_to_come(house: House, owner: Any) -> None:
    """A slip promises what is ordered and not yet sent, and nothing else."""
    with clock.stopped_at(NOON):
        await tell(house, registered(**KARI), placed(), order("cancelled", 2, lines=["2"]))
        await tell(house, shipped(lines=[("1", 1), ("9", 1)]))
    slip = await values(owner, "orders/packing_slip")
    assert ([], ["Gåbånd", "9"]) == (slip["remaining"], [each["name"] for each in slip["packed"]])


@pytest.mark.parametrize("shop", [(), ("Lageret", "0001 Oslo")])
async def test_a_return_that_staff_took_note_of_gets_its_form(
    shop: tuple[str, ...], house: House, owner: Any
) -> None:
    """Until when to send it, and where to, if the shop has said so (S26, angrerettloven §25)."""
    settings = house.settings.model_copy(update={"postal_address": shop})
    house = House(settings, house.database, house.keys)
    lines = [{"line": "1", "quantity": 1}]
    with clock.stopped_at(NOON):
        await tell(
            house, registered(**KARI), placed(), shipped(), order("delivered", 4, shipment="1")
        )
        await tell(house, return_("opened", 5, lines=lines), return_("opened", 5.5, lines=lines))
    assert ("orders/return_form", "kari@example.com", "en", "10001", _until(5)) == (
        (await posted(owner))[-1]
    )
    said = await values(owner, "orders/return_form")
    assert ("R-1", "2026-12-04", "Gåbånd") == (
        said["return_number"], said["send_until"], said["lines"][0]["name"],
    )  # fmt: skip
    assert (["Mikopet AS", *shop] if shop else []) == said["send_to"]


@pytest.mark.parametrize("line", ["1", "9"])
async def test_a_complaint_is_answered_with_its_number(line: str, house: House, owner: Any) -> None:
    """Also about a line that isn't in the order any more."""
    await tell(house, registered(**KARI), placed(hours=-99))
    await tell(house, complaint("opened", 5, line=line, text="Sømmen gikk opp."))
    id: UUID = await owner.fetchval("SELECT id FROM complaint")
    async with house.database.scope():
        await letters.complaint_letter(house, id)
    said = await values(owner, "orders/complaint_received")
    assert ("K-1", {"1": "Gåbånd"}.get(line, line), "Sømmen gikk opp.") == (
        said["complaint_number"], said["what"], said["text"],
    )  # fmt: skip


RECEIPTS = [
    (
        Language.NB,
        "Bekreftelse på reklamasjonen, sak K-1",
        (
            "Bruk den ikke hvis det er utrygt for dyret.",
            "Må den sendes til oss, betaler vi frakten.",
        ),
    ),
    (
        Language.EN,
        "Confirmation of your complaint, case K-1",
        ("Don’t use it if that is unsafe for the animal.", "sent to us, we pay the freight."),
    ),
]


@pytest.mark.parametrize(("language", "subject", "promised"), RECEIPTS)
def test_the_receipt_of_a_complaint_repeats_it(
    language: Language, subject: str, promised: tuple[str, ...]
) -> None:
    """Line by line as it was written, as text and not as markup; and says what the page says."""
    given = {
        "name": "Kari", "order": None, "order_number": "5001", "complaint_number": "K-1",
        "what": "Gåbånd", "text": "Sømmen gikk opp.\n<b>To</b> steder.", "pictures": 0,
        "wish": None,
    }  # fmt: skip
    told = render(mail.COMPLAINT_RECEIVED, language, given, public_url="https://min.example")
    assert subject == told.subject
    assert "Sømmen gikk opp.\n<b>To</b> steder." in told.text
    assert told.html is not None
    assert "&lt;b&gt;To&lt;/b&gt; steder." in told.html
    text = " ".join(told.text.split())
    assert [] == [each for each in promised if each not in text]
