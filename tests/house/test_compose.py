"""`docker-compose.yml` and `Dockerfile`: valid, safe, and the same steps as the Makefile's."""

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from minside.cli import main
from minside.core.postgres import cluster
from minside.core.settings import WorkerSettings

REPOSITORY = Path(__file__).parents[2]
COMPOSE = REPOSITORY / "docker-compose.yml"
# What an image needs beside what a newcomer's machine does.
IMAGE_ONLY = ("useradd ", ".venv/bin/python -m compileall ", ".venv/bin/uv pip uninstall ")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return yaml.safe_load(COMPOSE.read_text())["services"]


@pytest.fixture(scope="module")
def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions in order, such as `("RUN", "npm ci")`."""
    text = (REPOSITORY / "Dockerfile").read_text().replace("\\\n", "")
    lines = [line.strip() for line in text.splitlines()]
    return [
        (name, " ".join(rest.split()))
        for name, _, rest in (line.partition(" ") for line in lines if line and line[0] != "#")
    ]


def validated(path: Path) -> subprocess.CompletedProcess[str]:
    """The Compose Specification's own schema, as check-jsonschema ships it."""
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [program, "--builtin-schema", "vendor.compose-spec", path]
    return subprocess.run(command, capture_output=True, text=True)


def test_compose_follows_the_specification() -> None:
    """Every key is one that Compose knows, and of the right type."""
    checked = validated(COMPOSE)
    assert 0 == checked.returncode, checked.stdout


def test_a_misspelt_key_would_be_found(tmp_path: Path) -> None:
    """The schema that we check against does refuse."""
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(COMPOSE.read_text().replace("healthcheck:", "health_check:"))
    assert 1 == validated(wrong).returncode


def test_there_is_a_database_a_migration_a_web_and_a_worker(services: dict[str, Any]) -> None:
    """Web and worker wait for both, and each that stays up is looked after."""
    assert ["db", "mailpit", "migrate", "web", "worker"] == sorted(services)
    assert f"postgres:{cluster.VERSION}" == services["db"]["image"]
    expected = {"db": "service_healthy", "migrate": "service_completed_successfully"}
    for name in ("web", "worker"):
        waits_for = services[name]["depends_on"].items()
        assert expected == {other: each["condition"] for other, each in waits_for}
    assert "pg_isready" in services["db"]["healthcheck"]["test"]


