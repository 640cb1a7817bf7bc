"""The verbs: what a customer asks for is checked against the catalogue and the profile, then done."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.house import House
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.refusals import Refusal, Refused
from minside.core.scope import current

from . import acts, refusals
from .agreement import Agreement, Line, ThisTime, replace
from .confirming import confirm_later
from .kinds import State, WhenOut
from .one_more import check_may_have_one_more
from .reading import has_usual_address
from .rhythm import Unit
from .settings import deadlines_of
from .steering import Asked, Steered, steer
from .storing import Subscription, insert, load, load_all
from .unpaid import check_paid
from .which_days import closed

LONGEST_REASON: Final = 200
DELIVERY_METHODS: Final = ("home_delivery", "letter_box", "pickup_point")
PAYMENTS: Final = ("invoice", "card", "vipps")
NOTICES: Final = ("email", "sms")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineForm:
    """A product to have in every delivery; `ceiling_ore` is the highest price said yes to in
    advance."""

    sku: str
    quantity: int = 1
    pets: Sequence[UUID] = ()
    when_out: WhenOut = WhenOut.LEAVE_OUT
    substitute_sku: str | None = None
    ceiling_ore: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewForm:
    """What a new subscription begins with; `address` None is where the customer lives, or their
    default."""

    lines: Sequence[LineForm]
    every: int
    unit: Unit
    first_on: date | None = None
    address: UUID | None = None
    delivery_method: str = "home_delivery"
    payment: str = "invoice"
    notice: str = "email"


async def all_of(customer: UUID) -> list[Subscription]:
    """Every subscription of the customer's, the ended ones last."""
    return await load_all(customer)


async def create(
    house: House, customer: UUID, form: NewForm, *, preview: bool = False, key: str | None = None
) -> Subscription:
    """Begin. Where no day is said, as soon as it can. A preview has no id of its own.

    Raises `Refused`, `refusals.Underage`, `refusals.TooManySubscriptions`, `refusals.NoAddress`,
    `core.idempotency.KeyReused`.
    """
    use = (
        None
        if preview
        else await once("subscriptionCreate", key, _as_json(form), customer=customer)
    )
    if use is not None and use.earlier is not None:
        return await _get(customer, use.earlier)
    await check_may_have_one_more(customer)
    agreement = await _new(house, customer, form)
    if use is None:
        has_usual = await has_usual_address(customer)
        return Subscription(UUID(int=0), customer, 1, clock.now(), agreement, has_usual)
    made = await insert(customer, agreement)
    await use.made(made)
    await confirm_later(made)
    return await _get(customer, made)


def _as_json(form: NewForm) -> list[str]:
    return [repr(form)]


async def _get(customer: UUID, subscription: UUID) -> Subscription:
    found = await load(customer, subscription)
    if found is None:
        raise refusals.SubscriptionNotFound("idempotencyKey")
    return found


async def _new(house: House, customer: UUID, form: NewForm) -> Agreement:
    deadlines = deadlines_of(house.settings)
    await _check_settings(
        customer,
        address=form.address,
        delivery_method=form.delivery_method,
        payment=form.payment,
        notice=form.notice,
    )
    first_on = form.first_on or deadlines.earliest()
    lines = await _lines(customer, form.lines)
    blank = Agreement(
        state=State.PAUSED,
        anchor_on=first_on,
        anchor_number=1,
        every=form.every,
        unit=form.unit,
        delivery_method=form.delivery_method,
        payment=form.payment,
        notice=form.notice,
        address=form.address,
        state_since=clock.now(),
        lines=tuple(lines),
    )
    acts.check_interval(form.every, form.unit)
    return acts.resume(blank, first_on, deadlines, "firstOn")


