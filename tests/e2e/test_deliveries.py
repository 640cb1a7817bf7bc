"""Faste leveringer: begun, steered and ended as people do it, each act told before and undone after."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e import answers, fixed, shop
from tests.e2e.app import LanguageCode, Words
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.fixed import Fixed
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues

from minside.core import clock
from minside.subscriptions.actions import said

Arrive = Callable[..., Newcomer]
HERE = "/faste-leveringer"
OTHERS_STAY = {
    "nb": "De andre leveringene er som før.",
    "en": "The other deliveries are as before.",
}


def at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def spoken(day: date, words: Words) -> str:
    """As the page says it within a sentence."""
    told = said.day(day)
    return told.nb if words.language == "nb" else told.en


def heading(day: date, words: Words) -> str:
    """As it stands over a delivery."""
    told = spoken(day, words)
    return told[0].upper() + told[1:]


def press(page: Page | Locator, words: Words, key: str, **values: object) -> None:
    page.get_by_role("button", name=words(key, **values), exact=True).click()


def done(page: Page | Locator) -> Locator:
    return page.locator(".confirmation")


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer(pet="Bamsefar")


@pytest.fixture
def mine(me: Newcomer) -> Fixed:
    """Food for the dog every fourth week, the next time in about three."""
    return fixed.agree(me)


def test_who_has_none_is_told_what_it_is_and_where_to_begin(
    page: Page, words: Words, me: Newcomer
) -> None:
    """An invitation, and no list of nothing; the overview says nothing of deliveries either."""
    walk_in(page, words, me)
    expect(page.get_by_role("heading", name=words("home.next"))).to_have_count(0)
    page.get_by_role("link", name=words("menu.deliveries")).click()
    at(page, words("fast.title"))
    invitation = part(page, words("fast.none.title"))
    expect(invitation.get_by_role("link", name=words("fast.none.orders"))).to_be_visible()
    invitation.get_by_role("link", name=words("fast.none.act")).click()
    at(page, words("start.title"))


@pytest.mark.parametrize("language", ["nb", "en"])
def test_one_is_begun_skipped_and_ended_by_keyboard(
    language: LanguageCode,
    visit: Visit,
    newcomer: Arrive,
    personal: PersonalValues,
) -> None:
    """From a product's page to what it will be, and begun; then skipped, taken back, and ended: in the
    reader's language, and without a mouse."""
    words, me = Words(language), newcomer(language=language, pet="Bamsefar")
    fixed.settle(me)
    page = visit(language=language).new_page()
    keyboard = Keyboard(page, personal)
    walk_in(page, words, me, to="/varer/MP-10061")
    keyboard.activate(page.get_by_role("link", name=words("product.subscribe")))
    at(page, words("start.title"))

    keyboard.go_to(page.get_by_role("checkbox", name="Bamsefar"))
    keyboard.press("Space")
    keyboard.write(page.get_by_label(words("fast.every"), exact=True), "3")
    day = clock.today() + timedelta(days=20)
    day = day + timedelta(days=(2 - day.weekday()) % 7)
    keyboard.write_day(page.get_by_label(words("start.first-on")), day.isoformat())
    foreseen = page.locator(".consequences")
    expect(foreseen).to_contain_text(spoken(day, words))
    expect(foreseen).to_contain_text(words("fast.every.WEEK", number=3))
    expect(page.get_by_text(words("fast.for", name="Bamsefar"))).to_have_count(0)
    keyboard.activate(page.get_by_role("button", name=words("start.submit")))
    at(page, words("fast.for", name="Bamsefar"))
    expect(done(page)).to_contain_text(words("start.done"))
    expect(page.get_by_role("heading", level=2, name=heading(day, words))).to_be_visible()

    keyboard.activate(page.get_by_role("button", name=words("fast.act.skip"), exact=True))
    expect(page.locator(".consequences")).to_contain_text(spoken(day + timedelta(21), words))
    keyboard.activate(page.get_by_role("button", name=words("fast.skip.submit")))
    expect(done(page)).to_contain_text(words("fast.skip.done"))
    next_day = heading(day + timedelta(21), words)
    expect(page.get_by_role("heading", level=2, name=next_day)).to_be_visible()
    back = page.get_by_text(words("fast.undo.foreseen", what=""))
    expect(back).to_contain_text(spoken(day, words))
    keyboard.activate(done(page).get_by_role("button", name=words("act.undo")))
    expect(done(page)).to_contain_text(words("fast.undone"))
    expect(page.get_by_role("heading", level=2, name=heading(day, words))).to_be_visible()

    keyboard.activate(page.get_by_role("button", name=words("fast.act.cancel"), exact=True))
    keyboard.activate(page.get_by_role("button", name=words("fast.cancel.submit")))
    expect(done(page)).to_contain_text(words("fast.cancel.done"))
    ended = words("fast.standing.ended.title")
    expect(page.get_by_role("heading", level=2, name=ended)).to_be_visible()


