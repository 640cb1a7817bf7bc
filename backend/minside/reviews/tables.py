"""Reviews, what everybody may read of them, and votes."""

from typing import Final

from piccolo.columns import UUID, Date, Integer, SmallInt, Text, Timestamptz
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.engine import DB
from minside.core.language import Text as Label
from minside.core.personal import (
    Basis,
    Declaration,
    Declared,
    Purpose,
    Source,
    about,
    technical,
)
from minside.core.purposes import WITH_ACCOUNT

REVIEWS: Final = Purpose(
    "reviews",
    Label(
        "Å vise andre kunder hva du har skrevet om varer du har kjøpt",
        "To show other customers what you wrote about goods you bought",
    ),
    Basis.CONTRACT,
    "GDPR art. 6(1)(b)",
)


# The shop is told what it has to look at.
_TOLD: Final = ("outgoing_event.data", "event_delivery.data")


def _shown(column: str) -> tuple[str, ...]:
    return (*_TOLD, f"published_review.{column}")


class PublishedReview(Declared, Table, db=DB, tablename="published_review"):
    """What everybody may read of a review: a copy that goes with it, and doesn't say whose it is."""

    id = primary_key()
    sku = Text(default=None)
    stars = SmallInt(default=None)
    title = Text(default=None)
    body = Text(default=None)
    author = Text(null=True, default=None)
    species = Text(null=True, default=None)
    written_on = Date(default=None)
    published_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Omtaler slik andre leser dem", "Reviews as others read them"),
        category="S17",
        subject_reason="a copy without its author's id: it is deleted with the review that it is of",
        purposes=(REVIEWS,),
        retention=WITH_ACCOUNT,
        source=Source.DERIVED,
        access=False,
        portability=False,
        columns=(
            technical(id, "an id of ours, another than the review's"),
            technical(sku, "which product"),
            about(stars, "Stjerner", "Stars"),
            about(title, "Overskrift", "Title", free_text=True),
            about(body, "Omtale", "Review", free_text=True),
            about(author, "Navnet som vises", "The name that is shown", free_text=True),
            about(species, "Hva slags dyr den gjelder", "What kind of animal it is of"),
            about(written_on, "Skrevet", "Written"),
            technical(published_at, "since when it can be read"),
        ),
    )


class Review(Declared, Table, db=DB, tablename="review"):
    """What a customer wrote about a product that they bought, one a product (S17)."""

    id = primary_key()
    customer = customer_key()
    product = Text(default=None)
    sku = Text(default=None)
    name = Text(default=None)
    stars = SmallInt(default=None)
    title = Text(default=None)
    body = Text(default=None)
    pet = UUID(null=True, default=None)
    shown_as = Text(default=None)
    version = Integer(default=1)
    written_at = Timestamptz(default=None)
    changed_at = Timestamptz(default=None)
    state = Text(default="pending")
    moderated_at = Timestamptz(null=True, default=None)
    moderated_event = Text(default="")
    moderator = Text(null=True, default=None)
    reason = Text(null=True, default=None)
    published = UUID(null=True, default=None)

    personal = Declaration(
        label=Label("Omtaler", "Reviews"),
        category="S17",
        subject=customer,
        alike=(product,),
        purposes=(REVIEWS,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            technical(product, "what the shop calls the product, or the group that it is one of"),
            about(sku, "Varenummer", "Article number", editors=(), copies=_shown("sku")),
            about(name, "Vare", "Product", editors=()),
            about(stars, "Stjerner", "Stars", copies=_shown("stars")),
            about(title, "Overskrift", "Title", free_text=True, copies=_shown("title")),
            about(body, "Omtale", "Review", free_text=True, copies=_shown("body")),
            about(pet, "Dyret", "The pet"),
            about(shown_as, "Hvordan navnet vises", "How the name is shown"),
            technical(version, "how often it was written"),
            about(written_at, "Skrevet", "Written", source=Source.OBSERVED, editors=()),
            about(changed_at, "Sist endret", "Last changed", source=Source.OBSERVED, editors=()),
            about(state, "Om andre kan lese den", "Whether others can read it", source=Source.STAFF, editors=()),
            about(moderated_at, "Sett på av oss", "Looked at by us", source=Source.STAFF, editors=()),
            technical(moderated_event, "what tells two words of the shop's of one moment apart"),
            # Staff appear by their role (GDPR art. 15(4)).
            about(
                moderator, "Hvem hos oss som så på den", "Who of us looked at it",
                source=Source.STAFF, access=False, portability=False, editors=(),
            ),
            about(
                reason, "Hvorfor vi ikke viser den", "Why we don’t show it",
                source=Source.STAFF, free_text=True, editors=(), copies=("event.data",),
            ),
            technical(published, "which copy of it others read"),
        ),
    )  # fmt: skip


class ReviewVote(Declared, Table, db=DB, tablename="review_vote"):
    """That a customer found somebody else's review useful, once."""

    id = primary_key()
    customer = customer_key()
    published = UUID(default=None)
    voted_at = Timestamptz(default=None)

    personal = Declaration(
        label=Label("Omtaler du fant nyttige", "Reviews that you found useful"),
        category="S17",
        subject=customer,
        alike=(published,),
        purposes=(REVIEWS,),
        retention=WITH_ACCOUNT,
        columns=(
            technical(id, "an id of ours"),
            about(customer, "Kunde-id", "Customer id", portability=False, editors=()),
            about(published, "Omtalen", "The review"),
            about(voted_at, "Når", "When", source=Source.OBSERVED, editors=()),
        ),
    )
