"""What the reader of a notice does by its links: nobody is signed in, and nothing is done but what is
asked for. A link lets in the customer whose it is by now, to that one delivery."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core import clock, throttle
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Text
from minside.core.scope import current
from minside.core.throttle import Limit
from minside.pets import actions as pets

from . import acts, quantities, refusals
from .agreement import Coming
from .assembling import Assembled, Wanted
from .cautions import Known, cautions_of_quantities, skus_of
from .emptiness import goes_nowhere, why_nothing_comes
from .forecast import forecast, wanted_of
from .kinds import ChangeKind, State
from .links import DeliveryLink
from .quantities import HowMany
from .reading import has_usual_address, offers_of
from .settings import deadlines_of
from .steering import Act, Asked, Steered, steer
from .storing import Subscription, load
from .telling import consequences
from .undoing import undo
from .which_days import closed

CHANGES: Final = Limit(attempts=30, window=timedelta(hours=1))
"""Whoever holds a link may change their mind, but not fill the log with it."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The delivery that a link is about, as it is now. It can be moved from `first` through `last`, where
    those are in order."""

    found: Subscription
    coming: Coming
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Followed:
    """How it is now, or would be, and what comes of it in sentences; `warnings` is what to be careful
    about. `change` is what was done, where it is undone by its id."""

    linked: Linked
    told: list[Text]
    warnings: Sequence[Text] = ()
    change: UUID | None = None


async def look(house: House, token: str) -> Linked:
    """Looking changes nothing. Raises `refusals.LinkOver`."""
    link = DeliveryLink.read(token, house.keys)
    return await _linked(house, link, await _let_in(link))


async def skip_by_link(house: House, token: str, *, preview: bool = False) -> Followed:
    """It doesn't come. Twice is as once. Raises `refusals.LinkOver`, `refusals.NotActive`,
    `core.throttle.Throttled`; so do those below."""
    deadlines, link = deadlines_of(house.settings), DeliveryLink.read(token, house.keys)
    return await _steer(
        house, link, "skip", lambda now: acts.skip(now, link.number, deadlines), preview=preview
    )


async def unskip_by_link(house: House, token: str, *, preview: bool = False) -> Followed:
    """It comes after all."""
    deadlines, link = deadlines_of(house.settings), DeliveryLink.read(token, house.keys)
    return await _steer(
        house, link, "unskip", lambda now: acts.unskip(now, link.number, deadlines), preview=preview
    )


async def move_by_link(house: House, token: str, day: date, *, preview: bool = False) -> Followed:
    """It comes on that day. Raises `refusals.DayNotPossible`."""
    deadlines, link = deadlines_of(house.settings), DeliveryLink.read(token, house.keys)
    done = await _steer(
        house, link, "move", lambda now: acts.move(now, link.number, day, deadlines),
        preview=preview,
    )  # fmt: skip
    why = closed(day) if done.told else None
    return replace(done, told=[why, *done.told]) if why else done


async def change_by_link(
    house: House, token: str, version: int, asked: Sequence[HowMany], *, preview: bool = False
) -> Followed:
    """So many of each of these, which are in it already, this time only; what isn't named stays. Where it
    is so by now, whatever version was looked at, nothing changes.

    Raises `Refused` with the refusals of each at its place, `refusals.StaleVersion`.
    """
    deadlines, link = deadlines_of(house.settings), DeliveryLink.read(token, house.keys)
    now = await _linked(house, link, await _let_in(link))
    others = await quantities.others(now.found.agreement, now.coming, asked)
    to_be = await _asked(house, link, preview=preview, version=version if others else None)
    done = await steer(
        to_be, "extra", lambda was: quantities.set_all(was, link.number, others, deadlines),
        number=link.number, form=[link.number, [(each.sku, each.quantity) for each in asked]],
    )  # fmt: skip
    return await _with_quantities(house, link, done)


async def undo_by_link(
    house: House, token: str, change: UUID, *, preview: bool = False
) -> Followed:
    """The quantities as they were before a change by the same delivery's link. Raises
    `refusals.CannotBeUndone`, for every other change too."""
    link = DeliveryLink.read(token, house.keys)
    asked = await _asked(house, link, preview=preview)
    if not await _is_by_link(asked, link, change):
        raise refusals.CannotBeUndone("change")
    done = await undo(house, asked, change)
    return replace(await _with_quantities(house, link, done), change=None)


async def _is_by_link(asked: Asked, link: DeliveryLink, change: UUID) -> bool:
    """Whoever has a link takes back what was done by it, and nothing that was done signed in."""
    return await current().fetchval(
        """
        SELECT EXISTS (
            SELECT FROM subscription_change
            WHERE customer = $1 AND subscription = $2 AND number = $3 AND id = $4 AND kind = 'extra'
              AND (said -> 'by_link')::boolean
        )
        """,
        asked.customer, link.subscription, link.number, change,
    )  # fmt: skip


async def _with_quantities(house: House, link: DeliveryLink, done: Steered) -> Followed:
    """The same, told in quantities and what it costs."""
    followed = await _followed(house, link, done)
    before, linked = done.before.get(link.number, deadlines_of(house.settings)), followed.linked
    assert before is not None
    was, is_ = await _wanted(replace(linked, coming=before)), await _wanted(linked)
    of = quantities.Change(was, is_, await offers_of([*was, *is_]), await contents_of(linked))
    return replace(
        followed,
        told=[*followed.told, *quantities.told(of)],
        warnings=[*quantities.left_out(of), *await _warnings(done, linked)],
        change=done.change,
    )


async def _warnings(done: Steered, linked: Linked) -> list[Text]:
    """None of them names a pet, or what it doesn't tolerate."""
    customer, after = linked.found.customer, linked.found.agreement
    found = await catalogue.find_many(sorted(skus_of(done.before, after)))
    known = Known(
        await pets.pets(customer),
        await pets.eaten(customer),
        {each.sku: each for each in found if each},
        await has_usual_address(customer),
    )
    nothing = await why_nothing_by_link(linked)
    told = cautions_of_quantities(done.before, after, known)
    return [*told, nothing] if nothing else told


