"""The consents' verbs, used under the room's name: `consents.give(...)`."""

from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose

from .choosing import choose
from .doors import Door
from .giving import (
    Agreed,
    BirthYearNeeded,
    NothingToReach,
    TextChanged,
    TooYoung,
    give,
    is_old_enough,
    keep_texts,
)
from .ledger import Action, Entry, Said, append
from .standing import Ground, Standing, State, Step, history, in_force, may_send, standings
from .subjects import Subject, of_address, of_customer, opened
from .withdrawing import withdraw

__all__ = [
    "ABOUT",
    "NEWSLETTER",
    "Action",
    "Agreed",
    "BirthYearNeeded",
    "Door",
    "Entry",
    "Ground",
    "Kind",
    "NothingToReach",
    "Purpose",
    "Said",
    "Standing",
    "State",
    "Step",
    "Subject",
    "TextChanged",
    "TooYoung",
    "append",
    "choose",
    "give",
    "history",
    "in_force",
    "is_old_enough",
    "keep_texts",
    "may_send",
    "of_address",
    "of_customer",
    "opened",
    "standings",
    "withdraw",
]
