"""A letter and the paper that goes along, from the row to whoever opens the mail."""

import asyncio
import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from pypdf import PdfReader
from tests.events.shop import just_now, tell
from tests.events.shop import registered as customer
from tests.jobs.running import run_jobs, service_house
from tests.orders.paper_samples import GOODS, SELLER, invoice, said
from tests.orders.shop import placed
from tests.outbox.mail_server import MailServer, mail_serving, says
from tests.outbox.messages import row

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.core.postgres import Server
from minside.core.writing import NO_BREAK, weekday
from minside.orders import actions as orders
from minside.orders import mail
from minside.orders.actions import papers
from minside.orders.documents import PRESS, drawing
from minside.outbox import actions as outbox
from minside.outbox.templates import registered

PLACED = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)
# An hour into the next day in Oslo.
SHIPPED = datetime(2026, 11, 3, 23, 30, tzinfo=UTC)
ADDRESS = {
    "recipient": "Kari Nordmann",
    "street": "Fjellveien 12",
    "postcode": "5019",
    "city": "Bergen",
    "country": "NO",
}


@pytest.fixture
async def mail_server() -> AsyncGenerator[MailServer]:
    async with mail_serving() as server:
        yield server


@pytest.fixture
async def house(owner: Any, migrated: Server, mail_server: MailServer) -> AsyncGenerator[House]:
    settings: dict[str, Any] = {
        "smtp_url": mail_server.url,
        "organisation_number": SELLER.organisation_number,
        "postal_address": SELLER.address,
    }
    async with service_house(migrated, **settings) as house:
        yield house


async def add(owner: Any, table: str, values: dict[str, Any]) -> UUID:
    places = ", ".join(f"${n}" for n in range(1, len(values) + 1))
    return await owner.fetchval(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places}) RETURNING id",
        *values.values(),
    )


@pytest.fixture
async def order(owner: Any) -> UUID:
    """A guest's order of three lines; one of them has no name."""
    head = {
        "number": "30117", "email": "kari@example.com", "placed_at": PLACED,
        "delivery_method": "home_delivery", "delivery_ore": 9900, "payment": "invoice",
        "total_ore": 156670, "discount_ore": 10000, "vat_ore": 31334, **ADDRESS,
    }  # fmt: skip
    order = await add(owner, "shop_order", head)
    for position, goods in enumerate(GOODS):
        line = {
            "shop_order": order, "line": str(position + 1), "position": position,
            "sku": goods.sku, "name": goods.name if position else None,
            "quantity": goods.quantity, "price_ore": goods.price_ore,
        }  # fmt: skip
        await add(owner, "order_line", line)
    return order


async def ship(
    owner: Any, order: UUID, packed: dict[str, int], number: str = "1", **changed: Any
) -> UUID:
    values = {
        "shop_order": order, "number": number, "purpose": "order", "carrier": "Budtjenesten",
        "contents": contents(packed), "shipped_at": SHIPPED, "tracking": "3707",
    }  # fmt: skip
    return await add(owner, "shipment", values | changed)


def contents(packed: dict[str, int]) -> str:
    return json.dumps([{"line": line, "quantity": n} for line, n in packed.items()])


def slip_letter(shipment: UUID, language: Language = Language.NB) -> outbox.Letter:
    told = mail.PackingSlip(
        name="Kari",
        order=None,
        order_number="30117",
        shipment=str(shipment),
        shipment_number="1",
        carrier="Budtjenesten",
        tracking="3707",
        tracking_url="https://sporing.example/3707",
        packed=[mail.Goods(name="Tørrfôr", quantity=2)],
        remaining=[],
    )
    return outbox.Letter(
        mail.PACKING_SLIP, "kari@example.com", language, None, mail.values(told), {}
    )


async def post(house: House, letter: outbox.Letter) -> UUID:
    async with house.database.scope():
        return await outbox.post(letter, house.keys)