def test_one_is_begun_from_an_order(page: Page, words: Words, me: Newcomer) -> None:
    """With what was bought and runs out, as much of it as then, at today's price: nobody needs another lead
    every month."""
    fixed.settle(me)
    bought = shop.order(me, 3)
    walk_in(page, words, me, to=bought.path)
    page.get_by_role("link", name=words("order.subscribe")).click()
    at(page, words("start.title"))
    form = page.locator("form.form")
    expect(form.get_by_role("heading", level=3)).to_have_count(1)
    expect(form).to_contain_text("Vilter")
    expect(form.get_by_label(words("fast.quantity"), exact=True)).to_have_value("2")
    press(form, words, "start.submit")
    expect(page.locator(".delivery-lines")).to_contain_text("× 2")


@pytest.mark.parametrize("language", ["nb", "en"])
def test_every_act_is_done_by_keyboard(
    language: LanguageCode, visit: Visit, newcomer: Arrive, personal: PersonalValues
) -> None:
    """Begun from an order; then moved, paused to a day and gone on with, this one sent elsewhere, ended and
    begun again: in the reader's language, and without a mouse."""
    words, me = Words(language), newcomer(language=language, pet="Bamsefar")
    fixed.settle(me)
    bought = shop.order(me, 3)
    page = visit(language=language).new_page()
    keyboard = Keyboard(page, personal)

    def act(key: str) -> None:
        keyboard.activate(page.get_by_role("button", name=words(key), exact=True).last)

    walk_in(page, words, me, to=bought.path)
    keyboard.activate(page.get_by_role("link", name=words("order.subscribe")))
    at(page, words("start.title"))
    first = subscriptions_day(clock.today() + timedelta(days=20))
    keyboard.write_day(page.get_by_label(words("start.first-on")), first.isoformat())
    expect(page.locator(".consequences")).to_contain_text(spoken(first, words))
    act("start.submit")
    expect(done(page)).to_contain_text(words("start.done"))

    act("fast.act.move")
    day = subscriptions_day(first + timedelta(days=3))
    keyboard.write_day(page.get_by_label(words("fast.move.day")), day.isoformat())
    expect(page.locator(".consequences")).to_contain_text(spoken(day, words))
    act("fast.move.submit")
    expect(done(page)).to_contain_text(words("fast.moved"))
    expect(done(page).locator(":focus")).to_have_count(1)

    act("fast.where.change")
    where = part(page, words("fast.where"))
    keyboard.choose(where.get_by_role("group", name=words("fast.place")), "Hytteveien 3, 3539 Flå")
    which = where.get_by_role("group", name=words("fast.which"))
    keyboard.choose(which, words("fast.which.this", day=spoken(day, words)))
    expect(where.locator(".consequences")).to_contain_text(OTHERS_STAY[words.language])
    act("fast.where.submit")
    expect(done(where)).to_contain_text(words("fast.where.done.this"))
    keyboard.activate(done(where).get_by_role("button", name=words("act.undo")))
    expect(done(where)).to_contain_text(words("fast.undone"))

    act("fast.act.pause")
    until = subscriptions_day(first + timedelta(days=60))
    keyboard.write_day(page.get_by_label(words("fast.pause.until")), until.isoformat())
    expect(page.locator(".consequences")).to_contain_text(spoken(until, words))
    act("fast.pause.submit")
    expect(done(page)).to_contain_text(words("fast.pause.done"))
    act("fast.act.resume")
    act("fast.act.resume")
    expect(done(page)).to_contain_text(words("fast.resume.done"))

    act("fast.act.cancel")
    act("fast.cancel.submit")
    expect(done(page)).to_contain_text(words("fast.cancel.done"))
    act("fast.act.reactivate")
    act("fast.act.reactivate")
    expect(done(page)).to_contain_text(words("fast.reactivate.done"))
    expect(page.locator(".delivery-deadline")).to_be_visible()

    who = {"nb": "Du", "en": "You"}[language]
    told = part(page, words("fast.log")).locator(".delivery-change")
    expect(told).to_have_count(5)
    expect(told.first).to_contain_text(words("fast.kind.reactivate", who=who))
    act("act.more")
    expect(told).to_have_count(7)
    expect(told.nth(5)).to_be_focused()
    days = {"day": spoken(first, words), "comes": spoken(day, words)}
    expect(told.last).to_contain_text(words("fast.kind.move.days", who=who, **days))


