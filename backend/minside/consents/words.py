"""How something was said, and why something can't be, as people say it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from minside.consents.purposes import Kind
from minside.core import clock
from minside.core.clock import OSLO
from minside.core.language import Language, Text
from minside.outbox.templates.words import moment

CHANNELS: Final[Mapping[str, Text]] = {
    "min_side": Text("på Min Side", "on Min Side"),
    "sign_up": Text("med skjemaet for nyhetsbrev", "by the newsletter form"),
    "registration": Text("da du laget konto", "when you made your account"),
    "joining": Text("da du ble med i venneklubben", "when you joined the venneklubb"),
    "confirmation": Text("med lenken i e-posten vi sendte deg", "by the link in the e-mail we sent you"),
    "foot_link": Text("med avmeldingslenken i en e-post", "by the unsubscribe link in an e-mail"),
    "one_click": Text(
        "med knappen for å melde seg av i e-postprogrammet ditt",
        "by the unsubscribe button of your mail program",
    ),
    "sms": Text("med svar på en SMS", "by replying to an SMS"),
    "staff": Text("gjennom kundeservice", "through customer service"),
    "banner": Text("med valget om cookies", "by the choice about cookies"),
    "address_changed": Text(
        "da adressen eller nummeret ditt ble et annet", "when your address or number became another"
    ),
    "too_young": Text(
        "fordi du ikke var gammel nok da du sa ja",
        "because you weren’t old enough when you said yes",
    ),
    "tool/signup_form": Text("med skjemaet for nyhetsbrev", "by the newsletter form"),
    "tool/newsletter_link": Text("med en lenke i nyhetsbrevet", "by a link in the newsletter"),
    "tool/footer_link": Text(
        "med lenken nederst i nyhetsbrevet", "by the link at the foot of the newsletter"
    ),
    "tool/sms_reply": Text("med svar på en SMS", "by replying to an SMS"),
    "tool/complaint": Text(
        "da en e-post fra oss ble merket som søppelpost, og all reklame på e-post stoppet",
        "when an e-mail of ours was marked as spam, and all marketing by e-mail stopped",
    ),
    "tool/sms_complaint": Text(
        "da en SMS fra oss ble meldt som søppel", "when an SMS of ours was reported as spam"
    ),
}  # fmt: skip
_OF_OTHERS: Final = {
    "tool": Text("gjennom nyhetsbrevet", "through the newsletter"),
    "shop": Text("i nettbutikken, før Min Side", "in the shop, before Min Side"),
    "helpdesk": CHANNELS["staff"],
}
_ELSEWHERE: Final = Text("i et annet av butikkens systemer", "in another of the shop’s systems")

IS_GIVEN: Final = Text("Dette har du sagt ja til.", "You have agreed to this.")
IS_ON: Final = Text("Dette er på, uten at du trenger si ja.", "This is on without your agreeing.")
ISNT_GIVEN: Final = Text("Dette har du ikke sagt ja til.", "You haven’t agreed to this.")
NO_PHONE: Final = Text(
    "Legg inn mobilnummeret ditt under Profil og adresser først.",
    "Add your mobile number under Profile and addresses first.",
)
NOT_MOBILE: Final = Text(
    "Nummeret ditt er ikke et mobilnummer, så SMS kommer ikke fram. Legg inn mobilnummeret ditt først.",
    "Your number isn’t a mobile number, so texts don’t arrive. Add your mobile number first.",
)
NO_MAIL: Final = Text(
    "Legg inn e-postadressen din under Innlogging og sikkerhet først.",
    "Add your e-mail address under Signing in and security first.",
)


def asked_often(kind: Kind, until: datetime) -> Text:
    """Why the question isn't sent once more, and when it may be."""
    nb, en = (_when(until, language) for language in (Language.NB, Language.EN))
    if kind is Kind.SMS:
        return Text(
            f"Vi sendte ikke en SMS til nå. Svar JA på en du har fått, eller prøv igjen {nb}.",
            f"We didn’t send another text now. Reply YES to one that you got, or try again {en}.",
        )
    return Text(
        f"Vi sendte ikke en e-post til nå. Bruk lenken i en du har fått, eller prøv igjen {nb}.",
        f"We didn’t send another e-mail now. Use the link in one that you got, or try again {en}.",
    )


def not_asked(kind: Kind, until: datetime) -> Text:
    """Why the question can't be sent, where none lies there; and when it can."""
    nb, en = (_when(until, language) for language in (Language.NB, Language.EN))
    if kind is Kind.SMS:
        return Text(
            f"Vi fikk ikke sendt deg en SMS nå, så ja-et er ikke notert. Prøv igjen {nb}.",
            f"We couldn’t send you a text now, so your yes isn’t noted. Try again {en}.",
        )
    return Text(
        f"Vi fikk ikke sendt deg en e-post nå, så ja-et er ikke notert. Prøv igjen {nb}.",
        f"We couldn’t send you an e-mail now, so your yes isn’t noted. Try again {en}.",
    )


def _when(until: datetime, language: Language) -> str:
    """By the clock alone where it is today, in Oslo."""
    there = until.astimezone(OSLO)
    if there.date() != clock.now().astimezone(OSLO).date():
        return moment(until.isoformat(), language)
    return Text(f"kl. {there:%H.%M}", f"at {there:%H:%M} Oslo time").in_(language)


def too_young(youngest: int) -> Text:
    """Why somebody can't agree yet: only the year is known, so that they are surely old enough."""
    return Text(
        f"Dette kan du si ja til fra og med året du fyller {youngest + 1}.",
        f"You can agree to this from the year you turn {youngest + 1}.",
    )


def channel(word: str) -> Text:
    """How it was said. A word of others that we don't know is told by who uses it."""
    known = CHANNELS.get(word)
    teller, stroke, _ = word.partition("/")
    return known or _OF_OTHERS.get(teller, _ELSEWHERE if stroke else CHANNELS["min_side"])
