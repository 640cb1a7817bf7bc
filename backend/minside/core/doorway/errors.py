"""What the doorway answers by itself, before an operation runs."""

from collections.abc import Sequence

from graphql import GraphQLError

LONGEST_MESSAGE = 300


class RequestError(Exception):
    """The request isn't GraphQL over HTTP, or isn't let in: answered with `status` whatever the
    media type. `code` goes to `extensions.code`.
    """

    def __init__(
        self, status: int, code: str, message: str, headers: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers


class DocumentError(Exception):
    """The document or its variables won't do: 400 under `application/graphql-response+json`, 200
    under `application/json`.
    """

    def __init__(self, errors: Sequence[GraphQLError], code: str) -> None:
        super().__init__(code)
        self.errors = [_coded(error, code) for error in errors]


def _coded(error: GraphQLError, code: str) -> GraphQLError:
    # graphql-core quotes a bad value whole, however long it is.
    if len(error.message) > LONGEST_MESSAGE:
        error.message = error.message[:LONGEST_MESSAGE] + "…"
    error.extensions = {**(error.extensions or {}), "code": code}
    return error


class LimitError(DocumentError):
    """The document is larger than one that our own app would send."""

    def __init__(self, message: str) -> None:
        super().__init__([GraphQLError(message)], "LIMIT_EXCEEDED")
