"""Agreements in and out of the database, whole."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.scope import current

from .agreement import Agreement, Coming, Line, PricePromise, ThisTime, replace
from .kinds import DeliveryState, MovedBy, State, WhenOut
from .rhythm import Unit
from .under_way import UnderWay, read, under_way_in

_PLAIN: Final = (
    "anchor_on", "anchor_number", "every", "delivery_method", "payment", "notice", "address",
    "paused_until", "state_by", "state_since", "reason",
)  # fmt: skip
_THERE: Final = (
    "(SELECT a.id FROM delivery_address a WHERE a.customer = subscription.customer AND a.id = ${n})"
)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A customer's agreement, and how often it was changed. `has_usual_address`: what is told to go nowhere
    else goes to the customer's default address, or home. `under_way` has what is ordered and hasn't come."""

    id: UUID
    customer: UUID
    version: int
    created_at: datetime
    agreement: Agreement
    has_usual_address: bool
    under_way: tuple[UnderWay, ...] = ()


_WITH_READER: Final = """
    SELECT *, (
        SELECT street IS NOT NULL OR EXISTS (
            SELECT FROM delivery_address WHERE customer = c.id AND is_default
        ) FROM customer c WHERE c.id = subscription.customer
    ) AS has_usual_address
    FROM subscription
"""


async def load_all(customer: UUID) -> list[Subscription]:
    """All that the customer has, the active first, then in the order they began. Five statements,
    however many."""
    return await _with_parts(
        await current().fetch(
            f"""
            {_WITH_READER} WHERE customer = $1
            ORDER BY array_position(ARRAY['active', 'paused', 'cancelled'], state), id
            """,
            customer,
        )
    )


async def load(customer: UUID, subscription: UUID, *, lock: bool = False) -> Subscription | None:
    """One of the customer's; None where there is none such. Locked, neither the run nor another edit
    touches it until the transaction ends."""
    rows = await current().fetch(
        f"{_WITH_READER} WHERE customer = $1 AND id = $2 {'FOR NO KEY UPDATE' if lock else ''}",
        customer,
        subscription,
    )
    return next(iter(await _with_parts(rows)), None)


async def _with_parts(rows: Sequence[Any]) -> list[Subscription]:
    if not rows:
        return []
    ids = [row["id"] for row in rows]
    lines, coming, ordered = await _lines(ids), await _coming(ids), await _ordered(ids)
    return [
        Subscription(
            id=row["id"],
            customer=row["customer"],
            version=row["version"],
            created_at=row["created_at"],
            has_usual_address=row["has_usual_address"],
            under_way=ordered[row["id"]].under_way,
            agreement=_without_what_is_over(
                Agreement(
                    **{name: row[name] for name in _PLAIN},
                    state=State(row["state"]),
                    unit=Unit(row["unit"]),
                    lines=tuple(lines[row["id"]]),
                    coming=tuple(coming[row["id"]]),
                    ordered_number=ordered[row["id"]].last,
                )
            ),
        )
        for row in rows
    ]


def _without_what_is_over(agreement: Agreement) -> Agreement:
    """An old price that was kept for deliveries which are all settled says nothing any more."""
    first = agreement.first_open
    lines = tuple(
        replace(line, kept=tuple(each for each in line.kept if each.keeps_number >= first))
        for line in agreement.lines
    )
    return replace(agreement, lines=lines)


async def _lines(subscriptions: Collection[UUID]) -> dict[UUID, list[Line]]:
    rows = await current().fetch(
        """
        SELECT l.*, (
            SELECT coalesce(array_agg(pet ORDER BY id), '{}') FROM subscription_line_pet
            WHERE line = l.id
        ) AS pets, (
            SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', id, 'old_ore', old_ore, 'new_ore', new_ore, 'told_ore', told_ore,
                'keeps_number', keeps_number, 'raised_at', raised_at
            ) ORDER BY answered_at, id), '[]') FROM price_promise
            WHERE customer = l.customer AND line = l.id AND answer IN ('accepted', 'ceiling')
              AND keeps_number > 0
        ) AS kept, p.id AS promise, p.old_ore, p.new_ore, p.told_ore, p.keeps_number, p.raised_at
        FROM subscription_line l
        LEFT JOIN LATERAL (
            SELECT * FROM price_promise
            WHERE customer = l.customer AND line = l.id AND answered_at IS NULL LIMIT 1
        ) p ON true
        WHERE subscription = ANY($1) ORDER BY position, l.id
        """,
        list(subscriptions),
    )
    found: dict[UUID, list[Line]] = defaultdict(list)
    for row in rows:
        line = Line(
            id=row["id"],
            sku=row["sku"],
            quantity=row["quantity"],
            agreed_ore=row["agreed_ore"],
            ceiling_ore=row["ceiling_ore"],
            when_out=WhenOut(row["when_out"]),
            substitute_sku=row["substitute_sku"],
            substitute_agreed_ore=row["substitute_agreed_ore"],
            pets=tuple(row["pets"]),
            promise=_promise(row),
            kept=msgspec.json.decode(row["kept"], type=tuple[PricePromise, ...]),
        )
        found[row["subscription"]].append(line)
    return found


