"""Whom something may be sent to, as an operator fetches it for the newsletter tool."""

import asyncio
from uuid import uuid4

import click
import msgspec

PURPOSES = ("news", "offers", "discount_codes", "articles", "sms")


@click.command("audience")
@click.option("--purpose", required=True, type=click.Choice(PURPOSES), help="What is to be sent.")
def audience(purpose: str) -> None:
    """Print who may be sent this now, one a line, as JSON; as DATABASE_SERVICE_URL.

    After the members stand {"withdrawn": id} of each who said no meanwhile, {"impersonal": id} of each for
    whom nothing may be adapted any more, and last {"members": n, "withdrawn": n}. Without that line it
    broke off and counts for nothing. Each member reads that the newsletter tool got their details.
    """
    from minside.events import actions as events

    from .telling import clearly

    try:
        with clearly():
            asyncio.run(_print(purpose))
    except events.NoReceiver:
        raise click.ClickException(
            "MINSIDE_RECEIVERS doesn't name the newsletter tool, so its members can't read who got this."
        ) from None


async def _print(word: str) -> None:
    """Raises `events.NoReceiver`."""
    from minside.consents.actions import Purpose
    from minside.events import actions as events
    from minside.marketing import actions as marketing

    from .working_house import working_house

    run, members, withdrawn = uuid4(), 0, 0
    async with working_house() as house:
        events.address_of(marketing.TOOL, house)
        async for part in marketing.audience(Purpose(word), house):
            # Before it is out of our hands.
            await marketing.note(part, run, house)
            for _, member in part.members:
                _line(member)
            for name in ("impersonal", "withdrawn"):
                for id in getattr(part, name):
                    _line({name: id})
            members += len(part.members)
            withdrawn += len(part.withdrawn)
    _line({"members": members, "withdrawn": withdrawn})


def _line(content: object) -> None:
    click.echo(msgspec.json.encode(content))
