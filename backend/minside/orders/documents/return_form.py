"""The return form: what the withdrawal form must hold (angrerettloven §20), filled in."""

from datetime import date
from typing import Final

from minside.core.language import Language, Text
from minside.core.writing import day, spoken_money, weekday

from . import parts, words
from .papers import ReturnFormPaper, ToPay
from .seller import Seller
from .sheet import Blanks, Block, Heading, Sheet, Steps, Words


def sheet(paper: ReturnFormPaper, seller: Seller) -> Sheet:
    language = paper.language
    title = Text("Returskjema", "Return form").in_(language)
    return parts.sheet(
        paper,
        seller,
        title=f"{title} {paper.number}" if paper.number else title,
        to=paper.customer,
        to_label=Text("Fra", "From"),
        facts=(
            (Text("Returnummer", "Return number"), paper.number),
            (Text("Bestilling", "Order"), paper.order_number),
            (Text("Bestilt", "Ordered"), day(paper.placed_on, language)),
            (Text("Mottatt", "Received"), parts.on(paper.delivered_on, language)),
            (Text("Meldt", "Reported"), parts.on(paper.opened_on, language)),
        ),
        blocks=[
            Heading(Text("Jeg angrer kjøpet", "I withdraw from the purchase").in_(language)),
            _statement(paper, seller),
            _goods(paper),
            *_reason(paper),
            _by_hand(paper),
            *_what_to_do(paper, seller),
        ],
    )


def _statement(paper: ReturnFormPaper, seller: Seller) -> Words:
    text = Text(
        f"Til {seller.name}: Jeg bruker angreretten og går fra avtalen om kjøp av disse varene.",
        f"To {seller.name}: I use my right of withdrawal and step back from buying these goods.",
    )
    return Words(text.in_(paper.language))


def _goods(paper: ReturnFormPaper) -> Block:
    """Where nobody knows what goes back, there is room to write it."""
    if paper.lines:
        return parts.unpriced(paper.lines, paper.language)
    return Blanks([Text("Varene det gjelder", "The goods").in_(paper.language)])


def _reason(paper: ReturnFormPaper) -> list[Block]:
    if not paper.reason:
        return []
    label = Text("Grunn", "Reason").in_(paper.language)
    return [Words(f"{label}: {paper.reason}")]


def _by_hand(paper: ReturnFormPaper) -> Blanks:
    labels = (
        Text("Sted og dato", "Place and date"),
        Text("Underskrift, når skjemaet er på papir", "Signature, when the form is on paper"),
    )
    return Blanks([label.in_(paper.language) for label in labels])


def _what_to_do(paper: ReturnFormPaper, seller: Seller) -> list[Block]:
    """Nothing, once the shop has got it; where it wasn't said in time, whom to ask."""
    if not paper.is_open:
        return []
    if paper.is_too_late:
        return [Words(_too_late(paper, seller).in_(paper.language))]
    return [
        Heading(Text("Slik gjør du", "What to do").in_(paper.language)),
        _steps(paper, seller),
        _good_to_know(paper),
    ]


def _too_late(paper: ReturnFormPaper, seller: Seller) -> Text:
    ask = Text(
        f"Er du uenig, eller lurer du på noe? Skriv til {seller.email}.",
        f"Do you disagree, or wonder about something? Write to {seller.email}.",
    )
    if paper.withdraw_until is None:
        return ask
    last = _day(paper.withdraw_until)
    return Text(
        f"Fristen for å angre var {last.nb}. {ask.nb}",
        f"The last day to withdraw was {last.en}. {ask.en}",
    )


def _steps(paper: ReturnFormPaper, seller: Seller) -> Steps:
    steps = (*_say_so(paper, seller), *_send(paper, seller))
    return Steps([step.in_(paper.language) for step in steps])


def _say_so(paper: ReturnFormPaper, seller: Seller) -> list[Text]:
    """Only where it hasn't been said already."""
    if paper.number:
        return []
    said = Text(f"Send skjemaet til {seller.email}", f"Send the form to {seller.email}")
    if not paper.is_guests:
        said = Text(
            f"Si fra på Min Side, eller send skjemaet til {seller.email}",
            f"Tell us on Min Side, or send the form to {seller.email}",
        )
    if paper.withdraw_until is None:
        return [Text(f"{said.nb}.", f"{said.en}.")]
    until = _day(paper.withdraw_until)
    return [Text(f"{said.nb}, senest {until.nb}.", f"{said.en}, by {until.en} at the latest.")]


def _send(paper: ReturnFormPaper, seller: Seller) -> list[Text]:
    where = ", ".join((seller.name, *seller.address))
    steps = [
        *(_parcel(paper, where) if paper.is_here else ()),
        *([_not_come(paper.refusal, where)] if paper.is_on_its_way else ()),
        *([_back(paper)] if paper.is_in_shop else ()),
    ]
    if not seller.address and (paper.is_here or paper.is_on_its_way):
        steps.append(
            Text(
                f"Mangler du adressen? Skriv til {seller.email}.",
                f"Don’t have the address? Write to {seller.email}.",
            )
        )
    return steps


