"""What can't be done with fixed deliveries, and what can instead."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from typing_extensions import override

from minside.core.codes import Code
from minside.core.language import Language, Text
from minside.core.refusals import LimitReached, NotFound, OutOfRange, Refusal

from . import said

_LINK_OVER: Final = Text(
    "Lenken virker ikke lenger. Fristen for å endre leveringen kan være ute, eller lenken er ikke hel."
    " Logg inn på Min Side for å se leveringene dine, eller skriv til oss.",
    "The link doesn't work any more. The deadline for changing the delivery may have passed, or the link"
    " isn't whole. Sign in to Min Side to see your deliveries, or write to us.",
)


class _NotThere(NotFound):
    """`why` is told as it stands: also what there is instead."""

    why: Text

    @override
    def message(self, language: Language) -> str:
        return self.why.in_(language)


class SubscriptionNotFound(NotFound):
    """No subscription of this customer's has that id."""


class DeliveryNotFound(_NotThere):
    """None of that number comes within a year."""

    why = Text(
        "Vi finner ikke denne leveringen det nærmeste året. Velg en av dem som står i kalenderen.",
        "We can't find this delivery in the coming year. Choose one of those in the calendar.",
    )


class ChargeNotFound(NotFound):
    """No charge of this customer's has that id."""


class LineNotFound(_NotThere):
    """That product isn't in it."""

    why = Text(
        "Vi finner ikke denne varen i leveringen. Velg en av dem som er med, eller legg den til.",
        "We can't find this product in the delivery. Choose one of those in it, or add it.",
    )


class ProductNotFound(_NotThere):
    """The shop doesn't sell it, or not any more."""

    why = Text(
        "Vi finner ikke denne varen i butikken lenger. Velg en annen i stedet.",
        "We can't find this product in the shop any more. Choose another instead.",
    )


class TooManyLines(LimitReached):
    """As many products as there may be."""


class TooManySubscriptions(LimitReached):
    """As many as one may have."""


class WrongQuantity(OutOfRange):
    """None, or more than anybody keeps at home."""


class WrongInterval(OutOfRange):
    """Less than one, or more than half a year."""


class StaleVersion(Refusal):
    """It was changed since it was looked at: elsewhere, or by the run."""

    code = Code.STALE_VERSION


class _Reasoned(Refusal):
    """`why` is told as it stands."""

    code = Code.NOT_POSSIBLE
    why: Text

    def __init__(self, *field: str, **details: Any) -> None:
        super().__init__(*field, **{"reason": self.why.in_, **details})


class DayNotPossible(Refusal):
    """Too early, too late, or not between the deliveries beside it."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str, first: date, last: date) -> None:
        super().__init__(*field, reason=said.choose_a_day(first, last).in_)


class PauseTooShort(Refusal):
    """It would end before the next delivery comes anyway."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str, first: date) -> None:
        super().__init__(*field, reason=said.pause_longer(first).in_)


class PastDeadline(Refusal):
    """The shop packs it already."""

    code = Code.PAST_DEADLINE

    def __init__(self, *field: str, deadline: datetime) -> None:
        super().__init__(*field, reason=said.past_deadline(deadline).in_)


class BeingOrdered(Refusal):
    """What would change every delivery, while one is past its deadline and isn't ordered yet."""

    code = Code.PAST_DEADLINE

    def __init__(self, comes: date, deadline: datetime) -> None:
        super().__init__(reason=said.being_ordered(comes, deadline).in_)


class LinkOver(Refusal):
    """The deadline has passed, or we signed no such link: not told apart."""

    code = Code.LINK_INVALID

    @override
    def message(self, language: Language) -> str:
        return _LINK_OVER.in_(language)


class Ended(_Reasoned):
    why = Text(
        "Denne faste leveringen er avsluttet. Start den igjen for å endre den.",
        "This fixed delivery has ended. Start it again to change it.",
    )


class NotActive(_Reasoned):
    why = Text(
        "Det kommer ingen levering nå. Fortsett leveringene først.",
        "No delivery is coming now. Resume the deliveries first.",
    )


class Unpaid(_Reasoned):
    why = Text(
        "En levering er ikke betalt ennå. Velg «Betal nå» først, så går leveringene videre av seg selv.",
        "One delivery isn't paid yet. Choose “Pay now” first, and the deliveries go on by themselves.",
    )


class NotCancelledYet(_Reasoned):
    why = Text(
        "Du har bedt om å avbestille en levering som ikke er betalt, og butikken har ikke svart ennå. Når"
        " svaret er her, kan du fortsette leveringene.",
        "You asked to cancel a delivery that isn't paid, and the shop hasn't answered yet. Once it has, you"
        " can resume the deliveries.",
    )


