"""The command `minside`: show it, serve it, bring its database up to date, and look it over."""

import asyncio
from pathlib import Path

import click

from minside.core.migrate import migrate as run_migrations
from minside.core.postgres import provision as make_roles
from minside.core.settings import REPOSITORY, Settings
from minside.schema import printed

from . import demo as demonstration
from . import doctor as examination
from . import serving
from .telling import clearly

SCHEMA = REPOSITORY / "schema.graphql"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Min Side, the member portal of Mikopet."""


@main.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--data",
    default=Path(".minside"),
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the demo keeps its database and keys.",
)
@click.option("--fresh", is_flag=True, help="Delete what the demo kept, and start anew.")
def demo(port: int, data: Path, fresh: bool) -> None:
    """Show Min Side with a demo shop and a database of its own, until Ctrl-C."""
    with clearly():
        demonstration.run(port, data, fresh=fresh)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1))
def serve(host: str, port: int, workers: int) -> None:
    """Serve the web, by the settings in the environment."""
    with clearly():
        serving.run(host, port, workers)


@main.command()
def migrate() -> None:
    """Bring the database to the newest migration, as DATABASE_OWNER_URL."""
    with clearly():
        ran = asyncio.run(run_migrations(owner_url(Settings())))  # pyright: ignore[reportCallIssue]
    for name in ran or ["Nothing to migrate."]:
        click.echo(name)


@main.command()
@click.option(
    "--admin-url",
    envvar="DATABASE_ADMIN_URL",
    required=True,
    help="Who may make roles and databases; or DATABASE_ADMIN_URL.",
)
def provision(admin_url: str) -> None:
    """Make the roles and the database that the three DATABASE_…_URLs name, or mend them."""
    with clearly():
        settings = Settings()  # pyright: ignore[reportCallIssue]
        asyncio.run(make_roles(admin_url, **serving.wanted(settings)))
    click.echo("The roles and the database stand.")


@main.command()
@click.option("--check", is_flag=True, help="Compare with schema.graphql instead of printing.")
def schema(check: bool) -> None:
    """Print the GraphQL schema."""
    if not check:
        click.echo(printed(), nl=False)
    elif not SCHEMA.exists() or SCHEMA.read_text() != printed():
        raise click.ClickException(
            "schema.graphql isn't what the code says: run `minside schema > schema.graphql`"
        )


@main.command()
def doctor() -> None:
    """Look over settings, keys, database, roles and files, and say how to mend what is wrong."""
    findings = asyncio.run(examination.findings())
    for finding in findings:
        click.echo(finding)
    if any(finding.wrong for finding in findings):
        raise SystemExit(1)


def owner_url(settings: Settings) -> str:
    """Raises `click.ClickException` where the setting is missing."""
    if settings.database_owner_url is None:
        raise click.ClickException("DATABASE_OWNER_URL is missing: name the role that owns tables")
    return settings.database_owner_url.get_secret_value()
