"""Documents that are too large are refused before validation, whatever they expand to."""

import time
from typing import Any

import pytest
from graphql import get_introspection_query
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core import toy

from minside.core.doorway.documents import Documents, identify
from minside.core.doorway.errors import DocumentError, LimitError
from minside.core.doorway.parameters import Parameters

FITS = "fits"


def judge(query: str, variables: dict[str, Any] | None = None, **limits: Any) -> str:
    """What the door says to a document: the limit's message, another code, or "fits".

    Of several operations the first, named Q0, is asked for.
    """
    name = "Q0" if query.startswith("query Q0") else None
    parameters = Parameters(query=query, operation_name=name, variables=variables)
    return verdict(toy.documents(**limits), parameters)


def verdict(documents: Documents, parameters: Parameters) -> str:
    try:
        documents.operation(parameters)
    except LimitError as error:
        return error.errors[0].message
    except DocumentError as error:
        return str(error)
    return FITS


def nested(depth: int) -> str:
    """A document whose fields nest `depth` deep."""
    return "{ toy " + "{ best " * (depth - 2) + "{ name }" + " }" * (depth - 2) + " }"


def aliased(count: int) -> str:
    return "{ toy { " + " ".join(f"a{n}: name" for n in range(count)) + " } }"


def spread(count: int) -> str:
    """`count` definitions and spreads: one fragment, spread in as many places as are left."""
    places = "".join(f" a{n}: best {{ ...F }}" for n in range(count - 1))
    return f"{{ toy {{ name {places} }} }} fragment F on Toy {{ name }}"


def directed(count: int) -> str:
    return "{ toy { " + " ".join(f"a{n}: name @skip(if: false)" for n in range(count)) + " } }"


def repeated(count: int) -> str:
    return "{ toy { name " + "name " * count + "} }"


def tokens(count: int) -> str:
    """`count` tokens: two pairs of braces, `toy`, and fields that aren't there."""
    return "{ toy { " + " ".join(f"x{n}" for n in range(count - 5)) + " } }"


def operating(count: int) -> str:
    return " ".join(f"query Q{n} {{ toy {{ name }} }}" for n in range(count))


EDGES = {
    "operations": (operating, 10, "The document has 11 operations; at most 10 are allowed."),
    "depth": (nested, 12, "The document nests fields more than 12 deep."),
    "aliases": (aliased, 15, "The document has 16 aliases; at most 15 are allowed."),
    "directives": (directed, 10, "The document has 11 directives; at most 10 are allowed."),
    "repeats": (repeated, 20, "The document has 21 repeated fields; at most 20 are allowed."),
    "fragments": (
        spread,
        20,
        "The document has 21 fragment definitions and spreads; at most 20 are allowed.",
    ),
}


@pytest.mark.parametrize("limit", EDGES)
def test_each_limit_lets_its_figure_through_and_not_one_more(limit: str) -> None:
    """What is exactly at a limit is allowed, one more is refused with the limit's name."""
    document, most, message = EDGES[limit]
    others: dict[str, Any] = {other: 1000 for other in EDGES if other != limit}

    verdicts = [judge(document(count), **others) for count in (most, most + 1)]

    expected = [FITS, message]
    assert expected == verdicts


def test_a_document_has_at_most_1000_tokens() -> None:
    """The parser stops at the thousandth token."""
    verdicts = [judge(tokens(count)) for count in (1000, 1001)]

    expected = ["GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"]
    assert expected == verdicts


def test_comments_are_counted_too() -> None:
    """Comments, which are no tokens, can't make a document long to read."""
    verdicts = [judge("{ toy { name } }" + "#\n" * count) for count in (1000, 1001)]

    expected = [FITS, "GRAPHQL_PARSE_FAILED"]
    assert expected == verdicts


def test_a_document_has_at_most_20000_characters() -> None:
    """A thousand tokens need not be long ones."""
    verdicts = [judge("{ toy { name } }".ljust(length)) for length in (20_000, 20_001)]

    expected = [FITS, "The document exceeds 20000 characters."]
    assert expected == verdicts


def test_depth_is_counted_through_fragments() -> None:
    """A fragment adds the depth of its fields where it is spread."""
    chain = "".join(f"fragment F{n} on Toy {{ best {{ ...F{n + 1} }} }} " for n in range(9))
    deep = "{ toy { best { best { ...F0 } } } } " + chain + "fragment F9 on Toy { name }"

    assert "The document nests fields more than 12 deep." == judge(deep)


def test_inline_fragments_hide_nothing() -> None:
    """Aliases, repeats and depth are counted inside inline fragments as outside."""
    hidden = nested(13).replace("{ name }", "{ ... on Toy { ... { name } } }")

    assert "The document nests fields more than 12 deep." == judge(hidden)


def test_introspection_may_be_deep_in_development() -> None:
    """The standard introspection query, 15 levels deep, runs in development."""
    assert FITS == judge(get_introspection_query())


def test_a_trusted_document_may_be_deep() -> None:
    """The depth of our own documents is ours to decide."""
    text = nested(13)
    documents = toy.documents({identify(text): text}, development=False)

    assert FITS == verdict(documents, Parameters(document_id=identify(text)))


