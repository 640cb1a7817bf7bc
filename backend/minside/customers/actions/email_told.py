"""Whose an e-mail address is, where the shop says so of more than one.

Nobody is guessed: an address that was told of two customers is neither's, unless one of them has
shown that it is theirs, or alone has an account. It depends on what was told last of each, and not
on which came first. Who has an account is given another address by staff alone, who know whom they
speak with; if they can't have it they keep their own.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from minside.core import hooks
from minside.core.house import House
from minside.core.scope import current

from .announcing import announce
from .numbers import numbers_of

_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
_EARLIEST: Final = (_LONG_AGO, "")


@dataclass(frozen=True, slots=True)
class Holder:
    """A customer who may have an address: what it is now, what was `told` of them last, which is
    their `own`, and when the account was made, if they have one. `told_at` is when, and orders what
    was told for one moment; `own_at` is when it was last shown to be theirs."""

    id: UUID
    email: str | None
    told: str | None
    own: str | None
    claimed_at: datetime | None
    told_at: tuple[datetime, str] | None = None
    own_at: datetime | None = None

    @property
    def addresses(self) -> set[str]:
        return {address.lower() for address in (self.email, self.told, self.own) if address}


@dataclass(frozen=True, slots=True)
class Moved:
    """A customer whose address is another now."""

    holder: Holder
    new: str | None

    @property
    def is_moved_account(self) -> bool:
        """Whether they sign in with another address now: another spelling opens as well."""
        old, new = self.holder.email, self.new
        if self.holder.claimed_at is None or old is None or new is None:
            return False
        return not _same(old, new)

    @property
    def left(self) -> str | None:
        """The address before, if it was shown to be theirs: what staff gave them a moment ago may be
        anybody's."""
        old = self.holder.email
        return old if old is not None and _same(self.holder.own, old) else None


async def take_turns(customers: Collection[UUID], *addresses: str | None) -> set[str]:
    """Until the transaction ends, nobody else settles whose these are, nor those that the customers
    have or were told to have; all of them, in lower case. Before rows are locked."""
    locked = {address.lower() for address in addresses if address}
    await _lock(locked)
    await _everybody_near(locked, customers)
    return locked


async def hold(addresses: Iterable[str]) -> None:
    """Until the transaction ends, nobody else asks or settles whose these are. Addresses come before
    numbers and rows, here and wherever both are locked: else two may wait for each other."""
    await _lock({address.lower() for address in addresses})


async def hold_behind(*customers: UUID) -> None:
    """The same of all that may say whose the orders are that were told of these customers' numbers."""
    await hold(await hooks.addresses_behind(await numbers_of(*customers)))


async def whose_shown(email: str) -> UUID | None:
    """Who has this address, in any letter case, and has shown that it is theirs. Until the transaction
    ends, nobody else asks or settles whose it is."""
    await hold([email])
    return await current().fetchval(
        """
        SELECT id FROM customer
        WHERE lower(email) = lower($1) AND lower(own_email) = lower($1)
          AND email_verified_at IS NOT NULL
        """,
        email,
    )


async def settle(addresses: set[str]) -> list[Moved]:
    """Something else is known of whose these are, which the caller has locked: see anew, and give
    everybody theirs."""
    if not addresses:
        return []
    holders = await _everybody_near(addresses, [])
    whose = Whose(holders, await _held(holders, addresses))
    moved = [Moved(each, whose.address(each)) for each in holders]
    moved = [each for each in moved if each.new != each.holder.email]
    left = [each.holder.id for each in moved if each.holder.email is not None]
    await current().fetch("UPDATE customer SET email = NULL WHERE id = ANY($1)", left)
    for each in moved:
        if each.new is not None:
            await _give(each)
    return moved


