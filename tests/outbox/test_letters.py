"""Every letter of every room, in both languages: what it must have, and what it must not load."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import msgspec
import pytest
from jinja2 import Environment, nodes
from typing_extensions import override

import minside
from minside.core.language import Language
from minside.marketing.usage_pages import PAGES
from minside.outbox.mail import SMS_ANSWER
from minside.outbox.templates import (
    Channel,
    Rendered,
    Template,
    UnknownTemplate,
    WrongValues,
    named,
    register,
    registered,
    render,
    reread,
    subject,
    why,
)
from minside.outbox.templates.drawing import gone
from minside.outbox.templates.words import WIDTH, greeted, moment

PUBLIC_URL = "https://min.mikopet.example"
LINK = f"{PUBLIC_URL}/nytt-passord#Zm9yc2lkZQ-_{'x1-' * 40}&b=2"
TRACKING = "https://sporing.example/pakke?nr=370700000000123456&sprak=nb"
ROW = "01990000-0000-7000-8000-000000000001"
GOODS = [
    {"name": "Nuskebakk tørrfôr, kylling og ris, 12 kg", "quantity": 2, "total_ore": 128900},
    {"name": "Sildetassen snacks", "quantity": 1, "total_ore": None},
]
SAMPLES: dict[str, Any] = {
    "name": "Kari",
    "link": LINK,
    "code": "048213",
    "at": "2026-11-22T22:05:00+00:00",
    "device": "Firefox, Linux",
    "new_email_masked": "k…i@example.com",
    "order": ROW,
    "order_number": "30117",
    "placed_at": "2026-11-22T22:05:00+00:00",
    "lines": GOODS,
    "delivery_method": "home_delivery",
    "delivery_ore": 9900,
    "discount_ore": 10000,
    "total_ore": 128800,
    "vat_ore": 25760,
    "payment": "invoice",
    "is_charged_first": True,
    "address": ["Kari Nordmann", "Fjellveien 12", "5019 Bergen"],
    "shipment": ROW,
    "shipment_number": "P-30117-1",
    "carrier": "Budtjenesten",
    "tracking": "370700000000123456",
    "tracking_url": TRACKING,
    "packed": GOODS,
    "remaining": GOODS,
    "order_return": ROW,
    "return_number": "R-1007",
    "send_to": ["Mikopet AS", "Lagerveien 1", "0581 Oslo"],
    "send_until": "2026-12-06",
    "on_its_way": True,
    "refusal": "home_delivery",
    "in_shop": True,
    "to_pay": {"returning_ore": 24900, "now_ore": 99800, "by": "2026-12-06"},
    "is_paid": False,
    "back_ore": 18500,
    "money_by": "2026-12-06",
    "coming_by": "pickup_point",
    "coming_back": GOODS,
    "withdrawal_form": ROW,
    "exempt": [
        {"name": "Godbiter av fersk fisk", "why": "perishable"},
        {"name": "Bånd med navn", "why": "made_to_order"},
    ],
    "withdraw_until": "2026-12-03",
    "complaint_number": "S-12",
    "what": "Sildetassen snacks",
    "text": "Posen var åpen.\nHalvparten lå i esken.",
    "pictures": 2,
    "wish": "refund",
    "conversation": ROW,
    "number": "H-7K2M9P4",
    "subject": "Mengde fôr til Luna",
    "kind": "question",
    "is_answered": True,
    "attachments": 2,
    "is_first": True,
    "subscription": ROW,
    "deliver_on": "2026-12-09",
    "days": ["2026-12-09", "2026-12-16"],
    "comes_on": "2026-12-11",
    "missing": [
        {"product": "Sildetassen snacks", "why": why, "instead": "Torskebiten", "price_ore": 6900}
        for why in (
            "sold_out gone price allergy substitute_sold_out substitute_price no_price".split()  # noqa: SIM905
        )
    ],
    "lacks_address": False,
    "waits_for": ["Nuskebakk tørrfôr, kylling og ris, 12 kg"],
    "raised": [
        {
            "product": "Nuskebakk tørrfôr, 12 kg",
            "old_ore": 49900,
            "new_ore": 54900,
            "ceiling_ore": None,
        },
        {"product": "Sildetassen snacks", "old_ore": 5900, "new_ore": 6400, "ceiling_ore": 7000},
    ],
    "keeps_on": "2026-12-09",
    "keeps_until": "2026-12-07T11:00:00+00:00",
    "deadline_at": "2026-12-07T11:00:00+00:00",
    "amount_ore": 49900,
    "reason": "insufficient_funds",
    "next_at": "2026-11-24T09:00:00+00:00",
    "is_paused": True,
    "was_on": "2026-12-02",
    "next_on": "2026-12-30",
    "later": True,
    "forgotten": ["2026-12-16", "2027-01-13"],
    "went_on": True,
    "how": "begun",
    "how_often": {"nb": "hver 4. uke", "en": "every 4 weeks"},
    "subscriptions": [ROW],
    "products": ["Nuskebakk tørrfôr, kylling og ris, 12 kg", "Sildetassen snacks"],
    "undo_until": "2026-12-22",
    "skip": LINK,
    "move": LINK,
    "change": LINK,
    "short_link": f"{PUBLIC_URL}/levering#{'Zm9y' * 12}",
    "pets": ["Bella", "Mons"],
    "moved": {
        "nb": "Flyttet fra søndag 13. desember, søndag",
        "en": "Moved from 13 December, Sunday",
    },
    "goes_to": "Lyngveien 8, 0956 Oslo",
    "unpaid": {"order_number": "F-1009", "amount_ore": 49900},
    "choose": {
        "nb": "Butikken vet ikke ennå hvilket kort du betaler med. Velg det før tirsdag 24. november kl. 12.",
        "en": "The shop doesn't know yet which card you pay with. Choose it before Tuesday 24 November at 12:00.",
    },
    "is_as_agreed": True,
    "contents": GOODS[:1],
    "agreed": "Nyheter på e-post\nTilbud på e-post",
    "asked_for": "Nyheter på e-post\nTilbud på e-post",
    "not_coming": [
        {"name": "Sildetassen snacks", "why": why}
        for why in ("price", "allergy", "not_sold", "sold_out", "waited_for")
    ],
    "percent": 10,
    "least_total_ore": 49900,
    "valid_from": "2026-12-01",
    "valid_until": "2026-12-24",
    "once": True,
    "about": {"nb": "Velkommen", "en": "Welcome"},
    "cart": ROW,
    "cart_name": "Til hytta",
    "more": 2,
    "asked": True,
}
LEAVE = f"{PUBLIC_URL}/meld-av#{'Zm9y' * 11}"
# Not words: each has a form of its own, which a letter's shapes hold it to.
OF_A_FORM = {
    "at", "placed_at", "order", "shipment", "tracking_url", "order_return", "send_until",
    "withdrawal_form", "withdraw_until", "exempt", "to_pay", "money_by",
    "subscription", "deliver_on", "days", "comes_on", "keeps_on", "keeps_until", "deadline_at",
    "next_at", "was_on", "next_on", "not_coming", "how", "subscriptions", "undo_until", "forgotten",
    "valid_from", "valid_until", "cart",
}  # fmt: skip
PACKAGE = Path(minside.__file__).parent
# A room's letters are registered when its `mail.py`, or a part of it, is imported.
for mail in sorted(PACKAGE.glob("*/mail*.py")):
    import_module(f"minside.{mail.parent.name}.{mail.stem}")

LETTERS = [(template, language) for template in registered() for language in Language]
MAILS = [pair for pair in LETTERS if pair[0].channel is Channel.MAIL]
each = pytest.mark.parametrize(
    ("template", "language"), LETTERS, ids=[f"{t.name}.{language.value}" for t, language in LETTERS]
)
each_mail = pytest.mark.parametrize(
    ("template", "language"), MAILS, ids=[f"{t.name}.{language.value}" for t, language in MAILS]
)


def drawn(template: Template, language: Language, **changed: Any) -> Rendered:
    values = {name: (SAMPLES | changed)[name] for name in (*template.values, *template.secrets)}
    leave = LEAVE if template.needs and template.channel is Channel.MAIL else None
    return render(template, language, values, public_url=PUBLIC_URL, leave=leave)


class Html(HTMLParser):
    """A letter's HTML taken apart: its elements, what its attributes hold, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.styles = ""
        self._inside = ""
        # Outlook reads what stands in its comments; other programs don't.
        for version in (html, re.sub(r"<!--\[if[^]]*\]>|<!\[endif\]-->", "", html)):
            self.feed(version)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    @override
    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self.styles += data
        else:
            self.text += data

    @override
    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]

    def loaded(self) -> Iterator[str]:
        """Whatever a mail program would fetch, or run, to show this."""
        for tag, attributes in self.elements:
            if tag in LOADING:
                yield tag
            for name, value in attributes.items():
                if name in LOADING_ATTRIBUTES and not (name == "href" and tag == "a"):
                    yield f"{tag} {name}={value}"
                if name.startswith("on") or "url(" in value.lower():
                    yield f"{tag} {name}={value}"
        yield from re.findall(r"url\(|@import|@font-face|image-set\(", self.styles.lower())