def test_a_trusted_document_keeps_to_the_other_limits() -> None:
    """Depth is the only exception: sixteen aliases are too many in ours as well."""
    text = aliased(16)
    documents = toy.documents({identify(text): text}, development=False)

    expected = "The document has 16 aliases; at most 15 are allowed."
    assert expected == verdict(documents, Parameters(document_id=identify(text)))


CREDENTIALS = {
    "twice": 'mutation { unlock(secret: "a") again: unlock(secret: "b") }',
    "beside another": 'mutation { rename(name: "a") { name } unlock(secret: "b") }',
    "in a fragment": (
        'mutation { rename(name: "a") { name } ...F }'
        ' fragment F on Mutation { unlock(secret: "b") }'
    ),
    "in inline fragments": (
        'mutation { ... { unlock(secret: "a") } ... on Mutation { b: unlock(secret: "b") } }'
    ),
    "in the second operation": (
        'mutation A { unlock(secret: "a") }'
        ' mutation B { unlock(secret: "b") c: unlock(secret: "c") }'
    ),
}


@pytest.mark.parametrize("way", CREDENTIALS)
def test_a_mutation_that_checks_a_secret_is_alone(way: str) -> None:
    """One operation tries one secret."""
    assert "A mutation that checks a secret must be the only one." == judge(CREDENTIALS[way])


def test_other_mutations_may_come_together() -> None:
    """Mutations that check no secret may share an operation, and one that does may be alone."""
    together = 'mutation { rename(name: "a") { name } b: rename(name: "b") { name } }'
    alone = 'mutation { unlock(secret: "a") }'

    assert (FITS, FITS) == (judge(together), judge(alone))


PAGE = "query ($n: Int! = 1) { toy { others(first: $n) { totalCount } } }"
TOO_LARGE = "A page holds at most 100."


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (100, FITS),
        (0, FITS),
        (None, "BAD_USER_INPUT"),
        (101, TOO_LARGE),
        (-1, TOO_LARGE),
        (10**30, TOO_LARGE),
        (101.0, TOO_LARGE),
        (True, "BAD_USER_INPUT"),
        ("101", "BAD_USER_INPUT"),
    ],
)
def test_a_page_in_a_variable_holds_at_most_100(size: object, expected: str) -> None:
    """A page size in a variable is judged as GraphQL reads it: 101.0 is 101."""
    assert expected == judge(PAGE, {"n": size})


@pytest.mark.parametrize("literal", ["101", "-1", "9" * 5000])
def test_a_page_in_the_document_holds_at_most_100(literal: str) -> None:
    """A page size written into the document is judged alike, also where it is a default."""
    written = f"{{ toy {{ others(first: {literal}) {{ totalCount }} }} }}"
    default = PAGE.replace("= 1", f"= {literal}")

    assert (TOO_LARGE, TOO_LARGE) == (judge(written), judge(default))


def test_a_page_is_judged_for_trusted_documents_at_each_request() -> None:
    """A trusted document is ours, its variables aren't."""
    documents = toy.documents({identify(PAGE): PAGE}, development=False)

    verdicts = [
        verdict(documents, Parameters(document_id=identify(PAGE), variables={"n": n}))
        for n in (100, 101, 100, 101)
    ]

    expected = [FITS, TOO_LARGE, FITS, TOO_LARGE]
    assert expected == verdicts


@pytest.mark.parametrize(
    ("query", "cost"),
    [
        ("{ toy { name } }", 2),
        ("{ toy { friends { name } } }", 1 + 1 + 10),
        ("{ toy { friends { friends { name } } } }", 1 + 1 + 10 * (1 + 10)),
        # A connection's own lists are as long as its page: 1 + 1 + 5 × (nodes + 1 + totalCount).
        ("{ toy { others(first: 5) { nodes { name } totalCount } } }", 1 + 1 + 5 * 3),
        ("{ toy { others { totalCount } } }", 1 + 1 + 20),
        ("{ toy { ...F best { ...F } } } fragment F on Toy { friends { name } }", 1 + 11 + 1 + 11),
        ("{ __schema { types { name } } }", 1),
    ],
)
def test_cost_counts_lists(query: str, cost: int) -> None:
    """A field costs 1, times the length of every list around it; a list of no size counts 10."""
    verdicts = judge(query, cost=cost), judge(query, cost=cost - 1)

    expected = (FITS, f"The operation costs {cost}; at most {cost - 1} is allowed.")
    assert expected == verdicts


def test_lists_in_lists_are_refused_by_cost() -> None:
    """Five lists within each other hold 100,000 rows: refused at the standard limit."""
    query = "{ toy " + "{ friends " * 5 + "{ name }" + " }" * 5 + " }"

    assert judge(query).startswith("The operation costs 111112;")


def test_pages_in_variables_count_towards_cost() -> None:
    """The same document is cheap with small pages and refused with large ones."""
    query = (
        "query ($n: Int! = 1) { toy { others(first: $n) { nodes { others(first: $n)"
        " { nodes { name } } } } } }"
    )
    verdicts = [judge(query, {"n": 10}), judge(query, {"n": 100}), judge(query)]

    assert [FITS, False, FITS] == [verdicts[0], verdicts[1] == FITS, verdicts[2]]


