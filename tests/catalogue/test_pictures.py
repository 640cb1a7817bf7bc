"""Pictures of products: from beside the feed and from the web, never from where they mustn't."""

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image
from tests.catalogue.feeds import item, rss, skus, take
from tests.jobs.running import run_jobs

from minside.catalogue import actions as catalogue
from minside.catalogue.actions.web import anywhere, download, public
from minside.core import clock
from minside.core.database import Database
from minside.core.house import House


def make_picture(colour: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A JPEG with a comment inside."""
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG", comment=b"hemmelig")
    return buffer.getvalue()


async def shown(owner: Any) -> dict[str, Any]:
    """Which picture each product shows."""
    return {row["sku"]: row["picture"] for row in await owner.fetch("SELECT * FROM product")}


async def test_pictures_beside_the_feed_are_drawn_and_kept_once(
    owner: Any, service_database: Database, tmp_path: Path
) -> None:
    """Equal bytes under two names are one picture, without what the file said of itself."""
    (tmp_path / "bilder").mkdir()
    for name, colour in (("a", "red"), ("b", "red"), ("c", "blue")):
        (tmp_path / "bilder" / f"{name}.jpg").write_bytes(make_picture(colour, (1600, 1200)))
    feed = rss(*(item(sku, image_link=f"bilder/{sku.lower()}.jpg") for sku in "ABCD"))
    counted, told, _ = await take(service_database, feed, pictures=tmp_path)
    assert ((4, 0, 0), []) == (counted, told)
    pictures = await shown(owner)
    assert pictures["A"] == pictures["B"] != pictures["C"] is not None
    assert pictures["D"] is None
    row = await owner.fetchrow("SELECT * FROM product_picture ORDER BY id LIMIT 1")
    assert (800, 600, len(row["bytes"])) == (row["width"], row["height"], row["size"])
    assert b"hemmelig" not in row["bytes"]
    await take(service_database, feed, at=1, pictures=tmp_path)
    assert 2 == await owner.fetchval("SELECT count(*) FROM product_picture")


@pytest.mark.parametrize("link", ["../hemmelig.jpg", "{outside}", "lenke.jpg", "mappe"])
async def test_nothing_outside_the_folder_is_read(
    link: str, owner: Any, service_database: Database, tmp_path: Path
) -> None:
    """Not by a path upwards, a whole path, a link that leads out, or what is no file."""
    outside = tmp_path / "hemmelig.jpg"
    outside.write_bytes(make_picture("red"))
    folder = tmp_path / "feed"
    (folder / "mappe").mkdir(parents=True)
    (folder / "lenke.jpg").symlink_to(outside)
    feed = rss(item("A", image_link=link.format(outside=outside)))
    await take(service_database, feed, pictures=folder)
    assert {"A": None} == await shown(owner)


async def test_what_is_no_picture_is_no_fault_of_the_products(
    owner: Any, service_database: Database, tmp_path: Path
) -> None:
    """It is in without one, and isn't tried again."""
    (tmp_path / "a.jpg").write_bytes(b"<svg onload='alert(1)'/>")
    await take(service_database, rss(item("A", image_link="a.jpg")), pictures=tmp_path)
    assert {"A": None} == await shown(owner)
    assert ["A"] == await skus(owner, "picture_source = 'a.jpg'")


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::"],
)  # fmt: skip
def test_no_address_of_our_own_network_is_public(address: str) -> None:
    """Nor a machine's own, the cloud's, or one that hides as another kind."""
    assert not public(ip_address(address))


def test_everybodys_addresses_are_public() -> None:
    """As a shop's pictures have."""
    assert all(public(ip_address(each)) for each in ("185.15.59.240", "2a02:ec80:300:ed1a::1"))


Answer = Callable[[str], bytes]


@asynccontextmanager
async def web(answer: Answer, folder: Path) -> AsyncGenerator[tuple[str, ssl.SSLContext]]:
    """A server of https on loopback: its address, and who trusts it."""
    server_side, trusting = _certified(folder)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            writer.write(answer(head))
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=server_side)
    async with server:
        yield f"https://localhost:{server.sockets[0].getsockname()[1]}", trusting


