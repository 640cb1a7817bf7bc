"""The queue as an operator sees it: how it is doing, what is held, and doing that again."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from minside.jobs.actions import Missed, QueueState, Resent

T = TypeVar("T")


@click.group("jobs")
def commands() -> None:
    """See how the queue is doing, and have held jobs done again; as DATABASE_SERVICE_URL."""


@commands.command("status")
@click.option(
    "--behind",
    default=300,
    show_default=True,
    type=click.IntRange(1),
    help="How many seconds a job may be overdue.",
)
@click.option("--none-held", is_flag=True, help="Exit code 1 also where a job is held.")
def status(behind: int, none_held: bool) -> None:
    """Tell what the queue holds; exit code 1 where something is overdue."""
    from minside.jobs import actions as jobs

    late = timedelta(seconds=behind)

    async def verb() -> "tuple[list[QueueState], list[Missed]]":
        return await jobs.state(), await jobs.missed(late)

    state, missed = _run(verb)
    for line in [_told(each) for each in state] or ["The queue is empty."]:
        click.echo(line)
    for each in missed:
        click.echo(f"{each.name}: its time came {_seconds(each.behind)} ago, and no worker runs")
    if missed or any(each.behind > late or (none_held and each.held) for each in state):
        raise SystemExit(1)


@commands.command("held")
def held() -> None:
    """List the jobs that failed for the last time and wait for `resend`."""
    from minside.jobs import actions as jobs

    found = _run(jobs.held)
    for job in found:
        since = f"{job.since:%Y-%m-%d %H:%M} UTC"
        row = job.row or "-"
        click.echo(f"{job.id}  {job.name}  {row}  {job.attempts} attempts  {since}  {job.reason}")
    if not found:
        click.echo("No job is held.")


@commands.command("resend")
@click.argument("ids", nargs=-1, type=int)
@click.option("--all", "every", is_flag=True, help="Every job that is held.")
def resend(ids: Sequence[int], every: bool) -> None:
    """Have held jobs done again."""
    if bool(ids) == every:
        raise click.UsageError("Name the jobs, or say --all.")

    from minside.jobs import actions as jobs

    async def verb() -> "Resent":
        return await jobs.resend([job.id for job in await jobs.held()] if every else ids)

    resent = _run(verb)
    click.echo(f"In the queue again: {_listed(resent.queued) or 'none'}.")
    if resent.dropped:
        click.echo(f"Dropped, for the same job waits or runs already: {_listed(resent.dropped)}.")
    if missing := sorted({*ids} - {*resent.queued, *resent.dropped}):
        raise click.ClickException(f"Not held: {_listed(missing)}")


def _listed(ids: Sequence[int]) -> str:
    return ", ".join(map(str, ids))


def _run(verb: Callable[[], Awaitable[T]]) -> T:
    from minside.core.database import SERVICE

    from .database import in_scope
    from .telling import clearly

    with clearly():
        return asyncio.run(in_scope(SERVICE, verb))


def _told(each: "QueueState") -> str:
    parts = [
        f"{each.due} due" + (f" for {_seconds(each.behind)}" if each.due else ""),
        f"{each.running} running",
        f"{each.later} later",
        f"{each.held} held",
    ]
    return f"{each.name}: {', '.join(parts)}"


def _seconds(wait: timedelta) -> str:
    return f"{int(wait.total_seconds())} s"
