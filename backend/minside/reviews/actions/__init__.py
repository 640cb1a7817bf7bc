"""The reviews' verbs, used under the room's name: `reviews.write(...)`."""

from .form import ReviewForm
from .kinds import ReviewState, ShownAs
from .moderating import NothingToModerate, Waiting, accept, moderated, refuse, waiting
from .published import Published, Rating, page, rating
from .reading import Review, find, find_of, get, may_write, reviews, unreviewed
from .refusals import (
    AlreadyReviewed,
    NotBought,
    OwnReview,
    ReviewNotFound,
    StaleVersion,
    TooManyReviews,
)
from .voting import vote
from .writing import delete, rewrite, write

__all__ = [
    "AlreadyReviewed",
    "NotBought",
    "NothingToModerate",
    "OwnReview",
    "Published",
    "Rating",
    "Review",
    "ReviewForm",
    "ReviewNotFound",
    "ReviewState",
    "ShownAs",
    "StaleVersion",
    "TooManyReviews",
    "Waiting",
    "accept",
    "delete",
    "find",
    "find_of",
    "get",
    "may_write",
    "moderated",
    "page",
    "rating",
    "refuse",
    "reviews",
    "rewrite",
    "unreviewed",
    "vote",
    "waiting",
    "write",
]