def _certified(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "localhost.pem"
    pem.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(pem)
    return server_side, ssl.create_default_context(cafile=str(pem))


def said(content: bytes, status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(content)}", "connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


async def test_what_the_web_answers(tmp_path: Path) -> None:
    """The bytes, by the name that was asked for; else a reason, without waiting for good."""
    answers = {
        "/ok": said(b"bilde"),
        "/large": said(b"x" * 5000),
        "/moved": said(b"", "302 Found", location="/ok"),
        "/round": said(b"", "302 Found", location="/round"),
        "/plain": said(b"", "302 Found", location="http://localhost/ok"),
        "/file": said(b"", "302 Found", location="file:///etc/passwd"),
        "/missing": said(b"", "404 Not Found"),
        "/half": b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalv",
    }
    heads: list[str] = []

    def answer(head: str) -> bytes:
        heads.append(head)
        return answers[head.split()[1]]

    reasons: dict[str, str] = {}
    async with web(answer, tmp_path) as (address, tls):
        for path in answers:
            try:
                got = await download(
                    f"{address}{path}", most=1000, seconds=5, reach=anywhere, tls=tls
                )
                assert b"bilde" == got
            except catalogue.Unreachable as error:
                reasons[path] = str(error)
    assert {
        "/large": "too large",
        "/round": "too many redirects",
        "/plain": "not https",
        "/file": "not https",
        "/missing": "HTTP 404",
        "/half": "RemoteProtocolError",
    } == reasons
    assert all(f"host: {address.removeprefix('https://')}" in head.lower() for head in heads)


async def test_a_server_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    """In the time that it has in all."""
    async with web(lambda _: b"HTTP/1.1 200 OK\r\n", tmp_path) as (address, tls):
        with pytest.raises(catalogue.Unreachable):
            await download(f"{address}/", most=10, seconds=0.3, reach=anywhere, tls=tls)


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/a", "https://localhost/a", "https://[::1]/a", "https://2130706433/a",
     "https://0x7f.1/a", "http://example.com/a", "file:///etc/passwd", "https:///a"],
)  # fmt: skip
async def test_a_feeds_link_reaches_nothing_of_ours(url: str) -> None:
    """However the address is written, nothing is connected to."""
    with pytest.raises(catalogue.Unreachable, match=r"public|https|host"):
        await download(url, most=10, seconds=2)


async def test_a_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    """Though the address is the same."""
    async with web(lambda _: said(b"bilde"), tmp_path) as (address, tls):
        other = address.replace("localhost", "127.0.0.1")
        with pytest.raises(catalogue.Unreachable, match="ConnectError"):
            await download(f"{other}/", most=10, seconds=5, reach=anywhere, tls=tls)


async def test_a_picture_that_cant_be_had_leaves_the_product(
    owner: Any, house: House, service_database: Database
) -> None:
    """The worker asks once; the next import has it asked for again; nothing is held."""
    feed = rss(item("A", image_link="https://localhost/a.jpg"), item("B"))
    for at in range(2):
        counted, _, _ = await take(service_database, feed, at=at)
        assert 2 == sum(counted)
        assert ["catalogue.fetch_picture"] == await run_jobs(house)
    assert {"A": None, "B": None} == await shown(owner)
    assert 0 == await owner.fetchval("SELECT count(*) FROM pgqueuer")


async def test_a_picture_is_taken_down_a_day_after_nothing_shows_it(
    owner: Any, house: House, tmp_path: Path
) -> None:
    """So that a page that is open still has it."""
    for name, colour in (("a", "red"), ("b", "blue")):
        (tmp_path / f"{name}.jpg").write_bytes(make_picture(colour))
        feed = rss(item("A", image_link=f"{name}.jpg"))
        await take(house.database, feed, at="ab".index(name), pictures=tmp_path)
    for later, left in ((0, 2), (25, 1)):
        with clock.stopped_at(clock.now() + dt.timedelta(hours=later)):
            async with house.database.scope():
                await catalogue.sweep()
        assert left == await owner.fetchval("SELECT count(*) FROM product_picture")
    assert (await shown(owner))["A"] is not None
