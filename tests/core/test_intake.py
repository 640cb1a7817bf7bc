"""Forms are read in one pass, and everything wrong is told."""

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
    if read is not None and (len(read) > 50 or any(ord(character) < 32 for character in read)):
        with pytest.raises(Refused) as refused:
            intake.close()
        assert [("name",)] == [refusal.field for refusal in refused.value.refusals]
    else:
        assert read is None or (read == read.strip() and read)


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
