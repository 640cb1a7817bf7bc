"""The registration: every room of the house, by its name plate."""

from minside.auth.room import ROOM as AUTH
from minside.core.rooms import Room
from minside.customers.room import ROOM as CUSTOMERS
from minside.pets.room import ROOM as PETS

ROOMS: tuple[Room, ...] = (CUSTOMERS, AUTH, PETS)
