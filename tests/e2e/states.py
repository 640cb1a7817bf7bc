"""Every page of the app, in each state in which a person may meet it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.e2e import (
    answers,
    boxes,
    cart_answers,
    consent_answers,
    contact_answers,
    delivery_answers,
    farewell_answers,
    message_answers,
    order_answers,
    pictures,
    receipts,
    review_answers,
)
from tests.e2e import leaving as leaving_page
from tests.e2e import linked as linked_page
from tests.e2e.app import Words, wait_until

KARI = "kari@example.com"
MONA = "mona@example.com"
NOBODY = UUID(int=0)
GOOD = receipts.receipt(receipts.RING)
# Pictures far below come too, though nobody scrolls there.
AT_REST = """() => document.fonts.status === 'loaded' && [...document.images].every((image) => {
    image.loading = 'eager';
    return image.complete;
})"""


@dataclass(frozen=True)
class State:
    """`route` as the app names it; `who` sees it; `reach` does what leads there from its address.

    `at` is that address where the route has parts that nothing of the demo's is found at.
    """

    name: str
    route: str
    who: str | None
    reach: Callable[[Page, Words], None]
    at: str | None = None

    def show(self, context: BrowserContext, words: Words) -> Page:
        """A page of the context, in this state and at rest."""
        page = context.new_page()
        page.goto(self._address(page, words))
        self.reach(page, words)
        wait_until(page, AT_REST)
        return page

    def _address(self, page: Page, words: Words) -> str:
        if self.at or ":id" not in self.route:
            return self.at or self.route
        if "gone" in self.name:
            return self.route.replace(":id", str(NOBODY))
        page.goto("/kjaeledyr")
        link = page.get_by_role("link", name="Luna").get_attribute("href")
        return self.route.replace("/kjaeledyr/:id", link or "")


def titled(key: str, **values: str) -> Callable[[Page, Words], None]:
    """Nothing to do but to wait for the page's title."""

    def reach(page: Page, words: Words) -> None:
        title = words(key, **values) if key != "Luna" else key
        expect(page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)

    return reach


def pressed(button: str, **values: object) -> Callable[[Page, Words], None]:
    """A button of the page has been pressed."""

    def reach(page: Page, words: Words) -> None:
        page.get_by_role("button", name=words(button, **values)).first.click()

    return reach


def with_errors(button: str) -> Callable[[Page, Words], None]:
    """A form was sent as it is, and refused."""

    def reach(page: Page, words: Words) -> None:
        page.get_by_role("button", name=words(button)).click()
        expect(page.locator("[aria-invalid=true]").first).to_be_visible()

    return reach


def wrong_password(page: Page, words: Words) -> None:
    page.get_by_label(words("sign-in.email"), exact=True).fill("ingen@example.org")
    page.get_by_label(words("sign-in.password"), exact=True).fill("feil")
    page.get_by_role("button", name=words("sign-in.submit")).click()
    expect(page.get_by_role("group", name=words("sign-in.failed"))).to_be_visible()


def signed_out(page: Page, words: Words) -> None:
    # On a phone the button waits in the menu, and a state is reached at any width.
    page.evaluate("localStorage.setItem('minside.visit', 'out')")
    page.reload()
    expect(page.get_by_text(words("sign-in.farewell.own"))).to_be_visible()


def session_gone(page: Page, words: Words) -> None:
    page.evaluate("localStorage.setItem('minside.visit', 'in')")
    page.goto("/profil")
    expect(page.get_by_text(words("sign-in.farewell.ended"))).to_be_visible()


def menu_open(page: Page, words: Words) -> None:
    titled("home.greeting", name="Kari")(page, words)
    page.set_viewport_size({"width": 360, "height": 800})
    page.get_by_role("button", name=words("menu.open")).click()


def profile_errors(page: Page, words: Words) -> None:
    page.get_by_label(words("profile.phone")).fill("12")
    page.get_by_label(words("profile.firstName")).fill("")
    page.get_by_role("button", name=words("profile.person.save"), exact=True).click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def profile_saved(page: Page, words: Words) -> None:
    year = page.get_by_label(words("profile.birthYear"))
    year.fill("1985" if year.input_value() == "1984" else "1984")
    page.get_by_role("button", name=words("profile.person.save"), exact=True).click()
    expect(page.get_by_text(words("profile.person.saved"))).to_be_visible()


def profile_unsaved(page: Page, words: Words) -> None:
    page.get_by_label(words("address.city")).fill("Ski")
    for label, title in (("menu.pets", "pets.title"), ("menu.profile", "profile.title")):
        page.get_by_role("link", name=words(label), include_hidden=True).dispatch_event("click")
        titled(title)(page, words)
    expect(page.get_by_text(words("form.unsaved"))).to_be_visible()


def address_form(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("delivery.add")).click()
    expect(page.get_by_role("heading", name=words("delivery.new"))).to_be_visible()


def address_errors(page: Page, words: Words) -> None:
    address_form(page, words)
    page.get_by_role("button", name=words("delivery.save")).click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def photo_error(page: Page, words: Words) -> None:
    field = page.locator("input[type=file]")
    field.set_input_files(pictures.payload("hund.jpg", "image/jpeg", b"ikke en hund"))
    expect(page.get_by_text(words("photo.problem.NOT_A_PICTURE"))).to_be_visible()


def allergies_added(page: Page, words: Words) -> None:
    field = page.get_by_label(words("allergies.label"))
    for thing in ("Kylling", "Laks fra oppdrett i sjøen", "Melk"):
        field.fill(thing)
        field.press("Enter")


