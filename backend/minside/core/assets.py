"""The app's files: read once at start, answered from memory."""

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import brotli
from litestar import Request, route
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.response.base import ASGIResponse

from .doorway.media_types import qualities

INDEX = "/index.html"
IMMUTABLE = "public, max-age=31536000, immutable"
# Kept by the browser, and asked for again each time: a 304 when nothing changed.
REVALIDATED = "no-cache"

MEDIA_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
COMPRESSIBLE = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
SMALLEST_TO_COMPRESS = 256
# How the build names what it has compressed, beside the file itself.
ENDINGS = {"gzip": ".gz", "br": ".br"}

_Coder = Callable[[bytes], bytes]


class FrontendMissingError(RuntimeError):
    """The frontend hasn't been built."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file. `bodies` holds its bytes by content coding, the preferred coding first."""

    media_type: str
    cache_control: str
    digest: str
    bodies: Mapping[str, bytes]

    def headers(self, coding: str) -> dict[str, str]:
        """What a 200 and a 304 have in common."""
        return {
            "etag": self.etag(coding),
            "cache-control": self.cache_control,
            "vary": "accept-encoding",
        }

    def etag(self, coding: str) -> str:
        # Each coding is a representation of its own (RFC 9110 §8.8.3).
        return f'"{self.digest}-{coding}"'


class Assets:
    """All files of a built frontend by path, such as `/assets/main-B3x.js`.

    Raises `FrontendMissingError` when `dist` holds no app. With `watch`, what is built anew is
    read anew: a newcomer's `vite build --watch` shows at the next page load. `beside` names a
    script of the app's that its page runs after the app; one that is left out costs nothing.
    """

    def __init__(self, dist: Path, *, watch: bool = False, beside: str | None = None) -> None:
        self._dist = dist
        self._watch = watch
        self._beside = beside
        self._read()

    def find(self, path: str) -> Asset | None:
        """The file at `path`, the app's page for a route of its own, or None."""
        if path == INDEX or (path not in self._files and _is_route(path)):
            return self._index()
        return self._files.get(path)

    def _index(self) -> Asset:
        if self._watch and self._changed() != self._read_at:
            self._read()
        return self._files[INDEX]

    def _read(self) -> None:
        self._read_at = self._changed()
        self._files = dict(_read(self._dist))
        if self._beside:
            page = (self._dist / "index.html").read_bytes()
            self._files[INDEX] = _asset(INDEX, self._with_script(page, self._beside), {})

    def _with_script(self, page: bytes, name: str) -> bytes:
        """Last in the page, so that it runs when the app has been drawn."""
        files = (path for path in self._files if path.startswith(f"/assets/{name}-"))
        script = next((path for path in files if path.endswith(".js")), None)
        if script is None:
            raise FrontendMissingError(f"{self._dist} holds no script {name}: run `make setup`")
        tag = f'<script type="module" crossorigin src="{script}"></script>\n  </body>'
        return page.replace(b"</body>", tag.encode())

    def _changed(self) -> float:
        try:
            return (self._dist / "index.html").stat().st_mtime
        except FileNotFoundError:
            raise FrontendMissingError(
                f"{self._dist} holds no app: run `make setup`, or `npm run build` in frontend/"
            ) from None


def _is_route(path: str) -> bool:
    """Whether `path` is the app's to understand: no part has a dot, so that it can't be a file."""
    return "." not in path and path.isprintable() and path.split("/")[1] != "assets"


def _read(dist: Path) -> Iterator[tuple[str, Asset]]:
    for file in sorted(dist.rglob("*")):
        inside = file.relative_to(dist)
        is_ours = not any(part.startswith(".") for part in inside.parts)
        if is_ours and file.is_file() and file.suffix not in ENDINGS.values():
            path = f"/{inside.as_posix()}"
            yield path, _asset(path, file.read_bytes(), _beside(file))


