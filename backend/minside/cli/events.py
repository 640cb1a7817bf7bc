"""The shop's events as an operator sees them: what is dead or waits, and feeding a file."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

import click

if TYPE_CHECKING:
    from minside.core.house import House
    from minside.events import actions as events

T = TypeVar("T")
STATES = ("dead", "waiting", "kept", "noted")
# Handled, and something in it is for a person to look at.
_NOTED = "noted"
# A blank would end the word; the sign that what is unseen begins with stands for itself twice.
_SEEN: Final = {" ": r"\x20", "\\": r"\\"}


@click.group("events")
def commands() -> None:
    """See what the shop told and was told, and send dead letters again; as DATABASE_SERVICE_URL."""


@commands.command("status")
def status() -> None:
    """Tell how many events are in each state; exit code 1 where one is dead, either way."""
    from minside.events import actions as events

    async def verb(_house: "House") -> tuple[dict[str, int], int]:
        return await events.counted(), len(await events.undelivered())

    counted, undelivered = _run(verb)
    for state, number in counted.items():
        click.echo(f"{state}: {number}")
    click.echo(f"never taken by a receiver: {undelivered}")
    if counted.get("dead") or undelivered:
        raise SystemExit(1)


@commands.command("list")
@click.option("--state", default="dead", show_default=True, type=click.Choice(STATES))
def listing(state: str) -> None:
    """List events in a state with the reason, and dead letters to receivers; never what they say."""
    from minside.events import actions as events

    async def verb(_house: "House") -> "tuple[list[events.Listed], list[events.DeadDelivery]]":
        found = await events.listed([events.State("handled" if state == _NOTED else state)])
        return found, await events.undelivered() if state == "dead" else []

    received, undelivered = _run(verb)
    for each in received:
        when = f"{each.received_at:%Y-%m-%d %H:%M} UTC"
        click.echo(
            f"{each.id}  from {each.source}  {_one_word(each.type)}  {_called(each.event_id)}  {when}"
            f"  {each.reason or '-'}"
        )
    for each in undelivered:
        since = f"{each.since:%Y-%m-%d %H:%M} UTC"
        click.echo(
            f"{each.id}  to {each.receiver}  {each.type}  {each.attempts} attempts  {since}"
            f"  {each.reason}"
        )
    if not received and not undelivered:
        click.echo(f"No event is {state}.")


def _called(event_id: str) -> str:
    """An event's id as one word of a line; a part that Min Side made of an event says so before its own."""
    from minside.events import actions as events

    if event_id.startswith(events.PART):
        return f"(part) {_one_word(event_id.removeprefix(events.PART))}"
    return _one_word(event_id)


def _one_word(told: str) -> str:
    """What a sender wrote: blanks, line breaks, what turns the writing round and what looks like another sign
    are seen as what they are."""
    return "".join(
        each if each.isascii() and each.isprintable() and each not in _SEEN else _seen(each)
        for each in told
    )


def _seen(sign: str) -> str:
    return _SEEN.get(sign) or sign.encode("unicode_escape").decode()


@commands.command("resend")
@click.argument("ids", nargs=-1, type=click.UUID)
@click.option("--all", "every", is_flag=True, help="Every dead letter, either way.")
def resend(ids: Sequence[UUID], every: bool) -> None:
    """Have dead letters handled, or sent to their receivers, after all."""
    if bool(ids) == every:
        raise click.UsageError("Name the events, or say --all.")

    from minside.events import actions as events

    async def verb(house: "House") -> tuple[list[UUID], list[UUID]]:
        wanted = ids
        if every:
            wanted = [each.id for each in await events.listed()]
            wanted += [each.id for each in await events.undelivered()]
        return await events.resend(wanted, house.keys), await events.deliver_again(wanted)

    handled, delivered = _run(verb)
    click.echo(f"To be handled again: {_listed(handled)}. To be sent again: {_listed(delivered)}.")
    if missing := sorted({*ids} - {*handled, *delivered}):
        raise click.ClickException(f"Not dead, or still unfit: {_listed(missing)}")


@commands.command("replay")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--source", default="shop", show_default=True, help="Which system told them.")
def replay(file: Path, source: str) -> None:
    """Take in a file of events, one a line: {"id", "type", "timestamp", "data"}.

    What was received before is left alone, so that a file can be fed again. The worker handles it.
    """
    from .telling import clearly

    with clearly():
        counted, told = asyncio.run(_replay(file, source))
    for line in told:
        click.echo(line, err=True)
    click.echo(
        f"{counted['new']} new, {counted['same']} known already, {counted['left out']} left out."
    )
    if told:
        raise SystemExit(1)


async def _replay(file: Path, source: str) -> tuple[Counter[str], list[str]]:
    from minside.events import actions as events

    from .lines import bounded
    from .working_house import working_house

    counted: Counter[str] = Counter()
    told: list[str] = []
    async with working_house() as house:
        with file.open("rb") as lines:
            async for fed in events.feed(house, source, bounded(lines)):
                counted[_word(fed.outcome)] += 1
                if fed.reason:
                    told.append(f"line {fed.line}: {_called(fed.event_id or '-')}: {fed.reason}")
    return counted, told


def _word(outcome: "events.Outcome | None") -> str:
    return "left out" if outcome is None or outcome.value == "reused" else outcome.value


@commands.command("doc")
@click.option(
    "--check",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Compare with this file instead of printing.",
)
def doc(check: Path | None) -> None:
    """Print every type of event, as it stands in docs/events.md."""
    from minside.events.document import printed

    if check is None:
        click.echo(printed(), nl=False)
    elif check.read_text() != printed():
        raise click.ClickException(
            f"{check} isn't what the code says: run `minside events doc > {check}`"
        )


def _listed(ids: Sequence[UUID]) -> str:
    return ", ".join(map(str, ids)) or "none"


def _run(verb: "Callable[[House], Awaitable[T]]") -> T:
    from .telling import clearly

    with clearly():
        return asyncio.run(_in_house(verb))


async def _in_house(verb: "Callable[[House], Awaitable[T]]") -> T:
    from .working_house import working_house

    async with working_house() as house, house.database.scope():
        return await verb(house)
