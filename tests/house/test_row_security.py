"""PostgreSQL itself refuses another customer's rows, under every resolver (N6)."""

from typing import Any
from uuid import UUID

import asyncpg
import pytest

from minside.core.database import APP, OWNER, SERVICE, Database, UnfitDatabase, check_web_role
from minside.core.postgres import Server

from . import catalogue, rows

NEW_TABLE = "CREATE TABLE diary (id uuid PRIMARY KEY, customer uuid NOT NULL, page text)"
GUARDED = {*catalogue.customer_tables()} - {"customer"}


@pytest.fixture
async def trial(owner: Any) -> Any:
    """The owner's connection in a transaction that leaves nothing."""
    transaction = owner.transaction()
    await transaction.start()
    yield owner
    await transaction.rollback()


async def test_every_column_is_declared(owner: Any) -> None:
    """No value is kept that export, erasure and retention don't know of (N2)."""
    assert set() == await catalogue.undeclared(owner)


async def test_an_undeclared_column_is_found(trial: Any) -> None:
    """The check above sees a column that somebody adds and forgets."""
    await trial.execute("ALTER TABLE pet ADD COLUMN favourite_toy text")
    assert {"pet.favourite_toy"} == await catalogue.undeclared(trial)


async def test_every_table_is_guarded(owner: Any) -> None:
    """No table of a customer's stands open."""
    assert set() == await catalogue.unguarded(owner)
    assert set() == await catalogue.without_customer(owner)


async def test_rows_of_nobody_lie_in_few_tables(owner: Any) -> None:
    """A customer's table whose rows may be nobody's is named here, so that none slips in."""
    of_guests = {
        "shop_order", "order_line", "order_event", "shipment", "invoice", "invoice_entry",
        "order_return", "complaint", "complaint_picture",
    }  # fmt: skip
    of_addresses = {
        "consent_subject", "consent", "consent_note", "marketing_message", "marketing_message_use",
    }  # fmt: skip
    expected = {
        "message", "outgoing_event", "event_delivery", "claim_request", *of_guests, *of_addresses,
    }  # fmt: skip
    assert expected == catalogue.partly_nobodys()


@pytest.mark.parametrize("table", sorted(catalogue.partly_nobodys()))
async def test_rows_of_nobody_are_nobodys(
    table: str, owner: Any, kari: UUID, app_database: Database
) -> None:
    """The web can't read, change or delete them, whoever is signed in, or if nobody is."""
    karis = (await rows.fill(owner, kari))[table]
    row = rows.copied(karis, **{catalogue.customer_tables()[table]: None})
    nobodys = (await rows.insert(owner, table, row))["id"]
    for customer in (kari, None):
        async with app_database.scope(customer=customer) as scope:
            assert [] == await scope.fetch(f"SELECT FROM {table} WHERE id = $1", nobodys)
    for attempt in (
        f"UPDATE {table} SET id = id WHERE id = $1",
        f"DELETE FROM {table} WHERE id = $1",
    ):
        assert await _touched(app_database, kari, attempt, nobodys) in (0, "not granted")


async def test_a_new_table_without_policy_or_declaration_is_found(trial: Any) -> None:
    """Who adds a table and forgets its guard is told by two tests."""
    await trial.execute(NEW_TABLE)
    assert {"diary"} == await catalogue.unguarded(trial)
    assert {"diary.id", "diary.customer", "diary.page"} == await catalogue.undeclared(trial)


async def test_a_view_or_a_policy_for_one_role_only_is_found(trial: Any) -> None:
    """A view shows its owner's rows to everybody; a missing owner's policy empties a backfill."""
    await trial.execute("CREATE VIEW everybody AS SELECT * FROM customer")
    await trial.execute("DROP POLICY all_rows_of_owner ON pet")
    await trial.execute("ALTER TABLE session NO FORCE ROW LEVEL SECURITY")
    assert {"everybody", "pet", "session"} == await catalogue.unguarded(trial)


async def test_keys_between_customers_tables_carry_the_customer(owner: Any) -> None:
    """Keys pass row policies, so the key itself must say whose the parent is."""
    assert set() == await catalogue.loose_keys(owner)


async def test_a_loose_key_is_found(trial: Any) -> None:
    """The check above sees a weight that could hang on another's pet."""
    await trial.execute(
        "ALTER TABLE pet_weight ADD CONSTRAINT loose FOREIGN KEY (pet) REFERENCES pet (id)"
    )
    assert {"loose"} == await catalogue.loose_keys(trial)


