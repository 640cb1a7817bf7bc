"""Orders, invoices and papers as the app asks for them, over HTTP."""

import asyncio
import json
import threading
from collections.abc import AsyncGenerator
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from tests.conftest import give_password
from tests.events.holding import comes
from tests.house.portal import Portal, Visitor, open_portal
from tests.house.test_upload import picture
from tests.orders.documents import (
    CANCEL,
    COMPLAIN,
    INVOICE,
    INVOICES,
    ORDER,
    ORDERS,
    REQUEST,
    TWICE,
    WITHDRAW,
)
from tests.orders.orders import FEED, LEAD, happened, invoice, order, product, sent, sent_back, told
from tests.orders.orders import number as number_of

from minside.core import clock
from minside.core.database import Database
from minside.core.doorway.desk import AT_ONCE
from minside.core.postgres import Server
from minside.core.settings import Environment
from minside.orders.actions.invoices import PAGE as PAGE_OF_INVOICES
from minside.orders.actions.listing import PAGE as PAGE_OF_ORDERS
from minside.orders.documents import PRESS

DAY = timedelta(days=1)
ISSUED = date(2026, 11, 17)
PAYMENT: dict[str, Any] = {"kind": "payment", "amount_ore": 100000}


@pytest.fixture
async def portal(
    migrated: Server, kari: UUID, ola: UUID, quick_hashes: None
) -> AsyncGenerator[Portal]:
    """Any document may run."""
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        for customer in (kari, ola):
            await give_password(portal.database, customer)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    """Kari's browser, signed in."""
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


async def ask(visitor: Visitor, document: str, **variables: Any) -> Any:
    """The answer's only field, and no error beside it."""
    response = await visitor.client.post(
        "/graphql",
        json={"query": document, "variables": variables},
        headers={"accept-language": "nb"},
    )
    answer = response.json()
    assert "errors" not in answer, answer
    [value] = answer["data"].values()
    return value


def statements(portal: Portal) -> int:
    """How many the newest request took."""
    return [line["statements"] for line in portal.lines.all if "statements" in line][-1]


async def fill(owner: Any, customer: UUID, orders: int, *, prefix: str) -> None:
    """So many orders, one an hour until now, each with all that can belong to one."""
    await owner.execute(
        """
        WITH made AS (
            INSERT INTO shop_order (customer, number, placed_at, delivery_method, delivery_ore,
                recipient, street, postcode, city, country, payment, total_ore, discount_ore)
            SELECT $1, $2 || n, $4::timestamptz - n * interval '1 hour', 'home_delivery', 4900, 'Kari',
                'Storgata 1', '0155', 'Oslo', 'NO', 'invoice', 99800, 0
            FROM generate_series(1, $3) n RETURNING *
        ), lines AS (
            INSERT INTO order_line
                (customer, shop_order, line, position, sku, name, quantity, price_ore)
            SELECT customer, id, line::text, line, 'S' || line, 'Vare', 2, 10000
            FROM made, generate_series(1, 3) line
        ), happened AS (
            INSERT INTO order_event (customer, shop_order, kind, at, event)
            SELECT customer, id, 'packing', placed_at, 'e' FROM made
        ), parcels AS (
            INSERT INTO shipment
                (customer, shop_order, number, purpose, carrier, contents, shipped_at)
            SELECT customer, id, 'p' || p, 'order', 'Bud', '[{"line": "1", "quantity": 1}]', placed_at
            FROM made, generate_series(1, 2) p
        ), backs AS (
            INSERT INTO order_return (customer, shop_order, number, opened_by, opened_at, lines)
            SELECT customer, id, 'R' || number, 'staff', placed_at, '[{"line": "1", "quantity": 1}]'
            FROM made
        ), wrong AS (
            INSERT INTO complaint (customer, shop_order, number, line, opened_by, opened_at, body)
            SELECT customer, id, 'K' || number, '1', 'staff', placed_at, 'Revnet' FROM made
        ), billed AS (
            INSERT INTO invoice (customer, number, order_number, kid, issued_at, issued_on, due_on,
                recipient, street, postcode, city, country, lines, total_ore, vat_ore)
            SELECT customer, 'F' || number, number, '1000130203', placed_at, placed_at::date,
                placed_at::date + 14, 'Kari', 'Storgata 1', '0155', 'Oslo', 'NO',
                '[{"sku": "S1", "quantity": 2, "price": 10000}]', 99800, 19960
            FROM made RETURNING *
        )
        INSERT INTO invoice_entry (customer, invoice, kind, at, event, amount_ore)
        SELECT customer, id, 'payment', issued_at, 'e' || p, 100
        FROM billed, generate_series(1, 2) p
        """,
        customer, prefix, orders, clock.now(),
    )  # fmt: skip


