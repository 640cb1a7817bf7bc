"""Taking back what was changed last, until the deadline (N10)."""

import dataclasses
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current

from . import acts, refusals
from .agreement import Agreement, Coming, Line, replace
from .kinds import DeliveryState
from .one_more import check_may_have_one_more
from .rhythm import Deadlines
from .settings import deadlines_of
from .steering import Asked, Steered, steer
from .storing import load
from .unpaid import no_longer_owed, owed_for

# What may have answered a price. Other changes leave prices as they became meanwhile.
_OF_PRICES: Final = frozenset({"price_answer", "line", "swap"})


async def undo(house: House, asked: Asked, change: UUID) -> Steered:
    """The agreement as it was before this change, where nothing was changed after it that still stands,
    and the deadline is yet to come. The log tells of both.

    Raises `refusals.CannotBeUndone`, `refusals.TooManySubscriptions` and `refusals.Underage` where it had
    ended, and what `steer` raises.
    """
    row = await current().fetchrow(
        """
        SELECT c.*, EXISTS (
            SELECT FROM subscription_change later
            WHERE later.subscription = c.subscription AND later.version > c.version
              AND later.undone_at IS NULL AND later.kind NOT IN ('undo', 'price_within_ceiling')
        ) AS is_overtaken
        FROM subscription_change c WHERE c.customer = $1 AND c.subscription = $2 AND c.id = $3
        """,
        asked.customer, asked.subscription, change,
    )  # fmt: skip
    if row is None:
        raise refusals.CannotBeUndone("change")
    if row["undone_at"] is None and not _can_be_undone(row):
        raise refusals.CannotBeUndone("change")
    if row["undone_at"] is not None:
        return await steer(asked, "undo", lambda now: now, form=change)
    deadlines = deadlines_of(house.settings)
    if row["kind"] == "cancel":
        # The customer is locked before what is theirs, as everywhere.
        await check_may_have_one_more(asked.customer)
    was = msgspec.json.decode(row["before"], type=Agreement)
    # Locked first: what the shop says of the money meanwhile is said before this, or after it.
    await load(asked.customer, asked.subscription, lock=not asked.preview)
    owed = await owed_for(asked.customer, asked.subscription)
    before = _at_addresses(was, await _addresses(asked.customer))
    done = await steer(
        asked,
        "undo",
        lambda now: no_longer_owed(as_before(before, now, deadlines, row["kind"]), owed, deadlines),
        number=row["number"],
        form=change,
    )
    if done.change is not None:
        await current().fetch(
            "UPDATE subscription_change SET undone_at = $2 WHERE id = $1", change, clock.now()
        )
    return dataclasses.replace(done, is_undone=True, is_address_gone=before != was)


async def _addresses(customer: UUID) -> frozenset[UUID]:
    rows = await current().fetch("SELECT id FROM delivery_address WHERE customer = $1", customer)
    return frozenset(row["id"] for row in rows)


def _at_addresses(before: Agreement, known: frozenset[UUID]) -> Agreement:
    """With the usual address where it went to one that is deleted meanwhile."""
    coming = tuple(
        each if each.address in known else replace(each, address=None) for each in before.coming
    )
    address = before.address if before.address in known else None
    return replace(before, address=address, coming=coming)


def as_before(before: Agreement, now: Agreement, deadlines: Deadlines, kind: str = "") -> Agreement:
    """What the change changed is put back, and not what the shop's prices did meanwhile, nor what is
    ordered; and what was told of is told of no more. Raises `refusals.CannotBeUndone`."""
    told = {each.number: each for each in now.coming}
    present = {line.sku: line for line in now.lines}
    coming = _not_settled(before, now)
    old = replace(
        before,
        lines=tuple(_line_before(line, present.get(line.sku), kind) for line in before.lines),
        coming=coming,
        ordered_number=now.ordered_number,
        # A pause with an end is over once its delivery is.
        paused_until=before.paused_until if len(coming) == len(before.coming) else None,
    )
    old = acts.with_next(old, deadlines)
    return replace(
        old, coming=tuple(_with_notice(each, told.get(each.number)) for each in old.coming)
    )


def _not_settled(before: Agreement, now: Agreement) -> tuple[Coming, ...]:
    """Of what was to come, what still is; what was past its deadline already when the change was made
    is ordered by now, or still to be. Raises `refusals.CannotBeUndone` where it is neither, and once
    the one after it is past its deadline or over too."""
    told = {each.number: each for each in now.coming}
    past = [each.number for each in before.coming if acts.is_past(each)]
    gone = [number for number in past if number not in told]
    if any(each.number not in past for each in acts.being_ordered(now)):
        raise refusals.CannotBeUndone("change")
    if any(told[each].state is not DeliveryState.PLANNED for each in past if each in told):
        raise refusals.CannotBeUndone("change")
    if past and now.ordered_number > max(past):
        raise refusals.CannotBeUndone("change")
    kept = [each for each in before.coming if each.number not in gone]
    return tuple(told[each.number] if each.number in past else each for each in kept)


def _line_before(before: Line, now: Line | None, kind: str) -> Line:
    if now is None:
        return before
    if kind in _OF_PRICES:
        return replace(before, promise=now.promise or before.promise)
    return replace(before, agreed_ore=now.agreed_ore, promise=now.promise, kept=now.kept)


def _can_be_undone(row: Any) -> bool:
    return (
        row["before"] is not None
        and row["kind"] != "undo"
        and not row["is_overtaken"]
        and row["undo_until"] is not None
        and row["undo_until"] > clock.now()
    )


def _with_notice(before: Coming, now: Coming | None) -> Coming:
    """A notice isn't taken back, nor sent twice of one day."""
    if now is None:
        return before
    is_told = (now.deliver_on, now.deadline_at) == (before.deliver_on, before.deadline_at)
    return replace(before, noticed_at=now.noticed_at if is_told else None)
