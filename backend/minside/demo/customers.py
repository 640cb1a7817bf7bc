"""Kari, Ola and Mona, and the animals they live with."""

from dataclasses import dataclass, field
from typing import Final

from minside.customers.actions import Address, AddressForm, ProfileForm
from minside.pets.actions import PetForm, Sex, Species

PASSWORD: Final = "tre-katter-paa-taket"  # noqa: S105 - the demo's, printed at every start


@dataclass(frozen=True, slots=True)
class Companion:
    """A pet, its age in days at the demo's first start, and its weights in grams by days ago."""

    form: PetForm
    born_days_ago: int | None = None
    weights: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One of the demo's customers. Who comes `from_the_shop` signs in with the password that the
    shop had kept, until it is replaced at the first sign-in."""

    email: str
    number: str
    who: str
    profile: ProfileForm
    addresses: tuple[AddressForm, ...] = ()
    pets: tuple[Companion, ...] = field(default=())
    from_the_shop: bool = False


KARI: Final = Person(
    email="kari@example.com",
    number="10001",
    who="venneklubb and regular deliveries",
    profile=ProfileForm(
        first_name="Kari",
        last_name="Nordmann",
        phone="+47 400 00 101",
        birth_year=1984,
        postal_address=Address("Furulia 12", None, "0956", "Oslo", "NO"),
    ),
    addresses=(
        AddressForm(
            recipient="Kari Nordmann",
            street="Furulia 12",
            postcode="0956",
            city="Oslo",
            country="NO",
            instructions="Sett pakken i boden hvis ingen er hjemme.",
        ),
        AddressForm(
            recipient="Kari Nordmann",
            street="Hytteveien 3",
            postcode="3539",
            city="Flå",
            country="NO",
        ),
    ),
    pets=(
        Companion(
            PetForm(
                name="Luna",
                species=Species.DOG,
                breed="Border collie",
                sex=Sex.FEMALE,
                neutered=True,
                allergies=["Kylling"],
                notes="Løper helst to runder rundt vannet før frokost.",
            ),
            born_days_ago=1480,
            weights=(
                (365, 16800),
                (290, 17200),
                (214, 17900),
                (150, 18400),
                (92, 18100),
                (41, 17800),
                (6, 17600),
            ),
        ),
        Companion(
            PetForm(
                name="Mons",
                species=Species.CAT,
                breed="Norsk skogkatt",
                sex=Sex.MALE,
                neutered=True,
                allergies=[],
            ),
            born_days_ago=2650,
            weights=((200, 5900), (96, 6150), (20, 6050)),
        ),
        Companion(
            PetForm(name="Frøken Snø", species=Species.RABBIT, sex=Sex.FEMALE, birth_year=2023),
            weights=((30, 1850),),
        ),
    ),
)

OLA: Final = Person(
    email="ola@example.com",
    number="10002",
    who="venneklubb, no deliveries",
    profile=ProfileForm(
        first_name="Ola",
        last_name="Nordmann",
        phone="+47 400 00 102",
        postal_address=Address("Bryggen 4", "H0201", "5003", "Bergen", "NO"),
    ),
    pets=(
        Companion(
            PetForm(
                name="Sokrates",
                species=Species.CAT,
                sex=Sex.MALE,
                allergies=["Laks", "Melk"],
                notes="Spiser bare når noen ser på.",
            ),
            born_days_ago=4100,
            weights=((120, 4700), (15, 4550)),
        ),
    ),
)

MONA: Final = Person(
    email="mona@example.com",
    number="10003",
    who="regular deliveries, not in the club",
    profile=ProfileForm(
        first_name="Mona",
        last_name="Nordmann",
        phone="+47 400 00 103",
        birth_year=1971,
        postal_address=Address("Elvegata 27", None, "7012", "Trondheim", "NO"),
    ),
    from_the_shop=True,
)

PEOPLE: Final = (KARI, OLA, MONA)
SIGN_INS: Final = tuple((person.email, person.who) for person in PEOPLE)
