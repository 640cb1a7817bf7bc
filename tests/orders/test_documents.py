"""Papers as a reader, a screen reader and a stranger's name find them."""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
import typst
from pydantic import ValidationError
from tests.core.settled import make_settings
from tests.house.portal import FRONTEND
from tests.orders.paper_samples import (
    GOODS,
    KARI,
    SELLER,
    TOTAL,
    invoice,
    opened,
    packing_slip,
    papers,
    read,
    receipt,
    reminded,
    return_form,
    root,
    said,
    tags,
)

from minside.core.language import Language
from minside.core.postgres import Server
from minside.core.refusals import Busy
from minside.core.writing import account, day, money
from minside.orders.documents import (
    Goods,
    Handover,
    Paper,
    PaperFailed,
    Payment,
    Press,
    Seller,
    ToPay,
    drawing,
    drawn,
)

EACH = [paper for language in Language for paper in papers(language)]
each = pytest.mark.parametrize(
    "paper", EACH, ids=[f"{type(p).__name__}.{p.language.value}" for p in EACH]
)


def test_an_invoice_says_what_is_owed_and_how_to_pay() -> None:
    """Lines, what they add up to, what happened since, and the account, KID and day as banks want
    them."""
    text = read(reminded())
    for told in (
        "Faktura 1042",
        "Fakturadato 3. november 2026",
        "Nuskebakk tørrfôr, 12 kg NB-1001 2 644,50 kr 1 289,00 kr",
        "Varer 1 567,70 kr",
        "Frakt 99,00 kr",
        "Rabatt −100,00 kr",
        "Sum 1 566,70 kr",
        "Herav mva. 313,34 kr",
        "20. november 2026 Innbetalt, bankoverføring −500,00 kr",
        "21. november 2026 Kreditnota K-88 −129,00 kr",
        "24. november 2026 Purring 1, gebyr 35,00 kr",
        "Gjenstår 972,70 kr",
        "Kontonummer 1234 56 78903",
        "KID 0001042301174",
        "Betal innen 8. desember 2026",
        "Org.nr. 988 077 917 MVA",
    ):
        assert told in text


def test_an_invoice_in_english() -> None:
    """The same for who reads English."""
    text = read(reminded(Language.EN))
    for told in (
        "Invoice 1042",
        "Issued 3 November 2026",
        "Total kr 1,566.70",
        "Pay by 8 December",
    ):
        assert told in text


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"payments": [Payment(on=None, amount_ore=TOTAL)]}, "Fakturaen er betalt. Takk!"),
        ({"payments": [Payment(on=None, amount_ore=TOTAL + 100)]}, "Til gode 1,00 kr"),
        ({"handover": Handover(on=date(2026, 12, 1), collector="Inkassobyrået")}, "ikke til oss"),
    ],
)
def test_nobody_is_asked_to_pay_what_they_dont_owe_us(changed: dict[str, Any], told: str) -> None:
    """Paid, paid too much, or gone to inkasso: the account to pay to isn't shown."""
    text = read(invoice(**changed))
    assert told in text
    assert "Kontonummer" not in text


def test_an_invoice_in_inkasso_says_whom_to_reach_and_what_is_ours() -> None:
    """Who collects, how to reach and pay them, when it went there, and that they may have added
    fees; our own account isn't shown."""
    handover = Handover(
        on=date(2026, 12, 12),
        collector="Inkassobyrået",
        reference="I-9",
        phone="+47 400 00 199",
        url="https://inkasso.example",
        account="12345678997",
    )
    text = " ".join(read(reminded(handover=handover)).split())
    for told in (
        "24. november 2026 Purring 1, gebyr 35,00 kr 12. desember 2026 Sendt til inkasso hos"
        " Inkassobyrået – Gjenstår 972,70 kr",
        "Nå er det Inkassobyrået som tar imot betalingen",
        "Det gjenstår 972,70 kr hos oss. Inkassobyrået kan ha lagt til gebyrer",
        "Referanse I-9",
        "Telefon +47 400 00 199",
        "Nettside https://inkasso.example",
        "Kontonummer 1234 56 78997",
    ):
        assert told in text
    assert "78903" not in text


