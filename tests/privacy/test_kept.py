"""How long the notice says that things are kept, and how long they are."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.house import rows
from tests.jobs.running import service_house

from minside.core import clock, keeping
from minside.core.house import House
from minside.core.language import Language
from minside.core.personal import EVERY_TABLE, Facts, Retention
from minside.core.postgres import Server
from minside.privacy import notice
from minside.rooms import ROOMS

# The lines of the notice's list, in its order, each with the rules that it tells of; the last one is about
# what a claim holds back, which is no rule of a column's.
LINES: tuple[frozenset[str], ...] = (
    frozenset({"with-account", "fixed-deliveries"}),
    frozenset({"invoice-5-years", "with-invoice"}),
    frozenset({"packing-slip-3-years-and-6-months"}),
    frozenset({"order-5-years-and-3-months", "with-order"}),
    frozenset({"discount-codes"}),
    frozenset({"message-12-months"}),
    frozenset({"sms-30-days"}),
    frozenset({"marketing-24-months-sent_at", "marketing-text-12-months"}),
    frozenset(
        {"marketing-24-months-at", "viewed-24-months-viewed_at", "viewed-24-months-until"}
    ),
    frozenset({"parted-24-months"}),
    frozenset({"security-log"}),
    frozenset({"device-400-days"}),
    frozenset({"consent-3-years"}),
    frozenset({"events", "outgoing", "queue"}),
    frozenset(
        {"minutes", "one-day", "two-days", "seven-days", "farewell-undo", "idle-60-days"}
    ),
    frozenset(),
)  # fmt: skip
AT_LEAST = " minst "
# The queue's own, which sweeps of other tables fill, and the ledger, which isn't about a customer's key:
# tests/jobs/test_queue.py and tests/consents/test_years.py have these.
NOT_OF_A_CUSTOMER = {"pgqueuer", "consent_entry"}
MONTHS = {
    60: ("fem år", "five years"),
    63: ("fem år og tre måneder", "five years and three months"),
    42: ("tre år og seks måneder", "three years and six months"),
    36: ("tre år", "three years"),
    24: ("24 måneder", "24 months"),
}
ROUND = {365: ("12 måneder", "12 months"), 730: ("24 måneder", "24 months")}
SHORT = LINES[-2]


def lines(language: Language) -> list[str]:
    newest = notice.versions(language)[-1]
    [kept] = [section for section in newest.sections if section.key == "kept"]
    [block] = kept.blocks
    return list(block.items)


def facts() -> list[Facts]:
    return [each for table in EVERY_TABLE.values() for each in table.personal.facts.values()]


def said(rule: Retention) -> tuple[str, ...]:
    """The rule's period, in both languages; nothing where it has none of its own."""
    if rule.key == "discount-codes":
        return MONTHS[keeping.DISCOUNT_CODE_MONTHS]
    if rule.months_after_year is not None:
        return MONTHS[rule.months_after_year]
    if rule.days is None:
        return ()
    return ROUND.get(rule.days, (f"{rule.days} dager", f"{rule.days} days"))


def test_the_notice_tells_of_every_rule() -> None:
    """Nothing personal is kept by a rule that it doesn't name; and each line tells of what there is."""
    declared = {each.retention.key for each in facts()}
    assert declared == set().union(*LINES)
    assert {len(LINES)} == {len(lines(language)) for language in Language}


def test_the_notice_says_the_periods_that_are_declared() -> None:
    """In both languages, and whether they count from the end of the year."""
    for rule in {each.retention for each in facts() if each.retention.key not in SHORT}:
        [place] = [n for n, keys in enumerate(LINES) if rule.key in keys]
        for language, period in zip(Language, said(rule), strict=False):
            line = lines(language)[place]
            assert period in line, rule.key
            after_year = "etter utgangen av" in line or "after the end of" in line
            assert after_year is (rule.months_after_year is not None), rule.key


def test_what_is_kept_shortly_is_told_by_the_longest_of_it() -> None:
    """Sixty days, in both languages, and nothing of the kind is kept longer."""
    short = [each.retention for each in facts() if each.retention.key in SHORT]
    assert 60 == max(rule.days or 0 for rule in short)
    for language, ending in zip(Language, ("til 60 dager", "to 60 days"), strict=True):
        assert lines(language)[-2].endswith(ending)


async def test_what_is_said_to_go_goes(owner: Any, migrated: Server, kari: UUID) -> None:
    """Ten years on, after a night's sweeps, nothing is left of what the notice gives an end. Of what it says
    is kept "at least" so long nothing has gone, nor of what stays with the account."""
    await rows.fill(owner, kari)
    await owner.execute("UPDATE event_delivery SET state = 'dead', settled_at = $1", rows.NOW)
    async with service_house(migrated) as house:
        await _sweep(house)
    for table, its in EVERY_TABLE.items():
        if table in NOT_OF_A_CUSTOMER:
            continue
        is_left = await owner.fetchval(f"SELECT EXISTS (SELECT FROM {table})")
        for fact in its.personal.facts.values():
            assert is_left is not _has_an_end(fact.retention), fact


async def _sweep(house: House) -> None:
    with clock.stopped_at(rows.NOW + timedelta(days=3660)):
        for timed in (each for room in ROOMS for each in room.timed):
            if timed.name.endswith((".sweep", ".forget")):
                async with house.database.scope():
                    await timed.run(house)


def _has_an_end(rule: Retention) -> bool:
    """Whether the notice says until when, and not for how long at least."""
    [place] = [n for n, keys in enumerate(LINES) if rule.key in keys]
    return bool(place) and AT_LEAST not in lines(Language.NB)[place]


def test_at_least_is_said_in_both_languages() -> None:
    """Of the same lines: those whose end nothing of ours brings yet."""
    at_least = [
        ["minst" in line for line in lines(Language.NB)],
        ["at least" in line for line in lines(Language.EN)],
    ]
    assert at_least[0] == at_least[1]
    assert 4 == sum(at_least[0])
