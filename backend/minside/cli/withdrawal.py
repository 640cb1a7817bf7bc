"""A no that reached staff by mail, letter or telephone, as an operator registers it."""

import asyncio
from collections.abc import Sequence

import click

from minside.core import phones


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
    if email is not None and "@" not in email:
        raise click.UsageError(f"{email} is no address.")
    from .telling import clearly

    with clearly():
        entries = asyncio.run(_withdraw(number, email, phone, words, quote))
    told = f"{len(entries)} entries in the ledger" if entries else "it was so already"
    click.echo(f"Nothing more is sent of that: {told}.")


async def _withdraw(
    number: str | None, email: str | None, phone: str | None, words: Sequence[str], quote: str
) -> list[int]:
    from minside.consents import actions as consents
    from minside.events import actions as events

    from .working_house import working_house

    unknown = [word for word in words if word not in consents.CALLED]
    if unknown:
        raise click.ClickException(f"There is no purpose {', '.join(unknown)}.")
    purposes = list(dict.fromkeys(each for word in words for each in consents.CALLED[word]))
    whose = consents.Whose(number, email, phone)
    async with working_house() as house, house.database.scope():
        try:
            return await consents.withdraw_for(whose, purposes, quote, house.keys)
        except events.Unknown:
            raise click.ClickException(f"The shop has told of no customer {number}.") from None
