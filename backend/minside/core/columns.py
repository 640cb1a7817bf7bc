"""Columns that every table has, said once."""

from piccolo.columns import UUID, ForeignKey, OnDelete
from piccolo.columns.defaults.uuid import UUID7
from piccolo.columns.reference import LazyTableReference
from piccolo.querystring import QueryString
from typing_extensions import override


class MadeByPostgres(UUID7):
    """`uuidv7()` in the database; Piccolo's own would want Python 3.14 to make one here."""

    @override
    def python(self) -> QueryString:  # pyright: ignore[reportIncompatibleMethodOverride]
        return QueryString("DEFAULT")


def primary_key() -> UUID:
    """A UUIDv7 made by PostgreSQL."""
    return UUID(primary_key=True, default=MadeByPostgres())


def customer_key(*, primary_key: bool = False) -> ForeignKey:
    """Whose row it is. Erasure deletes in an order of its own, so nothing cascades."""
    return ForeignKey(
        LazyTableReference("Customer", module_path="minside.customers.tables"),
        null=False,
        default=None,
        primary_key=primary_key,
        on_delete=OnDelete.no_action,
    )
