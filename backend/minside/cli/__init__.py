"""The command `minside`: show it, serve it, bring its database up to date, and look it over.

Commands import what they need when they run: help answers at once, and Ctrl-C during the imports
is an ordinary end.
"""

import asyncio
from pathlib import Path

import click

from . import (
    consents,
    customers,
    deliveries,
    events,
    jobs,
    marketing,
    outbox,
    products,
    reviews,
    usage,
)
from .stopping import interruptible


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Min Side, the member portal of Mikopet."""


main.add_command(consents.commands)
main.add_command(customers.command)
main.add_command(customers.commands)
main.add_command(deliveries.commands)
main.add_command(events.commands)
main.add_command(jobs.commands)
main.add_command(marketing.commands)
main.add_command(outbox.commands)
main.add_command(products.command)
main.add_command(reviews.commands)
main.add_command(usage.command)


@main.command("demo")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--data",
    default=Path(".minside"),
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the demo keeps its database and keys.",
)
@click.option("--fresh", is_flag=True, help="Delete what the demo kept, and start anew.")
def show(port: int, data: Path, fresh: bool) -> None:
    """Show Min Side with a demo shop and a database of its own, until Ctrl-C."""
    with interruptible():
        from . import demo
        from .telling import clearly

        with clearly():
            demo.run(port, data, fresh=fresh)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1))
def serve(host: str, port: int, workers: int) -> None:
    """Serve the web, by the settings in the environment."""
    from . import serving
    from .telling import clearly

    with clearly():
        serving.run(host, port, workers)


@main.command()
def worker() -> None:
    """Do what is in the queue and what has its time, by the settings in the environment."""
    from . import working
    from .telling import clearly

    with clearly():
        working.run()


@main.command()
def migrate() -> None:
    """Bring the database to the newest migration, as DATABASE_OWNER_URL."""
    from . import database
    from .telling import clearly

    with clearly():
        ran = asyncio.run(database.migrate())
    click.echo("\n".join(ran) or "Nothing to migrate.")


@main.command()
@click.option(
    "--admin-url",
    envvar="DATABASE_ADMIN_URL",
    required=True,
    help="Who may make roles and databases; or DATABASE_ADMIN_URL.",
)
def provision(admin_url: str) -> None:
    """Make the roles and the database that the three DATABASE_…_URLs name, or mend them."""
    from . import database
    from .telling import clearly

    with clearly():
        asyncio.run(database.provision(admin_url))
    click.echo("The roles and the database stand.")


@main.command()
@click.option(
    "--check",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Compare with this file instead of printing.",
)
def schema(check: Path | None) -> None:
    """Print the GraphQL schema."""
    from minside.schema import printed

    if check is None:
        click.echo(printed(), nl=False)
    elif check.read_text() != printed():
        raise click.ClickException(
            f"{check} isn't what the code says: run `minside schema > {check}`"
        )


@main.command()
def doctor() -> None:
    """Look over settings, keys, database, roles and files, and say how to mend what is wrong."""
    from .doctor import findings

    found = asyncio.run(findings())
    for finding in found:
        click.echo(finding)
    if any(finding.wrong for finding in found):
        raise SystemExit(1)
