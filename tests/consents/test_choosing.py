"""What a browser answered: kept as proof, and tied to nobody."""

from typing import Any

import pytest

from minside.consents import actions as consents
from minside.consents.actions import Door, Purpose
from minside.core.house import House
from minside.core.language import Language


async def test_each_answer_has_a_subject_of_its_own(web: House, owner: Any) -> None:
    """Both purposes of one answer stand together; the next answer can't be tied to it."""
    for accepted in (True, False):
        async with web.database.scope():
            answers = {Purpose.STATISTICS_COOKIES: accepted, Purpose.MARKETING_COOKIES: False}
            await consents.choose(answers, Language.NB, Door.BANNER, web.keys)
    rows = await owner.fetch(
        "SELECT subject, purpose, action, text_sha256 IS NOT NULL AS text FROM consent_entry"
        " WHERE subject IS NOT NULL ORDER BY number"
    )
    assert [
        ("statistics_cookies", "given"), ("marketing_cookies", "withdrawn"),
        ("statistics_cookies", "withdrawn"), ("marketing_cookies", "withdrawn"),
    ] == [(row["purpose"], row["action"]) for row in rows]  # fmt: skip
    assert all(row["text"] for row in rows)
    first, second, third, fourth = (row["subject"] for row in rows)
    assert (first, third) == (second, fourth)
    assert first != third
    assert {("browser", None, None)} == {
        tuple(row)
        for row in await owner.fetch("SELECT kind, customer, address FROM consent_subject")
    }


async def test_nobody_is_told_of_a_browsers_answer(web: House, owner: Any) -> None:
    """The newsletter tool has no use for it; the ledger's head is noted outside all the same."""
    async with web.database.scope():
        answers = {Purpose.STATISTICS_COOKIES: True}
        await consents.choose(answers, Language.EN, Door.MIN_SIDE, web.keys)
    assert 0 == await owner.fetchval("SELECT count(*) FROM outgoing_event")
    assert ["consents.note_head"] == [
        row[0] for row in await owner.fetch("SELECT entrypoint FROM pgqueuer")
    ]


async def test_a_browser_answers_for_no_address(web: House, owner: Any) -> None:
    """What belongs to an address or an account isn't chosen like this."""
    async with web.database.scope():
        with pytest.raises(ValueError, match="not a browser's"):
            await consents.choose({Purpose.NEWS: True}, Language.NB, Door.BANNER, web.keys)
    assert 0 == await owner.fetchval("SELECT count(*) FROM consent_entry")
