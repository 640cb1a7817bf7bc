"""Profile, addresses and the history of changes in GraphQL."""

from datetime import datetime
from typing import Annotated, TypeAlias, cast

import strawberry
from strawberry import UNSET

from minside.core.graphql import (
    Connection,
    InfoT,
    UserError,
    connection,
    given,
    mutation,
    read_into,
    row_id,
    shown,
    user_errors,
)
from minside.core.language import Language
from minside.customers import actions as customers

# The one type that is composed upstairs, from the mixins that the rooms offer; by name, since
# nothing here may import it.
Customer: TypeAlias = Annotated["Customer", strawberry.lazy("minside.schema")]

POSTCODE = "As its country writes it: `0956` in Norway, `114 55` in Sweden."

strawberry.enum(Language, description="A language of Min Side.")
strawberry.enum(customers.ChangedBy, description="Who made a change.")
strawberry.enum(
    customers.CheckReason,
    name="ProfileCheckReason",
    description="Why a customer is asked whether their details are right.",
)
strawberry.enum(customers.ProfileField, description="What a change was about.")


@strawberry.type(description="A postal address.")
class PostalAddress:
    street: str = strawberry.field(description="Street and number, or post box.")
    street2: str | None = strawberry.field(description="A second line.")
    postcode: str = strawberry.field(description=POSTCODE)
    city: str = strawberry.field(description="The postal town.")
    country: str = strawberry.field(description="ISO 3166-1 alpha-2, as `NO`.")


@strawberry.type(description="Where parcels may go.")
class DeliveryAddress:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    recipient: str = strawberry.field(description="The name on the parcel.")
    street: str = strawberry.field(description="Street and number.")
    street2: str | None = strawberry.field(description="A second line.")
    postcode: str = strawberry.field(description=POSTCODE)
    city: str = strawberry.field(description="The postal town.")
    country: str = strawberry.field(description="ISO 3166-1 alpha-2, as `NO`.")
    instructions: str | None = strawberry.field(description="A note to the driver.")
    is_default: bool = strawberry.field(description="Whether parcels go here unless told else.")


@strawberry.type(
    description=(
        "One change of the profile or an address (S17).\n\n"
        "Values are for programs to read: a phone number in E.164, a language in BCP 47, a year in"
        " digits, a name or an e-mail address as it is. An address has a line for each line of its"
        " label, the last one the country in ISO 3166-1 alpha-2; a note to the driver follows after"
        " an empty line."
    )
)
class ProfileChange:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    field: customers.ProfileField = strawberry.field(description="What was changed.")
    old_value: str | None = strawberry.field(
        description="Before, written as the type says; null where nothing was."
    )
    new_value: str | None = strawberry.field(
        description="After, written as the type says; null where nothing is."
    )
    changed_by: customers.ChangedBy = strawberry.field(description="Who made it.")
    reason: str | None = strawberry.field(description="Why, where staff made it (S38).")
    changed_at: datetime = strawberry.field(description="When, in UTC.")

    @classmethod
    def of(cls, change: customers.Change) -> "ProfileChange":
        return shown(cls, change, changed_at=change.at)


@strawberry.type(description="Something to ask: are these details still right?")
class ProfileCheck:
    reason: customers.CheckReason = strawberry.field(description="Why it is asked.")
    since: datetime = strawberry.field(
        description="When mail or the parcel came back, or since when nobody has said that the"
        " details are right, in UTC."
    )


