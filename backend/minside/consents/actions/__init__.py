"""The consents' verbs, used under the room's name: `consents.give(...)`."""

from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose

from .by_link import (
    CannotBeGivenBack,
    Left,
    Linked,
    look,
    one_click,
    undo_by_link,
    withdraw_by_link,
)
from .by_staff import CALLED, Whose, withdraw_for, withdrawn_by_staff
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
from .links import ConsentLink, LinkOver
from .permits import permit
from .standing import Ground, Standing, State, Step, history, in_force, may_send, standings
from .subjects import Subject, of_address, of_customer, opened
from .texting import said_by_sms
from .withdrawing import withdraw

__all__ = [
    "ABOUT",
    "CALLED",
    "NEWSLETTER",
    "Action",
    "Agreed",
    "BirthYearNeeded",
    "CannotBeGivenBack",
    "ConsentLink",
    "Door",
    "Entry",
    "Ground",
    "Kind",
    "Left",
    "LinkOver",
    "Linked",
    "NothingToReach",
    "Purpose",
    "Said",
    "Standing",
    "State",
    "Step",
    "Subject",
    "TextChanged",
    "TooYoung",
    "Whose",
    "append",
    "choose",
    "give",
    "history",
    "in_force",
    "is_old_enough",
    "keep_texts",
    "look",
    "may_send",
    "of_address",
    "of_customer",
    "one_click",
    "opened",
    "permit",
    "said_by_sms",
    "standings",
    "undo_by_link",
    "withdraw",
    "withdraw_by_link",
    "withdraw_for",
    "withdrawn_by_staff",
]