async def test_a_thousand_orders_take_as_many_statements_as_ten(
    portal: Portal, visitor: Visitor, owner: Any, kari: UUID, ola: UUID
) -> None:
    """With the page's own queries: orders, one order, invoices (W2)."""
    await fill(owner, kari, 10, prefix="a")
    await fill(owner, ola, 1_000, prefix="b")
    for sku in ("S1", "S2"):
        await product(owner, sku)
    hers = visitor
    his = portal.visitor()
    await his.sign_in("ola@example.com")
    taken: dict[str, list[int]] = {"orders": [], "order": [], "invoices": []}
    for who, total in ((hers, 10), (his, 1_000)):
        page = await ask(who, ORDERS)
        taken["orders"].append(statements(portal))
        assert (total, 10) == (page["orders"]["totalCount"], len(page["orders"]["nodes"]))
        assert min(20, total) == len(page["ordersUnderWay"])
        assert min(50, total) == len(page["unpaidInvoices"])
        assert {3} == {len(node["lines"]) for node in page["orders"]["nodes"]}
        one = await ask(who, ORDER, id=page["orders"]["nodes"][0]["id"])
        taken["order"].append(statements(portal))
        parts = ("invoices", "returns", "complaints", "lines", "shipments")
        assert [1, 1, 1, 3, 2] == [len(one["order"][part]) for part in parts]
        bills = (await ask(who, INVOICES, first=10))["invoices"]
        taken["invoices"].append(statements(portal))
        assert (total, 10) == (bills["totalCount"], len(bills["nodes"]))
    assert all(few == many for few, many in taken.values()), taken
    assert all(few <= most for (few, _), most in zip(taken.values(), (24, 12, 8), strict=True)), (
        taken
    )


async def test_every_page_follows_the_one_before(visitor: Visitor, owner: Any, kari: UUID) -> None:
    """Each order and each invoice once, newest first; a cursor that isn't ours is told."""
    await fill(owner, kari, 12, prefix="a")
    for document, field in ((ORDERS, "orders"), (INVOICES, "invoices")):
        seen: list[str] = []
        after = None
        for size in (5, 5, 2):
            page = (await ask(visitor, document, first=5, after=after))[field]
            seen += [node["number"] for node in page["nodes"]]
            after = page["pageInfo"]["endCursor"]
            assert size == len(page["nodes"])
        assert not page["pageInfo"]["hasNextPage"]
        letter = "F" if field == "invoices" else ""
        assert [f"{letter}a{n}" for n in range(1, 13)] == seen
        body = {"query": document, "variables": {"after": "tull"}}
        answer = (await visitor.client.post("/graphql", json=body)).json()
        assert ["INTERNAL"] != [error["extensions"]["code"] for error in answer["errors"]]


@pytest.mark.parametrize(
    ("statement", "table", "moment"),
    [
        (PAGE_OF_ORDERS, "shop_order", "placed_at"),
        (PAGE_OF_INVOICES, "invoice", "issued_at"),
    ],
)
async def test_page_250_is_read_as_quickly_as_page_1(
    app_database: Database, owner: Any, kari: UUID, statement: str, table: str, moment: str
) -> None:
    """Of 5,000, whichever plan the database keeps: as many blocks are read, and no more."""
    await fill(owner, kari, 5_000, prefix="a")
    await owner.execute(f"ANALYZE {table}")
    row = await owner.fetchrow(
        f"SELECT {moment}, id FROM {table} ORDER BY {moment} DESC, id DESC OFFSET 4979 LIMIT 1"
    )
    later = f"'{row[0].isoformat()}', '{row[1]}'"
    for plans in ("force_generic_plan", "force_custom_plan"):
        first, last = [
            await _blocks(app_database, kari, statement, place, plans)
            for place in ("'9999-12-31Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'", later)
        ]
        assert last <= first * 1.5, (plans, first, last)


