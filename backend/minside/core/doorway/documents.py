"""Trusted documents: the operations that our own app was built with, and in production no other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import msgspec
from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    get_variable_values,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from typing_extensions import override

from .cost import Pricing
from .errors import DocumentError, LimitError, RequestError
from .limits import Limits, check_alone, check_shape, check_variables, operations_of
from .operation import Operation
from .parameters import JSON, Parameters

# Texts of development only; a trusted document is kept for good.
REMEMBERED_TEXTS = 256
DEFAULT_LIMITS = Limits()


class ManifestError(ValueError):
    """The manifest of trusted documents can't be read, or doesn't belong to this schema."""


def read_manifest(path: Path) -> dict[str, str]:
    """Document texts by id (`sha256:<hex>`); raises `ManifestError` with one clear line."""
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except FileNotFoundError:
        raise ManifestError(f"{path} is missing: build the frontend first") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ManifestError(f"{path} is no manifest of documents: {error}") from None
    for document_id, text in manifest.items():
        if document_id != identify(text):
            raise ManifestError(f"{path}: the text of {document_id} is not the one that was hashed")
    return manifest


class WatchedManifest(Mapping[str, str]):
    """A manifest that is read anew when an id is missing and the file has changed: in development
    the frontend is built while we run.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read()

    def _read(self) -> None:
        self._texts = read_manifest(self._path)
        self._read_at = self._changed_at()

    def _changed_at(self) -> int:
        return self._path.stat().st_mtime_ns

    @override
    def __getitem__(self, document_id: str) -> str:
        if document_id not in self._texts and self._changed_at() != self._read_at:
            self._read()
        return self._texts[document_id]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    @override
    def __len__(self) -> int:
        return len(self._texts)


def identify(text: str) -> str:
    """The id of a document's text."""
    return f"sha256:{sha256(text.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Document:
    """A document that passed the limits and validation."""

    node: DocumentNode
    operations: Mapping[str | None, tuple[OperationDefinitionNode, Pricing]]
    trusted: bool


class Documents:
    """Finds, parses and validates documents, each once.

    Outside development only the manifest's documents run, introspection is refused, and errors
    don't suggest the names that a client may have meant.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        manifest: Mapping[str, str],
        *,
        development: bool,
        limits: Limits = DEFAULT_LIMITS,
        credential_mutations: frozenset[str] = frozenset(),
        lone_fields: frozenset[str] = frozenset(),
    ) -> None:
        self.limits = limits
        self._schema = schema
        self._manifest = manifest
        self._development = development
        self._credential_mutations = credential_mutations
        self._lone_fields = lone_fields
        self._trusted = lru_cache(maxsize=None)(self._prepare_trusted)
        self._untrusted = lru_cache(maxsize=REMEMBERED_TEXTS)(self._prepare_untrusted)

    def check(self) -> None:
        """Prepare every trusted document; raises `ManifestError` naming the first that won't do."""
        for document_id, text in self._manifest.items():
            try:
                self._trusted(document_id)
            except DocumentError as error:
                name = text.strip().partition("{")[0].strip()
                raise ManifestError(
                    f"trusted document '{name}': {error.errors[0].message}"
                ) from None

    def operation(self, parameters: Parameters) -> Operation:
        """The operation that a request asks for.

        Raises `RequestError` when it asks for none or an unknown one, `DocumentError` when the
        document or the variables won't do.
        """
        document = self._find(parameters)
        definition, pricing = _choose(document, parameters.operation_name)
        variables = parameters.variables or {}
        check_variables(variables, self.limits)
        pricing.check(variables, self.limits)
        self._check_variables(definition, variables)
        return Operation(document.node, definition, variables, document.trusted)

    def _find(self, parameters: Parameters) -> Document:
        if parameters.document_id is not None:
            return self._find_trusted(parameters)
        if not parameters.query:
            raise RequestError(400, "INVALID_PARAMETERS", "There is neither documentId nor query.")
        if not self._development:
            raise RequestError(400, "DOCUMENT_NOT_TRUSTED", "Only trusted documents run here.")
        return self._untrusted(parameters.query)

    def _find_trusted(self, parameters: Parameters) -> Document:
        if parameters.query is not None:
            raise RequestError(400, "INVALID_PARAMETERS", "Send documentId or query, not both.")
        if parameters.document_id not in self._manifest:
            raise RequestError(400, "DOCUMENT_UNKNOWN", "There is no document of this id.")
        return self._trusted(parameters.document_id)

    def _prepare_trusted(self, document_id: str) -> Document:
        return self._prepare(self._manifest[document_id], trusted=True)

    def _prepare_untrusted(self, text: str) -> Document:
        return self._prepare(text, trusted=False)

    def _prepare(self, text: str, *, trusted: bool) -> Document:
        node = _parsed(text, self.limits)
        check_shape(node, self.limits, self._credential_mutations, trusted=trusted)
        check_alone(node, self._lone_fields)
        operations = {
            operation.name.value if operation.name else None: (
                operation,
                Pricing(self._schema, node, operation),
            )
            for operation in operations_of(node)
        }
        for _, pricing in operations.values():
            pricing.check({}, self.limits)
        self._validate(node)
        return Document(node, operations, trusted)

    def _validate(self, node: DocumentNode) -> None:
        errors = validate(
            self._schema,
            node,
            self._rules(),
            max_errors=self.limits.errors,
            hide_suggestions=not self._development,
        )
        if errors:
            raise DocumentError(errors, "GRAPHQL_VALIDATION_FAILED")

    def _rules(self) -> Sequence[type[ASTValidationRule]]:
        # The last two are what Strawberry's own types need beside the specification's rules.
        rules = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
        return rules if self._development else (NoSchemaIntrospectionCustomRule, *rules)

    def _check_variables(
        self, definition: OperationDefinitionNode, variables: dict[str, JSON]
    ) -> None:
        values = get_variable_values(
            self._schema,
            definition.variable_definitions or (),
            variables,
            max_errors=self.limits.errors,
            hide_suggestions=not self._development,
        )
        if isinstance(values, list):
            raise DocumentError(values, "BAD_USER_INPUT")


def _parsed(text: str, limits: Limits) -> DocumentNode:
    if len(text) > limits.characters:
        raise LimitError(f"The document exceeds {limits.characters} characters.")
    try:
        return parse(text, max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
    except GraphQLSyntaxError as error:
        raise DocumentError([error], "GRAPHQL_PARSE_FAILED") from None


def _choose(document: Document, name: str | None) -> tuple[OperationDefinitionNode, Pricing]:
    if name is None and len(document.operations) == 1:
        return next(iter(document.operations.values()))
    if name is None:
        raise _no_operation("The document holds several operations: name one.")
    if name not in document.operations:
        raise _no_operation("The document holds no operation of this name.")
    return document.operations[name]


def _no_operation(message: str) -> DocumentError:
    return DocumentError([GraphQLError(message)], "OPERATION_UNKNOWN")
