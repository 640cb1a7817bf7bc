"""The ledger's years: carried, dropped, and lost in a restore."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.consents.proving import broken, noted, on, verified, write

from minside.consents import actions as consents
from minside.consents.actions import Action, Agreed, Door, Kind, NoProofs, Purpose, State, heads
from minside.consents.actions.ledger import leave_gap
from minside.core import clock
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language

TABLES = ("consent_subject", "consent_text", "consent_entry", "consent", "consent_note")


async def give(house: House, kari: UUID, *purposes: Purpose) -> None:
    async with house.database.scope():
        said = [Agreed(each, 1, Language.NB) for each in purposes]
        await consents.give(kari, said, Door.MIN_SIDE, house.keys)


async def states(house: House, kari: UUID) -> dict[Purpose, tuple[State, datetime | None]]:
    async with house.database.scope():
        found = await consents.standings(kari)
        return {each.purpose: (each.state, each.since) for each in found}


async def years(owner: Any) -> list[int]:
    rows = await owner.fetch("SELECT DISTINCT year FROM consent_entry ORDER BY year")
    return [row["year"] for row in rows]


async def test_what_holds_is_carried_into_the_current_year(
    proven: House, owner: Any, grown: UUID
) -> None:
    """Yes and no, each citing the old entry, with its moment, way and text; again carries nothing."""
    await write(proven, grown, 2020)
    before = await states(proven, grown)
    with clock.stopped_at(on(2022)):
        assert 6 == await consents.carry(proven)
        assert 0 == await consents.carry(proven)
    assert before == await states(proven, grown)
    rows = await owner.fetch(
        """
        SELECT e.action, old.action AS was, e.purpose, e.channel = old.channel AND e.at = old.at
            AND e.text_sha256 IS NOT DISTINCT FROM old.text_sha256
            AND e.note_mac IS NOT DISTINCT FROM old.note_mac AS same
        FROM consent_entry e JOIN consent_entry old ON old.number = e.cites
        WHERE e.year = 2022 ORDER BY e.number
        """
    )
    assert [
        ("carried", "given", "news", True),
        ("carried", "given", "news", True),
        ("carried", "given", "personalisation", True),
        ("withdrawn", "withdrawn", "cart_reminder", True),
        ("withdrawn", "withdrawn", "offers", True),
        ("withdrawn", "withdrawn", "sms", True),
    ] == sorted(tuple(row) for row in rows)
    await noted(proven)
    assert "" == await broken(proven)


async def test_words_go_along_with_what_is_carried(proven: House, owner: Any, grown: UUID) -> None:
    """They stand once, with the entry that holds."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    rows = await owner.fetch(
        "SELECT year, note FROM consent_note JOIN consent_entry ON number = entry"
    )
    assert [(2022, "Slutt med tilbud, takk")] * 2 == [tuple(row) for row in rows]


async def test_in_the_first_year_there_is_nothing_to_carry(proven: House, grown: UUID) -> None:
    """The current year needs nothing of itself."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2020, 12)):
        assert 0 == await consents.carry(proven)


async def test_a_carried_consent_is_one(proven: House, grown: UUID) -> None:
    """It may be sent as before, and taken back."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    async with proven.database.scope():
        ground = await consents.may_send(Purpose.NEWS, Addressee(grown, "kari@example.com"))
        assert ground is not None
        found = await consents.of_customer(grown, [Purpose.NEWS])
        await consents.withdraw(list(found.values()), [Purpose.NEWS], "min_side", proven.keys)
        assert None is await consents.may_send(Purpose.NEWS, Addressee(grown, "kari@example.com"))
    await noted(proven)
    assert "" == await broken(proven)


