"""Whoever holds the database itself can change what it holds, and not without being found out."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.consents.proving import (
    broken,
    on,
    seen,
    undone,
    verified,
    without_checks,
    write,
)

from minside.consents import actions as consents
from minside.consents.actions import Outside, heads, ledger, standing_proof, verifying
from minside.core.house import House
from minside.core.keys import Keyring

OTHERS = Keyring(["/////////////////////////////////////////w8="])


@pytest.fixture
async def written(proven: House, grown: UUID) -> House:
    """Two years of a ledger, with nothing wrong in it."""
    await write(proven, grown, 2024, 2025)
    return proven


async def test_a_ledger_that_nobody_touched_is_whole(written: House, owner: Any) -> None:
    """Every entry was read, and the newest is the one that was noted outside."""
    found = await verified(written)
    entries = await owner.fetchval("SELECT count(*) FROM consent_entry")
    assert (entries, entries, entries, [2024, 2025], []) == (
        found.entries, found.newest, found.head, found.years, found.notes,
    )  # fmt: skip


async def test_an_empty_ledger_is_whole(proven: House) -> None:
    """A new house has nothing to show, and nothing that is wrong."""
    assert 0 == (await verified(proven)).entries


async def edit(connection: Any) -> None:
    await connection.execute("UPDATE consent_entry SET action = 'withdrawn' WHERE number = 3")


async def delete(connection: Any) -> None:
    await connection.execute("DELETE FROM consent_entry WHERE number = 4")


async def delete_two(connection: Any) -> None:
    await connection.execute("DELETE FROM consent_entry WHERE number IN (4, 5)")


async def begin_later(connection: Any) -> None:
    await connection.execute("DELETE FROM consent_entry WHERE number < 3")


async def cut(connection: Any) -> None:
    await connection.execute(
        "DELETE FROM consent_entry WHERE number > (SELECT max(number) - 2 FROM consent_entry)"
    )


async def swap(connection: Any) -> None:
    await connection.execute("UPDATE consent_entry SET number = 1000 WHERE number = 3")
    await connection.execute("UPDATE consent_entry SET number = 3 WHERE number = 4")
    await connection.execute("UPDATE consent_entry SET number = 4 WHERE number = 1000")


async def insert(connection: Any) -> None:
    """One more yes at the end, by somebody without the key."""
    await connection.execute(
        """
        INSERT INTO consent_entry SELECT number + 1, year, subject, purpose, 'given', basis, channel,
            text_sha256, at, written_at, cites, note_mac, key_id, mac, sha256(mac)
        FROM consent_entry ORDER BY number DESC LIMIT 1
        """
    )


async def insert_between(connection: Any) -> None:
    """A row made to fit, and the whole chain after it made anew under another key."""
    await connection.execute("UPDATE consent_entry SET number = number + 1000 WHERE number > 4")
    await connection.execute("UPDATE consent_entry SET number = number - 999 WHERE number > 4")
    await connection.execute(
        """
        INSERT INTO consent_entry SELECT 5, year, subject, purpose, 'given', basis, channel,
            text_sha256, at, written_at, NULL, NULL, key_id, mac, mac FROM consent_entry WHERE number = 4
        """
    )
    await relink(connection, OTHERS, after=4)


async def rewrite(connection: Any) -> None:
    """Everything anew, under a key that isn't ours."""
    await connection.execute("UPDATE consent_entry SET action = 'given' WHERE number = 6")
    await relink(connection, OTHERS, after=0)


async def relink(connection: Any, keys: Keyring, after: int) -> None:
    link = ledger.START
    for row in await connection.fetch("SELECT * FROM consent_entry ORDER BY number"):
        if row["number"] > after:
            entry = replace(ledger.Entry.of(row), previous=link)
            key_id, mac = keys.mac(ledger.CHAIN, entry.canonical())
            await connection.execute(
                "UPDATE consent_entry SET previous = $2, key_id = $3, mac = $4 WHERE number = $1",
                entry.number, link, key_id, mac,
            )  # fmt: skip
            link = mac
        else:
            link = row["mac"]


