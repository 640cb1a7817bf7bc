"""What Min Side tells the shop's systems: each its part, in order, until it says it has it (S36)."""

import asyncio
import json
from collections.abc import AsyncGenerator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from tests.conftest import make_customer
from tests.core.served import comes
from tests.events.receiver import Receiver, receiving
from tests.events.shop import MORNING, changed, later, merged, registered, tell
from tests.jobs.processes import working
from tests.jobs.running import run_jobs, service_house

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.language import Language
from minside.core.postgres import Server
from minside.core.settings import KNOWN_RECEIVERS, Settings
from minside.customers import actions as customers
from minside.events import actions as events
from minside.events import transport
from minside.events.actions import delivering
from minside.events.receivers import LABELS, RECEIVERS, UNTOLD, WHAT
from minside.events.room import SENT_AT_ONCE
from minside.events.schema import Disclosure as ShownDisclosure
from minside.events.types import OUTGOING, Data
from minside.events.types.declaration import Line, Recipient
from minside.events.types.orders import Packed
from minside.events.types.outgoing import (
    AudienceEnded,
    AudiencePart,
    CancelRequested,
    CartOpened,
    ChargeRequested,
    ComplaintMade,
    ConsentChanged,
    ConversationWritten,
    CustomerErased,
    DeliveryToFulfil,
    Member,
    MembershipChanged,
    PetFarewell,
    ProfileChanged,
    ReturnRequested,
    ReturnWithdrawn,
    ReviewSubmitted,
    ReviewWithdrawn,
)
from minside.jobs import actions as jobs

HOURS = timedelta(hours=1)


@pytest.fixture(scope="module")
async def running_receivers() -> AsyncGenerator[dict[str, Receiver]]:
    async with receiving() as shop, receiving() as newsletter:
        yield {"shop": shop, "helpdesk": newsletter}


@pytest.fixture
def receivers(running_receivers: dict[str, Receiver]) -> dict[str, Receiver]:
    """The shop and customer service."""
    for receiver in running_receivers.values():
        receiver.forget()
    return running_receivers


@pytest.fixture
async def house(
    owner: Any, migrated: Server, receivers: dict[str, Receiver]
) -> AsyncGenerator[House]:
    settings = {name: receiver.settings for name, receiver in receivers.items()}
    async with service_house(migrated, receivers=settings) as house:
        yield house


async def rename(house: House, customer: UUID, first_name: str) -> None:
    async with house.database.scope(customer=customer):
        await customers.change(customer, customers.ProfileForm(first_name=first_name))


async def disclosures(house: House, customer: UUID) -> list[events.Disclosure]:
    async with house.database.scope(customer=customer):
        return (await events.disclosures(customer, first=100, after=None)).rows


def names(receiver: Receiver) -> list[str]:
    return [event["data"]["first_name"] for event in receiver.taken]


async def test_each_gets_the_fields_on_its_list(
    house: House, kari: UUID, receivers: dict[str, Receiver]
) -> None:
    """Customer service learns the name and no address; the shop both."""
    async with house.database.scope(customer=kari):
        home = customers.Address("Furulia 12", None, "0956", "Oslo", "NO")
        form = customers.ProfileForm(last_name="Nordmann", postal_address=home)
        await customers.change(kari, form)
    await run_jobs(house)
    [shop], [tool] = receivers["shop"].taken, receivers["helpdesk"].taken
    assert ("profile.changed", 1) == (shop["type"], shop["version"])
    assert ["last_name", "address"] == shop["data"]["changed"]
    assert "Furulia 12" == shop["data"]["address"]["street"]
    assert {"id", "changed", "email", "first_name", "last_name"} == {*tool["data"]} - {"customer"}
    assert ["last_name"] == tool["data"]["changed"]


async def test_every_sending_is_a_disclosure(
    house: House, kari: UUID, receivers: dict[str, Receiver]
) -> None:
    """The customer reads who got what, and that it was acknowledged."""
    await rename(house, kari, "Kari Anne")
    await run_jobs(house)
    found = {each.receiver.key: each for each in await disclosures(house, kari)}
    assert {"shop", "helpdesk"} == set(found)
    assert ["customer", "email", "first_name"] == sorted(found["helpdesk"].fields)
    assert ("Prøvemottaker", "NO") == (found["shop"].recipient, found["shop"].country)
    assert all(each.acknowledged_at is not None for each in found.values())