@strawberry.type
class ProfileOfCustomer:
    """What this room offers to the type Customer."""

    profile: strawberry.Private[customers.Profile]

    @strawberry.field(description="Opaque.")
    def id(self) -> strawberry.ID:
        return strawberry.ID(str(self.profile.id))

    @strawberry.field(description="Given name (S1).")
    def first_name(self) -> str | None:
        return self.profile.first_name

    @strawberry.field(description="Family name (S1).")
    def last_name(self) -> str | None:
        return self.profile.last_name

    @strawberry.field(description="What the shop calls the customer; null where it doesn't yet.")
    def customer_number(self) -> str | None:
        return self.profile.number

    @strawberry.field(
        description="Where mail goes, and the name to sign in with (S4); null until it is given by"
        " who was known to the shop without one."
    )
    def email(self) -> str | None:
        return self.profile.email

    @strawberry.field(
        description="Since when mail to `email` comes back, in UTC; null while it goes through."
    )
    def email_refused_since(self) -> datetime | None:
        return self.profile.email_refused_at

    @strawberry.field(
        description="Whether to look over name, e-mail, phone and address; null when nothing is to be"
        " asked. `profileConfirm` answers it."
    )
    async def profile_check(self, info: InfoT) -> ProfileCheck | None:
        check = await customers.profile_check(info.context.customer)
        return shown(ProfileCheck, check) if check else None

    @strawberry.field(
        description="When the customer last confirmed that the details are right, in UTC; null: never."
    )
    def profile_confirmed_at(self) -> datetime | None:
        return self.profile.confirmed_at

    @strawberry.field(description="In E.164, as `+4791234567` (S3).")
    def phone(self) -> str | None:
        return self.profile.phone

    @strawberry.field(description="A year, never a date (S5).")
    def birth_year(self) -> int | None:
        return self.profile.birth_year

    @strawberry.field(description="The language that the customer reads.")
    def language(self) -> Language:
        return self.profile.language

    @strawberry.field(description="Where the customer lives (S2).")
    def postal_address(self) -> PostalAddress | None:
        address = self.profile.postal_address
        return shown(PostalAddress, address) if address else None

    @strawberry.field(description="At most 20, the default first (S13).")
    async def delivery_addresses(self, info: InfoT) -> list[DeliveryAddress]:
        return [shown(DeliveryAddress, p) for p in await customers.addresses(info.context.customer)]

    @strawberry.field(description="Who changed what, newest first (S17).")
    async def profile_changes(
        self,
        info: InfoT,
        first: Annotated[int, strawberry.argument(description="0 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="An `endCursor`.")] = None,
    ) -> Connection[ProfileChange]:
        page = await customers.changes(info.context.customer, first=first, after=after)
        return connection(page, ProfileChange.of)


async def customer_of(info: InfoT) -> Customer:
    """Who is signed in, as the type that the rooms compose."""
    return as_customer(await customers.profile(info.context.customer))


def as_customer(profile: customers.Profile) -> Customer:
    """Every room's fields find what they need in this and in the context."""
    return cast(Customer, ProfileOfCustomer(profile=profile))


@strawberry.type
class CustomersQuery:
    @strawberry.field(description="Who is signed in; null when nobody is.")
    async def me(self, info: InfoT) -> Customer | None:
        return await customer_of(info) if info.context.is_signed_in else None


@strawberry.input(description="A postal address.")
class PostalAddressInput:
    street: str = strawberry.field(description="Street and number, or post box.")
    street2: str | None = strawberry.field(default=None, description="A second line.")
    postcode: str = strawberry.field(description=POSTCODE)
    city: str = strawberry.field(description="The postal town.")
    country: str = strawberry.field(default="NO", description="ISO 3166-1 alpha-2.")

    def read(self) -> customers.Address:
        return read_into(customers.Address, self)


@strawberry.input(description="What to change: left out stays, null removes.")
class ProfileUpdateInput:
    first_name: str | None = strawberry.field(
        default=UNSET, description="At most 80 characters. Can't be removed."
    )
    last_name: str | None = strawberry.field(
        default=UNSET, description="At most 80 characters. Can't be removed."
    )
    phone: str | None = strawberry.field(
        default=UNSET, description="As dialled from Norway, or with country code."
    )
    birth_year: int | None = strawberry.field(default=UNSET, description="A year.")
    language: Language | None = strawberry.field(default=UNSET, description="Can't be removed.")
    postal_address: PostalAddressInput | None = strawberry.field(
        default=UNSET, description="Replaced as a whole."
    )

    def read(self) -> customers.ProfileForm:
        address = given(self.postal_address)
        return read_into(
            customers.ProfileForm,
            self,
            postal_address=address.read() if isinstance(address, PostalAddressInput) else address,
        )


@strawberry.input(description="Say that name, e-mail, phone and address are right as they are.")
class ProfileConfirmInput:
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each click: sent twice, it confirms once."
    )


@strawberry.input(description="A delivery address to add.")
class DeliveryAddressCreateInput:
    recipient: str = strawberry.field(description="At most 100 characters.")
    street: str = strawberry.field(description="At most 100 characters.")
    street2: str | None = strawberry.field(default=None, description="At most 100 characters.")
    postcode: str = strawberry.field(description=POSTCODE)
    city: str = strawberry.field(description="At most 60 characters.")
    country: str = strawberry.field(default="NO", description="ISO 3166-1 alpha-2.")
    instructions: str | None = strawberry.field(default=None, description="At most 300 characters.")
    is_default: bool = strawberry.field(default=False, description="The first one is, anyway.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each form: sent twice, it adds once."
    )

    def read(self) -> customers.AddressForm:
        return read_into(customers.AddressForm, self)


@strawberry.input(description="What to change: left out stays, null removes.")
class DeliveryAddressUpdateInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    recipient: str | None = strawberry.field(default=UNSET, description="At most 100 characters.")
    street: str | None = strawberry.field(default=UNSET, description="At most 100 characters.")
    street2: str | None = strawberry.field(default=UNSET, description="At most 100 characters.")
    postcode: str | None = strawberry.field(default=UNSET, description=POSTCODE)
    city: str | None = strawberry.field(default=UNSET, description="At most 60 characters.")
    country: str | None = strawberry.field(default=UNSET, description="ISO 3166-1 alpha-2.")
    instructions: str | None = strawberry.field(
        default=UNSET, description="At most 300 characters."
    )

    def read(self) -> customers.AddressForm:
        return read_into(customers.AddressForm, self)


@strawberry.input(description="Which address to delete.")
class DeliveryAddressDeleteInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    preview: bool = strawberry.field(
        default=False, description="Only say what goes there: nothing is deleted."
    )


@strawberry.input(description="Which address becomes the default.")
class DeliveryAddressMakeDefaultInput:
    id: strawberry.ID = strawberry.field(description="Which.")


@strawberry.type(description="The profile after the change.")
class ProfileUpdatePayload:
    customer: Customer | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="The profile, confirmed.")
