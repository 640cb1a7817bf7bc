"""What somebody hears before they agree: a pet that doesn't tolerate it, a number or sum beyond the usual,
a delivery that would be empty. None of it refuses anything."""

import json
from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.conftest import give_password
from tests.house.portal import Portal, Visitor, open_portal
from tests.orders.orders import product, put
from tests.orders.test_over_http import ask
from tests.subscriptions.agreed import FEED, TREATS, agreed, lives, sells
from tests.subscriptions.eaten import dog, eats, named

from minside.core import clock
from minside.core.house import House
from minside.core.postgres import Server
from minside.core.settings import Environment
from minside.pets.actions import Species
from minside.subscriptions import actions as subscriptions
from minside.subscriptions.actions.tolerating import species_of

_SAYS = "{ warnings consequences userErrors { field code message } }"
LINE_SET = f"""
mutation ($input: SubscriptionLineSetInput!) {{ subscriptionLineSet(input: $input) {_SAYS} }}
"""
SWAP = f"""
mutation ($input: SubscriptionLineSwapInput!) {{ subscriptionLineSwap(input: $input) {_SAYS} }}
"""
EXTRA = f"mutation ($input: DeliveryExtraSetInput!) {{ deliveryExtraSet(input: $input) {_SAYS} }}"
SKIP = f"mutation ($input: DeliveryInput!) {{ deliverySkip(input: $input) {_SAYS} }}"
CREATE = (
    f"mutation ($input: SubscriptionCreateInput!) {{ subscriptionCreate(input: $input) {_SAYS} }}"
)
LOOK = """
query ($id: ID!) {
  me { subscription(id: $id) { version lines { warning } upcomingDeliveries { number nothingBecause freight { amount } } } }
}
"""
CHICKEN = json.dumps([{"name": "Sammensetning", "value": "Kyllingmel, ris", "section": None}])


class Home:
    """Kari's browser, her Luna who can't have chicken, and one bag of feed in ten days."""

    def __init__(
        self, visitor: Visitor, owner: Any, customer: UUID, subscription: UUID, luna: UUID
    ) -> None:
        self.visitor, self.owner, self.customer = visitor, owner, customer
        self.subscription, self.luna = subscription, luna

    async def look(self) -> Any:
        return (await ask(self.visitor, LOOK, id=str(self.subscription)))["subscription"]

    async def do(self, document: str, **given: Any) -> None:
        about = {"id": str(self.subscription), "version": (await self.look())["version"]}
        assert [] == (await ask(self.visitor, document, input={**about, **given}))["userErrors"]

    async def marked(self) -> list[str | None]:
        return [each["warning"] for each in (await self.look())["lines"]]

    async def says(self, document: str, **given: Any) -> list[str]:
        """What a preview warns of."""
        about = {"id": str(self.subscription), "version": (await self.look())["version"]}
        answer = await ask(self.visitor, document, input={**about, "preview": True, **given})
        assert [] == answer["userErrors"]
        return answer["warnings"]


@pytest.fixture
async def home(
    migrated: Server, house: House, owner: Any, kari: UUID, quick_hashes: None
) -> AsyncGenerator[Home]:
    await sells(owner)
    await lives(owner, kari)
    await product(
        owner, "KYLLING", name="Kyllinggodt", contents=CHICKEN, category=["Hund", "Godbit"]
    )
    await product(owner, "UKJENT", name="Hemmelig", category=["Hund", "Tørrfôr"])
    await product(owner, "SAND", name="Kattesand", category=["Katt", "Kattesand"])
    luna = await dog(owner, kari, "Luna")
    await owner.execute("UPDATE pet SET allergies = ARRAY['kylling'] WHERE id = $1", luna)
    made = await agreed(house, owner, kari, clock.today() + timedelta(days=10))
    async with open_portal(migrated, environment=Environment.DEVELOPMENT) as portal:
        yield Home(await _signed_in(portal, kari), owner, kari, made, luna)


async def _signed_in(portal: Portal, kari: UUID) -> Visitor:
    await give_password(portal.database, kari)
    visitor = portal.visitor()
    assert [] == (await visitor.sign_in())["userErrors"]
    return visitor


