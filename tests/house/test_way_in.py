"""The way in by mail from the network to PostgreSQL, by the app's own documents."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from tests.auth.way_in import WayIn
from tests.conftest import PASSWORD
from tests.events.shop import registered, tell
from tests.house.portal import Portal, Visitor
from tests.jobs.running import service_house

from minside.core import clock, hooks
from minside.core.postgres import Server

NEW = "fire-hester-i-fjaera"
COOKIE = "__Host-minside"


@pytest.fixture
async def post(migrated: Server, owner: Any, portal: Portal) -> AsyncIterator[WayIn]:
    """What the worker writes."""
    async with service_house(migrated) as worker:
        yield WayIn(portal.app.state.house, worker, owner)


def form(**changed: str) -> dict[str, str]:
    standard = {"email": "mona@example.com", "password": PASSWORD}
    return standard | {"firstName": "Mona", "lastName": "Nordmann"} | changed


def codes(payload: Any) -> list[str]:
    return [error["code"] for error in payload["userErrors"]]


async def done(visitor: Visitor, operation: str, **input: Any) -> Any:
    """The operation's payload, in which nothing was refused."""
    payload = await visitor.run(operation, input=input)
    assert [] == payload["userErrors"]
    return payload


async def refused(visitor: Visitor, operation: str, **input: Any) -> list[str]:
    return codes(await visitor.run(operation, input=input))


async def is_in(visitor: Visitor) -> bool:
    return await visitor.run("Session") is not None


async def test_from_a_stranger_to_a_customer_with_another_password_and_address(
    portal: Portal, post: WayIn
) -> None:
    """Register, verify, change the password, change the address, forget, reset."""
    visitor = portal.visitor()
    assert "mona@example.com" == (await done(visitor, "CustomerRegister", **form()))["sentTo"]
    assert not await is_in(visitor)
    token = (await post.letter("register_verify")).token
    me = (await done(visitor, "EmailVerify", token=token, password=PASSWORD))["me"]
    assert ("Mona", True) == (me["firstName"], await is_in(visitor))
    other = portal.visitor()
    await other.sign_in("mona@example.com")
    await done(visitor, "PasswordChange", newPassword=NEW, endOtherSessions=True)
    assert (True, False) == (await is_in(visitor), await is_in(other))
    await post.letters()
    await done(visitor, "EmailChangeRequest", newEmail="mona.ny@example.com")
    waiting = (await visitor.run("Security"))["pendingEmailChange"]
    assert "mona.ny@example.com" == waiting["newEmail"]
    code = (await post.letter("email_change_code")).secrets["code"]
    await done(visitor, "EmailChangeConfirm", code=code)
    shown = await visitor.run("Security")
    assert ("mona.ny@example.com", None) == (shown["email"], shown["pendingEmailChange"])
    await post.letters()
    await done(visitor, "PasswordResetRequest", email="mona.ny@example.com")
    link = (await post.letter("password_reset")).token
    await done(visitor, "PasswordReset", token=link, newPassword=PASSWORD)
    assert not await is_in(visitor)
    assert [] == codes(await visitor.sign_in("mona.ny@example.com"))


