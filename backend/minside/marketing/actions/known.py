"""Whom the newsletter tool tells of, and whose that is which was told before it was known."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from minside.core.scope import current
from minside.customers import actions as customers
from minside.events import actions as events


async def known(number: str) -> UUID | None:
    """Whom the shop calls so, if more than an address says that it is they: a stranger may have typed
    it in the shop. Nobody makes the number another's until the transaction ends. Raises
    `events.Unknown`."""
    found = await customers.whose_proven(number)
    if found is None:
        raise events.Unknown("customer", number)
    customer, is_proven = found
    return customer if is_proven else None


async def whose(number: str | None, mail: str | None) -> UUID | None:
    """Whose a message is: whom its number is proven to be, else who has shown that the mailbox where it
    went is theirs. Raises `events.Unknown`."""
    # Addresses come before numbers, wherever both are locked.
    by_address = await customers.whose_shown(mail) if mail else None
    by_number = await known(number) if number is not None else None
    return by_number or by_address


# Who has an address, and has shown it; what is theirs stays theirs though they leave it.
_BY_ADDRESS: Final = """
    SELECT k.id FROM customer k WHERE m.channel = 'mail' AND (
        lower(k.email) = lower(m.recipient) AND lower(k.own_email) = lower(m.recipient)
            AND k.email_verified_at IS NOT NULL
        OR k.id = m.customer AND EXISTS (
            SELECT FROM consent_subject s
            WHERE s.customer = k.id AND s.kind = 'mail' AND lower(s.address) = lower(m.recipient)
        )
    ) ORDER BY k.id <> m.customer LIMIT 1
"""
_PROVEN: Final = (
    "SELECT n.customer FROM shop_number n WHERE n.number = {of} AND NOT n.is_recognised"
)


async def settle(numbers: Collection[str]) -> None:
    """Whose numbers these are may be others from now on, or by another's word: what was told of them is
    whose it would be if it came in now, and of what somebody did nothing is left where it isn't shown
    who they are. Answers `hooks.numbers_moved`."""
    of = list(numbers)
    rows = await current().fetch(
        "SELECT id FROM marketing_message WHERE told_of = ANY($1) ORDER BY id FOR UPDATE", of
    )
    await _give([row["id"] for row in rows])
    await current().fetch(
        f"""
        DELETE FROM viewed_product v WHERE told_of = ANY($1)
          AND NOT EXISTS ({_PROVEN.format(of="v.told_of")})
        """,  # noqa: S608 - our own words
        of,
    )
    await uses_follow(of)


async def take_nobodys() -> None:
    """What went to addresses that were nobody's belongs to those who have shown since that they are
    theirs."""
    rows = await current().fetch(
        """
        SELECT m.id, m.told_of FROM marketing_message m JOIN customer k
            ON lower(k.email) = lower(m.recipient) AND lower(k.own_email) = lower(m.recipient)
        WHERE m.customer IS NULL AND m.channel = 'mail' AND k.email_verified_at IS NOT NULL
        ORDER BY m.id FOR UPDATE OF m
        """
    )
    await _give([row["id"] for row in rows])
    await uses_follow([row["told_of"] for row in rows if row["told_of"] is not None])


async def _give(messages: Sequence[UUID]) -> None:
    await current().fetch(
        f"""
        UPDATE marketing_message m
        SET customer = coalesce(({_PROVEN.format(of="m.told_of")}), ({_BY_ADDRESS}))
        WHERE m.id = ANY($1)
        """,  # noqa: S608 - our own words
        list(messages),
    )


async def uses_follow(numbers: Sequence[str]) -> None:
    """What came of a message is whose its number is, else whose the message is."""
    await current().fetch(
        f"""
        DELETE FROM marketing_message_use u WHERE told_of = ANY($1)
          AND kind IN ('opened', 'clicked') AND NOT EXISTS ({_PROVEN.format(of="u.told_of")})
        """,  # noqa: S608 - our own words
        numbers,
    )
    await current().fetch(
        f"""
        UPDATE marketing_message_use u SET customer = its.owner FROM (
            SELECT u.id, coalesce(({_PROVEN.format(of="u.told_of")}), (
                SELECT m.customer FROM marketing_message m
                WHERE (m.tool, m.told_of, m.message) = (u.tool, u.told_of, u.message)
            )) AS owner
            FROM marketing_message_use u WHERE told_of = ANY($1)
        ) AS its
        WHERE u.id = its.id AND u.customer IS DISTINCT FROM its.owner
        """,  # noqa: S608 - our own words
        numbers,
    )
