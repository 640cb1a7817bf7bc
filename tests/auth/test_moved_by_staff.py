"""Staff give an account another address: what is open stays open, until the old address says no."""

import pytest
from tests.auth.test_claims import NEW, code_page
from tests.auth.way_in import WayIn
from tests.events.shop import changed, just_now, registered, tell


@pytest.fixture
async def moved(way_in: WayIn) -> tuple[WayIn, str]:
    """Kari, signed in when staff gave her account another address; with her browser's token."""
    await tell(way_in.worker, registered("10001", email="kari@example.com", phone="400 00 101"))
    await way_in.claim(*await code_page(way_in), NEW)
    token = (await way_in.sign_in(password=NEW)).session_token
    await way_in.letters()
    staffs = {"by": "staff", "reason": "Har mistet postkassen"}
    await tell(way_in.worker, changed(hours=just_now(), email="ny@example.com", **staffs))
    assert "ny@example.com" == await way_in.owner.fetchval("SELECT email FROM customer")
    return way_in, token


async def test_sessions_stay_as_where_one_changes_the_address_oneself(
    moved: tuple[WayIn, str],
) -> None:
    """Whoever lost a mailbox isn't thrown out of the browser that they still have, and comes in by the
    new address elsewhere; the password is as it was."""
    way_in, token = moved
    identity = await way_in.who(token)
    assert identity is not None
    assert identity.customer == await way_in.owner.fetchval("SELECT id FROM customer")
    assert await way_in.sign_in("ny@example.com", NEW)


async def test_the_old_address_ends_them_all_by_its_link(moved: tuple[WayIn, str]) -> None:
    """Where staff were taken in, whoever came in by it is out, and so is everybody else (N14)."""
    way_in, token = moved
    letter = await way_in.letter("email_changed")
    assert "kari@example.com" == letter.to
    other = (await way_in.sign_in("ny@example.com", NEW)).session_token
    await way_in.freeze(letter.token)
    assert [None, None] == [await way_in.who(token), await way_in.who(other)]
