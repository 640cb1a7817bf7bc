"""What the web's own role may write of orders and the venneklubb, under every resolver (N6)."""

from contextlib import nullcontext
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.orders.orders import order

from minside.core.database import Database

RETURN = (
    "INSERT INTO order_return (customer, shop_order, number, opened_at, lines, opened_by{more})"
)
COMPLAINT = (
    "INSERT INTO complaint (customer, shop_order, number, line, opened_at, body, opened_by{more})"
)
EVENT = "INSERT INTO order_event (customer, shop_order, at, id, event, kind{more})"
OPENED = "VALUES ($1, $2, 'X1', now(), '[]', '{by}'{more})"
COMPLAINED = "VALUES ($1, $2, 'X1', '1', now(), 'Hull', '{by}'{more})"
ID = "01a22775-f025-799d-a02f-225cc4dc2127"
ASKED = f"VALUES ($1, $2, now(), '{ID}', '{ID}', '{{by}}'{{more}})"
CLAIMED = f"VALUES ($1, $2, now(), '{ID}', 'shop/evt-1', '{{by}}'{{more}})"
FACT = "INSERT INTO membership_fact (customer, is_joining, happened_at, event, done_by)"

# Each table with who does it, and what may not be said along with it.
ALLOWED = [
    (RETURN, OPENED, "customer", ""),
    (COMPLAINT, COMPLAINED, "customer", ""),
    (EVENT, ASKED, "cancel_requested", ""),
]
REFUSED = [
    (RETURN, OPENED, "staff", "", ""),
    *(
        (RETURN, OPENED, "customer", f", {column}", f", {value}")
        for column, value in (
            ("withdrawn_at", "now()"), ("received_at", "now()"), ("refunded_at", "now()"),
            ("refunded_ore", "999999"), ("refused_at", "now()"), ("refusal", "'Nei'"),
            ("opened_event", "'e'"), ("received_event", "'e'"),
            ("refunded_event", "'e'"), ("refused_event", "'e'"),
        )
    ),
    (COMPLAINT, COMPLAINED, "staff", "", ""),
    (COMPLAINT, COMPLAINED, "customer", ", outcome, settled_at", ", 'refunded', now()"),
    (COMPLAINT, COMPLAINED, "customer", ", answer", ", 'Dere får alt'"),
    (COMPLAINT, COMPLAINED, "customer", ", opened_event", ", 'e'"),
    (COMPLAINT, COMPLAINED, "customer", ", settled_event", ", 'e'"),
    (EVENT, ASKED, "packing", "", ""),
    (EVENT, CLAIMED, "cancel_requested", "", ""),
    (EVENT, ASKED, "cancel_requested", ", parts", ", '{{lines,total}}'"),
    (EVENT, ASKED, "cancel_requested", ", lines", ", '{{1}}'"),
    (EVENT, ASKED, "cancel_requested", ", amount_ore", ", 1"),
    *(
        (into, row, by, ", written_by", f", '{ID}'")
        for into, row, by in (
            (RETURN, OPENED, "customer"), (COMPLAINT, COMPLAINED, "customer"),
            (EVENT, ASKED, "cancel_requested"),
        )
    ),
]  # fmt: skip


async def write(database: Database, customer: UUID, statement: str, *values: Any) -> None:
    async with database.scope(customer=customer) as scope:
        await scope.fetch(statement, customer, *values)


@pytest.mark.parametrize(("into", "row", "by", "more"), ALLOWED)
async def test_the_web_writes_what_a_customer_does(
    app_database: Database, owner: Any, kari: UUID, into: str, row: str, by: str, more: str
) -> None:
    """Asking to cancel, opening a return, complaining: so that it isn't refused for another reason
    that the rest is refused."""
    bought = await order(owner, kari)
    await write(app_database, kari, f"{into} {row}".format(by=by, more=more), bought)


@pytest.mark.parametrize(("into", "row", "by", "column", "value"), REFUSED)
@pytest.mark.parametrize("is_granted", [False, True])
async def test_the_web_cant_say_what_is_the_shops_to_say(
    app_database: Database,
    owner: Any,
    kari: UUID,
    into: str,
    row: str,
    by: str,
    column: str,
    value: str,
    is_granted: bool,
) -> None:
    """Nothing is refunded, settled or packed by a bug of ours; the policies alone see to it too, where
    somebody grants the whole table."""
    bought = await order(owner, kari)
    statement = f"{into.format(more=column)} {row.format(by=by, more=value.format())}"
    table = into.split()[2]
    if is_granted:
        await owner.execute(f"GRANT INSERT ON {table} TO minside_app")
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await write(app_database, kari, statement, bought)
    finally:
        if is_granted:
            await _grant_as_before(owner, table)


async def _grant_as_before(owner: Any, table: str) -> None:
    """Taking back the whole takes the columns back too."""
    rows = await owner.fetch(
        "SELECT a.attname, x.privilege_type FROM pg_attribute a, aclexplode(a.attacl) x"
        " WHERE a.attrelid = $1::regclass AND x.grantee = 'minside_app'::regrole", table,
    )  # fmt: skip
    await owner.execute(f"REVOKE INSERT ON {table} FROM minside_app")
    for column, privilege in rows:
        await owner.execute(f"GRANT {privilege} ({column}) ON {table} TO minside_app")


@pytest.mark.parametrize(
    ("by", "event", "is_refused"),
    [("customer", "", False), ("staff", "", True), ("system", "", True), ("customer", "e", True)],
)
async def test_the_web_says_only_what_the_customer_did(
    app_database: Database, owner: Any, kari: UUID, by: str, event: str, is_refused: bool
) -> None:
    """That staff let somebody in, or out, is told by the shop."""
    statement = f"{FACT} VALUES ($1, true, now(), $2, $3)"
    raises = pytest.raises(asyncpg.InsufficientPrivilegeError)
    with raises if is_refused else nullcontext():
        await write(app_database, kari, statement, event, by)
