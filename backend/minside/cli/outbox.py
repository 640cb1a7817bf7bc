"""Messages that weren't sent, as an operator sees them, and sending them after all."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

import click

if TYPE_CHECKING:
    from minside.outbox.actions import Listed, Resent

T = TypeVar("T")

STATES = ("queued", "failed", "abandoned", "sent")


@click.group("outbox")
def commands() -> None:
    """See which messages weren't sent, and send them after all; as DATABASE_SERVICE_URL."""


@commands.command("list")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(STATES),
    help="Only these; without it, all that isn't sent.",
)
@click.option("--most", default=100, show_default=True, type=click.IntRange(1))
def list_messages(states: Sequence[str], most: int) -> None:
    """List messages, the newest first; never whom they are to, or what they say."""
    from minside.outbox import actions as outbox

    wanted = [outbox.State(state) for state in states] or outbox.UNSENT
    found = _run(lambda: outbox.listed(wanted, most=most))
    for message in found:
        click.echo(_told(message))
    if not found:
        click.echo("No such message.")


@commands.command("resend")
@click.argument("ids", nargs=-1, type=click.UUID)
@click.option(
    "--abandoned",
    is_flag=True,
    help="Every one that was abandoned, has a use still, and surely didn't arrive.",
)
def resend(ids: Sequence[UUID], abandoned: bool) -> None:
    """Queue messages again, with all their attempts anew."""
    if bool(ids) == abandoned:
        raise click.UsageError("Name the messages, or say --abandoned.")

    from minside.outbox import actions as outbox

    async def verb() -> "list[Resent]":
        return await outbox.resend(await outbox.abandoned() if abandoned else ids)

    outcome = _run(verb)
    for resent in outcome:
        click.echo(f"{resent.id}  {resent.refused or 'queued again'}")
    if any(resent.refused for resent in outcome):
        raise SystemExit(1)
    if not outcome:
        click.echo("Nothing is abandoned that has a use still and surely didn't arrive.")


def _run(verb: Callable[[], Awaitable[T]]) -> T:
    from minside.core.database import SERVICE

    from .database import in_scope
    from .telling import clearly

    with clearly():
        return asyncio.run(in_scope(SERVICE, verb))


def _told(message: "Listed") -> str:
    due = message.next_attempt_at
    parts = [
        str(message.id),
        message.state.value,
        message.template,
        f"{message.attempts} attempts",
        f"next {due:%Y-%m-%d %H:%M} UTC" if due else "",
        message.last_error or "",
    ]
    return "  ".join(part for part in parts if part)