class NothingToPay(_Reasoned):
    why = Text(
        "Bestillingen er avbestilt, så du skal ikke betale noe for den.",
        "The order was cancelled, so there is nothing to pay for it.",
    )


class NoCustomerNumber(_Reasoned):
    why = Text(
        "Nettbutikken kjenner ikke kontoen din ennå, så betalingsmåten kan ikke endres der. Skriv til"
        " post@mikopet.no, så ordner vi det, eller velg faktura.",
        "The web shop doesn't know your account yet, so the way of payment can't be changed there."
        " Write to post@mikopet.no and we'll see to it, or choose invoice.",
    )


class ShopNotConnected(_Reasoned):
    why = Text(
        "Betalingsmåten kan ikke endres herfra akkurat nå. Skriv til post@mikopet.no, så ordner vi det.",
        "The way of payment can't be changed from here just now. Write to post@mikopet.no and we'll see"
        " to it.",
    )


class LastLine(_Reasoned):
    why = Text(
        "Det må være minst én vare. Vil du ikke ha flere leveringer, kan du avslutte.",
        "There must be at least one product. If you want no more deliveries, you can end them.",
    )


class LineThereAlready(_Reasoned):
    why = Text(
        "Den varen er med fra før. Endre antallet der.",
        "That product is in it already. Change its quantity there.",
    )


class CannotBeUndone(_Reasoned):
    why = Text(
        "Dette kan ikke angres lenger. Det er endret mer siden, eller fristen er ute.",
        "This can't be undone any more. More was changed since, or the deadline has passed.",
    )


class Underage(_Reasoned):
    why = Text(
        "Du må være 18 år for å ha faste leveringer. En voksen kan opprette dem for dere.",
        "You must be 18 to have fixed deliveries. An adult can set them up for you.",
    )


class NoAddress(_Reasoned):
    why = Text(
        "Vi vet ikke hvor leveringene skal. Legg inn adressen din under Profil og adresser først.",
        "We don't know where to deliver. Enter your address under Profile and addresses first.",
    )


class NoPhone(_Reasoned):
    why = Text(
        "Vi har ikke noe telefonnummer å sende SMS til. Legg det inn under Profil og adresser først.",
        "We have no phone number to text. Enter it under Profile and addresses first.",
    )


class NoPrice(_Reasoned):
    why = Text(
        "Vi kjenner ikke prisen på denne varen akkurat nå, så den kan ikke bestilles fast.",
        "We don't know the price of this product just now, so it can't be ordered regularly.",
    )


class PriceIsHigher(Refusal):
    """It went up again since it was looked at: a yes to less is no yes to that."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str, ore: int) -> None:
        super().__init__(*field, reason=said.price_is_now(ore).in_)


class CeilingNotPossible(Refusal):
    """Below what it costs, or beyond all reason."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str, least: int, most: int) -> None:
        super().__init__(*field, reason=said.choose_a_ceiling(least, most).in_)


class CeilingBelowAgreed(Refusal):
    """A yes in advance to less than was said yes to already, or beyond all reason."""

    code = Code.NOT_POSSIBLE

    def __init__(self, *field: str, least: int, most: int) -> None:
        super().__init__(*field, reason=said.choose_a_ceiling_or_none(least, most).in_)


class NothingToAnswer(_Reasoned):
    why = Text(
        "Denne prisen venter ikke på svar lenger. Den er besvart, eller den er nede igjen.",
        "This price no longer waits for an answer. It was answered, or it came down again.",
    )


class OneAnswer(_Reasoned):
    why = Text(
        "Si ja til den nye prisen, eller sett en øvre grense. Velg én av delene.",
        "Say yes to the new price, or set an upper limit. Choose one of the two.",
    )


class PetNotFound(NotFound):
    """No pet of this customer's has that id."""


class AddressNotFound(NotFound):
    """No delivery address of this customer's has that id."""


class UnknownChoice(Refusal):
    """None of those that there are."""

    def __init__(self, *field: str, known: Sequence[str]) -> None:
        super().__init__(*field)
        self._known = ", ".join(known)

    @override
    def message(self, language: Language) -> str:
        return Text(
            f"Velg en av disse: {self._known}.", f"Choose one of these: {self._known}."
        ).in_(language)


class SubstituteMissing(_Reasoned):
    why = Text(
        "Velg varen vi skal sende i stedet, eller velg noe annet for når den er utsolgt.",
        "Choose the product to send instead, or choose something else for when it is sold out.",
    )


class SubstituteItself(_Reasoned):
    why = Text(
        "Varen kan ikke erstatte seg selv. Velg en annen.",
        "A product can't stand in for itself. Choose another.",
    )