LOADING = [
    "link",
    "script",
    "img",
    "picture",
    "source",
    "video",
    "audio",
    "iframe",
    "frame",
    "object",
    "embed",
    "svg",
    "image",
    "base",
    "form",
    "input",
]
LOADING_ATTRIBUTES = (
    "href src srcset background poster data action formaction xlink:href lowsrc dynsrc".split()  # noqa: SIM905
)


@each
def test_each_letter_says_what_it_is_and_why_it_came(
    template: Template, language: Language
) -> None:
    """Every message has one line as its subject, a text, and its reason (N5)."""
    letter = drawn(template, language)
    assert letter.subject
    assert letter.subject == " ".join(letter.subject.split())
    assert letter.why.endswith(".")
    assert letter.text.strip()
    assert (template.channel is Channel.MAIL) == (letter.html is not None)


@each_mail
def test_each_part_of_a_mail_tells_the_reason(template: Template, language: Language) -> None:
    """The reason and where to write stand in the text and in the HTML."""
    letter = drawn(template, language)
    for part in (letter.text, Html(letter.html or "").text):
        assert letter.why in " ".join(part.split())
        assert "post@mikopet.no" in part


@each_mail
def test_nothing_is_loaded_from_outside(template: Template, language: Language) -> None:
    """A mail shows without a request: no picture, font, style or frame; only links to us, and where
    a parcel is under way to its carrier."""
    html = Html(drawn(template, language).html or "")
    assert [] == list(html.loaded())
    ours = {urlsplit(PUBLIC_URL).netloc, ""}
    if "tracking_url" in template.values:
        assert TRACKING in html.links()
        ours.add(urlsplit(TRACKING).netloc)
    assert {True} == {
        urlsplit(link).netloc in ours and urlsplit(link).scheme in ("https", "mailto")
        for link in html.links()
    }


