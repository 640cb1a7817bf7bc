"""The consents' verbs, used under the room's name: `consents.give(...)`."""

from minside.auth.actions.links import LinkInvalid
from minside.consents.purposes import ABOUT, NEWSLETTER, Kind, Purpose, called
from minside.core.agreeing import Agreed

from .ages import is_old_enough
from .agreeing import AskedOften, Boxes, agree, request_newsletter, retract
from .by_link import (
    CannotBeGivenBack,
    Left,
    Linked,
    look,
    one_click,
    undo_by_link,
    withdraw_by_link,
)
from .by_staff import TakenBack, Whose, withdraw_for, withdrawn_by_staff
from .carrying import contact_changed, follow, follow_address
from .choosing import choose
from .confirming import ToConfirm, confirm, to_confirm
from .declining import decline, request_leave
from .doors import Door
from .giving import (
    agreed_at_registration,
    agreed_rightly,
    give,
)
from .grounding import Done, grounds_of
from .heads import BrokenHeads, NoProofs, note_head
from .hearing import read_mail
from .ledger import Action, Said, append
from .links import ConsentLink, LinkOver
from .moving import address_changes
from .overview import Shown, Words, difference, overview, todays, version_of, waits_at
from .permits import permit
from .reaching import (
    FIRST,
    Reached,
    agreed_since,
    ended,
    ended_with,
    last_no,
    newest_entry,
    reached,
    who_agree,
)
from .receipt_paper import paper as receipt_paper
from .receipts import Altered, NotAReceipt, UnknownKey, public_keys, receipt
from .receipts import check as check_receipt
from .receipts import printed as printed_receipt
from .standing import Ground, State, Step, history, in_force, may_send, sent_still, standings
from .starting import check_start
from .subjects import Subject, of_address, of_customer, opened
from .taken_back import address_taken_back
from .telling import NOTE_HEAD, TELL_REST, rest_changes, tell_rest
from .texting import said_by_sms
from .timeline import Act, steps
from .told import complained, evidence, given, withdrawn
from .verifying import verify
from .walking import Broken, Outside, Verified
from .withdrawing import withdraw
from .years import Dropped, Lost, carry, drop_year, restored

__all__ = [
    "ABOUT",
    "FIRST",
    "NEWSLETTER",
    "NOTE_HEAD",
    "TELL_REST",
    "Act",
    "Action",
    "Agreed",
    "Altered",
    "AskedOften",
    "Boxes",
    "Broken",
    "BrokenHeads",
    "CannotBeGivenBack",
    "ConsentLink",
    "Done",
    "Door",
    "Dropped",
    "Ground",
    "Kind",
    "Left",
    "LinkInvalid",
    "LinkOver",
    "Linked",
    "Lost",
    "NoProofs",
    "NotAReceipt",
    "Outside",
    "Purpose",
    "Reached",
    "Said",
    "Shown",
    "State",
    "Step",
    "Subject",
    "TakenBack",
    "ToConfirm",
    "UnknownKey",
    "Verified",
    "Whose",
    "Words",
    "address_changes",
    "address_taken_back",
    "agree",
    "agreed_at_registration",
    "agreed_rightly",
    "agreed_since",
    "append",
    "called",
    "carry",
    "check_receipt",
    "check_start",
    "choose",
    "complained",
    "confirm",
    "contact_changed",
    "decline",
    "difference",
    "drop_year",
    "ended",
    "ended_with",
    "evidence",
    "follow",
    "follow_address",
    "give",
    "given",
    "grounds_of",
    "history",
    "in_force",
    "is_old_enough",
    "last_no",
    "look",
    "may_send",
    "newest_entry",
    "note_head",
    "of_address",
    "of_customer",
    "one_click",
    "opened",
    "overview",
    "permit",
    "printed_receipt",
    "public_keys",
    "reached",
    "read_mail",
    "receipt",
    "receipt_paper",
    "request_leave",
    "request_newsletter",
    "rest_changes",
    "restored",
    "retract",
    "said_by_sms",
    "sent_still",
    "standings",
    "steps",
    "tell_rest",
    "to_confirm",
    "todays",
    "undo_by_link",
    "verify",
    "version_of",
    "waits_at",
    "who_agree",
    "withdraw",
    "withdraw_by_link",
    "withdraw_for",
    "withdrawn",
    "withdrawn_by_staff",
]
