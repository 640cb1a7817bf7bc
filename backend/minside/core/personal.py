"""What is personal in our tables: one declaration, beside the columns, for all who need it.

The export, the erasure plan, retention, "what we know", the Art. 30 record and the log redactor
read this and nothing else (N2). Access, portability and erasure are three answers, never derived
from each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, ClassVar

from piccolo.columns import Column

from .language import Text


class Source(Enum):
    """Where a value comes from (GDPR art. 14(2)(f))."""

    GIVEN = "given"
    OBSERVED = "observed"
    DERIVED = "derived"
    STAFF = "staff"


class Basis(Enum):
    """Why we may (GDPR art. 6(1))."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal obligation"
    LEGITIMATE_INTEREST = "legitimate interest"


class Erasure(Enum):
    """What erasing the customer does to the value."""

    DELETE_ROW = "delete row"
    BLANK = "blank"
    REPLACE = "replace"
    KEEP = "keep under a rule"


class Merging(Enum):
    """What becomes of a customer's rows when another customer turns out to be the same person."""

    MOVE = "move"
    """They are the other's from then on."""
    STAY_OUT = "stay out"
    """They move only where the other has none."""
    NEWEST = "newest"
    """Of two, the one with the later `changed_at`; an account's own stays whatever its age."""
    END = "end"
    """They go: what let one in, or waited, for the one alone."""


class Editor(Enum):
    CUSTOMER = "customer"
    STAFF = "staff"
    SYSTEM = "system"


class InLogs(Enum):
    """How the log redactor treats the value. Nothing personal is logged as it is."""

    NEVER = "never"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who sees it besides the shop (S36); `country` is ISO 3166-1 alpha-2."""

    name: str
    role: Text
    country: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a value is for, and why that is lawful.

    `reference` is the law or the notice's own sentence; `transfers` name countries outside the
    EEA and `safeguards` what protects the value there: none so far, anywhere.
    """

    key: str
    label: Text
    basis: Basis
    reference: str
    recipients: tuple[Recipient, ...] = ()
    transfers: tuple[str, ...] = ()
    safeguards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Retention:
    """How long: from the moment in `counts_from` (a column's name), or while the account lasts.

    Either so many `days` after it, or so many months after the end of the year in which it lies.
    What `follows` a row of another table is kept as long as that.
    """

    key: str
    label: Text
    reference: str
    counts_from: str | None = None
    days: int | None = None
    months_after_year: int | None = None
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What is said of one personal column; what isn't said is the table's default."""

    column: Column
    label: Text
    overrides: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Technical:
    """A column with nothing personal in it, and why."""

    column: Column
    reason: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is declared of one personal column.

    `category` is the notice's promise (`S1`…); `copies` names where else the value may lie, as
    outbox, queue, export files, event store.
    """

    table: str
    name: str
    label: Text
    category: str
    source: Source
    purposes: tuple[Purpose, ...]
    access: bool
    portability: bool
    erasure: Erasure
    retention: Retention
    editors: tuple[Editor, ...]
    free_text: bool
    in_logs: InLogs
    copies: tuple[str, ...]


def about(column: Column, nb: str, en: str, **overrides: Any) -> About:
    """Declare a personal column under its two labels; keywords replace the table's defaults."""
    return About(column, Text(nb, en), overrides)


def technical(column: Column, reason: str) -> Technical:
    """Declare that a column holds nothing personal, with the reason."""
    return Technical(column, reason)


@dataclass(frozen=True)
class Declaration:
    """A table's declaration: whose rows these are, the defaults, and every column.

    `subject` is the column that holds the customer's id; None where rows belong to nobody, and
    then `subject_reason` says why. Where rows say in `told_of` which of the shop's numbers they were
    told of, they go where that number goes; those that don't `stays_with_number` are reckoned by
    their own room, which answers `hooks.numbers_settled`. `author` is the column that says who wrote a
    row here, where it may be nobody's since: by it they are found when that one is forgotten. Of rows
    that are the same in all columns of `alike` a customer has one: of two customers who turn out to be one,
    whoever stays keeps theirs.
    """

    label: Text
    category: str
    purposes: tuple[Purpose, ...]
    retention: Retention
    columns: tuple[About | Technical, ...]
    subject: Column | None = None
    subject_reason: str = ""
    source: Source = Source.GIVEN
    access: bool = True
    portability: bool = True
    erasure: Erasure = Erasure.DELETE_ROW
    editors: tuple[Editor, ...] = (Editor.CUSTOMER,)
    free_text: bool = False
    in_logs: InLogs = InLogs.NEVER
    copies: tuple[str, ...] = ()
    merging: Merging = Merging.MOVE
    stays_with_number: bool = True
    author: Column | None = None
    alike: tuple[Column, ...] = ()
    facts: dict[str, Facts] = field(default_factory=dict[str, Facts], init=False)
    technical: dict[str, str] = field(default_factory=dict[str, str], init=False)


class DeclarationError(TypeError):
    """A declaration names a column that isn't the table's own, or leaves one out."""


class Declared:
    """Mixin for every table: a class body without a whole `personal` doesn't import.

    Raises `DeclarationError`. It stands before `Table` among the bases.
    """

    personal: ClassVar[Declaration]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        own: dict[str, Column] = {c._meta.name: c for c in cls._meta.columns}  # type: ignore[attr-defined]
        declaration = cls.__dict__.get("personal")
        if not isinstance(declaration, Declaration):
            raise DeclarationError(f"{cls.__name__} says nothing of what is personal in it")
        _fill(declaration, cls._meta.tablename, own)  # type: ignore[attr-defined]
        EVERY_TABLE[cls._meta.tablename] = cls  # type: ignore[attr-defined]


EVERY_TABLE: dict[str, type[Declared]] = {}


def _fill(declaration: Declaration, table: str, own: Mapping[str, Column]) -> None:
    for entry in declaration.columns:
        name = _own_name(entry.column, table, own)
        if name in declaration.facts or name in declaration.technical:
            raise DeclarationError(f"{table}.{name} is declared twice")
        if isinstance(entry, Technical):
            declaration.technical[name] = entry.reason
        else:
            declaration.facts[name] = _facts(declaration, entry, table, name)
    missing = own.keys() - declaration.facts.keys() - declaration.technical.keys()
    if missing:
        raise DeclarationError(f"{table} doesn't declare {', '.join(sorted(missing))}")


def _own_name(column: Column, table: str, own: Mapping[str, Column]) -> str:
    """Piccolo copies the columns of a class body, so the names are compared, and their kind."""
    name = column._meta._name or ""
    if name not in own or type(own[name]) is not type(column):
        raise DeclarationError(f"{table} declares a column that isn't its own: {name or column!r}")
    return name


def _facts(declaration: Declaration, entry: About, table: str, name: str) -> Facts:
    return replace(
        Facts(
            table=table,
            name=name,
            label=entry.label,
            category=declaration.category,
            source=declaration.source,
            purposes=declaration.purposes,
            access=declaration.access,
            portability=declaration.portability,
            erasure=declaration.erasure,
            retention=declaration.retention,
            editors=declaration.editors,
            free_text=declaration.free_text,
            in_logs=declaration.in_logs,
            copies=declaration.copies,
        ),
        **entry.overrides,
    )
