"""Keys derived from `MINSIDE_KEYS`, one for each purpose."""

import hmac
import os
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
SIGNATURE_BYTES = 16
PUBLIC_KEY_BYTES = 32
KEY_ID_BYTES = 4
_NONCE_BYTES = 12


class BadKey(ValueError):
    """A key in MINSIDE_KEYS isn't base64 of 32 bytes, or there is none."""


class BadSeal(ValueError):
    """No key of ours opens it: sealed under another key or purpose, or changed since."""


class Keyring:
    """The operator's keys. The first makes, all recognise, so that a key can be rotated."""

    def __init__(self, encoded: Sequence[str]) -> None:
        if not encoded:
            raise BadKey("MINSIDE_KEYS is empty")
        self._keys = tuple(_decoded(key) for key in encoded)

    def fingerprint(self, purpose: str, value: str) -> bytes:
        """32 bytes that stand for `value` under `purpose`; without the key nobody guesses back."""
        return _fingerprint(self._keys[0], purpose, value)

    def sign(self, purpose: str, value: bytes) -> bytes:
        """`SIGNATURE_BYTES` by which we know later that `value` came from us, for this purpose: an
        HMAC-SHA256, cut in half as RFC 2104 §5 allows."""
        return _signature(self._keys[0], purpose, value)

    def is_signed(self, purpose: str, value: bytes, signature: bytes) -> bool:
        """Whether one of the keys signed it, in the same time whatever is wrong."""
        matches = [
            hmac.compare_digest(_signature(key, purpose, value), signature) for key in self._keys
        ]
        return any(matches)

    def mac(self, purpose: str, value: bytes) -> tuple[bytes, bytes]:
        """Which key made it (`KEY_ID_BYTES`), and a whole HMAC-SHA256: for what must be known as ours
        for years, and named where its key is gone."""
        return _key_id(self._keys[0]), _mac(self._keys[0], purpose, value)

    @property
    def key_id(self) -> bytes:
        """Of the key that makes (`KEY_ID_BYTES`)."""
        return _key_id(self._keys[0])

    def knows(self, key_id: bytes) -> bool:
        """Whether the key of that id is among ours."""
        return any(_key_id(key) == key_id for key in self._keys)

    def place(self, key_id: bytes) -> int:
        """Which of ours the key of that id is: 0 makes, the older stand behind. Raises `ValueError` for
        one that isn't ours."""
        return [_key_id(key) for key in self._keys].index(key_id)

    def is_mac(self, purpose: str, value: bytes, key_id: bytes, mac: bytes) -> bool:
        """Whether the key of that id made it."""
        return any(
            hmac.compare_digest(_mac(key, purpose, value), mac)
            for key in self._keys
            if _key_id(key) == key_id
        )

    def attest(self, purpose: str, value: bytes) -> tuple[bytes, bytes]:
        """The public key (`PUBLIC_KEY_BYTES`) and an Ed25519 signature (RFC 8032) of 64 bytes, for what
        others check without us."""
        pair = _pair(self._keys[0], purpose)
        return pair.public_key().public_bytes_raw(), pair.sign(value)

    def public_keys(self, purpose: str) -> list[bytes]:
        """By which `attest` is checked, that of each of our keys; the one that signs comes first."""
        return [_pair(key, purpose).public_key().public_bytes_raw() for key in self._keys]

    def seal(self, purpose: str, plain: bytes) -> bytes:
        """`plain` so that only a keyring with this key, asked for this purpose, reads it
        (AES-256-GCM, a nonce in front)."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + _cipher(self._keys[0], purpose).encrypt(nonce, plain, None)

    def unseal(self, purpose: str, sealed: bytes) -> bytes:
        """What `seal` was given, whichever of the keys sealed it. Raises `BadSeal`."""
        nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        for key in self._keys:
            try:
                return _cipher(key, purpose).decrypt(nonce, body, None)
            except (InvalidTag, ValueError):
                continue
        raise BadSeal(purpose)


def _decoded(encoded: str) -> bytes:
    try:
        key = b64decode(encoded, validate=True)
    except BadBase64 as error:
        raise BadKey("a key in MINSIDE_KEYS isn't base64") from error
    if len(key) != KEY_BYTES:
        raise BadKey(f"a key in MINSIDE_KEYS has {len(key)} bytes, not {KEY_BYTES}")
    return key


def _fingerprint(key: bytes, purpose: str, value: str) -> bytes:
    return hmac.digest(_subkey(key, purpose), value.encode(), "sha256")


def _signature(key: bytes, purpose: str, value: bytes) -> bytes:
    return hmac.digest(_subkey(key, f"sign {purpose}"), value, "sha256")[:SIGNATURE_BYTES]


def _mac(key: bytes, purpose: str, value: bytes) -> bytes:
    return hmac.digest(_subkey(key, f"mac {purpose}"), value, "sha256")


def _key_id(key: bytes) -> bytes:
    return _subkey(key, "id")[:KEY_ID_BYTES]


def _pair(key: bytes, purpose: str) -> Ed25519PrivateKey:
    """Derived by HKDF (RFC 5869): who has the public half learns nothing of the key."""
    derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=f"ed25519 {purpose}".encode()).derive(key)
    return Ed25519PrivateKey.from_private_bytes(derived)


def _cipher(key: bytes, purpose: str) -> AESGCM:
    return AESGCM(_subkey(key, f"seal {purpose}"))


def _subkey(key: bytes, purpose: str) -> bytes:
    return hmac.digest(key, purpose.encode(), "sha256")
