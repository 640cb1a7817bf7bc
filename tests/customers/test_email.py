"""The e-mail address: what one is, and what is known of mail to it."""

from typing import Any
from uuid import UUID

import pytest

from minside.core import clock, hooks
from minside.core.codes import Code
from minside.core.database import Database
from minside.core.intake import Intake
from minside.core.language import Language
from minside.core.refusals import Refused
from minside.customers import actions as customers


def read(value: str) -> str:
    intake = Intake()
    address = customers.read_email(intake, "email", value=value)
    intake.close()
    return address


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kari@example.com", "kari@example.com"),
        ("  Kari.N+katt@Example.COM\n", "Kari.N+katt@example.com"),
        ("kari@blåbær.no", "kari@blåbær.no"),
        ("o'hara@sub.example.no", "o'hara@sub.example.no"),
    ],
)
def test_an_address_is_kept_in_one_form(typed: str, kept: str) -> None:
    """Trimmed, with its domain in lower case; what stands before the @ is the owner's own."""
    assert kept == read(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", Code.REQUIRED),
        ("   ", Code.REQUIRED),
        ("x" * 250 + "@example.com", Code.TOO_LONG),
        ("x" * 60_000, Code.TOO_LONG),
        ("kari", Code.INVALID_EMAIL),
        ("kari@", Code.INVALID_EMAIL),
        ("@example.com", Code.INVALID_EMAIL),
        ("kari@example", Code.INVALID_EMAIL),
        ("kari@@example.com", Code.INVALID_EMAIL),
        ("kari@example..com", Code.INVALID_EMAIL),
        ("kari@localhost", Code.INVALID_EMAIL),
        ("kari@[127.0.0.1]", Code.INVALID_EMAIL),
        ("Kari <kari@example.com>", Code.INVALID_EMAIL),
        ('"kari nordmann"@example.com', Code.INVALID_EMAIL),
        ("kari@example.com\r\nBcc: alle@example.com", Code.INVALID_EMAIL),
        ("kåre@example.com", Code.INVALID_EMAIL),
        ("kari@example.com, ola@example.com", Code.INVALID_EMAIL),
    ],
)
def test_what_mail_cant_be_sent_to_is_refused(typed: str, code: Code) -> None:
    """One refusal at the field, and no header of its own in any letter."""
    with pytest.raises(Refused) as refused:
        read(typed)
    assert [(("email",), code)] == [(r.field, r.code) for r in refused.value.refusals]


async def test_mail_that_comes_back_is_noted(
    owner: Any, kari: UUID, service_database: Database
) -> None:
    """Since the first time, for the address that the customer has now; and gone when mail goes
    through."""
    first = clock.now()

    async def told(hook: Any, address: str) -> Any:
        async with service_database.scope():
            await hook(kari, address)
        return await owner.fetchval("SELECT email_refused_at FROM customer WHERE id = $1", kari)

    assert await told(hooks.address_refused, "an.earlier.one@example.com") is None
    with clock.stopped_at(first):
        assert first == await told(hooks.address_refused, "KARI@example.com")
    assert first == await told(hooks.address_refused, "kari@example.com")
    assert first == await told(hooks.address_accepted, "an.earlier.one@example.com")
    assert await told(hooks.address_accepted, "kari@example.com") is None


async def test_an_address_is_one_customers(
    owner: Any, kari: UUID, ola: UUID, app_database: Database
) -> None:
    """In whatever letter case; nothing is changed or noted for whoever comes second."""
    with pytest.raises(customers.EmailTaken):
        async with app_database.scope(customer=ola):
            await customers.change_email(ola, "KARI@example.com")
    assert "ola@example.com" == await owner.fetchval(
        "SELECT email FROM customer WHERE id = $1", ola
    )
    assert 0 == await owner.fetchval("SELECT count(*) FROM profile_change")


async def test_nobody_makes_a_customer_of_anothers_address(
    owner: Any, kari: UUID, app_database: Database
) -> None:
    """A new customer has an address that nobody has."""
    new = customers.NewCustomer("Kari@Example.com", "K", "N", Language.NB)
    with pytest.raises(customers.EmailTaken):
        async with app_database.scope():
            await customers.create(new)
    assert 1 == await owner.fetchval("SELECT count(*) FROM customer")
