"""Bruk angreretten: always there; what can go back does, and what can't says why."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.e2e import answers, order_answers, shop
from tests.e2e.app import Words, unbroken
from tests.e2e.conftest import Visit, fill_sign_in, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.states import KARI
from tests.e2e.test_bad_input import summary_says
from tests.e2e.watch import Watch

from minside.core import calendar, clock

Arrive = Callable[..., Newcomer]
BACK = "Sekken var for stor for bod og hund"


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer()


@pytest.fixture
def bought(me: Newcomer) -> shop.Order:
    """A lead and two bags of food, which came two days ago."""
    return shop.order(me, 5).shipped(4).delivered(2)


def at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def submit(page: Page, words: Words) -> Locator:
    return page.get_by_role("button", name=words("withdraw.submit"))


def number_in(page: Page) -> str:
    """What the confirmation calls the return."""
    said = page.locator(".confirmation").inner_text()
    return next(word.strip(".") for word in said.split() if word.startswith("R-"))


def test_part_of_a_line_is_sent_back_by_keyboard_and_taken_back_again(
    page: Page, words: Words, me: Newcomer, bought: shop.Order, personal: PersonalValues
) -> None:
    """The confirmation has a number, a form and a way back; the order says the same for as long as
    it stands."""
    walk_in(page, words, me, to=bought.path)
    keyboard = Keyboard(page, personal)
    keyboard.activate(page.get_by_role("link", name=words("order.withdraw")))
    at(page, words("withdraw.title"))
    keyboard.go_to(page.get_by_role("checkbox", name="Vilter Vidde"))
    keyboard.press("Space")
    how_many = page.get_by_label(words("withdraw.quantity", name="Vilter Vidde"))
    keyboard.go_to(how_many)
    keyboard.press("ArrowDown")
    expect(how_many).to_have_value("1")
    keyboard.write(page.get_by_label(words("withdraw.reason")), BACK)
    keyboard.activate(submit(page, words))

    said = page.locator(".confirmation")
    expect(said.locator(":focus")).to_have_count(1)
    number = number_in(page)
    expect(said).to_contain_text(words("withdraw.done", number=number))
    last = (clock.today() + timedelta(days=14)).day
    expect(page.get_by_text(words("withdraw.done.mail"))).to_be_visible()
    expect(page.locator(".next-steps")).to_contain_text(words("withdraw.done.lines"))
    expect(page.locator(".next-steps .contents-of")).to_contain_text("Vilter Vidde")
    expect(page.locator(".next-steps")).to_contain_text(f"{last}.")
    form = page.get_by_role("link", name=words("withdraw.done.form"))
    answer = page.request.get(form.get_attribute("href") or "")
    assert (200, "application/pdf") == (answer.status, answer.headers["content-type"])

    keyboard.activate(said.get_by_role("button", name=words("return.keep")))
    expect(said).to_contain_text(words("withdraw.undone", number=number))
    expect(said.locator(":focus")).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Vilter Vidde")).to_be_visible()
    page.goto(bought.path)
    cases = page.get_by_role("region", name=words("cases.title"))
    expect(cases).to_contain_text(words("return.state.WITHDRAWN", when="i dag"))


def test_what_was_sent_stands_after_a_reload_and_on_the_order(
    page: Page, words: Words, me: Newcomer, bought: shop.Order
) -> None:
    """Also on the overview, until the parcel is there; the order takes it back as well."""
    walk_in(page, words, me, to=f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Gåbånd").check()
    submit(page, words).click()
    number = number_in(page)
    page.reload()
    told = page.get_by_role("region", name=words("withdraw.open"))
    expect(told).to_contain_text(words("return.name", number=number))
    page.goto("/")
    page.get_by_role("link", name=words("home.needs.return", number=unbroken(number))).click()
    at(page, words("order.name", number=bought.number))
    expect(page.get_by_role("heading", name=words("return.name", number=number))).to_be_focused()
    expect(page.get_by_text(words("lines.returning"))).to_be_visible()
    page.get_by_role("button", name=words("return.keep")).click()
    expect(page.get_by_text(words("return.withdrawn", number=number))).to_be_visible()
    expect(page.get_by_text(words("lines.returning"))).to_have_count(0)


def test_nothing_chosen_is_said_at_the_choice_and_mended_by_choosing(
    page: Page, words: Words, me: Newcomer, bought: shop.Order
) -> None:
    """What else was entered stays."""
    walk_in(page, words, me, to=f"{bought.path}/angre")
    reason = page.get_by_label(words("withdraw.reason"))
    reason.fill(BACK)
    submit(page, words).click()
    said = f"{words('withdraw.lines')} {words('withdraw.lines.missing')}"
    summary_says(page, words("withdraw.summary"), said)
    page.get_by_role("group", name=words("withdraw.summary")).get_by_role("link").click()
    expect(page.get_by_role("checkbox").first).to_be_focused()
    second = page.get_by_role("checkbox").nth(1)
    expect(second).to_have_attribute("aria-invalid", "true")
    second.check()
    expect(second).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("group", name=words("withdraw.summary"))).to_have_count(0)
    expect(reason).to_have_value(BACK)


def test_nothing_entered_is_lost_when_the_session_ends(
    page: Page, words: Words, me: Newcomer, bought: shop.Order, watch: Watch
) -> None:
    """One signs in on top of the page, and the same is sent once."""
    watch.expect("401")
    walk_in(page, words, me, to=f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Gåbånd").check()
    page.context.clear_cookies()
    submit(page, words).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    fill_sign_in(page, words, me.email)
    expect(page.locator(".confirmation")).to_contain_text("R-")
    page.goto(bought.path)
    cases = page.get_by_role("region", name=words("cases.title"))
    expect(cases.get_by_role("heading", level=3)).to_have_count(1)


def test_what_was_chosen_is_there_when_one_comes_back(
    page: Page, words: Words, me: Newcomer, bought: shop.Order
) -> None:
    """Boxes, how many, and why."""
    walk_in(page, words, me, to=f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Vilter Vidde").check()
    page.get_by_label(words("withdraw.quantity", name="Vilter Vidde")).select_option("1")
    page.get_by_role("link", name=words("withdraw.done.order")).click()
    at(page, words("order.name", number=bought.number))
    page.get_by_role("link", name=words("order.withdraw")).click()
    expect(page.get_by_role("checkbox", name="Vilter Vidde")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Gåbånd")).not_to_be_checked()
    expect(page.get_by_label(words("withdraw.quantity", name="Vilter Vidde"))).to_have_value("1")


def test_past_the_time_its_page_says_why_and_until_when_it_could(
    page: Page, words: Words, me: Newcomer
) -> None:
    """A quiet link is there all the same, and leads to somebody to ask; no form is of use any more."""
    bought = shop.order(me, 40).shipped(39).delivered(38)
    walk_in(page, words, me, to=bought.path)
    page.get_by_role("link", name=words("order.withdraw")).click()
    why = page.get_by_role("region", name=words("withdraw.no.title"))
    # By the clock in Oslo, where the day may have been another then: summer time has ended since.
    received = (clock.now() - timedelta(days=38)).astimezone(clock.OSLO).date()
    last = calendar.next_working_day(received + timedelta(days=14))
    expect(why).to_contain_text(f"{last.day}.")
    expect(why).to_contain_text("angrerettloven")
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(why.get_by_role("link", name=words("withdraw.no.form"))).to_have_count(0)
    expect(why.get_by_role("link", name="post@mikopet.no")).to_be_visible()


def test_why_not_is_said_in_the_language_that_is_spoken(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Until the server has worded it anew nothing is said, and focus stays where it was."""
    bought = shop.order(me, 40).shipped(39).delivered(38)
    walk_in(page, words, me, to=f"{bought.path}/angre")
    at(page, words("withdraw.title"))
    english, why = Words("en"), page.locator("main section p").first
    expect(why).to_contain_text("14 dager")
    held: list[Route] = []
    answers.intercept(page, {"Order": held.append})
    page.get_by_role("button", name="EN, English").click()
    at(page, english("withdraw.title"))
    expect(why).not_to_contain_text("dager", timeout=1)
    answers.intercept(page, {"Order": Route.continue_})
    for route in held:
        route.continue_()
    expect(why).to_contain_text("14 days")
    expect(why).not_to_contain_text("dager")
    expect(page.get_by_role("heading", level=1)).not_to_be_focused()


