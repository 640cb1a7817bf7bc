"""What can't be had: each rule of the customer's, over the run itself, and what they are told of it."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.orders.orders import product, put
from tests.subscriptions.agreed import FEED, MONDAY, TREATS, agreed, deliveries, lives, plan, sells
from tests.subscriptions.eaten import dog

from minside.core import clock
from minside.core.clock import OSLO
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import Scope
from minside.outbox.templates import named, render
from minside.subscriptions import actions as subscriptions
from minside.subscriptions import mail

FIRST = date(2026, 11, 18)
DEADLINE = datetime(2026, 11, 16, 12, tzinfo=OSLO)
OTHER = "ANNET"
KEEPS = {"sku": TREATS, "agreed_ore": 5900}
INSTEAD = {"when_out": "substitute", "substitute_sku": OTHER, "substitute_agreed_ore": 39900}
WAIT = {"when_out": "wait"}
NO_PRICE = {"price_ore": None, "price_at": None, "price_by": None}
ONE_TREAT = (TREATS, 1, 5900)


class Kari:
    """Kari gets feed and treats; for the feed she has a rule."""

    def __init__(self, house: House, owner: Any, id: UUID) -> None:
        self.house, self.owner, self.id = house, owner, id

    async def gets(self, rule: dict[str, Any], *others: dict[str, Any], **changed: Any) -> UUID:
        with clock.stopped_at(MONDAY):
            return await agreed(self.house, self.owner, self.id, FIRST, rule, *others, **changed)

    async def eaten_by(self, subscription: UUID, *allergies: str) -> UUID:
        """A dog that doesn't tolerate these eats the feed."""
        pet = await put(
            self.owner,
            "pet",
            customer=self.id,
            name="Luna",
            species="dog",
            allergies=list(allergies),
            created_at=MONDAY,
        )
        line = await self.owner.fetchval(
            "SELECT id FROM subscription_line WHERE subscription = $1 AND sku = $2",
            subscription, FEED,
        )  # fmt: skip
        await put(self.owner, "subscription_line_pet", customer=self.id, line=line, pet=pet)
        return pet

    async def run(self, at: datetime = DEADLINE) -> tuple[list[Any], list[Any]]:
        """The deadline passes: what was ordered, and what wasn't."""
        with clock.stopped_at(at):
            await subscriptions.run(self.house)
        rows = await self.owner.fetch("SELECT sku, quantity, price_ore FROM order_line ORDER BY id")
        left = await self.owner.fetchval("SELECT left_out FROM delivery WHERE number = 1")
        found = json.loads(left)
        return [tuple(row) for row in rows], [(each["sku"], each["why"]) for each in found]

    async def letters(self) -> list[tuple[str, dict[str, Any], str]]:
        """Each letter about deliveries: which, what it says, and how it reads."""
        rows = await self.owner.fetch(
            """
            SELECT template, "values" FROM message WHERE template LIKE 'subscriptions/%'
            ORDER BY created_at, id
            """
        )
        found: list[tuple[str, dict[str, Any], str]] = []
        for row in rows:
            said = json.loads(row["values"])
            drawn = render(
                named(row["template"]), Language.NB, said, public_url="https://min.mikopet.example"
            )
            found.append((row["template"], said, " ".join(drawn.text.split())))
        return found


@pytest.fixture
async def kari_(house: House, owner: Any, kari: UUID) -> Kari:
    """The feed can't be had; another for 399 can, and says what is in it."""
    await sells(owner)
    await lives(owner, kari)
    contents = json.dumps([{"name": "Sammensetning", "value": "Kyllingmel, mais", "section": None}])
    await product(owner, OTHER, name="Annet fôr", contents=contents)
    await sold_out(owner, FEED)
    return Kari(house, owner, kari)


async def sold_out(owner: Any, sku: str) -> None:
    await owner.execute("UPDATE product SET availability = 'out_of_stock' WHERE sku = $1", sku)


async def gone(owner: Any, sku: str) -> None:
    await owner.execute("UPDATE product SET gone_at = $2 WHERE sku = $1", sku, MONDAY)


async def sets(owner: Any, sku: str, **values: Any) -> None:
    named = ", ".join(f"{name} = ${n}" for n, name in enumerate(values, start=2))
    await owner.execute(f"UPDATE product SET {named} WHERE sku = $1", sku, *values.values())


