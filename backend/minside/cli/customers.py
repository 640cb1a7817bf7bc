"""Taking in the customers whom the shop already has."""

import asyncio
from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from .moments import Moment


@click.command("import-customers")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--as-of",
    type=Moment(),
    help="When the file was true, a day, or a moment with its offset from UTC: for the lines that"
    " don't say so themselves.",
)
def command(file: Path, as_of: datetime | None) -> None:
    """Take in the shop's customers, one JSON object a line; as DATABASE_SERVICE_URL.

    They can sign in with the password they had, follow a link from a mail, or give their customer
    number and a code by SMS. The same file can be taken in again. Exit code 1 where a line was left
    out or waits. docs/operations.md has the fields.
    """
    from .telling import clearly

    with clearly():
        counted, told = asyncio.run(_import(file, as_of))
    for line in told:
        click.echo(line, err=True)
    click.echo(", ".join(f"{number} {word}" for word, number in counted.items()) + ".")
    if counted["left out"] or counted["waiting"]:
        raise SystemExit(1)


async def _import(file: Path, as_of: datetime | None) -> tuple[Counter[str], list[str]]:
    from minside.customers import actions as customers

    from .lines import bounded
    from .working_house import working_house

    always = (customers.Became.NEW, customers.Became.SAME, customers.Became.LEFT_OUT)
    counted = Counter({each.value: 0 for each in always})
    told: list[str] = []
    async with working_house() as house:
        with file.open("rb") as lines:
            async for each in customers.import_customers(house, bounded(lines), as_of=as_of):
                counted[each.became.value] += 1
                if each.said:
                    told.append(f"line {each.line}: {each.said}")
        async with house.database.scope():
            told += [_contested(numbers) for numbers in await customers.contested()]
            told += [_shut_out(number) for number in await customers.shut_out()]
    return counted, told


def _contested(numbers: list[str]) -> str:
    return f"customers {', '.join(numbers)} were told to have one e-mail address: it is neither's"


def _shut_out(number: str) -> str:
    return (
        f"customer {number} has an account and no e-mail address: ask for one, and tell it by staff"
    )


@click.group("customers")
def commands() -> None:
    """Mend what the shop told of its customers; as DATABASE_SERVICE_URL."""


@commands.command("separate")
@click.argument("number")
def separate(number: str) -> None:
    """Make NUMBER a customer of its own, where it is an account's for its e-mail address alone.

    The shop had a wrong address, and told of it. What it knows of the customer it must tell anew.
    """
    from .telling import clearly

    with clearly():
        numbers, note = asyncio.run(_separate(number))
    if note:
        click.echo(note, err=True)
    click.echo(
        f"A customer without an account: {', '.join(numbers)}. Let the shop tell of it anew."
    )


async def _separate(number: str) -> tuple[list[str], str | None]:
    from minside.customers import actions as customers

    from .working_house import working_house

    async with working_house() as house, house.database.scope():
        try:
            return await customers.separate(number)
        except customers.NumberUnknown:
            raise click.ClickException(f"The shop has told of no customer {number}.") from None
        except customers.NotByAddressAlone as error:
            raise click.ClickException(
                f"More than an address says whose {error} is: nothing was done."
            ) from None