async def _lines(customer: UUID, forms: Sequence[LineForm]) -> list[Line]:
    """Raises `Refused` with each line's own refusals, at their places."""
    found: list[Line] = []
    refused: list[Refusal] = []
    if not forms:
        raise refusals.LastLine("lines")
    if len(forms) > acts.MOST_LINES:
        raise refusals.TooManyLines("lines", most=acts.MOST_LINES)
    for place, form in enumerate(forms):
        try:
            if any(line.sku == form.sku for line in found):
                raise refusals.LineThereAlready("sku")
            acts.check_quantity(form.quantity, least=1)
            line = await read_line(customer, form)
            acts.check_ceiling((), line)
            found.append(line)
        except Refusal as refusal:
            refusal.field = ("lines", str(place), *(refusal.field or ()))
            refused.append(refusal)
    if refused:
        raise Refused(refused)
    return found


async def read_line(customer: UUID, form: LineForm) -> Line:
    """A line at today's price, which is what is agreed. Raises `refusals.ProductNotFound`,
    `refusals.NoPrice`, `refusals.PetNotFound`, `Refused`."""
    await _check_pets(customer, form.pets)
    price = await price_now(form.sku, "sku")
    substitute, substitute_price = None, None
    if form.when_out is WhenOut.SUBSTITUTE:
        if not form.substitute_sku:
            raise refusals.SubstituteMissing("substituteSku")
        if form.substitute_sku == form.sku:
            raise refusals.SubstituteItself("substituteSku")
        substitute = form.substitute_sku
        substitute_price = await price_now(substitute, "substituteSku")
    return Line(
        sku=form.sku,
        quantity=form.quantity,
        agreed_ore=price,
        ceiling_ore=form.ceiling_ore,
        when_out=form.when_out,
        substitute_sku=substitute,
        substitute_agreed_ore=substitute_price,
        pets=tuple(dict.fromkeys(form.pets)),
    )


async def price_now(sku: str, *field: str) -> int:
    """What one costs today, in øre."""
    found = await catalogue.find(sku)
    if found is None or found.availability is catalogue.Availability.GONE:
        raise refusals.ProductNotFound(*field)
    if found.price is None or found.price.currency != "NOK":
        raise refusals.NoPrice(*field)
    return found.price.ore


async def _check_pets(customer: UUID, pets: Sequence[UUID]) -> None:
    known = await current().fetchval(
        """
        SELECT count(*) FROM pet WHERE customer = $1 AND id = ANY($2) AND NOT EXISTS (
            SELECT FROM pet_farewell f
            WHERE f.customer = pet.customer AND f.pet = pet.id AND f.undone_at IS NULL
        )
        """,
        customer, list(pets),
    )  # fmt: skip
    if known != len(set(pets)):
        raise refusals.PetNotFound("pets")


async def _check_settings(
    customer: UUID,
    *,
    address: UUID | None,
    delivery_method: str | None,
    payment: str | None,
    notice: str | None,
) -> None:
    intake = Intake()
    for name, value, known in (
        ("deliveryMethod", delivery_method, DELIVERY_METHODS),
        ("payment", payment, PAYMENTS),
        ("notice", notice, NOTICES),
    ):
        if value is not None and value not in known:
            intake.note(refusals.UnknownChoice(name, known=known))
    intake.close()
    row = await current().fetchrow(
        """
        SELECT street IS NOT NULL AS lives, phone IS NOT NULL AS has_phone, EXISTS (
                SELECT FROM delivery_address WHERE customer = $1 AND is_default
            ) AS has_default, EXISTS (
                SELECT FROM delivery_address WHERE customer = $1 AND id = $2
            ) AS is_known
        FROM customer WHERE id = $1
        """,
        customer, address,
    )  # fmt: skip
    assert row is not None
    if address is not None and not row["is_known"]:
        raise refusals.AddressNotFound("address")
    if address is None and not (row["lives"] or row["has_default"]):
        raise refusals.NoAddress("address")
    if notice == "sms" and not row["has_phone"]:
        raise refusals.NoPhone("notice")


