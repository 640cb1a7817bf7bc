"""`/dev/outbox`, where a newcomer reads what the demo sent."""

import re
import shutil
from base64 import b64encode
from collections.abc import AsyncGenerator, Generator, Mapping
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import pytest
from pydantic import ValidationError
from tests.core.settled import make_settings
from tests.house.portal import FRONTEND, Portal, open_portal

from minside.auth.mail import PASSWORD_RESET
from minside.core.hooks import Paper
from minside.core.language import Language
from minside.core.postgres import Server
from minside.core.settings import Environment, Settings
from minside.outbox.mail import SMS_ANSWER
from minside.outbox.mailbox.maildir import find
from minside.outbox.mailbox.pages import pieces
from minside.outbox.templates import render
from minside.outbox.transport import compose, maildir
from minside.outbox.transport.compose import Envelope

OURS = "https://minside.example"
LINK = f"{OURS}/nytt-passord#Zm9yc2lkZQ-_{'x1-' * 30}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mailbox")


@pytest.fixture
def folder(place: Path) -> Generator[Path]:
    """Always the same, so that one application serves them all; nothing is there yet."""
    yield place / "var" / "mailbox"
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture
def settings(migrated: Server, folder: Path) -> Settings:
    return make_settings(migrated, FRONTEND, environment=Environment.DEVELOPMENT, mailbox=folder)


@pytest.fixture
async def demo(migrated: Server, folder: Path) -> AsyncGenerator[Portal]:
    async with open_portal(migrated, environment=Environment.DEVELOPMENT, mailbox=folder) as portal:
        yield portal


async def mail(
    settings: Settings,
    to: str = "kari@example.com",
    name: str = "Kari",
    answer_to: str | None = None,
) -> UUID:
    """A letter with a link lies in the mailbox; its Message-ID's id."""
    letter = render(PASSWORD_RESET, Language.NB, {"name": name, "link": LINK}, public_url=OURS)
    envelope = Envelope(to, uuid4(), Language.NB, answer_to=answer_to)
    await maildir.deliver(compose.mail(envelope, letter, settings), folder_of(settings))
    return envelope.message_id


async def sms(settings: Settings) -> None:
    text = render(SMS_ANSWER, Language.NB, {}, public_url=OURS).text
    envelope = Envelope("+4799999999", uuid4(), Language.NB)
    await maildir.deliver(compose.sms(envelope, text, settings), folder_of(settings))


def folder_of(settings: Settings) -> Path:
    assert settings.mailbox
    return settings.mailbox


async def page(portal: Portal, path: str = "/dev/outbox", language: str = "nb") -> httpx.Response:
    return await portal.visitor().client.get(path, headers={"accept-language": language})


async def newest(portal: Portal) -> str:
    """The address of the newest message."""
    return addresses(await page(portal))[0]


def addresses(answer: httpx.Response) -> list[str]:
    return re.findall(r'href="(/dev/outbox/[^"]+)"', answer.text)


async def test_an_empty_mailbox_says_so(demo: Portal) -> None:
    """Before anything was sent there is a page that tells what will come, in one's language."""
    assert "Ingenting er sendt ennå" in (await page(demo)).text
    english = await page(demo, language="en-GB")
    assert "Nothing has been sent yet" in english.text
    assert '<html lang="en">' in english.text


async def test_messages_are_listed_newest_first(demo: Portal, settings: Settings) -> None:
    """Each message tells its receiver, its subject and its kind; the newest stands on top."""
    await mail(settings, "kari@example.com")
    await mail(settings, "ola@example.com")
    await sms(settings)
    listed = (await page(demo)).text
    places = [listed.index(to) for to in ("+4799999999", "ola@example.com", "kari@example.com")]
    assert sorted(places) == places
    assert 3 == len(addresses(await page(demo)))
    assert 2 == listed.count("Velg nytt passord")


async def test_a_message_shows_its_heads_and_its_own_links(
    demo: Portal, settings: Settings
) -> None:
    """A message's page has its language, its Message-ID, and its link whole and to be pressed."""
    message_id = await mail(settings)
    shown = (await page(demo, await newest(demo), "en")).text
    assert '<h1 lang="nb">Velg nytt passord</h1>' in shown
    assert f"&lt;{message_id}@minside.example&gt;" in shown
    assert f'<a href="{LINK}">{LINK}</a>' in shown


async def test_a_letter_that_is_answered_says_where(demo: Portal, settings: Settings) -> None:
    """One that isn't says nothing of it."""
    await mail(settings, answer_to="svar+abc@mikopet.no")
    assert (
        "<dt>Svar til</dt>\n        <dd>svar+abc@mikopet.no</dd>"
        in (await page(demo, await newest(demo))).text
    )
    await mail(settings)
    assert "Svar til" not in (await page(demo, await newest(demo))).text


