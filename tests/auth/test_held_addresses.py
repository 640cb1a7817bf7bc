"""An address that can still be given back is nobody else's meanwhile (N14), whatever the shop tells."""

from datetime import timedelta
from typing import Any

import pytest
from tests.auth.test_claims import NEW, code_page, kari
from tests.auth.way_in import WayIn
from tests.conftest import PASSWORD
from tests.events.shop import changed, just_now, registered, tell
from tests.jobs.running import run_jobs

from minside.auth import actions as auth
from minside.auth.actions.freezing import OPEN
from minside.core import clock

SETTLE = "customers.settle_addresses"


@pytest.fixture
async def inside(way_in: WayIn) -> WayIn:
    """Kari has an account, and the shop tells of another number with her address."""
    await tell(way_in.worker, kari())
    token, code = await code_page(way_in)
    await way_in.claim(token, code, NEW)
    await way_in.letters()
    await tell(
        way_in.worker,
        registered("10666", just_now(), email="tyv@example.com"),
        changed("10666", just_now(), email="kari@example.com"),
    )
    return way_in


async def emails(owner: Any) -> dict[str, str | None]:
    rows = await owner.fetch("SELECT number, email FROM customer")
    return {row["number"]: row["email"] for row in rows}


async def left(way_in: WayIn) -> str:
    """Somebody inside gives the account another address; what freezes that."""
    identity = await way_in.inside(password=NEW)
    told = await way_in.change_email(identity, "ny@example.com")
    await run_jobs(way_in.worker, SETTLE)
    return told.token


async def test_who_was_told_to_have_it_does_not_stand_in_the_way(inside: WayIn) -> None:
    """The customer freezes the change from the old mailbox, and has the account back."""
    token = await left(inside)
    assert {"10001": "ny@example.com", "10666": None} == await emails(inside.owner)
    await tell(inside.worker, changed("10666", just_now(), email="kari@example.com"))
    assert {"10001": "ny@example.com", "10666": None} == await emails(inside.owner)
    await inside.freeze(token)
    await inside.undo(token, NEW)
    await run_jobs(inside.worker, SETTLE)
    assert {"10001": "kari@example.com", "10666": None} == await emails(inside.owner)


async def test_so_it_is_where_staff_moved_the_account(inside: WayIn) -> None:
    """Also for the other in line when that is handled."""
    staffs = {"by": "staff", "reason": "Ringte"}
    await tell(inside.worker, changed(hours=just_now(), email="ny@example.com", **staffs))
    assert {"10001": "ny@example.com", "10666": None} == await emails(inside.owner)
    token = (await inside.letter("email_changed")).token
    await inside.freeze(token)
    await inside.undo(token, NEW)
    assert "kari@example.com" == (await emails(inside.owner))["10001"]


async def test_after_seven_days_it_is_the_others(inside: WayIn) -> None:
    """By itself, though nobody tells of it again."""
    await left(inside)
    almost = clock.now() + OPEN - timedelta(minutes=1)
    with clock.stopped_at(almost):
        await run_jobs(inside.worker, SETTLE)
        assert (await emails(inside.owner))["10666"] is None
    with clock.stopped_at(almost + timedelta(minutes=3)):
        await run_jobs(inside.worker, SETTLE)
    assert {"10001": "ny@example.com", "10666": "kari@example.com"} == await emails(inside.owner)


async def test_an_address_that_staff_took_back_at_once_hears_nothing(inside: WayIn) -> None:
    """They mistyped it: whoever reads mail there gets no link that shuts the account, and it is free
    for whom it was told of."""
    staffs = {"by": "staff", "reason": "Ringte"}
    await tell(inside.worker, changed(hours=just_now(), email="feil@example.com", **staffs))
    await tell(inside.worker, changed(hours=just_now(), email="ny@example.com", **staffs))
    await tell(inside.worker, registered("10007", just_now(), email="feil@example.com"))
    posted = await inside.letters()
    assert {"kari@example.com"} == {each.to for each in posted if each.template == "email_changed"}
    assert "feil@example.com" == (await emails(inside.owner))["10007"]
    assert "ny@example.com" == (await emails(inside.owner))["10001"]


