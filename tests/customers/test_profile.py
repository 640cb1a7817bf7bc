"""The profile and its history (S1-S5, S17)."""

import asyncio
import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest

from minside.core import clock
from minside.core.codes import Code
from minside.core.database import Database
from minside.core.language import Language
from minside.core.paging import BadCursor, cursor
from minside.core.refusals import Refused
from minside.customers import actions as customers
from minside.customers.actions import Address, ChangedBy, ProfileField, ProfileForm

HOME = Address("Furulia 12", None, "0956", "Oslo", "no")


async def test_what_is_changed_is_what_is_read(app_database: Database, kari: UUID) -> None:
    """Every field of the profile can be mended, and is tidied as it is kept."""
    form = ProfileForm(
        first_name=" Kari ",
        last_name="Nordmann",
        phone="400 00 101",
        birth_year=1984,
        language=Language.EN,
        postal_address=HOME,
    )
    async with app_database.scope(customer=kari):
        changed = await customers.change(kari, form)
        assert changed == await customers.profile(kari)
    assert ("Kari", "+4740000101", 1984) == (changed.first_name, changed.phone, changed.birth_year)
    assert Language.EN is changed.language
    assert changed.postal_address is not None
    assert "NO" == changed.postal_address.country


@pytest.mark.parametrize(
    ("form", "field", "code"),
    [
        (ProfileForm(first_name="x" * 10_000), ("firstName",), Code.TOO_LONG),
        (ProfileForm(first_name=" "), ("firstName",), Code.REQUIRED),
        (ProfileForm(last_name=None), ("lastName",), Code.REQUIRED),
        (ProfileForm(last_name="a\x1bb"), ("lastName",), Code.INVALID_CHARACTERS),
        (ProfileForm(phone="12345"), ("phone",), Code.INVALID_PHONE),
        (ProfileForm(phone="ring meg"), ("phone",), Code.INVALID_PHONE),
        (ProfileForm(phone="+99912345678"), ("phone",), Code.INVALID_PHONE),
        (ProfileForm(birth_year=1850), ("birthYear",), Code.OUT_OF_RANGE),
        (ProfileForm(birth_year=2090), ("birthYear",), Code.OUT_OF_RANGE),
        (ProfileForm(language=None), ("language",), Code.REQUIRED),
        (
            ProfileForm(postal_address=Address("S 1", None, "956", "Oslo", "NO")),
            ("postalAddress", "postcode"),
            Code.INVALID_POSTCODE,
        ),
        (
            ProfileForm(postal_address=Address("", None, "0956", "Oslo", "NO")),
            ("postalAddress", "street"),
            Code.REQUIRED,
        ),
        (
            ProfileForm(postal_address=Address("S 1", None, "٠١٢٣", "Oslo", "NO")),
            ("postalAddress", "postcode"),
            Code.INVALID_POSTCODE,
        ),
        (
            ProfileForm(postal_address=Address("S 1", None, "0956", "Oslo", "ZZ")),
            ("postalAddress", "country"),
            Code.INVALID,
        ),
        (
            ProfileForm(postal_address=Address("S 1", None, "0956", "Oslo", "Norge")),
            ("postalAddress", "country"),
            Code.INVALID,
        ),
    ],
)
async def test_bad_input_is_refused_at_its_field(
    form: ProfileForm, field: tuple[str, ...], code: Code, app_database: Database, kari: UUID
) -> None:
    """Each field says for itself what is wrong; nothing changes and nothing is noted."""
    async with app_database.scope(customer=kari):
        before = await customers.profile(kari)
        with pytest.raises(Refused) as refused:
            await customers.change(kari, form)
        assert (field, code) in [(r.field, r.code) for r in refused.value.refusals]
        assert before == await customers.profile(kari)
        assert 0 == await (await customers.changes(kari, first=10, after=None)).total()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("40000101", "+4740000101"),
        ("+46 70 123 45 67", "+46701234567"),
        ("0047 400 00 101", "+4740000101"),
    ],
)
async def test_phones_are_kept_in_one_form(
    typed: str, kept: str, app_database: Database, kari: UUID
) -> None:
    """A number may be typed as people do, from Norway or abroad (S3)."""
    async with app_database.scope(customer=kari):
        assert kept == (await customers.change(kari, ProfileForm(phone=typed))).phone


@pytest.mark.parametrize(
    ("country", "typed", "kept"),
    [
        ("NO", "0956", "0956"),
        ("NO", "no-0956", "0956"),
        ("SJ", "9170", "9170"),
        ("SE", "11455", "114 55"),
        ("SE", "SE-114 55", "114 55"),
        ("DK", "8660", "8660"),
        ("FI", "00550", "00550"),
        ("IS", "320", "320"),
        ("GB", "SW1A 1AA", "SW1A 1AA"),
    ],
)
async def test_a_postcode_is_kept_as_its_country_writes_it(
    country: str, typed: str, kept: str, app_database: Database, kari: UUID
) -> None:
    """A country's code before it, or a space left out, is no mistake (S2)."""
    abroad = Address("Gatan 1", None, typed, "Staden", country)
    async with app_database.scope(customer=kari):
        address = (await customers.change(kari, ProfileForm(postal_address=abroad))).postal_address
    assert address is not None
    assert kept == address.postcode


