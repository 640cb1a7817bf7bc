"""Which version somebody saw last, and the notice over HTTP, signed in and out."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from tests.house.portal import Portal, Visitor

from minside.core import clock
from minside.core.database import Database
from minside.core.language import Language
from minside.core.refusals import NotFound
from minside.privacy import actions as privacy
from minside.privacy import notice

NEWEST = notice.versions(Language.NB)[-1].version
NOTICE = """
query ($since: Int) { privacyNotice(since: $since) {
  version date title lastSeenVersion
  sections { key title level blocks { text items } }
  versions { version date summary }
  changes { since sections { key title kind lines { isItem runs { kind text } } } }
} }
"""
SEEN = """
mutation ($version: Int!) { privacyNoticeSeen(input: { version: $version }) {
  lastSeenVersion userErrors { field code message }
} }
"""
MORNING = datetime(2026, 12, 1, 9, tzinfo=UTC)


async def send(visitor: Visitor, document: str, language: str = "nb", **variables: Any) -> Any:
    response: httpx.Response = await visitor.client.post(
        "/graphql",
        json={"query": document, "variables": variables},
        headers={"accept-language": language},
    )
    return response.json()


async def ask(visitor: Visitor, document: str, language: str = "nb", **variables: Any) -> Any:
    """The answer's only field, and no error beside it."""
    answer = await send(visitor, document, language, **variables)
    assert "errors" not in answer, answer
    [value] = answer["data"].values()
    return value


async def seen_at(owner: Any) -> list[tuple[int, datetime]]:
    return [tuple(row) for row in await owner.fetch("SELECT version, seen_at FROM notice_seen")]


async def test_what_was_shown_is_remembered_once(
    owner: Any, app_database: Database, kari: UUID
) -> None:
    """With the moment at which it was first shown; shown again, nothing changes."""
    async with app_database.scope(customer=kari):
        assert await privacy.last_seen(kari) is None
    for hours in (0, 1):
        with clock.stopped_at(MORNING + timedelta(hours=hours)):
            async with app_database.scope(customer=kari):
                assert NEWEST == await privacy.see(kari, NEWEST)
    assert [(NEWEST, MORNING)] == await seen_at(owner)
    async with app_database.scope(customer=kari):
        assert NEWEST == await privacy.last_seen(kari)


async def test_an_older_page_takes_nothing_back(
    owner: Any, app_database: Database, kari: UUID
) -> None:
    """A window that was left open shows an old version: the newest that was seen stays."""
    for version in (1, NEWEST, 1):
        with clock.stopped_at(MORNING + timedelta(hours=version)):
            async with app_database.scope(customer=kari):
                await privacy.see(kari, version)
    assert [(NEWEST, MORNING + timedelta(hours=NEWEST))] == await seen_at(owner)


async def test_two_windows_at_once_note_it_once(
    owner: Any, app_database: Database, kari: UUID
) -> None:
    """Neither fails, and there is one row."""

    async def see(version: int) -> int:
        async with app_database.scope(customer=kari):
            return await privacy.see(kari, version)

    await asyncio.gather(see(1), see(NEWEST), see(1), see(NEWEST))
    assert [NEWEST] == [version for version, _ in await seen_at(owner)]


@pytest.mark.parametrize("version", [0, -1, NEWEST + 1, 2**31 - 1])
async def test_a_version_that_is_not_there_is_refused(
    owner: Any, app_database: Database, kari: UUID, version: int
) -> None:
    """At its field, and nothing is kept."""
    with pytest.raises(NotFound) as refused:
        async with app_database.scope(customer=kari):
            await privacy.see(kari, version)
    assert ("version",) == refused.value.field
    assert [] == await seen_at(owner)


async def test_anybody_may_read_it(portal: Portal, owner: Any) -> None:
    """Who isn't signed in reads it whole, in either language; nothing is remembered, not by a cookie
    either (S21 to S23, S35, S44)."""
    stranger = portal.visitor()
    for language in Language:
        found = await ask(stranger, NOTICE, language.value)
        newest = notice.versions(language)[-1]
        assert (newest.version, newest.date.isoformat()) == (found["version"], found["date"])
        assert newest.title == found["title"]
        assert [each.key for each in newest.sections] == [each["key"] for each in found["sections"]]
        assert (None, None) == (found["lastSeenVersion"], found["changes"])
        assert list(range(NEWEST, 0, -1)) == [each["version"] for each in found["versions"]]
        text = str(found["sections"])
        for said in ("Mikopet AS", "Datatilsynet", "post@mikopet.no"):
            assert said in text
    assert 0 == len(stranger.client.cookies)
    assert [] == await seen_at(owner)


async def test_who_saw_an_older_one_is_told_what_changed(
    portal: Portal, visitor: Visitor, owner: Any
) -> None:
    """Since that one, until the newest has been shown; then there is nothing new."""
    first = await ask(visitor, SEEN, version=1)
    assert {"lastSeenVersion": 1, "userErrors": []} == first
    found = await ask(visitor, NOTICE)
    assert (1, 1) == (found["lastSeenVersion"], found["changes"]["since"])
    changed = {each["key"]: each["kind"] for each in found["changes"]["sections"]}
    assert {"cookies": "CHANGED", "kept": "ADDED", "rights": "ADDED"}.items() <= changed.items()
    kinds = {
        run["kind"]
        for section in found["changes"]["sections"]
        for line in section["lines"]
        for run in line["runs"]
    }
    assert {"KEPT", "INSERTED", "DELETED"} == kinds
    await ask(visitor, SEEN, version=NEWEST)
    found = await ask(visitor, NOTICE)
    assert (NEWEST, None) == (found["lastSeenVersion"], found["changes"])


async def test_it_can_be_compared_with_any_that_was(portal: Portal, visitor: Visitor) -> None:
    """Whatever was seen last, by a stranger too; with one that never was, in words of none."""
    for reader in (visitor, portal.visitor()):
        assert 1 == (await ask(reader, NOTICE, since=1))["changes"]["since"]
        for since in (0, -1, NEWEST, NEWEST + 1, 2**31 - 1):
            assert (await ask(reader, NOTICE, since=since))["changes"] is None


async def test_the_difference_is_in_the_readers_language(portal: Portal) -> None:
    """English is compared with English."""
    found = await ask(portal.visitor(), NOTICE, "en", since=1)
    titles = [each["title"] for each in found["changes"]["sections"]]
    assert "How long we keep the information" in titles


async def test_a_wrong_number_is_refused_in_words(visitor: Visitor, owner: Any) -> None:
    """At its field; nothing is kept."""
    refused = await ask(visitor, SEEN, version=99)
    assert refused["lastSeenVersion"] is None
    [error] = refused["userErrors"]
    assert (["version"], "NOT_FOUND") == (error["field"], error["code"])
    assert [] == await seen_at(owner)


async def test_a_stranger_has_seen_nothing(portal: Portal, owner: Any) -> None:
    """Who isn't signed in is asked to be; nothing is kept."""
    answer = await send(portal.visitor(), SEEN, version=1)
    assert "UNAUTHENTICATED" == answer["errors"][0]["extensions"]["code"]
    assert [] == await seen_at(owner)
