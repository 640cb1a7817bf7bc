"""The packing slip (pakkseddel): what lies in the parcel. Prices don't: it may be a gift."""

from minside.core.language import Text
from minside.core.writing import day

from . import parts
from .papers import PackingSlipPaper
from .seller import Seller
from .sheet import Block, Heading, Sheet, Words


def sheet(paper: PackingSlipPaper, seller: Seller) -> Sheet:
    language = paper.language
    return parts.sheet(
        paper,
        seller,
        title=f"{Text('Pakkseddel', 'Packing slip').in_(language)} {paper.shipment_number}",
        to=paper.to,
        to_label=Text("Sendt til", "Sent to"),
        facts=(
            (Text("Bestilling", "Order"), paper.order_number),
            (Text("Pakke", "Parcel"), paper.shipment_number),
            (Text("Sendt", "Sent"), day(paper.shipped_on, language)),
            (Text("Sendt med", "Carrier"), paper.carrier),
            (Text("Hentested", "Pickup point"), paper.pickup_point),
            (Text("Sporing", "Tracking"), paper.tracking or paper.tracking_url),
        ),
        blocks=[
            Heading(Text("I denne pakken", "In this parcel").in_(language)),
            parts.unpriced(paper.lines, language),
            *_remaining(paper),
            _anything_wrong(paper, seller),
        ],
    )


def _remaining(paper: PackingSlipPaper) -> list[Block]:
    if not paper.remaining:
        return []
    heading = Text("Kommer for seg selv", "Still to come")
    return [
        Heading(heading.in_(paper.language)),
        parts.unpriced(paper.remaining, paper.language),
    ]


def _anything_wrong(paper: PackingSlipPaper, seller: Seller) -> Words:
    text = Text(
        f"Stemmer noe ikke? Skriv til {seller.email}, så ordner vi det.",
        f"Is anything wrong? Write to {seller.email}, and we will put it right.",
    )
    return Words(text.in_(paper.language), soft=True)