NOW: list[tuple[ToPay, Sequence[str], Sequence[str]]] = [
    (
        ToPay(returning_ore=50000, now_ore=106670, by=date(2026, 11, 17)),
        ("Beløp 1 066,70 kr", "retur for 500 kr. Betal 1 066,70 kr innen 17. november 2026"),
        ("Amount kr 1,066.70", "return for kr 500. Pay kr 1,066.70 by 17 November 2026"),
    ),
    (
        ToPay(returning_ore=50000, now_ore=106670),
        ("Betal 1 066,70 kr så snart du kan",),
        ("Pay kr 1,066.70 as soon as you can",),
    ),
    (
        ToPay(returning_ore=TOTAL, now_ore=0),
        ("Ingenting å betale nå", "Du har ingenting å betale."),
        ("Nothing to pay now", "You have nothing to pay."),
    ),
]


@pytest.mark.parametrize(("to_pay", "nb", "en"), NOW)
def test_what_goes_back_neednt_be_paid_for_meanwhile(
    to_pay: ToPay, nb: Sequence[str], en: Sequence[str]
) -> None:
    """The invoice says what is to be paid now, and its figures stay; the return form says the same."""
    for language, told in ((Language.NB, nb), (Language.EN, en)):
        text = " ".join(read(invoice(language, to_pay=to_pay)).split())
        assert [] == [each for each in told if each not in text]
        assert {Language.NB: "Sum 1 566,70 kr", Language.EN: "Total kr 1,566.70"}[language] in text
        form = " ".join(read(return_form(language, to_pay=to_pay)).split())
        assert told[-1] in form
        unpaid = {Language.NB: "Fakturaen er ikke betalt ennå.", Language.EN: "isn’t paid yet."}
        assert unpaid[language] in form
        assert "14 da" not in form


def test_who_paid_too_much_hears_that_it_comes_back() -> None:
    """In the words of the page."""
    paid = [Payment(on=date(2026, 11, 20), amount_ore=TOTAL + 10000)]
    for language, told in (
        (Language.NB, "Du har betalt 100 kr for mye, og vi betaler det tilbake til deg."),
        (Language.EN, "You have paid kr 100 too much, and we will pay it back to you."),
    ):
        assert told in " ".join(read(invoice(language, payments=paid)).split())


def test_a_debt_that_was_paid_in_inkasso_is_paid() -> None:
    """Nobody is sent to a collector for what is settled; that it was there still stands."""
    handover = Handover(on=date(2026, 12, 12), collector="Inkassobyrået")
    paid = [Payment(on=date(2026, 12, 20), amount_ore=TOTAL)]
    text = read(invoice(payments=paid, handover=handover))
    assert "Fakturaen er betalt. Takk!" in text
    assert "Sendt til inkasso hos Inkassobyrået" in text
    assert "ikke til oss" not in text


def test_a_receipt_says_what_was_paid_and_how() -> None:
    """The goods, the way of payment, the VAT, and what was paid back."""
    text = read(receipt())
    for told in (
        "Kvittering 30117",
        "Betalt med Vipps",
        "Levering Hjem på døra",
        "Sum 1 566,70 kr",
        "Herav mva. 313,34 kr",
        "Betalt tilbake −129,00 kr",
        "Betalt i alt 1 437,70 kr",
        "Levert til",
    ):
        assert told in text


def test_a_receipt_of_what_is_under_way_doesnt_say_it_came() -> None:
    """Nor that money was paid out, where it was taken off the invoice."""
    text = read(receipt(is_delivered=False, refunded_ore=0, deducted_ore=12900))
    assert "Leveres til" in text
    assert "Levert til" not in text
    assert "Trukket fra fakturaen −129,00 kr" in text
    assert "Betalt i alt 1 437,70 kr" in text
    assert "Betalt tilbake" not in text


def test_what_was_credited_for_no_return_isnt_paid() -> None:
    """It stands by itself, beside what a return took off and what was paid back."""
    text = read(receipt(credited_ore=10000, deducted_ore=2900))
    assert "Kreditert −100,00 kr" in text
    assert "Betalt i alt 1 308,70 kr" in text


def test_a_packing_slip_says_what_came_and_what_is_to_come() -> None:
    """No prices: a parcel may be a gift."""
    text = read(packing_slip())
    for told in (
        "Pakkseddel P-30117-1",
        "Sporing 370700000000123456",
        "Sildetassen snacks, laks SL-77 3",
        "Timotunet høy, 2,5 kg TH-3 1",
    ):
        assert told in text
    assert "Hentested" not in text
    for paper in (packing_slip, receipt):
        assert "Hentested Ved kaia" in read(paper(pickup_point="Ved kaia"))
    assert text.index("I denne pakken") < text.index("Kommer for seg selv") < text.index("TH-3")
    assert "kr" not in re.findall(r"\w+", text)


