"""A paper that another room has written whole."""

from minside.core.hooks import PlainPaper

from . import parts
from .seller import Seller
from .sheet import Block, Box, Heading, Sheet, Words


def sheet(paper: PlainPaper, seller: Seller) -> Sheet:
    blocks: list[Block] = []
    for heading, paragraphs in paper.sections:
        blocks += [Heading(heading), *map(Words, paragraphs)]
    return parts.frame(
        paper.language,
        seller,
        title=paper.title,
        to_label=paper.to_label,
        to=list(paper.to),
        facts=list(paper.facts),
        # Where it takes two pages, the second has the box, and no stray line.
        blocks=[
            *blocks,
            Words(paper.note, soft=True),
            Box(paper.box_title, list(paper.box), close=True),
        ],
    )
