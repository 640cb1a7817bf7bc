"""Whom the shop knows chooses the first password, by mail or by SMS, and nobody else learns a thing."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.auth.test_old_hashes import KEPT, OLD
from tests.auth.way_in import LETTER_JOBS, WRONG, WayIn
from tests.conftest import PASSWORD
from tests.events.shop import Happened, changed, just_now, merged, registered, tell
from tests.jobs.running import run_jobs

from minside.auth import actions as auth
from minside.auth.actions import brakes, passwords
from minside.core import clock
from minside.core.refusals import Refused
from minside.core.throttle import Quota, Throttled

NEW = "tolv-epler-i-hagen"
PHONE = "+4740000101"


def kari(**changed: Any) -> Happened:
    details = {"email": "kari@example.com", "first_name": "Kari", "phone": "400 00 101"}
    return registered("10001", 0, **{**details, **changed})


@pytest.fixture
async def known(way_in: WayIn) -> WayIn:
    """The way in with Kari, whom the shop has told of, and who hasn't been here."""
    await tell(way_in.worker, kari())
    return way_in


async def the_customer(way_in: WayIn) -> UUID:
    return await way_in.owner.fetchval("SELECT id FROM customer WHERE number = '10001'")


async def code_page(way_in: WayIn, number: str = "10001") -> tuple[str, str | None]:
    """The code page's token, and the code that was sent, if one was."""
    token = (await way_in.ask_for_claim(number=number)).claim_token
    assert token is not None
    letters = await way_in.letters()
    return token, letters[0].secrets.get("code") if letters else None


async def kinds(way_in: WayIn) -> list[str]:
    rows = await way_in.owner.fetch("SELECT kind FROM security_event ORDER BY id")
    return [row["kind"] for row in rows]


async def test_by_mail_from_unknown_to_signed_in(known: WayIn) -> None:
    """A link to the address that the shop knows; the password is theirs, and the address verified."""
    asked = await known.ask_for_claim("KARI@example.com")
    assert ("KARI@example.com", None) == (asked.sent_to, asked.claim_token)
    letter = await known.letter("claim")
    customer = await the_customer(known)
    assert ("kari@example.com", customer) == (letter.to, letter.customer)
    assert "https://minside.example/finn-konto/passord#" + letter.token == letter.secrets["link"]

    inside = await known.claim(letter.token, password=NEW)
    identity = await known.who(inside.session_token)
    assert identity is not None
    assert customer == identity.customer
    assert "claimed" == (await known.letter("claimed")).template
    row = await known.owner.fetchrow("SELECT claimed_at, email_verified_at FROM customer")
    assert None not in tuple(row)
    assert ["account_claimed"] == await kinds(known)
    assert await known.sign_in(password=NEW)


async def test_by_number_and_code_from_unknown_to_signed_in(known: WayIn) -> None:
    """A code to the telephone that the shop knows; the address isn't verified by that."""
    token, code = await code_page(known, " 100 01 ")
    assert code is not None
    inside = await known.claim(token, f"{code[:3]} {code[3:]}", NEW)
    assert await the_customer(known) == inside.customer
    assert await known.owner.fetchval("SELECT email_verified_at FROM customer") is None
    assert await known.sign_in(password=NEW)
    sms = await known.owner.fetchrow("SELECT * FROM message WHERE channel = 'sms'")
    assert (PHONE, "auth/claim_code_sms") == (sms["recipient"], sms["template"])


async def test_who_has_no_address_comes_in_and_gives_one(way_in: WayIn) -> None:
    """Known by number alone; signed in, an address is asked for as anybody changes theirs, and there
    is no old one to tell."""
    await tell(way_in.worker, kari(email=None))
    token, code = await code_page(way_in)
    inside = await way_in.claim(token, code, NEW)
    assert [] == await way_in.letters()
    identity = await way_in.who(inside.session_token)
    assert identity is not None
    await way_in.ask_for_change(identity, "kari@example.com")
    sent = (await way_in.letter("email_change_code")).secrets["code"]
    await way_in.confirm(identity, sent)
    assert [] == await way_in.letters()
    assert await way_in.sign_in(password=NEW)


async def test_nobody_is_known_there(known: WayIn) -> None:
    """An address that is nobody's gets a letter that says so; a number that is nobody's nothing."""
    await known.ask_for_claim("ola@example.com")
    letter = await known.letter("claim_unknown")
    assert ("ola@example.com", None) == (letter.to, letter.customer)
    token, code = await code_page(known, "99999")
    assert code is None
    assert token