def test_the_database_has_the_locale_of_the_embedded_one(services: dict[str, Any]) -> None:
    """One dialect everywhere: what a newcomer sees sorted is sorted alike in production."""
    options = services["db"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    source = Path(cluster.__file__).read_text()
    for option in options:
        assert f'"{option}"' in source
    assert 3 == len(options)


def test_no_secret_has_a_default() -> None:
    """A password or a key that isn't set stops the start."""
    variables = set(re.findall(r"\$\{([^}]*)\}", COMPOSE.read_text()))
    lenient = {each for each in variables if ":?" not in each}
    doors = ("SMS_URL", "SMS_TOKEN", "SMS_SECRET", "EVENT_SECRETS", "RECEIVERS")
    reminder = ("CART_REMINDER_ASKS", "CART_REMINDER_HOURS")
    told = ("STATISTICS", *reminder, "ORGANISATION_NUMBER", "POSTAL_ADDRESS", "ANSWER_ADDRESS")
    switches = {f"MINSIDE_{each}:-" for each in (*doors, *told)}
    senders = {
        "MINSIDE_MAIL_FROM:-Mikopet <min-side@mikopet.no>",
        "MINSIDE_MARKETING_FROM:-Mikopet <nyheter@mikopet.no>",
    }
    assert {"MINSIDE_TRUSTED_PROXIES:-", *senders, *switches} == lenient
    assert not re.search(r"://[^$\s]*:[^$\s/]+@", COMPOSE.read_text())


def test_the_web_holds_only_the_webs_secrets(services: dict[str, Any]) -> None:
    """Who breaks into the web finds no URL of owner, worker or superuser."""
    told = {key for key in services["web"]["environment"] if "DATABASE" in key or "POSTGRES" in key}
    assert {"DATABASE_URL"} == told
    assert "://minside_app:" in services["web"]["environment"]["DATABASE_URL"]


def test_the_worker_holds_no_other_roles_password(services: dict[str, Any]) -> None:
    """Nor does the web hold what mail, SMS and events go out with."""
    worker, web = services["worker"]["environment"], services["web"]["environment"]
    assert {"DATABASE_SERVICE_URL"} == {key for key in worker if "DATABASE" in key}
    assert "://minside_service:" in worker["DATABASE_SERVICE_URL"]
    assert not {"MINSIDE_SMTP_URL", "MINSIDE_SMS_TOKEN", "MINSIDE_RECEIVERS"} & web.keys()


def test_what_the_worker_is_told_are_settings_it_knows(services: dict[str, Any]) -> None:
    """A misspelt variable would be silently nothing."""
    known = {str(field.validation_alias) for field in WorkerSettings.model_fields.values()}
    for name in ("web", "worker"):
        assert services[name]["environment"].keys() <= known


def test_mailpit_is_for_trials_alone(services: dict[str, Any]) -> None:
    """It starts when asked for by name, and shows mail to this machine only."""
    assert ["mailpit"] == services["mailpit"]["profiles"]
    assert all(port.startswith("127.0.0.1:") for port in services["mailpit"]["ports"])


def test_nothing_of_ours_can_write_or_rise(services: dict[str, Any]) -> None:
    """The root file system is read-only; there are no capabilities, and none can be gained."""
    for name in ("web", "migrate", "worker", "mailpit"):
        service = services[name]
        assert True is service["read_only"]
        assert ["ALL"] == service["cap_drop"]
        assert ["no-new-privileges:true"] == service["security_opt"]
    assert True is services["db"]["read_only"]


def test_the_database_is_out_of_reach(services: dict[str, Any]) -> None:
    """It has no port on the machine, and its network leads nowhere."""
    assert "ports" not in services["db"]
    assert ["inside"] == services["db"]["networks"]
    assert {"internal": True} == yaml.safe_load(COMPOSE.read_text())["networks"]["inside"]
    assert all(port.startswith("127.0.0.1:") for port in services["web"]["ports"])


def test_every_command_exists(
    services: dict[str, Any],
    instructions: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the containers run are commands of `minside`, with options it takes."""
    monkeypatch.setenv(
        "DATABASE_ADMIN_URL", services["migrate"]["environment"]["DATABASE_ADMIN_URL"]
    )
    last = next(text for name, text in reversed(instructions) if name == "CMD")
    commands = [each.split() for each in services["migrate"]["command"][-1].split(" && ")]
    checks = services["worker"]["healthcheck"]["test"]
    commands += [services["worker"]["command"], checks[1:]]
    for program, command, *options in [*commands, yaml.safe_load(last)]:
        assert "minside" == program
        found = main.commands[command]
        while isinstance(found, click.Group):
            command, *options = options
            found = found.commands[command]
        assert found.make_context(command, options)


def test_the_image_takes_the_makefiles_steps(instructions: list[tuple[str, str]]) -> None:
    """Each step is one of `make setup`, word for word, or of the image alone."""
    makes = subprocess.run(
        ["make", "--dry-run", "--always-make", "setup"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    steps = {without_folder(line) for line in makes.stdout.splitlines()}
    runs = [text for name, text in instructions if name == "RUN"]
    ours = [text for text in runs if not text.startswith(IMAGE_ONLY)]
    assert [] == [text for text in ours if without_folder(text) not in steps]
    assert 6 == len(ours)


def without_folder(command: str) -> str:
    """The Makefile finds the machine's Python by its whole path."""
    program, _, rest = command.partition(" ")
    return f"{Path(program).name if program.startswith('/') else program} {rest}"


def test_every_file_that_is_copied_exists(instructions: list[tuple[str, str]]) -> None:
    """Each is in the repository, let through by .dockerignore, or made by an earlier stage."""
    copies = [shlex.split(text) for name, text in instructions if name == "COPY"]
    ignored = (REPOSITORY / ".dockerignore").read_text().splitlines()
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for *sources, _ in [copy for copy in copies if not copy[0].startswith("--from=")]:
        for source in sources:
            assert any(f"{path}/".startswith(f"{source}/") for path in tracked), source
            assert f"!{source.split('/')[0]}" in ignored
    made = [copy[1] for copy in copies if copy[0].startswith("--from=")]
    expected = [".venv", "backend", "frontend/dist", "frontend/trusted-documents.json"]
    assert [f"/srv/minside/{path}" for path in expected] == made


def test_the_container_is_nobody_and_tells_how_it_is(instructions: list[tuple[str, str]]) -> None:
    """It runs as a number that isn't root's, and its health is the readiness of the web."""
    names = [name for name, _ in instructions]
    assert names.index("USER") < names.index("CMD")
    assert "10001" == dict(instructions)["USER"]
    assert "/health/ready" in dict(instructions)["HEALTHCHECK"]


def test_the_locks_hold_hashes_and_no_addresses() -> None:
    """They install from wherever the machine's packages come, and only what was locked."""
    for lock in (REPOSITORY / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert not re.search(r"://|--index|--extra-index|--find-links|file:|@ ", text), lock
        for requirement in re.split(r"\n(?=\S)", text):
            assert requirement.startswith("#") or "--hash=sha256:" in requirement, requirement
