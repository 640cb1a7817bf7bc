"""Er kvitteringen ekte?: checked in the browser, without anything of it leaving it (N7)."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Request, Route, expect
from tests.consents.forged import forged
from tests.e2e.app import Words
from tests.e2e.receipts import CONTENT, PAGE, RING, TEXT, paste, receipt
from tests.e2e.running_demo import RunningDemo
from tests.e2e.test_shell import speak
from tests.e2e.watch import Watch

from minside.core.keys import Keyring


def ours(demo: RunningDemo) -> str:
    """A receipt that this house signed."""
    return receipt(Keyring([demo.keys]))


def verdict(page: Page, words: Words, which: str) -> None:
    status = page.get_by_role("status").filter(has=page.locator("h2"))
    expect(status.get_by_role("heading", level=2)).to_have_text(words(f"proof.{which}.title"))


def test_a_receipt_is_checked_where_it_is(page: Page, demo: RunningDemo, words: Words) -> None:
    """Anybody may: it is said what it proves, in words. Only our public key is asked for, as the page is
    opened; nothing is sent."""
    with page.expect_request_finished(lambda request: "/.well-known/" in request.url) as key:
        page.goto(PAGE)
    assert ("GET", f"{demo.url}/.well-known/minside-consents.json", None) == (
        key.value.method, key.value.url, key.value.post_data,
    )  # fmt: skip
    expect(page.get_by_role("heading", level=1)).to_have_text(words("proof.title"))
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    paste(page, words, ours(demo))
    verdict(page, words, "genuine")
    main = page.get_by_role("main")
    for said in (
        "Nyheter på e-post", words("proof.answer.given"), "20. november 2026 kl. 13.00", "42",
        *filter(None, TEXT.replace("e-post", "e\u2011post").split("\n")), words("proof.genuine.text", who="Mikopet AS"),
    ):  # fmt: skip
        expect(main).to_contain_text(said)
    assert [] == [each.url for each in asked]


def test_who_is_offline_since_checks_too(page: Page, demo: RunningDemo, words: Words) -> None:
    """Once the page is there nothing more is needed: the key came with it."""
    with page.expect_request_finished(lambda request: "/.well-known/" in request.url):
        page.goto(PAGE)
    expect(page.get_by_role("heading", level=1)).to_have_text(words("proof.title"))
    page.context.set_offline(True)
    paste(page, words, ours(demo))
    verdict(page, words, "genuine")
    paste(page, words, ours(demo).replace('"number": 42', '"number": 43'))
    verdict(page, words, "altered")


def test_a_key_that_is_ours_since_the_page_was_opened_is_known(
    page: Page, demo: RunningDemo, words: Words
) -> None:
    """One that isn't known is asked for once more."""
    page.route("**/.well-known/*", lambda route: route.fulfill(body=json.dumps({"keys": []})))
    with page.expect_request_finished(lambda request: "/.well-known/" in request.url):
        page.goto(PAGE)
    page.unroute_all()
    paste(page, words, ours(demo))
    verdict(page, words, "genuine")


