"""Orders, parcels, invoices, returns and complaints, as the shop tells of them and as they begin here."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-29T08:00:00:000015"

SQL = f"""
CREATE TABLE shop_order (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- None where neither the number nor the address that it was placed with is shown to be anybody's.
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    number text NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 40),
    -- The shop's customer number, and the address, that it was placed with.
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    email text CHECK (length(email) BETWEEN 3 AND 254),
    -- Its address said whose it is: it stays theirs though they leave that address.
    is_by_address boolean NOT NULL DEFAULT false,
    placed_at timestamptz NOT NULL,
    delivery_method text NOT NULL CHECK (length(delivery_method) BETWEEN 1 AND 60),
    delivery_ore bigint NOT NULL CHECK (delivery_ore >= 0),
    pickup_point text CHECK (length(pickup_point) BETWEEN 1 AND 200),
    recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 200),
    street text NOT NULL CHECK (length(street) BETWEEN 1 AND 200),
    street2 text CHECK (length(street2) BETWEEN 1 AND 200),
    postcode text NOT NULL CHECK (length(postcode) BETWEEN 1 AND 60),
    city text NOT NULL CHECK (length(city) BETWEEN 1 AND 200),
    country text NOT NULL CHECK (country ~ '^[A-Z]{{2}}$'),
    payment text NOT NULL CHECK (length(payment) BETWEEN 1 AND 60),
    total_ore bigint NOT NULL CHECK (total_ore >= 0),
    discount_ore bigint NOT NULL CHECK (discount_ore >= 0),
    vat_ore bigint CHECK (vat_ore >= 0),
    code text CHECK (length(code) BETWEEN 1 AND 60),
    UNIQUE (customer, id)
);
CREATE INDEX shop_order_placed ON shop_order (customer, placed_at DESC, id DESC);
CREATE INDEX shop_order_told_of ON shop_order (told_of);
CREATE INDEX shop_order_guest ON shop_order (lower(email)) WHERE customer IS NULL;
{own_rows("shop_order", "SELECT")}

