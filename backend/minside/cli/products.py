"""Taking in the shop's products, from a file or from the web."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from minside.core import clock

from .moments import Moment

if TYPE_CHECKING:
    from minside.catalogue.actions import Imported, Skipped

_PORTION: Final = 64 * 1024
MOST_BYTES: Final = 1024 * 1024 * 1024
SECONDS: Final = 3600.0


@click.command("import-products")
@click.argument("source", metavar="FILE|URL")
@click.option("--complete", is_flag=True, help="What isn't in it isn't sold any more.")
@click.option(
    "--as-of",
    type=Moment(),
    help="When it was true: a day, or a moment with its offset from UTC; now, if nothing is said.",
)
def command(source: str, complete: bool, as_of: datetime | None) -> None:
    """Take in the shop's product feed; as DATABASE_SERVICE_URL.

    Google Merchant's RSS 2.0, or JSON Lines with the same names; a file, or an https address. What
    can't be taken is told by its line and left out; exit code 1 then. The same feed can be taken in
    again. Pictures named by relative paths are read beside the file, others are fetched by the
    worker.
    """
    from .telling import clearly

    with clearly():
        imported = asyncio.run(_import(source, complete, as_of or clock.now()))
    for line in _told(imported, complete):
        click.echo(line)
    if imported.skipped or imported.broke_off or imported.not_complete:
        raise SystemExit(1)


async def _import(source: str, complete: bool, as_of: datetime) -> "Imported":
    from minside.catalogue import actions as catalogue
    from minside.core.database import SERVICE

    from .database import connected

    on_the_web = "://" in source
    try:
        async with connected(SERVICE) as database, _chunks(source) as chunks:
            return await catalogue.import_products(
                database,
                chunks,
                as_of=as_of,
                complete=complete,
                pictures=None if on_the_web else Path(source).parent,
                tell=_tell,
            )
    except catalogue.NotAFeed as error:
        raise click.ClickException(f"Nothing was taken in: {error}") from error
    except catalogue.Unreachable as error:
        raise click.ClickException(f"It can't be had: {error}") from error


@asynccontextmanager
async def _chunks(source: str) -> AsyncGenerator[AsyncIterator[bytes]]:
    if "://" not in source:
        async with aclosing(_of_file(Path(source))) as chunks:
            yield chunks
        return

    from minside.catalogue import actions as catalogue

    async with (
        catalogue.stream(source, reach=catalogue.anywhere) as chunks,
        aclosing(_bounded(chunks)) as bounded,
    ):
        yield bounded


async def _of_file(path: Path) -> AsyncGenerator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_PORTION):
            yield chunk


async def _bounded(chunks: AsyncIterator[bytes]) -> AsyncGenerator[bytes]:
    """A server that sends without end, or a little now and then, is given up."""
    from minside.catalogue import actions as catalogue

    loop = asyncio.get_running_loop()
    until, size = loop.time() + SECONDS, 0
    async for chunk in chunks:
        size += len(chunk)
        if size > MOST_BYTES or loop.time() > until:
            raise catalogue.Unreachable("more than a GiB, or longer than an hour")
        yield chunk


def _tell(skipped: "Skipped") -> None:
    click.echo(f"line {skipped.line}: {skipped.sku or '-'}: {skipped.reason}", err=True)


def _told(imported: "Imported", complete: bool) -> list[str]:
    from minside.catalogue.actions import Became

    counts = [f"{imported.counted[became]} {became.value}" for became in Became]
    counts.append(f"{imported.skipped} left out")
    if complete:
        counts.append(f"{imported.gone} gone")
    lines = [", ".join(counts) + "."]
    if imported.broke_off:
        lines.append("The feed broke off: what came before is taken in.")
    if imported.not_complete:
        lines.append(f"Nothing is taken for gone: {imported.not_complete}.")
    return lines
