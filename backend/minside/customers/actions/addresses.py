"""Delivery addresses: where parcels may go, with one default."""

from dataclasses import asdict, dataclass
from types import EllipsisType
from typing import Any, Final, cast
from uuid import UUID

from minside.core import clock, hooks
from minside.core.idempotency import once
from minside.core.intake import Intake
from minside.core.language import Text
from minside.core.refusals import LimitReached, NotFound
from minside.customers.tables import DeliveryAddress

from . import places
from .history import ChangedBy, Difference, ProfileField, note
from .profile import lock

MOST: Final = 20
_PLACE: Final = ("recipient", "street", "street2", "postcode", "city", "country", "instructions")


class AddressNotFound(NotFound):
    """No delivery address of this customer's has that id."""


class TooManyAddresses(LimitReached):
    """There are `MOST` of them already."""


@dataclass(frozen=True, slots=True)
class DeliveryPlace:
    """A delivery address; `country` is ISO 3166-1 alpha-2."""

    id: UUID
    recipient: str
    street: str
    street2: str | None
    postcode: str
    city: str
    country: str
    instructions: str | None
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressForm:
    """What to set; `...` leaves a field as it is when an address is changed."""

    recipient: str | EllipsisType | None = ...
    street: str | EllipsisType | None = ...
    street2: str | EllipsisType | None = ...
    postcode: str | EllipsisType | None = ...
    city: str | EllipsisType | None = ...
    country: str | EllipsisType | None = ...
    instructions: str | EllipsisType | None = ...

    def over(self, before: dict[str, Any]) -> dict[str, Any]:
        """All fields: those given here, the others as they were."""
        return {**before, **{k: v for k, v in asdict(self).items() if v is not ...}}


async def addresses(customer: UUID) -> list[DeliveryPlace]:
    """At most `MOST`, the default first, then in the order they were added."""
    rows = await (
        DeliveryAddress.select()
        .where(DeliveryAddress.customer == customer)
        .order_by(DeliveryAddress.is_default, ascending=False)
        .order_by(DeliveryAddress.id)
    )
    return [_from_row(row) for row in rows]


async def add_address(
    customer: UUID, form: AddressForm, *, make_default: bool = False, key: str | None = None
) -> DeliveryPlace:
    """Add an address; the first one becomes the default by itself.

    Raises `Refused`, `TooManyAddresses`, `core.idempotency.KeyReused`.
    """
    use = await once("deliveryAddressCreate", key, [asdict(form), make_default], customer=customer)
    if use.earlier is not None:
        return await _find(customer, use.earlier, "idempotencyKey")
    values = _read(form.over(dict.fromkeys(_PLACE)))
    await lock(customer)
    count = await DeliveryAddress.count().where(DeliveryAddress.customer == customer)
    if count >= MOST:
        raise TooManyAddresses(most=MOST)
    place = await _insert(customer, values)
    await use.made(place.id)
    await note(customer, [_added(place)], ChangedBy.CUSTOMER)
    if make_default or count == 0:
        return await _switch_default(customer, place)
    return place


async def change_address(customer: UUID, address: UUID, form: AddressForm) -> DeliveryPlace:
    """Change what the form gives. Raises `Refused`, `AddressNotFound`."""
    await lock(customer)
    before = await _find(customer, address)
    values = _read(form.over({name: getattr(before, name) for name in _PLACE}))
    await DeliveryAddress.update(cast(Any, values)).where(_is(customer, address))
    after = await _find(customer, address)
    if after != before:
        await note(customer, [_difference(before, after)], ChangedBy.CUSTOMER)
    return after


async def delete_address(customer: UUID, address: UUID, *, preview: bool = False) -> list[Text]:
    """Delete it; if it was the default, the oldest left becomes it. What goes to it, and where that goes
    then, in sentences. Raises `AddressNotFound`."""
    await lock(customer)
    place = await _find(customer, address)
    told = await hooks.address_used(customer, address)
    if not preview:
        await _delete(customer, place)
    return told


