"""The app's files, as a browser asks for them."""

import gzip
import os
from pathlib import Path

import brotli
import httpx
import pytest
from litestar import Litestar
from tests.core import toy

from minside.core.assets import Assets, FrontendMissingError, assets_handler

INDEX = "<!doctype html><title>Min Side</title>" + "<p>Hei, Luna!</p>" * 50
SCRIPT = "console.log('Hei, Luna!');" * 50
PICTURE = bytes(range(256)) * 4


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text(INDEX, encoding="utf-8")
    (dist / "assets" / "main-B3x.js").write_text(SCRIPT, encoding="utf-8")
    (dist / "assets" / "luna-9fK.webp").write_bytes(PICTURE)
    (dist / "favicon.svg").write_text("<svg/>", encoding="utf-8")
    (dist / ".vite").mkdir()
    (dist / ".vite" / "manifest.json").write_text("{}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return dist


async def ask(dist: Path, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    application = Litestar([assets_handler(Assets(dist))], openapi_config=None)
    async with toy.client(application) as client:
        client.headers.pop("accept-encoding")
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await client.request(method, path, headers=named)


async def test_what_is_named_after_its_content_is_kept_for_a_year(dist: Path) -> None:
    """A file under /assets is immutable, and of its own type."""
    response = await ask(dist, "/assets/main-B3x.js")

    expected = ("public, max-age=31536000, immutable", "text/javascript; charset=utf-8", SCRIPT)
    headers = response.headers
    assert expected == (headers["cache-control"], headers["content-type"], response.text)


async def test_html_is_asked_for_again_each_time(dist: Path) -> None:
    """HTML is revalidated, and costs nothing when it hasn't changed."""
    first = await ask(dist, "/")
    again = await ask(dist, "/", if_none_match=first.headers["etag"])
    listed = await ask(dist, "/", if_none_match=f'"x", W/{first.headers["etag"]}')
    other = await ask(dist, "/", if_none_match='"x"')

    assert ("no-cache", INDEX) == (first.headers["cache-control"], first.text)
    assert [304, 304, 200] == [again.status_code, listed.status_code, other.status_code]
    assert (b"", "no-cache", first.headers["etag"]) == (
        again.content,
        again.headers["cache-control"],
        again.headers["etag"],
    )


@pytest.mark.parametrize(
    "path", ["/", "/kjaeledyr", "/kjaeledyr/0199/vekt", "/logg-inn/", "/index.html"]
)
async def test_every_route_is_the_app(path: str, dist: Path) -> None:
    """A path that is no file is the app's to understand."""
    response = await ask(dist, path)

    expected = (200, INDEX)
    assert expected == (response.status_code, response.text)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/main-OLD.js",
        "/assets/none",
        "/assets",
        "/assets/",
        "/favicon.ico",
        "/.vite/manifest.json",
        "/.env",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "//etc/passwd.txt",
        "/kjaeledyr/%00",
    ],
)
async def test_what_is_not_there_is_not_found(path: str, dist: Path) -> None:
    """An unknown file, a hidden one, or one outside answers 404."""
    application = Litestar([assets_handler(Assets(dist))], openapi_config=None)
    async with toy.client(application) as client:
        # httpx would tidy the dots away if they came in by its own parser.
        request = client.build_request("GET", "/")
        request.url = request.url.copy_with(raw_path=path.encode())
        response = await client.send(request)

    assert (404, "secret" in response.text) == (response.status_code, False)


