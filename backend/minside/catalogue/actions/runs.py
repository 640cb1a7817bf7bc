"""Prices and stocks in the database: what counts now stands with the product, and all in runs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Final, Generic, TypeVar

import msgspec

from minside.core import clock
from minside.core.scope import current

from ..facts import Availability, Price, Stock, Word
from .history import Run, weave

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Ledger(Generic[V]):
    """One kind of fact: its table, its columns there and with the product, and how they are read.

    `fact` is what the product's `<fact>_at` and `<fact>_by` begin with.
    """

    fact: str
    columns: Mapping[str, str]
    read: Callable[..., V]
    write: Callable[[V], Sequence[Any]]


def _read_stock(availability: str, quantity: int | None) -> Stock:
    return Stock(Availability(availability), quantity)


def _write_stock(stock: Stock) -> Sequence[Any]:
    return stock.availability.value, stock.quantity


PRICES: Final = Ledger(
    "price",
    {
        "price_ore": "bigint",
        "sale_ore": "bigint",
        "sale_from": "timestamptz",
        "sale_until": "timestamptz",
    },
    Price,
    astuple,
)
STOCKS: Final = Ledger(
    "stock", {"availability": "text", "stock": "integer"}, _read_stock, _write_stock
)


def is_again(known: tuple[Word, V] | None, value: V, word: Word) -> bool:
    """Whether it is what counts already, said for a later moment."""
    return known is not None and known[0] <= word and known[1] == value


async def tell(
    ledger: Ledger[V], told: Mapping[Any, tuple[tuple[Word, V] | None, V]], word: Word
) -> set[Any]:
    """Say of each product, by id, what is so for a moment, beside what counted before; the ids of
    those where something else counts now. The products are locked by the caller."""
    other = {id: each for id, each in told.items() if not is_again(*each, word)}
    again = [id for id in told if id not in other]
    await _say_again(ledger, again, word)
    if not other:
        return set()
    runs = await _runs(ledger, other)
    woven = {id: weave(runs[id], word, value) for id, (_, value) in other.items()}
    await _keep(ledger, runs, woven)
    now = {id: runs[-1] for id, runs in woven.items() if _counts_now(other[id][0], runs[-1])}
    await _let_count(ledger, now)
    return {id for id, run in now.items() if not _same(other[id][0], run)}


def _same(known: tuple[Word, V] | None, run: Run[V]) -> bool:
    return known is not None and known[1] == run.value


def _counts_now(known: tuple[Word, V] | None, newest: Run[V]) -> bool:
    return known is None or known != (newest.told, newest.value)


async def _say_again(ledger: Ledger[Any], ids: Sequence[Any], word: Word) -> None:
    if ids:
        await current().fetch(
            f"UPDATE product SET {ledger.fact}_at = $2, {ledger.fact}_by = $3 WHERE id = ANY($1)",  # noqa: S608 - names of our own
            list(ids), word.at, word.by,
        )  # fmt: skip


async def _runs(
    ledger: Ledger[V], told: Mapping[Any, tuple[tuple[Word, V] | None, V]]
) -> dict[Any, list[Run[V]]]:
    """Those of each product in order. The newest was said last when the product says so."""
    rows = await current().fetch(
        f"""
        SELECT product, since, since_by, told_at, told_by, {", ".join(ledger.columns)}
        FROM product_{ledger.fact} WHERE product = ANY($1) ORDER BY product, since, since_by
        """,  # noqa: S608 - names of our own
        list(told),
    )
    runs: dict[Any, list[Run[V]]] = {id: [] for id in told}
    for row in rows:
        since, last = Word(row["since"], row["since_by"]), Word(row["told_at"], row["told_by"])
        runs[row["product"]].append(
            Run(since, last, ledger.read(*(row[c] for c in ledger.columns)))
        )
    for id, (known, _) in told.items():
        if known is not None:
            newest = runs[id][-1]
            runs[id][-1] = Run(newest.since, known[0], newest.value)
    return runs


async def _keep(
    ledger: Ledger[V], before: Mapping[Any, list[Run[V]]], after: Mapping[Any, list[Run[V]]]
) -> None:
    """Write the runs that are new or other than before, and delete those that joined another."""
    gone = [
        (id, run.since)
        for id, runs in before.items()
        for run in runs
        if run.since not in {other.since for other in after[id]}
    ]
    if gone:
        await current().fetch(
            f"""
            DELETE FROM product_{ledger.fact}
            USING unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS gone (product, since, by)
            WHERE product_{ledger.fact}.product = gone.product
              AND product_{ledger.fact}.since = gone.since AND since_by = gone.by
            """,  # noqa: S608 - names of our own
            [id for id, _ in gone], [word.at for _, word in gone], [word.by for _, word in gone],
        )  # fmt: skip
    kept = [
        _record(ledger, id, run)
        for id, runs in after.items()
        for run in runs
        if run not in before[id]
    ]
    columns = ", ".join(ledger.columns)
    await current().fetch(
        f"""
        INSERT INTO product_{ledger.fact} (product, since, since_by, told_at, told_by, {columns})
        SELECT product, since, since_by, told_at, told_by, {columns}
        FROM jsonb_to_recordset($1::jsonb) AS run ({_RECORD}, {_types(ledger)})
        ON CONFLICT (product, since, since_by)
        DO UPDATE SET told_at = excluded.told_at, told_by = excluded.told_by
        """,  # noqa: S608 - names of our own
        msgspec.json.encode(kept).decode(),
    )


async def _let_count(ledger: Ledger[V], now: Mapping[Any, Run[V]]) -> None:
    """What was said for the latest moment stands with the product."""
    columns = ", ".join(ledger.columns)
    values = ", ".join(f"run.{name}" for name in ledger.columns)
    at_and_by = f"{ledger.fact}_at, {ledger.fact}_by"
    if now:
        await current().fetch(
            f"""
            UPDATE product SET ({columns}, {at_and_by}, changed_at)
                = ROW({values}, run.told_at, run.told_by, $2)
            FROM jsonb_to_recordset($1::jsonb) AS run ({_RECORD}, {_types(ledger)})
            WHERE product.id = run.product
            """,  # noqa: S608 - names of our own
            msgspec.json.encode([_record(ledger, id, run) for id, run in now.items()]).decode(),
            clock.now(),
        )


_RECORD: Final = "product uuid, since timestamptz, since_by text, told_at timestamptz, told_by text"


def _types(ledger: Ledger[Any]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in ledger.columns.items())


def _record(ledger: Ledger[V], id: Any, run: Run[V]) -> dict[str, Any]:
    return {
        "product": str(id),
        "since": run.since.at,
        "since_by": run.since.by,
        "told_at": run.told.at,
        "told_by": run.told.by,
        **dict(zip(ledger.columns, ledger.write(run.value), strict=True)),
    }