def test_one_is_begun_from_scratch_by_searching(page: Page, words: Words, me: Newcomer) -> None:
    """What is wrong is told at its field, and what was filled in stays."""
    fixed.settle(me)
    walk_in(page, words, me, to=f"{HERE}/ny")
    page.get_by_label(words("fast.search")).fill("høy fra Toten")
    page.get_by_label(words("fast.search")).press("Enter")
    page.get_by_role("button", name="Timotunet Timoteihøy fra Toten, 4 kg").click()
    costs = words("start.costs", amount="…").partition("…")[0]
    expect(page.locator(".consequences")).to_contain_text(costs)
    added = words("fast.search.added", name="Timotunet Timoteihøy fra Toten, 4 kg")
    expect(page.get_by_text(added)).to_be_focused()
    expect(page.locator(".product-choices")).to_have_count(0)
    form = page.locator("form.form")
    expect(form).to_contain_text(words("fast.every.hint", weeks=26, months=6))
    form.get_by_label(words("fast.quantity"), exact=True).fill("100")
    form.get_by_label(words("fast.every"), exact=True).fill("40")
    form.get_by_label(words("fast.pay.card"), exact=False).check()
    press(form, words, "start.submit")
    summary = page.get_by_role("group", name=words("start.refused"))
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(words("fast.quantity.most", most=99))
    expect(summary).to_contain_text(words("fast.every.wrong.WEEK", most=26))
    form.get_by_label(words("fast.quantity"), exact=True).fill("1")
    form.get_by_label(words("fast.every"), exact=True).fill("6")
    expect(form.get_by_label(words("fast.pay.card"), exact=False)).to_be_checked()
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(form.get_by_label(words("fast.every"), exact=True)).to_have_value("6")
    expect(form.get_by_label(words("fast.pay.card"), exact=False)).to_be_checked()
    press(form, words, "start.submit")
    at(page, "Timotunet Timoteihøy fra Toten, 4 kg")
    expect(part(page, words("fast.where"))).to_contain_text("Kort")


def test_who_eats_it_and_where_it_goes_outlive_a_reload(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Also where another product is added since; neither stands in the address."""
    walk_in(page, words, me, to=f"{HERE}/ny?varer=MP-10061:1")
    form = page.locator("form.form")
    form.get_by_role("checkbox", name="Bamsefar").check()
    form.get_by_label("Hytteveien 3").check()
    page.get_by_label(words("fast.search")).fill("timotei")
    page.get_by_label(words("fast.search")).press("Enter")
    page.get_by_role("button", name="Timotunet Timoteihøy fra Toten, 4 kg").click()
    expect(form.get_by_role("checkbox", name="Bamsefar")).to_have_count(2)
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(form.get_by_role("checkbox", name="Bamsefar").first).to_be_checked()
    expect(form.get_by_role("checkbox", name="Bamsefar").last).not_to_be_checked()
    expect(form.get_by_label("Hytteveien 3")).to_be_checked()
    assert me.pet is not None
    assert str(me.pet) not in page.url
    press(form, words, "start.submit")
    at(page, words("fast.for", name="Bamsefar"))
    expect(part(page, words("fast.where"))).to_contain_text("Hytteveien 3")


def test_what_the_server_refuses_is_told_at_its_field(
    page: Page, words: Words, me: Newcomer
) -> None:
    """A day in the past says from which one it can be."""
    fixed.settle(me)
    walk_in(page, words, me, to=f"{HERE}/ny?varer=MP-10061:1,NOPE:1")
    expect(page.get_by_role("heading", name=words("start.unknown"))).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("NOPE")
    press(page, words, "start.remove.name", name=words("start.unknown"))
    field = page.get_by_label(words("start.first-on"))
    field.fill((clock.today() - timedelta(days=1)).isoformat())
    expect(page.locator(".consequences")).to_contain_text("Velg en dag fra og med")
    press(page, words, "start.submit")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("group", name=words("start.refused"))).to_contain_text("Velg en dag")


def test_a_reason_that_is_too_long_is_refused_and_not_cut(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """How long it can be stands at its field; what was written stays there whole."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.cancel")
    field = page.get_by_label(words("fast.cancel.reason"))
    expect(page.get_by_text(words("fast.cancel.reason.hint"))).to_be_visible()
    field.fill("å" * 201)
    press(page, words, "fast.cancel.submit")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("å" * 201)


