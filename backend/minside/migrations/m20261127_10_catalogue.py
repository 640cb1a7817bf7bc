"""The catalogue: the shop's products, what they cost and how many there were, and their pictures."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-27T08:00:00:000010"

SQL = """
-- Trusted, so whoever owns the database may make it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Norwegian's stop words have "for" among them, which is what everybody types for "fôr".
CREATE TEXT SEARCH DICTIONARY norwegian_words (TEMPLATE = snowball, LANGUAGE = norwegian);
CREATE TEXT SEARCH CONFIGURATION product_search (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION product_search
    ADD MAPPING FOR asciiword, word, numword WITH norwegian_words;
ALTER TEXT SEARCH CONFIGURATION product_search ADD MAPPING FOR int, uint WITH simple;

CREATE TABLE product_picture (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- Of the bytes as they came: the same ones are kept once.
    source_sha256 bytea NOT NULL UNIQUE CHECK (length(source_sha256) = 32),
    media_type text NOT NULL CHECK (media_type = 'image/webp'),
    size integer NOT NULL CHECK (size > 0),
    width integer NOT NULL CHECK (width > 0),
    height integer NOT NULL CHECK (height > 0),
    bytes bytea NOT NULL CHECK (length(bytes) = size),
    created_at timestamptz NOT NULL
);
ALTER TABLE product_picture ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Of content, price and stock each: `at` is the moment it was last said for, `by` who said so.
CREATE TABLE product (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    sku text NOT NULL UNIQUE CHECK (length(sku) BETWEEN 1 AND 100),
    group_sku text CHECK (length(group_sku) BETWEEN 1 AND 100),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    brand text CHECK (length(brand) BETWEEN 1 AND 200),
    description text CHECK (length(description) BETWEEN 1 AND 20000),
    category text[] NOT NULL CHECK (cardinality(category) <= 10),
    category_path text NOT NULL,
    google_category text CHECK (length(google_category) BETWEEN 1 AND 300),
    gtin text CHECK (length(gtin) BETWEEN 1 AND 50),
    variant jsonb NOT NULL CHECK (jsonb_typeof(variant) = 'object'),
    contents jsonb NOT NULL CHECK (jsonb_typeof(contents) = 'array'),
    pack_grams integer CHECK (pack_grams > 0),
    shop_url text CHECK (shop_url ~ '^https?://' AND length(shop_url) <= 2000),
    picture_link text CHECK (length(picture_link) BETWEEN 1 AND 2000),
    -- What the picture was drawn from: another link than the one above wants to be fetched.
    picture_source text,
    picture uuid REFERENCES product_picture ON DELETE NO ACTION,
    content_sha256 bytea NOT NULL CHECK (length(content_sha256) = 32),
    content_at timestamptz NOT NULL,
    content_by text NOT NULL,
    currency text NOT NULL DEFAULT 'NOK' CHECK (currency = 'NOK'),
    price_ore bigint CHECK (price_ore >= 0),
    sale_ore bigint CHECK (sale_ore >= 0),
    sale_from timestamptz,
    sale_until timestamptz,
    price_at timestamptz,
    price_by text,
    availability text
        CHECK (availability IN ('in_stock', 'out_of_stock', 'preorder', 'backorder')),
    stock integer CHECK (stock >= 0),
    stock_at timestamptz,
    stock_by text,
    listed_at timestamptz NOT NULL,
    gone_at timestamptz,
    first_seen_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    name_key text NOT NULL,
    CONSTRAINT product_price_whole CHECK (
        num_nulls(price_ore, price_at, price_by) IN (0, 3)
        AND (price_ore IS NOT NULL OR num_nonnulls(sale_ore, sale_from, sale_until) = 0)
    ),
    CONSTRAINT product_stock_whole CHECK (
        num_nulls(availability, stock_at, stock_by) IN (0, 3)
        AND (availability IS NOT NULL OR stock IS NULL)
    ),
    CONSTRAINT product_gone_since_listed CHECK (gone_at > listed_at)
-- An import touches every row and changes few: room beside it spares the indexes.
) WITH (fillfactor = 80);
CREATE INDEX product_group ON product (group_sku) WHERE group_sku IS NOT NULL;
CREATE INDEX product_picture_used ON product (picture) WHERE picture IS NOT NULL;
CREATE INDEX product_by_name ON product (name_key, id) WHERE gone_at IS NULL;
CREATE INDEX product_by_category ON product (category_path) WHERE gone_at IS NULL;

-- What a search reads of a product, and nothing else: where a word is in thousands of them, every one
-- is counted. The lexemes lie apart, for the index answers without them; PostgreSQL puts only aside
-- what is in a row of more than 2 kB, so each has ballast, of which it keeps a few bytes.
CREATE TABLE product_entry (
    product uuid PRIMARY KEY REFERENCES product ON DELETE NO ACTION,
    name_key text NOT NULL,
    category_path text NOT NULL,
    -- How well it can be had, as product_standing() says; it comes first where this is small.
    standing smallint NOT NULL CHECK (standing BETWEEN 0 AND 3),
    lexemes tsvector NOT NULL,
    ballast text NOT NULL DEFAULT repeat(' ', 2048)
) WITH (fillfactor = 80, toast_tuple_target = 512);
ALTER TABLE product_entry ALTER COLUMN lexemes SET STORAGE EXTERNAL;
CREATE INDEX product_lexemes ON product_entry USING gin (lexemes) WITH (fastupdate = off);

-- How products stood before, for a day: whoever leafs on sees the order that the first page had.
CREATE TABLE product_stood (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product uuid NOT NULL REFERENCES product ON DELETE NO ACTION,
    standing smallint NOT NULL,
    changed_by xid8 NOT NULL DEFAULT pg_current_xact_id(),
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX product_stood_until ON product_stood (changed_by);

CREATE FUNCTION product_standing(availability text, gone_at timestamptz) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE
    WHEN gone_at IS NOT NULL THEN 3
    WHEN availability = 'in_stock' THEN 0
    WHEN availability IN ('preorder', 'backorder') THEN 1
    ELSE 2 END;

-- Feeds and events change stock, and take products out of the shop and back, in many places.
CREATE FUNCTION product_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH changed AS (
        UPDATE product_entry SET standing = product_standing(NEW.availability, NEW.gone_at)
        WHERE product = NEW.id AND standing <> product_standing(NEW.availability, NEW.gone_at)
        RETURNING WITH (OLD AS before) before.standing
    )
    INSERT INTO product_stood (product, standing) SELECT NEW.id, standing FROM changed;
    RETURN NULL;
END $$;
CREATE TRIGGER product_stands AFTER UPDATE OF availability, gone_at ON product FOR EACH ROW
    WHEN (product_standing(OLD.availability, OLD.gone_at)
          <> product_standing(NEW.availability, NEW.gone_at))
    EXECUTE FUNCTION product_stands();

-- Every word of names, brands and categories, for whoever misspells one.
CREATE TABLE product_word (word text PRIMARY KEY CHECK (length(word) BETWEEN 3 AND 60));
-- For what a word ends with.
CREATE INDEX product_word_ends ON product_word (reverse(word));
CREATE INDEX product_word_alike ON product_word USING gin (word gin_trgm_ops) WITH (fastupdate = off);

-- A row for each change: from when, who said so, and until when it was said again.
CREATE TABLE product_price (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    product uuid NOT NULL REFERENCES product ON DELETE NO ACTION,
    since timestamptz NOT NULL,
    since_by text NOT NULL,
    told_at timestamptz NOT NULL,
    told_by text NOT NULL,
    price_ore bigint NOT NULL CHECK (price_ore >= 0),
    sale_ore bigint CHECK (sale_ore >= 0),
    sale_from timestamptz,
    sale_until timestamptz,
    UNIQUE (product, since, since_by),
    CHECK (told_at >= since)
);

CREATE TABLE product_stock (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    product uuid NOT NULL REFERENCES product ON DELETE NO ACTION,
    since timestamptz NOT NULL,
    since_by text NOT NULL,
    told_at timestamptz NOT NULL,
    told_by text NOT NULL,
    availability text NOT NULL
        CHECK (availability IN ('in_stock', 'out_of_stock', 'preorder', 'backorder')),
    stock integer CHECK (stock >= 0),
    UNIQUE (product, since, since_by),
    CHECK (told_at >= since)
);

GRANT SELECT ON product, product_price, product_stock, product_picture, product_word, product_entry,
    product_stood TO minside_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON product, product_price, product_stock, product_picture,
    product_word, product_entry, product_stood TO minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