@pytest.mark.parametrize("minutes", [10, 59])
async def test_a_shop_whose_clock_is_ahead_undoes_no_undo(minutes: int, inside: WayIn) -> None:
    """What the customer does comes after all that was said, whichever clock said it."""
    staffs = {"by": "staff", "reason": "Ringte"}
    ahead = just_now() + minutes / 60
    await tell(inside.worker, changed(hours=ahead, email="feil@example.com", **staffs))
    token = (await inside.letter("email_changed")).token
    await inside.freeze(token)
    await inside.undo(token, NEW)
    await run_jobs(inside.worker, SETTLE)
    assert "kari@example.com" == (await emails(inside.owner))["10001"]


async def test_a_new_address_stays_though_the_shops_clock_is_ahead(inside: WayIn) -> None:
    """Staff gave one, and the customer confirms another at once."""
    staffs = {"by": "staff", "reason": "Ringte"}
    await tell(inside.worker, changed(hours=just_now() + 0.5, email="feil@example.com", **staffs))
    identity = await inside.inside("feil@example.com", NEW)
    await inside.change_email(identity, "riktig@example.com")
    await run_jobs(inside.worker, SETTLE)
    assert "riktig@example.com" == (await emails(inside.owner))["10001"]


async def test_who_comes_in_by_number_leaves_the_address_to_whose_it_is(way_in: WayIn) -> None:
    """Two were told to have one; the one with an account takes only what staff say."""
    phone = {"phone": "400 00 666"}
    await tell(way_in.worker, kari(), registered("10666", 1, email="kari@example.com", **phone))
    assert {"10001": None, "10666": None} == await emails(way_in.owner)
    token, code = await code_page(way_in, "10666")
    await way_in.claim(token, code, NEW)
    await run_jobs(way_in.worker, SETTLE)
    assert {"10001": "kari@example.com", "10666": None} == await emails(way_in.owner)


async def test_an_account_that_the_release_before_made_is_an_account(way_in: WayIn) -> None:
    """While the database was new and the web wasn't yet; its address is its own."""
    await tell(way_in.worker, kari())
    await way_in.owner.execute(
        "INSERT INTO password (customer, hash, changed_at)"
        " SELECT id, '$argon2id$v=19$', now() FROM customer"
    )
    async with way_in.worker.database.scope():
        await auth.sweep()
    row = await way_in.owner.fetchrow("SELECT own_email, claimed_at IS NULL FROM customer")
    assert ("kari@example.com", False) == tuple(row)


async def test_a_link_from_before_makes_nobody_a_customer_at_a_held_address(inside: WayIn) -> None:
    """Somebody who reads mail there had asked for an account, and only follows the link now."""
    await inside.register("ny@example.com", PASSWORD)
    link = (await inside.letter("register_verify")).token
    identity = await inside.inside(password=NEW)
    await inside.change_email(identity, "ny@example.com")
    token = (await inside.change_email(identity, "tredje@example.com")).token
    with pytest.raises(auth.LinkInvalid):
        await inside.verify(link, PASSWORD)
    await inside.freeze(token)
    await inside.undo(token, NEW)
    assert "ny@example.com" == (await emails(inside.owner))["10001"]


async def test_a_code_from_before_gives_nobody_a_held_address(inside: WayIn) -> None:
    """Nor somebody with an account of their own, who had asked for that address."""
    await inside.register("mona@example.com", PASSWORD)
    await inside.verify((await inside.letter("register_verify")).token, PASSWORD)
    mona = await inside.inside("mona@example.com", PASSWORD)
    await inside.ask_for_change(mona, "ny@example.com")
    code = (await inside.letter("email_change_code")).secrets["code"]
    identity = await inside.inside(password=NEW)
    await inside.change_email(identity, "ny@example.com")
    await inside.change_email(identity, "tredje@example.com")
    with pytest.raises(auth.WrongCode):
        await inside.confirm(mona, code)
