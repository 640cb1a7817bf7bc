"""Values of ours that others carry for us: signed, for one purpose, in the letters of a link."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from .keys import SIGNATURE_BYTES, Keyring


def written(keys: Keyring, purpose: str, value: bytes) -> str:
    """The token that says `value`: base64url of it and its signature."""
    return urlsafe_b64encode(value + keys.sign(purpose, value)).decode()


def read(keys: Keyring, purpose: str, token: str, *, most: int) -> bytes | None:
    """What `written` was given, of at most so many bytes; None for what we never signed for this purpose, or
    what is written in another way. Nothing is asked of the database."""
    if len(token) > (most + SIGNATURE_BYTES + 2) // 3 * 4:
        return None
    try:
        signed = urlsafe_b64decode(token)
    except ValueError:
        return None
    if urlsafe_b64encode(signed).decode() != token:
        return None
    value, signature = signed[:-SIGNATURE_BYTES], signed[-SIGNATURE_BYTES:]
    return value if keys.is_signed(purpose, value, signature) else None