async def _blocks(
    database: Database, customer: UUID, statement: str, place: str, plans: str
) -> int:
    """How many blocks a page of 20 takes."""
    async with database.scope(customer=customer) as scope:
        await scope.execute(f"SET LOCAL plan_cache_mode = {plans}")
        await scope.execute(f"PREPARE page (uuid, timestamptz, uuid, bigint) AS {statement}")
        explained = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)"
        run = f"EXECUTE page ('{customer}', {place}, 21)"
        # The first time it also reads what the database knows of the table.
        await scope.fetch(run)
        [row] = await scope.fetch(f"{explained} {run}")
        await scope.execute("DEALLOCATE page")
    plan = json.loads(row[0])[0]["Plan"]
    assert 20 <= plan["Actual Rows"] <= 21
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


async def test_everything_of_an_order_is_shown(visitor: Visitor, owner: Any, kari: UUID) -> None:
    """Lines, how and where it is delivered, how it is paid, its parcels and what is owed (S8, S13)."""
    placed = clock.now() - 5 * DAY
    bought = await order(owner, kari, at=placed, pickup_point="Hentestedet ved kaia")
    await sent(
        owner, bought, {"1": 2}, placed + DAY, delivered=placed + 2 * DAY, number="S-1",
        tracking="370", tracking_url="https://example.com/370", expected_on=date(2026, 12, 1),
    )  # fmt: skip
    number = await number_of(owner, bought)
    await invoice(owner, kari, due=ISSUED, order_number=number)
    await product(owner, "FEED-12")
    shown = (await ask(visitor, ORDER, id=str(bought)))["order"]
    assert (number, "PARTLY_DELIVERED", "invoice") == (
        shown["number"], shown["state"], shown["payment"],
    )  # fmt: skip
    assert "home_delivery" == shown["delivery"]["method"]
    assert "Storgata 1" == shown["delivery"]["address"]["street"]
    assert "Hentestedet ved kaia" == shown["delivery"]["pickupPoint"]
    assert ["2026-12-01"] == [each["expectedOn"] for each in shown["shipments"]]
    assert {"amount": "49.00", "currency": "NOK"} == shown["delivery"]["price"]
    feed, lead = shown["ofLines"]
    assert ("998.00", 2, 2, True) == (
        feed["total"]["amount"],
        feed["deliveredQuantity"],
        feed["returnableQuantity"],
        feed["canReturn"]["allowed"],
    )
    assert (True, 1) == (lead["canReturn"]["allowed"], lead["returnableQuantity"])
    assert "Pakken er allerede sendt" in shown["canCancel"]["reason"]
    assert [["S-1", [{"line": "1", "name": "Tørrfôr 12 kg", "quantity": 2}]]] == [
        [each["number"], each["contents"]] for each in shown["parcels"]
    ]
    assert ["PLACED", "SHIPPED", "DELIVERED"] == [
        each["kind"] for each in shown["timeline"] if each["kind"] != "INVOICED"
    ]
    [bill] = shown["invoices"]
    assert (str(bought), "1000.00", "1000130203") == (
        bill["orderId"], bill["balance"]["amount"], bill["kid"],
    )  # fmt: skip
    assert [True, False] == [line["canBuy"] for line in shown["buyAgain"]["lines"]]
    assert "Vi selger ikke denne varen lenger." == shown["buyAgain"]["lines"][1]["reason"]
    cart = "https://www.mikopet.no/handlekurv?vare=FEED-12%3A2"
    assert cart == shown["buyAgain"]["shopUrl"]