def _promise(row: Any) -> PricePromise | None:
    if row["promise"] is None:
        return None
    return PricePromise(
        id=row["promise"],
        old_ore=row["old_ore"],
        new_ore=row["new_ore"],
        told_ore=row["told_ore"],
        keeps_number=row["keeps_number"],
        raised_at=row["raised_at"],
    )


async def _coming(subscriptions: Collection[UUID]) -> dict[UUID, list[Coming]]:
    """What isn't settled; what was skipped and is over isn't coming either."""
    rows = await current().fetch(
        """
        SELECT d.*, (
            SELECT coalesce(jsonb_agg(jsonb_build_array(sku, quantity, agreed_ore) ORDER BY id), '[]')
            FROM delivery_line WHERE delivery = d.id
        ) AS lines
        FROM delivery d WHERE subscription = ANY($1) AND settled_at IS NULL
          AND (state <> 'skipped' OR deadline_at > $2) ORDER BY number
        """,
        list(subscriptions), clock.now(),
    )  # fmt: skip
    found: dict[UUID, list[Coming]] = defaultdict(list)
    for row in rows:
        found[row["subscription"]].append(_read_coming(row))
    return found


def _read_coming(row: Any) -> Coming:
    return Coming(
        id=row["id"],
        number=row["number"],
        state=DeliveryState(row["state"]),
        planned_on=row["planned_on"],
        deliver_on=row["deliver_on"],
        moved_by=MovedBy(row["moved_by"]) if row["moved_by"] else None,
        deadline_at=row["deadline_at"],
        noticed_at=row["noticed_at"],
        address=row["address"],
        payment=row["payment"],
        put_off_since=row["put_off_since"],
        lines=tuple(ThisTime(*each) for each in msgspec.json.decode(row["lines"])),
    )


class _Ordered(NamedTuple):
    """The last number that was settled, 0 where none was; and what is ordered and hasn't come."""

    last: int = 0
    under_way: tuple[UnderWay, ...] = ()


async def _ordered(subscriptions: Collection[UUID]) -> dict[UUID, _Ordered]:
    rows = await current().fetch(
        f"""
        SELECT d.subscription, max(d.number) AS last, {under_way_in("$3")} AS under_way
        FROM delivery d WHERE d.subscription = ANY($1)
          AND (d.settled_at IS NOT NULL OR d.state = 'skipped' AND d.deadline_at <= $2)
        GROUP BY d.subscription
        """,  # noqa: S608 - our own words
        list(subscriptions), clock.now(), clock.today(),
    )  # fmt: skip
    found = {row["subscription"]: _Ordered(row["last"], read(row["under_way"])) for row in rows}
    return defaultdict(_Ordered, found)


async def insert(customer: UUID, agreement: Agreement) -> UUID:
    """A new subscription, with its lines and its first delivery; its id."""
    values = _head(agreement)
    names = ", ".join(values)
    places = ", ".join(f"${n}" for n in range(3, len(values) + 3))
    id: UUID = await current().fetchval(
        f"INSERT INTO subscription (customer, created_at, {names}) VALUES ($1, $2, {places})"  # noqa: S608 - names of our own
        " RETURNING id",
        customer, clock.now(), *values.values(),
    )  # fmt: skip
    await _store_lines(customer, id, agreement)
    await _store_coming(customer, id, agreement)
    return id


async def store(subscription: Subscription, after: Agreement) -> None:
    """The locked subscription becomes this, and its version grows by one; an address that is gone
    meanwhile is the usual one."""
    values = _head(after)
    sets = ", ".join(
        f"{name} = {_THERE.format(n=n) if name == 'address' else f'${n}'}"
        for n, name in enumerate(values, start=2)
    )
    await current().fetch(
        f"UPDATE subscription SET version = version + 1, {sets} WHERE id = $1",  # noqa: S608 - names of our own
        subscription.id, *values.values(),
    )  # fmt: skip
    if after.lines != subscription.agreement.lines:
        await _store_lines(subscription.customer, subscription.id, after)
    if after.coming != subscription.agreement.coming:
        await _store_coming(subscription.customer, subscription.id, after)


