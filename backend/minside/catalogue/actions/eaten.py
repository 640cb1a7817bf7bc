"""Whether a product is something that animals eat, or else that is used up.

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
# The same of what isn't eaten, and runs out all the same: litter, bedding, and what keeps clean.
_USED_UP: Final = re.compile(
    r"(?:sand|strø|bunn|torv|hundeposer|bæsjeposer|\bposer|sjampo|balsam|\btenner|tannpleie|tannkrem|\bstell"
    r"|hygiene|rengjøring|våtservietter|bleier|flått|lopper|ormekur|litter|bedding|substrate|poop bags"
    r"|waste bags|shampoo|dental care|cleaning|wipes|ticks|fleas)\b"
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


def is_used_up(product: Listing) -> bool:
    """Whether one needs more of it by and by: what is eaten, litter, what keeps clean. A bed isn't."""
    return is_eaten(product) or any(
        _USED_UP.search(category.casefold()) for category in product.category
    )
