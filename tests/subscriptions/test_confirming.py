"""What was agreed, and that it has ended, by letter: once each, whatever was undone meanwhile."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, lives, sells
from tests.subscriptions.eaten import dog, named

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.outbox import actions as outbox
from minside.outbox.templates import named as template_named
from minside.outbox.templates import render, subject
from minside.pets import actions as pets
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import Asked, LineForm, NewForm, Unit

FIRST = date(2026, 11, 18)
FORM = NewForm(
    lines=[LineForm(sku=FEED, quantity=2), LineForm(sku=TREATS)],
    every=4,
    unit=Unit.WEEK,
    first_on=FIRST,
)


class Writing:
    """Kari, what she does on the web, and the worker that writes afterwards."""

    def __init__(self, house: House, web: House, owner: Any, customer: UUID) -> None:
        self.house, self.web, self.owner, self.customer = house, web, owner, customer

    async def begins(self, form: NewForm = FORM, key: str = "a") -> UUID:
        async with self.web.database.scope(customer=self.customer):
            made = await subscriptions.create(self.web, self.customer, form, key=key)
        return made.id

    async def do(self, verb: Any, subscription: UUID, *args: Any, key: str | None = None) -> Any:
        async with self.web.database.scope(customer=self.customer):
            found = await subscriptions.load(self.customer, subscription)
            assert found is not None
            asked = Asked(
                customer=self.customer, subscription=subscription, version=found.version, key=key
            )
            takes_house = verb is not subscriptions.cancel
            return await verb(*([self.web, asked] if takes_house else [asked]), *args)

    async def ends(self, subscription: UUID, key: str | None = None) -> UUID:
        done = await self.do(subscriptions.cancel, subscription, None, key=key)
        return done.change

    async def farewell(self, pet: UUID, *seen: UUID) -> None:
        async with self.web.database.scope(customer=self.customer):
            known = [await subscriptions.load(self.customer, each) for each in seen]
            form = subscriptions.FarewellForm(
                pet=pet,
                kind=pets.FarewellKind.DIED,
                memory=pets.Memory.KEEP,
                seen={each.id: each.version for each in known if each},
            )
            await subscriptions.farewell(self.web, self.customer, form, key="f")

    async def wrote(self) -> list[tuple[str, dict[str, Any], str]]:
        """Once ten minutes have passed and the worker has done what waits; all letters so far: which,
        what each says, and its text."""
        await self.owner.execute("UPDATE pgqueuer SET execute_after = now()")
        jobs = {
            subscriptions.CONFIRM: subscriptions.confirm,
            subscriptions.CONFIRM_FAREWELL: subscriptions.confirm_farewell,
        }
        rows = await self.owner.fetch(
            "DELETE FROM pgqueuer WHERE entrypoint = ANY($1) RETURNING id, entrypoint, payload",
            list(jobs),
        )
        for row in sorted(rows, key=lambda row: row["id"]):
            async with self.house.database.scope():
                await jobs[row["entrypoint"]](self.house, UUID(bytes=row["payload"]))
        return [
            (row["template"].removeprefix("subscriptions/"), said, text(row, said))
            for row in await self.owner.fetch("SELECT * FROM message ORDER BY created_at, id")
            for said in [msgspec.json.decode(row["values"])]
        ]


def called(row: Any) -> str:
    said = msgspec.json.decode(row["values"])
    return subject(template_named(row["template"]), Language(row["language"]), said)


def text(row: Any, said: dict[str, Any]) -> str:
    letter = render(
        template_named(row["template"]), Language(row["language"]), said,
        public_url="https://min.example",
    )  # fmt: skip
    return " ".join(letter.text.split())


@pytest.fixture
async def kari_(house: House, web: House, owner: Any, kari: UUID) -> Writing:
    await sells(owner)
    await lives(owner, kari)
    return Writing(house, web, owner, kari)


async def test_who_begins_is_told_what_was_agreed(kari_: Writing) -> None:
    """The goods, what they cost today, how often, the first day, the deadline, where, and how to end it;
    sent twice, it is told once."""
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        assert mine == await kari_.begins()
        [(which, said, words)] = await kari_.wrote()
        assert [which] == [each for each, *_ in await kari_.wrote()]
    assert ("agreed", "begun", str(mine), "2026-11-18", 105700) == (
        which, said["how"], said["subscription"], said["next_on"], said["total_ore"],
    )  # fmt: skip
    for told in (
        "Tørrfôr 12 kg", "998,00", "hver 4. uke", "onsdag 18.\u00a0november",
        "mandag 16.\u00a0november", "kl. 12.00", "Furulia 12, 0956 Oslo", "Faktura",
        "uten bindingstid", "den viser hvordan det var avtalt den dagen den ble sendt",
        f"https://min.example/faste-leveringer/{mine}",
    ):  # fmt: skip
        assert " ".join(told.split()) in words


async def test_a_subject_names_what_it_is_about(kari_: Writing, owner: Any) -> None:
    """So that three letters about three deliveries are told apart, also in the list of all that was sent; in
    the language of the letter, and a long name by its beginning."""
    long = "Tørrfôr " + "med alt mulig " * 9
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        await kari_.wrote()
        await kari_.ends(mine)
        await kari_.wrote()
        await kari_.begins(replace(FORM, lines=FORM.lines[1:]), key="b")
        await owner.execute("UPDATE product SET name = $1 WHERE sku = $2", long, TREATS)
        await owner.execute("UPDATE customer SET language = 'en'")
        await kari_.wrote()
    rows = await owner.fetch("SELECT * FROM message ORDER BY created_at, id")
    begun, ended, other = (called(row) for row in rows)
    assert "Slik er den faste leveringen din: Tørrfôr 12 kg og 1 til" == begun
    assert "Den faste leveringen er avsluttet: Tørrfôr 12 kg og 1 til" == ended
    assert other.startswith("This is your fixed delivery: Tørrfôr med alt mulig")
    assert other.endswith("med alt mulig …")


async def test_what_was_agreed_is_told_at_what_it_will_cost(kari_: Writing, owner: Any) -> None:
    """A price that went up meanwhile is no part of the agreement; one that went down is what it costs."""
    with clock.stopped_at(MONDAY):
        await kari_.begins()
        await owner.execute("UPDATE product SET price_ore = 54900 WHERE sku = $1", FEED)
        await owner.execute("UPDATE product SET price_ore = 4900 WHERE sku = $1", TREATS)
        [(_, said, _)] = await kari_.wrote()
    assert ([99800, 4900], 104700) == (
        [line["total_ore"] for line in said["lines"]], said["total_ore"],
    )  # fmt: skip


async def test_it_is_told_a_little_later(kari_: Writing, owner: Any) -> None:
    """In the transaction of the act, and long enough after it for a slip to be undone."""
    await kari_.begins(replace(FORM, first_on=None))
    waits = await owner.fetchval(
        "SELECT execute_after - now() FROM pgqueuer WHERE entrypoint = $1", subscriptions.CONFIRM
    )
    assert timedelta(minutes=9) < waits < timedelta(minutes=11)
    assert 0 == await owner.fetchval("SELECT count(*) FROM message")


async def test_who_ends_it_is_told_so_once(kari_: Writing) -> None:
    """The same act sent twice ends it once, and is told once."""
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        await kari_.wrote()
        await kari_.ends(mine, key="e")
        [_, (which, said, words)] = await kari_.wrote()
        assert 2 == len(await kari_.wrote())
    assert ("ended", [str(mine)], ["Tørrfôr 12 kg", "Godbiter"], None) == (
        which, said["subscriptions"], said["products"], said["undo_until"],
    )  # fmt: skip
    assert "Den faste leveringen er avsluttet" in words
    assert "Det som allerede var bestilt, kommer" in words


async def test_what_is_undone_within_minutes_is_not_told(kari_: Writing) -> None:
    """Ended and undone three times: nothing has changed, so nothing is written."""
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        await kari_.wrote()
        for _ in range(3):
            change = await kari_.ends(mine)
            await kari_.do(subscriptions.undo, mine, change)
        assert ["agreed"] == [which for which, *_ in await kari_.wrote()]


async def test_what_is_undone_within_minutes_is_not_told_after_years_either(
    kari_: Writing, owner: Any
) -> None:
    """What was told when it began is remembered when the letter itself is long gone."""
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        await kari_.wrote()
        await owner.execute("UPDATE message SET created_at = $1", MONDAY - timedelta(days=366))
        async with kari_.house.database.scope():
            await outbox.sweep()
        assert [] == await kari_.wrote()
        change = await kari_.ends(mine)
        await kari_.do(subscriptions.undo, mine, change)
        assert [] == await kari_.wrote()


async def test_an_ending_that_was_told_and_is_undone_is_told_again(kari_: Writing) -> None:
    """That it goes on, and why; begun again by oneself, that one did."""
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        await kari_.wrote()
        change = await kari_.ends(mine)
        await kari_.wrote()
        await kari_.do(subscriptions.undo, mine, change)
        [*_, (which, said, words)] = await kari_.wrote()
        assert ("agreed", "undone") == (which, said["how"])
        assert "Du angret, så den faste leveringen er ikke avsluttet likevel" in words
    with clock.stopped_at(MONDAY + timedelta(hours=1)):
        await kari_.ends(mine)
        await kari_.wrote()
        await kari_.do(subscriptions.reactivate, mine, None)
        [*_, (which, said, words)] = await kari_.wrote()
        assert ("agreed", "again") == (which, said["how"])
        assert "Du har startet den faste leveringen igjen" in words
        assert 5 == len(await kari_.wrote())


async def test_begun_and_ended_at_once_it_is_told_that_it_has_ended(kari_: Writing) -> None:
    """One letter, and nothing of an agreement that there isn't."""
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        await kari_.ends(mine)
        assert ["ended"] == [which for which, *_ in await kari_.wrote()]


