"""What may be put in a browser, and what it chose: over HTTP, and in the ledger (S16, S19, S20)."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import PASSWORD, give_password
from tests.house.portal import FRONTEND, Portal, Visitor

import minside
from minside.consents import texts
from minside.consents.actions import Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.marketing import cookies as declaration
from minside.marketing.actions import cookies
from minside.marketing.cookies import KEPT, Category, Place

COOKIE = "__Host-minside-choices"
NOON = datetime(2026, 11, 30, 11, tzinfo=UTC)


async def choose(visitor: Visitor, accepted: bool = True, **changed: Any) -> Any:
    """Answer about statistics, to the page as it is."""
    version = (await visitor.run("Cookies"))["version"]
    choices = [{"category": "STATISTICS", "accepted": accepted}]
    return await visitor.run(
        "CookiesChoose", input={"version": version, "choices": choices, **changed}
    )


def question(page: Any, category: str) -> Any:
    [found] = [each for each in page["questions"] if each["category"] == category]
    return found


async def entries(owner: Any) -> list[Any]:
    return await owner.fetch(
        "SELECT e.*, s.kind, s.customer FROM consent_entry e JOIN consent_subject s"
        " ON s.id = e.subject ORDER BY number"
    )


async def test_as_it_is_delivered_nothing_is_asked(as_delivered: Portal) -> None:
    """Only the necessary is in use; a choice of anything else is refused, and sets no cookie."""
    visitor = as_delivered.visitor()
    page = await visitor.run("Cookies")
    assert not page["asks"]
    assert {"NECESSARY": True, "STATISTICS": False, "MARKETING": False} == {
        each["category"]: each["isInUse"] for each in page["questions"]
    }
    assert {"NECESSARY"} == {each["category"] for each in page["kept"]}
    [error] = (await choose(visitor))["userErrors"]
    assert ("INVALID", ["choices", "0", "category"]) == (error["code"], error["field"])
    assert COOKIE not in visitor.client.cookies


async def test_the_page_lists_everything_in_both_languages(as_delivered: Portal) -> None:
    """Signed out, each with its name, what for, how long and who reads it."""
    visitor = as_delivered.visitor()
    visitor.client.headers["accept-language"] = "en"
    kept = (await visitor.run("Cookies"))["kept"]
    assert len(KEPT) == len(kept)
    assert ["__Host-minside", "__Host-minside-device", COOKIE] == [each["name"] for each in kept][
        :3
    ]
    for told, each in zip(kept, KEPT, strict=True):
        assert (each.purpose.en, each.lasts.en) == (told["purpose"], told["lasts"])
        for text in (each.purpose, each.lasts, each.readers):
            assert len({text.nb, text.en, ""}) == 3


async def test_what_it_is_for_is_told_before_it_is_asked(portal: Portal) -> None:
    """The whole text that is agreed to, with what the figures are used for, also that no ads are
    adapted; nothing is answered beforehand."""
    page = await portal.visitor().run("Cookies")
    for category, purpose in (
        ("STATISTICS", Purpose.STATISTICS_COOKIES),
        ("MARKETING", Purpose.MARKETING_COOKIES),
    ):
        wording = texts.latest(purpose, Language.EN)
        asked = question(page, category)
        assert [wording.label, *wording.paragraphs] == asked["paragraphs"]
        assert asked["accepted"] is None
    assert "to make the pages better" in " ".join(question(page, "STATISTICS")["paragraphs"])


async def test_a_yes_is_remembered_and_proven(portal: Portal, owner: Any) -> None:
    """In a cookie for this host, out of scripts' reach, for twelve months; and in the ledger with the
    text, as a browser's that is nobody's."""
    visitor = portal.visitor()
    with clock.stopped_at(NOON):
        assert (await visitor.run("Cookies"))["asks"]
        page = (await visitor.run("Cookies"))["version"]
        response = await visitor.send(
            "CookiesChoose",
            input={"version": page, "choices": [{"category": "STATISTICS", "accepted": True}]},
        )
        told = await visitor.run("Cookies")
    [cookie] = response.headers.get_list("set-cookie")
    for attribute in ("Path=/", "HttpOnly", "SameSite=Lax", "Secure", "Max-Age=31536000"):
        assert attribute in cookie.split("; ")
    assert (False, True) == (told["asks"], question(told, "STATISTICS")["accepted"])
    assert ("2026-11-30", "2027-11-30") == (told["chosenOn"], told["holdsUntil"])
    [entry] = await entries(owner)
    assert ("browser", None, "given", "statistics_cookies", "min_side", NOON) == (
        entry["kind"], entry["customer"], entry["action"], entry["purpose"], entry["channel"],
        entry["at"],
    )  # fmt: skip
    wording = texts.latest(Purpose.STATISTICS_COOKIES, Language.EN)
    assert wording.sha256 == entry["text_sha256"]
    assert [wording.text] == [row[0] for row in await owner.fetch("SELECT text FROM consent_text")]


async def test_a_no_is_as_easy_and_as_well_remembered(portal: Portal, owner: Any) -> None:
    """The same act, the same cookie and the same proof; a change of mind is another subject's."""
    visitor = portal.visitor()
    await choose(visitor, True)
    page = (await choose(visitor, False, inBanner=True))["cookies"]
    assert (False, False) == (page["asks"], question(page, "STATISTICS")["accepted"])
    yes, no = await entries(owner)
    assert ("withdrawn", "banner") == (no["action"], no["channel"])
    assert yes["subject"] != no["subject"]
    assert await owner.fetchval("SELECT count(*) FROM pgqueuer") == 2


