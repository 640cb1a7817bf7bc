"""Fixed deliveries as an operator sees them: what is due, what is planned, and what is amiss."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from minside.core.house import House
    from minside.subscriptions.actions import Amiss

T = TypeVar("T")


@click.group("deliveries")
def commands() -> None:
    """Order what is due, plan what comes, and look for what is amiss; as DATABASE_SERVICE_URL."""


@commands.command("run")
def run() -> None:
    """Order every delivery whose deadline has passed, as the worker does every five minutes."""
    from minside.subscriptions import actions as subscriptions

    click.echo(f"Settled: {_run(subscriptions.run)}.")


@commands.command("plan")
def plan() -> None:
    """Give every active subscription its next delivery, each on its day, as the worker does at night."""
    from minside.subscriptions import actions as subscriptions

    click.echo(f"Set right: {_run(subscriptions.plan_all)}.")


@commands.command("check")
def check() -> None:
    """Name active subscriptions without a coming delivery, deliveries whose deadline passed more than an
    hour ago, and subscriptions paused for money that nobody owes; exit code 1 where there are any."""
    from minside.subscriptions import actions as subscriptions

    async def verb(house: "House") -> "Amiss":
        async with house.database.scope():
            return await subscriptions.amiss()

    found = _run(verb)
    for id in found.without_next:
        click.echo(f"subscription {id}  no delivery is coming")
    for id in found.overdue:
        click.echo(f"delivery {id}  due and not settled")
    for id in found.stopped:
        click.echo(f"subscription {id}  paused for money that nobody owes")
    if any(found.counted.values()):
        raise SystemExit(1)
    click.echo("Every active subscription has its next delivery, and nothing is overdue.")


def _run(verb: "Callable[[House], Awaitable[T]]") -> T:
    from .telling import clearly
    from .working_house import working_house

    async def run() -> T:
        async with working_house() as house:
            return await verb(house)

    with clearly():
        return asyncio.run(run())
