"""Registering: nobody is a customer before the address has shown to be theirs.

Nothing that the request does depends on who is known: it counts, hashes, keeps a row and enqueues.
The worker looks who lives at the address, and writes one letter either way.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from minside.auth import mail
from minside.core import clock, hooks, throttle
from minside.core.agreeing import LABELS, Agreed
from minside.core.house import House
from minside.core.idempotency import LONGEST_KEY, BadKey, KeyReused
from minside.core.intake import Intake
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.customers import actions as customers
from minside.jobs import actions as jobs
from minside.outbox import actions as outbox

from . import brakes, passwords, rules
from .claims import send_claim_link
from .devices import digest, new_token
from .entering import Browser, SignedIn, end_others_session, let_in
from .freezing import find_frozen, is_held, tell_frozen
from .letters import tell
from .links import LinkInvalid, link
from .log import EventKind, note
from .step_up import WrongPassword

LASTS: Final = timedelta(hours=24)
LETTER: Final = "auth.registration_letter"


@dataclass(frozen=True, slots=True)
class RegistrationForm:
    """What somebody types who wants to become a customer."""

    email: str
    password: str
    first_name: str
    last_name: str
    language: Language
    agreed: Sequence[Agreed] = ()
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    """A form as it is kept, but for the password. What was ticked counts once the address is verified."""

    new: customers.NewCustomer
    agreed: Sequence[Agreed]
    birth_year: int | None

    @property
    def boxes(self) -> str:
        return json.dumps([each.as_json() for each in self.agreed])

    def fingerprint(self, keys: Keyring) -> bytes:
        new = self.new
        form: list[Any] = [new.email, new.first_name, new.last_name, new.language.value]
        if self.agreed:
            form += [self.boxes, self.birth_year]
        return keys.fingerprint("registration form", json.dumps(form))


async def register(
    form: RegistrationForm, *, address_block: str, key: str | None, keys: Keyring
) -> str:
    """Keep a registration and let a letter be written; the address it goes to.

    The answer is the same whoever lives there, and for an address that got enough letters. The
    same `key` and form is kept once; the password isn't compared, since nothing quick to guess by
    may be kept of it, and the first one counts. Raises `Refused`, `core.idempotency.KeyReused`,
    `core.throttle.Throttled`, `passwords.Busy`.
    """
    wish = _read(form)
    if key is not None and not 1 <= len(key) <= LONGEST_KEY:
        raise BadKey("idempotencyKey")
    await brakes.may_ask("register", address_block, keys)
    hash = await passwords.hashed(form.password)
    if await _is_first(key, wish, keys):
        # Counted here and not before: of many twins the first here may be one that came too many.
        asker = brakes.by_network(address_block)
        may_mail = await brakes.may_get(current(), "register", wish.new.email, asker, keys)
        kept = await _keep(wish, hash if may_mail else None, key, keys)
        await jobs.enqueue(LETTER, kept)
    return wish.new.email


def _read(form: RegistrationForm) -> _Wish:
    intake = Intake()
    email = customers.read_email(intake, "email", value=form.email)
    first, last = customers.read_names(intake, first_name=form.first_name, last_name=form.last_name)
    intake.part(lambda: rules.check(form.password, (email, first, last), "password"))
    # The year is asked for on account of a box, and kept with one.
    born = customers.read_birth_year(intake, form.birth_year) if form.agreed else None
    for refusal in hooks.agreed_rightly(form.agreed, born):
        intake.note(refusal)
    intake.close()
    new = customers.NewCustomer(email, first, last, form.language)
    return _Wish(new, form.agreed, born)


async def _is_first(key: str | None, wish: _Wish, keys: Keyring) -> bool:
    """Whether nobody sent this form before; twins wait for each other. Raises `KeyReused`."""
    if key is None:
        return True
    await throttle.take_turns(current(), keys.fingerprint("registration key", key))
    earlier = await current().fetchval("SELECT registration_by_key($1)", key)
    if earlier not in (None, wish.fingerprint(keys)):
        raise KeyReused("idempotencyKey")
    return earlier is None


async def _keep(wish: _Wish, hash: str | None, key: str | None, keys: Keyring) -> UUID:
    """The web can't read what it puts here, so the id is made beside the row.

    Without a hash no letter is written, and the row only answers for its key: of an address that
    got enough letters it answers as of any, so that nobody learns from it who asked before.
    """
    now, new = clock.now(), wish.new
    return await current().fetchval(
        """
        WITH made AS (SELECT uuidv7() AS id), kept AS (
            INSERT INTO registration (id, email, first_name, last_name, language, hash, key,
                                      form_sha256, created_at, expires_at, agreed, birth_year)
            SELECT id, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM made
        )
        SELECT id FROM made
        """,
        new.email, new.first_name, new.last_name, new.language.value, hash, key,
        wish.fingerprint(keys), now, now + LASTS, wish.boxes, wish.birth_year,
    )  # fmt: skip


async def write_registration_letter(registration: UUID, house: House) -> None:
    """A link to verify the address, or word to whoever lives there already. Once."""
    pending = await current().fetchrow(
        """
        SELECT id, email, first_name, language, expires_at, agreed FROM registration
        WHERE id = $1 AND hash IS NOT NULL AND token_sha256 IS NULL AND expires_at > $2 FOR UPDATE
        """,
        registration, clock.now(),
    )  # fmt: skip
    if pending is None:
        return
    known = await customers.find_by_email(pending["email"])
    if known is None and not await is_held(pending["email"]):
        await _send_link(pending, house)
        return
    await current().fetch("UPDATE registration SET hash = NULL WHERE id = $1", registration)
    if frozen := await find_frozen(pending["email"], known and known.id):
        await tell_frozen(frozen, house.keys, to=pending["email"])
    elif known is not None and await passwords.is_unclaimed(known.id):
        await send_claim_link(known.id, house)
    elif known is not None:
        await tell(known.id, mail.REGISTER_KNOWN, house.keys)
    else:
        await _post(pending, mail.REGISTER_KNOWN, {}, house)


async def _send_link(pending: Any, house: House) -> None:
    token = new_token()
    await current().fetch(
        "UPDATE registration SET token_sha256 = $2 WHERE id = $1", pending["id"], digest(token)
    )
    address = link(house.settings.public_url, "bekreft", token)
    values = {"agreed": _labels(pending["agreed"], Language(pending["language"]))}
    await _post(pending, mail.REGISTER_VERIFY, values, house, link=address)


def _labels(boxes: str, language: Language) -> str:
    """What was ticked, by what it is called, one a line."""
    return "\n".join(LABELS[each.purpose].in_(language) for each in _agreed(boxes))


async def _post(
    pending: Any, template: Any, values: dict[str, str], house: House, **secrets: str
) -> None:
    letter = outbox.Letter(
        template=template,
        to=pending["email"],
        language=Language(pending["language"]),
        customer=None,
        values={"name": pending["first_name"], **values},
        secrets=secrets,
        useless_after=pending["expires_at"],
    )
    await outbox.post(letter, house.keys)


async def verify_email(token: str, password: str, browser: Browser, keys: Keyring) -> SignedIn:
    """Make the customer whose link this is, and let them in.

    The password is the one chosen at registering: who registers a stranger's address gets nothing
    when the stranger follows the link. Raises `LinkInvalid`, `WrongPassword`,
    `core.throttle.Throttled`, `passwords.Busy`.
    """
    found = await _find(token, browser, keys)
    if not await passwords.matches(found["hash"], password):
        raise WrongPassword("password")
    await end_others_session(None, browser.replaces)
    taken = await current().fetchrow("SELECT * FROM take_registration($1, $2)", digest(token), clock.now())  # fmt: skip
    if taken is None or await is_held(taken["email"]):
        raise LinkInvalid("token")
    customer = await _create(taken)
    await passwords.store(customer, taken["hash"])
    await _keep_agreed(customer, taken, keys)
    await note(current(), customer, EventKind.REGISTERED, browser.device)
    return await let_in(customer, browser, device_kept=found["device_kept"])


async def _find(token: str, browser: Browser, keys: Keyring) -> Any:
    """The hash that the password must match, and whether the browser's token is one of ours."""
    async with current().apart() as short:
        found = await short.fetchrow(
            "SELECT * FROM registration_by_token($1, $2, $3)",
            digest(token), digest(browser.device_token or ""), clock.now(),
        )  # fmt: skip
        if found is None:
            raise LinkInvalid("token")
        bucket = keys.fingerprint("verify link", token)
        braked = (await throttle.take(short, bucket, brakes.GUESSES)).refusal
    if braked:
        raise braked
    return found


async def _create(taken: Any) -> UUID:
    new = customers.NewCustomer(
        taken["email"], taken["first_name"], taken["last_name"], Language(taken["language"])
    )
    try:
        return await customers.create(new)
    except customers.EmailTaken as error:
        raise LinkInvalid("token") from error


async def _keep_agreed(customer: UUID, taken: Any, keys: Keyring) -> None:
    """What was ticked is theirs now, and so is the year that went with it."""
    agreed = _agreed(taken["agreed"])
    if not agreed:
        return
    await customers.change(customer, customers.ProfileForm(birth_year=taken["birth_year"]))
    await hooks.agreed_at_registration(customer, agreed, taken["created_at"], keys)


def _agreed(boxes: str) -> list[Agreed]:
    """The boxes as `_Wish.boxes` wrote them, each once."""
    return list(dict.fromkeys(Agreed.from_json(each) for each in json.loads(boxes)))