@each_mail
def test_no_link_of_marketing_tells_who_followed_it(template: Template, language: Language) -> None:
    """Each leads to a page of ours, by the same address for everybody, or out of it: nothing stands behind
    a question mark, and nothing leads on to somewhere else."""
    if not template.needs:
        return
    html = Html(drawn(template, language).html or "")
    links = {link for link in html.links() if not link.startswith("mailto:")} - {LEAVE}
    other = drawn(template, language, name="Ola", code="EN-ANNEN")
    assert links == {
        link for link in Html(other.html or "").links() if not link.startswith("mailto:")
    } - {LEAVE}
    pages = {PUBLIC_URL, *(PUBLIC_URL + page for page in PAGES)}
    assert set() == links - pages


@each
def test_marketing_says_how_to_leave(template: Template, language: Language) -> None:
    """A mail has its link at the foot, in the text and in the HTML, and an SMS the word to answer with;
    what isn't marketing has neither (S41), but for what answers an SMS that we didn't understand: it may have
    been a no."""
    letter = drawn(template, language)
    html = Html(letter.html or "")
    is_marketing = template.needs is not None
    if template.channel is Channel.SMS:
        names_it = is_marketing or template is SMS_ANSWER
        assert names_it == ("STOPP" in letter.text)
    else:
        assert [is_marketing] * 2 == [LEAVE in letter.text.splitlines(), LEAVE in html.links()]