async def test_who_has_an_account_is_told_so(known: WayIn) -> None:
    """At the address and on the telephone, without a link or a code."""
    await known.ask_for_claim("kari@example.com")
    await known.claim((await known.letter("claim")).token, password=NEW)
    await known.letters()
    await known.ask_for_claim("kari@example.com")
    assert {} == (await known.letter("claim_known")).secrets
    token = (await known.ask_for_claim(number="10001")).claim_token
    assert {} == (await known.letter("claim_known_sms")).secrets
    with pytest.raises(auth.WrongCode):
        await known.claim(token or "", "123456", NEW)


async def test_registering_with_a_known_address_is_a_claim(known: WayIn) -> None:
    """Who doesn't remember having been a customer gets the link that they need; the password typed
    at registering opens nothing."""
    await known.register("kari@example.com", WRONG)
    letter = await known.letter("claim")
    with pytest.raises(auth.LinkInvalid):
        await known.verify(letter.token, WRONG)
    assert await the_customer(known) == (await known.claim(letter.token, password=NEW)).customer


async def test_a_link_is_used_once_and_for_a_day(known: WayIn) -> None:
    """Used, too old, cut short or another's: all the same."""
    await known.ask_for_claim("kari@example.com")
    token = (await known.letter("claim")).token
    for wrong in (token[:-1], "", "x"):
        with pytest.raises(auth.LinkInvalid):
            await known.claim(wrong, password=NEW)
    tomorrow = clock.stopped_at(clock.now() + timedelta(hours=24, seconds=1))
    with tomorrow, pytest.raises(auth.LinkInvalid):
        await known.claim(token, password=NEW)
    await known.claim(token, password=NEW)
    with pytest.raises(auth.LinkInvalid):
        await known.claim(token, password=NEW)


async def test_a_refused_password_spends_neither(known: WayIn) -> None:
    """Link and code are still good when a better password is thought of; what is the customer's own
    is known by then, and not before."""
    await known.ask_for_claim("kari@example.com")
    link = (await known.letter("claim")).token
    token, code = await code_page(known)
    for way in ((link, None), (token, code)):
        with pytest.raises(auth.PasswordGuessable):
            await known.claim(*way, "kari-kari-kari-1")
        with pytest.raises(auth.PasswordTooShort):
            await known.claim(*way, "kort")
    with pytest.raises(auth.WrongCode):
        await known.claim(token, "000000" if code != "000000" else "000001", "kari-kari-kari-1")
    assert await known.claim(token, code, NEW)


@pytest.mark.parametrize("number", ["10001", "99999"])
async def test_three_tries_whoever_it_is(number: str, known: WayIn) -> None:
    """A number that is nobody's is told the same, try by try; then the code is spent."""
    token, code = await code_page(known, number)
    wrong = "000000" if code != "000000" else "000001"
    left = []
    for _ in range(3):
        with pytest.raises(auth.WrongCode) as refused:
            await known.claim(token, wrong, NEW)
        left.append(refused.value.details["left"])
    assert [2, 1, 0] == left
    with pytest.raises(auth.LinkInvalid):
        await known.claim(token, code or wrong, NEW)


async def test_twenty_codes_at_once_are_three_tries(known: WayIn) -> None:
    """Whoever guesses quickly gets no more guesses; then even the right one is spent."""
    token, code = await code_page(known)
    wrong = [f"{number:06}" for number in range(21) if f"{number:06}" != code][:20]
    done = await asyncio.gather(
        *(known.claim(token, each, NEW) for each in wrong), return_exceptions=True
    )
    assert 3 == sum(isinstance(each, auth.WrongCode) for each in done)
    assert 17 == sum(isinstance(each, auth.LinkInvalid) for each in done)
    with pytest.raises(auth.LinkInvalid):
        await known.claim(token, code, NEW)


async def test_a_code_is_of_its_own_page_and_for_a_quarter(known: WayIn) -> None:
    """Not another page's, though it is the same number; not without one; not after its time."""
    first, code = await code_page(known)
    second, other = await code_page(known)
    assert code != other
    for token, wrong in ((second, code), (first, ""), (first, "12345")):
        with pytest.raises(auth.WrongCode):
            await known.claim(token, wrong, NEW)
    too_late = clock.stopped_at(clock.now() + timedelta(minutes=15, seconds=1))
    with too_late, pytest.raises(auth.LinkInvalid):
        await known.claim(first, code, NEW)
    assert await known.claim(first, code, NEW)


