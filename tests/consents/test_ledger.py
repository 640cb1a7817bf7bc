"""The ledger: what is said is written, in order, for good, and holds."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import Action, Agreed, Door, Kind, Purpose, State
from minside.core import clock
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.core.language import Language
from minside.core.refusals import Refused

NOON = datetime(2026, 11, 30, 11, tzinfo=UTC)


def agreed(*purposes: Purpose) -> list[Agreed]:
    return [Agreed(each, 1, Language.NB) for each in purposes]


@pytest.fixture
async def grown(owner: Any, kari: UUID) -> UUID:
    """Kari, whose year and address are known."""
    await owner.execute("UPDATE customer SET birth_year = 1990, email_verified_at = now()")
    return kari


async def give(house: House, customer: UUID, *purposes: Purpose) -> dict[Purpose, Action]:
    async with house.database.scope(customer=customer):
        return await consents.give(customer, agreed(*purposes), Door.MIN_SIDE, house.keys)


async def withdraw(
    house: House, customer: UUID, *purposes: Purpose, door: Door = Door.MIN_SIDE
) -> list[int]:
    async with house.database.scope(customer=customer):
        found = await consents.of_customer(customer, purposes)
        return await consents.withdraw(list(found.values()), purposes, door.value, house.keys)


async def states(house: House, customer: UUID) -> dict[Purpose, State]:
    async with house.database.scope(customer=customer):
        return {each.purpose: each.state for each in await consents.standings(customer)}


async def entries(owner: Any) -> Sequence[Any]:
    return await owner.fetch("SELECT * FROM consent_entry ORDER BY number")


async def test_a_yes_and_a_no_are_written_in_order(web: House, owner: Any, grown: UUID) -> None:
    """Each says what, how, when and about which text; the first line opens the year."""
    await give(web, grown, Purpose.NEWS, Purpose.OFFERS)
    await withdraw(web, grown, Purpose.NEWS, door=Door.FOOT_LINK)
    rows = await entries(owner)
    assert [
        ("opened", None, None),
        ("given", "news", "min_side"),
        ("given", "offers", "min_side"),
        ("withdrawn", "news", "foot_link"),
    ] == [(row["action"], row["purpose"], row["channel"]) for row in rows]
    assert texts.latest(Purpose.NEWS, Language.NB).sha256 == rows[1]["text_sha256"]
    assert rows[1]["number"] == rows[3]["cites"]
    found = await states(web, grown)
    assert (State.WITHDRAWN, State.GIVEN, State.NEVER) == (
        found[Purpose.NEWS], found[Purpose.OFFERS], found[Purpose.ARTICLES],
    )  # fmt: skip


async def test_what_was_said_already_is_not_said_again(web: House, owner: Any, grown: UUID) -> None:
    """A second yes or no adds nothing."""
    for _ in range(2):
        await give(web, grown, Purpose.NEWS)
    for _ in range(2):
        await withdraw(web, grown, Purpose.NEWS)
    assert 3 == len(await entries(owner))


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE consent_entry SET purpose = 'offers' WHERE number = 2",
        "DELETE FROM consent_entry WHERE number = 2",
        "TRUNCATE consent_entry",
        "INSERT INTO consent_entry SELECT number + 5, year, subject, purpose, action, basis, channel,"
        " text_sha256, at, written_at, cites, note_mac, key_id, previous, mac FROM consent_entry WHERE number = 2",
    ],
)
async def test_nobody_changes_what_is_written(
    attempt: str, web: House, owner: Any, grown: UUID
) -> None:
    """Not even the database's owner by a plain statement; the web's role isn't granted it at all."""
    await give(web, grown, Purpose.NEWS)
    with pytest.raises(asyncpg.PostgresError):
        await owner.execute(attempt)
    with pytest.raises(asyncpg.PostgresError):
        async with web.database.scope(customer=grown) as scope:
            await scope.execute(attempt)
    assert 2 == len(await entries(owner))


async def test_another_customers_entries_are_neither_read_nor_written(
    web: House, owner: Any, grown: UUID, ola: UUID
) -> None:
    """PostgreSQL refuses a word in another's name (N6)."""
    await give(web, grown, Purpose.NEWS)
    karis = await owner.fetchval("SELECT id FROM consent_subject")
    async with web.database.scope(customer=ola) as scope:
        assert [] == await scope.fetch("SELECT FROM consent_entry WHERE subject IS NOT NULL")
        assert [] == await scope.fetch("SELECT FROM consents_of(ARRAY[$1::uuid])", karis)
    said = consents.Said(karis, "news", Action.WITHDRAWN, "min_side")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with web.database.scope(customer=ola):
            await consents.append([said], web.keys)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with web.database.scope(customer=ola) as scope:
            await scope.fetch("SELECT consent_subject_of($1, 'mail', now())", grown)


async def test_a_token_speaks_for_its_subject_alone(web: House, owner: Any, grown: UUID) -> None:
    """Whoever holds it is nobody signed in, and takes back what it is about."""
    await give(web, grown, Purpose.NEWS)
    subject = await owner.fetchval("SELECT id FROM consent_subject")
    async with web.database.scope():
        found = await consents.opened(subject)
        assert found is not None
        await consents.withdraw([found], [Purpose.NEWS], Door.ONE_CLICK.value, web.keys)
    assert State.WITHDRAWN == (await states(web, grown))[Purpose.NEWS]


