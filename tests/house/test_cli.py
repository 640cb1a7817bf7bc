"""The command `minside`, for whoever runs Min Side on a real database."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from click.testing import CliRunner, Result

from minside.cli import main
from minside.core.postgres import Server
from minside.core.settings import Settings

REPOSITORY = Path(__file__).parents[2]
KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
VARIABLES = ("DATABASE_URL", "DATABASE_SERVICE_URL", "DATABASE_OWNER_URL", "MINSIDE_KEYS")


with socket.create_server(("127.0.0.1", 0)) as _probe:
    PORT: int = _probe.getsockname()[1]
MAIL_SERVER = f"smtp://127.0.0.1:{PORT}"


@pytest.fixture(scope="module", autouse=True)
def mail_server() -> Iterator[None]:
    """Somebody who would send our mail."""
    server = Controller(Sink(), "127.0.0.1", PORT)
    server.start()
    yield
    server.stop()


def minside(*arguments: str, **environment: str) -> Result:
    """What the command answers where the environment has these settings and no others."""
    unset = dict.fromkeys(VARIABLES)
    return CliRunner(env={**unset, **environment}).invoke(main, arguments)


def settings(server: Server, database: str, **others: str) -> dict[str, str]:
    """An environment with everything right."""
    return {
        "DATABASE_URL": server.url("minside_app", database),
        "DATABASE_SERVICE_URL": server.url("minside_service", database),
        "DATABASE_OWNER_URL": server.url("minside_owner", database),
        "MINSIDE_KEYS": KEY,
        "MINSIDE_PUBLIC_URL": "https://min.mikopet.example",
        "MINSIDE_SMTP_URL": MAIL_SERVER,
        "MINSIDE_PROOFS": "proofs",
        **others,
    }


def one_line(result: Result, *words: str) -> bool:
    """Whether it refused with one line on stderr that has the words."""
    line = result.stderr.count("\n") == 1 and result.stderr.startswith("Error: ")
    return line and result.exit_code == 1 and all(word in result.stderr for word in words)


@pytest.fixture(scope="module")
def house(server: Server) -> dict[str, str]:
    """The environment of a house whose database stands at the newest migration."""
    environment = settings(server, "cli")
    admin = server.url("postgres")
    assert 0 == minside("provision", "--admin-url", admin, **environment).exit_code
    assert 0 == minside("migrate", **environment).exit_code
    return environment


def test_from_an_empty_server_to_a_healthy_house(server: Server) -> None:
    """Provision, migrate, and the doctor finds nothing; all may be run again."""
    environment = settings(server, "empty_server", DATABASE_ADMIN_URL=server.url("postgres"))
    for _ in range(2):
        assert "The roles and the database stand.\n" == minside("provision", **environment).output
    assert "2026-11-22T16:00:00:000001" in minside("migrate", **environment).output.splitlines()
    assert "Nothing to migrate.\n" == minside("migrate", **environment).output
    examined = minside("doctor", **environment)
    assert "WRONG" not in examined.output
    assert 0 == examined.exit_code


def test_the_doctor_names_every_missing_setting() -> None:
    """A line for each variable, which says what it must be, and exit code 1."""
    examined = minside("doctor")
    assert 1 == examined.exit_code
    assert set(VARIABLES) == {line.split()[2] for line in examined.output.splitlines()}
    assert "DATABASE_OWNER_URL is missing: for migrations, postgresql://" in examined.output
    assert "MINSIDE_KEYS is missing: made by `openssl rand -base64 32`" in examined.output


def test_a_setting_of_the_wrong_kind_is_told_in_our_words() -> None:
    """What it must be, and never what it was."""
    wrong = {"MINSIDE_DATABASE_CONNECTIONS": "mange", "MINSIDE_TRUSTED_PROXIES": "a,b"}
    examined = minside("doctor", **wrong)
    assert "MINSIDE_DATABASE_CONNECTIONS is wrong: how many" in examined.output
    assert 1 == examined.output.count("MINSIDE_TRUSTED_PROXIES is wrong: networks")
    assert "mange" not in examined.output


def test_every_setting_says_what_it_must_be() -> None:
    """A setting without a description couldn't be mended by whoever reads of it."""
    described = {name for name, field in Settings.model_fields.items() if field.description}
    assert set(Settings.model_fields) == described


def test_migrating_asks_for_its_own_settings_alone(server: Server) -> None:
    """Whoever may migrate needn't hold the web's keys."""
    environment = settings(server, "own_settings")
    minside("provision", "--admin-url", server.url("postgres"), **environment)
    owner = {"DATABASE_OWNER_URL": environment["DATABASE_OWNER_URL"]}
    assert 0 == minside("migrate", **owner).exit_code
    assert one_line(minside("migrate"), "DATABASE_OWNER_URL is missing")


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"MINSIDE_KEYS": "c2hvcnQ="}, "WRONG  keys: a key in MINSIDE_KEYS has 5 bytes, not 32"),
        (
            {"MINSIDE_PUBLIC_URL": "http://min.mikopet.example"},
            "WRONG  settings: MINSIDE_PUBLIC_URL",
        ),
        ({"MINSIDE_FRONTEND": "/nowhere"}, "WRONG  frontend: /nowhere/dist holds no app"),
        ({"DATABASE_URL": "postgresql://minside_app@/cli?host=/nowhere"}, "WRONG  DATABASE_URL: "),
        ({"DATABASE_URL": "nonsense"}, "WRONG  DATABASE_URL: "),
        ({"MINSIDE_SMTP_URL": "smtp://127.0.0.1:1"}, "WRONG  mail: connection lost"),
        ({"MINSIDE_SMTP_URL": "nonsense"}, "WRONG  mail: not configured"),
        ({"MINSIDE_PROOFS": ""}, "WRONG  proofs: MINSIDE_PROOFS is missing: a folder apart"),
        ({"MINSIDE_PROOFS": "/dev/null/in"}, "WRONG  proofs: MINSIDE_PROOFS: /dev/null can't be"),
    ],
)
def test_the_doctor_finds_what_is_wrong(
    house: dict[str, str], wrong: dict[str, str], line: str
) -> None:
    """One thing wrong is one line that says how to mend it; the rest is found well."""
    examined = minside("doctor", **{**house, **wrong})
    found = [each for each in examined.output.splitlines() if each.startswith("WRONG")]
    assert 1 == len(found), examined.output
    assert found[0].startswith(line)
    assert 1 == examined.exit_code