async def test_an_invoice_is_shown_with_all_that_happened_to_it(
    visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """Its KID, reminders, payments and inkasso, and to whom it was sent (S15, S39)."""
    made = await invoice(
        owner,
        kari,
        {"kind": "reminder", "number": 1, "due_on": date(2026, 12, 8), "amount_ore": 3500},
        {"kind": "payment", "on_day": date(2026, 11, 20), "amount_ore": 50000, "method": "bank"},
        {
            "kind": "collection",
            "collector": "Kreditor",
            "reference": "K-1",
            "collector_phone": "+47 400 00 199",
            "collector_url": "https://kreditor.example/",
            "collector_account": "12345678903",
        },
        due=ISSUED,
    )
    await owner.execute("UPDATE customer SET last_name = 'Nytt', street = 'Nyveien 1', "
                        "postcode = '0001', city = 'Oslo', country = 'NO' WHERE id = $1", kari)  # fmt: skip
    shown = (await ask(visitor, INVOICE, id=str(made)))["invoice"]
    assert ("IN_COLLECTION", "535.00", "35.00", "Kreditor", "K-1", "2026-12-08") == (
        shown["state"], shown["balance"]["amount"], shown["fees"]["amount"], shown["collector"],
        shown["collectorReference"], shown["dueOn"],
    )  # fmt: skip
    assert ("+47 400 00 199", "https://kreditor.example/", "12345678903") == (
        shown["collectorPhone"], shown["collectorUrl"], shown["collectorAccount"],
    )  # fmt: skip
    assert ("Kari Nordmann", "Storgata 1") == (shown["to"]["recipient"], shown["to"]["street"])
    assert ["REMINDER", "PAYMENT", "COLLECTION"] == sorted(
        (entry["kind"] for entry in shown["entries"]),
        key=["REMINDER", "PAYMENT", "COLLECTION"].index,
    )
    assert "2031-12-31" == shown["keptUntil"]


async def test_what_goes_back_neednt_be_paid_for_now(
    visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """With its share of the discount, on the invoice's page and the order's; nothing of it on an invoice
    that is paid, nor where its order isn't known."""
    bought = await order(owner, kari, discount_ore=12470)
    await sent_back(owner, bought, {"2": 1}, clock.now() - DAY)
    number = await number_of(owner, bought)
    for expected, entries, of in (
        ("224.10", [], number), ("0.00", [PAYMENT], number), ("0.00", [], "ukjent"),
    ):  # fmt: skip
        made = await invoice(owner, kari, *entries, due=ISSUED, order_number=of)
        shown = (await ask(visitor, INVOICE, id=str(made)))["invoice"]
        assert {"amount": expected, "currency": "NOK"} == shown["returning"]
    invoices = (await ask(visitor, ORDER, id=str(bought)))["order"]["invoices"]
    assert ["0.00", "224.10"] == sorted(each["returning"]["amount"] for each in invoices)


async def test_what_is_to_be_sent_back_is_shown(visitor: Visitor, owner: Any, kari: UUID) -> None:
    """Though twenty returns of what never came are due before it."""
    for came in [None] * 20 + [clock.now() - DAY]:
        bought = await order(owner, kari)
        await sent(owner, bought, {"1": 2}, clock.now() - 3 * DAY, delivered=came)
        await sent_back(owner, bought, {"1": 1}, clock.now())
    shown = await ask(visitor, "{ me { id openReturns { lines { name quantity } } } }")
    assert [[{"name": "Tørrfôr 12 kg", "quantity": 1}]] == [
        each["lines"] for each in shown["openReturns"]
    ]


async def test_nothing_of_anothers_is_shown(
    portal: Portal, visitor: Visitor, owner: Any, ola: UUID
) -> None:
    """Null for another's id, for one that never was, and for what is no id."""
    his, bill = await order(owner, ola), await invoice(owner, ola, due=ISSUED)
    for unknown in (str(his), str(uuid4()), "tull"):
        assert None is (await ask(visitor, ORDER, id=unknown))["order"]
    for unknown in (str(bill), str(uuid4()), "tull"):
        assert None is (await ask(visitor, INVOICE, id=unknown))["invoice"]
    page = await ask(visitor, ORDERS)
    assert (0, [], []) == (
        page["orders"]["totalCount"],
        page["ordersUnderWay"],
        page["unpaidInvoices"],
    )


async def test_from_asking_to_withdrawing(visitor: Visitor, owner: Any, kari: UUID) -> None:
    """A return is made and comes to nothing; every refusal names its place, in the customer's words."""
    came = clock.now() - DAY
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2, "2": 1}, came - DAY, delivered=came)
    asked = {
        "order": str(bought),
        "lines": [{"line": "1", "quantity": 1}],
        "idempotencyKey": "k",
    }
    made = await ask(visitor, REQUEST, input=asked)
    assert [] == made["userErrors"]
    back = made["return"]
    assert ("OPEN", [{"line": "1", "name": "Tørrfôr 12 kg", "quantity": 1}]) == (
        back["state"],
        back["lines"],
    )
    assert [{"id": back["id"]}] == made["order"]["returns"]
    assert back["canWithdraw"]["allowed"]
    assert made == await ask(visitor, REQUEST, input=asked)
    much = {**asked, "lines": [{"line": "1", "quantity": 2}], "idempotencyKey": "l"}
    refused = await ask(visitor, REQUEST, input=much)
    assert [["lines", "0", "quantity"]] == [error["field"] for error in refused["userErrors"]]
    done = await ask(visitor, WITHDRAW, input={"return": back["id"]})
    assert [{"id": back["id"], "state": "WITHDRAWN"}] == done["order"]["returns"]
    for unknown in (str(uuid4()), "tull"):
        answer = await ask(visitor, WITHDRAW, input={"return": unknown})
        assert [("NOT_FOUND", ["return"])] == [
            (error["code"], error["field"]) for error in answer["userErrors"]
        ]