async def test_every_other_way_in_ends_a_claim(way_in: WayIn) -> None:
    """Who signs in with the shop's old password has a password: links and codes from before are
    none any more."""
    await tell(way_in.worker, kari(password=KEPT["sha1"]))
    await way_in.ask_for_claim("kari@example.com")
    link = (await way_in.letter("claim")).token
    token, code = await code_page(way_in)
    await way_in.sign_in(password=OLD)
    with pytest.raises(auth.LinkInvalid):
        await way_in.claim(link, password=NEW)
    with pytest.raises(auth.LinkInvalid):
        await way_in.claim(token, code, NEW)
    assert await way_in.sign_in(password=OLD)


async def test_a_claim_ends_the_old_password(way_in: WayIn) -> None:
    """What the shop had kept opens nothing once a password was chosen."""
    await tell(way_in.worker, kari(password=KEPT["sha1"]))
    token, code = await code_page(way_in)
    await way_in.claim(token, code, NEW)
    with pytest.raises(auth.WrongCredentials):
        await way_in.sign_in(password=OLD)


async def test_two_claims_at_once_make_one(known: WayIn) -> None:
    """The second finds nothing to take, by whichever way it comes."""
    await known.ask_for_claim("kari@example.com")
    link = (await known.letter("claim")).token
    token, code = await code_page(known)
    ways = [(link, None), (link, None), (token, code), (token, code)]
    done = await asyncio.gather(
        *(known.claim(*way, f"{NEW}-{n}") for n, way in enumerate(ways)), return_exceptions=True
    )
    inside = [n for n, each in enumerate(done) if isinstance(each, auth.SignedIn)]
    assert 1 == len(inside)
    assert {auth.SignedIn, auth.LinkInvalid} == {type(each) for each in done}
    assert await known.sign_in(password=f"{NEW}-{inside[0]}")