async def test_who_is_signed_in_is_not_told(
    portal: Portal, owner: Any, kari: Any, quick_hashes: None
) -> None:
    """The choice is the browser's: the subject stays nobody's."""
    await give_password(portal.database, kari)
    visitor = portal.visitor()
    await visitor.sign_in(password=PASSWORD)
    assert [] == (await choose(visitor))["userErrors"]
    assert [None] == [each["customer"] for each in await entries(owner)]


async def test_the_cookie_tells_no_browser_from_another(portal: Portal) -> None:
    """Whoever chose the same that day has the same one; no hour, no number of its own."""
    values: list[str] = []
    for hour in range(3):
        visitor = portal.visitor()
        with clock.stopped_at(NOON + timedelta(hours=hour)):
            await choose(visitor)
        values.append(visitor.client.cookies[COOKIE])
    assert 1 == len(set(values))
    assert re.fullmatch(r"[0-9a-f]{12}\.statistics=yes\.2026-11-30\.[\w-]{22}", values[0])


async def test_after_twelve_months_it_is_asked_anew(portal: Portal) -> None:
    """To the day, though the browser should keep the cookie longer; and one from a day to come isn't
    believed."""
    visitor = portal.visitor()
    with clock.stopped_at(NOON):
        await choose(visitor)
    for days, asks in ((-1, True), (0, False), (364, False), (365, True)):
        with clock.stopped_at(NOON + timedelta(days=days)):
            assert asks == (await visitor.run("Cookies"))["asks"], days