async def test_what_is_sold_out_stays_out_and_the_rest_comes(kari_: Kari) -> None:
    """It is told what, why, and what can be done; only what comes is paid."""
    await kari_.gets({"when_out": "leave_out"}, KEEPS)
    assert ([ONE_TREAT], [(FEED, "sold_out")]) == await kari_.run()
    assert ([ONE_TREAT], [(FEED, "sold_out")]) == await kari_.run()
    [(template, said, text)] = await kari_.letters()
    assert ("subscriptions/left_out", "2026-11-18") == (template, said["deliver_on"])
    assert "Tørrfôr 12 kg er utsolgt." in text
    assert "Du får denne e-posten fordi du har faste leveringer" in text


async def test_the_named_substitute_comes_instead(kari_: Kari) -> None:
    """As many, at its own price; nothing is left out, so nothing is told but the confirmation."""
    await kari_.gets({**INSTEAD, "quantity": 2}, KEEPS)
    assert ([(OTHER, 2, 39900), ONE_TREAT], []) == await kari_.run()
    assert [] == await kari_.letters()


async def test_a_substitute_that_is_in_it_already_comes_as_well(kari_: Kari) -> None:
    """Both were agreed on."""
    await kari_.gets({**INSTEAD, "substitute_sku": TREATS, "substitute_agreed_ore": 5900}, KEEPS)
    assert ([ONE_TREAT, ONE_TREAT], []) == await kari_.run()


async def test_no_other_product_comes_than_the_named(kari_: Kari) -> None:
    """A substitute named for a rule that isn't chosen any more isn't sent (S33)."""
    await kari_.gets({**INSTEAD, "when_out": "leave_out"}, KEEPS)
    assert ([ONE_TREAT], [(FEED, "sold_out")]) == await kari_.run()


@pytest.mark.parametrize(
    ("changes", "why", "words"),
    [
        ({"price_ore": 39901}, "substitute_price", "Annet fôr er blitt dyrere"),
        ({"availability": "out_of_stock"}, "substitute_sold_out", "kan heller ikke Annet fôr"),
        ({"availability": "preorder"}, "substitute_sold_out", "kan heller ikke Annet fôr"),
        ({"gone_at": MONDAY}, "substitute_sold_out", "kan heller ikke Annet fôr"),
        (NO_PRICE, "substitute_sold_out", "kan heller ikke Annet fôr"),
    ],
)
async def test_a_substitute_that_cannot_come_as_agreed_stays_out(
    kari_: Kari, owner: Any, changes: dict[str, Any], why: str, words: str
) -> None:
    """Dearer than when it was named, sold out itself, gone, or without a price."""
    await sets(owner, OTHER, **changes)
    await kari_.gets(INSTEAD, KEEPS)
    assert ([ONE_TREAT], [(FEED, why)]) == await kari_.run()
    [(_, _, text)] = await kari_.letters()
    assert words in text


async def test_a_cheaper_substitute_costs_what_it_costs(kari_: Kari, owner: Any) -> None:
    """A sale is charged, and what can be ordered though it isn't there yet comes."""
    await sets(owner, OTHER, price_ore=29900, availability="backorder")
    await kari_.gets(INSTEAD)
    assert ([(OTHER, 1, 29900)], []) == await kari_.run()


@pytest.mark.parametrize(
    ("allergy", "contents"),
    [
        ("kylling", "Kyllingmel (30 %), mais"),
        ("Fjærkre", "Kyllingmel, mais"),
        ("storfe", "Oksekjøtt, ris"),
        ("hvete", "Korn og fisk"),
        ("kylling", None),
    ],
)
async def test_nothing_comes_instead_that_a_pet_does_not_tolerate(
    kari_: Kari, owner: Any, allergy: str, contents: str | None
) -> None:
    """By any name in Norwegian; what nobody says may be anything."""
    facts = [] if contents is None else [{"name": "Sammensetning", "value": contents}]
    await sets(owner, OTHER, contents=json.dumps(facts))
    subscription = await kari_.gets(INSTEAD, KEEPS)
    await kari_.eaten_by(subscription, allergy)
    assert ([ONE_TREAT], [(FEED, "allergy")]) == await kari_.run()
    [(_, _, text)] = await kari_.letters()
    assert "Annet fôr kom ikke i stedet, for den har i seg, eller kan ha i seg" in text


