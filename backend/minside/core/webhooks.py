"""What other systems bring, signed by the Standard Webhooks scheme (https://www.standardwebhooks.com)."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from litestar import Request
from litestar.exceptions import (
    ClientException,
    HTTPException,
    InternalServerException,
    NotAuthorizedException,
)
from pydantic import SecretStr
from standardwebhooks import Webhook, WebhookVerificationError

SECONDS: Final = 20.0


async def body_of(request: Request[Any, Any, Any]) -> bytes:
    """The whole body. Raises 408 for one that doesn't end, 400 for a sender that went away."""
    try:
        async with asyncio.timeout(SECONDS):
            return await request.body()
    except TimeoutError:
        raise HTTPException(status_code=408) from None
    except InternalServerException:
        # Litestar's word for a client that went away.
        raise ClientException from None


def signer(
    request: Request[Any, Any, Any], body: bytes, secrets: Mapping[str, tuple[SecretStr, ...]]
) -> str:
    """Whose secret signed this body within the last five minutes. Raises 401 for nobody's."""
    headers = dict(request.headers)
    for name, several in secrets.items():
        if any(_signed(secret.get_secret_value(), body, headers) for secret in several):
            return name
    raise NotAuthorizedException


def _signed(secret: str, body: bytes, headers: dict[str, str]) -> bool:
    try:
        Webhook(secret).verify(body, headers, json_parse=False)
    except (WebhookVerificationError, ValueError):
        return False
    return True
