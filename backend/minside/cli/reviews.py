"""Reviews as staff see them: what waits to be looked at, and what is decided of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

import click

if TYPE_CHECKING:
    from minside.reviews.actions import Waiting

T = TypeVar("T")
_WHICH: Final = click.argument("review", type=click.UUID)
_VERSION: Final = click.option(
    "--version",
    required=True,
    type=click.IntRange(1),
    help="The version that was looked at, as `list` says: what was written anew since waits by itself.",
)
# As by event.
_LONGEST: Final = 20_000
_BY: Final = click.option(
    "--by", required=True, help="Who decides; kept with the review, and shown to nobody."
)


@click.group("reviews")
def commands() -> None:
    """Look at what customers wrote about what they bought; as DATABASE_SERVICE_URL."""


@commands.command("list")
@click.option("--first", default=50, show_default=True, type=click.IntRange(1, 1_000))
def listed(first: int) -> None:
    """Those that nobody has looked at yet, the longest waiting first."""
    from minside.reviews import actions as reviews

    found = _run(lambda: reviews.waiting(first))
    for each in found:
        click.echo(_told(each))
    if not found:
        click.echo("Nothing waits.")


@commands.command("accept")
@_WHICH
@_VERSION
@_BY
@click.option("--reason", help="What there is to say to its author.")
def accept(review: UUID, version: int, by: str, reason: str | None) -> None:
    """Let others read it."""
    from minside.reviews import actions as reviews

    _decide(lambda: reviews.accept(review, version, by=_named(by), reason=_said(reason)))
    click.echo("Others can read it now.")


@commands.command("refuse")
@_WHICH
@_VERSION
@_BY
@click.option("--reason", required=True, help="Why not; its author reads it.")
def refuse(review: UUID, version: int, by: str, reason: str) -> None:
    """Don't let others read it."""
    from minside.reviews import actions as reviews

    why = _said(reason)
    if why is None:
        raise click.UsageError("Say why: its author reads it.")
    _decide(lambda: reviews.refuse(review, version, by=_named(by), reason=why))
    click.echo("Others can't read it, and its author sees why.")


def _named(by: str) -> str:
    if not 1 <= len(by.strip()) <= 60:
        raise click.UsageError("Say who decides, in at most 60 characters.")
    return by.strip()


def _said(reason: str | None) -> str | None:
    said = (reason or "").strip()
    if len(said) > _LONGEST:
        raise click.UsageError(f"Say why in at most {_LONGEST:,} characters.")
    return said or None


def _told(each: "Waiting") -> str:
    stars = "★" * each.stars + "☆" * (5 - each.stars)
    about = f"{each.id}  version {each.version}  {each.changed_at:%Y-%m-%d %H:%M} UTC"
    text = "\n".join(f"    {line}" for line in each.text.splitlines())
    return f"{about}\n  {each.sku}  {each.name}\n  {stars}  {each.title}\n{text}\n  by {each.author or 'no name'}\n"


def _decide(verb: Callable[[], Awaitable[None]]) -> None:
    from minside.reviews import actions as reviews

    try:
        _run(verb)
    except reviews.NothingToModerate as error:
        raise click.ClickException(f"Nothing is changed: {error}.") from error


def _run(verb: Callable[[], Awaitable[T]]) -> T:
    from .telling import clearly
    from .working_house import working_house

    async def run() -> T:
        async with working_house() as house, house.database.scope():
            return await verb()

    with clearly():
        return asyncio.run(run())
