"""What `verify` sees beside the chain itself, and what it doesn't take for a fault."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import structlog
from tests.consents.proving import broken, noted, on, seen, undone, verified, without_checks, write
from tests.consents.said import HERE, boxes
from tests.consents.test_commands import environment, minside
from tests.consents.test_years import give, old_key, restored_from_here

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Action, Broken, Kind, Outside, Purpose, heads
from minside.core import clock
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language

__all__ = ["environment"]
NEW_KEY = "/////////////////////////////////////////w8="
NINA = "nina@example.com"


async def told(house: House, action: Action, purpose: str = "news", **more: Any) -> None:
    """Nina's address says so, by another's word."""
    async with house.database.scope():
        [nina] = await consents.of_address(Kind.MAIL, NINA)
        said = consents.Said(nina.id, purpose, action, "shop/import", **more)
        await consents.append([said], house.keys)


async def test_what_was_said_long_ago_and_told_now_waits_for_its_head(
    proven: House, grown: UUID
) -> None:
    """An entry waits from when it was written, whenever it was said: after an import nothing is wrong."""
    with clock.stopped_at(on(2026)):
        await write(proven, grown)
        await told(proven, Action.GIVEN, at=on(2019))
    with clock.stopped_at(on(2026) + timedelta(minutes=59)):
        assert ["entries 1 to 2 aren't noted outside yet"] == (await verified(proven)).notes
    with clock.stopped_at(on(2026) + timedelta(minutes=61)):
        assert (await broken(proven)).startswith("entry 2: its head isn't in consent-heads.jsonl")


async def test_right_after_carrying_nothing_is_wrong(proven: House, grown: UUID) -> None:
    """What is carried keeps its old moment, and was written just now."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
        assert "" == await broken(proven)


async def test_a_yes_asked_anew_outlives_its_year(proven: House, owner: Any, grown: UUID) -> None:
    """It was given, asked about again, carried, and its year is dropped: what holds is the carried yes, by
    the ledger too."""
    with clock.stopped_at(on(2019)):
        await told(proven, Action.GIVEN)
    with clock.stopped_at(on(2021)):
        async with proven.database.scope():
            await consents.request_newsletter(
                proven, NINA, boxes(Purpose.NEWS, born=1990), Language.NB, address_block=HERE
            )
    with clock.stopped_at(on(2022)):
        assert 1 == await consents.carry(proven)
    await noted(proven)
    assert "" == await broken(proven)
    await consents.drop_year(proven, 2019)
    await noted(proven)
    assert "" == await broken(proven)
    async with proven.database.scope():
        assert await consents.may_send(Purpose.NEWS, Addressee(None, NINA))


async def test_a_no_behind_a_question_is_carried_and_the_question_isnt(
    proven: House, owner: Any, grown: UUID
) -> None:
    """However often: nobody answers a question of last year, and a no that were forgotten would let an old
    yes through that is told again."""
    with clock.stopped_at(on(2019)):
        await told(proven, Action.WITHDRAWN)
    with clock.stopped_at(on(2019, 7)):
        await told(proven, Action.ASKED)
        await told(proven, Action.ASKED, "offers")
    with clock.stopped_at(on(2022)):
        assert 1 == await consents.carry(proven)
    with clock.stopped_at(on(2023)):
        await consents.drop_year(proven, 2019)
        assert 1 == await consents.carry(proven)
    await noted(proven)
    assert "" == await broken(proven)
    await told(proven, Action.GIVEN, at=on(2018))
    async with proven.database.scope():
        assert None is await consents.may_send(Purpose.NEWS, Addressee(None, NINA))