async def test_an_address_of_nobodys_has_consents_too(house: House, owner: Any) -> None:
    """What the newsletter tool tells of an address stays with it, and nobody's page shows it."""
    async with house.database.scope():
        [subject] = await consents.of_address(Kind.MAIL, "Nina@example.com")
        yes = consents.Said(subject.id, "news", Action.GIVEN, "tool/signup_form")
        await consents.append([yes], house.keys)
        ground = await consents.may_send(Purpose.NEWS, Addressee(None, "nina@EXAMPLE.com"))
        assert ground is not None
        assert (2, None) == (ground.entry, ground.text_sha256)
        assert [subject.id] == [
            each.id for each in await consents.of_address(Kind.MAIL, "nina@example.com")
        ]


async def test_what_was_said_last_holds_whatever_was_told_last(house: House, owner: Any) -> None:
    """A yes that comes late, of before the no, brings nothing back."""
    async with house.database.scope():
        [subject] = await consents.of_address(Kind.SMS, "+4791234567")
        for action, at in ((Action.WITHDRAWN, NOON), (Action.GIVEN, NOON - timedelta(hours=1))):
            said = consents.Said(subject.id, "sms", action, "tool/form", at=at)
            await consents.append([said], house.keys)
        assert await consents.may_send(Purpose.SMS, Addressee(None, "+4791234567")) is None


async def test_a_year_is_sealed_and_the_next_one_opened(
    web: House, owner: Any, grown: UUID
) -> None:
    """The chain goes on over New Year in Oslo."""
    with clock.stopped_at(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        await give(web, grown, Purpose.NEWS)
    with clock.stopped_at(datetime(2026, 12, 31, 23, 0, tzinfo=UTC)):
        await withdraw(web, grown, Purpose.NEWS)
    assert [
        (2026, "opened"), (2026, "given"), (2026, "sealed"), (2027, "opened"), (2027, "withdrawn"),
    ] == [(row["year"], row["action"]) for row in await entries(owner)]  # fmt: skip


@pytest.mark.parametrize(
    ("born", "purpose", "code"),
    [
        (None, Purpose.NEWS, "BIRTH_YEAR_NEEDED"),
        (2011, Purpose.NEWS, "TOO_YOUNG"),
        (2010, Purpose.NEWS, None),
        (2008, Purpose.PERSONALISATION, "TOO_YOUNG"),
        (2007, Purpose.PERSONALISATION, None),
        (2020, Purpose.CART_REMINDER, None),
        (1990, Purpose.SMS, "NO_ADDRESS"),
    ],
)
async def test_who_may_say_yes(
    born: int | None, purpose: Purpose, code: str | None, web: House, owner: Any, grown: UUID
) -> None:
    """Fifteen by the year alone, eighteen to be profiled, and there must be something to reach."""
    await owner.execute("UPDATE customer SET birth_year = $1", born)
    with clock.stopped_at(NOON):
        if code is None:
            await give(web, grown, purpose)
            return
        with pytest.raises(Refused) as refused:
            await give(web, grown, purpose)
    assert [code] == [each.code.value for each in refused.value.refusals]


async def test_an_address_that_nobody_confirmed_is_asked_first(
    web: House, owner: Any, grown: UUID
) -> None:
    """What somebody wrote may be another's address: a yes there waits for that address to say it."""
    await owner.execute("UPDATE customer SET email_verified_at = NULL, phone = '+4791234567'")
    assert {Purpose.NEWS: Action.ASKED, Purpose.SMS: Action.ASKED} == await give(
        web, grown, Purpose.NEWS, Purpose.SMS
    )
    assert State.ASKED == (await states(web, grown))[Purpose.NEWS]


async def test_a_consent_stays_with_the_address_it_was_given_for(
    web: House, house: House, owner: Any, grown: UUID
) -> None:
    """Another address of the customer's gets nothing by it, and the old one nothing either."""
    await give(web, grown, Purpose.NEWS)
    await owner.execute("UPDATE customer SET email = 'kari2@example.com'")
    async with house.database.scope():
        for address in ("kari@example.com", "kari2@example.com"):
            assert await consents.may_send(Purpose.NEWS, Addressee(grown, address)) is None


async def test_a_reminder_of_a_cart_holds_until_somebody_objects(
    web: House, house: House, grown: UUID
) -> None:
    """It rests on a legitimate interest (S43)."""
    kari = Addressee(grown, "kari@example.com")
    async with house.database.scope():
        assert consents.Ground() == await consents.may_send(Purpose.CART_REMINDER, kari)
    await withdraw(web, grown, Purpose.CART_REMINDER)
    async with house.database.scope():
        assert await consents.may_send(Purpose.CART_REMINDER, kari) is None


async def test_what_held_at_a_moment_is_told_later(web: House, house: House, grown: UUID) -> None:
    """Of a message of yesterday it is asked what held yesterday."""
    with clock.stopped_at(NOON):
        await give(web, grown, Purpose.PERSONALISATION)
    with clock.stopped_at(NOON + timedelta(hours=2)):
        await withdraw(web, grown, Purpose.PERSONALISATION)
    async with house.database.scope():
        held = [
            await consents.in_force(grown, Purpose.PERSONALISATION, NOON + timedelta(hours=hours))
            for hours in (-1, 0, 1, 2)
        ]
        assert [None, 2, 2, None] == [each and each.entry for each in held]
        assert await consents.in_force(grown, Purpose.PERSONALISATION) is None


async def test_a_text_that_was_changed_is_shown_anew(web: House, grown: UUID) -> None:
    """Nobody agrees to words that they didn't see."""
    with pytest.raises(Refused) as refused:
        async with web.database.scope(customer=grown):
            old = [Agreed(Purpose.NEWS, 0, Language.NB)]
            await consents.give(grown, old, Door.MIN_SIDE, web.keys)
    assert ["STALE_VERSION"] == [each.code.value for each in refused.value.refusals]
