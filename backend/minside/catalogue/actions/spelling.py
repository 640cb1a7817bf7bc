"""Words that were misspelled, by the words that the products have."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from minside.core.scope import current

from .asking import Term, understood
from .compounds import bare
from .entries import LONGEST_WORD, SHORTEST_PART

# A shorter one is nearly every other.
_SHORTEST_WRONG: Final = 4
# From here on two slips are forgiven.
_LONG: Final = 8
# Of what shares some of its trigrams, the nearest is looked for letter by letter.
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
    """The terms with those put right that are no words of the products'; none where nothing is."""
    wrong = [term for term in terms if _may_be_wrong(term)]
    nearest = await _nearest({text for term in wrong for text in (term.text, *_lasts(term))})
    meant = [_meant(term, nearest) if term in wrong else term.text for term in terms]
    if meant == [term.text for term in terms]:
        return []
    return await understood(
        [(text, term.excluded) for text, term in zip(meant, terms, strict=True)]
    )


def _may_be_wrong(term: Term) -> bool:
    """What is put together of two words that are known is none, though there be no such thing."""
    understood = term.is_phrase or term.compounds or not _is_learnt(term.text)
    return not understood and len(term.text) >= _SHORTEST_WRONG


def _lasts(term: Term) -> list[str]:
    return [split.last for split in term.unsold if len(split.last) >= _SHORTEST_WRONG]


def _meant(term: Term, nearest: dict[str, list[str]]) -> str:
    """The whole word put right, or else its last part, which must stay like what was typed: nobody who
    types "hundegps" or "hundehatt" means "hundepose" or a cat."""
    last = max((len(split.last) for split in term.unsold), default=len(term.text))
    for word in nearest.get(term.text, ()):
        if _apart(term.text, word) <= _forgiven(last):
            return word
    return next(
        (
            split.joined + last
            for split in term.unsold
            for last in nearest.get(split.last, ())
            if last[0] == split.last[0]
        ),
        term.text,
    )


async def _nearest(words: set[str]) -> dict[str, list[str]]:
    """For each word those that may be meant, the nearest first."""
    if not words:
        return {}
    rows = await current().fetch(
        """
        SELECT wrong, alike.word, coalesce((ts_lexize('norwegian_words', word))[1], word) AS stem
        FROM unnest($1::text[]) AS wrong CROSS JOIN LATERAL (
            SELECT word, similarity(word, wrong) AS similarity FROM product_word
            WHERE word % wrong ORDER BY similarity DESC, word LIMIT $2
        ) AS alike ORDER BY wrong, similarity DESC, word
        """,
        list(words), _MOST_ALIKE,
    )  # fmt: skip
    near: dict[str, list[str]] = {}
    for row in rows:
        wrong, word = row["wrong"], row["word"]
        if _apart(wrong, word) <= _forgiven(len(wrong)) and not _loses_a_part(wrong, row["stem"]):
            near.setdefault(wrong, []).append(word)
    return {wrong: sorted(words, key=partial(_apart, wrong)) for wrong, words in near.items()}


def _apart(wrong: str, word: str) -> int:
    """From the word or, where it has an ending, from its stem."""
    return min(distance(wrong, word), distance(wrong, bare(word)))


def distance(wrong: str, word: str) -> int:
    """How many letters must be changed, put in, left out or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(wrong, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(word, start=1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            swapped = i > 1 and j > 1 and wrong[i - 2 : i] == word[j - 1] + word[j - 2]
            row.append(min(best, earlier[j - 2] + 1) if swapped else best)
    return row[-1]


def _loses_a_part(wrong: str, stem: str) -> bool:
    """Whether what is left of a compound is its beginning: "hundeis" means more than "hundens". A short
    stem has lost its ending, as that of "ørret"."""
    lost = len(wrong) - len(stem) if wrong.startswith(stem) else 0
    return lost >= SHORTEST_PART and len(stem) > SHORTEST_PART


def _is_learnt(word: str) -> bool:
    return SHORTEST_PART <= len(word) <= LONGEST_WORD and not word.isdigit()


def _forgiven(letters: int) -> int:
    return 1 if letters < _LONG else 2
