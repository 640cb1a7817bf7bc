"""Looking the ledger over, from its first entry to its newest, and naming the first place that is wrong.

What can be shown: that each entry is the one that was written, that none is missing, that the texts and
words they rest on are the same, that the heads noted outside the database are its entries, and that what
holds is what it says. Read in pieces, all of one moment.
"""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from minside.consents import texts
from minside.core.keys import Keyring
from minside.core.scope import current

from .heads import BrokenHeads, lines
from .ledger import is_note
from .standing_proof import wrong_standing
from .walking import Broken, Outside, Verified, Walk

AT_ONCE: Final = 1_000


async def verify(
    outside: Outside, keys: Keyring, *, copy: Path | None = None, awaits_head: bool = True
) -> Verified:
    """Reads the scope at hand, which should be one snapshot. `copy` is one of the heads that was kept
    elsewhere; what it says must stand still. Unless `awaits_head` the newest entry need not be noted.
    Raises `Broken`, and `OSError` where the copy can't be read."""
    try:
        walk = Walk(outside, keys)
        async for row in _rows():
            walk.step(row)
        walk.end(awaits_head=awaits_head)
        if copy is not None:
            _check_copy(outside, copy, keys)
        await _check_count(walk.found)
        await _check_beside(keys)
    except BrokenHeads as error:
        raise Broken(f"consent-heads.jsonl: {error}") from None
    except texts.Altered as error:
        raise Broken(f"the file {error} isn't the text that versions.toml lists") from None
    return walk.found


async def _check_beside(keys: Keyring) -> None:
    """What lies beside the chain."""
    if (wrong := await _wrong_text()) is not None:
        raise Broken(wrong)
    if (wrong := await _wrong_note(keys)) is not None:
        raise Broken(wrong)
    if (wrong := await wrong_standing()) is not None:
        raise Broken(wrong)


def _check_copy(outside: Outside, copy: Path, keys: Keyring) -> None:
    """Each line of it is still where it was: lines are added, and no others come in their place."""
    with copy.open("rb"):
        pass
    noted = lines(outside.file, keys, size=outside.size) if outside.file is not None else iter(())
    for kept in lines(copy, keys):
        if next(noted, None) != kept:
            raise Broken(
                f"consent-heads.jsonl: line {kept.line} isn't as in the copy: taken away, or replaced"
            )


async def _rows() -> AsyncGenerator[Any]:
    last = 0
    while True:
        rows = await current().fetch(
            """
            SELECT e.number, e.year, e.subject, e.purpose, e.action, e.basis, e.channel, e.text_sha256,
                e.cites, e.note_mac, e.previous, e.key_id, e.mac,
                -- What no entry can say can't be read either.
                CASE WHEN e.at >= '1900-01-01' AND e.at < '9999-01-01' THEN e.at END AS at,
                CASE WHEN e.written_at >= '1900-01-01' AND e.written_at < '9999-01-01'
                    THEN e.written_at END AS written_at,
                t.sha256 IS NOT NULL AS text_is_there,
                t.sha256 = sha256(convert_to(t.text, 'UTF8')) AS text_is_whole
            FROM consent_entry e LEFT JOIN consent_text t ON t.sha256 = e.text_sha256
            WHERE e.number > $1 ORDER BY e.number LIMIT $2
            """,
            last, AT_ONCE,
        )  # fmt: skip
        for row in rows:
            yield row
        if len(rows) < AT_ONCE:
            return
        last = rows[-1]["number"]


async def _check_count(found: Verified) -> None:
    """Whoever may take the key away from the table may hide a row behind another, or before the first."""
    there = await current().fetchval("SELECT count(*) FROM consent_entry")
    if there != found.entries:
        raise Broken(f"entry {found.newest}: {there - found.entries} more stand out of all order")


async def _wrong_text() -> str | None:
    """Our own texts are what our files say; of others' only the words can be shown."""
    last = b""
    while True:
        rows = await current().fetch(
            """
            SELECT t.sha256, t.purpose, t.language, t.version,
                t.sha256 = sha256(convert_to(t.text, 'UTF8')) AS is_whole,
                t.version IS NULL AND t.sha256 = ANY($3) AND EXISTS (
                    SELECT FROM consent_entry e WHERE e.text_sha256 = t.sha256
                        AND split_part(e.channel, '/', 1) IN ('shop', 'tool')
                ) AS was_told
            FROM consent_text t WHERE t.sha256 > $1 ORDER BY t.sha256 LIMIT $2
            """,
            last, AT_ONCE, texts.hashes(),
        )  # fmt: skip
        for row in rows:
            if not row["is_whole"] or not _is_ours_or_anothers(row):
                return f"text {row['sha256'].hex()[:16]}: altered"
        if len(rows) < AT_ONCE:
            return None
        last = rows[-1]["sha256"]


def _is_ours_or_anothers(row: Any) -> bool:
    """The words are what is shown, whatever they are called: others may have used ours before us."""
    ours = texts.by_hash(row["sha256"])
    if ours is None or row["was_told"]:
        return row["version"] is None
    said = (row["purpose"], row["language"], row["version"])
    return said == (ours.purpose.value, ours.language.value, ours.version)


async def _wrong_note(keys: Keyring) -> str | None:
    """The words that are kept are those that the entry was written with; those that were erased are."""
    if await current().fetchval("SELECT EXISTS (SELECT FROM consent_note WHERE entry IS NULL)"):
        return "words that no entry rests on"
    last, id = 0, UUID(int=0)
    while True:
        rows = await current().fetch(
            """
            SELECT n.id, n.entry, n.subject, n.note, e.key_id, e.note_mac,
                e.subject IS NOT DISTINCT FROM n.subject AND s.customer IS NOT DISTINCT FROM n.customer
                    AS is_theirs
            FROM consent_note n
                LEFT JOIN consent_entry e ON e.number = n.entry
                LEFT JOIN consent_subject s ON s.id = n.subject
            WHERE (n.entry, n.id) > ($1, $2) ORDER BY n.entry, n.id LIMIT $3
            """,
            last, id, AT_ONCE,
        )  # fmt: skip
        for row in rows:
            if not row["is_theirs"] or not _is_as_written(row, keys):
                return f"entry {row['entry']}: the words that it rests on were altered"
        if len(rows) < AT_ONCE:
            return None
        last, id = rows[-1]["entry"], rows[-1]["id"]


def _is_as_written(row: Any, keys: Keyring) -> bool:
    needed = (row["subject"], row["note"], row["key_id"])
    return None not in needed and is_note(*needed, row["note_mac"], keys)
