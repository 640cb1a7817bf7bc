"""Bestillinger: what is under way, what is owed, and one order with all that belongs to it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e import answers, order_answers, shop
from tests.e2e.app import Words, unbroken, wait_until
from tests.e2e.conftest import Visit, walk_in
from tests.e2e.keyboard import Keyboard
from tests.e2e.newcomers import Newcomer
from tests.e2e.personal import PersonalValues
from tests.e2e.states import KARI
from tests.e2e.watch import Watch

Arrive = Callable[..., Newcomer]
TRIES = 40


def at(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


@pytest.fixture
def me(newcomer: Arrive) -> Newcomer:
    return newcomer()


def test_who_has_bought_nothing_is_told_where_it_will_be(
    page: Page, words: Words, me: Newcomer
) -> None:
    """No list of nothing: a way to the products."""
    walk_in(page, words, me, to="/bestillinger")
    at(page, words("orders.title"))
    expect(page.get_by_role("heading", name=words("orders.none.title"))).to_be_visible()
    expect(page.locator(".order-link")).to_have_count(0)
    page.get_by_role("main").get_by_role("link", name=words("orders.none.act")).click()
    at(page, words("products.title"))


def test_what_is_under_way_comes_first_and_leads_to_its_order(
    page: Page, words: Words, me: Newcomer, personal: PersonalValues
) -> None:
    """By keyboard alone: from the overview to the order, which says how it is in a sentence."""
    link = "https://sporing.example/E2E"
    bought = shop.order(me, 3).shipped(1, tracking="E2E", tracking_link=link)
    old = shop.order(me, 60).shipped(59).delivered(58)
    walk_in(page, words, me)
    keyboard = Keyboard(page, personal)
    coming = part(page, words("home.orders.title"))
    expect(coming.get_by_role("link")).to_have_count(2)
    keyboard.activate(coming.get_by_role("link", name=words("home.orders.all")))
    at(page, words("orders.title"))

    coming = part(page, words("orders.under-way"))
    expect(coming).to_contain_text(words("order.state.SHIPPED.when", when="i går"))
    expect(coming.get_by_role("link", name=words("order.track.with", carrier="Budtjenesten"))
           ).to_have_attribute("href", link)  # fmt: skip
    earlier = part(page, words("orders.earlier"))
    expect(earlier.get_by_role("listitem")).to_have_count(1)
    expect(earlier).to_contain_text(words("order.name", number=old.number))

    keyboard.activate(coming.get_by_role("link", name=words("order.name", number=bought.number)))
    title = page.get_by_role("heading", level=1, name=words("order.name", number=bought.number))
    expect(title).to_be_focused()
    expect(page.locator(".page-intro")).to_have_text(
        words("order.state.SHIPPED.when", when="i går")
    )
    happened = part(page, words("timeline.title")).get_by_role("listitem")
    expect(happened).to_have_count(2)
    expect(happened.first).to_contain_text(words("moment.SHIPPED"))


def test_an_order_says_what_was_bought_how_it_comes_and_what_it_cost(
    page: Page, words: Words, me: Newcomer
) -> None:
    """A product that is known leads to its page; a word of the shop's that isn't, stands as it is."""
    bought = shop.order(me, 2, payment="kronekort", total=229600, discount=10000, code="VENN")
    walk_in(page, words, me, to=bought.path)
    lines = part(page, words("lines.title")).locator(".order-line")
    expect(lines).to_have_count(2)
    expect(lines.nth(1)).to_contain_text(words("lines.quantity", number=2))
    expect(lines.nth(1)).to_contain_text("2 098 kr")
    terms = part(page, words("terms.title"))
    expect(terms).to_contain_text(words("delivery.home_delivery"))
    expect(terms).to_contain_text("kronekort")
    expect(terms).to_contain_text(words("sums.discount.code", code="VENN"))
    expect(terms).to_contain_text("Lyngveien 8")
    lines.first.get_by_role("link", name="Gåbånd").first.click()
    expect(page).to_have_url("/varer/MP-10480")


def test_what_was_mailed_about_an_order_stands_with_it(
    page: Page, words: Words, me: Newcomer
) -> None:
    """An order that was told just now shows its confirmation, once that has gone out: to whom, and
    why (S24, N5)."""
    bought = shop.order(me, 0.01)
    walk_in(page, words, me, to=bought.path)
    mail = part(page, words("mails.title")).get_by_role("listitem")
    sent = words("mails.SENT", when="i dag", to=me.email)
    for _ in range(TRIES):
        expect(mail).to_have_count(1)
        if mail.get_by_text(sent).is_visible():
            break
        page.wait_for_timeout(250)
        page.reload()
    expect(mail).to_contain_text(words("mails.ORDER_CONFIRMATION"))
    expect(mail).to_contain_text(sent)
    expect(mail).to_contain_text("fordi du har bestilt noe hos Mikopet")


def test_an_order_that_isnt_packed_can_be_cancelled_and_the_shop_answers(
    page: Page, words: Words, me: Newcomer
) -> None:
    """What it means is said before; what was asked for stands, also after a reload, until the shop
    has said that it is so."""
    bought = shop.order(me, 0.1)
    walk_in(page, words, me, to=bought.path)
    cancel = page.get_by_role("button", name=words("order.cancel"), exact=True)
    cancel.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(words("order.cancel.consequence"))
    dialog.get_by_role("button", name=words("order.cancel.keep")).click()
    expect(cancel).to_be_focused()
    cancel.click()
    dialog.get_by_role("button", name=words("order.cancel.confirm")).click()
    done = page.get_by_text(words("order.cancel.done"))
    expect(done).to_be_visible()
    expect(page.locator(".confirmation :focus")).to_have_count(1)
    expect(cancel).to_have_count(0)

    page.reload()
    expect(page.locator(".page-intro")).to_have_text(words("order.state.asked"))
    expect(page.get_by_text(words("order.cancel.asked", when="i dag"))).to_be_visible()
    bought.happened("cancelled", 0)
    page.reload()
    expect(page.locator(".page-intro")).to_have_text(
        words("order.state.CANCELLED.when", when="i dag")
    )


def test_an_order_that_is_being_packed_has_no_button_that_does_nothing(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Sending back is there all the same, whatever its page says of it."""
    bought = shop.order(me, 1).happened("packing", 0.5)
    walk_in(page, words, me, to=bought.path)
    expect(page.locator(".page-intro")).to_have_text(words("order.state.PACKING"))
    expect(page.get_by_role("button", name=words("order.cancel"), exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name=words("order.withdraw"))).to_be_visible()


