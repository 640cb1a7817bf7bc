"""The links in a notice: they act on one delivery until its deadline, ask first, and name nobody."""

import base64
import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.conftest import KEYS
from tests.house.portal import Portal, Visitor
from tests.orders.orders import product, put
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, sells
from tests.subscriptions.eaten import dog
from tests.subscriptions.notices import claimed, token
from tests.subscriptions.over_http import (
    CHANGE,
    LOOK,
    LOOK_INTO,
    MOVE,
    SKIP,
    UNDO,
    UNSKIP,
    answered,
    ask,
)
from tests.subscriptions.test_cautions import CHICKEN

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.core.keys import Keyring
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions import refusals
from minside.subscriptions.actions.by_link import CHANGES
from minside.subscriptions.schema.linked import LinkedGoods

FIRST = date(2026, 11, 18)
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)
NOTICED = DEADLINE - timedelta(days=3)
OTHER_KEY = base64.b64encode(bytes([7]) * 32).decode()
EXTRA = {
    MOVE: {"day": "2026-11-25"},
    CHANGE: {"version": 1, "quantities": [{"sku": "FEED-12", "quantity": 3}]},
    UNDO: {"change": str(uuid4())},
}
ACTS = (SKIP, UNSKIP, *EXTRA)


@pytest.fixture
async def hers(house: House, owner: Any, kari: UUID) -> UUID:
    """A bag of feed every fourth Wednesday, first on 18 November."""
    await sells(owner)
    await lives(owner, kari)
    await claimed(owner, kari)
    with clock.stopped_at(MONDAY):
        return await agreed(house, owner, kari, FIRST)


@pytest.fixture
def link(house: House, hers: UUID) -> str:
    return token(house, hers)


@pytest.fixture
def reader(portal: Portal, hers: UUID) -> Visitor:
    """A browser in which nobody is signed in."""
    return portal.visitor()


# What the log says of what was done by the link, of the delivery that it is about.
BY_LINK = {"by_link": True, "day": "2026-11-18", "comes": "2026-11-18"}


async def changes(owner: Any) -> list[tuple[str, dict[str, Any]]]:
    rows = await owner.fetch("SELECT kind, said FROM subscription_change ORDER BY version")
    return [(row["kind"], json.loads(row["said"])) for row in rows]


async def test_where_nothing_would_be_sent_the_link_says_why(
    reader: Visitor, owner: Any, link: str
) -> None:
    """And what to do; nothing is said where something comes."""
    document = "query ($token: String!) { deliveryByLink(token: $token) { nothingBecause } }"
    with clock.stopped_at(NOTICED):
        assert (await ask(reader, document, token=link))["nothingBecause"] is None
        await owner.execute("UPDATE product SET availability = 'out_of_stock'")
        told = (await ask(reader, document, token=link))["nothingBecause"]
        assert (
            "blir ingenting sendt onsdag 18. november: Tørrfôr 12 kg er utsolgt. Bytt til" in told
        )
        await owner.execute(
            "UPDATE customer SET street = NULL, postcode = NULL, city = NULL, country = NULL"
        )
        told = (await ask(reader, document, token=link))["nothingBecause"]
    assert "blir ingenting sendt onsdag 18. november, for vi vet ikke hvor det skal" in told


async def test_looking_tells_what_the_page_needs_and_changes_nothing(
    reader: Visitor, owner: Any, link: str
) -> None:
    """Days, names of products, quantities, and the deadline; as often as a scanner likes."""
    with clock.stopped_at(NOTICED):
        looks = [await ask(reader, LOOK, token=link) for _ in range(5)]
    assert {
        "state": "PLANNED",
        "deliverOn": "2026-11-18",
        "movedBecause": None,
        "deadlineAt": "2026-11-16T11:00:00+00:00",
        "moveFrom": "2026-11-18",
        "moveUntil": "2026-12-15",
        "goods": [{"name": "Tørrfôr 12 kg", "quantity": 1}],
    } == looks[-1]
    assert [] == await changes(owner)


async def test_what_each_costs_is_told_to_who_looks(reader: Visitor, link: str) -> None:
    """For one, before anything is chosen."""
    document = """
        query ($token: String!) {
            deliveryByLink(token: $token) { goods { quantity price { amount currency } } }
        }
    """
    with clock.stopped_at(NOTICED):
        [told] = (await ask(reader, document, token=link))["goods"]
    assert {"quantity": 1, "price": {"amount": "499.00", "currency": "NOK"}} == told