CREATE TABLE order_line (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    shop_order uuid NOT NULL,
    line text NOT NULL CHECK (length(line) BETWEEN 1 AND 60),
    position smallint NOT NULL CHECK (position >= 0),
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    name text CHECK (length(name) BETWEEN 1 AND 300),
    quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 10000),
    price_ore bigint CHECK (price_ore >= 0),
    unreturnable text CHECK (unreturnable IN ('perishable', 'made_to_order')),
    UNIQUE (shop_order, line),
    FOREIGN KEY (customer, shop_order) REFERENCES shop_order (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX order_line_order ON order_line (customer, shop_order);
CREATE INDEX order_line_sku ON order_line (customer, sku);
{own_rows("order_line", "SELECT")}

-- What happened to an order, each once, in whatever order it was told; how it stands follows from
-- these. `parts` of it were told anew, of which the latest moment counts; the head says whose it is
-- and how it is paid. `lines` none says all of them.
CREATE TABLE order_event (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    shop_order uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN (
        'placed', 'changed', 'packing', 'cancel_requested', 'cancellation_refused', 'cancelled',
        'payment_failed'
    )),
    at timestamptz NOT NULL,
    event text NOT NULL CHECK (length(event) BETWEEN 1 AND 300),
    parts text[] NOT NULL DEFAULT '{{}}' CHECK (parts <@ ARRAY['head', 'lines', 'delivery', 'total']),
    lines text[],
    amount_ore bigint CHECK (amount_ore >= 0),
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    -- Who wrote it here, if anybody did, also when it is nobody's any more: so that it is found when
    -- they are forgotten.
    written_by uuid DEFAULT current_customer() REFERENCES customer ON DELETE NO ACTION,
    UNIQUE (shop_order, event),
    FOREIGN KEY (customer, shop_order) REFERENCES shop_order (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX order_event_order ON order_event (customer, shop_order);
CREATE INDEX order_event_written_by ON order_event (written_by) WHERE written_by IS NOT NULL;
{own_rows("order_event", "SELECT")}
GRANT INSERT (id, customer, shop_order, kind, at, event, reason) ON order_event TO minside_app;
-- All else that happens to an order is the shop's to say. What is asked for here has an id of ours for
-- its event, so that nothing passes for an event of the shop's that is yet to come.
CREATE POLICY asking_only ON order_event AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (
        kind = 'cancel_requested' AND event = id::text AND written_by = current_customer() AND parts = '{{}}' AND lines IS NULL AND amount_ore IS NULL
    );

CREATE TABLE shipment (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    shop_order uuid NOT NULL,
    number text NOT NULL CHECK (length(number) BETWEEN 1 AND 40),
    -- To a customer's home goes what was ordered, and the papers that belong to it (S33).
    purpose text NOT NULL CHECK (purpose IN ('order', 'invoice', 'order_papers')),
    carrier text NOT NULL CHECK (length(carrier) BETWEEN 1 AND 200),
    tracking text CHECK (length(tracking) BETWEEN 1 AND 60),
    tracking_url text CHECK (tracking_url ~ '^https?://' AND length(tracking_url) <= 2000),
    -- A list of what lies in it: line and quantity.
    contents jsonb NOT NULL CHECK (jsonb_typeof(contents) = 'array'),
    -- Of each, what was told for the latest moment counts: `…_event` tells two of one moment apart,
    -- here and below.
    shipped_at timestamptz NOT NULL,
    shipped_event text NOT NULL DEFAULT '',
    expected_on date,
    delivered_at timestamptz,
    delivered_event text NOT NULL DEFAULT '',
    returned_at timestamptz,
    returned_event text NOT NULL DEFAULT '',
    return_reason text CHECK (length(return_reason) BETWEEN 1 AND 200),
    return_why text CHECK (return_why IN ('not_collected', 'address', 'refused', 'other')),
    UNIQUE (shop_order, number),
    UNIQUE (customer, id),
    FOREIGN KEY (customer, shop_order) REFERENCES shop_order (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX shipment_order ON shipment (customer, shop_order);
CREATE INDEX shipment_returned ON shipment (customer, returned_at) WHERE returned_at IS NOT NULL;
{own_rows("shipment", "SELECT")}

-- A frozen copy of what was sent: nothing in it follows the profile (bokføringsloven §13, S39).
CREATE TABLE invoice (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    number text NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 40),
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    -- By number: an invoice may be known before its order.
    order_number text CHECK (length(order_number) BETWEEN 1 AND 40),
    kid text NOT NULL CHECK (kid ~ '^[0-9]{{2,25}}$'),
    account text CHECK (account ~ '^[0-9]{{11}}$'),
    issued_at timestamptz NOT NULL,
    issued_event text NOT NULL DEFAULT '',
    issued_on date NOT NULL,
    due_on date NOT NULL,
    recipient text NOT NULL CHECK (length(recipient) BETWEEN 1 AND 200),
    street text NOT NULL CHECK (length(street) BETWEEN 1 AND 200),
    street2 text CHECK (length(street2) BETWEEN 1 AND 200),
    postcode text NOT NULL CHECK (length(postcode) BETWEEN 1 AND 60),
    city text NOT NULL CHECK (length(city) BETWEEN 1 AND 200),
    country text NOT NULL CHECK (country ~ '^[A-Z]{{2}}$'),
    -- A list: line, sku, name, quantity, price in øre.
    lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array'),
    total_ore bigint NOT NULL CHECK (total_ore >= 0),
    vat_ore bigint NOT NULL CHECK (vat_ore >= 0),
    UNIQUE (customer, id)
);
CREATE INDEX invoice_issued ON invoice (customer, issued_at DESC, id DESC);
CREATE INDEX invoice_order ON invoice (order_number, customer);
CREATE INDEX invoice_told_of ON invoice (told_of);
{own_rows("invoice", "SELECT")}

-- What happened to an invoice, each once; what is owed follows from these. `amount_ore` is a fee, a
-- payment or a credit.
CREATE TABLE invoice_entry (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    invoice uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('reminder', 'payment', 'credit', 'collection')),
    at timestamptz NOT NULL,
    event text NOT NULL CHECK (length(event) BETWEEN 1 AND 300),
    on_day date,
    amount_ore bigint NOT NULL DEFAULT 0 CHECK (amount_ore >= 0),
    -- Which reminder, and when it is due.
    number smallint CHECK (number BETWEEN 1 AND 20),
    due_on date,
    method text CHECK (length(method) BETWEEN 1 AND 60),
    collector text CHECK (length(collector) BETWEEN 1 AND 200),
    collector_phone text CHECK (length(collector_phone) BETWEEN 1 AND 60),
    collector_url text CHECK (collector_url ~ '^https://' AND length(collector_url) <= 2000),
    collector_account text CHECK (collector_account ~ '^[0-9]{{11}}$'),
    -- The collector's, or what the credit note is called.
    reference text CHECK (length(reference) BETWEEN 1 AND 60),
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    UNIQUE (invoice, event),
    FOREIGN KEY (customer, invoice) REFERENCES invoice (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX invoice_entry_invoice ON invoice_entry (customer, invoice);
-- The first reminder is one, however many events tell of it; so is a credit note.
CREATE UNIQUE INDEX invoice_entry_reminder ON invoice_entry (invoice, number)
    WHERE kind = 'reminder';
CREATE UNIQUE INDEX invoice_entry_credit ON invoice_entry (invoice, reference)
    WHERE kind = 'credit';
{own_rows("invoice_entry", "SELECT")}

CREATE TABLE order_return (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    shop_order uuid NOT NULL,
    number text NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 40),
    opened_by text NOT NULL CHECK (opened_by IN ('customer', 'staff')),
    opened_at timestamptz NOT NULL,
    opened_event text NOT NULL DEFAULT '',
    -- A list of what is sent back: line and quantity.
    lines jsonb NOT NULL CHECK (jsonb_typeof(lines) = 'array'),
    reason text CHECK (length(reason) BETWEEN 1 AND 200),
    withdrawn_at timestamptz,
    received_at timestamptz,
    received_event text NOT NULL DEFAULT '',
    refunded_at timestamptz,
    refunded_event text NOT NULL DEFAULT '',
    refunded_ore bigint CHECK (refunded_ore >= 0),
    -- An invoice's number: the money wasn't paid out, but taken off what is owed on that.
    deducted_from text CHECK (length(deducted_from) BETWEEN 1 AND 40),
    refused_at timestamptz,
    refused_event text NOT NULL DEFAULT '',
    refusal text CHECK (length(refusal) BETWEEN 1 AND 200),
    written_by uuid DEFAULT current_customer() REFERENCES customer ON DELETE NO ACTION,
    UNIQUE (customer, id),
    FOREIGN KEY (customer, shop_order) REFERENCES shop_order (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX order_return_order ON order_return (shop_order, customer);
CREATE INDEX order_return_written_by ON order_return (written_by) WHERE written_by IS NOT NULL;
{own_rows("order_return", "SELECT")}
GRANT INSERT (customer, shop_order, number, opened_by, opened_at, lines, reason) ON order_return
    TO minside_app;
GRANT UPDATE (withdrawn_at) ON order_return TO minside_app;
CREATE POLICY while_nothing_came_of_it ON order_return AS RESTRICTIVE FOR UPDATE TO minside_app
    USING (num_nonnulls(received_at, refunded_at, refused_at) = 0);
-- What becomes of it is the shop's to say, and what its staff opened too.
CREATE POLICY opening_only ON order_return AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (
        opened_by = 'customer' AND written_by = current_customer()
        AND opened_event || received_event || refunded_event || refused_event = ''
        AND num_nonnulls(
            withdrawn_at, received_at, refunded_at, refunded_ore, refused_at, refusal
        ) = 0
    );

-- How much of each line of these orders was received, or refunded, by returns that are nobody's since
-- the order became another's: so much isn't there any more, and nothing else of them is told.
CREATE FUNCTION given_back(orders uuid[]) RETURNS TABLE (shop_order uuid, line text, quantity bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
        SELECT o.id, packed.line, sum(packed.quantity)
        FROM order_return r JOIN shop_order o ON o.id = r.shop_order,
            jsonb_to_recordset(r.lines) AS packed (line text, quantity integer)
        WHERE r.shop_order = ANY($1) AND r.customer IS DISTINCT FROM o.customer
          AND (r.refunded_at IS NOT NULL OR r.received_at IS NOT NULL AND r.refused_at IS NULL)
          AND (o.customer = current_customer()
               OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        GROUP BY o.id, packed.line
    $$;
REVOKE ALL ON FUNCTION given_back FROM PUBLIC;
GRANT EXECUTE ON FUNCTION given_back TO minside_app, minside_service;

CREATE TABLE complaint (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid REFERENCES customer ON DELETE NO ACTION,
    shop_order uuid NOT NULL,
    number text NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 40),
    line text NOT NULL CHECK (length(line) BETWEEN 1 AND 60),
    opened_by text NOT NULL CHECK (opened_by IN ('customer', 'staff')),
    opened_at timestamptz NOT NULL,
    opened_event text NOT NULL DEFAULT '',
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
    wish text CHECK (wish IN ('repair', 'replacement', 'refund', 'price_reduction')),
    outcome text CHECK (outcome IN (
        'repaired', 'replaced', 'refunded', 'price_reduced', 'rejected'
    )),
    answer text CHECK (length(answer) BETWEEN 1 AND 20000),
    settled_at timestamptz,
    settled_event text NOT NULL DEFAULT '',
    written_by uuid DEFAULT current_customer() REFERENCES customer ON DELETE NO ACTION,
    UNIQUE (customer, id),
    CHECK ((outcome IS NULL) = (settled_at IS NULL)),
    FOREIGN KEY (customer, shop_order) REFERENCES shop_order (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX complaint_order ON complaint (shop_order, customer);
CREATE INDEX complaint_written_by ON complaint (written_by) WHERE written_by IS NOT NULL;
{own_rows("complaint", "SELECT")}
GRANT INSERT (customer, shop_order, number, line, opened_by, opened_at, body, wish) ON complaint
    TO minside_app;
CREATE POLICY opening_only ON complaint AS RESTRICTIVE FOR INSERT TO minside_app
    WITH CHECK (
        opened_by = 'customer' AND written_by = current_customer()
        AND opened_event || settled_event = ''
        AND num_nonnulls(outcome, answer, settled_at) = 0
    );

CREATE TABLE complaint_picture (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- None where its order became another's: the file stays whose it is.
    customer uuid,
    complaint uuid NOT NULL,
    file uuid NOT NULL,
    position smallint NOT NULL CHECK (position BETWEEN 0 AND 9),
    FOREIGN KEY (customer, complaint) REFERENCES complaint (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE,
    FOREIGN KEY (customer, file) REFERENCES file (customer, id)
        ON DELETE NO ACTION DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX complaint_picture_complaint ON complaint_picture (customer, complaint);
CREATE INDEX complaint_picture_file ON complaint_picture (customer, file);
{own_rows("complaint_picture", "SELECT, INSERT")}

-- What was written about an order is found by what the shop calls it.
CREATE INDEX message_order ON message (("values" ->> 'order_number'))
    WHERE "values" ? 'order_number';
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
