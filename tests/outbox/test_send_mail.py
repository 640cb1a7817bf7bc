"""One mail, from the row to the server's 250, and everything that can go wrong between."""

import asyncio
import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.jobs.running import run_jobs, service_house
from tests.outbox.mail_server import (
    Held,
    MailServer,
    Reaction,
    drops,
    hangs,
    says,
)
from tests.outbox.messages import LINK, jobs_of, letter, post, row

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.postgres import Server
from minside.jobs import actions as jobs
from minside.jobs.actions.running import ATTEMPTS
from minside.outbox import actions as outbox
from minside.outbox.actions.send import BACK_OFF
from minside.outbox.transport import FINAL_ANSWER, WHOLE_TALK, smtp


async def test_a_mail_arrives_once_with_all_that_mail_needs(
    house: House, owner: Any, kari: UUID, mail_server: MailServer
) -> None:
    """Text and HTML, who it is from, a stable Message-ID, and that no person wrote it (RFC 3834)."""
    id = await post(house, letter(customer=kari))
    assert ["outbox.send"] == await run_jobs(house)
    [mail] = mail_server.taken
    message_id = (await row(owner, id))["message_id"]
    assert f"<{message_id}@minside.example>" == mail["Message-ID"]
    assert "Mikopet <min-side@mikopet.no>" == mail["From"]
    assert ["min-side@mikopet.no"] == mail_server.senders
    assert "kari@example.com" == mail["To"]
    assert "auto-generated" == mail["Auto-Submitted"]
    assert "nb" == mail["Content-Language"]
    assert mail["Date"]
    assert mail["Subject"]
    assert ["text/plain", "text/html"] == [part.get_content_type() for part in mail.iter_parts()]
    assert all(LINK in part.get_content() for part in mail.iter_parts())


async def test_a_sent_message_keeps_no_link(
    house: House, owner: Any, kari: UUID, mail_server: MailServer
) -> None:
    """Sent, it says so, its secrets are gone, and another job about it does nothing."""
    id = await post(house, letter(customer=kari))
    await run_jobs(house)
    sent = await row(owner, id)
    assert ("sent", None, 1) == (sent["state"], sent["secrets"], sent["attempts"])
    assert sent["sent_at"] is not None
    assert [] == await jobs_of(owner, id)
    await _enqueue(house, id)
    assert ["outbox.send"] == await run_jobs(house)
    assert 1 == len(mail_server.taken)


async def test_a_letter_speaks_the_customers_language(
    house: House, mail_server: MailServer
) -> None:
    """English for who reads English."""
    await post(house, letter(language=Language.EN))
    await run_jobs(house)
    assert "en" == mail_server.taken[0]["Content-Language"]


REFUSALS: list[tuple[str, Reaction, str, str, bool]] = [
    ("EHLO", says("550 5.7.1 Go away"), "failed", "smtp 550", False),
    ("MAIL", says("451 4.3.0 Later"), "failed", "smtp 451", False),
    ("MAIL", says("550 5.1.8 We don't know this sender"), "failed", "smtp 550", False),
    ("RCPT", says("450 4.2.1 Greylisted"), "failed", "smtp 450", False),
    ("RCPT", says("530 5.7.0 Authentication required"), "failed", "smtp 530", False),
    ("RCPT", says("554 5.7.1 Relay access denied"), "failed", "smtp 554", False),
    ("RCPT", says("550 5.1.1 No such user"), "abandoned", "refused 550", True),
    ("RCPT", says("550 no such user"), "abandoned", "refused 550", True),
    ("RCPT", drops, "failed", "connection lost", False),
    ("354", says("451 4.3.0 Not now"), "failed", "smtp 451", False),
    ("354", drops, "failed", "connection lost", False),
    ("DATA", says("452 4.3.1 Full disk"), "failed", "smtp 452", False),
    ("DATA", says("554 5.6.0 Not this content"), "abandoned", "refused 554", False),
    ("DATA", says("nonsense"), "failed", "smtp 0", False),
    ("DATA", drops, "failed", "connection lost", False),
]