@pytest.mark.parametrize(
    "fault",
    [
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<style>@import url("https://fonts.example/css");</style>',
        '<img src="https://track.example/1.gif" alt="">',
        '<td background="https://track.example/1.gif"></td>',
        '<p style="background: URL(https://track.example/1.gif)"></p>',
        '<!--[if mso]><v:image src="https://track.example/1.gif"/><![endif]-->',
        "<p onclick='x()'></p>",
    ],
)
def test_the_search_for_what_is_loaded_finds_it(fault: str) -> None:
    """What would be fetched is seen wherever it hides, in Outlook's comments too."""
    assert list(Html(f"<html><body>{fault}</body></html>").loaded())


@each
def test_secrets_come_whole(template: Template, language: Language) -> None:
    """A link and a code stand unbroken in the text, and the link can be pressed in the HTML."""
    letter = drawn(template, language)
    html = Html(letter.html or "")
    if template.channel is Channel.SMS:
        assert {SAMPLES[name] for name in template.secrets} <= set(letter.text.split())
        return
    for name in template.secrets:
        assert SAMPLES[name] in letter.text.splitlines() or f"    {SAMPLES[name]}" in letter.text
        assert SAMPLES[name] in html.text
    assert (LINK in {SAMPLES[name] for name in template.secrets}) == (LINK in html.links())


@each
def test_what_no_letter_can_hold_is_left_out(template: Template, language: Language) -> None:
    """Control characters and what XML has no place for, in any value: the rest is written."""
    bad = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
    words = {name for name, value in SAMPLES.items() if isinstance(value, str)}
    changed = {name: f"{bad}{SAMPLES[name]}{bad}" for name in words - OF_A_FORM - {"link", "wish"}}
    goods = [{**each, "name": f"Gå{bad}bånd"} for each in GOODS]
    letter = drawn(template, language, **changed, lines=goods, packed=goods, remaining=goods)
    for part in (letter.subject, letter.text, letter.html or "", letter.why):
        assert set() == set(bad) & set(part)
    assert drawn(template, language).why == letter.why


@each_mail
def test_text_lines_are_short(template: Template, language: Language) -> None:
    """No line of the text is longer than 76 characters, but for a link."""
    lines = drawn(template, language).text.splitlines()
    assert [] == [line for line in lines if len(line) > WIDTH and not line.startswith("https://")]


@each_mail
def test_the_html_can_be_read_aloud(template: Template, language: Language) -> None:
    """It says its language, has one heading and a title, and its tables are for looks alone."""
    elements = Html(drawn(template, language).html or "").elements
    by_tag = Counter(tag for tag, _ in elements)
    languages = {attributes.get("lang") for tag, attributes in elements if tag == "html"}
    assert {language.value} == languages
    assert {"presentation"} == {held.get("role") for tag, held in elements if tag == "table"}
    # The HTML is read twice, with and without Outlook's comments.
    assert (2, 2) == (by_tag["h1"], by_tag["title"])
    assert ("meta", {"name": "color-scheme", "content": "light dark"}) in elements


