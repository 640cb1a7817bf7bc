"""One act on one subscription: locked, by the version that was looked at, told, and undoable."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeAlias
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.idempotency import once
from minside.core.language import Text
from minside.core.scope import current

from . import refusals
from .acts import being_ordered
from .agreement import Agreement
from .confirming import confirm_later
from .kinds import ChangeKind, DeliveryState, State
from .rhythm import Deadlines
from .storing import Subscription, load, store

# As long as a farewell, which may end deliveries as well.
LASTS: Final = timedelta(days=30)
Act: TypeAlias = Callable[[Agreement], Agreement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every act is told: whose, which, by which version, whether it is only to be shown, and the
    form's key; `by_link` where a link in a notice asks, which the log tells."""

    customer: UUID
    subscription: UUID
    version: int
    preview: bool = False
    key: str | None = None
    by_link: bool = False


class Said(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the log tells of a change beside its kind: of the delivery that it was about, or else of the next
    one, the `day` on which it was to come and the one on which it `comes`; None where it didn't or doesn't.
    A pet is named by its id alone, for its name is forgotten with it; `goods` are what only that one ate."""

    by_link: bool = False
    day: date | None = None
    comes: date | None = None
    pet: UUID | None = None
    goods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Steered:
    """A subscription before and after an act; `change` is its entry in the log, None for a preview or
    where nothing changed. `closed` says why it doesn't come on the day that was chosen; what `is_undone`
    is told whole, also where an address that it would go back to is gone."""

    before: Agreement
    after: Subscription
    change: UUID | None
    closed: Text | None = None
    is_undone: bool = False
    is_address_gone: bool = False
    can_be_undone: bool = True

    @property
    def to_undo(self) -> UUID | None:
        """The entry that `undo` takes; None where there is nothing to take back, or no way to."""
        return self.change if self.can_be_undone else None

    @property
    def changes_anything(self) -> bool:
        return self.change is not None or self.before != self.after.agreement


async def steer(
    asked: Asked,
    kind: ChangeKind,
    act: Act,
    *,
    number: int | None = None,
    form: Any = None,
    is_undoable: bool = True,
    pet: UUID | None = None,
    goods: tuple[str, ...] = (),
) -> Steered:
    """Do it, or show what it would do. The same key does it once, and answers with how it is now.
    What isn't undoable is undone with something else that it is part of; `pet` is who that is about, and `goods`
    what only that one ate.

    Raises what `act` raises, `refusals.SubscriptionNotFound`, `refusals.StaleVersion`,
    `core.idempotency.KeyReused`.
    """
    use = None
    if not asked.preview:
        use = await once(
            kind, asked.key, [asked.subscription, number, form], customer=asked.customer
        )
    found = await load(asked.customer, asked.subscription, lock=not asked.preview)
    if found is None:
        raise refusals.SubscriptionNotFound("id")
    if use is not None and use.earlier is not None:
        done = None if use.earlier == found.id else use.earlier
        return Steered(found.agreement, found, done)
    if found.version != asked.version:
        raise refusals.StaleVersion("version")
    after = act(found.agreement)
    if use is None:
        return Steered(found.agreement, _as(found, after, found.version), None)
    if after == found.agreement:
        # The same click sent again changes nothing either.
        await use.made(found.id)
        return Steered(found.agreement, found, None)
    await store(found, after)
    days = _days(found.agreement, after, number)
    told = Said(by_link=asked.by_link, pet=pet, goods=goods, **days)
    change = await _note(found, after, kind, told, number, is_undoable)
    await use.made(change)
    if _ends_or_begins(found.agreement, after) and kind != "farewell":
        await confirm_later(found.id)
    stored = await load(asked.customer, asked.subscription)
    assert stored is not None
    can_be_undone = is_undoable and undo_until(found.agreement, after) is not None
    return Steered(found.agreement, stored, change, can_be_undone=can_be_undone)


def _ends_or_begins(before: Agreement, after: Agreement) -> bool:
    return (before.state is State.CANCELLED) != (after.state is State.CANCELLED)


def _as(found: Subscription, after: Agreement, version: int) -> Subscription:
    return replace(found, version=version, agreement=after)


def _days(before: Agreement, after: Agreement, number: int | None) -> dict[str, date | None]:
    was, comes = (
        each.next if number is None else each.get(number, Deadlines()) for each in (before, after)
    )
    return {"day": was and was.deliver_on, "comes": comes and comes.deliver_on}


async def _note(
    before: Subscription,
    after: Agreement,
    kind: ChangeKind,
    told: Said,
    number: int | None,
    is_undoable: bool,
) -> UUID:
    """In the log, with how it was before where that is for undoing it."""
    return await current().fetchval(
        """
        INSERT INTO subscription_change
            (customer, subscription, version, kind, done_by, number, before, changed_at, undo_until,
             said)
        VALUES ($1, $2, $3, $4, 'customer', $5, $6, $7, $8, $9) RETURNING id
        """,
        before.customer, before.id, before.version + 1, kind, number,
        msgspec.json.encode(before.agreement).decode() if is_undoable else None, clock.now(),
        undo_until(before.agreement, after) if is_undoable else None,
        msgspec.json.encode(told).decode(),
    )  # fmt: skip


async def change_by_system(
    found: Subscription, after: Agreement, kind: ChangeKind, number: int | None
) -> None:
    """What nobody asked for, of a subscription that is locked: in the log as ours, and not to be
    undone, for it follows from something else."""
    await store(found, after)
    await current().fetch(
        """
        INSERT INTO subscription_change
            (customer, subscription, version, kind, done_by, number, changed_at)
        VALUES ($1, $2, $3, $4, 'system', $5, $6)
        """,
        found.customer, found.id, found.version + 1, kind, number, clock.now(),
    )  # fmt: skip


def undo_until(before: Agreement, after: Agreement) -> datetime | None:
    """Until the first deadline of what was to come next, before and after, and of what was changed; for
    `LASTS` where none is to come. None where it can't be undone at all: who ends it while a delivery is
    being ordered has to begin again."""
    still = [each.number for each in after.coming if each.state is DeliveryState.PLANNED]
    if any(each.number not in still for each in being_ordered(before)):
        return None
    changed = [
        each
        for one, other in ((before, after), (after, before))
        for each in one.coming
        if each.state is not DeliveryState.WAITING
        and (each == one.next or each not in other.coming)
    ]
    deadlines = [each.deadline_at for each in changed if each.deadline_at > clock.now()]
    return min(deadlines, default=clock.now() + LASTS)