def session_ended(page: Page, words: Words) -> None:
    titled("profile.title")(page, words)
    page.context.clear_cookies()
    page.get_by_label(words("profile.birthYear")).fill("1983")
    page.get_by_role("button", name=words("profile.person.save"), exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def offline(page: Page, words: Words) -> None:
    titled("home.greeting", name="Kari")(page, words)
    page.context.set_offline(True)
    expect(page.get_by_text(words("network.offline"))).to_be_visible()


def failed(page: Page, words: Words) -> None:
    page.context.route("**/graphql", lambda route: route.fulfill(status=500))
    page.get_by_role("link", name=words("menu.pets")).first.dispatch_event("click")
    expect(page.get_by_text(words("load.failed.title"))).to_be_visible()


def loading(page: Page, words: Words) -> None:
    def never(_route: Route) -> None:
        """Leave the question unanswered."""

    page.context.route("**/graphql", never)
    page.get_by_role("link", name=words("menu.pets")).first.dispatch_event("click")
    expect(page.get_by_role("heading", level=1, name=words("pets.title"))).to_be_visible()


def answered(page: Page, operation: str, **payload: object) -> None:
    """What is sent next succeeds, though no link of ours led here."""
    data = {operation: {**payload, "userErrors": []}}
    page.route("**/graphql", lambda route: route.fulfill(json={"data": data}))


def what_to_try(page: Page, words: Words) -> None:
    wrong_password(page, words)
    expect(page.get_by_text(words("sign-in.try.title"))).to_be_visible()


def register_sent(page: Page, words: Words) -> None:
    email = "fremmed@example.org"
    for label, text in (
        ("register.firstName", "Solfrid"),
        ("register.lastName", "Myrvang"),
        ("sign-in.email", email),
        ("register.password", "hengekøye under epletreet"),
    ):
        page.get_by_label(words(label), exact=True).fill(text)
    answered(page, "customerRegister", sentTo=email)
    page.get_by_role("button", name=words("register.submit")).click()
    expect(page.get_by_text(email, exact=True)).to_be_visible()


def register_sent_again(page: Page, words: Words) -> None:
    register_sent(page, words)
    page.get_by_role("button", name=words("sent.again")).click()
    expect(page.locator(".confirmation")).to_be_visible()


def register_other_address(page: Page, words: Words) -> None:
    register_sent(page, words)
    page.get_by_label(words("sent.other.email")).fill("fremmed")
    with_errors("sent.other.submit")(page, words)


def forgot_sent(page: Page, words: Words) -> None:
    email = "fremmed@example.org"
    answered(page, "passwordResetRequest", sentTo=email)
    page.get_by_label(words("sign-in.email"), exact=True).fill(email)
    page.get_by_role("button", name=words("forgot.submit")).click()
    expect(page.get_by_text(email, exact=True)).to_be_visible()


def linked(title: str) -> Callable[[Page, Words], None]:
    """A link has led here that opens something, as far as looking at it tells."""

    def reach(page: Page, words: Words) -> None:
        answers.answer(page, {"LinkIsGood": {"linkIsGood": True}})
        page.evaluate("location.hash = 'ikke-en-lenke-fra-oss'")
        expect(page.get_by_role("heading", level=1, name=words(title))).to_be_visible()

    return reach


def dead(kind: str) -> Callable[[Page, Words], None]:
    """A link has led here that opens nothing any more."""

    def reach(page: Page, words: Words) -> None:
        page.evaluate("location.hash = 'ikke-en-lenke-fra-oss'")
        expect(page.get_by_text(words(f"link.dead.{kind}"))).to_be_visible()

    return reach


def verify_errors(page: Page, words: Words) -> None:
    linked("verify.title")(page, words)
    with_errors("verify.submit")(page, words)


def reset_errors(page: Page, words: Words) -> None:
    linked("reset.title")(page, words)
    page.get_by_label(words("reset.password"), exact=True).fill("for kort")
    with_errors("reset.submit")(page, words)


def frozen(page: Page, words: Words) -> None:
    linked("freeze.title")(page, words)
    answered(page, "emailChangeFreeze")
    page.get_by_role("button", name=words("freeze.submit")).click()
    expect(page.get_by_text(words("frozen.undo.text"))).to_be_visible()


def take_back(page: Page, words: Words) -> None:
    linked("freeze.title")(page, words)
    page.get_by_role("button", name=words("freeze.take-back.act")).click()
    expect(page.get_by_text(words("take-back.intro"))).to_be_visible()


def undone(page: Page, words: Words) -> None:
    frozen(page, words)
    page.unroute_all()
    answered(page, "emailChangeUndo")
    page.get_by_label(words("frozen.undo.password"), exact=True).fill("hengekøye")
    page.get_by_role("button", name=words("frozen.undo.submit")).click()
    expect(page.get_by_text(words("undone.password"))).to_be_visible()


def instead(page: Page, sent: str, operation: str, payload: Mapping[str, object]) -> None:
    """What is sent next with `sent` in it is answered so; nothing else is."""

    def answer(route: Route) -> None:
        if sent in (route.request.post_data or ""):
            route.fulfill(json={"data": {operation: {"userErrors": [], **payload}}})
        else:
            route.continue_()

    page.route("**/graphql", answer)


def password_form(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("own-password.change")).click()
    page.get_by_label(words("own-password.new")).fill("for kort")
    with_errors("own-password.save")(page, words)


def password_changed(page: Page, words: Words) -> None:
    instead(page, '"newPassword"', "passwordChange", {"endedSessions": 3})
    change_password(page, words)
    expect(page.get_by_text(words("own-password.done.ended", count=3))).to_be_visible()


def change_password(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("own-password.change")).click()
    page.get_by_label(words("own-password.new")).fill("hengekøye under epletreet")
    page.get_by_role("button", name=words("own-password.save")).click()


def step_up(page: Page, words: Words) -> None:
    unconfirmed = {"field": None, "code": "STEP_UP_REQUIRED", "message": ""}
    instead(page, '"newPassword"', "passwordChange", {"userErrors": [unconfirmed]})
    change_password(page, words)
    expect(page.get_by_role("dialog", name=words("step-up.title"))).to_be_visible()


def step_up_empty(page: Page, words: Words) -> None:
    step_up(page, words)
    with_errors("step-up.submit")(page, words)


def email_form(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("own-email.change"), exact=True).click()
    page.get_by_label(words("own-email.new")).fill("kari")
    with_errors("own-email.send")(page, words)


def email_code(page: Page, words: Words) -> None:
    new = "kari.fra.den.lange.adressen@epost.eksempel.no"
    sent = {"sentTo": new, "expiresAt": "2026-11-22T12:00:00Z"}
    instead(page, '"newEmail"', "emailChangeRequest", sent)
    page.get_by_role("button", name=words("own-email.change"), exact=True).click()
    page.get_by_label(words("own-email.new")).fill(new)
    page.get_by_role("button", name=words("own-email.send")).click()
    page.get_by_role("button", name=words("own-email.again")).click()
    expect(page.get_by_text(words("own-email.sent-again", email=new))).to_be_visible()
    with_errors("own-email.confirm")(page, words)


def email_refused(page: Page, words: Words) -> None:
    page.route("**/graphql", refuse_mail)
    page.reload()
    expect(page.locator(".failure, .need").first).to_be_visible()


def refuse_mail(route: Route) -> None:
    """The answer as it is, except that mail to the customer has come back."""
    response = route.fetch()
    text = response.text().replace(
        '"emailRefusedSince":null', '"emailRefusedSince":"2026-11-20T12:00:00Z"'
    )
    route.fulfill(response=response, body=text)


def asked_whether_right(reason: str) -> Callable[[Page, Words], None]:
    """The answer as it is, except that there is this reason to ask whether the details are right."""

    def ask(route: Route) -> None:
        response = route.fetch()
        asked = f'"profileCheck":{{"reason":"{reason}","since":"2026-11-20T12:00:00Z"}}'
        route.fulfill(response=response, body=response.text().replace('"profileCheck":null', asked))

    def reach(page: Page, words: Words) -> None:
        page.route("**/graphql", ask)
        page.reload()
        expect(page.get_by_role("heading", name=words("home.check.title"))).to_be_visible()

    return reach


def said_that_all_is_right(page: Page, words: Words) -> None:
    asked_whether_right("TWELVE_MONTHS")(page, words)
    confirmed = {"customer": {"id": "kari", "profileConfirmedAt": "2026-11-29T12:00:00Z"}}
    instead(page, '"idempotencyKey"', "profileConfirm", confirmed)
    page.get_by_role("button", name=words("home.check.yes")).click()
    expect(page.get_by_text(words("home.check.done"))).to_be_visible()
    # Though the server, here, goes on asking.
    expect(page.get_by_role("heading", name=words("home.check.title"))).to_have_count(0)


def profile_confirmed(page: Page, words: Words) -> None:
    def confirm(route: Route) -> None:
        response = route.fetch()
        told = '"profileConfirmedAt":"2026-11-29T12:00:00Z"'
        body = response.text().replace('"profileConfirmedAt":null', told)
        route.fulfill(response=response, body=body)

    page.route("**/graphql", confirm)
    page.reload()
    expect(page.get_by_text(words("profile.confirmed", day="|").partition("|")[0])).to_be_visible()


def left_the_club(page: Page, words: Words) -> None:
    answered_with({"Membership": answers.MEMBER}, "club.title")(page, words)
    instead(page, '"reason"', "membershipLeave", {"membership": None})
    page.get_by_role("button", name=words("club.leave.act")).click()
    expect(page.get_by_text(words("club.left"))).to_be_visible()


def too_long_a_reason(page: Page, words: Words) -> None:
    answered_with({"Membership": answers.MEMBER}, "club.title")(page, words)
    page.get_by_label(words("club.leave.reason")).fill("x" * 201)
    with_errors("club.leave.act")(page, words)


def code_copied(page: Page, words: Words) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answered_with({"Membership": answers.MEMBER}, "club.title")(page, words)
    page.get_by_role("button", name=words("club.code.copy.name", code="MANGE")).click()
    expect(page.get_by_role("status").filter(has_text="MANGE")).to_be_visible()


def notice_compared(page: Page, words: Words) -> None:
    titled("notice.title")(page, words)
    page.get_by_role("button", name=words("notice.compare", version="1")).click()
    title = words("notice.news.between", version="1")
    expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()


def find_by_number(page: Page, words: Words) -> None:
    page.get_by_text(words("claim.way.number")).click()
    expect(page.get_by_label(words("claim.number"), exact=True)).to_be_visible()


def find_by_number_errors(page: Page, words: Words) -> None:
    find_by_number(page, words)
    with_errors("claim.number.submit")(page, words)


def find_sent(page: Page, words: Words) -> None:
    email = "fremmed@example.org"
    answered(page, "accountClaimRequest", sentTo=email, claimToken=None)
    page.get_by_label(words("sign-in.email"), exact=True).fill(email)
    page.get_by_role("button", name=words("claim.email.submit")).click()
    expect(page.get_by_text(email, exact=True)).to_be_visible()
    page.get_by_role("button", name=words("sent.again")).click()
    expect(page.locator(".confirmation")).to_be_visible()


def find_code(page: Page, words: Words) -> None:
    page.goto("/finn-konto")
    find_by_number(page, words)
    answered(page, "accountClaimRequest", sentTo=None, claimToken="noe-ingen-kan-gjette")
    page.get_by_label(words("claim.number"), exact=True).fill("100001")
    page.get_by_role("button", name=words("claim.number.submit")).click()
    titled("claim.code.title")(page, words)


def find_code_errors(page: Page, words: Words) -> None:
    find_code(page, words)
    with_errors("claim.submit")(page, words)


def find_code_spent(page: Page, words: Words) -> None:
    find_code(page, words)
    page.unroute_all()
    invalid = {"field": ["token"], "code": "LINK_INVALID", "message": ""}
    instead(page, '"code"', "accountClaim", {"me": None, "userErrors": [invalid]})
    page.get_by_label(words("claim.code"), exact=True).fill("123456")
    page.get_by_label(words("claim.password"), exact=True).fill("hengekøye under epletreet")
    page.get_by_role("button", name=words("claim.submit")).click()
    expect(page.get_by_text(words("claim.code.spent"))).to_be_visible()


def claim_errors(page: Page, words: Words) -> None:
    linked("claim.link.title")(page, words)
    with_errors("claim.submit")(page, words)


def no_email(page: Page, words: Words) -> None:
    page.route("**/graphql", without_email)
    page.reload()
    expect(page.locator("a[href='/innlogging#epost'], #email").first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def without_email(route: Route) -> None:
    """The answer as it is, except that the customer has no address yet."""
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace(f'"{KARI}"', "null"))


def answered_with(
    told: Mapping[str, answers.Data], title: str, **values: str
) -> Callable[[Page, Words], None]:
    """The page, had the API this to tell."""

    def reach(page: Page, words: Words) -> None:
        answers.answer(page, told)
        page.reload()
        name = words(title, **values) if "." in title else title
        expect(page.get_by_role("heading", level=1, name=name, exact=True)).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)

    return reach


