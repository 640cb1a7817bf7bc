"""Customer service's name plate."""

from minside.contact import actions as contact
from minside.contact import tables as tables
from minside.core import hooks
from minside.core.rooms import Handles, Room

from .schema import ContactMutation, ContactOfCustomer

ROOM = Room(
    name="contact",
    mutation=ContactMutation,
    customer=ContactOfCustomer,
    answers=(
        (hooks.answer_address, contact.answer_address),
        (hooks.numbers_moved, contact.numbers_moved),
    ),
    handles=(
        Handles("conversation.opened", contact.conversation_opened),
        Handles("conversation.closed", contact.conversation_closed),
        Handles("conversation.reopened", contact.conversation_reopened),
        Handles("claim.opened", contact.claim_opened),
        Handles("claim.closed", contact.claim_closed),
        Handles("call.logged", contact.call_logged),
        Handles("reply.sent", contact.reply_sent),
        # It draws pictures, and reads what it was told of with little haste.
        Handles("mail.received", contact.mail_received, alone=True),
    ),
)