async def skip(house: House, asked: Asked, number: int) -> Steered:
    """This delivery doesn't come. Raises what `acts.skip` and `steer` raise; so do those below."""
    deadlines = deadlines_of(house.settings)
    return await steer(
        asked, "skip", lambda now: acts.skip(now, number, deadlines), number=number, form=number
    )


async def unskip(house: House, asked: Asked, number: int) -> Steered:
    """It comes after all."""
    deadlines = deadlines_of(house.settings)
    return await steer(
        asked, "unskip", lambda now: acts.unskip(now, number, deadlines), number=number, form=number
    )


async def move(house: House, asked: Asked, number: int, day: date) -> Steered:
    """This delivery comes on that day."""
    deadlines = deadlines_of(house.settings)
    done = await steer(
        asked,
        "move",
        lambda now: acts.move(now, number, day, deadlines),
        number=number,
        form=[number, day],
    )
    return _on(done, day)


def _on(done: Steered, day: date | None) -> Steered:
    """With why it comes on another day than the one that was chosen."""
    return dataclasses.replace(done, closed=closed(day)) if day else done


async def deliver_now(house: House, asked: Asked) -> Steered:
    """The next one comes as soon as it can."""
    deadlines = deadlines_of(house.settings)
    return await steer(asked, "now", lambda now: acts.deliver_now(now, deadlines))


async def set_extra(house: House, asked: Asked, number: int, sku: str, quantity: int) -> Steered:
    """So many of a product in this delivery only."""
    deadlines = deadlines_of(house.settings)
    acts.check_quantity(quantity, least=0)
    price = await price_now(sku, "sku") if quantity else 0
    extra = ThisTime(sku, quantity, price)
    return await steer(
        asked,
        "extra",
        lambda now: acts.set_extra(now, number, extra, deadlines),
        number=number,
        form=[number, sku, quantity],
    )


async def set_this_time(
    house: House, asked: Asked, number: int, *, address: UUID | None, payment: str | None
) -> Steered:
    """Where this delivery goes and how it is paid, where that is other than usual."""
    deadlines = deadlines_of(house.settings)
    await _check_settings(
        asked.customer, address=address, delivery_method=None, payment=payment, notice=None
    )
    return await steer(
        asked,
        "this_time",
        lambda now: acts.set_this_time(
            now,
            number,
            deadlines,
            address=address if address != now.address else None,
            payment=payment if payment != now.payment else None,
        ),
        number=number,
        form=[number, address, payment],
    )


async def set_line(asked: Asked, form: LineForm) -> Steered:
    """A product of every delivery: added, changed, or taken away by a quantity of 0. The price that was
    agreed stays where the product does."""
    acts.check_quantity(form.quantity, least=0)
    line = (
        await read_line(asked.customer, form)
        if form.quantity
        else Line(sku=form.sku, quantity=0, agreed_ore=0)
    )
    return await steer(
        asked, "line", lambda now: acts.set_line(now, _keeping(now, line)), form=repr(form)
    )


def _keeping(now: Agreement, line: Line) -> Line:
    """A change of quantity is no yes to a higher price (N9), nor to a dearer substitute, which isn't
    shown with it."""
    before = next((each for each in now.lines if each.sku == line.sku), None)
    if before is None:
        return line
    kept = replace(
        line,
        agreed_ore=before.agreed_ore,
        promise=before.promise,
        kept=before.kept,
        id=before.id,
    )
    if set(line.pets) == set(before.pets):
        kept = replace(kept, pets=before.pets)
    if _keeps_substitute(kept, before):
        kept = replace(kept, substitute_agreed_ore=before.substitute_agreed_ore)
    return acts.within_ceiling(now, kept)


def _keeps_substitute(line: Line, before: Line) -> bool:
    """At what was agreed: where only the quantity changes, and where nothing does but that it is cheaper
    today."""
    if line.substitute_sku != before.substitute_sku:
        return False
    if line.quantity != before.quantity:
        return True
    agreed, today = before.substitute_agreed_ore or 0, line.substitute_agreed_ore or 0
    same = replace(line, substitute_agreed_ore=before.substitute_agreed_ore)
    return same == before and today <= agreed


