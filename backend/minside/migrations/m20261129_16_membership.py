"""The venneklubb: who joined and left, what members get, and discount codes."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-29T08:00:00:000016"

SQL = f"""
-- What happened, each by itself; the periods are reckoned from these, so that it doesn't matter in
-- what order they came.
CREATE TABLE membership_fact (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    is_joining boolean NOT NULL,
    done_by text NOT NULL CHECK (done_by IN ('customer', 'staff', 'system')),
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    happened_at timestamptz NOT NULL,
    -- The shop's number that it was told of; it goes where that number goes.
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    -- What the shop calls its event; empty where it was done here.
    event text NOT NULL
);
CREATE INDEX membership_fact_customer ON membership_fact (customer, happened_at);
CREATE UNIQUE INDEX membership_fact_event ON membership_fact (event) WHERE event <> '';
{own_rows("membership_fact", "SELECT, INSERT")}
-- What others did is told by the shop's events, which the web doesn't handle.
CREATE POLICY by_oneself_only ON membership_fact AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (done_by = 'customer' AND event = '');

CREATE TABLE benefit (
    name text PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 40),
    title_nb text CHECK (length(title_nb) BETWEEN 1 AND 200),
    title_en text CHECK (length(title_en) BETWEEN 1 AND 200),
    text_nb text CHECK (length(text_nb) BETWEEN 1 AND 20000),
    text_en text CHECK (length(text_en) BETWEEN 1 AND 20000),
    from_on date,
    until_on date,
    offered_at timestamptz,
    offered_by text,
    withdrawn_at timestamptz,
    withdrawn_by text,
    CHECK (until_on >= from_on),
    -- It may be withdrawn before anybody has said what it was.
    CHECK (num_nulls(title_nb, title_en, text_nb, text_en, offered_at, offered_by) IN (0, 6)),
    CHECK (num_nulls(withdrawn_at, withdrawn_by) IN (0, 2))
);
GRANT SELECT ON benefit TO minside_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON benefit TO minside_service;

-- Every time that a code was told of; the last word counts.
CREATE TABLE discount_code (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    code text NOT NULL CHECK (length(code) BETWEEN 1 AND 60),
    title_nb text CHECK (length(title_nb) BETWEEN 1 AND 200),
    title_en text CHECK (length(title_en) BETWEEN 1 AND 200),
    percent smallint CHECK (percent BETWEEN 1 AND 100),
    amount_ore bigint CHECK (amount_ore >= 0),
    least_total_ore bigint CHECK (least_total_ore >= 0),
    valid_from date,
    valid_until date,
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    is_once boolean NOT NULL,
    issued_at timestamptz NOT NULL,
    event text NOT NULL UNIQUE,
    CHECK (num_nulls(percent, amount_ore) = 1),
    CHECK (num_nulls(title_nb, title_en) IN (0, 2)),
    CHECK (valid_until >= valid_from)
);
CREATE INDEX discount_code_customer ON discount_code (customer, code, issued_at);
{own_rows("discount_code", "SELECT")}

-- A use may be told of before the code is.
CREATE TABLE discount_code_use (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    code text NOT NULL CHECK (length(code) BETWEEN 1 AND 60),
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    order_number text CHECK (length(order_number) BETWEEN 1 AND 40),
    used_at timestamptz NOT NULL,
    event text NOT NULL UNIQUE
);
CREATE INDEX discount_code_use_customer ON discount_code_use (customer, code, used_at);
{own_rows("discount_code_use", "SELECT")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
