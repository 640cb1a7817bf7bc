"""What the log tells of has words in the app, in both languages."""

from pathlib import Path

import pytest

from minside.subscriptions.actions.kinds import CHANGE_KINDS

TEXTS = Path(__file__).parents[2] / "frontend" / "src" / "i18n"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_kind_of_change_has_words(language: str) -> None:
    """Whoever adds one is told where its words are missing; no line of the log is a word of ours."""
    texts = (TEXTS / language / "deliveries.js").read_text(encoding="utf-8")
    assert [] == [kind for kind in CHANGE_KINDS if f"'fast.kind.{kind}':" not in texts]
