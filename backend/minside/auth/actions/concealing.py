"""The shop's old hashes on their way in: wrapped before anything is stored."""

from typing import Any

from minside.core.house import House
from minside.customers import actions as customers

from . import passwords
from .old_hashes import OldHash, Unreadable, Wrapped


async def conceal(data: dict[str, Any]) -> dict[str, Any]:
    """The data of `customer.registered` with its old hash only inside an argon2id one; what can't
    be read is left out, and said. Raises `passwords.Busy`, `HashingWhileHolding`."""
    try:
        wrapped = await passwords.wrapped(OldHash.read(data["password"]))
    except Unreadable as unreadable:
        return {**data, "password": {"unreadable": str(unreadable)}}
    return {**data, "password": {"wrapped": wrapped.told()}}


async def keep_old_password(_house: House, told: Any) -> str | None:
    """Keep what `conceal` made for the customer, until they choose a password of their own; unless
    that would slow down everybody's signing in too much."""
    password = told.data.password
    if password is None:
        return None
    if "wrapped" not in password:
        return f"the old password is left out: {password.get('unreadable', 'not wrapped')}"
    if await customers.is_recognised(told.data.number):
        # Nothing but an address says so, and whoever typed that may have chosen the password.
        return None
    customer = await customers.find_by_number(told.data.number)
    # The customers' room handles the event first.
    assert customer is not None
    wrapped = Wrapped.read(password["wrapped"])
    if not await passwords.may_keep(wrapped.inner):
        return f"the old password is left out: too many kinds of hashes ({wrapped.inner.kind})"
    await passwords.store_wrapped(customer, wrapped, told.occurred_at)
    return None
