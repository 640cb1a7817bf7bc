"""Whether a pet may eat a product, by what is said of its contents.

Where it isn't sure, the answer is no: then a product stays out, and no pet falls ill.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final

from minside.catalogue.actions import Fact
from minside.core.language import Text

from . import said

# What a list of what is in a product is called: in Norwegian, Danish, Swedish, English and German, as
# the bags that are sold here have it.
_LISTS: Final = frozenset(
    {"ingredienser", "ingrediensliste", "sammensetning", "sammensetting", "innhold", "råvarer",
     "varedeklarasjon", "sammensætning", "indhold", "sammansättning", "innehåll", "ingredients",
     "ingredient list", "list of ingredients", "composition", "contents", "zutaten",
     "zusammensetzung"}
)  # fmt: skip
# What is in it in short, which is read where there is no list, and else for what the list is vague of.
_SUMMARIES: Final = frozenset(
    {"inneholder", "indeholder", "innehåller", "contains", "enthält"}
)  # fmt: skip
# What tells of some of it: what that names may be in it, and of the rest it says nothing.
_HINTS: Final = frozenset(
    {"allergener", "allergeninformasjon", "proteinkilde", "proteinkilder", "kan inneholde", "spor av",
     "kan inneholde spor av", "tilsetningsstoffer", "allergens", "allergen information",
     "protein source", "protein sources", "may contain", "may contain traces of", "traces",
     "additives"}
)  # fmt: skip
# Neither sheep nor pig: «sau» is in sauce, and «svin» in a grass.
_LIKE_ANOTHER: Final = re.compile(r"\bsaus\w*|\w*svingel\w*")
# What one kind is called, in Norwegian and English.
_KINDS: Final = (
    ("kylling", "høns", "høne", "chicken", "hen"),
    ("kalkun", "turkey"),
    ("and", "duck"),
    ("gås", "goose"),
    ("storfe", "okse", "biff", "kalv", "ku", "beef", "bovin", "veal"),
    ("svin", "gris", "flesk", "bacon", "pork", "pig"),
    ("lam", "sau", "får", "lamb", "mutton", "sheep"),
    ("laks", "salmon"),
    ("torsk", "cod"),
    ("sild", "herring"),
    ("ørret", "trout"),
    ("tunfisk", "tuna"),
    ("makrell", "mackerel"),
    ("sei", "hyse", "whitefish"),
    ("ansjos", "anchovy"),
    ("reke", "krabbe", "krill", "skalldyr", "shrimp", "crab", "shellfish"),
    ("egg",),
    ("melk", "meieri", "laktose", "ost", "yoghurt", "myse", "fløte", "milk", "dairy", "lactose",
     "cheese", "whey"),
    ("hvete", "wheat"),
    ("bygg", "barley"),
    ("havre", "oat"),
    ("rug", "rye"),
    ("mais", "corn", "maize"),
    ("ris", "rice"),
    ("spelt",),
    ("soya", "soja", "soy"),
    ("ert", "pea"),
    ("potet", "potato"),
)  # fmt: skip
# What several kinds are called together: whoever avoids all avoids each, and where a list of contents
# names no more than the group, each may be in it.
_GROUPS: Final = (
    (("fjærkre", "fugl", "poultry"), ("kylling", "kalkun", "and", "gås")),
    (("fisk", "fish"), ("laks", "torsk", "sild", "ørret", "tunfisk", "makrell", "sei", "ansjos")),
    (("korn", "grain", "cereal"), ("hvete", "bygg", "havre", "rug", "mais", "ris", "spelt")),
    (("gluten",), ("hvete", "bygg", "rug", "spelt")),
    (("animalsk", "animal", "kjøttmel", "kjøttbeinmel", "biprodukt", "by-product", "meat and"),
     ("kylling", "kalkun", "and", "gås", "storfe", "svin", "lam")),
)  # fmt: skip
# Said with what is avoided, and of nothing that is in a product.
_ASIDE: Final = frozenset({"allergi", "allergisk", "ikke", "mot", "protein", "proteiner", "tåler"})
_SHORT: Final = 3


def contents_of(facts: Iterable[Fact]) -> str | None:
    """What a product says that it is made of; None where it says nothing, or only names some of it."""
    said = [(_heading(fact.name), fact.value.strip()) for fact in facts if fact.value.strip()]
    lists = [value for name, value in said if name in _LISTS]
    summaries = [value for name, value in said if name in _SUMMARIES]
    if not lists and not summaries:
        return None
    hints = [value for name, value in said if name in _HINTS]
    if not lists:
        return ", ".join(summaries + hints)
    whole = ", ".join(lists)
    named = [part.strip() for value in summaries + hints for part in value.split(",")]
    return ", ".join([whole, *(part for part in named if not _is_vaguer(part, whole.casefold()))])


def _heading(name: str) -> str:
    """«Ingredienser (per 100 g):» is «ingredienser»; «Inneholder ikke» is something else."""
    return " ".join(re.sub(r"\(.*?\)|[:.]", " ", name).casefold().split())


def _is_vaguer(part: str, contents: str) -> bool:
    """«Fisk» beside a list that says which fish: it isn't any other."""
    word = part.casefold()
    is_group = any(word in names for names, _ in _GROUPS)
    return is_group and any(_is_in(each, contents) for each in _called(word))