def products_loading(page: Page, words: Words) -> None:
    def never(_route: Route) -> None:
        """Leave the question unanswered."""

    page.route("**/graphql", never)
    search(page, words, "noe som tar tid")
    expect(page.locator(".loading")).to_be_visible()


def products_failed(page: Page, words: Words) -> None:
    page.route("**/graphql", lambda route: route.fulfill(status=500))
    search(page, words, "noe som går galt")
    expect(page.get_by_text(words("load.failed.title"))).to_be_visible()


def search(page: Page, words: Words, typed: str) -> None:
    page.get_by_label(words("products.search")).fill(typed)
    page.get_by_role("button", name=words("products.submit")).click()


SHELF = {"Products": answers.WHOLE_SHELF}
TOLD = {"Recipients": answers.RECIPIENTS, "Disclosures": answers.DISCLOSED}
UNTOLD = {"Recipients": answers.NO_RECIPIENTS, "Disclosures": answers.NOT_DISCLOSED}
NOTICE_CHANGED = {**TOLD, "PrivacyNoticeNews": answers.NOTICE_CHANGED}
A_PRODUCT = "/varer/MP-1"
A_THING_TO_REVIEW = "/omtaler/ny?vare=MP-10251"


def product_state(name: str, product: answers.Data | None, title: str) -> State:
    reach = answered_with({"Product": {"product": product}}, title)
    return State(name, "/varer/:sku", KARI, reach, A_PRODUCT)


def _reviewed(page: Page, words: Words) -> None:
    told = {"ProductRating": review_answers.RATING, "ProductReviews": review_answers.OTHERS}
    answered_with(told, "Lav skål på fot, enkel")(page, words)
    expect(page.get_by_role("button", name=words("act.more"))).to_be_visible()


def review_deleted(page: Page, words: Words) -> None:
    answered_with({"Reviews": review_answers.EVERY}, "reviews.title")(page, words)
    deleted = {"reviewDelete": {"deletedId": "a", "userErrors": []}}
    answers.answer(page, {"ReviewDelete": deleted, "Reviews": review_answers.EVERY})
    name = words("review.delete.name", product=review_answers.PUBLISHED["name"])
    page.get_by_role("button", name=name).first.click()
    expect(page.locator(".confirmation")).to_be_visible()


def message_state(name: str, listed: answers.Data, opened: answers.Data | None = None) -> State:
    """All that was sent, and where there is something to tell of them, the first two are open."""
    told = {"SentMessages": listed} | ({"SentMessage": opened} if opened else {})

    def reach(page: Page, words: Words) -> None:
        answered_with(told, "messages.title")(page, words)
        for line in page.locator(".message > summary").all()[:2] if opened else ():
            line.click()
        expect(page.locator(".opened")).to_have_count(2 if opened else 0)
        expect(page.locator("[aria-busy=true]")).to_have_count(0)

    return State(name, "/sendt-til-deg", KARI, reach)


A_CONVERSATION = "/kundeservice/c-1"


def conversation_state(
    name: str, told: answers.Data, title: str, then: Callable[[Page, Words], None] | None = None
) -> State:
    read = {"ConversationRead": {"conversationRead": {"conversation": None, "userErrors": []}}}

    def reach(page: Page, words: Words) -> None:
        answers.answer(page, {"Conversation": told, **read})
        page.reload()
        # The subject is the title, in whose words it may be.
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text(words(title) if title.startswith("contact.") else title)
        expect(page.locator("[aria-busy=true]")).to_have_count(0)

    return State(name, "/kundeservice/:id", KARI, after(reach, then), A_CONVERSATION)


def contact_about(page: Page, words: Words) -> None:
    answered_with({"ContactAbout": contact_answers.ABOUT}, "contact.new.title")(page, words)
    expect(page.get_by_text(words("contact.new.holds"))).to_be_visible()


def contact_attached(page: Page, words: Words) -> None:
    page.route("**/upload?as=*", lambda route: route.fulfill(status=201, json={"upload": "u-1"}))
    wrong = pictures.payload("kvittering.docx", "application/pdf", b"PK\x03\x04")
    paper = pictures.payload(f"{contact_answers.LONG}.pdf", "application/pdf", b"%PDF-1.7")
    page.locator("input[type=file]").set_input_files([pictures.photo(), paper, wrong])
    expect(page.get_by_text(words("attachments.ready"))).to_have_count(2)
    expect(page.get_by_text(words("attachments.problem.NOT_AN_ATTACHMENT"))).to_be_visible()


def contact_written(page: Page, words: Words) -> None:
    made = {"conversation": contact_answers.OPEN["me"]["conversation"], "userErrors": []}
    answers.answer(page, {"ConversationStart": {"conversationStart": made}})
    page.get_by_role("radio", name=words("contact.kind.QUESTION")).check()
    page.get_by_label(words("contact.new.subject")).fill("Mengde")
    page.get_by_label(words("contact.new.text")).fill("Hvor mye skal hun ha?")
    page.get_by_role("button", name=words("contact.new.submit")).click()
    expect(page.get_by_text(words("contact.new.done", number="H-7K2M9P1"))).to_be_visible()


def consents_state(name: str, told: answers.Data, viewed: answers.Data) -> State:
    """What one agreed to, each with all that lies behind it; and what one looked at."""

    def reach(page: Page, words: Words) -> None:
        known = {"OwnConsents": told, "ViewedProducts": viewed}
        answered_with(known, "consents.title")(page, words)
        for line in page.locator(".consent-more > summary").all():
            line.click()

    return State(name, "/samtykker", KARI, reach)


def consent_answered(button: str, told: answers.Data, then: answers.Data) -> State:
    """One answer was given, and there is a way back."""

    def reach(page: Page, words: Words) -> None:
        answered_with({"OwnConsents": told}, "consents.title")(page, words)
        payload = {"consents": then["me"]["consents"], "userErrors": []}
        answers.answer(page, {"OwnConsents": then, "ConsentWithdraw": {"consentWithdraw": payload}})
        page.get_by_role("button", name=words(button), exact=True).first.click()
        expect(page.locator(".confirmation")).to_be_visible()

    return State(f"{button.replace('.', '-')}-said", "/samtykker", KARI, reach)


