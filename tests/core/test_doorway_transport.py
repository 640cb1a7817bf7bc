"""GraphQL over HTTP: what the audits don't ask, and what bad input gets."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, cast

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from litestar import Request
from litestar.types import Message, Scope
from tests.core import toy

from minside.core.doorway.operation import Answer, Operation
from minside.core.doorway.parameters import BODY_BYTES

JSON = {"content-type": "application/json"}
GRAPHQL = {**JSON, "accept": "application/graphql-response+json"}
HELLO = json.dumps({"query": "{ toy { name } }"}).encode()
HELLO_DATA = {"data": {"toy": {"name": "Bamse"}}}


async def post(
    body: bytes | AsyncIterator[bytes], headers: dict[str, str] = JSON, **app: Any
) -> httpx.Response:
    application = toy.app(toy.documents(), **app)
    async with toy.client(application) as client:
        return await client.post("/graphql", content=body, headers=headers)


def code(response: httpx.Response) -> str:
    return response.json()["errors"][0]["extensions"]["code"]


async def test_a_query_is_answered() -> None:
    """A query by POST answers its data, without an `errors` member."""
    response = await post(HELLO)

    expected = (200, HELLO_DATA, "application/json; charset=utf-8")
    assert expected == (response.status_code, response.json(), response.headers["content-type"])


BAD_BODIES = {
    "a number": (b"5", "INVALID_PARAMETERS"),
    "null": (b"null", "INVALID_PARAMETERS"),
    "a list": (b"[]", "INVALID_PARAMETERS"),
    "a batch": (b"[" + HELLO + b"]", "INVALID_PARAMETERS"),
    "a text": (b'"query"', "INVALID_PARAMETERS"),
    "nothing": (b"", "MALFORMED_JSON"),
    "half an object": (b'{"query":', "MALFORMED_JSON"),
    "two objects": (b"{}{}", "MALFORMED_JSON"),
    "bytes": (b"\xff\xfe", "MALFORMED_JSON"),
    "bad UTF-8 in a text": (b'{"query":"\xc3\x28"}', "MALFORMED_JSON"),
    "an overlong NUL": (b'{"query":"\xc0\x80"}', "MALFORMED_JSON"),
    "UTF-16": ('{"query":"{ toy { name } }"}'.encode("utf-16"), "MALFORMED_JSON"),
    "lists 30,000 deep": (b"[" * 30_000 + b"]" * 30_000, "INVALID_PARAMETERS"),
    "variables 30,000 deep": (
        b'{"query":"{ toy { name } }","variables":{"a":' + b"[" * 30_000 + b"]" * 30_000 + b"}}",
        "MALFORMED_JSON",
    ),
    "an integer of 60,000 digits": (
        b'{"query":"{ toy { name } }","variables":{"a":' + b"9" * 60_000 + b"}}",
        "INVALID_PARAMETERS",
    ),
    "a number too large to be one": (b'{"variables":{"a":1e999}}', "INVALID_PARAMETERS"),
    "NaN": (b'{"variables":{"a":NaN}}', "MALFORMED_JSON"),
    "a NUL in the query": (
        b'{"query":"{ toy(name: \\"\\u0000\\") { name } }"}',
        "INVALID_CHARACTERS",
    ),
    "a NUL in a variable": (
        b'{"query":"{ toy { name } }","variables":{"a":[{"b":"\\u0000"}]}}',
        "INVALID_CHARACTERS",
    ),
    "a NUL in a name": (
        b'{"query":"{ toy { name } }","variables":{"\\u0000":1}}',
        "INVALID_CHARACTERS",
    ),
    "a NUL in what we ignore": (
        b'{"query":"{ toy { name } }","x":"\\u0000"}',
        "INVALID_CHARACTERS",
    ),
    "a high surrogate": (b'{"query":"\\ud800"}', "INVALID_CHARACTERS"),
    "a high surrogate before text": (b'{"variables":{"a":"\\ud83dabcdef"}}', "INVALID_CHARACTERS"),
    "a low surrogate": (b'{"variables":{"a":"\\uDC00"}}', "INVALID_CHARACTERS"),
    "surrogates the wrong way round": (
        b'{"variables":{"a":"\\ude00\\ud83d"}}',
        "INVALID_CHARACTERS",
    ),
    "a raw surrogate": (b'{"variables":{"a":"\xed\xa0\x80"}}', "MALFORMED_JSON"),
    "no query": (b"{}", "INVALID_PARAMETERS"),
    "an empty query": (b'{"query":""}', "INVALID_PARAMETERS"),
    "variables of a text": (b'{"query":"{ toy { name } }","variables":"{}"}', "INVALID_PARAMETERS"),
}


@pytest.mark.parametrize("name", BAD_BODIES)
@pytest.mark.parametrize("headers", [JSON, GRAPHQL], ids=["json", "graphql-response"])
async def test_a_body_that_is_no_request_answers_400(name: str, headers: dict[str, str]) -> None:
    """Whatever isn't a GraphQL request in JSON answers 400 with a code, under both media types."""
    body, expected = BAD_BODIES[name]

    response = await post(body, headers)

    assert (400, expected) == (response.status_code, code(response))


