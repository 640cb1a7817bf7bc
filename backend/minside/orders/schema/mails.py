"""What was written about an order, in GraphQL (S24, S25, S26)."""

from datetime import datetime
from enum import Enum

import strawberry

from minside.core.graphql import InfoT
from minside.orders import mail
from minside.outbox import actions as outbox

strawberry.enum(
    outbox.Fate,
    name="OrderMailState",
    description="What became of a mail. UNCLEAR: a server had it and never said whether it took it, so"
    " it may have arrived. NOT_SENT: it won't be tried again.",
)


@strawberry.enum(description="What a mail about an order was.")
class OrderMailKind(Enum):
    ORDER_CONFIRMATION = mail.ORDER_CONFIRMATION.name
    PACKING_SLIP = mail.PACKING_SLIP.name
    RETURN_FORM = mail.RETURN_FORM.name
    RETURN_WITHDRAWN = mail.RETURN_WITHDRAWN.name
    CANCELLATION_REQUESTED = mail.CANCELLATION_REQUESTED.name
    COMPLAINT_RECEIVED = mail.COMPLAINT_RECEIVED.name
    # Those of fixed deliveries, which are of a room upstairs.
    CHARGE_FAILED = "subscriptions/charge_failed"
    CHARGE_GIVEN_UP = "subscriptions/charge_given_up"
    CHARGE_PAID = "subscriptions/charge_paid"
    DELIVERY_HELD_BACK = "subscriptions/held_back"


@strawberry.type(description="A mail that was written about an order.")
class OrderMail:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    kind: OrderMailKind = strawberry.field(description="What it was.")
    to: str = strawberry.field(description="The address it went to.")
    state: outbox.Fate = strawberry.field(description="What became of it.")
    at: datetime = strawberry.field(
        description="In UTC: when it was sent where it is SENT, else when it was written."
    )
    why: str = strawberry.field(
        description="Why it was sent, in the customer's language: as the mail itself says (N5)."
    )

    @classmethod
    def of(cls, shown: outbox.Shown, info: InfoT) -> "OrderMail":
        return cls(
            id=strawberry.ID(str(shown.id)),
            kind=OrderMailKind(shown.template.name),
            to=shown.recipient,
            state=shown.fate,
            at=shown.at,
            why=shown.why(info.context.language),
        )
