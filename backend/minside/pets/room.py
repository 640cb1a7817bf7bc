"""The pets' name plate."""

from minside.core.rooms import Room

from .schema import PetsMutation, PetsOfCustomer

ROOM = Room(name="pets", mutation=PetsMutation, customer=PetsOfCustomer)
