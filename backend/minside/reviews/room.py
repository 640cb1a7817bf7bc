"""The reviews' name plate."""

from minside.core.rooms import Handles, Room
from minside.reviews import actions as reviews

from .schema import ReviewsMutation, ReviewsOfCustomer, ReviewsQuery

ROOM = Room(
    name="reviews",
    query=ReviewsQuery,
    mutation=ReviewsMutation,
    customer=ReviewsOfCustomer,
    handles=(Handles("review.moderated", reviews.moderated),),
)
