"""Words that were misspelled, by the words that the products have."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from minside.core.scope import current

from .asking import Term, stems

_SHORTEST: Final = 3
# A shorter one is nearly every other.
_SHORTEST_WRONG: Final = 4
_LONGEST: Final = 60
# Of what shares so much of its trigrams, the nearest is looked for letter by letter.
_ALIKE: Final = 0.2
_MOST_ALIKE: Final = 40


async def learn(texts: Iterable[str]) -> None:
    """Know the words of these folded texts."""
    words = {word for text in texts for word in text.split() if _is_learnt(word)}
    await current().fetch(
        """
        INSERT INTO product_word SELECT word FROM unnest($1::text[]) AS word ORDER BY word
        ON CONFLICT DO NOTHING
        """,
        list(words),
    )


async def respelled(terms: Sequence[Term]) -> list[Term]:
    """The terms with those that no word begins with put right; none where nothing is put right."""
    wrong = [term.text for term in terms if not term.is_phrase and _may_be_wrong(term.text)]
    nearest = await _nearest(wrong)
    meant = [nearest.get(term.text, term.text) for term in terms]
    if meant == [term.text for term in terms]:
        return []
    right = zip(terms, meant, await stems(meant), strict=True)
    return [
        term if text == term.text else replace(term, text=text, stem=stem)
        for term, text, stem in right
    ]


async def _nearest(words: Sequence[str]) -> dict[str, str]:
    """For each word the one that is meant, where one is near enough."""
    if not words:
        return {}
    await current().fetch(
        "SELECT set_config('pg_trgm.similarity_threshold', $1, true)", str(_ALIKE)
    )
    rows = await current().fetch(
        """
        SELECT wrong, alike.word FROM unnest($1::text[]) AS wrong CROSS JOIN LATERAL (
            SELECT word, similarity(word, wrong) AS similarity FROM product_word
            WHERE word % wrong AND length(word) >= $3 ORDER BY similarity DESC, word LIMIT $2
        ) AS alike ORDER BY wrong, similarity DESC, word
        """,
        list(words), _MOST_ALIKE, _SHORTEST_WRONG,
    )  # fmt: skip
    nearest: dict[str, tuple[int, str]] = {}
    for row in rows:
        wrong, word = row["wrong"], row["word"]
        apart, beginning = distance(wrong, word)
        if apart <= _forgiven(wrong) and (wrong not in nearest or apart < nearest[wrong][0]):
            nearest[wrong] = apart, beginning
    return {wrong: word for wrong, (_, word) in nearest.items()}


def distance(wrong: str, word: str) -> tuple[int, str]:
    """How many letters must be changed, put in, left out or swapped with their neighbour to make
    `wrong` the beginning of `word`, and that beginning."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(wrong, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(word, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and wrong[i - 2 : i] == word[j - 1] + word[j - 2]
            row.append(min(best, earlier[j - 2] + 1) if swapped else best)
    # Of beginnings that are equally near, the whole word or the longest.
    apart, length = min((apart, -length) for length, apart in enumerate(row))
    return apart, word[:-length]


def _is_learnt(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and not word.isdigit()


def _may_be_wrong(word: str) -> bool:
    return _SHORTEST_WRONG <= len(word) and _is_learnt(word)


def _forgiven(word: str) -> int:
    return 1 if len(word) < 6 else 2
