"""Customer service as the app asks for it, over HTTP; and what is attached, in and out."""

from collections.abc import AsyncGenerator
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.conftest import give_password
from tests.contact.documents import ALL, ONE, START
from tests.core.test_stranger_documents import pdf, zipped
from tests.house.portal import Portal, Visitor, open_portal
from tests.house.test_upload import picture
from tests.orders.orders import order

from minside.core import files
from minside.core.postgres import Server
from minside.core.settings import Environment

UPLOAD = "/upload?as=attachment"


@pytest.fixture
async def portal(
    migrated: Server, kari: UUID, ola: UUID, quick_hashes: None
) -> AsyncGenerator[Portal]:
    """Any document may run."""
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        for customer in (kari, ola):
            await give_password(portal.database, customer)
        yield portal


@pytest.fixture
async def visitor(portal: Portal) -> Visitor:
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


async def ask(visitor: Visitor, query: str, **variables: Any) -> Any:
    answer = await visitor.client.post("/graphql", json={"query": query, "variables": variables})
    assert "errors" not in answer.json(), answer.json()
    [value] = answer.json()["data"].values()
    return value


async def start(visitor: Visitor, **said: Any) -> Any:
    told = {
        "kind": "QUESTION",
        "subject": "Mengde",
        "text": "Hvor mye?",
        "idempotencyKey": str(uuid4()),
    }
    return await ask(visitor, START, input=told | said)


async def upload(visitor: Visitor, content: bytes) -> Any:
    return (await visitor.client.post(UPLOAD, content=content)).json()


async def test_a_pdf_comes_back_as_it_was_to_be_saved_and_not_shown(
    portal: Portal, visitor: Visitor
) -> None:
    """With a fixed type, never sniffed, for its owner alone; a picture is drawn anew beside it."""
    paper, photo = pdf(2), picture()
    uploads = [(await upload(visitor, each))["upload"] for each in (paper, photo)]
    attachments = [{"upload": uploads[0], "name": "journal.pdf"}, {"upload": uploads[1]}]
    made = (await start(visitor, attachments=attachments))["conversation"]
    [document, shown] = made["messages"][0]["attachments"]
    assert ("PDF", "journal.pdf", len(paper), None) == (
        document["kind"], document["name"], document["size"], document["thumbnailUrl"],
    )  # fmt: skip
    saved = await visitor.client.get(document["url"])
    headers = ("content-type", "content-disposition", "x-content-type-options", "cache-control")
    assert ("application/pdf", "attachment", "nosniff", "no-store") == tuple(
        saved.headers[name] for name in headers
    )
    assert paper == saved.content
    assert "image/webp" == (await visitor.client.get(shown["url"])).headers["content-type"]
    crossed = [
        document["url"].replace("attachment", "photo"),
        shown["url"].replace("photo", "attachment"),
    ]
    ola = portal.visitor()
    await ola.sign_in("ola@example.com")
    for who, url in ((visitor, crossed[0]), (visitor, crossed[1]), (ola, document["url"])):
        assert 404 == (await who.client.get(url)).status_code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ a programme", "NOT_AN_ATTACHMENT"), (zipped(), "NOT_AN_ATTACHMENT"),
        (b"<html><script>alert(1)</script>", "NOT_AN_ATTACHMENT"), (b"%PDF-1.7 or is it", "NOT_A_DOCUMENT"),
        (picture(10_000, 10_000, "PNG"), "PICTURE_TOO_LARGE"), (b"%PDF-" + bytes(9 * 1024 * 1024), "FILE_TOO_LARGE"),
    ],
    ids=["programme", "zip bomb", "page", "hollow", "100 megapixels", "9 MB"],
)  # fmt: skip
async def test_an_attachment_that_lies_is_refused(
    content: bytes, code: str, visitor: Visitor, owner: Any
) -> None:
    """By its content, whatever it calls itself; nothing is stored."""
    answer = await upload(visitor, content)
    assert (None, code) == (answer["upload"], answer["userErrors"][0]["code"])
    assert 0 == await owner.fetchval("SELECT count(*) FROM file")


async def test_a_day_has_room_for_so_much_paper(
    visitor: Visitor, owner: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A PDF is kept as large as it came: whoever brings too much waits for a day, and pictures still go."""
    paper = pdf()
    monkeypatch.setattr(files, "PAPERS_A_DAY", 2 * len(paper))
    answers = [await upload(visitor, paper) for _ in range(3)]
    assert [[], [], ["THROTTLED"]] == [
        [error["code"] for error in answer["userErrors"]] for answer in answers
    ]
    assert "24 timer" in answers[-1]["userErrors"][0]["message"]
    assert 2 == await owner.fetchval("SELECT count(*) FROM file")
    assert (await upload(visitor, picture()))["upload"]
    await owner.execute("UPDATE file SET created_at = created_at - interval '1 day'")
    assert (await upload(visitor, paper))["upload"]


async def test_elsewhere_a_pdf_is_no_picture(visitor: Visitor) -> None:
    """Without `?as=attachment` the door takes pictures alone."""
    answer = (await visitor.client.post("/upload", content=pdf())).json()
    assert "NOT_A_PICTURE" == answer["userErrors"][0]["code"]


async def test_a_page_takes_as_many_statements_of_one_as_of_twenty(
    portal: Portal, visitor: Visitor, owner: Any, kari: UUID
) -> None:
    """Everything that the page shows, however much there is."""
    bought = await order(owner, kari)
    counted: list[int] = []
    for n in (1, 9):
        for _ in range(n):
            assert [] == (await start(visitor, order=str(bought), line="1"))["userErrors"]
        me = await ask(visitor, ALL)
        counted.append(portal.lines.all[-1]["statements"])
    assert (10, 10) == (me["conversations"]["totalCount"], me["contactEntries"]["totalCount"])
    assert counted[0] == counted[1]


async def test_anothers_conversation_isnt_there(portal: Portal, visitor: Visitor) -> None:
    """Neither is one whose id can't be ours."""
    made = (await start(visitor))["conversation"]["id"]
    assert (await ask(visitor, ONE, id=made))["conversation"]
    ola = portal.visitor()
    await ola.sign_in("ola@example.com")
    for id in (made, "x", str(UUID(int=1))):
        assert (await ask(ola, ONE, id=id))["conversation"] is None
