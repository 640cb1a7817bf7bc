"""The registration: every room of the house, by its name plate."""

from minside.auth.room import ROOM as AUTH
from minside.carts.room import ROOM as CARTS
from minside.catalogue.room import ROOM as CATALOGUE
from minside.consents.room import ROOM as CONSENTS
from minside.contact.room import ROOM as CONTACT
from minside.core.rooms import Room
from minside.customers.room import ROOM as CUSTOMERS
from minside.events.room import ROOM as EVENTS
from minside.jobs.room import ROOM as JOBS
from minside.marketing.room import ROOM as MARKETING
from minside.membership.room import ROOM as MEMBERSHIP
from minside.orders.room import ROOM as ORDERS
from minside.outbox.room import ROOM as OUTBOX
from minside.pets.room import ROOM as PETS
from minside.privacy.room import ROOM as PRIVACY
from minside.reviews.room import ROOM as REVIEWS
from minside.subscriptions.room import ROOM as SUBSCRIPTIONS

ROOMS: tuple[Room, ...] = (
    JOBS,
    OUTBOX,
    EVENTS,
    CUSTOMERS,
    AUTH,
    CONSENTS,
    CATALOGUE,
    PETS,
    MEMBERSHIP,
    ORDERS,
    CARTS,
    SUBSCRIPTIONS,
    REVIEWS,
    CONTACT,
    MARKETING,
    PRIVACY,
)
