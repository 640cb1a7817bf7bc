"""What was said, as its customer reads it: in order of time, and a move told as the one thing that it was."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.consents.said import agree, entries, may_send, retract
from tests.consents.test_addresses import KARI, NEW, NUMBER, follow, move
from tests.events.shop import Happened, just_now, tell

from minside.consents import actions as consents
from minside.consents.actions import Purpose, State
from minside.core import clock
from minside.core.house import House
from minside.customers import actions as customers
from minside.customers.actions import ProfileForm

NEWS, SMS = Purpose.NEWS, Purpose.SMS


async def told(web: House, customer: UUID, purpose: Purpose) -> list[str]:
    async with web.database.scope(customer=customer):
        [found] = await consents.steps([(customer, purpose)])
    return [step.action for step in found]


async def one(web: House, customer: UUID, purpose: Purpose) -> consents.Shown:
    async with web.database.scope(customer=customer):
        return {each.purpose: each for each in await consents.overview(customer)}[purpose]


async def test_what_was_told_late_stands_at_its_time(web: House, house: House, shown: UUID) -> None:
    """A no of yesterday that is told today comes before what was said today."""
    await agree(web, shown, NEWS)
    no = {"email": KARI, "purpose": "news", "channel": "footer_link"}
    await tell(house, Happened("consent.withdrawn", no, just_now() - 24), source="newsletter")
    assert ["given", "withdrawn"] == await told(web, shown, NEWS)


async def test_a_yes_that_came_along_is_one_move(web: House, house: House, shown: UUID) -> None:
    """The newest line says so, with the receipt of what holds; the state keeps the day of the yes."""
    await agree(web, shown, NEWS)
    before = (await one(web, shown, NEWS)).standing
    await move(web, shown, NEW)
    assert (True, State.NEVER) == await _elsewhere(web, shown, NEWS), "before it came along"
    await follow(house)
    assert ["moved", "given"] == await told(web, shown, NEWS)
    after = await one(web, shown, NEWS)
    assert (State.GIVEN, before.since, True, False) == (
        after.standing.state, after.standing.since, after.standing.is_moved, after.is_elsewhere,
    )  # fmt: skip
    async with web.database.scope(customer=shown):
        [[moved, _]] = await consents.steps([(shown, NEWS)])
    assert after.standing.entry == moved.entry


async def test_a_no_comes_along_too(web: House, house: House, owner: Any, shown: UUID) -> None:
    """It stays a no, said when it was said, and is told once."""
    await agree(web, shown, NEWS)
    await retract(web, shown, NEWS)
    before = (await one(web, shown, NEWS)).standing
    await move(web, shown, NEW)
    await follow(house)
    after = (await one(web, shown, NEWS)).standing
    assert (State.WITHDRAWN, before.since, True) == (after.state, after.since, after.is_moved)
    assert ["withdrawn", "given"] == await told(web, shown, NEWS)
    assert ("withdrawn", "news", "address_changed") == (await entries(owner))[-1]


async def test_what_was_said_at_the_new_address_outdoes_a_no_of_before(
    web: House, house: House, shown: UUID
) -> None:
    """An older no doesn't end a yes that was said there since."""
    with clock.stopped_at(clock.now() - timedelta(days=1)):
        await retract(web, shown, NEWS)
    yes = {"email": NEW, "purpose": "news", "channel": "signup_form", "text": "Ja takk"}
    await tell(house, Happened("consent.given", yes, just_now()), source="newsletter")
    await move(web, shown, NEW)
    async with web.database.scope(customer=shown):
        await customers.mark_verified(shown)
    await follow(house)
    assert await may_send(house, NEWS, NEW, shown)


async def test_a_number_that_was_left_says_so(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Before the worker has looked and after: a yes was for the old one; a new answer ends that."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agree(web, shown, SMS)
    async with house.database.scope():
        await consents.said_by_sms(house, NUMBER, "ja")
    async with web.database.scope(customer=shown):
        await customers.change(shown, ProfileForm(phone="+4799999999"))
    assert (True, State.NEVER) == await _elsewhere(web, shown, SMS)
    await follow(house)
    assert (True, State.NEVER) == await _elsewhere(web, shown, SMS)
    assert "left" == (await told(web, shown, SMS))[0]
    await agree(web, shown, SMS)
    assert (False, State.ASKED) == await _elsewhere(web, shown, SMS)


async def _elsewhere(web: House, customer: UUID, purpose: Purpose) -> tuple[bool, State]:
    shown = await one(web, customer, purpose)
    return shown.is_elsewhere, shown.standing.state