class ProfileConfirmPayload:
    customer: Customer | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="The address after the change.")
class DeliveryAddressPayload:
    delivery_address: DeliveryAddress | None = strawberry.field(
        default=None, description="As it is now."
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="What was deleted.")
class DeliveryAddressDeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="Its id; null for a preview."
    )
    consequences: list[str] | None = strawberry.field(
        default=None,
        description="Which deliveries go there, and where they go once it is deleted, in the reader's"
        " language; empty where none does.",
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class CustomersMutation:
    @mutation(ProfileUpdatePayload, "Change name, phone, birth year, language or address.")
    async def profile_update(
        self, info: InfoT, input: ProfileUpdateInput
    ) -> ProfileUpdatePayload | None:
        profile = await customers.change(info.context.customer, input.read())
        return ProfileUpdatePayload(customer=as_customer(profile))

    @mutation(
        ProfileConfirmPayload,
        "Confirm that the details are right; mail that came back is tried again.",
    )
    async def profile_confirm(
        self, info: InfoT, input: ProfileConfirmInput
    ) -> ProfileConfirmPayload | None:
        profile = await customers.confirm(info.context.customer, key=input.idempotency_key)
        return ProfileConfirmPayload(customer=as_customer(profile))

    @mutation(DeliveryAddressPayload, "Add a delivery address.")
    async def delivery_address_create(
        self, info: InfoT, input: DeliveryAddressCreateInput
    ) -> DeliveryAddressPayload | None:
        place = await customers.add_address(
            info.context.customer,
            input.read(),
            make_default=input.is_default,
            key=input.idempotency_key,
        )
        return DeliveryAddressPayload(delivery_address=shown(DeliveryAddress, place))

    @mutation(DeliveryAddressPayload, "Change a delivery address.")
    async def delivery_address_update(
        self, info: InfoT, input: DeliveryAddressUpdateInput
    ) -> DeliveryAddressPayload | None:
        address = row_id(input.id)
        place = await customers.change_address(info.context.customer, address, input.read())
        return DeliveryAddressPayload(delivery_address=shown(DeliveryAddress, place))

    @mutation(DeliveryAddressDeletePayload, "Delete a delivery address.")
    async def delivery_address_delete(
        self, info: InfoT, input: DeliveryAddressDeleteInput
    ) -> DeliveryAddressDeletePayload | None:
        told = await customers.delete_address(
            info.context.customer, row_id(input.id), preview=input.preview
        )
        return DeliveryAddressDeletePayload(
            deleted_id=None if input.preview else input.id,
            consequences=[each.in_(info.context.language) for each in told],
        )

    @mutation(DeliveryAddressPayload, "Let parcels go here unless told else.")
    async def delivery_address_make_default(
        self, info: InfoT, input: DeliveryAddressMakeDefaultInput
    ) -> DeliveryAddressPayload | None:
        place = await customers.make_default(info.context.customer, row_id(input.id))
        return DeliveryAddressPayload(delivery_address=shown(DeliveryAddress, place))