def test_what_was_sent_unasked_costs_nothing_and_it_is_said(
    page: Page, words: Words, me: Newcomer
) -> None:
    """A line that was cancelled, and lies in the parcel anyway (angrerettloven § 11 a)."""
    bought = shop.order(me, 3).happened("cancelled", 2.5, lines=["1"]).shipped(2).delivered(1)
    walk_in(page, words, me, to=bought.path)
    line = part(page, words("lines.title")).get_by_role("listitem").first
    expect(line).to_contain_text(words("lines.unordered"))
    expect(line).not_to_contain_text("kr")


def test_an_overdue_invoice_is_asked_for_until_it_is_paid(
    visit: Visit, words: Words, me: Newcomer
) -> None:
    """On the overview and with the orders; what a bank asks for can be copied without its gaps."""
    bought = shop.order(me, 40).shipped(39).delivered(38).invoiced(38, due=-2)
    context = visit(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    walk_in(page, words, me)
    needed = part(page, words("home.needs.title", count=2))
    what = words("home.needs.invoice", amount="2 396 kr", number=unbroken(bought.invoice))
    needed.get_by_role("link", name=what).click()
    at(page, words("order.name", number=bought.number))
    owed = part(page, words("invoice.name", number=bought.invoice))
    owed.get_by_role("button", name=words("copy.account")).click()
    expect(owed.get_by_text(words("copy.done"))).to_be_visible()
    assert "12345678903" == page.evaluate("navigator.clipboard.readText()")
    owed.get_by_role("button", name=words("copy.amount")).click()
    wait_until(page, "navigator.clipboard.readText().then(text => text === '2396.00')")

    bought.billed("paid", 0, amount=239600, paid_on=shop.day(0))
    page.reload()
    owed = part(page, words("invoice.name", number=bought.invoice))
    expect(owed).to_contain_text(words("invoice.state.PAID"))
    expect(owed.get_by_role("button")).to_have_count(0)
    page.goto("/bestillinger")
    expect(part(page, words("orders.earlier"))).to_have_count(0)
    expect(part(page, words("orders.all"))).to_be_visible()
    expect(page.get_by_role("heading", name=words("owed.title", count=1))).to_have_count(0)


def test_where_a_number_cant_be_copied_it_is_said_what_to_do(visit: Visit, words: Words) -> None:
    """A browser may let no page at its clipboard; the number stands there still."""
    page = visit(KARI).new_page()
    page.add_init_script("delete Navigator.prototype.clipboard")
    answers.answer(page, {"Orders": order_answers.FULL})
    page.goto("/bestillinger")
    page.get_by_role("button", name=words("copy.kid")).first.click()
    expect(page.get_by_text(words("copy.failed"))).to_be_visible()


def test_an_invoice_at_the_collectors_says_whom_to_pay_and_whom_to_ask(
    page: Page, words: Words, me: Newcomer
) -> None:
    """No KID of ours to pay by mistake; what is kept, how long and by which law."""
    bought = shop.order(me, 90).shipped(89).delivered(88).invoiced(88, due=-60)
    bought.billed("sent_to_collection", 10, collector="Fordring & Oppgjør", reference="FO-1")
    walk_in(page, words, me, to=bought.path)
    owed = part(page, words("invoice.name", number=bought.invoice))
    told = words("owed.collection", collector="Fordring & Oppgjør", reference="FO-1")
    expect(owed).to_contain_text(told)
    expect(owed).not_to_contain_text("10001302032")
    expect(owed).to_contain_text("bokføringsloven")
    expect(owed).to_contain_text("Lyngveien 8")


def test_every_paper_of_an_order_is_there(
    page: Page, words: Words, me: Newcomer, watch: Watch
) -> None:
    """Receipt, packing slip and invoice come as PDF, and the app doesn't take them for pages."""
    # A window with a paper in it looks for an icon where no page has named one.
    watch.expect("favicon.ico")
    bought = shop.order(me, 5).shipped(4).delivered(3).invoiced(3, due=11)
    bought.billed("paid", 0, amount=239600, paid_on=shop.day(0))
    walk_in(page, words, me, to=bought.path)
    papers = page.locator("main a.paper-link")
    expect(papers).to_have_count(3)
    for paper in papers.all():
        answer = page.request.get(paper.get_attribute("href") or "")
        assert (200, "application/pdf") == (answer.status, answer.headers["content-type"])
    with page.expect_popup():
        page.get_by_role("link", name=words("order.receipt")).click()
    at(page, words("order.name", number=bought.number))


def test_all_invoices_stand_on_a_page_of_their_own(page: Page, words: Words, me: Newcomer) -> None:
    """With the order that each is for, and its paper; what isn't paid stands once, above the others."""
    bought = shop.order(me, 5).shipped(4).invoiced(3, due=11)
    walk_in(page, words, me, to="/bestillinger")
    page.get_by_role("link", name=words("orders.invoices")).click()
    at(page, words("invoices.title"))
    line = page.locator(".owed")
    expect(line).to_contain_text(words("owed.of", number=bought.invoice))
    paper = page.get_by_role("link", name=words("invoices.pdf", number=bought.invoice))
    expect(paper).to_have_count(1)
    expect(line.get_by_role("link", name=words("invoices.pdf", number=bought.invoice))
           ).to_be_visible()  # fmt: skip
    expect(page.locator(".invoice-line")).to_have_count(0)
    line.get_by_role("link", name=words("owed.order", number=bought.number)).click()
    at(page, words("order.name", number=bought.number))


def test_a_long_history_is_shown_a_page_at_a_time(
    page: Page, words: Words, me: Newcomer, personal: PersonalValues
) -> None:
    """The first order of the next page takes focus, as the button that asked for it is gone."""
    for number in range(11):
        shop.order(me, 200 + number).happened("cancelled", 150)
    walk_in(page, words, me, to="/bestillinger")
    history = part(page, words("orders.all"))
    more = history.get_by_role("button", name=words("act.more"))
    expect(history.get_by_role("link")).to_have_count(10)
    Keyboard(page, personal).activate(more)
    expect(history.get_by_role("link")).to_have_count(11)
    expect(history.get_by_role("listitem").nth(10)).to_be_focused()
    expect(more).to_have_count(0)


def test_the_same_is_bought_again_at_todays_price(page: Page, words: Words, me: Newcomer) -> None:
    """A line whose price has changed says both; the way on is the shop's own cart."""
    bought = shop.order(me, 30).shipped(29).delivered(28)
    walk_in(page, words, me, to=bought.path)
    again = part(page, words("again.title"))
    lead = again.get_by_role("listitem").first
    expect(lead).to_contain_text(words("again.price.was", now="249 kr", before="199 kr"))
    cart = again.get_by_role("link", name=words("again.act")).get_attribute("href") or ""
    assert "MP-10480" in cart


def test_somebody_elses_order_is_nobodys(
    page: Page, words: Words, me: Newcomer, visit: Visit
) -> None:
    """Neither its page nor those beneath it tell that it exists."""
    bought = shop.order(me, 3)
    stranger = visit(KARI).new_page()
    for beneath in ("", "/angre", "/reklamasjon/1"):
        stranger.goto(bought.path + beneath)
        at(stranger, words("order.gone.title"))
        expect(stranger.get_by_text(bought.number)).to_have_count(0)


def test_the_overview_asks_the_server_once(visit: Visit, words: Words) -> None:
    """Orders, invoices and returns come with the rest."""
    page = visit(KARI).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(answers.operation(request)))
    page.goto("/")
    expect(part(page, words("home.orders.title"))).to_be_visible()
    assert ["Home"] == [name for name in asked if name not in ("", "Session")]