async def test_carrying_ends_where_a_subject_was_given_away(
    proven: House, broom: Any, grown: UUID, ola: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each old entry is looked at once, whatever becomes of it."""
    await write(proven, grown, 2020)

    async def looked_over(_house: House) -> None:
        pass

    monkeypatch.setattr(consents.years, "_looked_over", looked_over)
    await broom.execute("UPDATE consent_subject SET customer = $1 WHERE kind = 'account'", ola)
    with clock.stopped_at(on(2022)):
        assert 6 == await consents.carry(proven)


@pytest.mark.parametrize("moment", ["infinity", "-infinity", "20000-01-01", "4000-01-01 BC"])
@pytest.mark.parametrize("column", ["at", "written_at"])
async def test_a_moment_that_is_none_is_named(
    column: str, moment: str, proven: House, broom: Any, owner: Any, grown: UUID
) -> None:
    """PostgreSQL takes it from nobody; past its checks, `verify` says where it stands."""
    await write(proven, grown, 2024)
    async with undone(broom):
        await without_checks(broom)
        await broom.execute(f"UPDATE consent_entry SET {column} = '{moment}' WHERE number = 4")
        assert "entry 4: not as it was written" == await seen(broom, proven)
    with pytest.raises(asyncpg.CheckViolationError):
        async with broom.transaction():
            await broom.execute("ALTER TABLE consent_entry DISABLE TRIGGER USER")
            await broom.execute(f"UPDATE consent_entry SET {column} = '{moment}' WHERE number = 4")


async def test_a_text_file_that_changed_is_named(
    proven: House, environment: dict[str, str], grown: UUID, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    """In one line, like all that is wrong."""
    await write(proven, grown, 2024)
    for file in texts._HERE.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path / file.name)
    (tmp_path / "offers.1.en.txt").write_text("Yes to everything\n")
    monkeypatch.setattr(texts, "_HERE", tmp_path)
    caches = (texts._every, texts._by_hash)
    for cache in caches:
        cache.cache_clear()
    found = await minside("verify", **environment)
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()
    said = "broken  the file offers.1.en.txt isn't the text that versions.toml lists\n"
    assert (1, said) == (found.exit_code, found.output)


async def test_a_database_that_cannot_be_asked_is_no_broken_ledger(
    environment: dict[str, str],
) -> None:
    """Exit code 2, so that a nightly look tells them apart."""
    nowhere = {**environment, "DATABASE_SERVICE_URL": "postgresql://minside_service@127.0.0.1:1/x"}
    assert 2 == (await minside("verify", **nowhere)).exit_code
    copy = str(Path(environment["MINSIDE_PROOFS"]) / "none.jsonl")
    assert 2 == (await minside("verify", "--heads", copy, **environment)).exit_code


async def test_an_old_key_does_not_write_on(proven: House, grown: UUID) -> None:
    """A day after a newer one took over it is no key to write by, but for those who were started before."""
    old = old_key(proven)
    rotated = replace(proven, keys=Keyring([NEW_KEY, old]))
    await write(proven, grown, 2024)
    with clock.stopped_at(on(2025)):
        await give(rotated, grown, Purpose.ARTICLES)
    with clock.stopped_at(on(2025) + timedelta(hours=23)):
        await give(proven, grown, Purpose.DISCOUNT_CODES)
    await noted(rotated)
    assert "" == await broken(rotated)
    with clock.stopped_at(on(2025) + timedelta(hours=25)):
        await told(rotated, Action.ASKED)
        await told(proven, Action.GIVEN)
    said = f"linked by key {proven.keys.key_id.hex()}, long after a newer one took over"
    assert (await broken(rotated)).endswith(said)


async def test_entries_before_a_gap_are_missed(proven: House, broom: Any, grown: UUID) -> None:
    """A true gap is no cover for what is taken away before it."""
    await write(proven, grown, 2024)
    async with restored_from_here(broom):
        await write(proven, grown, 2025)
    await consents.restored(proven)
    await noted(proven)
    async with undone(broom):
        await without_checks(broom)
        await broom.execute("DELETE FROM consent_entry WHERE number BETWEEN 5 AND 9")
        assert "entries 5 to 9 are missing: deleted" == await seen(broom, proven)


async def cut_to(broom: Any, house: House, lines: int) -> None:
    """The newest entries, their heads, and what holds by them are gone, as whoever holds both can do."""
    file = heads.path(house)
    kept = file.read_bytes().splitlines(keepends=True)[:lines]
    file.write_bytes(b"".join(kept))
    last = list(heads.lines(file, house.keys))[-1].number
    await broom.execute("ALTER TABLE consent_entry DISABLE TRIGGER USER")
    await broom.execute("DELETE FROM consent_note WHERE entry > $1", last)
    await broom.execute("DELETE FROM consent_entry WHERE number > $1", last)
    await broom.execute("ALTER TABLE consent_entry ENABLE TRIGGER USER")
    await broom.execute("DELETE FROM consent")
    await broom.execute(
        """
        INSERT INTO consent (subject, purpose, customer, state, entry, text_sha256, since)
        SELECT s.id, h.purpose, s.customer, h.action, h.number, h.text_sha256, h.at
        FROM (SELECT DISTINCT subject, purpose FROM consent_entry WHERE subject IS NOT NULL) e
            JOIN consent_subject s ON s.id = e.subject, consent_held(e.subject, e.purpose) h
        """
    )


async def test_a_copy_of_the_heads_shows_what_was_cut_on_both_sides(
    proven: House, environment: dict[str, str], broom: Any, grown: UUID, tmp_path: Path
) -> None:
    """Without our keys the end can be cut here and there alike; a copy that lies elsewhere still knows it."""
    await write(proven, grown, 2024, 2025)
    copy = tmp_path / "copy.jsonl"
    shutil.copy(heads.path(proven), copy)
    with clock.stopped_at(on(2025, 8)):
        await write(proven, grown)
    assert 0 == (await minside("verify", "--heads", str(copy), **environment)).exit_code
    await cut_to(broom, proven, 4)
    assert "" == await broken(proven)
    found = await minside("verify", "--heads", str(copy), **environment)
    said = "broken  consent-heads.jsonl: line 5 isn't as in the copy: taken away, or replaced\n"
    assert (1, said) == (found.exit_code, found.output)
    async with proven.database.scope(read_only=True):
        with pytest.raises(Broken, match="line 1 isn't as in the copy"):
            await consents.verify(Outside(None), proven.keys, copy=copy)


async def test_heads_that_begin_anew_are_noticed(proven: House, grown: UUID) -> None:
    """Somebody took the file away, and a worker began another: that there was one can't be shown."""
    await write(proven, grown, 2024)
    heads.path(proven).unlink()
    await noted(proven)
    [note] = (await verified(proven)).notes
    assert note.startswith("the heads begin with entry 9, noted long after entry 1 was written")


async def test_a_year_that_a_backup_brought_back_is_noticed(
    proven: House, broom: Any, grown: UUID
) -> None:
    """It went once, and is to go again."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    await noted(proven)
    async with restored_from_here(broom):
        await consents.drop_year(proven, 2020)
    [note] = (await verified(proven)).notes
    assert note.startswith("entries up to 10 went with their years once and are there")
    assert 2020 == (await consents.drop_year(proven, 2020)).year


async def test_the_log_says_when_a_head_is_another_entrys(
    proven: House, broom: Any, grown: UUID
) -> None:
    """Each hour, from when somebody wrote on in a restored database."""
    await write(proven, grown, 2024)
    async with restored_from_here(broom):
        await write(proven, grown, 2025)
    with structlog.testing.capture_logs() as lines:
        await noted(proven)
    assert ["consent_head_is_older"] == [line["event"] for line in lines]
    with clock.stopped_at(on(2025)):
        await give(proven, grown, Purpose.ARTICLES, Purpose.DISCOUNT_CODES)
    with structlog.testing.capture_logs() as lines:
        await noted(proven)
    assert [("consent_head_differs", "error")] == [
        (line["event"], line["log_level"]) for line in lines
    ]


async def test_the_words_that_were_erased_cannot_be_guessed(
    proven: House, owner: Any, grown: UUID
) -> None:
    """What stays of a quote is a keyed hash, another for each who said the same."""
    await write(proven, grown, 2024)
    kept = await owner.fetch("SELECT note_mac FROM consent_entry WHERE note_mac IS NOT NULL")
    assert 2 == len({row["note_mac"] for row in kept})
    quote = "Slutt med tilbud, takk"
    guessed = await owner.fetchval("SELECT sha256(convert_to($1, 'UTF8'))", quote)
    assert guessed not in {row["note_mac"] for row in kept}


async def test_an_account_is_never_left(proven: House, owner: Any, grown: UUID) -> None:
    """Nor a browser: only addresses and numbers become another's, and what was said of an account counts."""
    await write(proven, grown, 2024)
    with pytest.raises(asyncpg.CheckViolationError):
        await owner.execute("UPDATE consent_subject SET left_at = now() WHERE kind = 'account'")