async def hide(connection: Any) -> None:
    """A row before the first, where nobody begins to read."""
    await connection.execute(
        """
        INSERT INTO consent_entry SELECT -5, year, subject, purpose, 'given', basis, channel,
            text_sha256, at, written_at, NULL, NULL, key_id, previous, mac FROM consent_entry WHERE number = 4
        """
    )


async def double(connection: Any) -> None:
    await connection.execute(
        "INSERT INTO consent_entry SELECT * FROM consent_entry WHERE number = 4"
    )


async def bring_back(connection: Any) -> None:
    await connection.execute(
        "UPDATE consent SET state = 'given' WHERE purpose = 'offers' AND state = 'withdrawn'"
    )


async def forget_no(connection: Any) -> None:
    await connection.execute("DELETE FROM consent WHERE purpose = 'cart_reminder'")


async def make_up(connection: Any) -> None:
    await connection.execute(
        "INSERT INTO consent (subject, purpose, customer, state, entry, since)"
        " SELECT id, 'articles', customer, 'given', 3, now() FROM consent_subject"
        " WHERE customer IS NOT NULL AND kind = 'mail'"
    )


async def alter_text(connection: Any) -> None:
    await connection.execute("UPDATE consent_text SET text = text || '!' WHERE purpose = 'offers'")


async def change_text(connection: Any) -> None:
    """Under its own new hash, so that the text itself is in order."""
    await connection.execute(
        "UPDATE consent_text SET text = text || '!', sha256 = sha256(convert_to(text || '!', 'UTF8'))"
        " WHERE purpose = 'offers'"
    )


async def alter_words(connection: Any) -> None:
    await connection.execute("UPDATE consent_note SET note = 'Gjerne flere tilbud'")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (edit, "entry 3: not as it was written"),
        (delete, "entry 4 is missing: deleted"),
        (delete_two, "entries 4 to 5 are missing: deleted"),
        (begin_later, "entries 1 to 2 are missing: deleted, and no signed line says"),
        (cut, "are missing: cut off, line 6 of consent-heads.jsonl knows more"),
        (swap, "entry 3: it doesn't follow entry 2"),
        (insert, "not as it was written"),
        (insert_between, "entry 5: linked by key"),
        (rewrite, "entry 1: linked by key"),
        (hide, "1 more stand out of all order"),
        (double, "entry 4: it stands there twice"),
        (bring_back, "of offers isn't what holds"),
        (forget_no, "of cart_reminder isn't what holds: its consent is gone"),
        (make_up, "consent of articles by entry 3: the ledger says nothing of it"),
        (alter_text, "entry 3: the text that it is about was altered"),
        (change_text, "entry 3: the text that it is about is gone"),
        (alter_words, "entry 5: the words that it rests on were altered"),
    ],
)
async def test_whoever_holds_the_database_is_found_out(
    fault: Callable[[Any], Awaitable[None]], said: str, written: House, broom: Any
) -> None:
    """Past every trigger, key and constraint: each fault is found, and its first place named."""
    async with undone(broom):
        await without_checks(broom)
        await fault(broom)
        assert said in await seen(broom, written)
    assert "" == await broken(written)


async def test_whoever_has_the_key_too_is_found_out_by_the_heads(
    written: House, broom: Any
) -> None:
    """The chain fits again to the last link, but what was noted outside is another."""
    async with undone(broom):
        await broom.execute("UPDATE consent_entry SET channel = 'sms' WHERE number = 3")
        await relink(broom, written.keys, after=0)
        assert (
            "entry 4: another one stood there when it was noted, by line 1 of consent-heads.jsonl"
            == await seen(broom, written)
        )


async def test_a_key_that_is_gone_is_named(written: House) -> None:
    """An entry can't be shown without the key that linked it: keys stay listed."""
    assert (await broken(replace(written, keys=OTHERS))).startswith("consent-heads.jsonl: line 1")
    alone = replace(
        written, keys=OTHERS, settings=written.settings.model_copy(update={"proofs": None})
    )
    key = written.keys.key_id.hex()
    assert f"entry 1: linked by key {key}, which isn't in MINSIDE_KEYS" == await broken(alone)