async def test_what_a_pet_tolerates_comes_instead(kari_: Kari) -> None:
    """An allergy to something else keeps nothing back."""
    subscription = await kari_.gets(INSTEAD)
    await kari_.eaten_by(subscription, "laks")
    assert ([(OTHER, 1, 39900)], []) == await kari_.run()


@pytest.mark.parametrize(("is_gone", "why"), [(False, "allergy"), (True, None)])
async def test_nothing_comes_instead_that_who_is_said_to_eat_it_does_not_tolerate(
    kari_: Kari, owner: Any, is_gone: bool, why: str | None
) -> None:
    """Also where the line names nobody; who was said farewell to keeps nothing back."""
    await kari_.gets(INSTEAD, KEEPS)
    luna = await dog(owner, kari_.id, "Luna", FEED_12=400)
    await owner.execute("UPDATE pet SET allergies = '{kylling}' WHERE id = $1", luna)
    if is_gone:
        await put(
            owner, "pet_farewell", customer=kari_.id, pet=luna, kind="died", memory="keep",
            said_at=MONDAY, undo_until=MONDAY + timedelta(days=30),
        )  # fmt: skip
    ordered, left = await kari_.run()
    assert ([(FEED, why)] if why else []) == left
    assert ((OTHER, 1, 39900) in ordered) is is_gone


@pytest.mark.parametrize("rule", [{"when_out": "leave_out"}, WAIT])
async def test_what_is_gone_is_not_waited_for(
    kari_: Kari, owner: Any, rule: dict[str, Any]
) -> None:
    """It never comes back."""
    await gone(owner, FEED)
    await kari_.gets(rule, KEEPS)
    assert ([ONE_TREAT], [(FEED, "gone")]) == await kari_.run()
    [(_, _, text)] = await kari_.letters()
    assert "Tørrfôr 12 kg selges ikke lenger." in text


async def test_for_what_is_gone_the_substitute_comes(kari_: Kari, owner: Any) -> None:
    """The customer named it for when the other can't be had."""
    await gone(owner, FEED)
    await kari_.gets(INSTEAD)
    assert ([(OTHER, 1, 39900)], []) == await kari_.run()


async def test_what_has_no_price_stays_out(kari_: Kari, owner: Any) -> None:
    """Nobody could have said yes to it."""
    await sets(owner, FEED, availability="in_stock", **NO_PRICE)
    await kari_.gets({}, KEEPS)
    assert ([ONE_TREAT], [(FEED, "no_price")]) == await kari_.run()


async def test_waiting_is_told_once(kari_: Kari, owner: Any) -> None:
    """The first day, with what is waited for; then comes the whole, or what there is."""
    await kari_.gets(WAIT, KEEPS)
    assert ([], []) == await kari_.run()
    [(template, said, text)] = await kari_.letters()
    assert ("subscriptions/put_off", "2026-11-18", "2026-11-19", ["Tørrfôr 12 kg"]) == (
        template, said["deliver_on"], said["comes_on"], said["waits_for"],
    )  # fmt: skip
    assert "slik du har valgt" in text
    await kari_.run(DEADLINE + timedelta(days=1))
    assert 1 == len(await kari_.letters())
    await sets(owner, FEED, availability="in_stock")
    assert ([(FEED, 1, 49900), ONE_TREAT], []) == await kari_.run(DEADLINE + timedelta(days=2))
    assert 1 == len(await kari_.letters())


async def test_a_delivery_of_nothing_says_why(kari_: Kari, owner: Any) -> None:
    """It costs nothing, and the next one is planned."""
    subscription = await kari_.gets({})
    assert ([], [(FEED, "sold_out")]) == await kari_.run()
    assert ["nothing", "planned"] == [
        each["state"] for each in await deliveries(owner, subscription)
    ]
    [(template, said, text)] = await kari_.letters()
    assert ("subscriptions/nothing_sent", False) == (template, said["lacks_address"])
    assert "Tørrfôr 12 kg er utsolgt." in text


