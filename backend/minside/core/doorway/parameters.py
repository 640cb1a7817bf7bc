"""The parameters of a GraphQL request, read from a body or an address without trusting either."""

import asyncio
import re
from typing import Any, TypeAlias, TypeVar
from urllib.parse import parse_qsl

import msgspec
from litestar.types import Receive

from .errors import RequestError

BODY_BYTES = 64 * 1024
BODY_SECONDS = 10.0

_NUL = b"\\u0000"
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")

JSON: TypeAlias = Any
T = TypeVar("T")


class Parameters(msgspec.Struct, frozen=True, forbid_unknown_fields=False, rename="camel"):
    """The five parameters of a request; unknown ones are ignored, as the specification asks."""

    query: str | None = None
    document_id: str | None = None
    operation_name: str | None = None
    variables: dict[str, JSON] | None = None
    extensions: dict[str, JSON] | None = None


_decoder = msgspec.json.Decoder(Parameters)
_any: msgspec.json.Decoder[JSON] = msgspec.json.Decoder()


async def read_body(receive: Receive, content_length: str | None) -> bytes:
    """The whole body; raises `RequestError` when it exceeds 64 KiB or dawdles over 10 s.

    Never holds more than the limit and one network chunk.
    """
    if _announces_too_much(content_length):
        raise _too_large()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            return await _collect(receive)
    except TimeoutError:
        raise RequestError(408, "BODY_TOO_SLOW", "The body took too long to arrive.") from None


def _announces_too_much(content_length: str | None) -> bool:
    if content_length is None or not content_length.isdecimal():
        return False
    # Python refuses to read a number of thousands of digits.
    return len(content_length) > 9 or int(content_length) > BODY_BYTES


async def _collect(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise RequestError(400, "BODY_INCOMPLETE", "The body ended too early.")
        body += message["body"]
        if len(body) > BODY_BYTES:
            raise _too_large()
        if not message.get("more_body"):
            return bytes(body)


def _too_large() -> RequestError:
    return RequestError(413, "BODY_TOO_LARGE", f"The body exceeds {BODY_BYTES} bytes.")


def from_body(body: bytes) -> Parameters:
    """Parameters from a JSON body; raises `RequestError` (400) for anything else."""
    parameters = _decoded(body, _decoder)
    # The escape may itself be escaped (`\\u0000` is a backslash and text), so look twice.
    if _NUL in body and _holds_nul(_decoded(body, _any)):
        raise _bad_characters()
    return parameters


def from_query_string(query_string: bytes) -> Parameters:
    """Parameters from an address; `variables` and `extensions` are JSON inside it.

    Raises `RequestError` (400) for anything else.
    """
    try:
        pairs = parse_qsl(query_string.decode("ascii"), errors="strict")
    except ValueError:
        raise _malformed("The address is not in UTF-8.") from None
    values = {name: _from_address(name, text) for name, text in pairs}
    if _holds_nul(values):
        raise _bad_characters()
    try:
        return msgspec.convert(values, Parameters)
    except msgspec.ValidationError as error:
        raise _invalid(str(error)) from None


def _from_address(name: str, text: str) -> JSON:
    return _decoded(text.encode(), _any) if name in ("variables", "extensions") else text


def _decoded(text: bytes, decoder: msgspec.json.Decoder[T]) -> T:
    try:
        return decoder.decode(text)
    except msgspec.ValidationError as error:
        raise _invalid(str(error)) from None
    except RecursionError:
        raise _malformed("The JSON is nested too deeply.") from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        if _SURROGATE.search(text):
            raise _bad_characters() from None
        raise _malformed("The request is not JSON in UTF-8.") from None


def _holds_nul(value: JSON) -> bool:
    """Whether any text inside, keys included, holds a NUL, which PostgreSQL can't store."""
    waiting: list[JSON] = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and "\0" in value:
            return True
        if isinstance(value, dict):
            waiting += value.keys()
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return False


def _bad_characters() -> RequestError:
    return RequestError(
        400, "INVALID_CHARACTERS", "NUL characters and lone surrogates are not text."
    )


def _malformed(message: str) -> RequestError:
    return RequestError(400, "MALFORMED_JSON", message)


def _invalid(message: str) -> RequestError:
    return RequestError(400, "INVALID_PARAMETERS", message)
