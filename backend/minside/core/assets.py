"""The app's files: read and compressed once at start, answered from memory."""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import brotli
from litestar import asgi
from litestar.handlers import ASGIRouteHandler
from litestar.types import Receive, Scope, Send
from litestar.types.asgi_types import HTTPScope

from .doorway.media_types import qualities

INDEX = "/index.html"
IMMUTABLE = "public, max-age=31536000, immutable"
# Kept by the browser, and asked for again each time: a 304 when nothing changed.
REVALIDATED = "no-cache"

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
COMPRESSIBLE = ("text/", "application/json", "application/manifest+json", "image/svg+xml")
SMALLEST_TO_COMPRESS = 256


class FrontendMissingError(RuntimeError):
    """The frontend hasn't been built."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file. `bodies` holds its bytes by content coding, the preferred coding first."""

    media_type: str
    cache_control: str
    digest: str
    bodies: Mapping[str, bytes]

    def headers(self, coding: str) -> list[tuple[bytes, bytes]]:
        headers = {
            "etag": self.etag(coding),
            "cache-control": self.cache_control,
            "vary": "accept-encoding",
        }
        return [(name.encode(), value.encode()) for name, value in headers.items()]

    def etag(self, coding: str) -> str:
        # Each coding is a representation of its own (RFC 9110 §8.8.3).
        return f'"{self.digest}-{coding}"'


class Assets:
    """All files of a built frontend by path, such as `/assets/main-B3x.js`.

    Raises `FrontendMissingError` when `dist` holds no app. With `watch`, what is built anew is
    read anew: a newcomer's `vite build --watch` shows at the next page load.
    """

    def __init__(self, dist: Path, *, watch: bool = False) -> None:
        self._dist = dist
        self._watch = watch
        self._read()

    def find(self, path: str) -> Asset | None:
        """The file at `path`, the app for a route of its own, or None.

        What has a dot in its last part, or lies under `/assets`, is a file and not a route.
        """
        if path in self._files and path != INDEX:
            return self._files[path]
        if path.startswith("/assets/") or "." in path.rpartition("/")[2] or "/../" in path:
            return self._index() if path == INDEX else None
        return self._index()

    def _index(self) -> Asset:
        if self._watch and self._changed() != self._read_at:
            self._read()
        return self._files[INDEX]

    def _read(self) -> None:
        self._read_at = self._changed()
        self._files = dict(_read(self._dist))

    def _changed(self) -> float:
        try:
            return (self._dist / "index.html").stat().st_mtime
        except FileNotFoundError:
            raise FrontendMissingError(
                f"{self._dist} holds no app: run `make setup`, or `npm run build` in frontend/"
            ) from None


def _read(dist: Path) -> Iterator[tuple[str, Asset]]:
    for file in sorted(dist.rglob("*")):
        inside = file.relative_to(dist)
        if file.is_file() and not any(part.startswith(".") for part in inside.parts):
            yield f"/{inside.as_posix()}", _asset(f"/{inside.as_posix()}", file.read_bytes())


def _asset(path: str, content: bytes) -> Asset:
    media_type = MEDIA_TYPES.get(Path(path).suffix, "application/octet-stream")
    return Asset(
        media_type=media_type,
        cache_control=IMMUTABLE if path.startswith("/assets/") else REVALIDATED,
        digest=sha256(content).hexdigest()[:16],
        bodies=_bodies(content, media_type),
    )


def _bodies(content: bytes, media_type: str) -> dict[str, bytes]:
    bodies = {"identity": content}
    if media_type.startswith(COMPRESSIBLE) and len(content) >= SMALLEST_TO_COMPRESS:
        bodies["gzip"] = gzip.compress(content, 9, mtime=0)
        bodies["br"] = brotli.compress(content, mode=brotli.MODE_TEXT)
    # Smallest first: nobody is served a compressed body that is longer than the plain one.
    return dict(sorted(bodies.items(), key=lambda item: len(item[1])))


def assets_handler(assets: Assets) -> ASGIRouteHandler:
    """The routes of everything that no other handler answers, for GET and HEAD."""

    @asgi(["/", "/{path:path}"], name="assets", copy_scope=False)
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        assert scope["type"] == "http"
        if scope["method"] not in ("GET", "HEAD"):
            await _send(send, 405, [(b"allow", b"GET, HEAD")])
        elif (asset := assets.find(scope["path"])) is None:
            await _send(send, 404)
        else:
            await _send_asset(scope, send, asset)

    return serve


async def _send_asset(scope: HTTPScope, send: Send, asset: Asset) -> None:
    headers = dict(scope["headers"])
    coding = choose_coding(headers.get(b"accept-encoding"), asset.bodies)
    if coding is None:
        await _send(send, 406)
    elif _is_known(headers.get(b"if-none-match", b""), asset.etag(coding)):
        await _send(send, 304, asset.headers(coding))
    else:
        await _send_body(send, asset, coding, with_body=scope["method"] == "GET")


def choose_coding(accept_encoding: bytes | None, offers: Mapping[str, bytes]) -> str | None:
    """The client's favourite among `offers`, ours where it has none; None when none will do.

    RFC 9110 §12.5.3: no header or an empty one asks for `identity`, which is acceptable unless
    refused by name or by `*`.
    """
    wanted = dict(qualities((accept_encoding or b"").decode("latin-1")))
    unnamed = wanted.get("*", 0.0)
    acceptable = {coding: wanted.get(coding, unnamed) for coding in offers}
    if "identity" not in wanted and "*" not in wanted:
        acceptable["identity"] = _LAST_RESORT
    best = max(offers, key=lambda coding: acceptable[coding])
    return best if acceptable[best] > 0 else None


# Below every quality that a header can name (three digits), so that `br;q=0.001` still wins.
_LAST_RESORT = 0.0005


def _is_known(if_none_match: bytes, etag: str) -> bool:
    known = [tag.strip().removeprefix("W/") for tag in if_none_match.decode("latin-1").split(",")]
    return etag in known or "*" in known


async def _send_body(send: Send, asset: Asset, coding: str, *, with_body: bool) -> None:
    body = asset.bodies[coding]
    headers = [
        *asset.headers(coding),
        (b"content-type", asset.media_type.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    if coding != "identity":
        headers.append((b"content-encoding", coding.encode()))
    await _send(send, 200, headers, body if with_body else b"")


async def _send(
    send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None, body: bytes = b""
) -> None:
    await send({"type": "http.response.start", "status": status, "headers": headers or []})
    await send({"type": "http.response.body", "body": body, "more_body": False})
