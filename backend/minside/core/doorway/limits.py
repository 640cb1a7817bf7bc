"""How large a document may be, judged before validation, the cheapest measure first.

The figures are those of an app like ours with room to spare. Everything here is linear in the
document: a fragment is measured once however often it is spread, so that one that expands into
millions of fields costs no more than its own text. Where that is forgotten, 737 bytes cost 4 s.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    TokenKind,
)

from .errors import LimitError

Selection: TypeAlias = FieldNode | FragmentSpreadNode | InlineFragmentNode
Fragments: TypeAlias = dict[str, FragmentDefinitionNode]

INTROSPECTION = frozenset({"__schema", "__type"})


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may hold, and the longest that one operation may take."""

    characters: int = 20_000
    tokens: int = 1_000
    fragments: int = 20
    depth: int = 12
    aliases: int = 15
    directives: int = 10
    # Merging equal fields is quadratic in validation; our app never asks for one twice.
    repeats: int = 20
    # Only one runs, but all are validated.
    operations: int = 10
    # Lists and objects included: each value is coerced twice.
    values: int = 1_000
    page_size: int = 100
    cost: int = 10_000
    errors: int = 5
    deadline_seconds: float = 10.0


@dataclass(slots=True)
class Counts:
    """What one pass over a document counts, without following a fragment."""

    fragments: int = 0
    aliases: int = 0
    directives: int = 0
    repeats: int = 0


@dataclass(slots=True)
class Depths:
    """The deepest path of fields below a selection set, each fragment measured once."""

    fragments: Fragments
    known: dict[str, int] = field(default_factory=dict[str, int])

    def below(self, selections: SelectionSetNode | None) -> int:
        if selections is None:
            return 0
        return max(map(self._of, selections.selections), default=0)

    def _of(self, selection: object) -> int:
        if isinstance(selection, FieldNode):
            if selection.name.value in INTROSPECTION:
                return 1
            return 1 + self.below(selection.selection_set)
        if isinstance(selection, FragmentSpreadNode):
            return self._of_fragment(selection.name.value)
        assert isinstance(selection, InlineFragmentNode)
        return self.below(selection.selection_set)

    def _of_fragment(self, name: str) -> int:
        if name not in self.known:
            # A fragment inside itself adds nothing here; validation refuses the circle.
            self.known[name] = 0
            if name in self.fragments:
                self.known[name] = self.below(self.fragments[name].selection_set)
        return self.known[name]


def check_shape(
    document: DocumentNode, limits: Limits, credential_mutations: frozenset[str], *, trusted: bool
) -> None:
    """Raise `LimitError` for the first limit that `document` breaks.

    A trusted document may be as deep as it likes. `credential_mutations` names the mutations that
    check a secret: each must be alone, or one request could try a thousand passwords.
    """
    counts = count(document)
    _at_most(limits.operations, len(operations_of(document)), "operations")
    _at_most(limits.fragments, counts.fragments, "fragment definitions and spreads")
    if not trusted:
        _check_depth(document, limits.depth)
    _at_most(limits.aliases, counts.aliases, "aliases")
    _at_most(limits.directives, counts.directives, "directives")
    _at_most(limits.repeats, counts.repeats, "repeated fields")
    _check_credentials_alone(document, credential_mutations)
    _check_characters(document)


def check_alone(document: DocumentNode, lone_fields: frozenset[str]) -> None:
    """Raise `LimitError` where anything stands beside one of these root fields: each acts for somebody
    else than is signed in, and fields of one operation share one transaction."""
    fragments = fragments_of(document)
    for operation in operations_of(document):
        names = [name for name in _root_fields(operation, fragments) if name != "__typename"]
        if len(names) > 1 and not lone_fields.isdisjoint(names):
            raise LimitError("A field that a link opens must be the only one.")


def check_variables(variables: Mapping[str, Any], limits: Limits) -> None:
    """Refuse more values than any form of ours sends; one pass, no recursion."""
    waiting: list[Any] = [variables]
    seen = 0
    while waiting:
        value = waiting.pop()
        inner = value.values() if isinstance(value, Mapping) else value
        if isinstance(value, (Mapping, list)):
            seen += len(inner)
            _at_most(limits.values, seen, "values in its variables")
            waiting.extend(inner)