async def test_an_old_year_goes_whole(proven: House, owner: Any, grown: UUID) -> None:
    """Once nothing rests on it: the ledger begins after it, and verifies."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    held = await states(proven, grown)
    gone = await consents.drop_year(proven, 2020)
    assert (2020, 1, 10) == (gone.year, gone.first, gone.last)
    assert [2022] == await years(owner)
    assert held == await states(proven, grown)
    await noted(proven)
    found = await verified(proven)
    assert ["entries up to 10 went with their years"] == found.notes
    with clock.stopped_at(on(2023)):
        await give(proven, grown, Purpose.ARTICLES)
    await noted(proven)
    assert "" == await broken(proven)


async def test_a_year_stays_while_something_holds_by_it(
    proven: House, owner: Any, grown: UUID
) -> None:
    """PostgreSQL says which entry is to be carried first."""
    await write(proven, grown, 2020, 2022)
    with pytest.raises(asyncpg.RestrictViolationError, match="2020 stays: entry 2 holds still"):
        await consents.drop_year(proven, 2020)
    assert [2020, 2022] == await years(owner)


@pytest.mark.parametrize(
    ("year", "why"),
    [(2022, "an older one is there"), (2019, "no such year"), (2024, "no such year")],
)
async def test_years_go_in_their_order(year: int, why: str, proven: House, grown: UUID) -> None:
    """The oldest first, and only one that is there."""
    await write(proven, grown, 2020, 2022)
    with pytest.raises(asyncpg.RestrictViolationError, match=why):
        await consents.drop_year(proven, year)


async def test_the_newest_year_stays(proven: House, grown: UUID) -> None:
    """However old: the next entry follows its last."""
    await write(proven, grown, 2020)
    with pytest.raises(asyncpg.RestrictViolationError, match="it is the newest one"):
        await consents.drop_year(proven, 2020)


async def test_a_year_stays_for_three_years(proven: House, grown: UUID) -> None:
    """Until New Year in Oslo."""
    await write(proven, grown, 2018)
    with clock.stopped_at(on(2020)):
        await consents.carry(proven)
    with (
        clock.stopped_at(datetime(2021, 12, 31, 22, 59, 59, tzinfo=UTC)),
        pytest.raises(asyncpg.RestrictViolationError, match="three years have not passed"),
    ):
        await consents.drop_year(proven, 2018)
    with clock.stopped_at(datetime(2021, 12, 31, 23, tzinfo=UTC)):
        assert 2018 == (await consents.drop_year(proven, 2018)).year


async def test_the_clock_of_the_one_who_asks_is_not_believed(proven: House, grown: UUID) -> None:
    """Three years pass by PostgreSQL's own."""
    await write(proven, grown, 2999)
    with clock.stopped_at(on(3005)):
        await consents.carry(proven)
        with pytest.raises(asyncpg.RestrictViolationError, match="three years have not passed"):
            await consents.drop_year(proven, 2999)


async def test_a_yes_is_shown_for_three_years_after_it_was_taken_back(
    proven: House, grown: UUID
) -> None:
    """What was sent under it may be asked about as long."""
    with clock.stopped_at(on(2015)):
        await give(proven, grown, Purpose.NEWS)
    with clock.stopped_at(on(2019)):
        async with proven.database.scope():
            found = await consents.of_customer(grown, [Purpose.NEWS])
            await consents.withdraw(list(found.values()), [Purpose.NEWS], "min_side", proven.keys)
    with (
        clock.stopped_at(on(2022)),
        pytest.raises(asyncpg.RestrictViolationError, match="took back a yes of it"),
    ):
        await consents.drop_year(proven, 2015)
    with clock.stopped_at(on(2023)):
        await consents.drop_year(proven, 2015)


async def test_without_a_folder_for_the_proof_no_year_goes(
    proven: House, owner: Any, grown: UUID
) -> None:
    """Nobody could show later that it went, rather than was taken."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    settings = proven.settings.model_copy(update={"proofs": None})
    with pytest.raises(NoProofs):
        await consents.drop_year(replace(proven, settings=settings), 2020)
    assert [2020, 2022] == await years(owner)


async def test_whoever_is_killed_before_the_year_is_gone_drops_it_again(
    proven: House, owner: Any, grown: UUID
) -> None:
    """The line stands, the year does: nothing is wrong with it, and the second time adds no line."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    await noted(proven)
    last = await owner.fetchrow("SELECT number, mac FROM consent_entry WHERE action = 'sealed'")
    file = heads.path(proven)
    assert heads.note(file, proven.keys, "dropped", last["number"], 2020, last["mac"])
    assert "" == await broken(proven)
    await consents.drop_year(proven, 2020)
    assert 1 == [line.kind for line in heads.lines(file, proven.keys)].count("dropped")
    assert "" == await broken(proven)


async def test_a_beginning_that_nobody_signed_for_is_found(
    proven: House, owner: Any, broom: Any, grown: UUID
) -> None:
    """A year that was taken without a word, and a part of one that may be gone."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    await noted(proven)
    await broom.execute("DELETE FROM consent_entry WHERE year = 2020")
    assert (await broken(proven)).startswith("entries 1 to 10 are missing: deleted, and no signed")


@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM consent_entry WHERE year = 2020",
        "DELETE FROM consent_entry WHERE year = 2022",
        "DELETE FROM consent_entry WHERE number = 3",
    ],
)
async def test_nobody_drops_a_year_by_saying_so(
    attempt: str, proven: House, owner: Any, grown: UUID
) -> None:
    """Not even the database's owner: what may not go doesn't, and what may goes whole."""
    await write(proven, grown, 2020, 2022)
    for year in ("2020", "2022", ""):
        with pytest.raises(asyncpg.RestrictViolationError):
            async with owner.transaction():
                await owner.execute(f"SET LOCAL minside.dropping_year = '{year}'")
                await owner.execute(attempt)


async def test_a_part_of_a_year_that_may_go_stays(proven: House, owner: Any, grown: UUID) -> None:
    """The whole of it, or none."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    with pytest.raises(asyncpg.RestrictViolationError, match="goes whole"):
        async with owner.transaction():
            await owner.execute("SET LOCAL minside.dropping_year = '2020'")
            await owner.execute("DELETE FROM consent_entry WHERE number < 4")


