"""Pets and their weights in GraphQL."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import UNSET

from minside.catalogue import actions as catalogue
from minside.catalogue.schema import Product
from minside.core.graphql import InfoT, UserError, mutation, read_into, row_id, shown, user_errors
from minside.core.refusals import NotFound
from minside.pets import actions as pets

strawberry.enum(pets.Species, description="What kind of animal.")
strawberry.enum(pets.Sex, name="PetSex", description="The animal's sex.")
strawberry.enum(
    pets.FarewellKind, name="PetFarewellKind", description="It died, or moved to a new home."
)
strawberry.enum(
    pets.Memory,
    name="PetMemory",
    description="Whether all that is known of a pet stays as a memory, or goes thirty days after the"
    " farewell.",
)


@strawberry.type(description="What a pet weighed on a day.")
class PetWeight:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    grams: int = strawberry.field(description="In grams.")
    weighed_on: date = strawberry.field(description="The day; one weight a day.")


@strawberry.type(description="A pet's picture, drawn anew and without metadata.")
class PetPhoto:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    url: str = strawberry.field(description="A path on this host; at most 1200 pixels a side.")
    thumbnail_url: str = strawberry.field(description="The same, at most 256 pixels a side.")
    width: int = strawberry.field(description="In pixels.")
    height: int = strawberry.field(description="In pixels.")

    @classmethod
    def of(cls, photo: pets.Photo) -> "PetPhoto":
        urls = {"url": f"/photo/{photo.id}", "thumbnail_url": f"/photo/{photo.thumbnail}"}
        return shown(cls, photo, **urls)


@strawberry.type(description="What a pet eats, by the customer's word.")
class PetFeeding:
    sku: str = strawberry.field(description="What the shop calls the product.")
    grams_a_day: int = strawberry.field(description="In grams, 1 to 20,000.")

    @strawberry.field(description="The product as the shop has it now.")
    async def product(self, info: InfoT) -> Product | None:
        listing = await info.context.load(catalogue.find_many, self.sku)
        return Product.of(listing) if listing else None


@strawberry.type(description="What a product's own feeding guide says for a pet of this weight.")
class FeedingGuide:
    least: int = strawberry.field(description="Grams a day, from.")
    most: int = strawberry.field(description="Grams a day, to; the same where one figure is told.")
    weight: int = strawberry.field(description="The pet's newest weight, in grams.")
    words: str = strawberry.field(description="The whole guide, in the shop's own words.")


@strawberry.type(description="A farewell that stands (N12).")
class PetFarewell:
    kind: pets.FarewellKind = strawberry.field(description="Died or moved.")
    memory: pets.Memory = strawberry.field(description="Whether its memory stays.")
    said_at: datetime = strawberry.field(description="When it was said, in UTC.")
    undo_until: datetime | None = strawberry.field(
        description="Until when it can be undone, in UTC; null once that has passed."
    )


@strawberry.type(description="An animal that lives with the customer, or did (S7).")
class Pet:
    animal: strawberry.Private[pets.Animal]
    id: strawberry.ID = strawberry.field(description="Opaque.")
    name: str = strawberry.field(description="What it answers to.")
    species: pets.Species = strawberry.field(description="What kind of animal.")
    breed: str | None = strawberry.field(description="Its breed.")
    sex: pets.Sex | None = strawberry.field(description="Null when it isn't told.")
    neutered: bool | None = strawberry.field(description="Null when it isn't told.")
    birth_date: date | None = strawberry.field(description="When the day is known.")
    birth_year: int | None = strawberry.field(description="The date's year, or the year alone.")
    allergies: list[str] = strawberry.field(description="What to avoid; at most 30.")
    notes: str | None = strawberry.field(description="The customer's own words.")
    latest_weight: PetWeight | None = strawberry.field(description="The newest weight.")
    photo: PetPhoto | None = strawberry.field(description="Its picture.")
    farewell: PetFarewell | None = strawberry.field(
        description="A farewell that stands; null while it lives here."
    )

    @classmethod
    def of(cls, animal: pets.Animal) -> "Pet":
        return shown(
            cls,
            animal,
            animal=animal,
            latest_weight=(
                shown(PetWeight, animal.latest_weight) if animal.latest_weight else None
            ),
            photo=PetPhoto.of(animal.photo) if animal.photo else None,
            farewell=shown(PetFarewell, animal.farewell) if animal.farewell else None,
        )

    @strawberry.field(description="Oldest first, one a day, at most 1000.")
    async def weights(self, info: InfoT) -> list[PetWeight]:
        found = await info.context.load(pets.weights_of, self.animal.id)
        return [shown(PetWeight, weight) for weight in found]

    @strawberry.field(description="What it eats, at most 10 products.")
    async def feedings(self, info: InfoT) -> list[PetFeeding]:
        found = await info.context.load(pets.feedings_of, self.animal.id)
        return [shown(PetFeeding, each) for each in found]

    @strawberry.field(
        description="How much the product's own guide says for its newest weight; null where it says"
        " nothing sure, or the pet isn't weighed."
    )
    async def feeding_guide(
        self,
        info: InfoT,
        sku: Annotated[str, strawberry.argument(description="Of which product.")],
    ) -> FeedingGuide | None:
        listing = await info.context.load(catalogue.find_many, sku)
        weight = self.animal.latest_weight
        found = pets.guide(listing, weight.grams) if listing and weight else None
        return shown(FeedingGuide, found) if found else None


async def pets_of(customers: list[UUID]) -> list[list[pets.Animal]]:
    """Each customer's pets, also those remembered; there is one customer a request."""
    return [await pets.pets(each) for each in customers]


