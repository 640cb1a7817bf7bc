"""A no that reached staff by mail, letter or telephone, as an operator registers it."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import click

from minside.core import phones

if TYPE_CHECKING:
    from minside.consents.actions import Purpose, TakenBack
    from minside.core.house import House

_KINDS: Final = {
    "mail": "to whom mail goes",
    "sms": "to whom SMS go",
    "account": "who has an account",
}
_WITHOUT: Final = {"mail": "mail address", "sms": "telephone number"}


@click.command("withdraw")
@click.option("--customer", "number", help="The shop's number for the customer who asked.")
@click.option("--email", help="The mail address that it was asked from, or about.")
@click.option("--phone", help="The telephone number, in E.164: +4791234567.")
@click.option(
    "--purpose",
    "words",
    multiple=True,
    required=True,
    help="What is to stop: newsletter (all four kinds), everything, or one of news, offers,"
    " discount_codes, articles, sms, personalisation, cart_reminder. May be repeated.",
)
@click.option("--quote", required=True, help="The words that asked for it; kept with the ledger.")
def withdraw(
    number: str | None, email: str | None, phone: str | None, words: Sequence[str], quote: str
) -> None:
    """Take a consent back for whoever asked staff to; order mail goes on. As
    DATABASE_SERVICE_URL."""
    if number is None and email is None and phone is None:
        raise click.UsageError("Say who asked: --customer, --email or --phone.")
    if not quote.strip():
        raise click.UsageError("Quote the message that asked for it.")
    if phone is not None and not phones.is_kept(phone):
        raise click.UsageError("Write the number in full, as +4791234567.")
    from .telling import clearly

    with clearly():
        done, without = asyncio.run(_withdraw(number, email, phone, words, quote))
    told = f"{len(done.entries)} entries in the ledger" if done.entries else "it was so already"
    click.echo(f"Nothing more is sent of that: {told}.")
    for kind in without:
        click.echo(f"The customer has no {_WITHOUT[kind]}: there was nothing of that to end.")
    if not done.is_number_known:
        click.echo(f"The shop has told of no customer {number}: it counts for the rest alone.")
    if not done.is_known:
        click.echo(
            "Nobody has that address or number, and nothing was agreed to there. Is it right?"
        )


async def _withdraw(
    number: str | None, email: str | None, phone: str | None, words: Sequence[str], quote: str
) -> "tuple[TakenBack, list[str]]":
    """What was done, and by which ways nothing goes to the customer who was named."""
    from minside.consents import actions as consents
    from minside.core.database import until_done
    from minside.events import actions as events

    from .working_house import working_house

    meant = {word: consents.called(word) for word in words}
    if unknown := [word for word, each in meant.items() if each is None]:
        raise click.ClickException(f"There is no purpose {', '.join(unknown)}.")
    purposes = list(dict.fromkeys(one for each in meant.values() for one in each or ()))
    kept = consents.read_mail(email) if email is not None else None
    if email is not None and kept is None:
        raise click.ClickException(f"{email} is no address.")
    whose = consents.Whose(number, kept, phone)

    async def once(house: "House") -> "tuple[TakenBack, list[str]]":
        async with house.database.scope():
            done = await consents.withdraw_for(whose, purposes, quote, house.keys)
            missing = _not_found(purposes, done)
            if missing and not (number is not None and done.is_number_known):
                raise click.ClickException(
                    f"Nobody is known by that {' or '.join(_KINDS[each] for each in missing)}: say more of who asked. Nothing is"
                    " registered."
                )
            return done, missing

    async with working_house() as house:
        try:
            return await until_done(partial(once, house))
        except events.Unknown:
            raise click.ClickException(f"The shop has told of no customer {number}.") from None


def _not_found(purposes: "Sequence[Purpose]", done: "TakenBack") -> list[str]:
    """By which ways what is to stop comes, and found nobody; everything is whatever there is at the address or number."""
    from minside.consents.purposes import ABOUT, MARKETING

    if {*purposes} == {*MARKETING}:
        return []
    missing = {ABOUT[each].kind for each in purposes} - done.found
    return sorted(each.value for each in missing)
