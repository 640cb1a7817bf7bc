"""A message exists exactly when what caused it does, and its secrets are nobody's to read."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from tests.outbox.messages import LINK, jobs_of, letter, post, row, sms

from minside.auth import mail
from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.outbox import actions as outbox
from minside.outbox.templates import WrongValues


class SomethingFailed(Exception):
    """What rolls a transaction back."""


async def test_a_message_comes_with_its_job(house: House, owner: Any, kari: UUID) -> None:
    """Both are there once the cause commits; the job holds the message's id and no more."""
    id = await post(house, letter(customer=kari))
    assert "queued" == (await row(owner, id))["state"]
    assert ["queued"] == await jobs_of(owner, id)


async def test_what_is_rolled_back_leaves_neither(house: House, owner: Any, kari: UUID) -> None:
    """A cause that didn't happen tells nobody."""
    with pytest.raises(SomethingFailed):
        async with house.database.scope():
            await outbox.post(letter(customer=kari), house.keys)
            raise SomethingFailed
    assert 0 == await owner.fetchval("SELECT count(*) FROM message")
    assert 0 == await owner.fetchval("SELECT count(*) FROM pgqueuer")


async def test_a_savepoint_that_is_undone_leaves_neither(house: House, owner: Any) -> None:
    """A refused mutation's letter isn't sent, though the request goes on."""
    async with house.database.scope() as scope:
        await outbox.post(sms(), house.keys)
        with pytest.raises(SomethingFailed):
            async with scope.savepoint():
                await outbox.post(letter(), house.keys)
                raise SomethingFailed
    assert ["sms"] == [r["channel"] for r in await owner.fetch("SELECT channel FROM message")]
    assert 1 == await owner.fetchval("SELECT count(*) FROM pgqueuer")


async def test_secrets_lie_sealed(house: House, owner: Any) -> None:
    """A copy of the database opens nobody's account."""
    message = await row(owner, await post(house, letter()))
    assert LINK.encode() not in message["secrets"]
    assert "hemmelig" not in str({**message, "secrets": None})
    assert '{"name": "Kari"}' == message["values"]


async def test_a_link_without_an_end_is_a_bug(house: House) -> None:
    """What opens something must end, so that what isn't sent can be blanked."""
    endless = outbox.Letter(
        mail.PASSWORD_RESET, "kari@example.com", Language.NB, None, {"name": ""}, {"link": LINK}
    )
    with pytest.raises(outbox.EndlessSecret):
        await post(house, endless)


async def test_a_letter_without_its_values_is_a_bug(house: House) -> None:
    """Whoever posts learns it at once, and not the worker."""
    wrong = outbox.Letter(
        mail.PASSWORD_RESET, "kari@example.com", Language.NB, None, {}, {}, clock.now()
    )
    with pytest.raises(WrongValues):
        await post(house, wrong)


@pytest.mark.parametrize(
    "to",
    ["", "kari", "kari@example.com\r\nBcc: ola@example.com", "a b@example.com", "a@b@c", "@x.no"],
)
async def test_the_table_takes_no_address_that_is_none(to: str, house: House) -> None:
    """Line breaks and blanks never come as far as a header."""
    with pytest.raises(asyncpg.CheckViolationError):
        await post(house, letter(to))


@pytest.mark.parametrize("to", ["91234567", "+0791234567", "kari@example.com", "+47 91234567"])
async def test_the_table_takes_no_number_that_is_none(to: str, house: House) -> None:
    """An SMS goes to E.164 alone."""
    with pytest.raises(asyncpg.CheckViolationError):
        await post(house, sms(to))


async def test_the_web_posts_for_its_customer_and_for_nobody(
    house: House, app_database: Database, owner: Any, kari: UUID, ola: UUID
) -> None:
    """A visitor's letter needs no customer; nobody's letter is on another's account."""
    async with app_database.scope():
        await outbox.post(letter(), house.keys)
    async with app_database.scope(customer=kari):
        await outbox.post(letter(customer=kari), house.keys)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with app_database.scope(customer=ola):
            await outbox.post(letter(customer=kari), house.keys)
    posted = await owner.fetch("SELECT customer FROM message ORDER BY id")
    assert [None, kari] == [each["customer"] for each in posted]


async def test_the_web_reads_its_customers_messages_and_changes_none(
    house: House, app_database: Database, kari: UUID
) -> None:
    """What was sent stays as it was sent; what is nobody's stays unseen."""
    await post(house, letter())
    await post(house, letter(customer=kari))
    async with app_database.scope(customer=kari) as scope:
        assert [kari] == [r["customer"] for r in await scope.fetch("SELECT * FROM message")]
    async with app_database.scope() as scope:
        assert [] == await scope.fetch("SELECT * FROM message")
    for statement in ("UPDATE message SET state = 'queued'", "DELETE FROM message"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with app_database.scope(customer=kari) as scope:
                await scope.execute(statement)


async def test_a_sent_message_can_keep_no_secret(house: House, owner: Any) -> None:
    """The database itself holds that links are gone once sent."""
    id = await post(house, letter(lasts=timedelta(hours=1)))
    with pytest.raises(asyncpg.CheckViolationError):
        await owner.execute("UPDATE message SET state = 'sent', sent_at = now() WHERE id = $1", id)
