"""THE declaration of what Min Side puts in a browser: cookies, and everything else (S16, S20).

The page about cookies prints it, and a test drives the whole app and compares.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from minside.auth.actions.devices import KEPT_FOR_SECONDS
from minside.auth.actions.sessions import ABSOLUTE
from minside.consents.purposes import Purpose
from minside.core.house import House
from minside.core.language import Text

CHOICE_DAYS: Final = 365
"""No choice holds longer: then it is asked anew."""
DAY_SECONDS: Final = 24 * 3600


class Category(Enum):
    """Only what is necessary may be there without a yes (ekomloven §3-15)."""

    NECESSARY = "necessary"
    STATISTICS = "statistics"
    MARKETING = "marketing"


class Place(Enum):
    """Where in the browser: a cookie goes along with each request, all else stays there."""

    COOKIE = "cookie"
    LOCAL_STORAGE = "local storage"
    SESSION_STORAGE = "session storage"
    HISTORY = "history"
    CACHE = "cache"


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing. `seconds` is how long a cookie is kept, None for what isn't one."""

    name: Callable[[House], str]
    place: Place
    category: Category
    purpose: Text
    lasts: Text
    readers: Text
    seconds: int | None = None


PURPOSES: Final = {
    Category.STATISTICS: Purpose.STATISTICS_COOKIES,
    Category.MARKETING: Purpose.MARKETING_COOKIES,
}
"""What the consent ledger calls what is asked about."""

LABELS: Final = {
    Category.NECESSARY: Text("Nødvendig", "Necessary"),
    Category.STATISTICS: Text("Statistikk", "Statistics"),
    Category.MARKETING: Text("Markedsføring", "Marketing"),
}
WHY_NECESSARY: Final = Text(
    "Dette trengs for at Min Side skal virke slik du ber om, så det er der uten at vi spør.",
    "This is needed for Min Side to work as you ask it to, so it is there without our asking.",
)

_US: Final = Text("Bare Min Side", "Min Side alone")
_BROWSER: Final = Text(
    "Bare siden selv, i nettleseren din. Det sendes ikke til oss",
    "The page itself alone, in your browser. It isn’t sent to us",
)
_WHILE_OPEN: Final = Text("Til du lukker vinduet", "Until you close the window")
_FOR_GOOD: Final = Text("Til du sletter det", "Until you delete it")


def _named(name: str) -> Callable[[House], str]:
    return lambda _: name


