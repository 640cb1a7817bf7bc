"""Farewell to a pet in one step (N12): it is said, what only it eats stops coming, what it shared is as
was answered, and a parcel can be stopped; and its undoing, which puts back what it changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

import msgspec

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.language import Text
from minside.core.refusals import Refusal
from minside.core.scope import current
from minside.core.sweep import in_batches
from minside.customers import actions as customers
from minside.orders import actions as orders
from minside.pets import actions as pets

from . import parting_words, refusals
from .agreement import Agreement
from .cautions import skus_of
from .confirming import confirm_farewell_later
from .farewell_questions import Parcel, Parting
from .foods import foods_with
from .kinds import State
from .lasting import Food, eaters
from .one_more import check_may_have_one_more
from .parting import Choice, Touched, parted, put_back, touched
from .rhythm import Deadlines
from .settings import deadlines_of
from .steering import Asked, steer
from .storing import Subscription, load, load_all
from .unpaid import no_longer_owed, owed_for


@dataclass(frozen=True, slots=True, kw_only=True)
class FarewellForm:
    """`seen` is each subscription's version that was looked at; `choices` by subscription and product;
    `stopped` are the orders to stop."""

    pet: UUID
    kind: pets.FarewellKind
    memory: pets.Memory
    seen: Mapping[UUID, int] = field(default_factory=dict[UUID, int])
    choices: Mapping[UUID, Mapping[str, Choice]] = field(
        default_factory=dict[UUID, Mapping[str, Choice]]
    )
    stopped: Sequence[UUID] = ()


@dataclass(frozen=True, slots=True)
class Parted:
    """The pet afterwards, or as it would be, and what comes of it."""

    animal: pets.Animal
    told: Sequence[Text]


async def look_at_farewell(house: House, customer: UUID, pet: UUID) -> Parting:
    """What a farewell to this pet would touch. What has ended asks nothing. Raises `pets.PetNotFound`."""
    animal = await pets.get(customer, pet, "pet")
    found = await _look(customer, animal, deadlines_of(house.settings))
    return replace(found, agreements=[each for each in found.agreements if not _has_ended(each[0])])


def _has_ended(one: Subscription) -> bool:
    return one.agreement.state is State.CANCELLED


async def _look(customer: UUID, animal: pets.Animal, deadlines: Deadlines) -> Parting:
    every = await load_all(customer)
    before = await pets.eaten(customer)
    after = [_gone(each, animal.id, clock.today()) for each in before]
    foods = await foods_with(customer, [_without(each, animal.id) for each in every], after)
    named = _named(every)
    agreements = [
        (one, found)
        for one in every
        if (found := touched(one.id, one.agreement, animal.id, before, foods, deadlines, named))
    ]
    return Parting(animal, agreements, await _parcels(customer, animal.id, every, before), foods)


def _gone(feeding: pets.Feeding, pet: UUID, today: date) -> pets.Feeding:
    if feeding.pet != pet or feeding.until is not None:
        return feeding
    return pets.Feeding(feeding.pet, feeding.sku, feeding.grams_a_day, today)


def _without(one: Subscription, pet: UUID) -> Subscription:
    """As if no line named it."""
    lines = tuple(
        msgspec.structs.replace(line, pets=tuple(each for each in line.pets if each != pet))
        for line in one.agreement.lines
    )
    agreement = msgspec.structs.replace(one.agreement, lines=lines)
    return replace(one, agreement=agreement)


def _named(every: Sequence[Subscription]) -> dict[str, set[UUID]]:
    """Who is named for each product, in any of these."""
    named: dict[str, set[UUID]] = {}
    for one in every:
        for line in one.agreement.lines:
            named.setdefault(line.sku, set()).update(line.pets)
    return named


async def _parcels(
    customer: UUID, pet: UUID, every: Sequence[Subscription], feedings: Sequence[pets.Feeding]
) -> list[Parcel]:
    """The orders under way with what only this pet eats."""
    named = _named(every)
    skus = {*named, *(each.sku for each in feedings)}
    own = {sku for sku in skus if eaters(sku, named.get(sku, ()), feedings) == {pet}}
    recent = await orders.recent(customer) if own else []
    stood = await orders.standings([order.id for order in recent])
    waiting = {order.id for order in orders.under_way(recent, stood)}
    return [
        parcel
        for order, how in zip(recent, stood, strict=True)
        if order.id in waiting and (parcel := _parcel(order, how, own)) is not None
    ]


def _parcel(order: orders.Order, how: orders.Standing, own: set[str]) -> Parcel | None:
    left = [line for line in how.lines if not line.is_cancelled and line.delivered < line.quantity]
    names = [line.name for line in left if line.sku in own]
    others = [line.name for line in left if line.sku not in own]
    return Parcel(order, names, others, orders.may_cancel(how)) if names else None


async def farewell(
    house: House,
    customer: UUID,
    form: FarewellForm,
    *,
    preview: bool = False,
    key: str | None = None,
) -> Parted:
    """Say it, or show what would come of it. The same key says it once.

    Raises `pets.PetNotFound`, `pets.FarewellSaid`, `refusals.StaleVersion`, `refusals.PastDeadline`,
    `orders.NotCancellable`, `core.idempotency.KeyReused`.
    """
    await customers.lock(customer)
    use = None if preview else await once("petFarewell", key, repr(form), customer=customer)
    animal = await pets.get(customer, form.pet, "pet")
    if use is not None and use.earlier is not None:
        return Parted(animal, [])
    said = pets.as_parted(animal, form.kind, form.memory)
    deadlines = deadlines_of(house.settings)
    found = await _look(customer, animal, deadlines)
    _check_seen(found, form)
    after = [
        _parted(one, animal.id, is_, form.choices.get(one.id, {}), found.foods, deadlines)
        for one, is_ in found.agreements
    ]
    names = await _names([one.agreement for one, _ in found.agreements])
    told = parting_words.said(found, after, names, _stopped(found, form), said)
    if use is None:
        return Parted(animal, told)
    farewell = await pets.say_farewell(animal, customer, said)
    for (one, its), agreement in zip(found.agreements, after, strict=True):
        await _change(farewell, animal.id, one, its, agreement)
    await confirm_farewell_later(farewell)
    for parcel in _stopped(found, form):
        await orders.cancel(house, customer, parcel.order.id)
    await use.made(farewell)
    return Parted(await pets.get(customer, form.pet), told)


def _check_seen(found: Parting, form: FarewellForm) -> None:
    for one, _ in found.agreements:
        if not _has_ended(one) and form.seen.get(one.id) != one.version:
            raise refusals.StaleVersion("seen")


def _parted(
    one: Subscription,
    pet: UUID,
    found: Touched,
    choices: Mapping[str, Choice],
    foods: Mapping[str, Food],
    deadlines: Deadlines,
) -> Agreement:
    return parted(one.id, one.agreement, pet, found, choices, foods, deadlines)


def _stopped(found: Parting, form: FarewellForm) -> list[Parcel]:
    """Raises `orders.OrderNotFound` and `orders.NotCancellable` for what can't be stopped."""
    known = {parcel.order.id: parcel for parcel in found.parcels}
    for order in form.stopped:
        if order not in known:
            raise orders.OrderNotFound("stopOrders")
        if reason := known[order].may_stop.reason:
            raise orders.NotCancellable("stopOrders", reason=reason.in_)
    return [known[order] for order in dict.fromkeys(form.stopped)]


