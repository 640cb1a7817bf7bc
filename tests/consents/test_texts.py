"""A text that changed shows what is different, and whether a yes must be said anew."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.consents.said import agree, may_send, states
from tests.consents.test_told import BEFORE, known
from tests.events.shop import tell
from tests.marketing.reaching import read

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Outside, Purpose, State
from minside.consents.differences import Change, differences
from minside.core.house import House
from minside.core.language import Language

KARI = "kari@example.com"
# Beside the list that stands with the files, so that nobody changes a text and its hash together unseen. A
# line here never changes: a new version is a new line.
PINNED = {
    ("news", 1): (
        "57906e13c8ae1fa2d760928de7dda5b3ff9c4c3e97500be616cb6024496d3cec",
        "a89bbd70191da2a0b3295e5b40217ade3ad26689d3600ac885764a5ad0093294",
    ),
    ("offers", 1): (
        "2f92b043f527d9aa30b08634164f42e9df34654ff919615397752272ee445aaa",
        "b6b04b57317344d042cc9577942ec6b5ea8fa0d71af36ccb4e630309bb409c09",
    ),
    ("discount_codes", 1): (
        "5a45a1b6b801c80816dce3f7a48a67d9e37da46186f223b8e573e413344eba00",
        "57bfbad1c1474d1d9aff32060fe4309dcd96b9ec40f6c3319094b7259bea392d",
    ),
    ("articles", 1): (
        "502606a4f2e8591eea26e0f6f3521d1eadfde7118bf7d01b9e2760771ce191bb",
        "ffa1eacd4c685861fb61b1937171253944b284efc09823ca1237b3960b358c53",
    ),
    ("sms", 1): (
        "1ba84bd164afe31d1d2369e4480e74f9d40aa0680bdd18ef52476b51db5eeea8",
        "ba8fe50663efcd16ba34ca753eb8500fc0b5059ea8941894cbb4a2e430e87c4e",
    ),
    ("personalisation", 1): (
        "690edfcfb4303c2397f170984f697a50f25fe500b249b93f12692c49e878e453",
        "7d2622517ac9062c865ad297bc9fc4bc22f9b80eb35a41dce663b8eb80cb7940",
    ),
    ("cart_reminder", 1): (
        "c501c985bc34481fb8cd036342313494c580fac7f75cc2601f1fba454f4e4f69",
        "092af51ac125e520160ec7ea4ea9ef034d7064a968ca89fe15de0e4967b084ee",
    ),
    ("cart_reminder", 2): (
        "5e90cf30cd6db144a58c2874b2837f733301695f7d75e07dd1a75b452b741bf9",
        "b22b6b0e2f39bd7c6d31cd495e994434f75d34378c3269fab20a9158aaa6bca5",
    ),
    ("statistics_cookies", 1): (
        "95b1249d733e24e9fc1dc5f0f048abf8a66e69c9e01886ce5dddb31db67194b6",
        "00cabfcec1a7f4b49755d784542d404d4bde7add3fbf457a0efb5ec2f861d6ec",
    ),
    ("marketing_cookies", 1): (
        "b0d5b4d1936aef485eeb901013d203515d8f66bef61edfd45854b6162f235218",
        "f8c4a6848aad301e1b5a3b2046e301cd11816c8614434538fe8d1148845939b2",
    ),
}
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


def test_no_text_that_was_agreed_to_changes() -> None:
    """Neither its words nor whether it asks anew; each that there is, is pinned here."""
    listed = {
        (purpose.value, nb.version): (nb.sha256.hex(), en.sha256.hex())
        for purpose in Purpose
        for nb, en in zip(
            texts.versions(purpose, Language.NB), texts.versions(purpose, Language.EN), strict=True
        )
    }
    assert PINNED == listed
    asking = [each for p in Purpose for each in texts.versions(p, Language.NB) if each.asks_again]
    assert [] == asking


@pytest.mark.parametrize("language", Language)
def test_who_has_no_account_reads_of_nothing_that_only_an_account_has(language: Language) -> None:
    """The newsletter's words stand at a form that asks for no name, and that takes no yes back."""
    name, here, account = {
        Language.NB: ("fornavnet ditt", ": her", "hvis du har konto"),
        Language.EN: ("your first name", ": here", "if you have an account"),
    }[language]
    for purpose in consents.NEWSLETTER:
        text = texts.latest(purpose, language).text
        assert here not in text
        assert f"{name} {account}" in text


async def test_nobody_starts_under_texts_that_changed(
    house: House, newer: None, tmp_path: Path
) -> None:
    """Not at the first customer who is asked: before that."""
    await consents.check_start(house)
    (tmp_path / "offers.1.en.txt").write_text("Yes to everything\n")
    _forget()
    with pytest.raises(texts.Altered, match=r"offers\.1\.en\.txt"):
        await consents.check_start(house)


async def test_our_own_words_told_by_others_are_ours(house: House, owner: Any) -> None:
    """Whoever tells of a yes to them first: the ledger verifies, and they are called what they are."""
    text = texts.latest(Purpose.NEWS, Language.NB).text
    told = {"purpose": "news", "given": True, "at": BEFORE, "channel": "till", "text": text}
    await tell(house, known(told))
    row = await owner.fetchrow("SELECT purpose, language, version FROM consent_text")
    assert ("news", "nb", 1) == tuple(row)
    async with house.database.scope(read_only=True):
        await consents.verify(Outside(None), house.keys)


async def test_words_of_others_that_became_ours_are_whole(
    house: House, owner: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """They were told before a version of ours had them: what they are called is no fault."""
    told = {"purpose": "news", "given": True, "at": BEFORE, "channel": "till"}
    await tell(house, known({**told, "text": NEWER[Purpose.NEWS]}))
    monkeypatch.setattr(texts, "_HERE", _folder(tmp_path))
    _forget()
    try:
        assert texts.by_hash(sha256(NEWER[Purpose.NEWS].encode()).digest())
        assert None is await owner.fetchval("SELECT version FROM consent_text")
        async with house.database.scope(read_only=True):
            await consents.verify(Outside(None), house.keys)
    finally:
        monkeypatch.undo()
        _forget()


async def test_of_others_words_a_receipt_says_nothing_but_them(house: House, owner: Any) -> None:
    """Nothing shows in which language they were told."""
    told = {"purpose": "news", "given": True, "at": BEFORE, "channel": "till", "text": "Ja takk"}
    await tell(house, known(told))
    await owner.execute("UPDATE consent_text SET language = 'en'")
    row = await owner.fetchrow(
        "SELECT e.number, s.customer FROM consent_entry e JOIN consent_subject s ON s.id = e.subject"
    )
    async with house.database.scope(read_only=True):
        found = await consents.receipt(house, row["customer"], row["number"])
    assert found is not None
    processing = found["receipt"]["pii_processing"]
    words = processing["consent_text"]
    assert ("Ja takk", None, None, None) == (
        words["text"], words["version"], words["language"], processing["language"],
    )  # fmt: skip
