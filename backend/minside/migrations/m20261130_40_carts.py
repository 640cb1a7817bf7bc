"""Carts, what lies in them, and what was done with them."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T08:00:00:000040"

SQL = f"""
-- One of the shop's is known by the customer number it was told under and by what the shop calls it. Where the
-- shop says that it was opened from another, `met` is that one, and all that is told of it goes there.
CREATE TABLE cart (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    name text CHECK (length(name) BETWEEN 1 AND 200),
    named_at timestamptz NOT NULL,
    named_by text NOT NULL,
    told_of text CHECK (length(told_of) BETWEEN 1 AND 40),
    shop_cart text CHECK (length(shop_cart) BETWEEN 1 AND 40),
    met uuid,
    told_at timestamptz,
    told_by text,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    touched_at timestamptz NOT NULL,
    reminded_at timestamptz,
    deleted_at timestamptz,
    UNIQUE (customer, id),
    UNIQUE (told_of, shop_cart),
    CHECK ((told_of IS NULL) = (shop_cart IS NULL)),
    CHECK ((told_at IS NULL) = (told_by IS NULL)),
    CHECK (met IS NULL OR shop_cart IS NOT NULL AND deleted_at IS NOT NULL),
    CHECK (shop_cart IS NOT NULL OR name IS NOT NULL)
);
CREATE INDEX cart_left ON cart (touched_at) WHERE reminded_at IS NULL AND deleted_at IS NULL;
CREATE INDEX cart_met ON cart (customer, met) WHERE met IS NOT NULL;
CREATE INDEX cart_deleted ON cart (deleted_at) WHERE deleted_at IS NOT NULL;
{own_rows("cart", "SELECT, INSERT, UPDATE")}

-- What was said last of a product, at which moment and by whom; 0 takes it out. `in_shop`: whether the shop had
-- it then, by its newest word before that, which was had_at, had_by where it was another's.
CREATE TABLE cart_line (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL,
    cart uuid NOT NULL,
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    quantity integer NOT NULL CHECK (quantity BETWEEN 0 AND 10000),
    name text CHECK (length(name) BETWEEN 1 AND 300),
    named_at timestamptz,
    named_by text,
    saved_at timestamptz NOT NULL,
    said_at timestamptz NOT NULL,
    said_by text NOT NULL,
    in_shop boolean NOT NULL,
    had_at timestamptz,
    had_by text,
    UNIQUE (customer, cart, sku),
    CHECK ((had_at IS NULL) = (had_by IS NULL)),
    CHECK ((name IS NULL) = (named_at IS NULL) AND (name IS NULL) = (named_by IS NULL)),
    FOREIGN KEY (customer, cart) REFERENCES cart (customer, id)
        ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE
);
{own_rows("cart_line", "SELECT, INSERT, UPDATE")}

-- What was done, so that it is seen and can be undone. `lines` say what each product had before and after.
CREATE TABLE cart_change (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL,
    cart uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN (
        'made', 'renamed', 'lines', 'moved', 'merged', 'deleted', 'undone', 'opened', 'told', 'reminded'
    )),
    by_shop boolean NOT NULL,
    at timestamptz NOT NULL,
    other uuid,
    named text CHECK (length(named) BETWEEN 1 AND 200),
    lines jsonb NOT NULL,
    undone_at timestamptz,
    FOREIGN KEY (customer, cart) REFERENCES cart (customer, id)
        ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX cart_change_newest ON cart_change (customer, cart, id DESC);
{own_rows("cart_change", "SELECT, INSERT, UPDATE, DELETE")}
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