def _beside(file: Path) -> dict[str, bytes]:
    """What the build has made of the file, by content coding."""
    laid = {coding: Path(f"{file}{ending}") for coding, ending in ENDINGS.items()}
    return {coding: path.read_bytes() for coding, path in laid.items() if path.exists()}


def _asset(path: str, content: bytes, made: Mapping[str, bytes]) -> Asset:
    media_type = MEDIA_TYPES.get(Path(path).suffix, "application/octet-stream")
    return Asset(
        media_type=media_type,
        cache_control=IMMUTABLE if path.startswith("/assets/") else REVALIDATED,
        digest=sha256(content).hexdigest()[:16],
        bodies=_bodies(content, media_type, made),
    )


def _bodies(content: bytes, media_type: str, made: Mapping[str, bytes]) -> dict[str, bytes]:
    bodies = {"identity": content}
    if media_type.startswith(COMPRESSIBLE) and len(content) >= SMALLEST_TO_COMPRESS:
        for coding, (compress, decompress) in _CODINGS.items():
            body = made.get(coding, b"")
            bodies[coding] = body if _is(content, body, decompress) else compress(content)
    # Smallest first: nobody is served a compressed body that is longer than the plain one.
    return dict(sorted(bodies.items(), key=lambda item: len(item[1])))


def _is(content: bytes, body: bytes, decompress: _Coder) -> bool:
    """Whether it is this content: another build's would be the wrong page, half of one no page."""
    try:
        return decompress(body) == content
    except (brotli.error, zlib.error, OSError, EOFError):
        return False


_CODINGS: Final[Mapping[str, tuple[_Coder, _Coder]]] = {
    "gzip": (partial(gzip.compress, compresslevel=9, mtime=0), gzip.decompress),
    "br": (partial(brotli.compress, mode=brotli.MODE_TEXT), brotli.decompress),
}


def assets_handler(assets: Assets) -> HTTPRouteHandler:
    """The routes of everything that no other handler answers, for GET and HEAD."""

    @route(["/", "/{path:path}"], http_method=["GET", "HEAD"], name="assets", sync_to_thread=False)
    def serve(request: Request[Any, Any, Any]) -> ASGIResponse:
        asset = assets.find(request.scope["path"])
        if asset is None:
            raise NotFoundException
        return _response(asset, request)

    return serve


def _response(asset: Asset, request: Request[Any, Any, Any]) -> ASGIResponse:
    coding = choose_coding(request.headers.get("accept-encoding"), asset.bodies)
    if coding is None:
        return ASGIResponse(status_code=406)
    if _is_known(request.headers.get("if-none-match", ""), asset.etag(coding)):
        return ASGIResponse(status_code=304, headers=asset.headers(coding))
    encoding = {} if coding == "identity" else {"content-encoding": coding}
    # Of a HEAD's answer the server sends the head alone.
    return ASGIResponse(
        body=asset.bodies[coding],
        media_type=asset.media_type,
        headers=asset.headers(coding) | encoding,
    )


def choose_coding(accept_encoding: str | None, offers: Mapping[str, bytes]) -> str | None:
    """The client's favourite among `offers`, ours where it has none; None when none will do.

    RFC 9110 §12.5.3: no header or an empty one asks for `identity`, which is acceptable unless
    refused by name or by `*`.
    """
    wanted = dict(qualities(accept_encoding or ""))
    unnamed = wanted.get("*", 0.0)
    acceptable = {coding: wanted.get(coding, unnamed) for coding in offers}
    if "identity" not in wanted and "*" not in wanted:
        acceptable["identity"] = _LAST_RESORT
    best = max(offers, key=lambda coding: acceptable[coding])
    return best if acceptable[best] > 0 else None


# Below every quality that a header can name (three digits), so that `br;q=0.001` still wins.
_LAST_RESORT = 0.0005


def _is_known(if_none_match: str, etag: str) -> bool:
    known = [tag.strip().removeprefix("W/") for tag in if_none_match.split(",")]
    return etag in known or "*" in known
