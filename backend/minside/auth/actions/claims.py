"""A customer whom the shop knows chooses the first password: by a link in a mail, or by the customer
number and a code by SMS.

Nothing that a request does depends on who is known: it counts, keeps a row and enqueues. The worker
looks, and writes to whoever lives at the address or has the number. A number that is nobody's gets
a code page like any other, where every code is wrong.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import mail
from minside.core import clock
from minside.core.house import House
from minside.core.intake import Intake
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.refusals import Required
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs
from minside.outbox import actions as outbox
from minside.outbox.templates import Template

from . import brakes, passwords, rules
from .codes import TRIES, WrongCode, new_code, without_spaces
from .devices import digest, new_token
from .entering import Browser, SignedIn, end_others_session, let_in
from .freezing import find_frozen, is_frozen, tell_frozen
from .letters import happened, tell, tell_at
from .links import LinkInvalid, link
from .log import EventKind, note

LINK_LASTS: Final = timedelta(hours=24)
CODE_LASTS: Final = timedelta(minutes=15)
LETTER: Final = "auth.claim_letter"
LONGEST_NUMBER: Final = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """By address: where the mail goes. By number: what the code page gives back with the code."""

    sent_to: str | None = None
    claim_token: str | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    email: str | None
    number: str | None
    language: Language
    device: str | None


async def request_claim(
    email: str | None,
    number: str | None,
    language: Language,
    *,
    address_block: str,
    device: str | None,
    keys: Keyring,
) -> Asked:
    """Let a letter be written, or a code be sent; the same whoever is known.

    One of the two is needed, and the address counts where both are given. Raises `Refused`,
    `core.throttle.Throttled`.
    """
    wish = _read(email, number, language, device)
    if wish.email:
        may_send = await brakes.may_mail("claim", wish.email, address_block, keys)
    else:
        may_send = await brakes.may_text("claim", wish.number or "", address_block, keys)
    token = new_token() if wish.number else None
    kept = await _keep(wish, token)
    if may_send:
        await jobs.enqueue(LETTER, kept)
    return Asked(sent_to=wish.email, claim_token=token)


def _read(email: str | None, number: str | None, language: Language, device: str | None) -> _Wish:
    intake = Intake()
    address, tidy = None, None
    if email is not None:
        address = customers.read_email(intake, "email", value=email)
    elif number is not None:
        spaceless = re.sub(r"\s", "", number)
        tidy = intake.required("customerNumber", value=spaceless, most=LONGEST_NUMBER)
    else:
        intake.note(Required("email"))
    intake.close()
    return _Wish(address, tidy, language, device)


async def _keep(wish: _Wish, token: str | None) -> UUID:
    """The web can't read what it puts here, so the id is made beside the row."""
    now, lasts = clock.now(), CODE_LASTS if token else LINK_LASTS
    return await current().fetchval(
        """
        WITH made AS (SELECT uuidv7() AS id), kept AS (
            INSERT INTO claim_request
                (id, email, number, language, device, token_sha256, created_at, expires_at)
            SELECT id, $1, $2, $3, $4, $5, $6, $7 FROM made
        )
        SELECT id FROM made
        """,
        wish.email, wish.number, wish.language.value, wish.device,
        digest(token) if token else None, now, now + lasts,
    )  # fmt: skip


async def write_claim_letter(request: UUID, house: House) -> None:
    """Write to whoever lives at the address, or has the number. Once."""
    asked = await current().fetchrow(
        """
        SELECT * FROM claim_request WHERE id = $1 AND code_sha256 IS NULL AND expires_at > $2
        FOR UPDATE
        """,
        request, clock.now(),
    )  # fmt: skip
    if asked is None:
        return
    if asked["number"] is not None:
        await _send_code(asked, house)
        return
    await current().fetch("DELETE FROM claim_request WHERE id = $1", request)
    await _write_to_address(asked, house)


async def _write_to_address(asked: Any, house: House) -> None:
    known = await customers.find_by_email(asked["email"])
    if known is not None:
        # Whoever freezes meanwhile goes before or after.
        await passwords.lock(known.id)
    if frozen := await find_frozen(asked["email"], known and known.id):
        await tell_frozen(frozen, house.keys, to=asked["email"])
    elif known is None:
        language = Language(asked["language"])
        await tell_at(asked["email"], mail.CLAIM_UNKNOWN, language, house.keys)
    elif await passwords.is_unclaimed(known.id):
        await send_claim_link(known.id, house)
    else:
        await tell(known.id, mail.CLAIM_KNOWN, house.keys)


async def send_claim_link(customer: UUID, house: House) -> None:
    """A link to choose the first password by, to the address that the shop knows, and good for as
    long as that is theirs."""
    token, now = new_token(), clock.now()
    await current().fetch(
        """
        INSERT INTO claim_link (customer, email, token_sha256, created_at, expires_at)
        SELECT id, email, $2, $3, $4 FROM customer WHERE id = $1
        """,
        customer, digest(token), now, now + LINK_LASTS,
    )  # fmt: skip
    secret = {"link": link(house.settings.public_url, "finn-konto/passord", token)}
    await tell(customer, mail.CLAIM, house.keys, secrets=secret, useless_after=now + LINK_LASTS)


