"""Where a word has gone that was said at an address which its customer has left.

A no is about a yes: it ends that, and what was carried along from it, and nothing else. Whoever presses the
link of an old mail is its customer, who has the mails of years in one place, or somebody who has the mailbox
by now, and nobody can tell which. The customer wants no more of that mail, wherever it comes by now; the
other has no say in what was agreed to at another address. So a yes that was said at the new address itself
stays, and all that was never said at the old one.

Where a year of the ledger has gone, and with it the entry that a yes came along from, nothing tells which of
the addresses that were left that was: it came along from each of them.
"""

from collections.abc import Sequence
from uuid import UUID

from minside.consents.purposes import Purpose
from minside.core.scope import current

from .doors import Door
from .subjects import Subject, read


async def came_along(
    subjects: Sequence[Subject], purposes: Sequence[Purpose]
) -> list[tuple[Subject, list[Purpose]]]:
    """The subjects to which an address change carried what was said at these, or at their addresses by who wasn't
    signed in, and of these purposes the ones that hold there by it still."""
    left = [each.id for each in subjects if each.customer is not None]
    if not left:
        return []
    rows = await current().fetch(
        """
        WITH RECURSIVE old AS (
            SELECT its.id, its.customer FROM consent_subject named
                JOIN consent_subject its ON its.customer = named.customer AND its.kind = named.kind
                    AND its.left_at IS NOT NULL AND lower(its.address) = lower(named.address)
            WHERE named.id = ANY($1) AND named.kind = 'mail' AND named.left_at IS NOT NULL
        ), came AS (
            SELECT c.subject, c.purpose, e.action, e.channel, e.cites, e.subject AS of
            FROM (SELECT DISTINCT customer FROM old) AS whose
                JOIN consent_subject new
                    ON new.customer = whose.customer AND new.kind = 'mail' AND new.left_at IS NULL
                JOIN consent c ON c.subject = new.id AND c.state = 'given'
                JOIN consent_entry e ON e.number = c.entry
            WHERE c.purpose = ANY($2)
            UNION
            SELECT came.subject, came.purpose, e.action, e.channel, e.cites, e.subject
            FROM came JOIN consent_entry e ON e.number = came.cites
            WHERE came.action = 'carried'
        )
        SELECT DISTINCT subject, purpose FROM came
        WHERE of IN (SELECT id FROM old) OR action = 'carried' AND channel = $3
            AND NOT EXISTS (SELECT FROM consent_entry gone WHERE gone.number = came.cites)
        """,
        left, [each.value for each in purposes], Door.ADDRESS_CHANGED.value,
    )  # fmt: skip
    found: dict[UUID, set[str]] = {}
    for row in rows:
        found.setdefault(row["subject"], set()).add(row["purpose"])
    return [
        (each, [purpose for purpose in purposes if purpose.value in found[each.id]])
        for each in await read(sorted(found))
    ]