def _head(agreement: Agreement) -> dict[str, Any]:
    plain = {name: getattr(agreement, name) for name in _PLAIN}
    return {"state": agreement.state.value, "unit": agreement.unit.value, **plain}


async def _store_lines(customer: UUID, subscription: UUID, agreement: Agreement) -> None:
    """These and no others; a line keeps its id while its product stays."""
    lines = agreement.lines
    skus = [line.sku for line in lines]
    await current().fetch(
        "DELETE FROM subscription_line WHERE customer = $1 AND subscription = $2 AND sku <> ALL($3)",
        customer, subscription, skus,
    )  # fmt: skip
    rows = await current().fetch(
        """
        INSERT INTO subscription_line (
            customer, subscription, position, sku, quantity, agreed_ore, ceiling_ore, when_out,
            substitute_sku, substitute_agreed_ore)
        SELECT $1, $2, one.* FROM unnest(
            $3::smallint[], $4::text[], $5::smallint[], $6::bigint[], $7::bigint[], $8::text[],
            $9::text[], $10::bigint[]) AS one
        ON CONFLICT (subscription, sku) DO UPDATE SET
            position = EXCLUDED.position, quantity = EXCLUDED.quantity,
            agreed_ore = EXCLUDED.agreed_ore, ceiling_ore = EXCLUDED.ceiling_ore,
            when_out = EXCLUDED.when_out, substitute_sku = EXCLUDED.substitute_sku,
            substitute_agreed_ore = EXCLUDED.substitute_agreed_ore
        RETURNING id, sku
        """,
        customer, subscription, list(range(len(lines))), skus,
        [line.quantity for line in lines], [line.agreed_ore for line in lines],
        [line.ceiling_ore for line in lines], [line.when_out.value for line in lines],
        [line.substitute_sku for line in lines], [line.substitute_agreed_ore for line in lines],
    )  # fmt: skip
    ids: dict[str, UUID] = {row["sku"]: row["id"] for row in rows}
    await _store_pets(customer, ids, lines)
    await _close_promises(customer, ids, lines)
    await _keep_answered(customer, ids, lines)
    await _open_promises(customer, ids, lines)


async def _store_pets(customer: UUID, ids: dict[str, UUID], lines: Sequence[Line]) -> None:
    """A pet that is gone meanwhile stays out."""
    eaters = [(ids[line.sku], pet) for line in lines for pet in line.pets]
    await current().fetch(
        "DELETE FROM subscription_line_pet WHERE customer = $1 AND line = ANY($2)",
        customer, list(ids.values()),
    )  # fmt: skip
    await current().fetch(
        """
        INSERT INTO subscription_line_pet (customer, line, pet)
        SELECT $1, one.line, one.pet FROM unnest($2::uuid[], $3::uuid[]) AS one (line, pet)
        JOIN pet ON pet.customer = $1 AND pet.id = one.pet
        """,
        customer, [line for line, _ in eaters], [pet for _, pet in eaters],
    )  # fmt: skip


async def _close_promises(customer: UUID, ids: dict[str, UUID], lines: Sequence[Line]) -> None:
    """Those that wait for no answer any more; what is gone with its line is closed by that."""
    await current().fetch(
        """
        UPDATE price_promise p SET answered_at = $2, answer = CASE
            WHEN one.ceiling_ore >= p.new_ore THEN 'ceiling'
            WHEN one.agreed_ore >= p.new_ore THEN 'accepted' ELSE 'over' END
        FROM unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::uuid[])
            AS one (line, agreed_ore, ceiling_ore, promise)
        WHERE p.customer = $1 AND p.line = one.line AND p.answered_at IS NULL
          AND p.id IS DISTINCT FROM one.promise
        """,
        customer, clock.now(), [ids[line.sku] for line in lines],
        [line.agreed_ore for line in lines], [line.ceiling_ore for line in lines],
        [line.promise and line.promise.id for line in lines],
    )  # fmt: skip


async def _keep_answered(customer: UUID, ids: dict[str, UUID], lines: Sequence[Line]) -> None:
    """A line that was taken away took its promises along; back again, it keeps the old price as it did.
    Nobody may add one that is answered already, so that it is put back first, and answered then."""
    kept = [(ids[line.sku], each) for line in lines for each in line.kept]
    for line, each in kept:
        back = await current().fetchval(
            """
            INSERT INTO price_promise
                (customer, id, line, old_ore, new_ore, told_ore, keeps_number, raised_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING id
            """,
            customer, each.id, line, each.old_ore, each.new_ore, each.told_ore, each.keeps_number,
            each.raised_at,
        )  # fmt: skip
        await current().fetch(
            "UPDATE price_promise SET answer = 'accepted', answered_at = $3"
            " WHERE customer = $1 AND id = $2 AND answered_at IS NULL",
            customer, back, clock.now(),
        )  # fmt: skip


