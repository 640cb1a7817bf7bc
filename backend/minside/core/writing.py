"""How money, days and numbers are written for people, in letters and on paper."""

from datetime import date
from typing import Final

from .language import Language

NO_BREAK: Final = "\u00a0"
_NO_ORE: Final = {Language.NB: ",00", Language.EN: ".00"}
DAYS: Final = {
    Language.NB: ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    Language.EN: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
MONTHS: Final = {
    Language.NB: [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    Language.EN: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def money(ore: int, language: Language) -> str:
    """Whole øre as kroner, always with two decimals: `1 289,00 kr`, in English `kr 1,289.00`."""
    kroner, rest = divmod(abs(ore), 100)
    sign = "−" if ore < 0 else ""
    if language is Language.NB:
        return f"{sign}{kroner:,}".replace(",", NO_BREAK) + f",{rest:02}{NO_BREAK}kr"
    return f"{sign}kr{NO_BREAK}{kroner:,}.{rest:02}"


def spoken_money(ore: int, language: Language) -> str:
    """The same in the midst of a sentence, as the pages write it: `1 289 kr`, or `49,90 kr`."""
    written = money(ore, language)
    return written if ore % 100 else written.replace(_NO_ORE[language], "")


def day(on: date, language: Language) -> str:
    """A day in words: `29. november 2026`, in English `29 November 2026`; its month stays with it."""
    dot = "." if language is Language.NB else ""
    return f"{on.day}{dot}{NO_BREAK}{MONTHS[language][on.month - 1]} {on.year}"


def weekday(on: date, language: Language) -> str:
    """A day in words with which one it is: `søndag 29. november 2026`."""
    return f"{DAYS[language][on.weekday()]} {day(on, language)}"


def account(number: str) -> str:
    """A Norwegian account of eleven digits as banks write it: `1234 56 78903`."""
    return f"{number[:4]}{NO_BREAK}{number[4:6]}{NO_BREAK}{number[6:]}"
