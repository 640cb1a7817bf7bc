"""Fast levering: subscriptions, their lines, and each delivery that comes of them."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-29T08:00:00:000020"

SQL = f"""
-- The occurrence `anchor_number` is on `anchor_on`, and another every `every` units; a date is never
-- reckoned from the one before. `version` grows with every change, whoever makes it.
CREATE TABLE subscription (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    state text NOT NULL CHECK (state IN ('active', 'paused', 'cancelled')),
    anchor_on date NOT NULL,
    anchor_number integer NOT NULL CHECK (anchor_number >= 1),
    every smallint NOT NULL CHECK (every >= 1),
    unit text NOT NULL CHECK (unit IN ('week', 'month')),
    CHECK (every <= CASE unit WHEN 'week' THEN 26 ELSE 6 END),
    -- None: whatever is the customer's default, else where they live.
    address uuid,
    delivery_method text NOT NULL CHECK (length(delivery_method) BETWEEN 1 AND 60),
    payment text NOT NULL CHECK (length(payment) BETWEEN 1 AND 60),
    notice text NOT NULL CHECK (notice IN ('email', 'sms')),
    -- A pause with an end is a next delivery that is far away: this only says why it is.
    paused_until date,
    -- Why it is paused without an end, or was ended.
    state_by text CHECK (state_by IN ('customer', 'staff', 'system')),
    state_since timestamptz NOT NULL,
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at timestamptz NOT NULL,
    UNIQUE (customer, id),
    CHECK (paused_until IS NULL OR state = 'active'),
    FOREIGN KEY (customer, address) REFERENCES delivery_address (customer, id)
        ON DELETE SET NULL (address) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX subscription_active ON subscription (id) WHERE state = 'active';
{own_rows("subscription", "SELECT, INSERT, UPDATE")}

-- `agreed_ore` is the highest price of one that the customer has said yes to (N9).
CREATE TABLE subscription_line (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    subscription uuid NOT NULL,
    position smallint NOT NULL CHECK (position >= 0),
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    quantity smallint NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    agreed_ore bigint NOT NULL CHECK (agreed_ore >= 0),
    ceiling_ore bigint CHECK (ceiling_ore >= 0),
    when_out text NOT NULL CHECK (when_out IN ('substitute', 'leave_out', 'wait')),
    substitute_sku text CHECK (length(substitute_sku) BETWEEN 1 AND 100),
    substitute_agreed_ore bigint CHECK (substitute_agreed_ore >= 0),
    CHECK (num_nulls(substitute_sku, substitute_agreed_ore) IN (0, 2)),
    CHECK (when_out <> 'substitute' OR substitute_sku IS NOT NULL),
    UNIQUE (subscription, sku),
    UNIQUE (customer, id),
    FOREIGN KEY (customer, subscription) REFERENCES subscription (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX subscription_line_of ON subscription_line (customer, subscription);
CREATE INDEX subscription_line_sku ON subscription_line (sku);
{own_rows("subscription_line", "SELECT, INSERT, UPDATE, DELETE")}

-- Which pets eat it; a pet that is gone eats nothing.
CREATE TABLE subscription_line_pet (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    line uuid NOT NULL,
    pet uuid NOT NULL,
    UNIQUE (line, pet),
    FOREIGN KEY (customer, line) REFERENCES subscription_line (customer, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY (customer, pet) REFERENCES pet (customer, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX subscription_line_pet_of ON subscription_line_pet (customer, line);
CREATE INDEX subscription_line_pet_pet ON subscription_line_pet (customer, pet);
{own_rows("subscription_line_pet", "SELECT, INSERT, DELETE")}

-- One occurrence. There is always a planned one where the subscription is active; those after it
-- have a row where something is said of them, else they follow from the rhythm.
CREATE TABLE delivery (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    subscription uuid NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    state text NOT NULL CHECK (state IN (
        'planned', 'skipped', 'waiting', 'ordered', 'nothing', 'missed'
    )),
    -- By the rhythm, and when it comes; they differ where the day is closed, or it was moved.
    planned_on date NOT NULL,
    deliver_on date NOT NULL,
    moved_by text CHECK (moved_by IN ('calendar', 'customer', 'staff', 'stock', 'late')),
    deadline_at timestamptz NOT NULL,
    noticed_at timestamptz,
    -- For this delivery only.
    address uuid,
    payment text CHECK (length(payment) BETWEEN 1 AND 60),
    -- Since when it is put off for a product that the customer waits for.
    put_off_since date,
    shop_order uuid,
    settled_at timestamptz,
    -- A list of what didn't come along: sku, and why.
    left_out jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(left_out) = 'array'),
    UNIQUE (subscription, number),
    UNIQUE (customer, id),
    UNIQUE (customer, shop_order) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((state = 'ordered') = (shop_order IS NOT NULL)),
    CHECK ((state IN ('ordered', 'nothing', 'missed')) = (settled_at IS NOT NULL)),
    FOREIGN KEY (customer, subscription) REFERENCES subscription (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY (customer, address) REFERENCES delivery_address (customer, id)
        ON DELETE SET NULL (address) DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY (customer, shop_order) REFERENCES shop_order (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX delivery_due ON delivery (deadline_at, id) WHERE state = 'planned';
CREATE INDEX delivery_of ON delivery (customer, subscription, number);
{own_rows("delivery", "SELECT, INSERT, UPDATE, DELETE")}
-- What was ordered is the engine's to say.
CREATE POLICY steering_only ON delivery AS RESTRICTIVE FOR ALL TO minside_app
    USING (true) WITH CHECK (state IN ('planned', 'skipped', 'waiting'));
CREATE POLICY not_what_was_settled ON delivery AS RESTRICTIVE FOR UPDATE TO minside_app
    USING (settled_at IS NULL) WITH CHECK (settled_at IS NULL);
CREATE POLICY nor_taken_away ON delivery AS RESTRICTIVE FOR DELETE TO minside_app
    USING (settled_at IS NULL);

-- For one delivery only: another quantity of a line (0: none this time), or an extra.
CREATE TABLE delivery_line (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    delivery uuid NOT NULL,
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    quantity smallint NOT NULL CHECK (quantity BETWEEN 0 AND 99),
    agreed_ore bigint NOT NULL CHECK (agreed_ore >= 0),
    UNIQUE (delivery, sku),
    FOREIGN KEY (customer, delivery) REFERENCES delivery (customer, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX delivery_line_of ON delivery_line (customer, delivery);
{own_rows("delivery_line", "SELECT, INSERT, UPDATE, DELETE")}

-- Who changed what (N10), with how it was before, so that it can be undone until `undo_until`.
CREATE TABLE subscription_change (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    subscription uuid NOT NULL,
    -- What the subscription's version became by it.
    version integer NOT NULL CHECK (version >= 1),
    kind text NOT NULL CHECK (length(kind) BETWEEN 1 AND 40),
    done_by text NOT NULL CHECK (done_by IN ('customer', 'staff', 'system')),
    number integer CHECK (number >= 1),
    -- What is told of it, by name.
    said jsonb NOT NULL DEFAULT '{{}}' CHECK (jsonb_typeof(said) = 'object'),
    before jsonb CHECK (jsonb_typeof(before) = 'object'),
    changed_at timestamptz NOT NULL,
    undo_until timestamptz,
    undone_at timestamptz,
    UNIQUE (subscription, version),
    FOREIGN KEY (customer, subscription) REFERENCES subscription (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX subscription_change_of ON subscription_change (customer, subscription, version DESC);
{own_rows("subscription_change", "SELECT, INSERT")}
GRANT UPDATE (undone_at) ON subscription_change TO minside_app;
CREATE POLICY by_oneself_only ON subscription_change AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (done_by = 'customer');

-- A price went up over what was agreed: asked until answered (N9).
CREATE TABLE price_promise (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    line uuid NOT NULL,
    old_ore bigint NOT NULL CHECK (old_ore >= 0),
    new_ore bigint NOT NULL CHECK (new_ore > old_ore),
    -- The last delivery that keeps the old price; those after it hold the line back.
    keeps_number integer NOT NULL CHECK (keeps_number >= 0),
    raised_at timestamptz NOT NULL,
    answer text CHECK (answer IN ('accepted', 'swapped', 'removed', 'ceiling', 'over')),
    answered_at timestamptz,
    CHECK ((answer IS NULL) = (answered_at IS NULL)),
    FOREIGN KEY (customer, line) REFERENCES subscription_line (customer, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE
);
CREATE UNIQUE INDEX price_promise_open ON price_promise (line) WHERE answered_at IS NULL;
CREATE INDEX price_promise_of ON price_promise (customer, line);
{own_rows("price_promise", "SELECT")}
GRANT UPDATE (answer, answered_at) ON price_promise TO minside_app;

-- What the shop is asked to charge for a delivery; `attempt` counts how often it was asked.
CREATE TABLE charge (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    delivery uuid NOT NULL,
    amount_ore bigint NOT NULL CHECK (amount_ore >= 0),
    payment text NOT NULL CHECK (length(payment) BETWEEN 1 AND 60),
    state text NOT NULL CHECK (state IN ('asked', 'failed', 'paid', 'given_up')),
    attempt smallint NOT NULL DEFAULT 1 CHECK (attempt >= 1),
    asked_at timestamptz NOT NULL,
    -- When it failed first, from which the days are counted on which it is asked again.
    failed_at timestamptz,
    next_at timestamptz,
    settled_at timestamptz,
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    CHECK ((state = 'failed') = (next_at IS NOT NULL)),
    UNIQUE (customer, id),
    UNIQUE (customer, delivery),
    FOREIGN KEY (customer, delivery) REFERENCES delivery (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX charge_again ON charge (next_at) WHERE state = 'failed';
{own_rows("charge", "SELECT")}
GRANT UPDATE (state, attempt, asked_at, next_at) ON charge TO minside_app;
-- Whether it is paid is the shop's to say.
CREATE POLICY asking_only ON charge AS RESTRICTIVE FOR UPDATE TO minside_app
    USING (state IN ('failed', 'given_up')) WITH CHECK (state = 'asked');
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
