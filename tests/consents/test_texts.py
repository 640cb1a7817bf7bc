"""A text that changed shows what is different, and whether a yes must be said anew."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
from tests.consents.said import agree, may_send, states
from tests.marketing.reaching import read

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Purpose, State
from minside.consents.differences import Change, differences
from minside.core.house import House
from minside.core.language import Language

KARI = "kari@example.com"
NEWER = {
    Purpose.NEWS: "Ja, send meg nyheter på e-post.\n\nMikopet skriver til e-postadressen din hver uke.\n",
    Purpose.OFFERS: "Ja, send meg tilbud på e-post.\n\nVi deler adressen med andre butikker.\n",
}


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Texts in a folder of their own: the news' wording is a little other, the offers' asks anew."""
    monkeypatch.setattr(texts, "_HERE", _folder(tmp_path))
    _forget()
    yield
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    texts._every.cache_clear()
    texts._by_hash.cache_clear()


def _folder(folder: Path) -> Path:
    for file in texts._HERE.iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    listed = (folder / "versions.toml").read_text(encoding="utf-8")
    for purpose, text in NEWER.items():
        listed += _version(folder, purpose, text, asks_again=purpose is Purpose.OFFERS)
    (folder / "versions.toml").write_text(listed, encoding="utf-8")
    return folder


def _version(folder: Path, purpose: Purpose, text: str, *, asks_again: bool) -> str:
    for language in Language:
        (folder / f"{purpose.value}.2.{language.value}.txt").write_text(text, encoding="utf-8")
    digest = sha256(text.encode()).hexdigest()
    again = str(asks_again).lower()
    return (
        f"\n[[{purpose.value}]]\nversion = 2\nsince = 2027-02-01\nasks_again = {again}\n"
        f'nb = "{digest}"\nen = "{digest}"\n'
    )


async def shown_of(web: House, customer: UUID) -> dict[Purpose, consents.Shown]:
    async with web.database.scope(customer=customer):
        return {each.purpose: each for each in await consents.overview(customer)}


async def test_what_changed_is_told_word_by_word(
    web: House, house: House, shown: UUID, request: pytest.FixtureRequest
) -> None:
    """A little change keeps the yes and shows what is new; a great one asks anew, and until then nothing
    is sent, nor may others send."""
    await agree(web, shown, Purpose.NEWS, Purpose.OFFERS, Purpose.ARTICLES)
    request.getfixturevalue("newer")
    expected = {
        Purpose.NEWS: State.GIVEN, Purpose.OFFERS: State.OUTDATED, Purpose.ARTICLES: State.GIVEN,
    }  # fmt: skip
    assert expected == await states(web, shown)
    assert await may_send(house, Purpose.NEWS, KARI, shown)
    assert not await may_send(house, Purpose.OFFERS, KARI, shown)
    assert [KARI] == [each.email for each in await read(house, Purpose.NEWS)]
    assert [] == await read(house, Purpose.OFFERS)
    found = await shown_of(web, shown)
    changed = consents.difference(found[Purpose.NEWS])
    assert changed is not None
    assert "hver uke." == "".join(p.text for p in changed if p.change is Change.ADDED).strip()
    assert NEWER[Purpose.NEWS] == "".join(p.text for p in changed if p.change is not Change.REMOVED)
    agreed = found[Purpose.NEWS].agreed
    assert agreed is not None
    assert agreed.text == "".join(p.text for p in changed if p.change is not Change.ADDED)
    assert consents.difference(found[Purpose.ARTICLES]) is None
    assert (True, True) == (
        found[Purpose.OFFERS].can_give.allowed, found[Purpose.OFFERS].can_withdraw.allowed,
    )  # fmt: skip
    await agree(web, shown, Purpose.OFFERS)
    assert await may_send(house, Purpose.OFFERS, KARI, shown)


def test_a_difference_of_nothing_is_all_the_same() -> None:
    """Equal texts have no change, and nothing of either is lost."""
    parts = differences("Ja, takk.\n\nNei.", "Ja, takk.\n\nNei.")
    assert [(Change.SAME, "Ja, takk.\n\nNei.")] == [(part.change, part.text) for part in parts]