def test_who_is_under_18_is_told_kindly(page: Page, words: Words, me: Newcomer) -> None:
    """No form to fill in for nothing; what can be done instead."""
    fixed.settle(me, born=clock.today().year - 15)
    walk_in(page, words, me, to=f"{HERE}/ny?varer=MP-10061:1")
    expect(page.get_by_text("En voksen kan opprette dem for dere.")).to_be_visible()
    expect(page.locator("form.form")).to_have_count(0)


def test_the_overview_answers_first_what_comes_next(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """The day, until when it can be changed, and for whom; it leads to the delivery."""
    walk_in(page, words, me)
    coming = part(page, words("home.next"))
    expect(page.get_by_role("main").get_by_role("region").first).to_have_accessible_name(
        words("home.next")
    )
    expect(coming).to_contain_text(heading(mine.first_on, words))
    deadline = fixed.DEADLINES.of(mine.first_on)
    until = words("home.next.deadline", day=spoken(deadline.date(), words), time="12")
    expect(coming).to_contain_text(until)
    coming.get_by_role("link", name=words("home.next.for", name="Bamsefar")).click()
    at(page, words("fast.for", name="Bamsefar"))


def test_a_week_later_is_one_tap(page: Page, words: Words, me: Newcomer, mine: Fixed) -> None:
    """The new day stands on the button; what was done stands after it, and is taken back by another."""
    walk_in(page, words, me, to=HERE)
    day = subscriptions_day(mine.first_on + timedelta(weeks=1))
    page.get_by_role("button", name=words("fast.act.week-later", day=f"{day.day}. ")[:-1]).click()
    expect(done(page)).to_contain_text(words("fast.moved"))
    expect(done(page)).to_contain_text(spoken(day, words))
    expect(page.get_by_role("heading", level=2, name=heading(day, words))).to_be_visible()
    expect(page.get_by_text("Flyttet av deg fra")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=2, name=heading(day, words))).to_be_visible()


def subscriptions_day(day: date) -> date:
    return fixed.subscriptions.open_day(day)


def test_it_is_moved_to_a_day_that_is_possible(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """One that isn't says which ones are, before it is tried and after, and the field keeps it."""
    walk_in(page, words, me, to=HERE)
    press(page, words, "fast.act.move")
    field = page.get_by_label(words("fast.move.day"))
    field.fill((mine.first_on + timedelta(days=40)).isoformat())
    expect(page.locator(".consequences")).to_contain_text(words("fast.not-so"))
    press(page, words, "fast.move.submit")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("group", name=words("fast.refused"))).to_contain_text("til og med")
    day = subscriptions_day(mine.first_on + timedelta(days=2))
    field.fill(day.isoformat())
    expect(page.locator(".consequences")).to_contain_text(spoken(day, words))
    press(page, words, "fast.move.submit")
    expect(page.get_by_role("heading", level=2, name=heading(day, words))).to_be_visible()


