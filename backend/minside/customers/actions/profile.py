"""The profile: name, phone, birth year, language and postal address."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_
from types import EllipsisType
from typing import Any, Final
from uuid import UUID

from piccolo.columns import Column

from minside.core import clock, hooks, phones
from minside.core.codes import Code
from minside.core.intake import Intake
from minside.core.language import Language, Text
from minside.core.refusals import OutOfRange, Refusal, Required
from minside.customers.tables import Customer

from . import places
from .announcing import announce
from .history import ChangedBy, Difference, ProfileField, note

OLDEST: Final = 120
_BORN: Final = Text(
    "Skriv året du ble født, mellom {least} og {most}.",
    "Enter the year you were born, between {least} and {most}.",
)
OUTSIDE: Final = {ProfileField.POSTAL_ADDRESS: "address"}
"""What events call a field, where it isn't its own name."""
_ADDRESS: Final = ("street", "street2", "postcode", "city", "country")


class InvalidPhone(Refusal):
    """Not a number that can be called (checked against the country's numbering plan)."""

    code = Code.INVALID_PHONE


class ImpossibleBirthYear(OutOfRange):
    """No customer is born before `least` or after `most`."""

    def message(self, language: Language) -> str:
        return _BORN.in_(language).format(**self.details)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; `country` is ISO 3166-1 alpha-2."""

    street: str
    street2: str | None
    postcode: str
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A customer's own details; `number` is the shop's; `phone` in E.164; `email_refused_at` since
    when mail comes back; `confirmed_at` when they last said that all of it is right. Who was
    known to the shop by number alone may have no `email` yet."""

    id: UUID
    number: str | None
    email: str | None
    first_name: str | None
    last_name: str | None
    phone: str | None
    birth_year: int | None
    language: Language
    postal_address: Address | None
    email_refused_at: datetime | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileForm:
    """What to change; `...` leaves a field as it is, None removes it where it may be gone.

    A name may be missing until somebody has given it, but is never taken away.
    """

    first_name: str | EllipsisType | None = ...
    last_name: str | EllipsisType | None = ...
    phone: str | EllipsisType | None = ...
    birth_year: int | EllipsisType | None = ...
    language: Language | EllipsisType | None = ...
    postal_address: Address | EllipsisType | None = ...


async def profile(customer: UUID) -> Profile:
    """The customer's details as they are now."""
    return _from_row(await Customer.select().where(Customer.id == customer).first())


async def change(
    customer: UUID, form: ProfileForm, *, by: ChangedBy = ChangedBy.CUSTOMER
) -> Profile:
    """Change what the form gives, and note each difference (S17).

    Raises `core.refusals.Refused` with everything that is wrong in the form.
    """
    given = read_form(form)
    # No more than that: see `lock`.
    row = await Customer.select().where(Customer.id == customer).lock_rows("NO KEY UPDATE").first()
    before = _from_row(row)
    after = replace(before, **given)
    differences = _differences(before, after)
    if differences:
        fields = [difference.field for difference in differences]
        await _save(after, fields)
        await note(customer, differences, by)
        await announce(customer, [OUTSIDE.get(field, field.value) for field in fields])
        if ProfileField.PHONE in fields:
            await hooks.contact_changed(customer)
        if ProfileField.BIRTH_YEAR in fields:
            await hooks.agreed_to_less(customer)
    return after


async def lock(customer: UUID) -> None:
    """Let those who count or reorder what a customer has go one after the other.

    Not more than that: what is inserted meanwhile refers to the customer, and two who had inserted
    before they ask for the whole row would wait for each other.
    """
    await Customer.select(Customer.id).where(Customer.id == customer).lock_rows("NO KEY UPDATE")


