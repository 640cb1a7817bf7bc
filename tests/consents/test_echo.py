"""A newsletter tool that tells us back what we told it."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.consents.leaving import MAIL, agree, sendable
from tests.consents.test_along import NEW, move
from tests.consents.test_frozen import change, tool_hears
from tests.consents.test_no_holds import numbered
from tests.events.shop import Happened, just_now, states, tell

from minside.auth import actions as auth
from minside.consents.actions import Purpose
from minside.consents.actions.told import ECHO
from minside.core import clock
from minside.core.house import House

NEWS = Purpose.NEWS


async def tell_back(house: House, type: str, told: dict[str, Any]) -> None:
    who = {each: told[each] for each in ("customer", "email") if told.get(each)}
    data = {"purpose": told["purpose"], "channel": told["channel"], **who}
    words = {"text": "Ja takk"} if type == "consent.given" else {}
    await tell(house, Happened(type, {**data, **words}, just_now()), source="newsletter")


@pytest.mark.parametrize("type", ["consent.withdrawn", "consent.given"])
async def test_what_we_told_is_nobodys_word_when_it_comes_back(
    type: str, house: House, owner: Any, reader: UUID
) -> None:
    """Of a freeze, an opening or an address that was left: the ledger stays, news come to the new address, and
    the operator reads why, even where the tool writes our words its own way."""
    await numbered(owner, reader)
    await agree(house, reader, NEWS)
    await move(house, owner, reader)
    rows = await owner.fetch("SELECT data FROM outgoing_event WHERE type = 'consent.changed'")
    [left] = [each for row in rows if not (each := json.loads(row["data"]))["given"]]
    assert ("address_changed", MAIL) == (left["channel"], left["email"])
    entries = await owner.fetchval("SELECT count(*) FROM consent_entry")
    for echo in (left, {**left, "channel": "account_frozen"}, {**left, "channel": " Account_Open"}):
        await tell_back(house, type, echo)
    assert {("handled", ECHO)} == {*(await states(owner)).values()}
    assert entries == await owner.fetchval("SELECT count(*) FROM consent_entry")
    assert [NEWS] == await sendable(house, reader, [NEWS], NEW)


async def test_an_account_opens_with_what_was_told_back_while_it_was_frozen(
    sender: House, web: House, owner: Any, reader: UUID
) -> None:
    """The newsletter that she never said no to comes again."""
    now = clock.now()
    with clock.stopped_at(now):
        await numbered(owner, reader)
        await agree(sender, reader, NEWS)
        await change(owner, reader, "token")
        async with web.database.scope():
            await auth.freeze("token", device=None, keys=web.keys)
        [(purpose, _, channel)] = await tool_hears(sender, owner)
    frozen = {"purpose": purpose, "channel": channel, "customer": "10001", "email": MAIL}
    await tell_back(sender, "consent.withdrawn", frozen)
    with clock.stopped_at(now + timedelta(days=7, minutes=2)):
        assert [("news", True, "account_open")] == await tool_hears(sender, owner)
        assert [NEWS] == await sendable(sender, reader, [NEWS], MAIL)
