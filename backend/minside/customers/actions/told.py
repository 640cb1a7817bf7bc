"""What the shop tells of a customer, in whatever order it comes.

Of each field, what was told, or changed on Min Side, for the latest moment counts. Every value that
was told has its row in the history, so that one that comes late finds its place in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from minside.core import hooks
from minside.core.house import House
from minside.core.intake import Intake
from minside.core.language import Language
from minside.core.refusals import Refused
from minside.core.scope import current
from minside.customers.tables import Customer
from minside.events import actions as events

from . import email_told
from .announcing import announce
from .email import read_email
from .history import ChangedBy, ProfileField
from .numbers import find_by_number, is_recognised
from .profile import Address, ProfileForm, columns_of, read_form, written

IMPORT: Final = "import"
STANDS: Final = (
    "an account with this e-mail address was there first: its details stand; were they two,"
    " `minside customers separate` takes them apart"
)
_STAYS: Final = (
    "the e-mail address stays: who has an account changes it on Min Side, or staff do, unless it was"
    " confirmed since or another has it"
)
FIELDS: Final = {
    "first_name": ProfileField.FIRST_NAME,
    "last_name": ProfileField.LAST_NAME,
    "email": ProfileField.EMAIL,
    "phone": ProfileField.PHONE,
    "birth_year": ProfileField.BIRTH_YEAR,
    "language": ProfileField.LANGUAGE,
    "address": ProfileField.POSTAL_ADDRESS,
}


@dataclass(frozen=True, slots=True)
class Word:
    """When something was said, what orders it among words of that moment, by whom, why, of which of the
    shop's numbers, and in which call or conversation it was asked for."""

    at: datetime
    order: str
    by: ChangedBy
    reason: str | None = None
    of: str | None = None
    contact: str | None = None


async def changed(house: House, told: Any) -> str | None:
    """Details were changed in the shop, or by staff, who say why (S38)."""
    customer = await find_by_number(told.data.number)
    if customer is None:
        raise events.Unknown("customer", told.data.number)
    values, left_out = read(told.data.changes)
    by, number = ChangedBy(told.data.by), told.data.number
    if await is_recognised(number):
        return STANDS
    word = Word(
        told.occurred_at, told.order, by, told.data.reason, of=number, contact=told.data.contact
    )
    await tell(house, customer, values, word, origin_of(told))
    if "email" in values and await _keeps_another(customer, values["email"]):
        return "; ".join(filter(None, (note_of(left_out), _STAYS)))
    return note_of(left_out)


async def _keeps_another(customer: UUID, email: str) -> bool:
    """Whether the customer has an account that this address isn't the address of."""
    return await current().fetchval(
        """
        SELECT claimed_at IS NOT NULL AND lower(email) IS DISTINCT FROM lower($2)
        FROM customer WHERE id = $1
        """,
        customer, email,
    )  # fmt: skip


def note_of(left_out: list[str]) -> str | None:
    return f"left out, for it can't be used: {', '.join(left_out)}" if left_out else None


def read(data: Any) -> tuple[dict[str, Any], list[str]]:
    """The values as they are kept, by field, and the fields whose value won't do."""
    values: dict[str, Any] = {}
    left_out: list[str] = []
    for name in FIELDS:
        raw = getattr(data, name)
        if not _was_told(data, name, raw):
            continue
        try:
            values[name] = _value(name, raw)
        except Refused:
            left_out.append(name)
    return values, left_out


def _was_told(data: Any, name: str, raw: Any) -> bool:
    """What is missing or blank says nothing; null says that there is none, where it may be said."""
    if isinstance(raw, str) and not raw.strip():
        return False
    return name in data.told() if hasattr(data, "told") else raw is not None


def _value(name: str, raw: Any) -> Any:
    """Raises `Refused`."""
    if name == "email":
        intake = Intake()
        email = read_email(intake, "email", value=raw)
        intake.close()
        return email
    if name == "address":
        return read_form(ProfileForm(postal_address=_address(raw)))["postal_address"]
    if name == "language":
        return Language(raw)
    return read_form(ProfileForm(**{name: raw}))[name]


def _address(raw: Any) -> Address | None:
    if raw is None:
        return None
    return Address(raw.street, raw.street2, raw.postcode, raw.city, raw.country)


