"""The notice's versions: none ever changes, and each says the same in both languages."""

import shutil
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from minside.core.language import Language
from minside.privacy import notice
from minside.privacy.notice import Altered, Version

# Who adds a version adds its line; none is ever mended.
HASHES = {
    "1.nb": "38bf33ea4eba9e482bc477e3527c1bd757304ab16b857e88ba9218b67edc59df",
    "1.en": "36618a05437c877d5bf7cc5e6fd30b6dfe5a59bcd50b89c4237c817827a54119",
    "2.nb": "1b319ff6c6f983ac40c2a31228547cebe35512e849a20897455b62b6eb23f86f",
    "2.en": "0f857d88c6f5f4fef35f838c42edfe1ddeedfea8ca439537dabf481218825a3f",
}
BOTH = list(zip(notice.versions(Language.NB), notice.versions(Language.EN), strict=True))


def words(version: Version) -> str:
    return " ".join(said(version))


def said(version: Version) -> Iterator[str]:
    yield version.title
    for section in version.sections:
        yield section.title or ""
        for block in section.blocks:
            yield from [block.text] if block.text is not None else block.items


def test_no_version_ever_changes() -> None:
    """Each file is, to the byte, what people have read; and none is there that isn't listed."""
    files = {
        path.stem: sha256(path.read_bytes()).hexdigest() for path in notice.HERE.glob("[0-9]*.toml")
    }
    assert HASHES == files
    listed = [each.version for each in notice.versions(Language.NB)]
    assert list(range(1, len(HASHES) // 2 + 1)) == listed


def test_a_file_that_was_changed_is_not_read(tmp_path: Path) -> None:
    """One letter is enough, and the notice isn't shown at all."""
    folder = tmp_path / "notice"
    shutil.copytree(notice.HERE, folder)
    path = folder / "1.nb.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("aldri sende", "sjelden sende"))
    with pytest.raises(Altered, match=r"1\.nb"):
        notice.read(folder, Language.NB)
    assert notice.versions(Language.EN) == notice.read(folder, Language.EN)


@pytest.mark.parametrize(("nb", "en"), BOTH, ids=lambda version: str(version.version))
def test_both_languages_say_it_in_the_same_places(nb: Version, en: Version) -> None:
    """The same sections, with as many paragraphs, lists and items, in the same order."""

    def shape(version: Version) -> object:
        return [
            (each.key, each.level, each.title is None, [len(block.items) for block in each.blocks])
            for each in version.sections
        ]

    assert shape(nb) == shape(en)
    assert (nb.version, nb.date, len(nb.summary)) == (en.version, en.date, len(en.summary))
    assert len({each.key for each in nb.sections}) == len(nb.sections)


def test_they_follow_each_other() -> None:
    """By number and by day; every one but the first says what is new in it."""
    for earlier, later in pairwise(notice.versions(Language.NB)):
        assert earlier.version + 1 == later.version
        assert earlier.date < later.date
        assert later.summary


@pytest.mark.parametrize("version", notice.versions(Language.NB), ids=lambda each: each.version)
def test_what_was_promised_stands_in_every_version(version: Version) -> None:
    """What it is for (S19, S21 to S23), that nothing is sold (S35), and who answers (S44)."""
    for promise in (
        "for å kunne kontakte deg som kunde, for å sende ut ordre og i markedsføringsøyemed",
        "brukt til å forbedre nettsidene våre og for å tilpasse våre annonser",
        "Vi videreformidler, selger eller bytter ingen informasjon med utenforstående",
        "Mikopet AS har det daglige ansvaret",
        "Datatilsynet",
        "post@mikopet.no",
    ):
        assert promise in words(version)


def test_the_newest_tells_what_min_side_does() -> None:
    """Where things are changed, each consent, cookies, how long, who gets what, and the complaint."""
    newest = notice.versions(Language.NB)[-1]
    keys = [section.key for section in newest.sections]
    assert {"changing", "marketing", "cookies", "kept", "recipients", "rights"} <= {*keys}
    for told in (
        "Dette endrer du selv på Min Side:",
        "Artikler, tips og råd på e-post",
        "På siden Cookies",
        "fem år etter utgangen av regnskapsåret",
        "tre år og seks måneder etter utgangen av regnskapsåret",
        "Lageret, som pakker og sender varene dine",
        "kan du klage til Datatilsynet",
    ):
        assert told in words(newest)