async def test_a_second_mutation_isnt_answered_with_what_the_first_one_saw(
    visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """Both in one document."""
    came = clock.now() - DAY
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, came, delivered=came)
    lines = [{"line": "1", "quantity": 1}]
    requests = [{"order": str(bought), "lines": lines, "idempotencyKey": key} for key in ("1", "2")]
    answer = await visitor.client.post(
        "/graphql",
        json={"query": TWICE, "variables": dict(zip(("first", "second"), requests, strict=True))},
    )
    data = answer.json()["data"]
    assert [1, 2] == [len(data[name]["order"]["returns"]) for name in ("first", "second")]


async def test_an_order_is_cancelled_while_it_waits(
    visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """And not while it is packed: the customer is told what to do instead."""
    waiting, packing = await order(owner, kari), await order(owner, kari)
    await happened(owner, packing, "packing", clock.now())
    done = await ask(visitor, CANCEL, input={"order": str(waiting), "idempotencyKey": "k"})
    assert done["order"]["cancelRequestedAt"]
    assert "Du har bedt om å avbestille" in done["order"]["canCancel"]["reason"]
    refused = await ask(visitor, CANCEL, input={"order": str(packing)})
    [error] = refused["userErrors"]
    assert ("NOT_CANCELLABLE", ["order"]) == (error["code"], error["field"])
    assert error["message"].startswith("Vi har begynt å pakke")
    assert [("order.cancel_requested", {"order": await number_of(owner, waiting)})] == await told(
        owner
    )


async def test_twenty_clicks_make_one_return(visitor: Visitor, owner: Any, kari: UUID) -> None:
    """And all are answered alike."""
    came = clock.now() - DAY
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2, "2": 1}, came, delivered=came)
    asked = {
        "order": str(bought),
        "lines": [{"line": "1", "quantity": 1}],
        "idempotencyKey": str(uuid4()),
    }
    answers = await asyncio.gather(*(ask(visitor, REQUEST, input=asked) for _ in range(20)))
    assert [[]] * 20 == [answer["userErrors"] for answer in answers]
    assert 1 == len({answer["return"]["id"] for answer in answers})


