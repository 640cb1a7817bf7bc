"""Our own key is never put to what somebody changed in the database."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.consents.proving import noted, on, undone, without_checks, write
from tests.consents.test_years import years

from minside.consents import actions as consents
from minside.consents.actions import Broken, heads, receipts
from minside.consents.actions import years as ledgers_years
from minside.core import clock
from minside.core.house import House


@asynccontextmanager
async def past_triggers(broom: Any) -> AsyncGenerator[None]:
    await broom.execute("ALTER TABLE consent_entry DISABLE TRIGGER USER")
    try:
        yield
    finally:
        await broom.execute("ALTER TABLE consent_entry ENABLE TRIGGER USER")


async def forge_a_yes(broom: Any) -> int:
    """An old no made a yes, as whoever owns the database can; its number."""
    number = await broom.fetchval(
        "SELECT number FROM consent_entry WHERE purpose = 'offers' AND action = 'withdrawn'"
    )
    async with past_triggers(broom):
        await broom.execute(
            "UPDATE consent_entry SET action = 'given', note_mac = NULL WHERE number = $1", number
        )
    await broom.execute("DELETE FROM consent_note")
    await broom.execute("UPDATE consent SET state = 'given' WHERE entry = $1", number)
    return number


async def test_a_forged_yes_is_not_carried(proven: House, broom: Any, grown: UUID) -> None:
    """It would be signed anew, and its old entry dropped: the command names it and writes nothing."""
    await write(proven, grown, 2020)
    number = await forge_a_yes(broom)
    count = await broom.fetchval("SELECT count(*) FROM consent_entry")
    with clock.stopped_at(on(2022)), pytest.raises(Broken, match=f"entry {number}: not as it was"):
        await consents.carry(proven)
    assert count == await broom.fetchval("SELECT count(*) FROM consent_entry")


async def test_what_is_forged_while_it_is_carried_is_found(
    proven: House, broom: Any, grown: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each entry is looked at again before it is signed anew, and so are its words."""
    await write(proven, grown, 2020)

    async def looked_over(_house: House) -> None:
        pass

    monkeypatch.setattr(ledgers_years, "_looked_over", looked_over)
    await broom.execute("UPDATE consent_note SET note = 'Gjerne flere tilbud'")
    with clock.stopped_at(on(2022)), pytest.raises(Broken, match="the words that it rests on"):
        await consents.carry(proven)
    number = await forge_a_yes(broom)
    with clock.stopped_at(on(2022)), pytest.raises(Broken, match=f"entry {number}: not as it was"):
        await consents.carry(proven)


async def test_a_yes_behind_which_a_no_was_taken_away_is_not_carried(
    proven: House, broom: Any, grown: UUID
) -> None:
    """The entry itself is as it was written; the one after it is gone."""
    await write(proven, grown, 2020)
    async with past_triggers(broom):
        await broom.execute("DELETE FROM consent_entry WHERE action = 'withdrawn' AND number = 6")
    with clock.stopped_at(on(2022)), pytest.raises(Broken, match="entry 6 is missing"):
        await consents.carry(proven)


async def test_a_year_under_another_number_is_not_dropped(
    proven: House, owner: Any, broom: Any, grown: UUID
) -> None:
    """Whoever writes 2020 over 2024 doesn't make it go four years early."""
    await write(proven, grown, 2020, 2024)
    with clock.stopped_at(on(2026)):
        await consents.carry(proven)
    await noted(proven)
    async with past_triggers(broom):
        await broom.execute("UPDATE consent_entry SET year = 2020 WHERE year = 2024")
    with clock.stopped_at(on(2026)):
        with pytest.raises(Broken, match="not as it was written"):
            await consents.carry(proven)
        with pytest.raises(asyncpg.RestrictViolationError, match="holds still"):
            await consents.drop_year(proven, 2020)
    assert [2020, 2026] == await years(owner)
    assert "dropped" not in {line.kind for line in heads.lines(heads.path(proven), proven.keys)}


async def test_a_year_that_was_changed_is_not_dropped(
    proven: House, owner: Any, broom: Any, grown: UUID
) -> None:
    """With it would go what shows the change."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    async with past_triggers(broom):
        await broom.execute("UPDATE consent_entry SET channel = 'sms' WHERE number = 3")
    with pytest.raises(Broken, match="entry 3: not as it was written"):
        await consents.drop_year(proven, 2020)
    assert [2020, 2022] == await years(owner)


async def test_a_year_that_grows_while_it_is_looked_at_is_not_dropped(
    proven: House, owner: Any, broom: Any, grown: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What goes is what was looked at."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    looked = ledgers_years._looked_over

    async def and_then(house: House) -> consents.Verified:
        found = await looked(house)
        async with past_triggers(broom):
            await broom.execute("UPDATE consent_entry SET year = 2020 WHERE action = 'opened'")
        return found

    monkeypatch.setattr(ledgers_years, "_looked_over", and_then)
    with pytest.raises(Broken, match="the year 2020 isn't what it was a moment ago"):
        await consents.drop_year(proven, 2020)
    assert 2020 in await years(owner)


async def test_no_receipt_is_signed_of_a_forged_entry(
    proven: House, broom: Any, grown: UUID
) -> None:
    """Whoever writes in the database can't have us attest to it."""
    await write(proven, grown, 2024)
    number = await forge_a_yes(broom)
    with pytest.raises(receipts.NotAsWritten, match=f"entry {number}"):
        async with proven.database.scope(read_only=True):
            await consents.receipt(proven, grown, number)


@pytest.mark.parametrize("change", ["version = 9", "language = 'en'"])
async def test_no_receipt_says_another_version_or_language(
    change: str, proven: House, broom: Any, grown: UUID
) -> None:
    """No entry says which version it was, or in which language: our files do."""
    await write(proven, grown, 2024)
    async with undone(broom):
        await broom.execute(f"UPDATE consent_text SET {change}")
        row = await broom.fetchrow(
            "SELECT e.*, t.text, t.version, t.language"
            " FROM consent_entry e JOIN consent_text t ON t.sha256 = text_sha256 WHERE number = 2"
        )
        with pytest.raises(receipts.NotAsWritten, match="what the text of entry 2 is called"):
            receipts._check_written(row, proven.keys)


async def test_a_receipt_says_whose_words_they_are_by_our_files(
    proven: House, grown: UUID, owner: Any
) -> None:
    """Not by the database, which may call our words others', of no version and in no language."""
    await write(proven, grown, 2024)

    async def read() -> Any:
        async with proven.database.scope(read_only=True):
            return await receipts.receipt(proven, grown, 2)

    before = await read()
    assert (1, "nb") == tuple(
        before["receipt"]["pii_processing"]["consent_text"][name]
        for name in ("version", "language")
    )
    await owner.execute("UPDATE consent_text SET version = NULL, language = NULL")
    assert before == await read()


async def test_no_receipt_is_signed_of_another_text(proven: House, broom: Any, grown: UUID) -> None:
    """The words are those that the entry names, or nothing is signed."""
    await write(proven, grown, 2024)
    async with undone(broom):
        await without_checks(broom)
        await broom.execute("UPDATE consent_text SET text = 'Ja til alt' WHERE purpose = 'news'")
        row = await broom.fetchrow(
            "SELECT e.*, t.text FROM consent_entry e JOIN consent_text t ON t.sha256 = text_sha256"
            " WHERE number = 2"
        )
        with pytest.raises(receipts.NotAsWritten, match="the text of entry 2"):
            receipts._check_written(row, proven.keys)
