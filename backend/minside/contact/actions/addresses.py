"""The address at which a conversation is answered by mail: which one it is, and that we made it.

`svar+…@mikopet.no`: the part after the plus is the conversation's id and our signature of it, in letters
and digits that survive a server which writes everything small. It says nothing of anybody.
"""

from base64 import b32decode, b32encode
from typing import Final
from uuid import UUID

from minside.core.house import House
from minside.core.keys import SIGNATURE_BYTES, Keyring

PURPOSE: Final = "contact thread"
_ID_BYTES: Final = 16
_LETTERS: Final = 52
_PADDING: Final = "===="


def answer_address(house: House, _letter: str, conversation: UUID) -> str | None:
    """None where no mail is brought to us. Answers `hooks.answer_address`."""
    if house.settings.answer_address is None:
        return None
    local, _, host = house.settings.answer_address.partition("@")
    return f"{local}+{_written(house.keys, conversation)}@{host}"


def _written(keys: Keyring, conversation: UUID) -> str:
    signed = conversation.bytes + keys.sign(PURPOSE, conversation.bytes)
    return b32encode(signed).decode().rstrip("=").lower()


def read_address(keys: Keyring, address: str) -> UUID | None:
    """Which conversation it is the address of; None for one that we never made."""
    local = address.rpartition("@")[0]
    token = local.rpartition("+")[2]
    if len(token) != _LETTERS or not token.isascii() or not token.isalnum():
        return None
    try:
        signed = b32decode(token.upper() + _PADDING)
    except ValueError:
        return None
    if len(signed) != _ID_BYTES + SIGNATURE_BYTES:
        return None
    value, signature = signed[:_ID_BYTES], signed[_ID_BYTES:]
    return UUID(bytes=value) if keys.is_signed(PURPOSE, value, signature) else None