def count(document: DocumentNode) -> Counts:
    """The counts of the whole document as it is written."""
    counts = Counts()
    for definition in document.definitions:
        counts.directives += len(getattr(definition, "directives", None) or ())
        if isinstance(definition, FragmentDefinitionNode):
            counts.fragments += 1
        if isinstance(definition, OperationDefinitionNode):
            counts.directives += sum(
                len(variable.directives or ()) for variable in definition.variable_definitions or ()
            )
        _count_selections(getattr(definition, "selection_set", None), counts)
    return counts


def _count_selections(root: SelectionSetNode | None, counts: Counts) -> None:
    waiting = [root] if root else []
    while waiting:
        names: Counter[str] = Counter()
        for selection in flattened(waiting.pop()):
            counts.directives += len(selection.directives or ())
            if isinstance(selection, FieldNode):
                counts.aliases += selection.alias is not None
                names[(selection.alias or selection.name).value] += 1
                if selection.selection_set:
                    waiting.append(selection.selection_set)
            elif isinstance(selection, FragmentSpreadNode):
                counts.fragments += 1
                names[f"...{selection.name.value}"] += 1
        counts.repeats += names.total() - len(names)


def flattened(selections: SelectionSetNode) -> Iterator[Selection]:
    """A selection set's members, with those of inline fragments among them."""
    waiting: list[object] = list(selections.selections)
    while waiting:
        selection = waiting.pop()
        assert isinstance(selection, (FieldNode, FragmentSpreadNode, InlineFragmentNode))
        yield selection
        if isinstance(selection, InlineFragmentNode):
            waiting += selection.selection_set.selections


def _at_most(limit: int, actual: int, what: str) -> None:
    if actual > limit:
        raise LimitError(f"The document has {actual} {what}; at most {limit} are allowed.")


def _check_depth(document: DocumentNode, limit: int) -> None:
    depths = Depths(fragments_of(document))
    try:
        for definition in operations_of(document):
            if depths.below(definition.selection_set) > limit:
                raise _too_deep(limit)
    except RecursionError:
        raise _too_deep(limit) from None


def _too_deep(limit: int) -> LimitError:
    return LimitError(f"The document nests fields more than {limit} deep.")


def _check_credentials_alone(document: DocumentNode, credential_mutations: frozenset[str]) -> None:
    fragments = fragments_of(document)
    for operation in operations_of(document):
        if operation.operation is not OperationType.MUTATION:
            continue
        names = list(_root_fields(operation, fragments))
        if len(names) > 1 and not credential_mutations.isdisjoint(names):
            raise LimitError("A mutation that checks a secret must be the only one.")


def _root_fields(operation: OperationDefinitionNode, fragments: Fragments) -> Iterator[str]:
    waiting, seen = [operation.selection_set], set[str]()
    while waiting:
        for selection in flattened(waiting.pop()):
            if isinstance(selection, FieldNode):
                yield selection.name.value
            elif isinstance(selection, FragmentSpreadNode):
                name = selection.name.value
                if name in fragments and name not in seen:
                    seen.add(name)
                    waiting.append(fragments[name].selection_set)


def _check_characters(document: DocumentNode) -> None:
    """Refuse NUL inside the document's own strings, where only GraphQL's escapes can put it."""
    source = document.loc and document.loc.source.body
    if not document.loc or "\\u" not in (source or ""):
        return
    token = document.loc.start_token
    while token:
        if token.kind in (TokenKind.STRING, TokenKind.BLOCK_STRING) and "\0" in (token.value or ""):
            raise LimitError("NUL characters are not text.")
        token = token.next


def fragments_of(document: DocumentNode) -> Fragments:
    """The fragment definitions by name."""
    return {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }


def operations_of(document: DocumentNode) -> list[OperationDefinitionNode]:
    """The operations in the order they are written."""
    return [
        definition
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
    ]