async def test_nothing_goes_with_its_customer_unsaid(owner: Any) -> None:
    """What becomes of rows when a customer goes stands in their table's declaration; a key that
    deletes or empties them would do it unseen."""
    assert set() == await catalogue.silent_keys(owner)


@pytest.mark.parametrize("action", ["CASCADE", "SET NULL", "SET DEFAULT"])
async def test_a_key_that_acts_by_itself_is_found(action: str, trial: Any) -> None:
    """The check above sees a key that somebody lets cascade."""
    await trial.execute(
        "ALTER TABLE message ADD CONSTRAINT silent FOREIGN KEY (customer) REFERENCES customer"
        f" ON DELETE {action}"
    )
    assert {"silent"} == await catalogue.silent_keys(trial)


async def test_every_row_hangs_on_its_customer(owner: Any) -> None:
    """No row outlives its customer, or comes before them."""
    assert set() == await catalogue.unbound(owner)


async def test_a_table_that_hangs_on_nobody_is_found(trial: Any) -> None:
    """The check above sees a table whose key to its customer was forgotten."""
    await trial.execute("ALTER TABLE session DROP CONSTRAINT session_customer_fkey")
    await trial.execute("ALTER TABLE pet DROP CONSTRAINT pet_customer_fkey")
    assert {"session", "pet"} <= await catalogue.unbound(trial)


async def test_the_web_may_read_and_write_rows_and_no_more(owner: Any) -> None:
    """TRUNCATE, triggers and references pass row policies."""
    granted = await catalogue.grants(owner)
    assert {"pet": {"SELECT", "INSERT", "UPDATE", "DELETE"}}.items() <= granted.items()
    assert {"SELECT", "INSERT", "UPDATE", "DELETE"} == set().union(*granted.values())
    assert set() == await catalogue.elsewhere(owner)
    assert set() == await catalogue.memberships(owner)


async def test_a_grant_too_many_and_a_hidden_table_are_found(trial: Any) -> None:
    """The checks above see what somebody grants, or hides in another schema."""
    await trial.execute("GRANT TRUNCATE, MAINTAIN ON pet TO minside_app")
    await trial.execute("GRANT REFERENCES (id) ON pet TO minside_app")
    too_many = {"TRUNCATE", "MAINTAIN", "REFERENCES"}
    assert too_many <= (await catalogue.grants(trial))["pet"]
    await trial.execute("CREATE SCHEMA attic; CREATE TABLE attic.diary (page text)")
    assert {"attic.diary"} == await catalogue.elsewhere(trial)


async def test_functions_past_the_policies_are_these(owner: Any) -> None:
    """What is found before the customer is known, or is nobody's, goes through few and narrow doors."""
    expected = {
        "session_by_token(bytea,timestamp with time zone,timestamp with time zone)",
        "credentials_by_email(text,bytea)",
        "registration_by_key(text)",
        "registration_by_token(bytea,bytea,timestamp with time zone)",
        "take_registration(bytea,timestamp with time zone)",
        "reset_by_token(bytea,timestamp with time zone)",
        "email_change_by_token(bytea,timestamp with time zone)",
        "email_is_held(text,timestamp with time zone,uuid)",
        "account_is_frozen(uuid,timestamp with time zone)",
        "event_by_id(text,text)",
        "inner_kinds()",
        "claim_link_by_token(bytea,timestamp with time zone)",
        "claim_by_token(bytea,timestamp with time zone)",
        "try_claim(bytea,bytea,timestamp with time zone)",
        "take_claim(bytea,bytea,timestamp with time zone)",
        "given_back(uuid[])",
        "customer_by_calendar(bytea)",
        "customer_called(text)",
        "customer_by_subscription(uuid)",
        "usage_counted(date,text,text,text,text)",
        "consent_tip()",
        "consent_follows()",
        "consent_holds()",
        "consent_subject_at(text,text,timestamp with time zone)",
        "consent_subject_of(uuid,text,timestamp with time zone)",
        "consents_of(uuid[])",
        "consent_moments(uuid[],text[],timestamp with time zone)",
        "consent_beside(uuid)",
        "consent_leave(uuid,timestamp with time zone)",
        "consent_take_nobodys(uuid)",
        "consent_subject_to_leave(text,timestamp with time zone)",
        "consent_take_back(uuid,text[],timestamp with time zone,timestamp with time zone)",
        "consent_given_beside(uuid)",
        "consent_too_young(uuid[],integer[])",
        "speaks_for(uuid)",
        "consent_drop_year(integer,timestamp with time zone)",
        "review_is_copied()",
        "review_follows_name()",
        "review_follows_pet()",
        "review_votes(uuid[])",
    }
    assert expected == await catalogue.strong_functions(owner)
    assert set() == await catalogue.open_to_public(owner)