async def _send_code(asked: Any, house: House) -> None:
    """A code to the telephone that the shop knows, once. What is kept of a code, where none was
    sent, is random."""
    customer = await customers.find_by_number(asked["number"])
    code = await _text_code(customer, asked, house) if customer else None
    kept = _fingerprint(asked["id"], code, house.keys) if code else secrets.token_bytes(32)
    await current().fetch(
        "UPDATE claim_request SET customer = $2, code_sha256 = $3 WHERE id = $1",
        asked["id"], customer if code else None, kept,
    )  # fmt: skip


async def _text_code(customer: UUID, asked: Any, house: House) -> str | None:
    """The code that was sent. None where there is no telephone, the account is frozen, or has a
    password of its own, which is told."""
    await passwords.lock(customer)
    profile = await customers.profile(customer)
    if profile.phone is None or await is_frozen(customer):
        return None
    if not await passwords.is_unclaimed(customer):
        await _text(profile, mail.CLAIM_KNOWN_SMS, house.keys)
        return None
    code = new_code()
    await _text(profile, mail.CLAIM_CODE_SMS, house.keys, asked["expires_at"], code=code)
    return code


async def _text(
    profile: customers.Profile, template: Template, keys: Keyring, until: Any = None, **codes: str
) -> None:
    assert profile.phone is not None
    letter = outbox.Letter(
        template=template,
        to=profile.phone,
        language=profile.language,
        customer=profile.id,
        values={},
        secrets=codes,
        useless_after=until,
    )
    await outbox.post(letter, keys)


def _fingerprint(request: UUID, code: str, keys: Keyring) -> bytes:
    """Six digits are soon counted through, so what is kept needs our key, and is of one request."""
    return keys.fingerprint("claim code", f"{request} {code}")


async def claim(
    token: str, code: str | None, password: str, browser: Browser, keys: Keyring
) -> SignedIn:
    """Choose the first password by a link, or by the code page's token and its code, and come in.

    A refused password spends neither. Raises `LinkInvalid`, `WrongCode`, the refusals of
    `rules.check`, `passwords.Busy`.
    """
    way = _ByLink(token) if code is None else _ByCode(token, code, keys)
    customer = await way.find()
    async with current().apart(customer):
        known = await rules.words_of(customer)
    rules.check(password, known, "newPassword")
    hash = await passwords.hashed(password)
    await end_others_session(customer, browser.replaces)
    await current().act_for(customer)
    await _take(customer, way)
    await passwords.store(customer, hash)
    await passwords.spend_links(customer)
    if code is None:
        await customers.mark_verified(customer)
    await note(current(), customer, EventKind.ACCOUNT_CLAIMED, browser.device)
    await tell(customer, mail.CLAIMED, keys, happened(browser.device))
    return await let_in(customer, browser, device_kept=False)


async def _take(customer: UUID, way: "_ByLink | _ByCode") -> None:
    """Of two who come at once the second finds nothing to take, and neither does who comes after
    somebody signed in with the shop's old password."""
    await passwords.lock(customer)
    if not await way.take() or await is_frozen(customer):
        raise LinkInvalid("token")
    if not await passwords.is_unclaimed(customer):
        raise LinkInvalid("token")


class _ByLink:
    """Whose the link is, and taking it."""

    def __init__(self, token: str) -> None:
        self._digest = digest(token)

    async def find(self) -> UUID:
        """Raises `LinkInvalid`."""
        async with current().apart() as short:
            customer = await short.fetchval(
                "SELECT claim_link_by_token($1, $2)", self._digest, clock.now()
            )
        if customer is None:
            raise LinkInvalid("token")
        return customer

    async def take(self) -> bool:
        return await current().fetchval(
            """
            DELETE FROM claim_link l USING customer c
            WHERE l.token_sha256 = $1 AND l.expires_at > $2
              AND c.id = l.customer AND lower(c.email) = lower(l.email)
            RETURNING true
            """,
            self._digest, clock.now(),
        ) is True  # fmt: skip


class _ByCode:
    """Whose the code is, and taking it. A wrong code is counted, whatever becomes of the rest."""

    def __init__(self, token: str, code: str, keys: Keyring) -> None:
        self._digest = digest(token)
        self._code = code
        self._keys = keys
        self._fingerprint = b""

    async def find(self) -> UUID:
        """Raises `WrongCode`, and `LinkInvalid` when the tries or the minutes are over."""
        async with current().apart() as short:
            request = await short.fetchval(
                "SELECT claim_by_token($1, $2)", self._digest, clock.now()
            )
            self._fingerprint = _fingerprint(request, without_spaces(self._code), self._keys)
            tried = await short.fetchrow(
                "SELECT customer, tries FROM try_claim($1, $2, $3)",
                self._digest, self._fingerprint, clock.now(),
            )  # fmt: skip
        if tried is None:
            raise LinkInvalid("token")
        if tried["customer"] is None:
            raise WrongCode("code", left=TRIES - tried["tries"])
        return tried["customer"]

    async def take(self) -> bool:
        customer = await current().fetchval(
            "SELECT take_claim($1, $2, $3)", self._digest, self._fingerprint, clock.now()
        )
        return customer is not None
