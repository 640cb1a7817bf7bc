"""The pets' name plate."""

from minside.core import hooks
from minside.core.rooms import Room, Timed
from minside.pets import actions as pets

from . import jobs
from .schema import PetsMutation, PetsOfCustomer

ROOM = Room(
    name="pets",
    mutation=PetsMutation,
    customer=PetsOfCustomer,
    timed=(Timed("pets.forget", jobs.forget),),
    answers=((hooks.forbidden_words, pets.names),),
)
