"""What the demo's customers have written about what they bought, and what its shop says of it."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from litestar import Litestar

from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.scope import current
from minside.reviews import actions as reviews
from minside.reviews.actions import ReviewForm, ShownAs

from .customers import KARI, MONA, OLA
from .telling import say

# So that a person sees it wait.
LOOKS_SECONDS: Final = 8
_MODERATOR: Final = "Kundeservice"
_LINKS: Final = ("http", "www.")
_NO_LINKS: Final = "Omtalen har en lenke til et annet sted. Ta den bort, så viser vi gjerne resten."


@dataclass(frozen=True, slots=True)
class Written:
    """A review of some days ago, who of the others found it useful, and why it was refused where it was."""

    number: str
    sku: str
    days_ago: int
    stars: int
    title: str
    text: str
    pet: str | None = None
    shown_as: ShownAs = ShownAs.FIRST_NAME
    useful_to: tuple[str, ...] = ()
    refused: str | None = None


WRITTEN: Final = (
    Written(
        KARI.number, "MP-10061", 300, 5, "Endelig et fôr Luna tåler",
        "Luna klør ikke lenger, og skåla er tom før jeg har satt den fra meg. Posen er tung å bære opp"
        " trappa, men den varer i over en måned.",
        pet="Luna", useful_to=(OLA.number, MONA.number),
    ),
    Written(
        KARI.number, "MP-10542", 200, 4, "Sitter godt, litt stive spenner",
        "Vi prøvde S først, men den ble for trang over brystet. M passer fint. Spennene var stive den første"
        " uka, nå går de lett.",
        pet="Luna", shown_as=ShownAs.INITIALS, useful_to=(MONA.number,),
    ),
    Written(
        KARI.number, "MP-10431", 120, 2, "Kom for sent til bursdagen",
        "Pakken brukte åtte dager. Leken har vi ikke fått prøvd ennå.",
        refused="Omtalen handler om leveringen og ikke om varen. Skriv gjerne til kundeservice om den, så"
        " hjelper vi deg. Når dere har prøvd leken, vil vi gjerne høre hva dere synes.",
    ),
    Written(
        OLA.number, "MP-20410", 215, 4, "Fin høyde for en gammel katt",
        "Sokrates slipper å bøye nakken så mye. Skåla står støtt, men den kunne ha vært litt dypere.",
        pet="Sokrates", useful_to=(KARI.number,),
    ),
    Written(
        OLA.number, "MP-20070", 320, 5, "Han spiser igjen",
        "Sokrates er gammel og kresen. Dette går ned, og magen er i orden.",
        pet="Sokrates",
    ),
    Written(
        MONA.number, "MP-20410", 80, 5, "Lett å vaske",
        "Går i oppvaskmaskinen og sklir ikke på gulvet. Kjøper gjerne en til.",
        shown_as=ShownAs.ANONYMOUS, useful_to=(OLA.number,),
    ),
    Written(
        MONA.number, "MP-20221", 150, 3, "Klumper bra, men støver",
        "Den lukter ingenting og klumper som den skal. Hell den forsiktig, for det støver en del.",
        useful_to=(KARI.number, OLA.number),
    ),
    Written(
        MONA.number, "MP-40011", 290, 5, "Fullt av meiser",
        "Meisene fant den på en time, og dompapen kom dagen etter.",
    ),
)  # fmt: skip


async def write_all(house: House) -> None:
    """Let those write who haven't written anything; whoever has keeps what they have."""
    written: list[Written] = []
    for number in dict.fromkeys(each.number for each in WRITTEN):
        customer = await _without_any(house, number)
        for each in WRITTEN:
            if customer is not None and each.number == number:
                await _write(house, customer, each)
                written.append(each)
    for each in written:
        await _find_useful(house, each)


async def _without_any(house: House, number: str) -> UUID | None:
    async with house.database.scope() as scope:
        return await scope.fetchval(
            """
            SELECT customer FROM shop_number n WHERE number = $1
              AND NOT EXISTS (SELECT FROM review r WHERE r.customer = n.customer)
            """,
            number,
        )


async def _write(house: House, customer: UUID, each: Written) -> None:
    now = clock.now()
    async with house.database.scope(customer=customer):
        with clock.stopped_at(now - timedelta(days=each.days_ago)):
            made = await reviews.write(customer, each.sku, await _form(customer, each))
        with clock.stopped_at(now - timedelta(days=each.days_ago - 1)):
            if each.refused is None:
                await reviews.accept(made.id, made.version, by=_MODERATOR)
            else:
                await reviews.refuse(made.id, made.version, by=_MODERATOR, reason=each.refused)


async def _form(customer: UUID, each: Written) -> ReviewForm:
    pet = await current().fetchval(
        "SELECT id FROM pet WHERE customer = $1 AND name = $2", customer, each.pet
    )
    return ReviewForm(
        stars=each.stars, title=each.title, text=each.text, pet=pet, shown_as=each.shown_as
    )


async def _find_useful(house: House, each: Written) -> None:
    async with house.database.scope() as scope:
        published = await scope.fetchval(
            "SELECT id FROM published_review WHERE sku = $1 AND title = $2", each.sku, each.title
        )
        voters = await scope.fetch(
            "SELECT customer FROM shop_number WHERE number = ANY($1)", list(each.useful_to)
        )
    for row in voters:
        async with house.database.scope(customer=row["customer"]):
            await reviews.vote(row["customer"], published, is_useful=True)


async def look(app: Litestar, asked: dict[str, Any]) -> None:
    """The demo's shop looks at what was written just now: it shows all but what leads elsewhere."""
    await asyncio.sleep(LOOKS_SECONDS)
    if not await _waits(app, asked["review"]):
        return
    has_link = any(each in f"{asked['title']} {asked['text']}".lower() for each in _LINKS)
    said = {"review": asked["review"], "review_version": asked["review_version"]}
    if has_link:
        await say(app, "review.moderated", {**said, "accepted": False, "reason": _NO_LINKS})
    else:
        await say(app, "review.moderated", {**said, "accepted": True})


async def _waits(app: Litestar, review: str) -> bool:
    """Of what was written before the demo's first start it has said all there is to say."""
    house: House = app.state.house
    url = house.settings.database_service_url
    assert url is not None, "the demo works on its own database"
    service = await Database.connect(url.get_secret_value(), connections=1)
    try:
        async with service.scope() as scope:
            return await scope.fetchval(
                "SELECT EXISTS (SELECT FROM review WHERE id = $1::uuid AND state = 'pending')",
                UUID(review),
            )
    finally:
        await service.close()