async def products_of(linked: Linked) -> list[quantities.Product]:
    """Each of those that are in it, and how many this time; none of one that is left out."""
    wanted = await _wanted(linked)
    return quantities.products(wanted, await offers_of(wanted))


async def contents_of(linked: Linked) -> Assembled:
    """What comes with it, as far as is known today."""
    wanted = await _wanted(linked)
    return forecast(wanted, await offers_of(wanted), linked.coming.number)


async def why_nothing_by_link(linked: Linked) -> Text | None:
    """That nothing would be sent of it, and why; None where something comes."""
    wanted = await _wanted(linked)
    has_usual = await has_usual_address(linked.found.customer)
    is_nowhere = goes_nowhere(linked.found.agreement, linked.coming, has_usual=has_usual)
    return why_nothing_comes(wanted, await offers_of(wanted), linked.coming, is_nowhere=is_nowhere)


async def _wanted(linked: Linked) -> list[Wanted]:
    found = linked.found
    animals = {pet.id: pet for pet in await pets.pets(found.customer)}
    return wanted_of(found.agreement, linked.coming, animals, await pets.eaten(found.customer))


async def _steer(
    house: House, link: DeliveryLink, kind: ChangeKind, act: Act, *, preview: bool
) -> Followed:
    asked = await _asked(house, link, preview=preview)
    return await _followed(house, link, await steer(asked, kind, act, number=link.number))


async def _asked(
    house: House, link: DeliveryLink, *, preview: bool, version: int | None = None
) -> Asked:
    """By the version that was looked at; where none was, by the newest, under the lock."""
    customer = await _let_in(link)
    linked = await _linked(house, link, customer, lock=not preview)
    if linked.found.agreement.state is not State.ACTIVE:
        raise refusals.NotActive()
    return Asked(
        customer=customer,
        subscription=link.subscription,
        version=linked.found.version if version is None else version,
        preview=preview,
        by_link=True,
    )


async def _followed(house: House, link: DeliveryLink, done: Steered) -> Followed:
    if done.change is not None:
        await _count(link, house.keys)
    return Followed(
        _as_linked(house, done.after, link), consequences(done.before, done.after.agreement)
    )


async def _let_in(link: DeliveryLink) -> UUID:
    """From here on the request acts for the customer whose delivery it is. Raises `refusals.LinkOver`."""
    customer: UUID | None = await current().fetchval(
        "SELECT customer_by_subscription($1)", link.subscription
    )
    if customer is None:
        raise refusals.LinkOver("token")
    await current().act_for(customer)
    return customer


async def _linked(
    house: House, link: DeliveryLink, customer: UUID, *, lock: bool = False
) -> Linked:
    """Raises `refusals.LinkOver` where it can't be changed any more."""
    found = await load(customer, link.subscription, lock=lock)
    if found is None:
        raise refusals.LinkOver("token")
    return _as_linked(house, found, link)


def _as_linked(house: House, found: Subscription, link: DeliveryLink) -> Linked:
    deadlines = deadlines_of(house.settings)
    coming = found.agreement.get(link.number, deadlines)
    if coming is None or coming.deadline_at <= clock.now():
        raise refusals.LinkOver("token")
    return Linked(found, coming, *acts.possible_days(found.agreement, link.number, deadlines))


async def _count(link: DeliveryLink, keys: Keyring) -> None:
    """What changes nothing isn't counted. Nobody guesses a link, so no network is braked for trying."""
    bucket = keys.fingerprint("delivery by link", f"{link.subscription} {link.number}")
    if refusal := (await throttle.take(current(), bucket, CHANGES)).refusal:
        raise refusal
