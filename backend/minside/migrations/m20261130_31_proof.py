"""The ledger proves itself: what holds reckoned anew, and years that may go."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-30T08:00:00:000031"

SQL = """
-- What holds of a subject's purpose, reckoned from its entries as `consent_holds` does: what was said last,
-- and the question that was asked after it, if there is one.
CREATE FUNCTION consent_held(of_subject uuid, of_purpose text) RETURNS SETOF consent_entry
    LANGUAGE sql STABLE AS $$
        WITH last AS (
            SELECT DISTINCT ON (e.action = 'asked') e.*
            FROM consent_entry e WHERE e.subject = $1 AND e.purpose = $2
            ORDER BY e.action = 'asked', e.at DESC, e.number DESC
        )
        SELECT * FROM last WHERE action <> 'asked' OR NOT EXISTS (
            SELECT FROM last AS said
            WHERE said.action <> 'asked' AND (said.at, said.number) > (last.at, last.number)
        )
    $$;

-- Why a year may not go yet; null where it may.
CREATE FUNCTION consent_year_stays(of_year integer, as_of timestamptz) RETURNS text
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    -- Three years after the end of a year, as the shop's customers count it.
    kept_until CONSTANT timestamptz := make_timestamptz(of_year + 4, 1, 1, 0, 0, 0, 'Europe/Oslo');
    other bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM consent_entry e WHERE e.year = of_year) THEN
        RETURN 'there is no such year in the ledger';
    END IF;
    IF EXISTS (SELECT FROM consent_entry e WHERE e.year < of_year) THEN
        RETURN 'an older one is there still';
    END IF;
    IF NOT EXISTS (SELECT FROM consent_entry e WHERE e.year > of_year) THEN
        RETURN 'it is the newest one';
    END IF;
    IF kept_until > least(as_of, now()) THEN
        RETURN 'three years have not passed since its end';
    END IF;
    -- A question isn't carried: nobody can answer one of three years ago. What was said before it is.
    SELECT e.number INTO other
        FROM consent_entry e JOIN consent_subject s ON s.id = e.subject AND s.left_at IS NULL
        WHERE e.year = of_year AND e.action <> 'asked' AND NOT EXISTS (
            SELECT FROM consent_entry later
            WHERE later.subject = e.subject AND later.purpose = e.purpose AND later.action <> 'asked'
              AND (later.at, later.number) > (e.at, e.number)
        ) ORDER BY e.number LIMIT 1;
    IF other IS NOT NULL THEN
        RETURN format('entry %s holds still, and is to be carried first', other);
    END IF;
    -- What a yes was worth is shown for three years after the year in which it was taken back.
    SELECT w.number INTO other
        FROM consent_entry w JOIN consent_entry e ON e.number = w.cites
        WHERE w.action = 'withdrawn' AND w.year > of_year AND e.year = of_year
          AND e.action IN ('given', 'carried')
          AND make_timestamptz(w.year + 4, 1, 1, 0, 0, 0, 'Europe/Oslo') > least(as_of, now())
        ORDER BY w.number LIMIT 1;
    IF other IS NOT NULL THEN
        RETURN format('entry %s took back a yes of it less than three years ago', other);
    END IF;
    RETURN NULL;
END $$;

-- The only way for a year to go: whole, and once it may.
CREATE FUNCTION consent_drop_year(of_year integer, as_of timestamptz,
                                  OUT first bigint, OUT last bigint, OUT mac bytea)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    why text;
BEGIN
    PERFORM consent_tip();
    why := consent_year_stays(of_year, as_of);
    IF why IS NOT NULL THEN
        RAISE EXCEPTION '% stays: %', of_year, why USING ERRCODE = 'restrict_violation';
    END IF;
    SELECT min(e.number), max(e.number) INTO first, last FROM consent_entry e WHERE e.year = of_year;
    SELECT e.mac INTO mac FROM consent_entry e WHERE e.number = last;
    DELETE FROM consent c WHERE c.entry BETWEEN first AND last;
    DELETE FROM consent_note n WHERE n.entry BETWEEN first AND last;
    PERFORM set_config('minside.dropping_year', of_year::text, true);
    DELETE FROM consent_entry e WHERE e.year = of_year;
    PERFORM set_config('minside.dropping_year', '', true);
END $$;

-- Whoever says that a year is being dropped is asked too whether it may go, and takes all of it.
CREATE FUNCTION never_in_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    dropping CONSTANT integer := nullif(current_setting('minside.dropping_year', true), '')::integer;
    why text;
BEGIN
    IF dropping IS NULL THEN
        RETURN NULL;
    END IF;
    IF TG_WHEN = 'BEFORE' THEN
        why := consent_year_stays(dropping, now());
    ELSIF EXISTS (SELECT FROM consent_entry e WHERE e.year = dropping) THEN
        why := 'a year of the ledger goes whole, or not at all';
    END IF;
    IF why IS NOT NULL THEN
        RAISE EXCEPTION 'the consent ledger is never changed: %', why
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER never_dropped_early BEFORE DELETE ON consent_entry
    FOR EACH STATEMENT EXECUTE FUNCTION never_in_part();
CREATE TRIGGER never_dropped_in_part AFTER DELETE ON consent_entry
    FOR EACH STATEMENT EXECUTE FUNCTION never_in_part();

REVOKE ALL ON FUNCTION consent_drop_year, consent_year_stays, consent_held, never_in_part
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_drop_year, consent_year_stays, consent_held
    TO minside_service;
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
