"""What the API may have to tell of reviews, and seldom has all at once in the demo."""

from tests.e2e.answers import Data

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
_WHEN = "2026-11-20T12:00:00Z"
_PRODUCT = {
    "__typename": "Product",
    "id": "p",
    "sku": "MP-1",
    "name": "Vilter Vidde Lam & rein, 12 kg",
    "pictureUrl": None,
}
_PET = {"__typename": "Pet", "id": "luna", "name": "Luna"}


def review(id: str, state: str = "PENDING", **changed: object) -> Data:
    return {
        "__typename": "Review",
        "id": id,
        "sku": "MP-1",
        "name": "Vilter Vidde Lam & rein, 12 kg",
        "stars": 4,
        "title": "Luna spiser alt",
        "text": "Hun slikker skåla.\n\nVi kjøper mer. Se https://eksempel.no/<b>hund</b>",
        "shownAs": "INITIALS",
        "version": 1,
        "changedAt": _WHEN,
        "state": state,
        "moderatedAt": None if state == "PENDING" else _WHEN,
        "reason": None,
        "votes": 0,
        "pet": _PET,
        "product": _PRODUCT,
        **changed,
    }


def _me(**told: object) -> Data:
    return {"me": {"__typename": "Customer", "id": "kari", **told}}


_NAMED = {"firstName": "Kari", "lastName": "Nordmann", "pets": [_PET]}
_REVIEWABLE = [
    {
        "__typename": "ReviewableProduct",
        "sku": f"MP-{number}",
        "name": LONG if number == 2 else f"Tyggebein nummer {number}",
        "placedAt": _WHEN,
        "product": None,
    }
    for number in range(2, 9)
]
PUBLISHED = review("b", "PUBLISHED", votes=2)
EVERY = _me(
    reviews=[
        review("a", title=LONG[:120], text=LONG),
        PUBLISHED,
        review("c", "REFUSED", reason="Omtalen handler om leveringen.", pet=None, product=None),
    ],
    reviewableProducts=_REVIEWABLE,
)
NONE = _me(reviews=[], reviewableProducts=[])
START = {
    **_me(
        **_NAMED,
        canReview={"__typename": "Allowance", "allowed": True, "reason": None},
        reviewOf=None,
        reviewableProducts=[],
    ),
    "product": _PRODUCT,
}
NO_START = {
    **_me(
        **_NAMED,
        canReview={
            "__typename": "Allowance",
            "allowed": False,
            "reason": "Du har skrevet om denne varen allerede. Du kan endre den omtalen.",
        },
        reviewOf={"__typename": "Review", "id": "b"},
        reviewableProducts=[],
    ),
    "product": _PRODUCT,
}
EDIT = _me(**_NAMED, review=PUBLISHED)


def published(id: str, **changed: object) -> Data:
    return {
        "__typename": "PublishedReview",
        "id": id,
        "stars": 5,
        "title": "Luna spiser alt",
        "text": "Hun slikker skåla.",
        "author": "Ola",
        "petSpecies": "DOG",
        "writtenOn": "2026-11-20",
        "votes": 0,
        "isOwn": False,
        "isVotedFor": False,
        **changed,
    }


RATING = {
    **_me(
        canReview={"__typename": "Allowance", "allowed": False},
        reviewOf={"__typename": "Review", "id": "b", "state": "REFUSED"},
    ),
    "productRating": {
        "__typename": "ProductRating",
        "average": "4.3",
        "count": 1234,
        "byStars": [
            {"__typename": "StarCount", "stars": stars, "count": count}
            for stars, count in ((5, 1000), (4, 200), (3, 30), (2, 4), (1, 0))
        ],
    },
}
OTHERS = {
    "productReviews": {
        "__typename": "PublishedReviewConnection",
        "nodes": [
            published("1", votes=1),
            published("2", title=LONG[:120], text=LONG, author=None, petSpecies=None, votes=12),
            published("3", isVotedFor=True, votes=1),
            published("4", isOwn=True, votes=3),
        ],
        "pageInfo": {"__typename": "PageInfo", "hasNextPage": True, "endCursor": "x"},
    }
}