CHICKEN_IN_IT = (
    "Kyllinggodt inneholder, eller kan inneholde, noe som Luna ikke tåler: kylling. Du kan velge den"
    " likevel."
)
NOBODY_KNOWS = (
    "Vi vet ikke hva Hemmelig inneholder, og Luna tåler ikke alt: kylling. Se på pakken før du gir den,"
    " eller velg noe annet."
)


@pytest.mark.parametrize("is_named", [True, False])
@pytest.mark.parametrize(
    ("sku", "told"), [("KYLLING", [CHICKEN_IN_IT]), ("UKJENT", [NOBODY_KNOWS]), ("SAND", [])]
)
async def test_who_does_not_tolerate_what_is_added_is_named_before_it_is(
    home: Home, sku: str, told: list[str], *, is_named: bool
) -> None:
    """Wherever it is added: always, this once, in place of another, in new deliveries. Named or not: what
    is sorted under dogs is for the dogs. What nobody says what is in is told apart, and nobody needs to
    know what litter is made of."""
    line = {"sku": sku, "pets": [str(home.luna)] if is_named else []}
    assert told == await home.says(LINE_SET, line=line)
    assert told == await home.says(SWAP, sku=FEED, line=line)
    assert told == await home.says(EXTRA, number=1, sku=sku, quantity=1)
    new = {"lines": [line], "every": 4, "unit": "WEEK", "preview": True}
    assert told == (await ask(home.visitor, CREATE, input=new))["warnings"]


async def test_a_warning_is_no_refusal_and_is_given_in_english_too(home: Home) -> None:
    """The customer may know better; and what was agreed so isn't warned of again."""
    line = {"sku": "KYLLING", "pets": [str(home.luna)]}
    about = {"id": str(home.subscription), "version": (await home.look())["version"]}
    done = await ask(home.visitor, LINE_SET, input={**about, "line": line})
    assert ([], [CHICKEN_IN_IT]) == (done["userErrors"], done["warnings"])
    assert [] == await home.says(LINE_SET, line={**line, "quantity": 2})
    english = await home.visitor.client.post(
        "/graphql",
        json={
            "query": SWAP,
            "variables": {
                "input": {
                    **about, "version": (await home.look())["version"], "preview": True, "sku": FEED,
                    "line": {"sku": "UKJENT", "pets": [str(home.luna)]},
                }
            },
        },
        headers={"accept-language": "en"},
    )  # fmt: skip
    [told] = english.json()["data"]["subscriptionLineSwap"]["warnings"]
    assert "We don’t know what is in Hemmelig, and there are things that Luna can’t have" in told


async def test_who_is_named_for_it_later_is_warned_for_then(home: Home) -> None:
    """Under the line's own choices: only those who weren't named before; and a substitute that they would
    never be sent is told of there too."""
    await home.owner.execute("UPDATE product SET contents = $2 WHERE sku = $1", FEED, CHICKEN)
    feed = {"sku": FEED, "pets": [str(home.luna)]}
    [told] = await home.says(LINE_SET, line=feed)
    assert (
        "Tørrfôr 12 kg inneholder, eller kan inneholde, noe som Luna ikke tåler: kylling." in told
    )
    await named(home.owner, home.customer, home.subscription, FEED, home.luna)
    assert [] == await home.says(LINE_SET, line=feed)
    instead = {**feed, "whenOut": "SUBSTITUTE", "substituteSku": "KYLLING"}
    [told] = await home.says(LINE_SET, line=instead)
    assert "noe som Luna ikke tåler. Derfor sender vi den ikke i stedet." in told


@pytest.mark.parametrize("is_named", [True, False])
async def test_what_was_chosen_all_the_same_is_marked(home: Home, *, is_named: bool) -> None:
    """For as long as it comes, by who doesn't tolerate it; not where somebody else is to eat it, nor where
    nobody says what is in it, for then the pack was looked at."""
    bella = await dog(home.owner, home.customer, "Bella")
    line = {"sku": "KYLLING", "pets": [str(home.luna)] if is_named else []}
    assert [None] == await home.marked()
    await home.do(SWAP, sku=FEED, line=line)
    marked = "Kyllinggodt inneholder, eller kan inneholde, noe som Luna ikke tåler: kylling."
    assert [marked] == await home.marked()
    await home.do(LINE_SET, line={**line, "pets": [str(bella)]})
    assert [None] == await home.marked()
    await home.do(SWAP, sku="KYLLING", line={**line, "sku": "UKJENT"})
    assert [None] == await home.marked()


