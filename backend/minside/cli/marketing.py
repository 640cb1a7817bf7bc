"""Marketing as an operator sees it: what was sent that nobody had agreed to."""

import asyncio
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.group("marketing")
def commands() -> None:
    """Look for what was sent without a consent; as DATABASE_SERVICE_URL."""


@commands.command("check")
def check() -> None:
    """Name what the newsletter tool sent in the last 30 days without a consent in force at that moment,
    never to whom; exit code 1 where there is any."""
    found = _run()
    for row in found:
        when = row["sent_at"].isoformat(timespec="minutes")
        click.echo(f"{row['tool']} {row['message']}  {row['purpose']}, sent {when}")
    if found:
        raise SystemExit(1)
    click.echo("Nothing was sent without a consent.")


def _run() -> "Sequence[Any]":
    from minside.marketing import actions as marketing

    from .telling import clearly
    from .working_house import working_house

    async def run() -> "Sequence[Any]":
        async with working_house() as house, house.database.scope():
            return await marketing.unconsented()

    with clearly():
        return asyncio.run(run())
