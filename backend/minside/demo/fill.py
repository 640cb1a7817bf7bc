"""Fills an empty database through the rooms' own verbs, so that the demo is a trial of them."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from litestar import Litestar

from minside.auth import actions as auth
from minside.catalogue import actions as catalogue
from minside.core import clock
from minside.core.database import Database
from minside.core.house import House
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.core.settings import Settings
from minside.customers import actions as customers
from minside.pets import actions as pets
from minside.privacy import actions as privacy
from minside.privacy import notice

from .carts import put_aside, remind
from .customers import PASSWORD, PEOPLE, Companion, Person
from .reviews import write_all
from .shop_year import USES, catch_up, live_through
from .subscriptions import agree

JOINED = timedelta(days=400)
FEED: Final = Path(__file__).with_name("shop") / "products.xml"


async def fill(settings: Settings, app: Litestar) -> None:
    """Add those of the demo's customers who aren't there, the shop's products and its year, up to
    the first start; a second run changes nothing, and ends what the first one couldn't.

    Needs the URLs of owner and worker. Raises `asyncpg.PostgresError`, `OSError`.
    """
    assert settings.database_owner_url is not None, "the demo makes its own database"
    assert settings.database_service_url is not None, "and works on it"
    began = await _move_all_in(settings.database_owner_url.get_secret_value())
    service = await Database.connect(settings.database_service_url.get_secret_value())
    try:
        await _stock(service, began - JOINED)
        keys = Keyring([key.get_secret_value() for key in settings.keys])
        house = House(settings, service, keys)
        await put_aside(house, began)
        await live_through(app, began)
        await catch_up(house)
        await live_through(app, began, USES)
        await catch_up(house)
        await agree(house)
        await remind(house, began)
        await write_all(house)
    finally:
        await service.close()


async def _move_all_in(owner_url: str) -> datetime:
    """The midnight in Norway before the demo's first start, from which its year counts back."""
    owner = await Database.connect(owner_url, connections=2)
    try:
        for person in PEOPLE:
            async with owner.scope():
                await _move_in(person)
        return await _first_day(owner) + JOINED
    finally:
        await owner.close()


async def _first_day(database: Database) -> datetime:
    """The midnight before those came who made their account here; who comes from the shop came when it
    says so, whether or not they have an account by now."""
    numbers = [person.number for person in PEOPLE if not person.from_the_shop]
    async with database.scope() as scope:
        joined: datetime = await scope.fetchval(
            "SELECT min(c.created_at) FROM customer c JOIN shop_number n ON n.customer = c.id"
            " WHERE n.number = ANY($1)",
            numbers,
        )
    return _midnight(joined)


def _midnight(moment: datetime) -> datetime:
    """By the clock on the wall: a call at half past nine is one in summer and in winter."""
    return datetime.combine(moment.astimezone(clock.OSLO), time(), clock.OSLO)


async def _move_in(person: Person) -> None:
    """All of a person, or nothing."""
    secret = None if person.from_the_shop else await auth.hashed(PASSWORD)
    customer = await _added(person)
    if customer is None:
        return
    if secret is not None:
        await auth.store(customer, secret)
    with clock.stopped_at(clock.now() - JOINED):
        await customers.change(customer, person.profile, by=customers.ChangedBy.SYSTEM)
        for address in person.addresses:
            await customers.add_address(customer, address)
    await _show_first_notice(customer)
    for companion in person.pets:
        await _bring(customer, companion)


async def _show_first_notice(customer: UUID) -> None:
    """They have read the shop's own notice, so that what came since is new to them."""
    first = notice.versions(Language.NB)[0]
    with clock.stopped_at(datetime.combine(first.date, time(12), clock.OSLO)):
        await privacy.see(customer, first.version)


async def _added(person: Person) -> UUID | None:
    """The id of a new customer, whom the shop knows by number; None when they are there already,
    under whatever address. Who comes from the shop hasn't shown yet that theirs is."""
    joined = clock.now() - JOINED
    customer: UUID | None = await current().fetchval(
        """
        INSERT INTO customer (number, email, own_email, email_verified_at, own_at, created_at)
        SELECT $1, $2, CASE WHEN NOT $4 THEN $2 END, $3, $3, $5
        WHERE NOT EXISTS (SELECT FROM shop_number WHERE number = $1)
        ON CONFLICT (lower(email)) DO NOTHING RETURNING id
        """,
        person.number, person.email, None if person.from_the_shop else joined,
        person.from_the_shop, joined,
    )  # fmt: skip
    if customer is not None:
        await current().fetch(
            "INSERT INTO shop_number (number, customer) VALUES ($1, $2)", person.number, customer
        )
    return customer


async def _bring(customer: UUID, companion: Companion) -> None:
    animal = await pets.register(customer, companion.form)
    if companion.born_days_ago is not None:
        born = pets.PetForm(birth_date=_days_ago(companion.born_days_ago))
        await pets.change(customer, animal.id, born)
    for days, grams in companion.weights:
        await pets.weigh(customer, animal.id, grams=grams, on=_days_ago(days))


def _days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


async def _stock(service: Database, as_of: datetime, pictures: Path | None = None) -> None:
    """The shelves as they were a year ago: what the year tells of prices and stock comes after."""
    await catalogue.import_products(
        service, _chunks(FEED), as_of=as_of, complete=True, pictures=pictures
    )


async def hang_pictures(settings: Settings) -> None:
    """Give the products their pictures, which takes a few seconds, while the first customer is
    looking around already."""
    assert settings.database_service_url is not None
    service = await Database.connect(settings.database_service_url.get_secret_value())
    try:
        await _stock(service, await _first_day(service), FEED.parent)
    finally:
        await service.close()


async def _chunks(path: Path) -> AsyncIterator[bytes]:
    yield path.read_bytes()