async def swap_line(asked: Asked, sku: str, form: LineForm) -> Steered:
    """Another product in its place, at today's price."""
    line = await read_line(asked.customer, form)
    return await steer(
        asked, "swap", lambda now: acts.swap_line(now, sku, line), form=[sku, repr(form)]
    )


async def answer_price(
    asked: Asked, promise: UUID, *, accept_ore: int | None, ceiling_ore: int | None
) -> Steered:
    """Yes to a higher price: to the one that was seen, or to all up to a ceiling (N9)."""
    if (accept_ore is None) == (ceiling_ore is None):
        raise refusals.OneAnswer("acceptOre")

    def act(now: Agreement) -> Agreement:
        if accept_ore is not None:
            return acts.accept_price(now, promise, accept_ore)
        assert ceiling_ore is not None
        return acts.set_ceiling(now, promise, ceiling_ore)

    return await steer(asked, "price_answer", act, form=[promise, accept_ore, ceiling_ore])


async def reschedule(house: House, asked: Asked, every: int, unit: Unit, next_on: date) -> Steered:
    """Another rhythm from the next delivery on."""
    deadlines = deadlines_of(house.settings)
    done = await steer(
        asked,
        "reschedule",
        lambda now: acts.reschedule(now, every, unit, next_on, deadlines),
        form=[every, unit.value, next_on],
    )
    return _on(done, next_on)


async def pause(house: House, asked: Asked, until: date | None) -> Steered:
    """Nothing comes before that day, or until it is resumed."""
    deadlines = deadlines_of(house.settings)
    done = await steer(asked, "pause", lambda now: acts.pause(now, until, deadlines), form=until)
    return _on(done, until)


async def resume(house: House, asked: Asked, next_on: date | None) -> Steered:
    """It goes on. Raises `refusals.Unpaid` too; so does `reactivate`. What was ended is begun again, by
    who may have one more: `refusals.Ended`."""
    await check_paid(asked.customer, asked.subscription)
    deadlines = deadlines_of(house.settings)

    def act(now: Agreement) -> Agreement:
        acts.not_ended(now)
        return acts.resume(now, next_on, deadlines)

    return _on(await steer(asked, "resume", act, form=next_on), next_on)


async def reactivate(house: House, asked: Asked, next_on: date | None) -> Steered:
    """What was ended begins again."""
    await check_may_have_one_more(asked.customer)
    await check_paid(asked.customer, asked.subscription)
    deadlines = deadlines_of(house.settings)
    done = await steer(
        asked, "reactivate", lambda now: acts.resume(now, next_on, deadlines), form=next_on
    )
    return _on(done, next_on)


async def cancel(asked: Asked, reason: str | None) -> Steered:
    """It ends, for any reason or none."""
    intake = Intake()
    why = intake.text("reason", value=reason, most=LONGEST_REASON)
    intake.close()
    return await steer(asked, "cancel", lambda now: acts.cancel(now, why), form=why)


async def set_settings(asked: Asked, changed: Mapping[str, Any]) -> Steered:
    """Where and how from now on: `address`, `delivery_method`, `payment`, `notice`; `...` stays."""
    new = {name: value for name, value in changed.items() if value is not ...}
    found = await load(asked.customer, asked.subscription)
    if found is None:
        raise refusals.SubscriptionNotFound("id")
    wanted = {
        # No choice at all is none of those that there are.
        name: new.get(name, getattr(found.agreement, name)) or ""
        for name in ("delivery_method", "payment", "notice")
    }
    address = new.get("address", found.agreement.address)
    await _check_settings(asked.customer, address=address, **wanted)
    return await steer(
        asked, "settings", lambda now: acts.set_settings(now, **new), form=sorted(new.items())
    )