async def test_of_a_consent_it_is_read_which_and_whether_it_was_a_yes(
    migrated: Server, owner: Any, kari: UUID
) -> None:
    """What the newsletter tool was told is said in a few words, in either language; of an account that is
    frozen nobody said no."""
    async with receiving() as tool:
        settings = {"newsletter": tool.settings}
        async with service_house(migrated, receivers=settings) as house:
            for purpose, given, channel in (
                ("discount_codes", False, "min_side"),
                ("personalisation", True, "min_side"),
                ("news", False, "account_frozen"),
            ):
                async with house.database.scope():
                    data = ConsentChanged(
                        customer="10001",
                        id=str(kari),
                        purpose=purpose,
                        given=given,
                        channel=channel,
                    )
                    await events.announce("consent.changed", data, customer=kari, stream=str(kari))
            await run_jobs(house)
            found = await disclosures(house, kari)
    assert [
        ("Endret samtykke", "Changed consent"),
        ("Ja til «Tilpasset til deg og dyrene dine»", "Yes to “Adapted to you and your pets”"),
        ("Nei til «Rabattkoder på e-post»", "No to “Discount codes by e-mail”"),
    ] == [
        (ShownDisclosure.of(each, Language.NB).what, ShownDisclosure.of(each, Language.EN).what)
        for each in found
    ]


async def test_what_is_not_on_a_list_is_no_news(
    house: House, kari: UUID, receivers: dict[str, Receiver]
) -> None:
    """A receiver isn't told, nor given anything again, because of a change that it may not see."""
    async with house.database.scope(customer=kari):
        await customers.change(kari, customers.ProfileForm(birth_year=1984))
    await run_jobs(house)
    assert (1, []) == (len(receivers["shop"].taken), receivers["helpdesk"].taken)


async def test_once_it_is_acknowledged_only_the_disclosure_is_left(
    house: House, owner: Any, kari: UUID
) -> None:
    """What was sent isn't kept a second time."""
    await rename(house, kari, "Kari Anne")
    await run_jobs(house)
    for table in ("outgoing_event", "event_delivery"):
        assert [None] == await owner.fetchval(f"SELECT array_agg(DISTINCT data) FROM {table}")


async def test_a_receiver_that_was_down_for_a_day_gets_everything_in_order(
    house: House, owner: Any, kari: UUID, ola: UUID, receivers: dict[str, Receiver]
) -> None:
    """Later events of the same customer wait behind; others are as if nothing were; each comes
    once."""
    receivers["shop"].answer = 500
    start = clock.now()
    for hour in range(25):
        with clock.stopped_at(start + hour * HOURS):
            if hour % 6 == 0:
                for customer in (kari, ola):
                    await rename(house, customer, f"Navn {hour}")
            await run_jobs(house)
    expected = [f"Navn {hour}" for hour in range(0, 25, 6)]
    assert [] == receivers["shop"].taken
    assert sorted(2 * expected) == sorted(names(receivers["helpdesk"]))

    receivers["shop"].answer = 204
    with clock.stopped_at(start + 26 * HOURS):
        await run_jobs(house)
    for customer in (kari, ola):
        mine = [e["data"] for e in receivers["shop"].taken if e["data"]["id"] == str(customer)]
        assert expected == [data["first_name"] for data in mine]
    assert len(receivers["shop"].ids) == len(set(receivers["shop"].ids))
    assert {"acknowledged"} == {
        row["state"] for row in await owner.fetch("SELECT state FROM event_delivery")
    }


async def test_after_three_days_it_is_a_dead_letter(
    house: House, owner: Any, kari: UUID, receivers: dict[str, Receiver]
) -> None:
    """What waited behind goes on; the dead letter is seen, and sent when somebody says so."""
    receivers["shop"].answer = 503
    start = clock.now()
    await rename(house, kari, "Første")
    for hour in range(74):
        with clock.stopped_at(start + hour * HOURS):
            await run_jobs(house)
    async with house.database.scope():
        [dead] = await events.undelivered()
    assert ("shop", "profile.changed", "status 503") == (dead.receiver, dead.type, dead.reason)

    receivers["shop"].answer = 200
    with clock.stopped_at(start + 75 * HOURS):
        await rename(house, kari, "Andre")
        await run_jobs(house)
        assert ["Andre"] == names(receivers["shop"])
        async with house.database.scope():
            assert [dead.id] == await events.deliver_again([dead.id])
        await run_jobs(house)
    assert ["Andre", "Første"] == names(receivers["shop"])


