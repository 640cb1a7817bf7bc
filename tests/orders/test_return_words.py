"""What letters and papers say of a return: sums, days, and what is to be done; each in both languages."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.orders.orders import FEED, LEAD, PLACED, invoice, number, order, sent, sent_back
from tests.orders.paper_samples import SELLER, read, return_form
from tests.orders.test_returns import CAME, DAY, NOW, ask, come, form, standing_of, withdraw
from tests.orders.test_sending_back import paper

from minside.core import clock
from minside.core.house import House
from minside.core.language import Language
from minside.core.writing import spoken_money
from minside.orders import actions as orders
from minside.orders import mail
from minside.orders.actions.paying_back import back_ore
from minside.outbox.templates import Template, render

NB, EN = Language.NB, Language.EN
# A day after the last one for sending, which is the last one for the money as well.
LATE = NOW + 15 * DAY


async def letter(owner: Any, template: Template, language: Language) -> tuple[str, str]:
    """The subject and the words of the last letter of that kind."""
    row = await owner.fetchrow(
        """SELECT "values" FROM message WHERE template = $1 ORDER BY created_at DESC, id DESC LIMIT 1""",
        template.name,
    )
    told = render(template, language, json.loads(row[0]), public_url="https://min.example")
    return told.subject or "", " ".join(told.text.replace("\u00a0", " ").split())


async def blank(web: House, customer: UUID, bought: UUID, language: Language, at: datetime) -> str:
    with clock.stopped_at(at):
        async with web.database.scope(customer=customer):
            found = await orders.blank_return_form_paper(bought, language)
    assert found is not None
    return " ".join(read(found, SELLER).split())


@pytest.mark.parametrize(
    ("language", "soon", "once", "passed"),
    [
        (
            NB,
            "Fristen var tirsdag 24. november 2026, så send den så snart du kan.",
            "Du får igjen 499 kr når varene er her, eller når du viser at de er sendt.",
            "senest",
        ),
        (
            EN,
            "The last day was Tuesday 24 November 2026, so send it as soon as you can.",
            "You get kr 499 back once the goods are here, or once you show that they were sent.",
            "at the latest",
        ),
    ],
)
async def test_nobody_is_asked_by_a_day_that_is_past(
    web: House, owner: Any, kari: UUID, language: Language, soon: str, once: str, passed: str
) -> None:
    """What was said in time is sent as soon as one can, and no day is named for the money."""
    bought = await order(owner, kari, payment="card")
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, delivered=CAME)
    made = await ask(web, kari, form(bought, {"1": 1}))
    in_time = await paper(web, kari, made, language, NOW + 14 * DAY)
    assert (False, True) == (soon in in_time, passed in in_time)
    late = await paper(web, kari, made, language, LATE)
    assert [] == [each for each in (soon, once) if each not in late]
    assert passed not in late
    back = (await standing_of(web, kari, bought, LATE)).returns[0]
    standing = await standing_of(web, kari, bought, LATE)
    with clock.stopped_at(LATE):
        assert date(2026, 11, 24) == orders.send_by(standing, back)


@pytest.mark.parametrize(
    ("language", "too_late", "send"),
    [
        (NB, "Fristen for å angre var torsdag 19. november 2026. Er du uenig", "Send pakken"),
        (EN, "The last day to withdraw was Thursday 19 November 2026. Do you", "Send the parcel"),
    ],
)
async def test_a_blank_form_after_its_time_asks_for_nothing(
    web: House, owner: Any, kari: UUID, language: Language, too_late: str, send: str
) -> None:
    """It says until when one could, and whom to ask; in time it says how."""
    bought = await come(owner, kari)
    for at, is_late in ((NOW, False), (LATE, True)):
        text = await blank(web, kari, bought, language, at)
        assert (is_late, not is_late) == (too_late in text, send in text)


@pytest.mark.parametrize(("language", "send"), [(NB, "Send pakken"), (EN, "Send the parcel")])
async def test_the_form_of_what_the_shop_has_asks_for_nothing(
    web: House, owner: Any, kari: UUID, language: Language, send: str
) -> None:
    """It shows what was said, and no more."""
    bought = await come(owner, kari)
    made = await sent_back(owner, bought, {"1": 1}, CAME, received_at=NOW)
    text = await paper(web, kari, made, language)
    assert "RMA-" in text
    assert send not in text


@pytest.mark.parametrize("is_here", [True, False])
@pytest.mark.parametrize(
    ("language", "comes", "wait", "unpaid"),
    [
        (NB, "Du får igjen 499 kr senest tirsdag 24. november 2026", ", men vi kan vente", "ikke betalt"),
        (EN, "You get kr 499 back by Tuesday 24 November 2026", ", though we may", "paid yet"),
    ],
)  # fmt: skip
async def test_who_paid_hears_how_much_comes_back_and_when(
    web: House,
    owner: Any,
    kari: UUID,
    language: Language,
    comes: str,
    wait: str,
    unpaid: str,
    is_here: bool,
) -> None:
    """In letter and form, and nothing of what isn't paid."""
    bought = await order(owner, kari, payment="vipps")
    when = {"delivered": CAME} if is_here else {"returned": CAME}
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, **when)
    made = await ask(web, kari, form(bought, {"1": 1}))
    _, written = await letter(owner, mail.RETURN_FORM, language)
    for text in (written, await paper(web, kari, made, language)):
        assert comes in text
        assert is_here == (wait in text)
        assert unpaid not in text