def test_goods_of_the_same_name_are_told_apart() -> None:
    """A product, the same as a substitute for another, and another of that name."""
    goods = [
        subscriptions.Goods(sku, "Høy", 1, 4900, instead)
        for sku, instead in (("A", None), ("A", "B"), ("C", None))
    ]
    assert 3 == len({LinkedGoods.of(each).id for each in goods})


async def test_nobody_is_named(portal: Portal, link: str, owner: Any, hers: UUID) -> None:
    """Neither in the answer nor in the log: no name, address or id, and not the link; nor a price unasked."""
    reader = portal.visitor()
    with clock.stopped_at(NOTICED):
        looked = await answered(reader, LOOK, token=link)
        skipped = await answered(reader, SKIP, input={"token": link})
    written = looked.text + skipped.text
    for personal in ("Kari", "Nordmann", "kari@", "Furulia", "0956", "499", str(hers), link):
        assert personal not in written
    logged = str(portal.lines.all)
    assert link not in logged
    assert str(hers) not in logged


async def test_skip_and_take_along_by_the_link(
    reader: Visitor, owner: Any, hers: UUID, link: str
) -> None:
    """What comes of it is said before and after; it can be undone by the same link, and the log tells
    by what it was done."""
    with clock.stopped_at(NOTICED):
        foreseen = await ask(reader, SKIP, input={"token": link, "preview": True})
        assert [] == await changes(owner)
        done = await ask(reader, SKIP, input={"token": link})
        assert foreseen["consequences"] == done["consequences"]
        assert "Leveringen onsdag 18. november kommer ikke." == done["consequences"][0]
        assert ("SKIPPED", []) == (done["delivery"]["state"], done["userErrors"])
        back = await ask(reader, UNSKIP, input={"token": link})
        assert "PLANNED" == back["delivery"]["state"]
    assert [("skip", BY_LINK), ("unskip", BY_LINK)] == await changes(owner)


async def test_move_by_the_link(reader: Visitor, owner: Any, hers: UUID, link: str) -> None:
    """The link follows the delivery to its new deadline."""
    with clock.stopped_at(NOTICED):
        moved = await ask(reader, MOVE, input={"token": link, "day": "2026-11-25"})
        assert "2026-11-25" == moved["delivery"]["deliverOn"]
    with clock.stopped_at(DEADLINE + timedelta(days=1)):
        found = await ask(reader, LOOK, token=link)
        assert "Flyttet av deg fra onsdag 18. november" == found["movedBecause"]
        back = await ask(reader, MOVE, input={"token": link, "day": "2026-11-20"})
        assert "2026-11-20" == back["delivery"]["deliverOn"]


async def test_a_closed_day_is_explained_first(reader: Visitor, link: str) -> None:
    """Before it is chosen, and after; the delivery comes on the open day before."""
    with clock.stopped_at(NOTICED):
        for preview in (True, False):
            sent = {"token": link, "day": "2026-11-22", "preview": preview}
            done = await ask(reader, MOVE, input=sent)
            assert "2026-11-21" == done["delivery"]["deliverOn"]
            assert (
                "Søndag 22. november leverer vi ikke. Leveringen kommer før det: lørdag 21. november."
            ) == done["consequences"][0]


async def test_a_day_that_cant_be_is_refused_with_those_that_can(
    reader: Visitor, owner: Any, link: str
) -> None:
    with clock.stopped_at(NOTICED):
        for day in ("2020-01-01", "2099-01-01", "2026-12-16"):
            done = await ask(reader, MOVE, input={"token": link, "day": day})
            [error] = done["userErrors"]
            assert ("NOT_POSSIBLE", ["day"]) == (error["code"], error["field"])
            assert (
                "Velg en dag fra og med onsdag 18. november til og med tirsdag 15. desember."
                == error["message"]
            )
    assert [] == await changes(owner)


async def test_a_link_used_twice_answers_how_it_is_now(
    reader: Visitor, owner: Any, link: str
) -> None:
    """No fault, and one entry in the log."""
    with clock.stopped_at(NOTICED):
        for told in (3, 0):
            done = await ask(reader, SKIP, input={"token": link})
            assert ("SKIPPED", [], told) == (
                done["delivery"]["state"],
                done["userErrors"],
                len(done["consequences"]),
            )
        for _ in range(2):
            moved = await ask(reader, UNSKIP, input={"token": link})
            assert ("PLANNED", []) == (moved["delivery"]["state"], moved["userErrors"])
    assert ["skip", "unskip"] == [kind for kind, _ in await changes(owner)]


