"""Whose certificates we trust, where we ask others over HTTPS."""

import ssl
from functools import cache

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """What `SSL_CERT_FILE` or `SSL_CERT_DIR` names, else the bundle that comes with httpx: read
    once, since that takes longer than all else of a sending. A new one counts after a restart."""
    return httpx.create_ssl_context()