def test_another_address_just_this_once(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Whether once or always is asked; the others keep theirs, and it is taken back in the log."""
    walk_in(page, words, me, to=mine.path)
    where = part(page, words("fast.where"))
    press(where, words, "fast.where.change")
    where.get_by_label("Hytteveien 3").check()
    press(where, words, "fast.where.submit")
    expect(where.get_by_role("group", name=words("fast.refused"))).to_contain_text(
        words("fast.which.missing")
    )
    day = spoken(mine.first_on, words)
    where.get_by_label(words("fast.which.this", day=day)).check()
    expect(where.locator(".consequences")).to_contain_text(OTHERS_STAY[words.language])
    # Whatever was asked before the choice was made has been answered by then.
    page.wait_for_timeout(600)
    expect(where.locator(".consequences")).to_contain_text(OTHERS_STAY[words.language])
    press(where, words, "fast.where.submit")
    expect(done(where)).to_contain_text(words("fast.where.done.this"))
    once = words("fast.where.this", day=day, what="Hytteveien 3, 3539 Flå")
    expect(where).to_contain_text(once)
    expect(where).to_contain_text("Lyngveien 8")
    page.reload()
    log = part(page, words("fast.log"))
    changed = words("fast.kind.this_time.day", who="Du", day=day)
    expect(log.get_by_role("listitem").first).to_contain_text(changed)
    press(log, words, "fast.log.undo", what=changed)
    expect(log.locator(".consequences")).to_contain_text("som gjaldt før endringen")
    expect(where).to_contain_text(once)
    press(log, words, "fast.undo.submit")
    expect(done(log)).to_contain_text(words("fast.undone"))
    expect(where).not_to_contain_text(once)


def test_more_of_it_this_time_or_always(page: Page, words: Words, me: Newcomer) -> None:
    """Once changes what comes next alone, which stands at the product and in its field when one comes
    back; always, what is agreed."""
    mine = fixed.agree(me, fixed.FOOD, fixed.HAY)
    walk_in(page, words, me, to=mine.path)
    goods = part(page, words("fast.products"))
    expect(goods.locator(".subscription-line")).to_have_count(2)
    food, hay = goods.locator(".subscription-line").all()
    food.get_by_role("button", name="Antall").click()
    food.get_by_label(words("fast.quantity"), exact=True).fill("2")
    food.get_by_label(words("fast.which.this", day=spoken(mine.first_on, words))).check()
    expect(food.locator(".consequences")).to_contain_text("koster")
    press(food, words, "fast.quantity.submit")
    expect(page.locator(".delivery-lines")).to_contain_text("× 2")
    expect(food).to_contain_text("1 stk.")
    once = words("fast.which.this", day=spoken(mine.first_on, words))
    expect(food).to_contain_text(
        words("fast.line.this", day=spoken(mine.first_on, words), number=2)
    )
    food.get_by_role("button", name="Antall").click()
    food.get_by_label(once).check()
    expect(food.get_by_label(words("fast.quantity"), exact=True)).to_have_value("2")
    expect(food.locator(".consequences")).to_contain_text(words("fast.quantity.same"))
    food.get_by_label(words("fast.which.always")).check()
    expect(food.get_by_label(words("fast.quantity"), exact=True)).to_have_value("1")
    hay.get_by_role("button", name="Antall").click()
    hay.get_by_label(words("fast.quantity"), exact=True).fill("0")
    hay.get_by_label(words("fast.which.always")).check()
    press(hay, words, "fast.quantity.submit")
    expect(goods.locator(".subscription-line")).to_have_count(1)


def test_an_extra_comes_once(page: Page, words: Words, me: Newcomer, mine: Fixed) -> None:
    """Found by searching, from the card itself; it says that it comes this once."""
    walk_in(page, words, me, to=HERE)
    press(page, words, "fast.act.add")
    page.get_by_label(words("fast.search")).fill("ostehjerter")
    page.get_by_label(words("fast.search")).press("Enter")
    page.get_by_label("Lurvelund Ostehjerter").check()
    page.get_by_label(words("fast.which.this", day=spoken(mine.first_on, words))).check()
    expect(page.locator(".consequences")).to_contain_text("koster")
    press(page, words, "fast.add.submit")
    expect(done(page)).to_contain_text(words("fast.add.done.this"))
    expect(page.locator(".delivery-lines li").last).to_contain_text(words("fast.line.extra"))


def test_what_to_send_when_it_is_sold_out_and_for_how_much(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """A named substitute and a ceiling: chosen in advance, and told where they are chosen."""
    walk_in(page, words, me, to=mine.path)
    goods = part(page, words("fast.products"))
    goods.get_by_role("button", name="Flere valg").click()
    goods.get_by_label(words("fast.out.choice.SUBSTITUTE")).check()
    press(goods, words, "fast.options.submit")
    expect(goods.get_by_role("group", name=words("fast.refused"))).to_contain_text(
        words("fast.pick.missing")
    )
    goods.get_by_label(words("fast.search")).fill("laks søtpotet 12 kg")
    goods.get_by_label(words("fast.search")).press("Enter")
    goods.get_by_label("Tussmyra Laks").first.check()
    goods.get_by_label(words("fast.ceiling")).fill("2 299,50")
    press(goods, words, "fast.options.submit")
    expect(done(goods)).to_contain_text(words("fast.options.done"))
    expect(goods).to_contain_text("Tussmyra Laks")
    expect(goods).to_contain_text(words("fast.line.ceiling", price="2 299,50 kr"))


def test_a_product_is_swapped(page: Page, words: Words, me: Newcomer, mine: Fixed) -> None:
    """For the same dog, from now on."""
    walk_in(page, words, me, to=mine.path)
    goods = part(page, words("fast.products"))
    goods.get_by_role("button", name="Bytt").click()
    goods.get_by_label(words("fast.search")).fill("lam havre 6 kg")
    goods.get_by_label(words("fast.search")).press("Enter")
    goods.get_by_label("Tussmyra Lam & havre, 6 kg").check()
    press(goods, words, "fast.swap.submit")
    expect(goods.locator(".act-panel")).to_have_count(0)
    expect(goods.get_by_role("heading", level=3)).to_have_text("Tussmyra Lam & havre, 6 kg")
    expect(goods).to_contain_text(words("fast.line.for", names="Bamsefar"))


def test_a_pause_to_a_day_and_back(page: Page, words: Words, me: Newcomer, mine: Fixed) -> None:
    """It says until when it rests, and how to go on before that."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.pause")
    until = subscriptions_day(mine.first_on + timedelta(days=60))
    page.get_by_label(words("fast.pause.until")).fill(until.isoformat())
    expect(page.locator(".consequences")).to_contain_text(spoken(until, words))
    press(page, words, "fast.pause.submit")
    rests = words("fast.standing.resting-until", day=spoken(until, words), since="i dag")
    expect(page.get_by_text(rests)).to_be_visible()
    press(page, words, "fast.act.resume")
    page.locator(".act-panel").get_by_role("button", name=words("fast.act.resume")).click()
    expect(done(page)).to_contain_text(words("fast.resume.done"))
    expect(page.get_by_text(rests)).to_have_count(0)