async def test_a_pet_of_another_kind_or_one_that_is_gone_is_not_warned_for(home: Home) -> None:
    """Nor is anybody where the shop doesn't say whom it is for; who eats it by what was said of them
    is."""
    assert [CHICKEN_IN_IT] == await home.says(EXTRA, number=1, sku="KYLLING", quantity=1)
    farewell = await put(
        home.owner, "pet_farewell", customer=home.customer, pet=home.luna, kind="died", memory="keep",
        said_at=clock.now(), undo_until=clock.now() + timedelta(days=30),
    )  # fmt: skip
    assert [] == await home.says(EXTRA, number=1, sku="KYLLING", quantity=1)
    await home.owner.execute("DELETE FROM pet_farewell WHERE id = $1", farewell)
    await home.owner.execute("UPDATE pet SET species = 'cat' WHERE id = $1", home.luna)
    assert [] == await home.says(EXTRA, number=1, sku="KYLLING", quantity=1)
    await eats(home.owner, home.customer, home.luna, "KYLLING", 20)
    assert [CHICKEN_IN_IT] == await home.says(EXTRA, number=1, sku="KYLLING", quantity=1)
    await home.owner.execute("UPDATE product SET category = '{}' WHERE sku = 'KYLLING'")
    await home.owner.execute("DELETE FROM pet_feeding")
    await home.owner.execute("UPDATE pet SET species = 'dog' WHERE id = $1", home.luna)
    assert [] == await home.says(EXTRA, number=1, sku="KYLLING", quantity=1)


@pytest.mark.parametrize(
    ("category", "species"),
    [
        (["Hund", "Tørrfôr", "Fisk"], {Species.DOG}),
        (["Fôr", "Katter"], {Species.CAT}),
        (["Hund og katt"], {Species.DOG, Species.CAT}),
        (["Smådyr"], {Species.RABBIT, Species.GUINEA_PIG, Species.HAMSTER}),
        (["Tilbehør"], set[Species]()),
        ([], set[Species]()),
    ],
)
def test_whom_a_product_is_for_is_read_from_where_it_is_sorted(
    category: list[str], species: set[Species]
) -> None:
    """The outermost name that tells counts: what a dog's food tastes of makes it no food for fish."""
    assert species == species_of(category)


async def test_an_unusual_number_or_sum_is_named(home: Home) -> None:
    """More than ten of one product, or more than three times what the delivery cost; not what is so
    already."""
    many = await home.says(LINE_SET, line={"sku": FEED, "quantity": 99})
    assert "Det er uvanlig mange: 99 av Tørrfôr 12 kg, 49\u00a0401\u00a0kr hver gang." == many[0]
    assert "blir uvanlig dyr: 49\u00a0401\u00a0kr, mot 499\u00a0kr før." in many[1]
    assert [] == await home.says(LINE_SET, line={"sku": FEED, "quantity": 3})
    [dear] = await home.says(LINE_SET, line={"sku": FEED, "quantity": 5})
    assert "blir uvanlig dyr: 2\u00a0495\u00a0kr" in dear
    [many] = await home.says(EXTRA, number=1, sku=TREATS, quantity=20)
    assert "Det er uvanlig mange: 20 av Godbiter, 1\u00a0180\u00a0kr denne gangen." == many
    await home.owner.execute("UPDATE subscription_line SET quantity = 20")
    assert [] == await home.says(LINE_SET, line={"sku": FEED, "quantity": 19})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE product SET availability = 'out_of_stock'", "Tørrfôr 12 kg er utsolgt. Bytt til"),
        ("UPDATE product SET gone_at = now()", "Tørrfôr 12 kg selges ikke lenger. Bytt til"),
        (
            "UPDATE product SET availability = 'out_of_stock';"
            " UPDATE subscription_line SET when_out = 'wait'",
            "leveringen venter på Tørrfôr 12 kg, i opptil 14 dager",
        ),
    ],
)
async def test_a_delivery_of_which_nothing_comes_says_so_and_what_to_do(
    home: Home, change: str, told: str
) -> None:
    """On the page, and in what comes of any act; never only as a sum of nothing."""
    await home.owner.execute(change)
    first, second = (await home.look())["upcomingDeliveries"][:2]
    for each in (first, second):
        assert "Slik det er nå, blir ingenting sendt" in each["nothingBecause"]
        assert told in each["nothingBecause"]
    [warned] = await home.says(SKIP, number=1)
    assert second["nothingBecause"] == warned


