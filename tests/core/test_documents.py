"""Trusted documents: in production no other text runs."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest
from tests.core import toy

from minside.core.doorway.documents import (
    ManifestError,
    WatchedManifest,
    identify,
    read_manifest,
)
from minside.core.doorway.errors import DocumentError
from minside.core.doorway.parameters import Parameters

HELLO = "query Hello { toy { name } }"
HELLO_ID = "sha256:" + sha256(HELLO.encode()).hexdigest()
MANIFEST = {HELLO_ID: HELLO}


async def ask(body: dict[str, object], *, development: bool = False) -> tuple[int, object]:
    """Status and body, or its first error's code, for a request by POST."""
    application = toy.app(toy.documents(MANIFEST, development=development), development=development)
    async with toy.client(application) as client:
        response = await client.post("/graphql", json=body)
    answer = response.json()
    if "errors" in answer:
        return response.status_code, answer["errors"][0]["extensions"]["code"]
    return response.status_code, answer


@pytest.mark.parametrize("development", [True, False])
async def test_a_trusted_document_runs_by_its_id(development: bool) -> None:
    """The id alone is enough, in production and in development."""
    expected = (200, {"data": {"toy": {"name": "Bamse"}}})
    assert expected == await ask({"documentId": HELLO_ID}, development=development)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": HELLO}, "DOCUMENT_NOT_TRUSTED"),
        ({"query": "{ toy { name } }"}, "DOCUMENT_NOT_TRUSTED"),
        ({"query": "{ __schema { types { name } } }"}, "DOCUMENT_NOT_TRUSTED"),
        ({"documentId": "sha256:" + "0" * 64}, "DOCUMENT_UNKNOWN"),
        ({"documentId": ""}, "DOCUMENT_UNKNOWN"),
        ({"documentId": HELLO_ID, "query": HELLO}, "INVALID_PARAMETERS"),
        ({"extensions": {"persistedQuery": {"sha256Hash": HELLO_ID[7:]}}}, "INVALID_PARAMETERS"),
    ],
)
async def test_nothing_else_runs_in_production(body: dict[str, object], code: str) -> None:
    """A text, an unknown id, or both at once answers 400 with a code that says why."""
    expected = (400, code)
    assert expected == await ask(body)


async def test_a_document_is_parsed_and_validated_once() -> None:
    """The second request gets the very document that the first one made."""
    documents = toy.documents(MANIFEST)

    by_id = [documents.operation(Parameters(document_id=HELLO_ID)).document for _ in "ab"]
    by_text = [documents.operation(Parameters(query=HELLO)).document for _ in "ab"]

    assert by_id[0] is by_id[1]
    assert by_text[0] is by_text[1]


async def test_only_texts_by_id_are_trusted() -> None:
    """A text of development isn't trusted, even one that is in the manifest: its name stays out
    of the logs.
    """
    documents = toy.documents(MANIFEST)

    trusted = [
        documents.operation(parameters).trusted
        for parameters in (Parameters(document_id=HELLO_ID), Parameters(query=HELLO))
    ]

    expected = [True, False]
    assert expected == trusted


TELLING = [
    "{ toy { nam } }",
    "{ toy { others(frist: 1) { totalCount } } }",
    "{ toy { name } } fragment F on Toi { name }",
    "query ($n: Strin) { toy(name: $n) { name } }",
]


@pytest.mark.parametrize("text", TELLING)
def test_suggestions_are_for_development(text: str) -> None:
    """An error names what the client may have meant in development, and never in production."""
    told = {
        development: "Did you mean" in _complaint(text, development=development)
        for development in (True, False)
    }

    expected = {True: True, False: False}
    assert expected == told


def test_introspection_is_for_development() -> None:
    """Not even a trusted document may introspect in production."""
    text = "{ __schema { types { name } } }"

    assert _complaint(text, development=False).startswith("GraphQL introspection has been disabled")
    assert "" == _complaint(text, development=True)


def _complaint(text: str, *, development: bool) -> str:
    documents = toy.documents({identify(text): text}, development=development)
    try:
        documents.operation(Parameters(document_id=identify(text)))
    except DocumentError as error:
        return " ".join(found.message for found in error.errors)
    return ""


def test_every_trusted_document_can_be_checked_at_start() -> None:
    """A document that this schema can't answer is named before the first request."""
    good, bad = toy.documents(MANIFEST), "query Old { toy { colour } }"

    good.check()
    with pytest.raises(ManifestError, match="trusted document 'query Old': Cannot query field"):
        toy.documents({identify(bad): bad}).check()


def test_a_manifest_is_read(tmp_path: Path) -> None:
    """The file that the frontend's build writes is read as it is."""
    path = _write(tmp_path / "trusted-documents.json", MANIFEST)

    assert MANIFEST == read_manifest(path)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (None, "is missing: build the frontend first"),
        (b"[]", "is no manifest of documents"),
        (b"{", "is no manifest of documents"),
        (b"\xff", "is no manifest of documents"),
        (b'{"a": 1}', "is no manifest of documents"),
        (b'{"sha256:00": "{ toy { name } }"}', "is not the one that was hashed"),
    ],
)
def test_a_broken_manifest_is_told_in_one_line(
    content: bytes | None, line: str, tmp_path: Path
) -> None:
    """A missing, broken or forged manifest stops the start with one line that says so."""
    path = tmp_path / "trusted-documents.json"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ManifestError, match=line) as caught:
        read_manifest(path)

    assert "\n" not in str(caught.value)


def test_a_watched_manifest_follows_the_build(tmp_path: Path) -> None:
    """In development an id that is missing is looked for again once the file has changed."""
    path = _write(tmp_path / "trusted-documents.json", {})
    manifest = WatchedManifest(path)
    before = HELLO_ID in manifest

    _write(path, MANIFEST)
    os.utime(path, ns=(1, 1))

    expected = (False, HELLO)
    assert expected == (before, manifest.get(HELLO_ID))


def _write(path: Path, manifest: dict[str, str]) -> Path:
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return path