def test_a_return_form_holds_what_the_law_asks_for() -> None:
    """Who sells and where, that one withdraws, from which goods, ordered and received when, who one
    is, and where to sign (angrerettloven §20)."""
    text = read(return_form())
    for told in (
        "Returskjema R-1007",
        "Mikopet AS",
        "Lagerveien 1",
        "post@mikopet.no",
        "går fra avtalen om kjøp av disse varene",
        "Bestilt 1. november 2026",
        "Mottatt 5. november 2026",
        "Kari Nordmann",
        "Fjellveien 12",
        "Grunn: Feil størrelse",
        "Underskrift",
        "senest torsdag 26. november 2026",
    ):
        assert told in text


def test_a_form_that_nobody_sent_says_by_when() -> None:
    """Without a return number it tells how to say so, and the right's last day."""
    text = read(return_form(number=None, opened_on=None, send_until=None), Seller())
    assert "Si fra på Min Side" in text
    assert "senest torsdag 19. november 2026" in text
    assert "Mangler du adressen?" in text
    assert "Org.nr." not in text


def test_a_guests_form_sends_nobody_to_min_side() -> None:
    """They have no account there."""
    text = read(return_form(number=None, opened_on=None, send_until=None, is_guests=True))
    assert "Min Side" not in text
    assert "Send skjemaet til post@mikopet.no" in text


FORMS: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"send_until": None, "is_on_its_way": True}, True),
    ({"send_until": None, "is_in_shop": True}, False),
]


@pytest.mark.parametrize(("changed", "is_said"), FORMS)
def test_a_form_says_who_pays_the_freight_where_anything_is_sent(
    changed: dict[str, Any], is_said: bool
) -> None:
    """Of what is in the shop already, nothing is."""
    for language, freight in ((Language.NB, "frakten selv"), (Language.EN, "pay the freight")):
        text = " ".join(read(return_form(language, **changed)).split())
        assert is_said == (freight in text)


def test_a_form_says_by_which_day_the_money_comes() -> None:
    """That of what was paid."""
    last = {Language.NB: "senest torsdag 26. november", Language.EN: "by Thursday 26 November"}
    for language, told in last.items():
        form = return_form(language, money_by=date(2026, 11, 26), send_until=None)
        assert told in " ".join(read(form).split())


def test_a_form_without_goods_has_room_to_write_them() -> None:
    """Whoever fills it in by hand says which."""
    pdf = opened(return_form(lines=[], number=None))
    assert "Varene det gjelder" in said(pdf)
    assert "/Table" not in [tag for tag, _ in tags(pdf)]


