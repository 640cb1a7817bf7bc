"""Writing a message: it exists, and is sent, exactly when the transaction that caused it commits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from minside.core import clock
from minside.core.keys import Keyring
from minside.core.language import Language
from minside.core.scope import current
from minside.jobs import actions as jobs
from minside.outbox.templates import Template

SEND: Final = "outbox.send"
SEAL: Final = "outbox.secrets"


class EndlessSecret(ValueError):
    """A letter with a link or a code must say when that ends. A bug of ours."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is to be sent, to whom.

    `to` is a mail address or a number in E.164; `customer` None for an address without one.
    `values` (of JSON's kinds) stay and are shown again, `secrets` (links, codes) are sealed until
    sent, then gone.
    After `useless_after` it isn't sent any more.
    """

    template: Template
    to: str
    language: Language
    customer: UUID | None
    values: Mapping[str, Any]
    secrets: Mapping[str, str]
    useless_after: datetime | None = None


async def post(letter: Letter, keys: Keyring) -> UUID:
    """Send this letter once the transaction at hand has committed; the message's id.

    Raises `templates.WrongValues` and `EndlessSecret`, both bugs of the caller's.
    """
    _check(letter)
    message = await _insert(letter, keys)
    await jobs.enqueue(SEND, message)
    return message


async def post_all(letters: Sequence[Letter], keys: Keyring) -> list[UUID]:
    """As `post`, each of them, in two statements however many."""
    for letter in letters:
        _check(letter)
    messages = await _insert_all(letters, keys) if letters else []
    await jobs.enqueue_all(SEND, messages)
    return messages


def _check(letter: Letter) -> None:
    letter.template.check(letter.values, letter.secrets)
    if letter.secrets and letter.useless_after is None:
        raise EndlessSecret(letter.template.name)


async def _insert_all(letters: Sequence[Letter], keys: Keyring) -> list[UUID]:
    rows = await current().fetch(
        """
        WITH made AS (
            SELECT uuidv7() AS id, one.* FROM unnest(
                $1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::text[], $8::bytea[], $9::timestamptz[]
            ) AS one (customer, channel, purpose, template, recipient, language, said, secrets, ends)
        ), inserted AS (
            INSERT INTO message (id, customer, channel, purpose, template, recipient, language,
                                 "values", secrets, useless_after, state, created_at)
            SELECT id, customer, channel, purpose, template, recipient, language, said::jsonb,
                   secrets, ends, 'queued', $10 FROM made
        )
        SELECT id FROM made
        """,
        [each.customer for each in letters],
        [each.template.channel.value for each in letters],
        [each.template.purpose for each in letters],
        [each.template.name for each in letters],
        [each.to for each in letters],
        [each.language.value for each in letters],
        [msgspec.json.encode(dict(each.values)).decode() for each in letters],
        [_sealed(each, keys) for each in letters],
        [each.useless_after for each in letters],
        clock.now(),
    )
    return [row["id"] for row in rows]


async def _insert(letter: Letter, keys: Keyring) -> UUID:
    """RETURNING would have to read the row, and the web can't read what is nobody's."""
    return await current().fetchval(
        """
        WITH made AS (SELECT uuidv7() AS id), inserted AS (
            INSERT INTO message (id, customer, channel, purpose, template, recipient, language,
                                 "values", secrets, state, created_at, useless_after)
            SELECT id, $1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, $10 FROM made
        )
        SELECT id FROM made
        """,
        letter.customer, letter.template.channel.value, letter.template.purpose,
        letter.template.name, letter.to, letter.language.value,
        msgspec.json.encode(dict(letter.values)).decode(), _sealed(letter, keys), clock.now(),
        letter.useless_after,
    )  # fmt: skip


def _sealed(letter: Letter, keys: Keyring) -> bytes | None:
    if not letter.secrets:
        return None
    return keys.seal(SEAL, msgspec.json.encode(dict(letter.secrets)))