PAID: list[tuple[str, list[list[Mapping[str, Any]]], bool]] = [
    ("card", [], True),
    ("invoice", [], False),
    ("invoice", [[{"kind": "payment", "amount_ore": 124700}]], True),
    ("invoice", [[{"kind": "collection", "collector": "Fordring"}]], False),
    ("card", [[{"kind": "collection", "collector": "Fordring"}]], False),
]


@pytest.mark.parametrize(("payment", "invoices", "expected"), PAID)
async def test_only_who_may_owe_something_hears_of_it(
    web: House,
    owner: Any,
    kari: UUID,
    payment: str,
    invoices: list[list[Mapping[str, Any]]],
    expected: bool,
) -> None:
    """Letter, form and blank form agree on it."""
    bought = await order(owner, kari, payment=payment)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, delivered=CAME)
    for entries in invoices:
        about = await number(owner, bought)
        due = date(2026, 12, 1)
        await invoice(owner, kari, *entries, due=due, total_ore=124700, order_number=about)
    before = await blank(web, kari, bought, NB, NOW)
    made = await ask(web, kari, form(bought, {"1": 1}))
    _, written = await letter(owner, mail.RETURN_FORM, NB)
    for text in (before, written, await paper(web, kari, made)):
        assert expected == ("Har du ikke betalt ennå" not in text)
        assert expected == ("Du får igjen" in text)


async def test_a_guest_who_pays_by_invoice_hears_both(web: House, house: House, owner: Any) -> None:
    """Nobody looks at their invoices; one who paid by card hears how much comes back."""
    for payment, told in (
        ("invoice", "Har du ikke betalt ennå"),
        ("card", "Du får igjen 499 kr senest"),
    ):
        bought = await order(owner, None, payment=payment, email="gjest@example.com")
        await sent(owner, bought, {"1": 2, "2": 1}, PLACED, delivered=CAME)
        made = await sent_back(owner, bought, {"1": 1}, NOW)
        with clock.stopped_at(NOW):
            async with house.database.scope():
                found = await orders.return_form_paper(made, NB)
        assert found is not None
        assert told in " ".join(read(found, SELLER).split())


SUMS: list[tuple[list[Mapping[str, int]], dict[str, Any], list[int | None]]] = [
    # The goods are 1,247 kroner, the freight 49.
    ([{"1": 1}], {}, [49900]),
    ([{"1": 2, "2": 1}], {}, [129600]),
    ([{"1": 1}, {"2": 1}, {"1": 1}], {}, [49900, 24900, 54800]),
    # A tenth was taken off all.
    ([{"1": 1}, {"1": 1, "2": 1}], {"discount_ore": 12470, "total_ore": 117130}, [44910, 72220]),
]


@pytest.mark.parametrize(("wanted", "changed", "expected"), SUMS)
async def test_the_freight_comes_back_with_the_last_of_it(
    web: House,
    owner: Any,
    kari: UUID,
    wanted: list[Mapping[str, int]],
    changed: dict[str, Any],
    expected: list[int | None],
) -> None:
    """Also where it is withdrawn from step by step: all in all what was paid (angrerettloven §24)."""
    values: dict[str, Any] = {"total_ore": 129600} | changed
    bought = await order(owner, kari, **values)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, delivered=CAME)
    for lines in wanted:
        await ask(web, kari, form(bought, lines))
    assert expected == await sums(web, owner, kari, bought)


