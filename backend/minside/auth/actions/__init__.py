"""The verbs of the way in, used under the room's name: `auth.sign_in(...)`."""

from .claims import Asked, claim, request_claim, write_claim_letter
from .codes import WrongCode
from .concealing import conceal, keep_old_password
from .email_changes import (
    PendingEmail,
    SameEmail,
    changed_by_shop,
    confirm_email_change,
    masked,
    pending_email,
    request_email_change,
    write_email_change_letter,
)
from .entering import Browser, SignedIn
from .freezing import (
    AccountFrozen,
    at_rest,
    freeze,
    held_addresses,
    is_frozen,
    letters_go_to,
    may_have_back,
    rests,
    undo,
)
from .links import LinkInvalid
from .log import EventKind, SecurityEntry, events
from .looking import LinkKind, is_link_good
from .old_hashes import OldHash, Unreadable
from .password_change import PasswordChanged, SamePassword, change_password
from .passwords import HashingWhileHolding, changed_at, hashed, store
from .registration import RegistrationForm, register, verify_email, write_registration_letter
from .resets import WasReset, request_reset, reset, write_reset_letter
from .rules import PasswordCommon, PasswordGuessable, PasswordTooShort
from .sessions import (
    OpenSession,
    SessionNotFound,
    identify,
    note_use,
    revoke,
    revoke_others,
    sessions,
    sign_out,
)
from .sign_in import Attempt, WrongCredentials, sign_in
from .step_up import SteppedUp, WrongPassword, reauthenticate
from .stepping import StepUpRequired, require_step_up, stepped_up_until
from .sweep import sweep

__all__ = [
    "AccountFrozen",
    "Asked",
    "Attempt",
    "Browser",
    "EventKind",
    "HashingWhileHolding",
    "LinkInvalid",
    "LinkKind",
    "OldHash",
    "OpenSession",
    "PasswordChanged",
    "PasswordCommon",
    "PasswordGuessable",
    "PasswordTooShort",
    "PendingEmail",
    "RegistrationForm",
    "SameEmail",
    "SamePassword",
    "SecurityEntry",
    "SessionNotFound",
    "SignedIn",
    "StepUpRequired",
    "SteppedUp",
    "Unreadable",
    "WasReset",
    "WrongCode",
    "WrongCredentials",
    "WrongPassword",
    "at_rest",
    "change_password",
    "changed_at",
    "changed_by_shop",
    "claim",
    "conceal",
    "confirm_email_change",
    "events",
    "freeze",
    "hashed",
    "held_addresses",
    "identify",
    "is_frozen",
    "is_link_good",
    "keep_old_password",
    "letters_go_to",
    "masked",
    "may_have_back",
    "note_use",
    "pending_email",
    "reauthenticate",
    "register",
    "request_claim",
    "request_email_change",
    "request_reset",
    "require_step_up",
    "reset",
    "rests",
    "revoke",
    "revoke_others",
    "sessions",
    "sign_in",
    "sign_out",
    "stepped_up_until",
    "store",
    "sweep",
    "undo",
    "verify_email",
    "write_claim_letter",
    "write_email_change_letter",
    "write_registration_letter",
    "write_reset_letter",
]
