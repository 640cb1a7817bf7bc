"""What ended or came back without a new answer is called that, on the page and on its receipt."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.consents.leaving import agree as agree_by_form
from tests.consents.leaving import link
from tests.consents.proving import noted, on
from tests.consents.said import agree, retract
from tests.consents.test_addresses import NEW, NUMBER, follow, move
from tests.consents.test_by_link import leave, undo
from tests.consents.test_timeline import one, told
from tests.house.portal import Portal

from minside.consents import actions as consents
from minside.consents.actions import Purpose, State
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.customers import actions as customers
from minside.customers.actions import ProfileForm

NEWS, SMS, CODES = Purpose.NEWS, Purpose.SMS, Purpose.DISCOUNT_CODES


async def on_paper(house: House, owner: Any, customer: UUID) -> list[tuple[str, str, str]]:
    """What each receipt says was answered, in the file and on paper, and what its words are called there."""
    numbers = await owner.fetch("SELECT number FROM consent_entry WHERE subject IS NOT NULL")
    found: list[tuple[str, str, str]] = []
    async with house.database.scope(customer=customer):
        for number in sorted(row["number"] for row in numbers):
            receipt = await consents.receipt(house, customer, number)
            assert receipt is not None
            paper = consents.receipt_paper(receipt, Language.NB)
            state = receipt["receipt"]["event"]["event_state"]
            found.append((state, dict(paper.facts)["Svaret"], paper.sections[0][0]))
    return found


async def test_what_ended_with_a_number_is_no_no(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Nobody answered the question by SMS, and nobody said no: the receipts say neither."""
    await owner.execute("UPDATE customer SET phone = $1", NUMBER)
    await agree(web, shown, SMS)
    async with web.database.scope(customer=shown):
        await customers.change(shown, ProfileForm(phone="+4799999999"))
    await follow(house)
    assert [
        ("asked", "Spurt, venter på svar", "Dette spurte vi om"),
        ("lapsed", "Falt bort, uten at noen sa nei", "Dette gjaldt det"),
    ] == await on_paper(web, owner, shown)


async def test_a_no_that_came_along_is_one_still(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """It was said, at the address of before."""
    await agree(web, shown, NEWS)
    await retract(web, shown, NEWS)
    await move(web, shown, NEW)
    await follow(house)
    no = ("withdrawn", "Nei", "Dette sa du nei til")
    assert [("given", "Ja", "Dette svarte du på"), no, no] == await on_paper(web, owner, shown)


async def test_what_an_entry_cites_says_nothing_on_its_receipt(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """The link of the cited entry isn't looked at, so its action may be anybody's: a no stays one."""
    number = await a_no_that_came_along(web, house, owner, shown)
    before = await receipt_of(web, shown, number)
    await owner.execute("ALTER TABLE consent_entry DISABLE TRIGGER USER")
    await owner.execute(
        "UPDATE consent_entry SET action = 'given' WHERE number ="
        " (SELECT cites FROM consent_entry WHERE number = $1)",
        number,
    )
    await owner.execute("ALTER TABLE consent_entry ENABLE TRIGGER USER")
    assert "withdrawn" == before["receipt"]["event"]["event_state"]
    assert before == await receipt_of(web, shown, number)


async def test_a_receipt_and_the_page_stay_as_they_are_when_a_year_goes(
    proven: House, web: House, owner: Any, shown: UUID
) -> None:
    """A no that came along, after the year in which it was said is dropped; the same bytes, and a no on the
    page too."""
    with clock.stopped_at(on(2020)):
        await agree(web, shown, NEWS)
        await retract(web, shown, NEWS)
    with clock.stopped_at(on(2021)):
        await move(web, shown, NEW)
        await follow(proven)
    await noted(proven)
    number = await newest(owner)
    before = await receipt_of(web, shown, number)
    with clock.stopped_at(on(2025)):
        await consents.carry(proven)
        await noted(proven)
        await consents.drop_year(proven, 2020)
    assert "withdrawn" == before["receipt"]["event"]["event_state"]
    assert before == await receipt_of(web, shown, number)
    assert ["withdrawn"] == await told(web, shown, NEWS)


async def test_a_no_that_came_along_at_once_is_one_too(
    web: House, house: House, owner: Any, shown: UUID
) -> None:
    """Said in the moment in which the worker looks, by whichever clock."""
    with clock.stopped_at(clock.now()):
        number = await a_no_that_came_along(web, house, owner, shown)
    found = await receipt_of(web, shown, number)
    assert "withdrawn" == found["receipt"]["event"]["event_state"]
    assert ["withdrawn", "given"] == await told(web, shown, NEWS)


async def a_no_that_came_along(web: House, house: House, owner: Any, customer: UUID) -> int:
    await agree(web, customer, NEWS)
    await retract(web, customer, NEWS)
    await move(web, customer, NEW)
    await follow(house)
    return await newest(owner)


async def newest(owner: Any) -> int:
    return await owner.fetchval(
        "SELECT max(number) FROM consent_entry WHERE channel = 'address_changed'"
    )


async def receipt_of(house: House, customer: UUID, number: int) -> dict[str, Any]:
    async with house.database.scope(customer=customer, read_only=True):
        found = await consents.receipt(house, customer, number)
    assert found is not None
    return found


async def test_a_no_taken_back_by_its_link_is_no_new_yes(
    portal: Portal, web: House, house: House, reader: UUID
) -> None:
    """The yes of before holds, since its own day, also where it was taken back twice."""
    with clock.stopped_at(clock.now() - timedelta(days=400)):
        await agree_by_form(house, reader, CODES)
        then = clock.now()
    token = await link(house, reader, CODES)
    visitor = portal.visitor()
    for _ in range(2):
        left = await leave(visitor, token)
        assert [] == (await undo(visitor, token, left["undo"]))["userErrors"]
    standing = (await one(web, reader, CODES)).standing
    assert (State.GIVEN, then) == (standing.state, standing.restored)
    assert ["undone", "withdrawn", "undone", "withdrawn", "given"] == await told(web, reader, CODES)


async def test_a_yes_said_anew_after_a_no_is_one_of_its_own_day(web: House, shown: UUID) -> None:
    """Only the link that said no gives back what was."""
    await agree(web, shown, NEWS)
    await retract(web, shown, NEWS)
    await agree(web, shown, NEWS)
    assert None is (await one(web, shown, NEWS)).standing.restored
    assert ["given", "withdrawn", "given"] == await told(web, shown, NEWS)
