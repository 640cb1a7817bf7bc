"""What fast levering promises, lived through: weeks pass, and each ends as the page said it would."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e import fixed, shop
from tests.e2e.app import Words
from tests.e2e.conftest import fill_sign_in, walk_in
from tests.e2e.elapsed import since_it_was_refused
from tests.e2e.keyboard import Keyboard
from tests.e2e.links import letters_to
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.test_deliveries import done, part, press, spoken
from tests.e2e.worker import last_friendly, work

from minside.core import clock
from minside.subscriptions import actions as subscriptions

Arrive = Callable[..., Newcomer]
FOOD, TREATS = "Stillemyr tørrfôr til hest, 15 kg", "Stillemyr eplegodbiter"
OATS = "Stillemyr havrekli, 10 kg"


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    """Somebody with an account, who reads what is sent to them."""
    me = newcomer(pet="Bamsefar")
    as_owner(me.home.owner_url, "UPDATE customer SET claimed_at = now() WHERE id = $1", me.id)
    return me


def a_deadline_passes(mine: fixed.Fixed) -> None:
    """And the worker comes by."""
    mine.past_its_deadline()
    work(mine.who.home, subscriptions.run)


def ordered(page: Page, words: Words) -> Locator:
    """What is on its way."""
    return page.locator(".standing").filter(has_text=words("fast.under-way", day="").strip())


def test_a_price_rise_met_with_silence(
    page: Page, words: Words, me: Newcomer, keyboard: Keyboard
) -> None:
    """The next delivery keeps the old price, the one after comes without, told by mail; and a yes, at
    last, says what it costs and can be undone (N9)."""
    food, treats = shop.sells(me, FOOD, 40_000), shop.sells(me, TREATS, 5_000)
    mine = fixed.agree(me, food, treats, agreed_ore=40_000)
    shop.now_costs(me, food, 45_000)
    work(me.home, subscriptions.promise)
    [letter] = letters_to(me.home, me.email, "Prisen går opp på noe du får fast")
    assert f"{mine.path}#pris" in letter

    walk_in(page, words, me)
    needed = page.get_by_role("region", name="ting vi trenger fra deg")
    expect(needed).to_contain_text(FOOD)
    needed.get_by_role("link", name=words("home.needs.price")).click()
    asked = page.locator(".price-asked")
    expect(asked.get_by_role("heading")).to_be_focused()
    day = spoken(mine.first_on, words)
    prices = {"price": "450 kr", "name": FOOD}
    expect(asked).to_contain_text(words("fast.price.keeps", day=day, price="450 kr"))
    total = page.locator(".delivery-total")
    expect(total).to_contain_text(words("fast.total.agreed"))

    a_deadline_passes(mine)
    page.reload()
    expect(ordered(page, words)).to_contain_text(words("fast.under-way", day=day))
    expect(ordered(page, words)).to_contain_text("450 kr")
    expect(ordered(page, words)).not_to_contain_text(FOOD)
    expect(asked).to_contain_text(words("fast.price.kept"))
    expect(total).to_contain_text(words("fast.total"))
    expect(page.locator(".delivery-left-out")).to_contain_text(words("fast.left.PRICE"))

    a_deadline_passes(mine)
    page.reload()
    expect(ordered(page, words).last).to_contain_text("50 kr")
    expect(ordered(page, words).last).to_contain_text(f"{FOOD} {words('fast.past.left.PRICE')}")
    [letter] = letters_to(me.home, me.email, "Noe ble ikke med")
    assert FOOD in letter

    keyboard.activate(asked.get_by_role("button", name=words("fast.price.accept.name", **prices)))
    expect(asked.locator(".consequences")).to_contain_text("Du betaler 450\u00a0kr for én")
    keyboard.activate(asked.get_by_role("button", name=words("fast.price.accept.submit")))
    expect(done(page)).to_contain_text(words("fast.price.accept.done"))
    expect(page.locator(".delivery-left-out")).to_have_count(0)
    expect(asked).to_have_count(0)
    keyboard.activate(done(page).get_by_role("button", name=words("act.undo")))
    expect(asked).to_be_visible()


def test_a_higher_price_is_answered_in_every_way(page: Page, words: Words, me: Newcomer) -> None:
    """Without it this once, by an upper limit, or by another product; each says what comes of it."""
    food, treats = shop.sells(me, FOOD, 40_000), shop.sells(me, TREATS, 5_000)
    mine = fixed.agree(me, food, treats, agreed_ore=40_000)
    shop.now_costs(me, food, 45_000)
    work(me.home, subscriptions.promise)
    walk_in(page, words, me, to="/faste-leveringer")
    page.locator(".needs-you").get_by_role("link").click()
    asked = page.locator(".price-asked")
    expect(asked.get_by_role("heading")).to_be_focused()

    press(asked, words, "fast.price.out.name", name=FOOD)
    day = spoken(mine.first_on, words)
    asked.get_by_label(words("fast.which.this", day=day)).check()
    press(asked, words, "fast.price.out.submit")
    expect(done(page)).to_contain_text(words("fast.price.out.done.this"))
    expect(page.locator(".delivery-lines")).not_to_contain_text(FOOD)
    done(page).get_by_role("button", name=words("act.undo")).click()
    expect(page.locator(".delivery-lines")).to_contain_text(FOOD)

    press(asked, words, "fast.price.ceiling.name", name=FOOD)
    asked.get_by_label(words("fast.ceiling")).fill("440")
    expect(asked.locator(".consequences")).to_contain_text(words("fast.not-so"))
    asked.get_by_label(words("fast.ceiling")).fill("500")
    expect(asked.locator(".consequences")).to_contain_text("Går prisen over 500\u00a0kr")
    press(asked, words, "fast.price.ceiling.submit")
    expect(done(page)).to_contain_text(words("fast.price.ceiling.done"))
    done(page).get_by_role("button", name=words("act.undo")).click()
    expect(done(page)).to_contain_text(words("fast.undone"))

    press(asked, words, "fast.price.swap.name", name=FOOD)
    asked.get_by_label(words("fast.search")).fill("høy fra Toten")
    asked.get_by_label(words("fast.search")).press("Enter")
    asked.get_by_label("Timotunet Timoteihøy fra Toten, 4 kg").check()
    expect(asked.locator(".product-choice")).to_have_count(1)
    expect(asked.get_by_role("button", name=words("fast.search.other"))).to_be_visible()
    press(asked, words, "fast.swap.submit")
    expect(done(page)).to_contain_text(words("fast.swap.done"))
    expect(asked).to_have_count(0)


def test_three_failed_charges_and_the_way_back(page: Page, words: Words, me: Newcomer) -> None:
    """Asked again on days 1, 3 and 7, a mail each time, then paused; with another card, one click asks
    again, and the deliveries go on."""
    shop.number_of(me)
    mine = fixed.agree(me, payment="card")
    walk_in(page, words, me, to=mine.path)
    choose_card(page, words, "0000")
    a_deadline_passes(mine)
    mine.until_charged("failed", 1)
    day = spoken(mine.first_on, words)
    page.goto("/")
    needed = page.get_by_role("region", name="ting vi trenger fra deg")
    expect(needed).to_contain_text(words("home.needs.delivery", day=day))
    under_way = part(page, words("home.orders.title"))
    expect(under_way).to_contain_text(words("order.state.unpaid"))
    under_way.get_by_role("link").first.click()
    expect(page.get_by_text(words("order.state.unpaid"))).to_be_visible()
    expect(page.get_by_role("button", name=words("charge.pay"))).to_be_visible()
    page.get_by_role("link", name=words("charge.what-happened")).click()
    section = part(page, words("fast.payment"))
    expect(section.get_by_role("heading", level=2)).to_be_focused()
    expect(section).to_contain_text(words("fast.charge.failed.title", day=day))
    expect(section).to_contain_text("Vi prøver igjen av oss selv i morgen kl. 10")

    since_it_was_refused(me.home.owner_url, mine.id, (clock.today() - last_friendly().date()).days)
    for attempt, days in enumerate((1, 2, 4), start=2):
        since_it_was_refused(me.home.owner_url, mine.id, days)
        work(me.home, subscriptions.ask_again, last_friendly())
        mine.until_charged("given_up" if attempt == 4 else "failed", attempt)
    page.reload()
    expect(section).to_contain_text(words("fast.charge.given-up.paused"))
    expect(page.get_by_text(words("fast.standing.resting.unpaid", since="i dag"))).to_be_visible()
    expect(page.get_by_role("button", name=words("fast.act.resume"))).to_have_count(0)
    asked = letters_to(me.home, me.email, "Betalingen for bestilling")
    assert 3 == len(asked)
    [paused] = letters_to(me.home, me.email, "Leveringene dine er satt på pause")
    assert f"{mine.path}#betaling" in paused
    assert f"{mine.path}#betalingsmate" in paused

    page.goto("about:blank")
    page.goto(f"{mine.path}#betalingsmate")
    expect(page.get_by_role("heading", name=words("fast.method"))).to_be_focused()
    choose_card(page, words, "4242")
    page.goto("/")
    press(page, words, "charge.pay.name", what=words("home.needs.delivery", day=day))
    expect(done(page)).to_contain_text(words("charge.asked.done"))
    expect(under_way).to_contain_text(words("order.state.PLACED"), timeout=20_000)
    page.goto(mine.path)
    expect(section).to_contain_text(words("fast.charge.none"))
    expect(section).to_contain_text("Visa •••• 4242")
    expect(page.locator(".delivery-deadline")).to_be_visible()
    expect(part(page, words("fast.log"))).to_contain_text(words("fast.kind.unpaid", who="Vi"))
    expect(part(page, words("fast.log"))).to_contain_text(words("fast.kind.paid", who="Vi"))


def test_what_became_of_paying_at_once_is_told_where_one_stands(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Refused again, with its time, however often, and one mail for all of it; then paid. Focus is at what
    is told all along."""
    shop.number_of(me)
    mine = fixed.agree(me, payment="card")
    walk_in(page, words, me, to=mine.path)
    choose_card(page, words, "0000")
    a_deadline_passes(mine)
    mine.until_charged("failed", 1)
    page.goto(mine.path)
    said = done(part(page, words("fast.payment")))
    for attempt in (2, 3):
        press(page, words, "charge.pay")
        expect(said.get_by_text(words("charge.asked.done"))).to_be_visible()
        mine.until_charged("failed", attempt)
        refused = re.compile(r"^Prøvd igjen kl\. \d\d\.\d\d: avvist igjen\.$")
        expect(said.get_by_text(refused)).to_be_visible()
        expect(said.locator("div")).to_be_focused()
    page.goto("/")
    press(
        page,
        words,
        "charge.pay.name",
        what=words("home.needs.delivery", day=spoken(mine.first_on, words)),
    )
    expect(done(page).get_by_text(refused)).to_be_visible(timeout=20_000)
    assert 1 == len(letters_to(me.home, me.email, "Betalingen for bestilling"))
    page.goto(mine.path)
    choose_card(page, words, "4242")
    page.goto(mine.path)
    press(page, words, "charge.pay")
    expect(said.get_by_text(words("charge.asked.paid"))).to_be_visible(timeout=20_000)
    expect(said.locator("div")).to_be_focused()