def viewed_all(page: Page, words: Words) -> None:
    """All that is remembered is shown."""
    known = {"OwnConsents": consent_answers.SOME, "ViewedProducts": consent_answers.MANY_VIEWED}
    answered_with(known, "consents.title")(page, words)
    pressed("consents.viewed.all", count=9)(page, words)
    expect(page.locator(".viewed-product")).to_have_count(9)


def viewed_forgotten(page: Page, words: Words) -> None:
    known = {"OwnConsents": consent_answers.SOME, "ViewedProducts": consent_answers.FEW_VIEWED}
    answered_with(known, "consents.title")(page, words)
    payload = {"viewedProducts": [], "userErrors": []}
    answers.answer(
        page,
        {
            "ViewedProducts": consent_answers.NOTHING_VIEWED,
            "ViewedProductsForget": {"viewedProductsForget": payload},
        },
    )
    pressed("consents.viewed.forget")(page, words)
    expect(page.get_by_text(words("consents.viewed.none"))).to_be_visible()


def asked_for_the_year(page: Page, words: Words) -> None:
    answered_with({"OwnConsents": consent_answers.NOTHING}, "consents.title")(page, words)
    page.get_by_role("button", name=words("consents.yes"), exact=True).first.click()
    page.get_by_label(words("consents.year")).fill("84")
    with_errors("consents.year.submit")(page, words)


def club_state(name: str, told: answers.Data) -> State:
    return State(name, "/venneklubb", KARI, answered_with({"Membership": told}, "club.title"))


AN_ORDER = "/bestillinger/o-1"


def order_state(
    name: str,
    order: answers.Data | None,
    then: Callable[[Page, Words], None] | None = None,
    unpaid: Sequence[answers.Data] = (),
) -> State:
    """The page of an order, and what leads on from there; `unpaid` are charges of deliveries."""
    title = ("order.name", {"number": "50107"}) if order else ("order.gone.title", {})
    reach = answered_with(order_answers.one(order, *unpaid), title[0], **title[1])
    return State(name, "/bestillinger/:id", KARI, after(reach, then), AN_ORDER)


def withdraw_state(
    name: str, order: answers.Data, then: Callable[[Page, Words], None] | None = None
) -> State:
    reach = answered_with(order_answers.one(order), "withdraw.title")
    route = "/bestillinger/:id/angre"
    return State(name, route, KARI, after(reach, then), f"{AN_ORDER}/angre")


def complain_state(
    name: str, order: answers.Data, then: Callable[[Page, Words], None] | None = None
) -> State:
    reach = answered_with(order_answers.one(order), "complain.title")
    route = "/bestillinger/:id/reklamasjon/:line"
    return State(name, route, KARI, after(reach, then), f"{AN_ORDER}/reklamasjon/1")


def after(
    reach: Callable[[Page, Words], None], then: Callable[[Page, Words], None] | None
) -> Callable[[Page, Words], None]:
    def both(page: Page, words: Words) -> None:
        reach(page, words)
        if then:
            then(page, words)

    return both


def return_sent(page: Page, words: Words) -> None:
    made = order_answers.returned("R-7K2M9P4")
    instead(page, '"lines"', "returnRequest", {"return": made})
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name=words("withdraw.submit")).click()
    expect(page.get_by_text(words("withdraw.done", number="R-7K2M9P4"))).to_be_visible()


def complaint_sent(page: Page, words: Words) -> None:
    made = order_answers.complaint("K-7K2M9P4")
    instead(page, '"pictures"', "complaintCreate", {"complaint": made})
    page.get_by_label(words("complain.text")).fill("Sekken var revet opp.")
    page.get_by_role("button", name=words("complain.submit")).click()
    expect(page.get_by_text(words("complain.done", number="K-7K2M9P4"))).to_be_visible()


def complaint_pictures(page: Page, words: Words) -> None:
    page.route("**/upload", lambda route: route.fulfill(status=201, json={"upload": "u-1"}))
    wrong = pictures.payload("kvittering.pdf", "image/jpeg", b"ikke et bilde")
    page.locator("input[type=file]").set_input_files([pictures.photo(), wrong])
    expect(page.get_by_text(words("pictures.ready"))).to_be_visible()
    expect(page.get_by_text(words("photo.problem.NOT_A_PICTURE"))).to_be_visible()


def home_with_orders(page: Page, words: Words) -> None:
    page.route("**/graphql", add_orders)
    page.reload()
    expect(page.get_by_role("heading", name=words("home.orders.title"))).to_be_visible()


def add_orders(route: Route) -> None:
    """The answer as it is, except that there are orders, and something is owed."""
    response = route.fetch()
    told = response.json()
    if "ordersUnderWay" in (told["data"].get("me") or {}):
        told["data"]["me"] |= {
            **order_answers.FULL["me"],
            "orders": {"nodes": [{"id": "o-1", "returns": [order_answers.returned("R-1")]}]},
        }
    route.fulfill(response=response, json=told)


def home_that_needs(page: Page, words: Words) -> None:
    page.route("**/graphql", add_needs)
    page.reload()
    expect(page.get_by_role("button", name=words("charge.pay"))).to_be_visible()


def add_needs(route: Route) -> None:
    """The answer as it is, except that deliveries wait for the customer, and orders for their money."""
    response = route.fetch()
    told = response.json()
    if "priceQuestions" in (told["data"].get("me") or {}):
        placed = [{**order_answers.PLACED, "id": each} for each in ("o-2", "o-3")]
        told["data"]["me"] |= {**delivery_answers.NEEDED, "ordersUnderWay": placed}
    route.fulfill(response=response, json=told)


A_PET = "/kjaeledyr/p-1"


def farewell_state(
    name: str, told: answers.Data, then: Callable[[Page, Words], None] | None = None
) -> State:
    """The page on which one says farewell to Luna."""
    answered = {"FarewellQuestions": told, "PetFarewell": farewell_answers.FORESEEN}
    reach = answered_with(answered, "farewell.title", name="Luna")
    return State(name, "/kjaeledyr/:id/farvel", KARI, after(reach, then), f"{A_PET}/farvel")


def remembered_state(name: str, **said: str | None) -> State:
    """The page of one that is gone."""
    told = {"Pet": farewell_answers.remembered(**said)}
    reach = answered_with(told, "Luna")
    return State(name, "/kjaeledyr/:id", KARI, reach, A_PET)


def farewell_foreseen(page: Page, words: Words) -> None:
    page.get_by_label(words("farewell.kind.MOVED", name="Luna")).check()
    expect(page.locator(".consequences")).to_have_attribute("data-is-possible", "true")


def farewell_unanswered(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("farewell.submit", name="Luna")).click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def food_form(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("food.add")).click()
    with_errors("food.save")(page, words)


def food_changed(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("food.change"), exact=False).first.click()
    expect(page.get_by_label(words("food.field"))).to_be_focused()
    expect(page.locator(".feeding-guide")).to_be_visible()


def food_asked_about(page: Page, words: Words) -> None:
    """Ten kilos a day."""
    food_changed(page, words)
    page.get_by_label(words("food.field")).fill("10000")
    page.get_by_role("button", name=words("food.save")).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def lasting_offer(page: Page, words: Words) -> None:
    steered(page, "SubscriptionReschedule")
    rhythm = words("fast.every.WEEK", number=3)
    page.get_by_role("button", name=words("food.fit.act", rhythm=rhythm)).click()
    expect(page.locator(".consequences")).to_be_visible()


A_CART = "/handlekurver/c-1"


def carts_state(
    name: str,
    told: answers.Data,
    then: Callable[[Page, Words], None] | None = None,
    *,
    order: answers.Data = cart_answers.ORDER,
    at: str | None = None,
) -> State:
    """The page of all carts."""
    reach = answered_with({"Carts": told, "CartOrder": order}, "carts.title")
    return State(name, "/handlekurver", KARI, after(reach, then), at)


def cart_state(
    name: str,
    found: answers.Data,
    then: Callable[[Page, Words], None] | None = None,
    title: str = "cart.gone.title",
) -> State:
    """The page of one."""

    def reach(page: Page, words: Words) -> None:
        told = {"Cart": found, "CartLineSet": cart_answers.taken_out()}
        answers.answer(page, told)
        page.reload()
        name = title if title == "Til hytta" else words(title)
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()

    return State(name, "/handlekurver/:id", KARI, after(reach, then), A_CART)