async def _open_promises(customer: UUID, ids: dict[str, UUID], lines: Sequence[Line]) -> None:
    """Those whose answer was undone wait for another."""
    waiting = [(ids[line.sku], line.promise) for line in lines if line.promise is not None]
    await current().fetch(
        """
        INSERT INTO price_promise
            (customer, id, line, old_ore, new_ore, told_ore, keeps_number, raised_at)
        SELECT $1, one.* FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[],
                                     $6::bigint[], $7::integer[], $8::timestamptz[]) AS one
        ON CONFLICT (id) DO UPDATE SET answer = NULL, answered_at = NULL
        WHERE price_promise.answered_at IS NOT NULL
        """,
        customer, [each.id for _, each in waiting], [line for line, _ in waiting],
        [each.old_ore for _, each in waiting], [each.new_ore for _, each in waiting],
        [each.told_ore for _, each in waiting], [each.keeps_number for _, each in waiting],
        [each.raised_at for _, each in waiting],
    )  # fmt: skip


async def _store_coming(customer: UUID, subscription: UUID, agreement: Agreement) -> None:
    """These and no others, of those that aren't settled; an address that is gone meanwhile is the
    usual one."""
    coming = agreement.coming
    await current().fetch(
        """
        DELETE FROM delivery WHERE customer = $1 AND subscription = $2 AND settled_at IS NULL
          AND number <> ALL($3) AND (state <> 'skipped' OR deadline_at > $4)
        """,
        customer, subscription, [each.number for each in coming], clock.now(),
    )  # fmt: skip
    rows = await current().fetch(
        """
        INSERT INTO delivery (
            customer, subscription, number, state, planned_on, deliver_on, moved_by, deadline_at,
            noticed_at, payment, put_off_since, address)
        SELECT $1, $2, one.number, state, planned_on, deliver_on, moved_by, deadline_at, noticed_at,
               payment, put_off_since,
               (SELECT id FROM delivery_address a WHERE a.customer = $1 AND a.id = one.address)
        FROM unnest(
            $3::integer[], $4::text[], $5::date[], $6::date[], $7::text[], $8::timestamptz[],
            $9::timestamptz[], $10::text[], $11::date[], $12::uuid[]
        ) AS one (number, state, planned_on, deliver_on, moved_by, deadline_at, noticed_at, payment,
                  put_off_since, address)
        ON CONFLICT (subscription, number) DO UPDATE SET
            state = EXCLUDED.state, planned_on = EXCLUDED.planned_on,
            deliver_on = EXCLUDED.deliver_on, moved_by = EXCLUDED.moved_by,
            deadline_at = EXCLUDED.deadline_at, noticed_at = EXCLUDED.noticed_at,
            payment = EXCLUDED.payment, put_off_since = EXCLUDED.put_off_since,
            address = EXCLUDED.address
        RETURNING id, number
        """,
        customer, subscription, [each.number for each in coming],
        [each.state.value for each in coming], [each.planned_on for each in coming],
        [each.deliver_on for each in coming],
        [each.moved_by and each.moved_by.value for each in coming],
        [each.deadline_at for each in coming], [each.noticed_at for each in coming],
        [each.payment for each in coming], [each.put_off_since for each in coming],
        [each.address for each in coming],
    )  # fmt: skip
    await _store_this_time(customer, {row["number"]: row["id"] for row in rows}, coming)


async def _store_this_time(customer: UUID, ids: dict[int, UUID], coming: Sequence[Coming]) -> None:
    said = [(ids[each.number], line) for each in coming for line in each.lines]
    await current().fetch(
        "DELETE FROM delivery_line WHERE customer = $1 AND delivery = ANY($2)",
        customer, list(ids.values()),
    )  # fmt: skip
    await current().fetch(
        """
        INSERT INTO delivery_line (customer, delivery, sku, quantity, agreed_ore)
        SELECT $1, one.* FROM unnest($2::uuid[], $3::text[], $4::smallint[], $5::bigint[]) AS one
        """,
        customer, [id for id, _ in said], [line.sku for _, line in said],
        [line.quantity for _, line in said], [line.agreed_ore for _, line in said],
    )  # fmt: skip