def test_what_is_ordered_is_packed_and_sent(page: Page, words: Words, me: Newcomer) -> None:
    """By the demo's shop too, as it sends other orders: until it has come, every page says that it is on
    its way."""
    shop.number_of(me)
    mine = fixed.agree(me)
    a_deadline_passes(mine)
    walk_in(page, words, me)
    day = spoken(mine.first_on, words)
    expect(part(page, words("home.next"))).to_contain_text(words("home.next.ordered", day=day))
    page.goto("/faste-leveringer/kalender")
    entry = page.locator(".calendar-entry").first
    expect(entry).to_contain_text(words("fast.calendar.ordered"))
    expect(entry.get_by_role("button")).to_have_count(0)
    page.goto(mine.path)
    expect(ordered(page, words)).to_contain_text(words("fast.under-way", day=day))
    expect(page.get_by_role("heading", name=words("fast.past"))).to_have_count(0)
    ordered(page, words).get_by_role("link").click()
    sent = page.get_by_role("main").get_by_text(words("order.state.SHIPPED")).first
    for _ in range(shop.PATIENCE):
        page.wait_for_load_state("networkidle")
        if sent.is_visible():
            break
        page.wait_for_timeout(1_000)
        page.reload()
    expect(sent).to_be_visible()


def test_a_letters_link_leads_there_past_the_door(page: Page, words: Words, me: Newcomer) -> None:
    """Whoever isn't signed in comes to what the letter is about all the same, and focus is there."""
    mine = fixed.agree(me, payment="card")
    page.goto(f"{mine.path}#betalingsmate")
    fill_sign_in(page, words, me.email)
    expect(page.get_by_role("heading", name=words("fast.method"))).to_be_focused()