@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: json.dumps(text).encode()))
@settings(max_examples=150, deadline=None)
def test_no_bytes_answer_500(body: bytes) -> None:
    """No body at all is answered by anything but 200 or 400."""
    response = asyncio.run(post(body))

    assert response.status_code in (200, 400)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=20,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_variables_answer_500(value: Any) -> None:
    """Whatever JSON a variable holds, the answer is 200 or 400."""
    query = "query ($name: String!) { toy(name: $name) { name } }"
    body = json.dumps({"query": query, "variables": {"name": value}}).encode()

    response = asyncio.run(post(body, GRAPHQL))

    assert response.status_code in (200, 400)


async def test_an_escaped_backslash_is_no_nul() -> None:
    """The six characters \\u0000 are a text like any other."""
    query = "query ($name: String!) { toy(name: $name) { name } }"
    body = json.dumps({"query": query, "variables": {"name": "\\u0000"}}).encode()

    response = await post(body)

    expected = {"data": {"toy": {"name": "\\u0000"}}}
    assert expected == response.json()


async def test_characters_beyond_the_basic_plane_come_through() -> None:
    """An emoji escaped as a pair of surrogates is one character."""
    body = b'{"query":"{ toy(name: \\"\\ud83d\\udc36\\") { name } }"}'

    response = await post(body)

    expected = {"data": {"toy": {"name": "🐶"}}}
    assert expected == response.json()


async def test_a_document_cannot_smuggle_nul_by_its_own_escape() -> None:
    """GraphQL's escape for NUL inside a document's text is refused as well."""
    body = json.dumps({"query": '{ toy(name: "\\u0000") { name } }'}).encode()

    response = await post(body, GRAPHQL)

    assert (400, "LIMIT_EXCEEDED") == (response.status_code, code(response))


async def test_an_announced_body_beyond_64_kib_is_not_read() -> None:
    """A Content-Length beyond 64 KiB answers 413 before the first byte is read."""

    async def receive() -> Any:
        raise AssertionError("it was read")

    statuses = [
        await _status_of(receive, (b"content-length", length))
        for length in (b"65537", b"1" + b"0" * 5000)
    ]

    assert [413, 413] == statuses


async def test_a_large_body_is_told_why() -> None:
    """The refusal of a large body is JSON with a code, like every other."""
    response = await post(HELLO + b" " * BODY_BYTES)

    assert (413, "BODY_TOO_LARGE") == (response.status_code, code(response))


async def test_an_unannounced_body_is_read_no_further_than_64_kib() -> None:
    """A body in chunks answers 413 once it exceeds 64 KiB; what follows is never asked for."""
    given_out = 0

    async def receive() -> Any:
        nonlocal given_out
        given_out += 1024
        return {"type": "http.request", "body": b" " * 1024, "more_body": True}

    status = await _status_of(receive)

    assert (413, BODY_BYTES + 1024) == (status, given_out)


async def test_a_body_of_exactly_64_kib_is_read() -> None:
    """The limit itself is allowed."""
    response = await post(HELLO.ljust(BODY_BYTES))

    expected = (200, HELLO_DATA)
    assert expected == (response.status_code, response.json())


