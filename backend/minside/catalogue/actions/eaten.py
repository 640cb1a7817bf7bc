"""Whether a product is something that animals eat.

A shop says so by where it sorts a product («Hund > Tørrfôr > Voksen»), and by what only feed is told of:
how much to give of it, and what it is made up of. Names don't tell: a winter rug has «200 g fôr» in it.
"""

import re
from typing import Final

from .products import Listing

# What a category of food ends in, so that «Tørrfôr» is one and «Fôrautomat» isn't.
_FOOD: Final = re.compile(
    r"(?:fôr|hundefor|kattefor|torrfor|vatfor|(?<!auto)mat|høy|godbit(?:er)?|snacks?|tilskudd|mineraler"
    r"|vitaminer|frø|talg|hirse|undulat|kanari|parakitt|melkeerstatning|food|feed|treats?|hay|seeds?|supplements?|minerals"
    r"|vitamins)\b"
)
_OF_FEED: Final = frozenset(
    {"fôringsråd", "fôringsveiledning", "fôringsanbefaling", "feeding guide", "feeding advice",
     "analytiske bestanddeler", "analyse", "analytical constituents", "kcal/kg"}
)  # fmt: skip


def is_eaten(product: Listing) -> bool:
    """Of what is sorted nowhere and says nothing, that it may be."""
    if any(fact.name.strip().rstrip(":").casefold() in _OF_FEED for fact in product.contents):
        return True
    return not product.category or any(map(_is_food, product.category))


def _is_food(category: str) -> bool:
    return _FOOD.search(category.casefold()) is not None