async def test_the_web_neither_drops_a_year_nor_leaves_a_gap(
    proven: House, web: House, grown: UUID
) -> None:
    """Whoever breaks into it can't make room for a lie."""
    await write(proven, grown, 2020)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with web.database.scope(customer=grown) as scope:
            await scope.fetch("SELECT consent_drop_year(2020, now())")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with web.database.scope(customer=grown):
            await gap(web, 20, 9)


async def test_an_erasure_leaves_years_that_go(proven: House, owner: Any, grown: UUID) -> None:
    """What is left of somebody holds nothing back, and is whole."""
    await write(proven, grown, 2020, 2022)
    for table in ("consent_note", "consent", "consent_subject"):
        await owner.execute(f"DELETE FROM {table} WHERE customer IS NOT NULL")
    assert "" == await broken(proven)
    await consents.carry(proven)
    await consents.drop_year(proven, 2020)
    assert "" == await broken(proven)


async def test_an_address_that_was_left_is_not_carried(
    proven: House, owner: Any, grown: UUID
) -> None:
    """What was said of it goes with its year."""
    await write(proven, grown, 2020)
    await owner.execute("UPDATE consent_subject SET left_at = now() WHERE kind = 'mail'")
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    await consents.drop_year(proven, 2020)
    assert {"personalisation", "cart_reminder", "sms"} == {
        row["purpose"] for row in await owner.fetch("SELECT purpose FROM consent")
    }
    await noted(proven)
    assert "" == await broken(proven)


@asynccontextmanager
async def restored_from_here(broom: Any) -> AsyncGenerator[None]:
    """At the end the database is what it is now, as after a restore."""
    for table in TABLES:
        await broom.execute(f"CREATE TEMP TABLE saved_{table} AS TABLE {table}")
    try:
        yield
        for table in reversed(TABLES):
            await broom.execute(f"DELETE FROM {table}")
        for table in TABLES:
            await broom.execute(f"INSERT INTO {table} SELECT * FROM saved_{table}")
    finally:
        for table in TABLES:
            await broom.execute(f"DROP TABLE saved_{table}")


async def test_a_restore_says_what_it_lost(proven: House, broom: Any, grown: UUID) -> None:
    """What is missing shows until it is said; then the ledger goes on after the gap, and verifies."""
    await write(proven, grown, 2024)
    async with restored_from_here(broom):
        await write(proven, grown, 2025)
    assert "entries 10 to 16 are missing: cut off" in await broken(proven)
    lost = await consents.restored(proven)
    assert (10, 16, 17) == (lost and lost.first, lost and lost.last, lost and lost.gap)
    assert None is await consents.restored(proven)
    await write(proven, grown, 2026)
    assert ["entries 10 to 16 are lost in a restore"] == (await verified(proven)).notes


async def test_nothing_is_said_of_a_restore_that_lost_nothing(proven: House, grown: UUID) -> None:
    """A backup of right now."""
    assert None is await consents.restored(proven)
    await write(proven, grown, 2024)
    assert None is await consents.restored(proven)


async def test_a_gap_is_believed_only_where_the_heads_know_of_it(
    proven: House, broom: Any, owner: Any, grown: UUID
) -> None:
    """Whoever has the keys and cuts what was never noted can't call it a restore."""
    await write(proven, grown, 2024)
    async with proven.database.scope():
        await gap(proven, 15, 9)
    await noted(proven)
    assert "entry 15: a gap after an entry that was never noted outside" == await broken(proven)


async def gap(house: House, number: int, cites: int) -> None:
    await leave_gap(number, 2024, bytes(32), cites, house.keys)


async def test_keys_are_rotated_and_the_old_ones_stay_listed(proven: House, grown: UUID) -> None:
    """The new key signs from then on; every entry is shown by its own."""
    await write(proven, grown, 2024)
    rotated = Keyring(["/////////////////////////////////////////w8=", old_key(proven)])
    house = replace(proven, keys=rotated)
    await write(house, grown, 2025)
    assert "" == await broken(house)
    assert (await broken(proven)).startswith("consent-heads.jsonl: line 4 is signed by key")


def old_key(house: House) -> str:
    return house.settings.keys[0].get_secret_value()


async def test_an_address_of_nobodys_is_carried_too(proven: House, grown: UUID) -> None:
    """Its yes and its no hold as long."""
    await write(proven, grown, 2020)
    with clock.stopped_at(on(2022)):
        await consents.carry(proven)
    await consents.drop_year(proven, 2020)
    async with proven.database.scope():
        [nina] = await consents.of_address(Kind.MAIL, "nina@example.com")
        old = consents.Said(nina.id, "news", Action.WITHDRAWN, "tool/form", at=on(2019))
        await consents.append([old], proven.keys)
        assert await consents.may_send(Purpose.NEWS, Addressee(None, "nina@example.com"))
