"""The pets' verbs, used under the room's name: `pets.register(...)`."""

from .animals import (
    Animal,
    PetNotFound,
    Photo,
    TooManyPets,
    Weight,
    change,
    find,
    forget,
    names,
    pets,
    register,
)
from .form import PetForm, Sex, Species
from .photos import remove_photo, set_photo
from .weights import TooManyWeights, WeightNotFound, forget_weight, weigh, weights_of

__all__ = [
    "Animal",
    "PetForm",
    "PetNotFound",
    "Photo",
    "Sex",
    "Species",
    "TooManyPets",
    "TooManyWeights",
    "Weight",
    "WeightNotFound",
    "change",
    "find",
    "forget",
    "forget_weight",
    "names",
    "pets",
    "register",
    "remove_photo",
    "set_photo",
    "weigh",
    "weights_of",
]
