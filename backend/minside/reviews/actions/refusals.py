"""Why a review or a vote isn't taken."""

from typing import ClassVar

from minside.core.codes import Code
from minside.core.language import Text
from minside.core.refusals import LimitReached, NotFound, Refusal


class ReviewNotFound(NotFound):
    """No review of this customer's has that id; or, of a vote, none that others can read."""


class StaleVersion(Refusal):
    """It was changed elsewhere since it was looked at."""

    code = Code.STALE_VERSION


class TooManyReviews(LimitReached):
    """There are `MOST` of them already."""


class _Reasoned(Refusal):
    code = Code.NOT_POSSIBLE
    why: ClassVar[Text]

    def __init__(self, *field: str) -> None:
        super().__init__(*field, reason=self.why.in_)


class NotBought(_Reasoned):
    """Never ordered, or all of it was cancelled or sent back; or somebody else bought it."""

    why = Text(
        "Du kan bare skrive om varer du har kjøpt, og vi finner ikke denne blant dem.",
        "You can only write about goods that you bought, and we can’t find this among them.",
    )


class AlreadyReviewed(_Reasoned):
    """One review a product; another size or taste of it is the same product."""

    why = Text(
        "Du har skrevet om denne varen allerede. Du kan endre den omtalen.",
        "You have written about this product already. You can change that review.",
    )


class OwnReview(_Reasoned):
    """A vote on what one wrote oneself."""

    why = Text(
        "Denne omtalen har du skrevet selv, så du kan ikke stemme på den.",
        "You wrote this review yourself, so you can’t vote on it.",
    )