def test_a_pause_without_a_day_rests_until_one_goes_on(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Also from the list of all, where the card says so; the overview promises nothing then."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.pause")
    press(page, words, "fast.pause.submit")
    expect(page.get_by_text(words("fast.standing.resting", since="i dag"))).to_be_visible()
    page.goto("/")
    at(page, words("home.greeting", name="Åse"))
    expect(page.get_by_role("heading", name=words("home.pets.title"))).to_be_visible()
    expect(page.get_by_role("heading", name=words("home.next"))).to_have_count(0)
    page.goto(HERE)
    press(page, words, "fast.act.resume")
    page.locator(".act-panel").get_by_role("button", name=words("fast.act.resume")).click()
    expect(done(page)).to_contain_text(words("fast.resume.done"))
    expect(page.locator(".delivery-deadline")).to_be_visible()


def test_another_rhythm_and_at_once(page: Page, words: Words, me: Newcomer, mine: Fixed) -> None:
    """Every second month from a day of one's own; then, all the same, as soon as it can come."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.rhythm.change")
    rhythm = part(page, words("fast.rhythm"))
    rhythm.get_by_label(words("fast.every"), exact=True).fill("2")
    rhythm.get_by_label(words("fast.unit.MONTH")).check()
    expect(rhythm.locator(".consequences")).to_contain_text(words("fast.every.MONTH", number=2))
    press(rhythm, words, "fast.rhythm.submit")
    expect(rhythm).to_contain_text("Hver 2. måned")
    press(page, words, "fast.act.now")
    press(page.locator(".act-panel"), words, "fast.now.submit")
    expect(done(page)).to_contain_text(words("fast.now.done"))
    expect(page.get_by_text("Flyttet av deg")).to_have_count(0)


def test_what_has_ended_begins_again(page: Page, words: Words, me: Newcomer, mine: Fixed) -> None:
    """A reason is asked for and not needed; all of it is remembered, and when it began and ended."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.cancel")
    expect(page.get_by_label(words("fast.cancel.reason"))).to_be_visible()
    press(page, words, "fast.cancel.submit")
    expect(page.get_by_text(words("fast.standing.ended"))).to_be_visible()
    today = f"{spoken(clock.today(), words).partition(' ')[2]} {clock.today().year}"
    log = part(page, words("fast.log"))
    expect(log).to_contain_text(words("fast.log.began", day=today))
    expect(log).to_contain_text(words("fast.log.ended", day=today))
    press(page, words, "fast.act.reactivate")
    page.locator(".act-panel").get_by_role("button", name=words("fast.act.reactivate")).click()
    expect(done(page)).to_contain_text(words("fast.reactivate.done"))
    expect(part(page, words("fast.products"))).to_contain_text("Vilter Vidde")


