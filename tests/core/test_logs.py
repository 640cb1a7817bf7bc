"""Log lines hold no personal data, whoever writes them."""

import asyncio
import logging
import re
from typing import Any

import pytest
import structlog
from litestar import Litestar, get
from litestar.exceptions import NotFoundException
from tests.core import toy
from tests.core.logged import Lines

from minside.core import logs
from minside.core.logs import AccessLog, RequestRecord

CANARIES = ("kari@example.com", "Kari Nordmann", "+47 912 34 567", "0199c0de", "canary")


def nobody_is_named(text: str) -> bool:
    return not any(canary in text for canary in CANARIES)


def test_a_line_is_json_with_what_is_allowed(lines: Lines) -> None:
    """An event with allowed keys is one line of JSON with level, moment and correlation id."""
    structlog.get_logger().info("pet_registered", count=2, role="minside_app")

    expected = {"level": "info", "event": "pet_registered", "count": 2, "role": "minside_app"}
    line = lines.last
    assert expected == {key: line[key] for key in expected}
    assert line.keys() - expected.keys() == {"timestamp", "correlation_id"}


def test_a_key_that_is_not_allowed_is_dropped(lines: Lines) -> None:
    """Whoever logs an e-mail address, by any name, logs nothing of it."""
    structlog.get_logger().info(
        "signed_in", email=CANARIES[0], customer=CANARIES[3], user={"name": CANARIES[1]}
    )

    assert {"timestamp", "level", "event", "correlation_id"} == lines.last.keys()


@pytest.mark.parametrize(
    "value", [*CANARIES[:3], {"a": CANARIES[0]}, [CANARIES[1]], b"canary", "canary" * 30, object()]
)
def test_an_allowed_key_holds_single_words_and_numbers_only(value: object, lines: Lines) -> None:
    """What looks like a person's text is withheld under an allowed key, too."""
    structlog.get_logger().info("refused", reason=value)

    assert "(withheld)" == lines.last["reason"]
    assert nobody_is_named(lines.text)


def test_an_event_is_a_name_and_not_a_sentence(lines: Lines) -> None:
    """A sentence put together from values is no event name."""
    structlog.get_logger().info(f"signed in {CANARIES[0]}")

    assert "unnamed_event" == lines.last["event"]
    assert nobody_is_named(lines.text)


def _fail(secret: str) -> None:
    email = secret
    raise ValueError(f"no such customer: {email}", {"email": email})


def _fail_twice(secret: str) -> None:
    try:
        _fail(secret)
    except ValueError as error:
        raise LookupError(secret) from error


def test_an_exception_is_its_type_and_its_frames(lines: Lines) -> None:
    """An exception tells where it happened, and neither message, arguments nor locals."""
    try:
        _fail_twice(CANARIES[0])
    except LookupError:
        structlog.get_logger().exception("bug")

    outer, inner = lines.last["exception"]
    assert ("builtins.LookupError", "builtins.ValueError") == (outer["type"], inner["type"])
    assert re.fullmatch(r"core/test_logs\.py:\d+ _fail", inner["frames"][-1])
    assert nobody_is_named(lines.text)


def test_an_exception_may_be_handed_over(lines: Lines) -> None:
    """`exc_info` takes an exception as well as the one at hand."""
    structlog.get_logger().error("bug", exc_info=ValueError(CANARIES[0]))

    expected = [{"type": "builtins.ValueError", "frames": []}]
    assert expected == lines.last["exception"]


def test_every_member_of_a_group_is_told(lines: Lines) -> None:
    """A group of exceptions lists the types of its members."""
    group = ExceptionGroup(CANARIES[0], [ValueError(CANARIES[1]), KeyError(CANARIES[2])])
    structlog.get_logger().error("bug", exc_info=group)

    told = lines.last["exception"][0]
    assert ["builtins.ValueError", "builtins.KeyError"] == [m["type"] for m in told["members"]]
    assert nobody_is_named(lines.text)


def test_a_plain_sentence_of_another_library_stays_out(lines: Lines) -> None:
    """Of a finished text nobody can tell a name from a word."""
    logging.getLogger("some.library").warning(f"{CANARIES[1]} left")

    assert nobody_is_named(lines.text)


