"""Whose certificates we trust, where we ask others over HTTPS."""

import ssl
from functools import cache

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """Whom the machine trusts, read once: that takes longer than all else of a sending."""
    return httpx.create_ssl_context()