def attached(sent: EmailMessage) -> tuple[str | None, PdfReader]:
    [part] = sent.iter_attachments()
    assert "application/pdf" == part.get_content_type()
    assert "attachment" == part.get_content_disposition()
    return part.get_filename(), PdfReader(BytesIO(part.get_content()), strict=True)


async def test_the_packing_slip_comes_whole(
    house: House, owner: Any, mail_server: MailServer, order: UUID
) -> None:
    """Text, HTML and a PDF with a Norwegian name; what it says is read when it is sent (S25)."""
    shipment = await ship(owner, order, {"1": 2, "2": 1})
    await post(house, slip_letter(shipment))
    await run_jobs(house)
    [sent] = mail_server.taken
    name, pdf = attached(sent)
    assert "pakkseddel-1.pdf" == name
    text = said(pdf)
    for told in (
        "Bestilling 30117",
        "Sendt 4. november 2026",
        "NB-1001 NB-1001 2",
        "Sildetassen snacks, laks SL-77 1",
        "Sildetassen snacks, laks SL-77 2",
        "Timotunet høy, 2,5 kg TH-3 1",
        "Org.nr. 988 077 917 MVA",
    ):
        assert told in text
    body = sent.get_body(("plain",))
    assert body
    assert "https://sporing.example/3707" in body.get_content().splitlines()
    assert "/bestillinger/" not in body.get_content()
    assert sent.get_body(("html",))
    assert "nb" == sent["Content-Language"]


async def test_the_return_form_comes_in_the_readers_language(
    house: House, owner: Any, mail_server: MailServer, order: UUID
) -> None:
    """With its number, what goes back, where to and until when (S26)."""
    everything = {"1": 2, "2": 3, "3": 1}
    await ship(owner, order, everything, delivered_at=SHIPPED + timedelta(days=1))
    values = {
        "shop_order": order, "number": "R-1007", "opened_by": "staff",
        "opened_at": clock.now(), "lines": contents({"2": 3}),
    }  # fmt: skip
    sent_back = await add(owner, "order_return", values)
    last = clock.today() + timedelta(days=14)
    told = mail.ReturnForm(
        name="Kari",
        order=str(order),
        order_number="30117",
        order_return=str(sent_back),
        return_number="R-1007",
        lines=[mail.Goods(name=GOODS[1].name, quantity=3)],
        send_to=["Mikopet AS", *SELLER.address],
        send_until=last.isoformat(),
        on_its_way=False,
        refusal=None,
        to_pay=None,
        is_paid=True,
        back_ore=14970,
        money_by=None,
        in_shop=False,
    )
    await post(
        house,
        outbox.Letter(
            mail.RETURN_FORM, "kari@example.com", Language.EN, None, mail.values(told), {}
        ),
    )
    await run_jobs(house)
    [sent] = mail_server.taken
    name, pdf = attached(sent)
    assert "return-form-R-1007.pdf" == name
    text = said(pdf)
    for told_on_paper in (
        "Received 5 November 2026",
        "Sildetassen snacks, laks SL-77 3",
        "Send the parcel to Mikopet AS, Lagerveien 1, 0581 Oslo, by "
        + weekday(last, Language.EN).replace(NO_BREAK, " "),
    ):
        assert told_on_paper in text
    html = sent.get_body(("html",))
    assert html
    assert f"https://minside.example/bestillinger/{order}" in html.get_content()