@each
def test_both_languages_say_the_same(template: Template, language: Language) -> None:
    """The two files of a letter have the same blocks and use the same macros as often."""
    assert shape(template, Language.NB) == shape(template, language)


def shape(template: Template, language: Language) -> tuple[list[str], Counter[str]]:
    tree = Environment(autoescape=True).parse(file_of(template, language).read_text("utf-8"))
    called = [
        call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)
    ]
    return [block.name for block in tree.find_all(nodes.Block)], Counter(called)


def file_of(template: Template, language: Language) -> Path:
    room, letter = template.name.split("/")
    return PACKAGE / room / "letters" / f"{letter}.{language.value}.jinja"


def test_every_file_belongs_to_a_letter() -> None:
    """No room has words that no letter sends, and no letter lacks its words."""
    shared = {
        PACKAGE / "outbox" / "letters" / f"{part}.{kind}.jinja"
        for part in ("layout", "macros")
        for kind in ("mjml", "text")
    }
    known = {file_of(template, language) for template, language in LETTERS}
    assert known | shared == set(PACKAGE.glob("*/letters/*"))


def test_an_sms_fits_into_one() -> None:
    """An SMS in our own alphabet (3GPP TS 23.038) is at most 160 characters."""
    for template, language in LETTERS:
        if template.channel is Channel.SMS:
            text = drawn(template, language).text
            assert len(text) <= 160
            assert set(text) <= set(GSM)


GSM = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøåé0123456789 \n!\"#%&'()*+,-./:;<=>?@_"


@each_mail
def test_values_are_text_and_never_markup(template: Template, language: Language) -> None:
    """What a member wrote stays what it is: no element, no attribute, no line of its own."""
    hostile = 'x<b>&"\'</a><img src="https://evil.example/1.gif">\n\nHei'
    worded = {
        name: spoiled(SAMPLES[name], hostile) for name in template.values if name not in OF_A_FORM
    }
    letter = drawn(template, language, **worded)
    html = Html(letter.html or "")
    assert [] == list(html.loaded())
    assert "b" not in {tag for tag, _ in html.elements}
    shown = [name for name in template.values if name in SHOWN]
    if shown:
        assert " ".join(hostile.split()) in " ".join(html.text.split())
        assert [
            line for line in letter.text.splitlines() if line.endswith(" ".join(hostile.split()))
        ]


SHOWN = ("device", "new_email_masked", "address", "carrier", "send_to", "what")


def spoiled(sample: Any, hostile: str) -> Any:
    """The sample with every text in it replaced, at whatever depth."""
    match sample:
        case str():
            return hostile
        case list():
            return [spoiled(each, hostile) for each in cast(list[Any], sample)]
        case dict():
            held = cast(dict[str, Any], sample)
            return {name: spoiled(value, hostile) for name, value in held.items()}
        case _:
            return sample


@pytest.mark.parametrize(
    "name",
    [
        "Vinn på evil.example",
        "https://evil.example",
        "Ring 815 00 000",
        "kari@example.com",
        "Kontoen er sperret, du har ett døgn på deg til å svare",
        "<b>",
        "Kari!\n\nHei",
        "Vunnet Klikk Her Nå Straks",
        "Vunnet-Klikk-Her-Nå",
        "\u0301\u0302\u0303",
        "-",
        "K" * 41,
        "",
    ],
)
def test_only_a_name_is_greeted(name: str) -> None:
    """Whoever registers another's address can't let us say what they like to a stranger."""
    assert "" == greeted(name)


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("Kari", "Kari"),
        ("Anne-Marie", " Anne-Marie\n"),
        ("O’Neill", "O’Neill"),
        ("Åse Bjørk", "Åse  Bjørk"),
        ("नेहा", "नेहा"),
        ("明", "明"),
        ("Ana María José", "Ana María José"),
    ],
)
def test_names_of_the_world_are_greeted(expected: str, name: str) -> None:
    """A name is greeted in any script."""
    assert expected == greeted(name)