async def test_a_sign_in_and_a_claim_at_once(
    way_in: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is in with the shop's old password keeps it; the claim that came meanwhile waited, and
    finds nothing to take."""
    await tell(way_in.worker, kari(password=KEPT["sha1"]))
    await way_in.ask_for_claim("kari@example.com")
    link = (await way_in.letter("claim")).token
    replace, claims = passwords.replace_hash, list[asyncio.Task[auth.SignedIn]]()

    async def meanwhile(customer: UUID, hash: str) -> None:
        claims.append(asyncio.create_task(way_in.claim(link, password=NEW)))
        await somebody_waits(way_in)
        await replace(customer, hash)

    monkeypatch.setattr(passwords, "replace_hash", meanwhile)
    assert await way_in.sign_in(password=OLD)
    with pytest.raises(auth.LinkInvalid):
        await claims[0]
    assert await way_in.sign_in(password=OLD)


async def test_a_claim_and_a_sign_in_at_once(
    way_in: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other way round: the old password was right a moment ago, and opens nothing any more."""
    await tell(way_in.worker, kari(password=KEPT["sha1"]))
    await way_in.ask_for_claim("kari@example.com")
    link = (await way_in.letter("claim")).token
    store, attempts = passwords.store, list[asyncio.Task[auth.SignedIn]]()

    async def meanwhile(customer: UUID, hash: str) -> None:
        attempts.append(asyncio.create_task(way_in.sign_in(password=OLD)))
        await somebody_waits(way_in)
        await store(customer, hash)

    monkeypatch.setattr(passwords, "store", meanwhile)
    assert await way_in.claim(link, password=NEW)
    with pytest.raises(auth.WrongCredentials):
        await attempts[0]
    assert await way_in.sign_in(password=NEW)


async def test_the_shop_tells_again_while_somebody_signs_in(
    way_in: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They go one after the other, and neither is in the other's way for good."""
    await tell(way_in.worker, kari(password=KEPT["sha1"]))
    replace, told = passwords.replace_hash, list[asyncio.Task[Any]]()

    async def meanwhile(customer: UUID, hash: str) -> None:
        again = registered("10001", 3, first_name="Kari", password=KEPT["md5"])
        told.append(asyncio.create_task(tell(way_in.worker, again)))
        await somebody_waits(way_in)
        await replace(customer, hash)

    monkeypatch.setattr(passwords, "replace_hash", meanwhile)
    assert await way_in.sign_in(password=OLD)
    await told[0]
    assert 0 == await way_in.owner.fetchval("SELECT sum(attempts) FROM event")


async def somebody_waits(way_in: WayIn) -> None:
    """Until a transaction waits for another's row."""
    for _ in range(1_000):
        if await way_in.owner.fetchval("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted"):
            return
        await asyncio.sleep(0.01)
    pytest.fail("nobody waits")


async def test_a_worker_that_comes_late_still_writes(known: WayIn) -> None:
    """The letter isn't lost where the worker was down for an hour; a code would be too late."""
    await known.ask_for_claim("kari@example.com")
    await known.ask_for_claim(number="10001")
    with clock.stopped_at(clock.now() + timedelta(hours=1)):
        token = (await known.letter("claim")).token
        assert await known.claim(token, password=NEW)


@pytest.mark.parametrize("claimed", [False, True])
async def test_a_job_that_runs_twice_sends_one(claimed: bool, known: WayIn) -> None:
    """By mail and by SMS, whoever it is for."""
    if claimed:
        token, code = await code_page(known)
        await known.claim(token, code, NEW)
        await known.letters()
    await known.ask_for_claim("kari@example.com")
    await known.ask_for_claim(number="10001")
    requests = await known.owner.fetch("SELECT id FROM claim_request WHERE code_sha256 IS NULL")
    before = await known.count("message")
    await run_jobs(known.worker, *LETTER_JOBS)
    for request in requests:
        async with known.worker.database.scope():
            await auth.write_claim_letter(request["id"], known.worker)
    assert (2, 2) == (len(requests), await known.count("message") - before)


async def test_a_link_dies_when_the_shop_corrects_the_address(known: WayIn) -> None:
    """It was sent to somebody else's mailbox, and vouches for no other."""
    await known.ask_for_claim("kari@example.com")
    link = (await known.letter("claim")).token
    await tell(known.worker, changed("10001", 2, email="kari.nordmann@example.com"))
    with pytest.raises(auth.LinkInvalid):
        await known.claim(link, password=NEW)
    assert await known.owner.fetchval("SELECT email_verified_at FROM customer") is None
    await known.ask_for_claim("kari.nordmann@example.com")
    assert await known.claim((await known.letter("claim")).token, password=NEW)


async def test_a_frozen_account_is_not_claimed(member: WayIn) -> None:
    """Both addresses are told how it is; a telephone is told nothing."""
    await member.owner.execute("UPDATE customer SET number = '10001', phone = $1", PHONE)
    await member.owner.execute("INSERT INTO shop_number SELECT number, id FROM customer")
    changed = await member.change_email(await member.inside(), "ny@example.com")
    await member.freeze(changed.token)
    await member.letters()
    for address in ("kari@example.com", "ny@example.com"):
        await member.ask_for_claim(address)
        assert address == (await member.letter("email_change_frozen")).to
    _, code = await code_page(member)
    assert code is None
    assert [] == await member.letters()


async def test_a_telephone_gets_a_few_codes_a_day(known: WayIn) -> None:
    """Whoever asks, from however many networks; what is asked in vain looks the same."""
    for network in range(12):
        asked = await known.ask_for_claim(number="10001", address_block=f"198.51.{network}.7/32")
        assert asked.claim_token is not None
    assert 6 == len(await known.letters())


async def test_the_house_sends_so_many_codes_an_hour(
    known: WayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever counts through the numbers from many networks uses up the house's codes, and guesses
    no more; whoever is kept out by that meets the same page, and comes in an hour later."""
    monkeypatch.setattr(brakes, "TEXTS_OF_THE_HOUSE", Quota(most=3, window=timedelta(hours=1)))
    start = clock.now()
    with clock.stopped_at(start):
        for place in range(3):
            await known.ask_for_claim(number=f"7000{place}", address_block=f"198.51.{place}.7/32")
        asked = await known.ask_for_claim(number="10001", address_block="203.0.113.9/32")
        assert asked.claim_token is not None
        assert [] == await known.letters()
    with clock.stopped_at(start + timedelta(hours=1, seconds=1)):
        await known.ask_for_claim(number="10001", address_block="203.0.113.9/32")
        assert 1 == len(await known.letters())


async def test_a_code_ends_with_the_customer_it_was_for(known: WayIn) -> None:
    """The shop merges two while one has a code: it opens nothing, and the next one is the other's."""
    await tell(known.worker, registered("10002", 1, phone="400 00 102"))
    token, code = await code_page(known, "10002")
    assert code is not None
    await tell(known.worker, merged("10001", "10002", 2))
    with pytest.raises(auth.LinkInvalid):
        await known.claim(token, code)
    assert 0 == await known.count("claim_request")
    _, another = await code_page(known, "10002")
    assert another is not None


async def test_a_network_that_asks_without_end_is_told_to_wait(known: WayIn) -> None:
    """As everywhere at the door."""
    with pytest.raises(Throttled):
        for number in range(20):
            await known.ask_for_claim(number=f"2{number:04}")


async def test_no_phone_no_code(way_in: WayIn) -> None:
    """Nothing is sent where the shop knows no telephone; the page is the same."""
    await tell(way_in.worker, kari(phone=None))
    token, code = await code_page(way_in)
    assert code is None
    assert token


@pytest.mark.parametrize(
    ("email", "number", "field"),
    [
        (None, None, "email"),
        ("kari", None, "email"),
        (None, " ", "customerNumber"),
        (None, "1" * 41, "customerNumber"),
    ],
)
async def test_nonsense_is_told_at_its_field(
    email: str | None, number: str | None, field: str, way_in: WayIn
) -> None:
    """And nothing is kept."""
    with pytest.raises(Refused) as refused:
        await way_in.ask_for_claim(email, number)
    assert [(field,)] == [each.field for each in refused.value.refusals]
    assert 0 == await way_in.count("claim_request")


async def test_no_code_or_token_is_stored(known: WayIn) -> None:
    """Only what takes our key, or 256 bits, to be found again."""
    await known.ask_for_claim("kari@example.com")
    link = (await known.letter("claim")).token
    token, code = await code_page(known)
    rows = await known.owner.fetch(
        "SELECT r::text FROM claim_request r UNION ALL SELECT l::text FROM claim_link l"
    )
    assert 2 == len(rows)
    for secret in (link, token, code or ""):
        assert secret not in str([tuple(row) for row in rows])


async def test_what_waits_goes_after_its_time(known: WayIn) -> None:
    """Requests after a quarter of an hour, links after a day."""
    await known.ask_for_claim("kari@example.com")
    await known.letters()
    await code_page(known)
    assert [1, 1] == [await known.count(name) for name in ("claim_request", "claim_link")]
    for minutes, left in ((16, [0, 1]), (24 * 60 + 1, [0, 0])):
        with clock.stopped_at(clock.now() + timedelta(minutes=minutes)):
            async with known.worker.database.scope():
                await auth.sweep()
        assert left == [await known.count(name) for name in ("claim_request", "claim_link")]


async def test_an_address_that_the_shop_changes_is_told_to_the_old_one(known: WayIn) -> None:
    """Who signs in with it hears of it there, and can freeze it as any other change (S38, N14)."""
    token, code = await code_page(known)
    await known.claim(token, code, NEW)
    await known.letters()
    why = "Kunden skrev til oss"
    event = changed(hours=just_now(), by="staff", reason=why, email="ny@example.com")
    await tell(known.worker, event)
    told = await known.letter("email_changed")
    assert "kari@example.com" == told.to
    assert await known.sign_in("ny@example.com", NEW)
    await known.freeze(told.token)
    with pytest.raises(auth.AccountFrozen):
        await known.sign_in("ny@example.com", NEW)
    await known.undo(told.token, NEW)
    assert await known.sign_in(password=NEW)


async def test_what_was_asked_before_staff_gave_another_is_no_use(known: WayIn) -> None:
    """A code that was on its way doesn't undo what they did for whoever lost a mailbox."""
    token, code = await code_page(known)
    await known.claim(token, code, NEW)
    identity = await known.inside(password=NEW)
    await known.ask_for_change(identity, "tyv@example.com")
    waiting = (await known.letter("email_change_code")).secrets["code"]
    why = {"by": "staff", "reason": "Har mistet postkassen"}
    await tell(known.worker, changed(hours=just_now(), email="ny@example.com", **why))
    with pytest.raises(auth.WrongCode):
        await known.confirm(identity, waiting)
    assert "ny@example.com" == await known.owner.fetchval("SELECT email FROM customer")


async def test_what_staff_gave_is_ones_own_once_one_signs_in_with_it(known: WayIn) -> None:
    """Whoever lost a mailbox isn't sent back to it, whomever else the shop tells to have the new
    address: neither by that, nor by a link to the old one."""
    token, code = await code_page(known)
    await known.claim(token, code, NEW)
    staffs = {"by": "staff", "reason": "Har mistet postkassen"}
    await tell(known.worker, changed(hours=just_now(), email="ny@example.com", **staffs))
    await tell(known.worker, registered("66666", just_now(), email="ny@example.com"))
    assert await known.sign_in("ny@example.com", NEW)
    row = await known.owner.fetchrow(
        "SELECT own_email, email_verified_at FROM customer WHERE number = '10001'"
    )
    assert ("ny@example.com", None) == tuple(row)
    await known.letters()
    await known.ask_for_reset("kari@example.com")
    assert ["password_reset_unknown"] == [each.template for each in await known.letters()]


async def test_the_log_of_the_way_in_says_nothing_of_strangers(known: WayIn) -> None:
    """Asking and guessing leave nothing that the customer would read as their own."""
    token, _ = await code_page(known)
    with pytest.raises(auth.WrongCode):
        await known.claim(token, "", NEW)
    assert [] == await kinds(known)
    assert PASSWORD != NEW