async def _change(
    farewell: UUID, pet: UUID, one: Subscription, its: Touched, after: Agreement
) -> None:
    """Under the lock, by the version that was looked at; with how it was and became."""
    asked = Asked(customer=one.customer, subscription=one.id, version=one.version)
    goods = (*(line.sku for line in its.only), *its.once)
    done = await steer(asked, "farewell", lambda _: after, is_undoable=False, pet=pet, goods=goods)
    await current().fetch(
        """
        INSERT INTO farewell_change (customer, farewell, subscription, before, after)
        VALUES ($1, $2, $3, $4, $5)
        """,
        one.customer, farewell, one.id, msgspec.json.encode(done.before).decode(),
        msgspec.json.encode(done.after.agreement).decode(),
    )  # fmt: skip


async def undo_farewell(
    house: House, customer: UUID, pet: UUID, *, preview: bool = False
) -> Parted:
    """The pet, and what it ate, as before; what was changed since stays as it is. Undone already,
    nothing is done.

    Raises `pets.PetNotFound`, `pets.FarewellOver`.
    """
    await customers.lock(customer)
    animal = await pets.get(customer, pet, "pet")
    said = animal.farewell
    if said is None:
        return Parted(animal, [])
    if said.undo_until is None:
        raise pets.FarewellOver("pet")
    if not preview:
        await pets.take_farewell_back(animal, customer)
    told, begun, deadlines = [parting_words.back(animal)], 0, deadlines_of(house.settings)
    for row in await _changes(customer, said.id):
        # What was only looked at didn't begin, and counts all the same for those after it.
        beside = begun if preview else 0
        words, begins = await _put_back(animal, row, deadlines, beside, preview=preview)
        told, begun = [*told, *words], begun + begins
    return Parted(await pets.get(customer, pet, "pet"), told)