async def test_a_client_that_leaves_in_the_middle_of_its_body_is_no_bug() -> None:
    """A connection that ends before the body does is answered 400, to nobody, and logs no bug."""

    async def receive() -> Any:
        return {"type": "http.disconnect"}

    status = await _status_of(receive)

    assert 400 == status


async def _status_of(receive: Callable[[], Awaitable[Any]], *headers: tuple[bytes, bytes]) -> int:
    statuses: list[int] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    scope: dict[str, Any] = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
        "scheme": "http",
        "http_version": "1.1",
    }
    await toy.app(toy.documents())(cast(Scope, scope), receive, send)
    return statuses[0]


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=iso-8859-1",
        "application/jsonp",
    ],
)
async def test_only_json_in_utf_8_is_read(content_type: str) -> None:
    """A body of any other type answers 415: a form of another site can't send JSON."""
    response = await post(HELLO, {"content-type": content_type})

    assert (415, "UNSUPPORTED_MEDIA_TYPE") == (response.status_code, code(response))


async def test_a_compressed_body_is_not_unpacked() -> None:
    """Content-Encoding answers 415: 64 KiB could unpack to 64 MiB."""
    response = await post(HELLO, {**JSON, "content-encoding": "gzip"})

    assert 415 == response.status_code


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("", "application/json"),
        ("application/graphql-response+json", "application/graphql-response+json"),
        (
            "application/json;q=0.5, application/graphql-response+json",
            "application/graphql-response+json",
        ),
        (
            "application/graphql-response+json, application/json;q=0.9, */*;q=0.1",
            "application/graphql-response+json",
        ),
        ("application/json;q=0, */*", "application/graphql-response+json"),
        ("application/json;q=7, */*;q=0.1", "application/graphql-response+json"),
        ("text/html, APPLICATION/JSON", "application/json"),
    ],
)
async def test_the_answer_is_of_the_type_that_was_asked_for(accept: str, expected: str) -> None:
    """Accept is read with its qualities; the most specific range speaks for a type."""
    response = await post(HELLO, {**JSON, "accept": accept})

    assert f"{expected}; charset=utf-8" == response.headers["content-type"]


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml, text/*", "*/*;q=0", "application/json;q=nan"]
)
async def test_a_type_that_we_do_not_speak_answers_406(accept: str) -> None:
    """What can't be met answers 406, and says in JSON what could be."""
    response = await post(HELLO, {**JSON, "accept": accept})

    assert (406, "NOT_ACCEPTABLE") == (response.status_code, code(response))


@pytest.mark.parametrize(
    ("development", "method", "allow"),
    [
        (True, "PUT", "GET, POST"),
        (True, "DELETE", "GET, POST"),
        (True, "OPTIONS", "GET, POST"),
        (True, "HEAD", "GET, POST"),
        (False, "GET", "POST"),
        (False, "PATCH", "POST"),
    ],
)
async def test_other_methods_answer_405(development: bool, method: str, allow: str) -> None:
    """A method that isn't ours answers 405 with the ones that are; GET is one in development."""
    application = toy.app(toy.documents(development=development), development=development)
    async with toy.client(application) as client:
        response = await client.request(method, "/graphql?query={toy{name}}")

    assert (405, allow) == (response.status_code, response.headers["allow"])


async def test_a_query_by_get_is_answered_in_development() -> None:
    """GET takes query, variables and operationName from the address."""
    address = {
        "query": "query A { toy { name } } query B($n: String!) { toy(name: $n) { name } }",
        "operationName": "B",
        "variables": '{"n": "Mons"}',
    }
    async with toy.client(toy.app(toy.documents())) as client:
        response = await client.get("/graphql", params=address)

    expected = {"data": {"toy": {"name": "Mons"}}}
    assert expected == response.json()