async def _held(holders: list[Holder], addresses: set[str]) -> Mapping[str, set[UUID]]:
    """Which of these addresses may go back to whom: to who left them lately, and to who leaves theirs
    now."""
    held = {each: set(ids) for each, ids in (await hooks.held_addresses(addresses)).items()}
    for each in holders:
        if each.claimed_at is not None and each.email is not None and _same(each.own, each.email):
            held.setdefault(each.email.lower(), set()).add(each.id)
    return held


async def _everybody_near(locked: set[str], customers: Collection[UUID]) -> list[Holder]:
    """Who may have one of these addresses, or one that those may have, and so on. Locks them."""
    while True:
        holders = await _near(locked, customers)
        more = {each for holder in holders for each in holder.addresses} - locked
        if not more:
            return holders
        await _lock(more)
        locked |= more


async def _lock(addresses: Iterable[str]) -> None:
    for address in sorted(addresses):
        await current().fetch(
            "SELECT pg_advisory_xact_lock(hashtextextended('email ' || $1, 0))", address
        )


async def _give(moved: Moved) -> None:
    """As it was told, letter by letter. That mail came back is said of the address before."""
    is_same = moved.new is not None and _same(moved.holder.email, moved.new)
    await current().fetch(
        """
        UPDATE customer SET email = $2,
            email_refused_at = CASE WHEN $3 THEN email_refused_at END
        WHERE id = $1
        """,
        moved.holder.id, moved.new, is_same,
    )  # fmt: skip
    if moved.new is not None and _same(moved.holder.own, moved.new):
        # Their own goes back to them.
        await hooks.address_shown(moved.holder.id)


async def spread(
    house: House,
    moved: Iterable[Moved],
    *,
    origin: str | None = None,
    announced: UUID | None = None,
) -> None:
    """Tell the other systems what these customers' addresses are now, but for who is `announced`
    anyhow; and whoever signed in with the one before, at that one."""
    for each in moved:
        await hooks.contact_changed(each.holder.id)
        if each.holder.id != announced:
            await announce(each.holder.id, ["email"], origin=origin)
        if each.is_moved_account and each.new is not None:
            await hooks.email_changed_by_shop(house, each.holder.id, each.left, each.new)


async def settle_all_of(house: House, customer: UUID) -> None:
    """A customer left an address, in a request that sees nobody else: see whose it is now."""
    rows = await current().fetch(
        """
        SELECT old_value AS address FROM profile_change WHERE customer = $1 AND field = 'email'
        UNION SELECT new_value FROM profile_change WHERE customer = $1 AND field = 'email'
        """,
        customer,
    )
    addresses = await take_turns([customer], *(row["address"] for row in rows))
    await spread(house, await settle(addresses))


async def _near(addresses: Collection[str], customers: Collection[UUID]) -> list[Holder]:
    """These customers, and everybody who has one of the addresses, was told last to have it, or
    whose own it is."""
    rows = await current().fetch(
        """
        WITH near AS (
            SELECT id FROM customer
            WHERE lower(email) = ANY($1) OR lower(own_email) = ANY($1) OR id = ANY($2)
            UNION SELECT customer FROM profile_change
            WHERE field = 'email' AND lower(new_value) = ANY($1)
        )
        SELECT c.id, c.email, c.own_email AS own, c.own_at, c.claimed_at,
            CASE WHEN last.customer IS NOT NULL THEN last.new_value
                WHEN c.claimed_at IS NOT NULL THEN coalesce(c.own_email, c.email)
                ELSE c.email END AS told,
            last.changed_at, last.event
        FROM near JOIN customer c USING (id) LEFT JOIN LATERAL (
            SELECT p.customer, p.new_value, p.changed_at, p.event FROM profile_change p
            WHERE p.customer = c.id AND p.field = 'email'
              AND is_of_account(p.told_of, p.changed_at, p.changed_by)
              AND (c.claimed_at IS NULL
                   OR p.changed_by = 'staff' AND p.changed_at > coalesce(c.own_at, c.claimed_at))
            ORDER BY p.changed_at DESC, p.event DESC, p.id DESC LIMIT 1
        ) last ON true
        ORDER BY c.id
        """,
        list(addresses), list(customers),
    )  # fmt: skip
    found, asked = set(addresses), set(customers)
    holders = [_holder(dict(row)) for row in rows]
    return [each for each in holders if each.id in asked or each.addresses & found]


