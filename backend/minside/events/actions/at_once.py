"""Telling one receiver something at once, which isn't kept to be told again: a list of many customers,
of whom some may have said no before it were sent a second time."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.house import House
from minside.core.scope import current
from minside.core.settings import ReceiverAddress
from minside.events import transport
from minside.events.types import OUTGOING, Data

NotDelivered: Final = transport.NotDelivered


class NoReceiver(Exception):
    """`MINSIDE_RECEIVERS` doesn't say where this receiver is, nor what it is called."""


def address_of(receiver: str, house: House) -> ReceiverAddress:
    """Raises `NoReceiver`."""
    address = house.settings.receivers.get(receiver)
    if address is None:
        raise NoReceiver(receiver)
    return address


async def tell_at_once(receiver: str, type: str, data: Data, letter: str, house: House) -> None:
    """Send it now; `letter` is what the receiver knows it by. Hold no connection. Raises `NoReceiver`,
    and `NotDelivered`, which says whether it was seen all the same."""
    body = {
        "type": type,
        "version": OUTGOING[type].version,
        "timestamp": clock.now(),
        "data": data,
    }
    await transport.send(
        address_of(receiver, house), transport.Letter(letter, msgspec.json.encode(body))
    )


async def disclosed(
    receiver: str, type: str, got: Mapping[UUID, Sequence[str]], sending: UUID, house: House
) -> None:
    """Note what the receiver got of each of these customers, in one statement however many; once of a
    `sending`. Raises `NoReceiver`."""
    address, now = address_of(receiver, house), clock.now()
    await current().fetch(
        """
        INSERT INTO disclosure (customer, delivery, receiver, recipient, country, type, fields,
                                disclosed_at, acknowledged_at)
        SELECT k.id, md5($1::text || one.customer)::uuid, $2, $3, $4, $5, string_to_array(one.fields, ' '),
            $6, $6
        FROM unnest($7::uuid[], $8::text[]) AS one (customer, fields)
            JOIN customer k ON k.id = one.customer
        ON CONFLICT (delivery) DO NOTHING
        """,
        str(sending), receiver, address.name, address.country, type, now, list(got),
        [" ".join(fields) for fields in got.values()],
    )  # fmt: skip
