"""The events' verbs, used under the room's name: `events.receive(...)`."""

from .announcing import News, NotItsType, announce, announce_all, delivering_to, fan_out
from .at_once import NoReceiver, NotDelivered, address_of, disclosed, tell_at_once
from .dead import UNSETTLED, Listed, Settled, counted, listed, resend, settled, sweep
from .delivering import DeadDelivery, deliver, deliver_again, undelivered
from .disclosures import Disclosure, Recipient, disclosures, recipients, show_receivers
from .feeding import Fed, feed
from .handling import arrived, first_told, hand_over, handle, handle_whole
from .reading import PART, Read, State, Unfit, read
from .receiving import (
    Brought,
    IdReused,
    Outcome,
    Received,
    Taken,
    put_aside,
    receive,
    receive_all,
)
from .told import CannotBeHandled, DoneInPart, NotForUs, NotNow, Told, Unknown

__all__ = [
    "PART",
    "UNSETTLED",
    "Brought",
    "CannotBeHandled",
    "DeadDelivery",
    "Disclosure",
    "DoneInPart",
    "Fed",
    "IdReused",
    "Listed",
    "News",
    "NoReceiver",
    "NotDelivered",
    "NotForUs",
    "NotItsType",
    "NotNow",
    "Outcome",
    "Read",
    "Received",
    "Recipient",
    "Settled",
    "State",
    "Taken",
    "Told",
    "Unfit",
    "Unknown",
    "address_of",
    "announce",
    "announce_all",
    "arrived",
    "counted",
    "deliver",
    "deliver_again",
    "delivering_to",
    "disclosed",
    "disclosures",
    "fan_out",
    "feed",
    "first_told",
    "hand_over",
    "handle",
    "handle_whole",
    "listed",
    "put_aside",
    "read",
    "receive",
    "receive_all",
    "recipients",
    "resend",
    "settled",
    "show_receivers",
    "sweep",
    "tell_at_once",
    "undelivered",
]