class Effort:
    """What a person does from here on: clicks, fields that are filled in, and pages that load."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._pages: list[str] = []
        page.on("framenavigated", lambda frame: self._pages.append(frame.url))
        page.evaluate(
            """() => {
                window.effort = { clicks: 0, fields: 0 };
                addEventListener('click', () => { window.effort.clicks += 1; }, true);
                addEventListener('change', () => { window.effort.fields += 1; }, true);
            }"""
        )

    def so_far(self) -> tuple[int, int, int]:
        """Clicks, fields, pages since it was asked last."""
        counted = self._page.evaluate(
            """() => {
                const { clicks, fields } = window.effort;
                window.effort = { clicks: 0, fields: 0 };
                return [clicks, fields];
            }"""
        )
        pages = len(self._pages)
        self._pages.clear()
        return (*counted, pages)


def test_ending_takes_no_more_than_beginning(page: Page, words: Words, me: Newcomer) -> None:
    """Clicks, fields and page loads from the overview, each counted (N13)."""
    fixed.settle(me)
    walk_in(page, words, me)
    effort = Effort(page)
    page.get_by_role("link", name=words("home.shop.link")).click()
    page.locator(".product-card", has=page.locator("text=kr")).first.click()
    page.get_by_role("link", name=words("product.subscribe")).click()
    press(page, words, "start.submit")
    expect(done(page)).to_contain_text(words("start.done"))
    begun = effort.so_far()
    page.get_by_role("link", name=words("menu.home"), exact=True).click()
    at(page, words("home.greeting", name="Åse"))
    effort.so_far()
    part(page, words("home.next")).get_by_role("link").first.click()
    press(page, words, "fast.act.cancel")
    press(page, words, "fast.cancel.submit")
    expect(done(page)).to_contain_text(words("fast.cancel.done"))
    ended = effort.so_far()
    assert all(each > 0 for each in (begun[0], begun[2], ended[0], ended[2]))
    assert all(less <= more for less, more in zip(ended, begun, strict=True)), (ended, begun)


def test_what_was_changed_elsewhere_is_shown_and_what_was_entered_stays(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Two windows: the later one sees how it is now, and sends the same again."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.move")
    day = subscriptions_day(mine.first_on + timedelta(days=3))
    page.get_by_label(words("fast.move.day")).fill(day.isoformat())
    expect(page.locator(".consequences")).to_contain_text(spoken(day, words))
    mine.changed_elsewhere()
    press(page, words, "fast.move.submit")
    expect(page.get_by_text(words("fast.stale"))).to_be_visible()
    expect(part(page, words("fast.where"))).to_contain_text("Vipps")
    expect(page.get_by_label(words("fast.move.day"))).to_have_value(day.isoformat())
    press(page, words, "fast.move.submit")
    expect(done(page)).to_contain_text(words("fast.moved"))


def test_what_was_entered_stays_also_where_another_delivery_is_next_by_now(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Skipped in another window: the day that was chosen stands, and beside it what comes next now."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.move")
    day = subscriptions_day(mine.first_on + timedelta(days=3))
    page.get_by_label(words("fast.move.day")).fill(day.isoformat())
    expect(page.locator(".consequences")).to_contain_text(spoken(day, words))
    now = mine.skipped_elsewhere()
    press(page, words, "fast.move.submit")
    expect(page.get_by_text(words("fast.stale"))).to_contain_text(
        words("fast.stale.next", day=spoken(now, words))
    )
    expect(page.get_by_role("heading", level=2, name=heading(now, words))).to_be_visible()
    expect(page.get_by_label(words("fast.move.day"))).to_have_value(day.isoformat())


def test_an_act_that_is_possible_no_more_since_others_changed_it_is_told_of(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Paused in another window: the form is gone with what it was about, and that is said."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.skip")
    expect(page.locator(".consequences")).to_be_visible()
    mine.paused_elsewhere()
    press(page, words, "fast.skip.submit")
    expect(done(page)).to_contain_text(words("fast.stale.over"))
    resume = page.get_by_role("button", name=words("fast.act.resume"))
    expect(resume.first).to_be_visible()


def test_one_tap_on_what_has_ended_elsewhere_says_why_nothing_came_of_it(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Ended in another window: the button is gone with the delivery, and that is said."""
    walk_in(page, words, me, to=mine.path)
    day = subscriptions_day(mine.first_on + timedelta(weeks=1))
    later = words("fast.act.week-later", day=f"{day.day}. ")[:-1]
    expect(page.get_by_role("button", name=later)).to_be_visible()
    mine.ended_elsewhere()
    page.get_by_role("button", name=later).click()
    expect(page.get_by_role("heading", name=words("fast.standing.ended.title"))).to_be_visible()
    expect(done(page)).to_contain_text(words("fast.stale.over"))


