"""Consents follow an address that is another now: a yes and a no are the customer's, and go along to the
address that is known to be theirs; what is left behind ends.

The worker looks after every change. What was said of an e-mail address moves at once where somebody says something
before (see `moving`); until then nothing is sent to either address on the strength of the other (see
`standing.may_send`).
"""

from typing import Any, Final
from uuid import UUID

from minside.consents.purposes import Kind, Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs

from .ages import is_old_enough
from .doors import Door
from .moving import end, ends, move_along
from .subjects import addresses_of, hold_subjects, of_customer, read
from .withdrawing import as_they_are_now, hold, hold_accounts, withdraw

FOLLOW: Final = "consents.follow"
FOLLOW_ADDRESS: Final = "consents.follow_address"
COMPLAINED: Final = "tool/complaint"


async def contact_changed(customer: UUID) -> None:
    """The worker looks, who sees what is nobody's. Answers `hooks.contact_changed`, `hooks.address_shown` and
    `hooks.agreed_to_less`: of another age they may have agreed too early."""
    await jobs.enqueue(FOLLOW, customer)


async def follow_address(house: House, subject: UUID) -> None:
    """Somebody who isn't signed in said yes at an address or number: whose is it, or who is said to have it?"""
    row = await current().fetchrow(
        "SELECT kind, address FROM consent_subject WHERE id = $1 AND address IS NOT NULL", subject
    )
    if row is None:
        return
    if Kind(row["kind"]) is Kind.SMS:
        await _follow_number(row["address"])
    elif (has := await customers.find_by_email(row["address"])) is not None:
        await follow(house, has.id)


async def _follow_number(number: str) -> None:
    """Each in a transaction of its own: several may have it."""
    rows = await current().fetch("SELECT id FROM customer WHERE phone = $1 ORDER BY id", number)
    for row in rows:
        await jobs.enqueue(FOLLOW, row["id"])


async def follow(house: House, customer: UUID) -> None:
    """What was said at the customer's address before it was theirs is theirs; what they said at another
    one goes along, or ends. Once, however often."""
    # Addresses, subjects, the account, the customer's row, the ledger: in this order, here and everywhere.
    await hold(await addresses_of(customer))
    await hold_subjects(customer)
    await hold_accounts([customer])
    row = await current().fetchrow(
        """
        SELECT email, phone, birth_year, consent_shown_address(id) IS NOT NULL AS is_shown
        FROM customer WHERE id = $1 FOR SHARE
        """,
        customer,
    )
    if row is None:
        return
    # An e-mail address is waited for until it is shown to be theirs.
    if row["is_shown"]:
        await move_along(customer, house.keys)
    await _leave_numbers(customer, row["phone"], house.keys)
    if row["birth_year"] is not None:
        await _end_what_came_too_early(customer, row, house.keys)
    await _heed_complaint(customer, row["email"], house.keys)


async def _leave_numbers(customer: UUID, phone: str | None, keys: Keyring) -> None:
    """What was agreed to for others than the one they have ends. Nothing goes along: a number must say yes
    itself."""
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE customer = $1 AND kind = 'sms' AND left_at IS NULL AND address IS DISTINCT FROM $2 ORDER BY id
        """,
        customer, phone,
    )  # fmt: skip
    left = await as_they_are_now(await read([row["id"] for row in rows]))
    await end(left, list(ends(left)), keys)
    await current().fetch(
        "UPDATE consent_subject SET left_at = $2 WHERE id = ANY($1)",
        [each.id for each in left], clock.now(),
    )  # fmt: skip


async def _end_what_came_too_early(customer: UUID, row: Any, keys: Keyring) -> None:
    """Nobody knew whose the address was when it said yes, nor how old they were, or it was believed to be
    another age; also of an address that they are only said to have, and of a number, unless somebody older has
    that too. What is locked is held already."""
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE left_at IS NULL AND (customer = $1
            OR customer IS NULL AND kind = 'mail' AND lower(address) = lower($2)
            OR customer IS NULL AND kind = 'sms' AND address = $3 AND NOT EXISTS (
                SELECT FROM customer WHERE phone = $3 AND birth_year < $4))
        ORDER BY id
        """,
        customer, row["email"], row["phone"], row["birth_year"],
    )  # fmt: skip
    for each in await read([one["id"] for one in rows]):
        early = [
            Purpose(word)
            for word, held in each.said.items()
            if held.state == "given"
            and not is_old_enough(row["birth_year"], Purpose(word), held.since)
        ]
        await withdraw([each], early, Door.TOO_YOUNG.value, keys)


async def _heed_complaint(customer: UUID, email: str | None, keys: Keyring) -> None:
    """Whoever marked a mail as spam isn't reminded of a cart there either, also where it was told before
    it was known whose the address is. What the customer said of the reminder since then stays."""
    at = await current().fetchval(
        """
        SELECT max(e.at) FROM consent_subject s JOIN consent_entry e ON e.subject = s.id
        WHERE s.kind = 'mail' AND lower(s.address) = lower($2) AND s.left_at IS NULL
          AND (s.customer IS NULL OR s.customer = $1) AND e.action = 'withdrawn' AND e.channel = $3
        """,
        customer, email, COMPLAINED,
    )  # fmt: skip
    if at is None:
        return
    account = (await of_customer(customer, [Purpose.CART_REMINDER]))[Kind.ACCOUNT]
    # What is locked is held already.
    await withdraw([account], [Purpose.CART_REMINDER], COMPLAINED, keys, at=at)
