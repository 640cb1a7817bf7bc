"""Another e-mail address: asked for with the password, verified by a code, told to the old one."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import mail
from minside.core import clock, hooks, throttle
from minside.core.codes import Code
from minside.core.database import GAVE_WAY
from minside.core.hooks import Identity
from minside.core.house import House
from minside.core.intake import Intake
from minside.core.keys import Keyring
from minside.core.refusals import Busy, Refusal
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs
from minside.outbox import actions as outbox

from . import passwords
from .brakes import CHANGES, may_get
from .closing import forget_change
from .codes import TRIES, WrongCode, new_code, without_spaces
from .devices import digest, new_token
from .freezing import OPEN, is_held
from .letters import happened, tell
from .links import link
from .log import EventKind, note
from .sessions import require_open
from .stepping import require_step_up

LASTS: Final = timedelta(minutes=15)
LETTER: Final = "auth.email_change_letter"


class SameEmail(Refusal):
    """It is the address that the account has."""

    code = Code.SAME_EMAIL


@dataclass(frozen=True, slots=True)
class PendingEmail:
    """A new address that waits for its code."""

    new_email: str
    expires_at: datetime


async def pending_email(customer: UUID) -> PendingEmail | None:
    """The change that waits, if a code can still be given."""
    row = await current().fetchrow(
        """
        SELECT new_email, expires_at FROM email_change_request
        WHERE customer = $1 AND tries < $2 AND expires_at > $3
        """,
        customer, TRIES, clock.now(),
    )  # fmt: skip
    return PendingEmail(**row) if row else None


async def request_email_change(
    identity: Identity, new_email: str, *, device: str | None, keys: Keyring
) -> PendingEmail:
    """Let a code be sent to the new address; a change that waited before is forgotten.

    The answer is the same where the address is somebody else's. Raises `StepUpRequired`,
    `Refused`, `SameEmail`, `core.throttle.Throttled`.
    """
    require_step_up(identity)
    address = _read(new_email)
    async with current().apart():
        profile = await customers.profile(identity.customer)
    if profile.email is not None and profile.email.lower() == address.lower():
        raise SameEmail("newEmail")
    may_mail = await _may_mail(identity.customer, address, keys)
    pending = PendingEmail(address, clock.now() + LASTS)
    row = await _keep(identity.customer, pending)
    await note(current(), identity.customer, EventKind.EMAIL_CHANGE_REQUESTED, device)
    if may_mail:
        await jobs.enqueue(LETTER, row)
    return pending


def _read(new_email: str) -> str:
    intake = Intake()
    address = customers.read_email(intake, "newEmail", value=new_email)
    intake.close()
    return address


async def _may_mail(customer: UUID, address: str, keys: Keyring) -> bool:
    """Whether the new address may get one more; raises `Throttled` for the customer's own count."""
    async with current().apart() as short:
        asked = keys.fingerprint("email change", str(customer))
        if refusal := (await throttle.take(short, asked, CHANGES)).refusal:
            raise refusal
        asker = str(customer)
        return await may_get(short, "email change", address, (asker, asker), keys)


async def _keep(customer: UUID, pending: PendingEmail) -> UUID:
    """A new row with a new id, so that the code of the one before is no code for this."""
    await forget_change(customer)
    return await current().fetchval(
        """
        INSERT INTO email_change_request (customer, new_email, tries, created_at, expires_at)
        VALUES ($1, $2, 0, $3, $4) RETURNING id
        """,
        customer, pending.new_email, clock.now(), pending.expires_at,
    )  # fmt: skip


async def write_email_change_letter(request: UUID, house: House) -> None:
    """A code to the new address, or word to whoever lives there already. Once.

    The asker's rows are alike either way: what is kept of a code, where none was sent, is random.
    """
    asked = await current().fetchrow(
        """
        SELECT id, customer, new_email, expires_at FROM email_change_request
        WHERE id = $1 AND code_sha256 IS NULL AND expires_at > $2 FOR UPDATE
        """,
        request, clock.now(),
    )  # fmt: skip
    if asked is None:
        return
    code = await _post_code(asked, house)
    await current().fetch(
        "UPDATE email_change_request SET code_sha256 = $2 WHERE id = $1",
        request, _fingerprint(request, code, house.keys) if code else secrets.token_bytes(32),
    )  # fmt: skip


async def _post_code(asked: Any, house: House) -> str | None:
    """The code that was sent; None where the address is somebody's, who was told instead."""
    known = await customers.find_by_email(asked["new_email"])
    if known is not None:
        await tell(known.id, mail.EMAIL_CHANGE_TAKEN, house.keys)
        return None
    if await is_held(asked["new_email"], but_for=asked["customer"]):
        await _post(asked, mail.EMAIL_CHANGE_TAKEN, house)
        return None
    code = new_code()
    await _post(asked, mail.EMAIL_CHANGE_CODE, house, code=code)
    return code