async def test_it_is_done_by_the_newest_version(
    reader: Visitor, house: House, owner: Any, kari: UUID, hers: UUID, link: str
) -> None:
    """Whatever was changed since the notice was written."""
    with clock.stopped_at(NOTICED):
        async with house.database.scope(customer=kari):
            asked = subscriptions.Asked(customer=kari, subscription=hers, version=1)
            await subscriptions.set_line(asked, subscriptions.LineForm(sku="TREATS"))
        done = await ask(reader, SKIP, input={"token": link})
    assert "SKIPPED" == done["delivery"]["state"]
    assert 3 == await owner.fetchval("SELECT version FROM subscription")


async def test_after_the_deadline_a_link_says_what_to_do_instead(
    reader: Visitor, owner: Any, link: str
) -> None:
    """To the second; skipped or not."""
    with clock.stopped_at(DEADLINE):
        await _is_dead(reader, link)
    with clock.stopped_at(DEADLINE - timedelta(seconds=1)):
        assert await ask(reader, LOOK, token=link)
        await ask(reader, SKIP, input={"token": link})
    with clock.stopped_at(DEADLINE):
        await _is_dead(reader, link)
    assert ["skip"] == [kind for kind, _ in await changes(owner)]


async def _is_dead(reader: Visitor, dead: str) -> None:
    assert await ask(reader, LOOK, token=dead) is None
    for act in ACTS:
        done = await ask(reader, act, input={"token": dead, **EXTRA.get(act, {})})
        [error] = done["userErrors"]
        assert ("LINK_INVALID", None) == (error["code"], done["delivery"])
        assert "Logg inn på Min Side" in error["message"]


async def test_what_we_never_signed_opens_nothing(
    reader: Visitor, portal: Portal, house: House, owner: Any, hers: UUID, link: str
) -> None:
    """Forged, cut short, too long, for another purpose, another delivery's, or of nobody."""
    value = base64.urlsafe_b64decode(link)[:20]
    of_another_purpose = base64.urlsafe_b64encode(value + house.keys.sign("other", value)).decode()
    of_another_key = token(House(house.settings, house.database, Keyring([OTHER_KEY])), hers)
    signature = base64.urlsafe_b64decode(link)[20:]
    other_number = base64.urlsafe_b64encode(hers.bytes + (2).to_bytes(4) + signature).decode()
    dead = [
        "", link[:-1], link[:-4], f"{link}A", f"{link}\n", f" {link}", link[:-1] + "=", "x" * 48,
        "x" * 5_000, link.swapcase(), "æ" * 48, of_another_purpose, of_another_key, other_number,
        token(house, uuid4()),
    ]  # fmt: skip
    with clock.stopped_at(NOTICED):
        for each in dead:
            await _is_dead(reader, each)
    assert [] == await changes(owner)


def test_what_isnt_signed_asks_the_database_nothing() -> None:
    """So that guessing costs us nothing, and a link's answer tells nothing of what we have."""
    keys = Keyring(KEYS)
    for guess in ("", "x" * 48, "A" * 64):
        with pytest.raises(refusals.LinkOver):
            subscriptions.DeliveryLink.read(guess, keys)


def test_a_link_outlives_a_new_key_and_not_its_own() -> None:
    """A key is rotated by putting a new one in front."""
    link = subscriptions.DeliveryLink(uuid4(), 7)
    written = link.token(Keyring(KEYS))
    assert link == subscriptions.DeliveryLink.read(written, Keyring([OTHER_KEY, *KEYS]))
    with pytest.raises(refusals.LinkOver):
        subscriptions.DeliveryLink.read(written, Keyring([OTHER_KEY]))


async def test_while_deliveries_rest_a_link_moves_nothing(
    reader: Visitor, house: House, owner: Any, kari: UUID, hers: UUID, link: str
) -> None:
    """It tells how it is, and that they must be resumed first."""
    with clock.stopped_at(NOTICED):
        async with house.database.scope(customer=kari):
            asked = subscriptions.Asked(customer=kari, subscription=hers, version=1)
            await subscriptions.pause(house, asked, None)
        assert "WAITING" == (await ask(reader, LOOK, token=link))["state"]
        done = await ask(reader, SKIP, input={"token": link})
    assert ["NOT_POSSIBLE"] == [error["code"] for error in done["userErrors"]]


