"""The pets' name plate."""

from minside.core import hooks
from minside.core.rooms import Room
from minside.pets import actions as pets

from .schema import PetsMutation, PetsOfCustomer

ROOM = Room(
    name="pets",
    mutation=PetsMutation,
    customer=PetsOfCustomer,
    answers=((hooks.forbidden_words, pets.names),),
)
