"""Days and moments as customers are told them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from minside.core import clock
from minside.core.language import Language, Text
from minside.core.writing import spoken_money

_DAYS: Final = (
    Text("mandag", "Monday"), Text("tirsdag", "Tuesday"), Text("onsdag", "Wednesday"),
    Text("torsdag", "Thursday"), Text("fredag", "Friday"), Text("lørdag", "Saturday"),
    Text("søndag", "Sunday"),
)  # fmt: skip
_MONTHS: Final = (
    Text("januar", "January"), Text("februar", "February"), Text("mars", "March"),
    Text("april", "April"), Text("mai", "May"), Text("juni", "June"), Text("juli", "July"),
    Text("august", "August"), Text("september", "September"), Text("oktober", "October"),
    Text("november", "November"), Text("desember", "December"),
)  # fmt: skip


AS_MANY_AS_THERE_MAY_BE: Final = Text(
    "Du har så mange faste leveringer som vi har plass til. Legg varen i en av dem, eller avslutt en"
    " først.",
    "You have as many fixed deliveries as we have room for. Add the product to one of them, or end one"
    " first.",
)


def day(on: date) -> Text:
    """«tirsdag 24. november», with the year where it isn't this one."""
    weekday, month = _DAYS[on.weekday()], _MONTHS[on.month - 1]
    year = "" if on.year == clock.today().year else f" {on.year}"
    return Text(
        f"{weekday.nb} {on.day}. {month.nb}{year}", f"{weekday.en} {on.day} {month.en}{year}"
    )


def moment(at: datetime) -> Text:
    """«tirsdag 24. november kl. 12», «kl. 01.52», in Oslo, as the pages write it."""
    there = at.astimezone(clock.OSLO)
    hour = f"{there:%H}" if there.minute == 0 else f"{there:%H.%M}"
    on = day(there.date())
    return Text(f"{on.nb} kl. {hour}", f"{on.en} at {there:%H:%M}")


def listed(each: Sequence[Text | str]) -> Text:
    """«Luna, Mons og Pus»; «onsdag 18. november og onsdag 16. desember»."""
    both = [one if isinstance(one, Text) else Text(one, one) for one in each]
    return Text(_joined([one.nb for one in both], "og"), _joined([one.en for one in both], "and"))


def _joined(words: Sequence[str], last: str) -> str:
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end


def choose_a_day(first: date, last: date) -> Text:
    if first > last:
        return Text(
            "Det er ingen ledig dag før den neste leveringen. Hopp over denne i stedet.",
            "There is no free day before the delivery after it. Skip this one instead.",
        )
    return Text(
        f"Velg en dag fra og med {day(first).nb} til og med {day(last).nb}.",
        f"Choose a day from {day(first).en} to {day(last).en}.",
    )


def pause_longer(first: date) -> Text:
    return Text(
        f"Neste levering kommer ikke før den dagen uansett. Velg en dag fra og med {day(first).nb}.",
        f"The next delivery doesn't come before that day anyway. Choose a day from {day(first).en}.",
    )


def past_deadline(deadline: datetime) -> Text:
    return Text(
        f"Fristen for å endre denne leveringen var {moment(deadline).nb}. Skriv til oss, så ser vi"
        " hva vi kan gjøre, eller endre den neste.",
        f"This delivery could be changed until {moment(deadline).en}. Write to us and we'll see what"
        " we can do, or change the next one.",
    )


def being_ordered(comes: date, deadline: datetime) -> Text:
    on, until = day(comes), moment(deadline)
    return Text(
        f"Leveringen {on.nb} kunne endres fram til {until.nb}, og blir bestilt nå. Prøv igjen om noen"
        " minutter, så gjelder endringen leveringene etter den.",
        f"The delivery of {on.en} could be changed until {until.en}, and is being ordered now. Try again in"
        " a few minutes, and the change counts for the deliveries after it.",
    )


def kroner(ore: int) -> Text:
    """«549 kr», as the pages write it; «549,50 kr»."""
    return Text(spoken_money(ore, Language.NB), spoken_money(ore, Language.EN))


def price_is_now(ore: int) -> Text:
    price = kroner(ore)
    return Text(
        f"Prisen er endret igjen: én koster nå {price.nb}. Si ja til den, eller bytt varen.",
        f"The price changed again: one costs {price.en} now. Say yes to that, or swap the product.",
    )


def choose_a_ceiling(least: int, most: int) -> Text:
    low, high = kroner(least), kroner(most)
    return Text(
        f"Velg en øvre grense fra {low.nb}, som er dagens pris, til {high.nb}.",
        f"Choose an upper limit from {low.en}, which is today's price, to {high.en}.",
    )


def choose_a_ceiling_or_none(least: int, most: int) -> Text:
    low, high = kroner(least), kroner(most)
    return Text(
        f"Velg en øvre grense fra {low.nb}, som er den avtalte prisen, til {high.nb}, eller la feltet stå"
        " tomt.",
        f"Choose an upper limit from {low.en}, which is the agreed price, to {high.en}, or leave the field"
        " empty.",
    )