async def test_who_else_is_signed_in_doesnt_matter(
    portal: Portal, owner: Any, kari: UUID, hers: UUID, link: str
) -> None:
    """The link acts for whose it is, in anybody's browser, and what is Ola's is his own after it."""
    his = portal.visitor()
    assert [] == (await his.sign_in("ola@example.com"))["userErrors"]
    with clock.stopped_at(NOTICED):
        done = await ask(his, SKIP, input={"token": link})
    assert "SKIPPED" == done["delivery"]["state"]
    assert {kari} == {row["customer"] for row in await deliveries(owner, hers)}
    assert "Ola" == (await ask(his, "{ me { firstName } }"))["firstName"]


BESIDE = (
    """mutation ($input: DeliveryByLinkInput!, $new: SubscriptionCreateInput!) {
        deliverySkipByLink(input: $input) { userErrors { code } }
        subscriptionCreate(input: $new) { subscription { id } userErrors { code } } }""",
    """mutation ($input: DeliveryByLinkInput!) {
        deliverySkipByLink(input: $input) { userErrors { code } } ...F }
        fragment F on Mutation { signOut { userErrors { code } } }""",
    """query ($token: String!) { deliveryByLink(token: $token) { deliverOn } me { firstName } }""",
    """query ($token: String!) {
        deliveryByLink(token: $token) { deliverOn } b: deliveryByLink(token: "") { deliverOn } }""",
)


@pytest.mark.parametrize("document", BESIDE)
async def test_nothing_stands_beside_what_a_link_opens(
    portal: Portal, owner: Any, link: str, document: str
) -> None:
    """What came after it in one document would act for the link's owner: it is refused whole, and says
    why."""
    his = portal.visitor()
    assert [] == (await his.sign_in("ola@example.com"))["userErrors"]
    new = {"lines": [{"sku": "FEED-12"}], "every": 4, "unit": "WEEK"}
    sent = {"token": link, "input": {"token": link}, "new": new}
    with clock.stopped_at(NOTICED):
        answer = (await answered(his, document, **sent)).json()
    [error] = answer["errors"]
    assert "A field that a link opens must be the only one." == error["message"]
    assert [] == await changes(owner)
    assert "Ola" == (await ask(his, "{ me { firstName } }"))["firstName"]


async def test_one_cant_fill_the_log_by_a_link(reader: Visitor, owner: Any, link: str) -> None:
    """Changing one's mind is braked after thirty times; looking never is."""
    with clock.stopped_at(NOTICED):
        codes = list[str]()
        for n in range(CHANGES.attempts + 3):
            done = await ask(reader, UNSKIP if n % 2 else SKIP, input={"token": link})
            codes += [error["code"] for error in done["userErrors"]]
        assert ["THROTTLED"] == list(dict.fromkeys(codes))
        assert await ask(reader, LOOK, token=link)
    assert len(await changes(owner)) <= CHANGES.attempts + 1


async def test_nothing_is_done_by_get_or_head(reader: Visitor, owner: Any, link: str) -> None:
    """A mail scanner that fetches the link gets the app's page, which does nothing before somebody
    chooses; GraphQL takes no mutation by GET."""
    with clock.stopped_at(NOTICED):
        for path in (
            f"/levering#{link}",
            f"/levering/flytt#{link}",
            f"/levering/endre#{link}",
            f"/levering?token={link}",
        ):
            assert (
                200 == (await reader.client.get(path, headers={"accept": "text/html"})).status_code
            )
            assert 200 == (await reader.client.head(path)).status_code
        for act in ACTS:
            sent = {"input": {"token": link, **EXTRA.get(act, {})}}
            params = {"query": act, "variables": json.dumps(sent)}
            assert 405 == (await reader.client.get("/graphql", params=params)).status_code
    assert [] == await changes(owner)


@pytest.fixture
async def extra(owner: Any, hers: UUID) -> None:
    """Two bags of treats come with the next delivery, and with no other."""
    await put(
        owner, "delivery_line",
        customer=await owner.fetchval("SELECT customer FROM subscription"),
        delivery=await owner.fetchval("SELECT id FROM delivery"),
        sku=TREATS, quantity=2, agreed_ore=5900,
    )  # fmt: skip