async def test_a_head_has_the_headers_of_a_get_and_no_body(dist: Path) -> None:
    """HEAD tells type, length, coding and ETag of what GET would send."""
    telling = ["content-type", "content-length", "content-encoding", "etag", "vary"]
    get = await ask(dist, "/", accept_encoding="br")
    head = await ask(dist, "/", "HEAD", accept_encoding="br")

    expected = {name: get.headers[name] for name in telling}
    assert expected == {name: head.headers[name] for name in telling}
    assert (200, b"") == (head.status_code, head.content)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_files_are_only_read(method: str, dist: Path) -> None:
    """Any other method answers 405 with the ones that are allowed."""
    response = await ask(dist, "/kjaeledyr", method)

    assert 405 == response.status_code
    assert {"GET", "HEAD"} <= set(response.headers["allow"].split(", "))


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.001", "br"),
        ("*", "br"),
        ("*;q=0.1, gzip;q=0.5", "gzip"),
        ("", None),
        ("identity", None),
        ("zstd", None),
        ("br;q=0, gzip;q=0", None),
        ("identity, br;q=0.5", None),
        ("br;q=x", None),
        ("identity;q=0, br", "br"),
    ],
)
async def test_the_coding_is_the_client_s_choice(
    accept: str, expected: str | None, dist: Path
) -> None:
    """Accept-Encoding is read with its qualities; among equals the smallest body wins."""
    response = await ask(dist, "/", accept_encoding=accept)

    assert (expected, "accept-encoding") == (
        response.headers.get("content-encoding"),
        response.headers["vary"],
    )
    assert INDEX == response.text


@pytest.mark.parametrize("accept", ["identity;q=0", "*;q=0", "zstd, *;q=0"])
async def test_no_acceptable_coding_answers_406(accept: str, dist: Path) -> None:
    """Who refuses even the plain file gets none."""
    response = await ask(dist, "/", accept_encoding=accept)

    assert 406 == response.status_code


async def test_each_coding_has_an_etag_of_its_own(dist: Path) -> None:
    """A cache can't mistake one coding's body for another's."""
    tags = [(await ask(dist, "/", accept_encoding=c)).headers["etag"] for c in ("br", "gzip", "")]

    assert 3 == len(set(tags))


def test_bodies_are_compressed_once_and_only_where_it_helps(dist: Path) -> None:
    """Text is kept in both codings, a picture as it is, and nothing longer than the plain file."""
    assets = Assets(dist)
    script, picture = assets.find("/assets/main-B3x.js"), assets.find("/assets/luna-9fK.webp")
    assert script is not None
    assert picture is not None

    plain = script.bodies["identity"]
    assert [plain, plain] == [
        brotli.decompress(script.bodies["br"]),
        gzip.decompress(script.bodies["gzip"]),
    ]
    assert {"identity": PICTURE} == picture.bodies


def test_what_the_build_compressed_is_taken_as_it_is(dist: Path) -> None:
    """And is no file of its own that anybody could ask for."""
    at = dist / "assets" / "main-B3x.js"
    made = {
        "br": brotli.compress(SCRIPT.encode(), quality=1),
        "gz": gzip.compress(SCRIPT.encode(), 1),
    }
    for ending, body in made.items():
        Path(f"{at}.{ending}").write_bytes(body)

    assets = Assets(dist)

    script = assets.find("/assets/main-B3x.js")
    assert script is not None
    assert (made["br"], made["gz"]) == (script.bodies["br"], script.bodies["gzip"])
    assert (None, None) == (
        assets.find("/assets/main-B3x.js.br"),
        assets.find("/assets/main-B3x.js.gz"),
    )


@pytest.mark.parametrize(
    "left", [brotli.compress(b"console.log('Ha det!')"), brotli.compress(SCRIPT.encode())[:-3], b""]
)
def test_what_another_build_left_is_made_anew(left: bytes, dist: Path) -> None:
    """Of another content, half of it, or empty: nobody gets a wrong page."""
    (dist / "assets" / "main-B3x.js.br").write_bytes(left)

    script = Assets(dist).find("/assets/main-B3x.js")

    assert script is not None
    assert SCRIPT == brotli.decompress(script.bodies["br"]).decode()


def test_a_missing_build_is_told_in_one_line(tmp_path: Path) -> None:
    """Without a built frontend the start ends with one line that says what to run."""
    with pytest.raises(FrontendMissingError, match=r"holds no app: run `make setup`") as caught:
        Assets(tmp_path / "dist")

    assert "\n" not in str(caught.value)


def test_a_new_build_shows_in_development(dist: Path) -> None:
    """With `watch`, what is built while we run is served at the next page load; else it isn't."""
    watching, still = Assets(dist, watch=True), Assets(dist)

    (dist / "index.html").write_text("new", encoding="utf-8")
    os.utime(dist / "index.html", (1, 1))
    bodies = [assets.find("/") for assets in (watching, still)]

    assert [b"new", INDEX.encode()] == [body and body.bodies["identity"] for body in bodies]