def cart_line_out(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("cart.remove.name", name=cart_answers.LONG_NAME)).click()
    expect(page.locator(".confirmation")).to_be_visible()


def cart_quantity_wrong(page: Page, words: Words) -> None:
    page.get_by_label(words("cart.quantity", name="Kobbel"), exact=True).fill("mange")
    page.get_by_label(words("cart.quantity", name="Kobbel"), exact=True).press("Enter")
    expect(page.locator("[aria-invalid=true]")).to_be_visible()


def cart_line_moving(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("cart.move.name", name="Kobbel")).click()
    expect(page.get_by_label(words("cart.move.to", name="Kobbel"), exact=True)).to_be_focused()


def cart_renaming(page: Page, words: Words) -> None:
    pressed("cart.rename")(page, words)
    page.get_by_label(words("cart.rename.called")).fill("")
    answers.answer(
        page,
        {
            "CartRename": {
                "cartRename": {
                    "cart": None,
                    "userErrors": [
                        {"field": ["name"], "code": "REQUIRED", "message": "Fyll ut dette feltet."}
                    ],
                }
            }
        },
    )
    page.get_by_role("button", name=words("act.save")).click()
    expect(page.locator("[aria-invalid=true]")).to_be_visible()


def cart_log_open(page: Page, words: Words) -> None:
    page.get_by_text(words("cart.log"), exact=True).click()
    expect(page.get_by_text("Du laget handlekurven.")).to_be_visible()


A_DELIVERY = "/faste-leveringer/s-1"
A_START = "/faste-leveringer/ny?varer=MP-10061:1,MP-30011:2"


def deliveries_state(
    name: str, told: answers.Data, then: Callable[[Page, Words], None] | None = None
) -> State:
    """The page of all fixed deliveries, and what leads on from there."""
    reach = answered_with({"Subscriptions": told}, "fast.title")
    return State(name, "/faste-leveringer", KARI, after(reach, then))


def delivery_state(
    name: str, found: answers.Data | None, then: Callable[[Page, Words], None] | None = None
) -> State:
    """The page of one."""
    title = "fast.gone.title"
    reach = answered_with({"Subscription": delivery_answers.one(found)}, title)
    if found:
        reach = _told_of(found)
    return State(name, "/faste-leveringer/:id", KARI, after(reach, then), A_DELIVERY)


def _told_of(found: answers.Data) -> Callable[[Page, Words], None]:
    """It is here, whoever it is for, and nothing is on its way any more."""

    def reach(page: Page, words: Words) -> None:
        answers.answer(page, {"Subscription": delivery_answers.one(found)})
        page.reload()
        expect(page.get_by_role("heading", name=words("fast.log"))).to_be_visible()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)

    return reach


def start_state(
    name: str,
    told: answers.Data,
    at: str | None = None,
    then: Callable[[Page, Words], None] | None = None,
) -> State:
    reach = answered_with({"SubscriptionStart": told}, "start.title")
    return State(name, "/faste-leveringer/ny", KARI, after(reach, then), at)


def in_deliveries(what: str) -> Callable[[Page, Words], None]:
    """Their page asks, and no answer comes, or none that is of use."""

    def reach(page: Page, words: Words) -> None:
        def handle(route: Route) -> None:
            if what == "failed":
                route.fulfill(status=500)

        page.context.route("**/graphql", handle)
        page.get_by_role("link", name=words("menu.deliveries")).first.dispatch_event("click")
        if what == "failed":
            expect(page.get_by_text(words("load.failed.title"))).to_be_visible()
        expect(page.get_by_role("heading", level=1, name=words("fast.title"))).to_be_visible()

    return reach


def steered(page: Page, operation: str, **said: object) -> None:
    """What is sent next of this kind is answered so, whether it is meant or only looked at."""
    payload = {
        "change": "c-9",
        "consequences": [
            "Leveringen tirsdag 16. desember kommer ikke.",
            "Neste levering kommer tirsdag 13. januar 2037.",
        ],
        "warnings": [],
        "subscription": {"id": "s-1", "version": 5, "nextDelivery": delivery_answers.coming()},
        "userErrors": [],
        **said,
    }
    name = operation[0].lower() + operation[1:]
    answers.answer(page, {operation: {name: payload}})


def delivery_skip(page: Page, words: Words) -> None:
    steered(page, "DeliverySkip")
    page.get_by_role("button", name=words("fast.act.skip"), exact=True).first.click()
    expect(page.locator(".consequences")).to_be_visible()


def delivery_skipped(page: Page, words: Words) -> None:
    delivery_skip(page, words)
    page.get_by_role("button", name=words("fast.skip.submit")).click()
    expect(page.locator(".confirmation")).to_be_visible()


def delivery_stale(page: Page, words: Words) -> None:
    stale = {"field": ["version"], "code": "STALE_VERSION", "message": ""}
    delivery_skip(page, words)
    steered(page, "DeliverySkip", userErrors=[stale])
    page.get_by_role("button", name=words("fast.skip.submit")).click()
    expect(page.get_by_text(words("fast.stale"))).to_be_visible()


def delivery_move(page: Page, words: Words) -> None:
    refusal = "Velg en dag fra og med tirsdag 2. desember til og med lørdag 10. januar 2037."
    error = {"field": ["day"], "code": "NOT_POSSIBLE", "message": refusal}
    steered(page, "DeliveryMove", consequences=None, userErrors=[error])
    page.get_by_role("button", name=words("fast.act.move"), exact=True).first.click()
    page.get_by_role("button", name=words("fast.move.submit")).click()
    expect(page.locator("[aria-invalid=true]").first).to_be_visible()


def delivery_add(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("fast.act.add"), exact=True).first.click()
    page.get_by_label(words("fast.search")).fill("hund")
    page.get_by_label(words("fast.search")).press("Enter")
    expect(page.locator(".product-choice").first).to_be_visible()
    page.get_by_label(words("fast.which.always")).check()
    with_errors("fast.add.submit")(page, words)


def delivery_options(page: Page, words: Words) -> None:
    steered(page, "SubscriptionLineSet", consequences=[])
    page.get_by_role("button", name=words("fast.line.options")).first.click()
    page.get_by_label(words("fast.ceiling")).fill("gratis")
    with_errors("fast.options.submit")(page, words)


def delivery_place(page: Page, words: Words) -> None:
    steered(page, "DeliverySettingsUpdate", consequences=[])
    page.get_by_role("button", name=words("fast.where.change")).click()
    with_errors("fast.where.submit")(page, words)


def delivery_rhythm(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words("fast.rhythm.change")).click()
    page.get_by_label(words("fast.every"), exact=True).fill("40")
    with_errors("fast.rhythm.submit")(page, words)


def delivery_stop(page: Page, words: Words) -> None:
    steered(page, "SubscriptionCancel")
    page.get_by_role("button", name=words("fast.act.cancel"), exact=True).click()
    expect(page.locator(".consequences")).to_be_visible()


def price_accept(page: Page, words: Words) -> None:
    steered(page, "PriceAnswer", consequences=["Du betaler 1 279,90 kr for én fra neste levering."])
    page.locator(".price-asked").first.get_by_role("button").first.click()
    expect(page.locator(".consequences")).to_be_visible()


def price_ceiling(page: Page, words: Words) -> None:
    steered(page, "PriceAnswer", consequences=[])
    page.locator(".price-asked").first.get_by_role("button").last.click()
    page.get_by_label(words("fast.ceiling")).fill("gratis")
    with_errors("fast.price.ceiling.submit")(page, words)


def price_without(page: Page, words: Words) -> None:
    steered(page, "SubscriptionLineSet", consequences=[])
    page.locator(".price-asked").first.get_by_role("button").nth(2).click()
    with_errors("fast.price.out.submit")(page, words)


def charge_refused(page: Page, words: Words) -> None:
    refusal = "Bestillingen er avbestilt, så du skal ikke betale noe for den."
    error = {"field": ["charge"], "code": "NOT_POSSIBLE", "message": refusal}
    answers.answer(page, {"ChargeRetry": {"chargeRetry": {"charge": None, "userErrors": [error]}}})
    page.get_by_role("button", name=words("charge.pay")).click()
    expect(page.locator(".failure")).not_to_be_empty()