@strawberry.type
class PetsOfCustomer:
    """What this room offers to the type Customer."""

    @strawberry.field(
        description="Those that live with them: at most 100, in the order they were registered (S7)."
    )
    async def pets(
        self,
        info: InfoT,
        with_remembered: Annotated[
            bool, strawberry.argument(description="Also those that were said farewell to.")
        ] = False,
    ) -> list[Pet]:
        found = await info.context.load(pets_of, info.context.customer)
        return [Pet.of(each) for each in found if with_remembered or each.farewell is None]

    @strawberry.field(description="Those that were said farewell to, the last one first (N12).")
    async def remembered_pets(self, info: InfoT) -> list[Pet]:
        return [Pet.of(animal) for animal in await pets.remembered(info.context.customer)]

    @strawberry.field(
        description="One of the customer's pets, also one that is gone; null when there is none such."
    )
    async def pet(
        self,
        info: InfoT,
        id: Annotated[strawberry.ID, strawberry.argument(description="Which.")],
    ) -> Pet | None:
        try:
            animal = await pets.find(info.context.customer, row_id(id))
        except NotFound:
            return None
        return Pet.of(animal) if animal else None


@strawberry.input(description="A pet to register. A birth date, or the year alone.")
class PetCreateInput:
    name: str = strawberry.field(description="At most 60 characters.")
    species: pets.Species = strawberry.field(description="What kind of animal.")
    breed: str | None = strawberry.field(default=None, description="At most 80 characters.")
    sex: pets.Sex | None = strawberry.field(default=None, description="Null for not told.")
    neutered: bool | None = strawberry.field(default=None, description="Null for not told.")
    birth_date: date | None = strawberry.field(default=None, description="Not in the future.")
    birth_year: int | None = strawberry.field(default=None, description="When no day is known.")
    allergies: list[str] | None = strawberry.field(
        default=None, description="At most 30, of at most 100 characters."
    )
    notes: str | None = strawberry.field(default=None, description="At most 2000 characters.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each form: sent twice, it registers once."
    )

    def read(self) -> pets.PetForm:
        return read_into(pets.PetForm, self)


@strawberry.input(description="What to change: left out stays, null removes.")
class PetUpdateInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    name: str | None = strawberry.field(default=UNSET, description="At most 60 characters.")
    species: pets.Species | None = strawberry.field(default=UNSET, description="Can't be removed.")
    breed: str | None = strawberry.field(default=UNSET, description="At most 80 characters.")
    sex: pets.Sex | None = strawberry.field(default=UNSET, description="Null for not told.")
    neutered: bool | None = strawberry.field(default=UNSET, description="Null for not told.")
    birth_date: date | None = strawberry.field(default=UNSET, description="Sets the year too.")
    birth_year: int | None = strawberry.field(default=UNSET, description="Alone: no day is known.")
    allergies: list[str] | None = strawberry.field(default=UNSET, description="All of them.")
    notes: str | None = strawberry.field(default=UNSET, description="At most 2000 characters.")

    def read(self) -> pets.PetForm:
        return read_into(pets.PetForm, self)


@strawberry.input(description="Which pet to delete.")
class PetDeleteInput:
    id: strawberry.ID = strawberry.field(description="Which.")
    preview: bool = strawberry.field(
        default=False, description="Only say what goes on coming for it: nothing is deleted."
    )


@strawberry.input(description="What a pet weighs.")
class PetWeightRecordInput:
    pet: strawberry.ID = strawberry.field(description="Which.")
    grams: int = strawberry.field(description="1 to 2,000,000.")
    weighed_on: date = strawberry.field(
        description="Not in the future, not before its birth; the same day corrects."
    )
    replaces: strawberry.ID | None = strawberry.field(
        default=None, description="A weight of this pet that was wrong, and goes."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each form: sent twice, it records once."
    )


@strawberry.input(description="Which weight to take away.")
class PetWeightDeleteInput:
    pet: strawberry.ID = strawberry.field(description="Whose.")
    weight: strawberry.ID = strawberry.field(description="Which.")


@strawberry.input(description="How much of a product a pet eats.")
class PetFeedingSetInput:
    pet: strawberry.ID = strawberry.field(description="Which.")
    sku: str = strawberry.field(description="What the shop calls the product.")
    grams_a_day: int = strawberry.field(description="1 to 20,000.")
    idempotency_key: str | None = strawberry.field(
        default=None, description="One for each form: sent twice, it is noted once."
    )


