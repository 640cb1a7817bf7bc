"""The consents' name plate."""

from minside.consents import actions as consents
from minside.consents import tables as tables
from minside.core import hooks
from minside.core.rooms import Handles, Job, Room, Timed

from . import jobs
from .routes import ROUTES
from .schema import ConsentsMutation, ConsentsOfCustomer, ConsentsQuery

ROOM = Room(
    name="consents",
    query=ConsentsQuery,
    mutation=ConsentsMutation,
    customer=ConsentsOfCustomer,
    answers=(
        (hooks.address_shown, consents.contact_changed),
        (hooks.contact_changed, consents.contact_changed),
        (hooks.address_changes, consents.address_changes),
        (hooks.address_taken_back, consents.address_taken_back),
        (hooks.agreed_to_less, consents.contact_changed),
        (hooks.rest_changes, consents.rest_changes),
        (hooks.agreed_rightly, consents.agreed_rightly),
        (hooks.agreed_at_registration, consents.agreed_at_registration),
        (hooks.may_be_sent, consents.permit),
        (hooks.sms_said, consents.said_by_sms),
    ),
    routes=ROUTES,
    jobs=(
        Job(consents.NOTE_HEAD, jobs.note_head),
        Job(consents.TELL_REST, consents.tell_rest),
        Job("consents.follow", consents.follow),
        Job("consents.follow_address", consents.follow_address),
    ),
    timed=(Timed("consents.note_head_again", jobs.note_head_again),),
    handles=(
        Handles("consent.evidence", consents.evidence, alone=True),
        Handles("consent.given", consents.given, alone=True),
        Handles("consent.withdrawn", consents.withdrawn, alone=True),
        Handles("consent.withdrawn", consents.withdrawn_by_staff, alone=True),
        Handles("message.complained", consents.complained, alone=True),
    ),
)
