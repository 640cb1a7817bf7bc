"""Why something can’t be done, in words for the customer."""

from typing import Final

from minside.core.language import Text

CANCELLED: Final = Text("Bestillingen er avbestilt.", "The order was cancelled.")
SHIPPED: Final = Text(
    "Pakken er allerede sendt, så vi kan ikke stoppe den. Du kan angre kjøpet i stedet.",
    "The parcel is already on its way, so we can’t stop it. You can withdraw from the purchase"
    " instead.",
)
PACKING: Final = Text(
    "Vi har begynt å pakke, så vi kan ikke avbestille lenger. Du kan angre kjøpet i stedet.",
    "We have begun to pack, so we can’t cancel any more. You can withdraw from the purchase instead.",
)
CANCELLATION_ASKED: Final = Text(
    "Du har bedt om å avbestille. Vi svarer på e-post.",
    "You have asked to cancel. We will answer by e-mail.",
)
CANCELLATION_REFUSED: Final = Text(
    "Vi rakk ikke å stoppe bestillingen. Du kan angre kjøpet i stedet.",
    "We couldn’t stop the order in time. You can withdraw from the purchase instead.",
)
LINE_CANCELLED: Final = Text("Denne varen er avbestilt.", "This was cancelled.")
NOT_PACKED: Final = Text(
    "Vi har ikke begynt å pakke, så du kan avbestille i stedet. Angreretten har du til 14 dager etter at"
    " du har fått varene.",
    "We haven’t begun to pack, so you can cancel instead. You have the right of withdrawal until 14 days"
    " after you got the goods.",
)
PAST_14_DAYS: Final = Text(
    "Det er mer enn 14 dager siden du fikk varene. Er noe galt med dem, kan du fortsatt reklamere.",
    "It is more than 14 days since you got the goods. If something is wrong with them, you can still"
    " complain.",
)
PERISHABLE: Final = Text(
    "Varen har kort holdbarhet, så den kan ikke sendes tilbake. Er noe galt med den, kan du reklamere.",
    "This doesn’t keep for long, so it can’t be sent back. If something is wrong with it, you can"
    " complain.",
)
MADE_TO_ORDER: Final = Text(
    "Varen er laget spesielt til deg, så den kan ikke sendes tilbake. Er noe galt med den, kan du"
    " reklamere.",
    "This was made just for you, so it can’t be sent back. If something is wrong with it, you can"
    " complain.",
)
SENT_BACK: Final = Text(
    "Alt er meldt som retur.",
    "You have withdrawn from all of it.",
)
UNORDERED: Final = Text(
    "Denne har du ikke bestilt. Du skylder ingenting for den, og kan beholde den.",
    "You didn’t order this. You owe nothing for it, and may keep it.",
)
NOTHING_LEFT: Final = Text(
    "Det er ikke noe mer i bestillingen som kan sendes tilbake.",
    "There is nothing more in the order that can be sent back.",
)
RETURN_SETTLED: Final = Text(
    "Returen er ikke åpen lenger, så den kan ikke trekkes tilbake.",
    "The return isn’t open any more, so it can’t be withdrawn.",
)
NOT_SHIPPED: Final = Text(
    "Varen er ikke sendt ennå. Du kan reklamere fra den dagen den sendes.",
    "This wasn’t sent yet. You can complain from the day it is sent.",
)
PAST_5_YEARS: Final = Text(
    "Det er mer enn fem år siden du fikk varen, så fristen for å reklamere er ute.",
    "It is more than five years since you got this, so the time to complain is over.",
)
GONE: Final = Text("Vi selger ikke denne varen lenger.", "We don’t sell this any more.")
OUT_OF_STOCK: Final = Text("Den er utsolgt akkurat nå.", "It is out of stock right now.")