async def sums(web: House, owner: Any, kari: UUID, bought: UUID) -> list[int | None]:
    standing = await standing_of(web, kari, bought)
    async with web.database.scope(customer=kari):
        found = await orders.find(kari, bought)
    assert found is not None
    return [back_ore(found, standing, each) for each in standing.returns]


async def test_what_was_paid_back_otherwise_is_taken_off_the_rest(
    web: House, owner: Any, kari: UUID
) -> None:
    """And a return that was taken back counts for nothing; without a price no sum is named."""
    bought = await order(owner, kari, payment="card", total_ore=129600)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, delivered=CAME)
    await sent_back(owner, bought, {"1": 1}, CAME, refunded_at=NOW, refunded_ore=60000)
    undone = await ask(web, kari, form(bought, {"2": 1}))
    await withdraw(web, kari, undone)
    await ask(web, kari, form(bought, {"1": 1, "2": 1}), at=NOW + DAY)
    assert 69600 == (await sums(web, owner, kari, bought))[-1]
    unpriced = await come(owner, kari, {**FEED, "price_ore": None}, LEAD)
    await ask(web, kari, form(unpriced, {"1": 1}))
    assert [None] == await sums(web, owner, kari, unpriced)


KEPT = [
    ("home_delivery", "Ta imot pakken når den kommer.", "Take the parcel when it comes."),
    ("pickup_point", "Hent pakken når den er på hentestedet.", "Collect the parcel when it is at"),
    ("letter_box", "De kommer i postkassen.", "They come in the letter box."),
    ("drone", "Ta imot pakken når den kommer, eller hent den.", "when it comes, or collect it."),
]


@pytest.mark.parametrize(("way", "nb", "en"), KEPT)
async def test_who_keeps_a_part_of_the_parcel_is_told_to_fetch_it(
    web: House, owner: Any, kari: UUID, way: str, nb: str, en: str
) -> None:
    """As parcels come that way; what comes with it and is withdrawn from still goes back, and what is
    to be paid now is named with its day."""
    bought = await order(owner, kari, delivery_method=way)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED)
    about = await number(owner, bought)
    await invoice(owner, kari, due=date(2026, 12, 7), total_ore=124700, order_number=about)
    first = await ask(web, kari, form(bought, {"1": 1}), at=PLACED + DAY)
    await ask(web, kari, form(bought, {"1": 1, "2": 1}), at=PLACED + 2 * DAY)
    await withdraw(web, kari, first)
    for language, told in (
        (NB, (
            nb, "Dette angrer du fortsatt på", "1 × Kobbel", "sender du det tilbake senest 14 dager",
            "Betal 499 kr innen mandag 7. desember 2026. Da er det du fortsatt angrer på, trukket fra.",
        )),
        (EN, (
            en, "What you still withdraw from", "1 × Kobbel", "send it back within 14 days",
            "Pay kr 499 by Monday 7 December 2026. What you still withdraw from is taken off already.",
        )),
    ):  # fmt: skip
        _, text = await letter(owner, mail.RETURN_WITHDRAWN, language)
        assert [] == [each for each in told if each not in text]


async def test_who_keeps_all_of_it_pays_all_of_it(web: House, owner: Any, kari: UUID) -> None:
    """Nothing is withdrawn from any more, so that nothing is taken off or sent back."""
    bought = await come(owner, kari)
    about = await number(owner, bought)
    await invoice(owner, kari, due=date(2026, 12, 7), total_ore=124700, order_number=about)
    await withdraw(web, kari, await ask(web, kari, form(bought, {"1": 1})))
    for language, told, untold in (
        (NB, "Betal 1 247 kr innen mandag 7. desember 2026.", ("pakken", "angrer på", "hos oss igjen")),
        (EN, "Pay kr 1,247 by Monday 7 December 2026.", ("parcel", "still", "with us again")),
    ):  # fmt: skip
        _, text = await letter(owner, mail.RETURN_WITHDRAWN, language)
        assert told in text
        assert [] == [each for each in untold if each in text]