def test_before_it_is_packed_the_road_is_to_cancel(page: Page, words: Words, me: Newcomer) -> None:
    """The page of the right of withdrawal has the button itself, and says what came of it."""
    bought = shop.order(me, 0.1)
    walk_in(page, words, me, to=f"{bought.path}/angre")
    card = page.get_by_role("region", name=words("withdraw.cancel.title"))
    card.get_by_role("button", name=words("order.cancel")).click()
    page.get_by_role("dialog").get_by_role("button", name=words("order.cancel.confirm")).click()
    expect(page.locator(".confirmation")).to_contain_text(words("order.cancel.done"))
    expect(card).to_have_count(0)


def test_what_is_on_its_way_is_sent_back_when_one_has_got_it(visit: Visit, words: Words) -> None:
    """No last day is named, neither for telling it nor for sending it, before the parcel has come; nor
    is one of what is back in the shop."""
    open_yet = {"allowed": True, "reason": None, "until": None}
    page = visit(KARI).new_page()
    steps = page.locator(".next-steps")
    for place, until, said, unsaid in (
        (
            "ON_ITS_WAY",
            "withdraw.until.open",
            "withdraw.next.wait.home_delivery",
            "withdraw.next.in-shop",
        ),
        ("IN_SHOP", "withdraw.until.back", "withdraw.next.in-shop", "withdraw.next.pack"),
    ):
        lines = [order_answers.line("1", "Gåbånd", returnablePlaces=[place])]
        home = order_answers.order(canReturn=open_yet, lines=lines)
        answers.answer(page, order_answers.one(home))
        page.goto("/bestillinger/o-1/angre")
        expect(page.get_by_text(words(until))).to_be_visible()
        expect(steps).to_contain_text(words(said))
        expect(steps).not_to_contain_text(words(unsaid))
        expect(steps).not_to_contain_text("Send pakken senest")