async def test_a_farewell_that_ends_several_has_one_considerate_letter(
    kari_: Writing, house: House, owner: Any, kari: UUID
) -> None:
    """It names no pet, offers nothing, and says until when it can be undone; asked for twice, it is
    written once."""
    with clock.stopped_at(MONDAY):
        luna = await dog(owner, kari, "Luna")
        both = [
            await agreed(house, owner, kari, FIRST),
            await agreed(house, owner, kari, FIRST, {"sku": TREATS, "agreed_ore": 5900}),
        ]
        for mine, sku in zip(both, (FEED, TREATS), strict=True):
            await named(owner, kari, mine, sku, luna)
        await kari_.farewell(luna, *both)
        [(which, said, words)] = await kari_.wrote()
        async with house.database.scope():
            await subscriptions.confirm_farewell(
                house, await owner.fetchval("SELECT id FROM pet_farewell")
            )
        assert 1 == len(await kari_.wrote())
    assert ("ended", {str(each) for each in both}, "2026-12-09") == (
        which, set(said["subscriptions"]), said["undo_until"],
    )  # fmt: skip
    assert {"Tørrfôr 12 kg", "Godbiter"} == set(said["products"])
    assert "kan du angre på dyrets side fram til" in words
    assert "Luna" not in words
    assert "/faste-leveringer" not in words