def test_which_card_is_asked_for_until_it_is_chosen(page: Page, words: Words, me: Newcomer) -> None:
    """On the overview, which leads there, and on the card, which leads to the shop; then nobody asks any
    more. Of what is paid by invoice no card is shown."""
    shop.number_of(me)
    mine = fixed.agree(me, payment="card")
    walk_in(page, words, me)
    needed = page.get_by_role("region", name="ting vi trenger fra deg")
    needed.get_by_role("link", name=words("charge.unknown.card")).click()
    method = page.get_by_role("heading", name=words("fast.method"))
    expect(method).to_be_focused()
    page.goto("/faste-leveringer")
    asked = page.locator(".needs-you")
    expect(asked).to_contain_text("Butikken vet ikke ennå hvilket kort du betaler med")
    press(page, words, "fast.method.choose")
    page.get_by_role("button", name="4242").click()
    expect(page).to_have_url(mine.path)
    expect(done(part(page, words("fast.payment")))).to_contain_text(
        words("fast.method.changed.card")
    )
    page.goto("/faste-leveringer")
    expect(page.locator(".delivery-card")).to_be_visible()
    expect(asked).to_have_count(0)
    page.goto(mine.path)
    expect(page.locator(".method")).to_contain_text("Visa •••• 4242")
    as_owner(
        me.home.owner_url, "UPDATE subscription SET payment = 'invoice' WHERE id = $1", mine.id
    )
    page.reload()
    expect(page.get_by_role("heading", name=words("fast.log"))).to_be_visible()
    expect(method).to_have_count(0)