async def test_a_changed_page_asks_anew(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """As soon as anything on it is another: what was chosen before holds no longer, and who answers the
    page as it was is told so."""
    visitor = portal.visitor()
    before = (await visitor.run("Cookies"))["version"]
    await choose(visitor)
    changed = (replace(KEPT[0], lasts=KEPT[1].lasts), *KEPT[1:])
    monkeypatch.setattr(cookies, "KEPT", changed)
    page = await visitor.run("Cookies")
    assert (True, True) == (page["asks"], page["version"] != before)
    [error] = (await choose(visitor, version=before))["userErrors"]
    assert ("STALE_VERSION", ["version"]) == (error["code"], error["field"])


def test_every_part_of_the_declaration_is_part_of_the_version(portal: Portal) -> None:
    """Its names, texts, times and kinds, and what is asked about."""
    house: House = portal.app.state.house
    first = KEPT[0]
    others = [
        replace(first, name=KEPT[1].name),
        replace(first, place=Place.CACHE),
        replace(first, category=Category.MARKETING),
        replace(first, purpose=KEPT[1].purpose),
        replace(first, lasts=KEPT[1].lasts),
        replace(first, readers=KEPT[3].readers),
        replace(first, seconds=1),
    ]
    off = replace(house, settings=house.settings.model_copy(update={"statistics": False}))
    versions = {cookies.version(house), cookies.version(off)}
    for each in others:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(cookies, "KEPT", (each, *KEPT[1:]))
            versions.add(cookies.version(house))
    assert 2 + len(others) == len(versions)


@pytest.mark.parametrize(
    "forge",
    [
        lambda good: good.replace("statistics=no", "statistics=yes"),
        lambda good: good.replace("=no", "=yes") + "A",
        lambda good: good.rpartition(".")[0],
        lambda good: good.rpartition(".")[0] + ".",
        lambda good: "x",
        lambda good: "....",
        lambda good: "ø." + good,
        lambda good: good.replace("2026", "2027"),
    ],
)
async def test_a_forged_choice_is_none(forge: Any, portal: Portal) -> None:
    """What we haven't signed ourselves isn't read: it is asked as if nothing had been chosen."""
    house: House = portal.app.state.house
    with clock.stopped_at(NOON):
        no = cookies.Choice(
            cookies.version(house), {Category.STATISTICS: False}, date(2026, 11, 30)
        )
        good = cookies.written(no, house.keys)
        assert no == cookies.chosen(good, house)
        assert cookies.chosen(forge(good), house) is None
        assert not cookies.agreed(forge(good), Category.STATISTICS, house)


async def test_a_choice_without_an_answer_is_refused(portal: Portal) -> None:
    """And so is one of what is necessary anyway."""
    visitor = portal.visitor()
    [error] = (await choose(visitor, choices=[]))["userErrors"]
    assert ("REQUIRED", ["choices"]) == (error["code"], error["field"])
    necessary = [{"category": "NECESSARY", "accepted": False}]
    [error] = (await choose(visitor, choices=necessary))["userErrors"]
    assert "INVALID" == error["code"]


async def test_the_ledger_isnt_filled_by_one_network(portal: Portal, owner: Any) -> None:
    """Sixty choices an hour from one network are more than its people make."""
    with clock.stopped_at(NOON):
        version = (await portal.visitor().run("Cookies"))["version"]
        choices = [{"category": "STATISTICS", "accepted": True}]
        said = {"version": version, "choices": choices}
        answers = [
            await portal.visitor().run("CookiesChoose", input=said)
            for _ in range(cookies.CHOICES.attempts + 2)
        ]
        elsewhere = await portal.visitor("198.51.100.1").run("CookiesChoose", input=said)
    codes = [error["code"] for answer in answers for error in answer["userErrors"]]
    assert {"THROTTLED"} == set(codes)
    assert [] == elsewhere["userErrors"]
    assert cookies.CHOICES.attempts + 2 == len(await entries(owner)) + len(codes) - 1


async def test_a_no_is_never_refused(portal: Portal, owner: Any) -> None:
    """However often one network chose: the browser holds it, the ledger isn't filled, and a neighbour's
    yes doesn't wait for it."""
    most = cookies.CHOICES.attempts
    with clock.stopped_at(NOON):
        noes = [await _errors(portal, accepted=False) for _ in range(most + 2)]
        yeses = [await _errors(portal, accepted=True) for _ in range(most + 2)]
        noes.append(await _errors(portal, accepted=False))
    assert [[]] * (most + 3) == noes
    assert [[]] * most == yeses[:most]
    assert ["THROTTLED"] == yeses[-1]
    said = [row["action"] for row in await entries(owner)]
    assert max(said.count("withdrawn"), said.count("given")) <= most + 1


async def _errors(portal: Portal, *, accepted: bool) -> list[str]:
    """Of another browser's answer, which holds what was chosen if there are none."""
    visitor = portal.visitor()
    errors = [error["code"] for error in (await choose(visitor, accepted))["userErrors"]]
    assert (COOKIE in visitor.client.cookies) != bool(errors)
    return errors


async def test_the_browser_forgets_all_but_the_session(
    portal: Portal, kari: Any, quick_hashes: None
) -> None:
    """The cookies that know it and its choice are gone; whoever is signed in stays so."""
    await give_password(portal.database, kari)
    visitor = portal.visitor()
    await visitor.sign_in(password=PASSWORD)
    await choose(visitor)
    assert {"__Host-minside", "__Host-minside-device", COOKIE} == set(visitor.client.cookies)
    assert (await visitor.run("CookiesForget"))["cookies"]["asks"]
    assert {"__Host-minside"} == set(visitor.client.cookies)
    assert await visitor.run("Session") is not None


WAYS = re.compile(
    r"localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|serviceWorker|\bcaches\b"
)


def _sources() -> dict[str, str]:
    """What the app is made of, by its place."""
    paths = (FRONTEND / "src").rglob("*.js*")
    return {
        str(path.relative_to(FRONTEND)): path.read_text(encoding="utf-8")
        for path in paths
        if not path.name.endswith(".test.js")
    }


def test_the_code_puts_nothing_else_in_a_browser(portal: Portal) -> None:
    """Only one file of the app reaches what a browser keeps, and every name that it is called by,
    wherever that stands, is declared."""
    names = {each.name(portal.app.state.house) for each in KEPT}
    sources = _sources()
    assert ["src/lib/stored.js"] == [path for path, text in sources.items() if WAYS.search(text)]
    keys = {key for text in sources.values() for key in re.findall(r"'(minside\.[\w-]+)'", text)}
    assert {name for name in names if name.startswith("minside.")} == keys
    states = re.compile(r"\.\.\.history\.state, (\w+)")
    remembered = {key for text in sources.values() for key in states.findall(text)}
    assert {"declined", "link", "orders", "place", "sent", "start"} == remembered
    assert remembered <= names


def test_every_cookie_that_the_server_sets_is_declared(portal: Portal) -> None:
    """By the few properties of the house that name one, and with a time."""
    house: House = portal.app.state.house
    named = {getattr(house, name) for name in dir(type(house)) if name.endswith("_cookie")}
    cookies_kept = [each for each in KEPT if each.place is Place.COOKIE]
    assert named == {each.name(house) for each in cookies_kept}
    assert all(each.seconds for each in cookies_kept)
    backend = Path(minside.__file__).parent
    texts_of_code = "".join(path.read_text(encoding="utf-8") for path in backend.rglob("*.py"))
    setting = re.findall(r"\.set_cookie\(\s*([\w.]+)", texts_of_code)
    # The one that forgets goes through a list of two.
    assert {"session_cookie", "device_cookie", "choices_cookie", "name"} == {
        each.rpartition(".")[2] for each in setting
    }
    assert declaration.CHOICE_DAYS <= 365
    assert all(a != b for a, b in pairwise(sorted(each.name(house) for each in KEPT)))