def test_the_doctor_finds_roles_that_row_policies_do_not_bind(
    server: Server, house: dict[str, str]
) -> None:
    """A web or a worker that signs in as superuser or owner would see every customer's rows."""
    for role in ("postgres", "minside_owner"):
        examined = minside("doctor", **{**house, "DATABASE_URL": server.url(role, "cli")})
        assert f"WRONG  DATABASE_URL: {role} " in examined.output
        assert 1 == examined.exit_code
    strong = {**house, "DATABASE_SERVICE_URL": server.url("postgres", "cli")}
    assert "WRONG  DATABASE_SERVICE_URL: bypasses" in minside("doctor", **strong).output


def test_the_doctor_counts_the_migrations_to_run(server: Server) -> None:
    """A database that is behind is told with the command that mends it."""
    environment = settings(server, "behind")
    minside("provision", "--admin-url", server.url("postgres"), **environment)
    examined = minside("doctor", **environment)
    assert "WRONG  DATABASE_OWNER_URL: " in examined.output
    assert "migration(s) to run: `minside migrate`" in examined.output


def test_no_secret_is_ever_told(house: dict[str, str]) -> None:
    """A wrong password or key is named by its variable, never by its value."""
    secrets = {
        "DATABASE_URL": "postgresql://minside_app:hemmelig@/cli?host=/nowhere",
        "MINSIDE_KEYS": "hemmelig",
    }
    for command in ("doctor", "serve", "migrate"):
        assert "hemmelig" not in minside(command, **{**house, **secrets}).output


def test_what_a_person_can_mend_is_one_line(server: Server, house: dict[str, str]) -> None:
    """No command shows a traceback for a setting that is missing or wrong."""
    assert one_line(minside("serve"), "DATABASE_URL", "MINSIDE_KEYS")
    owner = {**house, "DATABASE_URL": server.url("minside_owner", "cli")}
    assert one_line(minside("serve", **owner), "minside_owner")
    nobody = {key: value for key, value in house.items() if key != "DATABASE_OWNER_URL"}
    assert one_line(minside("migrate", **nobody), "DATABASE_OWNER_URL is missing")
    nowhere = {**house, "DATABASE_OWNER_URL": "postgresql://minside_owner@/cli?host=/nowhere"}
    assert one_line(minside("migrate", **nowhere))
    for bad in ("@127.0.0.1:99999/cli", ":x/cli", "@[::1/cli"):
        broken = {**house, "DATABASE_URL": f"postgresql://minside_app{bad}"}
        assert one_line(minside("serve", **broken), "the database's URL can't be read")
    admin = ("provision", "--admin-url", server.url("postgres"))
    other = {**house, "DATABASE_URL": server.url("postgres", "cli")}
    assert one_line(minside(*admin, **other), "DATABASE_URL must sign in as minside_app")
    another = {**house, "DATABASE_URL": server.url("minside_app", "other")}
    assert one_line(minside(*admin, **another), "one database")


def test_the_schema_is_printed_as_it_is_committed(tmp_path: Path) -> None:
    """What stands in `schema.graphql` is what the code says; a difference is told."""
    committed = REPOSITORY / "schema.graphql"
    assert committed.read_text() == minside("schema").output
    assert 0 == minside("schema", "--check", str(committed)).exit_code
    other = tmp_path / "schema.graphql"
    other.write_text("type Query")
    assert one_line(minside("schema", "--check", str(other)), "minside schema >")


def test_two_workers_serve_and_stop(house: dict[str, str]) -> None:
    """The web as in production: ready over HTTP, and gone at SIGTERM."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    program = Path(sys.executable).with_name("minside")
    process = subprocess.Popen(
        [program, "serve", "--port", str(port), "--workers", "2"],
        env={**house, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert {"status": "ok"} == ready(f"http://127.0.0.1:{port}/health/ready")
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    finally:
        process.kill()
        process.wait()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/health/ready")


def ready(url: str, seconds: float = 60) -> object:
    """The answer, as soon as there is one."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return httpx.get(url).json()
        except httpx.TransportError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def test_ctrl_c_while_the_demo_starts_is_an_ordinary_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody who changes their mind is told of an abortion, or shown a traceback."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("minside.cli.demo.run", interrupted)
    stopped = minside("demo")
    assert (0, "\nMin Side has stopped.\n") == (stopped.exit_code, stopped.output)