@pytest.mark.parametrize(("step", "reaction", "state", "code", "marked"), REFUSALS)
async def test_what_a_server_refuses(
    step: str,
    reaction: Reaction,
    state: str,
    code: str,
    marked: bool,
    house: House,
    owner: Any,
    kari: UUID,
    mail_server: MailServer,
) -> None:
    """What passes, and what is our own fault, is tried again; only an address that the server
    refuses for good is marked as such."""
    mail_server.at[step] = reaction
    id = await post(house, letter(customer=kari))
    await run_jobs(house)
    refused = await row(owner, id)
    assert (state, code, 1) == (refused["state"], refused["last_error"], refused["attempts"])
    assert (["queued"] if state == "failed" else []) == await jobs_of(owner, id)
    assert marked is await _is_marked(owner, kari)
    assert refused["secrets"] is not None
    assert [] == mail_server.taken


async def test_an_address_that_works_again_is_unmarked(
    house: House, owner: Any, kari: UUID
) -> None:
    """The first mail that is taken clears the mark."""
    await owner.execute("UPDATE customer SET email_refused_at = now()")
    await post(house, letter(customer=kari))
    await run_jobs(house)
    assert not await _is_marked(owner, kari)


async def test_an_address_without_a_customer_marks_nobody(
    house: House, owner: Any, kari: UUID, mail_server: MailServer
) -> None:
    """A refused address that is nobody's, though Kari has it too, leaves Kari alone."""
    mail_server.at["RCPT"] = says("550 5.1.1 No such user")
    id = await post(house, letter())
    await run_jobs(house)
    assert "abandoned" == (await row(owner, id))["state"]
    assert not await _is_marked(owner, kari)


HANGING = [("EHLO", 0), ("MAIL", 0), ("RCPT", 0), ("354", 0), ("DATA", 1)]


