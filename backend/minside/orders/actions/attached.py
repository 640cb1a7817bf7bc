"""A paper that went along with a letter, as its customer finds it again: by its name, and where it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from minside.core.language import Language, Text

from .papers import (
    Builder,
    packing_slip_paper,
    return_form_paper,
    withdrawal_form_paper,
)

# Where the paper of this row, and of the order with this id, is drawn: a path on this host.
Path: TypeAlias = Callable[[UUID, str | None], str | None]


@dataclass(frozen=True, slots=True)
class AttachedPaper:
    """`name` is its file's, as the letter had it, or what sort of paper it was where the row is gone; then
    `url`, a path on this host, is None."""

    name: str
    url: str | None


async def attached_paper(
    kind: str, row: UUID, order: str | None, letter: Language, reader: Language
) -> AttachedPaper:
    """The paper that a letter in that language had with it, for the customer whose it is. It is drawn anew
    when it is opened: none is stored."""
    build, path, what = _KEPT[kind]
    paper = await build(row, letter)
    if paper is None:
        return AttachedPaper(what.in_(reader), None)
    return AttachedPaper(paper.file_name, path(row, order))


def _slip(shipment: UUID, _order: str | None) -> str:
    return f"/shipment/{shipment}/packing-slip.pdf"


def _filled_in(order_return: UUID, order: str | None) -> str | None:
    return f"/order/{order}/return-form.pdf?return={order_return}" if order else None


def _blank(order: UUID, _order: str | None) -> str:
    return f"/order/{order}/return-form.pdf"


_FORM: Final = Text("Returskjema", "Return form")
_KEPT: Final[dict[str, tuple[Builder, Path, Text]]] = {
    "orders.packing_slip": (packing_slip_paper, _slip, Text("Pakkseddel", "Packing slip")),
    "orders.return_form": (return_form_paper, _filled_in, _FORM),
    "orders.withdrawal_form": (withdrawal_form_paper, _blank, _FORM),
}