KEPT: Final = (
    Kept(
        lambda house: house.session_cookie,
        Place.COOKIE,
        Category.NECESSARY,
        Text("Holder deg logget inn.", "Keeps you signed in."),
        Text(
            "Til du logger ut, høyst 180 dager, og 60 dager etter at du sist var her",
            "Until you sign out, at most 180 days, and 60 days after you were last here",
        ),
        _US,
        seconds=int(ABSOLUTE.total_seconds()),
    ),
    Kept(
        lambda house: house.device_cookie,
        Place.COOKIE,
        Category.NECESSARY,
        Text(
            "Kjenner igjen en nettleser du har logget inn fra før, så vi kan si fra om noen logger inn"
            " fra en annen, og så ingen kan stenge deg ute ved å gjette på passordet.",
            "Recognises a browser that you have signed in from before, so that we can tell you when"
            " somebody signs in from another, and nobody can shut you out by guessing at the password.",
        ),
        Text("400 dager etter sist innlogging", "400 days after the last sign-in"),
        _US,
        seconds=KEPT_FOR_SECONDS,
    ),
    Kept(
        lambda house: house.choices_cookie,
        Place.COOKIE,
        Category.NECESSARY,
        Text(
            "Husker hva du valgte på denne siden, og dagen du valgte det. Den er lik for alle som valgte"
            " det samme den dagen. Den er her bare når du har valgt noe.",
            "Remembers what you chose on this page, and the day you chose it. It is alike for all who"
            " chose the same that day. It is here only once you have chosen something.",
        ),
        Text("12 måneder, så spør vi på nytt", "12 months, then we ask anew"),
        _US,
        seconds=CHOICE_DAYS * DAY_SECONDS,
    ),
    Kept(
        _named("minside.language"),
        Place.LOCAL_STORAGE,
        Category.NECESSARY,
        Text(
            "Husker om du leser norsk eller engelsk.",
            "Remembers whether you read Norwegian or English.",
        ),
        _FOR_GOOD,
        _BROWSER,
    ),
    Kept(
        _named("minside.notice"),
        Place.LOCAL_STORAGE,
        Category.NECESSARY,
        Text(
            "Husker hvilken utgave av personvernerklæringen du sist sa at du hadde lest, så siden ikke"
            " forteller deg det samme igjen. Den er her bare når du har sagt det uten å være logget inn.",
            "Remembers which edition of the privacy notice you last said that you had read, so that the"
            " page doesn’t tell you the same again. It is here only once you said so without being signed in.",
        ),
        _FOR_GOOD,
        _BROWSER,
    ),
    Kept(
        _named("minside.visit"),
        Place.LOCAL_STORAGE,
        Category.NECESSARY,
        Text(
            "Husker at noen er logget inn eller har logget ut, og når, men ikke hvem. Slik kan siden si"
            " hvorfor du må logge inn igjen, og vinduer du har åpne samtidig kan følge med.",
            "Remembers that somebody is signed in or has signed out, and when, but not who. So the page"
            " can say why you must sign in again, and windows open side by side can follow.",
        ),
        _FOR_GOOD,
        _BROWSER,
    ),
    Kept(
        _named("minside.language-wish"),
        Place.SESSION_STORAGE,
        Category.NECESSARY,
        Text(
            "Tar med språket du velger før du logger inn.",
            "Takes along the language you choose before you sign in.",
        ),
        Text("Til du logger inn eller lukker vinduet", "Until you sign in or close the window"),
        _BROWSER,
    ),
    Kept(
        _named("minside.claim"),
        Place.SESSION_STORAGE,
        Category.NECESSARY,
        Text(
            "Hører sammen med koden vi sender på SMS når du finner kontoen din, så du kan hente koden i"
            " en annen app og komme tilbake.",
            "Belongs to the code that we send by SMS when you find your account, so that you can get the"
            " code in another app and come back.",
        ),
        Text(
            "Til koden er brukt eller du lukker vinduet; den virker i 15 minutter",
            "Until the code is used or you close the window; it works for 15 minutes",
        ),
        Text("Bare Min Side, når du skriver koden", "Min Side alone, when you enter the code"),
    ),
    Kept(
        _named("orders"),
        Place.HISTORY,
        Category.NECESSARY,
        Text(
            "Husker hvor langt du hadde bladd i bestillingene, til du går tilbake.",
            "Remembers how far you had leafed through your orders, for when you go back.",
        ),
        _WHILE_OPEN,
        _BROWSER,
    ),
    Kept(
        _named("place"),
        Place.HISTORY,
        Category.NECESSARY,
        Text(
            "Husker hvor langt du hadde bladd i varene, til du går tilbake.",
            "Remembers how far you had leafed through the products, for when you go back.",
        ),
        _WHILE_OPEN,
        _BROWSER,
    ),
    Kept(
        _named("sent"),
        Place.HISTORY,
        Category.NECESSARY,
        Text(
            "Husker at du har bedt om en e-post på siden om nyhetsbrev, så siden kan si det når den lastes på"
            " nytt. Verken adressen eller hva du ba om.",
            "Remembers that you asked for an e-mail on the page of the newsletter, so that it can say so when it"
            " is loaded anew. Neither the address nor what you asked for.",
        ),
        _WHILE_OPEN,
        _BROWSER,
    ),
    Kept(
        _named("declined"),
        Place.HISTORY,
        Category.NECESSARY,
        Text(
            "Husker at du svarte nei takk på et nyhetsbrev, så siden kan si det når den lastes på nytt.",
            "Remembers that you answered no thank you to a newsletter, so that the page can say so when it is"
            " loaded anew.",
        ),
        _WHILE_OPEN,
        _BROWSER,
    ),
    Kept(
        _named("link"),
        Place.HISTORY,
        Category.NECESSARY,
        Text(
            "Husker lenken fra en e-post om en fast levering, om reklame eller om nyhetsbrev, så siden tåler å"
            " lastes på nytt.",
            "Remembers the link from a mail about a fixed delivery, about marketing or about the newsletter, so"
            " that the page can be loaded anew.",
        ),
        _WHILE_OPEN,
        Text(
            "Bare Min Side, når du endrer leveringen, melder deg av eller svarer",
            "Min Side alone, when you change the delivery, unsubscribe or answer",
        ),
    ),
    Kept(
        _named("minside.shops-page"),
        Place.SESSION_STORAGE,
        Category.NECESSARY,
        Text(
            "Husker hvilken levering du var på, og hva som ble belastet, mens du velger kort hos butikken.",
            "Remembers which delivery you were at, and what was charged, while you choose a card in the"
            " shop.",
        ),
        Text("Til du er tilbake, høyst 15 minutter", "Until you are back, at most 15 minutes"),
        _BROWSER,
    ),
    Kept(
        _named("start"),
        Place.HISTORY,
        Category.NECESSARY,
        Text(
            "Husker hvem en ny fast levering er til og hvor den skal, til du er ferdig.",
            "Remembers who a new fixed delivery is for and where it goes, until you are done.",
        ),
        _WHILE_OPEN,
        _BROWSER,
    ),
    Kept(
        _named("/assets/…"),
        Place.CACHE,
        Category.NECESSARY,
        Text(
            "Sidens egne filer, så den åpner seg raskt. De er like for alle og sier ingenting om deg.",
            "The page’s own files, so that it opens quickly. They are alike for everybody and say"
            " nothing about you.",
        ),
        Text("Høyst ett år, som nettleseren vil", "At most a year, as the browser likes"),
        _BROWSER,
    ),
)
"""Statistics put nothing in the browser: it tells of pages while they are looked at, after a yes.
Marketing has nothing at all on Min Side."""