@pytest.mark.parametrize(("kroner", "is_dear"), [(10_000, False), (10_001, True)])
async def test_of_a_new_one_only_a_very_large_sum_is_named(
    home: Home, owner: Any, kroner: int, is_dear: bool
) -> None:
    """There is nothing to compare it with."""
    await product(owner, "SENG", name="Seng", price_ore=kroner * 100)
    new = {"lines": [{"sku": "SENG"}], "every": 4, "unit": "WEEK", "preview": True}
    told = (await ask(home.visitor, CREATE, input=new))["warnings"]
    assert is_dear == any("blir uvanlig dyr: 10\u00a0001\u00a0kr." in each for each in told)
    assert is_dear == bool(told)


async def test_what_is_held_back_for_its_price_or_taken_out_says_so_too(
    home: Home, house: House
) -> None:
    """The delivery that keeps the old price comes; those after it are told of, with the way out."""
    assert [None, None] == [
        each["nothingBecause"] for each in (await home.look())["upcomingDeliveries"][:2]
    ]
    await home.owner.execute("UPDATE product SET price_ore = 54900 WHERE sku = $1", FEED)
    assert 1 == await subscriptions.promise(house)
    first, second = (await home.look())["upcomingDeliveries"][:2]
    assert first["nothingBecause"] is None
    assert "koster mer enn du har sagt ja til. Svar på den nye prisen" in second["nothingBecause"]
    [told] = await home.says(EXTRA, number=1, sku=FEED, quantity=0)
    assert "for alt er tatt ut den gangen. Legg til noe, eller hopp over leveringen." in told
    assert "0.00" == first["freight"]["amount"]


async def test_where_nobody_knows_where_to_it_says_so_and_what_to_do(
    home: Home, owner: Any
) -> None:
    """On its page, in a preview; an address of its own is enough."""
    await owner.execute(
        "UPDATE customer SET street = NULL, postcode = NULL, city = NULL, country = NULL"
    )
    told = "for vi vet ikke hvor det skal. Legg inn adressen din"
    first, second, *_ = (await home.look())["upcomingDeliveries"]
    assert told in first["nothingBecause"]
    assert told in second["nothingBecause"]
    assert any(told in each for each in await home.says(EXTRA, number=1, sku=TREATS, quantity=1))
    place = await put(
        owner, "delivery_address", customer=home.customer, recipient="Kari", street="Hytteveien 3",
        postcode="0956", city="Oslo", country="NO", is_default=False, created_at=clock.now(),
    )  # fmt: skip
    await owner.execute("UPDATE delivery SET address = $1 WHERE number = 1", place)
    first, second, *_ = (await home.look())["upcomingDeliveries"]
    assert first["nothingBecause"] is None
    assert told in second["nothingBecause"]
    await owner.execute("UPDATE delivery_address SET is_default = true")
    _, second, *_ = (await home.look())["upcomingDeliveries"]
    assert second["nothingBecause"] is None


async def test_of_a_later_delivery_that_is_changed_it_is_said_that_nothing_comes(
    home: Home, house: House, owner: Any
) -> None:
    """Three instead of one of what is held back for its price are held back too; the next one comes."""
    await owner.execute("UPDATE product SET price_ore = 54900 WHERE sku = $1", FEED)
    await subscriptions.promise(house)
    [told] = await home.says(EXTRA, number=2, sku=FEED, quantity=3)
    assert "koster mer enn du har sagt ja til. Svar på den nye prisen" in told
    assert [] == await home.says(EXTRA, number=1, sku=FEED, quantity=3)
    assert [] == await home.says(EXTRA, number=2, sku=TREATS, quantity=1)