async def test_from_a_customer_of_the_shop_to_one_here(portal: Portal, post: WayIn) -> None:
    """By customer number and code, then another address; and by a link, in another browser. A
    password that won't do is told at its field, and spends neither."""
    await tell(
        post.worker,
        registered("10001", first_name="Mona", phone="400 00 101"),
        registered("10002", first_name="Mona", email="nordmann@example.com"),
    )
    by_number, by_mail = portal.visitor(), portal.visitor()
    page = (await done(by_number, "AccountClaimRequest", customerNumber=" 100 01 "))["claimToken"]
    code = (await post.letter("claim_code_sms")).secrets["code"]
    claim = {"token": page, "code": code}
    told = await by_number.run("AccountClaim", input={**claim, "newPassword": "kort"})
    [weak] = told["userErrors"]
    assert ("PASSWORD_TOO_SHORT", ["newPassword"]) == (weak["code"], weak["field"])
    assert not await is_in(by_number)
    me = (await done(by_number, "AccountClaim", **claim, newPassword=NEW))["me"]
    assert ("Mona", None, True) == (me["firstName"], me["email"], await is_in(by_number))
    await done(by_number, "EmailChangeRequest", newEmail="mona@example.com")
    await done(by_number, "EmailChangeConfirm", code=(await post.letters())[-1].secrets["code"])
    assert [] == codes(await portal.visitor().sign_in("mona@example.com", NEW))

    asked = await done(by_mail, "AccountClaimRequest", email="nordmann@example.com")
    assert ("nordmann@example.com", None) == (asked["sentTo"], asked["claimToken"])
    link = (await post.letters())[-1].token
    me = (await done(by_mail, "AccountClaim", token=link, newPassword=NEW))["me"]
    assert ("nordmann@example.com", True) == (me["email"], await is_in(by_mail))
    assert ["LINK_INVALID"] == await refused(by_mail, "AccountClaim", token=link, newPassword=NEW)


async def test_opening_a_link_does_nothing(portal: Portal, post: WayIn) -> None:
    """A mail scanner that opens every page, with the token in whatever place, changes no row."""
    visitor = portal.visitor()
    await done(visitor, "CustomerRegister", **form())
    await done(visitor, "PasswordResetRequest", email="kari@example.com")
    await tell(post.worker, registered("10001", email="nordmann@example.com"))
    await done(visitor, "AccountClaimRequest", email="nordmann@example.com")
    tokens = [posted.token for posted in await post.letters()]
    before = await _everything(post.owner)
    for page in ("bekreft", "nytt-passord", "frys", "finn-konto/passord"):
        for token in tokens:
            for address in (f"/{page}", f"/{page}?token={token}", f"/{page}/{token}"):
                await visitor.client.get(address)
                await visitor.client.head(address)
    for kind in ("VERIFY", "RESET", "CLAIM", "FREEZE"):
        looked = [await visitor.run("LinkIsGood", kind=kind, token=token) for token in tokens]
        assert looked == [kind == good for good in ("VERIFY", "RESET", "CLAIM")]
    assert before == await _everything(post.owner)
    await done(visitor, "EmailVerify", token=tokens[0], password=PASSWORD)
    await done(visitor, "PasswordReset", token=tokens[1], newPassword=NEW)
    await done(visitor, "AccountClaim", token=tokens[2], newPassword=NEW)


async def _everything(owner: Any) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    tables = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return {
        table["tablename"]: sorted(
            row["text"]
            for row in await owner.fetch(f'SELECT t::text AS text FROM "{table["tablename"]}" t')
        )
        for table in tables
    }


async def test_step_up_changes_the_cookie(portal: Portal, visitor: Visitor) -> None:
    """After ten minutes what matters is refused; the password opens it, with a new token, and the
    one before opens nothing."""
    before = visitor.client.cookies[COOKIE]
    with clock.stopped_at(clock.now() + timedelta(minutes=11)):
        for attempt in (
            visitor.run("SessionRevokeOthers"),
            visitor.run("PasswordChange", input={"newPassword": NEW, "endOtherSessions": False}),
            visitor.run("EmailChangeRequest", input={"newEmail": "ny@example.com"}),
        ):
            assert ["STEP_UP_REQUIRED"] == codes(await attempt)
        assert ["WRONG_PASSWORD"] == await refused(visitor, "Reauthenticate", password="feil")
        assert before == visitor.client.cookies[COOKIE]
        assert (await done(visitor, "Reauthenticate", password=PASSWORD))["until"]
        assert [] == codes(await visitor.run("SessionRevokeOthers"))
    thief = portal.visitor()
    thief.client.cookies.set(COOKIE, before)
    assert (True, False) == (await is_in(visitor), await is_in(thief))


