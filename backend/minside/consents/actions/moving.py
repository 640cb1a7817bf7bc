"""What an address change moves: what the customer said goes along to the address that they have now, and what was
said at the one they had ends there.

The worker does so soon after (see `carrying`). Who says something before that has it done first, in the same
transaction: so no word is about two addresses, and what stands at one was said there, or is a copy that says so
(`docs/decisions/0026`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from minside.consents.purposes import ABOUT, NEWSLETTER, Purpose
from minside.core import clock
from minside.core.keys import Keyring
from minside.core.scope import current

from . import telling
from .doors import Door
from .ledger import Action, Said, append
from .subjects import Held, Subject, addresses_of, hold_subjects, of_customer, read
from .taken_back import put_right, words_of
from .withdrawing import as_they_are_now, copied_at, hold, hold_accounts

_GOES_ALONG: Final = {"given": Action.CARRIED, "withdrawn": Action.WITHDRAWN}


async def address_changes(customer: UUID, keys: Keyring) -> None:
    """Of two changes in a row the first is looked after before the second. Answers `hooks.address_changes`."""
    await look_first([customer], keys)


async def look_first(
    customers: Iterable[UUID | None], keys: Keyring, *addresses: str | None
) -> None:
    """Of these customers, before one of them says something, or has another address, what the worker hasn't come to
    yet. Mostly there is nothing, and nothing is held. Else it holds all that may be needed after it: addresses (the
    customers', and those that are named), subjects, accounts, the customers' rows and the ledger, in this order."""
    known = sorted({each for each in customers if each is not None})
    if not await _not_looked_after(known):
        return
    its = [address for each in known for address in await addresses_of(each)]
    await hold([*addresses, *its])
    for customer in known:
        await hold_subjects(customer)
    await hold_accounts(known)
    for customer in [each for each in known if await _is_shown(each)]:
        await move_along(customer, keys)


async def _not_looked_after(customers: Collection[UUID]) -> bool:
    """Whether one of them has something at an address that isn't theirs any more, or was taken back, while the one
    that they have is shown to be theirs."""
    return bool(customers) and await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM consent_subject s
            WHERE s.customer = ANY($1) AND s.kind = 'mail' AND s.left_at IS NULL AND (
                lower(s.address) <> lower(consent_shown_address(s.customer))
                OR s.taken_back_at IS NOT NULL AND consent_shown_address(s.customer) IS NOT NULL)
        )
        """,
        list(customers),
    )  # fmt: skip


async def _is_shown(customer: UUID) -> bool:
    """Whether the address is known to be theirs, as it stays until the transaction ends."""
    await current().fetch("SELECT FROM customer WHERE id = $1 FOR SHARE", customer)
    return await current().fetchval("SELECT consent_shown_address($1) IS NOT NULL", customer)


async def move_along(customer: UUID, keys: Keyring) -> None:
    """Each yes and no to the address that is shown to be the customer's; what is left behind ends. Whoever calls
    holds all but the ledger."""
    # From here on nobody else writes in the ledger.
    left = await as_they_are_now(await _left(customer))
    words = await words_of(customer, left) if left else []
    await current().fetch("SELECT consent_take_nobodys($1)", customer)
    if left:
        [now] = (await of_customer(customer, NEWSLETTER)).values()
        elsewhere = await _noes_from_elsewhere(customer, now)
        await end([now, *left], [*_copies(now, words, elsewhere), *ends(left)], keys)
        await current().fetch("SELECT consent_leave($1, $2)", customer, clock.now())
    await put_right(customer, keys)


async def _left(customer: UUID) -> list[Subject]:
    """What was said at others than that address, or at one that was taken back."""
    rows = await current().fetch(
        """
        SELECT id FROM consent_subject
        WHERE customer = $1 AND kind = 'mail' AND left_at IS NULL
          AND (taken_back_at IS NOT NULL OR lower(address) <> lower(consent_shown_address($1)))
        ORDER BY id
        """,
        customer,
    )
    return await read([row["id"] for row in rows])


async def end(subjects: Sequence[Subject], said: Sequence[Said], keys: Keyring) -> None:
    """Write what an address change does to these, and tell of it."""
    if said:
        await telling.tell(subjects, said, await append(said, keys))


async def _noes_from_elsewhere(customer: UUID, now: Subject) -> set[int]:
    """Of what stands at the new address the noes that weren't said there: copies, and those of a word that was about
    the customer, and is written at others of their addresses too."""
    rows = await current().fetch(
        """
        SELECT e.number FROM consent_entry e
        WHERE e.number = ANY($1) AND e.action = 'withdrawn' AND (
            e.channel = $2 AND e.at < e.written_at OR EXISTS (
                SELECT FROM consent_subject s JOIN consent_entry same ON same.subject = s.id
                WHERE s.customer = $3 AND s.kind = 'mail' AND lower(s.address) <> lower($4)
                  AND (same.purpose, same.action, same.channel, same.at)
                    = (e.purpose, e.action, e.channel, e.at)))
        """,
        [held.entry for held in now.said.values()], Door.ADDRESS_CHANGED.value, customer, now.address,
    )  # fmt: skip
    return {row["number"] for row in rows}


def _copies(
    now: Subject, words: Sequence[Mapping[str, Held]], elsewhere: Collection[int]
) -> Iterable[Said]:
    """Each yes and no, said when it was said, where nothing was said at the new address yet; a no also where a yes
    was that is older, and a yes where a no was that is older and wasn't said there."""
    for purpose in Purpose:
        held = _newest(words, purpose)
        if held is not None and _goes_along(held, now.said.get(purpose.value), elsewhere):
            yield Said(
                now.id,
                purpose.value,
                _GOES_ALONG[held.state],
                Door.ADDRESS_CHANGED.value,
                basis=ABOUT[purpose].basis,
                text_sha256=held.text_sha256,
                cites=held.entry,
                at=copied_at(held.since) if held.state == "withdrawn" else held.since,
            )


def _goes_along(held: Held, there: Held | None, elsewhere: Collection[int]) -> bool:
    if held.state not in _GOES_ALONG or there is None:
        return held.state in _GOES_ALONG
    is_other = held.state != there.state and there.since < held.since
    return is_other and (there.state == "given" or there.entry in elsewhere)


def _newest(words: Sequence[Mapping[str, Held]], purpose: Purpose) -> Held | None:
    said = [each[purpose.value] for each in words if purpose.value in each]
    return max(said, key=lambda held: (held.since, held.entry), default=None)


def ends(left: Sequence[Subject]) -> Iterable[Said]:
    """What was said at an address or a number that is left, or was asked there, ends with it."""
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