@pytest.mark.parametrize(("answer", "kind"), [(500, "status 500"), (301, "status 301")])
async def test_what_was_seen_and_refused_was_disclosed(
    answer: int, kind: str, house: House, owner: Any, kari: UUID, receivers: dict[str, Receiver]
) -> None:
    """A receiver that answers with an error has had the data all the same: told from the first
    time, and once."""
    receivers["shop"].answer = answer
    start = clock.now()
    await rename(house, kari, "Kari Anne")
    for minute in range(3):
        with clock.stopped_at(start + timedelta(minutes=minute)):
            await run_jobs(house)
    assert 2 <= receivers["shop"].asked
    [shop] = [d for d in await disclosures(house, kari) if d.receiver.key == "shop"]
    assert shop.acknowledged_at is None
    assert kind == await owner.fetchval(
        "SELECT last_error FROM event_delivery WHERE receiver = 'shop'"
    )


async def test_what_never_left_was_not_disclosed(migrated: Server, owner: Any, kari: UUID) -> None:
    """Where nobody listens, nobody got anything."""
    nobody = {"url": "http://127.0.0.1:9/", "secret": "whsec_" + "A" * 43 + "=",
              "name": "Ingen", "country": "NO"}  # fmt: skip
    async with service_house(migrated, receivers={"shop": nobody}) as house:
        await rename(house, kari, "Kari Anne")
        await run_jobs(house)
        assert [] == await disclosures(house, kari)
    assert "connection refused" == await owner.fetchval("SELECT last_error FROM event_delivery")