async def test_of_ten_sessions_one_is_ended_after_step_up(portal: Portal) -> None:
    """Days after signing in: only that one is out, and at once."""
    browsers = [portal.visitor() for _ in range(10)]
    for browser in browsers:
        await browser.sign_in()
    with clock.stopped_at(clock.now() + timedelta(days=3)):
        sessions = (await browsers[0].run("Security"))["sessions"]
        other = next(session["id"] for session in sessions if not session["current"])
        assert ["STEP_UP_REQUIRED"] == await refused(browsers[0], "SessionRevoke", id=other)
        await done(browsers[0], "Reauthenticate", password=PASSWORD)
        await done(browsers[0], "SessionRevoke", id=other)
        inside = [await is_in(browser) for browser in browsers]
    assert (9, True) == (sum(inside), inside[0])


async def test_the_freeze_shuts_the_browser_it_is_done_in(
    portal: Portal, post: WayIn, visitor: Visitor
) -> None:
    """Nobody stays in; who has the password is told why, and the link and it open again."""
    await done(visitor, "EmailChangeRequest", newEmail="ny@example.com")
    posted = [letter for letter in await post.letters() if "code" in letter.secrets]
    await done(visitor, "EmailChangeConfirm", code=posted[0].secrets["code"])
    token = (await post.letter("email_changed")).token
    await done(visitor, "EmailChangeFreeze", token=token)
    assert COOKIE not in visitor.client.cookies
    assert not await is_in(visitor)
    assert ["ACCOUNT_FROZEN"] == codes(await visitor.sign_in("ny@example.com"))
    assert ["WRONG_CREDENTIALS"] == codes(await visitor.sign_in("ny@example.com", NEW))
    assert ["WRONG_PASSWORD"] == await refused(
        visitor, "EmailChangeUndo", token=token, password=NEW
    )
    await done(visitor, "EmailChangeUndo", token=token, password=PASSWORD)
    assert [] == codes(await visitor.sign_in("kari@example.com"))


async def test_bad_links_have_one_text(portal: Portal) -> None:
    """Whatever the link was for, and whatever is wrong with it."""
    visitor = portal.visitor()
    told = [
        await visitor.run(operation, input={"token": "x" * length, **rest})
        for operation, rest in (
            ("EmailVerify", {"password": PASSWORD}),
            ("PasswordReset", {"newPassword": NEW}),
            ("AccountClaim", {"newPassword": NEW}),
            ("AccountClaim", {"newPassword": NEW, "code": "123456"}),
            ("EmailChangeFreeze", {}),
            ("EmailChangeUndo", {"password": PASSWORD}),
        )
        for length in (0, 42, 43, 5000)
    ]
    assert {"LINK_INVALID"} == {code for payload in told for code in codes(payload)}
    assert 1 == len({payload["userErrors"][0]["message"] for payload in told})


async def test_the_log_tells_the_whole_way(visitor: Visitor, portal: Portal) -> None:
    """Whatever happens to the account stands in the log that its owner reads (S17)."""
    await refused(visitor, "Reauthenticate", password="feil-passord-hver-gang")
    await done(visitor, "Reauthenticate", password=PASSWORD)
    await done(visitor, "PasswordChange", newPassword=NEW, endOtherSessions=False)
    nodes = (await visitor.run("SecurityEvents"))["securityEvents"]["nodes"]
    assert ["PASSWORD_CHANGED", "REAUTHENTICATED", "REAUTHENTICATION_FAILED", "SIGNED_IN"] == [
        node["kind"] for node in nodes
    ]


async def test_mail_that_comes_back_is_shown(portal: Portal, visitor: Visitor, post: WayIn) -> None:
    """The customer sees since when, and no longer once mail goes through again."""
    for hook, shown in ((hooks.address_refused, True), (hooks.address_accepted, False)):
        async with post.worker.database.scope() as scope:
            kari = await scope.fetchval("SELECT id FROM customer WHERE email = 'kari@example.com'")
            await hook(kari, "somebody.else@example.com")
            await hook(kari, "KARI@example.com")
        since = (await visitor.run("Security"))["emailRefusedSince"]
        assert shown is (since is not None)