async def _changes(customer: UUID, farewell: UUID) -> Sequence[Any]:
    return await current().fetch(
        "SELECT * FROM farewell_change WHERE customer = $1 AND farewell = $2 ORDER BY id",
        customer, farewell,
    )  # fmt: skip


async def _put_back(
    animal: pets.Animal, row: Any, deadlines: Deadlines, beside: int, *, preview: bool
) -> tuple[list[Text], bool]:
    """What is told of one, and whether it begins again."""
    customer: UUID = row["customer"]
    before = msgspec.json.decode(row["before"], type=Agreement)
    after = msgspec.json.decode(row["after"], type=Agreement)
    found = await load(customer, row["subscription"], lock=not preview)
    assert found is not None
    asked = Asked(customer=customer, subscription=found.id, version=found.version, preview=preview)
    owed = await owed_for(customer, found.id)
    try:
        if _has_ended(found) and before.state is not State.CANCELLED:
            await check_may_have_one_more(customer, beside=beside)
        done = await steer(
            asked,
            "farewell_undo",
            lambda now: no_longer_owed(put_back(before, after, now, deadlines), owed, deadlines),
            is_undoable=False,
            pet=animal.id,
        )
    except Refusal as refusal:
        # The pet is back all the same.
        return [_why_not(refusal)(list((await _names([before])).values()))], False
    was, now = done.before, done.after.agreement
    told = parting_words.put_back(before, after, was, now, await _names([before, now]))
    return told, was.state is State.CANCELLED and not _has_ended(done.after)


def _why_not(refusal: Refusal) -> Callable[[Sequence[str]], Text]:
    """What is told where it can't go back: other than these, what was changed since leaves no room for it."""
    if isinstance(refusal, refusals.TooManySubscriptions):
        return parting_words.no_room
    if isinstance(refusal, refusals.Underage):
        return parting_words.too_young
    return parting_words.not_back


async def _names(agreements: Sequence[Agreement]) -> dict[str, str]:
    """What the products in these are called, by sku."""
    skus = sorted(skus_of(*agreements))
    found = await catalogue.find_many(skus)
    return {sku: each.name if each else sku for sku, each in zip(skus, found, strict=True)}


async def sweep() -> None:
    """How agreements were is kept for as long as the farewell can be undone. Needs a role that sees
    every customer's rows."""
    over = "farewell IN (SELECT id FROM pet_farewell WHERE undo_until <= $1)"
    await in_batches("farewell_change", over, clock.now())