async def begin_history(row: Any) -> None:
    """What somebody gave when they made their account was said then: what the shop knew before
    doesn't outdo it. `row` is the customer's."""
    by = ChangedBy.SYSTEM if row["own_email"] is None else ChangedBy.CUSTOMER
    word = Word(row["created_at"], "", by)
    rows = await current().fetch(
        "SELECT DISTINCT field FROM profile_change WHERE customer = $1", row["id"]
    )
    there = {each["field"] for each in rows}
    for name, field in FIELDS.items():
        text = _now(row, name)
        if text is not None and field.value not in there:
            await _insert(row["id"], field, None, text, word)


def origin_of(told: Any) -> str:
    """Which system said it: what stands in a file of customers is the shop's word."""
    return "shop" if told.source == IMPORT else told.source


async def tell(
    house: House, customer: UUID, values: Mapping[str, Any], word: Word, origin: str
) -> None:
    """Take these values in, each at its place in time, and tell the other systems what changed; and
    whoever signs in with an address that is another now."""
    addresses: set[str] = set()
    if "email" in values:
        # The addresses come before the customer's row, here and wherever both are locked.
        addresses = await email_told.take_turns([customer], values["email"])
    row = await Customer.select().where(Customer.id == customer).lock_rows("UPDATE").first()
    assert row is not None
    if row["own_email"] is not None:
        await begin_history(row)
    newest = [name for name, value in values.items() if await _place(row, name, value, word)]
    new = [name for name in newest if name != "email" and written(values[name]) != _now(row, name)]
    moved = await email_told.settle(addresses)
    if customer in {each.holder.id for each in moved}:
        new.append("email")
    await email_told.spread(house, moved, origin=origin, announced=customer)
    if new:
        await announce(customer, new, origin=origin)
    if "phone" in new:
        await hooks.contact_changed(customer)
    if "birth_year" in new:
        await hooks.agreed_to_less(customer)


async def _place(row: Any, name: str, value: Any, word: Word) -> bool:
    """Put a value in the field's history; whether it is the newest there."""
    field, text = FIELDS[name], written(value)
    before = await _neighbour(row["id"], field, word, "<", "DESC")
    after = await _neighbour(row["id"], field, word, ">", "ASC")
    # An account's address has a history from its first day on; a first word that isn't about the
    # account has nothing before it.
    first = None if name == "email" else _now(row, name)
    old = before["new_value"] if before else after["old_value"] if after else first
    await _insert(row["id"], field, old, text, word)
    if after is not None:
        await current().fetch(
            "UPDATE profile_change SET old_value = $2 WHERE id = $1", after["id"], text
        )
        return False
    if name != "email":
        await Customer.update(columns_of(FIELDS[name], value)).where(Customer.id == row["id"])
    return True


async def _neighbour(
    customer: UUID, field: ProfileField, word: Word, than: str, direction: str
) -> Any:
    return await current().fetchrow(
        f"""
        SELECT id, old_value, new_value FROM profile_change
        WHERE customer = $1 AND field = $2 AND (changed_at, event) {than} ($3, $4)
          AND (field <> 'email' OR is_of_account(told_of, changed_at, changed_by)
                                   = is_of_account($5, $3, $6))
        ORDER BY changed_at {direction}, event {direction} LIMIT 1
        """,  # noqa: S608 - words of our own
        customer, field.value, word.at, word.order, word.of, word.by.value,
    )  # fmt: skip


def _now(row: Any, name: str) -> str | None:
    """What the customer's row says of the field, as the history writes it."""
    if name != "address":
        return None if row[name] is None else str(row[name])
    if row["street"] is None:
        return None
    return written(
        Address(row["street"], row["street2"], row["postcode"], row["city"], row["country"])
    )


async def _insert(
    customer: UUID, field: ProfileField, old: str | None, new: str | None, word: Word
) -> None:
    await current().fetch(
        """
        INSERT INTO profile_change
            (customer, field, old_value, new_value, changed_by, reason, changed_at, event, told_of,
             contact)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        customer, field.value, old, new, word.by.value, word.reason, word.at, word.order, word.of,
        word.contact,
    )  # fmt: skip