@pytest.mark.parametrize(
    ("country", "typed", "told"),
    [
        ("NO", "956", "Skriv fire siffer, for eksempel 0025."),
        ("SJ", "91700", "Skriv fire siffer, for eksempel 9170."),
        ("SE", "1145", "Skriv fem siffer, for eksempel 114 55."),
        ("DK", "DK86600", "Skriv fire siffer, for eksempel 8660."),
        ("FI", "0055", "Skriv fem siffer, for eksempel 00550."),
        ("IS", "3200", "Skriv tre siffer, for eksempel 320."),
        ("IS", "abc", "Skriv tre siffer, for eksempel 320."),
    ],
)
async def test_a_postcode_of_another_shape_is_refused_with_an_example(
    country: str, typed: str, told: str, app_database: Database, kari: UUID
) -> None:
    """Whoever writes too few digits is shown how they are written in that country (S2)."""
    abroad = Address("Gatan 1", None, typed, "Staden", country)
    async with app_database.scope(customer=kari):
        with pytest.raises(Refused) as refused:
            await customers.change(kari, ProfileForm(postal_address=abroad))
    (refusal,) = refused.value.refusals
    assert (("postalAddress", "postcode"), Code.INVALID_POSTCODE) == (refusal.field, refusal.code)
    assert told == refusal.message(Language.NB)


async def test_every_change_is_noted_with_who_made_it(app_database: Database, kari: UUID) -> None:
    """The history tells before, after, by whom; what stays the same isn't noted (S17)."""
    async with app_database.scope(customer=kari):
        await customers.change(kari, ProfileForm(first_name="Kari", phone="40000101"))
        await customers.change(kari, ProfileForm(phone=None), by=ChangedBy.SYSTEM)
        await customers.change(kari, ProfileForm(postal_address=HOME))
        page = await customers.changes(kari, first=10, after=None)
    told = [(c.field, c.old_value, c.new_value, c.changed_by) for c in page.rows]
    assert [
        (ProfileField.POSTAL_ADDRESS, None, "Furulia 12\n0956 Oslo\nNO", ChangedBy.CUSTOMER),
        (ProfileField.PHONE, "+4740000101", None, ChangedBy.SYSTEM),
        (ProfileField.PHONE, None, "+4740000101", ChangedBy.CUSTOMER),
    ] == told


async def test_the_history_is_read_page_by_page(app_database: Database, kari: UUID) -> None:
    """Every change once, newest first, and the page says whether more follow."""
    async with app_database.scope(customer=kari):
        for n in range(7):
            with clock.stopped_at(clock.now() + timedelta(minutes=n // 2)):
                await customers.change(kari, ProfileForm(first_name=f"Kari {n}"))
        seen: list[str | None] = []
        after, more = None, True
        while more:
            page = await customers.changes(kari, first=3, after=after)
            assert 7 == await page.total()
            seen += [change.new_value for change in page.rows]
            after, more = cursor(page.rows[-1]), page.has_next
    assert 7 == len(set(seen))
    assert "Kari 0" == seen[-1]


@pytest.mark.parametrize("after", ["", "nonsense", "W10=", "WyIyMDI2IiwgIngiXQ==", "ÿ"])
async def test_a_cursor_that_we_didnt_make_is_refused(
    after: str, app_database: Database, kari: UUID
) -> None:
    """A broken cursor is the client's mistake and no bug."""
    async with app_database.scope(customer=kari):
        with pytest.raises(BadCursor):
            await customers.changes(kari, first=3, after=after)


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
async def test_a_cursor_past_the_ends_of_time_is_refused(
    at: str, app_database: Database, kari: UUID
) -> None:
    """A moment that has no place in UTC is no bug either."""
    after = urlsafe_b64encode(json.dumps([at, str(kari)]).encode()).decode()
    async with app_database.scope(customer=kari):
        with pytest.raises(BadCursor):
            await customers.changes(kari, first=3, after=after)


async def test_two_who_change_at_once_both_stay(
    owner: Any, app_database: Database, kari: UUID
) -> None:
    """Two browsers that mend different fields don't undo each other."""

    async def change(form: ProfileForm) -> None:
        async with app_database.scope(customer=kari):
            await customers.change(kari, form)

    await asyncio.gather(
        change(ProfileForm(last_name="Nordmann")), change(ProfileForm(birth_year=1984))
    )
    row = await owner.fetchrow("SELECT last_name, birth_year FROM customer WHERE id = $1", kari)
    assert ("Nordmann", 1984) == tuple(row)


async def test_a_birth_year_is_a_year(owner: Any) -> None:
    """No date of birth has a place to be kept in (S5)."""
    column = await owner.fetchval(
        "SELECT data_type FROM information_schema.columns"
        " WHERE table_name = 'customer' AND column_name = 'birth_year'"
    )
    dates = await owner.fetchval(
        "SELECT count(*) FROM information_schema.columns"
        " WHERE table_name = 'customer' AND data_type = 'date'"
    )
    assert ("smallint", 0) == (column, dates)


@pytest.mark.parametrize("year", [1905, 2027])
async def test_an_impossible_birth_year_is_told_in_a_sentence(
    year: int, app_database: Database, kari: UUID
) -> None:
    """Who mistypes reads what was asked for, and in which years it can lie (S5)."""
    told = "Skriv året du ble født, mellom 1906 og 2026."
    today = datetime(2026, 11, 24, 12, tzinfo=UTC)
    async with app_database.scope(customer=kari):
        with clock.stopped_at(today), pytest.raises(Refused) as refused:
            await customers.change(kari, ProfileForm(birth_year=year))
    assert [told] == [refusal.message(Language.NB) for refusal in refused.value.refusals]


async def test_staff_say_why(owner: Any, kari: UUID) -> None:
    """The database refuses a change by staff that comes without its reason (S38)."""
    insert = (
        "INSERT INTO profile_change (customer, field, changed_by, reason, changed_at)"
        " VALUES ($1, 'phone', 'staff', $2, now())"
    )
    await owner.execute(insert, kari, "Ringte kundeservice")
    with pytest.raises(asyncpg.CheckViolationError):
        await owner.execute(insert, kari, None)