def how_many(link: str, version: int = 1, preview: bool = False, **each: Any) -> dict[str, Any]:
    """So many `feed` and `treats`, as a form sends it."""
    skus = {"feed": FEED, "treats": TREATS, "other": "ANNET"}
    asked = [{"sku": skus[name], "quantity": number} for name, number in each.items()]
    return {"token": link, "version": version, "preview": preview, "quantities": asked}


async def test_what_is_in_it_is_changed_by_the_link_this_time_only(
    reader: Visitor, owner: Any, extra: None, link: str
) -> None:
    """All of it at once: what comes of it and what it costs is said before and after, the other
    deliveries stay, the log tells by what it was done, and it can be undone, whatever it was."""
    with clock.stopped_at(NOTICED):
        looked = await ask(reader, LOOK_INTO, token=link)
        foreseen = await ask(reader, CHANGE, input=how_many(link, feed=3, treats=0, preview=True))
        assert [] == await changes(owner)
        done = await ask(reader, CHANGE, input=how_many(link, feed=3, treats=0))
        assert foreseen["consequences"] == done["consequences"]
        assert [
            "Antallet av Tørrfôr 12 kg blir 3 denne gangen, i stedet for 1.",
            "Godbiter kommer ikke denne gangen.",
            "Leveringen koster 1\u00a0497\u00a0kr slik prisene er i dag, med frakt.",
        ] == done["consequences"]
        assert ([], [], None) == (done["userErrors"], done["warnings"], foreseen["change"])
        assert 1 == await owner.fetchval("SELECT quantity FROM subscription_line")
        assert [(FEED, 3)] == await lines_this_time(owner)
        back = await ask(reader, UNDO, input={"token": link, "change": done["change"]})
        assert [] == back["userErrors"]
        assert (
            "Antallet av Godbiter blir 2 denne gangen, i stedet for 0." == back["consequences"][1]
        )
        assert looked["products"] == (await ask(reader, LOOK_INTO, token=link))["products"]
    assert [("extra", BY_LINK), ("undo", BY_LINK)] == await changes(owner)
    assert [(TREATS, 2)] == await lines_this_time(owner)


async def lines_this_time(owner: Any) -> list[tuple[str, int]]:
    rows = await owner.fetch("SELECT sku, quantity FROM delivery_line")
    return [(row["sku"], row["quantity"]) for row in rows]


async def test_a_quantity_that_cant_be_is_refused_at_its_field(
    reader: Visitor, owner: Any, extra: None, link: str
) -> None:
    """Each that is wrong, and nothing of the rest is done; a product that isn't in it can't be added so."""
    await product(owner, "ANNET", name="Noe annet", price_ore=100)
    with clock.stopped_at(NOTICED):
        for preview in (True, False):
            sent = how_many(link, feed=10_000, treats=-1, other=1, preview=preview)
            done = await ask(reader, CHANGE, input=sent)
            assert [
                ("OUT_OF_RANGE", ["quantities", "0", "quantity"]),
                ("OUT_OF_RANGE", ["quantities", "1", "quantity"]),
                ("NOT_FOUND", ["quantities", "2", "sku"]),
            ] == [(error["code"], error["field"]) for error in done["userErrors"]]
        await owner.execute("UPDATE product SET gone_at = now()")
        done = await ask(reader, CHANGE, input=how_many(link, feed=2, treats=2))
        [error] = done["userErrors"]
        assert ("NOT_FOUND", ["quantities", "0", "quantity"]) == (error["code"], error["field"])
        too_many = {**how_many(link), "quantities": [{"sku": FEED, "quantity": 2}] * 101}
        [error] = (await ask(reader, CHANGE, input=too_many))["userErrors"]
        assert ("LIMIT_REACHED", ["quantities"]) == (error["code"], error["field"])
    assert [] == await changes(owner)


