"""What is said before fixed deliveries are changed: who doesn't tolerate it, what isn't possible, and what
goes to an address that is to be deleted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e import fixed
from tests.e2e.app import Words
from tests.e2e.conftest import walk_in
from tests.e2e.fixed import Fixed
from tests.e2e.newcomers import Newcomer
from tests.e2e.owner import as_owner
from tests.e2e.test_deliveries import at, done, part, press, spoken

HERE = "/faste-leveringer"


@pytest.fixture
def me(newcomer: Callable[..., Newcomer]) -> Newcomer:
    return newcomer(pet="Bamsefar")


@pytest.fixture
def mine(me: Newcomer) -> Fixed:
    return fixed.agree(me)


def test_who_does_not_tolerate_it_is_named_and_it_can_be_added_all_the_same(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Before it is agreed, beside what comes of it; a warning, and no refusal."""
    as_owner(
        me.home.owner_url, "UPDATE pet SET allergies = ARRAY['ost', 'melk'] WHERE id = $1", me.pet
    )
    walk_in(page, words, me, to=HERE)
    press(page, words, "fast.act.add")
    page.get_by_label(words("fast.search")).fill("ostehjerter")
    page.get_by_label(words("fast.search")).press("Enter")
    page.get_by_label("Lurvelund Ostehjerter").check()
    page.get_by_label(words("fast.which.always")).check()
    page.get_by_role("checkbox", name="Bamsefar").check()
    expect(page.locator(".warnings")).to_contain_text(words("fast.careful"))
    expect(page.locator(".warnings")).to_contain_text("Bamsefar")
    press(page, words, "fast.add.submit")
    expect(done(page)).to_contain_text(words("fast.add.done.always"))
    expect(page.locator(".warnings")).to_have_count(0)
    marked = "noe som Bamsefar ikke tåler"
    expect(page.locator(".delivery-card .line-warning")).to_contain_text(marked)
    page.goto(mine.path)
    expect(part(page, words("fast.products")).locator(".line-warning")).to_contain_text(marked)


def test_more_than_can_be_sent_is_refused_where_it_was_entered(
    page: Page, words: Words, me: Newcomer
) -> None:
    """In the address or in the field, it stays as it was entered, with the limit beside it."""
    fixed.settle(me)
    walk_in(page, words, me, to=f"{HERE}/ny?varer={fixed.FOOD}:10000")
    field = page.get_by_label(words("fast.quantity"), exact=True)
    expect(field).to_have_value("10000")
    press(page, words, "start.submit")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("group", name=words("start.refused"))).to_contain_text(
        words("fast.quantity.most", most=99)
    )
    expect(field).to_have_value("10000")
    field.fill("99")
    expect(page.locator(".warnings")).to_contain_text("Det er uvanlig mange: 99")


def test_a_ceiling_below_the_agreed_price_is_refused_at_its_field(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """It would say yes to nothing; what was entered stays, and what is possible is said."""
    walk_in(page, words, me, to=mine.path)
    goods = part(page, words("fast.products"))
    goods.get_by_role("button", name="Flere valg").click()
    field = goods.get_by_label(words("fast.ceiling"))
    for low in ("0", "1", "1999,99"):
        field.fill(low)
        press(goods, words, "fast.options.submit")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(goods.get_by_role("group", name=words("fast.refused"))).to_contain_text(
            words("fast.ceiling.low", least="2 000 kr")
        )
        expect(field).to_have_value(low)


def test_what_nothing_comes_of_says_why_on_the_card_and_in_the_calendar(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Taken out this once, there is nothing to send: no sum of nothing, and a way on."""
    walk_in(page, words, me, to=mine.path)
    expect(page.locator(".delivery-freight")).to_contain_text("0 kr")
    expect(page.get_by_text(words("fast.total.later"))).to_be_visible()
    goods = part(page, words("fast.products"))
    goods.get_by_role("button", name="Antall").click()
    goods.get_by_label(words("fast.quantity"), exact=True).fill("0")
    goods.get_by_label(words("fast.which.this", day=spoken(mine.first_on, words))).check()
    told = f"Ingenting blir sendt {spoken(mine.first_on, words)}"
    expect(goods.locator(".warnings")).to_contain_text(told)
    expect(goods.locator(".consequences")).not_to_contain_text("koster")
    press(goods, words, "fast.quantity.submit")
    expect(page.locator(".delivery-card .line-warning")).to_contain_text(told)
    expect(page.locator(".delivery-total")).to_have_count(0)
    page.goto(f"{HERE}/kalender")
    expect(page.locator(".calendar-entry .line-warning")).to_contain_text(told)


def test_an_address_that_deliveries_go_to_says_so_before_it_is_deleted(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    """Where they go then, too; kept, nothing is done, and one that nothing goes to goes at once."""
    walk_in(page, words, me, to="/profil")
    addresses = page.locator(".addresses")
    usual = addresses.get_by_role("button", name=words("delivery.delete", street="Lyngveien 8"))
    usual.click()
    uses = addresses.locator(".address-uses")
    expect(uses).to_contain_text(f"kommer neste gang {spoken(mine.first_on, words)}")
    expect(uses).to_contain_text("går den til Hytteveien 3 i stedet")
    expect(uses).to_be_focused()
    press(uses, words, "delivery.delete.keep")
    expect(usual).to_be_focused()
    usual.click()
    press(uses, words, "delivery.delete.anyway")
    expect(done(page)).to_contain_text(words("delivery.deleted", street="Lyngveien 8"))
    expect(usual).to_have_count(0)


def test_deleting_a_pet_says_what_goes_on_coming_for_it(
    page: Page, words: Words, me: Newcomer
) -> None:
    """Before it is deleted, with the way to stop it."""
    mine = fixed.agree(me)
    walk_in(page, words, me, to=f"/kjaeledyr/{me.pet}")
    press(page, words, "pet-delete.open", name="Bamsefar")
    dialog = page.get_by_role("dialog")
    day = spoken(mine.first_on, words)
    expect(dialog).to_contain_text(f"kommer fortsatt hver 4. uke, neste gang {day}")
    expect(dialog).to_contain_text(words("pet-delete.food", name="Bamsefar"))
    dialog.get_by_role("link", name=words("pet-delete.food.link")).click()
    at(page, words("fast.title"))


def test_an_address_that_nothing_goes_to_is_deleted_at_once(
    page: Page, words: Words, me: Newcomer, mine: Fixed
) -> None:
    walk_in(page, words, me, to="/profil")
    name = words("delivery.delete", street="Hytteveien 3")
    page.locator(".addresses").get_by_role("button", name=name).click()
    expect(done(page)).to_contain_text(words("delivery.deleted", street="Hytteveien 3"))
