"""Whom the newsletter tool may send something to: who agreed, no more of them than it needs, and nobody
who said no while it was told."""

import resource
from datetime import date, timedelta
from json import loads
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from tests.conftest import make_customer
from tests.events.shop import Happened, merged, registered
from tests.events.shop import tell as shop_tells
from tests.orders import orders
from tests.orders.orders import product
from tests.subscriptions.agreed import agree as agree_to
from tests.subscriptions.eaten import dog, named

from minside.consents import actions as consents
from minside.consents.actions import Action, ConsentLink, Kind, Purpose, Said
from minside.core import clock
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.events.types.outgoing import LivingPet, Member, Personal
from minside.marketing import actions as marketing
from minside.marketing.actions import Part
from minside.marketing.actions.audience import ENDED_AT_ONCE
from minside.marketing.actions.personal import personal_of
from minside.pets import actions as pets
from minside.pets.actions import PetForm, Species
from minside.subscriptions import actions as subscriptions

from .newsletter import agree, at, refuse, tell
from .reaching import crowd, read, somebody_of, stream
from .reaching import named as named_as

P = Purpose.PERSONALISATION
FIRST = date(2026, 12, 16)


async def test_who_agreed_is_told_with_what_the_text_says(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Id, number, address, language and first name; of an SMS the number instead, and no name."""
    assert [] == await read(house)
    await owner.execute("UPDATE customer SET first_name = 'Kari', phone = '+4791234567'")
    await agree(web, known, Purpose.NEWS)
    async with house.database.scope():
        [subject] = (await consents.of_customer(known, [Purpose.SMS])).values()
        said = Said(subject.id, "sms", Action.GIVEN, "tool/form")
        await consents.append([said], house.keys)
    kari = Member(id=await named_as(owner, known), customer="10001", language="nb")
    by_mail = replace(kari, email="kari@example.com", first_name="Kari")
    assert [by_mail] == await read(house)
    by_sms = replace(kari, id=await named_as(owner, known, "sms"), phone="+4791234567")
    assert [by_sms] == await read(house, Purpose.SMS)
    assert [] == await read(house, Purpose.OFFERS)


async def test_a_number_that_an_address_alone_tells_is_not_told(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """As everywhere: it may be another's."""
    await agree(web, known, Purpose.NEWS)
    await owner.execute("UPDATE shop_number SET is_recognised = true")
    [member] = await read(house)
    assert member.customer is None


async def test_an_address_that_is_nobodys_is_told_alone(house: House) -> None:
    """By the ledger's pseudonym: nobody knows a language or a name."""
    async with house.database.scope():
        [subject] = await consents.of_address(Kind.MAIL, "gjest@example.com")
        said = Said(subject.id, "news", Action.GIVEN, "tool/form")
        await consents.append([said], house.keys)
    assert [Member(id=str(subject.id), email="gjest@example.com")] == await read(house)


async def test_who_cannot_be_reached_is_left_out(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """An address that refused mail; one that is another now; a no at the same address by anybody."""
    await agree(web, known, Purpose.NEWS)
    assert 1 == len(await read(house))
    await owner.execute("UPDATE customer SET email_refused_at = now()")
    assert [] == await read(house)
    await owner.execute("UPDATE customer SET email_refused_at = NULL, email = 'ny@example.com'")
    assert [] == await read(house)
    await owner.execute("UPDATE customer SET email = 'kari@example.com'")
    async with house.database.scope():
        subjects = await consents.of_address(Kind.MAIL, "Kari@Example.com")
        [nobodys] = [each for each in subjects if each.customer is None]
        await consents.withdraw([nobodys], [Purpose.NEWS], "one_click", house.keys)
    assert [] == await read(house)


async def test_what_is_personal_goes_along_only_under_its_own_consent(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Goods bought and not cancelled, looked at, and living animals; nothing of who is under 18."""
    placed = at(-24)
    order = await orders.order(owner, known, orders.FEED, orders.LEAD, at=placed)
    await orders.happened(owner, order, "cancelled", placed, lines=["2"])
    await orders.order(owner, known, {**orders.LEAD, "sku": "OLD"}, at=placed - timedelta(days=740))
    async with web.database.scope(customer=known):
        await pets.register(known, PetForm(name="Luna", species=Species.DOG, breed="Border collie"))
    await agree(web, known, Purpose.NEWS)
    with clock.stopped_at(at(20)):
        [member] = await read(house)
        assert member.personal is None
        await agree(web, known, P, hours=2)
        await tell(house, _viewed("SNACK", 3))
        [member] = await read(house)
        dog = LivingPet(species="dog", breed="Border collie")
        assert Personal(bought=("FEED-12",), viewed=("SNACK",), pets=(dog,)) == member.personal
        young = clock.today().year - 18
        await owner.execute("UPDATE customer SET birth_year = $1", young)
        assert [None] == [each.personal for each in await read(house)]


@pytest.mark.parametrize("kind", ["died", "moved"])
async def test_never_about_a_pet_said_farewell(
    kind: str, house: House, web: House, known: UUID, owner: Any
) -> None:
    """Nor one that moved to a new home; what was undone is there again."""
    async with web.database.scope(customer=known):
        await pets.register(known, PetForm(name="Luna", species=Species.DOG))
        await pets.register(known, PetForm(name="Mons", species=Species.CAT))
    await agree(web, known, Purpose.NEWS, P)
    await owner.execute(
        """
        INSERT INTO pet_farewell (customer, pet, kind, memory, said_at, undo_until)
        SELECT customer, id, $1, 'keep', now(), now() FROM pet WHERE species = 'dog'
        """,
        kind,
    )
    assert ["cat"] == await _species(house)
    await owner.execute("UPDATE pet_farewell SET undone_at = now()")
    assert ["cat", "dog"] == await _species(house)


DOG, CAT = {"category": ["Hund", "Tørrfôr"]}, {"category": ["Katt", "Leker"]}


async def _parts_with(web: House, customer: UUID, pet: UUID, memory: pets.Memory) -> None:
    """In one step, as on its page."""
    async with web.database.scope(customer=customer):
        parting = await subscriptions.look_at_farewell(web, customer, pet)
        form = subscriptions.FarewellForm(
            pet=pet,
            kind=pets.FarewellKind.DIED,
            memory=memory,
            seen={one.id: one.version for one, _ in parting.agreements},
        )
        await subscriptions.farewell(web, customer, form)


async def _goods(house: House) -> tuple[set[str], set[str]]:
    """Bought, and looked at."""
    [member] = await read(house)
    assert member.personal is not None
    return set(member.personal.bought), set(member.personal.viewed)


@pytest.fixture
async def luna(house: House, web: House, known: UUID, owner: Any) -> UUID:
    """A dog whose feed comes regularly, and who eats treats; its owner has a cat too, and bought and looked
    at things for both, and a rug."""
    for sku, sorted_as in (("FEED-12", DOG), ("BALL", DOG), ("MOUSE", CAT), ("BOTH", DOG)):
        await product(owner, sku, **sorted_as)
    await product(owner, "TREATS", category=["Godbiter"])
    await product(owner, "RUG", category=["Hjem"])
    with clock.stopped_at(at(-48)):
        luna = await dog(owner, known, "Luna", TREATS=20)
        mons = await dog(owner, known, "Mons", BOTH=20)
        await owner.execute("UPDATE pet SET species = 'cat' WHERE id = $1", mons)
        mine = await agree_to(owner, known, FIRST, {"sku": "NO-KIND"}, {"sku": "RUG"})
        await named(owner, known, mine, "NO-KIND", luna)
        bought = ("FEED-12", "NO-KIND", "BOTH", "TREATS", "RUG")
        lines = ({**orders.LEAD, "sku": sku} for sku in bought)
        await orders.order(owner, known, *lines, at=at(-24))
    await agree(web, known, Purpose.NEWS, P)
    with clock.stopped_at(at(20)):
        await tell(house, *(_viewed(sku, 3) for sku in ("BALL", "MOUSE", "RUG")))
    return luna


ALL = ({"FEED-12", "NO-KIND", "BOTH", "TREATS", "RUG"}, {"BALL", "MOUSE", "RUG"})
LEFT = ({"BOTH", "RUG"}, {"MOUSE", "RUG"})


@pytest.mark.parametrize("memory", pets.Memory)
async def test_goods_that_were_only_for_it_are_not_told(
    memory: pets.Memory, house: House, web: House, known: UUID, owner: Any, luna: UUID
) -> None:
    """What came for it alone, what it alone ate, and what is for an animal of its kind, of which none is
    left; also when it is forgotten itself. What another eats stays, and with another of its kind all that
    that one may use."""
    with clock.stopped_at(at(20)):
        assert ALL == await _goods(house)
        await _parts_with(web, known, luna, memory)
        assert LEFT == await _goods(house)
    with clock.stopped_at(at(20) + timedelta(days=31)):
        async with house.database.scope():
            await pets.forget_parted()
            await subscriptions.sweep()
        there = await owner.fetchval("SELECT count(*) FROM pet WHERE id = $1", luna)
        assert int(memory is pets.Memory.KEEP) == there
        assert LEFT == await _goods(house)
        await dog(owner, known, "Bella")
        assert ({*LEFT[0], "FEED-12"}, ALL[1]) == await _goods(house)


async def test_goods_are_told_again_once_the_farewell_is_undone(
    house: House, web: House, known: UUID, owner: Any, luna: UUID
) -> None:
    """And not for as long as it stands. Of a pet that was deleted without one nothing was said."""
    with clock.stopped_at(at(20)):
        await _parts_with(web, known, luna, pets.Memory.KEEP)
        async with web.database.scope(customer=known):
            await subscriptions.undo_farewell(web, known, luna)
        assert ALL == await _goods(house)
        async with web.database.scope(customer=known):
            await pets.delete(known, luna)
        assert ALL == await _goods(house)
    assert 0 == await owner.fetchval("SELECT count(*) FROM pet_parted")


async def test_a_part_takes_as_many_statements_whoever_is_gone(
    house: House, web: House, known: UUID, owner: Any, luna: UUID
) -> None:
    """Two more than where nobody is, of one customer and of all of a part."""
    with clock.stopped_at(at(20)):
        before = await _statements(house)
        await _parts_with(web, known, luna, pets.Memory.KEEP)
        with_one = await _statements(house)
        await crowd(owner, 20)
        await _all_like(owner, known)
        assert (before + 2, with_one) == (with_one, await _statements(house))


async def _statements(house: House) -> int:
    async with house.database.scope(read_only=True) as scope:
        customers = await scope.fetch("SELECT id, birth_year FROM customer")
        before = scope.statements
        await personal_of({row["id"]: row["birth_year"] for row in customers})
        return scope.statements - before


async def _all_like(owner: Any, known: UUID) -> None:
    """Everybody agrees to adapting, bought the same, and said farewell to a dog."""
    await owner.execute(
        """
        WITH others AS (SELECT id FROM customer WHERE id <> $1), account AS (
            INSERT INTO consent_subject (customer, kind, created_at)
            SELECT id, 'account', now() FROM others RETURNING id, customer
        ), agreed AS (
            INSERT INTO consent (subject, purpose, customer, state, entry, since)
            SELECT id, 'personalisation', customer, 'given', -1000 - row_number() OVER (), now() FROM account
        ), dogs AS (
            INSERT INTO pet (customer, name, species, allergies, created_at)
            SELECT id, 'Luna', 'dog', '{}', now() FROM others RETURNING id, customer
        )
        INSERT INTO viewed_product (customer, told_of, sku, viewed_at)
        SELECT customer, customer::text, 'BALL', $2 FROM dogs
        """,
        known, at(19),
    )  # fmt: skip
    await owner.execute(
        """
        INSERT INTO pet_farewell (customer, pet, kind, memory, said_at, undo_until)
        SELECT customer, id, 'died', 'keep', now(), now() FROM pet WHERE customer <> $1
        """,
        known,
    )


async def _species(house: House) -> list[str]:
    [member] = await read(house)
    assert member.personal is not None
    return [pet.species for pet in member.personal.pets]


def _viewed(sku: str, hours: float, customer: str = "10001") -> Happened:
    return Happened("product.viewed", {"customer": customer, "sku": sku}, hours)


async def test_who_says_yes_or_no_over_there_counts(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """An audience asked for after the tool told of it obeys."""
    form = {"purpose": "news", "channel": "signup_form", "text": "Ja takk", "language": "nb"}
    given = Happened("consent.given", {"customer": "10001", **form}, 1)
    guest = Happened("consent.given", {"email": "gjest@example.com", **form}, 1)
    await tell(house, given, guest)
    assert {"kari@example.com", "gjest@example.com"} == await _mails(house)
    withdrawn = {"purpose": "newsletter", "channel": "footer_link"}
    await tell(house, Happened("consent.withdrawn", {"customer": "10001", **withdrawn}, 2))
    assert {"gjest@example.com"} == await _mails(house)
    await tell(house, Happened("message.complained", {"email": "Gjest@example.com"}, 3))
    assert set() == await _mails(house)


async def _mails(house: House) -> set[str | None]:
    return {member.email for member in await read(house)}


DOORS = ("min_side", "foot_link", "one_click", "sms", "staff", "tool", "complaint")


@pytest.mark.parametrize("door", DOORS)
async def test_who_says_no_while_it_streams_is_not_sent_to(
    door: str, house: House, web: House, owner: Any
) -> None:
    """Through each door: named at the end where they were named as members, and else not at all."""
    purpose, kind = (Purpose.SMS, "sms") if door == "sms" else (Purpose.NEWS, "mail")
    await crowd(owner, marketing.AT_ONCE + 50, purpose)
    left: list[str] = []

    async def between(part: Part) -> None:
        row = await owner.fetchrow(
            "SELECT id, email, phone FROM customer WHERE NOT id = ANY($1) LIMIT 1",
            [whose for whose, _ in part.members],
        )
        for who in (await somebody_of(owner, part), (row["id"], row["email"], row["phone"])):
            left.append(await named_as(owner, who[0], kind))
            await _leave(door, house, web, *who)

    members, withdrawn, _ = await stream(house, between, purpose)
    named = [member.id for member in members]
    assert len(named) == len(set(named)) == marketing.AT_ONCE + 49
    assert left[0] in named
    assert left[1] not in named
    assert {left[0]} == withdrawn & set(named)
    assert set() == {each.id for each in await read(house, purpose)} & set(left)


async def _leave(
    door: str, house: House, web: House, customer: UUID, email: str, phone: str
) -> None:
    if door in ("tool", "complaint"):
        told = {
            "tool": Happened(
                "consent.withdrawn",
                {"email": email, "purpose": "news", "channel": "footer_link"}, 90,
            ),
            "complaint": Happened("message.complained", {"email": email}, 90),
        }  # fmt: skip
        await tell(house, told[door])
        return
    if door == "staff":
        async with house.database.scope():
            whose = consents.Whose(None, email, None)
            await consents.withdraw_for(whose, [Purpose.NEWS], "Nei takk", house.keys)
        return
    if door == "sms":
        async with house.database.scope():
            assert await consents.said_by_sms(house, phone, "Stopp") is not None
        return
    async with house.database.scope():
        [subject] = (await consents.of_customer(customer, [Purpose.NEWS])).values()
    token = ConsentLink.to(subject.address or "", subject.id, Purpose.NEWS).token(house.keys)
    if door == "min_side":
        async with web.database.scope(customer=customer):
            await consents.withdraw([subject], [Purpose.NEWS], door, web.keys)
    elif door == "one_click":
        async with web.database.scope():
            await consents.one_click(web, token)
    else:
        async with web.database.scope():
            await consents.withdraw_by_link(web, token, everything=True)


async def test_who_says_no_to_adapting_meanwhile_is_named(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """Who changed their mind once more isn't; nor is who said no to something else."""
    await agree(web, known, Purpose.NEWS, P)

    async def between(_part: Part) -> None:
        await refuse(web, known, P, hours=5)

    assert [await named_as(owner, known)] == [*(await stream(house, between))[2]]

    async def and_back(_part: Part) -> None:
        await agree(web, known, P, hours=6)
        await refuse(web, known, P, hours=7)
        await agree(web, known, P, hours=8)
        await agree(web, known, Purpose.OFFERS, hours=8)
        await refuse(web, known, Purpose.OFFERS, hours=9)

    assert (1, set(), set()) == (len((found := await stream(house, and_back))[0]), *found[1:])


async def test_who_is_somebody_else_by_now_is_named_as_they_were(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """An address that was nobody's when it was told is its customer's when they say no; and two customers
    became one. Of the no that the tool is told of, the same id."""
    async with house.database.scope():
        [guest] = await consents.of_address(Kind.MAIL, "kari@example.com")
        await consents.append([Said(guest.id, "news", Action.GIVEN, "tool/form")], house.keys)

    async def shows_it_and_says_no(part: Part) -> None:
        assert [str(guest.id)] == [member.id for _, member in part.members]
        async with house.database.scope():
            await consents.follow(house, known)
        await refuse(web, known, Purpose.NEWS, hours=9000)

    members, withdrawn, _ = await stream(house, shows_it_and_says_no)
    assert {member.id for member in members} <= withdrawn
    told = await owner.fetch("SELECT data FROM outgoing_event WHERE type = 'consent.changed'")
    assert str(guest.id) in {loads(row["data"])["id"] for row in told}


async def test_who_is_merged_and_says_no_meanwhile_is_named(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """By the id that they were told under, before the two were one."""
    await shop_tells(house, registered("10002", email="mona@example.com"))
    other = await owner.fetchval(
        "UPDATE customer SET birth_year = 1990, email_verified_at = created_at,"
        " own_email = email, own_at = created_at WHERE number = '10002' RETURNING id"
    )
    await agree(web, other, Purpose.NEWS)
    async with house.database.scope():
        account = (await consents.of_customer(other, [P]))[Kind.ACCOUNT]
        await consents.append([Said(account.id, P.value, Action.GIVEN, "min_side")], house.keys)

    async def are_one_and_say_no(_part: Part) -> None:
        await shop_tells(house, merged("10001", "10002", 5))
        async with house.database.scope():
            await consents.follow(house, known)
        await refuse(web, known, Purpose.NEWS, P, hours=9000)

    members, withdrawn, impersonal = await stream(house, are_one_and_say_no)
    assert 1 == len(members)
    assert {member.id for member in members} <= withdrawn & impersonal


async def test_many_who_are_gone_meanwhile_hide_nobody(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """More than are looked at at once, of whom nobody knows any more who they were; and they are named
    too."""
    await agree(web, known, Purpose.NEWS, P)

    async def leave(_part: Part) -> None:
        async with house.database.scope():
            said: list[Said] = []
            for n in range(ENDED_AT_ONCE + 5):
                [subject] = await consents.of_address(Kind.MAIL, f"{n}@example.com")
                said += [
                    Said(subject.id, each.value, Action.WITHDRAWN, "min_side") for each in LEFT_OF
                ]
            await consents.append(said, house.keys)
        await owner.execute("DELETE FROM consent WHERE customer IS NULL")
        await owner.execute("DELETE FROM consent_subject WHERE customer IS NULL")
        await refuse(web, known, *LEFT_OF, hours=9000)

    [member], withdrawn, impersonal = await stream(house, leave)
    assert member.id in withdrawn
    assert member.id in impersonal
    assert ENDED_AT_ONCE + 6 == len(withdrawn)


LEFT_OF = (Purpose.NEWS, P)


async def test_a_no_to_adapting_names_whom_an_audience_named(
    house: House, web: House, known: UUID, owner: Any
) -> None:
    """It is of their account, which no audience names, and their number may be another's."""
    await agree(web, known, Purpose.NEWS, P)
    await owner.execute("UPDATE shop_number SET is_recognised = true")
    [member] = await read(house)
    await refuse(web, known, P, hours=5)
    data = await owner.fetchval(
        "SELECT data FROM outgoing_event WHERE type = 'consent.changed' ORDER BY id DESC LIMIT 1"
    )
    told = loads(data)
    assert (P.value, False, [member.id]) == (told["purpose"], told["given"], told["members"])


async def test_two_who_are_one_are_told_once(house: House, web: House, owner: Any) -> None:
    """One line for an address, whoever agreed there."""
    await shop_tells(house, registered("10001", email="kari@example.com"), registered("10002"))
    kari = await owner.fetchval(
        "UPDATE customer SET birth_year = 1990, own_email = email, own_at = created_at,"
        " claimed_at = created_at, email_verified_at = created_at WHERE number = '10001' RETURNING id"
    )
    await agree(web, kari, Purpose.NEWS)
    async with house.database.scope():
        [nobodys] = [
            each
            for each in await consents.of_address(Kind.MAIL, "kari@example.com")
            if each.customer is None
        ]
        said = Said(nobodys.id, "news", Action.GIVEN, "tool/form")
        await consents.append([said], house.keys)
    assert 1 == len(await read(house))
    await shop_tells(house, merged("10001", "10002"))
    assert 1 == len(await read(house))


ADDRESSES = ("kari@example.com", "ola@example.com", "mona@example.com")


@pytest.mark.parametrize("seed", range(12))
async def test_it_is_whom_a_message_may_be_sent_to(seed: int, house: House, owner: Any) -> None:
    """Whatever was said by whom and when, and wherever addresses went: an address is in the audience
    just when a message may be sent there, and once."""
    random = Random(seed)
    people = [await make_customer(owner, address) for address in ADDRESSES]
    for _ in range(25):
        await _something_happens(random, house, owner, people)
        expected = {each for each in ADDRESSES if await _may_be_sent(house, owner, each)}
        members = await read(house)
        assert sorted(expected) == sorted(str(member.email).lower() for member in members)


async def _something_happens(random: Random, house: House, owner: Any, people: list[UUID]) -> None:
    who, address = random.choice(people), random.choice(ADDRESSES)
    match random.randrange(8):
        case 0:
            await owner.execute("UPDATE customer SET email = NULL WHERE lower(email) = $1", address)
            named = random.choice([address, address.title()])
            await owner.execute("UPDATE customer SET email = $2 WHERE id = $1", who, named)
        case 1:
            refused = random.choice([None, clock.now()])
            await owner.execute(
                "UPDATE customer SET email_refused_at = $2 WHERE id = $1", who, refused
            )
        case 2:
            await owner.execute(
                "UPDATE consent_subject SET left_at = now() WHERE customer = $1", who
            )
        case _:
            await _something_is_said(random, house, who, address)


async def _something_is_said(random: Random, house: House, who: UUID, address: str) -> None:
    async with house.database.scope():
        if random.random() < 0.5:
            subjects = list((await consents.of_customer(who, [Purpose.NEWS])).values())
        else:
            subjects = await consents.of_address(Kind.MAIL, address)
        if subjects:
            action = random.choice([Action.GIVEN, Action.GIVEN, Action.WITHDRAWN, Action.ASKED])
            at = clock.now() - timedelta(hours=random.randrange(48))
            said = Said(random.choice(subjects).id, "news", action, "tool/form", at=at)
            await consents.append([said], house.keys)


async def _may_be_sent(house: House, owner: Any, address: str) -> bool:
    async with house.database.scope():
        ground = await consents.may_send(Purpose.NEWS, Addressee(None, address))
    refused = await owner.fetchval(
        "SELECT count(*) FROM customer WHERE lower(email) = $1 AND email_refused_at IS NOT NULL",
        address,
    )
    return ground is not None and not refused


MANY = 100_000
MOST_GROWTH = 24 * 2**20
WARM = 20


async def test_a_hundred_thousand_take_the_memory_of_a_part(
    house: House, owner: Any, record_property: Any
) -> None:
    """Each is named once; what is held meanwhile doesn't grow with how many they are."""
    await crowd(owner, MANY)
    await owner.execute("ANALYZE customer, consent, consent_subject")
    found = parts = first = most = 0
    began = monotonic()
    async for part in marketing.audience(Purpose.NEWS, house):
        assert len(part.members) <= marketing.AT_ONCE
        found, parts = found + len(part.members), parts + 1
        if parts == WARM:
            first = most = _resident()
        most = max(most, _resident())
    record_property("seconds", monotonic() - began)
    record_property("grew", most - first)
    assert MANY == found
    assert most - first < MOST_GROWTH


def _resident() -> int:
    """Bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
