"""Which pages are used, in figures that are about nobody."""

import asyncio
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from minside.marketing.actions.usage_release import Told


@click.command("usage")
@click.option("--from", "first", required=True, type=click.DateTime(["%Y-%m-%d"]), help="A Monday.")
@click.option("--to", "last", required=True, type=click.DateTime(["%Y-%m-%d"]), help="A Sunday.")
@click.option(
    "--by",
    type=click.Choice(["page", "category", "device", "stay", "day", "week"]),
    default="page",
    show_default=True,
    help="What the figures are told by.",
)
def command(first: datetime, last: datetime, by: str) -> None:
    """Tell how often pages were shown, in whole weeks that are over; as DATABASE_SERVICE_URL.

    What is below ten in its week is left out everywhere, also of sums, so that nobody finds it by
    subtracting. docs/decisions/0020 tells how.
    """
    from .telling import clearly

    with clearly():
        told = asyncio.run(_told(first.date(), last.date(), by))
    for name, views in _ordered(told, by):
        click.echo(f"{views:>9}  {name or '(none)'}")
    if told.untold:
        click.echo(f"{told.untold:>9}  (in weeks with too few views to tell them by {by})")
    click.echo(f"{told.total:>9}  in all, without what is below ten.")


def _ordered(told: "Told", by: str) -> list[tuple[str, int]]:
    """Days and weeks as they came, the rest by how much there is of it."""
    if by in ("day", "week"):
        return sorted(told.lines.items())
    return sorted(told.lines.items(), key=lambda line: (-line[1], line[0]))


async def _told(first: date, last: date, by: str) -> "Told":
    from minside.core.database import SERVICE
    from minside.marketing.actions import usage_release

    from .database import in_scope

    async def verb() -> "Told":
        return await usage_release.told(first, last, usage_release.By(by))

    try:
        return await in_scope(SERVICE, verb)
    except usage_release.NotWholeWeeks as error:
        raise click.ClickException(str(error)) from None
