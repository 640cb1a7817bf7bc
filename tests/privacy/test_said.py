"""What the notice says of the pages, the purposes and the receivers is what there is."""

import re

import pytest

from minside.consents.purposes import ABOUT, YOUNGEST, YOUNGEST_PROFILED, Kind
from minside.core.language import Language
from minside.core.personal import EVERY_TABLE, Basis
from minside.core.settings import REPOSITORY
from minside.events.receivers import RECEIVERS
from minside.privacy import notice
from minside.privacy.notice import Block

LANGUAGES = pytest.mark.parametrize("language", Language)


def blocks(key: str, language: Language) -> list[Block]:
    newest = notice.versions(language)[-1]
    [found] = [section for section in newest.sections if section.key == key]
    return list(found.blocks)


def items(key: str, language: Language) -> list[str]:
    [found] = [block for block in blocks(key, language) if block.items]
    return list(found.items)


def words(key: str, language: Language) -> str:
    return " ".join(each for block in blocks(key, language) if (each := block.text))


@LANGUAGES
def test_what_is_answered_on_the_page_stands_there(language: Language) -> None:
    """Each switch of Samtykker og reklame, by its name and in its order; cookies are answered elsewhere,
    which is said (S28 to S32, S40, S42)."""
    switches = [each for each in ABOUT.values() if each.kind is not Kind.BROWSER]
    assert [each.label.in_(language) for each in switches] == items("marketing", language)
    assert "Cookies" in words("marketing", language)


@LANGUAGES
def test_how_old_one_must_be_is_said(language: Language) -> None:
    """The ages that the code asks for, by the year alone, as everywhere else."""
    turning = {Language.NB: "fra og med året du fyller", Language.EN: "from the year you turn"}
    said = re.findall(rf"{turning[language]} (\d+)", words("marketing", language))
    assert [YOUNGEST + 1, YOUNGEST_PROFILED + 1] == [int(each) for each in said]


@LANGUAGES
def test_the_cart_reminder_is_called_what_it_is(language: Language) -> None:
    """It stands in the shop's own list of service e-mails, where it is said that it is marketing, and where it
    is turned off (S27, S43)."""
    said = {
        Language.NB: ("Lagret handlevogn", "reklame", "Samtykker og reklame"),
        Language.EN: ("Saved carts", "marketing", "Consents and marketing"),
    }
    name, marketing, page = said[language]
    assert name in [item for block in blocks("purposes", language) for item in block.items]
    [told] = [each for block in blocks("purposes", language) if name in (each := block.text or "")]
    assert marketing in told.replace(page, "")
    assert page in told


@LANGUAGES
def test_joining_promises_no_newsletter(language: Language) -> None:
    """The shop's own sentence about joining is followed by what is so: one ticks each by itself (S32)."""
    said = {
        Language.NB: "Å bli medlem i venneklubben gir ingen nyhetsbrev i seg selv.",
        Language.EN: "Joining the venneklubb gives no newsletter by itself.",
    }
    assert said[language] in words("purposes", language)


@LANGUAGES
def test_every_basis_is_said(language: Language) -> None:
    """One line each; and no declared purpose rests on another (GDPR art. 13(1)(c))."""
    declared = {
        purpose.basis
        for table in EVERY_TABLE.values()
        for fact in table.personal.facts.values()
        for purpose in fact.purposes
    }
    assert set(Basis) == declared | {each.basis for each in ABOUT.values()}
    assert len(Basis) == len(items("basis", language))


@LANGUAGES
def test_every_receiver_is_said(language: Language) -> None:
    """As many as there can be, each by what it is to the customer (S36)."""
    heads = {
        "shop": ("Nettbutikken", "The web shop"),
        "warehouse": ("Lageret", "The warehouse"),
        "accounting": ("Regnskapet", "The accountants"),
        "helpdesk": ("Kundeservice", "Customer service"),
        "newsletter": ("De som sender nyhetsbrevet", "Those who send the newsletter"),
    }
    assert RECEIVERS.keys() == heads.keys()
    said = [each.partition(",")[0] for each in items("recipients", language)]
    assert [head[list(Language).index(language)] for head in heads.values()] == said


@LANGUAGES
def test_the_pages_are_called_what_the_app_calls_them(language: Language) -> None:
    """Each line of what one changes oneself begins with a page's name in the menu, or at the foot."""
    folder = REPOSITORY / "frontend/src/i18n" / language.value
    texts = "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("common.js", "shell.js")
    )
    for item in items("changing", language):
        assert f"'{item.partition(':')[0]}'" in texts
