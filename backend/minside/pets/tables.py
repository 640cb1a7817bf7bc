"""The pets and their weights."""

from typing import Final

from piccolo.columns import UUID, Array, Boolean, Date, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core import keeping
from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import Declaration, Declared, Source, about, technical
from minside.core.purposes import PET_CARE, WITH_ACCOUNT, days

PARTED_DAYS: Final = keeping.PARTED.days
_WHILE_REMINDED: Final = days(
    "parted-24-months",
    "24 måneder etter at dyret ble glemt",
    "24 months after the animal was forgotten",
    counts_from="forgotten_at",
    days=PARTED_DAYS,
)


class Pet(Declared, Table, db=DB, tablename="pet"):
    """An animal that lives with the customer (S7)."""

    id = primary_key()
    customer = customer_key()
    name = Text(default=None)
    species = Text(default=None)
    breed = Text(null=True, default=None)
    sex = Text(null=True, default=None)
    neutered = Boolean(null=True, default=None)
    birth_date = Date(null=True, default=None)
    birth_year = SmallInt(null=True, default=None)
    allergies = Array(base_column=Text())
    notes = Text(null=True, default=None)
    photo = UUID(null=True, default=None)
    created_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Kjæledyr", "Pets"),
        category="S7",
        subject=customer,
        purposes=(PET_CARE,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(name, "Navn", "Name", free_text=True, copies=("message.values",)),
            about(species, "Art", "Species"),
            about(breed, "Rase", "Breed", free_text=True),
            about(sex, "Kjønn", "Sex"),
            about(neutered, "Kastrert eller sterilisert", "Neutered"),
            about(birth_date, "Fødselsdato", "Birth date"),
            about(birth_year, "Fødselsår", "Birth year"),
            about(allergies, "Allergier og annet å unngå", "Things to avoid", free_text=True),
            about(notes, "Notater", "Notes", free_text=True),
            about(photo, "Bilde", "Photo"),
            about(created_at, "Lagt til", "Added", source=Source.OBSERVED, editors=()),
        ),
    )


class PetWeight(Declared, Table, db=DB, tablename="pet_weight"):
    """What a pet weighed on a day; one weight a day."""

    id = primary_key()
    customer = customer_key()
    pet = UUID(default=None)
    grams = Integer(default=None)
    weighed_on = Date(default=None)

    personal = Declaration(
        label=Label("Kjæledyrs vekt", "Pets' weights"),
        category="S7",
        subject=customer,
        purposes=(PET_CARE,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(pet, "Dyret", "The pet"),
            about(grams, "Gram", "Grams"),
            about(weighed_on, "Veid", "Weighed on"),
        ),
    )


class PetFeeding(Declared, Table, db=DB, tablename="pet_feeding"):
    """How much of a product a pet eats a day."""

    id = primary_key()
    customer = customer_key()
    pet = UUID(default=None)
    sku = Text(default=None)
    grams_a_day = Integer(default=None)
    said_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Hva kjæledyr spiser", "What pets eat"),
        category="S7",
        subject=customer,
        purposes=(PET_CARE,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(pet, "Dyret", "The pet"),
            about(sku, "Vare", "Product"),
            about(grams_a_day, "Gram om dagen", "Grams a day"),
            about(said_at, "Sagt", "Said", source=Source.OBSERVED, editors=()),
        ),
    )


class PetFarewell(Declared, Table, db=DB, tablename="pet_farewell"):
    """A pet that died or moved, and whether its memory stays (N12)."""

    id = primary_key()
    customer = customer_key()
    pet = UUID(default=None)
    kind = Text(default=None)
    memory = Text(default=None)
    said_at = Timestamptz(default=None)
    undo_until = Timestamptz(default=None)
    undone_at = Timestamptz(null=True, default=None)

    personal = Declaration(
        label=Label("Farvel med kjæledyr", "Farewells to pets"),
        category="S7",
        subject=customer,
        purposes=(PET_CARE,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(pet, "Dyret", "The pet"),
            about(kind, "Døde eller flyttet", "Died or moved"),
            about(memory, "Om minnet blir", "Whether its memory stays"),
            about(said_at, "Sagt", "Said", source=Source.OBSERVED, editors=()),
            about(
                undo_until,
                "Kan angres fram til",
                "Can be undone until",
                source=Source.DERIVED,
                editors=(),
            ),
            about(undone_at, "Angret", "Undone", source=Source.OBSERVED, editors=()),
        ),
    )


class PetParted(Declared, Table, db=DB, tablename="pet_parted"):
    """What a pet was that was said farewell to, kept when the pet itself is forgotten: nobody is reminded
    of it by what was bought for it."""

    id = primary_key()
    customer = customer_key()
    species = Text(default=None)
    ate = Array(base_column=Text(), default=None)
    forgotten_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Dyr vi ikke minner deg om", "Animals that we don’t remind you of"),
        category="S7",
        subject=customer,
        purposes=(PET_CARE,),
        retention=_WHILE_REMINDED,
        source=Source.DERIVED,
        editors=(),
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False),
            about(species, "Art", "Species"),
            about(ate, "Hva det spiste", "What it ate"),
            about(forgotten_at, "Glemt", "Forgotten"),
        ),
    )