def test_what_went_through_says_where_its_card_is_shown(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Where the shop has charged and said nothing of the card, nobody says at once that all is paid and
    that nothing is known."""
    shop.number_of(me)
    mine = fixed.agree(me, payment="card")
    walk_in(page, words, me, to=mine.path)
    choose_card(page, words, "4242")
    a_deadline_passes(mine)
    mine.until_charged("paid", 1)
    as_owner(me.home.owner_url, "DELETE FROM payment_method WHERE customer = $1", me.id)
    page.goto(mine.path)
    expect(page.locator(".method")).to_contain_text(words("fast.charge.none"))
    expect(page.locator(".method")).to_contain_text(words("fast.method.unnamed"))
    expect(page.locator(".method")).not_to_contain_text(words("fast.method.none"))


def test_the_shops_page_is_for_whom_we_send_alone(page: Page) -> None:
    """A link that somebody has made up, or mended, shows nothing."""
    mended = "/min-side/betalingsmate?customer=10001&expires=9999999999&signature=x"
    assert 401 == page.request.get(mended).status
    assert 401 == page.request.post(mended, form={"card": "good"}).status


def choose_card(page: Page, words: Words, digits: str) -> None:
    """On the shop's own page, by a signed link; one is back where one was, and told of it."""
    left = page.url.partition("#")[0]
    press(page, words, "fast.method.change")
    page.get_by_role("button", name=digits).click()
    expect(page).to_have_url(left)
    changed = done(part(page, words("fast.payment"))).locator("> div")
    expect(changed).to_contain_text(words("fast.method.changed.card"))
    expect(changed).to_be_focused()


def test_a_substitute_that_the_pet_is_allergic_to(page: Page, words: Words, me: Newcomer) -> None:
    """Said before, by the pet's name; the day comes without it, told by mail."""
    food, treats = shop.sells(me, FOOD, 40_000), shop.sells(me, TREATS, 5_000)
    oats = shop.sells(me, OATS, 30_000, contents="Havre, Kylling")
    as_owner(me.home.owner_url, "UPDATE pet SET allergies = '{Kylling}' WHERE id = $1", me.pet)
    mine = fixed.agree(
        me,
        food,
        treats,
        when_out=subscriptions.WhenOut.SUBSTITUTE,
        substitute_sku=oats,
        substitute_agreed_ore=30_000,
    )
    shop.sold_out(me, food)
    walk_in(page, words, me, to=mine.path)
    expect(page.locator(".line-warning").first).to_contain_text("noe som Bamsefar ikke tåler")
    expect(part(page, words("fast.products"))).to_contain_text(words("fast.out.LEAVE_OUT"))
    expect(page.locator(".delivery-left-out")).to_contain_text(words("fast.left.ALLERGY"))

    a_deadline_passes(mine)
    page.reload()
    expect(ordered(page, words)).to_contain_text("50 kr")
    expect(ordered(page, words)).to_contain_text(f"{FOOD} {words('fast.past.left.ALLERGY')}")
    [letter] = letters_to(me.home, me.email, "Noe ble ikke med")
    assert f"{OATS} kom ikke i stedet" in " ".join(letter.split())
