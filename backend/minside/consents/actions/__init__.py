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
from .heads import BrokenHeads, NoProofs, note_head
from .ledger import Action, Entry, Said, append
from .links import ConsentLink, LinkOver
from .permits import permit
from .receipt_paper import paper as receipt_paper
from .receipts import Altered, NotAReceipt, UnknownKey, public_keys, receipt
from .receipts import check as check_receipt
from .receipts import printed as printed_receipt
from .standing import Ground, Standing, State, Step, history, in_force, may_send, standings
from .subjects import Subject, of_address, of_customer, opened
from .telling import NOTE_HEAD
from .texting import said_by_sms
from .verifying import Broken, Outside, Verified, verify
from .withdrawing import withdraw
from .years import Dropped, Lost, carry, drop_year, restored

__all__ = [
    "ABOUT",
    "CALLED",
    "NEWSLETTER",
    "NOTE_HEAD",
    "Action",
    "Agreed",
    "Altered",
    "BirthYearNeeded",
    "Broken",
    "BrokenHeads",
    "CannotBeGivenBack",
    "ConsentLink",
    "Door",
    "Dropped",
    "Entry",
    "Ground",
    "Kind",
    "Left",
    "LinkOver",
    "Linked",
    "Lost",
    "NoProofs",
    "NotAReceipt",
    "NothingToReach",
    "Outside",
    "Purpose",
    "Said",
    "Standing",
    "State",
    "Step",
    "Subject",
    "TextChanged",
    "TooYoung",
    "UnknownKey",
    "Verified",
    "Whose",
    "append",
    "carry",
    "check_receipt",
    "choose",
    "drop_year",
    "give",
    "history",
    "in_force",
    "is_old_enough",
    "keep_texts",
    "look",
    "may_send",
    "note_head",
    "of_address",
    "of_customer",
    "one_click",
    "opened",
    "permit",
    "printed_receipt",
    "public_keys",
    "receipt",
    "receipt_paper",
    "restored",
    "said_by_sms",
    "standings",
    "undo_by_link",
    "verify",
    "withdraw",
    "withdraw_by_link",
    "withdraw_for",
    "withdrawn_by_staff",
]
