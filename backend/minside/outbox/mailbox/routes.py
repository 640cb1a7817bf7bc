"""The mailbox over HTTP. Outside development, or without a mailbox, it isn't there."""

import asyncio
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from litestar import Request, Response, get
from litestar.enums import MediaType
from litestar.exceptions import NotFoundException
from litestar.handlers import BaseRouteHandler
from litestar.params import FromPath

from minside.core.house import House
from minside.core.language import Language, preferred

from . import maildir
from .maildir import Message
from .pages import LETTER_POLICY, PAGE_POLICY, PAPER_POLICY, message_page, messages_page


@get("/dev/outbox", name="mailbox")
async def messages(request: Request[Any, Any, Any]) -> Response[str]:
    """All that was sent, newest first."""
    listed = await asyncio.to_thread(maildir.newest, _folder(request))
    return _html(messages_page(listed, _language(request)), PAGE_POLICY)


@get("/dev/outbox/{key:str}", name="mailbox_message")
async def message(request: Request[Any, Any, Any], key: FromPath[str]) -> Response[str]:
    """One message: its text, and its HTML in a frame."""
    found = await _find(request, key)
    url = _house(request).settings.public_url.rstrip("/")
    return _html(message_page(found, _language(request), public_url=url), PAGE_POLICY)


@get("/dev/outbox/{key:str}/html", name="mailbox_letter")
async def letter(request: Request[Any, Any, Any], key: FromPath[str]) -> Response[str]:
    """A message's HTML alone, as a mail program would show it: no scripts, nothing loaded."""
    found = await _find(request, key)
    if found.html is None:
        raise NotFoundException
    return _html(found.html, LETTER_POLICY)


@get("/dev/outbox/{key:str}/papers/{number:int}", name="mailbox_paper")
async def paper(
    request: Request[Any, Any, Any], key: FromPath[str], number: FromPath[int]
) -> Response[bytes]:
    """A paper that went along with a message, the first one 1."""
    papers = (await _find(request, key)).papers
    if not 1 <= number <= len(papers):
        raise NotFoundException
    found = papers[number - 1]
    return Response(found.content, media_type=maildir.PDF, headers=_shown(found.file_name))


def _shown(file_name: str) -> dict[str, str]:
    name = f"inline; filename*=UTF-8''{quote(file_name, safe='')}"
    return {"content-security-policy": PAPER_POLICY, "content-disposition": name}


async def _find(request: Request[Any, Any, Any], key: str) -> Message:
    found = await asyncio.to_thread(maildir.find, _folder(request), key)
    if found is None:
        raise NotFoundException
    return found


def _folder(request: Request[Any, Any, Any]) -> Path:
    settings = _house(request).settings
    if not settings.development or settings.mailbox is None:
        raise NotFoundException
    return settings.mailbox


def _house(request: Request[Any, Any, Any]) -> House:
    return request.app.state.house


def _language(request: Request[Any, Any, Any]) -> Language:
    return preferred(request.headers.get("accept-language"))


def _html(page: str, policy: str) -> Response[str]:
    headers = {"content-security-policy": policy, "vary": "accept-language"}
    return Response(page, media_type=MediaType.HTML, headers=headers)


ROUTES: Final[tuple[BaseRouteHandler, ...]] = (messages, message, letter, paper)
