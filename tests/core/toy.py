"""A toy schema and a small shop window around it, for tests of the doorway alone."""

import asyncio
from collections.abc import Mapping
from typing import Any

import graphql
import httpx
import strawberry
from graphql import ExecutionResult, GraphQLSchema
from litestar import Litestar, Request

from minside.core.doorway.documents import Documents
from minside.core.doorway.limits import Limits
from minside.core.doorway.operation import Answer, Executor, Operation
from minside.core.doorway.transport import graphql_handler


@strawberry.type
class ToyConnection:
    nodes: list["Toy"]
    total_count: int


@strawberry.type
class Toy:
    name: str

    @strawberry.field
    def best(self) -> "Toy":
        return Toy(name="Bamse")

    @strawberry.field
    def friends(self) -> list["Toy"]:
        return []

    @strawberry.field
    def others(self, first: int = 20) -> ToyConnection:
        return ToyConnection(nodes=[], total_count=first)


@strawberry.type
class Query:
    @strawberry.field
    def toy(self, name: str = "Bamse") -> Toy:
        return Toy(name=name)

    @strawberry.field
    async def slow(self) -> str:
        await asyncio.sleep(60)
        return "done"

    @strawberry.field
    def broken(self) -> str | None:
        raise ValueError("broken on purpose")


@strawberry.type
class Mutation:
    @strawberry.mutation
    def rename(self, name: str) -> Toy:
        return Toy(name=name)

    @strawberry.mutation
    def unlock(self, secret: str) -> bool:
        return secret == "teddy"


TOYS = strawberry.Schema(Query, Mutation)
SCHEMA: GraphQLSchema = TOYS._schema
CREDENTIALS = frozenset({"unlock"})


async def execute(operation: Operation, request: Request[Any, Any, Any]) -> Answer:
    """Run the operation as graphql-core does, and set a cookie for mutations."""
    name = operation.definition.name
    running = graphql.execute(
        SCHEMA,
        operation.document,
        variable_values=operation.variables,
        operation_name=name.value if name else None,
    )
    result = running if isinstance(running, ExecutionResult) else await running
    headers = [("set-cookie", "toy=1; HttpOnly")] if operation.is_mutation else []
    return Answer(result.data, result.errors or (), headers)


def documents(
    manifest: Mapping[str, str] | None = None, *, development: bool = True, **limits: Any
) -> Documents:
    return Documents(
        SCHEMA,
        manifest or {},
        development=development,
        limits=Limits(**limits),
        credential_mutations=CREDENTIALS,
    )


def app(found: Documents, *, development: bool = True, run: Executor = execute) -> Litestar:
    return Litestar([graphql_handler(found, run, development=development)], openapi_config=None)


def client(application: Any) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(application, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://toys.example")