def test_a_file_is_chosen_or_dropped(
    page: Page, demo: RunningDemo, words: Words, tmp_path: Path
) -> None:
    """By its button, the same one again, or by letting it fall there."""
    file = tmp_path / "samtykke-42.json"
    file.write_text(ours(demo))
    page.goto(PAGE)
    chooser = page.get_by_label(words("proof.choose"))
    chooser.set_input_files(file)
    verdict(page, words, "genuine")
    file.write_text(file.read_text().replace("given", "asked"))
    chooser.set_input_files(file)
    verdict(page, words, "altered")
    data = page.evaluate_handle(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], 'samtykke-42.json'));
            return data;
        }""",
        ours(demo),
    )
    page.locator(".receipt-place").dispatch_event("drop", {"dataTransfer": data})
    verdict(page, words, "genuine")


def test_each_forgery_is_told_from_the_genuine(
    page: Page, demo: RunningDemo, words: Words, tmp_path: Path
) -> None:
    """As the command does (`tests/consents/test_receipts.py`), and none of it is taken for ours."""
    page.goto(PAGE)
    file, status = tmp_path / "samtykke-42.json", page.get_by_role("status")
    for how, (expected, content) in forged(ours(demo).encode()).items():
        file.write_bytes(content)
        page.get_by_label(words("proof.choose")).set_input_files(file)
        titles = [words(f"proof.{expected}.title")]
        if expected == "altered":
            titles.append(words("proof.altered-text.title"))
        told = status.get_by_role("heading", level=2)
        expect(told, how).to_have_text(re.compile("|".join(map(re.escape, titles))))
        page.get_by_label(words("proof.paste")).fill("")
        page.get_by_role("button", name=words("proof.check")).click()
        verdict(page, words, "empty")


def test_nothing_to_check_is_no_bad_receipt(page: Page, words: Words) -> None:
    """Whoever presses before a receipt is there is told to bring it."""
    page.goto(PAGE)
    page.get_by_role("button", name=words("proof.check")).click()
    verdict(page, words, "empty")


def test_a_file_that_is_no_text_fills_nothing(page: Page, words: Words) -> None:
    """It is said to be no receipt, and the field stays empty."""
    page.goto(PAGE)
    photo = FilePayload(name="bilde.jpg", mimeType="image/jpeg", buffer=b"\xff\xd8\xff\xe0" * 99)
    page.get_by_label(words("proof.choose")).set_input_files(photo)
    verdict(page, words, "not-one")
    expect(page.get_by_label(words("proof.paste"))).to_have_value("")


def test_the_paper_is_no_receipt_and_says_which_file_is(
    page: Page, demo: RunningDemo, words: Words
) -> None:
    """Also when one presses the button, until something else is tried: that is told anew."""
    page.goto(PAGE)
    paper = FilePayload(
        name="samtykke-42.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7\n\xe2\xe3\xcf\xd3"
    )
    page.get_by_label(words("proof.choose")).set_input_files(paper)
    verdict(page, words, "paper")
    page.get_by_role("button", name=words("proof.check")).click()
    verdict(page, words, "paper")
    page.get_by_label(words("proof.paste")).fill("{")
    expect(page.locator("[data-verdict]")).to_have_count(0)
    paste(page, words, ours(demo))
    verdict(page, words, "genuine")


def test_a_receipt_of_a_no_is_called_that(page: Page, demo: RunningDemo, words: Words) -> None:
    """Words for people first; whose it is, without a name, and what proves it, after them."""
    page.goto(PAGE)
    event = {**CONTENT["event"], "event_state": "withdrawn"}
    paste(page, words, receipt(Keyring([demo.keys]), event=event))
    verdict(page, words, "genuine")
    headings = page.locator(".receipt-verdict h3")
    expect(headings).to_have_text(
        [words("proof.of.withdrawn"), words("proof.words.withdrawn"), words("proof.by")]
    )
    first, proof = page.locator(".receipt-facts").all()
    expect(first).to_contain_text(words("proof.answer.withdrawn"))
    for value in (CONTENT["pii_principal_id"], CONTENT["ledger"]["link"]):
        expect(proof).to_contain_text(value)
        expect(first).not_to_contain_text(value)


def test_what_was_altered_is_told(page: Page, demo: RunningDemo, words: Words) -> None:
    """That something was, and of the text that it was that."""
    page.goto(PAGE)
    good = ours(demo)
    for before, after, told in (
        ("20T12:00", "21T12:00", "altered"),
        ('"number": 42', '"number": 43', "altered"),
        ("noe nytt", "noe å selge", "altered-text"),
        ("Ed25519", "none", "not-one"),
        ("{", "", "not-one"),
    ):
        paste(page, words, good.replace(before, after, 1))
        verdict(page, words, told)
        paste(page, words, good)
        verdict(page, words, "genuine")


def test_a_key_that_is_not_ours_proves_nothing(page: Page, words: Words) -> None:
    """Whoever signs by one of their own."""
    page.goto(PAGE)
    paste(page, words, receipt(RING))
    verdict(page, words, "unknown-key")


def test_a_key_that_does_not_come_is_told(
    page: Page, demo: RunningDemo, words: Words, watch: Watch
) -> None:
    """And it is checked once it does."""
    watch.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    page.route("**/.well-known/*", lambda route: route.abort())
    page.goto(PAGE)
    paste(page, words, ours(demo))
    verdict(page, words, "no-keys")
    page.unroute_all()
    page.get_by_role("button", name=words("proof.check")).click()
    verdict(page, words, "genuine")


def test_a_browser_that_cannot_says_so(page: Page, demo: RunningDemo, words: Words) -> None:
    """One that knows no Ed25519."""
    page.add_init_script(
        "crypto.subtle.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))"
    )
    page.goto(PAGE)
    paste(page, words, ours(demo))
    verdict(page, words, "cannot")


@pytest.mark.parametrize("state", ["given", "withdrawn", "lapsed"])
def test_the_text_stands_in_its_own_language(state: str, page: Page, demo: RunningDemo) -> None:
    """Whoever reads English sees the words that were agreed to, marked as Norwegian."""
    english = Words("en")
    page.goto(PAGE)
    speak(page, "en")
    event = {**CONTENT["event"], "event_state": state}
    paste(page, english, receipt(Keyring([demo.keys]), event=event))
    verdict(page, english, "genuine")
    expect(page.get_by_role("main")).to_contain_text("News by e-mail")
    expect(page.get_by_role("main")).to_contain_text(english(f"proof.answer.{state}"))
    expect(page.locator("blockquote")).to_have_attribute("lang", "nb")


def test_what_was_written_stays_while_it_is_checked(
    page: Page, demo: RunningDemo, words: Words
) -> None:
    """Nothing that was pasted is lost, whatever comes of it."""
    held: list[Route] = []
    page.route("**/.well-known/*", lambda route: held.append(route))
    page.goto(PAGE)
    with page.expect_request(lambda request: "/.well-known/" in request.url):
        paste(page, words, ours(demo))
    expect(page.get_by_label(words("proof.paste"))).to_have_value(ours(demo))
    for route in held:
        route.fulfill(body=json.dumps({"keys": []}))
    verdict(page, words, "unknown-key")
    expect(page.get_by_label(words("proof.paste"))).to_have_value(ours(demo))
