"""What an operation may fetch, judged from its lists: their page sizes and how they nest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
)

from .errors import LimitError
from .limits import INTROSPECTION, Fragments, Limits, flattened, fragments_of

# What we take a list without a page size to hold: the small ones have a cap, seldom reached.
LIST_SIZE = 10
PAGE_ARGUMENTS = ("first", "last")
# Costs kept for each operation; a page size is a number from 0 to 100.
REMEMBERED = 128


class Pricing:
    """Page sizes and cost of one operation, remembered for the page sizes it was asked with."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode
    ) -> None:
        self._schema = schema
        self._fragments = fragments_of(document)
        self._operation = operation
        self._page_variables = sorted(_page_variables(document))
        self._defaults = {
            definition.variable.name.value: _literal(definition.default_value)
            for definition in operation.variable_definitions or ()
        }
        self._known: dict[tuple[int | None, ...], int] = {}

    def check(self, variables: Mapping[str, Any], limits: Limits) -> None:
        """Raise `LimitError` for a page or a cost above the limits.

        Of the variables only page sizes matter. One that isn't a number is left to the check of
        types that follows.
        """
        pages = tuple(self._asked(name, variables) for name in self._page_variables)
        cost = self._known.get(pages)
        if cost is None:
            cost = self._cost(pages, limits)
            if len(self._known) < REMEMBERED:
                self._known[pages] = cost
        if cost > limits.cost:
            raise LimitError(f"The operation costs {cost}; at most {limits.cost} is allowed.")

    def _asked(self, name: str, variables: Mapping[str, Any]) -> int | None:
        return _integer(variables[name]) if name in variables else self._defaults.get(name)

    def _cost(self, pages: tuple[int | None, ...], limits: Limits) -> int:
        root = self._schema.get_root_type(self._operation.operation)
        asked = dict(zip(self._page_variables, pages, strict=True))
        price = _Price(self._schema, self._fragments, asked, limits.page_size)
        try:
            return price.of(self._operation.selection_set, root)
        except RecursionError:
            raise LimitError("The document is nested too deeply.") from None


@dataclass(slots=True)
class _Price:
    schema: GraphQLSchema
    fragments: Fragments
    asked: Mapping[str, int | None]
    page_limit: int
    known: dict[str, int] = field(default_factory=dict[str, int])

    def of(self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None) -> int:
        if selections is None:
            return 0
        return sum(self._of_one(selection, parent) for selection in selections.selections)

    def _of_one(self, selection: object, parent: GraphQLNamedType | None) -> int:
        if isinstance(selection, FieldNode):
            return self._of_field(selection, parent)
        if isinstance(selection, FragmentSpreadNode):
            return self._of_fragment(selection.name.value)
        assert isinstance(selection, InlineFragmentNode)
        return self.of(selection.selection_set, self._condition(selection) or parent)

    def _of_field(self, node: FieldNode, parent: GraphQLNamedType | None) -> int:
        if node.name.value in INTROSPECTION:
            return 1
        definition = getattr(parent, "fields", {}).get(node.name.value)
        inner = get_named_type(definition.type) if definition else None
        return 1 + self._size(node, definition, parent) * self.of(node.selection_set, inner)

    def _size(
        self, node: FieldNode, definition: GraphQLField | None, parent: GraphQLNamedType | None
    ) -> int:
        page = self._page(node, definition)
        if page is not None:
            return page
        # The lists of a connection are as long as the page that it was asked for.
        counted = parent is not None and parent.name.endswith("Connection")
        return LIST_SIZE if definition and _is_list(definition) and not counted else 1

    def _page(self, node: FieldNode, definition: GraphQLField | None) -> int | None:
        for argument in node.arguments or ():
            if argument.name.value in PAGE_ARGUMENTS:
                page = self._value(argument.value)
                if page is not None:
                    return self._checked(page)
        return _default_page(definition) if definition else None

    def _value(self, value: ValueNode) -> int | None:
        if isinstance(value, VariableNode):
            return self.asked.get(value.name.value)
        return _literal(value)

    def _checked(self, page: int) -> int:
        if not 0 <= page <= self.page_limit:
            raise LimitError(f"A page holds at most {self.page_limit}.")
        return page

    def _of_fragment(self, name: str) -> int:
        if name not in self.known:
            # A fragment inside itself adds nothing here; validation refuses the circle.
            self.known[name] = 0
            if fragment := self.fragments.get(name):
                self.known[name] = self.of(fragment.selection_set, self._condition(fragment))
        return self.known[name]

    def _condition(self, node: Any) -> GraphQLNamedType | None:
        return self.schema.get_type(node.type_condition.name.value) if node.type_condition else None


def _page_variables(document: DocumentNode) -> set[str]:
    return {
        argument.value.name.value
        for node in _fields(document)
        for argument in node.arguments or ()
        if argument.name.value in PAGE_ARGUMENTS and isinstance(argument.value, VariableNode)
    }


def _fields(document: DocumentNode) -> Iterator[FieldNode]:
    waiting = [getattr(definition, "selection_set", None) for definition in document.definitions]
    while waiting:
        if selections := waiting.pop():
            for selection in flattened(selections):
                if isinstance(selection, FieldNode):
                    yield selection
                    waiting.append(selection.selection_set)


def _literal(value: ValueNode | None) -> int | None:
    if not isinstance(value, IntValueNode):
        return None
    # Python refuses to read a number of thousands of digits.
    return int(value.value[:10])


def _integer(value: Any) -> int | None:
    """What GraphQL's Int makes of a JSON value: 100.0 is 100, `true` and "100" are nothing."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _default_page(definition: GraphQLField) -> int | None:
    for name in PAGE_ARGUMENTS:
        if (argument := definition.args.get(name)) and isinstance(argument.default_value, int):
            return argument.default_value
    return None


def _is_list(definition: GraphQLField) -> bool:
    of = definition.type
    if isinstance(of, GraphQLNonNull):
        of = of.of_type
    return isinstance(of, GraphQLList)
