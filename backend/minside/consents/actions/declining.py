"""No, from the address itself, for who needn't be a customer: by the link that asked, or by one asked for."""

from collections.abc import Sequence

from minside.auth.actions import brakes
from minside.auth.actions.links import LinkInvalid, link
from minside.consents import mail
from minside.consents.purposes import ANSWERED_WITHIN, Purpose
from minside.core import clock
from minside.core.house import House
from minside.core.intake import Intake
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.customers import actions as customers
from minside.outbox import actions as outbox

from .asking import Question
from .doors import Door
from .links import ConsentLink
from .moving import look_first
from .subjects import opened
from .withdrawing import withdraw

PAGE = "meld-av"


async def decline(token: str, keys: Keyring, shown: Sequence[Purpose] | None = None) -> None:
    """Whoever reads mail there says no to what was `shown` to them, by default to what the mail named; also
    after they said yes by it, and however often. A no is never held back. Raises `LinkInvalid`."""
    question = Question.read(token, keys)
    subject = await opened(question.subject)
    if subject is None:
        raise LinkInvalid("token")
    purposes = question.purposes if shown is None else shown
    await look_first([subject.customer], keys, subject.address)
    await withdraw([subject], purposes, Door.CONFIRMATION.value, keys)


async def request_leave(house: House, email: str, language: Language, *, address_block: str) -> str:
    """Somebody wants no more newsletters at this address: the link that ends them goes there, and the
    address is told, as it is kept. It is that of whose the address is, so that nothing which is sent there is
    left out; and about no kind, for nobody said which. The same whoever lives there, and whatever they get.

    Raises `core.refusals.Refused`, `core.throttle.Throttled`.
    """
    intake = Intake()
    kept = customers.read_email(intake, "email", value=email)
    intake.close()
    if await brakes.may_mail("newsletter leave", kept, address_block, house.keys):
        await _write(house, kept, language)
    return kept


async def _write(house: House, email: str, language: Language) -> None:
    id = await current().fetchval("SELECT consent_subject_to_leave($1, $2)", email, clock.now())
    token = ConsentLink.to(email, id, None).token(house.keys)
    letter = outbox.Letter(
        template=mail.LEAVE,
        to=email,
        language=language,
        customer=None,
        values={},
        secrets={"link": link(house.settings.public_url, PAGE, token)},
        useless_after=clock.now() + ANSWERED_WITHIN,
    )
    await outbox.post(letter, house.keys)