async def test_there_is_a_row_to_try_for_every_table(owner: Any, kari: UUID) -> None:
    """The trials below leave no table out."""
    assert GUARDED == (await rows.fill(owner, kari)).keys()


@pytest.mark.parametrize("table", sorted({*GUARDED, "customer"}))
async def test_another_customers_rows_are_not_there(
    table: str, owner: Any, kari: UUID, ola: UUID, app_database: Database
) -> None:
    """Under the web's role Ola can't read, change or delete what is Kari's; Kari can read it."""
    await rows.fill(owner, kari)
    mine = f"SELECT count(*) FROM {table} WHERE {catalogue.customer_tables()[table]} = $1"
    column = catalogue.customer_tables()[table]
    async with app_database.scope(customer=kari) as scope:
        assert await scope.fetchval(mine, kari) > 0
    async with app_database.scope(customer=ola) as scope:
        assert await scope.fetchval(mine, kari) == 0
    for attempt in (
        f"UPDATE {table} SET {column} = {column} WHERE {column} = $1",
        f"DELETE FROM {table} WHERE {column} = $1",
    ):
        assert await _touched(app_database, ola, attempt, kari) in (0, "not granted")


@pytest.mark.parametrize("table", sorted(GUARDED))
async def test_nobody_adds_rows_to_another_customer(
    table: str, owner: Any, kari: UUID, ola: UUID, app_database: Database
) -> None:
    """Under the web's role Ola can't put a row on Kari's account, nor hang one on Kari's parent."""
    row = (await rows.fill(owner, kari))[table]
    row.pop("id", None)
    async with app_database.scope(customer=ola) as scope:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with scope.savepoint():
                await rows.insert(scope, table, row)


async def test_composite_keys_hold(
    owner: Any, kari: UUID, ola: UUID, service_database: Database
) -> None:
    """A row of Ola's own can't point to a row of Kari's, by any key between customer tables, even
    under the role that sees both."""
    karis, olas = await rows.fill(owner, kari), await rows.fill(owner, ola)
    keys = await catalogue.keys_between_customer_tables(owner)
    assert {"pet_weight.pet", "pet.photo", "file_chunk.file", "file.original"} <= set(keys)
    for key, (constraint, parent) in keys.items():
        child, column = key.split(".")
        row = rows.copied(olas[child], **{column: karis[parent]["id"]})
        async with service_database.scope() as scope:
            with pytest.raises(asyncpg.ForeignKeyViolationError) as refused:
                async with scope.savepoint():
                    await rows.insert(scope, child, row)
        assert constraint == refused.value.as_dict()["constraint_name"]


async def test_the_log_and_the_history_can_only_grow(
    owner: Any, kari: UUID, app_database: Database
) -> None:
    """The web can't rewrite what happened."""
    await rows.fill(owner, kari)
    for table in ("security_event", "profile_change"):
        for verb in (
            f"UPDATE {table} SET id = id WHERE customer = $1",
            f"DELETE FROM {table} WHERE customer = $1",
        ):
            assert await _touched(app_database, kari, verb, kari) == "not granted"


async def test_the_web_can_not_make_itself_stronger(app_database: Database) -> None:
    """The web's role makes no tables, and switches no policy off."""
    for attempt in (
        NEW_TABLE,
        "ALTER TABLE pet DISABLE ROW LEVEL SECURITY",
        "SET ROLE minside_owner",
    ):
        async with app_database.scope() as scope:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                async with scope.savepoint():
                    await scope.execute(attempt)


async def test_an_unfit_web_role_is_refused(migrated: Server) -> None:
    """The web doesn't start as the owner or as superuser."""
    for role in (OWNER, SERVICE, "postgres"):
        database = await Database.connect(migrated.url(role, "minside"))
        try:
            with pytest.raises(UnfitDatabase, match="minside_app"):
                await check_web_role(database)
        finally:
            await database.close()
    database = await Database.connect(migrated.url(APP))
    await check_web_role(database)
    await database.close()


async def _touched(database: Database, customer: UUID, statement: str, value: Any) -> Any:
    """How many rows a statement touched, or that the role may not run it at all."""
    try:
        async with database.scope(customer=customer) as scope:
            return len(await scope.fetch(f"{statement} RETURNING 1", value))
    except asyncpg.InsufficientPrivilegeError:
        return "not granted"
