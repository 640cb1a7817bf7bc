"""What ends when it isn't certain any more who is inside."""

from uuid import UUID

from minside.auth.tables import EmailChangeRequest, KnownDevice, Session

from . import passwords


async def close(customer: UUID) -> None:
    """Nobody is in, no browser is known, and no link or code lets anybody in."""
    await Session.delete().where(Session.customer == customer)
    await KnownDevice.delete().where(KnownDevice.customer == customer)
    await forget_change(customer)
    await passwords.spend_links(customer)


async def forget_change(customer: UUID) -> None:
    """Whoever asked for another address asks again, with the password of today."""
    await EmailChangeRequest.delete().where(EmailChangeRequest.customer == customer)