def may_eat(contents: str | None, avoids: Collection[str]) -> bool:
    """Nothing of what the pets avoid is in it. Of what nobody says what is in it, anything may be;
    «kylling» is in «kyllingmel» and in "chicken" too."""
    avoided = [word for word in map(str.strip, avoids) if word]
    if not avoided:
        return True
    if contents is None or not contents.strip():
        return False
    folded = _LIKE_ANOTHER.sub(" ", contents.casefold())
    return not any(_is_in(word, folded) for each in avoided for word in _called(each.casefold()))


def _called(avoided: str) -> set[str]:
    """Whatever something that is avoided may be called in a list of contents."""
    found = {avoided} | {word for word in _tokens(avoided) if len(word) > _SHORT} - _ASIDE
    found |= {bare for word in found if (bare := _bare(word))}
    for names, kinds in _GROUPS:
        if _names_one_of(names, avoided):
            found |= {*names, *kinds}
    for kind in _KINDS:
        if not found.isdisjoint(kind) or _names_one_of(kind, avoided):
            found |= set(kind)
    for names, kinds in _GROUPS:
        if not found.isdisjoint(kinds):
            found |= set(names)
    return found


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _bare(word: str) -> str | None:
    """«erter» is «ert» in «ertestivelse»."""
    for ending in ("ene", "er", "en", "et"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word.removesuffix(ending)
    return None


def _names_one_of(words: Iterable[str], avoided: str) -> bool:
    """«kylling» is meant with «kyllingkjøtt»; a short word only by itself, for «ris» isn't with
    «gris»."""
    tokens = _tokens(avoided)
    return any(word in tokens if len(word) <= _SHORT else word in avoided for word in words)


def _is_in(word: str, contents: str) -> bool:
    """A short word where another begins or ends: «ris» in «rismel», not in «friske»."""
    if len(word) > _SHORT:
        return word in contents
    escaped = re.escape(word)
    return re.search(rf"\b{escaped}|{escaped}\b", contents) is not None


def warning(
    name: str, contents: str | None, pets: Iterable[tuple[str, Collection[str]]]
) -> Text | None:
    """Why a product is never sent to whom it is for, by their names and what they avoid; None where
    they may eat it."""
    kept_from = [pet for pet, avoids in pets if not may_eat(contents, avoids)]
    if not kept_from:
        return None
    nb, en = said.listed(kept_from)
    if contents is None or not contents.strip():
        return Text(
            f"Vi vet ikke hva {name} inneholder, og {nb} tåler ikke alt. Derfor sender vi den ikke i"
            " stedet.",
            f"We don’t know what is in {name}, and there are things that {en} can’t have. So we don’t"
            " send it instead.",
        )
    return Text(
        f"{name} inneholder, eller kan inneholde, noe som {nb} ikke tåler. Derfor sender vi den ikke i"
        " stedet.",
        f"{name} has in it, or may have in it, something that {en} can’t have. So we don’t send it"
        " instead.",
    )
