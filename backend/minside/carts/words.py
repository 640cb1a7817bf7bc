"""What is new about goods in a cart, and what was done with it, as people say it."""

from collections.abc import Mapping, Sequence
from typing import Final

from minside.core.language import Language, Text
from minside.core.writing import spoken_money

from .actions.changes import Change, LineChange
from .actions.kinds import ChangeKind, News
from .actions.todays import LineToday

_MOST_NAMED: Final = 3
NEWS: Final[Mapping[News, Text]] = {
    News.UNKNOWN: Text(
        "Denne varen kjenner bare nettbutikken. Der ser du pris og om den kan kjøpes.",
        "Only the shop knows this product. There you see its price, and whether it can be bought.",
    ),
    News.GONE: Text("Selges ikke lenger.", "Isn’t sold any more."),
    News.OUT_OF_STOCK: Text("Utsolgt akkurat nå.", "Sold out just now."),
    News.NO_PRICE: Text(
        "Har ingen pris akkurat nå, så den kan ikke kjøpes.",
        "Has no price just now, so it can’t be bought.",
    ),
    News.BACK_IN_STOCK: Text(
        "Den var utsolgt da den ble lagt i, og er tilbake på lager.",
        "It was sold out when it was put in, and is back in stock.",
    ),
}
_ALONE: Final[Mapping[ChangeKind, Text]] = {
    ChangeKind.MADE: Text("Du laget handlekurven.", "You made the cart."),
    ChangeKind.DELETED: Text("Du slettet handlekurven.", "You deleted the cart."),
    ChangeKind.UNDONE: Text("Du angret en endring.", "You undid a change."),
    ChangeKind.OPENED: Text(
        "Du åpnet handlekurven i nettbutikken.", "You opened the cart in the shop."
    ),
    ChangeKind.REMINDED: Text(
        "Vi minnet deg om handlekurven på e-post.", "We reminded you of the cart by e-mail."
    ),
}


def news(line: LineToday, language: Language) -> str | None:
    """What is otherwise than when it was saved; None where nothing is."""
    if line.news in (News.PRICE_UP, News.PRICE_DOWN):
        return _price(line).in_(language)
    return NEWS[line.news].in_(language) if line.news else None


def _price(line: LineToday) -> Text:
    assert line.then_ore is not None
    assert line.product
    assert line.product.price
    (old_nb, new_nb), (old_en, new_en) = (
        (spoken_money(line.then_ore, each), spoken_money(line.product.price.ore, each))
        for each in (Language.NB, Language.EN)
    )
    if line.news is News.PRICE_UP:
        return Text(
            f"Prisen har gått opp fra {old_nb} til {new_nb} siden den ble lagt i.",
            f"The price has gone up from {old_en} to {new_en} since it was put in.",
        )
    return Text(
        f"Prisen har gått ned fra {old_nb} til {new_nb} siden den ble lagt i.",
        f"The price has gone down from {old_en} to {new_en} since it was put in.",
    )


def said(change: Change, cart: object, names: Mapping[str, str]) -> Text:
    """What was done, as it is read in this cart; `names` are the products' by sku."""
    lines = [line for line in change.lines if line.cart == cart]
    if change.kind is ChangeKind.RENAMED:
        return _renamed(change.named)
    if change.kind is ChangeKind.MERGED:
        return _merged(change.named)
    if change.kind is ChangeKind.MOVED:
        return _moved(lines, names)
    if change.kind in (ChangeKind.LINES, ChangeKind.TOLD):
        return _lines(lines, names, by_shop=change.by_shop)
    return _ALONE[change.kind]


def _renamed(before: str | None) -> Text:
    if before is None:
        return Text("Du ga handlekurven et navn.", "You named the cart.")
    return Text(
        f"Du ga handlekurven nytt navn. Før het den «{before}».",
        f"You renamed the cart. It was called “{before}” before.",
    )


def _merged(named: str | None) -> Text:
    if named is None:
        return Text(
            "Du slo sammen handlekurven fra nettbutikken med denne.",
            "You merged the cart from the shop into this one.",
        )
    return Text(f"Du slo sammen «{named}» med denne.", f"You merged “{named}” into this one.")


def _moved(lines: Sequence[LineChange], names: Mapping[str, str]) -> Text:
    what = ", ".join(names.get(line.sku, line.sku) for line in lines)
    if any(line.after > line.before for line in lines):
        return Text(f"Du flyttet {what} hit.", f"You moved {what} here.")
    return Text(f"Du flyttet {what} til en annen handlekurv.", f"You moved {what} to another cart.")


def _lines(lines: Sequence[LineChange], names: Mapping[str, str], *, by_shop: bool) -> Text:
    say = _in_shop if by_shop else _by_customer
    told = [say(line, names.get(line.sku, line.sku)) for line in lines[:_MOST_NAMED]]
    what = Text(", ".join(each.nb for each in told), ", ".join(each.en for each in told))
    rest = _rest(len(lines) - len(told))
    if by_shop:
        return Text(f"I nettbutikken: {what.nb}{rest.nb}.", f"In the shop: {what.en}{rest.en}.")
    return Text(f"Du {what.nb}{rest.nb}.", f"You {what.en}{rest.en}.")


def _rest(more: int) -> Text:
    if more == 0:
        return Text("", "")
    if more == 1:
        return Text(", og én vare til", ", and one more product")
    return Text(f", og {more} varer til", f", and {more} more products")


def _by_customer(line: LineChange, name: str) -> Text:
    """As it follows `Du`, `You`."""
    if line.before == 0:
        return Text(f"la i {line.after} × {name}", f"put in {line.after} × {name}")
    if line.after == 0:
        return Text(f"tok ut {name}", f"took out {name}")
    return Text(
        f"endret {name} fra {line.before} til {line.after}",
        f"changed {name} from {line.before} to {line.after}",
    )


def _in_shop(line: LineChange, name: str) -> Text:
    if line.before == 0:
        return Text(f"{line.after} × {name} lagt i", f"{line.after} × {name} put in")
    if line.after == 0:
        return Text(f"{name} tatt ut", f"{name} taken out")
    return Text(
        f"{name} endret fra {line.before} til {line.after}",
        f"{name} changed from {line.before} to {line.after}",
    )