async def test_a_farewell_undone_within_minutes_is_not_told(
    kari_: Writing, house: House, owner: Any, kari: UUID
) -> None:
    """Nobody is reminded for nothing."""
    with clock.stopped_at(MONDAY):
        luna = await dog(owner, kari, "Luna")
        mine = await kari_.begins()
        await kari_.wrote()
        for sku in (FEED, TREATS):
            await named(owner, kari, mine, sku, luna)
        await kari_.farewell(luna, mine)
        async with kari_.web.database.scope(customer=kari):
            await subscriptions.undo_farewell(kari_.web, kari, luna)
        assert ["agreed"] == [which for which, *_ in await kari_.wrote()]


async def test_ended_by_oneself_after_a_farewell_was_undone_it_is_no_farewells_letter(
    kari_: Writing, owner: Any, kari: UUID
) -> None:
    """Nothing says that it can be undone with a farewell that there isn't any more."""
    with clock.stopped_at(MONDAY):
        luna = await dog(owner, kari, "Luna")
        mine = await kari_.begins()
        await kari_.wrote()
        for sku in (FEED, TREATS):
            await named(owner, kari, mine, sku, luna)
        await kari_.farewell(luna, mine)
        async with kari_.web.database.scope(customer=kari):
            await subscriptions.undo_farewell(kari_.web, kari, luna)
        await kari_.ends(mine)
        [_, (which, said, _)] = await kari_.wrote()
    assert ("ended", None) == (which, said["undo_until"])


async def test_who_reads_english_is_told_in_english(kari_: Writing, owner: Any) -> None:
    """By the language of the customer."""
    await owner.execute("UPDATE customer SET language = 'en'")
    with clock.stopped_at(MONDAY):
        mine = await kari_.begins()
        await kari_.wrote()
        await kari_.ends(mine)
        [(_, _, agreed_), (_, _, ended)] = await kari_.wrote()
    assert "Here is what we agreed on" in agreed_
    assert "every 4 weeks" in agreed_
    assert "You have ended the fixed delivery" in ended
