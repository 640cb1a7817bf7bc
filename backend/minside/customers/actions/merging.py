"""Two customers who are the same person: everything of the one becomes the other's."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from minside.core import hooks
from minside.core.house import House
from minside.core.personal import EVERY_TABLE, Merging
from minside.core.scope import current
from minside.events import actions as events

from . import email_told, joining
from .announcing import announce
from .history import ChangedBy, ProfileField
from .numbers import call, find_by_number, numbers_of
from .told import FIELDS, begin_history

_COLUMNS: Final = {
    ProfileField.FIRST_NAME: ("first_name",),
    ProfileField.LAST_NAME: ("last_name",),
    ProfileField.PHONE: ("phone",),
    ProfileField.BIRTH_YEAR: ("birth_year",),
    ProfileField.LANGUAGE: ("language",),
    ProfileField.POSTAL_ADDRESS: ("street", "street2", "postcode", "city", "country"),
}


async def merged(house: House, told: Any) -> str | None:
    """The shop found out that two of its customers are one.

    Whoever has an account keeps it, whichever number is kept. Of each detail the one told last
    counts, as if there had been one customer all along, so that it doesn't matter what comes first;
    but of an account's address what was said of the other before they were one doesn't. Two merges
    that cross make one customer. Raises `events.CannotBeHandled` where both have an account.
    """
    kept = await _find(told.data.kept)
    gone = await _find(told.data.merged)
    await email_told.hold_behind(kept, gone)
    addresses = await email_told.take_turns({kept, gone})
    are_two = kept != gone
    if are_two:
        kept = await _merge(kept, gone)
    await _note(kept, told)
    await call(kept, told.data.kept, kept_at=told.occurred_at)
    await joining.join(kept)
    await _chain_history(kept)
    moved = await email_told.settle(addresses)
    await email_told.spread(house, moved, announced=kept if are_two else None)
    if are_two:
        # Who was told of the two learns that they are one, and what it is called.
        await announce(kept, list(FIELDS))
        await hooks.made_others([kept])
        await hooks.contact_changed(kept)
        await hooks.agreed_to_less(kept)
        return await _settle_numbers(kept)
    return None


async def absorb(house: House, account: UUID, customer: UUID, number: str) -> str | None:
    """The shop's customer of that number has the address of an account that was made here: they are
    one, as they are where the address was known first. What they leave is whose it was told to be.
    What there is to say to the operator.

    An operator who knows better takes them apart again: see `separating`.
    """
    await email_told.hold_behind(account, customer)
    addresses = await email_told.take_turns({account, customer})
    await current().fetch(
        "UPDATE shop_number SET customer = $1, is_recognised = true WHERE number = $2",
        account, number,
    )  # fmt: skip
    await _merge(account, customer)
    await call(account, number)
    await email_told.spread(house, await email_told.settle(addresses))
    await hooks.made_others([account])
    await hooks.contact_changed(account)
    await hooks.agreed_to_less(account)
    return await _settle_numbers(account)


async def _settle_numbers(customer: UUID) -> str | None:
    numbers = await numbers_of(customer)
    await hooks.numbers_moved(numbers)
    return await hooks.numbers_settled(numbers)


async def _find(number: str) -> UUID:
    """Raises `events.Unknown`."""
    customer = await find_by_number(number)
    if customer is None:
        raise events.Unknown("customer", number)
    return customer


async def _merge(kept: UUID, gone: UUID) -> UUID:
    """Who stays.

    Two accounts are never made one by the shop's word alone: anybody could type another's address
    in the shop, be taken for one person with her, and have what is in her account.
    """
    rows = {row["id"]: row for row in await _both(kept, gone)}
    if all(row["claimed_at"] is not None for row in rows.values()):
        raise events.CannotBeHandled("both have an account: one of them must be closed first")
    if rows[gone]["claimed_at"] is not None:
        kept, gone = gone, kept
    await current().execute("SET CONSTRAINTS ALL DEFERRED")
    if rows[kept]["claimed_at"] is None or await joining.give_up(gone, kept):
        for row in rows.values():
            if row["own_email"] is not None:
                await begin_history(row)
        await _take_newest_details(kept, gone)
    else:
        await _drop_details(gone)
    await _move(kept, gone, rows[kept]["claimed_at"] is not None)
    await current().fetch("DELETE FROM customer WHERE id = $1", gone)
    # Checked here and now, where the event can still be told what it did.
    await current().execute("SET CONSTRAINTS ALL IMMEDIATE")
    return kept


async def _both(kept: UUID, gone: UUID) -> list[Any]:
    """Both rows, locked in one order."""
    return await current().fetch(
        "SELECT * FROM customer WHERE id = ANY($1) ORDER BY id FOR UPDATE", [kept, gone]
    )


async def _take_newest_details(kept: UUID, gone: UUID) -> None:
    """Copies what was told last of the one who goes. Who has no account has been here since the
    first of the two came."""
    rows = await current().fetch(
        """
        SELECT DISTINCT ON (field) field, customer FROM profile_change
        WHERE customer = ANY($1) AND field = ANY($2)
        ORDER BY field, changed_at DESC, event DESC, id DESC
        """,
        [kept, gone], [field.value for field in _COLUMNS],
    )  # fmt: skip
    newer = {ProfileField(row["field"]) for row in rows if row["customer"] == gone}
    for field in newer:
        names = _COLUMNS[field]
        await current().fetch(
            f"""
            UPDATE customer k SET ({", ".join(names)}) = ROW({", ".join(f"g.{n}" for n in names)})
            FROM customer g WHERE k.id = $1 AND g.id = $2
            """,  # noqa: S608 - names of our own
            kept, gone,
        )  # fmt: skip
    await current().fetch(
        """
        UPDATE customer k SET created_at = least(k.created_at, g.created_at)
        FROM customer g WHERE k.id = $1 AND g.id = $2 AND k.claimed_at IS NULL
        """,
        kept, gone,
    )  # fmt: skip


async def _drop_details(gone: UUID) -> None:
    """What was said of somebody whose details an account doesn't take isn't kept, nor will what comes
    later; only which numbers are one."""
    await current().fetch(
        "DELETE FROM profile_change WHERE customer = $1 AND field <> $2",
        gone, ProfileField.CUSTOMER_NUMBER.value,
    )  # fmt: skip


async def _move(kept: UUID, gone: UUID, has_account: bool) -> None:
    """Every customer table, by what its declaration says of merging."""
    await current().fetch(
        """
        UPDATE delivery_address SET is_default = false WHERE customer = $2 AND EXISTS (
            SELECT FROM delivery_address WHERE customer = $1 AND is_default
        )
        """,
        kept, gone,
    )  # fmt: skip
    for table in ("outgoing_event", "event_delivery"):
        # What waits to be told of either is told in one line from here on.
        await current().fetch(
            f"UPDATE {table} SET stream = $1 WHERE stream = $2",  # noqa: S608 - names of our own
            f"customer/{kept}", f"customer/{gone}",
        )  # fmt: skip
    for table, declared in EVERY_TABLE.items():
        subject = declared.personal.subject
        if subject is not None and table != "customer":
            merging = declared.personal.merging
            if merging is Merging.NEWEST and has_account:
                merging = Merging.STAY_OUT
            if alike := [column._meta.name for column in declared.personal.alike]:
                await _leave_out_alike(table, subject._meta.name, alike, kept, gone)
            await _move_table(table, subject._meta.name, merging, kept, gone)
            if author := declared.personal.author:
                await _move_table(table, author._meta.name, Merging.MOVE, kept, gone)


async def _leave_out_alike(
    table: str, owner: str, alike: Sequence[str], kept: UUID, gone: UUID
) -> None:
    """What the one who stays has already isn't theirs twice."""
    same = " AND ".join(f"k.{name} = g.{name}" for name in alike)
    await current().fetch(
        f"DELETE FROM {table} g USING {table} k"  # noqa: S608 - names of our own
        f" WHERE g.{owner} = $2 AND k.{owner} = $1 AND {same}",
        kept, gone,
    )  # fmt: skip