async def test_without_an_address_it_says_where_to_enter_one(kari_: Kari, owner: Any) -> None:
    """Nothing is sent nowhere, and nothing is silent."""
    await owner.execute(
        "UPDATE customer SET street = NULL, postcode = NULL, city = NULL, country = NULL"
    )
    await kari_.gets({"sku": TREATS, "agreed_ore": 5900})
    assert ([], []) == await kari_.run()
    [(template, said, text)] = await kari_.letters()
    assert ("subscriptions/nothing_sent", True) == (template, said["lacks_address"])
    assert "under Profil og adresser" in text


async def test_who_took_everything_out_is_not_told_so(kari_: Kari, owner: Any) -> None:
    """They know."""
    subscription = await kari_.gets({"sku": TREATS, "agreed_ore": 5900})
    [planned] = await deliveries(owner, subscription)
    await put(
        owner,
        "delivery_line",
        customer=kari_.id,
        delivery=planned["id"],
        sku=TREATS,
        quantity=0,
        agreed_ore=5900,
    )
    assert ([], []) == await kari_.run()
    assert [] == await kari_.letters()


async def test_what_was_missed_is_owned_up_to(kari_: Kari) -> None:
    """It was our fault: each of them is named, in one letter."""
    await kari_.gets({"sku": TREATS, "agreed_ore": 5900}, every=1)
    assert ([], []) == await kari_.run(datetime(2026, 12, 4, 9, tzinfo=OSLO))
    [(template, said, text)] = await kari_.letters()
    days = ["2026-11-18", "2026-11-25", "2026-12-02"]
    assert ("subscriptions/missed", days) == (template, said["days"])
    assert "Det er vår feil" in text
    for day in ("Onsdag 18. november", "Onsdag 25. november", "Onsdag 2. desember"):
        assert day in text


async def test_what_nobody_planned_in_time_is_owned_up_to(kari_: Kari, owner: Any) -> None:
    """Also where the nightly plan finds it, and once."""
    await kari_.gets({"sku": TREATS, "agreed_ore": 5900}, every=1)
    await owner.execute("DELETE FROM delivery")
    with clock.stopped_at(datetime(2026, 11, 20, 9, tzinfo=OSLO)):
        assert 1 == await plan(kari_.house)
        assert 0 == await plan(kari_.house)
    [(template, said, text)] = await kari_.letters()
    assert ("subscriptions/missed", ["2026-11-18"]) == (template, said["days"])
    assert "Leveringen onsdag 18. november" in text


async def test_letters_go_to_who_can_read_them_in_their_language(kari_: Kari, owner: Any) -> None:
    """One each, however many; whoever has no address of mail gets none, and holds up nobody."""
    await kari_.gets({})
    await kari_.gets({})
    await owner.execute("UPDATE customer SET language = 'en'")
    await kari_.run()
    rows = await owner.fetch(
        "SELECT recipient, language, customer, purpose FROM message WHERE template = $1",
        mail.NOTHING_SENT.name,
    )
    assert [("kari@example.com", "en", kari_.id, "deliveries")] * 2 == [tuple(row) for row in rows]


async def test_a_link_is_for_who_can_open_it(kari_: Kari, owner: Any) -> None:
    """Whom the shop knows and who has no account yet gets the letter without."""
    subscription = await kari_.gets({})
    await owner.execute("UPDATE customer SET claimed_at = NULL")
    await kari_.run()
    [(_, said, text)] = await kari_.letters()
    assert said["subscription"] is None
    assert str(subscription) not in text
    assert "https://" not in text


async def test_many_letters_take_as_many_statements_as_one(
    kari_: Kari, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever becomes of deliveries: left out, put off, nothing to send."""
    counted: list[int] = []
    plain = Scope.fetch

    async def counting(self: Scope, *args: Any) -> Any:
        counted[-1] += 1
        return await plain(self, *args)

    monkeypatch.setattr(Scope, "fetch", counting)
    took: list[int] = []
    for times in (1, 6):
        counted.append(0)
        for _ in range(times):
            await kari_.gets({"when_out": "leave_out"}, KEEPS)
            await kari_.gets(WAIT, KEEPS)
            await kari_.gets({})
        counted.append(0)
        with clock.stopped_at(DEADLINE):
            async with kari_.house.database.scope():
                assert 3 * times == await subscriptions.order_batch(kari_.house)
        took.append(counted[-1])
    assert took[0] == took[1]
    assert 7 * 3 == len(await kari_.letters())
