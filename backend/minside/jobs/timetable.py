"""All recurring times, in one place. Times are UTC, as cron writes them: minute, hour, day of the
month, month, day of the week.

A time that passes while no worker runs is made up for when one starts. What is due is put in the
queue, so that a failure is tried again and held like any other job's.
"""

from typing import Final, NamedTuple


class Recurring(NamedTuple):
    """`job` is a name on some room's name plate."""

    job: str
    cron: str
    what: str


TIMETABLE: Final = (
    Recurring("jobs.sweep", "10 1 * * *", "what the queue remembers goes after 90 days"),
    Recurring("core.sweep", "20 * * * *", "uploads never taken, forms sent, counts of attempts"),
    Recurring("auth.sweep", "40 * * * *", "links, codes, sessions and the log past their time"),
    Recurring("events.hand_over", "*/10 * * * *", "events kept for a room built since, or waiting"),
    Recurring("events.sweep", "50 1 * * *", "events settled 90 days ago; a week's wait is over"),
    Recurring("outbox.sweep", "30 1 * * *", "links and codes that ended, messages past their time"),
    Recurring(
        "consents.note_head_again",
        "25 * * * *",
        "the consent ledger's newest entry is noted outside the database",
    ),
    Recurring("membership.sweep", "40 1 * * *", "discount codes used up or expired for 24 months"),
    Recurring("pets.forget", "45 1 * * *", "pets whose memory was to go after a farewell"),
    Recurring(
        "subscriptions.run", "*/5 * * * *", "deliveries whose deadline has passed are ordered"
    ),
    Recurring("subscriptions.notice", "*/5 * * * *", "deliveries that are near are told of"),
    Recurring(
        "subscriptions.promise",
        "*/10 * * * *",
        "prices over what was agreed are told and asked about",
    ),
    Recurring("subscriptions.charges", "*/10 * * * *", "refused charges whose day has come again"),
    Recurring("subscriptions.unanswered", "15 5 * * *", "charges of which the shop says nothing"),
    # Before what is amiss is planned anew, so that nobody overlooks that it was.
    Recurring(
        "subscriptions.check", "55 1 * * *", "an alarm where nothing comes, or came too late"
    ),
    Recurring("subscriptions.plan", "5 2 * * *", "every active subscription has a coming delivery"),
    Recurring("subscriptions.sweep", "35 1 * * *", "what undoes a farewell of 30 days ago"),
    Recurring("carts.remind", "*/10 * * * *", "carts left behind are told of, by day in Oslo"),
    Recurring("carts.sweep", "20 1 * * *", "carts deleted a day ago, and old changes to carts"),
    Recurring("marketing.look_over", "25 2 * * *", "an alarm where something was sent unasked"),
    Recurring(
        "marketing.sweep", "25 1 * * *", "marketing of a year ago is blanked, of two deleted"
    ),
    Recurring("catalogue.sweep", "50 1 * * *", "pictures that nothing shows, yesterday's stock"),
)
