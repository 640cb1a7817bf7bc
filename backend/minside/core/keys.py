"""Keys derived from `MINSIDE_KEYS`, one for each purpose."""

import hmac
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Sequence

KEY_BYTES = 32


class BadKey(ValueError):
    """A key in MINSIDE_KEYS isn't base64 of 32 bytes, or there is none."""


class Keyring:
    """The operator's keys. The first makes, all recognise, so that a key can be rotated."""

    def __init__(self, encoded: Sequence[str]) -> None:
        if not encoded:
            raise BadKey("MINSIDE_KEYS is empty")
        self._keys = tuple(_decoded(key) for key in encoded)

    def fingerprint(self, purpose: str, value: str) -> bytes:
        """32 bytes that stand for `value` under `purpose`; without the key nobody guesses back."""
        return _fingerprint(self._keys[0], purpose, value)


def _decoded(encoded: str) -> bytes:
    try:
        key = b64decode(encoded, validate=True)
    except BadBase64 as error:
        raise BadKey("a key in MINSIDE_KEYS isn't base64") from error
    if len(key) != KEY_BYTES:
        raise BadKey(f"a key in MINSIDE_KEYS has {len(key)} bytes, not {KEY_BYTES}")
    return key


def _fingerprint(key: bytes, purpose: str, value: str) -> bytes:
    subkey = hmac.digest(key, purpose.encode(), "sha256")
    return hmac.digest(subkey, value.encode(), "sha256")
