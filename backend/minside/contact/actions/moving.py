"""Conversations that were told of a number go where that goes. What a customer wrote in one here is nobody
else's to read: it stays with them, in a conversation of its own."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from minside.core.scope import current
from minside.orders import actions as orders

_OWN: Final = "written_by = 'customer' AND (event = '' OR channel = 'mail')"


async def numbers_moved(numbers: Collection[str]) -> None:
    """Answers `hooks.numbers_moved`."""
    rows = await current().fetch(
        """
        SELECT c.id, c.customer AS before, n.customer AS after, c.kind, c.subject, c.opened_at, c.touched_at
        FROM conversation c JOIN shop_number n ON n.number = c.told_of
        WHERE c.told_of = ANY($1) AND c.customer <> n.customer ORDER BY c.id FOR UPDATE OF c
        """,
        sorted(numbers),
    )
    for row in rows:
        await _part(row)
    if rows:
        await _move([row["id"] for row in rows], [row["after"] for row in rows])


async def _part(row: Any) -> None:
    """What was written here stays, in a conversation that is over."""
    is_there = await current().fetchval(
        f"SELECT EXISTS (SELECT FROM conversation_message WHERE conversation = $1 AND ({_OWN}))",  # noqa: S608
        row["id"],
    )
    if not is_there:
        return
    apart, _ = await orders.numbered(
        "H",
        """
        INSERT INTO conversation (customer, number, kind, subject, opened_by, opened_at, touched_at,
            is_closed, closed_at)
        VALUES ($2, $1, $3, $4, 'customer', $5, $6, true, $6)
        ON CONFLICT (number) DO NOTHING RETURNING id
        """,
        row["before"], row["kind"], row["subject"], row["opened_at"], row["touched_at"],
    )  # fmt: skip
    await current().fetch(
        f"UPDATE conversation_message SET conversation = $2 WHERE conversation = $1 AND ({_OWN})",  # noqa: S608
        row["id"], apart,
    )  # fmt: skip


async def _move(conversations: list[UUID], customers: list[UUID]) -> None:
    """With all that is left in them, which the shop told, or a stranger mailed; who has them now has read none of it."""
    await current().execute("SET CONSTRAINTS ALL DEFERRED")
    for table, key in (("conversation", "id"), ("conversation_message", "conversation")):
        await current().fetch(
            f"""
            UPDATE {table} t SET customer = one.customer
            FROM unnest($1::uuid[], $2::uuid[]) AS one (id, customer) WHERE t.{key} = one.id
            """,  # noqa: S608 - names of our own
            conversations, customers,
        )  # fmt: skip
    await current().execute("SET CONSTRAINTS ALL IMMEDIATE")
    await current().fetch(
        """
        UPDATE conversation c SET read_at = NULL, touched_at = greatest(opened_at, (
            SELECT max(m.written_at) FROM conversation_message m
            WHERE m.customer = c.customer AND m.conversation = c.id
        )) WHERE id = ANY($1)
        """,
        conversations,
    )
