"""What the letters about fixed deliveries keep as codes, in words."""

from collections.abc import Sequence
from typing import Any

from minside.core.language import Language, Text
from minside.core.writing import money


def missing(lines: Sequence[Any], language: Language) -> list[str]:
    """Each thing that doesn't come along and why, in a sentence (`mail.Missing`)."""
    return [_missing(line).in_(language) for line in lines]


def _missing(line: Any) -> Text:
    product, instead, ore = line["product"], line["instead"], line["price_ore"] or 0
    nb, en = money(ore, Language.NB), money(ore, Language.EN)
    match line["why"]:
        case "sold_out":
            return Text(f"{product} er utsolgt.", f"{product} is sold out.")
        case "gone":
            return Text(f"{product} selges ikke lenger.", f"{product} isn't sold any more.")
        case "price":
            return Text(
                f"{product} koster nå {nb} for én, og det har du ikke svart ja til.",
                f"{product} costs {en} for one now, and you haven't said yes to that.",
            )
        case "no_price":
            return Text(
                f"{product} har ingen pris hos oss akkurat nå.",
                f"{product} has no price with us just now.",
            )
        case "allergy":
            return Text(
                f"{product} kan ikke skaffes. {instead} kom ikke i stedet, for den har i seg, eller kan ha"
                " i seg, noe som dyret ikke tåler.",
                f"{product} can't be had. {instead} didn't come instead, for it has in it, or may have"
                " in it, something that the pet doesn't tolerate.",
            )
        case "substitute_price":
            return Text(
                f"{product} kan ikke skaffes, og {instead} er blitt dyrere enn da du valgte den.",
                f"{product} can't be had, and {instead} costs more than when you chose it.",
            )
        case "substitute_sold_out":
            return Text(
                f"{product} kan ikke skaffes, og det kan heller ikke {instead}.",
                f"{product} can't be had, and neither can {instead}.",
            )
        case _:
            return Text(f"{product} kom ikke med.", f"{product} didn't come along.")