def test_an_order_on_paper_has_what_was_bought_and_no_buttons(visit: Visit, words: Words) -> None:
    """What one can do about it stays on the screen."""
    page = visit(KARI).new_page()
    answers.answer(page, order_answers.one(order_answers.WHOLE))
    page.goto("/bestillinger/o-1")
    at(page, words("order.name", number="50107"))
    page.emulate_media(media="print")
    for shown in ("lines.title", "terms.title"):
        expect(part(page, words(shown))).to_be_visible()
    expect(part(page, words("again.title"))).to_be_hidden()
    for button in page.get_by_role("button").all():
        expect(button).to_be_hidden()


def test_a_cancelled_order_names_no_sum_and_has_no_receipt(visit: Visit, words: Words) -> None:
    """Nothing is to be paid, and nothing was."""
    page = visit(KARI).new_page()
    answers.answer(page, order_answers.one(order_answers.order(state="CANCELLED", receiptUrl=None)))
    page.goto("/bestillinger/o-1")
    expect(part(page, words("terms.title"))).to_contain_text(words("sums.cancelled"))
    expect(part(page, words("terms.title"))).not_to_contain_text("2 396")
    expect(page.get_by_role("link", name=words("order.receipt"))).to_have_count(0)


def test_a_parcel_that_came_back_isnt_under_way_and_says_what_now(
    visit: Visit, words: Words
) -> None:
    """In a place of its own, with whom to write to."""
    page = visit(KARI).new_page()
    home = {**order_answers.order("50080", "PARCEL_RETURNED"), "id": "o-6"}
    answers.answer(page, {"Orders": order_answers.listed([home])})
    page.goto("/bestillinger")
    back = part(page, words("home.orders.came-back"))
    expect(back).to_contain_text(words("order.came-back", mail="post@mikopet.no"))
    expect(part(page, words("orders.under-way"))).to_have_count(0)


