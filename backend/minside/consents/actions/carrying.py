"""Consents follow an address that is another now: a yes and a no are the customer's, and go along to the
address that is known to be theirs; what is left behind ends.

All of it is a worker's: only who sees every row knows what was said of an address before. Until then
nothing is sent to either address on the strength of the other (see `standing.may_send`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs

from . import telling
from .ages import is_old_enough
from .doors import Door
from .ledger import Action, Said, append
from .subjects import Held, Subject, hold_subjects, of_customer, read
from .taken_back import own_words, put_right
from .withdrawing import as_they_are_now, hold, hold_accounts, withdraw

FOLLOW: Final = "consents.follow"
FOLLOW_ADDRESS: Final = "consents.follow_address"
COMPLAINED: Final = "tool/complaint"
_GOES_ALONG: Final = {"given": Action.CARRIED, "withdrawn": Action.WITHDRAWN}


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
    await hold(await _addresses(customer))
    await hold_subjects(customer)
    await hold_accounts([customer])
    row = await current().fetchrow(
        """
        SELECT email, phone, birth_year, email_verified_at IS NOT NULL
            AND lower(coalesce(own_email, email)) = lower(email) AS is_shown
        FROM customer WHERE id = $1 FOR SHARE
        """,
        customer,
    )
    if row is None:
        return
    # From here on nobody else writes in the ledger.
    left = await as_they_are_now(await _left(customer, row))
    if row["is_shown"]:
        await _take_nobodys(customer, row["email"])
    for kind in (Kind.MAIL, Kind.SMS):
        of_kind = [each for each in left if each.kind is kind]
        # An e-mail address is waited for until it is shown to be theirs.
        if of_kind and (kind is Kind.SMS or row["is_shown"]):
            await _leave(customer, kind, of_kind, house.keys)
    if row["is_shown"]:
        await put_right(customer, house.keys)
    if row["birth_year"] is not None:
        await _end_what_came_too_early(customer, row, house.keys)
    await _heed_complaint(customer, row["email"], house.keys)


async def _addresses(customer: UUID) -> list[str]:
    """All that may be left now, and what the customer has."""
    rows = await current().fetch(
        """
        SELECT address FROM consent_subject
        WHERE customer = $1 AND left_at IS NULL AND address IS NOT NULL
        UNION SELECT email FROM customer WHERE id = $1 AND email IS NOT NULL
        UNION SELECT phone FROM customer WHERE id = $1 AND phone IS NOT NULL
        """,
        customer,
    )
    return [row["address"] for row in rows]


async def _left(customer: UUID, row: Any) -> list[Subject]:
    """The customer's subjects of another address or number than they have now."""
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE customer = $1 AND left_at IS NULL AND kind IN ('mail', 'sms') AND lower(address)
            IS DISTINCT FROM lower(CASE kind WHEN 'mail' THEN $2 ELSE $3 END)
        ORDER BY id
        """,
        customer, row["email"], row["phone"],
    )  # fmt: skip
    return await read([each["id"] for each in rows])


async def _take_nobodys(customer: UUID, email: str) -> None:
    rows = await current().fetch(
        """
        UPDATE consent_subject SET customer = $1
        WHERE kind = 'mail' AND customer IS NULL AND left_at IS NULL AND lower(address) = lower($2)
        RETURNING id
        """,
        customer, email,
    )  # fmt: skip
    for table in ("consent", "consent_note"):
        await current().fetch(
            f"UPDATE {table} SET customer = $1 WHERE subject = ANY($2)",  # noqa: S608 - our own names
            customer, [row["id"] for row in rows],
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


async def _leave(customer: UUID, kind: Kind, left: Sequence[Subject], keys: Keyring) -> None:
    """What was said goes along to an e-mail address, which is shown to be the customer's; a new number
    must say yes itself."""
    now = list((await of_customer(customer, NEWSLETTER)).values()) if kind is Kind.MAIL else []
    words = await own_words(customer, left)
    said = [*(each for new in now for each in _carried(new, words)), *_ended(left)]
    if said:
        numbers = await append(said, keys)
        await telling.tell([*left, *now], said, numbers)
    await current().fetch(
        "UPDATE consent_subject SET left_at = $2 WHERE id = ANY($1)",
        [each.id for each in left], clock.now(),
    )  # fmt: skip


def _carried(new: Subject, words: Sequence[Mapping[str, Held]]) -> Iterable[Said]:
    """Each yes and no, said when it was said, where nothing was said at the new address yet."""
    for purpose in Purpose:
        held = _newest(words, purpose)
        if held is not None and held.state in _GOES_ALONG and purpose.value not in new.said:
            yield Said(
                new.id,
                purpose.value,
                _GOES_ALONG[held.state],
                Door.ADDRESS_CHANGED.value,
                basis=ABOUT[purpose].basis,
                text_sha256=held.text_sha256,
                cites=held.entry,
                at=_before_now(held),
            )


def _before_now(held: Held) -> datetime:
    """When it was said. A no that came along was said before that is written, also where the clock that it was
    said by is ahead of ours: by this it is told from what ends here and now (`ledger.is_end_of_an_address`)."""
    if held.state != "withdrawn":
        return held.since
    return min(held.since, clock.now() - timedelta(microseconds=1))


def _newest(words: Sequence[Mapping[str, Held]], purpose: Purpose) -> Held | None:
    said = [each[purpose.value] for each in words if purpose.value in each]
    return max(said, key=lambda held: (held.since, held.entry), default=None)


def _ended(left: Sequence[Subject]) -> Iterable[Said]:
    for subject in left:
        for purpose, held in subject.held.items():
            if held.state != "withdrawn":
                yield Said(
                    subject.id,
                    purpose,
                    Action.WITHDRAWN,
                    Door.ADDRESS_CHANGED.value,
                    basis=ABOUT[Purpose(purpose)].basis,
                    text_sha256=held.text_sha256,
                    cites=held.entry,
                )


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