def read_form(form: ProfileForm) -> dict[str, Any]:
    """The values as they are kept, of the fields that the form gives. Raises `Refused`."""
    intake = Intake()
    values: dict[str, Any] = {}
    if form.first_name is not ...:
        values["first_name"] = _name(intake, "firstName", form.first_name)
    if form.last_name is not ...:
        values["last_name"] = _name(intake, "lastName", form.last_name)
    if form.phone is not ...:
        values["phone"] = _phone(intake, form.phone)
    if form.birth_year is not ...:
        values["birth_year"] = read_birth_year(intake, form.birth_year)
    if form.language is not ...:
        values["language"] = _language(intake, form.language)
    if form.postal_address is not ...:
        values["postal_address"] = _address(intake, form.postal_address)
    intake.close()
    return values


def read_names(intake: Intake, *, first_name: str, last_name: str) -> tuple[str, str]:
    """Both names, as every form reads them."""
    return _name(intake, "firstName", first_name), _name(intake, "lastName", last_name)


def _name(intake: Intake, field: str, value: str | None) -> str:
    return intake.required(field, value=value, most=80)


def _phone(intake: Intake, value: str | None) -> str | None:
    typed = intake.text("phone", value=value, most=40)
    return intake.part(lambda: _e164(typed)) if typed else None


def _e164(value: str) -> str:
    if (number := phones.read(value)) is None:
        raise InvalidPhone("phone")
    return number


def read_birth_year(intake: Intake, value: int | None) -> int | None:
    """A year that a customer can be born in, as every form reads it."""
    this_year = clock.today().year
    if value is not None and not this_year - OLDEST <= value <= this_year:
        intake.note(ImpossibleBirthYear("birthYear", least=this_year - OLDEST, most=this_year))
    return value


def _language(intake: Intake, value: Language | None) -> Language | None:
    if value is None:
        intake.note(Required("language"))
    return value


def _address(intake: Intake, value: Address | None) -> Address | None:
    if value is None:
        return None
    path = "postalAddress"
    country = places.country(intake, path, "country", value=value.country)
    return Address(
        street=intake.required(path, "street", value=value.street, most=100),
        street2=intake.text(path, "street2", value=value.street2, most=100),
        postcode=places.postcode(intake, path, "postcode", value=value.postcode, country=country),
        city=intake.required(path, "city", value=value.city, most=60),
        country=country,
    )


def _differences(before: Profile, after: Profile) -> list[Difference]:
    fields = (
        ProfileField.FIRST_NAME,
        ProfileField.LAST_NAME,
        ProfileField.PHONE,
        ProfileField.BIRTH_YEAR,
        ProfileField.LANGUAGE,
        ProfileField.POSTAL_ADDRESS,
    )
    pairs = ((f, getattr(before, f.value), getattr(after, f.value)) for f in fields)
    return [Difference(f, written(old), written(new)) for f, old, new in pairs if old != new]


def written(value: object) -> str | None:
    """A value as the history writes it."""
    if isinstance(value, Address):
        return places.in_lines(**asdict(value))
    if isinstance(value, Language):
        return value.value
    return None if value is None else str(value)


async def _save(after: Profile, fields: list[ProfileField]) -> None:
    values = [columns_of(field, getattr(after, field.value)) for field in fields]
    await Customer.update(reduce(or_, values)).where(Customer.id == after.id)


def columns_of(field: ProfileField, value: Any) -> dict[Column | str, Any]:
    """What the columns of a field hold for a value of its."""
    if field is ProfileField.POSTAL_ADDRESS:
        return {name: getattr(value, name, None) for name in _ADDRESS}
    return {field.value: value.value if isinstance(value, Language) else value}


def _from_row(row: Any) -> Profile:
    return Profile(
        id=row["id"],
        number=row["number"],
        email=row["email"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        phone=row["phone"],
        birth_year=row["birth_year"],
        language=Language(row["language"]),
        postal_address=_address_from(row),
        email_refused_at=row["email_refused_at"],
        confirmed_at=row["confirmed_at"],
    )


def _address_from(row: Any) -> Address | None:
    if row["street"] is None:
        return None
    return Address(**{name: row[name] for name in _ADDRESS})
