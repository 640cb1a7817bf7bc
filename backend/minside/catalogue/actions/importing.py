"""Taking in a whole feed: as it streams by, some hundred items a transaction.

What was committed stays when the rest doesn't come, so an import that was cut short is begun anew:
what is in already is "the same".
"""

from collections import Counter
from collections.abc import AsyncIterable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from minside.core import clock
from minside.core.database import Database, until_done
from minside.core.scope import current

from ..facts import Item
from ..feeds import BadItem, Piece, Splitter, likely_id, read_item, splitter_for
from .pictures import hang_from
from .taking import Became, take_in_all
from .web import Unreachable

BATCH: Final = 500
FEED: Final = "feed"
_TO_TELL_BY: Final = 64
_MOST_BLANKS: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item that wasn't taken: where it begins or is broken, what it is called as far as can be
    read, and why."""

    line: int
    sku: str | None
    reason: str


@dataclass(slots=True)
class Imported:
    """What became of a feed. `gone` are products that it doesn't list any more; `not_complete` says
    why none was taken for gone where that was asked for."""

    counted: Counter[Became] = field(default_factory=Counter[Became])
    skipped: int = 0
    broke_off: bool = False
    gone: int = 0
    not_complete: str | None = None


async def import_products(
    database: Database,
    chunks: AsyncIterable[bytes],
    *,
    as_of: datetime,
    complete: bool = False,
    pictures: Path | None = None,
    tell: Callable[[Skipped], None] = lambda _skipped: None,
) -> Imported:
    """Take in a feed that was true at `as_of`: Google Merchant's RSS 2.0, or JSON Lines.

    What can't be taken is told to `tell` and left out. `complete` says that what the feed doesn't
    list isn't sold any more. Pictures that it names by relative paths are read from the folder
    `pictures`. Memory is that of one batch, and about a hundred bytes an item to know what was
    seen. Raises `feeds.NotAFeed` before anything is taken, `Unreachable` and what the database
    raises.
    """
    run = _Import(database, as_of, pictures, tell)
    await run.read(chunks)
    if complete:
        await run.take_the_rest_for_gone()
    return run.imported


class _Import:
    def __init__(
        self,
        database: Database,
        as_of: datetime,
        pictures: Path | None,
        tell: Callable[[Skipped], None],
    ) -> None:
        self._database = database
        self._as_of = as_of
        self._pictures = pictures
        self._tell = tell
        self._batch: list[Item] = []
        self._lines: dict[str, int] = {}
        self._named: set[str] = set()
        self._unnamed = 0
        self.imported = Imported()

    async def read(self, chunks: AsyncIterable[bytes]) -> None:
        splitter: Splitter | None = None
        start = b""
        try:
            async for chunk in chunks:
                if splitter is not None:
                    await self._take(splitter, splitter.feed(chunk))
                elif _can_tell(start := start + chunk):
                    splitter = splitter_for(start)
                    await self._take(splitter, splitter.feed(start))
        except (ConnectionError, Unreachable):
            if splitter is None:
                raise
            # Whoever sent it went away: as a file that was cut off.
            self.imported.broke_off = True
        await self._finish(splitter or splitter_for(start), b"" if splitter else start)

    async def _finish(self, splitter: Splitter, rest: bytes) -> None:
        await self._take(splitter, splitter.feed(rest))
        await self._take(splitter, splitter.close())
        await self._write()
        self.imported.broke_off |= splitter.broke_off

    async def _take(self, splitter: Splitter, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            try:
                self._add(piece, _read(splitter, piece))
            except BadItem as bad:
                self._skip(piece, bad)
            if len(self._batch) >= BATCH:
                await self._write()

    def _add(self, piece: Piece, item: Item) -> None:
        sku = item.content.sku
        if (earlier := self._lines.get(sku)) is not None:
            raise BadItem(f"the same id as in line {earlier}")
        self._lines[sku] = piece.line
        self._batch.append(item)

    def _skip(self, piece: Piece, bad: BadItem) -> None:
        sku = likely_id(piece.start)
        if sku is None:
            self._unnamed += 1
        else:
            # It is in the shop, whatever is wrong with what is said of it.
            self._named.add(sku)
        self.imported.skipped += 1
        self._tell(Skipped(piece.line + bad.line, sku, str(bad)))

    async def _write(self) -> None:
        batch, self._batch = self._batch, []
        if not batch:
            return
        # Events about the same products may be under way, in another order.
        became = await until_done(partial(self._take_in, batch))
        self.imported.counted.update(became)
        if self._pictures is not None:
            async with self._database.scope():
                await hang_from(self._pictures, [item.content.sku for item in batch])

    async def _take_in(self, batch: Sequence[Item]) -> list[Became]:
        async with self._database.scope():
            return await take_in_all(batch, at=self._as_of, by=FEED)

    async def take_the_rest_for_gone(self) -> None:
        """What isn't listed, unless it was heard of for a later moment."""
        if reason := self._not_complete():
            self.imported.not_complete = reason
            return
        async with self._database.scope():
            rows = await current().fetch(
                """
                UPDATE product SET gone_at = $1, changed_at = $2
                WHERE gone_at IS NULL AND listed_at < $1 AND NOT sku = ANY($3) RETURNING id
                """,
                self._as_of, clock.now(), [*self._lines, *self._named],
            )  # fmt: skip
        self.imported.gone = len(rows)

    def _not_complete(self) -> str | None:
        if self.imported.broke_off:
            return "the file broke off"
        if not self._lines and not self._named:
            return "there was no item in it"
        if self._unnamed:
            return f"{self._unnamed} items can't even be named, and may be any product"
        return None


def _can_tell(start: bytes) -> bool:
    return len(start.lstrip()) >= _TO_TELL_BY or len(start) > _MOST_BLANKS


def _read(splitter: Splitter, piece: Piece) -> Item:
    """Raises `BadItem`."""
    if piece.problem is not None:
        raise BadItem(piece.problem)
    return read_item(splitter.fields(piece))
