"""The letters that only the worker can write, since it sees who is known; and the sweep."""

from uuid import UUID

from minside.auth import actions as auth
from minside.core.house import House


async def registration_letter(house: House, row: UUID) -> None:
    await auth.write_registration_letter(row, house)


async def reset_letter(house: House, row: UUID) -> None:
    await auth.write_reset_letter(row, house)


async def email_change_letter(house: House, row: UUID) -> None:
    await auth.write_email_change_letter(row, house)


async def claim_letter(house: House, row: UUID) -> None:
    await auth.write_claim_letter(row, house)


async def sweep(_house: House) -> None:
    await auth.sweep()