async def test_a_complaint_shows_what_is_wrong(
    portal: Portal, visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """Its pictures are the customer's alone (S14)."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, clock.now() - DAY)
    uploaded = await visitor.client.post("/upload", content=picture())
    said = {
        "order": str(bought),
        "line": "1",
        "text": "Sekken var revnet.",
        "wish": "REPLACEMENT",
        "pictures": [uploaded.json()["upload"]],
        "idempotencyKey": "k",
    }
    made = await ask(visitor, COMPLAIN, input=said)
    assert [] == made["userErrors"]
    complaint = made["complaint"]
    assert ("Tørrfôr 12 kg", "Sekken var revnet.", "REPLACEMENT", None) == (
        complaint["productName"], complaint["text"], complaint["wish"], complaint["settledAt"],
    )  # fmt: skip
    [shown] = complaint["pictures"]
    assert (640, 480) == (shown["width"], shown["height"])
    his = portal.visitor()
    await his.sign_in("ola@example.com")
    for url in (shown["url"], shown["thumbnailUrl"]):
        seen = await visitor.client.get(url)
        assert (200, "image/webp") == (seen.status_code, seen.headers["content-type"])
        assert 404 == (await his.client.get(url)).status_code
    wrong = {**said, "pictures": ["tull"], "idempotencyKey": "l"}
    [error] = (await ask(visitor, COMPLAIN, input=wrong))["userErrors"]
    assert (["pictures", "0"], "NOT_FOUND") == (error["field"], error["code"])


async def test_what_is_no_picture_cant_show_what_is_wrong(
    visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """It is refused where it is uploaded, so that there is nothing to hang on a complaint."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2}, clock.now() - DAY)
    uploaded = (await visitor.client.post("/upload", content=b"%PDF-1.7 revnet")).json()
    assert (None, "NOT_A_PICTURE") == (uploaded["upload"], uploaded["userErrors"][0]["code"])
    said = {
        "order": str(bought),
        "line": "1",
        "text": "Revnet",
        "pictures": [str(uuid4())],
        "idempotencyKey": "k",
    }
    [error] = (await ask(visitor, COMPLAIN, input=said))["userErrors"]
    assert ("UPLOAD_GONE", ["pictures", "0"]) == (error["code"], error["field"])
    assert 0 == await owner.fetchval("SELECT count(*) FROM complaint")


async def papers_of(visitor: Visitor, owner: Any, customer: UUID) -> dict[str, str]:
    """Each paper's address, by what its file is called, for an order with one of each."""
    came = clock.now() - DAY
    bought = await order(owner, customer, FEED, LEAD, number="5001")
    await sent(owner, bought, {"1": 2}, came, delivered=came, number="S-1")
    await invoice(owner, customer, PAYMENT, due=ISSUED, number="F-30215", order_number="5001")
    lines = [{"line": "1", "quantity": 1}]
    asked = {"order": str(bought), "lines": lines, "idempotencyKey": "k"}
    back = (await ask(visitor, REQUEST, input=asked))["return"]
    shown = (await ask(visitor, ORDER, id=str(bought)))["order"]
    return {
        "faktura-F-30215.pdf": shown["invoices"][0]["pdfUrl"],
        "kvittering-5001.pdf": shown["receiptUrl"],
        "returskjema-5001.pdf": shown["returnFormUrl"],
        f"returskjema-{back['number']}.pdf": back["formUrl"],
        "pakkseddel-S-1.pdf": shown["parcels"][0]["packingSlipUrl"],
    }


async def test_papers_are_their_customers_alone(
    portal: Portal, visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """Each is a PDF that nobody stores; for all others, and signed out, it isn't there."""
    papers = await papers_of(visitor, owner, kari)
    his, nobody = portal.visitor(), portal.visitor()
    await his.sign_in("ola@example.com")
    for name, url in papers.items():
        paper = await visitor.client.get(url)
        assert (200, "application/pdf", "no-store") == (
            paper.status_code, paper.headers["content-type"], paper.headers["cache-control"],
        )  # fmt: skip
        assert f'inline; filename="{name}"' == paper.headers["content-disposition"]
        assert paper.content.startswith(b"%PDF-")
        for stranger in (his, nobody):
            assert 404 == (await stranger.client.get(url)).status_code


@pytest.mark.parametrize(
    ("payment", "happened_to_it", "entries", "is_there"),
    [
        ("vipps", [], [], False),
        ("vipps", ["packing"], [], True),
        ("vipps", ["packing", "cancelled"], [], False),
        ("invoice", ["packing"], [], False),
        ("invoice", ["packing"], [[]], False),
        ("invoice", ["packing"], [[PAYMENT]], True),
        ("invoice", ["packing"], [[PAYMENT], []], False),
        ("invoice", ["packing"], [[{**PAYMENT, "kind": "credit"}]], False),
        ("vipps", ["packing"], [[]], False),
    ],
)
async def test_a_receipt_is_of_what_was_packed_and_paid(
    visitor: Visitor,
    owner: Any,
    kari: UUID,
    payment: str,
    happened_to_it: list[str],
    entries: list[list[dict[str, Any]]],
    is_there: bool,
) -> None:
    """Until then, and of what was cancelled whole, there is neither an address of it nor a paper."""
    bought = await order(owner, kari, payment=payment)
    for kind in happened_to_it:
        await happened(owner, bought, kind, clock.now())
    for each in entries:
        number = await number_of(owner, bought)
        await invoice(owner, kari, *each, due=ISSUED, order_number=number)
    url = f"/order/{bought}/receipt.pdf"
    shown = (await ask(visitor, ORDER, id=str(bought)))["order"]
    assert (url if is_there else None) == shown["receiptUrl"]
    assert (200 if is_there else 404) == (await visitor.client.get(url)).status_code


async def test_a_return_says_where_to(
    migrated: Server, owner: Any, kari: UUID, quick_hashes: None
) -> None:
    """The shop's name and address, to write on the parcel; nothing where it told none."""
    bought = await order(owner, kari)
    await sent_back(owner, bought, {"1": 1}, clock.now(), deducted_from="F-1", refunded_ore=49900,
                    refunded_at=clock.now())  # fmt: skip
    for address in (("Lagerveien 1", "0581 Oslo"), ()):
        settings: dict[str, Any] = {"environment": Environment.DEVELOPMENT}
        async with open_portal(migrated, **settings, postal_address=address) as portal:
            await give_password(portal.database, kari)
            visitor = portal.visitor()
            await visitor.sign_in()
            [back] = (await ask(visitor, ORDER, id=str(bought)))["order"]["returns"]
        assert ["Mikopet AS", *address] * bool(address) == back["sendTo"]
        assert ("F-1", "499.00") == (back["deductedFrom"], back["refunded"]["amount"])


async def test_papers_that_never_were_arent_there(visitor: Visitor, owner: Any, kari: UUID) -> None:
    """Nor is a return's form under another order."""
    papers = await papers_of(visitor, owner, kari)
    [form] = [url for url in papers.values() if "?return=" in url]
    other = await order(owner, kari)
    back = form.partition("=")[2]
    for url in (
        f"/order/{other}/return-form.pdf?return={back}",
        f"/order/{other}/return-form.pdf?return=tull",
        f"/order/{uuid4()}/return-form.pdf",
        f"/order/{uuid4()}/receipt.pdf",
        f"/shipment/{uuid4()}/packing-slip.pdf",
        f"/invoice/{uuid4()}.pdf",
        f"/invoice/{uuid4()}",
        "/invoice/tull.pdf",
    ):
        assert 404 == (await visitor.client.get(url)).status_code, url


async def _all_wait() -> bool:
    return PRESS.depth == AT_ONCE


async def test_nothing_is_held_while_a_paper_is_drawn(
    visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """No connection; and who asks for many at once is asked to wait, so that others aren't."""
    bought = await order(owner, kari, payment="vipps")
    await happened(owner, bought, "packing", clock.now())
    url = f"/order/{bought}/receipt.pdf"
    going, started = threading.Event(), threading.Event()

    def occupy() -> None:
        started.set()
        going.wait(30)

    PRESS._thread.submit(occupy)  # pyright: ignore[reportPrivateUsage]
    await asyncio.to_thread(started.wait, 10)
    try:
        asked = [asyncio.create_task(visitor.client.get(url)) for _ in range(AT_ONCE)]
        assert await comes(_all_wait)
        # Whoever is in a transaction keeps what it has read from being dropped.
        reading = "SELECT count(*) FROM pg_locks WHERE relation = 'shop_order'::regclass"
        assert 0 == await owner.fetchval(reading)
        one_too_many = await visitor.client.get(url)
        assert (503, "5") == (one_too_many.status_code, one_too_many.headers["retry-after"])
    finally:
        going.set()
    answers: list[httpx.Response] = await asyncio.gather(*asked)
    assert [200] * AT_ONCE == [answer.status_code for answer in answers]
