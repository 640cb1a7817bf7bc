"""Links to pages of the shop's own, signed so that it knows that we sent the customer."""

import base64
import hmac
from typing import Final

from .settings import Settings

# What is signed begins with this, so that no signature of an event can be one of a link.
SIGNED: Final = "minside-link:"
_SHOP: Final = "shop"


def secret_of(settings: Settings) -> bytes | None:
    """That the shop signs its events by (Standard Webhooks: base64 after `whsec_`), the first where it
    has two: the web has it already, and nothing that would let it speak for the worker."""
    shop = settings.event_secrets.get(_SHOP)
    if not shop:
        return None
    encoded = shop[0].get_secret_value().removeprefix("whsec_")
    return base64.b64decode(encoded + "=" * (-len(encoded) % 4))


def signature(secret: bytes, query: str) -> str:
    """Of a link's query, as it stands before `&signature=`: HMAC-SHA256, base64url without padding
    (RFC 2104, RFC 4648 §5)."""
    digest = hmac.digest(secret, (SIGNED + query).encode(), "sha256")
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