async def test_the_right_of_withdrawal_comes_with_the_order(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """Its conditions in plain words, and the form to use it with, for a guest too: to keep
    (angrerettloven §§8, 18 and 20)."""
    goods = {"sku": "MP-1", "name": "Gåbånd", "quantity": 2, "price": 24900}
    fresh = {**goods, "name": "Fersk fisk", "unreturnable": "perishable"}
    for number, guest in (("5001", {}), ("5002", {"email": "gjest@example.com"})):
        if not guest:
            await tell(house, customer(email="kari@example.com", first_name="Kari"))
        await tell(house, placed(number, just_now() - 2, lines=[goods, fresh], **guest))
    await run_jobs(house)
    assert 2 == len(mail_server.taken)
    for sent in mail_server.taken:
        body = sent.get_body(("plain",))
        assert body
        text = " ".join(body.get_content().split())
        for told in (
            "senest 14 dager etter at du fikk varene",
            "regner vi fra du fikk den siste",
            "post@mikopet.no, eller fyll ut skjemaet som ligger ved",
            "Returfrakten betaler du selv",
            "Pengene får du senest 14 dager etter at du sa fra",
            "Fersk fisk: har kort holdbarhet",
        ):
            assert told in text
        name, pdf = attached(sent)
        assert name in ("returskjema-5001.pdf", "returskjema-5002.pdf")
        form = said(pdf)
        assert "Jeg bruker angreretten" in form
        assert "Gåbånd MP-1 2" in form
        assert "Fersk fisk" not in form
        assert ("gjest" in sent["To"]) != ("Min Side" in form)


async def test_where_nothing_can_be_sent_back_no_form_comes(
    house: House, mail_server: MailServer
) -> None:
    """Only that it can't, and why."""
    fresh = {"sku": "MP-1", "name": "Fersk fisk", "quantity": 1, "price": 4900}
    lines = [{**fresh, "unreturnable": "perishable"}]
    await tell(house, placed("5001", just_now() - 2, lines=lines, email="gjest@example.com"))
    await run_jobs(house)
    [sent] = mail_server.taken
    assert [] == list(sent.iter_attachments())
    body = sent.get_body(("plain",))
    assert body
    assert "Angreretten gjelder ikke for det du har bestilt" in body.get_content()


async def test_a_paper_is_stored_nowhere(
    house: House, owner: Any, mail_server: MailServer, order: UUID
) -> None:
    """The message keeps the row's id alone; a name that changed before it was sent is on it."""
    shipment = await ship(owner, order, {"1": 2})
    id = await post(house, slip_letter(shipment))
    await owner.execute("UPDATE shop_order SET recipient = 'Kari Hansen'")
    await run_jobs(house)
    assert "Kari Hansen" in said(attached(mail_server.taken[0])[1])
    kept = await row(owner, id)
    assert str(shipment) == json.loads(kept["values"])["shipment"]
    assert len(kept["values"]) < 1_000
    assert 0 == await owner.fetchval("SELECT count(*) FROM file")


async def test_without_its_row_a_letter_isnt_sent(
    house: House, owner: Any, mail_server: MailServer, order: UUID
) -> None:
    """What is gone is nobody's to read: the letter is abandoned, says why, and isn't tried again."""
    shipment = await ship(owner, order, {"1": 2})
    id = await post(house, slip_letter(shipment))
    await owner.execute("DELETE FROM shipment")
    await run_jobs(house)
    assert [] == mail_server.taken
    kept = await row(owner, id)
    assert ("abandoned", "paper gone", 0) == (kept["state"], kept["last_error"], kept["attempts"])


async def test_a_paper_that_fails_is_drawn_again_later(
    house: House,
    owner: Any,
    mail_server: MailServer,
    order: UUID,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """The letter waits as for a server that doesn't take it, and comes whole when it can be."""
    id = await post(house, slip_letter(await ship(owner, order, {"1": 2})))
    broken = tmp_path / "sheet.typ"
    broken.write_text("#panic()")
    with monkeypatch.context() as patched:
        patched.setattr(drawing, "SHEET", broken)
        patched.setattr(drawing, "FOLDER", tmp_path)
        await run_jobs(house)
    kept = await row(owner, id)
    assert ("failed", "paper not drawn", 1) == (
        kept["state"],
        kept["last_error"],
        kept["attempts"],
    )
    assert [] == mail_server.taken
    assert 0 == mail_server.asked["EHLO"]
    with clock.stopped_at(kept["next_attempt_at"]):
        await run_jobs(house)
    assert "pakkseddel-1.pdf" == attached(mail_server.taken[0])[0]


async def test_a_full_press_lets_a_letter_wait(
    house: House, owner: Any, mail_server: MailServer, order: UUID
) -> None:
    """While too much is being drawn the letter is left for later, and nothing is lost."""
    id = await post(house, slip_letter(await ship(owner, order, {"1": 2})))
    long = invoice(lines=[replace(GOODS[0], sku=f"S-{n}") for n in range(500)])
    drawing_them = [asyncio.create_task(PRESS.draw(long, SELLER)) for _ in range(16)]
    await asyncio.sleep(0)
    assert 16 == PRESS.depth
    await run_jobs(house)
    kept = await row(owner, id)
    assert ("failed", "papers wait") == (kept["state"], kept["last_error"])
    await asyncio.gather(*drawing_them)
    with clock.stopped_at(kept["next_attempt_at"]):
        await run_jobs(house)
    assert 1 == len(mail_server.taken)


async def test_a_mail_tried_again_has_its_paper_again(
    house: House, owner: Any, mail_server: MailServer, order: UUID
) -> None:
    """A server that is busy at first gets the same letter with the same paper."""
    id = await post(house, slip_letter(await ship(owner, order, {"1": 2})))
    mail_server.at["RCPT"] = says("450 4.2.1 Later")
    await run_jobs(house)
    mail_server.at.clear()
    with clock.stopped_at((await row(owner, id))["next_attempt_at"]):
        await run_jobs(house)
    [sent] = mail_server.taken
    assert "pakkseddel-1.pdf" == attached(sent)[0]


async def test_what_is_still_to_come_is_as_it_was_when_it_was_sent(
    house: House, owner: Any, order: UUID
) -> None:
    """Neither what came in other parcels by then nor what was cancelled; a later parcel is no
    matter, nor one that came back."""
    first = await ship(owner, order, {"1": 1})
    second = await ship(owner, order, {"1": 1, "2": 1}, "2", shipped_at=SHIPPED + timedelta(days=1))
    await ship(owner, order, {"2": 2}, "3", shipped_at=SHIPPED + timedelta(days=2))
    await ship(owner, order, {"2": 1}, "0", returned_at=SHIPPED)
    await cancel(owner, order, ["3"])
    assert {"NB-1001": 1, "SL-77": 3} == await remaining(house, first)
    assert {"SL-77": 2} == await remaining(house, second)
    await cancel(owner, order, None)
    assert {} == await remaining(house, first)


async def cancel(owner: Any, order: UUID, lines: list[str] | None) -> None:
    happened = {
        "shop_order": order, "kind": "cancelled", "at": SHIPPED, "event": uuid4().hex,
        "lines": lines,
    }  # fmt: skip
    await add(owner, "order_event", happened)


async def remaining(house: House, shipment: UUID) -> dict[str, int]:
    async with house.database.scope():
        slip = await orders.packing_slip_paper(shipment, Language.NB)
    assert slip
    return {goods.sku: goods.quantity for goods in slip.remaining}


async def test_another_customers_paper_isnt_there(
    house: House, owner: Any, order: UUID, app_database: Database, kari: UUID
) -> None:
    """On the web a paper is drawn from the customer's own rows alone (N6)."""
    shipment = await ship(owner, order, {"1": 2})
    async with house.database.scope():
        assert await orders.packing_slip_paper(shipment, Language.NB)
    async with app_database.scope(customer=kari):
        assert await orders.packing_slip_paper(shipment, Language.NB) is None


def test_each_attachment_is_a_kind_of_paper() -> None:
    """No letter of any room names a paper that nobody draws."""
    named = {letter.attaches.kind for letter in registered() if letter.attaches}
    assert {"orders.packing_slip", "orders.return_form", "orders.withdrawal_form"} == named
    assert named == set(papers._ATTACHED)
