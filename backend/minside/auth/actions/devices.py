"""Browsers: what they are called, and which of them a customer has used before."""

import secrets
from hashlib import sha256
from typing import Final
from uuid import UUID

from ua_parser import parse_os, parse_user_agent

from minside.core import clock
from minside.core.scope import current

KEPT_FOR_SECONDS: Final = 400 * 24 * 3600
# A header can be as long as its sender likes; the parser's patterns needn't see it all.
_LONGEST_HEADER: Final = 400


def described(user_agent: str) -> str | None:
    """A browser as people call it, as "Chrome, Linux"; at most 80 characters, None for a stranger."""
    header = user_agent[:_LONGEST_HEADER]
    browser, system = parse_user_agent(header), parse_os(header)
    parts = [part.family for part in (browser, system) if part and part.family != "Other"]
    return ", ".join(parts)[:80] or None


def new_token() -> str:
    """256 random bits, as text for a cookie."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> bytes:
    """What is kept of a token. It has 256 random bits, so a plain hash can't be guessed back."""
    return sha256(token.encode()).digest()


async def remember(customer: UUID, token: str | None) -> str:
    """Know this browser from now on; its token, a new one where it had none."""
    token = token or new_token()
    await current().fetch(
        """
        INSERT INTO known_device (customer, token_sha256, last_used_at) VALUES ($1, $2, $3)
        ON CONFLICT (customer, token_sha256) DO UPDATE SET last_used_at = excluded.last_used_at
        """,
        customer, digest(token), clock.now(),
    )  # fmt: skip
    return token
