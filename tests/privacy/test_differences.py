"""What differs between two versions: by sections, lines and words."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from minside.core.language import Language
from minside.privacy import actions as privacy
from minside.privacy import notice
from minside.privacy.actions import Kind, Line, LineChange, Run, RunKind
from minside.privacy.actions.differences import _known_differences
from minside.privacy.notice import Block, Section, Version

KEPT, INSERTED, DELETED = RunKind.KEPT, RunKind.INSERTED, RunKind.DELETED


def line(text: str, *, is_item: bool = False) -> Line:
    return Line(text, is_item)


def told(old: Sequence[Line], new: Sequence[Line]) -> list[list[tuple[RunKind, str]]]:
    return [[(run.kind, run.text) for run in change.runs] for change in privacy.changed(old, new)]


def version(number: int, *sections: Section) -> Version:
    return Version(number, date(2026, 11, number), "Erklæring", (), sections)


def section(key: str, text: str, title: str | None = "Tittel") -> Section:
    return Section(key, title, 2, (Block(text, ()),))


def test_a_changed_line_is_told_word_by_word() -> None:
    """What was deleted stands before what came instead, and what is as it was around them."""
    old = line("Du kan melde deg av ved å ringe oss når du vil.")
    new = line("Du kan melde deg av på Min Side når du vil.")
    assert [
        [
            (KEPT, "Du kan melde deg av"),
            (DELETED, "ved å ringe oss"),
            (INSERTED, "på Min Side"),
            (KEPT, "når du vil."),
        ]
    ] == told([old], [new])


def test_a_line_that_is_as_it_was_is_not_told() -> None:
    """Neither alone nor beside one that is new, and one that is gone."""
    same = line("Vi selger ingenting.")
    assert [] == told([same], [same])
    assert [[(INSERTED, "Noe helt nytt.")]] == told([same], [line("Noe helt nytt."), same])
    assert [[(DELETED, "Noe som var.")]] == told([line("Noe som var."), same], [same])


def test_lines_that_have_little_in_common_stand_whole() -> None:
    """No soup of single words: the one is new, the other gone."""
    old, new = line("Vi sender brev hver måned."), line("Du bestemmer selv hva som kommer.")
    assert [[(INSERTED, new.text)], [(DELETED, old.text)]] == told([old], [new])


def test_an_item_is_no_paragraph() -> None:
    """The same words as an item are another line."""
    text = "Navn og adresse"
    assert [[(INSERTED, text)], [(DELETED, text)]] == told([line(text)], [line(text, is_item=True)])


def test_sections_are_added_removed_and_changed() -> None:
    """In the newer one's order, with what was removed last; a moved one is no change."""
    old = version(1, section("a", "En."), section("b", "To."), section("c", "Tre og fire."))
    new = version(2, section("d", "Ny."), section("c", "Tre og fem."), section("a", "En."))
    assert [("d", Kind.ADDED), ("c", Kind.CHANGED), ("b", Kind.REMOVED)] == [
        (each.key, each.kind) for each in privacy.compared(old, new)
    ]


def test_a_new_heading_is_a_change() -> None:
    """Also where the text below is as it was."""
    old, new = section("a", "En.", "Kontakt oss"), section("a", "En.", "Snakk med oss")
    [change] = privacy.compared(version(1, old), version(2, new))
    assert ("Snakk med oss", Kind.CHANGED, 2) == (change.title, change.kind, len(change.lines))


def test_what_is_not_there_differs_in_nothing() -> None:
    """An unknown number, the same twice, and numbers that no notice can have."""
    for since, until in ((99, 2), (1, 99), (2, 2), (0, 2), (-1, 2)):
        assert () == privacy.differences(since, until, Language.NB)


def test_who_asks_about_what_is_not_there_fills_no_memory() -> None:
    """However many numbers are tried, only differences that there are stay known."""
    for number in range(3, 400):
        privacy.differences(number, 2, Language.NB)
    most = len(notice.versions(Language.NB)) ** 2 * len(Language)
    assert _known_differences.cache_info().currsize <= most


def test_the_second_version_tells_what_it_added() -> None:
    """Four new sections, and those that say more than before; nothing was taken away."""
    found = {each.key: each.kind for each in privacy.differences(1, 2, Language.NB)}
    added, changed = Kind.ADDED, Kind.CHANGED
    assert {
        "cookies": changed, "purposes": changed, "basis": added, "recipients": added,
        "changing": changed, "kept": added, "rights": added, "marketing": changed,
    } == found  # fmt: skip
    for language in Language:
        assert found.keys() == {each.key for each in privacy.differences(1, 2, language)}


_WORDS = st.lists(
    st.sampled_from(["du", "kan", "si", "ja", "nei", "her", "nå"]), min_size=1, max_size=8
)
_LINES = st.lists(st.builds(Line, _WORDS.map(" ".join), st.booleans()), max_size=6)


@given(old=_LINES, new=_LINES)
def test_nothing_is_lost_and_nothing_invented(old: list[Line], new: list[Line]) -> None:
    """What was kept and inserted is the new; with the lines that stayed, all of either is told."""
    changes = list(privacy.changed(old, new))
    after = [whole(each, DELETED) for each in changes]
    before = [whole(each, INSERTED) for each in changes]
    assert left(old, before) == left(new, after)


def whole(change: LineChange, without: RunKind) -> Line | None:
    runs: list[Run] = [run for run in change.runs if run.kind is not without]
    return Line(" ".join(run.text for run in runs), change.is_item) if runs else None


def left(lines: list[Line], parts: list[Line | None]) -> list[Line]:
    """The lines that weren't told of, sorted; raises `ValueError` where one that was isn't there."""
    rest = [*lines]
    for part in filter(None, parts):
        rest.remove(part)
    return sorted(rest, key=lambda each: (each.text, each.is_item))


def test_the_real_versions_can_be_put_together_again() -> None:
    """Whoever reads what changed has read every word that is new."""
    first, second = notice.versions(Language.NB)[:2]
    told = [line for each in privacy.compared(first, second) for line in each.lines]
    new = {line.text for line in filter(None, (whole(each, DELETED) for each in told))}
    assert set(texts(second)) - set(texts(first)) <= new


def texts(of: Version) -> list[str]:
    return [
        text
        for section in of.sections
        for block in section.blocks
        for text in ([block.text] if block.text is not None else block.items)
    ]
