"""What a customer's no may end beside what is their own, and which consent somebody was told of (S36, S41)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from minside.migrations import run_sql

ID = "2026-11-30T08:00:00:000036"

SQL = """
-- What was agreed to at a customer's mail address by nobody whom we know: a no of the customer's ends it too.
-- While the address isn't shown to be theirs it may be another's, whose yes isn't theirs to see: then it
-- answers with the one word `unknown`, whatever was said there.
CREATE FUNCTION consent_given_beside(whose uuid) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT 'unknown' FROM customer k
        WHERE k.id = $1 AND k.email IS NOT NULL
          AND (k.email_verified_at IS NULL OR lower(k.own_email) IS DISTINCT FROM lower(k.email))
          AND ($1 = current_customer() OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        UNION ALL
        SELECT c.purpose FROM customer k
            JOIN consent_subject s ON s.kind = 'mail' AND lower(s.address) = lower(k.email)
                AND s.customer IS NULL AND s.left_at IS NULL
            JOIN consent c ON c.subject = s.id AND c.state = 'given'
        WHERE k.id = $1 AND k.email_verified_at IS NOT NULL AND lower(k.own_email) = lower(k.email)
          AND ($1 = current_customer() OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
    $$;
REVOKE ALL ON FUNCTION consent_given_beside FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_given_beside TO minside_app, minside_service;

-- Which of these subjects are known to be born after the year beside them: by their customer's year, for who may
-- speak for them; of an address or number that is nobody's, by that of the oldest who is said to have it, for the
-- worker alone.
CREATE FUNCTION consent_too_young(subjects uuid[], last integer[]) RETURNS SETOF boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT coalesce((
            SELECT min(born.birth_year) > one.last
            FROM consent_subject s CROSS JOIN LATERAL (
                SELECT k.birth_year FROM customer k WHERE k.id = s.customer
                UNION ALL
                SELECT k.birth_year FROM customer k
                WHERE s.customer IS NULL AND s.kind = 'mail' AND lower(k.email) = lower(s.address)
                  AND pg_has_role(session_user, 'minside_service', 'MEMBER')
                UNION ALL
                SELECT k.birth_year FROM customer k
                WHERE s.customer IS NULL AND s.kind = 'sms' AND k.phone = s.address
                  AND pg_has_role(session_user, 'minside_service', 'MEMBER')
            ) AS born
            WHERE s.id = one.subject
              AND (speaks_for(s.id) OR pg_has_role(session_user, 'minside_service', 'MEMBER'))
        ), false)
        FROM unnest($1, $2) WITH ORDINALITY AS one (subject, last, place) ORDER BY place
    $$;
REVOKE ALL ON FUNCTION consent_too_young FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consent_too_young TO minside_app, minside_service;

-- Asked of whoever is told of, also by a web that sees nobody else's rows: who sends for us hears of no yes
-- while it isn't settled whose the account is.
CREATE FUNCTION account_is_frozen(whose uuid, changed_after timestamptz) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
        SELECT EXISTS (
            SELECT FROM email_change
            WHERE customer = $1 AND frozen_at IS NOT NULL AND changed_at > $2
        )
    $$;
REVOKE ALL ON FUNCTION account_is_frozen FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_is_frozen TO minside_app, minside_service;

-- Which consent the receiver was told of, and whether it was a yes: the event's data is gone when it has it.
ALTER TABLE disclosure
    ADD COLUMN purpose text CHECK (length(purpose) BETWEEN 1 AND 40),
    ADD COLUMN given boolean,
    ADD CONSTRAINT disclosure_of_consent CHECK ((purpose IS NULL) = (given IS NULL));

-- A number that is told, or answers, is looked up among all customers.
CREATE INDEX customer_phone ON customer (phone);
"""


async def forwards() -> MigrationManager:
    return run_sql(ID, __doc__ or "", SQL)
