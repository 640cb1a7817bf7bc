"""How well products match what is sought, as questions that the index answers by itself: see
`entries` for the signs before words."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from .asking import Term
from .compounds import Compound
from .entries import SHORTEST_PART
from .words import fold

_SHORTEST_STEM: Final = 4
# PostgreSQL's tsquery.
Query: TypeAlias = str


def found(terms: Sequence[Term]) -> Query:
    """All that match at all: each term somewhere, as a beginning, within, or by its parts."""
    wanted = [_anywhere(term) for term in terms if not term.excluded]
    return _all([*wanted, *_excluded(terms)])


def tiers(words: str, terms: Sequence[Term]) -> list[tuple[int, Query]]:
    """By rank, each without those before it; the least is the best. The very sku; then all words
    whole in the name, or at the end of its words; whole in brand and category too; at the beginning
    of words of the name, inside them, in brand and category too; by their parts; or only in the
    description."""
    wanted = [term for term in terms if not term.excluded]
    ways = [*_WAYS, *(_BY_PARTS if any(term.compounds for term in wanted) else ())]
    # Words in quotes stand together also where each is in the name.
    besides = [*(_anywhere(term) for term in wanted if term.is_phrase), *_excluded(terms)]
    every = found(terms)
    queries = [
        _all([_quoted("#=", fold(words)), every]),
        *(_all([*map(way, wanted), *besides]) for _, way in ways),
        every,
    ]
    better = accumulate(queries[:-1], lambda one, other: f"({one} | {other})")
    ranks = [_FIRST, *(rank for rank, _ in ways), _LAST]
    return list(zip(ranks, map(_but, queries, [None, *better]), strict=True))


def _but(query: Query, better: Query | None) -> Query:
    return query if better is None else f"{query} & !{better}"


def _excluded(terms: Sequence[Term]) -> list[Query]:
    return [f"!{_anywhere(term)}" for term in terms if term.excluded]


def _anywhere(term: Term) -> Query:
    if term.is_phrase:
        return f"({' <-> '.join(_quoted('', word) for word in term.stem.split())})"
    return _any(
        [f"{_quoted('', term.stem)}{_star(term.stem)}", *_within(term, "NK"), *_apart(term)]
    )


def _whole(term: Term, fields: str) -> Query:
    """The word itself; of a phrase every word."""
    return _all(_any(_quoted(f"{f}=", word) for f in fields) for word in term.stem.split())


def _beginning(term: Term, fields: str) -> Query:
    return _all(
        _any(f"{_quoted(f'{f}=', word)}{_star(word)}" for f in fields) for word in term.stem.split()
    )


def _ending(term: Term, fields: str) -> Query:
    """The last part of a word says what it is: "Trekksele" is more of a "sele" than
    "Selskapsfisk"."""
    return _all(_any(_ends(f, word) for f in fields) for word in term.stem.split())


def _inside(term: Term, fields: str) -> Query:
    return _any([_beginning(term, fields), *_within(term, fields)])


def _within(term: Term, fields: str) -> list[Query]:
    """Inside a word, or at its end where the stem is short: "ørret" without its ending is in
    "tørrfôr"."""
    if term.is_phrase or len(term.stem) < SHORTEST_PART:
        return []
    star = ":*" if len(term.stem) >= _SHORTEST_STEM or term.stem == term.text else ""
    return [f"{_quoted(f'{f}~', term.stem)}{star}" for f in fields]


def _apart(term: Term, beginning: str = "NK", end: str = "NK") -> list[Query]:
    """By its parts, each in one of these fields."""
    return [_by_parts(compound, beginning, end) for compound in term.compounds]


def _by_parts(compound: Compound, beginning: str, end: str) -> Query:
    ends = _any(_ends(f, stem) for f in end for stem in compound.ends)
    if compound.beginning is None:
        return ends
    return _all([_any(f"{_quoted(f'{f}=', compound.beginning)}:*" for f in beginning), ends])


def _sorted_so(term: Term) -> Query:
    """What the shop sorts it by says best what it is: a coat with "fôr" is none."""
    return _any([_inside(term, "K"), *_apart(term, end="K")])


def _named(term: Term, beginning: str) -> Query:
    return _any([_inside(term, "N"), *_apart(term, beginning, "N")])


_WAYS: Final[Sequence[tuple[int, Callable[[Term], Query]]]] = (
    (4, lambda term: _whole(term, "N")),
    (6, lambda term: _ending(term, "N")),
    (8, lambda term: _whole(term, "NK")),
    (10, lambda term: _beginning(term, "N")),
    (20, lambda term: _inside(term, "N")),
    (30, lambda term: _inside(term, "NK")),
)
_BY_PARTS: Final[Sequence[tuple[int, Callable[[Term], Query]]]] = (
    (32, lambda term: _all([_sorted_so(term), _named(term, "N")])),
    # "Sele i nylon" under "Hund > Sele".
    (33, lambda term: _all([_sorted_so(term), _named(term, "NK")])),
    (34, _sorted_so),
    (36, lambda term: _any([_inside(term, "NK"), *_apart(term)])),
)
_FIRST: Final = 0
_LAST: Final = 40


def _ends(field: str, stem: str) -> Query:
    return _quoted(f"{field}{'~' if len(stem) >= SHORTEST_PART else '='}", stem)


def _star(word: str) -> str:
    """A single letter is a word of its own, and begins none."""
    return "" if len(word) == 1 else ":*"


def _quoted(sign: str, word: str) -> Query:
    """Folded words hold no sign that means anything here."""
    return f"'{sign}{word}'"


def _any(queries: Iterable[Query]) -> Query:
    return f"({' | '.join(dict.fromkeys(queries))})"


def _all(queries: Iterable[Query]) -> Query:
    return f"({' & '.join(dict.fromkeys(queries))})"