async def _post(asked: Any, template: Any, house: House, **codes: str) -> None:
    """To the new address, in the customer's language. It isn't theirs yet, so neither is the
    letter: among their own, whether there is one would tell who lives there."""
    profile = await customers.profile(asked["customer"])
    letter = outbox.Letter(
        template=template,
        to=asked["new_email"],
        language=profile.language,
        customer=None,
        values={"name": profile.first_name or ""},
        secrets=codes,
        useless_after=asked["expires_at"],
    )
    await outbox.post(letter, house.keys)


def _fingerprint(request: UUID, code: str, keys: Keyring) -> bytes:
    """Six digits are soon counted through, so what is kept needs our key, and is of one request."""
    return keys.fingerprint("email change code", f"{request} {code}")


async def confirm_email_change(
    identity: Identity, code: str, *, device: str | None, house: House
) -> None:
    """Give the customer the new address, and tell the old one with the link that freezes (N14);
    who was known to the shop without one has none to tell.

    Raises `WrongCode`, `SessionNotFound`, `core.refusals.Busy`.
    """
    asked = await _try(identity.customer, without_spaces(code), house.keys)
    await _is_about_to_change(identity.customer, house.keys)
    await passwords.lock(identity.customer)
    await require_open(identity)
    gone = await current().fetch(
        "DELETE FROM email_change_request WHERE id = $1 RETURNING id", asked["id"]
    )
    if not gone:
        raise WrongCode("code", left=0)
    old = await _change(identity.customer, asked["new_email"])
    await passwords.spend_links(identity.customer)
    await note(current(), identity.customer, EventKind.EMAIL_CHANGED, device)
    if old is not None:
        await tell_old(identity.customer, old, asked["new_email"], device, house)


async def _is_about_to_change(customer: UUID, keys: Keyring) -> None:
    """Before anything of theirs is locked. Raises `core.refusals.Busy`."""
    try:
        await hooks.address_changes(customer, keys)
    except GAVE_WAY as error:
        raise Busy("code") from error


async def _try(customer: UUID, code: str, keys: Keyring) -> Any:
    """The request whose code this is. A try is counted whatever becomes of it."""
    async with current().apart() as short:
        asked = await short.fetchrow(
            """
            UPDATE email_change_request SET tries = tries + 1
            WHERE customer = $1 AND tries < $2 AND expires_at > $3
            RETURNING id, new_email, code_sha256, tries
            """,
            customer, TRIES, clock.now(),
        )  # fmt: skip
    if asked is None:
        raise WrongCode("code", left=0)
    if not hmac.compare_digest(asked["code_sha256"] or b"", _fingerprint(asked["id"], code, keys)):
        raise WrongCode("code", left=TRIES - asked["tries"])
    return asked


async def _change(customer: UUID, new: str) -> str | None:
    if await is_held(new, but_for=customer):
        # An account had it, and left it, since the code was sent.
        raise WrongCode("code", left=0)
    try:
        return await customers.change_email(customer, new)
    except customers.EmailTaken as error:
        # Somebody registered it since the code was sent.
        raise WrongCode("code", left=0) from error
    except GAVE_WAY as error:
        # The shop is telling of the same address or customer at this very moment.
        raise Busy("code") from error


async def changed_by_shop(house: House, customer: UUID, old: str | None, new: str) -> None:
    """The address is another by what the shop told (S38): the old one can freeze that too, and what was
    on its way to the old one ends, and so does a change that was asked for before. There is no `old`
    one where nobody has shown that they read mail there: it may be a stranger's."""
    await passwords.spend_links(customer)
    await forget_change(customer)
    await note(current(), customer, EventKind.EMAIL_CHANGED, None)
    if old is not None:
        await tell_old(customer, old, new, None, house)


async def tell_old(customer: UUID, old: str, new: str, device: str | None, house: House) -> None:
    """Word to the address that was, with the link that freezes the change; nobody else has it while
    it can still be given back."""
    token, now = new_token(), clock.now()
    await current().fetch(
        """
        INSERT INTO email_change (customer, old_email, new_email, token_sha256, changed_at)
        VALUES ($1, $2, $3, $4, $5)
        """,
        customer, old, new, digest(token), now,
    )  # fmt: skip
    await customers.settle_later(customer, after=OPEN)
    await tell(
        customer,
        mail.EMAIL_CHANGED,
        house.keys,
        {"new_email_masked": masked(new), **happened(device)},
        to=old,
        secrets={"link": link(house.settings.public_url, "frys", token)},
        useless_after=now + OPEN,
    )


def masked(email: str) -> str:
    """Enough of an address to know one's own by: `k…@example.com`."""
    local, _, domain = email.rpartition("@")
    return f"{local[:1]}…@{domain}"
