"""The consents' verbs, used under the room's name: `consents.give(...)`."""

from minside.auth.actions.links import LinkInvalid
from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose
from minside.core.agreeing import Agreed

from .agreeing import Boxes, NotAskedHere, agree, request_newsletter, retract
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
from .carrying import contact_changed, follow, follow_address
from .choosing import choose
from .confirming import ToConfirm, confirm, to_confirm
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
from .links import ConsentLink, LinkOver
from .overview import Shown, Words, difference, overview, steps, todays, version_of
from .permits import permit
from .standing import Ground, Standing, State, Step, history, in_force, may_send, standings
from .subjects import Subject, of_address, of_customer, opened
from .texting import said_by_sms
from .told import complained, evidence, given, withdrawn
from .withdrawing import withdraw

__all__ = [
    "ABOUT",
    "CALLED",
    "NEWSLETTER",
    "Action",
    "Agreed",
    "BirthYearNeeded",
    "Boxes",
    "CannotBeGivenBack",
    "ConsentLink",
    "Door",
    "Entry",
    "Ground",
    "Kind",
    "Left",
    "LinkInvalid",
    "LinkOver",
    "Linked",
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
    "Whose",
    "Words",
    "agree",
    "agreed_at_registration",
    "agreed_rightly",
    "append",
    "choose",
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
    "look",
    "may_send",
    "of_address",
    "of_customer",
    "one_click",
    "opened",
    "overview",
    "permit",
    "request_newsletter",
    "retract",
    "said_by_sms",
    "standings",
    "steps",
    "to_confirm",
    "todays",
    "undo_by_link",
    "version_of",
    "withdraw",
    "withdraw_by_link",
    "withdraw_for",
    "withdrawn",
    "withdrawn_by_staff",
]
