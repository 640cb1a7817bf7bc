"""An operator's word against an address: a number isn't that account's after all."""

from uuid import UUID

from minside.core import clock, hooks
from minside.core.personal import EVERY_TABLE
from minside.core.scope import current

from . import email_told, joining
from .announcing import announce
from .history import ProfileField
from .numbers import find_by_number, is_recognised, name
from .told import FIELDS


class NumberUnknown(Exception):
    """The shop never told of a customer with this number."""


class NotByAddressAlone(Exception):
    """More than an address says that this number, or one merged with it, is the customer's."""


async def separate(number: str) -> tuple[list[str], str | None]:
    """Make a number that is an account's for its e-mail address alone a customer of its own again, and
    those merged with it; all of them, and what else there is to say to the operator.

    No detail of that customer is known until the shop tells it: what was said while the number was the
    account's isn't kept. All else that was told of the numbers goes along. Telling of the address
    again doesn't join the two, only a merge does. Raises `NumberUnknown`, `NotByAddressAlone`.
    """
    account = await find_by_number(number)
    if account is None:
        raise NumberUnknown(number)
    await email_told.hold_behind(account)
    await email_told.take_turns({account})
    numbers = await _one_with(account, number)
    customer: UUID = await current().fetchval(
        "INSERT INTO customer (created_at) VALUES ($1) RETURNING id", clock.now()
    )
    await _move(account, customer, numbers)
    await _move_what_was_told(customer, numbers)
    await hooks.numbers_moved(numbers)
    note = await hooks.numbers_settled(numbers)
    for each in (account, customer):
        await name(each)
        await announce(each, list(FIELDS))
        await hooks.contact_changed(each)
        await hooks.agreed_to_less(each)
    await hooks.made_others([account, customer])
    return numbers, note


async def _one_with(account: UUID, number: str) -> list[str]:
    """The number and those that merges have made one with it. Raises `NotByAddressAlone`."""
    since = joining.reached([number], await joining.merges_of(account))
    numbers = sorted(since)
    for each in numbers:
        if not await is_recognised(each):
            raise NotByAddressAlone(each)
    return numbers


async def _move(account: UUID, customer: UUID, numbers: list[str]) -> None:
    await current().fetch(
        """
        UPDATE shop_number
        SET customer = $2, joined_at = NULL, is_recognised = false, is_apart = true
        WHERE customer = $1 AND number = ANY($3)
        """,
        account, customer, numbers,
    )  # fmt: skip
    await current().fetch(
        """
        UPDATE profile_change SET customer = $2
        WHERE customer = $1 AND field = $4 AND old_value = ANY($3)
        """,
        account, customer, numbers, ProfileField.CUSTOMER_NUMBER.value,
    )  # fmt: skip


async def _move_what_was_told(customer: UUID, numbers: list[str]) -> None:
    """Whatever says of which number it was told, but for what its own room reckons."""
    for table, declared in EVERY_TABLE.items():
        subject = declared.personal.subject
        is_told_of = "told_of" in declared.personal.facts
        if subject is None or not is_told_of or not declared.personal.stays_with_number:
            continue
        await current().fetch(
            f"UPDATE {table} SET {subject._meta.name} = $1 WHERE told_of = ANY($2)",  # noqa: S608
            customer, numbers,
        )  # fmt: skip
