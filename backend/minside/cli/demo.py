"""Min Side on a newcomer's machine: database, demo shop, web and worker in one process, until
Ctrl-C."""

import asyncio
import errno
import os
import secrets
import shutil
import socket
from base64 import b64encode
from contextlib import ExitStack
from pathlib import Path

import click
import uvicorn
import uvloop
from litestar import Litestar
from typing_extensions import override

from minside.app import create_app
from minside.core import logs, postgres
from minside.core.database import APP, OWNER, SERVICE
from minside.core.keys import KEY_BYTES, Keyring
from minside.core.migrate import migrate
from minside.core.settings import Settings
from minside.demo import PASSWORD, SIGN_INS, AnotherYear, fill, hang_pictures
from minside.demo.cashier import ROUTES
from minside.demo.receiving import PATH, receive
from minside.worker import work

from .serving import OPTIONS

# How a folder is known as ours, so that nothing else is ever deleted.
MARK = "made-by-minside-demo"
# Whom the demo tells of its customers, as its customers read it.
RECEIVERS = {
    "shop": "Mikopets nettbutikk",
    "warehouse": "Mikopets lager",
    "newsletter": "Mikopets nyhetsbrev",
    "helpdesk": "Mikopets kundeservice",
}
# Nobody's: the demo's parcels and papers lead nowhere.
POSTAL_ADDRESS = "Mikopets lager; Pakkveien 1; 0000 Eksempelby"
_HOSTS = {"127.0.0.1": socket.AF_INET, "::1": socket.AF_INET6}


def run(port: int, data: Path, *, fresh: bool) -> None:
    """Serve until Ctrl-C. Raises `click.ClickException`, `postgres.PostgresError`, `OSError`."""
    data = data.absolute()
    with ExitStack() as stack:
        sockets = [stack.enter_context(each) for each in _listening(port)]
        _prepare(data, fresh=fresh)
        server = stack.enter_context(postgres.serve(data / "postgres"))
        settings = _settings(server, port, data)
        app = create_app(settings, routes=[receive, *ROUTES])
        # The terminal is for a person.
        logs.configure(stack.enter_context((data / "web.log").open("w")))
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            try:
                runner.run(_open(server, settings, app))
            except* AnotherYear as error:
                raise click.ClickException(
                    f"{data} was filled by another version of Min Side: start with --fresh, or"
                    " choose another folder with --data"
                ) from error
            runner.run(_serve(_Demo(uvicorn.Config(app, **OPTIONS), settings), settings, sockets))


def _listening(port: int) -> list[socket.socket]:
    """Sockets on the addresses that `localhost` may mean. Raises `click.ClickException`."""
    sockets: list[socket.socket] = []
    for host, family in _HOSTS.items():
        try:
            sockets.append(socket.create_server((host, port), family=family))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise click.ClickException(
                    f"Port {port} is in use: stop what uses it, or choose another with --port"
                ) from error
            if error.errno == errno.EACCES:
                raise click.ClickException(
                    f"Port {port} needs more rights: choose one above 1023 with --port"
                ) from error
            # A machine without IPv6.
            if family == socket.AF_INET:
                raise
    return sockets


def _prepare(data: Path, *, fresh: bool) -> None:
    """Make the demo's folder, or recognise it. Raises `click.ClickException`, `OSError`."""
    mark = data / MARK
    if data.exists() and not mark.exists() and any(data.iterdir()):
        raise click.ClickException(f"{data} isn't a folder of the demo: choose an empty one")
    if fresh and mark.exists():
        postgres.remove(data / "postgres")
        shutil.rmtree(data)
    data.mkdir(parents=True, exist_ok=True)
    mark.write_text("`minside demo --fresh` deletes this folder.\n")


def _keys(data: Path) -> str:
    """The demo's key, made once, for our eyes alone."""
    path = data / "keys"
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(b64encode(secrets.token_bytes(KEY_BYTES)).decode())
    return path.read_text().strip()


def _settings(server: postgres.Server, port: int, data: Path) -> Settings:
    url, key = f"http://localhost:{port}", _keys(data)
    secret = _event_secret(key)
    values = {
        "MINSIDE_ENVIRONMENT": "development",
        "MINSIDE_PUBLIC_URL": url,
        "DATABASE_URL": server.url(APP),
        "DATABASE_SERVICE_URL": server.url(SERVICE),
        "DATABASE_OWNER_URL": server.url(OWNER),
        "MINSIDE_KEYS": key,
        "MINSIDE_MAILBOX": data / "mailbox",
        "MINSIDE_PROOFS": data / "proofs",
        "MINSIDE_EVENT_SECRETS": f"shop={secret}",
        "MINSIDE_SHOP_URL": url,
        "MINSIDE_POSTAL_ADDRESS": POSTAL_ADDRESS,
        # Nothing is brought here from it: a letter shows where its answer would go.
        "MINSIDE_ANSWER_ADDRESS": "svar@mikopet.no",
        # The one thing to see that is off: whether pages may be counted, and how that is asked.
        "MINSIDE_STATISTICS": os.environ.get("MINSIDE_STATISTICS") or "false",
        "MINSIDE_RECEIVERS": {
            each: {"url": f"{url}{PATH}", "secret": secret, "name": name, "country": "NO"}
            for each, name in RECEIVERS.items()
        },
    }
    return Settings.model_validate(values)


def _event_secret(key: str) -> str:
    """What the demo's shop and receivers sign with: of this demo alone."""
    return f"whsec_{b64encode(Keyring([key]).fingerprint('demo', 'events')).decode()}"


async def _open(server: postgres.Server, settings: Settings, app: Litestar) -> None:
    """Bring the shop to where its first customer can come in."""
    await postgres.provision(server.url("postgres"))
    await migrate(server.url(OWNER))
    await fill(settings, app)


async def _serve(web: "_Demo", settings: Settings, sockets: list[socket.socket]) -> None:
    """Web and worker side by side; when one ends, so does the other."""
    stop = asyncio.Event()
    worker = asyncio.create_task(work(settings, stop))
    worker.add_done_callback(lambda _ended: web.leave())
    pictures = asyncio.create_task(hang_pictures(settings))
    try:
        await web.serve(sockets)
    finally:
        pictures.cancel()
        stop.set()
        await asyncio.gather(pictures, return_exceptions=True)
        await worker


class _Demo(uvicorn.Server):
    """A server that tells when it can be used, and by whom."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        super().__init__(config)
        self._url = settings.public_url

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        click.echo(_welcome(self._url))

    def leave(self) -> None:
        self.should_exit = True


def _welcome(url: str) -> str:
    people = [f"  {email:<18} {who}" for email, who in SIGN_INS]
    return "\n".join(
        [
            f"Min Side is ready at {url}",
            f"\nSign in with the password {PASSWORD} as",
            *people,
            f"\nMail and SMS to them lie at {url}/dev/outbox",
            "\nCtrl-C stops it; what you changed is there the next time.",
        ]
    )