@pytest.mark.parametrize(("step", "unknown"), HANGING)
async def test_a_server_that_hangs_is_given_up(
    step: str,
    unknown: int,
    house: House,
    owner: Any,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After 20 s, or 30 s more where it has the whole message, here less; only then it may have
    been taken."""
    assert (20.0, 30.0) == (WHOLE_TALK, FINAL_ANSWER)
    monkeypatch.setattr(smtp, "WHOLE_TALK", 0.3)
    monkeypatch.setattr(smtp, "FINAL_ANSWER", 0.3)
    mail_server.at[step] = hangs
    id = await post(house, letter())
    await asyncio.wait_for(run_jobs(house), 5)
    failed = await row(owner, id)
    assert ("failed", "timeout") == (failed["state"], failed["last_error"])
    assert unknown == failed["unknown_outcomes"]


async def test_a_slow_yes_is_waited_for(
    house: House, owner: Any, mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that looks through what it got may take longer than the talk before."""
    monkeypatch.setattr(smtp, "WHOLE_TALK", 0.3)

    async def slowly(_server: Any) -> str:
        await asyncio.sleep(0.6)
        return "250 OK"

    mail_server.at["KEPT"] = slowly
    id = await post(house, letter())
    await run_jobs(house)
    assert ("sent", 1) == ((await row(owner, id))["state"], len(mail_server.taken))


@pytest.mark.parametrize("reaction", [drops, hangs, says("nonsense")])
async def test_who_takes_it_and_never_says_so_gets_two_copies_at_most(
    reaction: Reaction,
    house: House,
    owner: Any,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The second time it is abandoned and says why, with its link still sealed."""
    monkeypatch.setattr(smtp, "FINAL_ANSWER", 0.3)
    mail_server.at["KEPT"] = reaction
    began = clock.now()
    id = await post(house, letter())
    for hours in range(0, 30, 3):
        with clock.stopped_at(began + timedelta(hours=hours)):
            await run_jobs(house)
    assert 2 == len(mail_server.taken)
    message = await row(owner, id)
    assert ("abandoned", "outcome unknown") == (message["state"], message["last_error"])
    assert (2, 2) == (message["attempts"], message["unknown_outcomes"])
    assert message["secrets"] is not None


async def test_a_clear_failure_after_an_unknown_outcome_is_tried_again(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """The server may have dropped the first one: the message isn't given up before it is sent."""
    began = clock.now()
    mail_server.at["DATA"] = drops
    id = await post(house, letter())
    await run_jobs(house)
    mail_server.at = {"RCPT": says("451 Later")}
    for hours in (1, 2, 3):
        with clock.stopped_at(began + timedelta(hours=hours)):
            await run_jobs(house)
    mail_server.at = {}
    with clock.stopped_at(began + timedelta(hours=9)):
        await run_jobs(house)
    assert ("sent", 1) == ((await row(owner, id))["state"], len(mail_server.taken))


async def test_a_server_that_accepts_and_dies_gets_the_same_message_again(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """It had the message and said nothing: the second one has the same Message-ID, by which mail
    programs know it for the same."""

    mail_server.at["KEPT"] = drops
    id = await post(house, letter())
    await run_jobs(house)
    failed = await row(owner, id)
    assert ("failed", "connection lost") == (failed["state"], failed["last_error"])
    del mail_server.at["KEPT"]
    await _run_when_due(house, owner, id)
    message_ids = [mail["Message-ID"] for mail in mail_server.taken]
    assert 2 * [f"<{failed['message_id']}@minside.example>"] == message_ids
    assert "sent" == (await row(owner, id))["state"]


@pytest.mark.parametrize("reaction", [drops, hangs, says("500 what?")])
async def test_what_comes_after_the_250_changes_nothing(
    reaction: Reaction,
    house: House,
    owner: Any,
    mail_server: MailServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A server that has said it has the message may leave as it likes."""
    monkeypatch.setattr(smtp, "_GOODBYE", 0.2)
    mail_server.at["QUIT"] = reaction
    id = await post(house, letter())
    await run_jobs(house)
    assert "sent" == (await row(owner, id))["state"]
    assert 1 == len(mail_server.taken)


async def test_a_wrong_password_is_our_fault(
    owner: Any, migrated: Server, kari: UUID, mail_server: MailServer
) -> None:
    """535 marks no customer, and the mail waits for whoever mends the setting."""
    url = mail_server.url.replace("//", "//minside:feil@")
    async with service_house(migrated, smtp_url=url) as house:
        id = await post(house, letter(customer=kari))
        await run_jobs(house)
    failed = await row(owner, id)
    assert ("failed", "smtp 535") == (failed["state"], failed["last_error"])
    assert not await _is_marked(owner, kari)


async def test_the_right_password_is_used(
    owner: Any, migrated: Server, mail_server: MailServer
) -> None:
    """User and password stand in the URL, escaped as URLs want it."""
    mail_server.password = "p@ss/ord"
    url = mail_server.url.replace("//", "//minside:p%40ss%2Ford@")
    async with service_house(migrated, smtp_url=url) as house:
        await post(house, letter())
        await run_jobs(house)
    assert (1, 1) == (mail_server.asked["AUTH"], len(mail_server.taken))


@pytest.mark.parametrize(
    ("url", "code"),
    [
        (None, "not configured"),
        ("mail.example.com", "not configured"),
        ("http://127.0.0.1:25", "not configured"),
        ("smtp://127.0.0.1:1", "connection lost"),
    ],
)
async def test_without_a_server_mail_waits(
    url: str | None, code: str, owner: Any, migrated: Server
) -> None:
    """Nothing is lost while the setting is missing or wrong, and the row says which it is."""
    async with service_house(migrated, smtp_url=url) as house:
        id = await post(house, letter())
        await run_jobs(house)
    failed = await row(owner, id)
    assert ("failed", code) == (failed["state"], failed["last_error"])


async def test_the_waits_grow_until_it_is_abandoned(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """30 s, 2, 10, 30 min, 1, 2, 4, 8, 12 h: then it is abandoned, and its link stays sealed for
    a resending."""
    mail_server.at["RCPT"] = says("451 Later")
    began = clock.now()
    waits: list[timedelta] = []
    with clock.stopped_at(began):
        id = await post(house, letter())
    moment = began
    for _ in range(len(BACK_OFF) + 1):
        with clock.stopped_at(moment):
            await run_jobs(house)
        message = await row(owner, id)
        if message["next_attempt_at"] is not None:
            waits.append(message["next_attempt_at"] - moment)
            moment = message["next_attempt_at"] + timedelta(seconds=1)
    assert list(BACK_OFF) == waits
    assert timedelta(seconds=30) == waits[0]
    message = await row(owner, id)
    assert ("abandoned", 10) == (message["state"], message["attempts"])
    assert "smtp 451" == message["last_error"]
    assert message["secrets"] is not None
    assert [] == await jobs_of(owner, id)


async def test_a_job_that_runs_twice_tries_once(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """A second job about a failed message waits for its time, and then finds it sent."""
    mail_server.at["RCPT"] = says("451 Later")
    id = await post(house, letter())
    await run_jobs(house)
    await _enqueue(house, id)
    await run_jobs(house)
    assert (1, 1) == ((await row(owner, id))["attempts"], mail_server.asked["RCPT"])
    del mail_server.at["RCPT"]
    await _run_when_due(house, owner, id)
    assert 1 == len(mail_server.taken)
    assert [] == await jobs_of(owner, id)


async def test_two_workers_send_one_mail(house: House, owner: Any, mail_server: MailServer) -> None:
    """While one has it the other lets go and comes again later; it never calls it done."""
    held = Held()
    mail_server.at["DATA"] = held
    id = await post(house, letter())
    first = asyncio.create_task(run_jobs(house))
    await asyncio.wait_for(held.reached.wait(), 5)
    with pytest.raises(jobs.TryAgain):
        async with house.database.scope():
            await outbox.send(house, id)
    held.released.set()
    await first
    assert 1 == len(mail_server.taken)
    assert "sent" == (await row(owner, id))["state"]


async def test_waiting_for_another_spends_no_attempts(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """However often the message was in another's hands, the job has all its attempts for a fault."""
    id = await post(house, letter())
    await owner.execute("UPDATE message SET template = 'auth/gone'")
    moment = clock.now()
    async with owner.transaction():
        await owner.fetch("SELECT FROM message FOR UPDATE")
        for _ in range(ATTEMPTS + 1):
            with clock.stopped_at(moment):
                assert ["outbox.send"] == await run_jobs(house)
            moment += timedelta(seconds=6)
    with clock.stopped_at(moment):
        await run_jobs(house)
    assert ["queued"] == await jobs_of(owner, id)
    assert 1 == await owner.fetchval("SELECT attempts FROM pgqueuer")


async def test_what_has_ended_is_not_sent(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """A link that came after its hour would only confuse."""
    id = await post(house, letter(lasts=timedelta(hours=1)))
    with clock.stopped_at(clock.now() + timedelta(hours=2)):
        await run_jobs(house)
    late = await row(owner, id)
    assert ("abandoned", "too late", 0) == (late["state"], late["last_error"], late["attempts"])
    assert 0 == mail_server.asked["EHLO"]


async def test_nothing_is_sent_under_a_withdrawal(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """While the recipient's lock is held nothing leaves; after it, what still may."""
    id = await post(house, letter())
    async with house.database.scope():
        await outbox.recipient_lock("Kari@Example.com")
        await run_jobs(house)
        assert 0 == mail_server.asked["EHLO"]
        assert "queued" == (await row(owner, id))["state"]
    with clock.stopped_at(clock.now() + timedelta(seconds=10)):
        await run_jobs(house)
    assert 1 == len(mail_server.taken)


async def test_a_withdrawal_waits_for_what_is_on_its_way(
    house: House, mail_server: MailServer
) -> None:
    """The lock is given when the talk is over, so nothing leaves after it."""
    held = Held()
    mail_server.at["DATA"] = held
    await post(house, letter())
    sending = asyncio.create_task(run_jobs(house))
    await asyncio.wait_for(held.reached.wait(), 5)
    locking = asyncio.create_task(_lock(house))
    done, _ = await asyncio.wait({locking}, timeout=0.3)
    assert set() == done
    held.released.set()
    await asyncio.wait_for(locking, 5)
    assert 1 == len(mail_server.taken)
    await sending


async def test_a_bug_is_tried_again_and_then_held(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """A letter that nobody declares is no delivery that failed: the job is held, the message is
    whole."""
    id = await post(house, letter())
    await owner.execute("UPDATE message SET template = 'auth/gone'")
    moment = clock.now()
    for _ in range(6):
        with clock.stopped_at(moment):
            await run_jobs(house)
        moment += timedelta(hours=1)
    assert ["failed"] == await jobs_of(owner, id)
    assert "queued" == (await row(owner, id))["state"]
    assert [] == mail_server.taken


async def test_a_letter_that_cant_be_drawn_ends_where_it_is_seen(
    house: House, owner: Any, mail_server: MailServer
) -> None:
    """Each failure is an attempt with its wait, and after the last an operator finds it abandoned."""
    id = await post(house, letter(lasts=timedelta(days=9)))
    await owner.execute("""UPDATE message SET "values" = '{}'""")
    moment = clock.now()
    for attempt, wait in enumerate(BACK_OFF, 1):
        with clock.stopped_at(moment):
            await run_jobs(house)
        failed = await row(owner, id)
        assert ("failed", "letter not drawn", attempt, moment + wait) == (
            failed["state"], failed["last_error"], failed["attempts"], failed["next_attempt_at"],
        )  # fmt: skip
        moment += wait
    with clock.stopped_at(moment):
        await run_jobs(house)
        async with house.database.scope():
            [listed] = await outbox.listed(outbox.UNSENT, most=9)
    assert (outbox.State.ABANDONED, "letter not drawn") == (listed.state, listed.last_error)
    assert [] == await jobs_of(owner, id)
    assert [] == mail_server.taken


async def test_a_bug_after_sending_sends_nothing_again(
    house: House, owner: Any, kari: UUID, mail_server: MailServer
) -> None:
    """What is out is committed before the customer's row is touched."""
    await owner.execute("UPDATE customer SET email_refused_at = now()")
    await owner.execute(
        """
        CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
        CREATE TRIGGER broken BEFORE UPDATE ON customer EXECUTE FUNCTION broken();
        """
    )
    try:
        id = await post(house, letter(customer=kari))
        await run_jobs(house)
        with clock.stopped_at(clock.now() + timedelta(hours=1)):
            await run_jobs(house)
    finally:
        await owner.execute("DROP TRIGGER broken ON customer; DROP FUNCTION broken")
    assert 1 == len(mail_server.taken)
    assert "sent" == (await row(owner, id))["state"]


async def test_a_name_makes_no_headers(house: House, mail_server: MailServer) -> None:
    """Line breaks in a value stay in the text."""
    bad = "Kari\r\nBcc: ola@example.com\r\n\r\nKjøp her"
    await post(house, letter(name=bad))
    await run_jobs(house)
    [mail] = mail_server.taken
    assert mail["Bcc"] is None
    assert ["kari@example.com"] == mail_server.recipients
    assert re.fullmatch(r"[^\r\n]+", str(mail["Subject"]))


DOMAINS = {
    "blåbær.no": "xn--blbr-roah.no",
    "rødgrøt.no": "xn--rdgrt-vuad.no",
    "faß.de": "xn--fa-hia.de",
    "xn--fa-hia.de": "xn--fa-hia.de",
    "βόλος.com": "xn--nxasmm1c.com",
}


@pytest.mark.parametrize(("domain", "known_as"), DOMAINS.items())
async def test_a_domain_of_any_letters_is_reached(
    domain: str, known_as: str, house: House, mail_server: MailServer
) -> None:
    """It goes out as servers everywhere know it (RFC 5891); faß.de isn't fass.de, whose owner has
    no business with the link."""
    await post(house, letter(f"kari@{domain}"))
    await run_jobs(house)
    assert [f"kari@{known_as}"] == mail_server.recipients
    assert f"kari@{known_as}" == mail_server.taken[0]["To"]


@pytest.mark.parametrize(
    "address", ["kåre@example.com", "kari@example..com", f"kari@{64 * 'a'}.no"]
)
async def test_what_is_no_address_is_refused_here(
    address: str, house: House, owner: Any, mail_server: MailServer
) -> None:
    """What no server could be asked for isn't tried for a day."""
    id = await post(house, letter(address))
    await run_jobs(house)
    refused = await row(owner, id)
    assert ("abandoned", "no address") == (refused["state"], refused["last_error"])
    assert 0 == mail_server.asked["MAIL"]


async def test_a_message_that_is_gone_is_no_fault(house: House) -> None:
    """An erasure may have come before the job."""
    await _enqueue(house, uuid4())
    assert ["outbox.send"] == await run_jobs(house)


async def _enqueue(house: House, id: UUID) -> None:
    async with house.database.scope():
        await jobs.enqueue("outbox.send", id)


async def _run_when_due(house: House, owner: Any, id: UUID) -> None:
    due = (await row(owner, id))["next_attempt_at"]
    with clock.stopped_at(due + timedelta(seconds=10)):
        await run_jobs(house)


async def _is_marked(owner: Any, customer: UUID) -> bool:
    return await owner.fetchval(
        "SELECT email_refused_at IS NOT NULL FROM customer WHERE id = $1", customer
    )


async def _lock(house: House) -> None:
    async with house.database.scope():
        await outbox.recipient_lock("kari@example.com")
