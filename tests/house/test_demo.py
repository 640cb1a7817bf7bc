"""`minside demo`, as a newcomer meets it: real processes, and nothing left behind."""

import asyncio
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import asyncpg
import httpx
import psutil
import pytest
from tests.e2e.owner import as_owner
from tests.house import rows

from minside.cli.demo import MARK
from minside.core import postgres
from minside.core.database import OWNER
from minside.core.migrate import migrate
from minside.core.postgres.account import Account
from minside.core.postgres.cluster import Cluster
from minside.core.postgres.server import Server

MINSIDE = Path(sys.executable).with_name("minside")
START_SECONDS = 60


class Demo(NamedTuple):
    """A running demo; `welcome` is what it printed up to its last line."""

    process: psutil.Popen
    url: str
    welcome: str


@pytest.fixture
def data(tmp_path: Path) -> Generator[Path]:
    """A folder for a demo, below one that only we may enter."""
    yield tmp_path / "data"
    postgres.remove(tmp_path / "data" / "postgres")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def command(data: Path, port: int, *options: str) -> list[str]:
    return [str(MINSIDE), "demo", "--port", str(port), "--data", str(data), *options]


@contextmanager
def running(data: Path, *options: str) -> Generator[Demo]:
    """A demo that has told it is ready; stopped at the end if it still runs."""
    port = free_port()
    process = psutil.Popen(
        command(data, port, *options), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield Demo(process, f"http://localhost:{port}", welcome(process))
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate()


def welcome(process: psutil.Popen) -> str:
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Ctrl-C"):
            return "".join(lines)
    raise AssertionError(f"the demo ended: {''.join(lines)}")


def refused(data: Path, port: int | None = None, *options: str) -> str:
    """What a demo says that doesn't start: its exit code is 1, its words one line."""
    done = subprocess.run(
        command(data, port or free_port(), *options),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
    )
    assert (1, "") == (done.returncode, done.stdout)
    assert 1 == done.stderr.count("\n"), done.stderr
    return done.stderr


def gone(processes: list[psutil.Process], seconds: float = 15) -> bool:
    """Whether none of them does anything any more, within `seconds`."""
    deadline = time.monotonic() + seconds
    while any(map(alive, processes)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def alive(process: psutil.Process) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_it_tells_when_it_is_ready_and_ctrl_c_leaves_nothing(data: Path) -> None:
    """The line a newcomer waits for, the sign-ins, a house that answers, and a clean end."""
    with running(data) as demo:
        assert f"Min Side is ready at {demo.url}" == demo.welcome.splitlines()[0]
        for word in ("kari@", "ola@", "mona@example.com", "tre-katter-paa-taket"):
            assert word in demo.welcome
        assert 200 == httpx.get(f"{demo.url}/health/ready").status_code
        assert "<title>Min Side" in httpx.get(demo.url).text

        children = demo.process.children(recursive=True)
        assert children
        demo.process.send_signal(signal.SIGINT)
        rest = demo.process.stdout.read()
        assert (0, "\nMin Side has stopped.\n") == (demo.process.wait(), rest)
        assert gone(children, seconds=0)
    assert "database system is shut down" in (data / "postgres" / "log").read_text()
    assert not Cluster(data / "postgres", Account.current()).sockets.exists()


def test_ctrl_c_while_starting_is_clean_too(data: Path) -> None:
    """An impatient newcomer leaves nothing behind either."""
    process = psutil.Popen(command(data, free_port()), stdout=subprocess.PIPE, text=True)
    deadline = time.monotonic() + START_SECONDS
    while not (children := process.children(recursive=True)):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert 0 == process.returncode
    assert gone(children)


def test_a_kill_leaves_no_server_and_loses_nothing(data: Path) -> None:
    """SIGKILL gives no time to clean up: the database ends by itself, and the next start works; also
    where the one who came from the shop has taken her account in use."""
    above = [data.parent, *data.parent.parents]
    rights = [place.stat().st_mode for place in above]
    with running(data) as demo:
        children = demo.process.children(recursive=True)
        keys = (data / "keys").read_text()
        assert 0o600 == stat.S_IMODE((data / "keys").stat().st_mode)
        server = Server(Cluster(data / "postgres", Account.current()).sockets, pid=0)
        as_owner(server.url(OWNER), "UPDATE customer SET claimed_at = now() WHERE number = '10003'")
        demo.process.kill()
        assert gone(children)
    with running(data) as demo:
        assert 200 == httpx.get(f"{demo.url}/health/ready").status_code
        assert keys == (data / "keys").read_text()
    assert rights == [place.stat().st_mode for place in above]


def test_fresh_starts_anew(data: Path) -> None:
    """What an earlier demo kept is deleted, keys included; one that still runs keeps its own."""
    (data / "postgres").mkdir(parents=True)
    (data / MARK).touch()
    (data / "keys").write_text("old")
    with running(data, "--fresh") as demo:
        assert "old" != (data / "keys").read_text()
        assert f"in use by process {demo.process.pid}:" in refused(data, None, "--fresh")
        assert 200 == httpx.get(f"{demo.url}/health/ready").status_code
    # `running` ends it by SIGTERM, as service managers do.
    assert 0 == demo.process.returncode


def test_fresh_never_deletes_a_strangers_folder(tmp_path: Path) -> None:
    """A folder that the demo didn't make is refused, and nothing in it changes."""
    (tmp_path / "thesis.txt").write_text("years of work")
    said = refused(tmp_path, None, "--fresh")
    assert f"Error: {tmp_path} isn't a folder of the demo: choose an empty one\n" == said
    assert [tmp_path / "thesis.txt"] == list(tmp_path.iterdir())


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_port_in_use_is_one_line(data: Path, host: str) -> None:
    """Whichever address of localhost has it: else the browser would meet a stranger there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as other:
        port = other.getsockname()[1]
        said = refused(data, port)
    line = f"Error: Port {port} is in use: stop what uses it, or choose another with --port\n"
    assert line == said
    assert not data.exists()


@pytest.fixture
def kept(data: Path) -> Path:
    """The folder of an earlier demo, with a database."""
    with postgres.serve(data / "postgres", durable=False):
        (data / MARK).touch()
    return data


def test_data_of_another_version_is_one_line(kept: Path) -> None:
    """The line says both versions."""
    folder = Cluster(kept / "postgres", Account.current()).data
    (folder / "PG_VERSION").write_text("17\n")
    assert f"Error: {folder} was written by PostgreSQL 17, and this is 18: " in refused(kept)


async def test_a_year_of_another_version_is_one_line(kept: Path) -> None:
    """What the shop told before, under the same ids, is another story: the line says what to do."""
    with postgres.serve(kept / "postgres", durable=False) as server:
        await postgres.provision(server.url("postgres"))
        await migrate(server.url(OWNER))
        owner = await asyncpg.connect(server.url(OWNER))
        await rows.insert(
            owner,
            "event",
            {
                "batch": uuid4(),
                "source": "shop",
                "event_id": "evt_00001",
                "body_sha256": bytes(32),
                "type": "order.placed",
                "version": 1,
                "occurred_at": rows.NOW,
                "received_at": rows.NOW,
                "streams": [],
                "state": "handled",
            },
        )
        await owner.close()
    said = await asyncio.to_thread(refused, kept)
    assert f"Error: {kept} was filled by another version of Min Side: start with --fresh" in said


def test_data_of_another_user_is_one_line(kept: Path) -> None:
    """Data that someone else's server wrote is left alone."""
    folder = Cluster(kept / "postgres", Account.current()).data
    shutil.rmtree(folder)
    folder.symlink_to("/usr")
    said = refused(kept)
    folder.unlink()
    assert "belongs to root, and the server runs as" in said


def test_a_missing_right_is_one_line() -> None:
    """The line names the folder."""
    assert "/sys/minside" in refused(Path("/sys/minside"))