@pytest.mark.parametrize("name", ["asyncpg", "asyncio", "uvicorn.error", "some.library", "root"])
def test_other_libraries_name_nobody(name: str, lines: Lines) -> None:
    """Whatever a library says, by arguments, by a finished text or by an exception, stays out."""
    logger = logging.getLogger(name)
    try:
        _fail(CANARIES[0])
    except ValueError:
        logger.exception("failed for %s", CANARIES[1])
    logger.error(f"failed for {CANARIES[0]}")
    logger.error("\n".join(["Task exception was never retrieved", repr(ValueError(CANARIES[4]))]))

    assert [name] * 3 == [line["logger"] for line in lines.all]
    assert "builtins.ValueError" == lines.all[0]["exception"][0]["type"]
    assert nobody_is_named(lines.text)


def test_the_server_s_own_templates_are_told(lines: Lines) -> None:
    """What uvicorn says of itself is readable, without the values."""
    logging.getLogger("uvicorn.error").info("Started server process [%d]", 4711)

    assert "Started server process [%d]" == lines.last["message"]


def test_the_server_s_access_log_is_silent(lines: Lines) -> None:
    """uvicorn's own access line holds addresses and paths: it is never written."""
    logging.getLogger("uvicorn.access").info('%s - "GET %s"', "203.0.113.7", "/photo/canary")

    assert "" == lines.text


async def test_a_forgotten_task_s_failure_names_nobody(lines: Lines) -> None:
    """What the event loop itself reports of a failed task holds no text of the exception."""

    async def failing() -> None:
        raise ValueError(CANARIES[0])

    loop = asyncio.get_running_loop()
    task = asyncio.create_task(failing(), name=CANARIES[4])
    await asyncio.wait([task])
    loop.call_exception_handler(
        {
            "message": "Task exception was never retrieved",
            "exception": task.exception(),
            "task": task,
        }
    )

    assert "asyncio" == lines.last["logger"]
    assert nobody_is_named(lines.text)


@get("/photo/{photo:str}", sync_to_thread=False)
def photo(photo: str) -> str:
    logs.note_statements(2)
    logs.note_statements(1)
    logs.note_operation("Home")
    structlog.get_logger().info("inside")
    if photo.endswith("gone"):
        raise NotFoundException(CANARIES[0])
    return photo


async def visit(path: str, method: str = "GET") -> list[RequestRecord]:
    """The records of one request."""
    records: list[RequestRecord] = []
    application = Litestar([photo], openapi_config=None, logging_config=None)
    async with toy.client(AccessLog(application, records.append)) as client:
        await client.request(
            method, path, headers={"user-agent": CANARIES[4], "cookie": f"minside={CANARIES[4]}"}
        )
    return records


async def test_a_request_is_one_line_with_its_template(lines: Lines) -> None:
    """The access line tells method, route template, status, time, statements and operation."""
    await visit(f"/photo/{CANARIES[3]}?email={CANARIES[0]}")

    expected = {
        "event": "request",
        "method": "GET",
        "route": "/photo/{photo}",
        "status": 200,
        "statements": 3,
        "operation": "Home",
    }
    line = lines.last
    assert expected == {key: line[key] for key in expected}
    assert line["duration_ms"] > 0
    assert nobody_is_named(lines.text)


async def test_lines_of_one_request_share_a_correlation_id(lines: Lines) -> None:
    """Lines within a request carry its id, and the next request has another."""
    await visit("/photo/a")
    await visit("/photo/b")

    ids = [line["correlation_id"] for line in lines.all]
    assert ids[0] == ids[1] != ids[2] == ids[3]


async def test_what_no_route_answers_is_told_without_its_path(lines: Lines) -> None:
    """A path that we don't know could be anything; so could a method."""
    records = await visit(f"/{CANARIES[0]}") + await visit("/photo/a", "CANARY")

    assert [("GET", "unmatched"), ("OTHER", "unmatched")] == [(r.method, r.route) for r in records]
    assert nobody_is_named(lines.text)


async def test_a_request_that_fails_is_told_as_well(lines: Lines) -> None:
    """A request that ends in an exception has its line, with the status that was sent."""
    records = await visit(f"/photo/{CANARIES[3]}gone")

    assert 404 == records[0].status == lines.last["status"]
    assert nobody_is_named(lines.text)


async def test_a_request_whose_application_breaks_counts_as_500(lines: Lines) -> None:
    """When nothing was sent at all, the line says 500."""
    records: list[RequestRecord] = []

    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise RuntimeError(CANARIES[0])

    async with toy.client(AccessLog(broken, records.append)) as client:
        await client.get("/")

    assert 500 == records[0].status == lines.last["status"]