@each
def test_a_paper_can_be_read_aloud(paper: Paper) -> None:
    """Tagged by PDF/UA-1: its language, its title, headings, and tables whose heads are heads."""
    pdf = opened(paper)
    held = root(pdf)
    assert held["/MarkInfo"]["/Marked"]
    assert paper.language.value == held["/Lang"]
    assert held["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata
    assert pdf.metadata.title
    assert said(pdf).count(pdf.metadata.title) == 1
    assert b"<pdfuaid:part>1</pdfuaid:part>" in held["/Metadata"].get_data()
    found = [tag for tag, _ in tags(pdf)]
    assert {"/Document", "/Title", "/Table", "/THead", "/TH", "/TD"} <= set(found)
    # Nothing that is for looks alone is read.
    assert "/Figure" not in found


@each
def test_each_cell_knows_its_head(paper: Paper) -> None:
    """A column's head has its scope, and each cell says which heads are its own."""
    for tag, element in tags(opened(paper)):
        if tag == "/TH":
            assert "/Column" == element["/A"][0]["/Scope"]
        if tag == "/TD":
            assert element["/A"][0]["/Headers"]


def test_the_same_paper_is_the_same_bytes() -> None:
    """Nothing of the clock or of chance is in it."""
    first = [drawn(paper, SELLER) for paper in EACH]
    time.sleep(1.1)
    assert first == [drawn(paper, SELLER) for paper in EACH]


HOSTILE = [
    '#import "x"',
    "*_$ ` <b> @ref = Overskrift",
    '#sys.inputs #panic() #read("/etc/passwd")',
    "// kommentar /* her */ \\u{1F600} ~ --- ...",
    '[#eval("1+1")] {{ 7*7 }}',
    '", "title": "Gratis',
    "שלום",
    "Bella 🐶🐾",
    "Żółć Łódź Ðóra ﬁ",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_printed_as_it_is(name: str) -> None:
    """Nothing that a person wrote is read as markup, and the paper stays what it is."""
    to = replace(KARI, name=name, street=name, city=name)
    pdf = opened(invoice(to=to, lines=[replace(GOODS[0], name=name, sku="X")]))
    assert "Faktura 1042" == (pdf.metadata and pdf.metadata.title)
    assert 4 == _squeezed(said(pdf)).count(_squeezed(name))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root(pdf)["/Metadata"].get_data()


def _squeezed(text: str) -> str:
    """Lines break where they may, also at a slash."""
    return "".join(text.split())


@pytest.mark.parametrize("word", ["N" * 200, "Ø" * 300, "ab-" * 100])
def test_a_name_without_an_end_stays_on_the_paper(word: str) -> None:
    """It goes over several lines, inside its own column, and is all there."""
    paper = invoice(
        to=replace(KARI, name=word[:200]),
        lines=[Goods(sku="X" * 100, name=word, quantity=10_000, price_ore=10**11)],
    )
    text = read(paper)
    assert word in text.replace("\n", "")
    assert max(len(line) for line in text.splitlines()) < 110


def test_a_sign_that_no_font_has_doesnt_keep_the_paper_back() -> None:
    """It is drawn all the same, tagged, with an empty box where the sign would stand."""
    pdf = opened(invoice(to=replace(KARI, name="王小明")))
    assert root(pdf)["/MarkInfo"]["/Marked"]
    assert "KID 0001042301174" in said(pdf)


def test_five_hundred_lines_go_over_many_pages() -> None:
    """Each page has the table's head and its number, and no line is lost."""
    lines = [
        Goods(sku=f"S-{n}", name=f"Vare {n:03} " + "ord " * (n % 30), quantity=1, price_ore=100)
        for n in range(500)
    ]
    pdf = opened(invoice(lines=lines))
    pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 15
    for number, page in enumerate(pages, 1):
        assert page.rstrip().endswith(f"Side {number} av {len(pages)}")
        assert ("Varenummer" in page) == ("Vare " in page)
    assert [f"{n:03}" for n in range(500)] == re.findall(r"Vare (\d{3})", "\n".join(pages))
    # Told once to who listens, however often it is printed.
    assert 5 == len([tag for tag, _ in tags(pdf) if tag == "/TH"])


def test_many_long_papers_take_no_more_memory_than_one() -> None:
    """What Typst remembers of a long paper is forgotten before the next one."""
    lines = [replace(GOODS[0], sku=f"S-{n}", name="ord " * 20) for n in range(250)]
    held: list[int] = []
    for n in range(9):
        drawn(invoice(lines=lines, number=str(n)), SELLER)
        held.append(psutil.Process().memory_info().rss // 1024 // 1024)
    assert held[-1] - held[0] < 60, held


def test_nothing_is_read_but_our_own_folder(tmp_path: Path) -> None:
    """What lies outside the folder isn't there for Typst, whatever its sheet said."""
    (tmp_path / "secret.txt").write_text("hemmelig")
    for path in (str(tmp_path / "secret.txt"), "../drawing.py", "/../../settings.py"):
        with pytest.raises(typst.TypstError):
            typst.compile(f'#read("{path}")'.encode(), **drawing.bounds())


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sheet imports no package; and one that it did would be asked of nobody but this machine."""
    for sheet in drawing.FOLDER.glob("*.typ"):
        assert not re.search(r"#?import|include|plugin\(|https?:", sheet.read_text("utf-8"))
    assert {"mark.svg", "sheet.typ"} == {path.name for path in drawing.FOLDER.iterdir()}
    assert "http" not in (drawing.FOLDER / "mark.svg").read_text("utf-8").replace(
        "http://www.w3.org/2000/svg", ""
    )


async def test_the_queue_before_the_press_ends() -> None:
    """Seventeen at once: sixteen are drawn, the last is told to come again; later it goes well."""
    press = Press()
    found = await asyncio.gather(
        *(press.draw(packing_slip(), SELLER) for _ in range(17)), return_exceptions=True
    )
    assert (16, [Busy]) == (
        len([each for each in found if isinstance(each, bytes)]),
        [type(each) for each in found if isinstance(each, BaseException)],
    )
    assert 0 == press.depth
    assert await press.draw(packing_slip(), SELLER)


async def test_others_go_on_while_a_long_paper_is_drawn() -> None:
    """The event loop isn't held up by five hundred lines."""
    lines = [replace(GOODS[0], sku=f"S-{n}") for n in range(500)]
    drawing_it = asyncio.create_task(Press().draw(invoice(lines=lines), SELLER))
    turns = 0
    while not drawing_it.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert await drawing_it
    # Held up, the loop would turn once or twice.
    assert turns > 10


def test_a_sheet_that_fails_tells_nobodys_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What Typst says of it may quote a name: the failure doesn't."""
    broken = tmp_path / "sheet.typ"
    broken.write_text("#panic(sys.inputs.paper)")
    monkeypatch.setattr(drawing, "SHEET", broken)
    monkeypatch.setattr(drawing, "FOLDER", tmp_path)
    with pytest.raises(PaperFailed) as failed:
        drawn(invoice(), SELLER)
    assert "Kari" not in str(failed.value)
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (invoice(), "faktura-1042.pdf"),
        (receipt(), "kvittering-30117.pdf"),
        (packing_slip(), "pakkseddel-P-30117-1.pdf"),
        (return_form(), "returskjema-R-1007.pdf"),
        (return_form(Language.EN), "return-form-R-1007.pdf"),
        (packing_slip(shipment_number='../x "1"'), "pakkseddel-x-1.pdf"),
    ],
)
def test_a_file_has_a_name_that_says_what_it_is(paper: Paper, expected: str) -> None:
    """In the reader's language, with nothing in it that a file system or a header minds."""
    assert expected == paper.file_name


@pytest.mark.parametrize(
    ("expected", "ore", "language"),
    [
        ("1 289,00 kr", 128900, Language.NB),
        ("0,05 kr", 5, Language.NB),
        ("−12,50 kr", -1250, Language.NB),
        ("1 234 567,89 kr", 123456789, Language.NB),
        ("kr 1,289.00", 128900, Language.EN),
        ("−kr 12.50", -1250, Language.EN),
    ],
)
def test_money_is_written_as_it_is_read(expected: str, ore: int, language: Language) -> None:
    """With two decimals, and no break inside an amount."""
    assert expected.replace(" ", "\u00a0") == money(ore, language)


def test_days_and_accounts_are_written_as_they_are_read() -> None:
    """As Norwegians and English readers write them, the day of the month beside its month."""
    assert "1.\u00a0mai 2026" == day(date(2026, 5, 1), Language.NB)
    assert "1\u00a0May 2026" == day(date(2026, 5, 1), Language.EN)
    assert "1234\u00a056\u00a078903" == account("12345678903")


@pytest.mark.parametrize("number", ["988077917", "988 077 917", "NO 988 077 917 MVA"])
def test_the_organisation_number_is_read_in_any_form(migrated: Server, number: str) -> None:
    """However the operator writes it, it stands as it should on every paper."""
    settings = make_settings(
        migrated, FRONTEND, organisation_number=number, postal_address="Lagerveien 1; 0581 Oslo"
    )
    assert SELLER == Seller.of(settings)


@pytest.mark.parametrize("number", ["988077918", "98807791", "abc", "123456789"])
def test_a_wrong_organisation_number_is_refused(migrated: Server, number: str) -> None:
    """Its last digit tells a slip, and nothing starts with one."""
    with pytest.raises(ValidationError, match="MINSIDE_ORGANISATION_NUMBER"):
        make_settings(migrated, FRONTEND, MINSIDE_ORGANISATION_NUMBER=number)


def test_a_paper_is_drawn_as_pictures_too() -> None:
    """For who wants to look at one without a program for PDF."""
    at = datetime(2026, 11, 3, tzinfo=UTC)
    picture = drawing.typeset(drawing.laid(invoice(), SELLER), at, standards=(), format="png")
    assert picture.startswith(b"\x89PNG")