async def test_a_mutation_by_get_does_nothing() -> None:
    """A mutation by GET answers 405 with `Allow: POST` and never runs."""

    async def never(operation: Operation, request: Request[Any, Any, Any]) -> Answer:
        raise AssertionError("it ran")

    async with toy.client(toy.app(toy.documents(), run=never)) as client:
        response = await client.get(
            "/graphql", params={"query": 'mutation { rename(name: "x") { name } }'}
        )

    assert (405, "POST") == (response.status_code, response.headers["allow"])


@pytest.mark.parametrize(
    "address",
    [
        "query=%ff",
        "query=%00",
        "query={toy{name}}&variables=[",
        'query={toy{name}}&variables={},"query":"mutation{rename(name:\\"x\\"){name}}"',
        "query={toy{name}}&variables=5",
        "query={toy{name}}&variables=" + "[" * 5000,
        'query={toy{name}}&variables={"a":"%00"}',
        'query={toy{name}}&variables={"a":"\\u0000"}',
        "",
    ],
)
async def test_a_broken_address_answers_400(address: str) -> None:
    """Bad UTF-8, NUL, broken JSON and JSON that reaches outside its parameter answer 400."""
    async with toy.client(toy.app(toy.documents())) as client:
        response = await client.get(f"/graphql?{address}")

    assert 400 == response.status_code


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query A { toy { name } } query B { toy { name } }"}, "OPERATION_UNKNOWN"),
        ({"query": "query A { toy { name } }", "operationName": "B"}, "OPERATION_UNKNOWN"),
        ({"query": "query ($n: String!) { toy(name: $n) { name } }"}, "BAD_USER_INPUT"),
        ({"query": "subscription { toy }"}, "GRAPHQL_VALIDATION_FAILED"),
    ],
)
async def test_a_document_that_will_not_do_has_two_statuses(
    body: dict[str, str], expected: str
) -> None:
    """Document and variable errors answer 400 as GraphQL's type and 200 as JSON, without data."""
    content = json.dumps(body).encode()

    strict, lenient = await post(content, GRAPHQL), await post(content, JSON)

    assert (400, 200) == (strict.status_code, lenient.status_code)
    assert (expected, expected) == (code(strict), code(lenient))
    assert {"errors"} == strict.json().keys() == lenient.json().keys()


async def test_at_most_five_errors_are_told() -> None:
    """Of many errors, while running or before, five are returned."""
    running = " ".join(f"a{n}: broken" for n in range(9))
    unknown = " ".join(f"unknown{n}" for n in range(9))

    responses = [
        await post(json.dumps({"query": f"{{ {fields} }}"}).encode(), JSON)
        for fields in (running, unknown)
    ]

    expected = [5, 5]
    assert expected == [len(response.json()["errors"]) for response in responses]


async def test_an_operation_has_a_deadline() -> None:
    """An operation that takes longer than its deadline is cancelled and answers 503."""
    application = toy.app(toy.documents(deadline_seconds=0.05))
    async with toy.client(application) as client:
        response = await client.post("/graphql", json={"query": "{ slow }"})

    assert (503, "DEADLINE_EXCEEDED") == (response.status_code, code(response))


async def test_cookies_and_headers_of_the_answer_are_sent() -> None:
    """What the executor wants sent along is sent."""
    body = json.dumps({"query": 'mutation { rename(name: "x") { name } }'}).encode()

    response = await post(body)

    assert "toy=1; HttpOnly" == response.headers["set-cookie"]


async def test_a_bug_in_the_executor_is_not_dressed_up() -> None:
    """The executor's own failure is left to the application: 500, and no GraphQL answer."""

    async def failing(operation: Operation, request: Request[Any, Any, Any]) -> Answer:
        raise TimeoutError

    response = await post(HELLO, run=failing)

    assert 500 == response.status_code


@pytest.mark.parametrize("name", BAD_BODIES)
async def test_bad_bodies_are_answered_within_50_ms(name: str) -> None:
    """Every bad body costs at most 50 ms of processor time, from its first byte to the answer."""
    application = toy.app(toy.documents())
    async with toy.client(application) as client:
        times: list[float] = []
        for _ in range(3):
            started = time.process_time()
            await client.post("/graphql", content=BAD_BODIES[name][0], headers=GRAPHQL)
            times.append(time.process_time() - started)

    assert min(times) < 0.05