async def _delete(customer: UUID, place: DeliveryPlace) -> None:
    address = place.id
    await DeliveryAddress.delete().where(_is(customer, address))
    await note(customer, [_difference(place, None)], ChangedBy.CUSTOMER)
    left = await addresses(customer)
    if place.is_default and left:
        await _step_in(customer, left[0], instead_of=place)


async def make_default(customer: UUID, address: UUID) -> DeliveryPlace:
    """Let parcels go here when nothing else is said. Raises `AddressNotFound`."""
    await lock(customer)
    place = await _find(customer, address)
    return place if place.is_default else await _switch_default(customer, place)


async def _find(customer: UUID, address: UUID, *field: str) -> DeliveryPlace:
    row = await DeliveryAddress.select().where(_is(customer, address)).first()
    if row is None:
        raise AddressNotFound(*(field or ("id",)))
    return _from_row(row)


def _is(customer: UUID, address: UUID) -> Any:
    return (DeliveryAddress.customer == customer) & (DeliveryAddress.id == address)


def _read(given: dict[str, Any]) -> dict[str, Any]:
    intake = Intake()
    country = places.country(intake, "country", value=given["country"] or "")
    values = {
        "recipient": intake.required("recipient", value=given["recipient"], most=100),
        "street": intake.required("street", value=given["street"], most=100),
        "street2": intake.text("street2", value=given["street2"], most=100),
        "postcode": places.postcode(
            intake, "postcode", value=given["postcode"] or "", country=country
        ),
        "city": intake.required("city", value=given["city"], most=60),
        "country": country,
        "instructions": intake.text(
            "instructions", value=given["instructions"], most=300, lines=True
        ),
    }
    intake.close()
    return values


async def _insert(customer: UUID, values: dict[str, Any]) -> DeliveryPlace:
    row = DeliveryAddress(**values, customer=customer, is_default=False, created_at=clock.now())
    await row.save()
    return await _find(customer, row.id)


async def _switch_default(customer: UUID, place: DeliveryPlace) -> DeliveryPlace:
    """One statement would trip over the unique index, so the old default steps down first."""
    mine = DeliveryAddress.customer == customer
    row = await DeliveryAddress.select().where(mine & DeliveryAddress.is_default.eq(True)).first()
    old = _from_row(row) if row else None
    if old:
        await DeliveryAddress.update({"is_default": False}).where(_is(customer, old.id))
    return await _step_in(customer, place, instead_of=old)


async def _step_in(
    customer: UUID, place: DeliveryPlace, *, instead_of: DeliveryPlace | None
) -> DeliveryPlace:
    """The first address of all replaces none: that it was added says everything."""
    await DeliveryAddress.update({"is_default": True}).where(_is(customer, place.id))
    if instead_of:
        old, new = _in_lines(instead_of), _in_lines(place)
        change = Difference(ProfileField.DEFAULT_DELIVERY_ADDRESS, old, new)
        await note(customer, [change], ChangedBy.CUSTOMER)
    return await _find(customer, place.id)


def _added(place: DeliveryPlace) -> Difference:
    return Difference(ProfileField.DELIVERY_ADDRESS, None, _in_lines(place))


def _difference(before: DeliveryPlace, after: DeliveryPlace | None) -> Difference:
    new = _in_lines(after) if after else None
    return Difference(ProfileField.DELIVERY_ADDRESS, _in_lines(before), new)


def _in_lines(place: DeliveryPlace) -> str:
    return places.in_lines(
        place.recipient,
        street=place.street,
        street2=place.street2,
        postcode=place.postcode,
        city=place.city,
        country=place.country,
        instructions=place.instructions,
    )


def _from_row(row: Any) -> DeliveryPlace:
    return DeliveryPlace(id=row["id"], is_default=row["is_default"], **{n: row[n] for n in _PLACE})