async def test_quantities_are_changed_by_the_version_that_was_looked_at(
    reader: Visitor, house: House, owner: Any, kari: UUID, extra: None, link: str
) -> None:
    """What was changed elsewhere meanwhile is looked at first; the same sent twice is done once, and
    answers how it is now."""
    with clock.stopped_at(NOTICED):
        async with house.database.scope(customer=kari):
            asked = subscriptions.Asked(customer=kari, subscription=await one(owner), version=1)
            await subscriptions.set_extra(house, asked, 1, TREATS, 4)
        for preview in (True, False):
            sent = how_many(link, feed=3, treats=2, preview=preview)
            [error] = (await ask(reader, CHANGE, input=sent))["userErrors"]
            assert ("STALE_VERSION", ["version"]) == (error["code"], error["field"])
        for told in (2, 0):
            done = await ask(reader, CHANGE, input=how_many(link, 2, feed=3))
            assert ([], told) == (done["userErrors"], len(done["consequences"]))
            assert 3 == done["delivery"]["version"]
    assert ["extra", "extra"] == [kind for kind, _ in await changes(owner)]


async def one(owner: Any) -> UUID:
    return await owner.fetchval("SELECT id FROM subscription")


async def test_by_a_link_only_what_was_done_by_it_is_undone(
    reader: Visitor, house: House, owner: Any, kari: UUID, hers: UUID, link: str
) -> None:
    """Neither what its customer did signed in, nor another act, nor what was changed again since."""
    with clock.stopped_at(NOTICED):
        async with house.database.scope(customer=kari):
            asked = subscriptions.Asked(customer=kari, subscription=hers, version=1)
            hers_own = (await subscriptions.set_extra(house, asked, 1, FEED, 2)).change
        await _is_not_undone(reader, link, hers_own)
        skipped = (await ask(reader, SKIP, input={"token": link}))["delivery"]["state"]
        skip = await owner.fetchval("SELECT id FROM subscription_change WHERE kind = 'skip'")
        await _is_not_undone(reader, link, skip)
        assert ("SKIPPED", 3) == (skipped, await owner.fetchval("SELECT version FROM subscription"))
        await ask(reader, UNSKIP, input={"token": link})
        first = (await ask(reader, CHANGE, input=how_many(link, 4, feed=3)))["change"]
        await ask(reader, CHANGE, input=how_many(link, 5, feed=4))
        for change in (first, uuid4(), "x"):
            await _is_not_undone(reader, link, change)
    assert "undo" not in {kind for kind, _ in await changes(owner)}


async def _is_not_undone(reader: Visitor, link: str, change: object) -> None:
    done = await ask(reader, UNDO, input={"token": link, "change": str(change)})
    assert ["change"] == done["userErrors"][0]["field"]


async def test_a_change_by_the_link_warns_and_names_no_pet(
    reader: Visitor, owner: Any, kari: UUID, hers: UUID, extra: None, link: str
) -> None:
    """An unusual number or sum, what wouldn't come along, and that nothing would: not what a pet can't
    have, which the owner is told who is signed in."""
    luna = await dog(owner, kari, "Luna")
    await owner.execute("UPDATE pet SET allergies = ARRAY['kylling'] WHERE id = $1", luna)
    await owner.execute(
        "UPDATE product SET contents = $1, category = ARRAY['Hund', 'Godbit']", CHICKEN
    )
    with clock.stopped_at(NOTICED):
        gone = await ask(reader, CHANGE, input=how_many(link, treats=0))
        back = {"token": link, "change": gone["change"], "preview": True}
        assert [] == (await ask(reader, UNDO, input=back))["warnings"]
        many = await ask(reader, CHANGE, input=how_many(link, 2, feed=12, preview=True))
        assert [
            "Det er uvanlig mange: 12 av Tørrfôr 12 kg, 5\u00a0988\u00a0kr denne gangen.",
            "Leveringen onsdag 18. november blir uvanlig dyr: 5\u00a0988\u00a0kr, mot"
            " 499\u00a0kr før.",
        ] == many["warnings"]
        none = await ask(reader, CHANGE, input=how_many(link, 2, feed=0, preview=True))
        assert "Ingenting blir sendt onsdag 18. november" in none["warnings"][0]
        await owner.execute("UPDATE product SET availability = 'out_of_stock'")
        answer = await answered(reader, CHANGE, input=how_many(link, 2, feed=2))
    told = answer.json()["data"]["deliveryChangeByLink"]["warnings"]
    assert "Slik det er nå, blir ikke Tørrfôr 12 kg med." == told[0]
    for personal in ("Luna", "kylling", "Kari", "Furulia", str(hers), link):
        assert personal not in answer.text + str(many)
