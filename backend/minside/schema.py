"""Composes Query, Mutation and Customer from what the rooms offer."""

from typing import Any

import strawberry

from minside.core.graphql import HouseSchema, RunPrepared
from minside.rooms import ROOMS


def _composed(name: str, description: str, parts: list[type | None]) -> Any:
    return strawberry.type(type(name, tuple(p for p in parts if p), {}), description=description)


Customer: Any = _composed(
    "Customer", "Who is signed in, and all that is theirs.", [room.customer for room in ROOMS]
)
Query: Any = _composed("Query", "What can be read.", [room.query for room in ROOMS])
Mutation: Any = _composed("Mutation", "What can be done.", [room.mutation for room in ROOMS])


def build_schema() -> HouseSchema:
    """The schema that `schema.graphql` prints."""
    return HouseSchema(query=Query, mutation=Mutation, extensions=[RunPrepared])


def printed() -> str:
    """The schema in GraphQL's own language, as it stands in `schema.graphql`."""
    return build_schema().as_str() + "\n"
