"""What somebody types into the search field, as it is understood.

As on the web: every word must be found, `-word` must not, and "words in quotes" stand together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from minside.core.scope import current

from .compounds import Compound, Split, also_called, bare, forms, splits
from .words import fold

MOST_CHARACTERS: Final = 200
MOST_WORDS: Final = 10
_TERM: Final = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
# "Hund og katt" is "hund & katt".
_AND: Final = ("og", False)
# How a search is best made hangs on its words: a plan made for any words reads the whole table. So
# does one for words that are nearly everywhere, which fetches the lexemes of every row, though the index
# needs none. Helpers and compiled code take longer to start than all of it takes.
_SETTINGS: Final = """
    set_config('plan_cache_mode', 'force_custom_plan', true),
    set_config('enable_seqscan', 'off', true),
    set_config('max_parallel_workers_per_gather', '0', true),
    set_config('jit', 'off', true),
    set_config('pg_trgm.similarity_threshold', '0.2', true)
"""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase, folded; in `stem` the words are without their endings, `compounds` are other
    ways to find it. `unsold` is where it may be taken apart though nothing ends with its last part."""

    text: str
    stem: str
    excluded: bool = False
    compounds: tuple[Compound, ...] = ()
    unsold: tuple[Split, ...] = ()

    @property
    def is_phrase(self) -> bool:
        return " " in self.text


async def terms_of(search: str) -> list[Term]:
    """Of at most `MOST_CHARACTERS`, at most ten; none for what holds no letter and no figure."""
    return await understood(_split(search)[:MOST_WORDS])


def _split(search: str) -> list[tuple[str, bool]]:
    """Words and phrases, folded, and whether each is excluded. `3-oz` is two words."""
    found: list[tuple[str, bool]] = []
    for minus, quoted, word in _TERM.findall(search):
        folded = fold(quoted or word)
        parts = [folded] if quoted else folded.split()
        found += [(part, bool(minus)) for part in parts if part]
    telling = [each for each in dict.fromkeys(found) if each != _AND]
    return telling or list(dict.fromkeys(found))


async def understood(found: Sequence[tuple[str, bool]]) -> list[Term]:
    """By the dictionary that the products' own words went through, and by the words that they have:
    one statement, which also sets how the search's own is planned."""
    apart = {text: list(splits(text)) for text, out in found if not out and " " not in text}
    every = [split for each in apart.values() for split in each]
    parts = {part for split in every for part in (split.beginning, split.last)}
    words = list({word for text, _ in found for word in text.split()} | parts)
    beginnings = [(split.key, word) for split in every for word in split.beginnings]
    ends = [
        (split.key, split.last, form[::-1], is_end)
        for split in every
        for last, is_end in split.ends
        for form in forms(last)
    ]
    row: Any = await current().fetchrow(
        f"""
        WITH known AS MATERIALIZED (
            SELECT DISTINCT split FROM unnest($2::text[], $3::text[]) AS form (split, word)
            JOIN product_word USING (word)
        )
        SELECT {_SETTINGS}, ARRAY(
            SELECT coalesce((ts_lexize('norwegian_words', word))[1], word)
            FROM unnest($1::text[]) WITH ORDINALITY AS w (word, place) ORDER BY place
        ) AS stems, ARRAY(SELECT split FROM known) AS known, ARRAY(
            SELECT DISTINCT last
            FROM unnest($4::text[], $5::text[], $6::text[], $7::boolean[])
                AS form (split, last, backwards, is_end)
            JOIN known USING (split)
            WHERE EXISTS (
                SELECT FROM product_word WHERE reverse(word) >= backwards
                AND reverse(word) <= CASE WHEN is_end THEN backwards || '~' ELSE backwards END
            )
        ) AS sold
        """,  # noqa: S608 - parts of our own
        words,
        *zip(*beginnings, strict=True) if beginnings else ([], []),
        *zip(*ends, strict=True) if ends else ([], [], [], []),
    )
    stems = dict(zip(words, row["stems"], strict=True))
    known, sold = set(row["known"]), set(row["sold"])
    return [_term(text, out, apart.get(text, ()), stems, known, sold) for text, out in found]


def _term(
    text: str,
    excluded: bool,
    apart: Sequence[Split],
    stems: dict[str, str],
    known: set[str],
    sold: set[str],
) -> Term:
    splits = [split for split in apart if split.key in known]
    names = also_called(text)
    compounds = [Compound(None, names)] if names and not excluded else []
    compounds += [
        Compound(stems[split.beginning], (stems[split.last], bare(split.last), *split.names))
        for split in splits
        if split.last in sold
    ]
    unsold = [split for split in splits if split.last not in sold]
    stem = " ".join(stems[word] for word in text.split())
    return Term(text, stem, excluded, tuple(dict.fromkeys(compounds)), tuple(unsold))