def test_who_comes_back_from_an_old_order_is_where_they_were(
    page: Page, words: Words, me: Newcomer
) -> None:
    """As far down the list as it was open, and at that order; by the browser's way back as by the
    page's."""
    for number in range(11):
        shop.order(me, 200 + number).happened("cancelled", 150)
    walk_in(page, words, me, to="/bestillinger")
    links = part(page, words("orders.all")).get_by_role("link")
    page.get_by_role("button", name=words("act.more")).click()
    expect(links).to_have_count(11)
    links.nth(10).click()
    expect(page.locator(".order-line").first).to_be_visible()
    page.go_back()
    expect(links.nth(10)).to_be_focused()
    links.nth(10).click()
    page.get_by_role("link", name=words("order.back")).click()
    expect(links.nth(10)).to_be_focused()


def test_an_order_that_cant_be_cancelled_any_more_says_why(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Where one would look for the button."""
    bought = shop.order(me, 1).happened("packing", 0.5)
    walk_in(page, words, me, to=bought.path)
    expect(page.locator(".order-acts")).to_contain_text("Vi har begynt å pakke")


def test_what_is_owed_is_said_calmly_and_in_all(page: Page, words: Words, me: Newcomer) -> None:
    """On the overview before its time is up, and with KID and account among the invoices."""
    shop.order(me, 5).shipped(4).invoiced(3, due=11)
    walk_in(page, words, me)
    page.get_by_role("link", name=words("home.owed.link")).click()
    owed = part(page, words("owed.title", count=1))
    expect(owed).to_contain_text("10001302032")
    expect(owed).to_contain_text("1234 56 78903")


def test_the_agency_can_be_reached_and_paid(visit: Visit, words: Words) -> None:
    """By phone, page and account; the sum is what is owed to the shop, and they know today's."""
    page = visit(KARI).new_page()
    answers.answer(page, {"Orders": order_answers.FULL})
    page.goto("/bestillinger")
    owed = page.locator(".owed").first
    expect(owed).to_contain_text(words("owed.collection.today"))
    expect(owed.get_by_role("link", name="+47 21 00 00 00")).to_have_attribute(
        "href", "tel:+4721000000"
    )
    expect(owed.get_by_role("button", name=words("copy.account"))).to_be_visible()
    expect(owed).to_contain_text(words("owed.collection.help", mail="post@mikopet.no"))
    expect(owed.get_by_role("link", name="post@mikopet.no")).to_have_attribute(
        "href", "mailto:post@mikopet.no"
    )


def test_what_one_wished_for_stands_with_the_complaint(visit: Visit, words: Words) -> None:
    """As it was chosen in the form."""
    page = visit(KARI).new_page()
    told = order_answers.order(complaints=[order_answers.complaint("K-1")])
    answers.answer(page, order_answers.one(told))
    page.goto("/bestillinger/o-1")
    expect(part(page, words("cases.title"))).to_contain_text(words("complaint.wish.REPLACEMENT"))
