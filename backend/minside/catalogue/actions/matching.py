"""How well products match what is sought, as questions that the index answers by itself: see
`entries` for the signs before words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from .asking import Term
from .compounds import Compound
from .entries import SHORTEST_PART
from .words import fold

_SHORTEST_STEM: Final = 4
# PostgreSQL's tsquery.
Query: TypeAlias = str


def found(words: str, terms: Sequence[Term]) -> Query:
    """All that match at all: by the sku, or each term somewhere, as a beginning, within, or by its parts."""
    wanted = [_anywhere(term) for term in terms if not term.excluded]
    return _all([_any([_code(words), _all(wanted)]), *_excluded(terms)])


def tiers(words: str, terms: Sequence[Term]) -> list[tuple[int, Query]]:
    """By rank, each without those before it; the least is the best. The very sku; then all words
    whole in the name, or at the end of its words; whole in brand and category too; at the beginning
    of words of the name, inside them, in brand and category too; by their parts; or only in the
    description."""
    wanted = [term for term in terms if not term.excluded]
    # Words in quotes stand together also where each is in the name.
    besides = [*(_anywhere(term) for term in wanted if term.is_phrase), *_excluded(terms)]
    ranked = [(_FIRST, _all([_code(words), *_excluded(terms)]))]
    before = {_FIRST: _code(words)}
    for way in _WAYS:
        if not way.by_parts or any(term.compounds for term in wanted):
            query = _all([*map(way.asks, wanted), *besides])
            ranked.append((way.rank, f"{query} & !{_any(before.values())}"))
            before = {rank: q for rank, q in before.items() if rank not in way.holds}
            before[way.rank] = query
    return [*ranked, (_LAST, f"{found(words, terms)} & !{_any(before.values())}")]


def _code(words: str) -> Query:
    return _quoted("#=", fold(words))


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


@dataclass(frozen=True, slots=True)
class _Way:
    """How a term is found, and the ranks of those before it that find nothing else."""

    rank: int
    asks: Callable[[Term], Query]
    holds: tuple[int, ...] = ()
    by_parts: bool = False


_FIRST: Final = 0
_WAYS: Final = (
    _Way(4, lambda term: _whole(term, "N")),
    _Way(6, lambda term: _ending(term, "N")),
    _Way(8, lambda term: _whole(term, "NK"), holds=(4,)),
    _Way(10, lambda term: _beginning(term, "N")),
    _Way(20, lambda term: _inside(term, "N"), holds=(6, 10)),
    _Way(30, lambda term: _inside(term, "NK"), holds=(8, 20)),
    _Way(32, lambda term: _all([_sorted_so(term), _named(term, "N")]), by_parts=True),
    # "Sele i nylon" under "Hund > Sele".
    _Way(33, lambda term: _all([_sorted_so(term), _named(term, "NK")]), (32,), by_parts=True),
    _Way(34, lambda term: _sorted_so(term), (33,), by_parts=True),
    _Way(36, lambda term: _any([_inside(term, "NK"), *_apart(term)]), (30, 34), by_parts=True),
)
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
