"""Reviews of what was bought, what of them everybody reads, and votes on that."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import own_rows, run_sql

ID = "2026-11-30T08:00:00:000045"

SQL = f"""
-- What everybody may read of a review: a copy, made and taken away by the trigger below and by nobody else. Nothing in it
-- says whose it is; its id is another than the review's.
CREATE TABLE published_review (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 5000),
    -- As its author chose to be shown; null: by no name.
    author text CHECK (length(author) BETWEEN 1 AND 200),
    -- What kind of animal it was written of.
    species text,
    written_on date NOT NULL,
    published_at timestamptz NOT NULL
);
-- The newest of a product, and its stars alone without a look at the rows.
CREATE INDEX published_review_of ON published_review (sku, published_at, id) INCLUDE (stars);
GRANT SELECT ON published_review TO minside_app, minside_service;

-- One of a product, which is what the catalogue groups, else an article of its own. `version` grows with what is written:
-- a word of the shop's is of the version that it looked at.
CREATE TABLE review (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    product text NOT NULL CHECK (length(product) BETWEEN 1 AND 100),
    sku text NOT NULL CHECK (length(sku) BETWEEN 1 AND 100),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
    stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 5000),
    pet uuid,
    shown_as text NOT NULL CHECK (shown_as IN ('first_name', 'initials', 'anonymous')),
    version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
    written_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'published', 'refused')),
    moderated_at timestamptz,
    moderated_event text NOT NULL DEFAULT '',
    moderator text CHECK (length(moderator) BETWEEN 1 AND 60),
    reason text CHECK (length(reason) BETWEEN 1 AND 20000),
    published uuid UNIQUE REFERENCES published_review ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (customer, product),
    UNIQUE (customer, id),
    CHECK ((state = 'published') = (published IS NOT NULL)),
    CHECK ((state = 'pending') = (moderated_at IS NULL)),
    CHECK (state <> 'refused' OR reason IS NOT NULL),
    -- A pet that is gone leaves the review as it is.
    FOREIGN KEY (customer, pet) REFERENCES pet (customer, id)
        ON DELETE SET NULL (pet) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX review_pet ON review (customer, pet);
CREATE INDEX review_waiting ON review (changed_at, id) WHERE state = 'pending';
{own_rows("review", "SELECT, INSERT, UPDATE, DELETE")}
-- Whether others may read it is the shop's to say.
CREATE POLICY waits_for_the_shop ON review AS RESTRICTIVE FOR ALL TO minside_app
    USING (true) WITH CHECK (state = 'pending');

-- A vote is on what was read: it goes with the copy, and so with each change of the review.
CREATE TABLE review_vote (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    customer uuid NOT NULL REFERENCES customer ON DELETE NO ACTION,
    published uuid NOT NULL REFERENCES published_review ON DELETE CASCADE,
    voted_at timestamptz NOT NULL,
    UNIQUE (customer, published)
);
CREATE INDEX review_vote_on ON review_vote (published);
{own_rows("review_vote", "SELECT, INSERT, DELETE")}

-- What a customer chose to be called by others. Nobody looks at a name that is changed later, so one that isn't of
-- letters alone, or is long, isn't shown: a place for an address or an advertisement it isn't.
CREATE FUNCTION review_author(first_name text, last_name text, shown_as text) RETURNS text
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT CASE $3
            WHEN 'first_name' THEN CASE
                WHEN length(btrim($1)) <= 40 AND btrim($1) ~ '^[[:alpha:]]+([ ''’-][[:alpha:]]+)*$' THEN btrim($1)
            END
            WHEN 'initials' THEN nullif(concat(
                upper(substring(btrim($1) from '^[[:alpha:]]')) || '.',
                upper(substring(btrim($2) from '^[[:alpha:]]')) || '.'
            ), '')
        END
    $$;