def _holder(row: dict[str, Any]) -> Holder:
    at, event = row.pop("changed_at"), row.pop("event")
    return Holder(**row, told_at=None if at is None else (at, event))


class Whose:
    """Who has which address, among holders who have nothing to do with anybody else. An address that
    is `held` for somebody who left it lately goes to nobody else meanwhile."""

    def __init__(self, holders: list[Holder], held: Mapping[str, set[UUID]] | None = None) -> None:
        self._holders, self._held = holders, held or {}
        self._told = self._get_told()

    def address(self, holder: Holder) -> str | None:
        """What was told of them last where they can have it, else their own, else none."""
        if holder.id in self._told:
            return holder.told
        staying = self._staying(holder.own)
        # Two have shown that one address is theirs: who did so last reads mail there now.
        last = max(staying, key=lambda each: (each.own_at or _LONG_AGO, each.id), default=None)
        return holder.own if last is holder else None

    def _get_told(self) -> set[UUID]:
        """Who gets what was told of them. Each who leaves their own frees it for another; two who
        were told to have each other's both stay."""
        found: set[UUID] = set()
        while more := {each.id for each in self._holders if self._can_have_told(each, found)}:
            found |= more
        return found

    def _can_have_told(self, holder: Holder, gone: set[UUID]) -> bool:
        """Nobody stays with it, and of those who have an account they were told first; who have none
        it must be told of alone."""
        address = holder.told
        if address is None or holder.id in gone or _same(holder.own, address):
            return False
        if self._is_held(holder, address):
            return False
        own = {each.id for each in self._holders if _same(each.own, address)}
        told = [each for each in self._holders if _same(each.told, address)]
        with_account = [each for each in told if each.claimed_at is not None]
        if with_account:
            # Who was given it last doesn't take it from who has it.
            told = [min(with_account, key=lambda each: (each.told_at or _EARLIEST, each.id))]
        return own <= gone and told == [holder]

    def _is_held(self, holder: Holder, address: str) -> bool:
        """Whether it may still go back to another, and isn't this one's already."""
        others = self._held.get(address.lower(), set()) - {holder.id}
        return bool(others) and not _same(holder.email, address)

    def _staying(self, address: str | None) -> list[Holder]:
        if address is None:
            return []
        return [
            each
            for each in self._holders
            if _same(each.own, address)
            and each.id not in self._told
            and not self._is_held(each, address)
        ]


def _same(one: str | None, other: str) -> bool:
    return one is not None and one.lower() == other.lower()


async def contested() -> list[list[str]]:
    """The shop's numbers of those who were told to have one address, group by group."""
    rows = await current().fetch(
        """
        WITH told AS (
            SELECT DISTINCT ON (customer) customer, lower(new_value) AS address
            FROM profile_change
            WHERE field = 'email' AND is_of_account(told_of, changed_at, changed_by)
            ORDER BY customer, changed_at DESC, event DESC, id DESC
        )
        SELECT array_agg(c.number ORDER BY c.number) AS numbers
        FROM told JOIN customer c ON c.id = told.customer
        WHERE c.number IS NOT NULL GROUP BY address
        HAVING count(*) > 1 AND bool_and(lower(c.email) IS DISTINCT FROM address) ORDER BY 1
        """
    )
    return [row["numbers"] for row in rows]


async def shut_out() -> list[str]:
    """The shop's numbers of those whose account has no e-mail address, so that they can't sign in:
    theirs is another's by now, and so is what staff gave them."""
    rows = await current().fetch(
        "SELECT number FROM customer WHERE claimed_at IS NOT NULL AND email IS NULL"
        " AND number IS NOT NULL ORDER BY number"
    )
    return [row["number"] for row in rows]