async def test_an_sms_has_its_text_alone(demo: Portal, settings: Settings) -> None:
    """An SMS has no frame, and no HTML to ask for."""
    await sms(settings)
    address = await newest(demo)
    shown = (await page(demo, address)).text
    assert "Vi har fått meldingen din" in shown
    assert "<iframe" not in shown
    assert 404 == (await page(demo, f"{address}/html")).status_code


async def test_the_html_lies_in_a_frame_without_scripts(demo: Portal, settings: Settings) -> None:
    """A letter's HTML can run nothing and load nothing, in its frame or opened by itself."""
    await mail(settings)
    address = await newest(demo)
    [frame] = re.findall("<iframe[^>]*>", (await page(demo, address)).text)
    assert f'src="{address}/html"' in frame
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in frame
    letter = await page(demo, f"{address}/html")
    assert LINK in letter.text
    rules = policy(letter)
    assert "'none'" == rules["default-src"]
    assert "'unsafe-inline'" == rules["style-src"]
    assert "'self'" == rules["frame-ancestors"]
    assert "allow-popups allow-popups-to-escape-sandbox" == rules["sandbox"]


async def test_the_pages_load_nothing_but_their_own_style(demo: Portal, settings: Settings) -> None:
    """The pages' rule names the hash of the one style that they have, and no script."""
    await mail(settings)
    for path in ("/dev/outbox", await newest(demo)):
        answer = await page(demo, path)
        [style] = re.findall("<style>(.*?)</style>", answer.text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        rules = policy(answer)
        assert ("'none'", f"'sha256-{digest}'") == (rules["default-src"], rules["style-src"])
        assert "script-src" not in rules
        assert " style=" not in answer.text
        assert "no-store" == answer.headers["cache-control"]


def policy(answer: httpx.Response) -> Mapping[str, str]:
    """The answer's one Content-Security-Policy by directive."""
    [header] = answer.headers.get_list("content-security-policy")
    parts = [part.strip().partition(" ") for part in header.split(";")]
    return {name: value for name, _, value in parts}


async def paper(settings: Settings, name: str = "pakkseddel-1.pdf") -> None:
    """A letter with a paper lies in the mailbox."""
    letter = render(PASSWORD_RESET, Language.NB, {"name": "", "link": LINK}, public_url=OURS)
    envelope = Envelope("kari@example.com", uuid4(), Language.NB)
    message = compose.mail(envelope, letter, settings, Paper(name, PDF))
    await maildir.deliver(message, folder_of(settings))


PDF = b"%PDF-1.7\r\n\x00\xff\n." * 3_000


async def test_a_paper_that_went_along_can_be_opened(demo: Portal, settings: Settings) -> None:
    """The list and the message say that there is one; it opens whole, under a rule of its own."""
    await paper(settings)
    assert "med vedlegg" in (await page(demo)).text
    address = await newest(demo)
    shown = (await page(demo, address)).text
    assert f'<a href="{address}/papers/1">pakkseddel-1.pdf</a>' in shown
    assert "<iframe" in shown
    answer = await page(demo, f"{address}/papers/1")
    assert PDF == answer.content
    assert "application/pdf" == answer.headers["content-type"]
    assert "inline; filename*=UTF-8''pakkseddel-1.pdf" == answer.headers["content-disposition"]
    assert "nosniff" == answer.headers["x-content-type-options"]
    assert "no-store" == answer.headers["cache-control"]
    rules = policy(answer)
    assert ("'none'", "'none'") == (rules["default-src"], rules["frame-ancestors"])
    assert "script-src" not in rules


async def test_a_papers_name_is_text_and_never_markup(demo: Portal, settings: Settings) -> None:
    """Neither the page nor the answer's head takes it for anything else."""
    await paper(settings, '"><script>alert(1)</script>\u00e6.pdf')
    address = await newest(demo)
    assert "<script" not in (await page(demo, address)).text
    head = (await page(demo, f"{address}/papers/1")).headers["content-disposition"]
    assert (
        "inline; filename*=UTF-8''%22%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%C3%A6.pdf" == head
    )


@pytest.mark.parametrize("number", ["0", "2", "-1", "x"])
async def test_a_paper_that_isnt_there_is_not_found(
    demo: Portal, settings: Settings, number: str
) -> None:
    """Only what went along has an address."""
    await paper(settings)
    answer = await page(demo, f"{await newest(demo)}/papers/{number}")
    assert 404 == answer.status_code


async def test_what_was_sent_is_text_and_never_markup(demo: Portal, settings: Settings) -> None:
    """A subject, a receiver or a text with markup in it is shown as it was written."""
    message = compose.mail(
        Envelope("kari@example.com", uuid4(), Language.NB),
        render(PASSWORD_RESET, Language.NB, {"name": "", "link": LINK}, public_url=OURS),
        settings,
    )
    hostile = '<script>alert(1)</script> https://evil.example/ "><b>'
    message.replace_header("Subject", hostile)
    message.replace_header("To", f'"{hostile}" <kari@example.com>'.replace('"><', "'><"))
    message.get_payload(0).set_content(hostile)  # pyright: ignore
    await maildir.deliver(message, folder_of(settings))
    for path in ("/dev/outbox", await newest(demo)):
        shown = (await page(demo, path)).text
        assert "<script" not in shown
        assert "<b>" not in shown
        assert "&lt;script&gt;alert(1)" in shown
        assert 'href="https://evil.example' not in shown


@pytest.mark.parametrize(
    "broken",
    [b"", b"\xff\xfe\x00", b"Subject: no receiver\n\nHei", b"To: kari@example.com\n\nno date",
     b"To: k@example.com\nDate: yesterday\n\nHei",
     b"To: k@example.com\nDate: Sun, 22 Nov 2026 22:00:00 +0000\n"
     b"Content-Type: text/plain; charset=klingon\n\nHei"],
)  # fmt: skip
async def test_a_broken_file_is_left_out(
    demo: Portal, settings: Settings, folder: Path, broken: bytes
) -> None:
    """What can't be read hides nothing of what can."""
    await mail(settings)
    (folder / "new" / "1.broken").write_bytes(broken)
    assert 1 == len(addresses(await page(demo)))
    assert 404 == (await page(demo, "/dev/outbox/1.broken")).status_code


async def test_a_message_keeps_its_address_when_it_was_read(
    demo: Portal, settings: Settings, folder: Path
) -> None:
    """A mail program that marks a message as read doesn't move it for us."""
    await mail(settings)
    address = await newest(demo)
    [file] = (folder / "new").iterdir()
    file.rename(folder / "cur" / f"{file.name}:2,S")
    assert 200 == (await page(demo, address)).status_code


@pytest.mark.parametrize(
    "key",
    [
        "..%2f..%2fsecret",
        "%2e%2e",
        "..%5csecret",
        "new",
        "%2fetc%2fpasswd",
        "nobody",
        "%00",
        "..%2Fcur%2Fsecret",
    ],
)
async def test_no_key_leads_out_of_the_mailbox(
    demo: Portal, settings: Settings, folder: Path, key: str
) -> None:
    """Only what lies in the mailbox has a page."""
    await mail(settings)
    [letter] = (folder / "new").iterdir()
    (folder.parent / "secret").write_bytes(letter.read_bytes())
    for path in (f"/dev/outbox/{key}", f"/dev/outbox/{key}/html"):
        assert LINK not in (await page(demo, path)).text


@pytest.mark.parametrize("key", ["../../secret", "../new/../../secret", "", ".", "..", "\0"])
async def test_a_key_is_no_path(settings: Settings, folder: Path, key: str) -> None:
    """Even past the routes a key is looked up among what lies there, and never followed."""
    await mail(settings)
    [letter] = (folder / "new").iterdir()
    (folder.parent / "secret").write_bytes(letter.read_bytes())
    assert find(folder, key) is None
    assert find(folder, letter.name) is not None


@pytest.mark.parametrize("environment", list(Environment))
async def test_elsewhere_there_is_no_such_page(
    migrated: Server, settings: Settings, folder: Path, environment: Environment
) -> None:
    """Without a mailbox nothing of it is there, though messages are."""
    await mail(settings)
    [letter] = (folder / "new").iterdir()
    async with open_portal(migrated, environment=environment, mailbox=None) as portal:
        for path in ("", f"/{letter.name}", f"/{letter.name}/html", f"/{letter.name}/papers/1"):
            assert 404 == (await page(portal, f"/dev/outbox{path}")).status_code


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([f"{OURS}/a#b-_"], f"Se {OURS}/a#b-_. Hei"),
        ([f"{OURS}/a", f"{OURS}/b"], f"{OURS}/a\n{OURS}/b"),
        ([OURS], f"({OURS})"),
        ([], "https://minside.example.evil.example/a"),
        ([], "https://minside.example@evil.example/a"),
        ([], "https://minside.example:81/"),
        ([], "https://evil.example/"),
        ([], "javascript:alert(1)"),
    ],
)
def test_only_our_own_addresses_become_links(expected: list[str], text: str) -> None:
    """An address that leads to us can be pressed, whole; any other stays text."""
    cut = pieces(text, OURS)
    assert expected == [piece.text for piece in cut if piece.own]
    assert text == "".join(piece.text for piece in cut)


async def test_production_starts_with_no_mailbox(migrated: Server, folder: Path) -> None:
    """Members would wait for mail that nobody sends, and anybody could read it."""
    with pytest.raises(ValidationError, match=r"^1 validation error for Settings\nmailbox"):
        make_settings(migrated, FRONTEND, mailbox=folder)