@pytest.mark.parametrize(
    ("expected", "language", "at"),
    [
        ("søndag 22.\u00a0november 2026 kl. 23.05", Language.NB, "2026-11-22T22:05:00+00:00"),
        ("Monday 1\u00a0June 2026 at 00:30 Oslo time", Language.EN, "2026-05-31T22:30:00+00:00"),
    ],
)
def test_a_moment_is_told_as_the_clock_in_oslo(expected: str, language: Language, at: str) -> None:
    """A moment is told in words, in Oslo's time of the year."""
    assert expected == moment(at, language)


def test_a_moment_without_a_timezone_is_a_bug() -> None:
    """Nobody can say what the clock was."""
    with pytest.raises(ValueError, match="timezone"):
        moment("2026-11-22T22:05:00", Language.NB)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, r"missing \['link', 'name'\]"),
        ({"name": "Kari", "link": LINK, "pet": "Bella"}, r"unknown \['pet'\]"),
    ],
)
def test_other_values_than_declared_are_a_bug(values: dict[str, str], told: str) -> None:
    """A letter is told what is missing or unknown, and nobody's value is told."""
    with pytest.raises(WrongValues, match=told) as raised:
        render(named("auth/password_reset"), Language.NB, values, public_url=PUBLIC_URL)
    assert "Bella" not in str(raised.value)


class Counted(msgspec.Struct):
    quantity: int


LIST = Template(
    name="toy/list",
    purpose="toy",
    values=("name", "lines", "until"),
    shapes={"lines": list[Counted], "until": str | None},
)


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": None},
        {"name": 7},
        {"name": ["Kari"]},
        {"lines": "3"},
        {"lines": [{"quantity": "3"}]},
        {"lines": [{"quantity": 3.5}]},
        {"lines": [{"quantity": True}]},
        {"lines": [{"quantity": 3, "card": "4111"}]},
        {"until": 3},
    ],
)
def test_a_value_of_another_shape_is_a_bug(wrong: dict[str, Any]) -> None:
    """What isn't a text must be what the letter says it is, all the way down."""
    right = {"name": "Kari", "lines": [{"quantity": 3}], "until": None}
    LIST.check(right, {})
    with pytest.raises(WrongValues, match="another shape"):
        LIST.check(right | wrong, {})


def test_an_address_of_ours_has_no_slash_too_many() -> None:
    """Where members reach us may be written with a slash at its end."""
    letter = render(
        named("auth/register_known"), Language.NB, {"name": ""}, public_url=f"{PUBLIC_URL}/"
    )
    assert f"{PUBLIC_URL}/logg-inn" in letter.text.splitlines()


def test_a_letter_may_keep_no_secret_among_its_values() -> None:
    """A secret given as a value would be kept after it was sent: it is refused."""
    reset = named("auth/password_reset")
    reset.check({"name": "Kari"}, {"link": LINK})
    with pytest.raises(WrongValues):
        reset.check({"name": "Kari", "link": LINK}, {})


def test_a_name_is_one_letters() -> None:
    """Two letters of one name, or a name that no letter has, are bugs."""
    with pytest.raises(ValueError, match="auth/password_reset"):
        register(Template(name="auth/password_reset", purpose="security"))
    with pytest.raises(UnknownTemplate):
        named("auth/nothing")


@each
def test_each_letter_can_be_read_again_without_its_secrets(
    template: Template, language: Language
) -> None:
    """What is kept of it is enough to draw it, and it says where a link or a code was. Why it came is said
    beside it, and not in it once more."""
    values = {name: SAMPLES[name] for name in template.values}
    read = reread(template, language, values, public_url=PUBLIC_URL)
    assert why(template, language, values) not in " ".join(read.text.split())
    assert drawn(template, language).subject == read.subject
    assert read.subject == subject(template, language, values)
    for name in template.secrets:
        assert SAMPLES[name] not in read.text
        assert gone(template, language)[name] in read.text