@strawberry.input(description="Which product a pet doesn't eat any more.")
class PetFeedingDeleteInput:
    pet: strawberry.ID = strawberry.field(description="Whose.")
    sku: str = strawberry.field(description="What the shop calls the product.")


@strawberry.input(description="Which picture a pet wears.")
class PetPhotoSetInput:
    pet: strawberry.ID = strawberry.field(description="Which.")
    upload: strawberry.ID = strawberry.field(description="What `/upload` answered.")


@strawberry.input(description="Whose photo to take away.")
class PetPhotoDeleteInput:
    pet: strawberry.ID = strawberry.field(description="Which.")


@strawberry.type(description="The pet after the change.")
class PetPayload:
    pet: Pet | None = strawberry.field(default=None, description="As it is now.")
    user_errors: list[UserError] = user_errors()


@strawberry.type(description="What was deleted.")
class PetDeletePayload:
    deleted_id: strawberry.ID | None = strawberry.field(
        default=None, description="Its id; null for a preview."
    )
    consequences: list[str] | None = strawberry.field(
        default=None,
        description="What goes on coming for it all the same, in the reader's language; empty where nothing"
        " does.",
    )
    user_errors: list[UserError] = user_errors()


@strawberry.type
class PetsMutation:
    @mutation(PetPayload, "Register a pet.")
    async def pet_create(self, info: InfoT, input: PetCreateInput) -> PetPayload | None:
        customer = info.context.customer
        animal = await pets.register(customer, input.read(), key=input.idempotency_key)
        return PetPayload(pet=Pet.of(animal))

    @mutation(PetPayload, "Change what is known of a pet.")
    async def pet_update(self, info: InfoT, input: PetUpdateInput) -> PetPayload | None:
        animal = await pets.change(info.context.customer, row_id(input.id), input.read())
        return PetPayload(pet=Pet.of(animal))

    @mutation(PetDeletePayload, "Delete a pet with its weights and its photo, for good.")
    async def pet_delete(self, info: InfoT, input: PetDeleteInput) -> PetDeletePayload | None:
        told = await pets.delete(info.context.customer, row_id(input.id), preview=input.preview)
        return PetDeletePayload(
            deleted_id=None if input.preview else input.id,
            consequences=[each.in_(info.context.language) for each in told],
        )

    @mutation(PetPayload, "Note what a pet weighs; again for the same day corrects it.")
    async def pet_weight_record(
        self, info: InfoT, input: PetWeightRecordInput
    ) -> PetPayload | None:
        animal = await pets.weigh(
            info.context.customer,
            row_id(input.pet, "pet"),
            grams=input.grams,
            on=input.weighed_on,
            replaces=row_id(input.replaces, "replaces") if input.replaces else None,
            key=input.idempotency_key,
        )
        return PetPayload(pet=Pet.of(animal))

    @mutation(PetPayload, "Take a weight away.")
    async def pet_weight_delete(
        self, info: InfoT, input: PetWeightDeleteInput
    ) -> PetPayload | None:
        pet, weight = row_id(input.pet, "pet"), row_id(input.weight, "weight")
        animal = await pets.forget_weight(info.context.customer, pet, weight)
        return PetPayload(pet=Pet.of(animal))

    @mutation(PetPayload, "Note how much of a product a pet eats a day; again corrects it.")
    async def pet_feeding_set(self, info: InfoT, input: PetFeedingSetInput) -> PetPayload | None:
        animal = await pets.feed(
            info.context.customer,
            row_id(input.pet, "pet"),
            sku=input.sku,
            grams_a_day=input.grams_a_day,
            key=input.idempotency_key,
        )
        return PetPayload(pet=Pet.of(animal))

    @mutation(PetPayload, "A pet doesn't eat a product any more.")
    async def pet_feeding_delete(
        self, info: InfoT, input: PetFeedingDeleteInput
    ) -> PetPayload | None:
        pet = row_id(input.pet, "pet")
        animal = await pets.stop_feeding(info.context.customer, pet, input.sku)
        return PetPayload(pet=Pet.of(animal))

    @mutation(PetPayload, "Let a pet wear an uploaded picture.")
    async def pet_photo_set(self, info: InfoT, input: PetPhotoSetInput) -> PetPayload | None:
        pet, upload = row_id(input.pet, "pet"), row_id(input.upload, "upload")
        animal = await pets.set_photo(info.context.customer, pet, upload)
        return PetPayload(pet=Pet.of(animal))

    @mutation(PetPayload, "Take a pet's photo away.")
    async def pet_photo_delete(self, info: InfoT, input: PetPhotoDeleteInput) -> PetPayload | None:
        animal = await pets.remove_photo(info.context.customer, row_id(input.pet, "pet"))
        return PetPayload(pet=Pet.of(animal))
