"""Forms are read in one pass, and everything wrong is told."""

import time
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minside.core import clock
from minside.core.codes import TEXTS, Code
from minside.core.intake import Intake
from minside.core.language import Language, preferred
from minside.core.refusals import Refused


@given(st.text(max_size=60))
def test_a_text_is_kept_or_refused_with_a_reason(written: str) -> None:
    """Whatever is typed: none, a tidy text that can be shown, or a refusal at the field."""
    intake = Intake()
    read = intake.text("name", value=written, most=50)
    unfit = read is not None and (len(read) > 50 or any(ord(c) < 32 for c in read))
    try:
        intake.close()
        told = []
    except Refused as refused:
        told = [refusal.field for refusal in refused.refusals]
    assert told in ([], [("name",)])
    assert told or not unfit


def test_piled_up_marks_are_refused_before_they_are_composed() -> None:
    """A text that takes seconds to compose is measured first."""
    intake = Intake()
    started = time.thread_time()
    assert intake.text("name", value="a" + "\u0301" * 14_000 + "\u0323" * 14_000, most=80) is None
    assert time.thread_time() - started < 0.05
    with pytest.raises(Refused):
        intake.close()


def test_marks_within_the_length_are_refused_before_they_are_composed() -> None:
    """A note of marks alone is as long as a note may be, and costs no time."""
    intake = Intake()
    started = time.thread_time()
    assert intake.text("notes", value="a" + "\u0323\u0301" * 3_999, most=2_000) is None
    assert time.thread_time() - started < 0.02
    with pytest.raises(Refused) as refused:
        intake.close()
    assert [Code.INVALID_CHARACTERS] == [refusal.code for refusal in refused.value.refusals]


def test_thirty_one_marks_in_a_row_are_one_too_many() -> None:
    """The figure itself, on both sides (UAX #15 §13)."""
    intake = Intake()
    assert intake.text("name", value="a" + "\u0316" * 31, most=80) is None
    with pytest.raises(Refused):
        intake.close()


@pytest.mark.parametrize("written", ["व्हिस्की", "ภูมิใจ", "Việt", "a" + "\u0316" * 30])
def test_scripts_that_pile_marks_are_read(written: str) -> None:
    """What people write carries a few marks; thirty in a row are let through (UAX #15)."""
    intake = Intake()
    assert unicodedata.normalize("NFC", written) == intake.text("name", value=written, most=80)
    intake.close()


@pytest.mark.parametrize("written", ["\u200b", " \u200d ", "\u0301", "\u2060", "\u2800", "\u3164"])
def test_what_nobody_can_see_is_empty(written: str) -> None:
    """Joiners and marks alone leave the field unfilled."""
    intake = Intake()
    assert "" == intake.required("name", value=written, most=80)
    with pytest.raises(Refused) as refused:
        intake.close()
    assert [Code.REQUIRED] == [refusal.code for refusal in refused.value.refusals]


@pytest.mark.parametrize("written", ["a\u2028b", "a\u2029b", "a\x85b", "a\ufffe", "\ufdd0b"])
def test_other_line_ends_are_line_ends(written: str) -> None:
    """A name is of one line, whatever ends a line."""
    intake = Intake()
    intake.text("name", value=written, most=80)
    with pytest.raises(Refused):
        intake.close()


def test_composed_and_decomposed_letters_are_one() -> None:
    """`å` is one character, however the keyboard makes it."""
    assert "Pål" == Intake().text("name", value="Pa\u030al", most=3)


def test_lines_are_kept_where_they_belong() -> None:
    """Notes have lines, names don't; a carriage return is never stored."""
    intake = Intake()
    assert "a\nb" == intake.text("notes", value="a\r\nb", most=10, lines=True)
    intake.text("name", value="a\nb", most=10)
    with pytest.raises(Refused):
        intake.close()


def test_a_form_without_fault_closes() -> None:
    """Nothing noted, nothing raised."""
    intake = Intake()
    today = clock.today()
    assert today == intake.past("on", value=today, not_before=date(2000, 1, 1))
    assert 5 == intake.number("n", value=5, least=5, most=5)
    intake.close()


def test_tomorrow_and_long_ago_are_refused() -> None:
    """A date is checked at both ends, with a code for each."""
    intake = Intake()
    intake.past("on", value=clock.today() + timedelta(days=1), not_before=date(2000, 1, 1))
    intake.past("on", value=date(1999, 12, 31), not_before=date(2000, 1, 1))
    with pytest.raises(Refused) as refused:
        intake.close()
    assert [Code.IN_FUTURE, Code.TOO_EARLY] == [r.code for r in refused.value.refusals]


def test_every_code_has_a_text_in_both_languages() -> None:
    """No customer is told only a code, and the two texts ask for the same details."""
    assert set(Code) == set(TEXTS)
    for text in TEXTS.values():
        assert _placeholders(text.nb) == _placeholders(text.en)


def _placeholders(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, Language.NB),
        ("", Language.NB),
        ("en", Language.EN),
        ("en-GB,nb;q=0.5", Language.EN),
        ("nb;q=0.9,en;q=0.8", Language.NB),
        ("de,en;q=0.7,nb;q=0.3", Language.EN),
        ("nn", Language.NB),
        ("en;q=0,nb", Language.NB),
        ("fr", Language.NB),
        (";;;q=x,,", Language.NB),
    ],
)
def test_the_language_is_the_readers(header: str | None, language: Language) -> None:
    """Bokmål first, English where it is preferred."""
    assert language is preferred(header)