def _parcel(paper: ReturnFormPaper, where: str) -> list[Text]:
    pack = Text(
        "Pakk varene godt inn, og legg skjemaet i pakken.",
        "Pack the goods well, and put the form in the parcel.",
    )
    send = Text(f"Send pakken til {where}", f"Send the parcel to {where}")
    if paper.send_until is None:
        return [pack, Text(f"{send.nb}.", f"{send.en}.")]
    until = _day(paper.send_until)
    if paper.is_late:
        return [pack, _as_soon_as_you_can(send, until)]
    return [
        pack,
        Text(f"{send.nb}, senest {until.nb}.", f"{send.en}, by {until.en} at the latest."),
    ]


def _as_soon_as_you_can(send: Text, until: Text) -> Text:
    """It isn't too late, and what was said in time still holds."""
    return Text(
        f"{send.nb}. Fristen var {until.nb}, så send den så snart du kan.",
        f"{send.en}. The last day was {until.en}, so send it as soon as you can.",
    )


def _not_come(refusal: str | None, where: str) -> Text:
    if refusal is None:
        return Text(
            "Det som ikke er kommet ennå, prøver vi å ta ut av pakken. Kommer det likevel, sender du det til"
            f" {where}, senest 14 dager etter at det kom.",
            "What hasn’t come yet, we try to take out of the parcel. If it comes all the same, send it to"
            f" {where} within 14 days after it came.",
        )
    how = words.refusing(refusal)
    return Text(
        f"{how.nb} Tar du den imot likevel, sender du den til {where}, senest 14 dager etter at den kom.",
        f"{how.en} If you take it all the same, send it to {where} within 14 days after it came.",
    )


def _back(paper: ReturnFormPaper) -> Text:
    if paper.is_here or paper.is_on_its_way:
        return Text(
            "Noe av dette er hos oss igjen. Det trenger du ikke sende.",
            "Some of it is with us again. You needn’t send that.",
        )
    return Text(
        "Varene er hos oss igjen, så du har ingenting å sende.",
        "The goods are with us again, so there is nothing for you to send.",
    )


def _day(last: date) -> Text:
    return Text(weekday(last, Language.NB), weekday(last, Language.EN))


def _good_to_know(paper: ReturnFormPaper) -> Words:
    is_elsewhere = paper.is_here or paper.is_on_its_way
    texts = [
        *([] if paper.reason else [_NO_REASON]),
        _owed(paper.to_pay) if paper.to_pay else _money(paper, is_elsewhere),
        *([_FREIGHT] if is_elsewhere else ()),
    ]
    return Words(" ".join(text.in_(paper.language) for text in texts), soft=True)


_NO_REASON: Final = Text("Du trenger ikke å oppgi noen grunn.", "You need not give a reason.")
_FREIGHT: Final = Text(
    "Sender du varer tilbake, betaler du frakten selv.",
    "If you send goods back, you pay the freight yourself.",
)


def _owed(to_pay: ToPay) -> Text:
    said = words.to_pay(to_pay)
    return Text(
        f"Fakturaen er ikke betalt ennå. {said.nb}", f"The invoice isn’t paid yet. {said.en}"
    )


def _money(paper: ReturnFormPaper, is_elsewhere: bool) -> Text:
    """That of what was paid; where nobody knows whether it was, both."""
    comes = _comes(paper, is_elsewhere)
    if paper.is_paid:
        much = _much(paper.back_ore)
        return Text(f"Du får igjen {much.nb} {comes.nb}.", f"You get {much.en} back {comes.en}.")
    return Text(
        "Har du ikke betalt ennå, betaler du bare for det du beholder. Pengene for det du har betalt, får"
        f" du {comes.nb}.",
        "If you haven’t paid yet, pay only for what you keep. For what you have paid you get your money"
        f" {comes.en}.",
    )


def _much(back_ore: int | None) -> Text:
    if back_ore is None:
        return Text("pengene", "your money")
    return Text(spoken_money(back_ore, Language.NB), spoken_money(back_ore, Language.EN))


def _comes(paper: ReturnFormPaper, is_elsewhere: bool) -> Text:
    """By when: of a return whose day is past, none is named."""
    if paper.number and paper.money_by is None:
        return _ONCE_SENT if is_elsewhere else _SOON
    by = Text("senest 14 dager etter at du sa fra", "within 14 days of telling us")
    if paper.money_by:
        last = _day(paper.money_by)
        by = Text(f"senest {last.nb}", f"by {last.en} at the latest")
    return Text(f"{by.nb}{_WAIT.nb}", f"{by.en}{_WAIT.en}") if is_elsewhere else by


_ONCE_SENT: Final = Text(
    "når varene er her, eller når du viser at de er sendt",
    "once the goods are here, or once you show that they were sent",
)
_SOON: Final = Text("så snart vi kan", "as soon as we can")
_WAIT: Final = Text(
    ", men vi kan vente til varene er her, eller til du viser at de er sendt",
    ", though we may wait until the goods are here, or until you show that they were sent",
)
