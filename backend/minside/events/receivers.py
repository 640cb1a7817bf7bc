"""Who is told what: every receiver with its purpose and the fields on its list (S36).

Where a receiver is, and what it is called, is the operator's to say (`MINSIDE_RECEIVERS`). What it
may get stands here, for everybody to read, and nothing else leaves.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from minside.core.language import Text


@dataclass(frozen=True, slots=True)
class Receiver:
    """`takes` are the types that it is told of, each with the fields it gets of them."""

    key: str
    role: Text
    purpose: Text
    takes: Mapping[str, tuple[str, ...]]

    @property
    def fields(self) -> list[str]:
        """Every personal field that it may get, each once, in the order of `LABELS`."""
        given = {
            each
            for fields in self.takes.values()
            for field in fields
            for each in INSIDE.get(field, (field,))
        }
        return told(given)


INSIDE: Final = {
    "members": (
        "customer", "email", "phone", "language", "first_name", "bought", "viewed", "species", "breed",
    )
}  # fmt: skip
"""What a field holds that holds others; of an audience's members the last four only where they agree
to personalisation."""
_WHO: Final = ("customer", "id")
_CONTACT: Final = ("email", "first_name", "last_name", "phone", "address")

RECEIVERS: Final = {
    each.key: each
    for each in (
        Receiver(
            "shop",
            Text("Nettbutikk og kundekonto", "Web shop and customer account"),
            Text(
                "Å ta imot bestillinger og ha riktige opplysninger om deg",
                "To handle your orders with the right details",
            ),
            {
                "profile.changed": (*_WHO, "changed", *_CONTACT, "birth_year", "language"),
                "membership.changed": (*_WHO, "member", "at"),
                "order.cancel_requested": ("order",),
                "charge.requested": (
                    "charge", "order", "customer", "amount", "payment", "attempt",
                ),
                "return.requested": ("rma", "order", "lines", "reason", "undelivered"),
                "cart.opened": (*_WHO, "cart", "opening", "lines", "shop_cart"),
                "return.withdrawn": ("rma", "order"),
                "customer.erased": (*_WHO, "scope"),
            },
        ),
        Receiver(
            "warehouse",
            Text("Pakker og sender varene dine", "Packs and sends your goods"),
            Text("Å sende deg det du har avtalt", "To send you what was agreed"),
            {
                "delivery.to_fulfil": (
                    "delivery", "order", "deliver_on", "to", "method", "lines", "phone",
                ),
                "return.requested": ("rma", "order", "lines", "undelivered"),
                "return.withdrawn": ("rma", "order"),
                "customer.erased": _WHO,
            },
        ),
        Receiver(
            "newsletter",
            Text("Sender nyhetsbrev", "Sends newsletters"),
            Text(
                "Å sende nyhetsbrev til dem som har sagt ja, og slutte når de sier nei",
                "To send newsletters to those who said yes, and to stop when they say no",
            ),
            {
                "consent.changed": (*_WHO, "purpose", "given", "channel", "email", "phone", "members"),
                "audience.part": (
                    "request", "audience", "purpose", "part", "members", "withdrawn", "impersonal",
                ),
                "audience.ended": (
                    "request", "audience", "purpose", "parts", "members", "withdrawn",
                ),
                "pet.farewell": (*_WHO, "pet", "pet_name", "species"),
                "pet.farewell_undone": (*_WHO, "pet", "pet_name", "species"),
                "customer.erased": (*_WHO, "scope"),
            },
        ),
        Receiver(
            "accounting",
            Text("Fakturerer og fører regnskap", "Invoices and keeps the books"),
            Text("Å fakturere deg og følge bokføringsloven", "To invoice you and keep the books by law"),
            {
                "profile.changed": (*_WHO, "changed", *_CONTACT),
                "customer.erased": (*_WHO, "scope"),
            },
        ),
        Receiver(
            "helpdesk",
            Text("Svarer deg når du kontakter oss", "Answers when you contact us"),
            Text(
                "Å kjenne deg igjen når du spør oss om noe, og å se på omtaler før andre leser dem",
                "To recognise you when you ask, and to look at reviews before others read them",
            ),
            {
                "profile.changed": (*_WHO, "changed", "email", "first_name", "last_name", "phone"),
                "complaint.made": ("complaint", "order", "line", "text", "wish", "pictures"),
                "review.submitted": (
                    "review", "review_version", "sku", "stars", "title", "text", "author",
                ),
                "review.withdrawn": ("review",),
                "conversation.written": (
                    "conversation", "message", "customer", "id", "kind", "subject", "text", "order",
                    "line", "attachments", "by_mail",
                ),
                "customer.erased": _WHO,
            },
        ),
    )
}  # fmt: skip

LABELS: Final = {
    "customer": Text("Kundenummer", "Customer number"),
    "first_name": Text("Fornavn", "First name"),
    "last_name": Text("Etternavn", "Last name"),
    "email": Text("E-postadresse", "E-mail address"),
    "phone": Text("Telefonnummer", "Phone number"),
    "address": Text("Postadresse", "Postal address"),
    "birth_year": Text("Fødselsår", "Birth year"),
    "language": Text("Språk", "Language"),
    "member": Text("Om du er med i venneklubben", "Whether you are in the venneklubb"),
    "at": Text("Når det skjedde", "When it happened"),
    "to": Text("Navn og leveringsadresse", "Name and delivery address"),
    "deliver_on": Text("Leveringsdag", "Day of delivery"),
    "method": Text("Leveringsmåte", "Way of delivery"),
    "lines": Text("Varer", "Goods"),
    "amount": Text("Beløp", "Amount"),
    "payment": Text("Betalingsmåte", "Way of payment"),
    "undelivered": Text("Varer du ikke har fått", "Goods that you haven’t got"),
    "line": Text("Varen det gjelder", "Which goods it is about"),
    "reason": Text("Grunnen du oppga", "The reason you gave"),
    "sku": Text("Varen du skrev om", "The product you wrote about"),
    "stars": Text("Stjernene du ga", "The stars you gave"),
    "title": Text("Overskriften din", "Your title"),
    "subject": Text("Emnet", "The subject"),
    "text": Text("Det du skrev", "What you wrote"),
    "author": Text("Navnet du ville vises med", "The name you wished to be shown by"),
    "wish": Text("Hva du helst vil", "What you would like best"),
    "pictures": Text("Hvor mange bilder du la ved", "How many pictures you added"),
    "attachments": Text("Hvor mange vedlegg du la ved", "How many attachments you added"),
    "purpose": Text("Samtykkene dine", "Your consents"),
    "pet_name": Text("Navnet på kjæledyret", "Your pet’s name"),
    "species": Text("Hva slags dyr det er", "What kind of animal it is"),
    "breed": Text("Rasen til dyret", "The animal’s breed"),
    "bought": Text("Varer du har kjøpt", "Goods you bought"),
    "viewed": Text("Varer du har sett på", "Goods you looked at"),
}
"""What the fields are called to the customer, in the order in which they are told."""

UNTOLD: Final = frozenset(
    {
        "id",
        "changed",
        "delivery",
        "order",
        "given",
        "channel",
        "scope",
        "rma",
        "complaint",
        "review",
        "review_version",
        "conversation",
        "message",
        "kind",
        "by_mail",
        "charge",
        "attempt",
        "pet",
        "request",
        "audience",
        "part",
        "parts",
        "members",
        "withdrawn",
        "impersonal",
        "cart",
        "opening",
        "shop_cart",
    }
)
"""Ids of ours, the list of what is new, and how a consent or an erasure was said: they say nothing
of anybody beside what is told."""


def told(fields: Collection[str]) -> list[str]:
    """Those of the fields that have a name to the customer, in the order of `LABELS`."""
    return [field for field in LABELS if field in fields]


WHAT: Final = {
    "profile.changed": Text("Endret profil", "Changed profile"),
    "membership.changed": Text(
        "Innmelding eller utmelding i venneklubben", "Joining or leaving the venneklubb"
    ),
    "delivery.to_fulfil": Text("Levering som skal sendes", "Delivery to be sent"),
    "charge.requested": Text("Levering som skal betales", "Delivery to be paid for"),
    "pet.farewell": Text("Farvel med et kjæledyr", "Farewell to a pet"),
    "pet.farewell_undone": Text("Angret farvel", "Farewell that was undone"),
    "order.cancel_requested": Text("Avbestilling", "Cancellation"),
    "return.requested": Text("Retur", "Return"),
    "return.withdrawn": Text("Retur som ikke ble noe av", "Return that came to nothing"),
    "complaint.made": Text("Reklamasjon", "Complaint"),
    "cart.opened": Text("Handlekurv du åpnet i nettbutikken", "Cart that you opened in the shop"),
    "review.submitted": Text("Omtale som skal ses på", "Review to be looked at"),
    "review.withdrawn": Text("Slettet omtale", "Deleted review"),
    "conversation.written": Text("Melding til kundeservice", "Message to customer service"),
    "consent.changed": Text("Endret samtykke", "Changed consent"),
    "audience.part": Text(
        "Hvem som kan få nyhetsbrev eller SMS", "Who may be sent newsletters or SMS"
    ),
    "audience.ended": Text("At listen var hel", "That the list was whole"),
    "customer.erased": Text("Slettet kunde", "Erased customer"),
}
