"""The consents' verbs, used under the room's name: `consents.give(...)`."""

from minside.auth.actions.links import LinkInvalid
from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core.agreeing import Agreed

from .agreeing import Boxes, NotAskedHere, agree, request_newsletter, retract
from .carrying import contact_changed, follow, follow_address
from .confirming import ToConfirm, confirm, said_by_sms, to_confirm
from .doors import Door
from .giving import (
    BirthYearNeeded,
    NothingToReach,
    TextChanged,
    TooYoung,
    agreed_at_registration,
    agreed_rightly,
    give,
    is_old_enough,
    keep_texts,
)
from .ledger import Action, Entry, Said, append
from .overview import Shown, Words, difference, overview, steps, todays, version_of
from .standing import Ground, Standing, State, Step, history, in_force, may_send, standings
from .subjects import Subject, of_address, of_customer, opened
from .told import complained, evidence, given, withdrawn
from .withdrawing import withdraw

__all__ = [
    "ABOUT",
    "NEWSLETTER",
    "Action",
    "Agreed",
    "BirthYearNeeded",
    "Boxes",
    "Door",
    "Entry",
    "Ground",
    "Kind",
    "LinkInvalid",
    "NotAskedHere",
    "NothingToReach",
    "Purpose",
    "Said",
    "Shown",
    "Standing",
    "State",
    "Step",
    "Subject",
    "TextChanged",
    "ToConfirm",
    "TooYoung",
    "Words",
    "agree",
    "agreed_at_registration",
    "agreed_rightly",
    "append",
    "complained",
    "confirm",
    "contact_changed",
    "difference",
    "evidence",
    "follow",
    "follow_address",
    "give",
    "given",
    "history",
    "in_force",
    "is_old_enough",
    "keep_texts",
    "may_send",
    "of_address",
    "of_customer",
    "opened",
    "overview",
    "request_newsletter",
    "retract",
    "said_by_sms",
    "standings",
    "steps",
    "to_confirm",
    "todays",
    "version_of",
    "withdraw",
    "withdrawn",
]
