"""What the doorway's outer half (transport) hands to its inner half (execution), and gets back."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graphql import DocumentNode, GraphQLError, OperationDefinitionNode, OperationType
from litestar import Request


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation that has passed every check: limits, validation, and its variables' types.

    `variables` are as the client sent them, not coerced. `trusted` says that the text is ours;
    only then may its name appear in logs and metrics.
    """

    document: DocumentNode
    definition: OperationDefinitionNode
    variables: dict[str, Any]
    trusted: bool

    @property
    def is_mutation(self) -> bool:
        return self.definition.operation is OperationType.MUTATION

    @property
    def name(self) -> str | None:
        """The operation's own name; None when it has none."""
        return self.definition.name.value if self.definition.name else None


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of an operation that ran.

    `errors` are shown to the client as they are, so whoever makes the answer has masked the bugs
    among them. `headers` are added to the response: cookies as ("set-cookie", "name=value; …").
    """

    data: dict[str, Any] | None
    errors: Sequence[GraphQLError] = ()
    headers: Sequence[tuple[str, str]] = field(default=())


Executor: TypeAlias = Callable[[Operation, Request[Any, Any, Any]], Awaitable[Answer]]
