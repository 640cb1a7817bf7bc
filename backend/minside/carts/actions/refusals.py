"""What can't be done with carts, and what can instead."""

from typing import Any

from typing_extensions import override

from minside.core.codes import Code
from minside.core.language import Language, Text
from minside.core.refusals import LimitReached, NotFound, Refusal

from .kinds import MOST_LINES


class CartNotFound(NotFound):
    """No cart of this customer's has that id, or it is deleted."""


class ProductNotFound(NotFound):
    """The shop doesn't sell it, or not any more."""


class LineNotFound(NotFound):
    """That product isn't in the cart."""


class OrderNotFound(NotFound):
    """No order of this customer's has that id."""


class ChangeNotFound(NotFound):
    """Nothing of that id was done with this customer's carts."""


class TooManyCarts(LimitReached):
    """There are as many as there may be."""


class TooManyLines(LimitReached):
    """There would be more than there may be in one cart."""

    why = Text(
        f"En handlekurv har plass til {MOST_LINES} varer. Legg resten i en annen, eller ta ut noe først.",
        f"A cart has room for {MOST_LINES} products. Put the rest in another, or take something out first.",
    )

    @override
    def message(self, language: Language) -> str:
        return self.why.in_(language)


class StaleVersion(Refusal):
    """It was changed since its page was opened."""

    code = Code.STALE_VERSION


class NotPossible(Refusal):
    """For a reason that is told."""

    code = Code.NOT_POSSIBLE
    why: Text

    def __init__(self, *field: str, **details: Any) -> None:
        super().__init__(*field, reason=self.why.in_, **details)


class SameCart(NotPossible):
    why = Text("Velg en annen handlekurv enn denne.", "Choose another cart than this one.")


class NothingToOpen(NotPossible):
    why = Text(
        "Ingenting i denne handlekurven kan kjøpes akkurat nå.",
        "Nothing in this cart can be bought just now.",
    )


class ShopNotConnected(NotPossible):
    why = Text(
        "Vi får ikke åpnet nettbutikken herfra akkurat nå. Prøv igjen senere.",
        "We can’t open the shop from here just now. Try again later.",
    )


class NothingOrdered(NotPossible):
    why = Text(
        "Det er ingen varer i denne bestillingen som kan legges i en handlekurv.",
        "There are no goods in this order that can be put in a cart.",
    )


class ChangedSince(NotPossible):
    why = Text(
        "Handlekurven er endret siden, så dette kan ikke angres lenger.",
        "The cart was changed since, so this can’t be undone any more.",
    )


class TooLateToUndo(NotPossible):
    why = Text(
        "Dette kunne angres i et døgn, og det er gått.",
        "This could be undone for a day, and that has passed.",
    )
