"""What went along with a message: its customer finds it again where it is kept."""

from minside.core.language import Language
from minside.orders import actions as orders
from minside.orders.actions import AttachedPaper
from minside.outbox.actions import Written

from .shown import Message


async def attachments(message: Message, language: Language) -> list[AttachedPaper]:
    """The papers that a letter of ours had with it. Whether the tool's had any, nobody tells us."""
    ours = message.source
    # A letter that said other things then can't say which paper it had.
    if not isinstance(ours, Written) or ours.template is None or ours.subject is None:
        return []
    attaches = ours.template.attaches
    row = attaches.row_in(ours.values) if attaches else None
    if attaches is None or row is None:
        return []
    order = ours.values.get("order")
    return [await orders.attached_paper(attaches.kind, row, order, ours.language, language)]