async def test_without_heads_it_is_said_what_cannot_show(written: House, broom: Any) -> None:
    """The chain alone doesn't know where it ended."""
    settings = written.settings.model_copy(update={"proofs": None})
    [note] = (await verified(replace(written, settings=settings))).notes
    assert "a tail that was cut off can't show" in note


async def test_words_and_people_that_were_erased_are_missed_by_nobody(
    written: House, owner: Any
) -> None:
    """The ledger verifies after an erasure: it names nobody, and what it says stands."""
    for table in ("consent_note", "consent", "consent_subject"):
        await owner.execute(f"DELETE FROM {table} WHERE customer IS NOT NULL")
    assert "" == await broken(written)
    assert 0 < await owner.fetchval("SELECT count(*) FROM consent_entry WHERE subject IS NOT NULL")


async def test_what_is_written_while_one_looks_is_no_fault(written: House, grown: UUID) -> None:
    """A head that is noted after the look began is of an entry that it doesn't see."""
    outside = Outside.of(heads.path(written))
    async with written.database.scope(read_only=True) as scope:
        await scope.fetch("SELECT 1")
        # In another task, for a scope is its task's.
        await asyncio.create_task(write(written, grown, 2026))
        found = await consents.verify(outside, written.keys)
    assert [2024, 2025] == found.years


async def test_a_long_ledger_is_read_in_pieces(
    written: House, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the size of a piece, nothing is left out, and nothing is looked at twice."""
    entries = await owner.fetchval("SELECT count(*) FROM consent_entry")
    for size in (1, 2, 3, entries):
        monkeypatch.setattr(verifying, "AT_ONCE", size)
        monkeypatch.setattr(standing_proof, "AT_ONCE", size)
        assert entries == (await verified(written)).entries


ALTERED: dict[str, st.SearchStrategy[Any]] = {
    "bigint": st.integers(1, 1 << 40),
    "smallint": st.integers(1, 3000),
    "uuid": st.builds(uuid4),
    "text": st.text("abcdefæøå", min_size=1, max_size=9),
    "bytea": st.binary(min_size=1, max_size=32),
    "timestamp with time zone": st.integers(-1_000_000, 1_000_000).map(
        lambda seconds: on(2025) + timedelta(microseconds=seconds)
    ),
}
# What the ledger can't know: ids that nothing refers to, and what others called a text of theirs.
UNPROVEN = {("consent", "id"), ("consent_note", "id")}
ABOUT_ANOTHERS_TEXT = {"purpose", "language", "version"}
COLUMNS = """
    SELECT column_name::text, data_type::text FROM information_schema.columns
    WHERE table_name = $1 AND table_schema = 'public'
"""
TABLES = ("consent_entry", "consent", "consent_text", "consent_note")


@given(data=st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_any_change_of_anything_is_found(
    data: st.DataObject, written: House, broom: Any
) -> None:
    """One value of one row, to another or to nothing, or the whole row, whichever it is."""
    table = data.draw(st.sampled_from(TABLES))
    row = data.draw(
        st.sampled_from(await broom.fetch(f"SELECT *, ctid FROM {table} ORDER BY ctid"))
    )
    async with undone(broom):
        await without_checks(broom)
        if table != "consent_note" and data.draw(st.integers(0, 9)) == 0:
            await broom.execute(f"DELETE FROM {table} WHERE ctid = $1", row["ctid"])
        else:
            column, value = await changed(data, broom, table, row)
            await broom.execute(
                f'UPDATE {table} SET "{column}" = $1 WHERE ctid = $2', value, row["ctid"]
            )
        assert await seen(broom, written)


async def changed(data: st.DataObject, broom: Any, table: str, row: Any) -> tuple[str, Any]:
    """A column whose value the ledger proves, and another value."""
    types = dict(await broom.fetch(COLUMNS, table))
    unproven = {column for name, column in UNPROVEN if name == table}
    if table == "consent_text" and row["version"] is None:
        unproven |= ABOUT_ANOTHERS_TEXT
    column = data.draw(st.sampled_from(sorted(types.keys() - unproven)))
    other = ALTERED[types[column]]
    if row[column] is not None:
        other |= st.none()
    return column, data.draw(other.filter(lambda value: value != row[column]))