def test_what_comes_back_is_said_at_each_choice(
    page: Page, words: Words, me: Newcomer, bought: shop.Order
) -> None:
    """At the prices that were agreed; of an unpaid invoice, what is to be paid for the rest."""
    bought.invoiced(4, due=10)
    walk_in(page, words, me, to=f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Gåbånd").check()
    said = page.locator(".sum-back")
    expect(said).to_contain_text(words("withdraw.back.unpaid", amount="199 kr"))
    expect(said).to_contain_text(words("withdraw.back.keep", amount="2 197 kr"))
    expect(page.locator(".next-steps")).to_contain_text(words("withdraw.next.unpaid"))
    page.get_by_role("checkbox", name="Gåbånd").uncheck()
    expect(said).to_have_count(0)


def test_a_return_says_where_to_send_it(visit: Visit, words: Words) -> None:
    """On its order, for as long as it is open."""
    page = visit(KARI).new_page()
    back = order_answers.returned("R-3", sendBy=None, places=["IN_SHOP"])
    returns = [order_answers.returned("R-1"), order_answers.returned("R-2", "WITHDRAWN"), back]
    answers.answer(page, order_answers.one(order_answers.order(returns=returns)))
    page.goto("/bestillinger/o-1")
    cases = page.get_by_role("region", name=words("cases.title"))
    expect(cases.get_by_text("Postboks 8")).to_have_count(1)
    expect(cases).to_contain_text(words("withdraw.next.in-shop"))


def test_a_parcel_that_came_back_leaves_nothing_to_send(visit: Visit, words: Words) -> None:
    """Nobody is told that it hasn't come yet."""
    page = visit(KARI).new_page()
    home = order_answers.order(state="PARCEL_RETURNED", canReturn=order_answers.NO)
    answers.answer(page, order_answers.one(home))
    page.goto("/bestillinger/o-1/angre")
    why = page.get_by_role("region", name=words("withdraw.no.title"))
    expect(why).to_contain_text(words("withdraw.no.came-back"))


def test_who_withdrew_from_what_came_back_hears_when_the_money_comes(
    visit: Visit, words: Words
) -> None:
    """On Bestillinger, the order and the page of the right; with whom to write to about the rest, and
    no talk of money where none was paid."""
    page = visit(KARI).new_page()
    back = order_answers.returned("R-1", sendBy=None, places=["IN_SHOP"])
    home = order_answers.order(state="PARCEL_RETURNED", canReturn=order_answers.NO, returns=[back])
    back_by = words("money.by.sum", amount="199 kr", when="onsdag 9. desember")
    money = f"{words('order.came-back.withdrawn')} {back_by}"
    rest = words("order.came-back.rest", mail="post@mikopet.no")
    listed = order_answers.listed([home])
    answers.answer(page, {**order_answers.one(home), "Orders": listed})
    for path in ("", "/o-1", "/o-1/angre"):
        page.goto(f"/bestillinger{path}")
        expect(page.locator("main")).to_contain_text(f"{money} {rest}")
        expect(page.locator("main")).not_to_contain_text(words("order.withdraw.open"))
    unpaid = order_answers.listed([home], [order_answers.invoice("F-2", "DUE")])
    answers.answer(page, {"Orders": unpaid})
    page.goto("/bestillinger")
    expect(page.locator("main")).to_contain_text(words("money.kept"))


def test_an_order_under_way_says_that_it_was_withdrawn_from(visit: Visit, words: Words) -> None:
    """Whole, or from what, where the orders are listed; with what comes back, and when."""
    page = visit(KARI).new_page()
    money = words("money.by.sum", amount="199 kr", when="onsdag 9. desember")
    whole = words("order.state.withdrawn")
    for gone, said in ((1, whole), (0, words("order.state.withdrawn.of", names="Gåbånd"))):
        lines = [
            order_answers.line("1", "Gåbånd", returnedQuantity=1),
            order_answers.line("2", "Godbiter", returnedQuantity=gone),
        ]
        home = order_answers.order(lines=lines, returns=[order_answers.returned("R-1")])
        answers.answer(page, {"Orders": order_answers.listed([home])})
        page.goto("/bestillinger")
        expect(page.locator(".under-way")).to_contain_text(f"{said} {money}")
    unpaid = order_answers.listed([home], [order_answers.invoice("F-2", "DUE")])
    answers.answer(page, {"Orders": unpaid})
    page.goto("/bestillinger")
    expect(page.locator(".under-way")).not_to_contain_text(money)


def test_what_is_announced_as_a_return_isnt_called_unreturnable(visit: Visit, words: Words) -> None:
    """It stands where what was told stands, with the last day for its money and what it is."""
    page = visit(KARI).new_page()
    gone = order_answers.line("2", "Gåbånd", returnedQuantity=1, returnableQuantity=0)
    home = order_answers.order(
        lines=[order_answers.line("1", "Godbiter"), gone], returns=[order_answers.returned("R-1")]
    )
    answers.answer(page, order_answers.one(home))
    page.goto("/bestillinger/o-1/angre")
    told = page.get_by_role("region", name=words("withdraw.open"))
    expect(told).to_contain_text("Gåbånd")
    expect(told).to_contain_text(words("money.by.sum", amount="199 kr", when="onsdag 9. desember"))
    expect(page.get_by_text(words("withdraw.not"))).to_have_count(0)


def test_a_form_is_offered_while_it_is_of_use(visit: Visit, words: Words) -> None:
    """Not for what is cancelled; for what else is in doubt it is."""
    page = visit(KARI).new_page()
    no = order_answers.NO
    for home, count in (
        (order_answers.order(canReturn=no), 1),
        (order_answers.order(state="CANCELLED", canReturn=no), 0),
    ):
        answers.answer(page, order_answers.one(home))
        page.goto("/bestillinger/o-1/angre")
        why = page.get_by_role("region", name=words("withdraw.no.title"))
        expect(why.get_by_role("link", name="post@mikopet.no")).to_be_visible()
        expect(why.get_by_role("link", name=words("withdraw.no.form"))).to_have_count(count)


GONE = order_answers.line("1", "Gåbånd", returnedQuantity=1, returnableQuantity=0)


def test_who_withdrew_from_all_is_refused_nothing(visit: Visit, words: Words) -> None:
    """Nobody says that it is too late to cancel, nor cites the law: it is done, and whom to ask."""
    page = visit(KARI).new_page()
    late = {**order_answers.NO, "reason": "Vi har pakket, så det er for sent."}
    sent = order_answers.order(
        lines=[GONE], canCancel=late, canReturn=late, returns=[order_answers.returned("R-1")]
    )
    for home, said in (
        (sent, "withdraw.all.told"),
        ({**sent, "state": "DELIVERED", "returns": []}, "withdraw.all.done"),
    ):
        answers.answer(page, order_answers.one(home))
        page.goto("/bestillinger/o-1")
        expect(page.get_by_role("link", name=words("order.withdraw"))).to_be_visible()
        expect(page.locator("main")).not_to_contain_text("for sent")
        page.goto("/bestillinger/o-1/angre")
        card = page.get_by_role("region", name=words("withdraw.all.title"))
        expect(card).to_contain_text(words(said))
        expect(card.get_by_role("link", name="post@mikopet.no")).to_be_visible()
        expect(page.locator("main")).not_to_contain_text("angrerettloven")
        expect(page.locator("main")).not_to_contain_text("for sent")


def test_what_came_back_whole_stays_told_until_its_money_has_come(
    page: Page, words: Words, me: Newcomer
) -> None:
    """On Oversikt, with the sum and the last day: all that was paid, though it was withdrawn from in
    two steps."""
    bought = shop.order(me, 3, payment="card", total=239600 + 9900).shipped(2)
    walk_in(page, words, me, to=f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Gåbånd").check()
    submit(page, words).click()
    number_in(page)
    page.goto(f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Vilter Vidde").check()
    expect(page.locator(".sum-back")).to_contain_text(
        words("withdraw.back.whole", amount="2 197 kr")
    )
    submit(page, words).click()
    number_in(page)
    bought.happened("parcel_returned", 0.01, shipment=f"{bought.number}-1")
    page.goto("/")
    back = page.get_by_role("region", name=words("home.orders.came-back"))
    expect(back).to_contain_text(words("order.state.withdrawn"))
    last = clock.today() + timedelta(days=14)
    expect(back).to_contain_text("Du får tilbake 2 495 kr senest")
    expect(back).to_contain_text(f"{last.day}. ")


def test_who_hasnt_paid_hears_what_is_left_to_pay(
    page: Page, words: Words, me: Newcomer, bought: shop.Order
) -> None:
    """On the page that has it in black and white, with its day; then that it is nothing, and which
    invoice that is about."""
    bought.invoiced(4, due=10)
    walk_in(page, words, me, to=f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Gåbånd").check()
    submit(page, words).click()
    number_in(page)
    steps = page.locator(".next-steps")
    expect(steps).to_contain_text("Betal 2 197 kr innen")
    expect(steps).to_contain_text(words("withdraw.next.receipt.unpaid"))
    page.goto("/")
    number = unbroken(bought.invoice)
    owed = page.get_by_text(words("home.owed.link")).locator("..")
    expect(owed).to_contain_text(f"Du har 2 197 kr å betale på faktura {number}.")
    expect(owed).to_contain_text(f"Faktura {number}: Du har meldt retur for 199 kr.")
    page.goto(f"{bought.path}/angre")
    page.get_by_role("checkbox", name="Vilter Vidde").check()
    expect(page.locator(".sum-back")).to_contain_text(words("withdraw.back.keep.none"))
    submit(page, words).click()
    number_in(page)
    expect(steps).to_contain_text(words("return.unpaid.none"))
    page.goto("/")
    expect(page.locator("main")).to_contain_text(
        f"Faktura {number}: {words('owed.returning.all', returning='2 396 kr')}"
    )
    page.goto("/bestillinger")
    expect(page.get_by_role("heading", name=words("owed.title.waiting"))).to_be_visible()
    expect(page.get_by_role("heading", name=words("owed.title", count=1))).to_have_count(0)


def test_a_day_to_send_that_is_past_is_not_asked_with(visit: Visit, words: Words) -> None:
    """It was; the goods are sent as soon as one can. No past day is named for the money either."""
    page = visit(KARI).new_page()
    late = order_answers.returned("R-1", sendBy="2026-01-09", moneyBy=None)
    answers.answer(page, order_answers.one(order_answers.order(returns=[late])))
    page.goto("/bestillinger/o-1")
    cases = page.get_by_role("region", name=words("cases.title"))
    expect(cases).to_contain_text("Fristen for å sende varene var")
    expect(cases).to_contain_text(words("money.later.sum", amount="199 kr"))
    expect(cases).not_to_contain_text("til og med")
