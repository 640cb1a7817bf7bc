"""Saved carts as the app and others ask for them, over HTTP."""

from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID

import pytest
from tests.carts.shelf import sells
from tests.conftest import give_password
from tests.house.portal import Portal, Visitor, open_portal
from tests.subscriptions.over_http import answered, ask

from minside.core.postgres import Server
from minside.core.settings import Environment

CART = """{ id name version isFromShop lineCount newsCount canOpen { allowed reason }
    total { amount currency }
    lines { sku name quantity canBuy news note total { amount } product { name } }
    changes { kind said canUndo { allowed } undoneAt } }"""
PAYLOAD = f"{{ cart {CART} change {{ id said }} userErrors {{ field code message }} }}"
MINE = f"{{ me {{ carts {CART} }} }}"
CREATE = f"mutation ($input: CartCreateInput!) {{ cartCreate(input: $input) {PAYLOAD} }}"
SET = f"mutation ($input: CartLineSetInput!) {{ cartLineSet(input: $input) {PAYLOAD} }}"
UNDO = f"mutation ($input: CartChangeUndoInput!) {{ cartChangeUndo(input: $input) {PAYLOAD} }}"
OPEN = """mutation ($input: CartOpenInput!) {
    cartOpen(input: $input) { url expiresAt userErrors { field code message } } }"""
DELETE = """mutation ($input: CartDeleteInput!) {
    cartDelete(input: $input) { deletedId change { id } userErrors { field code message } } }"""


@pytest.fixture
async def portal(
    migrated: Server, owner: Any, kari: UUID, quick_hashes: None
) -> AsyncGenerator[Portal]:
    await sells(owner)
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        await give_password(portal.database, kari)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


async def test_a_cart_from_its_making_to_its_end(visitor: Visitor) -> None:
    """Made, filled, taken back and deleted; where the shop isn't connected that is told beforehand."""
    made = (await ask(visitor, CREATE, input={"name": "Til hytta", "idempotencyKey": "k"}))["cart"]
    line = {"cart": made["id"], "sku": "FEED-12", "quantity": 2}
    filled = await ask(visitor, SET, input=line)
    assert ("998.00", 1, 0) == (
        filled["cart"]["total"]["amount"], filled["cart"]["lineCount"], filled["cart"]["newsCount"],
    )  # fmt: skip
    assert "Du la i 2 × Tørrfôr 12 kg." == filled["change"]["said"]
    assert False is filled["cart"]["canOpen"]["allowed"]
    opened = await ask(visitor, OPEN, input={"id": made["id"]})
    assert ["NOT_POSSIBLE"] == [each["code"] for each in opened["userErrors"]]
    undone = await ask(visitor, UNDO, input={"change": filled["change"]["id"]})
    assert [] == undone["cart"]["lines"]
    gone = await ask(visitor, DELETE, input={"id": made["id"]})
    assert made["id"] == gone["deletedId"]
    assert [] == (await ask(visitor, MINE))["carts"]


@pytest.mark.parametrize(
    ("said", "field", "code"),
    [
        ({"sku": "FEED-12", "quantity": 1_000}, ["quantity"], "OUT_OF_RANGE"),
        ({"sku": "FEED-12", "quantity": -1}, ["quantity"], "OUT_OF_RANGE"),
        ({"sku": "UKJENT", "quantity": 1}, ["sku"], "NOT_FOUND"),
        ({"sku": "FEED-12", "quantity": 1, "version": 77}, ["version"], "STALE_VERSION"),
        ({"sku": "FEED-12", "quantity": 1, "cart": "x"}, ["cart"], "NOT_FOUND"),
        ({"sku": "x" * 5_000, "quantity": 1}, ["sku"], "NOT_FOUND"),
    ],
)
async def test_what_cannot_be_is_told_at_its_field(
    visitor: Visitor, said: dict[str, Any], field: list[str], code: str
) -> None:
    made = (await ask(visitor, CREATE, input={"name": "Til hytta"}))["cart"]
    answer = await ask(visitor, SET, input={"cart": made["id"], **said})
    assert [(field, code)] == [(each["field"], each["code"]) for each in answer["userErrors"]]
    assert [[]] == [cart["lines"] for cart in (await ask(visitor, MINE))["carts"]]


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "\u202eatta", "\u0007"])
async def test_a_name_that_cannot_be_shown_is_refused(visitor: Visitor, name: str) -> None:
    answer = await ask(visitor, CREATE, input={"name": name})
    assert [["name"]] == [each["field"] for each in answer["userErrors"]]
    assert [] == (await ask(visitor, MINE))["carts"]


async def test_whoever_is_not_signed_in_has_none(portal: Portal) -> None:
    stranger = portal.visitor()
    answer = (await answered(stranger, CREATE, input={"name": "Til hytta"})).json()
    assert "UNAUTHENTICATED" == answer["errors"][0]["extensions"]["code"]


async def test_many_carts_take_as_many_statements_as_one(
    portal: Portal, visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """With all their lines, what is new about them, and what was done."""
    taken: list[int] = []
    for carts, lines in ((1, 1), (30, 100)):
        await owner.execute(
            """
            WITH made AS (
                INSERT INTO cart (customer, name, named_at, named_by, created_at, touched_at)
                SELECT $1, 'Nr. ' || n, now(), 'min-side', now(), now() FROM generate_series(1, $2) n
                RETURNING *
            ), changed AS (
                INSERT INTO cart_change (customer, cart, kind, by_shop, at, lines)
                SELECT customer, id, 'lines', false, now(), jsonb_build_array(jsonb_build_object(
                    'cart', id, 'sku', 'FEED-12', 'before', 0, 'after', 1)) FROM made
            )
            INSERT INTO cart_line (customer, cart, sku, quantity, saved_at, said_at, said_by, in_shop)
            SELECT customer, id, CASE n WHEN 1 THEN 'FEED-12' ELSE 'P-' || n END, 1, now(), now(), 'min-side', false
            FROM made, generate_series(1, $3) n
            """,
            kari, carts, lines,
        )  # fmt: skip
        await ask(visitor, MINE)
        told = [line["statements"] for line in portal.lines.all if "statements" in line]
        taken.append(told[-1])
    assert taken[0] == taken[1] <= 12
