"""A pet that food comes for: said before it is deleted, as nothing of that stops."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, lives, sells
from tests.subscriptions.eaten import dog, eats, named

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.pets import actions as pets

FIRST = date(2026, 11, 18)
FED = "Tørrfôr 12 kg kommer fortsatt hver 4. uke, neste gang onsdag 18. november."


async def deleted(
    web: House, customer: UUID, pet: UUID, *, preview: bool, language: Language = Language.NB
) -> list[str]:
    async with web.database.scope(customer=customer):
        told = await pets.delete(customer, pet, preview=preview)
    return [each.in_(language) for each in told]


@pytest.fixture
async def luna(owner: Any, kari: UUID) -> UUID:
    await sells(owner)
    await lives(owner, kari)
    return await dog(owner, kari, "Luna")


async def test_what_comes_for_it_is_said_before_and_comes_all_the_same(
    house: House, web: House, owner: Any, kari: UUID, luna: UUID
) -> None:
    """Named on the line or fed with it; not of what has ended, nor of what others eat. A preview deletes
    nothing."""
    with clock.stopped_at(MONDAY):
        mine = await agreed(house, owner, kari, FIRST, {}, {"sku": TREATS, "agreed_ore": 5900})
        await named(owner, kari, mine, FEED, luna)
        await named(owner, kari, mine, TREATS, await dog(owner, kari, "Bella"))
        ended = await agreed(house, owner, kari, FIRST, state="cancelled")
        await named(owner, kari, ended, FEED, luna)
        assert [FED] == await deleted(web, kari, luna, preview=True)
        await eats(owner, kari, luna, TREATS, 20)
        assert [
            "The delivery of Tørrfôr 12 kg and Godbiter still comes every 4 weeks, next on Wednesday 18 November."
        ] == await deleted(web, kari, luna, preview=True, language=Language.EN)
        assert 2 == await owner.fetchval("SELECT count(*) FROM pet")
        await deleted(web, kari, luna, preview=False)
    assert 1 == await owner.fetchval("SELECT count(*) FROM pet")
    assert "planned" == await owner.fetchval(
        "SELECT state FROM delivery WHERE subscription = $1", mine
    )


async def test_of_what_rests_no_day_is_said(
    house: House, web: House, owner: Any, kari: UUID, luna: UUID
) -> None:
    with clock.stopped_at(MONDAY):
        mine = await agreed(house, owner, kari, FIRST)
        await named(owner, kari, mine, FEED, luna)
        await owner.execute("UPDATE delivery SET state = 'waiting'")
        await owner.execute("UPDATE subscription SET state = 'paused'")
        assert [
            "Tørrfôr 12 kg er på pause, og kommer hver 4. uke når leveringene fortsetter."
        ] == await deleted(web, kari, luna, preview=True)


async def test_of_what_comes_for_nobody_nothing_is_said(
    house: House, web: House, owner: Any, kari: UUID, luna: UUID
) -> None:
    """And of no such pet that there is none."""
    with clock.stopped_at(MONDAY):
        await agreed(house, owner, kari, FIRST)
        assert [] == await deleted(web, kari, luna, preview=True)
        with pytest.raises(pets.PetNotFound):
            await deleted(web, kari, uuid4(), preview=True)