def expanding(fragments: int, spreads: int) -> str:
    """Fragments that each spread the next one several times: their expansion is exponential."""
    bodies = [
        f"fragment F{n} on Toy {{ "
        + " ".join(f"best {{ ...F{n + 1} }}" for _ in range(spreads))
        + " }"
        for n in range(fragments)
    ]
    return "{ toy { ...F0 } } " + " ".join(bodies) + f" fragment F{fragments} on Toy {{ name }}"


ATTACKS = {
    "expands to 2^30 fields": expanding(30, 2),
    "expands within the limit of fragments": expanding(6, 2),
    "expands threefold": expanding(4, 3),
    "a circle of fragments": "{ toy { ...A } } fragment A on Toy { best { ...B } }"
    " fragment B on Toy { best { ...A ...B } }",
    "a fragment inside itself": "{ toy { ...A } } fragment A on Toy { ...A best { ...A } }",
    "400 deep": nested(400),
    "200 deep by inline fragments": "{ toy { " + "... { " * 200 + "name " + "} " * 202,
    "an argument 400 deep": "{ toy(name: " + "[" * 400 + "]" * 400 + ") { name } }",
    "a type 400 deep": "query ($a: " + "[" * 400 + "Int" + "]" * 400 + ") { toy { name } }",
    "900 times one field": repeated(900),
    "240 times one object": "{ " + "toy { name } " * 240 + "}",
    "one object in 100 inline fragments": "{ toy { " + "... { best { name } } " * 100 + "} }",
    "one fragment 19 times": "{ toy { "
    + "...F " * 19
    + "} } fragment F on Toy { "
    + "best { name } " * 200
    + "}",
    "300 aliases": aliased(300),
    "900 unknown fields": "{ toy { " + " ".join(f"x{n}" for n in range(900)) + " } }",
    "an unknown field of 15,000 letters": "{ toy { " + "name" * 4000 + " } }",
    "120 operations": operating(120),
    "10 operations": operating(10),
    "240 variables": "query (" + " ".join(f"$v{n}: Int" for n in range(240)) + ") { toy { name } }",
    "300 arguments": "{ toy(" + " ".join(f"a{n}: 1" for n in range(300)) + ") { name } }",
    "conflicting arguments": "{ toy { "
    + " ".join(f"a{n % 15}: others(first: {n}) {{ totalCount }}" for n in range(60))
    + " } }",
    "a text of 19,000 escapes": '{ toy(name: "' + "\\n" * 9_500 + '") { name } }',
    "a block of 19,000 lines": '{ toy(name: """' + "\n" * 19_000 + '""") { name } }',
    "19,000 commas": "{ toy { name } }" + "," * 19_000,
    "32,000 comments": "{ toy { name } }" + "#\n" * 32_000,
    "a comment of 60,000 letters": "{ toy { name } }#" + "a" * 60_000,
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_document_takes_50_ms(attack: str) -> None:
    """Deep, wide, aliased, expanding and cyclic documents are each judged within 50 ms."""
    assert seconds_for(ATTACKS[attack]) < 0.05


@pytest.mark.parametrize("depth", [12, 1000])
def test_expansion_is_never_walked(depth: int) -> None:
    """Even without the limit of fragments, depth and cost measure each fragment once: here their
    expansion has a million fields.
    """
    assert seconds_for(expanding(20, 2), fragments=1000, repeats=1000, depth=depth) < 0.05


def seconds_for(query: str, **limits: Any) -> float:
    """Processor time of the quickest of three judgements, so that other work doesn't count."""
    times: list[float] = []
    for _ in range(3):
        documents = toy.documents(**limits)
        started = time.process_time()
        verdict(documents, Parameters(query=query))
        times.append(time.process_time() - started)
    return min(times)


names = st.sampled_from(["name", "best", "friends", "others", "unknown"])
selections: st.SearchStrategy[str] = st.recursive(
    names | st.sampled_from(["...F0", "...F1", "...F2", "...F3", "... on Toy { name }"]),
    lambda inner: st.builds(
        lambda alias, name, body: f"{alias}{name} {{ {' '.join(body)} }}",
        st.sampled_from(["", "", "a: ", "b: "]),
        names,
        st.lists(inner, min_size=1, max_size=6),
    ),
    max_leaves=60,
)


@given(
    st.lists(selections, min_size=1, max_size=8),
    st.lists(st.lists(selections, min_size=1, max_size=4), min_size=4, max_size=4),
    st.integers(1, 12),
)
@settings(max_examples=150, deadline=None)
def test_no_random_document_takes_50_ms(
    root: list[str], fragments: list[list[str]], times: int
) -> None:
    """Documents of random shape, with fragments that spread one another, within 50 ms each."""
    bodies = [f"fragment F{n} on Toy {{ {' '.join(body)} }}" for n, body in enumerate(fragments)]
    query = "{ toy { " + " ".join(root * times) + " } } " + " ".join(bodies)

    assert seconds_for(query) < 0.05
