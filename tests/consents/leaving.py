"""Marketing for a test's customer: what she agreed to, what is sent, and the ledger's words about it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from tests.jobs.running import run_jobs

from minside.consents import actions as consents
from minside.consents import texts
from minside.consents.actions import ABOUT, Action, ConsentLink, Kind, Purpose, Said
from minside.consents.actions.giving import keep_texts
from minside.consents.purposes import ASKED_IN_OUR_WORDS
from minside.core.hooks import Addressee
from minside.core.house import House
from minside.core.language import Language
from minside.core.scope import current
from minside.membership import mail
from minside.orders import mail as order_mail
from minside.outbox import actions as outbox

MAIL, NUMBER = "kari@example.com", "+4791234567"
SENDING = ("outbox.send", "outbox.answer_sms", "events.handle")


async def agree(house: House, customer: UUID, *purposes: Purpose) -> None:
    """She says yes at a form of others, which needs no text of ours but where it is about her account."""
    async with house.database.scope():
        found = await consents.of_customer(customer, purposes)
        ours = {
            each: texts.latest(each, Language.NB) for each in purposes if each in ASKED_IN_OUR_WORDS
        }
        await keep_texts(list(ours.values()))
        said = [
            Said(
                found[ABOUT[each].kind].id, each.value, Action.GIVEN, "tool/form",
                text_sha256=ours[each].sha256 if each in ours else None,
            )
            for each in purposes
        ]  # fmt: skip
        await consents.append(said, house.keys)


async def agree_nobody(house: House, kind: Kind, address: str, purpose: Purpose) -> UUID:
    """An address that is nobody's says yes."""
    async with house.database.scope():
        found = {each.customer: each.id for each in await consents.of_address(kind, address)}
        yes = Said(found[None], purpose.value, Action.GIVEN, "tool/form")
        await consents.append([yes], house.keys)
        return found[None]


async def link(house: House, customer: UUID, purpose: Purpose) -> str:
    """The token at the foot of what she is sent for that."""
    async with house.database.scope():
        found = await consents.of_customer(customer, [purpose])
        its = found[ABOUT[purpose].kind]
        to = its.address or await current().fetchval(
            "SELECT email FROM customer WHERE id = $1", customer
        )
        return ConsentLink.to(to, its.id, purpose).token(house.keys)


def offer(customer: UUID | None, to: str = MAIL) -> outbox.Letter:
    values = {
        "name": "Kari", "code": "VENN10", "percent": 10, "amount_ore": None, "about": None,
        "least_total_ore": None, "valid_from": None, "valid_until": None, "once": True,
    }  # fmt: skip
    return outbox.Letter(mail.CODE_ISSUED, to, Language.NB, customer, values, {})


def offer_by_sms(customer: UUID | None, to: str = NUMBER) -> outbox.Letter:
    values = {"code": "VENN10", "percent": 10, "amount_ore": None}
    return outbox.Letter(mail.CODE_ISSUED_SMS, to, Language.NB, customer, values, {})


def about_an_order(customer: UUID | None, to: str = MAIL) -> outbox.Letter:
    """What nobody need agree to."""
    values = {
        "name": "Kari", "order": None, "order_number": "30117", "text": "Posen var åpen.",
        "complaint_number": "S-12", "what": "Godbiter", "pictures": 0, "wish": "refund",
    }  # fmt: skip
    known = {name: values[name] for name in order_mail.COMPLAINT_RECEIVED.values}
    return outbox.Letter(order_mail.COMPLAINT_RECEIVED, to, Language.NB, customer, known, {})


async def post(house: House, letter: outbox.Letter) -> UUID:
    async with house.database.scope():
        return await outbox.post(letter, house.keys)


async def send(house: House) -> None:
    await run_jobs(house, *SENDING)


async def said(owner: Any) -> list[tuple[str, str, str]]:
    """The ledger: action, purpose and channel of each line that is about somebody."""
    rows = await owner.fetch(
        "SELECT action, purpose, channel FROM consent_entry WHERE subject IS NOT NULL ORDER BY number"
    )
    return [(row["action"], row["purpose"], row["channel"]) for row in rows]


async def noes(owner: Any) -> list[tuple[str, str]]:
    return [
        (purpose, channel)
        for action, purpose, channel in await said(owner)
        if action == "withdrawn"
    ]


async def sendable(
    house: House, customer: UUID | None, purposes: Sequence[Purpose], address: str = MAIL
) -> list[Purpose]:
    """Which of these may be sent there now."""
    async with house.database.scope():
        return [
            each
            for each in purposes
            if await consents.may_send(each, Addressee(customer, address)) is not None
        ]
