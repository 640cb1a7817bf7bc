"""Complaints in GraphQL."""

from datetime import datetime

import strawberry

from minside.core.graphql import shown
from minside.orders import actions as orders

strawberry.enum(orders.ComplaintWish, description="What the customer would like best.")
strawberry.enum(orders.ComplaintOutcome, description="What came of a complaint.")


@strawberry.type(description="A picture of what is wrong, drawn anew and without metadata.")
class ComplaintPicture:
    url: str = strawberry.field(description="A path on this host; at most 1200 pixels a side.")
    thumbnail_url: str = strawberry.field(description="The same, at most 256 pixels a side.")
    width: int = strawberry.field(description="In pixels.")
    height: int = strawberry.field(description="In pixels.")

    @classmethod
    def of(cls, picture: orders.ComplaintPicture) -> "ComplaintPicture":
        urls = {"url": f"/photo/{picture.id}", "thumbnail_url": f"/photo/{picture.thumbnail}"}
        return shown(cls, picture, **urls)


@strawberry.type(description="Something that is wrong with a line of an order (reklamasjon; S14).")
class Complaint:
    id: strawberry.ID = strawberry.field(description="Opaque.")
    number: str = strawberry.field(description="What to call it when asking, as K-7K2M9P4.")
    opened_at: datetime = strawberry.field(description="In UTC.")
    by_staff: bool = strawberry.field(description="Whether the shop noted it for the customer.")
    line: str = strawberry.field(description="Which line of the order.")
    product_name: str = strawberry.field(description="What that product was called.")
    text: str = strawberry.field(description="What is wrong.")
    wish: orders.ComplaintWish | None = strawberry.field(
        description="What the customer would like best; null where nothing was said."
    )
    pictures: list[ComplaintPicture] = strawberry.field(description="At most 10.")
    outcome: orders.ComplaintOutcome | None = strawberry.field(description="What came of it.")
    answer: str | None = strawberry.field(description="What the shop says to it.")
    settled_at: datetime | None = strawberry.field(description="In UTC; null while it is open.")

    @classmethod
    def of(cls, standing: orders.Standing, complaint: orders.Complaint) -> "Complaint":
        return shown(
            cls,
            complaint,
            product_name=standing.name(complaint.line),
            text=complaint.body,
            pictures=[ComplaintPicture.of(each) for each in complaint.pictures],
        )
