"""Links that lead out: signed, about one purpose of one subject, and valid for as long as that is there."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Final, Self
from uuid import UUID

from minside.consents.purposes import Purpose
from minside.core.codes import Code
from minside.core.keys import SIGNATURE_BYTES, Keyring
from minside.core.refusals import Refusal

_SIGNED_FOR: Final = "consent link"
_ID_BYTES: Final = 16
# 33 bytes, which are 44 letters of base64url and leave none over: each token is written in one way.
_WRITTEN: Final = re.compile(r"\A[A-Za-z0-9_-]{44}\Z")
NUMBERS: Final[dict[Purpose, int]] = {
    Purpose.NEWS: 1,
    Purpose.OFFERS: 2,
    Purpose.DISCOUNT_CODES: 3,
    Purpose.ARTICLES: 4,
    Purpose.SMS: 5,
    Purpose.PERSONALISATION: 6,
    Purpose.CART_REMINDER: 7,
    Purpose.STATISTICS_COOKIES: 8,
    Purpose.MARKETING_COOKIES: 9,
}
"""What stands for a purpose in a token. They lie in mailboxes: none is ever another's."""
_PURPOSES: Final = {number: purpose for purpose, number in NUMBERS.items()}


class LinkOver(Refusal):
    """We signed no such link, or whom it was about is gone: not told apart."""

    code = Code.LINK_INVALID


@dataclass(frozen=True, slots=True)
class ConsentLink:
    """Whose consent a link is about, and which: nothing else is in it, and it opens nothing else."""

    subject: UUID
    purpose: Purpose

    def token(self, keys: Keyring) -> str:
        """What stands in `List-Unsubscribe`, and after the `#` at a mail's foot."""
        value = self.subject.bytes + bytes([NUMBERS[self.purpose]])
        return urlsafe_b64encode(value + keys.sign(_SIGNED_FOR, value)).decode()

    @classmethod
    def read(cls, token: str, keys: Keyring) -> Self:
        """Raises `LinkOver` for what we never signed, for this; nothing is asked of the database."""
        if not _WRITTEN.match(token):
            raise LinkOver("token")
        signed = urlsafe_b64decode(token)
        value, signature = signed[:-SIGNATURE_BYTES], signed[-SIGNATURE_BYTES:]
        purpose = _PURPOSES.get(value[_ID_BYTES])
        if not keys.is_signed(_SIGNED_FOR, value, signature) or purpose is None:
            raise LinkOver("token")
        return cls(UUID(bytes=value[:_ID_BYTES]), purpose)
