"""What the log tells of has words in the app, in both languages; and days and sums are written as it writes
them."""

from datetime import datetime
from pathlib import Path

import pytest

from minside.core import clock
from minside.core.clock import OSLO
from minside.subscriptions.actions import said
from minside.subscriptions.actions.kinds import CHANGE_KINDS

TEXTS = Path(__file__).parents[2] / "frontend" / "src" / "i18n"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_kind_of_change_has_words(language: str) -> None:
    """Whoever adds one is told where its words are missing; no line of the log is a word of ours."""
    texts = (TEXTS / language / "deliveries.js").read_text(encoding="utf-8")
    assert [] == [kind for kind in CHANGE_KINDS if f"'fast.kind.{kind}':" not in texts]


@pytest.mark.parametrize(
    ("at", "nb", "en"),
    [
        (datetime(2026, 11, 24, 12, tzinfo=OSLO), "kl. 12", "at 12:00"),
        (datetime(2026, 11, 24, 1, 52, tzinfo=OSLO), "kl. 01.52", "at 01:52"),
    ],
)
def test_a_moment_and_a_sum_are_written_as_the_pages_write_them(
    at: datetime, nb: str, en: str
) -> None:
    """One page doesn't write the same in two ways."""
    with clock.stopped_at(at):
        assert (f"tirsdag 24. november {nb}", f"Tuesday 24 November {en}") == (
            said.moment(at).nb,
            said.moment(at).en,
        )
    assert ("1\u00a0497\u00a0kr", "kr\u00a01,497") == (
        said.kroner(149700).nb,
        said.kroner(149700).en,
    )
    assert "1\u00a0200,50\u00a0kr" == said.kroner(120050).nb