-- What everybody reads follows the review, whoever changes it: erasure, a merge, a pet that is gone.
CREATE FUNCTION review_is_copied() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    shown text;
    kind text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM published_review WHERE id = OLD.published;
        RETURN NULL;
    END IF;
    NEW.published := CASE TG_OP WHEN 'UPDATE' THEN OLD.published END;
    IF NEW.state <> 'published' THEN
        DELETE FROM published_review WHERE id = NEW.published;
        NEW.published := NULL;
        RETURN NEW;
    END IF;
    -- Whoever gives the customer another name at this moment comes before, or finds the copy.
    SELECT review_author(c.first_name, c.last_name, NEW.shown_as) INTO shown
        FROM customer c WHERE c.id = NEW.customer FOR SHARE;
    SELECT p.species INTO kind FROM pet p WHERE p.customer = NEW.customer AND p.id = NEW.pet;
    IF NEW.published IS NULL THEN
        INSERT INTO published_review (sku, stars, title, body, author, species, written_on, published_at)
        VALUES (NEW.sku, NEW.stars, NEW.title, NEW.body, shown, kind,
                (NEW.changed_at AT TIME ZONE 'Europe/Oslo')::date, NEW.moderated_at)
        RETURNING id INTO NEW.published;
    ELSE
        UPDATE published_review SET author = shown, species = kind WHERE id = NEW.published;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER is_copied BEFORE INSERT OR UPDATE ON review
    FOR EACH ROW EXECUTE FUNCTION review_is_copied();
CREATE TRIGGER is_copied_no_more AFTER DELETE ON review
    FOR EACH ROW EXECUTE FUNCTION review_is_copied();

-- And so it does the name of who wrote it.
CREATE FUNCTION review_follows_name() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE published_review p SET author = review_author(NEW.first_name, NEW.last_name, r.shown_as)
        FROM review r WHERE r.customer = NEW.id AND r.published = p.id;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_follow_name AFTER UPDATE OF first_name, last_name ON customer
    FOR EACH ROW WHEN ((OLD.first_name, OLD.last_name) IS DISTINCT FROM (NEW.first_name, NEW.last_name))
    EXECUTE FUNCTION review_follows_name();

-- And the kind of animal, where its owner had it wrong at first.
CREATE FUNCTION review_follows_pet() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE published_review p SET species = NEW.species
        FROM review r WHERE r.customer = NEW.customer AND r.pet = NEW.id AND r.published = p.id;
    RETURN NULL;
END $$;
CREATE TRIGGER reviews_follow_pet AFTER UPDATE OF species ON pet
    FOR EACH ROW WHEN (OLD.species IS DISTINCT FROM NEW.species) EXECUTE FUNCTION review_follows_pet();

-- Nobody votes on their own, whichever verb forgets to ask.
CREATE FUNCTION vote_is_on_anothers() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM review r WHERE r.customer = NEW.customer AND r.published = NEW.published) THEN
        RAISE EXCEPTION 'a vote on one''s own review' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER is_on_anothers BEFORE INSERT ON review_vote
    FOR EACH ROW EXECUTE FUNCTION vote_is_on_anothers();

-- Where who wrote it and who voted turn out to be one, the vote is on their own: it goes, whichever of the two is told
-- last whose it is.
CREATE FUNCTION vote_becomes_own() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    DELETE FROM review_vote v USING review r
        WHERE v.customer = NEW.customer AND v.published = NEW.published
          AND r.customer = NEW.customer AND r.published = NEW.published;
    RETURN NULL;
END $$;
CREATE TRIGGER votes_are_on_anothers AFTER UPDATE OF customer ON review
    FOR EACH ROW EXECUTE FUNCTION vote_becomes_own();
CREATE TRIGGER stays_on_anothers AFTER UPDATE OF customer ON review_vote
    FOR EACH ROW EXECUTE FUNCTION vote_becomes_own();

-- How many found each of these useful: who they are stays with them.
CREATE FUNCTION review_votes(reviews uuid[]) RETURNS TABLE (published uuid, votes bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT v.published, count(*) FROM review_vote v WHERE v.published = ANY ($1) GROUP BY v.published
    $$;
REVOKE ALL ON FUNCTION review_is_copied, review_follows_name, review_follows_pet, review_votes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION review_votes TO minside_app, minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