def start_errors(page: Page, words: Words) -> None:
    page.get_by_label(words("fast.quantity"), exact=True).first.fill("")
    page.get_by_label(words("fast.every"), exact=True).fill("40")
    with_errors("start.submit")(page, words)


def calendar_skip(page: Page, words: Words) -> None:
    titled("fast.calendar.title")(page, words)
    page.get_by_role("button", name=words("fast.act.skip")).first.click()
    expect(page.locator(".consequences")).to_be_visible()


def cookies_asked(accepted: bool | None) -> Callable[[Page, Words], None]:
    """The page about cookies where statistics are in use."""
    return answered_with(
        {"Cookies": answers.cookies(accepted), "CookiesAsked": answers.cookies(accepted)},
        "cookies.title",
    )


def cookies_forgotten(page: Page, words: Words) -> None:
    titled("cookies.title")(page, words)
    page.get_by_role("button", name=words("cookies.forget")).click()
    expect(page.get_by_text(words("cookies.forgotten"))).to_be_visible()


STATES = [
    State("sign-in", "/logg-inn", None, titled("sign-in.title")),
    State("sign-in-empty", "/logg-inn", None, with_errors("sign-in.submit")),
    State("sign-in-wrong", "/logg-inn", None, wrong_password),
    State("sign-in-what-to-try", "/logg-inn", None, what_to_try),
    State("sign-in-after-own", "/logg-inn", None, signed_out),
    State("sign-in-after-end", "/logg-inn", None, session_gone),
    State("register", "/lag-konto", None, titled("register.title")),
    State("register-errors", "/lag-konto", None, with_errors("register.submit")),
    State("register-boxes", "/lag-konto", None, boxes.ticked),
    State("register-without", "/lag-konto", None, boxes.without),
    State("register-sent", "/lag-konto", None, register_sent),
    State("register-sent-again", "/lag-konto", None, register_sent_again),
    State("register-other-address", "/lag-konto", None, register_other_address),
    State("register-sent-unknown", "/lag-konto/sendt", None, titled("sent.title")),
    State("register-signed-in", "/lag-konto", KARI, titled("is-in.title")),
    State("verify", "/bekreft", None, linked("verify.title")),
    State("verify-errors", "/bekreft", None, verify_errors),
    State("verify-signed-in", "/bekreft", KARI, linked("verify.title")),
    State("verify-no-link", "/bekreft", None, titled("link.gone.title")),
    State("verify-dead", "/bekreft", None, dead("verify")),
    State("forgot", "/glemt-passord", None, titled("forgot.title")),
    State("forgot-sent", "/glemt-passord", None, forgot_sent),
    State("forgot-sent-unknown", "/glemt-passord/sendt", None, titled("sent.title")),
    State("reset", "/nytt-passord", None, linked("reset.title")),
    State("reset-errors", "/nytt-passord", None, reset_errors),
    State("reset-dead", "/nytt-passord", None, dead("reset")),
    State("freeze", "/frys", None, linked("freeze.title")),
    State("freeze-dead", "/frys", None, dead("freeze")),
    State("frozen", "/frys", None, frozen),
    State("take-back", "/frys", None, take_back),
    State("undone", "/frys", None, undone),
    State("linked", "/levering", None, linked_page.shows("linked.skip")),
    State("linked-move-first", "/levering/flytt", None, linked_page.shows("linked.move")),
    State("linked-change-first", "/levering/endre", None, linked_page.changing("12")),
    State("linked-change-errors", "/levering/endre", None, linked_page.changing("")),
    State(
        "linked-skipped",
        "/levering",
        None,
        linked_page.shows("linked.unskip.title", state="SKIPPED"),
    ),
    State(
        "linked-resting", "/levering", None, linked_page.shows("linked.resting", state="WAITING")
    ),
    State(
        "linked-moved-and-empty",
        "/levering",
        None,
        linked_page.shows("linked.empty", goods=[], movedBecause="Flyttet av deg fra 3. mars"),
    ),
    State(
        "linked-nowhere-to-move",
        "/levering",
        None,
        linked_page.shows("linked.move.nowhere", moveUntil="2027-03-01"),
    ),
    State("linked-dead", "/levering", None, dead("delivery")),
    State("linked-no-link", "/levering/flytt", None, titled("link.gone.title")),
    State("receipt", receipts.PAGE, None, titled("proof.title")),
    State("receipt-good", receipts.PAGE, None, receipts.says("genuine", GOOD)),
    State("receipt-bad", receipts.PAGE, None, receipts.says("altered", GOOD.replace("42", "43"))),
    State("leaving", "/meld-av", None, leaving_page.shows("leaving.choose")),
    State(
        "leaving-the-rest",
        "/meld-av",
        None,
        leaving_page.shows("leaving.rest", inForce=False, everything=leaving_page.ALL[:2]),
    ),
    State(
        "leaving-nothing",
        "/meld-av",
        None,
        leaving_page.shows("leaving.nothing", inForce=False, everything=[]),
    ),
    State(
        "leaving-besides",
        "/meld-av",
        None,
        leaving_page.shows(
            "leaving.besides",
            inForce=False,
            everything=[],
            besides=["Tilbud og nyheter på SMS", "Tilpasset til deg og dyrene dine"],
        ),
    ),
    State("left", "/meld-av", None, leaving_page.left),
    State(
        "leaving-asked-for",
        "/meld-av",
        None,
        leaving_page.shows("leaving.everything.is", **leaving_page.asked_for()),
    ),
    State(
        "leaving-waiting",
        "/meld-av",
        None,
        leaving_page.shows(
            "leaving.waiting",
            **leaving_page.asked_for(everything=[], waiting=leaving_page.ALL[:2]),
        ),
    ),
    State("leaving-dead", "/meld-av", None, dead("consent")),
    State("leaving-no-link", "/meld-av", None, titled("link.gone.title")),
    State("newsletter", "/nyhetsbrev", None, titled("newsletter.title")),
    State("newsletter-errors", "/nyhetsbrev", None, with_errors("newsletter.submit")),
    State("newsletter-boxes", "/nyhetsbrev", None, boxes.ticked),
    State("newsletter-sent", "/nyhetsbrev", None, boxes.sent),
    State("newsletter-leave-sent", "/nyhetsbrev", None, boxes.leave_sent),
    State("newsletter-sent-reloaded", "/nyhetsbrev", None, boxes.sent_and_reloaded),
    State("confirm", "/bekreft-samtykke", None, boxes.asked),
    State("confirm-done", "/bekreft-samtykke", None, boxes.confirmed),
    State("confirm-declined", "/bekreft-samtykke", None, boxes.declined),
    State("confirm-dead", "/bekreft-samtykke", None, dead("newsletter")),
    State("confirm-no-link", "/bekreft-samtykke", None, titled("link.gone.title")),
    State("find", "/finn-konto", None, titled("claim.title")),
    State("find-errors", "/finn-konto", None, with_errors("claim.email.submit")),
    State("find-number-errors", "/finn-konto", None, find_by_number_errors),
    State("find-signed-in", "/finn-konto", KARI, titled("is-in.title")),
    State("find-sent", "/finn-konto", None, find_sent),
    State("find-sent-unknown", "/finn-konto/sendt", None, titled("sent.title")),
    State("find-code", "/finn-konto/kode", None, find_code),
    State("find-code-errors", "/finn-konto/kode", None, find_code_errors),
    State("find-code-spent", "/finn-konto/kode", None, find_code_spent),
    State("find-code-none", "/finn-konto/kode", None, titled("claim.code.gone.title")),
    State("claim", "/finn-konto/passord", None, linked("claim.link.title")),
    State("claim-errors", "/finn-konto/passord", None, claim_errors),
    State("claim-signed-in", "/finn-konto/passord", KARI, linked("claim.link.title")),
    State("claim-dead", "/finn-konto/passord", None, dead("claim")),
    State("home", "/", KARI, titled("home.greeting", name="Kari")),
    State("home-needs", "/", MONA, titled("home.greeting", name="Mona")),
    State("home-email-refused", "/", KARI, email_refused),
    State("home-check-mail", "/", KARI, asked_whether_right("EMAIL_BOUNCED")),
    State("home-check-parcel", "/", KARI, asked_whether_right("PARCEL_RETURNED")),
    State("home-check-done", "/", KARI, said_that_all_is_right),
    State("home-no-email", "/", KARI, no_email),
    State("home-orders", "/", KARI, home_with_orders),
    State("home-deliveries", "/", KARI, home_that_needs),
    State("home-menu", "/", KARI, menu_open),
    State("home-offline", "/", KARI, offline),
    State("profile", "/profil", KARI, titled("profile.title")),
    State("profile-confirmed", "/profil", KARI, profile_confirmed),
    State("profile-no-email", "/profil", KARI, no_email),
    State("profile-errors", "/profil", KARI, profile_errors),
    State("profile-saved", "/profil", KARI, profile_saved),
    State("profile-unsaved", "/profil", KARI, profile_unsaved),
    State("profile-address-form", "/profil", KARI, address_form),
    State("profile-address-errors", "/profil", MONA, address_errors),
    State("profile-address-edit", "/profil", KARI, pressed("delivery.edit", street="Hytteveien 3")),
    State("profile-session-ended", "/profil", KARI, session_ended),
    carts_state("carts", cart_answers.ALL),
    carts_state("carts-empty", cart_answers.NONE),
    carts_state("carts-new-errors", cart_answers.NONE, with_errors("carts.new.submit")),
    carts_state("carts-from-order", cart_answers.ALL, at="/handlekurver?fra-ordre=o-1"),
    carts_state(
        "carts-from-order-gone",
        cart_answers.ALL,
        order=cart_answers.NO_ORDER,
        at="/handlekurver?fra-ordre=o-1",
    ),
    cart_state("cart", cart_answers.one(cart_answers.details()), title="Til hytta"),
    cart_state(
        "cart-nothing-in",
        cart_answers.one(cart_answers.details(lines=[], total=None, changes=[]), []),
        title="Til hytta",
    ),
    *(
        cart_state(name, cart_answers.one(cart_answers.details()), then, title="Til hytta")
        for name, then in (
            ("cart-line-out", cart_line_out),
            ("cart-quantity-wrong", cart_quantity_wrong),
            ("cart-line-moving", cart_line_moving),
            ("cart-renaming", cart_renaming),
            ("cart-merging", pressed("cart.merge")),
            ("cart-log", cart_log_open),
        )
    ),
    cart_state("cart-gone", cart_answers.one(None)),
    State("pets", "/kjaeledyr", KARI, titled("pets.title")),
    State("pets-empty", "/kjaeledyr", MONA, titled("pets.title")),
    State("pets-loading", "/", KARI, loading),
    State("pets-failed", "/", KARI, failed),
    State("pet-new", "/kjaeledyr/nytt", MONA, titled("pet-form.new.title")),
    State("pet-new-errors", "/kjaeledyr/nytt", MONA, with_errors("pet-form.create")),
    State("pet-new-allergies", "/kjaeledyr/nytt", MONA, allergies_added),
    State("pet", "/kjaeledyr/:id", KARI, titled("Luna")),
    State("pet-weight-errors", "/kjaeledyr/:id", KARI, with_errors("weights.save")),
    State("pet-photo-error", "/kjaeledyr/:id", KARI, photo_error),
    State("pet-delete", "/kjaeledyr/:id", KARI, pressed("pet-delete.open", name="Luna")),
    State("pet-gone", "/kjaeledyr/:id", KARI, titled("pet.gone.title")),
    State("pet-food-errors", "/kjaeledyr/:id", KARI, food_form),
    State("pet-food-change", "/kjaeledyr/:id", KARI, food_changed),
    State("pet-food-surprise", "/kjaeledyr/:id", KARI, food_asked_about),
    State(
        "pets-remembered",
        "/kjaeledyr",
        KARI,
        answered_with({"Pets": farewell_answers.ALL_GONE}, "pets.title"),
    ),
    remembered_state("pet-remembered"),
    remembered_state("pet-remembered-moved", kind="MOVED", memory="FORGET"),
    remembered_state("pet-remembered-for-good", undoUntil=None),
    farewell_state("farewell", farewell_answers.ASKED, farewell_foreseen),
    farewell_state("farewell-errors", farewell_answers.ASKED, farewell_unanswered),
    farewell_state("farewell-nothing-asked", farewell_answers.NOTHING_ASKED),
    State(
        "farewell-missing",
        "/kjaeledyr/:id/farvel",
        KARI,
        titled("pet.gone.title"),
        f"{A_PET}/farvel",
    ),
    State("pet-edit", "/kjaeledyr/:id/endre", KARI, titled("pet-form.edit.title", name="Luna")),
    State("club", "/venneklubb", KARI, titled("club.title")),
    club_state("club-member", answers.MEMBER),
    club_state("club-bare-member", answers.BARE_MEMBER),
    club_state("club-guest", answers.GUEST),
    State("club-left", "/venneklubb", KARI, left_the_club),
    State("club-joined", "/venneklubb", KARI, boxes.joined),
    State("club-leave-errors", "/venneklubb", KARI, too_long_a_reason),
    State("club-code-copied", "/venneklubb", KARI, code_copied),
    State("consents-real", "/samtykker", KARI, titled("consents.title")),
    consents_state("consents-some", consent_answers.SOME, consent_answers.MANY_VIEWED),
    consents_state("consents-unviewed", consent_answers.SOME, consent_answers.NOTHING_VIEWED),
    consents_state("consents-none", consent_answers.NOTHING, consent_answers.NOTHING_VIEWED),
    State("viewed-all", "/samtykker", KARI, viewed_all),
    State("viewed-forgotten", "/samtykker", KARI, viewed_forgotten),
    State("consents-year", "/samtykker", KARI, asked_for_the_year),
    consent_answered("consents.no", consent_answers.SOME, consent_answers.ALL_OFF),
    consent_answered("consents.all", consent_answers.SOME, consent_answers.ALL_OFF),
    message_state("messages", message_answers.ALL),
    message_state("messages-none", message_answers.NOTHING),
    message_state("messages-service", message_answers.ALL, message_answers.SERVICE),
    message_state("messages-read", message_answers.ALL, message_answers.READ),
    message_state(
        "messages-links",
        message_answers.ALL,
        message_answers.with_links("https://minside.example"),
    ),
    message_state("messages-unasked", message_answers.ALL, message_answers.UNASKED),
    State("messages-real", "/sendt-til-deg", KARI, titled("messages.title")),
    State("security", "/innlogging", KARI, titled("security.title")),
    State("security-password-errors", "/innlogging", KARI, password_form),
    State("security-password-changed", "/innlogging", KARI, password_changed),
    State("security-step-up", "/innlogging", KARI, step_up),
    State("security-step-up-empty", "/innlogging", KARI, step_up_empty),
    State("security-email-errors", "/innlogging", KARI, email_form),
    State("security-email-code", "/innlogging", KARI, email_code),
    State("security-email-refused", "/innlogging", KARI, email_refused),
    State("security-no-email", "/innlogging", KARI, no_email),
    State("products", "/varer", KARI, answered_with(SHELF, "products.title")),
    State(
        "products-found",
        "/varer",
        KARI,
        answered_with(SHELF, "products.title"),
        "/varer?sok=laks&kategori=Hund+%3E+T%C3%B8rrf%C3%B4r",
    ),
    State(
        "products-none",
        "/varer",
        KARI,
        answered_with({"Products": answers.EMPTY_SHELF}, "products.title"),
        "/varer?sok=drage&kategori=Hund",
    ),
    State("products-loading", "/varer", KARI, products_loading),
    State("products-failed", "/varer", KARI, products_failed),
    product_state("product", answers.KNOWN_PRODUCT, answers.LONG_NAME),
    product_state("product-no-longer-sold", answers.GONE_PRODUCT, answers.LONG_NAME),
    product_state("product-missing", None, "product.missing.title"),
    State(
        "orders",
        "/bestillinger",
        KARI,
        answered_with({"Orders": order_answers.FULL}, "orders.title"),
    ),
    State(
        "orders-none",
        "/bestillinger",
        KARI,
        answered_with({"Orders": order_answers.EMPTY}, "orders.title"),
    ),
    State(
        "invoices",
        "/bestillinger/fakturaer",
        KARI,
        answered_with({"Invoices": order_answers.INVOICES}, "invoices.title"),
    ),
    State(
        "invoices-none",
        "/bestillinger/fakturaer",
        KARI,
        answered_with({"Invoices": order_answers.NO_INVOICES}, "invoices.title"),
    ),
    order_state("order", order_answers.WHOLE),
    order_state("order-cancel", order_answers.PLACED, pressed("order.cancel")),
    order_state(
        "order-unpaid",
        order_answers.PLACED,
        unpaid=[delivery_answers.charge(2, "FAILED")],
    ),
    order_state("order-asked-to-cancel", order_answers.ASKED),
    order_state("order-missing", None),
    withdraw_state("withdraw", order_answers.CHOOSABLE),
    withdraw_state("withdraw-errors", order_answers.CHOOSABLE, with_errors("withdraw.submit")),
    withdraw_state("withdraw-sent", order_answers.CHOOSABLE, return_sent),
    withdraw_state("withdraw-late", order_answers.LATE_ORDER),
    complain_state("complain", order_answers.WHOLE),
    complain_state("complain-errors", order_answers.WHOLE, with_errors("complain.submit")),
    complain_state("complain-pictures", order_answers.WHOLE, complaint_pictures),
    complain_state("complain-sent", order_answers.WHOLE, complaint_sent),
    complain_state("complain-late", order_answers.LATE_ORDER),
    deliveries_state("deliveries", delivery_answers.EVERY_KIND),
    deliveries_state("deliveries-none", delivery_answers.NONE),
    State("deliveries-loading", "/", KARI, in_deliveries("loading")),
    State("deliveries-failed", "/", KARI, in_deliveries("failed")),
    deliveries_state("deliveries-skip", delivery_answers.EVERY_KIND, delivery_skip),
    deliveries_state("deliveries-skipped", delivery_answers.EVERY_KIND, delivery_skipped),
    deliveries_state("deliveries-stale", delivery_answers.EVERY_KIND, delivery_stale),
    deliveries_state("deliveries-move-errors", delivery_answers.EVERY_KIND, delivery_move),
    deliveries_state("deliveries-add-errors", delivery_answers.EVERY_KIND, delivery_add),
    delivery_state("delivery", delivery_answers.FULL),
    delivery_state("delivery-lasting", delivery_answers.LASTING, lasting_offer),
    delivery_state("delivery-late", delivery_answers.LATE),
    delivery_state("delivery-paused", delivery_answers.PAUSED),
    delivery_state("delivery-ended", delivery_answers.ENDED),
    delivery_state("delivery-missing", None),
    delivery_state("delivery-options-errors", delivery_answers.FULL, delivery_options),
    delivery_state("delivery-place-errors", delivery_answers.FULL, delivery_place),
    delivery_state("delivery-rhythm-errors", delivery_answers.FULL, delivery_rhythm),
    delivery_state("delivery-price-accept", delivery_answers.FULL, price_accept),
    delivery_state("delivery-price-ceiling-errors", delivery_answers.FULL, price_ceiling),
    delivery_state("delivery-price-without-errors", delivery_answers.FULL, price_without),
    delivery_state("delivery-unpaid", delivery_answers.UNPAID),
    delivery_state("delivery-payment-unknown", delivery_answers.UNKNOWN_CARD),
    delivery_state("delivery-charge-asked", delivery_answers.ASKED),
    delivery_state("delivery-asked-to-cancel", delivery_answers.CANCELLING),
    delivery_state("delivery-given-up", delivery_answers.GIVEN_UP),
    delivery_state("delivery-given-up-refused", delivery_answers.GIVEN_UP, charge_refused),
    delivery_state("delivery-stop", delivery_answers.FULL, delivery_stop),
    State("calendar", "/faste-leveringer/kalender", KARI, titled("fast.calendar.title")),
    State("calendar-feed", "/faste-leveringer/kalender", KARI, linked_page.calendar_feed),
    State("calendar-skip", "/faste-leveringer/kalender", KARI, calendar_skip),
    State(
        "calendar-empty",
        "/faste-leveringer/kalender",
        KARI,
        answered_with({"DeliveryCalendar": delivery_answers.EMPTY_CALENDAR}, "fast.calendar.title"),
    ),
    State(
        "calendar-paused",
        "/faste-leveringer/kalender",
        KARI,
        answered_with(
            {"DeliveryCalendar": delivery_answers.PAUSED_CALENDAR}, "fast.calendar.title"
        ),
    ),
    start_state("start-empty", delivery_answers.MAY_START),
    start_state("start", delivery_answers.MAY_START, A_START),
    start_state("start-errors", delivery_answers.MAY_START, A_START, start_errors),
    start_state("start-not-now", delivery_answers.MAY_NOT_START, A_START),
    State(
        "contact",
        "/kundeservice",
        KARI,
        answered_with({"CustomerService": contact_answers.ALL}, "contact.title"),
    ),
    State(
        "contact-none",
        "/kundeservice",
        KARI,
        answered_with({"CustomerService": contact_answers.NOTHING}, "contact.title"),
    ),
    State("contact-real", "/kundeservice", KARI, titled("contact.title")),
    State("contact-new", "/kundeservice/ny", KARI, titled("contact.new.title")),
    State(
        "contact-about",
        "/kundeservice/ny",
        KARI,
        contact_about,
        "/kundeservice/ny?slag=reklamasjon&ordre=o-1&linje=1",
    ),
    State(
        "contact-errors",
        "/kundeservice/ny",
        KARI,
        after(titled("contact.new.title"), with_errors("contact.new.submit")),
    ),
    State(
        "contact-attached",
        "/kundeservice/ny",
        KARI,
        after(titled("contact.new.title"), contact_attached),
    ),
    State(
        "contact-written",
        "/kundeservice/ny",
        KARI,
        after(titled("contact.new.title"), contact_written),
    ),
    conversation_state("conversation", contact_answers.OPEN, "Hvor mye skal Luna ha?"),
    conversation_state("conversation-closed", contact_answers.CLOSED, "Hvor mye skal Luna ha?"),
    conversation_state("conversation-gone", contact_answers.GONE, "contact.gone.title"),
    State("privacy", "/personvern", KARI, answered_with(TOLD, "privacy.title")),
    State("privacy-nothing-sent", "/personvern", KARI, answered_with(UNTOLD, "privacy.title")),
    State("cookies", "/cookies", None, titled("cookies.title")),
    State("cookies-asked", "/cookies", None, cookies_asked(None)),
    State("cookies-answered", "/cookies", KARI, cookies_asked(True)),
    State("cookies-forgotten", "/cookies", None, cookies_forgotten),
    State("privacy-news", "/personvern", KARI, answered_with(NOTICE_CHANGED, "privacy.title")),
    State("notice", "/personvern/erklaering", None, titled("notice.title")),
    State("notice-compared", "/personvern/erklaering", None, notice_compared),
    State("reviews", "/omtaler", KARI, titled("reviews.title")),
    State(
        "reviews-every",
        "/omtaler",
        KARI,
        answered_with({"Reviews": review_answers.EVERY}, "reviews.title"),
    ),
    State("reviews-deleted", "/omtaler", KARI, review_deleted),
    State(
        "reviews-none",
        "/omtaler",
        KARI,
        answered_with({"Reviews": review_answers.NONE}, "reviews.title"),
    ),
    State("review-new", "/omtaler/ny", KARI, titled("review-form.new.title"), A_THING_TO_REVIEW),
    State(
        "review-new-errors", "/omtaler/ny", KARI, with_errors("review-form.send"), A_THING_TO_REVIEW
    ),
    State(
        "review-new-not",
        "/omtaler/ny",
        KARI,
        answered_with({"ReviewStart": review_answers.NO_START}, "review-form.no.title"),
        A_THING_TO_REVIEW,
    ),
    State(
        "review-edit",
        "/omtaler/:id",
        KARI,
        answered_with({"Review": review_answers.EDIT}, "review-form.edit.title"),
        "/omtaler/b",
    ),
    State("review-gone", "/omtaler/:id", KARI, titled("review.gone.title")),
    State("product-reviewed", "/varer/:sku", KARI, _reviewed, "/varer/MP-20410"),
    State("not-found", "/her-er-ingenting", KARI, titled("not-found.title")),
]
