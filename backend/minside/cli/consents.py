"""The consent ledger as an operator sees it: whether it is whole, its years, and its receipts."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import asyncpg
import click

from .audience import audience
from .withdrawal import withdraw

if TYPE_CHECKING:
    from minside.consents.actions import Dropped, Lost, Verified
    from minside.core.house import House

T = TypeVar("T")
_FILE = click.Path(path_type=Path, dir_okay=False)


class _NotLookedAt(click.ClickException):
    """Told apart from a ledger that is broken."""

    exit_code = 2


@click.group("consents")
def commands() -> None:
    """What customers agreed to: who may be sent what, take it back for them, look the ledger over, let
    old years go, and check receipts."""


commands.add_command(audience)
commands.add_command(withdraw)


@commands.command("verify")
@click.option(
    "--heads",
    "copy",
    type=_FILE,
    help="A copy of consent-heads.jsonl that was kept elsewhere: all that it says must stand there still.",
)
def verify(copy: Path | None) -> None:
    """Look at every entry, text, head and consent; name the first that is wrong, with exit code 1. Exit code
    2 where it couldn't be looked at.

    As DATABASE_OWNER_URL, or DATABASE_SERVICE_URL where that isn't set.
    """
    from minside.consents import actions as consents

    from .telling import clearly

    try:
        with clearly():
            found = asyncio.run(_verified(copy))
    except consents.Broken as error:
        click.echo(f"broken  {error}")
        raise SystemExit(1) from None
    except click.ClickException as error:
        raise _NotLookedAt(error.message) from error
    for note in found.notes:
        click.echo(f"note    {note}")
    click.echo(_whole(found))


async def _verified(copy: Path | None) -> "Verified":
    from minside.consents import actions as consents
    from minside.consents.actions import heads
    from minside.core.database import Database
    from minside.core.keys import Keyring

    settings, url = _reader()
    keys = Keyring([key.get_secret_value() for key in settings.keys])
    outside = consents.Outside.of(settings.proofs / heads.FILE if settings.proofs else None)
    database = await Database.connect(url, connections=1)
    try:
        async with database.scope(read_only=True):
            return await consents.verify(outside, keys, copy=copy)
    finally:
        await database.close()


def _reader() -> tuple[Any, str]:
    from minside.core.settings import DatabaseUrls, OwnerSettings, WorkerSettings

    if DatabaseUrls().database_owner_url is None:  # pyright: ignore[reportCallIssue]
        settings = WorkerSettings()  # pyright: ignore[reportCallIssue]
        return settings, settings.database_service_url.get_secret_value()
    settings = OwnerSettings()  # pyright: ignore[reportCallIssue]
    assert settings.database_owner_url is not None
    return settings, settings.database_owner_url.get_secret_value()


def _whole(found: "Verified") -> str:
    if not found.entries:
        return "whole   no entries yet"
    years = ", ".join(map(str, found.years))
    head = f"the newest head is that of entry {found.head}" if found.head else "no head noted"
    return f"whole   {found.entries} entries to number {found.newest}, years {years}; {head}"


@commands.command("carry")
def carry() -> None:
    """Write what holds by the oldest year's entries anew in the current one; as DATABASE_SERVICE_URL."""
    from minside.consents import actions as consents

    click.echo(f"Carried: {_run(consents.carry)}.")


@commands.command("drop-year")
@click.argument("year", type=click.IntRange(2000, 9999))
def drop_year(year: int) -> None:
    """Let a whole year go that nothing rests on any more, three years after its end; as
    DATABASE_SERVICE_URL."""
    from minside.consents import actions as consents

    async def verb(house: "House") -> "Dropped":
        return await consents.drop_year(house, year)

    try:
        gone = _run(verb)
    except asyncpg.RestrictViolationError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Gone: entries {gone.first} to {gone.last}, the year {gone.year}.")


@commands.command("restored")
def restored() -> None:
    """After a restore, before anything is written: say in the ledger what it lacks; as
    DATABASE_SERVICE_URL."""
    from minside.consents import actions as consents

    async def verb(house: "House") -> "Lost | None":
        return await consents.restored(house)

    lost = _run(verb)
    if lost is None:
        click.echo("Nothing is missing.")
    else:
        click.echo(f"Missing: entries {lost.first} to {lost.last}; entry {lost.gap} says so.")


@commands.command("public-key")
def public_key() -> None:
    """Print the public keys by which receipts are checked, by MINSIDE_KEYS."""
    click.echo(json.dumps(_public_keys(), indent=2))


@commands.command("check-receipt")
@click.argument("receipt", type=_FILE)
@click.option(
    "--key",
    type=_FILE,
    help="What `minside consents public-key` printed; without it, MINSIDE_KEYS are asked.",
)
def check_receipt(receipt: Path, key: Path | None) -> None:
    """Say whether a receipt is as it was signed; asks no database and no network."""
    from minside.consents import actions as consents

    from .telling import clearly

    with clearly():
        file = receipt.read_bytes()
        known = _keys_in(key) if key else _public_keys()
    try:
        content = consents.check_receipt(file, known)
    except consents.NotAReceipt:
        raise click.ClickException("This isn't a receipt of ours, or can't be read.") from None
    except consents.UnknownKey as error:
        raise click.ClickException(f"Signed by key {error}, which isn't among these.") from None
    except consents.Altered:
        raise click.ClickException("Altered: it isn't as it was signed.") from None
    event, purpose = content["event"], content["pii_processing"]["purposes"][0]["purpose"]
    click.echo(
        f"Genuine: {content['record_id']}, {purpose} {event['event_state']} at {event['event_time']}"
    )


def _keys_in(file: Path) -> Any:
    """Raises `click.ClickException`, `OSError`."""
    try:
        known = json.loads(file.read_bytes())
        return {"keys": [{"x": str(each["x"])} for each in known["keys"]]}
    except (ValueError, KeyError, TypeError) as error:
        raise click.ClickException(
            f"{file} isn't what `minside consents public-key` prints"
        ) from error


def _public_keys() -> Any:
    from minside.consents import actions as consents
    from minside.core.keys import Keyring

    from .telling import clearly

    with clearly():
        keys = [part.strip() for part in os.environ.get("MINSIDE_KEYS", "").split(",")]
        return consents.public_keys(Keyring([key for key in keys if key]))


def _run(verb: "Callable[[House], Awaitable[T]]") -> T:
    from minside.consents.actions import Broken, BrokenHeads, NoProofs

    from .telling import clearly
    from .working_house import working_house

    async def run() -> T:
        async with working_house(is_restored=True) as house:
            return await verb(house)

    try:
        with clearly():
            return asyncio.run(run())
    except (Broken, BrokenHeads, NoProofs) as error:
        raise click.ClickException(str(error)) from error
