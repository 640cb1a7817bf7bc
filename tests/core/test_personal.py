"""A table without a whole declaration doesn't import (N2)."""

from typing import Any, cast

import pytest
from piccolo.columns import Text
from piccolo.table import Table

from minside.core.columns import customer_key, primary_key
from minside.core.language import Text as Label
from minside.core.personal import (
    EVERY_TABLE,
    Declaration,
    DeclarationError,
    Declared,
    Editor,
    Erasure,
    about,
    technical,
)
from minside.core.purposes import ACCOUNT, WITH_ACCOUNT
from minside.pets.tables import Pet


def declaration(*columns: Any, subject: Any = None) -> Declaration:
    return Declaration(
        label=Label("Dagbok", "Diary"),
        category="S17",
        purposes=(ACCOUNT,),
        retention=WITH_ACCOUNT,
        subject=subject,
        columns=columns,
    )


@pytest.fixture(autouse=True)
def _nothing_stays() -> Any:
    before = dict(EVERY_TABLE)
    yield
    EVERY_TABLE.clear()
    EVERY_TABLE.update(before)


def test_a_table_without_declaration_doesnt_import() -> None:
    """Nobody adds a table and forgets what is personal in it."""
    with pytest.raises(DeclarationError, match="says nothing"):

        class Diary(Declared, Table):  # pyright: ignore[reportUnusedClass]
            page = Text()


def test_a_forgotten_column_doesnt_import() -> None:
    """The column that was left out is named."""
    with pytest.raises(DeclarationError, match="doesn't declare mood"):

        class Diary(Declared, Table):  # pyright: ignore[reportUnusedClass]
            id = primary_key()
            page = Text()
            mood = Text()
            personal = declaration(technical(id, "ours"), about(page, "Side", "Page"))


def test_another_tables_column_doesnt_import() -> None:
    """A slip of the pen can't declare what isn't there."""
    with pytest.raises(DeclarationError, match="isn't its own"):

        class Diary(Declared, Table):  # pyright: ignore[reportUnusedClass]
            id = primary_key()
            page = Text()
            personal = declaration(
                technical(id, "ours"),
                about(page, "Side", "Page"),
                about(Pet.breed, "Rase", "Breed"),
            )


def test_a_column_declared_twice_doesnt_import() -> None:
    """One column, one truth."""
    with pytest.raises(DeclarationError, match="twice"):

        class Diary(Declared, Table):  # pyright: ignore[reportUnusedClass]
            id = primary_key()
            page = Text()
            personal = declaration(
                technical(id, "ours"), about(page, "Side", "Page"), technical(page, "no")
            )


def test_what_isnt_said_is_the_tables_default() -> None:
    """A column's own word goes before the table's."""

    class Diary(Declared, Table):
        id = primary_key()
        customer = customer_key()
        page = Text()
        mood = Text()
        personal = declaration(
            technical(id, "ours"),
            about(customer, "Kunde", "Customer", access=False),
            about(page, "Side", "Page", free_text=True, erasure=Erasure.BLANK),
            about(mood, "Humør", "Mood", category="S10"),
            subject=customer,
        )

    facts = Diary.personal.facts
    assert ("S17", "S10") == (facts["page"].category, facts["mood"].category)
    assert (Erasure.BLANK, Erasure.DELETE_ROW) == (facts["page"].erasure, facts["mood"].erasure)
    assert (True, False) == (facts["page"].access, facts["customer"].access)
    assert {"id": "ours"} == Diary.personal.technical


def test_every_declaration_is_whole() -> None:
    """Each says a promise of the notice, labels in both languages, a purpose and who edits it."""
    for name, table in EVERY_TABLE.items():
        declared = table.personal
        assert declared.subject is not None or declared.subject_reason, name
        for fact in declared.facts.values():
            assert 1 <= int(fact.category[1:]) <= 44, fact
            assert all(fact.label), fact
            assert fact.purposes, fact
            assert all(isinstance(editor, Editor) for editor in fact.editors), fact
            counts_from = fact.retention.counts_from
            assert counts_from is None or hasattr(table, counts_from), fact


def test_secrets_are_out_of_access_and_portability() -> None:
    """No hash, token or code leaves with an export (S9)."""
    secrets = {
        f"{name}.{column._meta.name}": table.personal.facts[column._meta.name]
        for name, table in EVERY_TABLE.items()
        for column in cast(Any, table)._meta.columns
        if column._meta.secret
    }
    assert {
        "password.hash",
        "session.token_sha256",
        "known_device.token_sha256",
        "registration.hash",
        "registration.token_sha256",
        "registration.form_sha256",
        "reset_link.token_sha256",
        "email_change_request.code_sha256",
        "email_change.token_sha256",
    } <= secrets.keys()
    assert not any(fact.access or fact.portability for fact in secrets.values())


def test_a_hash_or_a_token_is_called_secret() -> None:
    """The check above misses none for want of a word."""
    forgotten = [
        f"{name}.{column._meta.name}"
        for name, table in EVERY_TABLE.items()
        for column in cast(Any, table)._meta.columns
        if column._meta.name in ("hash", "token_sha256", "code_sha256") and not column._meta.secret
    ]
    assert [] == forgotten