async def _move_table(table: str, owner: str, merging: Merging, kept: UUID, gone: UUID) -> None:
    ours = f"DELETE FROM {table} WHERE {owner} = $1"  # noqa: S608 - names of our own
    if merging is Merging.END:
        await current().fetch(ours, gone)
        return
    if merging is Merging.NEWEST:
        await current().fetch(
            f"""
            DELETE FROM {table} WHERE {owner} IN ($1, $2) AND changed_at < (
                SELECT max(changed_at) FROM {table} WHERE {owner} IN ($1, $2)
            )
            """,  # noqa: S608 - names of our own
            gone, kept,
        )  # fmt: skip
    if merging in (Merging.STAY_OUT, Merging.NEWEST):
        there = f"EXISTS (SELECT FROM {table} WHERE {owner} = $2)"
        await current().fetch(f"{ours} AND {there}", gone, kept)
    await current().fetch(
        f"UPDATE {table} SET {owner} = $1 WHERE {owner} = $2",  # noqa: S608 - names of our own
        kept, gone,
    )  # fmt: skip


async def _chain_history(kept: UUID) -> None:
    """Two histories are one: each value was what the next one replaced. What was said of an address
    that isn't the account's has a history of its own."""
    await current().fetch(
        """
        UPDATE profile_change p SET old_value = o.before FROM (
            SELECT id, lag(new_value) OVER w AS before, row_number() OVER w AS place
            FROM (
                SELECT *, field <> 'email' OR is_of_account(told_of, changed_at, changed_by)
                    AS is_ours
                FROM profile_change WHERE customer = $1 AND field = ANY($2)
            ) AS said
            WINDOW w AS (PARTITION BY field, is_ours ORDER BY changed_at, event, id)
        ) AS o
        WHERE p.id = o.id AND (o.place > 1 OR p.field = 'email' AND p.told_of IS NOT NULL)
          AND p.old_value IS DISTINCT FROM o.before
        """,
        kept, [field.value for field in FIELDS.values()],
    )  # fmt: skip


async def _note(customer: UUID, told: Any) -> None:
    """Once, also where the event comes again after its id is forgotten."""
    await current().fetch(
        """
        INSERT INTO profile_change
            (customer, field, old_value, new_value, changed_by, changed_at, event)
        SELECT $1, $2, $3, $4, $5, $6, $7 WHERE NOT EXISTS (
            SELECT FROM profile_change
            WHERE customer = $1 AND field = $2 AND (old_value, new_value) = ($3, $4)
              AND (changed_at, event) = ($6, $7)
        )
        """,
        customer, ProfileField.CUSTOMER_NUMBER.value, told.data.merged, told.data.kept,
        ChangedBy.SYSTEM.value, told.occurred_at, told.order,
    )  # fmt: skip