async def test_a_receiver_that_hangs_is_left_after_a_while(
    house: House,
    owner: Any,
    kari: UUID,
    receivers: dict[str, Receiver],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It may have had the data, so that is told; and it is tried again."""
    monkeypatch.setattr(transport, "WHOLE_TALK", 0.3)
    receivers["shop"].answer = "hang"
    await rename(house, kari, "Kari Anne")
    await run_jobs(house)
    # The queue counts from before the answer: whoever is woken early comes again.
    await owner.execute("UPDATE pgqueuer SET execute_after = now() - interval '1 second'")
    await run_jobs(house)
    assert ["events.deliver.shop"] == [
        row["entrypoint"] for row in await owner.fetch("SELECT entrypoint FROM pgqueuer")
    ]
    assert "timeout" == await owner.fetchval(
        "SELECT last_error FROM event_delivery WHERE receiver = 'shop'"
    )
    assert {"shop", "helpdesk"} == {d.receiver.key for d in await disclosures(house, kari)}


async def test_who_told_us_is_not_told_back(
    house: House, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """Two systems don't tell each other the same thing without end."""
    customer = await make_customer(owner, "mona@example.com")
    data = ProfileChanged(customer=None, id=str(customer), changed=["phone"])
    async with house.database.scope():
        await events.announce(
            "profile.changed", data, customer=customer, stream="customer/x", origin="shop"
        )
    await run_jobs(house)
    assert ([], 1) == (receivers["shop"].taken, len(receivers["helpdesk"].taken))


EVERY: dict[str, Data] = {
    "profile.changed": ProfileChanged(customer="1", id="x", changed=["email"], email="k@example.com"),
    "consent.changed": ConsentChanged(
        customer="1", id="x", purpose="newsletter", given=False, channel="portal"
    ),
    "customer.erased": CustomerErased(customer="1", id="x"),
    "audience.part": AudiencePart(
        request="r", audience="a", purpose="news", part=1, members=(Member(id="x"),)
    ),
    "audience.ended": AudienceEnded(
        request="r", audience="a", purpose="news", parts=1, members=1, withdrawn=0
    ),
    "membership.changed": MembershipChanged(customer="1", id="x", member=True, at=MORNING),
    "pet.farewell": PetFarewell(customer="1", id="x", pet="p", pet_name="Luna", species="dog"),
    "pet.farewell_undone": PetFarewell(
        customer="1", id="x", pet="p", pet_name="Luna", species="dog"
    ),
    "order.cancel_requested": CancelRequested(order="50107"),
    "charge.requested": ChargeRequested(
        charge="x", order="F-1", customer="1", amount=49900, payment="card", attempt=1
    ),
    "return.requested": ReturnRequested(
        rma="R-1", order="50107", lines=[Packed(line="1", quantity=1)], reason="Feil størrelse"
    ),
    "return.withdrawn": ReturnWithdrawn(rma="R-1", order="50107"),
    "complaint.made": ComplaintMade(complaint="K-1", order="50107", line="1", text="Sømmen gikk."),
    "cart.opened": CartOpened(
        customer="1", id="x", cart="c", opening="o", lines=[Line(sku="MP-1", quantity=2)]
    ),
    "review.submitted": ReviewSubmitted(
        review="x", review_version=1, sku="MP-1", stars=5, title="Godt", text="Luna spiser alt."
    ),
    "review.withdrawn": ReviewWithdrawn(review="x"),
    "conversation.written": ConversationWritten(
        conversation="H-1", message="m", customer="1", id="c", kind="question", subject="Mengde",
        text="Hvor mye?",
    ),
    "delivery.to_fulfil": DeliveryToFulfil(
        delivery="d", order="F-1", customer="1", deliver_on=date(2026, 12, 1), method="post",
        to=Recipient(name="Kari Nordmann", street="Furulia 12", postcode="0956", city="Oslo"),
        lines=[Line(sku="MP-1", quantity=2)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("type", sorted(OUTGOING))
async def test_every_type_reaches_those_who_take_it(
    type: str, migrated: Server, owner: Any, kari: UUID
) -> None:
    """Also of a customer who is gone: then nobody's list of disclosures is left to write in."""
    async with receiving() as receiver:
        settings = dict.fromkeys(KNOWN_RECEIVERS, receiver.settings)
        async with service_house(migrated, receivers=settings) as house:
            for customer in (kari, None):
                async with house.database.scope():
                    await events.announce(type, EVERY[type], customer=customer, stream="customer/1")
            await run_jobs(house)
            takers = [each for each in RECEIVERS.values() if type in each.takes]
            assert 2 * len(takers) == len(receiver.taken)
            assert len(takers) == len(await disclosures(house, kari))


async def test_the_wrong_data_is_a_bug(house: House) -> None:
    """A room can't tell what the type doesn't declare."""
    async with house.database.scope():
        with pytest.raises(events.NotItsType):
            await events.announce(
                "customer.erased", EVERY["profile.changed"], customer=None, stream="x"
            )


def test_what_receivers_may_get_is_declared_and_has_a_name() -> None:
    """Every field on a list is one of its type's, and every one that tells something of a customer
    has a label in both languages."""
    for receiver in RECEIVERS.values():
        for type, fields in receiver.takes.items():
            declared = {field.name for field in msgspec.structs.fields(OUTGOING[type].data)}
            assert set() == set(fields) - declared, receiver.key
            assert set() == set(fields) - LABELS.keys() - UNTOLD, receiver.key
    assert WHAT.keys() == OUTGOING.keys()
    assert set(KNOWN_RECEIVERS) == RECEIVERS.keys()
    assert all(text.in_(Language.NB) != text.in_(Language.EN) for text in WHAT.values())


def test_every_purpose_goes_on_from_what_is_given() -> None:
    """The privacy page says both in one sentence: they may get this, for å sende deg noe."""
    for receiver in RECEIVERS.values():
        assert receiver.purpose.nb.startswith("Å "), receiver.key
        assert receiver.purpose.en.startswith("To "), receiver.key


@pytest.mark.parametrize(
    "wrong",
    [
        '{"spies": {"url": "https://x", "secret": "whsec_AAAA", "name": "x", "country": "NO"}}',
        '{"shop": {"url": "ftp://x", "name": "x", "country": "NO"}}',
        '{"shop": {}}',
        "no JSON",
    ],
)
def test_a_receiver_that_is_not_declared_is_refused(
    wrong: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told anything because of a variable alone."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://x")
    monkeypatch.setenv("MINSIDE_KEYS", "x")
    monkeypatch.setenv("MINSIDE_RECEIVERS", wrong)
    with pytest.raises(ValueError, match="MINSIDE_RECEIVERS"):
        Settings()  # pyright: ignore[reportCallIssue]


async def test_everybody_reads_who_is_told(
    house: House, owner: Any, app_database: Database
) -> None:
    """As the worker is set up, also when it is set up otherwise; the web holds no secret for it."""
    for told in (house.settings, house.settings.model_copy(update={"receivers": {}})):
        async with house.database.scope():
            await events.show_receivers(told)
        async with app_database.scope():
            found = [each.receiver.key for each in await events.recipients()]
        assert list(told.receivers) == found


async def test_a_merge_while_a_delivery_waits_for_its_line_leaves_none_behind(
    house: House, owner: Any, receivers: dict[str, Receiver], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands in another line then, and that goes on."""
    have_line, merges = delivering._have_line, [merged("10001", "10002", 2)]

    async def with_a_merge(row: Any) -> bool:
        if merges:
            await tell(house, merges.pop())
        return await have_line(row)

    await tell(house, registered("10001", first_name="Kari"), registered("10002", first_name="Ola"))
    await run_jobs(house)
    await tell(house, changed("10002", 1, first_name="Ola B"))
    await run_jobs(house, "events.fan_out")
    monkeypatch.setattr(delivering, "_have_line", with_a_merge)
    await run_jobs(house)
    await later(house, timedelta(seconds=5))
    assert not merges
    assert {"acknowledged"} == {
        row["state"] for row in await owner.fetch("SELECT state FROM event_delivery")
    }


async def test_a_merge_while_something_is_sent_is_no_fault(
    house: House, owner: Any, receivers: dict[str, Receiver], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is sent once, and told to who the customer is now."""
    send, merges = transport.send, [merged("10001", "10002", 2)]

    async def with_a_merge(address: Any, letter: Any) -> None:
        await send(address, letter)
        if merges:
            await tell(house, merges.pop())

    await tell(house, registered("10001", first_name="Kari"), registered("10002", first_name="Ola"))
    await run_jobs(house)
    await tell(house, changed("10002", 1, first_name="Ola B"))
    monkeypatch.setattr(transport, "send", with_a_merge)
    await run_jobs(house)
    await later(house, timedelta(seconds=15))
    assert not merges
    sent = receivers["helpdesk"].ids
    assert sorted({*sent}) == sorted(sent)
    one = await owner.fetchval("SELECT id FROM customer")
    assert {one} == {r["customer"] for r in await owner.fetch("SELECT customer FROM disclosure")}


async def test_a_number_that_only_an_address_tells_leaves_under_nobodys(
    house: House, owner: Any, receivers: dict[str, Receiver]
) -> None:
    """A stranger typed her address in the shop, and would read there what she enters here."""
    kari = await make_customer(owner, "kari@example.com", "Kari")
    await owner.execute(
        "UPDATE customer SET email_verified_at = created_at, own_email = email,"
        " own_at = created_at, claimed_at = created_at"
    )
    await tell(house, registered("10005", email="kari@example.com", first_name="Tyv"))
    async with house.database.scope(customer=kari):
        await customers.change(kari, customers.ProfileForm(phone="400 00 101"))
    await run_jobs(house)
    (told,) = receivers["shop"].taken
    assert (None, str(kari), "+4740000101") == tuple(
        told["data"][name] for name in ("customer", "id", "phone")
    )


async def test_what_a_file_of_the_shops_says_is_not_told_back(
    house: House, receivers: dict[str, Receiver]
) -> None:
    """It has it already; the others learn of it."""
    line = b'{"number": "10001", "email": "kari@example.com", "first_name": "Kari"}'
    told = [each async for each in customers.import_customers(house, [line], as_of=MORNING)]
    assert [customers.Became.NEW] == [each.became for each in told]
    await run_jobs(house)
    assert ([], ["Kari"]) == (receivers["shop"].taken, names(receivers["helpdesk"]))


async def test_a_receiver_that_hangs_holds_up_nobody_else(
    migrated: Server, owner: Any, tmp_path: Path, receivers: dict[str, Receiver]
) -> None:
    """A real worker, more deliveries than it has places, and a job of another kind."""
    receivers["helpdesk"].answer = "hang"
    settings = json.dumps({"helpdesk": receivers["helpdesk"].settings})
    kari = await make_customer(owner, "kari@example.com", "Kari")
    async with service_house(migrated, receivers=json.loads(settings)) as house:
        lines = [f'{{"number": "3{n:04}", "first_name": "Ola"}}'.encode() for n in range(40)]
        async for _ in customers.import_customers(house, lines, as_of=MORNING):
            pass
        with working(migrated, tmp_path, MINSIDE_RECEIVERS=settings) as worker:
            assert await worker.ready()
            assert await comes(lambda: receivers["helpdesk"].asked >= SENT_AT_ONCE)
            async with house.database.scope():
                await jobs.enqueue("customers.settle_addresses", kari)
            assert await is_done(owner, "customers.settle_addresses")
            assert SENT_AT_ONCE == receivers["helpdesk"].asked


async def is_done(owner: Any, job: str) -> bool:
    """Whether the queue holds no more of the job within ten seconds."""
    for _ in range(100):
        if not await owner.fetchval("SELECT count(*) FROM pgqueuer WHERE entrypoint = $1", job):
            return True
        await asyncio.sleep(0.1)
    return False