def test_a_sunday_is_explained_where_it_is_chosen(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """At the field, before anything is sent; the delivery comes on the day that was said."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.move")
    sunday = mine.first_on + timedelta(days=6 - mine.first_on.weekday() + 7)
    comes = spoken(subscriptions_day(sunday), words)
    page.get_by_label(words("fast.move.day")).fill(sunday.isoformat())
    expect(page.locator(".day-closed")).to_contain_text("leverer vi ikke")
    expect(page.locator(".day-closed")).to_contain_text(comes)
    expect(page.locator(".consequences")).to_contain_text("leverer vi ikke")
    page.get_by_label(words("fast.move.day")).fill(subscriptions_day(sunday).isoformat())
    expect(page.locator(".day-closed")).to_have_count(0)
    press(page, words, "fast.move.submit")
    expect(done(page)).to_contain_text(comes)


def test_what_changes_nothing_says_so_and_is_not_logged(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """The same day, before and after; there is nothing to undo."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.move")
    expect(page.locator(".consequences")).to_contain_text(words("fast.move.same"))
    press(page, words, "fast.move.submit")
    expect(done(page)).to_have_text(words("fast.nothing"))
    expect(part(page, words("fast.log"))).to_contain_text(words("fast.log.none"))


def test_past_the_deadline_it_says_what_is_possible(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Where the deadline passes while somebody looks, the refusal names it and what there is instead."""
    walk_in(page, words, me, to=HERE)
    press(page, words, "fast.act.skip")
    expect(page.locator(".consequences")).to_be_visible()
    reason = fixed.past_the_deadline(fixed.DEADLINES.of(mine.first_on))
    refused = {"field": ["number"], "code": "PAST_DEADLINE", "message": reason}
    payload = {"consequences": None, "change": None, "subscription": None}
    told = {"deliverySkip": {**payload, "userErrors": [refused]}}
    answers.answer(page, {"DeliverySkip": told})
    press(page, words, "fast.skip.submit")
    summary = page.get_by_role("group", name=words("fast.refused"))
    expect(summary).to_contain_text("endre den neste")


def test_the_calendar_explains_each_date_and_skips_from_there(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """A year of dates in a list; one is skipped and taken in again where it stands."""
    walk_in(page, words, me, to=HERE)
    page.get_by_role("link", name=words("fast.calendar")).click()
    at(page, words("fast.calendar.title"))
    entries = page.locator(".calendar-entry")
    expect(entries.nth(12)).to_be_visible()
    second = entries.nth(1)
    press(second, words, "fast.act.skip.name", day=spoken(mine.first_on + timedelta(28), words))
    expect(second.locator(".consequences")).to_contain_text("De andre kommer som før")
    press(second, words, "fast.skip.submit")
    expect(second).to_contain_text(words("fast.calendar.skipped"))
    expect(page.locator("[data-mark=skipped]")).to_have_count(1)
    second.get_by_role("button", name=words("fast.act.unskip")).or_(
        second.get_by_role("button", name="likevel")
    ).first.click()
    press(second, words, "fast.unskip.submit")
    expect(page.locator("[data-mark=skipped]")).to_have_count(0)
    moved = page.get_by_text("Flyttet fra")
    closed = [
        day
        for n in range(13)
        if subscriptions_day(day := mine.first_on + timedelta(weeks=4 * n)) != day
    ]
    expect(moved).to_have_count(len(closed))


def test_the_calendar_names_what_is_paused(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Until which day, where there is one; it leads to the delivery."""
    walk_in(page, words, me, to=mine.path)
    press(page, words, "fast.act.pause")
    until = subscriptions_day(mine.first_on + timedelta(weeks=8))
    page.get_by_label(words("fast.pause.until"), exact=False).fill(until.isoformat())
    press(page, words, "fast.pause.submit")
    expect(done(page)).to_be_visible()
    page.get_by_role("link", name=words("fast.calendar")).click()
    paused = part(page, words("fast.standing.resting.title"))
    expect(paused).to_contain_text(words("fast.calendar.paused.until", day=spoken(until, words)))
    expect(page.locator(".calendar-entry").first).to_contain_text(heading(until, words))
    paused.get_by_role("link", name=words("fast.for", name="Bamsefar")).click()
    at(page, words("fast.for", name="Bamsefar"))


def test_somebody_elses_deliveries_are_nobodys(
    visit: Visit, words: Words, newcomer: Arrive, mine: Fixed
) -> None:
    """The address tells nothing, not even that there is one."""
    page = visit().new_page()
    walk_in(page, words, newcomer(), to=mine.path)
    at(page, words("fast.gone.title"))