async def test_who_keeps_what_the_shop_has_again_hears_how_to_get_it(
    web: House, owner: Any, kari: UUID
) -> None:
    """By writing to us; and that it is paid."""
    bought = await order(owner, kari, payment="card")
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, returned=CAME)
    await withdraw(web, kari, await ask(web, kari, form(bought, {"1": 1})))
    for language, told in (
        (NB, ("Varer som er hos oss igjen, sender vi på nytt hvis du skriver til", "De er betalt.")),
        (EN, ("What is with us again we send to you anew if you write to", "They are paid for.")),
    ):  # fmt: skip
        _, text = await letter(owner, mail.RETURN_WITHDRAWN, language)
        assert [] == [each for each in told if each not in text]
        assert [] == [each for each in ("Ta imot", "Take the parcel") if each in text]


@pytest.mark.parametrize(
    ("when", "nb", "en", "heading"),
    [
        ({"delivered": CAME}, "Returskjema", "Return form", "Slik sender du varene tilbake"),
        ({}, "Returskjema", "Return form", "Hvis du må sende noe tilbake"),
        ({"returned": CAME}, "Angremelding", "Withdrawal", None),
    ],
)
async def test_the_letter_is_called_what_it_is(
    web: House,
    owner: Any,
    kari: UUID,
    when: dict[str, Any],
    nb: str,
    en: str,
    heading: str | None,
) -> None:
    """With its number in the subject; how to send is told where something may have to be."""
    bought = await order(owner, kari)
    await sent(owner, bought, {"1": 2, "2": 1}, PLACED, **when)
    await ask(web, kari, form(bought, {"1": 1}))
    back = (await standing_of(web, kari, bought)).returns[0]
    about = await number(owner, bought)
    subject, text = await letter(owner, mail.RETURN_FORM, NB)
    assert f"{nb} {back.number} for bestilling {about}" == subject
    headings = ("Slik sender du varene tilbake", "Hvis du må sende noe tilbake")
    assert [each for each in headings if each == heading] == [
        each for each in headings if each in text
    ]
    assert f"{en} {back.number} for order {about}" == (await letter(owner, mail.RETURN_FORM, EN))[0]


def test_who_gave_a_reason_isnt_told_that_they_need_none() -> None:
    """Whoever gave none is."""
    for language, told in ((NB, "ikke å oppgi noen grunn"), (EN, "need not give a reason")):
        assert told not in read(return_form(language))
        assert told in read(return_form(language, reason=None))


def test_what_is_in_the_shop_in_part_is_told_in_part() -> None:
    """On the form as on the page."""
    for language, some, whole in (
        (NB, "Noe av dette er hos oss igjen. Det trenger du ikke sende.", "Varene er hos oss igjen"),
        (EN, "Some of it is with us again. You needn’t send that.", "The goods are with us again"),
    ):  # fmt: skip
        part = " ".join(read(return_form(language, is_in_shop=True)).split())
        assert (True, False) == (some in part, whole in part)
        all_of_it = " ".join(read(return_form(language, is_in_shop=True, send_until=None)).split())
        assert (False, True) == (some in all_of_it, whole in all_of_it)


@pytest.mark.parametrize(
    ("pictures", "nb", "en"),
    [
        (0, None, None),
        (1, "Du sendte med ett bilde.", "You sent a picture with it."),
        (3, "Du sendte med 3 bilder.", "You sent 3 pictures with it."),
    ],
)
def test_the_receipt_of_a_complaint_tells_of_its_pictures(
    pictures: int, nb: str | None, en: str | None
) -> None:
    """So that one sees that they came."""
    given = {
        "name": "Kari", "order": str(uuid4()), "order_number": "5001", "complaint_number": "K-1",
        "what": "Gåbånd", "text": "Sømmen gikk opp.", "pictures": pictures, "wish": None,
    }  # fmt: skip
    for language, expected in ((NB, nb), (EN, en)):
        text = render(
            mail.COMPLAINT_RECEIVED, language, given, public_url="https://min.example"
        ).text
        if expected:
            assert expected in text
        else:
            assert ("bilde" in text, "picture" in text) == (False, False)


@pytest.mark.parametrize(
    ("expected", "ore", "language"),
    [
        ("279 kr", 27900, NB),
        ("1 289 kr", 128900, NB),
        ("49,90 kr", 4990, NB),
        ("kr 1,000", 100000, EN),
        ("kr 49.90", 4990, EN),
    ],
)
def test_in_a_sentence_money_is_written_as_on_the_pages(
    expected: str, ore: int, language: Language
) -> None:
    """Whole kroner without their øre."""
    assert expected.replace(" ", "\u00a0") == spoken_money(ore, language)
