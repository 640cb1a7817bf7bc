"""Rows as the shop told them: each once, and of what was told twice the latest moment's."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core.scope import current

_JSON: Final = {"lines", "contents"}


async def add(
    table: str, key: str, values: Mapping[str, Any], *, and_then: str = "NULL"
) -> UUID | None:
    """Insert a row, unless there is one of that `key`; the new one's id. Of the new row `and_then` is
    evaluated, in SQL."""
    names, places = ", ".join(values), ", ".join(f"${n}" for n in range(1, len(values) + 1))
    return await current().fetchval(
        f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names of our own
        f" ON CONFLICT ({key}) DO NOTHING RETURNING id, {and_then}",
        *_written(values),
    )


async def renew(table: str, key: str, when: Sequence[str], values: Mapping[str, Any]) -> None:
    """Insert a row; where there is one of that `key`, which names a unique index, the later of the two
    by `when` stands."""
    names, places = ", ".join(values), ", ".join(f"${n}" for n in range(1, len(values) + 1))
    sets = ", ".join(f"{name} = EXCLUDED.{name}" for name in values)
    there, new = (", ".join(f"{of}.{name}" for name in when) for of in (table, "EXCLUDED"))
    await current().fetch(
        f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names of our own
        f" ON CONFLICT {key} DO UPDATE SET {sets} WHERE ({there}) < ({new})",
        *_written(values),
    )


async def say(table: str, id: UUID, what: str, told: Any, values: Mapping[str, Any]) -> bool:
    """Note that this happened, such as `refunded`, with what was told of it; whether nothing was told
    of it for a later moment."""
    values = {f"{what}_at": told.occurred_at, f"{what}_event": told.order, **values}
    sets = ", ".join(f"{name} = ${n}" for n, name in enumerate(values, start=2))
    before = f"coalesce({what}_at, '-infinity'), {what}_event"
    return bool(
        await current().fetchval(
            f"UPDATE {table} SET {sets} WHERE id = $1 AND ({before}) < ($2, $3)"  # noqa: S608
            " RETURNING true",
            id, *_written(values),
        )
    )  # fmt: skip


async def put(table: str, id: UUID, values: Mapping[str, Any]) -> None:
    sets = ", ".join(f"{name} = ${n}" for n, name in enumerate(values, start=2))
    await current().fetch(
        f"UPDATE {table} SET {sets} WHERE id = $1",  # noqa: S608 - names of our own
        id, *_written(values),
    )  # fmt: skip


def _written(values: Mapping[str, Any]) -> Sequence[Any]:
    return [as_json(value) if name in _JSON else value for name, value in values.items()]


def as_json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
